//! A person can be forgotten: words go, the chain holds, the exercise can be read and played on.

use crate::clocked::Clocked;
use crate::room::{events, on_the_phone, open, pass, say, sound, spoken, state, texts, verify};
use chain::{Draft, Erasure, LogId, Millis};
use exercise::event::Event;
use std::sync::Arc;
use store::{Append, MemoryStore, Store};
use store_sqlite::SqliteStore;

/// Removes the bodies of these events, as the page for it will.
async fn erase(store: &Clocked, log: &LogId, events: Vec<u64>) {
    let head = store.head(log).await.unwrap().unwrap();
    let last = store.read(log, head - 1, 1).await.unwrap()[0].head().unwrap();
    let body = Erasure { events: events.clone(), reason: "on_request".to_owned() }.to_body();
    let draft = Draft {
        at: Millis(store.time()),
        kind: Erasure::KIND.to_owned(),
        v: Erasure::VERSION,
        seat: "director".to_owned(),
        line: String::new(),
        due: None,
        client: None,
        body,
        salt: [9; chain::SALT_BYTES],
    };
    let (record, _) = chain::seal(log, &last, draft);
    store.append(log, Append { expected: head, records: vec![record], erase: events }).await.unwrap();
}

async fn forgotten(store: Arc<Clocked>) {
    let house = open(&store).await;
    let log = on_the_phone(&house, &store, 6).await;
    for text in ["I am Dana.", "My own brother did this too, in Osh, in 2019."] {
        house.act(&log, "primary", &say("phone", text), None).await.unwrap();
        pass(&house, &store, &log, 8_000).await;
    }
    let numbered = house.happenings(&log, 0).await.unwrap();
    let gone: Vec<u64> = numbered
        .iter()
        .filter(|(_, h)| matches!(h.event, Event::Said { n: 2, .. } | Event::Coded { n: 2, .. }))
        .map(|p| p.0)
        .collect();
    assert_eq!(gone.len(), 2);
    erase(&store, &log, gone.clone()).await;
    assert_eq!(verify(store.as_ref(), &log).await.erased, gone);
    let text = house.export(&log, true).await.unwrap();
    assert!(!text.contains("Osh") && text.contains("I am Dana"), "the words are in no export");

    // The house that has it in memory and one that reads it anew go on alike.
    let anew = open(&store).await;
    let (before, after) = (state(&anew, &log).await.lines["phone"].utterances, texts(&events(&anew, &log).await).len());
    assert_eq!((before, after), (2, 1), "it counts, and its words are not there");
    house.act(&log, "primary", &say("phone", "What happened today?"), Some("u3")).await.unwrap();
    pass(&house, &store, &log, 12_000).await;
    let all = events(&house, &log).await;
    assert!(
        spoken(&all).contains(&"say:phone:3"),
        "the next utterance is the third and is answered: {:?}",
        spoken(&all)
    );
    assert_eq!(events(&anew, &log).await, all);
    drop((house, anew));
    let third = open(&store).await;
    third.act(&log, "primary", &say("phone", "And then?"), Some("u4")).await.unwrap();
    pass(&third, &store, &log, 12_000).await;
    let all = events(&third, &log).await;
    assert!(all.iter().any(|h| matches!(h.event, Event::Said { n: 4, .. })));
    let keys: Vec<_> = all.iter().filter_map(|h| h.due.clone()).collect();
    assert_eq!(keys.iter().collect::<std::collections::BTreeSet<_>>().len(), keys.len());
    assert_eq!(verify(store.as_ref(), &log).await.erased, gone);
}

#[tokio::test]
async fn in_memory() {
    forgotten(Clocked::over(MemoryStore::new())).await;
}

#[tokio::test]
async fn in_a_file() {
    let folder = tempfile::tempdir().unwrap();
    forgotten(Clocked::over(SqliteStore::open(folder.path().join("s.db")).await.unwrap())).await;
}

/// Even when the erased words were the last, and the house starts anew.
#[tokio::test]
async fn the_last_utterance_erased_and_a_restart() {
    let store = Clocked::over(MemoryStore::new());
    let house = open(&store).await;
    let log = on_the_phone(&house, &store, 6).await;
    house.act(&log, "primary", &say("phone", "I am Dana."), None).await.unwrap();
    pass(&house, &store, &log, 8_000).await;
    let said =
        house.happenings(&log, 0).await.unwrap().into_iter().find(|(_, h)| matches!(h.event, Event::Said { .. }));
    erase(&store, &log, vec![said.unwrap().0]).await;
    drop(house);
    let house = open(&store).await;
    house.act(&log, "primary", &say("phone", "What happened today?"), None).await.unwrap();
    pass(&house, &store, &log, 12_000).await;
    let all = events(&house, &log).await;
    assert!(spoken(&all).contains(&"say:phone:2"), "{:?}", spoken(&all));
    let numbers: Vec<_> =
        all.iter().filter_map(|h| if let Event::Said { n, .. } = h.event { Some(n) } else { None }).collect();
    assert_eq!(numbers, [2]);
    let _ = sound;
}
