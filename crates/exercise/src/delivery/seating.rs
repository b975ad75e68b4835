//! Where people have sat, and which seats are therefore theirs to take. What somebody read at a seat goes with them when
//! they stand up: the page of a seat shows its team's whole log, so one look is enough. Whoever would carry it to where it
//! must not be known is moved by control or not at all.
//!
//! Never here: what control may order (everything that `decide` lets it).

use super::TeamId;
use super::event::Phase;
use super::state::State;
use crate::event::SeatId;
use crate::team::PersonId;
use scenario::structure::{Role, Seat, Structure};
use std::collections::{BTreeMap, BTreeSet};

/// Seats that people have held.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sat {
    /// Since the exercise was opened, in whichever team.
    ever: BTreeMap<PersonId, BTreeSet<SeatId>>,
    /// While teams play: since the last preparation.
    round: BTreeMap<PersonId, BTreeSet<(TeamId, SeatId)>>,
}

impl Sat {
    /// Whether somebody ever sat anywhere.
    pub fn anywhere(&self, person: &str) -> bool {
        self.ever.contains_key(person)
    }

    /// Somebody sits down.
    pub(super) fn down(&mut self, phase: Phase, team: &str, seat: &str, person: &str) {
        self.ever.entry(person.to_owned()).or_default().insert(seat.to_owned());
        if phase != Phase::Briefing {
            self.round.entry(person.to_owned()).or_default().insert((team.to_owned(), seat.to_owned()));
        }
    }

    /// Another phase begins with these people in these seats. A preparation begins a round.
    pub(super) fn enter(&mut self, phase: Phase, seats: &BTreeMap<TeamId, BTreeMap<SeatId, PersonId>>) {
        if phase == Phase::Briefing {
            self.round.clear();
            return;
        }
        for (team, seats) in seats {
            for (seat, person) in seats {
                self.down(phase, team, seat, person);
            }
        }
    }
}

/// Whether a team has this seat at all: a role-player's is there only where a person plays.
pub fn in_play(state: &State, team: &str, seat: &Seat) -> bool {
    seat.role != Role::RolePlayer
        || state.team(team).is_some_and(|plan| plan.played.values().any(|played| *played == seat.id))
}

/// Whether somebody may take this seat without control.
///
/// Seats of staff are given. While teams play nobody goes over to another team, nor from a cell to the far end. Whoever has
/// held a seat at the far end, an observer's or one of staff takes no seat in a cell any more, in no later round either;
/// where control has put them into a cell, they may take further seats of that team.
pub fn may_take(structure: &Structure, state: &State, team: &str, seat: &Seat, person: &str) -> bool {
    let role = |id: &str| structure.seat(id).map(|s| s.role);
    let far = |id: &str| role(id) == Some(Role::RolePlayer);
    let round = || state.sat.round.get(person).into_iter().flatten();
    let elsewhere = || round().any(|(t, _)| t != team);
    match seat.role {
        role if role.is_staff() => false,
        Role::RolePlayer => !elsewhere() && round().all(|(_, s)| far(s)),
        Role::Observer => !elsewhere() && !round().any(|(_, s)| far(s)),
        _ => {
            let in_cell = |id: &str| role(id).is_some_and(cell);
            let here = state.places(person).iter().any(|(t, s)| t == team && in_cell(s));
            here || !(knows(structure, state, person) || elsewhere())
        }
    }
}

/// Who has held a seat that is in no cell, in this exercise or in a round before it: they know more than a cell may.
pub fn informed(structure: &Structure, state: &State) -> BTreeSet<PersonId> {
    let before = state.opening.iter().flat_map(|o| &o.informed).cloned();
    let here = state.sat.ever.keys().filter(|person| knows(structure, state, person)).cloned();
    before.chain(here).collect()
}

fn knows(structure: &Structure, state: &State, person: &str) -> bool {
    let in_cell = |id: &str| structure.seat(id).is_some_and(|s| cell(s.role));
    let mut held = state.sat.ever.get(person).into_iter().flatten();
    state.opening.as_ref().is_some_and(|o| o.informed.contains(person)) || held.any(|s| !in_cell(s))
}

/// Seats around the scene: of staff, and observers. Who has one plays nowhere, and may have one in several teams.
pub(super) const fn looks_on(role: Role) -> bool {
    role.is_staff() || matches!(role, Role::Observer)
}

/// Seats of a team that know what the team knows, and no more.
const fn cell(role: Role) -> bool {
    !looks_on(role) && !matches!(role, Role::RolePlayer)
}
