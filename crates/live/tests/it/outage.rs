//! When nobody lived for a while, clocks stand at the last sign of life, and nothing comes bunched afterwards.

use crate::clocked::Clocked;
use crate::room::{events, on_the_phone, open, pass, refusal, say, sound, spoken, state, verify};
use chain::Millis;
use exercise::Command;
use exercise::event::{Event, Happening};
use std::sync::Arc;
use store::{MemoryStore, Store};
use store_sqlite::SqliteStore;

fn held(events: &[Happening]) -> Vec<(i64, i64)> {
    events.iter().filter_map(|h| if let Event::Held { since } = h.event { Some((h.at, since)) } else { None }).collect()
}

fn injects(events: &[Happening]) -> Vec<(String, i64)> {
    events
        .iter()
        .filter_map(|h| if let Event::Injected { inject, .. } = &h.event { Some((inject.clone(), h.at)) } else { None })
        .collect()
}

#[tokio::test]
async fn a_dropped_house_and_a_short_gap_hold_nothing() {
    let store = Clocked::over(MemoryStore::new());
    let house = open(&store).await;
    let log = on_the_phone(&house, &store, 2).await;
    house.act(&log, "primary", &say("phone", "You sound very tired."), Some("u")).await.unwrap();
    let planned = state(&house, &log).await.far["person"].planned.clone().expect("a reaction is planned");
    drop(house);
    let (last, _) = (store.time(), store.pass(planned.reacted.lasts_ms.min(9_000) + 4_000));
    store.beat("other", Millis(last)).await.unwrap();
    let house = open(&store).await;
    let all = events(&house, &log).await;
    assert_eq!(held(&all), []);
    assert_eq!(
        spoken(&all).iter().filter(|c| **c == planned.reacted.cause).count(),
        1,
        "the due reaction still comes, once"
    );
    let again = open(&store).await;
    assert_eq!(events(&again, &log).await, all);
    sound(&all);
}

#[tokio::test]
async fn in_memory() {
    an_hour_without_anybody(Clocked::over(MemoryStore::new())).await;
}

#[tokio::test]
async fn in_a_file() {
    let folder = tempfile::tempdir().unwrap();
    an_hour_without_anybody(Clocked::over(SqliteStore::open(folder.path().join("s.db")).await.unwrap())).await;
}

async fn an_hour_without_anybody(store: Arc<Clocked>) {
    let house = open(&store).await;
    let log = on_the_phone(&house, &store, 2).await;
    let begun = events(&house, &log).await[0].at;
    house.act(&log, "primary", &say("phone", "You sound very tired."), Some("u")).await.unwrap();
    let last = store.time();
    store.beat("other", Millis(last)).await.unwrap();
    let planned = state(&house, &log).await.far["person"].planned.clone().expect("a reaction is planned");
    drop(house);

    let gap = 3_600_000;
    store.pass(gap);
    let house = open(&store).await;
    let all = events(&house, &log).await;
    assert_eq!(held(&all), [(last, last)], "held at the last sign of life");
    assert!(matches!(all.last().unwrap().event, Event::Held { .. }), "and nothing comes while it stands");
    pass(&house, &store, &log, 30_000).await;
    assert_eq!(events(&house, &log).await, all);
    let refused = house.act(&log, "primary", &say("phone", "Are you there?"), None).await.unwrap_err();
    assert_eq!(refusal(refused), "not_running");

    house.act(&log, "director", &Command::Resume, None).await.unwrap();
    let resumed = store.time();
    pass(&house, &store, &log, 9 * 60_000).await;
    let all = events(&house, &log).await;
    let lost = resumed - last;
    let spoke = all.iter().find(|h| matches!(&h.event, Event::Spoke { cause, .. } if *cause == planned.reacted.cause));
    assert_eq!(
        spoke.map(|h| h.at - lost - begun),
        Some(planned.reacted.speak_at_ms),
        "play time goes on where it stood"
    );
    let injects = injects(&all);
    let due = [("mh_note", 240_000), ("train", 390_000), ("lights_nerves", 480_000)];
    for (id, play) in due {
        let found: Vec<_> = injects.iter().filter(|i| i.0 == id).map(|i| i.1 - begun - lost).collect();
        assert_eq!(found, [play], "{id}");
    }
    sound(&all);
    verify(store.as_ref(), &log).await;
}

/// What was due before the last sign of life still comes, at its own time, before the clock is held.
#[tokio::test]
async fn what_was_due_before_comes_first() {
    let store = Clocked::over(MemoryStore::new());
    let house = open(&store).await;
    let log = on_the_phone(&house, &store, 2).await;
    house.act(&log, "primary", &say("phone", "You sound very tired."), Some("u")).await.unwrap();
    let planned = state(&house, &log).await.far["person"].planned.clone().expect("a reaction is planned");
    drop(house);
    // Some node lived on for ten seconds, without this log in its memory.
    let last = store.pass(10_000);
    store.beat("other", Millis(last)).await.unwrap();
    store.pass(100_000);
    let all = events(&open(&store).await, &log).await;
    let at = |wanted: &str| {
        all.iter().find(|h| matches!(&h.event, Event::Spoke { cause, .. } if cause == wanted)).map(|h| h.at)
    };
    let spoke = at(&planned.reacted.cause).expect("spoken before it was held");
    assert!(spoke < last);
    assert_eq!(held(&all), [(last, last)]);
}

/// A shut lid: the same process finds that time went by without it.
#[tokio::test]
async fn a_sleeping_laptop_is_an_outage_too() {
    let store = Clocked::over(MemoryStore::new());
    let house = open(&store).await;
    let log = on_the_phone(&house, &store, 2).await;
    let slept = store.time();
    store.pass(500_000);
    let all = events(&house, &log).await;
    assert_eq!(held(&all).len(), 1);
    assert!(held(&all)[0].1 >= slept - 4_000 && held(&all)[0].1 <= slept);
    assert_eq!(injects(&all), [], "nothing was made up for");
    house.act(&log, "director", &Command::Resume, None).await.unwrap();
    store.pass(20_000);
    assert_eq!(held(&events(&house, &log).await).len(), 2, "the next one is another");
}

/// The store fails just when the clock is to be held: it is held all the same, not caught up in one heap.
#[tokio::test]
async fn an_outage_is_not_forgotten_when_the_store_fails() {
    let store = Clocked::over(MemoryStore::new());
    let house = open(&store).await;
    let log = on_the_phone(&house, &store, 2).await;
    store.pass(700_000);
    store.fail_next(1);
    assert!(house.happenings(&log, 0).await.is_err());
    let all = events(&house, &log).await;
    assert_eq!(held(&all).len(), 1);
    assert_eq!(injects(&all), []);
}

/// A paused scene is not held on top of it, and an ended one stays ended.
#[tokio::test]
async fn who_stands_already_is_not_held() {
    let store = Clocked::over(MemoryStore::new());
    let house = open(&store).await;
    let (paused, over) = (on_the_phone(&house, &store, 2).await, on_the_phone(&house, &store, 3).await);
    house.act(&paused, "director", &Command::Pause, None).await.unwrap();
    house.act(&over, "director", &Command::End, None).await.unwrap();
    drop(house);
    store.pass(900_000);
    let house = open(&store).await;
    for log in [paused, over] {
        assert_eq!(held(&events(&house, &log).await), []);
    }
    house.act(&paused, "director", &Command::Resume, None).await.unwrap();
    assert!(state(&house, &paused).await.clock.running());
}
