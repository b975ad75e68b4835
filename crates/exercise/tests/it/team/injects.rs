//! Injects under control: whatever happens, each comes as the model says; and by name what is held, skipped, edited, absent.

use super::conditions::waiting;
use super::model::{Op, copy, deed, op, promises};
use super::{FarEnd, begun, call, connect, decision, file, last, line, order, pick_up, say, scene, set, set_up};
use crate::packs;
use crate::play::{Play, START};
use exercise::event::{Event, Happening};
use exercise::team::order::{InjectChange, Order, TellKind};
use exercise::team::sheet::{Document, Picture, Sheet};
use exercise::view::{Viewer, view};
use exercise::{Command, Scene};
use proptest::prelude::*;
use scenario::structure::{Inject, InjectKind};
use scenario::{Outcome, Pack};
use std::sync::Arc;

/// Does it all; the boundaries of what was stored together are kept for the crashes.
fn run(play: &mut Play<'_>, ops: &[Op]) {
    let mut batches = vec![play.log.len()];
    let mut orders: Vec<(u64, Order)> = Vec::new();
    for op in ops {
        match op {
            Op::Crash(lost) => {
                let keep = batches.len().saturating_sub(*lost).max(1);
                batches.truncate(keep);
                play.crash(batches[keep - 1]);
                play.wait(700);
            }
            Op::CopyAgain(last) => {
                for (n, order) in orders.iter().rev().take(*last).cloned().collect::<Vec<_>>() {
                    copy(play, n, &order);
                }
            }
            op => {
                if let Some(order) = deed(play, op) {
                    let n = orders.len() as u64 + 2;
                    copy(play, n, &order);
                    orders.push((n, order));
                }
            }
        }
        if batches.last() != Some(&play.log.len()) {
            batches.push(play.log.len());
        }
    }
}

