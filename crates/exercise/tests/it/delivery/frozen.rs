//! Bodies of the exercise's own log as they were once stored, `tests/frozen/delivery.<kind>.v<version>.json`; never changed.
//! A missing one is written by `cargo test -p exercise --test it -- --ignored write_missing_delivery`.

use super::opening;
use exercise::delivery::event::{Conclusion, Lesson, Phase};
use exercise::delivery::{Anchor, Event, Recording};
use exercise::team::interpreting::{Interpretation, Misrendering};
use exercise::team::later;
use exercise::team::order::{InjectChange, Order, TellKind};
use exercise::team::sheet::{Document, Picture, Sheet};
use exercise::team::table::Planned;
use scenario::Outcome;
use scenario::structure::Answer;
use std::path::{Path, PathBuf};

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/frozen")
}

/// One of every kind with every field filled, in the order of the kinds.
fn examples() -> Vec<Event> {
    let text = |t: &str| t.to_owned();
    vec![
        Event::Opened(opening(1)),
        Event::Joined { person: text("p7") },
        Event::Left { person: text("p7") },
        Event::Ordered { teams: vec![text("1"), text("2")], order: orders().remove(0) },
        Event::Entered { phase: Phase::Plenary },
        Event::Shown { what: text("vote:12") },
        Event::VoteOpened { question: text("What now?"), options: vec![text("Ждать"), text("Ask")], pair: None },
        Event::Voted { vote: 12, option: 1 },
        Event::HandsCounted { vote: 12, hands: vec![3, 0] },
        Event::VoteClosed { vote: 12 },
        Event::DeRoled { person: None },
        Event::Committed { text: text("I will count to five."), person: None },
        Event::Concluded { team: text("1"), what: Conclusion::Improvement, text: text("Nobody wrote the times.") },
        Event::Learned {
            lesson: Lesson {
                observation: text("No times on the board"),
                cause: text("One recorder for two lines"),
                recommendation: text("A second recorder"),
                owner: text("Course staff"),
                due: text("2026-06-01"),
                verified: text("June, drill"),
            },
            replaces: Some(31),
        },
        Event::SetAside { team: text("1"), alarm: text("bypassed:hot_tea:31") },
        Event::Recorded(Recording {
            team: text("1"),
            line: text("phone"),
            media: text("audio/mpeg"),
            bytes: 2_097_153,
            pieces: vec!["0a".repeat(32), "1b".repeat(32)],
            name: String::new(),
            length_ms: None,
            agreed: true,
        }),
        Event::Aligned { recording: 40, anchor: Anchor { n: 12, at: 1_767_225_612_345, file_ms: 83_200 } },
        Event::RecordingDeleted { recording: 40 },
        Event::Continued { exercise: text("x2") },
    ]
}

/// One of every order, with every change of an inject.
fn orders() -> Vec<Order> {
    let text = |t: &str| t.to_owned();
    let set = |to: InjectChange| Order::Set { inject: text("train"), to };
    vec![
        Order::Tell { to: vec![text("commander")], kind: TellKind::Document, text: text("A letter.") },
        Order::Pause,
        Order::Resume,
        Order::GoOn,
        Order::Seat { seat: text("coach"), person: Some(text("p7")) },
        Order::Seat { seat: text("coach"), person: None },
        Order::Send { inject: text("train") },
        set(InjectChange::Held),
        set(InjectChange::Released),
        set(InjectChange::Skipped),
        set(InjectChange::Edited { text: text("A long train.") }),
        set(InjectChange::Restored),
        set(InjectChange::Moved { play_ms: 61_000 }),
        Order::Plan {
            inject: text("own-31"),
            planned: Planned {
                play_ms: 61_000,
                to: vec![text("commander")],
                how: TellKind::Call,
                text: text("The ministry."),
            },
        },
        Order::Hand {
            to: vec![text("leader")],
            sheet: Sheet::Picture(Picture {
                hash: "0f".repeat(32),
                width: 1_200,
                height: 800,
                alt: text("A plan."),
                caption: text("From above."),
            }),
        },
        Order::Hand {
            to: Vec::new(),
            sheet: Sheet::Document(Document {
                title: text("Order 7"),
                from: text("The ministry"),
                date: text("3 March"),
                text: text("One.\n\nTwo."),
            }),
        },
        Order::Speak { subject: text("person"), text: text("Hello?") },
        Order::Say { line: text("family"), speaker: text("The sister"), text: text("He rang at noon.") },
        Order::Say { line: text("control"), speaker: String::new(), text: text("Yes.") },
        Order::Rule { item: text("lights_off"), answer: Answer::Partly, text: text("Half.") },
        Order::End { outcome: Outcome::Withdrawn },
        Order::Interpret {
            line: text("phone"),
            rule: Some(Interpretation { passes_after_s: 20, lag_s: 0, fault: Some(Misrendering::Wrong) }),
        },
        Order::Interpret { line: text("phone"), rule: None },
        Order::Misrender { of: 33, how: Misrendering::Shortened },
        Order::Mark { text: text("A good silence."), of: Some(9), play_ms: Some(61_000) },
        Order::Mark { text: text("Here."), of: None, play_ms: None },
        Order::Gloss { of: 9, language: text("kk"), text: text("Тағы сіз.") },
        Order::EnterLater {
            rows: vec![later::Row {
                play_ms: 61_000,
                place: text("primary"),
                line: text("phone"),
                what: later::What::Words { far_end: false, text: text("Hello?") },
            }],
        },
    ]
}

