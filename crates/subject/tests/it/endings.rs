//! How it can end, and how it cannot.

use crate::scene::{BRIDGE, HELPS, Scene, plain, viktor};
use coding::Code;
use scenario::{Act, Outcome};
use subject::draw::Purpose;
use subject::person::WORST;
use subject::{Draws, Engine, Person, Stimulus, Var, ending};

/// Listens to somebody who is nearly there.
fn nearly_there(seed: u64) -> (Vec<Act>, Option<Outcome>, u8) {
    let mut scene = Scene::new(viktor(), seed);
    scene.s.turns = 20;
    scene.s.openness = 1_000_000;
    for (var, at) in [
        (Var::Trust, 0.8),
        (Var::Understood, 0.8),
        (Var::Arousal, 0.2),
        (Var::Readiness, 0.95),
        (Var::Hopelessness, 0.2),
        (Var::Anger, 0.1),
    ] {
        scene.set(var, at);
    }
    let mut acts = Vec::new();
    for n in 0..80 {
        let unit = if n % 2 == 0 { plain(Code::ExitStep) } else { plain(Code::Validation) };
        let r = scene.hear(&[unit]);
        acts.push(r.act);
        scene.now += 12_000;
        if r.ended.is_some() {
            return (acts, r.ended, r.after.steps_done);
        }
    }
    (acts, None, scene.s.steps_done)
}

#[test]
fn the_ladder_is_taken_step_by_step_and_ends_peacefully() {
    let steps = BRIDGE.structure.steps.len();
    let mut peaceful = 0;
    for seed in 0..30 {
        let (acts, ended, done) = nearly_there(seed);
        let taken = acts.iter().filter(|a| matches!(a, Act::TakeStep | Act::ComeOut)).count();
        assert_eq!(taken, usize::from(done), "{acts:?}");
        // Nothing is done that was not agreed to before.
        let mut agreed = 0;
        for act in &acts {
            agreed += i32::from(*act == Act::AgreeStep);
            agreed -= i32::from(matches!(act, Act::TakeStep | Act::ComeOut));
            assert!((0..=1).contains(&agreed), "{acts:?}");
        }
        if ended == Some(Outcome::Peaceful) {
            peaceful += 1;
            assert_eq!((usize::from(done), acts.last()), (steps, Some(&Act::ComeOut)));
        } else {
            assert_eq!(ended, None, "{acts:?}");
        }
    }
    assert!(peaceful >= 27, "{peaceful} of 30");
}

/// Does everything wrong until it ends.
fn wrong(worst: Outcome, seed: u64, persona: &str) -> (Option<Outcome>, Vec<Act>) {
    let person = Person::cast(Engine::builtin(), &BRIDGE, persona, 5, worst).unwrap();
    let mut scene = Scene::new(person, seed);
    let bad =
        [Code::Insult, Code::Threat, Code::Order, Code::Minimising, Code::Judgement, Code::Argument, Code::Deadline];
    let mut acts = Vec::new();
    for n in 0..90u64 {
        let pick = scene.draws.between(n, Purpose::Policy, 9, 0, bad.len() as i64) as usize;
        let r = match bad.get(pick) {
            Some(code) => scene.hear(&[plain(*code)]),
            None => scene.react(&Stimulus::Silence { ms: 30_000 }),
        };
        acts.push(r.act);
        if r.ended.is_some() {
            return (r.ended, acts);
        }
    }
    (None, acts)
}

#[test]
fn the_worst_ending_that_is_allowed_is_respected() {
    let mut seen = [0u32; 4];
    for (at, worst) in WORST.iter().enumerate() {
        for seed in 0..150 {
            for persona in ["viktor", "alina"] {
                let (ended, acts) = wrong(*worst, seed, persona);
                let rank = ended.map(|o| WORST.iter().position(|w| *w == o));
                if let Some(Some(rank)) = rank {
                    assert!(rank <= at, "{ended:?} where {worst:?} is the worst");
                    seen[rank] += 1;
                }
                assert!(*worst == Outcome::Harm || !acts.contains(&Act::Harm));
                assert!(!HELPS[2..3].iter().any(|a| acts.contains(a)), "nobody comes out for insults");
            }
        }
    }
    assert!(seen[1] > 0 && seen[2] > 0 && seen[3] > 0, "some endings were never reached at all: {seen:?}");
}

#[test]
fn only_four_endings_can_be_the_worst() {
    for outcome in Outcome::ALL {
        let cast = Person::cast(Engine::builtin(), &BRIDGE, "viktor", 3, *outcome);
        assert_eq!(cast.is_ok(), WORST.contains(outcome), "{outcome:?}");
    }
    assert!(Person::cast(Engine::builtin(), &BRIDGE, "nobody", 3, Outcome::Harm).is_err());
}

#[test]
fn stopping_half_way_is_partial_from_the_step_that_says_so() {
    let person = viktor();
    let mut s = Scene::viktor().s;
    let from = BRIDGE.structure.steps.iter().position(|s| s.partial).unwrap() as u8 + 1;
    for done in 0..=4 {
        s.steps_done = done;
        let wanted = if done >= from { Outcome::Partial } else { Outcome::Unresolved };
        assert_eq!(ending::at_the_end(&person, &s), wanted, "{done}");
    }
}

/// Danger needs everything together; any one thing less is no danger.
#[test]
fn danger_is_hopeless_hot_settled_and_said() {
    let mut scene = Scene::viktor();
    scene.set(Var::Hopelessness, 0.95);
    scene.set(Var::Arousal, 0.9);
    scene.set(Var::Ambivalence, 0.1);
    scene.s.farewells = 3;
    let engine = Engine::builtin();
    assert!(ending::in_danger(engine, &scene.s));
    for (var, at) in [(Var::Hopelessness, 0.5), (Var::Arousal, 0.3), (Var::Ambivalence, 0.8)] {
        let mut less = scene.clone();
        less.set(var, at);
        assert!(!ending::in_danger(engine, &less.s), "{var:?}");
    }
    scene.s.farewells = 0;
    assert!(!ending::in_danger(engine, &scene.s));
}

#[test]
fn who_trusts_picks_up_sooner_than_who_hung_up_often() {
    let person = viktor();
    let share = |trust: f64, hang_ups: u8| {
        let mut scene = Scene::viktor();
        scene.set(Var::Trust, trust);
        scene.s.hang_ups = hang_ups;
        (0..400).filter(|n| ending::picks_up(&person, &scene.s, &Draws::new(*n, 0), 5)).count()
    };
    assert!(share(0.5, 1) > share(0.05, 3) && share(0.05, 3) > share(0.05, 6));
}