fn anything(scene: &Scene, ops: &[Op]) {
    let mut play = set_up(scene);
    if !scene.genesis.seed.is_multiple_of(3) {
        order(&mut play, Order::Resume);
        let _ = play.by("primary", &call(), None);
        let _ = play.by("role_player", &pick_up(), None);
    }
    run(&mut play, ops);
    play.wait(0);
    promises(&play);
    // The same log read by somebody else is the same state.
    let stored = play.log.len();
    let before = play.state.clone();
    play.crash(stored);
    assert_eq!(play.state, before);
    let _ = play.by("director", &Command::Order(Order::Resume), None);
    play.wait(scene.at_most_ms() + 1);
    assert!(play.state.outcome.is_some(), "every scene ends");
    promises(&play);
    let events = play.log.len();
    play.wait(100_000_000);
    assert_eq!(play.log.len(), events, "something came after the end");
    assert_eq!(play.log[0].at, START);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2_900, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn nothing_is_lost_doubled_early_or_bunched(seed: u64, ops in prop::collection::vec(op(), 1..40)) {
        let pack = if seed % 2 == 0 { packs::bridge() } else { packs::barricade() };
        // Every other time with all that an inject can wait for, and in case time.
        let pack = if seed % 4 < 2 { pack } else { waiting(&pack) };
        anything(&scene(&pack, FarEnd::Played, seed), &ops);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 100, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn nor_where_a_simulated_person_reacts(seed: u64, ops in prop::collection::vec(op(), 1..40)) {
        let pack = if seed % 2 == 0 { packs::bridge() } else { packs::barricade() };
        anything(&scene(&pack, FarEnd::Simulated, seed), &ops);
    }
}

/// When each inject came, in minutes of play.
fn minutes(play: &Play<'_>) -> Vec<(String, f64)> {
    let timed = play.timed();
    let came = timed.iter().filter_map(|(at, h)| match &h.event {
        Event::Injected { inject, .. } => Some((inject.clone(), *at as f64 / 60_000.0)),
        _ => None,
    });
    came.collect()
}

#[test]
fn after_an_hour_of_standing_nothing_comes_at_once() {
    let bridge = packs::bridge();
    let scene = scene(&bridge, FarEnd::Played, 1);
    let mut plain = begun(&scene);
    plain.wait(40 * 60_000);
    let want = minutes(&plain);
    assert!(want.len() >= 12, "{want:?}");
    assert!(want.windows(2).all(|w| w[0].1 < w[1].1), "the pack has none that come together");
    for way in 0..4 {
        let mut play = begun(&scene);
        play.wait(5 * 60_000);
        match way {
            0 => assert_eq!(play.by("coach", &Command::Pause, None), Ok(1)),
            1 => assert_eq!(play.by("role_player", &Command::SafeWord, None), Ok(1)),
            2 => assert_eq!(order(&mut play, Order::Pause), 1),
            _ => play.outage(play.now, 0),
        }
        let stood = play.log.len();
        play.wait(60 * 60_000);
        assert_eq!(play.log.len(), stood, "something came while the clock stood");
        order(&mut play, Order::Resume);
        assert_eq!(play.log.len(), stood + 1, "and nothing at once when it ran again");
        play.wait(35 * 60_000);
        assert_eq!(minutes(&play), want, "way {way}");
    }
}

#[test]
fn what_is_held_waits_and_what_is_let_go_comes_at_its_time_or_now() {
    let bridge = packs::bridge();
    let scene = scene(&bridge, FarEnd::Played, 1);
    let mut play = begun(&scene);
    order(&mut play, set("train", InjectChange::Held));
    order(&mut play, set("siren", InjectChange::Held));
    order(&mut play, set("filming", InjectChange::Held));
    order(&mut play, set("filming", InjectChange::Moved { play_ms: 1_000 }));
    play.wait(8 * 60_000);
    assert!(!play.state.injected.contains("train"), "held");
    order(&mut play, set("train", InjectChange::Released));
    order(&mut play, set("siren", InjectChange::Released));
    play.wait(0);
    assert!(play.state.injected.contains("train"), "its time was past: now");
    assert!(!play.state.injected.contains("siren"), "its time is to come");
    play.wait(4 * 60_000);
    let came = minutes(&play);
    let at = |id: &str| came.iter().find(|(i, _)| i == id).map(|(_, m)| *m);
    assert_eq!((at("train"), at("siren"), at("filming")), (Some(8.0), Some(11.0), None));
    // By hand it comes although it is held, once, and is not held any more.
    order(&mut play, Order::Send { inject: line("filming") });
    assert!(play.state.injected.contains("filming"));
    let lapsed = play.count("lapsed");
    for too_late in [
        Order::Send { inject: line("filming") },
        set("filming", InjectChange::Released),
        set("filming", InjectChange::Moved { play_ms: 3_600_000 }),
        Order::Send { inject: line("no_such_inject") },
        set("no_such_inject", InjectChange::Held),
        set("press_call", InjectChange::Edited { text: " ".to_owned() }),
    ] {
        assert_eq!(order(&mut play, too_late), 1);
    }
    assert_eq!(play.count("lapsed"), lapsed + 6, "orders that come too late or mean nothing leave a trace");
    play.wait(70 * 60_000);
    assert_eq!(minutes(&play).iter().filter(|(i, _)| i == "filming").count(), 1);
}

#[test]
fn skipped_is_never_and_edited_is_in_other_words() {
    let bridge = packs::bridge();
    let scene = scene(&bridge, FarEnd::Played, 1);
    let mut play = begun(&scene);
    order(&mut play, set("train", InjectChange::Skipped));
    order(&mut play, Order::Send { inject: line("train") });
    order(&mut play, set("siren", InjectChange::Edited { text: " A horn. ".to_owned() }));
    play.wait(30 * 60_000);
    assert!(!play.state.injected.contains("train"), "never, not even by hand");
    let words = play.log.iter().find_map(|h| match &h.event {
        Event::Injected { inject, text } if inject == "siren" => Some(text.clone()),
        _ => None,
    });
    assert_eq!(words.flatten().map(|w| w.trim().to_owned()).as_deref(), Some("A horn."));
}

/// What waits for the absence of something: it comes when nobody did it, and not when somebody did, in time.
#[test]
fn absences() {
    let suicide = say("phone", "Are you thinking of killing yourself?");
    let request = Command::Request { item: line("lights_off") };
    let bridge = packs::bridge();
    let scene = scene(&bridge, FarEnd::Played, 1);
    let cases: [(&str, f64, &str, Command); 3] = [
        ("lights_nerves", 8.0, "primary", request),
        ("suicide_not_asked", 12.0, "primary", suicide),
        ("decision_missing", 20.0, "commander", decision()),
    ];
    for (inject, minute, by, deed) in &cases {
        for done in [None, Some(1.0), Some(minute - 0.01), Some(minute + 0.01)] {
            let mut play = begun(&scene);
            connect(&mut play);
            if let Some(done) = done {
                play.wait((done * 60_000.0) as i64);
                play.by(by, deed, None).unwrap();
            }
            play.until(START + 60 * 60_000);
            let came = minutes(&play).iter().any(|(i, m)| i == inject && m == minute);
            assert_eq!(came, done.is_none_or(|d| d > *minute), "{inject}, done at {done:?}");
        }
        // What is held is called off by the deed too, and letting it go brings nothing.
        let mut play = begun(&scene);
        connect(&mut play);
        order(&mut play, set(inject, InjectChange::Held));
        play.by(by, deed, None).unwrap();
        order(&mut play, set(inject, InjectChange::Released));
        play.wait(60 * 60_000);
        assert!(!play.state.injected.contains(*inject), "{inject}");
    }
}

/// On a real telephone nobody codes what is said: whoever listens marks that it was asked, and may take that back.
#[test]
fn a_tag_tells_what_was_said_on_a_real_telephone() {
    let bridge = packs::bridge();
    let scene = scene(&bridge, FarEnd::Outside, 1);
    let tag = |play: &mut Play<'_>, by: &str, tag: &str| {
        play.by(by, &Command::Tag { tag: line(tag), ago_ms: 0 }, None).unwrap();
        last(play)
    };
    let untag = |play: &mut Play<'_>, by: &str, of: u64| play.by(by, &Command::Untag { of }, None).unwrap();
    let came = |play: &mut Play<'_>| {
        play.until(START + 60 * 60_000);
        let of = |id: &str| minutes(play).iter().find(|(i, _)| i == id).map(|(_, m)| *m);
        (of("mh_ask"), of("suicide_not_asked"))
    };
    let nobody = (Some(5.0), Some(12.0));
    let mut play = begun(&scene);
    tag(&mut play, "recorder", "open_question");
    assert_eq!(came(&mut play), nobody, "another tag");

    let mut play = begun(&scene);
    play.wait(3 * 60_000);
    tag(&mut play, "coach", "suicide_question");
    assert_eq!(came(&mut play), (None, None), "it was asked");

    for (minutes, want) in [(1, nobody), (5, (None, Some(12.0))), (10, (None, None))] {
        let mut play = begun(&scene);
        play.wait(3 * 60_000);
        let of = tag(&mut play, "recorder", "suicide_question");
        play.wait(minutes * 60_000);
        untag(&mut play, "recorder", of);
        assert_eq!(came(&mut play), want, "taken back after {minutes} min");
    }

    let mut play = begun(&scene);
    let of = tag(&mut play, "recorder", "suicide_question");
    tag(&mut play, "coach", "suicide_question");
    untag(&mut play, "recorder", of);
    assert_eq!(came(&mut play), (None, None), "somebody else heard it too");

    // What control holds is called off and comes back to its hands.
    let mut play = begun(&scene);
    order(&mut play, set("mh_ask", InjectChange::Held));
    let of = tag(&mut play, "recorder", "suicide_question");
    untag(&mut play, "recorder", of);
    play.wait(4 * 60_000);
    order(&mut play, set("mh_ask", InjectChange::Released));
    assert_eq!(came(&mut play), nobody, "let go in time");
    // Taken back after its time, it is still in control's hands.
    let mut play = begun(&scene);
    order(&mut play, set("mh_ask", InjectChange::Held));
    play.wait(8 * 60_000);
    let of = tag(&mut play, "recorder", "suicide_question");
    untag(&mut play, "recorder", of);
    play.wait(60_000);
    order(&mut play, set("mh_ask", InjectChange::Released));
    assert_eq!(came(&mut play).0, Some(9.0), "let go late, it comes at once");
    // What control moves after that stays where it was moved.
    let mut play = begun(&scene);
    let of = tag(&mut play, "recorder", "suicide_question");
    order(&mut play, set("mh_ask", InjectChange::Moved { play_ms: 20 * 60_000 }));
    untag(&mut play, "recorder", of);
    assert_eq!(came(&mut play), (Some(20.0), Some(12.0)));
}

