//! What the negotiator has seen and heard so far: a fold over the log through `exercise::view`. Pages and streams draw
//! this and know nothing else of the log, so what the view hides cannot leak.

use crate::call::coach::{Coach, Strip};
use crate::site::SEAT;
use coding::Code;
use exercise::clock::Clock;
use exercise::event::{EndedBy, Event, Happening, NoteKind};
use exercise::view::{Change, Patch, Shown, Viewer, view};
use scenario::Outcome;
use scenario::structure::{Answer, Role};
use std::collections::BTreeMap;

/// Silence on the line from which it is shown, ms of play time.
const SILENCE_MS: i64 = 8_000;

/// The line to the far end.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Line {
    #[default]
    Idle,
    Ringing,
    Open,
}

/// Why the clock stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Standing {
    Paused,
    Held,
}

/// One thing in the transcript.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Entry {
    /// Number in the log.
    pub(crate) n: u64,
    /// Play time, ms.
    pub(crate) at: i64,
    /// The client's id of an utterance, so that a page knows its own words again.
    pub(crate) client: Option<String>,
    pub(crate) what: What,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum What {
    Rings { first: bool },
    Connected { again: bool },
    NoAnswer,
    Gone { by_far_end: bool },
    Silence { seconds: i64 },
    Ours { text: String },
    Theirs { words: String, sound_only: bool },
    Asked { item: String },
    Desk { item: String, answer: Answer },
    Happens { inject: String },
    Told { words: String },
    Noted { note: NoteKind, text: String },
    Coached { codes: Vec<Code> },
    Stands(Standing),
    Goes,
    Over { outcome: Outcome, by: EndedBy },
}

impl What {
    /// Whether it belongs to the conversation, and not beside it.
    pub(crate) const fn in_transcript(&self) -> bool {
        !matches!(self, What::Noted { .. } | What::Coached { .. })
    }
}

/// Something the negotiator wrote down.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Jotted {
    /// Number in the log.
    pub(crate) n: u64,
    pub(crate) note: NoteKind,
    pub(crate) text: String,
}

/// What is so beside the transcript: what the buttons depend on.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Now {
    pub(crate) line: Line,
    pub(crate) calls: u32,
    pub(crate) standing: Option<Standing>,
    /// Asked for, with the answer.
    pub(crate) desk: BTreeMap<String, Option<Answer>>,
    pub(crate) over: Option<(Outcome, EndedBy)>,
    /// The negotiator spoke last; the other side is heard breathing.
    pub(crate) breathing: bool,
    /// Play time when the last words on the open line ended.
    pub(crate) quiet_since: Option<i64>,
    /// Oldest first.
    pub(crate) notes: Vec<Jotted>,
    /// Only for who asked for a coach.
    pub(crate) strip: Option<Strip>,
}

/// The fold.
#[derive(Clone, Debug)]
pub(crate) struct Seen {
    line: String,
    clock: Option<Clock>,
    rings: u32,
    coach: Option<Coach>,
    pub(crate) now: Now,
    /// Number of the last event, seen or not.
    pub(crate) upto: u64,
}

impl Seen {
    /// Before the first event; `line` leads to the far end.
    pub(crate) fn new(line: &str) -> Seen {
        Seen { line: line.to_owned(), clock: None, rings: 0, coach: None, now: Now::default(), upto: 0 }
    }

    /// The same, with a coach if one was asked for.
    pub(crate) fn with_coach(mut self, coached: bool) -> Seen {
        self.coach = coached.then(Coach::default);
        self.now.strip = coached.then(Strip::default);
        self
    }

    /// Play time at a wall time.
    pub(crate) fn play_at(&self, wall_ms: i64) -> i64 {
        self.clock.map_or(0, |c| c.play_at(wall_ms))
    }

    pub(crate) fn running(&self) -> bool {
        self.clock.is_some_and(|c| c.running())
    }

