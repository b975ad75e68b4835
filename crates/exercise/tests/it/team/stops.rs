//! The safe word, the voice, seats, and orders that come twice or too late.

use super::{FarEnd, begun, call, connect, line, order, pick_up, say, scene, set_up};
use crate::packs;
use exercise::Command;
use exercise::event::Event;
use exercise::team::order::{Order, TellKind};
use exercise::team::sheet::{Document, Sheet};
use scenario::Outcome;
use scenario::structure::{Answer, Role};

#[test]
fn every_seat_stops_the_clock_and_control_alone_lets_it_run() {
    for pack in [packs::bridge(), packs::barricade()] {
        let scene = scene(&pack, FarEnd::Played, 1);
        for spec in &scene.pack.structure.seats {
            let mut play = begun(&scene);
            connect(&mut play);
            play.wait(60_000);
            assert_eq!(play.by(&spec.id, &Command::SafeWord, None), Ok(1), "{}", spec.id);
            assert_eq!(play.by(&spec.id, &Command::SafeWord, None), Ok(0), "it stands: once is enough");
            let table = |play: &crate::play::Play<'_>| play.state.table.clone().unwrap();
            assert_eq!(table(&play).alarm.as_deref(), Some(spec.id.as_str()));
            assert!(!play.state.clock.running());
            let stood = play.state.play_at(play.now);
            let events = play.log.len();
            play.wait(3_600_000);
            assert_eq!((play.state.play_at(play.now), play.log.len()), (stood, events), "nothing happens");
            for other in scene.pack.structure.seats.iter().filter(|s| s.role != Role::Director) {
                let again = play.by(&other.id, &Command::Resume, None);
                assert_eq!(again.map_err(|r| r.name()), Err("not_yours"), "{} goes on after {}", other.id, spec.id);
            }
            assert_eq!(play.by("primary", &say("phone", "Wait."), None).map_err(|r| r.name()), Err("not_running"));
            // A pause on top of it changes nothing, and does not take the alarm away.
            order(&mut play, Order::Pause);
            assert_eq!(play.log.last().unwrap().event.kind(), "lapsed");
            assert!(table(&play).alarm.is_some());
            // Nor does it go on with all the others.
            order(&mut play, Order::GoOn);
            assert_eq!(play.log.last().unwrap().event.kind(), "lapsed");
            assert!(table(&play).alarm.is_some() && !play.state.clock.running());
            order(&mut play, Order::Resume);
            assert!(play.state.clock.running() && table(&play).alarm.is_none(), "the alarm is over");
            assert_eq!(play.state.play_at(play.now), stood, "and cost no play time");
        }
    }
}

/// It can be said at any time before the end: also while the clock stands, when it is the alarm that counts.
#[test]
fn the_safe_word_while_the_clock_stands_is_an_alarm_too() {
    let bridge = packs::bridge();
    let scene = scene(&bridge, FarEnd::Played, 1);
    let mut play = set_up(&scene);
    play.by("role_player", &Command::SafeWord, None).unwrap();
    assert_eq!(play.state.table.as_ref().unwrap().alarm.as_deref(), Some("role_player"));
    order(&mut play, Order::GoOn);
    assert!(play.state.table.as_ref().unwrap().alarm.is_some() && !play.state.clock.running());
    order(&mut play, Order::Resume);
    assert!(play.state.table.as_ref().unwrap().alarm.is_none());
    order(&mut play, Order::End { outcome: Outcome::Partial });
    assert_eq!(play.by("role_player", &Command::SafeWord, None).map_err(|r| r.name()), Err("ended"));
}

