//! What people corrected by hand, as rows that a coder can be trained on: the unit's words, what the other side had said
//! before, what it was heard as and what it is. Corrections change profiles and training text, never past state.

use coding::Code;
use exercise::Happening;
use exercise::event::{CodedUnit, Event, Genesis};
use std::collections::BTreeMap;

/// One correction; the last one of a unit counts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Correction {
    pub language: String,
    pub text: String,
    /// What the other side had said before.
    pub previous: String,
    pub was: Code,
    pub code: Code,
}

/// The corrections of a log, by line and utterance.
pub fn of(genesis: &Genesis, events: &[(u64, Happening)]) -> Vec<Correction> {
    let mut heard: BTreeMap<(&str, u32), (&str, String, &[CodedUnit])> = BTreeMap::new();
    let mut previous: BTreeMap<&str, String> = BTreeMap::new();
    let mut texts: BTreeMap<(&str, u32), &str> = BTreeMap::new();
    let mut corrected: BTreeMap<(&str, u32, u8), Code> = BTreeMap::new();
    let mut said: BTreeMap<u64, u32> = BTreeMap::new();
    for (number, h) in events {
        let line = h.line.as_str();
        match &h.event {
            Event::Spoke { words, .. } | Event::Prompted { words, .. } | Event::Voiced { text: words, .. } => {
                previous.insert(line, words.clone());
            }
            Event::Said { n, text, .. } => {
                said.insert(*number, *n);
                texts.insert((line, *n), text);
            }
            // What was coded is what the far end heard.
            Event::Rendered { of, to_far: true, text, .. } => {
                if let Some(n) = said.get(of) {
                    texts.insert((line, *n), text);
                }
            }
            Event::Coded { n, units, .. } => {
                if let Some(text) = texts.get(&(line, *n)) {
                    heard.insert((line, *n), (text, previous.get(line).cloned().unwrap_or_default(), units));
                }
            }
            Event::Recoded { utterance, unit, code } => {
                corrected.insert((line, *utterance, *unit), *code);
            }
            _ => {}
        }
    }
    let one = |((line, utterance, unit), code): (&(&str, u32, u8), &Code)| {
        let (text, previous, units) = heard.get(&(*line, *utterance))?;
        let unit = &units.get(usize::from(*unit))?.unit;
        let words = text.get(unit.span.start as usize..unit.span.end as usize)?;
        let language = genesis.languages.get(*line)?.clone();
        let changed = unit.code() != *code;
        changed.then(|| Correction {
            language,
            text: words.trim().to_owned(),
            previous: previous.clone(),
            was: unit.code(),
            code: *code,
        })
    };
    corrected.iter().filter_map(one).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use exercise::event::Pinned;
    use scenario::Outcome;

    fn genesis() -> Genesis {
        Genesis {
            pack: Pinned { id: "p".into(), version: "1.0.0".into(), hash: String::new() },
            engine: String::new(),
            coder: String::new(),
            program: String::new(),
            languages: [("phone".to_owned(), "en".to_owned())].into(),
            cast: BTreeMap::new(),
            intensity: 3,
            worst: Outcome::Unresolved,
            seed: 1,
            salt: 0,
            fork: None,
            team: None,
        }
    }

    fn log(recoded: &[(u32, u8, Code)]) -> Vec<(u64, Happening)> {
        let coder = "en".parse().ok().and_then(|l| coding::Coder::builtin(&l));
        let text = "You sound worn out. What happened?";
        let units = coder.map(|c| c.code(text, None).units).unwrap_or_default();
        let plain = |unit| CodedUnit { unit, topics: Vec::new(), spared: Vec::new(), thing: None, insult_here: false };
        let mut events = vec![
            Event::Prompted {
                situation: "s".into(),
                answers: 0,
                heard: false,
                silent: false,
                feelings: Vec::new(),
                words: "I can't.".into(),
                lasts_ms: 1,
            },
            Event::Said { n: 1, text: text.to_owned(), waits: false, speaker: String::new() },
            Event::Coded { n: 1, units: units.into_iter().map(plain).collect(), nonsense: false },
        ];
        events.extend(recoded.iter().map(|&(utterance, unit, code)| Event::Recoded { utterance, unit, code }));
        let at =
            |event| Happening { at: 0, seat: "primary".into(), line: "phone".into(), due: None, client: None, event };
        (1..).zip(events.into_iter().map(at)).collect()
    }

    #[test]
    fn the_last_correction_of_a_unit_counts_with_its_words() {
        let all = of(&genesis(), &log(&[(1, 0, Code::Summary), (1, 0, Code::Paraphrase)]));
        assert_eq!(all.len(), 1);
        let c = &all[0];
        assert_eq!((c.text.as_str(), c.previous.as_str()), ("You sound worn out.", "I can't."));
        assert_eq!((c.was, c.code, c.language.as_str()), (Code::EmotionLabel, Code::Paraphrase, "en"));
    }

    #[test]
    fn what_was_put_back_or_is_not_there_is_no_correction() {
        assert!(of(&genesis(), &log(&[(1, 0, Code::Summary), (1, 0, Code::EmotionLabel)])).is_empty());
        assert!(of(&genesis(), &log(&[(7, 0, Code::Summary), (1, 30, Code::Summary)])).is_empty());
    }
}
