//! Too much, too many, or nothing at all: what cannot be gamed gets what a person would give it.

use crate::scene::{Scene, has, label, moved, plain, words};
use coding::Code;
use coding::unit::Feeling;
use subject::{Cue, Heard, HeardUnit, Var};

#[test]
fn an_essay_is_not_followed() {
    let scene = Scene::viktor();
    let mut heard = words(&[label(Feeling::Hurt), plain(Code::OpenQuestion)]);
    heard.words = 30;
    let short = scene.would_hear(&heard);
    assert!(!has(&short, Cue::Essay));
    heard.words = 180;
    let long = scene.would_hear(&heard);
    assert!(moved(&long, Cue::Essay, Var::Understood).unwrap() < 0);
    assert!(long.after.vars[Var::Understood] < short.after.vars[Var::Understood]);
}

#[test]
fn a_list_of_techniques_is_heard_as_one() {
    let codes = [
        Code::EmotionLabel,
        Code::Validation,
        Code::OpenQuestion,
        Code::Presence,
        Code::Praise,
        Code::Autonomy,
        Code::Summary,
    ];
    let all: Vec<HeardUnit> = codes.map(plain).to_vec();
    let scene = Scene::viktor();
    let r = scene.would(&all);
    assert!(moved(&r, Cue::Stuffing, Var::Trust).unwrap() < 0);
    assert!(!has(&scene.would(&all[..3]), Cue::Stuffing));
    assert!(r.after.vars[Var::Trust] < scene.would(&all[1..3]).after.vars[Var::Trust]);
    // The same kind many times is no more help than twice.
    let gain = |n: usize| scene.would(&vec![plain(Code::Validation); n]).after.vars[Var::Trust];
    assert!(gain(12) <= gain(2), "{} {}", gain(12), gain(2));
}

#[test]
fn nonsense_is_puzzling_and_nothing_else() {
    let scene = Scene::viktor();
    for heard in [Heard { nonsense: true, ..words(&[plain(Code::Validation)]) }, Heard::default()] {
        let r = scene.would_hear(&heard);
        assert_eq!(r.answers, Some(Cue::Nonsense));
        assert!(r.after.vars[Var::Trust] < scene.s.vars[Var::Trust] && !has(&r, Cue::Validation));
    }
}

#[test]
fn talking_over_somebody_costs() {
    let scene = Scene::viktor();
    let heard = Heard { talked_over: true, ..words(&[plain(Code::OpenQuestion)]) };
    let r = scene.would_hear(&heard);
    assert!(moved(&r, Cue::TalkedOver, Var::Trust).unwrap() < 0);
}

/// More units than a person takes in change nothing more.
#[test]
fn what_comes_after_the_twelfth_unit_is_not_heard() {
    let scene = Scene::viktor();
    let mut units = vec![plain(Code::Information); subject::appraise::UNITS_HEARD];
    let as_long = |units: &[HeardUnit]| scene.would_hear(&Heard { words: 40, ..words(units) });
    let before = as_long(&units);
    units.push(plain(Code::Threat));
    let after = as_long(&units);
    assert!(!has(&after, Cue::Threat));
    assert_eq!(before.after.vars[Var::Trust], after.after.vars[Var::Trust]);
}
