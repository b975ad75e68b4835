//! Pausing costs wall time and nothing else; foreign events change nobody's dice.

use crate::packs;
use crate::play::Play;
use exercise::event::Event;
use exercise::{Command, Scene};
use proptest::prelude::*;

#[derive(Clone, Debug)]
struct Turn {
    wait: i64,
    what: What,
}

#[derive(Clone, Debug)]
enum What {
    Say(usize),
    Compose,
    Request(usize),
    HangUp,
    Call,
}

const TEXTS: &[&str] = &[
    "My name is Dana.",
    "You sound so tired of all this.",
    "What happened tonight?",
    "Nobody understands how lonely it is.",
    "You have to think of your family!",
    "Take your time, I am here.",
    "I'll get those lights switched off for you.",
];
const ITEMS: &[&str] = &["lights_off", "hot_tea", "hr_answer", "men_back"];

fn turn() -> impl Strategy<Value = Turn> {
    let what = prop_oneof![
        6 => (0..TEXTS.len()).prop_map(What::Say),
        2 => Just(What::Compose),
        2 => (0..ITEMS.len()).prop_map(What::Request),
        1 => Just(What::HangUp),
        2 => Just(What::Call),
    ];
    (0..60_000i64, what).prop_map(|(wait, what)| Turn { wait, what })
}

fn command(what: &What) -> Command {
    let line = "phone".to_owned();
    match what {
        What::Say(n) => Command::Say { line, text: TEXTS[*n].to_owned() },
        What::Compose => Command::Compose { line },
        What::Request(n) => Command::Request { item: ITEMS[*n].to_owned() },
        What::HangUp => Command::HangUp { line },
        What::Call => Command::Call { line },
    }
}

/// Plays the turns; before each and within each wait the scene is paused for the times given, 0 for not at all.
/// Answers everything that happened by its play time, without the pauses.
fn happened(scene: &Scene, turns: &[Turn], pauses: &[i64]) -> Vec<(i64, Option<String>, Event)> {
    let mut play = Play::begin(scene);
    play.call("phone");
    play.wait(6_000);
    let mut pauses = pauses.iter().copied().cycle();
    for turn in turns {
        for part in [turn.wait / 3, turn.wait - turn.wait / 3] {
            let ms = pauses.next().unwrap_or(0);
            if ms > 0 && play.act(&Command::Pause, None).is_ok() {
                play.wait(ms);
                play.act(&Command::Resume, None).unwrap();
            }
            play.wait(part);
        }
        let _ = play.act(&command(&turn.what), None);
    }
    play.wait(80 * 60_000);
    assert!(play.state.outcome.is_some());
    let pause = |e: &Event| matches!(e, Event::Paused | Event::Resumed);
    play.timed()
        .into_iter()
        .filter(|(_, h)| !pause(&h.event))
        .map(|(at, h)| (at, h.due.clone(), h.event.clone()))
        .collect()
}

/// Utterances at fixed play times, and in between whatever the function does with the time until each. What the subject
/// did about them.
fn reactions(seed: u64, between: impl Fn(&mut Play<'_>, usize, i64)) -> Vec<(i64, Event)> {
    let scene = packs::scene(&packs::bridge(), "en", seed);
    let mut play = Play::begin(&scene);
    play.call("phone");
    play.wait(7_000);
    for (n, text) in TEXTS.iter().enumerate() {
        // Sooner than anybody loses patience.
        let until = play.now + 11_000;
        between(&mut play, n, until);
        play.until(until);
        let _ = play.say("phone", text);
    }
    play.wait(6_000);
    play.timed()
        .into_iter()
        .filter(|(_, h)| matches!(h.event, Event::Reacted(_) | Event::Spoke { .. } | Event::Ended { .. }))
        .map(|(at, h)| (at, h.event.clone()))
        .collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 40, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_pause_changes_nothing_of_what_happens(
        seed: u64,
        turns in prop::collection::vec(turn(), 1..25),
        pauses in prop::collection::vec(prop_oneof![2 => Just(0i64), 3 => 1..10_000_000i64], 1..12),
    ) {
        let scene = packs::scene(&packs::bridge(), "en", seed);
        prop_assert_eq!(happened(&scene, &turns, &[0]), happened(&scene, &turns, &pauses));
    }

    #[test]
    fn foreign_events_change_no_reaction(seed: u64, at in prop::collection::vec(0..10_500i64, 7)) {
        let plain = reactions(seed, |_, _, _| {});
        let busy = reactions(seed, |play, n, until| {
            play.until(until - 11_000 + at[n]);
            let _ = play.act(&Command::Compose { line: "phone".to_owned() }, None);
            let _ = play.say("coach_notes", "Slow down. Let him talk.");
            // Asked for, and answered to the team alone.
            let _ = play.act(&Command::Request { item: "mental_health_advice".to_owned() }, None);
            if n == 3 && play.act(&Command::Pause, None).is_ok() {
                play.act(&Command::Resume, None).unwrap();
            }
        });
        prop_assert!(plain.len() > 7, "too little was said to compare");
        prop_assert_eq!(plain, busy);
    }
}

#[test]
fn other_dice_make_another_night() {
    let nights: Vec<_> = (0..4).map(|seed| reactions(seed, |_, _, _| {})).collect();
    assert!(nights.windows(2).any(|n| n[0] != n[1]), "the seed decides nothing");
    assert_eq!(nights[0], reactions(0, |_, _, _| {}), "the same seed is the same night");
}
