//! Naming a feeling: right, wrong, taken back, insisted upon, worn (doctrine 7.3).

use crate::scene::{Scene, has, label, mean, moved, plain};
use coding::Code;
use coding::unit::Feeling;
use subject::{Cue, Var};

#[test]
fn a_label_that_fits_calms_and_makes_trust() {
    let scene = Scene::viktor();
    for feeling in [Feeling::Anger, Feeling::Hurt, Feeling::Exhaustion] {
        let r = scene.would(&[label(feeling)]);
        let m = |var| moved(&r, Cue::LabelFit, var).unwrap_or_else(|| panic!("{feeling:?}: {:?}", r.reasons));
        assert!(m(Var::Arousal) < 0 && m(Var::Anger) < 0 && m(Var::Hopelessness) < 0, "{feeling:?}");
        assert!(m(Var::Trust) > 0 && m(Var::Understood) > 0 && m(Var::Ambivalence) > 0, "{feeling:?}");
        assert!(r.after.vars[Var::Trust] > scene.s.vars[Var::Trust]);
    }
}

#[test]
fn a_label_that_does_not_fit_costs() {
    let r = Scene::viktor().would(&[label(Feeling::Warmth)]);
    assert!(moved(&r, Cue::LabelOff, Var::Trust).unwrap() < 0);
    assert!(r.after.unrepaired && !has(&r, Cue::LabelFit));
}

#[test]
fn an_apology_repairs_what_insisting_makes_worse() {
    let mut scene = Scene::viktor();
    scene.hear(&[label(Feeling::Warmth)]);
    let sorry = scene.would(&[plain(Code::Apology)]);
    assert!(moved(&sorry, Cue::ApologyRepair, Var::Trust).unwrap() > 0);
    assert!(!sorry.after.unrepaired);
    let insists = scene.would(&[label(Feeling::Warmth)]);
    assert!(moved(&insists, Cue::LabelInsisted, Var::Trust).unwrap() < 0);
    assert!(insists.after.vars[Var::Trust] < sorry.after.vars[Var::Trust]);
    // After the apology the same error is a new one, not insistence.
    scene.hear(&[plain(Code::Apology)]);
    // Whoever thanks for it has warmth in the voice, and then the word would fit.
    scene.s.spoken.tone = Some(scenario::line::Tone::Anger);
    assert!(has(&scene.would(&[label(Feeling::Warmth)]), Cue::LabelOff));
    // Without an error there is nothing to repair.
    assert!(has(&Scene::viktor().would(&[plain(Code::Apology)]), Cue::Apology));
}

#[test]
fn the_same_label_again_is_no_listening() {
    let mut scene = Scene::viktor();
    scene.hear(&[label(Feeling::Anger)]);
    let again = scene.hear(&[label(Feeling::Anger)]);
    assert!(moved(&again, Cue::LabelWorn, Var::Trust).unwrap() < 0);
    assert!(has(&Scene::viktor().would(&[label(Feeling::Hurt)]), Cue::LabelFit));
}

#[test]
fn advice_in_the_same_breath_spoils_a_label() {
    let scene = Scene::viktor();
    let trust =
        |units: &[subject::HeardUnit]| mean(&scene, 20, |s| moved(&s.hear(units), Cue::LabelFit, Var::Trust).unwrap());
    let (alone, spoilt) = (trust(&[label(Feeling::Hurt)]), trust(&[label(Feeling::Hurt), plain(Code::Advice)]));
    assert!(spoilt * 2 < alone && spoilt > 0, "{spoilt} of {alone}");
}
