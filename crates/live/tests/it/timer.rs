//! What is due comes by itself, without anybody asking. Tokio's clock is paused: it jumps to the next timer, so nothing waits.

use crate::clocked::Clocked;
use crate::room::{call, open, say, setup, sound};
use exercise::event::{Event, Happening};
use store::{MemoryStore, Store};

async fn stored(store: &Clocked, log: &chain::LogId) -> Vec<Happening> {
    store.read(log, 0, 5_000).await.unwrap().iter().filter_map(|r| live::from_record(r).unwrap()).collect()
}

#[tokio::test(start_paused = true)]
async fn reactions_silences_and_injects_come_by_themselves() {
    let store = Clocked::with_tokio(MemoryStore::new());
    let house = open(&store).await;
    let log = house.begin(setup(4)).await.unwrap();
    let mut grown = house.watch(&log).await.unwrap();
    house.act(&log, "primary", &call(), None).await.unwrap();
    let until = |wanted: &'static str| {
        let store = &store;
        let log = &log;
        async move { stored(store, log).await.into_iter().any(|h| h.event.kind() == wanted) }
    };
    while !until("spoke").await {
        grown.changed().await.unwrap();
    }
    house.act(&log, "primary", &say("phone", "My name is Dana. You sound frightened."), None).await.unwrap();
    // Nobody reads and nobody asks from here on: only the stream waits.
    while !until("injected").await {
        grown.changed().await.unwrap();
    }
    let all = stored(&store, &log).await;
    sound(&all);
    let begun = all[0].at;
    assert!(all.iter().any(|h| matches!(&h.event, Event::Spoke { cause, .. } if cause == "say:phone:1")));
    assert!(all.iter().any(|h| matches!(&h.event, Event::Reacted(r) if r.cause.starts_with("silence:"))));
    assert!(!all.iter().any(|h| matches!(h.event, Event::Held { .. })), "a node that lives is no outage");
    let note = all.iter().find(|h| matches!(h.event, Event::Injected { .. })).unwrap();
    assert_eq!(note.at - begun, 240_000, "stamped with its due time");
    // It was stored soon after it was due, not when somebody next looked.
    assert!(store.time() - note.at <= 5_000, "{} ms late", store.time() - note.at);
}
