//! The ledger of a log: what was promised, asked of command, answered, brought and found out, by desk item and with its
//! time. Facts and numbers, never words. It is the one account of this: the state folds it as the log grows, a person's
//! appraisal is given what command said (`desk`), and a review reads it. It recomputes nothing: what was recorded
//! is what was so.

use crate::event::{CodedUnit, Event, Happening, Reacted, SeatId};
use crate::retold::say_cause;
use crate::scene::Scene;
use crate::state::State;
use coding::Code;
use scenario::structure::Answer;
use std::collections::BTreeMap;
use subject::Cue;
use subject::heard::Desk;
use subject::react::Rule;

/// One item of the desk.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    pub item: String,
    /// Every promise of it, in order.
    pub promised: Vec<Promised>,
    /// Play time of the request, ms. An item is asked for once.
    pub asked: Option<i64>,
    /// What command said, and when.
    pub answered: Option<(Answer, i64)>,
    /// The seat that answered, or the engine.
    pub answered_by: Option<SeatId>,
    /// Play time when it was there, ms.
    pub delivered: Option<i64>,
    /// Play time when the person who had been promised it saw that nothing stood behind the promise, ms.
    pub found_out: Option<i64>,
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

/// One entry for each item of the desk, in the pack's order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Ledger {
    entries: Vec<Entry>,
}

/// The code that counts for a unit: line, utterance, unit, and the code that was heard.
pub type Counts<'a> = &'a dyn Fn(&str, u32, usize, Code) -> Code;

impl Ledger {
    /// Before the first event.
    pub fn new(scene: &Scene) -> Ledger {
        let blank = |item: &str| Entry {
            item: item.to_owned(),
            promised: Vec::new(),
            asked: None,
            answered: None,
            answered_by: None,
            delivered: None,
            found_out: None,
        };
        Ledger { entries: scene.pack.structure.desk.iter().map(|d| blank(&d.id)).collect() }
    }

    /// Folds a log. Codes count as they were heard then.
    pub fn of(scene: &Scene, events: &[(u64, Happening)]) -> Ledger {
        Ledger::counting(scene, events, &|_, _, _, heard| heard)
    }

    /// Folds a log with other codes than those heard: corrections of people, laid over it.
    pub fn counting(scene: &Scene, events: &[(u64, Happening)], counts: Counts<'_>) -> Ledger {
        let mut ledger = Ledger::new(scene);
        let mut state = State::new(scene);
        for (_, h) in events {
            state.evolve(scene, h);
            ledger.note(scene, h, state.play_at(h.at), counts);
        }
        ledger
    }

    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    pub fn entry(&self, item: &str) -> Option<&Entry> {
        self.entries.iter().find(|e| e.item == item)
    }

    /// Folds one event that happened at a play time.
    pub(crate) fn note(&mut self, scene: &Scene, h: &Happening, at: i64, counts: Counts<'_>) {
        match &h.event {
            Event::Requested { item } => self.with(item, |e| e.asked = e.asked.or(Some(at))),
            Event::Answered { item, answer, .. } => self.with(item, |e| {
                e.answered = Some((*answer, at));
                e.answered_by = Some(h.seat.clone());
            }),
            Event::Coded { n, units, .. } => {
                let promises =
                    |(i, _): &(usize, &CodedUnit)| counts(&h.line, *n, *i, units[*i].unit.code()) == Code::Promise;
                for item in units.iter().enumerate().filter(promises).filter_map(|(_, u)| u.thing.as_deref()) {
                    self.with(item, |e| {
                        let granted = e.granted();
                        e.promised.push(Promised { line: h.line.clone(), utterance: *n, at_ms: at, granted });
                    });
                }
            }
            Event::Reacted(reacted) => {
                if let Some(item) = brought(&reacted.cause) {
                    self.with(item, |e| e.delivered = e.delivered.or(Some(at)));
                }
                self.found_out(scene, reacted, at);
            }
            _ => {}
        }
    }

    fn with(&mut self, item: &str, change: impl FnOnce(&mut Entry)) {
        if let Some(entry) = self.entries.iter_mut().find(|e| e.item == item) {
            change(entry);
        }
    }

    /// A lie that comes to light leaves nothing standing of what was promised to this person without backing; a refusal
    /// that gets through breaks what it refuses.
    fn found_out(&mut self, scene: &Scene, reacted: &Reacted, at: i64) {
        let found = |cue: Cue| reacted.reasons.iter().any(|r| r.rule == Rule::Cue(cue));
        let (lie, refused) = (found(Cue::LieFound), found(Cue::PromiseBroken));
        if !lie && !refused {
            return;
        }
        let to_them = |line: &str| scene.at_far_end(line).is_some_and(|(id, _)| *id == reacted.subject);
        // What is promised in the very words that are answered was not owed before them.
        let owed = |p: &Promised| !p.granted && to_them(&p.line) && say_cause(&p.line, p.utterance) != reacted.cause;
        for entry in self.entries.iter_mut().filter(|e| e.found_out.is_none() && e.delivered.is_none() && !e.granted())
        {
            if (lie || entry.refused()) && entry.promised.iter().any(owed) {
                entry.found_out = Some(at);
            }
        }
    }

    /// What a person at the far end can count with: one bit an item.
    pub fn desk(&self) -> Desk {
        let set = |holds: &dyn Fn(&Entry) -> bool| {
            let held = self.entries.iter().enumerate().filter(|(i, e)| *i < u32::BITS as usize && holds(e));
            held.fold(0, |set, (i, _)| set | Desk::bit(i as u8))
        };
        Desk { asked: set(&|e| e.asked.is_some()), granted: set(&Entry::granted), refused: set(&Entry::refused) }
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

    pub fn refused(&self) -> bool {
        matches!(self.answered, Some((Answer::Refused, _)))
    }

    /// Whether command still owes an answer.
    pub fn open(&self) -> bool {
        self.asked.is_some() && self.answered.is_none()
    }

    /// The first promise of it on a line.
    pub fn promised_on(&self, line: &str) -> Option<&Promised> {
        self.promised.iter().find(|p| p.line == line)
    }

    /// From when the promise on a line was kept. What came first and was promised then is kept from then on; what came
    /// unpromised is no promise kept; what is granted and has not come yet is not kept yet.
    pub fn kept_on(&self, line: &str) -> Option<i64> {
        Some(self.promised_on(line)?.at_ms.max(self.delivered?))
    }

    /// Whether command had granted it when it was promised in an utterance.
    pub fn backed(&self, line: &str, utterance: u32) -> bool {
        self.promised.iter().any(|p| p.line == line && p.utterance == utterance && p.granted)
    }
}
