//! Whom something reaches that control sends in. The far end gets nothing by default: what is meant for the team would
//! give away to the other side what the team knows.

use scenario::structure::{Role, Seat, Structure};
use words::Words;

/// Seats that can be ticked: staff sees everything anyway.
pub(crate) fn can_be_told(seat: &Seat) -> bool {
    !seat.role.is_staff()
}

/// The seats that are meant. Nothing ticked is the team's side of the line; `far` adds the other. An order that names no
/// seat goes to everybody.
pub(crate) fn meant(structure: &Structure, ticked: &[String], far: bool) -> Vec<String> {
    if ticked.is_empty() && far {
        return Vec::new();
    }
    let named = |seat: &Seat| {
        let far_end = seat.role == Role::RolePlayer;
        let on = if ticked.is_empty() { !far_end } else { ticked.contains(&seat.id) };
        on || (far && far_end)
    };
    structure.seats.iter().filter(|s| named(s)).map(|s| s.id.clone()).collect()
}

/// The recipients, told beside the button; a script keeps the sentence true while something is ticked.
pub(crate) struct Told {
    pub(crate) goes: String,
    pub(crate) team: String,
    pub(crate) far: String,
    /// Who gets it as the form stands.
    pub(crate) now: String,
}

impl Told {
    /// `on` are the titles of what is ticked, `far` is the tick for the far end.
    pub(crate) fn new(words: &Words, on: &[&str], far: bool) -> Told {
        let team = words.t("control-tell-team");
        let far_end = words.t("control-tell-far-end");
        let mut now = if on.is_empty() { vec![team.as_str()] } else { on.to_vec() };
        if far {
            now.push(&far_end);
        }
        Told { goes: words.t("control-tell-goes"), now: now.join(", "), team, far: far_end }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::control::class::tests::pack;

    #[test]
    fn the_far_end_gets_only_what_is_meant_for_it() {
        let pack = pack();
        let ticked = |of: &[&str]| of.iter().map(|s| (*s).to_owned()).collect::<Vec<String>>();
        let to = |of: &[&str], far| meant(&pack.structure, &ticked(of), far);
        let team = to(&[], false);
        assert!(team.contains(&"primary".to_owned()) && !team.contains(&"role_player".to_owned()));
        assert_eq!(to(&[], true), [""; 0], "everybody");
        assert_eq!(to(&["coach"], false), ["coach"]);
        assert_eq!(to(&["role_player"], false), ["role_player"]);
        let both = to(&["coach"], true);
        assert!(both.len() == 2 && both.contains(&"role_player".to_owned()) && both.contains(&"coach".to_owned()));
    }
}