    /// Folds one event; answers what it adds to the transcript.
    pub(crate) fn take(&mut self, n: u64, h: &Happening) -> Vec<Entry> {
        self.upto = n;
        // The clock starts with the log; everybody sees it.
        let wall = stood_since(h);
        let at = self.clock.get_or_insert(Clock::started(wall)).play_at(wall);
        if let (Event::SafeWord, Some(clock)) = (&h.event, &mut self.clock) {
            // A team's log read as a talk: its clock stands from here on.
            clock.stop(wall);
        }
        if !h.line.is_empty() && h.line != self.line {
            return Vec::new();
        }
        let viewer = Viewer { coached: self.coach.is_some(), ..Viewer::new(SEAT, Role::Primary) };
        let Some(patch) = view(viewer, h) else { return Vec::new() };
        if let Some(strip) = self.coach.as_mut().and_then(|coach| coach.hear(h, &patch)) {
            self.now.strip = Some(strip);
        }
        if let Patch::Changed(Change::Noted { note, text }) = &patch {
            self.now.notes.push(Jotted { n, note: *note, text: text.clone() });
        }
        let silence = self.silence(at, &patch);
        let rang_off = matches!(&patch, Patch::Shown(shown) if shown.rings_off());
        let mut what: Vec<What> = silence.into_iter().collect();
        what.extend(self.patch(wall, at, patch));
        if rang_off {
            self.close();
            what.push(What::Gone { by_far_end: true });
        }
        let client = |w: &What| if matches!(w, What::Ours { .. }) { h.client.clone() } else { None };
        what.into_iter().map(|what| Entry { n, at, client: client(&what), what }).collect()
    }

    /// A silence that ends with the far end's words.
    fn silence(&self, at: i64, patch: &Patch) -> Option<What> {
        let quiet = at - self.now.quiet_since?;
        (quiet >= SILENCE_MS && matches!(patch, Patch::Shown(Shown::Theirs { .. })))
            .then_some(What::Silence { seconds: quiet / 1_000 })
    }

    fn close(&mut self) {
        self.now.line = Line::Idle;
        self.now.breathing = false;
        self.now.quiet_since = None;
    }

    fn patch(&mut self, wall: i64, at: i64, patch: Patch) -> Option<What> {
        let clock = self.clock.get_or_insert(Clock::started(wall));
        let shown = match patch {
            Patch::Shown(shown) => shown,
            Patch::Changed(Change::Noted { note, text }) => return Some(What::Noted { note, text }),
            Patch::Changed(Change::Coached { codes, .. }) => return Some(What::Coached { codes }),
            Patch::Changed(_) => return None,
        };
        Some(match shown {
            Shown::Rings => {
                self.rings += 1;
                self.now.line = Line::Ringing;
                What::Rings { first: self.rings == 1 }
            }
            Shown::Connected { again } => {
                self.now.line = Line::Open;
                self.now.calls += 1;
                self.now.quiet_since = Some(at);
                What::Connected { again }
            }
            Shown::NoAnswer => {
                self.close();
                What::NoAnswer
            }
            Shown::Gone { by_far_end } => {
                self.close();
                What::Gone { by_far_end }
            }
            Shown::Ours { text, .. } => {
                self.now.breathing = true;
                self.now.quiet_since = Some(at);
                What::Ours { text }
            }
            Shown::Theirs { words, lasts_ms, sound_only, .. } => {
                self.now.breathing = false;
                self.now.quiet_since = Some(at + lasts_ms);
                What::Theirs { words, sound_only }
            }
            Shown::Asked { item } => {
                self.now.desk.insert(item.clone(), None);
                What::Asked { item }
            }
            Shown::DeskSays { item, answer, .. } => {
                self.now.desk.insert(item.clone(), Some(answer));
                What::Desk { item, answer }
            }
            Shown::Told { words } => What::Told { words },
            Shown::Happens { inject, .. } => What::Happens { inject },
            Shown::Stands { held } => {
                clock.stop(wall);
                let standing = if held { Standing::Held } else { Standing::Paused };
                self.now.standing = Some(standing);
                What::Stands(standing)
            }
            Shown::Goes => {
                clock.start(wall);
                self.now.standing = None;
                What::Goes
            }
            Shown::Over { outcome, by } => {
                clock.stop(wall);
                self.close();
                self.now.over = Some((outcome, by));
                What::Over { outcome, by }
            }
            // Only teams have these.
            Shown::Sounds { .. }
            | Shown::Rendered { .. }
            | Shown::Interpreted { .. }
            | Shown::Misrendered { .. }
            | Shown::Voice { .. }
            | Shown::Marked { .. }
            | Shown::Glossed { .. }
            | Shown::Tells { .. }
            | Shown::Hands { .. }
            | Shown::Alarm => return None,
        })
    }
}

