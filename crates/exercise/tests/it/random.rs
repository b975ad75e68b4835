//! Random play: whatever people do and whenever nodes die, nothing is lost, doubled, early or bunched.

use crate::packs;
use crate::play::{Play, START};
use exercise::event::{CodedUnit, Event};
use exercise::{Command, Refusal, Scene};
use proptest::prelude::*;
use std::collections::{BTreeMap, BTreeSet};

#[derive(Clone, Debug)]
enum Op {
    Say {
        line: usize,
        text: usize,
    },
    Compose {
        line: usize,
    },
    Request {
        item: usize,
    },
    HangUp {
        line: usize,
    },
    Call {
        line: usize,
    },
    Pause,
    Resume,
    /// Nobody lived; the last sign of life was some time before.
    Outage {
        before: i64,
        ms: i64,
    },
    Wait {
        ms: i64,
    },
}

const TEXTS: &[&str] = &[
    "My name is Dana. I'm with the police.",
    "You sound exhausted and alone.",
    "What happened today?",
    "Tell me more about your work.",
    "Calm down. You must come back now!",
    "Mm.",
    "I promise I will get the lights off.",
    "It sounds like you are angry with your son.",
    "I'm sorry, I got that wrong.",
    "asdkjh qwlekj zzzz",
    "Could you hold on to the railing for me?",
    "Вы устали, вам очень больно.",
    "Что сегодня случилось?",
    "Are you thinking of ending your life?",
    "Can you put him on? I'd like to speak to him.",
];

fn op() -> impl Strategy<Value = Op> {
    let line = 0..3usize;
    prop_oneof![
        8 => (line.clone(), 0..TEXTS.len()).prop_map(|(line, text)| Op::Say { line, text }),
        3 => line.clone().prop_map(|line| Op::Compose { line }),
        2 => (0..16usize).prop_map(|item| Op::Request { item }),
        1 => line.clone().prop_map(|line| Op::HangUp { line }),
        3 => line.prop_map(|line| Op::Call { line }),
        1 => Just(Op::Pause),
        2 => Just(Op::Resume),
        1 => (0..12_000i64, 15_001..4_000_000i64).prop_map(|(before, ms)| Op::Outage { before, ms }),
        6 => (0..9_000i64).prop_map(|ms| Op::Wait { ms }),
        3 => (9_000..400_000i64).prop_map(|ms| Op::Wait { ms }),
    ]
}

/// What was accepted of the utterances: client id and text.
fn run(play: &mut Play<'_>, ops: &[Op]) -> Vec<(String, String)> {
    let lines: Vec<String> = play.scene.pack.structure.lines.iter().map(|l| l.id.clone()).collect();
    let desk: Vec<String> = play.scene.pack.structure.desk.iter().map(|d| d.id.clone()).collect();
    let line = |n: usize| lines[n % lines.len()].clone();
    let mut accepted = Vec::new();
    for op in ops {
        let ended = play.state.outcome.is_some();
        let events = play.log.len();
        let command = match op {
            Op::Wait { ms } => {
                play.wait(*ms);
                None
            }
            Op::Outage { before, ms } => {
                play.outage(play.now - before, *ms);
                None
            }
            Op::Say { line: n, text } => Some(Command::Say { line: line(*n), text: TEXTS[*text].to_owned() }),
            Op::Compose { line: n } => Some(Command::Compose { line: line(*n) }),
            Op::Request { item } => Some(Command::Request { item: desk[item % desk.len()].clone() }),
            Op::HangUp { line: n } => Some(Command::HangUp { line: line(*n) }),
            Op::Call { line: n } => Some(Command::Call { line: line(*n) }),
            Op::Pause => Some(Command::Pause),
            Op::Resume => Some(Command::Resume),
        };
        if let Some(command) = command {
            let done = play.try_act(&command);
            if let (Ok(id), Command::Say { text, .. }) = (&done, &command) {
                accepted.push((id.clone(), text.clone()));
            }
            if ended {
                assert_eq!(done, Err(Refusal::Ended));
            }
        }
        if ended {
            assert_eq!(play.log.len(), events, "something happened after the end");
        }
    }
    accepted
}

/// What must hold of any log.
fn promises(play: &Play<'_>, accepted: &[(String, String)]) {
    let timed = play.timed();
    for pair in play.log.windows(2) {
        assert!(pair[0].at <= pair[1].at, "stamps go back: {pair:?}");
    }
    for pair in timed.windows(2) {
        assert!(pair[0].0 <= pair[1].0, "play time goes back");
    }
    if let Some(at) = play.log.iter().position(|h| matches!(h.event, Event::Ended { .. })) {
        assert_eq!(at + 1, play.log.len(), "the end is the last event: {:?}", &play.log[at..]);
    }
    let said: Vec<_> = play
        .log
        .iter()
        .filter_map(|h| match &h.event {
            Event::Said { text, .. } => Some((h.client.clone().unwrap_or_default(), text.clone())),
            _ => None,
        })
        .collect();
    assert_eq!(said, accepted, "what was acknowledged is in the log, once and in its order");
    numbered(play);
    spoken(&timed);
    desk(play.scene, &timed);
    injects(play, &timed);
}

/// Utterances count from 1 on each line without a gap.
fn numbered(play: &Play<'_>) {
    let mut last: BTreeMap<&str, u32> = BTreeMap::new();
    for h in &play.log {
        if let Event::Said { n, .. } = h.event {
            let before = last.insert(&h.line, n).unwrap_or(0);
            assert_eq!(n, before + 1);
        }
    }
}

