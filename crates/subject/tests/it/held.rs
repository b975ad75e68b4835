//! Where somebody is held: deadlines, care for the person held, others behind the one who holds (doctrine 2.9, 2.11, 7.2).

use crate::scene::{BRIDGE, Scene, has, moved, plain, words};
use coding::Code;
use scenario::{Act, Outcome};
use subject::ending::held_in_danger;
use subject::{Cue, Engine, HeardUnit, Person, Stimulus, Var};

fn holder() -> Scene {
    let mut scene = Scene::viktor();
    scene.person.deadlines = true;
    scene.person.held = 1 << 5;
    scene
}

#[test]
fn a_deadline_that_passes_while_talking_bites_nobody() {
    let mut scene = holder();
    scene.s.deadline_ms = 60_000;
    scene.now = 59_000 - 9_000;
    let before = scene.hear(&[plain(Code::OpenQuestion)]);
    assert!(!has(&before, Cue::DeadlineTalked) && !has(&before, Cue::DeadlineIgnored), "it has not passed");
    assert_eq!(before.after.deadline_ms, 60_000);
    scene.now = 70_000;
    let passed = scene.hear(&[plain(Code::OpenQuestion)]);
    assert!(moved(&passed, Cue::DeadlineTalked, Var::Trust).unwrap() > 0);
    assert_eq!(passed.after.deadline_ms, 0);
    assert!(!has(&scene.hear(&[plain(Code::OpenQuestion)]), Cue::DeadlineTalked), "it passes once");
}

#[test]
fn a_deadline_that_passes_in_silence_bites() {
    let mut scene = holder();
    scene.s.deadline_ms = 60_000;
    scene.now = 70_000;
    let passed = scene.react(&Stimulus::Silence { ms: 20_000 });
    assert!(moved(&passed, Cue::DeadlineIgnored, Var::Arousal).unwrap() > 0);
    assert!(moved(&passed, Cue::DeadlineIgnored, Var::Violence).unwrap() > 0);
}

/// Somebody who wants much sets a deadline now and then; one at a time, twice at most, and never without the faculty.
#[test]
fn deadlines_are_set_by_those_who_may_and_not_without_end() {
    let play = |deadlines: bool, seed: u64| {
        let mut scene = holder();
        scene.person.deadlines = deadlines;
        scene.draws = subject::Draws::new(seed, 0);
        let mut set = 0;
        for _ in 0..60 {
            scene.s.vars[Var::Demand] = 900_000;
            scene.s.vars[Var::Trust] = 200_000;
            let open = scene.s.deadline_ms != 0;
            let r = scene.hear(&[plain(Code::Refusal)]);
            if r.act == Act::SetDeadline {
                assert!(!open, "one at a time");
                assert!(r.after.deadline_ms > r.after.at_ms);
                set += 1;
            }
        }
        set
    };
    let counts: Vec<u32> = (0..30).map(|seed| play(true, seed)).collect();
    assert!(counts.iter().any(|n| *n > 0) && counts.iter().all(|n| *n <= 2), "{counts:?}");
    assert!((0..30).all(|seed| play(false, seed) == 0));
}

#[test]
fn asking_after_the_person_held_makes_them_a_person() {
    let about = |code| HeardUnit { topics: 1 << 5, ..plain(code) };
    for code in [Code::OpenQuestion, Code::WelfareCheck, Code::Validation, Code::Praise] {
        let r = holder().hear(&[about(code)]);
        assert!(moved(&r, Cue::HeldSpokenOf, Var::Attachment).unwrap() > 0, "{code:?}");
    }
    assert!(!has(&holder().hear(&[about(Code::Order)]), Cue::HeldSpokenOf), "an order about them is no care");
    assert!(!has(&holder().hear(&[plain(Code::OpenQuestion)]), Cue::HeldSpokenOf));
    let mut nobody = Scene::viktor();
    assert!(!has(&nobody.react(&Stimulus::Words(&words(&[about(Code::OpenQuestion)]))), Cue::HeldSpokenOf));
}

#[test]
fn danger_to_the_person_held_is_a_combination() {
    let engine = Engine::builtin();
    let danger = |change: fn(&mut Scene)| {
        let mut scene = holder();
        scene.s.threats = 2;
        scene.s.vars[Var::Violence] = 700_000;
        scene.s.vars[Var::Arousal] = 800_000;
        scene.s.vars[Var::Attachment] = 200_000;
        change(&mut scene);
        held_in_danger(engine, &scene.person, &scene.s)
    };
    assert!(danger(|_| {}));
    assert!(!danger(|s| s.s.vars[Var::Attachment] = 600_000), "attachment protects");
    assert!(!danger(|s| s.s.vars[Var::Arousal] = 300_000), "calm protects");
    assert!(!danger(|s| s.s.threats = 0), "no threat was spoken");
    assert!(!danger(|s| s.s.vars[Var::Violence] = 100_000));
    assert!(!danger(|s| s.person.held = 0), "nobody is held");
    assert!(!danger(|s| s.s.steps_done = 4), "the person held is out");
}

/// What the trainer does not allow does not happen, whatever the danger.
#[test]
fn harm_to_the_person_held_needs_leave() {
    let ends = |worst| {
        (0..300u64).any(|seed| {
            let person = Person::cast(Engine::builtin(), &BRIDGE, "viktor", 3, worst).unwrap();
            let mut scene = Scene::new(person, seed);
            scene.s.turns = 5;
            scene.person.held = 1 << 5;
            scene.s.threats = 3;
            for var in [Var::Violence, Var::Arousal] {
                scene.s.vars[var] = 900_000;
            }
            scene.s.vars[Var::Attachment] = 0;
            scene.hear(&[plain(Code::Threat)]).ended == Some(Outcome::Harm)
        })
    };
    assert!(ends(Outcome::Harm) && !ends(Outcome::Tactical));
}

#[test]
fn others_behind_a_person_slow_readiness() {
    let gain = |group: bool, cohesion: i32| {
        let mut scene = holder();
        scene.person.group = group;
        for (var, at) in
            [(Var::Trust, 800_000), (Var::Understood, 800_000), (Var::Arousal, 200_000), (Var::Cohesion, cohesion)]
        {
            scene.s.vars[var] = at;
        }
        let before = scene.s.vars[Var::Readiness];
        scene.hear(&[plain(Code::Summary), plain(Code::Autonomy)]).after.vars[Var::Readiness] - before
    };
    assert!(gain(true, 900_000) < gain(true, 0) && gain(true, 0) == gain(false, 900_000));
}

/// Asked after the person held, nobody tells a fact of their own life instead.
#[test]
fn who_is_asked_after_somebody_does_not_speak_of_something_else() {
    let discloses = |topics: u64| {
        (0..200u64)
            .filter(|seed| {
                let mut scene = holder();
                scene.draws = subject::Draws::new(*seed, 0);
                scene.s.vars[Var::Trust] = 600_000;
                scene.s.acts[0] = Some(Act::Confide);
                scene.hear(&[HeardUnit { topics, ..plain(Code::OpenQuestion) }]).act == Act::Disclose
            })
            .count()
    };
    assert!(discloses(0) > 0);
    assert_eq!(discloses(1 << 5), 0);
}
