//! What was asked of command, what it answered, what was promised on the line, and what came of the promise: the ledger
//! of the log as one talk saw it.

use super::Thing;
use exercise::ledger::Ledger;

/// Every thing that was asked for or promised, in the pack's order.
pub(super) fn of(ledger: &Ledger, line: &str) -> Vec<Thing> {
    let matters = |t: &Thing| t.asked.is_some() || t.promised.is_some();
    let thing = |e: &exercise::ledger::Entry| Thing {
        item: e.item.clone(),
        asked: e.asked,
        answer: e.answered,
        promised: e.promised_on(line).map(|p| p.at_ms),
        kept: e.kept_on(line),
        broken: e.promised_on(line).is_some() && e.found_out.is_some(),
    };
    ledger.entries().iter().map(thing).filter(matters).collect()
}
