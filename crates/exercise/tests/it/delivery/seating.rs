//! What one knows is not carried over by oneself: which seats people take without control, by where they have sat.

use super::{Class, join, sit, stand};
use exercise::delivery::event::Phase;
use exercise::delivery::seating::{self, may_take};
use exercise::delivery::{Command, Event};
use scenario::structure::Role;

fn enter(class: &mut Class, phase: Phase) {
    class.control(Command::Enter { phase }).unwrap();
}

/// Every kind of seat somebody can have held, and every kind of seat they may want next: in the same team and in another,
/// in preparation and while teams play.
#[test]
fn from_every_seat_to_every_other() {
    let side = |role: Role| match role {
        Role::RolePlayer => "far",
        Role::Observer => "observer",
        role if role.is_staff() => "staff",
        _ => "cell",
    };
    let structure = super::structure();
    let seats: Vec<_> = structure.seats.iter().map(|s| (s.id.clone(), side(s.role))).collect();
    let mut met = std::collections::BTreeSet::new();
    for playing in [false, true] {
        for (from, was) in &seats {
            for (to, want) in &seats {
                for team in ["1", "2"] {
                    let mut class = Class::with(2, &["p"]);
                    if playing {
                        enter(&mut class, Phase::Running);
                    }
                    class.control(sit("1", from, "p")).unwrap();
                    class.control(stand("1", from)).unwrap();
                    let other = team == "2";
                    let free = match (*was, *want) {
                        (_, "staff") => false,
                        // The far end, an observer or staff: into no cell any more.
                        ("far" | "observer" | "staff", "cell") => false,
                        // While teams play nobody looks in on another, nor goes from one side of the line to the other.
                        (was, want) if playing => !other && (was == "far") == (want == "far"),
                        _ => true,
                    };
                    met.insert((playing, other, *was, *want, free));
                    let spec = structure.seat(to).unwrap();
                    assert_eq!(
                        may_take(&structure, &class.state, team, spec, "p"),
                        free,
                        "{from} to {team}/{to}, playing: {playing}"
                    );
                    let asked = class.person("p", sit(team, to, "p"));
                    assert_eq!(asked.is_ok(), free, "{from} to {team}/{to}, playing: {playing}: {asked:?}");
                    assert!(class.control(sit(team, to, "p")).is_ok(), "control moves anybody anywhere");
                }
            }
        }
    }
    assert!(met.len() >= 64, "every pair of sides was met: {}", met.len());
}

#[test]
fn somebody_who_comes_late_takes_any_free_seat() {
    for phase in [Phase::Briefing, Phase::Running, Phase::Plenary] {
        for seat in ["primary", "observer", "role_player"] {
            let mut class = Class::with(2, &["a"]);
            enter(&mut class, Phase::Running);
            enter(&mut class, phase);
            class.person("late", join("late")).unwrap();
            assert_eq!(class.person("late", sit("2", seat, "late")), Ok(1), "{seat} in {phase:?}");
        }
    }
}

/// Papers, and back: the exploit, step by step.
#[test]
fn what_the_far_end_reads_is_not_carried_into_the_cell() {
    let mut class = Class::with(2, &["dana", "coco"]);
    class.person("dana", sit("1", "primary", "dana")).unwrap();
    class.person("dana", sit("1", "role_player", "dana")).unwrap();
    assert_eq!(class.refused(Some("dana"), sit("1", "primary", "dana")), "ask_control");
    assert_eq!(class.refused(Some("dana"), sit("2", "primary", "dana")), "ask_control");
    class.person("dana", stand("1", "role_player")).unwrap();
    assert_eq!(class.refused(Some("dana"), sit("1", "leader", "dana")), "ask_control", "standing up forgets nothing");
    // In the next round, too, it is control who moves them; there they may take further seats of the team.
    enter(&mut class, Phase::Running);
    enter(&mut class, Phase::Briefing);
    assert_eq!(class.refused(Some("dana"), sit("1", "leader", "dana")), "ask_control");
    class.control(sit("1", "coach", "dana")).unwrap();
    class.person("dana", sit("1", "leader", "dana")).unwrap();
    assert_eq!(class.refused(Some("dana"), sit("2", "leader", "dana")), "ask_control");
    // Into another team and back, while they play.
    class.person("coco", sit("1", "recorder", "coco")).unwrap();
    enter(&mut class, Phase::Running);
    for seat in ["observer", "coach", "role_player"] {
        assert_eq!(class.refused(Some("coco"), sit("2", seat, "coco")), "ask_control", "{seat}");
    }
    assert_eq!(class.refused(Some("coco"), sit("1", "role_player", "coco")), "ask_control");
    assert_eq!(class.sits("1", "recorder"), Some("coco"), "a refusal costs nobody their seat");
    class.person("coco", sit("1", "intelligence", "coco")).unwrap();
    // In the preparation of the next round a cell may go over to play.
    enter(&mut class, Phase::Briefing);
    class.person("coco", sit("2", "role_player", "coco")).unwrap();
}

