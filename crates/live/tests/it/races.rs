//! Two houses on one store: whoever comes second reads on and decides again. Nothing is lost, nothing comes twice.

use crate::clocked::Clocked;
use crate::room::{call, events, join, on_the_phone, open, say, setup, sound, spoken, texts, verify};
use exercise::delivery::{Actor, Command as Delivering};
use exercise::event::Event;
use live::House;
use std::sync::Arc;
use store::{MemoryStore, Store};
use store_sqlite::SqliteStore;

/// Many talk at once through both houses; each utterance is there once.
async fn everybody_talks(store: Arc<Clocked>, houses: [Arc<House>; 2]) {
    let log = houses[0].begin(setup(5)).await.unwrap();
    let mut tasks = tokio::task::JoinSet::new();
    for (n, house) in houses.iter().cycle().take(6).cloned().enumerate() {
        tasks.spawn(async move {
            let mut acknowledged = Vec::new();
            for k in 0..8 {
                let (text, id) = (format!("note {k} of {n}"), format!("{n}-{k}"));
                // Now and then a page sends the same twice, the second time to wherever it is sent.
                house.act(&log, "coach", &say("coach_notes", &text), Some(&id)).await.unwrap();
                if k % 3 == 0 {
                    house.act(&log, "coach", &say("coach_notes", &text), Some(&id)).await.unwrap();
                }
                acknowledged.push(text);
                tokio::task::yield_now().await;
            }
            acknowledged
        });
    }
    let mut acknowledged: Vec<String> = tasks.join_all().await.into_iter().flatten().collect();
    for house in &houses {
        let all = events(house, &log).await;
        sound(&all);
        let mut found: Vec<String> = texts(&all).into_iter().map(str::to_owned).collect();
        found.sort();
        acknowledged.sort();
        assert_eq!(found, acknowledged);
    }
    assert_eq!(verify(store.as_ref(), &log).await.events, 1 + 48);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn everybody_talks_through_nodes_that_know_of_each_other() {
    let store = Clocked::over(MemoryStore::new());
    let houses = [join(&store).await, join(&store).await];
    everybody_talks(store, houses).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn everybody_talks_through_nodes_that_find_out_by_conflict() {
    let store = Clocked::over(MemoryStore::new());
    let houses = [open(&store).await, open(&store).await];
    everybody_talks(store, houses).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn everybody_talks_into_a_file() {
    let folder = tempfile::tempdir().unwrap();
    let store = Clocked::over(SqliteStore::open(folder.path().join("s.db")).await.unwrap());
    let houses = [join(&store).await, join(&store).await];
    everybody_talks(store, houses).await;
}

/// What a roomful says while the disk is busy is decided in the order in which it came and stored together; one that is
/// refused is told so, and hinders nobody.
#[tokio::test]
async fn what_waits_for_the_disk_shares_an_append() {
    let store = Clocked::over(MemoryStore::new());
    let house = open(&store).await;
    let log = house.begin(setup(5)).await.unwrap();
    let (before, held) = (store.appends(), store.hold().await);
    let mut asked = Vec::new();
    for n in 0..20 {
        let (house, text) = (Arc::clone(&house), format!("note {n}"));
        let line = if n == 7 { "nowhere" } else { "coach_notes" };
        let said = async move { house.act(&log, "coach", &say(line, &text), Some(&text)).await };
        asked.push(tokio::spawn(said));
        tokio::task::yield_now().await;
    }
    while Arc::strong_count(&house) < 40 {
        tokio::task::yield_now().await;
    }
    drop(held);
    for (n, said) in asked.into_iter().enumerate() {
        let said = said.await.unwrap();
        assert_eq!(said.is_err(), n == 7, "note {n}: {said:?}");
    }
    let all = events(&house, &log).await;
    let expected: Vec<String> = (0..20).filter(|n| *n != 7).map(|n| format!("note {n}")).collect();
    assert_eq!(texts(&all), expected);
    sound(&all);
    verify(store.as_ref(), &log).await;
    assert!(store.appends() - before <= 4, "{} appends for 20 notes", store.appends() - before);
}

/// The disk is full: everybody in the turn is told, nothing of it is in memory, and the same again is stored once.
#[tokio::test]
async fn what_shares_an_append_that_fails_is_told_to_all() {
    let store = Clocked::over(MemoryStore::new());
    let house = open(&store).await;
    let log = house.begin(setup(5)).await.unwrap();
    let note = |n: u32| say("coach_notes", &format!("note {n}"));
    let first = store.hold().await;
    let said = |n: u32| {
        let house = Arc::clone(&house);
        tokio::spawn(async move { house.act(&log, "coach", &note(n), Some(&n.to_string())).await })
    };
    let mut waiting = vec![said(0)];
    // Whoever was first has the mailbox, and the others wait behind it.
    while Arc::strong_count(&house) < 3 {
        tokio::task::yield_now().await;
    }
    waiting.extend((1..6).map(said));
    while Arc::strong_count(&house) < 13 {
        tokio::task::yield_now().await;
    }
    store.fail_next(1);
    drop(first);
    for (n, said) in waiting.into_iter().enumerate() {
        assert_eq!(said.await.unwrap().is_err(), n > 0, "note {n}");
    }
    for n in 0..6 {
        house.act(&log, "coach", &note(n), Some(&n.to_string())).await.unwrap();
    }
    let all = events(&house, &log).await;
    assert_eq!(texts(&all), (0..6).map(|n| format!("note {n}")).collect::<Vec<_>>());
    sound(&all);
    verify(store.as_ref(), &log).await;
}

/// Both notice at once that something is due.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_is_due_comes_once_whoever_looks() {
    let store = Clocked::over(MemoryStore::new());
    let (one, two) = (open(&store).await, open(&store).await);
    let log = on_the_phone(&one, &store, 8).await;
    events(&two, &log).await;
    for n in 0..6 {
        let text = format!("You sound worn out, and this is number {n}.");
        let who = if n % 2 == 0 { &one } else { &two };
        who.act(&log, "primary", &say("phone", &text), Some(&format!("u{n}"))).await.unwrap();
        store.pass(9_000);
        let (a, b) = tokio::join!(one.happenings(&log, 0), two.happenings(&log, 0));
        assert!(a.is_ok() && b.is_ok());
    }
    let all = events(&one, &log).await;
    sound(&all);
    assert_eq!(texts(&all).len(), 6);
    for n in 1..=6 {
        let cause = format!("say:phone:{n}");
        let planned = all.iter().any(|h| matches!(&h.event, Event::Reacted(r) if r.cause == cause));
        assert!(planned && spoken(&all).iter().filter(|c| **c == cause).count() == 1, "{cause}");
    }
    assert_eq!(events(&two, &log).await, all);
}

/// The same retry through both houses at the same moment.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_same_id_through_both_houses_is_one_command() {
    let store = Clocked::over(MemoryStore::new());
    let (one, two) = (open(&store).await, open(&store).await);
    let log = one.begin(setup(8)).await.unwrap();
    events(&two, &log).await;
    for n in 0..20 {
        let (id, note) = (format!("i{n}"), say("coach_notes", &format!("note {n}")));
        let (a, b) = tokio::join!(
            tokio::spawn({
                let (one, note, id) = (Arc::clone(&one), note.clone(), id.clone());
                async move { one.act(&log, "coach", &note, Some(&id)).await }
            }),
            tokio::spawn({
                let (two, note, id) = (Arc::clone(&two), note.clone(), id.clone());
                async move { two.act(&log, "coach", &note, Some(&id)).await }
            }),
        );
        assert!(a.unwrap().is_ok() && b.unwrap().is_ok());
    }
    assert_eq!(texts(&events(&one, &log).await).len(), 20);
    let _ = call();
    assert_eq!(store.head(&log).await.unwrap(), Some(21));
}

/// What was on its way when control moved somebody is not said in the name of who sits there now.
#[tokio::test]
async fn words_that_come_after_the_seat_was_given_to_another_are_not_said() {
    let store = Clocked::over(MemoryStore::new());
    let house = open(&store).await;
    let set = crate::delivery::set_up(&house, 1).await;
    let (dana, _) = house.join_in(&set.log, "Dana", "").await.unwrap();
    let (elif, _) = house.join_in(&set.log, "Elif", "").await.unwrap();
    let control = Actor::Control("t1".to_owned());
    let sit =
        |person: &str| Delivering::Sit { team: "1".to_owned(), seat: "coach".to_owned(), person: person.to_owned() };
    house.direct(&set.log, &control, &sit(&dana.id), None).await.unwrap();
    let team = set.teams[0];
    let words = say("team", "mine");
    house.act_as(&team, ("coach", &dana.id), &words, Some("a")).await.unwrap();
    house.direct(&set.log, &control, &sit(&elif.id), None).await.unwrap();
    let head = store.head(&team).await.unwrap();
    for (person, id) in [(dana.id.as_str(), "b"), ("nobody", "c"), ("", "d")] {
        let late = house.act_as(&team, ("coach", person), &words, Some(id)).await;
        assert!(matches!(late, Err(live::ActError::NotHeld)), "{person}: {late:?}");
    }
    let late = house.act_as(&team, ("leader", &elif.id), &words, None).await;
    assert!(matches!(late, Err(live::ActError::NotHeld)), "an empty seat is nobody's");
    assert_eq!(store.head(&team).await.unwrap(), head, "nothing was written");
    house.act_as(&team, ("coach", &elif.id), &words, Some("e")).await.unwrap();
}
