//! The log read again gives the fold step exactly what it was given then.

use crate::packs;
use crate::play::Play;
use exercise::retold::Retelling;
use subject::heard::Stimulus;
use subject::{draw, react};

const TEXTS: &[&str] = &[
    "Hello, my name is Dana. I'm with the police.",
    "You sound exhausted and alone.",
    "What happened today?",
    "I promise I will get the lights off.",
    "You sound exhausted and alone.",
    "asdkjh qwlekj zzzz",
    "Calm down. You must come back now!",
    "Mm.",
];

#[test]
fn what_was_heard_is_rebuilt_to_the_last_reason() {
    for (seed, waits) in [(1, [6_000, 900, 14_000]), (2, [200, 300, 25_000]), (3, [11_000, 40_000, 100])] {
        let scene = packs::scene(&packs::bridge(), "en", seed);
        let mut play = Play::begin(&scene);
        play.call("phone");
        play.wait(9_000);
        for (i, text) in TEXTS.iter().cycle().take(24).enumerate() {
            let _ = play.say("phone", text);
            play.wait(waits[i % waits.len()]);
        }
        let log: Vec<_> = play.log.iter().cloned().zip(1..).map(|(h, n)| (n, h)).collect();
        let told = Retelling::of(&scene, "phone", &log);
        assert_eq!(told.state, play.state);
        let (_, far) = scene.at_far_end("phone").unwrap();
        let mut compared = 0;
        for turn in &told.turns {
            let Some((_, recorded)) = turn.reacted else { continue };
            let heard = turn.heard(&scene, far);
            let before = turn.before.as_ref().unwrap();
            let cause = draw::cause(&recorded.cause);
            let stimulus = Stimulus::Words(&heard);
            let again = react(scene.engine, &far.person, before, &stimulus, turn.desk, turn.at_ms, &scene.draws, cause);
            assert_eq!(again.reasons, recorded.reasons, "{} {:?}", turn.text, turn.around);
            assert_eq!(again.after.vars, recorded.state.vars);
            assert_eq!((again.act, again.ended), (recorded.act, recorded.ends));
            compared += 1;
        }
        assert!(compared >= 8, "{compared}");
    }
}