/// Words that were coded have been said, whatever becomes of the tag beside them.
#[test]
fn a_tag_taken_back_does_not_unsay_what_was_said() {
    let bridge = packs::bridge();
    let scene = scene(&bridge, FarEnd::Played, 1);
    let mut play = begun(&scene);
    connect(&mut play);
    play.by("recorder", &Command::Tag { tag: line("suicide_question"), ago_ms: 0 }, None).unwrap();
    let of = last(&play);
    play.by("primary", &say("phone", "Are you thinking of killing yourself?"), None).unwrap();
    play.by("recorder", &Command::Untag { of }, None).unwrap();
    play.wait(13 * 60_000);
    assert!(!play.state.injected.contains("mh_ask") && !play.state.injected.contains("suicide_not_asked"));
}

/// Another paper, another item and other words are not what was waited for.
#[test]
fn another_deed_is_not_the_deed() {
    let bridge = packs::bridge();
    let scene = scene(&bridge, FarEnd::Played, 1);
    let mut play = begun(&scene);
    connect(&mut play);
    play.by("primary", &say("phone", "You sound tired."), None).unwrap();
    play.by("primary", &Command::Request { item: line("hot_tea") }, None).unwrap();
    play.by("leader", &file("tasks", &[("text", "Ask the sister.")]), None).unwrap();
    play.wait(21 * 60_000);
    for inject in ["lights_nerves", "suicide_not_asked", "decision_missing"] {
        assert!(play.state.injected.contains(inject), "{inject}");
    }
}

