//! Silence is an answer too.

use crate::scene::{Scene, has, moved, plain};
use coding::Code;
use scenario::Act;
use subject::{Cue, Stimulus, Var};

#[test]
fn long_silence_is_cold_and_ends_the_call() {
    let mut scene = Scene::viktor();
    let ms = scene.person.patience_ms;
    let mut acts = Vec::new();
    for n in 1..=5u8 {
        let r = scene.react(&Stimulus::Silence { ms });
        assert_eq!(r.after.silences, n);
        if n == 1 {
            assert!(moved(&r, Cue::SilenceLong, Var::Trust).unwrap() < 0);
        }
        acts.push(r.act);
    }
    assert_eq!(acts.last(), Some(&Act::HangUp), "{acts:?}");
    let mut scene = Scene::viktor();
    scene.react(&Stimulus::Silence { ms });
    assert_eq!(scene.hear(&[plain(Code::OpenQuestion)]).after.silences, 0, "a word ends it");
}

#[test]
fn silence_after_something_entrusted_hurts_more_the_second_time() {
    let mut scene = Scene::viktor();
    scene.s.acts[0] = Some(Act::Confide);
    let ms = scene.person.patience_ms;
    assert!(has(&scene.react(&Stimulus::Silence { ms }), Cue::SilenceLong));
    scene.s.acts[0] = Some(Act::Confide);
    let second = scene.react(&Stimulus::Silence { ms });
    assert!(moved(&second, Cue::SilenceCold, Var::Understood).unwrap() < 0);
}

#[test]
fn waiting_for_somebodys_courage_is_no_coldness() {
    let mut scene = Scene::viktor();
    scene.s.step_agreed = true;
    let ms = scene.person.patience_ms;
    let before = scene.s.vars[Var::Trust];
    assert_eq!(scene.react(&Stimulus::Silence { ms }).after.vars[Var::Trust], before);
}

#[test]
fn longer_silence_weighs_more() {
    let scene = Scene::viktor();
    let ms = scene.person.patience_ms;
    let loss = |ms| -moved(&scene.clone().react(&Stimulus::Silence { ms }), Cue::SilenceLong, Var::Trust).unwrap();
    assert!(loss(2 * ms) > loss(ms) && loss(ms) > loss(ms / 2), "{} {} {}", loss(2 * ms), loss(ms), loss(ms / 2));
}
