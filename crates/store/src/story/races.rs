//! Chapters: many at once. Who wins is open; that nothing is lost, doubled or torn is not.

use std::sync::Arc;

use chain::{Head, LogId};
use tokio::task::JoinSet;

use super::logbook::{Logbook, read_all, verified};
use crate::{Append, AppendError, Store};

const APPENDERS: u64 = 12;
const APPENDS: u64 = 8;

/// The log as it stands, ready to be continued.
async fn continued(store: &impl Store, log: LogId) -> Logbook {
    let head = match store.head(&log).await.unwrap() {
        // Between the two reads the log may have been deleted or gone on; then the append is refused.
        Some(n) => match store.read(&log, n - 1, 1).await.unwrap().first() {
            Some(last) => last.head().unwrap(),
            None => Head::empty(&log),
        },
        None => Head::empty(&log),
    };
    Logbook { log, head }
}

/// Appends until it succeeds; each refusal must name a head other than the one that was expected.
async fn append_with_retries(store: &impl Store, log: LogId, bodies: &[String]) {
    loop {
        let mut book = continued(store, log).await;
        let append = book.append(bodies.iter().cloned());
        let expected = append.expected;
        match store.append(&log, append).await {
            Ok(()) => return,
            Err(AppendError::Conflict { head }) => {
                assert_ne!(head, expected, "a conflict that is none")
            }
            Err(error) => panic!("append failed: {error}"),
        }
    }
}

pub(super) async fn every_appender_gets_its_records_in_once(store: impl Store) {
    let store = Arc::new(store);
    let log = Logbook::new(40).log;
    let mut tasks = JoinSet::new();
    for appender in 0..APPENDERS {
        let store = Arc::clone(&store);
        tasks.spawn(async move {
            for i in 0..APPENDS {
                let bodies: Vec<String> = (0..=i % 3).map(|part| format!("{appender}/{i}/{part}")).collect();
                append_with_retries(&*store, log, &bodies).await;
            }
        });
    }
    while let Some(done) = tasks.join_next().await {
        done.unwrap();
    }
    let (records, _) = verified(&*store, &log).await;
    let bodies: Vec<String> =
        records.into_iter().map(|record| String::from_utf8(record.body.unwrap()).unwrap()).collect();
    for appender in 0..APPENDERS {
        let prefix = format!("{appender}/");
        let own: Vec<&String> = bodies.iter().filter(|body| body.starts_with(&prefix)).collect();
        let sent: Vec<String> =
            (0..APPENDS).flat_map(|i| (0..=i % 3).map(move |part| format!("{appender}/{i}/{part}"))).collect();
        assert!(own.iter().copied().eq(&sent), "appender {appender}: {own:?}");
    }
    for pair in bodies.windows(2).filter(|pair| !pair[1].ends_with("/0")) {
        let append = |body: &str| body.rsplit_once('/').map(|(append, _)| append.to_owned());
        assert_eq!(append(&pair[0]), append(&pair[1]), "an append was torn apart");
    }
}

pub(super) async fn one_of_many_creates_a_log(store: impl Store) {
    let store = Arc::new(store);
    let log = Logbook::new(41).log;
    let mut tasks = JoinSet::new();
    for appender in 0..APPENDERS {
        let store = Arc::clone(&store);
        tasks.spawn(async move {
            let append = Logbook::new(41).append([format!("genesis by {appender}")]);
            match store.append(&log, append).await {
                Ok(()) => 1,
                Err(AppendError::Conflict { head: 1 }) => 0,
                Err(error) => panic!("append failed: {error:?}"),
            }
        });
    }
    let mut created = 0;
    while let Some(done) = tasks.join_next().await {
        created += done.unwrap();
    }
    assert_eq!(created, 1);
    assert_eq!(verified(&*store, &log).await.1.events, 1);
}

pub(super) async fn logs_do_not_disturb_each_other(store: impl Store) {
    let store = Arc::new(store);
    let mut tasks = JoinSet::new();
    for name in 50..60 {
        let store = Arc::clone(&store);
        tasks.spawn(async move {
            let mut book = Logbook::new(name);
            for i in 0..APPENDS {
                let append = book.append([format!("{name} says {i}")]);
                // Nobody else writes here, so a refusal would be the store's mistake.
                store.append(&book.log, append).await.unwrap();
            }
            book
        });
    }
    while let Some(done) = tasks.join_next().await {
        let book = done.unwrap();
        assert_eq!(verified(&*store, &book.log).await.1.head, book.head);
    }
}

/// Whichever is first, what remains is a whole log from event 1 or none.
pub(super) async fn a_deletion_leaves_no_orphans(store: impl Store) {
    let store = Arc::new(store);
    for round in 0..12 {
        let mut book = Logbook::new(60 + round);
        let log = book.log;
        let first = book.append(["one", "two", "three"]);
        store.append(&log, first).await.unwrap();
        let appender = {
            let store = Arc::clone(&store);
            let append: Append = book.append(["four"]);
            tokio::spawn(async move { store.append(&log, append).await })
        };
        let deleter = {
            let store = Arc::clone(&store);
            tokio::spawn(async move { store.delete_log(&log).await })
        };
        assert!(deleter.await.unwrap().unwrap());
        let appended = appender.await.unwrap();
        assert!(matches!(appended, Ok(()) | Err(AppendError::Conflict { head: 0 })), "{appended:?}");
        assert_eq!(read_all(&*store, &log).await, []);
        assert_eq!(store.head(&log).await.unwrap(), None);
    }
}
