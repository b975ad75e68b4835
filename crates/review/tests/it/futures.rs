//! What-if: figures that do not depend on the machine, alternatives that differ, and a direction an expert would expect.

use crate::stage::{LINE, Stage, scene};
use coding::Code;
use review::futures::{ALTERNATIVES, Effort, Told, what_if};
use std::sync::Mutex;

const SMALL: Effort = Effort { futures: 40, again: 120, largest: 2, threads: 0 };

const TALK: &[&str] = &[
    "Hello, my name is Dana, I'm with the police.",
    "You sound exhausted.",
    "You're a selfish coward, so jump then.",
    "Calm down. You must come back now!",
    "What happened today?",
];

#[test]
fn every_turn_has_eight_other_futures_and_twice_the_same_figures() {
    let scene = scene("en", 5);
    let mut stage = Stage::open(&scene);
    stage.says(TALK);
    let shares = Mutex::new(Vec::new());
    let note = |share: f64| shares.lock().unwrap().push(share);
    let turns = what_if(&scene, LINE, &stage.log, SMALL, &note);
    assert_eq!(turns.iter().map(|t| t.utterance).collect::<Vec<_>>(), [1, 2, 3, 4, 5]);
    assert_eq!(turns, what_if(&scene, LINE, &stage.log, SMALL, &|_| ()), "threads change nothing");
    assert_eq!(turns.iter().filter(|t| t.futures == SMALL.again).count(), SMALL.largest);
    for turn in &turns {
        let mut codes: Vec<Code> = turn.alternatives.iter().map(|a| a.code).collect();
        codes.sort_unstable();
        codes.dedup();
        assert_eq!(codes.len(), ALTERNATIVES, "{turn:?}");
        assert!(turn.alternatives.is_sorted_by(|a, b| a.value.mean >= b.value.mean), "best first");
        for other in &turn.alternatives {
            assert!((0.0..=1.0).contains(&other.value.mean) && other.value.low <= other.value.high);
            assert!((other.gain.mean - (other.value.mean - turn.said.mean)).abs() < 1e-9, "paired by the same dice");
        }
        let others = turn.alternatives.iter().map(|a| a.value.mean).sum::<f64>() / ALTERNATIVES as f64;
        assert!((turn.difference.mean - (turn.said.mean - others)).abs() < 1e-9);
        let word = match turn.told {
            Told::Helped => turn.difference.low > 0.0,
            Told::Hurt => turn.difference.high < 0.0,
            // Unsure, or too small to be worth a word.
            Told::Unclear => {
                turn.difference.low <= 0.0 && turn.difference.high >= 0.0 || turn.difference.mean.abs() < 0.002
            }
        };
        assert!(word, "{turn:?}");
    }
    let shares = shares.into_inner().unwrap();
    assert!(shares.iter().all(|s| (0.0..=1.0).contains(s)) && shares.last() == Some(&1.0));
}

#[test]
fn an_insult_is_told_apart_from_a_label() {
    let scene = scene("en", 5);
    let mut stage = Stage::open(&scene);
    stage.says(TALK);
    let effort = Effort { futures: 300, again: 300, largest: 0, threads: 1 };
    let turns = what_if(&scene, LINE, &stage.log, effort, &|_| ());
    assert_eq!(turns[2].told, Told::Hurt, "{:#?}", turns[2]);
    assert_ne!(turns[1].told, Told::Hurt, "{:#?}", turns[1]);
    assert!(turns[2].difference.mean < turns[1].difference.mean);
}

#[test]
fn a_line_with_nobody_has_no_futures() {
    let scene = scene("en", 5);
    assert!(what_if(&scene, "command", &Stage::open(&scene).log, SMALL, &|_| ()).is_empty());
    assert!(what_if(&scene, LINE, &[], SMALL, &|_| ()).is_empty());
}
