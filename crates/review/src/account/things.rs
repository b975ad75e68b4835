//! What was asked of command, what it answered, what was promised, and what came of the promise.

use super::Thing;
use super::talk::Talk;
use coding::Code;
use exercise::Scene;
use exercise::event::Happening;
use exercise::ledger;
use subject::Cue;
use subject::heard::Ledger;
use subject::react::Rule;

/// Every thing that was asked for or promised, in the pack's order.
pub(super) fn of(scene: &Scene, events: &[(u64, Happening)], talk: &Talk<'_>) -> Vec<Thing> {
    let desk = &scene.pack.structure.desk;
    let mut things: Vec<Thing> = desk.iter().map(|d| blank(&d.id)).collect();
    asked(scene, events, &mut things);
    promised(talk, &mut things);
    kept(talk, &mut things);
    things.retain(|t| t.asked.is_some() || t.promised.is_some());
    things
}

fn blank(item: &str) -> Thing {
    Thing { item: item.to_owned(), asked: None, answer: None, promised: None, kept: None, broken: false }
}

fn with(things: &mut [Thing], item: &str, change: impl FnOnce(&mut Thing)) {
    if let Some(thing) = things.iter_mut().find(|t| t.item == item) {
        change(thing);
    }
}

fn asked(scene: &Scene, events: &[(u64, Happening)], things: &mut [Thing]) {
    for entry in ledger::of(scene, events) {
        with(things, &entry.item, |t| (t.asked, t.answer) = (entry.asked, entry.answered));
    }
}

/// Promises by the codes as they count now.
fn promised(talk: &Talk<'_>, things: &mut [Thing]) {
    for (turn, unit, code) in talk.units() {
        let said = &talk.said[turn];
        let thing = said.told.units.get(unit).and_then(|u| u.thing.as_deref());
        if code == Code::Promise
            && let Some(item) = thing
        {
            with(things, item, |t| t.promised = t.promised.or(Some(said.turn.at_ms)));
        }
    }
}

/// What the person counts as kept or broken; and what came, where it was only promised once it was certain.
fn kept(talk: &Talk<'_>, things: &mut [Thing]) {
    let mut owed = 0u32;
    for felt in &talk.felt {
        let state = &felt.reacted.state;
        let found = |cue: Cue| felt.reacted.reasons.iter().any(|r| r.rule == Rule::Cue(cue));
        // Whoever finds out a lie trusts none of what is still owed, even if it is promised anew with the same words.
        let lie = if found(Cue::LieFound) { owed } else { 0 };
        let refused = if found(Cue::PromiseBroken) { owed & !state.owed } else { 0 };
        let gone = (lie | refused) & !state.kept;
        for (i, thing) in things.iter_mut().enumerate().take(u32::BITS as usize) {
            let bit = Ledger::bit(i as u8);
            thing.broken |= gone & bit != 0;
            let came = ledger::brought(&felt.reacted.cause) == Some(&*thing.item);
            if thing.kept.is_none() && (state.kept & bit != 0 || came) {
                thing.kept = Some(felt.at_ms);
            }
        }
        owed = state.owed;
    }
    for thing in things {
        // What came unpromised is not a promise kept; what came first and was promised then is kept from then on.
        thing.kept = thing.promised.and_then(|promised| thing.kept.map(|kept| kept.max(promised)));
    }
}
