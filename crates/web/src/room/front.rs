//! What stands in front of a seat: what its role is for comes first on the page, before everything else and never folded,
//! on a telephone as on a wide screen.

use scenario::structure::Role;

/// Something a seat works with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Part {
    /// The lines it speaks on or hears.
    Line,
    /// The keys.
    Tags,
    /// Boards, logs and papers, its own first.
    Shelf,
    /// What may be asked for, or waits for an answer.
    Desk,
}

/// The parts a role has in front of it, in this order (doctrine 3.1). What stands nowhere here lies beside, folded where
/// there is no room.
pub(crate) const fn of(role: Role) -> &'static [Part] {
    match role {
        Role::Primary
        | Role::Coach
        | Role::FamilyLiaison
        | Role::Interpreter
        | Role::Communicator
        | Role::RolePlayer
        | Role::Director
        | Role::Assessor
        | Role::Observer
        | Role::CourseInterpreter => &[Part::Line],
        Role::Recorder | Role::Technical => &[Part::Tags],
        Role::Leader | Role::Intelligence | Role::MentalHealthAdviser | Role::TacticalLiaison | Role::Adviser => {
            &[Part::Shelf]
        }
        Role::Commander => &[Part::Desk, Part::Shelf],
    }
}

/// The parts in front that are not lines, by the name of their place on the page.
pub(crate) fn places(role: Role) -> Vec<&'static str> {
    let place = |part: &Part| match part {
        Part::Line => None,
        Part::Tags => Some("tags"),
        Part::Shelf => Some("shelf"),
        Part::Desk => Some("desk"),
    };
    of(role).iter().filter_map(place).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Written out: what each role has in front of it is a decision, and a new role needs one.
    #[test]
    fn every_role_has_what_it_is_for_in_front() {
        let of = |role: Role| places(role).join(" ");
        let fronted: Vec<(&str, String)> =
            Role::ALL.iter().map(|r| (r.name(), of(*r))).filter(|(_, p)| !p.is_empty()).collect();
        let want = [
            ("leader", "shelf"),
            ("recorder", "tags"),
            ("intelligence", "shelf"),
            ("mental_health_adviser", "shelf"),
            ("tactical_liaison", "shelf"),
            ("technical", "tags"),
            ("commander", "desk shelf"),
            ("adviser", "shelf"),
        ];
        assert_eq!(fronted, want.map(|(role, parts)| (role, parts.to_owned())));
        assert!(Role::ALL.iter().all(|r| !super::of(*r).is_empty()), "nobody has nothing");
    }
}
