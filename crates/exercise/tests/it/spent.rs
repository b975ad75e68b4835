//! Cases that once lost or doubled something, or made a rebuilt log differ from the living one.

use crate::packs;
use crate::play::Play;
use exercise::event::{Event, Happening};
use exercise::state::LineStatus;
use exercise::{Command, State};

fn ask(item: &str) -> Command {
    Command::Request { item: item.to_owned() }
}

#[test]
fn what_waits_for_the_absence_of_a_request_is_gone_with_the_request() {
    let scene = packs::scene(&packs::bridge(), "en", 3);
    let mut play = Play::begin(&scene);
    assert!(play.state.dues.contains_key("inject:lights_nerves"));
    play.act(&ask("lights_off"), None).unwrap();
    assert!(!play.state.dues.contains_key("inject:lights_nerves"));
    play.wait(9 * 60_000);
    assert!(!play.state.injected.contains("lights_nerves"));
    let other = packs::scene(&packs::bridge(), "en", 3);
    let mut play = Play::begin(&other);
    play.wait(9 * 60_000);
    assert!(play.state.injected.contains("lights_nerves"));
}

#[test]
fn a_granted_thing_arrives_although_nobody_is_on_the_line() {
    let scene = packs::scene(&packs::bridge(), "en", 11);
    let mut play = Play::begin(&scene);
    play.call("phone");
    play.wait(7_000);
    play.say("phone", "I promise the lights will be off.").unwrap();
    play.act(&ask("lights_off"), None).unwrap();
    play.wait(1);
    play.act(&Command::HangUp { line: "phone".to_owned() }, None).unwrap();
    play.wait(3 * 60_000);
    assert_ne!(play.state.lines["phone"].status, LineStatus::Open);
    let arrived =
        play.log.iter().find(|h| h.due.as_deref() == Some("deliver:lights_off")).expect("the key is spent by an event");
    assert!(matches!(&arrived.event, Event::Reacted(r) if r.quiet));
    assert!(play.state.fired.contains("deliver:lights_off"));
}

#[test]
fn a_promise_is_kept_even_when_people_went_on_talking() {
    let mut kept = 0;
    for seed in 0..4 {
        let scene = packs::scene(&packs::bridge(), "en", seed);
        let mut play = Play::begin(&scene);
        play.call("phone");
        play.wait(7_000);
        play.say("phone", "I promise the lights will be off.").unwrap();
        play.act(&ask("lights_off"), None).unwrap();
        for text in ["You sound worn out.", "What happened today?", "That must hurt.", "I am here with you."]
            .iter()
            .cycle()
            .take(22)
        {
            play.wait(7_000);
            let _ = play.say("phone", text);
        }
        let news = |h: &Happening| match &h.event {
            Event::Reacted(r) => {
                !r.quiet && r.cause.starts_with("deliver:") && r.answers == Some(subject::Cue::PromiseKept)
            }
            _ => false,
        };
        kept += play.log.iter().filter(|h| news(h)).count();
    }
    assert!(kept >= 2, "of four promises that were granted, {kept} were felt to be kept");
}

/// A siren moves feelings; it takes no steps and tells no secrets.
#[test]
fn what_is_only_noticed_decides_nothing() {
    let mut noticed = 0;
    for seed in 0..6 {
        let scene = packs::scene(&packs::bridge(), "en", seed);
        let mut play = Play::begin(&scene);
        play.call("phone");
        let mut before = play.state.far["person"].subject.clone();
        let mut folded = State::new(&scene);
        play.wait(13 * 60_000);
        for h in &play.log {
            if let Event::Reacted(r) = &h.event {
                if r.quiet {
                    noticed += 1;
                    let after = &r.state;
                    assert_eq!((after.steps_done, after.step_agreed), (before.steps_done, before.step_agreed));
                    assert_eq!((after.hang_ups, after.farewells), (before.hang_ups, before.farewells));
                    assert_eq!((after.told, after.disclosed, after.acts), (before.told, before.disclosed, before.acts));
                    assert_eq!(r.ends, None);
                    assert!(r.words.is_empty());
                }
                before = r.state.clone();
            }
            folded.evolve(&scene, h);
        }
    }
    assert!(noticed > 6, "only {noticed} things were noticed");
}

