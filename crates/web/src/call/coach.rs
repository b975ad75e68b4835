//! The coach's strip of somebody who practises alone and asked for it: what the last utterance was heard as, and one hint
//! at most. It is told from what both sides could hear.
//!
//! What never belongs here: the subject's state and the reasons of a reaction.

use coding::Code;
use exercise::event::{Event, Happening};
use exercise::view::{Change, Patch, Shown};
use review::hint::{Exchange, Hint, hint};
use scenario::Act;
use std::collections::VecDeque;

/// Exchanges that a hint looks back on.
const REMEMBERED: usize = 60;

/// What stands on the strip.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Strip {
    /// What the last utterance was heard as; empty before the first, and where it could not be made out.
    pub(crate) codes: Vec<Code>,
    /// Something was said already.
    pub(crate) spoke: bool,
    pub(crate) hint: Option<Hint>,
}

/// The fold.
#[derive(Clone, Debug, Default)]
pub(crate) struct Coach {
    talk: VecDeque<Exchange>,
}

impl Coach {
    /// Hears one event, and how the seat sees it. Answers what the strip says then, if that can have changed.
    pub(crate) fn hear(&mut self, h: &Happening, patch: &Patch) -> Option<Strip> {
        match (patch, &h.event) {
            (Patch::Shown(Shown::Ours { text, .. }), _) => {
                let words = u32::try_from(text.split_whitespace().count()).unwrap_or(u32::MAX);
                self.talk.push_back(Exchange { words, ..Exchange::default() });
                if self.talk.len() > REMEMBERED {
                    self.talk.pop_front();
                }
                // What it is heard as comes with the next event of the same append.
                return None;
            }
            (Patch::Changed(Change::Coached { codes, .. }), _) => self.talk.back_mut()?.codes.clone_from(codes),
            (Patch::Shown(Shown::Theirs { .. }), Event::Spoke { act, .. }) => {
                let last = self.talk.back_mut()?;
                // What was done stays what was done; a sigh after it changes nothing.
                if last.act.is_none() || *act != Act::Silence {
                    last.act = Some(*act);
                }
            }
            _ => return None,
        }
        let codes = self.talk.back().map(|e| e.codes.clone()).unwrap_or_default();
        Some(Strip { codes, spoke: true, hint: hint(self.talk.make_contiguous()) })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use exercise::event::ENGINE;

    fn h(event: Event) -> Happening {
        Happening { at: 0, seat: ENGINE.to_owned(), line: "phone".to_owned(), due: None, client: None, event }
    }

    fn said(coach: &mut Coach, text: &str, codes: &[Code]) -> Option<Strip> {
        let event = h(Event::Said { n: 1, text: text.to_owned(), waits: false, speaker: String::new() });
        assert_eq!(
            coach.hear(&event, &Patch::Shown(Shown::Ours { n: 1, text: text.to_owned(), speaker: String::new() })),
            None
        );
        coach.hear(&event, &Patch::Changed(Change::Coached { n: 1, codes: codes.to_vec() }))
    }

    #[test]
    fn says_what_the_last_utterance_was_heard_as() {
        let mut coach = Coach::default();
        said(&mut coach, "You sound worn out.", &[Code::EmotionLabel]);
        let strip = said(&mut coach, "Calm down now.", &[Code::Minimising, Code::Order]).unwrap();
        assert_eq!(strip.codes, [Code::Minimising, Code::Order]);
        assert_eq!(coach.talk.iter().map(|e| e.words).collect::<Vec<_>>(), [4, 3]);
    }

    #[test]
    fn a_silence_does_not_hide_what_was_done() {
        let mut coach = Coach::default();
        said(&mut coach, "Go on.", &[Code::MinimalEncourager]);
        for act in [Act::Confide, Act::Silence] {
            let spoke = h(Event::Spoke {
                subject: "p".into(),
                cause: "c".into(),
                act,
                words_id: "x/1".into(),
                words: "(wind)".into(),
                lasts_ms: 1,
                waits: false,
            });
            let patch =
                Patch::Shown(Shown::Theirs { words: String::new(), lasts_ms: 1, sound_only: false, rings_off: false });
            assert!(coach.hear(&spoke, &patch).is_some());
        }
        assert_eq!(coach.talk[0].act, Some(Act::Confide));
    }

    #[test]
    fn words_before_the_first_utterance_are_nothing_to_coach() {
        let mut coach = Coach::default();
        let patch =
            Patch::Shown(Shown::Theirs { words: "Yes.".into(), lasts_ms: 1, sound_only: false, rings_off: false });
        let spoke = Event::Spoke {
            subject: "p".into(),
            cause: "c".into(),
            act: Act::Open,
            words_id: "x/1".into(),
            words: "Yes.".into(),
            lasts_ms: 1,
            waits: false,
        };
        assert_eq!(coach.hear(&h(spoke), &patch), None);
    }
}
