//! The log of a finished scene as rows, oldest first: what was said, what stirred it, and which reaction belongs to which
//! row. A reaction to an utterance belongs to the utterance: there the curves move.

use crate::call::seen::{Entry, Seen, What};
use coding::Code;
use exercise::event::{CodedUnit, Event, Happening, Reacted};
use scenario::Act;
use std::collections::BTreeMap;

/// One row of the review.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Row<'a> {
    /// Number of the event that the row shows.
    pub(crate) n: u64,
    /// Number of the last event whose effect shows in this row.
    pub(crate) upto: u64,
    /// Play time, ms.
    pub(crate) at: i64,
    pub(crate) kind: Kind<'a>,
    /// The reaction that this row tells of.
    pub(crate) reacted: Option<&'a Reacted>,
}

#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Kind<'a> {
    /// The negotiator's line with what each part of it does.
    Mine {
        utterance: u32,
        text: &'a str,
        units: Vec<UnitNow<'a>>,
        nonsense: bool,
    },
    /// The far end's words.
    Theirs {
        entry: Entry,
        act: Act,
    },
    /// Words that control lent the far end: said, and no act of the person.
    Lent(Entry),
    /// Words that were swallowed when somebody else spoke first.
    Swallowed {
        words: &'a str,
    },
    /// The state moved without words.
    Quiet,
    Other(Entry),
}

/// A part of a line with its code as it counts now.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct UnitNow<'a> {
    pub(crate) coded: &'a CodedUnit,
    pub(crate) code: Code,
    /// What it was heard as, where a person has corrected it.
    pub(crate) was: Option<Code>,
}

impl Row<'_> {
    /// The place of the row in the page: utterances are counted, everything else goes by its event.
    pub(crate) fn anchor(&self) -> String {
        match self.kind {
            Kind::Mine { utterance, .. } => format!("t{utterance}"),
            _ => format!("e{}", self.n),
        }
    }
}

/// Makes the rows; `line` leads to the far end.
pub(crate) fn rows<'a>(line: &str, log: &'a [(u64, Happening)]) -> Vec<Row<'a>> {
    let mut fold = Fold { line, rows: Vec::new(), planned: BTreeMap::new() };
    let mut seen = Seen::new(line);
    for (n, h) in log {
        let entries = seen.take(*n, h);
        fold.event(*n, seen.play_at(h.at), h);
        for entry in entries {
            fold.entry(entry, h);
        }
    }
    fold.rows
}

struct Fold<'a, 'l> {
    line: &'l str,
    rows: Vec<Row<'a>>,
    /// Reactions that wait for their words, by cause.
    planned: BTreeMap<&'a str, &'a Reacted>,
}

impl<'a> Fold<'a, '_> {
    fn event(&mut self, n: u64, at: i64, h: &'a Happening) {
        match &h.event {
            Event::Coded { n: utterance, units, nonsense } if h.line == self.line => {
                self.code(*utterance, units, *nonsense);
            }
            Event::Recoded { utterance, unit, code } if h.line == self.line => self.recode(*utterance, *unit, *code),
            Event::Reacted(reacted) => self.reacted(n, at, reacted),
            Event::Withheld { cause, .. } => {
                let (words, reacted) = match self.planned.remove(cause.as_str()) {
                    Some(reacted) => (reacted.words.as_str(), Some(reacted)),
                    // Its reasons stand beside the utterance that caused it.
                    None => (self.words_of(cause), None),
                };
                if !words.is_empty() {
                    self.rows.push(Row { n, upto: n, at, kind: Kind::Swallowed { words }, reacted });
                }
            }
            _ => {}
        }
    }

    fn reacted(&mut self, n: u64, at: i64, reacted: &'a Reacted) {
        if let Some(row) = self.mine(|utterance| reacted.cause == format!("say:{}:{utterance}", self.line)) {
            let row = &mut self.rows[row];
            (row.reacted, row.upto) = (Some(reacted), n);
        } else if reacted.quiet {
            self.rows.push(Row { n, upto: n, at, kind: Kind::Quiet, reacted: Some(reacted) });
        } else {
            self.planned.insert(&reacted.cause, reacted);
        }
    }

    fn entry(&mut self, entry: Entry, h: &'a Happening) {
        let (n, at) = (entry.n, entry.at);
        let mut reacted = None;
        let kind = match (&entry.what, &h.event) {
            (What::Ours { .. }, Event::Said { n, text, .. }) => {
                Kind::Mine { utterance: *n, text, units: Vec::new(), nonsense: false }
            }
            (What::Theirs { .. }, Event::Spoke { cause, act, .. }) => {
                reacted = self.planned.remove(cause.as_str());
                Kind::Theirs { entry, act: *act }
            }
            (What::Theirs { .. }, Event::Voiced { .. }) => Kind::Lent(entry),
            _ => Kind::Other(entry),
        };
        self.rows.push(Row { n, upto: n, at, kind, reacted });
    }

    fn code(&mut self, utterance: u32, coded: &'a [CodedUnit], no_sense: bool) {
        let Some(row) = self.mine(|n| n == utterance) else { return };
        if let Kind::Mine { units, nonsense, .. } = &mut self.rows[row].kind {
            *units = coded.iter().map(|c| UnitNow { coded: c, code: c.unit.code(), was: None }).collect();
            *nonsense = no_sense;
        }
    }

    fn recode(&mut self, utterance: u32, unit: u8, code: Code) {
        let Some(row) = self.mine(|n| n == utterance) else { return };
        if let Kind::Mine { units, .. } = &mut self.rows[row].kind
            && let Some(unit) = units.get_mut(usize::from(unit))
        {
            let heard = unit.coded.unit.code();
            (unit.code, unit.was) = (code, (heard != code).then_some(heard));
        }
    }

    /// The row of an utterance, newest first.
    fn mine(&self, is: impl Fn(u32) -> bool) -> Option<usize> {
        self.rows.iter().rposition(|row| matches!(&row.kind, Kind::Mine { utterance, .. } if is(*utterance)))
    }

    fn words_of(&self, cause: &str) -> &'a str {
        let reacted = self.rows.iter().rev().filter_map(|row| row.reacted);
        reacted.filter(|r| r.cause == cause).map(|r| r.words.as_str()).next().unwrap_or_default()
    }
}