/// When it counts: a clock that was held stands since the last sign of life, not since that was written down.
fn stood_since(h: &Happening) -> i64 {
    if let Event::Held { since } = h.event { since } else { h.at }
}

#[cfg(test)]
mod tests {
    use super::*;
    use exercise::event::ENGINE;
    use scenario::Act;

    fn h(at: i64, event: Event) -> Happening {
        Happening { at, seat: ENGINE.to_owned(), line: "phone".to_owned(), due: None, client: None, event }
    }

    fn spoke(words: &str, act: Act) -> Event {
        Event::Spoke {
            subject: "p".into(),
            cause: "c".into(),
            act,
            words_id: "x/1".into(),
            words: words.into(),
            lasts_ms: 2_000,
            waits: false,
        }
    }

    fn kinds(entries: &[Entry]) -> Vec<&What> {
        entries.iter().map(|e| &e.what).collect()
    }

    #[test]
    fn a_hang_up_ends_with_a_dead_line() {
        let mut seen = Seen::new("phone");
        seen.take(1, &h(0, Event::LineOpened { n: 1 }));
        assert_eq!(seen.now.line, Line::Open);
        let entries = seen.take(2, &h(1_000, spoke("Enough.", Act::HangUp)));
        assert_eq!(kinds(&entries)[1], &What::Gone { by_far_end: true });
        assert_eq!(seen.now.line, Line::Idle);
    }

    #[test]
    fn silence_is_shown_from_the_end_of_the_last_words() {
        let mut seen = Seen::new("phone");
        seen.take(1, &h(0, Event::LineOpened { n: 1 }));
        assert_eq!(seen.take(2, &h(3_000, spoke("Yes.", Act::Open))).len(), 1, "three seconds are no silence");
        // Spoken until 5,000; nine seconds of nothing.
        let entries = seen.take(3, &h(14_500, spoke("Are you there.", Act::Prompt)));
        assert_eq!(kinds(&entries)[0], &What::Silence { seconds: 9 });
    }

    #[test]
    fn a_pause_is_no_silence() {
        let mut seen = Seen::new("phone");
        seen.take(1, &h(0, Event::LineOpened { n: 1 }));
        seen.take(2, &h(1_000, Event::Paused));
        assert_eq!(seen.now.standing, Some(Standing::Paused));
        seen.take(3, &h(600_000, Event::Resumed));
        assert_eq!(seen.play_at(601_000), 2_000);
        assert_eq!(seen.take(4, &h(601_000, spoke("Yes.", Act::Open))).len(), 1);
    }

    #[test]
    fn time_in_which_nobody_was_there_is_no_play_time() {
        let mut seen = Seen::new("phone");
        seen.take(1, &h(0, Event::LineOpened { n: 1 }));
        let held = seen.take(2, &h(600_000, Event::Held { since: 4_000 }));
        assert_eq!(held[0].at, 4_000);
        seen.take(3, &h(700_000, Event::Resumed));
        assert_eq!(seen.play_at(701_000), 5_000);
    }

    #[test]
    fn after_a_safe_word_no_play_time_goes_by() {
        let mut seen = Seen::new("phone");
        seen.take(1, &h(0, Event::LineOpened { n: 1 }));
        seen.take(2, &h(2_000, Event::SafeWord));
        seen.take(3, &h(90_000, Event::Resumed));
        assert_eq!(seen.play_at(91_000), 3_000);
    }

    #[test]
    fn another_line_is_not_heard() {
        let mut seen = Seen::new("phone");
        let mut other = h(0, Event::Said { n: 1, text: "a note".into(), waits: false, speaker: String::new() });
        other.line = "coach_notes".to_owned();
        assert_eq!(seen.take(1, &other), []);
    }
}
