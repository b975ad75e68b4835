//! What is so at a team's table beside the talk: who sits where, whose voice is on the line, papers, injects in control's
//! hands, the alarm.

use super::PersonId;
use super::later;
use super::order::{InjectChange, TellKind};
use crate::event::{SeatId, SubjectId};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// Utterances within which a change of voice must come after it was spoken of: the sentence itself and a few of farewell.
const ANNOUNCED: u8 = 4;

/// The fold of a team's own events.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Table {
    /// Who sits where.
    pub seats: BTreeMap<SeatId, PersonId>,
    /// The seat whose voice is on the lines to the far end.
    pub voice: SeatId,
    /// Utterances for which the change of voice that was spoken of on the line still counts as announced.
    pub announced: u8,
    /// The voice is another since the last words, and nobody had announced it.
    pub new_voice: bool,
    /// Entries by number in the log.
    pub entries: BTreeMap<u64, Entry>,
    /// Somebody said the safe word, and control has not resumed since.
    pub alarm: Option<SeatId>,
    pub injects: BTreeMap<String, InjectHand>,
    /// Injects of control's own, by their ids.
    pub planned: BTreeMap<String, Planned>,
    pub marks: u32,
    /// Where those who play somebody stand on their ladders.
    pub ladders: BTreeMap<SubjectId, Ladder>,
    /// Tags by number in the log.
    pub tags: BTreeMap<u64, Struck>,
    /// Injects that a tag alone has called off, with the play times they had.
    pub called_off: BTreeMap<String, i64>,
}

/// A place on a ladder of concessions.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Ladder {
    /// The step reached, 0 for none.
    pub step: u8,
    /// Refusals in a row.
    pub refused: u8,
}

/// A tag, as far as taking it back needs it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Struck {
    pub by: SeatId,
    pub tag: String,
    pub taken_back: bool,
}

/// Something filed, as far as deciding needs it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    pub paper: String,
    /// The entry that stands in its place now.
    pub replaced_by: Option<u64>,
    /// Seats that confirmed having read it.
    pub read: BTreeSet<SeatId>,
}

/// An inject that control has a hand on.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct InjectHand {
    pub held: bool,
    /// Its time while it is held.
    pub waits_ms: Option<i64>,
    pub text: Option<String>,
}

/// An inject of control's own: what is told to whom, and when.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Planned {
    /// Play time.
    pub play_ms: i64,
    /// The seats that get it; none means everybody.
    pub to: Vec<SeatId>,
    pub how: TellKind,
    pub text: String,
}

/// What becomes of an inject's due, worked out from the hand on it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Now {
    /// At this play time.
    Due(i64),
    /// Taken away for the time being.
    Waits,
    Never,
    AsItIs,
}

impl Table {
    /// A table before anybody sits down.
    pub fn new(voice: &str) -> Table {
        Table { voice: voice.to_owned(), ..Table::default() }
    }

    /// The voice on the line is another.
    pub fn passed(&mut self, to: &str) {
        to.clone_into(&mut self.voice);
        self.new_voice = self.announced == 0;
        self.announced = 0;
    }

    /// Something was said to the far end by the voice; whether it told of somebody else who will speak.
    pub fn spoken(&mut self, hands_over: bool) {
        self.announced = if hands_over { ANNOUNCED } else { self.announced.saturating_sub(1) };
    }

    /// What was played on paper is told and not played: beside its place among the papers nothing changes by it.
    pub fn entered_later(&mut self, n: u64, what: &later::What) {
        match what {
            later::What::Words { .. } => self.marks += 1,
            later::What::Paper { paper, .. } => {
                let entry = Entry { paper: paper.clone(), replaced_by: None, read: BTreeSet::new() };
                self.entries.insert(n, entry);
            }
        }
    }

    /// Notes what control does with an inject whose due is `due` now (`None`: it waits for a condition).
    pub fn set(&mut self, inject: &str, to: &InjectChange, due: Option<i64>, play: i64) -> Now {
        let hand = self.injects.entry(inject.to_owned()).or_default();
        match to {
            InjectChange::Held => {
                hand.held = true;
                hand.waits_ms = due.or(hand.waits_ms);
                Now::Waits
            }
            InjectChange::Released => {
                hand.held = false;
                hand.waits_ms.take().map_or(Now::AsItIs, |at| Now::Due(at.max(play)))
            }
            InjectChange::Skipped => Now::Never,
            InjectChange::Edited { text } => {
                hand.text = Some(text.clone());
                Now::AsItIs
            }
            InjectChange::Restored => {
                hand.text = None;
                Now::AsItIs
            }
            InjectChange::Moved { play_ms } => {
                let at = (*play_ms).max(play);
                if hand.held {
                    hand.waits_ms = Some(at);
                    Now::AsItIs
                } else {
                    Now::Due(at)
                }
            }
        }
    }

    /// Whether an inject that becomes due now has to wait for control. A time that it has already stays: control may have
    /// given it, and a condition comes true again and again.
    pub fn holds(&mut self, inject: &str, at: i64) -> bool {
        let Some(hand) = self.injects.get_mut(inject).filter(|h| h.held) else { return false };
        hand.waits_ms.get_or_insert(at);
        true
    }
}