#[test]
fn the_voice_is_passed_between_those_who_may_have_it() {
    let bridge = packs::bridge();
    let scene = scene(&bridge, FarEnd::Played, 1);
    let mut play = begun(&scene);
    let to = |seat: &str| Command::PassVoice { to: line(seat) };
    assert_eq!(play.state.table.as_ref().unwrap().voice, "primary");
    assert_eq!(play.by("coach", &to("primary"), None).map_err(|r| r.name()), Err("voice_already"));
    connect(&mut play);
    for (by, next, before) in
        [("primary", "coach", "primary"), ("leader", "leader", "coach"), ("coach", "primary", "leader")]
    {
        play.by(by, &to(next), None).unwrap();
        assert_eq!(play.state.table.as_ref().unwrap().voice, next);
        assert!(play.by(next, &say("phone", "I take over."), None).is_ok());
        assert_eq!(play.by(before, &say("phone", "And I?"), None).map_err(|r| r.name()), Err("not_yours"));
    }
    for outsider in ["commander", "recorder", "role_player", "observer", "director", "interpreter"] {
        assert_eq!(play.by("leader", &to(outsider), None).map_err(|r| r.name()), Err("not_yours"), "{outsider}");
        assert_eq!(play.by(outsider, &to("coach"), None).map_err(|r| r.name()), Err("not_yours"), "{outsider}");
    }
}

#[test]
fn seats_are_taken_and_left_and_a_strange_seat_lapses() {
    let bridge = packs::bridge();
    let scene = scene(&bridge, FarEnd::Played, 1);
    let mut play = set_up(&scene);
    let sit =
        |seat: &str, person: Option<&str>| Order::Seat { seat: seat.to_owned(), person: person.map(str::to_owned) };
    let who = |play: &crate::play::Play<'_>, seat: &str| play.state.table.as_ref().unwrap().seats.get(seat).cloned();
    order(&mut play, sit("coach", Some("p1")));
    assert_eq!(who(&play, "coach").as_deref(), Some("p1"));
    order(&mut play, sit("coach", Some("p2")));
    assert_eq!(who(&play, "coach").as_deref(), Some("p2"), "swapped");
    order(&mut play, sit("coach", None));
    assert_eq!(who(&play, "coach"), None);
    order(&mut play, sit("throne", Some("p3")));
    assert_eq!((play.log.last().unwrap().event.kind(), who(&play, "throne")), ("lapsed", None));
}

/// The desk answers by itself while no commander sits; a commander answers when it suits, or control does, once.
#[test]
fn who_answers_what_was_asked_for() {
    let bridge = packs::bridge();
    let scene = scene(&bridge, FarEnd::Played, 1);
    let ask = Command::Request { item: line("lights_off") };
    let rule = |answer| Command::Rule { item: line("lights_off"), answer, text: " Not now. ".to_owned() };
    let mut play = begun(&scene);
    play.by("coach", &ask, None).unwrap();
    play.wait(180_000);
    assert_eq!(play.count("answered"), 1, "the pack's answer");
    assert_eq!(play.by("commander", &rule(Answer::Refused), None).map_err(|r| r.name()), Err("answered_already"));

    let mut play = begun(&scene);
    order(&mut play, Order::Seat { seat: line("commander"), person: Some("p1".to_owned()) });
    assert_eq!(play.by("commander", &rule(Answer::Refused), None).map_err(|r| r.name()), Err("not_asked"));
    play.by("coach", &ask, None).unwrap();
    assert_eq!(play.by("leader", &ask, None).map_err(|r| r.name()), Err("asked_already"));
    play.wait(1_800_000);
    assert_eq!(play.count("answered"), 0, "a person decides");
    let long = Command::Rule {
        item: line("lights_off"),
        answer: Answer::Granted,
        text: "x".repeat(exercise::limits::MARK_CHARS + 1),
    };
    assert_eq!(play.by("commander", &long, None).map_err(|r| r.name()), Err("too_long"));
    play.by("commander", &rule(Answer::Refused), None).unwrap();
    assert!(matches!(
        &play.log.last().unwrap().event,
        Event::Answered { answer: Answer::Refused, text, .. } if text == "Not now."
    ));
    let late = Order::Rule { item: line("lights_off"), answer: Answer::Granted, text: String::new() };
    order(&mut play, late);
    assert_eq!(play.log.last().unwrap().event.kind(), "lapsed", "somebody was quicker");
    assert_eq!(play.state.ledger.entry("lights_off").unwrap().answered.unwrap().0, Answer::Refused);
}

