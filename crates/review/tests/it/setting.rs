//! The same words in two places, through the whole account: what is a label on the bridge is an insult in a prison, and
//! the review says so, with the turn and the word.

use crate::stage::{LINE, Stage, prison, scene};
use exercise::Scene;
use exercise::event::{Event, Happening};
use review::account::{Account, FindingKind};
use subject::react::Rule;
use subject::{Cue, Var};

/// A talk in which the words come fourth.
fn said(scene: &Scene, before: [&str; 3], words: &str) -> (Account, Vec<(u64, Happening)>) {
    let mut stage = Stage::open(scene);
    stage.says(&before);
    stage.say(words);
    (Account::of(scene, LINE, &stage.log), stage.log)
}

/// The words that a reason names as insults here.
fn named(log: &[(u64, Happening)]) -> Vec<&str> {
    let reasons = log.iter().filter_map(|(_, h)| match &h.event {
        Event::Reacted(r) => Some(&r.reasons),
        _ => None,
    });
    reasons.flatten().filter(|r| r.rule == Rule::Cue(Cue::SettingInsult)).filter_map(|r| r.word.as_deref()).collect()
}

fn faults(account: &Account) -> f64 {
    let repair = account.findings.iter().find(|f| f.kind == FindingKind::Repair).unwrap();
    repair.figures.iter().find(|(name, _)| *name == "faults").unwrap().1
}

/// How trust stood before the fourth turn and after it.
fn trust(account: &Account, log: &[(u64, Happening)]) -> (i32, i32) {
    let after = &account.points[account.turns[3].point.unwrap()];
    let before = account.points.iter().rev().find(|p| p.event < account.turns[3].event).unwrap();
    assert!(log.iter().any(|(n, _)| *n == after.event));
    (before.trust, after.trust)
}

const RU: [&str; 3] = ["Здравствуйте, меня зовут Сергей.", "Что случилось сегодня?", "Я здесь, чтобы вас выслушать."];
const EN: [&str; 3] = ["Hello, my name is Dana.", "What happened today?", "I'm here to listen to you."];

#[test]
fn a_label_on_the_bridge_is_an_insult_in_prison() {
    told_apart("ru", RU, "Вы обиженный.", "обиженный");
    told_apart("ru", RU, "Похоже, вы обиженный человек.", "обиженный");
}

#[test]
fn so_it_is_in_english() {
    told_apart("en", EN, "You feel like a grass.", "a grass");
}

fn told_apart(language: &str, before: [&str; 3], words: &str, word: &str) {
    let (bridge, barricade) = (scene(language, 7), prison(language, 7));
    let (outside, outside_log) = said(&bridge, before, words);
    let (inside, inside_log) = said(&barricade, before, words);
    let code = |account: &Account| account.turns[3].units.last().unwrap().code;
    assert_eq!(code(&outside), code(&inside), "the coder hears the same");
    assert!(code(&inside).is_listening(), "{:?}", code(&inside));
    assert!(named(&outside_log).is_empty(), "{:?}", named(&outside_log));
    assert_eq!(named(&inside_log), [word]);
    assert_eq!(faults(&inside), faults(&outside) + 1.0, "the fault is told of, and where");
    let repair = inside.findings.iter().find(|f| f.kind == FindingKind::Repair).unwrap();
    assert!(repair.examples.iter().any(|(turn, _)| *turn == 3), "{repair:?}");
    let (was, is) = trust(&inside, &inside_log);
    assert!(is < was - 20_000, "trust fell from {was} to {is}");
    let (was, is) = trust(&outside, &outside_log);
    assert!(is > was - 20_000, "no such fall on the bridge: {was} to {is}");
    let moved = |log: &[(u64, Happening)]| {
        let reasons = log.iter().filter_map(|(_, h)| match &h.event {
            Event::Reacted(r) => Some(r.reasons.iter()),
            _ => None,
        });
        let insults = reasons.flatten().filter(|r| r.rule == Rule::Cue(Cue::SettingInsult));
        insults.flat_map(|r| &r.moved).filter(|(var, _)| *var == Var::Face).map(|(_, by)| *by).sum::<i32>()
    };
    assert!(moved(&inside_log) > 0 && moved(&outside_log) == 0, "face is what it costs");
}
