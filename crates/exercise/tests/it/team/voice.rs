//! Another voice on the line: whoever is at the far end takes it well when it was announced, and badly when it was not.

use super::{FarEnd, begun, call, line, order, say, scene_in};
use crate::packs;
use exercise::Command;
use exercise::retold::Retelling;
use exercise::team::order::Order;
use subject::cue::Cue;
use subject::react::Rule;
use subject::var::Var;

/// What the first words of the new voice did: whether the change was among the reasons, and the trust that is left.
fn change(language: &str, last: &str, between: &[&str], first: &str) -> (bool, i32) {
    told(language, last, between, first, "coach")
}

/// The same where `by` says the words, who is the new voice or the one that was there before.
fn told(language: &str, last: &str, between: &[&str], first: &str, by: &str) -> (bool, i32) {
    let bridge = packs::bridge();
    let scene = scene_in(&bridge, language, FarEnd::Simulated, 7);
    let mut play = begun(&scene);
    play.by("primary", &call(), None).unwrap();
    play.wait(30_000);
    for words in [last].iter().chain(between) {
        play.by("primary", &say("phone", words), None).unwrap();
        play.wait(20_000);
    }
    if by != "primary" {
        play.by("primary", &Command::PassVoice { to: line(by) }, None).unwrap();
    }
    play.by(by, &say("phone", first), None).unwrap();
    let log: Vec<_> = (1_u64..).zip(play.log.iter().cloned()).collect();
    let told = Retelling::of(&scene, "phone", &log);
    let (_, reacted) = told.turns.last().unwrap().reacted.unwrap();
    let named = reacted.reasons.iter().any(|r| r.rule == Rule::Cue(Cue::NewVoice));
    let again = told.turns.last().unwrap().heard(&scene, scene.at_far_end("phone").unwrap().1).new_voice;
    assert_eq!(named, again, "what is told again is what was heard");
    (named, reacted.state.vars[Var::Trust])
}

#[test]
fn nobody_said_so() {
    for (language, last, first) in [
        ("en", "What happened today?", "It sounds as if today was hard."),
        ("ru", "Что сегодня случилось?", "Похоже, вам сегодня тяжело."),
    ] {
        let (named, left) = change(language, last, &[], first);
        let (nothing_new, trust) = told(language, last, &[], first, "primary");
        assert!(named && !nothing_new && left < trust, "{language}: {left}, and {trust} from the voice it knew");
    }
}

#[test]
fn it_was_announced_or_the_new_voice_says_who_it_is() {
    for (language, last, first) in [
        ("en", "I would like to hand you over to my colleague Sam now.", "It sounds as if today was hard."),
        ("ru", "Сейчас с вами поговорит моя коллега Анна.", "Похоже, вам сегодня тяжело."),
        ("en", "What happened today?", "My name is Sam, I'm with the negotiators here."),
        ("ru", "Что сегодня случилось?", "Меня зовут Анна, я переговорщик."),
    ] {
        assert!(!change(language, last, &[], first).0, "{language}: {last} {first}");
    }
}

#[test]
fn what_was_announced_long_ago_is_forgotten_and_one_change_counts_once() {
    let between = ["Go on.", "What was that like?", "And then?", "Tell me more about that."];
    assert!(change("en", "My colleague is here with me.", &between, "It sounds hard.").0);

    let bridge = packs::bridge();
    let scene = scene_in(&bridge, "en", FarEnd::Simulated, 7);
    let mut play = begun(&scene);
    play.by("primary", &call(), None).unwrap();
    play.wait(30_000);
    play.by("primary", &Command::PassVoice { to: line("coach") }, None).unwrap();
    assert!(play.state.new_voice());
    play.by("coach", &say("phone", "It sounds hard."), None).unwrap();
    assert!(!play.state.new_voice());
}

/// Whoever has the voice writes to the coach and reads what the coach writes; the one whom it left does not any more.
#[test]
fn the_coachs_slips_are_for_who_speaks() {
    let bridge = packs::bridge();
    let scene = scene_in(&bridge, "en", FarEnd::Simulated, 7);
    let mut play = begun(&scene);
    let mut writes = |seat: &str| play.by(seat, &say("coach_notes", "Slower."), None).map_err(|r| r.name());
    assert_eq!(writes("leader"), Err("not_yours"));
    assert!(writes("primary").is_ok() && writes("coach").is_ok());
    play.by("primary", &Command::PassVoice { to: line("leader") }, None).unwrap();
    let mut writes = |seat: &str| play.by(seat, &say("coach_notes", "Slower."), None).map_err(|r| r.name());
    assert_eq!(writes("primary"), Err("not_yours"));
    assert!(writes("leader").is_ok() && writes("coach").is_ok());
    play.by("leader", &Command::PassVoice { to: line("coach") }, None).unwrap();
    assert!(play.by("primary", &say("coach_notes", "Slower."), None).is_ok());
}

/// Control seats somebody else, who has a name of their own; the same person who comes back has not another one.
#[test]
fn whoever_sits_down_at_the_voice_may_have_another_name() {
    let bridge = packs::bridge();
    for (comes, disputed) in [(Some("boris"), false), (None, true)] {
        let scene = scene_in(&bridge, "en", FarEnd::Simulated, 7);
        let mut play = begun(&scene);
        let sit = |person: &str| Order::Seat { seat: line("primary"), person: Some(person.to_owned()) };
        order(&mut play, sit("anna"));
        play.by("primary", &call(), None).unwrap();
        play.wait(30_000);
        play.by("primary", &say("phone", "Hello, I'm Anna."), None).unwrap();
        play.wait(20_000);
        if let Some(person) = comes {
            order(&mut play, sit(person));
        }
        play.by("primary", &say("phone", "My name is Boris, I'm with the police."), None).unwrap();
        let log: Vec<_> = (1_u64..).zip(play.log.iter().cloned()).collect();
        let told = Retelling::of(&scene, "phone", &log);
        let (_, reacted) = told.turns.last().unwrap().reacted.unwrap();
        let named = reacted.reasons.iter().any(|r| r.rule == Rule::Cue(Cue::OtherName));
        assert_eq!(named, disputed, "{comes:?}: {:?}", reacted.reasons);
    }
}
