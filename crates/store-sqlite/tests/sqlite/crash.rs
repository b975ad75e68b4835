//! kill -9 while many append: everything acknowledged is there and every log verifies. This test runs
//! itself again as the process that is killed.

use std::{
    collections::BTreeMap,
    io::{BufRead as _, BufReader, Write as _},
    path::Path,
    process::{Command, Stdio},
    sync::Arc,
};

use chain::{LogId, Verifier};
use store::{Store, story::Logbook};
use store_sqlite::SqliteStore;

/// Tells the test that it is the child, and where.
const CHILD: &str = "STAIRWAY_TEST_CRASH_CHILD";
const APPENDERS: u8 = 8;

#[test]
fn kill_nine_loses_nothing_that_was_acknowledged() {
    if let Some(path) = std::env::var_os(CHILD) {
        append_for_ever(Path::new(&path));
    }
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("stairway.db");
    let mut acknowledged = BTreeMap::new();
    // Killed at different moments: at once, while small, and after the log was checkpointed.
    for acks in [1, 10, 57, 300, 1_500] {
        run_and_kill(&path, acks, &mut acknowledged);
        let found = tokio::runtime::Runtime::new().unwrap().block_on(check(&path, &acknowledged));
        assert!(found >= acknowledged.values().sum());
    }
    assert_eq!(acknowledged.len(), usize::from(APPENDERS));
}

/// Lets a child append until it has acknowledged `acks` appends, kills it, and takes in everything it
/// still managed to say.
fn run_and_kill(path: &Path, acks: usize, acknowledged: &mut BTreeMap<LogId, u64>) {
    let test = "crash::kill_nine_loses_nothing_that_was_acknowledged";
    let mut child = Command::new(std::env::current_exe().unwrap())
        .args(["--exact", test, "--nocapture"])
        .env(CHILD, path)
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
    let mut seen = 0;
    while let Some(Ok(line)) = lines.next() {
        // The last line may be cut by the kill: only a whole one counts.
        let words: Vec<&str> = line.split(' ').collect();
        let ["ack", log, n, "."] = words[..] else {
            continue;
        };
        let (log, n) = (log.parse().unwrap(), n.parse().unwrap());
        let before = acknowledged.insert(log, n).unwrap_or(0);
        assert!(n > before, "log {log} acknowledged {n} after {before}");
        seen += 1;
        if seen == acks {
            child.kill().unwrap();
        }
    }
    assert!(seen >= acks, "the child ended by itself after {seen} appends");
    assert!(!child.wait().unwrap().success());
}

/// How many events there are in all logs, each of which must verify and hold what was acknowledged.
async fn check(path: &Path, acknowledged: &BTreeMap<LogId, u64>) -> u64 {
    let store = SqliteStore::open(path).await.unwrap();
    let mut events = 0;
    for (log, n) in acknowledged {
        let verified = verify(&store, *log).await;
        assert!(verified >= *n, "log {log}: {n} acknowledged, {verified} found");
        assert_eq!(store.head(log).await.unwrap(), Some(verified));
        events += verified;
    }
    store.close().await;
    events
}

async fn verify(store: &impl Store, log: LogId) -> u64 {
    let mut verifier = Verifier::new(log);
    loop {
        let page = store.read(&log, verifier.head().n, 500).await.unwrap();
        if page.is_empty() {
            return verifier.finish().unwrap().events;
        }
        page.iter().for_each(|record| verifier.push(record).unwrap());
    }
}

/// The child: each appender goes on with its log and says what was acknowledged, until it is killed.
fn append_for_ever(path: &Path) -> ! {
    println!();
    tokio::runtime::Runtime::new().unwrap().block_on(async {
        let store = Arc::new(SqliteStore::open(path).await.unwrap());
        let mut tasks = tokio::task::JoinSet::new();
        for name in 1..=APPENDERS {
            let store = Arc::clone(&store);
            tasks.spawn(async move {
                let mut book = Logbook::new(name);
                if let Some(n) = store.head(&book.log).await.unwrap() {
                    book.head = store.read(&book.log, n - 1, 1).await.unwrap()[0].head().unwrap();
                }
                loop {
                    let parts = book.head.n % 3 + 1;
                    let append = book.append((0..parts).map(|part| format!("{part} {}", "words ".repeat(50))));
                    store.append(&book.log, append).await.unwrap();
                    let line = format!("ack {} {} .\n", book.log, book.head.n);
                    std::io::stdout().lock().write_all(line.as_bytes()).unwrap();
                }
            });
        }
        tasks.join_next().await;
    });
    panic!("an appender stopped by itself");
}
