//! Words of a negotiator: coded in every language, and said to somebody on the bridge.

use crate::packs;
use coding::{Coder, Language};
use exercise::event::{ENGINE, Event, Genesis, Happening, Pinned};
use exercise::{Command, Scene, State, advance, decide, limits};
use scenario::Outcome;
use subject::Engine;

/// Units lie in the text in their order; every one has a code with a probability; and whatever was said, the scene goes on
/// and the log folds to what it is.
pub fn utterance(bytes: &[u8]) {
    let text = crate::text(bytes);
    for language in ["en", "ru"] {
        let Some(coder) = language.parse::<Language>().ok().and_then(|l| Coder::builtin(&l)) else { continue };
        let coded = coder.code(&text, Some("I have nothing left. Nobody calls."));
        let mut end = 0;
        for unit in &coded.units {
            let (from, to) = (unit.span.start as usize, unit.span.end as usize);
            assert!(end <= from && from <= to && text.get(from..to).is_some(), "{language}: {unit:?}");
            end = to;
            assert!(!unit.ranked.is_empty() && unit.ranked.iter().all(|s| (0..=1_000_000).contains(&s.p)), "{unit:?}");
            assert!((0..=1_000_000).contains(&unit.traits.overlap), "{unit:?}");
            assert!(
                unit.evidence.iter().all(|e| text.get(e.span.start as usize..e.span.end as usize).is_some()),
                "{unit:?}"
            );
        }
        assert_eq!(coded, coder.code(&text, Some("I have nothing left. Nobody calls.")));
        said(language, &text);
    }
}

fn said(language: &str, text: &str) {
    let Some(scene) = scene(language) else { return };
    let mut state = State::new(&scene);
    let event = Event::Genesis(scene.genesis.clone());
    let mut log =
        vec![Happening { at: 0, seat: ENGINE.to_owned(), line: String::new(), due: None, client: None, event }];
    state.evolve(&scene, &log[0]);
    let line = || "phone".to_owned();
    log.extend(decide(&scene, &mut state, "primary", &Command::Call { line: line() }, None, 0).unwrap_or_default());
    log.extend(advance(&scene, &mut state, 8_000));
    for now in [8_000, 9_000, 40_000] {
        log.extend(advance(&scene, &mut state, now));
        let before = log.len();
        let say = Command::Say { line: line(), text: text.to_owned() };
        if let Ok(events) = decide(&scene, &mut state, "primary", &say, None, now) {
            log.extend(events);
            let heard = log[before..].iter().any(|h| matches!(&h.event, Event::Said { text: t, .. } if t == text));
            assert!(heard, "what was accepted is in the log, word for word");
            assert!(text.chars().count() <= limits::UTTERANCE_CHARS && !text.trim().is_empty());
        }
    }
    log.extend(advance(&scene, &mut state, 100_000));
    let mut folded = State::new(&scene);
    for h in &log {
        let body = Event::from_body(h.event.kind(), h.event.version(), &h.event.to_body());
        assert_eq!(body.as_ref(), Ok(&h.event), "stored and read back");
        folded.evolve(&scene, h);
    }
    assert_eq!(folded, state);
}

fn scene(language: &str) -> Option<Scene> {
    let pack = packs::bridge()?;
    let structure = &pack.structure;
    let genesis = Genesis {
        pack: Pinned { id: structure.id.clone(), version: structure.version.clone(), hash: pack.hash.clone() },
        engine: Engine::builtin().hash.clone(),
        coder: String::new(),
        program: "fuzz".to_owned(),
        languages: structure.lines.iter().map(|l| (l.id.clone(), language.to_owned())).collect(),
        cast: [("person".to_owned(), "alina".to_owned())].into(),
        intensity: 3,
        worst: Outcome::Harm,
        seed: 1,
        salt: 0,
        fork: None,
        team: None,
    };
    Scene::new(genesis, pack).ok()
}
