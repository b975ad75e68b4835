//! A dictaphone's recording of a line, imported afterwards, and where in it a moment of the log is heard.
//!
//! A dictaphone runs on while an exercise stands still. So a place in the file follows from the stamps of the log, which are
//! wall time, and never from play time: with one moment known in both ([`Anchor`]), every other is as far from it in the
//! file as on the clock on the wall. [`Course`] brings a play time, as marks have it, back to wall time.

use super::TeamId;
use crate::clock::Clock;
use crate::event::{Event, LineId};
use serde::{Deserialize, Serialize};

/// A recording as it was imported.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Recording {
    pub team: TeamId,
    /// The line that is heard on it.
    pub line: LineId,
    /// Media type, found from its bytes.
    pub media: String,
    pub bytes: u64,
    /// Hashes of its pieces, in order.
    pub pieces: Vec<String>,
    /// What its file was called, without the folders; empty where nobody told.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub name: String,
    /// How long it is, ms, where its head tells.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub length_ms: Option<u64>,
    /// Who imported it has ticked that all who are heard agreed. Who that was stands in the event.
    pub agreed: bool,
}

/// One moment that is known in the log and in the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Anchor {
    /// Number of the event in the team's log.
    pub n: u64,
    /// Its stamp, ms since the Unix epoch.
    pub at: i64,
    /// Where it is heard, ms from the beginning of the file.
    pub file_ms: i64,
}

impl Anchor {
    /// Where something with this stamp is heard; `None` if it happened before the dictaphone ran.
    pub fn position(&self, stamp: i64) -> Option<i64> {
        let position = self.file_ms.saturating_add(stamp.saturating_sub(self.at));
        (position >= 0).then_some(position)
    }
}

/// A recording with what is known about it now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kept {
    pub recording: Recording,
    /// The last alignment.
    pub anchor: Option<Anchor>,
}

/// When the clock of a team ran.
#[derive(Clone, Debug, Default)]
pub struct Course {
    clock: Option<Clock>,
    /// Stamp of the last event.
    last: i64,
    /// Wall and play time at which it began to run, and play time at which it stood again.
    runs: Vec<(i64, i64, Option<i64>)>,
}

impl Course {
    /// Takes the next event of the log with its stamp.
    pub fn take(&mut self, at: i64, event: &Event) {
        let before = self.last;
        self.last = self.last.max(at);
        let was = self.clock;
        match event {
            Event::Genesis(_) => self.clock = Some(Clock::started(self.last)),
            Event::Paused | Event::SafeWord | Event::Ended { .. } => self.stop(self.last),
            Event::Held { since } => self.stop((*since).max(before)),
            Event::Resumed => {
                if let Some(clock) = &mut self.clock {
                    clock.start(self.last);
                }
            }
            _ => return,
        }
        let ran = was.is_some_and(|c| c.running());
        let Some(clock) = self.clock else { return };
        let play = clock.play_at(self.last);
        match (ran, clock.running()) {
            (false, true) => self.runs.push((self.last, play, None)),
            (true, false) => {
                if let Some((_, _, until)) = self.runs.last_mut() {
                    *until = Some(play);
                }
            }
            _ => {}
        }
    }

    fn stop(&mut self, at: i64) {
        if let Some(clock) = &mut self.clock {
            clock.stop(at);
        }
    }

    /// The stamp of a play time; at a moment on which the clock stood, that at which it stopped. `None` for a time that
    /// was never reached.
    pub fn stamp(&self, play_ms: i64) -> Option<i64> {
        let reached = |run: &&(i64, i64, Option<i64>)| run.1 <= play_ms && run.2.is_none_or(|until| play_ms <= until);
        self.runs.iter().find(reached).map(|(wall, play, _)| wall + (play_ms - play))
    }
}
