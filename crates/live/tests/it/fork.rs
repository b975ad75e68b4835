//! Take it again from here, and hand it over.

use crate::clocked::Clocked;
use crate::room::{call, events, open, pass, say, spoken, state, texts, verify};
use chain::LogId;
use exercise::Command;
use exercise::event::{Event, NoteKind};
use live::{ActError, House};
use std::sync::Arc;
use store::{MemoryStore, Store};

async fn talk(house: &Arc<House>, store: &Arc<Clocked>) -> LogId {
    let log = house.begin(crate::room::setup(11)).await.unwrap();
    house.act(&log, "primary", &call(), None).await.unwrap();
    pass(house, store, &log, 9_000).await;
    for text in ["I am Dana. You sound so tired.", "What happened today?", "Come down now!"] {
        house.act(&log, "primary", &say("phone", text), None).await.unwrap();
        pass(house, store, &log, 12_000).await;
    }
    log
}

/// The number before the n-th utterance.
async fn before(house: &Arc<House>, log: &LogId, utterance: u32) -> u64 {
    let all = events(house, log).await;
    let at = all.iter().position(|h| matches!(&h.event, Event::Said { n, .. } if *n == utterance)).unwrap();
    at as u64
}

#[tokio::test]
async fn a_fork_is_the_same_up_to_there_and_stands_until_it_is_resumed() {
    let store = Clocked::over(MemoryStore::new());
    let house = open(&store).await;
    let log = talk(&house, &store).await;
    let upto = before(&house, &log, 3).await;
    let fork = house.fork(&log, upto, false).await.unwrap();
    assert_ne!(fork, log);
    assert_eq!(verify(store.as_ref(), &fork).await.events, upto + 1, "a chain of its own");

    let (old, new) = (events(&house, &log).await, events(&house, &fork).await);
    let upto = usize::try_from(upto).unwrap();
    assert_eq!(old[1..upto], new[1..upto], "what was is copied, not played again");
    let (Event::Genesis(was), Event::Genesis(is)) = (&old[0].event, &new[0].event) else { panic!() };
    assert_eq!(is.fork.as_ref().map(|f| (f.log.clone(), f.n as usize)), Some((log.to_string(), upto)));
    assert!(was.seed == is.seed && was.salt != is.salt, "other dice");
    assert!(matches!(new.last().unwrap().event, Event::Held { .. }));

    // Days later: not a second of play time has passed, and nothing came due.
    let play = state(&house, &fork).await.play_at(old[upto - 1].at);
    store.pass(2 * 86_400_000);
    assert_eq!(events(&house, &fork).await.len(), upto + 1);
    let refused = house.act(&fork, "primary", &say("phone", "Hello?"), None).await.unwrap_err();
    assert_eq!(crate::room::refusal(refused), "not_running");
    house.act(&fork, "primary", &Command::Resume, None).await.unwrap();
    let resumed = state(&house, &fork).await;
    assert_eq!(resumed.play_at(resumed.at), play);
    house.act(&fork, "primary", &say("phone", "I pushed you. I'm sorry."), None).await.unwrap();
    pass(&house, &store, &fork, 15_000).await;
    let new = events(&house, &fork).await;
    assert_eq!(texts(&new).last().copied(), Some("I pushed you. I'm sorry."));
    assert!(spoken(&new).contains(&"say:phone:3"), "the far end answers what is said now");
    assert_eq!(texts(&events(&house, &log).await).len(), 3, "the first try stays as it was");
}

#[tokio::test]
async fn the_same_dice_and_the_same_words_bring_the_same_answer() {
    let store = Clocked::over(MemoryStore::new());
    let house = open(&store).await;
    let log = talk(&house, &store).await;
    let upto = before(&house, &log, 2).await;
    let fork = house.fork(&log, upto, true).await.unwrap();
    house.act(&fork, "primary", &Command::Resume, None).await.unwrap();
    let all = events(&house, &log).await;
    let waited = all[usize::try_from(upto).unwrap()].at - all[usize::try_from(upto).unwrap() - 1].at;
    pass(&house, &store, &fork, waited).await;
    house.act(&fork, "primary", &say("phone", "What happened today?"), None).await.unwrap();
    let reaction = |all: &[exercise::Happening]| {
        all.iter().find_map(|h| match &h.event {
            Event::Reacted(r) if r.cause == "say:phone:2" => Some((r.act, r.words.clone(), r.state.vars)),
            _ => None,
        })
    };
    assert_eq!(reaction(&events(&house, &fork).await).unwrap(), reaction(&all).unwrap());
}