/// Bodies of orders as they were once stored; the order of [`orders`].
const STORED_ORDERS: [&str; 28] = [
    r#"{"order":{"kind":"document","order":"tell","text":"A letter.","to":["commander"]},"teams":["1"]}"#,
    r#"{"order":{"order":"pause"},"teams":["1"]}"#,
    r#"{"order":{"order":"resume"},"teams":["1"]}"#,
    r#"{"order":{"order":"go_on"},"teams":["1"]}"#,
    r#"{"order":{"order":"seat","person":"p7","seat":"coach"},"teams":["1"]}"#,
    r#"{"order":{"order":"seat","person":null,"seat":"coach"},"teams":["1"]}"#,
    r#"{"order":{"inject":"train","order":"send"},"teams":["1"]}"#,
    r#"{"order":{"inject":"train","order":"set","to":{"change":"held"}},"teams":["1"]}"#,
    r#"{"order":{"inject":"train","order":"set","to":{"change":"released"}},"teams":["1"]}"#,
    r#"{"order":{"inject":"train","order":"set","to":{"change":"skipped"}},"teams":["1"]}"#,
    r#"{"order":{"inject":"train","order":"set","to":{"change":"edited","text":"A long train."}},"teams":["1"]}"#,
    r#"{"order":{"inject":"train","order":"set","to":{"change":"restored"}},"teams":["1"]}"#,
    r#"{"order":{"inject":"train","order":"set","to":{"change":"moved","play_ms":61000}},"teams":["1"]}"#,
    r#"{"order":{"inject":"own-31","order":"plan","planned":{"how":"call","play_ms":61000,"text":"The ministry.","to":["commander"]}},"teams":["1"]}"#,
    r#"{"order":{"order":"hand","sheet":{"alt":"A plan.","caption":"From above.","hash":"0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f","height":800,"sheet":"picture","width":1200},"to":["leader"]},"teams":["1"]}"#,
    r#"{"order":{"order":"hand","sheet":{"date":"3 March","from":"The ministry","sheet":"document","text":"One.\n\nTwo.","title":"Order 7"},"to":[]},"teams":["1"]}"#,
    r#"{"order":{"order":"speak","subject":"person","text":"Hello?"},"teams":["1"]}"#,
    r#"{"order":{"line":"family","order":"say","speaker":"The sister","text":"He rang at noon."},"teams":["1"]}"#,
    r#"{"order":{"line":"control","order":"say","text":"Yes."},"teams":["1"]}"#,
    r#"{"order":{"answer":"partly","item":"lights_off","order":"rule","text":"Half."},"teams":["1"]}"#,
    r#"{"order":{"order":"end","outcome":"withdrawn"},"teams":["1"]}"#,
    r#"{"order":{"line":"phone","order":"interpret","rule":{"fault":"wrong","passes_after_s":20}},"teams":["1"]}"#,
    r#"{"order":{"line":"phone","order":"interpret"},"teams":["1"]}"#,
    r#"{"order":{"how":"shortened","of":33,"order":"misrender"},"teams":["1"]}"#,
    r#"{"order":{"of":9,"order":"mark","play_ms":61000,"text":"A good silence."},"teams":["1"]}"#,
    r#"{"order":{"order":"mark","text":"Here."},"teams":["1"]}"#,
    r#"{"order":{"language":"kk","of":9,"order":"gloss","text":"Тағы сіз."},"teams":["1"]}"#,
    r#"{"order":{"order":"enter_later","rows":[{"far_end":false,"line":"phone","place":"primary","play_ms":61000,"text":"Hello?","what":"words"}]},"teams":["1"]}"#,
];