/// Initial items are nobody's deed; what a person files before the class begins is.
#[test]
fn a_decision_before_the_class_begins_is_a_decision() {
    let bridge = packs::bridge();
    let scene = scene(&bridge, FarEnd::Played, 1);
    for (by_person, missing) in [(true, false), (false, true)] {
        let mut play = set_up(&scene);
        if by_person {
            play.by("commander", &decision(), None).unwrap();
        } else {
            let Command::File { paper, fields, replaces } = decision() else { unreachable!() };
            play.write(Event::Filed { paper, fields, replaces });
        }
        order(&mut play, Order::Resume);
        play.wait(21 * 60_000);
        assert_eq!(play.state.injected.contains("decision_missing"), missing, "filed by a person: {by_person}");
    }
}

/// A condition that comes true again does not push away what control has decided.
#[test]
fn a_held_condition_keeps_the_time_control_gave_it() {
    let bridge = packs::bridge();
    let scene = scene(&bridge, FarEnd::Simulated, 1);
    let far = 55 * 60_000;
    for moved in [None, Some(far)] {
        let mut play = begun(&scene);
        order(&mut play, set("voice_beep", InjectChange::Held));
        if let Some(play_ms) = moved {
            order(&mut play, set("voice_beep", InjectChange::Moved { play_ms }));
        }
        play.by("primary", &call(), None).unwrap();
        play.wait(12_000);
        let reacted = play.log.iter().rfind(|h| matches!(h.event, Event::Reacted(_))).cloned().unwrap();
        let mut state = play.state.clone();
        // It comes to contemplation, three times a minute apart, while control holds what waits for that.
        let begun = state.play_at(play.now);
        for minute in 0..3 {
            let Event::Reacted(mut r) = reacted.event.clone() else { unreachable!() };
            r.state.vars[subject::Var::Readiness] = 300_000;
            assert_eq!(r.state.stage(&scene.engine.constants).name(), "contemplation");
            (r.quiet, r.cause) = (true, format!("test:{minute}"));
            let at = play.now + minute * 60_000;
            state.evolve(&scene, &Happening { at, due: None, event: Event::Reacted(r), ..reacted.clone() });
            assert!(!state.dues.contains_key("inject:voice_beep"), "it is held");
        }
        let release = Command::Order(set("voice_beep", InjectChange::Released));
        let now = play.now + 130_000;
        exercise::decide(&scene, &mut state, "director", &release, None, now).unwrap();
        let due = state.dues.get("inject:voice_beep").map(|d| d.play_ms);
        // Twelve seconds after it first came true are past: now. What control has moved comes when control said.
        assert_eq!(due, Some(moved.unwrap_or(begun + 130_000)));
    }
}

