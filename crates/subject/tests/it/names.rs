//! Names: the person's own and the negotiator's.

use crate::scene::{Scene, has, moved, plain, words};
use coding::Code;
use scenario::Act;
use subject::heard::NameHeard;
use subject::{Cue, Heard, Var};

fn disputed() -> Option<NameHeard> {
    Some(NameHeard { unit: 0, name: "Oleg".to_owned() })
}

fn misnamed() -> Heard {
    Heard { misnamed: disputed(), ..words(&[plain(Code::OpenQuestion)]) }
}

#[test]
fn twice_anothers_name_costs_more_than_once_and_an_apology_ends_the_count() {
    let mut scene = Scene::viktor();
    let first = scene.would_hear(&misnamed());
    scene.s = first.after.clone();
    let second = scene.would_hear(&misnamed());
    assert_eq!((first.act, second.act), (Act::Correct, Act::Correct));
    let once = moved(&first, Cue::WrongName, Var::Trust).unwrap();
    let twice = moved(&second, Cue::WrongNameAgain, Var::Trust).unwrap();
    assert!(twice < once && once < 0, "{once}, {twice}");
    assert!(has(&scene.hear(&[plain(Code::Apology)]), Cue::ApologyRepair));
    assert!(has(&scene.would_hear(&misnamed()), Cue::WrongName));
}

#[test]
fn the_right_name_ends_the_count_too() {
    let mut scene = Scene::viktor();
    scene.s = scene.would_hear(&misnamed()).after;
    scene.s = scene.would_hear(&Heard { uses_name: true, ..words(&[plain(Code::OpenQuestion)]) }).after;
    assert!(has(&scene.would_hear(&misnamed()), Cue::WrongName));
}

#[test]
fn a_name_that_was_not_given_is_wondered_at_once_and_warms_nobody() {
    let mut scene = Scene::viktor();
    let early = Heard { uses_name: true, named_early: true, ..words(&[plain(Code::OpenQuestion)]) };
    let first = scene.would_hear(&early);
    assert!(has(&first, Cue::NameEarly) && !has(&first, Cue::NameUsed) && first.act == Act::Test);
    scene.s = first.after;
    let second = scene.would_hear(&early);
    assert!(!has(&second, Cue::NameEarly) && has(&second, Cue::NameUsed));
}

#[test]
fn another_name_of_the_negotiators_own_is_asked_after() {
    let renamed = Heard { renamed: disputed(), ..words(&[plain(Code::SelfIntroduction)]) };
    let r = Scene::viktor().would_hear(&renamed);
    assert!(moved(&r, Cue::OtherName, Var::Trust).unwrap() < 0 && r.act == Act::Test);
}