#[test]
fn an_erased_utterance_keeps_its_number() {
    let scene = packs::scene(&packs::bridge(), "en", 5);
    let mut play = Play::begin(&scene);
    play.call("phone");
    play.wait(7_000);
    play.say("phone", "My name is Dana.").unwrap();
    play.wait(9_000);
    // As after a restart, with the last utterance erased.
    let mut state = State::new(&scene);
    for h in &play.log {
        match &h.event {
            Event::Said { .. } => {
                state.evolve_erased(&scene, h.event.kind(), &h.line, h.at, h.due.as_deref(), h.client.as_deref());
            }
            _ => state.evolve(&scene, h),
        }
    }
    assert_eq!(state.lines["phone"].utterances, 1);
    assert_eq!(state.n, play.state.n);
    let say = Command::Say { line: "phone".to_owned(), text: "What happened today?".to_owned() };
    let out = exercise::decide(&scene, &mut state, "primary", &say, None, play.now).unwrap();
    let numbers: Vec<u32> =
        out.iter().filter_map(|h| if let Event::Said { n, .. } = h.event { Some(n) } else { None }).collect();
    assert_eq!(numbers, [2]);
    let Some(planned) = state.far["person"].planned.clone() else { panic!("a reaction is planned") };
    let spoken = exercise::advance(&scene, &mut state, play.now + 60_000);
    let causes: Vec<_> = spoken.iter().filter_map(spoke).collect();
    assert!(causes.contains(&planned.reacted.cause), "the reaction to the next utterance still comes");
}

fn spoke(h: &Happening) -> Option<String> {
    if let Event::Spoke { cause, .. } = &h.event { Some(cause.clone()) } else { None }
}

#[test]
fn held_before_the_last_event_does_not_turn_play_time_back() {
    let scene = packs::scene(&packs::bridge(), "en", 5);
    let mut play = Play::begin(&scene);
    play.call("phone");
    play.wait(10_000);
    play.say("phone", "My name is Dana.").unwrap();
    let at = play.state.play_at(play.now);
    // The last sign of life that was stored is older than the last event.
    play.outage(play.now - 4_000, 60_000);
    assert_eq!(play.state.play_at(play.now), at);
    assert!(!play.state.clock.running());
    play.wait(600_000);
    assert_eq!(play.state.play_at(play.now), at);
    play.act(&Command::Resume, None).unwrap();
    play.wait(30_000);
    assert_eq!(play.log.iter().filter_map(spoke).filter(|c| c == "say:phone:1").count(), 1);
}

/// Whoever talks into somebody's last words is heard before them.
#[test]
fn the_end_is_last_even_when_talked_over() {
    let mut ends = 0;
    'seeds: for seed in 0..120 {
        let scene = packs::scene(&packs::bridge(), "en", seed);
        let mut play = Play::begin(&scene);
        play.call("phone");
        play.wait(8_000);
        for n in 0..30 {
            if play.say("phone", "Come down now or we will make you, you idiot!").is_err() {
                if play.state.outcome.is_some() {
                    break;
                }
                let _ = play.act(&Command::Call { line: "phone".to_owned() }, None);
                play.wait(40_000);
                continue;
            }
            let ending = play.state.far["person"].planned.as_ref().is_some_and(|p| p.reacted.ends.is_some());
            if ending && play.state.outcome.is_none() {
                play.say("phone", &format!("Wait, listen to me, number {n}!")).unwrap();
                assert!(
                    matches!(play.log.last().map(|h| &h.event), Some(Event::Ended { .. })),
                    "{:?}",
                    play.log.last()
                );
                let said = play
                    .log
                    .iter()
                    .filter(|h| matches!(&h.event, Event::Said { text, .. } if text.contains("listen to me")))
                    .count();
                assert_eq!(said, 1, "what was acknowledged is in the log");
                ends += 1;
                continue 'seeds;
            }
            play.wait(9_000);
        }
    }
    assert!(ends > 0, "no seed ended in words that could be talked over");
}