/// News and calls that name no seat come to the cell, and whoever is at the far end knows nothing of them.
#[test]
fn news_and_calls_are_for_the_cell_alone() {
    let bridge = packs::bridge();
    let mut made = Pack::clone(&bridge);
    made.hash = format!("{}, from outside", bridge.hash);
    let train = made.structure.inject("train").unwrap().clone();
    for (id, kind) in [("paper_says", InjectKind::News), ("office_rings", InjectKind::Call)] {
        made.structure.injects.push(Inject { id: id.to_owned(), kind, ..train.clone() });
    }
    let scene = scene(&Arc::new(made), FarEnd::Simulated, 1);
    let mut play = begun(&scene);
    for (inject, ours) in [("train", false), ("paper_says", true), ("office_rings", true)] {
        let from = play.log.len();
        order(&mut play, Order::Send { inject: inject.to_owned() });
        let after = &play.log[from..];
        assert_eq!(after.iter().any(|h| matches!(h.event, Event::Reacted(_))), !ours, "{inject} moves the person");
        let sent = after.iter().find(|h| matches!(h.event, Event::Injected { .. })).unwrap();
        for seat in &scene.pack.structure.seats {
            let sees = view(Viewer::of_team(&seat.id, seat.role, &scene.pack), sent).is_some();
            assert_eq!(sees, !ours || seat.role.in_cell() || seat.role.is_staff(), "{inject}: {}", seat.id);
        }
    }
}

/// A sheet reaches the log trimmed and whole, or not at all.
#[test]
fn what_control_hands_out_is_bounded() {
    let bridge = packs::bridge();
    let scene = scene(&bridge, FarEnd::Played, 1);
    let mut play = begun(&scene);
    let good = Picture { hash: "0f".repeat(32), width: 8, height: 6, alt: line(" A plan. "), caption: String::new() };
    let paper =
        Document { title: line("Order 7"), from: line("HQ"), date: String::new(), text: line(" Wait.\n\nCall. ") };
    let long = |n: usize| "ж".repeat(n + 1);
    let most = exercise::limits::DOCUMENT_CHARS;
    for (sheet, kind) in [
        (Sheet::Picture(good.clone()), "handed"),
        (Sheet::Document(paper.clone()), "handed"),
        (Sheet::Picture(Picture { alt: line(" "), ..good.clone() }), "lapsed"),
        (Sheet::Picture(Picture { alt: long(exercise::limits::ALT_CHARS), ..good.clone() }), "lapsed"),
        (Sheet::Picture(Picture { hash: line("../../etc/passwd"), ..good.clone() }), "lapsed"),
        (Sheet::Picture(Picture { hash: "0F".repeat(32), ..good.clone() }), "lapsed"),
        (Sheet::Picture(Picture { width: 0, ..good.clone() }), "lapsed"),
        (Sheet::Document(Document { title: String::new(), ..paper.clone() }), "lapsed"),
        (Sheet::Document(Document { text: line("\n"), ..paper.clone() }), "lapsed"),
        (Sheet::Document(Document { text: long(most), ..paper.clone() }), "lapsed"),
        (Sheet::Document(Document { text: "ж".repeat(most), ..paper }), "handed"),
    ] {
        assert_eq!(order(&mut play, Order::Hand { to: Vec::new(), sheet: sheet.clone() }), 1);
        assert_eq!(play.log.last().unwrap().event.kind(), kind, "{sheet:?}");
    }
    let first = play.log.iter().find_map(|h| match &h.event {
        Event::Handed { sheet: Sheet::Picture(picture), .. } => Some(picture.alt.as_str()),
        _ => None,
    });
    assert_eq!(first, Some("A plan."));
}

/// Words of control reach the log trimmed and bounded; what is empty or too long lapses.
#[test]
fn what_control_tells_is_bounded() {
    let bridge = packs::bridge();
    let scene = scene(&bridge, FarEnd::Played, 1);
    let mut play = begun(&scene);
    let tell = |text: String| Order::Tell { to: Vec::new(), kind: TellKind::News, text };
    for (text, kind) in [
        (" A reporter. ".to_owned(), "told"),
        ("  ".to_owned(), "lapsed"),
        ("x".repeat(exercise::limits::MARK_CHARS + 1), "lapsed"),
        ("ж".repeat(exercise::limits::MARK_CHARS), "told"),
    ] {
        assert_eq!(order(&mut play, tell(text)), 1);
        assert_eq!(play.log.last().unwrap().event.kind(), kind);
    }
    assert!(matches!(&play.log[last(&play) as usize - 4].event, Event::Told { text, .. } if text == "A reporter."));
    order(&mut play, Order::End { outcome: Outcome::Withdrawn });
    assert_eq!(play.state.outcome, Some(Outcome::Withdrawn), "the end is control's");
    let late = play.by("director", &Command::Order(tell("x".to_owned())), None);
    assert_eq!(late.map_err(|r| r.name()), Err("ended"));
}
