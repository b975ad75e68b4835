//! One exercise from its first event to its end, on each store.

use crate::clocked::Clocked;
use crate::room::{call, events, open, pass, refusal, say, setup, sound, spoken, state, texts, verify};
use exercise::Command;
use exercise::event::Event;
use exercise::state::LineStatus;
use live::ActError;
use std::sync::Arc;
use store::{MemoryStore, Store};
use store_sqlite::SqliteStore;

#[tokio::test]
async fn in_memory() {
    story(Clocked::over(MemoryStore::new())).await;
}

#[tokio::test]
async fn in_a_file() {
    let folder = tempfile::tempdir().unwrap();
    story(Clocked::over(SqliteStore::open(folder.path().join("s.db")).await.unwrap())).await;
}

async fn story(store: Arc<Clocked>) {
    let house = open(&store).await;
    let log = house.begin(setup(3)).await.unwrap();
    assert_eq!(store.head(&log).await.unwrap(), Some(1), "the first event is stored when begin returns");
    let closed = house.act(&log, "primary", &say("phone", "Hello?"), Some("early")).await.unwrap_err();
    assert_eq!(refusal(closed), "line_closed");
    assert_eq!(store.head(&log).await.unwrap(), Some(1), "a refusal stores nothing");

    let mut grown = house.watch(&log).await.unwrap();
    let n = house.act(&log, "primary", &call(), Some("call")).await.unwrap();
    assert_eq!(n, 2);
    assert!(grown.has_changed().unwrap(), "whoever watches is woken");
    assert_eq!(*grown.borrow_and_update(), 2);

    // It rings for three seconds of the store's time.
    store.pass(2_999);
    assert_eq!(events(&house, &log).await.len(), 2);
    assert!(!grown.has_changed().unwrap(), "nothing happened, nobody is woken");
    store.pass(1);
    assert!(events(&house, &log).await.iter().any(|h| matches!(h.event, Event::LineOpened { n: 1 })));
    assert!(grown.has_changed().unwrap());
    assert_eq!(state(&house, &log).await.lines["phone"].status, LineStatus::Open);
    pass(&house, &store, &log, 8_000).await;

    let first = house.act(&log, "primary", &say("phone", "I am Dana. You sound so tired."), Some("u1")).await.unwrap();
    assert_eq!(store.head(&log).await.unwrap(), Some(first), "what is acknowledged is stored");
    let again = house.act(&log, "primary", &say("phone", "I am Dana. You sound so tired."), Some("u1")).await.unwrap();
    assert_eq!(again, first, "a retry adds nothing");
    pass(&house, &store, &log, 12_000).await;
    let retry_later = store.head(&log).await.unwrap();
    house.act(&log, "primary", &say("phone", "I am Dana. You sound so tired."), Some("u1")).await.unwrap();
    assert_eq!(store.head(&log).await.unwrap(), retry_later);

    let all = events(&house, &log).await;
    assert_eq!(texts(&all), ["I am Dana. You sound so tired."]);
    assert_eq!(spoken(&all).iter().filter(|c| **c == "say:phone:1").count(), 1);
    sound(&all);

    house.act(&log, "director", &Command::End, None).await.unwrap();
    let ended = house.act(&log, "primary", &say("phone", "Wait!"), None).await.unwrap_err();
    assert_eq!(refusal(ended), "ended");
    let all = events(&house, &log).await;
    assert!(matches!(all.last().unwrap().event, Event::Ended { .. }));
    assert_eq!(verify(store.as_ref(), &log).await.events, all.len() as u64);
    // The fold of what is stored is the state in memory.
    let live = state(&house, &log).await;
    drop(house);
    assert_eq!(state(&open(&store).await, &log).await, live);
}

#[tokio::test]
async fn what_is_not_there_is_said_to_be_not_there() {
    let store = Clocked::over(MemoryStore::new());
    let house = open(&store).await;
    let nowhere = chain::LogId::from_bytes([7; 16]);
    assert!(matches!(house.happenings(&nowhere, 0).await, Err(ActError::NoSuchLog)));
    assert!(matches!(house.act(&nowhere, "primary", &call(), None).await, Err(ActError::NoSuchLog)));
    assert_eq!(store.head(&nowhere).await.unwrap(), None);
    let mut wrong = setup(1);
    wrong.pack = "no-such-pack".to_owned();
    assert!(house.begin(wrong).await.is_err());
    assert!(store.logs(None, 10).await.unwrap().is_empty(), "nothing was begun");
}

#[tokio::test]
async fn a_pages_worth_is_not_the_end() {
    let store = Clocked::over(MemoryStore::new());
    let house = open(&store).await;
    let log = house.begin(setup(1)).await.unwrap();
    for n in 0..1_100 {
        house.act(&log, "coach", &say("coach_notes", &format!("note {n}")), None).await.unwrap();
    }
    let page = house.happenings(&log, 0).await.unwrap();
    assert!(page.len() < 1_101, "a page has an end");
    assert_eq!(texts(&events(&house, &log).await).len(), 1_100);
    drop(house);
    assert_eq!(state(&open(&store).await, &log).await.lines["coach_notes"].utterances, 1_100);
}

#[tokio::test]
async fn deleted_is_deleted_for_every_house() {
    let store = Clocked::over(MemoryStore::new());
    let (one, two) = (open(&store).await, open(&store).await);
    let log = one.begin(setup(1)).await.unwrap();
    one.act(&log, "primary", &call(), None).await.unwrap();
    assert_eq!(events(&two, &log).await.len(), 2);
    assert!(one.delete(&log).await.unwrap());
    assert!(!one.delete(&log).await.unwrap());
    assert!(matches!(one.happenings(&log, 0).await, Err(ActError::NoSuchLog)));
    // The other house still has it in memory, and must not begin it anew with a second half.
    for command in [Command::End, Command::Resume, Command::Pause, say("coach_notes", "Is it gone?")] {
        assert!(matches!(two.act(&log, "primary", &command, None).await, Err(ActError::NoSuchLog)), "{command:?}");
        assert_eq!(store.head(&log).await.unwrap(), None, "{command:?} brought it back");
    }
}
