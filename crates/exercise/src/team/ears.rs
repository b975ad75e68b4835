//! Who hears which line. The pack may name listeners; where it does not, the negotiation cell hears what is said with the
//! far end, and every other line is heard by its ends alone. Control hears everything.

use scenario::structure::{Role, Structure};

/// Whether a seat hears what is said on a line.
pub fn hears(structure: &Structure, seat: &str, role: Role, line: &str) -> bool {
    if role.is_staff() {
        return true;
    }
    let Some(spec) = structure.line(line) else { return false };
    if spec.between.iter().chain(&spec.hears).any(|name| name == seat) {
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
