//! An old log is read for ever: `tests/frozen/<kind>.v<version>.json` is a body as it was once stored. These files are never
//! changed; a new version of a kind gets a new file. A missing one is written by
//! `cargo test -p exercise --test it -- --ignored write_missing_examples`.

use coding::Code;
use coding::unit::{Address, Evidence, Feeling, Kinship, Scored, Span, Traits, Unit};
use exercise::event::{CodedUnit, EndedBy, Event, Genesis, NoteKind, Pinned, Reacted};
use exercise::team::interpreting::{Interpretation, Misrendering};
use exercise::team::later;
use exercise::team::order::{InjectChange, TellKind};
use exercise::team::sheet::{Picture, Sheet};
use exercise::team::table::Planned;
use scenario::line::Tone;
use scenario::structure::Answer;
use scenario::{Act, Outcome};
use std::path::{Path, PathBuf};
use subject::cue::Cue;
use subject::heard::Feelings;
use subject::react::{OtherRule, Reason, Rule};
use subject::state::Spoken;
use subject::{Subject, Var};

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/frozen")
}

/// Names of the files that belong to a team's log; those of the exercise's own log have a module of their own.
fn names() -> Vec<String> {
    let names = std::fs::read_dir(folder()).unwrap().map(|e| e.unwrap().file_name().into_string().unwrap());
    names.filter(|name| !name.starts_with("delivery.")).collect()
}

fn file(event: &Event) -> PathBuf {
    folder().join(format!("{}.v{}.json", event.kind(), event.version()))
}

/// One of every kind with every field filled, in the order of [`Event::KINDS`]. What no seat may see says HIDDEN.
pub(crate) fn examples() -> Vec<Event> {
    vec![
        Event::Genesis(genesis()),
        Event::Rang,
        Event::LineOpened { n: 2 },
        Event::NotAnswered,
        Event::RangOff,
        Event::Composing,
        Event::Said {
            n: 3,
            text: "You sound «worn out», Viktor.\nWhat happened?".into(),
            waits: false,
            speaker: String::new(),
        },
        Event::Coded { n: 3, units: vec![coded()], nonsense: false },
        Event::Reacted(Box::new(reacted())),
        Event::Spoke {
            subject: "person".into(),
            cause: "HIDDEN say:phone:3".into(),
            act: Act::Confide,
            words_id: "HIDDEN viktor/017".into(),
            words: "Thirty-one years. And then a letter.".into(),
            lasts_ms: 2_800,
            waits: false,
        },
        Event::Withheld { subject: "person".into(), cause: "HIDDEN say:phone:3".into() },
        Event::Lapsed,
        Event::Requested { item: "lights_off".into() },
        Event::Answered { item: "lights_off".into(), answer: Answer::Partly, text: String::new() },
        Event::Injected { inject: "train".into(), text: None },
        Event::SceneSet { situation: "HIDDEN bus".into(), level: 2, words: "At the bus stop, in the rain.".into() },
        Event::Prompted {
            situation: "HIDDEN bus".into(),
            answers: 2,
            heard: true,
            silent: true,
            feelings: vec![Feeling::Anger, Feeling::Shame],
            words: "And nobody waited.".into(),
            lasts_ms: 2_100,
        },
        Event::Noted { note: NoteKind::Hook, text: "HIDDEN his granddaughter".into() },
        Event::Recoded { utterance: 3, unit: 1, code: Code::Paraphrase },
        Event::Voiced { subject: "person".into(), n: 4, text: "You again.".into(), waits: false },
        Event::Seated { place: "coach".into(), person: Some("HIDDEN p7".into()) },
        Event::VoicePassed { to: "coach".into() },
        Event::SafeWord,
        Event::Felt { subject: "person".into(), arousal: 70, trust: 25 },
        Event::Laddered { subject: "person".into(), step: 3, refused: 5 },
        Event::Tagged { tag: "demand".into(), play_ms: 61_000 },
        Event::Untagged { of: 9 },
        Event::Marked { text: "HIDDEN asked by name".into(), play_ms: 60_000, of: Some(9) },
        Event::Glossed { of: 9, language: "fr".into(), text: "HIDDEN Encore vous.".into() },
        Event::Filed {
            paper: "demands".into(),
            fields: [("text".to_owned(), "HIDDEN a car".to_owned())].into(),
            replaces: Some(12),
        },
        Event::Confirmed { entry: 14 },
        Event::EnteredLater {
            row: later::Row {
                play_ms: 754_000,
                place: "role_player".into(),
                line: String::new(),
                what: later::What::Words { far_end: true, text: "You again.".into() },
            },
        },
        Event::Told {
            to: vec!["commander".into()],
            how: TellKind::News,
            text: "HIDDEN a reporter".into(),
            inject: None,
        },
        Event::Planned {
            inject: "HIDDEN own-31".into(),
            planned: Planned {
                play_ms: 754_000,
                to: vec!["commander".into()],
                how: TellKind::Call,
                text: "HIDDEN the ministry rings".into(),
            },
        },
        Event::Handed { to: vec!["commander".into()], sheet: Sheet::Picture(picture()) },
        Event::InjectSet { inject: "train".into(), to: InjectChange::Edited { text: "HIDDEN a long train".into() } },
        Event::InterpretationSet {
            rule: Some(Interpretation { passes_after_s: 20, lag_s: 0, fault: Some(Misrendering::Shortened) }),
        },
        Event::Rendered {
            of: 31,
            to_far: true,
            text: "You are tired, Viktor.".into(),
            how: Some(Misrendering::Shortened),
            not_interpreted: true,
        },
        Event::Misrendered { of: 33, how: Misrendering::Wrong },
        Event::Underway { of: 31, text: "HIDDEN He is tired.".into(), how: Some(Misrendering::Softened) },
        Event::Paused,
        Event::Resumed,
        Event::Held { since: 1_767_225_612_345 },
        Event::Ended { outcome: Outcome::Peaceful, by: EndedBy::Subject },
        Event::Erased { events: vec![7, 9], reason: "HIDDEN on_request".into() },
    ]
}

