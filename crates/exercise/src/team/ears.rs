//! Who hears which line. The pack may name listeners; where it does not, the negotiation cell hears what is said with the
//! far end, and every other line is heard by its ends alone. Control hears everything. Who keeps the lines going knows
//! what a line to the far end does, and hears none of the words. Slips to the voice reach whoever has it now.

use crate::event::SeatId;
use scenario::structure::{Role, Seat, Structure};
use std::collections::BTreeSet;

/// Whether a seat knows that a line rings, is open or has gone dead: who hears it, and who keeps it going.
pub fn follows(structure: &Structure, seat: &str, role: Role, voice: &str, line: &str) -> bool {
    hears(structure, seat, role, voice, line) || role == Role::Technical && structure.reached(line).is_some()
}

/// The pair at a line to the far end: who speaks there for our side while `voice` has the voice, and who plays the other.
pub fn pair(structure: &Structure, voice: &str, line: &str) -> BTreeSet<SeatId> {
    let Some(subject) = structure.reached(line) else { return BTreeSet::new() };
    let plays = |seat: &Seat| structure.played_by(seat).is_some_and(|s| s.id == subject.id);
    let at_it = |seat: &&Seat| plays(seat) || structure.speaks(&seat.id, voice, line);
    structure.seats.iter().filter(at_it).map(|seat| seat.id.clone()).collect()
}

/// Whether a seat hears what is said on a line while `voice` has the voice.
pub fn hears(structure: &Structure, seat: &str, role: Role, voice: &str, line: &str) -> bool {
    if role.is_staff() {
        return true;
    }
    let Some(spec) = structure.line(line) else { return false };
    if structure.stands(seat, voice, spec) || spec.hears.iter().any(|name| name == seat) {
        return true;
    }
    let Some(subject) = structure.reached(line) else { return false };
    if role == Role::RolePlayer {
        let plays = structure.seat(seat).and_then(|s| structure.played_by(s));
        return plays.is_some_and(|p| p.id == subject.id);
    }
    if !spec.hears.is_empty() {
        return false;
    }
    matches!(
        role,
        Role::Primary
            | Role::Coach
            | Role::Leader
            | Role::Recorder
            | Role::Intelligence
            | Role::MentalHealthAdviser
            | Role::Communicator
            | Role::Interpreter
            | Role::Observer
    )
}
