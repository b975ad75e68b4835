//! Influence before the person is ready meets reactance (doctrine 2.1; 7.2 rule 2).

use crate::scene::{Scene, has, moved, plain};
use coding::Code;
use subject::{Cue, Var};

fn closed() -> Scene {
    let mut scene = Scene::viktor();
    scene.set(Var::Trust, 0.1);
    scene.set(Var::Understood, 0.1);
    scene.set(Var::Arousal, 0.8);
    scene
}

fn open() -> Scene {
    let mut scene = Scene::viktor();
    for (var, at) in [
        (Var::Trust, 0.7),
        (Var::Understood, 0.7),
        (Var::Arousal, 0.2),
        (Var::Readiness, 0.7),
        (Var::Hopelessness, 0.3),
    ] {
        scene.set(var, at);
    }
    scene.set(Var::Fatigue, 0.1);
    scene.set(Var::Substance, 0.0);
    scene
}

#[test]
fn the_gate_is_where_the_doctrine_puts_it() {
    assert!(!closed().s.open_to_influence(&closed().person) && open().s.open_to_influence(&open().person));
    let mut hot = open();
    hot.set(Var::Arousal, 0.9);
    assert!(!hot.s.open_to_influence(&hot.person), "too agitated to weigh anything");
    let mut cold = open();
    cold.set(Var::Understood, 0.0);
    cold.set(Var::Trust, 0.2);
    assert!(!cold.s.open_to_influence(&cold.person), "calm, but nobody listened yet");
}

#[test]
fn early_and_ready() {
    let pairs = [
        (Code::Advice, Cue::AdviceEarly, Cue::AdviceReady),
        (Code::ExitStep, Cue::ExitStepEarly, Cue::ExitStepReady),
        (Code::Argument, Cue::Argument, Cue::ArgumentCool),
        (Code::GentleChallenge, Cue::ChallengeEarly, Cue::ChallengeReady),
        (Code::IMessage, Cue::IMessageEarly, Cue::IMessageReady),
    ];
    for (code, early, ready) in pairs {
        let (shut, wide) = (closed().would(&[plain(code)]), open().would(&[plain(code)]));
        assert!(has(&shut, early) && !has(&shut, ready), "{code}: {:?}", shut.reasons);
        assert!(has(&wide, ready) && !has(&wide, early), "{code}: {:?}", wide.reasons);
        assert!(
            moved(&shut, early, Var::Arousal).unwrap() > 0 && moved(&shut, early, Var::Trust).unwrap() < 0,
            "{code}"
        );
        assert!(moved(&wide, ready, Var::Trust).unwrap() >= 0, "{code}");
        assert!(wide.after.vars[Var::Readiness] >= open().s.vars[Var::Readiness], "{code}");
    }
}

#[test]
fn readiness_grows_through_the_gate_only() {
    let mut scene = closed();
    scene.set(Var::Readiness, 0.5);
    for _ in 0..6 {
        scene.set(Var::Arousal, 0.8);
        scene.set(Var::Trust, 0.1);
        scene.set(Var::Understood, 0.1);
        let r = scene.hear(&[plain(Code::Validation), plain(Code::OpenQuestion)]);
        assert!(r.reasons.iter().flat_map(|x| &x.moved).all(|m| m.0 != Var::Readiness || m.1 <= 0), "{:?}", r.reasons);
    }
    let r = open().would(&[plain(Code::Validation)]);
    assert!(r.after.vars[Var::Readiness] > open().s.vars[Var::Readiness]);
    assert!(r.reasons.iter().any(|x| x.rule.name() == "ripened"));
}

#[test]
fn orders_threats_and_judgement_hurt_whoever_hears_them() {
    for code in [Code::Order, Code::Threat, Code::Judgement, Code::Minimising, Code::Insult, Code::Deadline] {
        for scene in [closed(), open()] {
            let r = scene.would(&[plain(code)]);
            assert!(r.after.vars[Var::Trust] < scene.s.vars[Var::Trust], "{code}");
            assert!(r.after.vars[Var::Arousal] > scene.s.vars[Var::Arousal], "{code}");
            assert_eq!(r.after.last_hurt, r.after.turns, "{code}");
        }
    }
}