/// Whoever comes into the next round knows what they knew; whoever was in a cell is as free as before.
#[test]
fn what_one_knows_goes_along_into_the_next_round() {
    let mut class = Class::with(1, &["far", "cell", "late"]);
    class.person("far", sit("1", "role_player", "far")).unwrap();
    class.person("far", stand("1", "role_player")).unwrap();
    class.person("cell", sit("1", "primary", "cell")).unwrap();
    let mut informed = seating::informed(&class.structure, &class.state);
    assert_eq!(informed, ["far".to_owned()].into());
    // In every round after it, also where they only looked on.
    for _ in 0..2 {
        let mut next = Class::after(informed.clone(), &["far", "cell", "late"]);
        assert_eq!(next.refused(Some("far"), sit("1", "coach", "far")), "ask_control");
        for (free, seat) in [("cell", "coach"), ("late", "recorder")] {
            next.person(free, sit("1", seat, free)).unwrap();
        }
        assert!(!next.state.knows("far"), "nobody is taken for somebody who did something here");
        next.control(sit("1", "primary", "far")).unwrap();
        assert_eq!(next.person("far", sit("1", "leader", "far")), Ok(1), "control has put them into the cell");
        informed = seating::informed(&next.structure, &next.state);
        assert_eq!(informed, ["far".to_owned()].into());
    }
}

/// Staff's seat hears everything: whoever was given one takes none in a cell beside it.
#[test]
fn an_assessor_does_not_sit_in_the_cell_as_well() {
    let mut class = Class::with(1, &["r"]);
    class.control(sit("1", "assessor", "r")).unwrap();
    assert_eq!(class.refused(Some("r"), sit("1", "primary", "r")), "ask_control");
}

#[test]
fn nobody_sits_where_the_simulated_person_is() {
    let mut class = Class::with(2, &["p"]);
    if let Some(opening) = class.state.opening.as_mut() {
        opening.teams[1].played.clear();
    }
    class.shadow = class.state.clone();
    assert_eq!(class.refused(Some("p"), sit("2", "role_player", "p")), "no_such_seat");
    assert_eq!(class.person("p", sit("1", "role_player", "p")), Ok(1));
    assert!(matches!(class.log.last().map(|h| &h.event), Some(Event::Ordered { .. })));
}

/// One interpreter for four teams: who only looks on may have a seat in each.
#[test]
fn who_looks_on_may_do_so_in_several_teams() {
    for seat in ["course_interpreter", "assessor", "observer", "director"] {
        let mut class = Class::with(3, &["p"]);
        for team in ["1", "2", "3"] {
            class.control(sit(team, seat, "p")).unwrap();
        }
        assert_eq!(class.state.places("p").len(), 3, "{seat}");
        // Whoever then plays plays in one team, and looks on in no other.
        class.control(sit("2", "coach", "p")).unwrap();
        assert!(class.state.places("p").iter().all(|(team, _)| team == "2"), "{seat}");
        class.control(sit("1", seat, "p")).unwrap();
        assert!(!class.state.places("p").contains(&("2".to_owned(), "coach".to_owned())), "{seat}");
    }
}