/// Each planned reaction is spoken or withheld at most once; by itself it is spoken at the very moment that was planned.
fn spoken(timed: &[(i64, &exercise::Happening)]) {
    let mut planned = BTreeMap::new();
    let mut done = BTreeSet::new();
    for (play, h) in timed {
        match &h.event {
            Event::Reacted(r) if !r.quiet => {
                assert!(planned.insert(r.cause.clone(), r.speak_at_ms).is_none(), "{} twice", r.cause);
            }
            Event::Spoke { cause, .. } | Event::Withheld { cause, .. } => {
                let at = planned.get(cause).copied();
                assert!(at.is_some(), "{cause} was never planned");
                assert!(done.insert(cause.clone()), "{cause} was spoken or withheld twice");
                let at = at.unwrap_or_default();
                assert!(*play <= at, "{cause} came late: planned for {at}, came at {play}");
                if h.due.as_deref() == Some(&format!("speak:{cause}")) {
                    assert_eq!(*play, at, "{cause}");
                }
            }
            _ => {}
        }
    }
}

fn desk(scene: &Scene, timed: &[(i64, &exercise::Happening)]) {
    let last = timed.last().map_or(0, |t| t.0);
    for item in &scene.pack.structure.desk {
        let at = |wanted: &str| -> Vec<i64> {
            timed
                .iter()
                .filter(|(_, h)| match &h.event {
                    Event::Requested { item: i } => wanted == "requested" && *i == item.id,
                    Event::Answered { item: i, .. } => wanted == "answered" && *i == item.id,
                    _ => false,
                })
                .map(|t| t.0)
                .collect()
        };
        let (asked, answered) = (at("requested"), at("answered"));
        assert!(asked.len() <= 1 && answered.len() <= asked.len());
        let [from, to] = item.delay_seconds.map(|s| i64::from(s) * 1_000);
        match (asked.first(), answered.first()) {
            (Some(a), Some(b)) => assert!((from..=to).contains(&(b - a)), "{}: answered after {} ms", item.id, b - a),
            (Some(a), None) => assert!(last <= a + to, "{}: the answer is lost", item.id),
            _ => {}
        }
    }
}

/// Injects by time come at that play time, once, unless the scene ended or what they wait for the absence of was done.
fn injects(play: &Play<'_>, timed: &[(i64, &exercise::Happening)]) {
    let structure = &play.scene.pack.structure;
    let reached = play.state.clock.play_at(play.now);
    for spec in &structure.injects {
        let came: Vec<i64> = timed
            .iter()
            .filter(|(_, h)| matches!(&h.event, Event::Injected { inject, .. } if *inject == spec.id))
            .map(|t| t.0)
            .collect();
        assert!(came.len() <= 1, "{} came {} times", spec.id, came.len());
        // What is for other seats, or waits for a paper, is for teams.
        if spec.when.absent_paper.is_some() || !spec.to.is_empty() && !spec.to.iter().any(|seat| seat == "primary") {
            assert!(came.is_empty(), "{} came to somebody who is alone", spec.id);
            continue;
        }
        let minute = spec.when.play_minute.or(spec.when.case_minute.map(|m| m / f64::from(structure.case_rate)));
        let Some(due) = minute.map(|m| (m * 60_000.0) as i64) else { continue };
        let asked = |item: &String| {
            timed.iter().any(|(at, h)| *at <= due && matches!(&h.event, Event::Requested { item: i } if i == item))
        };
        let said = |code: &String| {
            let names = |units: &[CodedUnit]| units.iter().any(|u| u.unit.code().name() == code);
            timed.iter().any(|(at, h)| *at <= due && matches!(&h.event, Event::Coded { units, .. } if names(units)))
        };
        if spec.when.absent_request.as_ref().is_some_and(asked) || spec.when.absent_code.as_ref().is_some_and(said) {
            assert!(came.is_empty(), "{} came though it was asked for", spec.id);
        } else if reached > due && (play.state.outcome.is_none() || reached > due + 1) {
            assert_eq!(came.len(), 1, "{} was lost", spec.id);
        }
        for at in came {
            assert!((at - due).abs() <= 1, "{} came at {at}, due {due}", spec.id);
        }
    }
}

/// The clock is made to run, and the rest of the time goes by.
fn to_the_end(play: &mut Play<'_>) {
    let _ = play.act(&Command::Resume, None);
    play.wait(play.scene.at_most_ms() + 1);
    assert!(play.state.outcome.is_some(), "every scene ends");
    let events = play.log.len();
    play.wait(100_000_000);
    assert_eq!(play.log.len(), events, "something came after the end");
}

fn anything(scene: &Scene, ops: &[Op]) {
    let mut play = Play::begin(scene);
    let accepted = run(&mut play, ops);
    promises(&play, &accepted);
    to_the_end(&mut play);
    promises(&play, &accepted);
    assert!(play.log[0].at == START);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 40, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_bridge(seed: u64, ops in prop::collection::vec(op(), 1..60)) {
        anything(&packs::scene(&packs::bridge(), if seed % 2 == 0 { "en" } else { "ru" }, seed), &ops);
    }

    #[test]
    fn two_people_on_two_phones(seed: u64, ops in prop::collection::vec(op(), 1..60)) {
        anything(&packs::scene(&packs::kidnap(), "en", seed), &ops);
    }

    #[test]
    fn a_room(seed: u64, ops in prop::collection::vec(op(), 1..60)) {
        anything(&packs::scene(&packs::interview(), if seed % 2 == 0 { "en" } else { "ru" }, seed), &ops);
    }
}
