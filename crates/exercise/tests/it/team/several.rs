//! Several people at the far end at once, on telephones and face to face, one of them played by a person and the others
//! simulated: who speaks with whom, who hears whom, and that nobody is taken for another.

use super::{begun, line, order, say};
use crate::packs;
use crate::play::Play;
use exercise::event::{Event, Happening};
use exercise::state::LineStatus;
use exercise::team::Team;
use exercise::team::interpreting::Interpretation;
use exercise::team::order::Order;
use exercise::view::{Viewer, view};
use exercise::{Command, Scene};
use scenario::structure::{Line, LineKind, Role, Seat, Subject};
use std::sync::Arc;

/// The kidnapper on the communicator's telephone and a neighbour in front of the leader, both simulated; between them the
/// brother, whom a person plays, on the family liaison's telephone.
fn scene() -> Scene {
    let mut pack = (*packs::kidnap()).clone();
    let structure = &mut pack.structure;
    let plays = Some("brother_of_held".to_owned());
    structure.seats.push(Seat { id: "brothers_player".to_owned(), role: Role::RolePlayer, required: false, plays });
    structure.seats.push(Seat { id: "director".to_owned(), role: Role::Director, required: false, plays: None });
    let between = vec!["leader".to_owned(), "neighbour".to_owned()];
    let doorstep = line("doorstep");
    structure.lines.push(Line { id: doorstep.clone(), kind: LineKind::FaceToFace, between, hears: Vec::new() });
    structure.subjects.push(Subject { id: "neighbour".to_owned(), line: doorstep, personas: vec!["tomas".to_owned()] });
    let pack = Arc::new(pack);
    let mut genesis = packs::genesis(&pack, "en", 5);
    let brother = genesis.cast.remove("brother_of_held").unwrap();
    genesis.team = Some(Team {
        exercise: "e".to_owned(),
        name: "1".to_owned(),
        played: [("brother_of_held".to_owned(), "brothers_player".to_owned())].into(),
        parts: [("brother_of_held".to_owned(), brother)].into(),
        ..Team::default()
    });
    Scene::new(genesis, Arc::clone(&pack)).unwrap()
}

fn refused(play: &mut Play<'_>, seat: &str, command: &Command) -> &'static str {
    play.by(seat, command, None).expect_err("should be refused").name()
}

/// Everybody is on the line: the kidnapper, the brother, and the neighbour who stands there anyway.
fn connected(scene: &Scene) -> Play<'_> {
    let mut play = begun(scene);
    let on = |id: &str| Command::Call { line: line(id) };
    play.by("communicator", &on("caller_phone"), None).unwrap();
    play.by("family_liaison", &on("family_phone"), None).unwrap();
    play.by("brothers_player", &Command::PickUp { line: line("family_phone") }, None).unwrap();
    play.wait(8_000);
    for id in ["caller_phone", "family_phone", "doorstep"] {
        assert_eq!(play.state.lines[id].status, LineStatus::Open, "{id}");
    }
    play
}

#[test]
fn each_line_has_its_own_voice() {
    let scene = scene();
    let mut play = connected(&scene);
    assert_eq!(play.state.table.as_ref().unwrap().voice, "communicator", "where there is no primary");
    let speakers = [("caller_phone", "communicator"), ("family_phone", "family_liaison"), ("doorstep", "leader")];
    for (on, speaker) in speakers {
        for (_, seat) in speakers {
            let got = play.by(seat, &say(on, "I am listening."), None).map_err(|r| r.name());
            assert_eq!(got.is_ok(), seat == speaker, "{seat} on {on}: {got:?}");
        }
        let plays = on == "family_phone";
        assert_eq!(play.by("brothers_player", &say(on, "Yes."), None).is_ok(), plays, "{on}");
    }
    assert_eq!(refused(&mut play, "communicator", &Command::HangUp { line: line("family_phone") }), "not_yours");
    assert_eq!(
        refused(&mut play, "leader", &Command::HangUp { line: line("doorstep") }),
        "not_yours",
        "it is no phone"
    );
    play.by("family_liaison", &Command::HangUp { line: line("family_phone") }, None).unwrap();
    assert_eq!(play.state.lines["caller_phone"].status, LineStatus::Open, "another call goes on");
}

#[test]
fn nobody_reacts_to_what_another_was_told() {
    let scene = scene();
    let mut play = connected(&scene);
    let before = play.log.len();
    for (seat, on) in [("communicator", "caller_phone"), ("family_liaison", "family_phone"), ("leader", "doorstep")] {
        play.by(seat, &say(on, "You sound worn out."), None).unwrap();
    }
    play.by("brothers_player", &say("family_phone", "Bring him home."), None).unwrap();
    let caused: Vec<(&str, &str)> = play.log[before..]
        .iter()
        .filter_map(|h| match &h.event {
            Event::Reacted(r) => Some((r.subject.as_str(), r.cause.as_str())),
            _ => None,
        })
        .collect();
    assert_eq!(caused, [("caller", "say:caller_phone:1"), ("neighbour", "say:doorstep:1")], "the brother is a person");
    let voiced = |h: &&Happening| matches!(&h.event, Event::Voiced { subject, .. } if subject == "brother_of_held");
    assert_eq!(play.log.iter().filter(voiced).map(|h| h.line.as_str()).collect::<Vec<_>>(), ["family_phone"]);
    for (on, n) in [("caller_phone", 1), ("family_phone", 1), ("doorstep", 1)] {
        assert_eq!(play.state.lines[on].utterances, n, "{on}");
    }
}

#[test]
fn who_plays_one_hears_nothing_of_the_others() {
    let scene = scene();
    let mut play = connected(&scene);
    for (seat, on) in [("communicator", "caller_phone"), ("family_liaison", "family_phone"), ("leader", "doorstep")] {
        play.by(seat, &say(on, "You sound worn out."), None).unwrap();
    }
    play.by("leader", &say("cell_notes", "Ask after his mother."), None).unwrap();
    play.wait(20_000);
    let structure = &scene.pack.structure;
    let heard = |seat: &str| {
        let role = structure.seat(seat).unwrap().role;
        let viewer = Viewer::of_team(seat, role, &scene.pack);
        let on = |h: &&Happening| !h.line.is_empty() && view(viewer, h).is_some();
        play.log.iter().filter(on).map(|h| h.line.as_str()).collect::<std::collections::BTreeSet<_>>()
    };
    assert_eq!(heard("brothers_player"), ["family_phone"].into());
    for seat in ["communicator", "leader", "director"] {
        assert!(heard(seat).is_superset(&["caller_phone", "doorstep", "family_phone"].into()), "{seat}");
    }
}

/// The rule of one line is not that of another.
#[test]
fn an_interpreter_on_one_line_leaves_the_others_alone() {
    let scene = scene();
    let mut play = connected(&scene);
    order(&mut play, Order::Interpret { line: line("caller_phone"), rule: Some(Interpretation::default()) });
    let waits = |play: &Play<'_>| match play.log.iter().rev().find(|h| h.event.kind() == "said").unwrap().event {
        Event::Said { waits, .. } => waits,
        _ => false,
    };
    play.by("leader", &say("doorstep", "Good evening."), None).unwrap();
    assert!(!waits(&play));
    play.by("communicator", &say("caller_phone", "Good evening."), None).unwrap();
    assert!(waits(&play));
    assert_eq!(play.state.lines["caller_phone"].waiting.len(), 1);
}
