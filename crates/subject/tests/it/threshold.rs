//! Past the extreme threshold hardly anything helps; tiredness and drink wear on.

use crate::scene::{Scene, label, mean, moved, named, plain, viktor};
use coding::Code;
use coding::unit::Feeling;
use scenario::Outcome;
use subject::{Cue, Engine, Person, Stimulus, Subject, Var, motion, voice};

fn rage(scene: &mut Scene) {
    for var in [Var::Anger, Var::Arousal, Var::Coercion, Var::Face, Var::Violence] {
        scene.set(var, 1.0);
    }
}

#[test]
fn past_the_threshold_nearly_everything_is_lost() {
    let mut scene = Scene::viktor();
    assert!(!named(&scene.would(&[plain(Code::Insult)]), "extreme"));
    rage(&mut scene);
    let r = scene.hear(&[plain(Code::Insult)]);
    assert!(named(&r, "extreme") && r.after.broken && r.after.extreme_turns == 1);
    let r = scene.hear(&[plain(Code::Information)]);
    assert!(!named(&r, "extreme") && r.after.extreme_turns == 2, "it is said once and counted on");
    let mut whole = Scene::viktor();
    let mut broken = whole.clone();
    broken.s.broken = true;
    let gain = |s: &Scene| mean(s, 20, |s| moved(&s.hear(&[label(Feeling::Hurt)]), Cue::LabelFit, Var::Trust).unwrap());
    assert!(gain(&broken) * 2 < gain(&whole), "{} {}", gain(&broken), gain(&whole));
    for scene in [&mut whole, &mut broken] {
        for (var, at) in [(Var::Trust, 0.9), (Var::Understood, 0.9), (Var::Arousal, 0.1)] {
            scene.set(var, at);
        }
    }
    assert!(whole.s.open_to_influence(&whole.person) && !broken.s.open_to_influence(&broken.person));
}

#[test]
fn an_hour_makes_tired_and_sober() {
    let person = viktor();
    let engine = Engine::builtin();
    let mut s = Scene::viktor().s;
    let before = s.clone();
    motion::pass_time(engine, &person, &mut s, 3_600_000);
    assert_eq!(s.vars[Var::Fatigue] - before.vars[Var::Fatigue], 250_000);
    assert!(s.vars[Var::Substance] < before.vars[Var::Substance] && s.vars[Var::Arousal] < before.vars[Var::Arousal]);
    assert_eq!(
        (s.vars[Var::Trust], s.vars[Var::Hopelessness]),
        (before.vars[Var::Trust], before.vars[Var::Hopelessness])
    );
    motion::pass_time(engine, &person, &mut s, 24 * 3_600_000);
    assert_eq!(s.vars[Var::Fatigue], 1_000_000, "and not more than that");
    let backwards = s.clone();
    motion::pass_time(engine, &person, &mut s, 1_000);
    assert_eq!(s, backwards, "time does not run back");
}

#[test]
fn tired_people_answer_later() {
    let scene = Scene::viktor();
    let delay = |fatigue: f64| {
        let mut scene = scene.clone();
        scene.set(Var::Fatigue, fatigue);
        voice::delay_ms(&scene.person, &scene.s, scenario::Act::Vent, &scene.draws, 7)
    };
    assert!(delay(0.9) > delay(0.1));
}

#[test]
fn intensity_makes_the_start_harder() {
    let start = |intensity| {
        let person =
            Person::cast(Engine::builtin(), &crate::scene::BRIDGE, "viktor", intensity, Outcome::Harm).unwrap();
        person.start
    };
    assert!(start(5)[Var::Arousal] > start(3)[Var::Arousal] && start(3)[Var::Arousal] > start(1)[Var::Arousal]);
    assert!(start(5)[Var::Trust] < start(1)[Var::Trust] && start(5)[Var::Hopelessness] > start(1)[Var::Hopelessness]);
    assert_eq!(start(9), start(5));
}

#[test]
fn a_strange_voice_raises_the_tension() {
    let mut scene = Scene::new(viktor(), 3);
    let before = scene.s.vars[Var::Arousal];
    let r = scene.react(&Stimulus::Answered);
    assert!(named(&r, "contact") && r.after.vars[Var::Arousal] > before && r.act == scenario::Act::Open);
    let mut s: Subject = r.after;
    s.hang_ups = 1;
    scene.s = s;
    assert_eq!(scene.react(&Stimulus::Answered).act, scenario::Act::CallBack);
}

#[test]
fn a_shock_drops_a_step() {
    let mut scene = Scene::viktor();
    scene.set(Var::Readiness, 0.6);
    scene.s.step_agreed = true;
    let effects = [(Var::Arousal, 50_000)];
    let quiet = scene.clone().react(&Stimulus::Happened { effects: &effects, shock: false, topic: None });
    assert_eq!(quiet.after.vars[Var::Readiness], 600_000);
    assert_eq!(quiet.after.vars[Var::Arousal] - scene.s.vars[Var::Arousal], 50_000);
    let shock = scene.react(&Stimulus::Happened { effects: &effects, shock: true, topic: None });
    assert!(shock.after.vars[Var::Readiness] < 600_000 && !shock.after.step_agreed && named(&shock, "fell_back"));
}
