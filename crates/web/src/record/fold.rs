//! The log of a finished scene as rows, oldest first.

use crate::call::seen::{Entry, Seen, What};
use exercise::event::{CodedUnit, Event, Happening, Reacted};
use std::collections::BTreeMap;

/// One row of the record.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Row {
    /// The negotiator's line with what each part of it does.
    Mine {
        entry: Entry,
        units: Vec<CodedUnit>,
        nonsense: bool,
    },
    /// The far end's words with what moved before them.
    Theirs {
        entry: Entry,
        reacted: Option<Box<Reacted>>,
    },
    /// Words that were swallowed when somebody else spoke first.
    Swallowed {
        at: i64,
        reacted: Box<Reacted>,
    },
    /// The state moved without words.
    Quiet {
        at: i64,
        reacted: Box<Reacted>,
    },
    Other(Entry),
}

/// Makes the rows; `line` leads to the far end.
pub(crate) fn rows(line: &str, log: &[(u64, Happening)]) -> Vec<Row> {
    let mut seen = Seen::new(line);
    let mut rows: Vec<Row> = Vec::new();
    let mut planned: BTreeMap<&str, &Reacted> = BTreeMap::new();
    for (n, h) in log {
        let entries = seen.take(*n, h);
        let at = seen.play_at(h.at);
        match &h.event {
            Event::Coded { units, nonsense, .. } => code(&mut rows, &h.line, line, units, *nonsense),
            Event::Reacted(reacted) if reacted.quiet => rows.push(Row::Quiet { at, reacted: reacted.clone() }),
            Event::Reacted(reacted) => {
                planned.insert(&reacted.cause, reacted);
            }
            Event::Withheld { cause, .. } => {
                if let Some(reacted) = planned.remove(cause.as_str()) {
                    rows.push(Row::Swallowed { at, reacted: Box::new(reacted.clone()) });
                }
            }
            _ => {}
        }
        for entry in entries {
            rows.push(match (&entry.what, &h.event) {
                (What::Ours { .. }, _) => Row::Mine { entry, units: Vec::new(), nonsense: false },
                (What::Theirs { .. }, Event::Spoke { cause, .. }) => {
                    Row::Theirs { entry, reacted: planned.remove(cause.as_str()).map(|r| Box::new(r.clone())) }
                }
                _ => Row::Other(entry),
            });
        }
    }
    rows
}

/// Codes go to the line they belong to: the last of the negotiator's.
fn code(rows: &mut [Row], on: &str, line: &str, coded: &[CodedUnit], no_sense: bool) {
    if on != line {
        return;
    }
    let last = rows.iter_mut().rev().find_map(|row| match row {
        Row::Mine { units, nonsense, .. } => Some((units, nonsense)),
        _ => None,
    });
    if let Some((units, nonsense)) = last {
        *units = coded.to_vec();
        *nonsense = no_sense;
    }
}
