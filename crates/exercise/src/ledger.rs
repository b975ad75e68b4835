//! The ledger of a log: what was promised, asked of command, answered and brought, by desk item and with its time. Facts
//! and numbers, never words. It recomputes nothing: what was recorded is what was so. Codes count as they were heard then;
//! who wants corrections to count lays them over it (`review`).

use crate::event::{CodedUnit, Event, Happening};
use crate::scene::Scene;
use crate::state::State;
use coding::Code;
use scenario::structure::Answer;
use std::collections::BTreeMap;
use subject::heard::Ledger;

/// One item of the desk.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    pub item: String,
    /// Every promise of it, in order.
    pub promised: Vec<Promised>,
    /// Play time of the first request, ms.
    pub asked: Option<i64>,
    /// What command said last, and when.
    pub answered: Option<(Answer, i64)>,
    /// Play time when it was there, ms.
    pub delivered: Option<i64>,
}

/// One promise.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Promised {
    pub line: String,
    pub utterance: u32,
    /// Play time, ms.
    pub at_ms: i64,
    /// Command had granted it by then. A promise without that was untruthful (doctrine 0.5).
    pub granted: bool,
}

/// Folds a log.
pub fn of(scene: &Scene, events: &[(u64, Happening)]) -> Vec<Entry> {
    let blank = |item: &str| Entry {
        item: item.to_owned(),
        promised: Vec::new(),
        asked: None,
        answered: None,
        delivered: None,
    };
    let mut entries: Vec<Entry> = scene.pack.structure.desk.iter().map(|d| blank(&d.id)).collect();
    let mut state = State::new(scene);
    for (_, h) in events {
        state.evolve(scene, h);
        note(&mut entries, h, state.play_at(h.at));
    }
    entries
}

fn note(entries: &mut [Entry], h: &Happening, at: i64) {
    let mut with =
        |item: &str, change: &dyn Fn(&mut Entry)| entries.iter_mut().filter(|e| e.item == item).for_each(change);
    match &h.event {
        Event::Requested { item } => with(item, &|e| e.asked = e.asked.or(Some(at))),
        Event::Answered { item, answer, .. } => with(item, &|e| e.answered = Some((*answer, at))),
        Event::Reacted(reacted) => {
            if let Some(item) = brought(&reacted.cause) {
                with(item, &|e| e.delivered = e.delivered.or(Some(at)));
            }
        }
        Event::Coded { n, units, .. } => {
            for item in units.iter().filter(|u| u.unit.code() == Code::Promise).filter_map(|u| u.thing.as_deref()) {
                with(item, &|e| {
                    let granted = e.granted();
                    e.promised.push(Promised { line: h.line.clone(), utterance: *n, at_ms: at, granted });
                });
            }
        }
        _ => {}
    }
}

/// How a request stood when its item was given or promised away.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Standing {
    /// Nobody had asked command for it.
    Unasked,
    /// Command had been asked and had not answered.
    Open,
    Refused,
}

impl Standing {
    /// The stable name.
    pub const fn name(self) -> &'static str {
        match self {
            Standing::Unasked => "unasked",
            Standing::Open => "open",
            Standing::Refused => "refused",
        }
    }

    /// How the request for an item stands at a desk; `None` where command has granted it, wholly or in part.
    pub fn of(desk: &BTreeMap<String, Option<Answer>>, item: &str) -> Option<Standing> {
        match desk.get(item) {
            None => Some(Standing::Unasked),
            Some(None) => Some(Standing::Open),
            Some(Some(Answer::Refused)) => Some(Standing::Refused),
            Some(Some(Answer::Granted | Answer::Partly)) => None,
        }
    }
}

/// Whether a part of an utterance gives or promises what it speaks of. To put it off («I will ask»), to refuse it or to
/// tell about it binds nobody.
pub const fn binds(code: Code) -> bool {
    matches!(code, Code::Promise | Code::Offer | Code::Trade)
}

/// What an utterance gives or promises that command has not granted: the part of it, the item, and how its request stood.
/// A place to look at, and no verdict: a coder may be wrong, and what is said may have been agreed beside the desk.
pub fn beyond<'a>(desk: &BTreeMap<String, Option<Answer>>, units: &'a [CodedUnit]) -> Vec<(usize, &'a str, Standing)> {
    let of = |(i, unit): (usize, &'a CodedUnit)| {
        let item = unit.thing.as_deref().filter(|_| binds(unit.unit.code()))?;
        Some((i, item, Standing::of(desk, item)?))
    };
    units.iter().enumerate().filter_map(of).collect()
}

/// The item whose coming caused a reaction.
pub fn brought(cause: &str) -> Option<&str> {
    cause.strip_prefix("deliver:")?.split(':').next()
}

impl Entry {
    /// Whether command has granted it, wholly or in part.
    pub fn granted(&self) -> bool {
        matches!(self.answered, Some((Answer::Granted | Answer::Partly, _)))
    }
}

/// The ledger as a subject's appraisal gets it: one bit an item.
pub fn bits(entries: &[Entry]) -> Ledger {
    let set = |holds: &dyn Fn(&Entry) -> bool| {
        let held = entries.iter().enumerate().filter(|(i, e)| *i < u32::BITS as usize && holds(e));
        held.fold(0, |set, (i, _)| set | Ledger::bit(i as u8))
    };
    Ledger {
        asked: set(&|e| e.asked.is_some()),
        granted: set(&Entry::granted),
        refused: set(&|e| matches!(e.answered, Some((Answer::Refused, _)))),
    }
}
