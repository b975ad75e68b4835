//! Command structures differ by country: three commanders over one another, or one head by statute with a staff. Roles say
//! what a seat may do, whatever it is called and however many there are.

use super::{FarEnd, begun, decision, line, order, scene};
use crate::packs;
use exercise::Command;
use exercise::event::Event;
use exercise::team::order::Order;
use scenario::Pack;
use scenario::structure::{Answer, Role, Seat};
use std::sync::Arc;

/// Gold, silver and bronze: the pack's commander with one above and one below.
fn three() -> Arc<Pack> {
    let mut pack = (*packs::barricade()).clone();
    for id in ["gold", "bronze"] {
        pack.structure.seats.push(Seat { id: id.to_owned(), role: Role::Commander, required: false, plays: None });
    }
    // What the test's harness keeps by the pack's hash is another pack's.
    pack.hash.push_str("-three");
    Arc::new(pack)
}

fn sit(seat: &str) -> Order {
    Order::Seat { seat: line(seat), person: Some(format!("who sits at {seat}")) }
}

/// Whichever of them sits there, the pack does not answer in command's place, and any of them may.
#[test]
fn each_of_three_commanders_is_command() {
    let pack = three();
    let all = ["gold", "commander", "bronze"];
    for seat in all {
        let scene = scene(&pack, FarEnd::Played, 1);
        let item = pack.structure.desk[0].id.clone();
        let ask = Command::Request { item: item.clone() };
        let rule = |answer| Command::Rule { item: item.clone(), answer, text: String::new() };
        let mut play = begun(&scene);
        order(&mut play, sit(seat));
        play.by("leader", &ask, None).unwrap();
        play.wait(1_800_000);
        assert_eq!(play.count("answered"), 0, "a person decides: {seat}");
        play.by(seat, &rule(Answer::Granted), None).unwrap();
        assert!(matches!(&play.log.last().unwrap().event, Event::Answered { answer: Answer::Granted, .. }));
        for other in all {
            let by = seat.to_owned();
            let told = Err(exercise::Refusal::AnsweredAlready { item: item.clone(), by });
            let again = play.by(other, &rule(Answer::Refused), None);
            assert_eq!(again, told, "what one answered is answered for all, and each is told by whom: {other}");
        }
    }
}

#[test]
fn nobody_at_command_and_the_pack_answers() {
    let pack = three();
    let scene = scene(&pack, FarEnd::Played, 1);
    let mut play = begun(&scene);
    order(&mut play, sit("leader"));
    play.by("leader", &Command::Request { item: pack.structure.desk[0].id.clone() }, None).unwrap();
    play.wait(1_800_000);
    assert_eq!(play.count("answered"), 1);
}

/// Each of them decides and confirms for themselves, and none of them speaks to the far end.
#[test]
fn three_commanders_decide_and_confirm_each_for_themselves() {
    let pack = three();
    let scene = scene(&pack, FarEnd::Played, 1);
    let mut play = begun(&scene);
    let all = ["gold", "commander", "bronze"];
    for seat in all {
        play.by(seat, &decision(), None).unwrap();
        let entry = play.log.len() as u64;
        for other in all {
            let confirmed = play.by(other, &Command::Confirm { entry }, None);
            assert!(confirmed.is_ok(), "{other} has read what {seat} decided: {confirmed:?}");
        }
        let speaks = play.by(seat, &super::say("phone", "This is command."), None).map_err(|r| r.name());
        assert_eq!(speaks, Err("not_yours"), "{seat}");
    }
    let by: Vec<&str> = play.log.iter().filter(|h| h.event.kind() == "filed").map(|h| h.seat.as_str()).collect();
    assert_eq!(by, all);
}

/// One head by statute and a staff: the chief of staff prepares, and only the head answers.
#[test]
fn a_staff_prepares_and_its_head_decides() {
    let mut pack = (*packs::barricade()).clone();
    pack.structure.seats.retain(|s| !matches!(s.role, Role::Coach | Role::MentalHealthAdviser));
    let pack = Arc::new(Pack { hash: format!("{}-head", pack.hash), ..pack });
    let scene = scene(&pack, FarEnd::Played, 1);
    let item = pack.structure.desk[0].id.clone();
    let mut play = begun(&scene);
    order(&mut play, sit("commander"));
    play.by("leader", &Command::Request { item: item.clone() }, None).unwrap();
    let rule = Command::Rule { item, answer: Answer::Partly, text: "Half of it.".to_owned() };
    for staff in ["leader", "intelligence", "tactical_liaison", "recorder"] {
        assert_eq!(play.by(staff, &rule, None).map_err(|r| r.name()), Err("not_yours"), "{staff}");
    }
    play.by("leader", &decision(), None).unwrap();
    play.by("commander", &rule, None).unwrap();
}