#[tokio::test]
async fn no_fork_from_what_is_not_there_or_is_over() {
    let store = Clocked::over(MemoryStore::new());
    let house = open(&store).await;
    let log = talk(&house, &store).await;
    let length = events(&house, &log).await.len() as u64;
    assert!(matches!(house.fork(&log, length + 5, false).await, Err(ActError::Fork(_))));
    assert!(matches!(house.fork(&log, 0, false).await, Err(ActError::NoSuchLog)));
    assert!(matches!(house.fork(&LogId::from_bytes([7; 16]), 3, false).await, Err(ActError::NoSuchLog)));
    house.act(&log, "primary", &Command::End, None).await.unwrap();
    assert!(matches!(house.fork(&log, length + 1, false).await, Err(ActError::Fork(_))));
    assert_eq!(store.logs(None, 10).await.unwrap().len(), 1, "nothing was begun");
}

#[tokio::test]
async fn a_second_name_reads_until_it_is_taken_back() {
    let store = Clocked::over(MemoryStore::new());
    let house = open(&store).await;
    let log = talk(&house, &store).await;
    assert_eq!(house.handing(&log).await.unwrap(), None, "private until handed over");
    let name = house.hand(&log).await.unwrap();
    assert_ne!(name, log, "who may read must not be able to delete");
    assert_eq!(house.hand(&log).await.unwrap(), name);
    assert_eq!(house.handed(&name).await.unwrap(), Some(log));
    assert_eq!(house.handed(&log).await.unwrap(), None);
    assert!(house.take_back(&log).await.unwrap());
    assert_eq!(house.handed(&name).await.unwrap(), None);
    assert!(!house.take_back(&log).await.unwrap());
    let second = house.hand(&log).await.unwrap();
    assert_ne!(second, name, "an old link stays dead");
    house.delete(&log).await.unwrap();
    assert_eq!(house.handed(&second).await.unwrap(), None, "what is deleted is handed to nobody");
}

#[tokio::test]
async fn notes_and_corrections_are_kept_after_the_end_and_change_nothing_else() {
    let store = Clocked::over(MemoryStore::new());
    let house = open(&store).await;
    let log = talk(&house, &store).await;
    let before = state(&house, &log).await.far;
    let note = |text: &str| Command::Note { note: NoteKind::Hook, text: text.to_owned() };
    let recode =
        |utterance, unit| Command::Recode { line: "phone".into(), utterance, unit, code: coding::Code::Paraphrase };
    house.act(&log, "primary", &note("  her brother "), None).await.unwrap();
    house.act(&log, "primary", &Command::End, None).await.unwrap();
    house.act(&log, "primary", &recode(1, 0), None).await.unwrap();
    house.act(&log, "primary", &note("the choir"), None).await.unwrap();
    for (utterance, unit) in [(9, 0), (1, 40)] {
        let refused = house.act(&log, "primary", &recode(utterance, unit), None).await.unwrap_err();
        assert_eq!(crate::room::refusal(refused), "no_such_unit");
    }
    for (text, why) in [(" ".to_owned(), "empty"), ("x".repeat(501), "too_long")] {
        let refused = house.act(&log, "primary", &note(&text), None).await.unwrap_err();
        assert_eq!(crate::room::refusal(refused), why);
    }
    let all = events(&house, &log).await;
    let notes: Vec<&str> = all
        .iter()
        .filter_map(|h| if let Event::Noted { text, .. } = &h.event { Some(text.as_str()) } else { None })
        .collect();
    assert_eq!(notes, ["her brother", "the choir"]);
    assert_eq!(state(&house, &log).await.far, before, "state is never changed by what is thought of it later");
    assert!(state(&house, &log).await.outcome.is_some());
}
