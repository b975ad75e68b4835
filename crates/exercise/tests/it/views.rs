//! Need to know: nothing hidden is ever in what a seat gets, whoever sits there and whatever happened.

use crate::frozen::examples;
use crate::packs;
use crate::play::Play;
use exercise::Command;
use exercise::event::{Event, Happening};
use exercise::view::{Change, Patch, Viewer, view};
use scenario::structure::Role;

const ROLES: &[Role] = Role::ALL;

/// Kinds of which nothing at all may be seen: seed and cast, typing, codes, hidden state, what was nearly said.
const HIDDEN: [&str; 9] =
    ["genesis", "composing", "coded", "reacted", "withheld", "lapsed", "noted", "recoded", "erased"];

fn happening(event: Event) -> Happening {
    Happening {
        at: 1,
        seat: "primary".into(),
        line: "phone".into(),
        due: Some("speak:HIDDEN".into()),
        client: Some("HIDDEN".into()),
        event,
    }
}

#[test]
fn every_role_by_every_kind() {
    let examples = examples();
    let kinds: Vec<&str> = examples.iter().map(Event::kind).collect();
    assert_eq!(kinds, Event::KINDS, "one example of every kind");
    let mut seen = 0;
    for event in &examples {
        for role in ROLES.iter().copied() {
            let patch = view(Viewer::new("other", role), &happening(event.clone()));
            if HIDDEN.contains(&event.kind()) {
                assert_eq!(patch, None, "{role:?} sees a {}", event.kind());
                continue;
            }
            seen += usize::from(patch.is_some());
            let drawn = format!("{patch:?}");
            assert!(!drawn.contains("HIDDEN"), "{role:?} {}: {drawn}", event.kind());
        }
    }
    assert!(seen > 100, "hardly anything is seen at all: {seen}");
}

/// Whoever is not at the desk's side does not read its answers; the far end hears nothing of the cell.
#[test]
fn the_far_end_and_the_street_do_not_hear_the_cell() {
    let of = |kind: &str| happening(examples().into_iter().find(|e| e.kind() == kind).unwrap());
    for kind in ["requested", "answered"] {
        for role in [Role::RolePlayer, Role::TacticalLiaison, Role::FamilyLiaison] {
            assert_eq!(view(Viewer::new("other", role), &of(kind)), None, "{role:?} {kind}");
        }
        assert!(
            view(Viewer::new("commander", Role::Commander), &of(kind)).is_some()
                && view(Viewer::new("primary", Role::Primary), &of(kind)).is_some()
        );
    }
    for kind in ["said", "spoke"] {
        assert_eq!(view(Viewer::new("family", Role::FamilyLiaison), &of(kind)), None);
        assert!(view(Viewer::new("role_player", Role::RolePlayer), &of(kind)).is_some());
    }
}

/// A note is seen by its writer alone; codes by a primary who practises with a coach, and by nobody else.
#[test]
fn notes_are_the_writers_and_codes_the_coached() {
    let of = |kind: &str| happening(examples().into_iter().find(|e| e.kind() == kind).unwrap());
    for role in ROLES.iter().copied() {
        assert!(matches!(view(Viewer::new("primary", role), &of("noted")), Some(Patch::Changed(Change::Noted { .. }))));
        assert_eq!(view(Viewer::new("coach", role), &of("noted")), None, "{role:?}");
        let coached = Viewer { coached: true, ..Viewer::new("primary", role) };
        let seen = view(coached, &of("coded"));
        assert_eq!(seen.is_some(), role == Role::Primary, "{role:?}");
        assert!(!format!("{seen:?}").contains("HIDDEN"), "codes alone, not what spoke for them: {seen:?}");
        assert_eq!(view(coached, &of("reacted")), None, "a coach does not show the state");
    }
}

/// A real log: what is planned is seen by nobody before it is spoken, while the scene runs and after it ended.
#[test]
fn planned_words_are_seen_when_they_are_spoken_and_not_before() {
    let scene = packs::scene(&packs::bridge(), "en", 31);
    let mut play = Play::begin(&scene);
    play.call("phone");
    play.wait(8_000);
    for text in ["You sound exhausted.", "What happened?", "Come down now!", "I'm sorry I pushed you."] {
        play.say("phone", text).unwrap();
        play.wait(2_000);
    }
    play.wait(20_000);
    play.act(&Command::End, None).unwrap();
    let patches = |role: Role| -> Vec<(usize, String)> {
        play.log
            .iter()
            .enumerate()
            .filter_map(|(n, h)| view(Viewer::new("primary", role), h).map(|p| (n, format!("{p:?}"))))
            .collect()
    };
    let mut planned = 0;
    for (n, h) in play.log.iter().enumerate() {
        let Event::Reacted(r) = &h.event else { continue };
        if r.words.chars().count() < 12 {
            continue;
        }
        planned += 1;
        let spoken = play.log.iter().position(|h| matches!(&h.event, Event::Spoke { cause, .. } if *cause == r.cause));
        for role in ROLES.iter().copied() {
            for (at, patch) in patches(role) {
                let words = format!("{:?}", r.words);
                let early = patch.contains(words.trim_matches('"')) && spoken.is_none_or(|s| at < s) && at >= n;
                assert!(!early, "{role:?} sees at {at} what is spoken at {spoken:?}: {patch}");
                let seed = scene.genesis.seed.to_string();
                assert!(
                    !patch.contains(&format!("seed: {seed}")) && !patch.contains("reasons") && !patch.contains("state"),
                    "{patch}"
                );
            }
        }
    }
    assert!(planned >= 3);
    assert!(patches(Role::Primary).len() > 8);
}