fn picture() -> Picture {
    Picture {
        hash: "0f".repeat(32),
        width: 1_200,
        height: 800,
        alt: "HIDDEN a plan of the bridge".into(),
        caption: "HIDDEN from the road police".into(),
    }
}

fn genesis() -> Genesis {
    Genesis {
        pack: Pinned { id: "suicide-bridge".into(), version: "1.0.0".into(), hash: "HIDDEN 0123abcd".into() },
        engine: "HIDDEN 4567".into(),
        coder: "HIDDEN 89ab".into(),
        program: "0.1.0".into(),
        languages: [("phone".to_owned(), "en".to_owned())].into(),
        cast: [("person".to_owned(), "HIDDEN viktor".to_owned())].into(),
        intensity: 4,
        worst: Outcome::Withdrawn,
        seed: u64::MAX,
        salt: 12,
        fork: None,
        team: None,
    }
}

fn coded() -> CodedUnit {
    CodedUnit {
        unit: Unit {
            span: Span { start: 0, end: 31 },
            ranked: vec![
                Scored { code: Code::EmotionLabel, p: 910_000 },
                Scored { code: Code::Validation, p: 120_000 },
            ],
            evidence: vec![Evidence {
                span: Span { start: 0, end: 9 },
                rule: "HIDDEN en/listening.toml:you_sound".into(),
                code: None,
            }],
            traits: Traits {
                feelings: vec![Feeling::Exhaustion],
                feeling_word: Some("HIDDEN worn out".into()),
                address: Some(Address::Formal),
                kinship: Some(Kinship::Elder),
                own_name: Some("HIDDEN Dana".into()),
                beyond: false,
                overlap: 250_000,
                words: 5,
            },
        },
        topics: vec!["HIDDEN work".into()],
        spared: Vec::new(),
        thing: Some("HIDDEN lights_off".into()),
        insult_here: true,
    }
}

fn reacted() -> Reacted {
    Reacted {
        subject: "HIDDEN person".into(),
        cause: "HIDDEN say:phone:3".into(),
        state: state(),
        act: Act::Confide,
        tone: Tone::Shame,
        heat: 2,
        topic: Some("HIDDEN work".into()),
        answers: Some(Cue::LabelFit),
        reasons: vec![
            Reason {
                rule: Rule::Cue(Cue::LabelFit),
                unit: Some(0),
                word: None,
                moved: vec![(Var::Arousal, -38_000), (Var::Trust, 21_000)],
            },
            Reason {
                rule: Rule::Other(OtherRule::Ripened),
                unit: None,
                word: None,
                moved: vec![(Var::Readiness, 9_000)],
            },
        ],
        words_id: "HIDDEN viktor/017".into(),
        words: "HIDDEN Thirty-one years.".into(),
        quiet: true,
        speak_at_ms: 45_678,
        lasts_ms: 2_800,
        ends: Some(Outcome::Partial),
    }
}