#[test]
fn the_same_order_twice_does_nothing_at_once_or_after_a_crash() {
    let bridge = packs::bridge();
    let scene = scene(&bridge, FarEnd::Played, 1);
    let orders = [
        Order::GoOn,
        Order::Seat { seat: line("coach"), person: Some("p1".to_owned()) },
        Order::Send { inject: line("train") },
        Order::Tell { to: Vec::new(), kind: TellKind::News, text: "x".to_owned() },
        Order::Hand {
            to: Vec::new(),
            sheet: Sheet::Document(Document { title: line("x"), text: line("x"), ..Document::default() }),
        },
        Order::Speak { subject: line("person"), text: "x".to_owned() },
        Order::Rule { item: line("lights_off"), answer: Answer::Granted, text: String::new() },
        Order::Pause,
        Order::Send { inject: line("no_such") },
        Order::Seat { seat: line("coach"), person: None },
        Order::End { outcome: Outcome::Partial },
    ];
    let mut play = set_up(&scene);
    for (n, order) in orders.iter().enumerate() {
        let copy = |play: &mut crate::play::Play<'_>| {
            play.by("director", &Command::Order(order.clone()), Some(&format!("order:{n}"))).map_err(|r| r.name())
        };
        let events = copy(&mut play).unwrap();
        assert!(events >= 1, "{order:?} leaves a trace");
        let stored = play.log.len();
        let again = copy(&mut play);
        // After the end the end is the answer: nothing is done either way.
        assert_eq!((again, play.log.len()), (Ok(0), stored), "{order:?}");
        play.crash(stored);
        assert_eq!((copy(&mut play), play.log.len()), (Ok(0), stored), "{order:?} after a crash");
        let marks = play.log.iter().filter(|h| h.client.as_deref() == Some(&format!("order:{n}"))).count();
        assert_eq!(marks, 1, "{order:?}");
    }
    let late = play.by("director", &Command::Order(Order::Resume), Some("order:99"));
    assert_eq!(late.map_err(|r| r.name()), Err("ended"));
}

/// An order given before and copied late is done once or lapses, never saved up.
#[test]
fn what_came_too_late_is_not_done_later() {
    let bridge = packs::bridge();
    let scene = scene(&bridge, FarEnd::Played, 1);
    let mut play = begun(&scene);
    order(&mut play, Order::Resume);
    assert_eq!(play.log.last().unwrap().event.kind(), "lapsed");
    play.by("coach", &Command::Pause, None).unwrap();
    assert!(!play.state.clock.running());
    play.wait(600_000);
    assert!(!play.state.clock.running(), "the order to go on was for then, not for now");
    order(&mut play, Order::Resume);
    play.by("role_player", &call(), None).unwrap();
    order(&mut play, Order::Speak { subject: line("person"), text: "Pick up!".to_owned() });
    assert_eq!(play.log.last().unwrap().event.kind(), "lapsed");
    play.by("primary", &pick_up(), None).unwrap();
    play.wait(60_000);
    assert_eq!(play.count("voiced"), 0);
}

/// What was noted without a network and is sent after a pause stands at the play time at which it was struck.
#[test]
fn a_tag_from_before_a_pause_keeps_its_moment() {
    let scene = scene(&packs::bridge(), FarEnd::Played, 3);
    let mut play = begun(&scene);
    play.wait(60_000);
    order(&mut play, Order::Pause);
    play.wait(100_000);
    order(&mut play, Order::Resume);
    play.wait(5_000);
    let mut at = |ago_ms: i64| {
        play.by("recorder", &Command::Tag { tag: "demand".to_owned(), ago_ms }, None).unwrap();
        match play.log.last().unwrap().event {
            Event::Tagged { play_ms, .. } => play_ms,
            ref other => panic!("{other:?}"),
        }
    };
    assert_eq!(at(0), 65_000);
    assert_eq!(at(2_000), 63_000);
    assert_eq!(at(30_000), 60_000, "struck while the clock stood");
    assert_eq!(at(120_000), 45_000, "struck before the pause");
    assert_eq!(at(-5_000), 65_000, "nothing is struck in the future");
    assert_eq!(at(10 * 3_600_000), 0, "no further back than the beginning");
}
