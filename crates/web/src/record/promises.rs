//! What was asked of command, what it answered, what was promised, and what was seen to be done.

use crate::call::seen::{Seen, What};
use coding::Code;
use exercise::event::{Event, Happening};
use scenario::Pack;
use scenario::structure::Answer;

/// One thing. Times are play time, ms.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Thing {
    pub(crate) item: String,
    pub(crate) asked: Option<i64>,
    pub(crate) answer: Option<Answer>,
    pub(crate) promised: Option<i64>,
    pub(crate) kept: bool,
}

/// Every thing that was asked for or promised, in the pack's order.
pub(crate) fn things(pack: &Pack, line: &str, log: &[(u64, Happening)]) -> Vec<Thing> {
    let desk = &pack.structure.desk;
    let mut things: Vec<Thing> = desk.iter().map(|d| Thing { item: d.id.clone(), ..Thing::default() }).collect();
    let mut seen = Seen::new(line);
    for (n, h) in log {
        for entry in seen.take(*n, h) {
            match entry.what {
                What::Asked { item } => with(&mut things, &item, |t| t.asked = Some(entry.at)),
                What::Desk { item, answer } => with(&mut things, &item, |t| t.answer = Some(answer)),
                _ => {}
            }
        }
        let at = seen.play_at(h.at);
        match &h.event {
            Event::Coded { units, .. } => {
                let promises = units.iter().filter(|u| u.unit.code() == Code::Promise);
                for item in promises.filter_map(|u| u.thing.as_deref()) {
                    with(&mut things, item, |t| t.promised = t.promised.or(Some(at)));
                }
            }
            Event::Reacted(reacted) => {
                for (i, thing) in things.iter_mut().enumerate().take(u32::BITS as usize) {
                    thing.kept |= reacted.state.kept & (1 << i) != 0;
                }
            }
            _ => {}
        }
    }
    things.retain(|t| t.asked.is_some() || t.promised.is_some());
    things
}

fn with(things: &mut [Thing], item: &str, change: impl FnOnce(&mut Thing)) {
    if let Some(thing) = things.iter_mut().find(|t| t.item == item) {
        change(thing);
    }
}