/// Every field away from its default.
fn state() -> Subject {
    let mut vars = subject::Vars::default();
    for (n, var) in Var::ALL.iter().enumerate() {
        vars[*var] = 10_000 * n as i32 + 1;
    }
    Subject {
        vars,
        at_ms: 43_210,
        openness: 712_345,
        turns: 12,
        acts: [Some(Act::Confide), Some(Act::Vent), None],
        cue: Some(Cue::Hook),
        spoken: Spoken { tone: Some(Tone::Anger), topics: 1 << 40, act: Some(Act::Vent) },
        topic: Some(40),
        wear: [340_000, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 1_000_000],
        run: (3, 2),
        mirrors: 1,
        encouragers: 2,
        closed: 3,
        labels: [Feelings(5), Feelings(0), Feelings(4_095)],
        wrong: Feelings(64),
        unrepaired: true,
        asked: u64::MAX,
        asked_twice: 1 << 20,
        asked_of: [0; 8],
        told: 3,
        touched: 5,
        disclosed: 9,
        knows_name: true,
        suicide_asked: 1,
        owed: 1 << 31,
        owed_since_ms: 1_000,
        kept: 2,
        lies: 1,
        familiar_offered: true,
        breaches: 2,
        steps_done: 1,
        step_agreed: true,
        step_asked: 2,
        hang_ups: 1,
        silences: 2,
        farewells: 1,
        deadline_ms: 0,
        deadlines: 0,
        threats: 0,
        extreme_turns: 3,
        broken: true,
        wave: 4,
        last_hurt: 11,
        told_of: 0,
        misnamed: 0,
        wondered: false,
    }
}

#[test]
fn every_kind_has_an_example_and_nothing_else_does() {
    let kinds: Vec<&str> = examples().iter().map(Event::kind).collect();
    assert_eq!(kinds, Event::KINDS);
    for event in examples() {
        assert!(file(&event).is_file(), "{} is missing", file(&event).display());
    }
    for name in names() {
        let kind = name.split('.').next().unwrap_or_default();
        assert!(Event::KINDS.contains(&kind), "{name} is of no kind: was one renamed?");
    }
}

#[test]
fn frozen_bodies_read_and_write_back_the_same() {
    let mut read = 0;
    for name in names() {
        let path = folder().join(&name);
        let mut parts = name.split('.');
        let (kind, version) = (parts.next().unwrap(), parts.next().unwrap().trim_start_matches('v').parse().unwrap());
        let body = std::fs::read_to_string(&path).unwrap();
        let event =
            Event::from_body(kind, version, body.trim_end().as_bytes()).unwrap_or_else(|e| panic!("{name}: {e}"));
        assert_eq!(event.kind(), kind);
        if event.version() == version {
            assert_eq!(
                String::from_utf8(event.to_body()).unwrap(),
                body.trim_end(),
                "{name} is written in another way now"
            );
        }
        read += 1;
    }
    assert!(read >= Event::KINDS.len());
}

/// The frozen bodies say what the examples say: reading does not lose or change a field.
#[test]
fn frozen_bodies_mean_what_they_meant() {
    for event in examples() {
        let body = std::fs::read(file(&event)).unwrap();
        assert_eq!(Event::from_body(event.kind(), event.version(), body.trim_ascii_end()).unwrap(), event);
    }
}

#[test]
fn a_newer_version_and_a_strange_kind_are_refused_by_name() {
    let newer = Event::from_body("said", 2, br#"{"utterance":1,"text":"x"}"#).unwrap_err();
    assert!(newer.to_string().contains("said") && newer.to_string().contains("version 2"), "{newer}");
    assert!(Event::from_body("sung", 1, b"{}").is_err());
    assert!(Event::from_body("said", 1, b"[]").is_err());
    assert!(Event::from_body("said", 1, br#"{"text":"x"}"#).is_err());
}

#[test]
#[ignore = "writes files"]
fn write_missing_examples() {
    std::fs::create_dir_all(folder()).unwrap();
    for event in examples() {
        let path = file(&event);
        if !path.exists() {
            let mut body = event.to_body();
            body.push(b'\n');
            std::fs::write(&path, body).unwrap();
        }
    }
}