fn frozen(event: &Event) -> PathBuf {
    folder().join(format!("delivery.{}.v{}.json", event.kind(), event.version()))
}

#[test]
fn every_kind_has_a_frozen_body_that_reads_and_writes_back_the_same() {
    let kinds: Vec<&str> = examples().iter().map(Event::kind).collect();
    assert_eq!(kinds, Event::KINDS);
    for event in examples() {
        let body = std::fs::read_to_string(frozen(&event)).unwrap_or_else(|e| panic!("{}: {e}", event.kind()));
        let read = Event::from_body(event.kind(), event.version(), body.trim_end().as_bytes()).unwrap();
        assert_eq!(read, event, "{} means something else now", event.kind());
        assert_eq!(String::from_utf8(event.to_body()).unwrap(), body.trim_end(), "{}", event.kind());
    }
    let stored = std::fs::read_dir(folder()).unwrap().map(|e| e.unwrap().file_name().into_string().unwrap());
    for name in stored.filter(|n| n.starts_with("delivery.")) {
        assert!(kinds.contains(&name.split('.').nth(1).unwrap()), "{name} is of no kind: was one renamed?");
    }
    assert!(Event::from_body("voted", 2, b"{}").is_err() && Event::from_body("sung", 1, b"{}").is_err());
}

#[test]
fn every_order_reads_and_writes_back_the_same() {
    for (order, stored) in orders().into_iter().zip(STORED_ORDERS) {
        let event = Event::Ordered { teams: vec!["1".to_owned()], order };
        assert_eq!(String::from_utf8(event.to_body()).unwrap(), stored);
        assert_eq!(Event::from_body("ordered", 1, stored.as_bytes()).unwrap(), event);
    }
}

/// What control wrote for somebody, as it was once stored.
#[test]
fn what_was_written_for_somebody_is_read_for_ever() {
    let person = Some("p7".to_owned());
    let text = "I will wait.".to_owned();
    for (event, stored) in [
        (Event::DeRoled { person: person.clone() }, r#"{"person":"p7"}"#),
        (Event::Committed { text, person }, r#"{"person":"p7","text":"I will wait."}"#),
    ] {
        assert_eq!(String::from_utf8(event.to_body()).unwrap(), stored);
        assert_eq!(Event::from_body(event.kind(), 1, stored.as_bytes()).unwrap(), event);
    }
}

/// A next round's opening as it was once stored.
#[test]
fn whose_next_round_it_is_is_read_for_ever() {
    let stored = r#"{"after":"x1","course":"c1","intensity":3,"pack":{"hash":"0123","id":"suicide-bridge","version":"1.0.0"},"program":"0.1.0","teams":[],"title":"Bridge, second day","worst":"withdrawn"}"#;
    let after = Some("x1".to_owned());
    let event = Event::Opened(exercise::delivery::Opening { after: after.clone(), ..opening(0) });
    assert_eq!(String::from_utf8(event.to_body()).unwrap(), stored);
    assert_eq!(Event::from_body("opened", 1, stored.as_bytes()).unwrap(), event);
    let stored = stored.replace(r#""intensity""#, r#""informed":["p7"],"intensity""#);
    let informed = ["p7".to_owned()].into();
    let event = Event::Opened(exercise::delivery::Opening { after, informed, ..opening(0) });
    assert_eq!(String::from_utf8(event.to_body()).unwrap(), stored);
    assert_eq!(Event::from_body("opened", 1, stored.as_bytes()).unwrap(), event);
}

/// A team's genesis as it was once stored.
#[test]
fn a_teams_genesis_is_read_for_ever() {
    let stored = r#"{"cast":{},"coder":"c","engine":"e","intensity":3,"languages":{"phone":"en"},"pack":{"hash":"h","id":"i","version":"1"},"program":"p","salt":0,"seed":5,"team":{"exercise":"x","name":"1","outside":["phone"],"parts":{"person":"viktor"},"played":{"person":"role_player"}},"worst":"harm"}"#;
    let event = exercise::Event::from_body("genesis", 1, stored.as_bytes()).unwrap();
    assert_eq!(String::from_utf8(event.to_body()).unwrap(), stored);
    let exercise::Event::Genesis(genesis) = event else { panic!("another kind") };
    let team = genesis.team.unwrap();
    assert_eq!((team.played["person"].as_str(), team.outside.len()), ("role_player", 1));
}

#[test]
#[ignore = "writes files"]
fn write_missing_delivery_examples() {
    for event in examples() {
        let path = frozen(&event);
        if !path.exists() {
            let mut body = event.to_body();
            body.push(b'\n');
            std::fs::write(&path, body).unwrap();
        }
    }
}
