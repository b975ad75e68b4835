//! Listening wears when it is a trick: mirrors in runs, habituation, the same question, empty summaries. Trust falls
//! faster than it grows.

use crate::scene::{Scene, about, has, label, mean, moved, plain, topic, words};
use coding::Code;
use coding::unit::Feeling;
use subject::{Cue, HeardUnit, Var};

#[test]
fn a_mirror_now_and_then_and_a_run_of_mirrors() {
    let mut scene = Scene::viktor();
    for n in 1..=4 {
        let r = scene.hear(&[plain(Code::Mirror)]);
        let run = n > 2;
        assert_eq!((has(&r, Cue::MirrorFresh), has(&r, Cue::MirrorRun)), (!run, run), "mirror {n}");
        if run {
            assert!(moved(&r, Cue::MirrorRun, Var::Trust).unwrap() < 0);
        }
    }
    // Something else in between ends the run.
    scene.hear(&[plain(Code::OpenQuestion)]);
    assert!(has(&scene.hear(&[plain(Code::Mirror)]), Cue::MirrorFresh));
}

#[test]
fn encouragers_and_closed_questions_in_runs() {
    for (code, once, run) in [
        (Code::MinimalEncourager, Cue::Encourager, Cue::EncouragerRun),
        (Code::ClosedQuestion, Cue::ClosedQuestion, Cue::ClosedRun),
    ] {
        let mut scene = Scene::viktor();
        assert!(has(&scene.hear(&[plain(code)]), once) && has(&scene.hear(&[plain(code)]), once), "{code}");
        assert!(has(&scene.hear(&[plain(code)]), run), "{code}");
        scene.hear(&[plain(Code::Information)]);
        assert!(has(&scene.hear(&[plain(code)]), once), "{code}");
    }
}

/// Each use of a technique does less than the one before, until it is rested.
#[test]
fn a_technique_wears_and_recovers() {
    let scene = Scene::viktor();
    let gains = |rest: usize| {
        mean(&scene, 30, |s| {
            s.hear(&[plain(Code::Autonomy)]);
            s.hear(&[plain(Code::Autonomy)]);
            for _ in 0..rest {
                s.hear(&[plain(Code::Information)]);
            }
            s.set(Var::Trust, 0.4);
            moved(&s.hear(&[plain(Code::Autonomy)]), Cue::Autonomy, Var::Trust).unwrap()
        })
    };
    let first = mean(&scene, 30, |s| moved(&s.hear(&[plain(Code::Autonomy)]), Cue::Autonomy, Var::Trust).unwrap());
    let (worn, rested) = (gains(0), gains(6));
    assert!(
        worn * 14 < rested * 10 && (first * 85..=first * 115).contains(&(rested * 100)),
        "first {first}, worn {worn}, rested {rested}"
    );
    assert!(worn * 10 < first * 7, "first {first}, worn {worn}");
}

#[test]
fn trust_falls_faster_than_it_grows() {
    let mut scene = Scene::viktor();
    scene.set(Var::Trust, 0.5);
    // Both are two steps in the table.
    let up = mean(&scene, 40, |s| moved(&s.hear(&[label(Feeling::Hurt)]), Cue::LabelFit, Var::Trust).unwrap());
    let down = mean(&scene, 40, |s| moved(&s.hear(&[plain(Code::Minimising)]), Cue::Minimising, Var::Trust).unwrap());
    assert!(up > 0 && -down * 10 > up * 13, "up {up}, down {down}");
}

#[test]
fn the_same_question_twice_is_noticed() {
    let mut scene = Scene::viktor();
    let work = topic("work");
    scene.s.told |= work;
    let ask = |code| [about(code, work)];
    assert!(has(&scene.hear(&ask(Code::ClosedQuestion)), Cue::ClosedQuestion));
    let again = scene.hear(&ask(Code::ClosedQuestion));
    assert!(moved(&again, Cue::OpenQuestionAgain, Var::Trust).unwrap() < 0);
    // What was not answered may be asked again.
    let mut scene = Scene::viktor();
    scene.hear(&ask(Code::ClosedQuestion));
    scene.s.told &= !work;
    assert!(has(&scene.hear(&ask(Code::ClosedQuestion)), Cue::ClosedQuestion));
    // The very same words are noticed whatever was answered, and an open question sooner or later too.
    let mut heard = words(&[plain(Code::OpenQuestion)]);
    assert!(has(&Scene::viktor().would_hear(&heard), Cue::OpenQuestion));
    heard.verbatim_again = true;
    assert!(has(&Scene::viktor().would_hear(&heard), Cue::OpenQuestionAgain));
    let mut scene = Scene::viktor();
    let noticed = (0..4).position(|_| {
        scene.s.told |= work;
        has(&scene.hear(&ask(Code::OpenQuestion)), Cue::OpenQuestionAgain)
    });
    assert!(noticed.is_some_and(|n| n > 0), "{noticed:?}");
}

#[test]
fn a_summary_needs_something_to_sum_up() {
    let full = HeardUnit { topics: topic("work") | topic("nina"), ..plain(Code::Summary) };
    let mut scene = Scene::viktor();
    assert!(has(&scene.would(&[full]), Cue::SummaryThin), "nothing was told yet");
    scene.s.told = full.topics;
    assert!(moved(&scene.would(&[full]), Cue::SummaryFit, Var::Understood).unwrap() > 0);
    assert!(has(&scene.would(&[plain(Code::Summary)]), Cue::SummaryThin));
    scene.s.turns = 1;
    assert!(has(&scene.would(&[full]), Cue::SummaryThin), "nobody can sum up after one sentence");
}

#[test]
fn a_paraphrase_is_held_against_what_was_said() {
    let mut scene = Scene::viktor();
    scene.s.told = topic("work");
    assert!(has(&scene.would(&[about(Code::Paraphrase, topic("work"))]), Cue::ParaphraseFit));
    let mut off = about(Code::Paraphrase, topic("god"));
    off.feelings = subject::heard::Feelings::of(&[Feeling::Warmth]);
    assert!(moved(&scene.would(&[off]), Cue::ParaphraseOff, Var::Understood).unwrap() < 0);
    let mut again = words(&[about(Code::Paraphrase, topic("work"))]);
    again.verbatim_again = true;
    assert!(has(&scene.would_hear(&again), Cue::ParaphraseWorn));
}

#[test]
fn a_pause_after_something_entrusted_is_kept() {
    let mut scene = Scene::viktor();
    let mut heard = words(&[plain(Code::OpenQuestion)]);
    heard.gap_ms = 5_000;
    assert!(!has(&scene.would_hear(&heard), Cue::PauseKept), "nothing was entrusted");
    scene.s.acts[0] = Some(scenario::Act::Confide);
    assert!(has(&scene.would_hear(&heard), Cue::PauseKept));
    heard.gap_ms = 500;
    assert!(!has(&scene.would_hear(&heard), Cue::PauseKept), "half a second is no pause");
}
