//! What the place adds to the words: terms that insult there, fears named only to be kept away; and the ledger of what was
//! promised there.

use crate::packs;
use crate::play::Play;
use exercise::event::Event;
use exercise::ledger::Ledger;
use exercise::{Command, hearing};

#[test]
fn the_word_that_insults_here_is_named() {
    let scene = packs::scene(&packs::barricade(), "ru", 5);
    let mut play = Play::begin(&scene);
    play.call("phone");
    play.wait(8_000);
    play.say("phone", "Ты что, Обиженный?").unwrap();
    play.wait(1_000);
    let reasons = play.log.iter().filter_map(|h| match &h.event {
        Event::Reacted(r) => Some(&r.reasons),
        _ => None,
    });
    let named: Vec<&str> = reasons.flatten().filter_map(|r| r.word.as_deref()).collect();
    assert_eq!(named, ["Обиженный"]);
}

#[test]
fn a_fear_is_spared_only_where_a_denial_stands_close_before_it() {
    let scene = packs::scene(&packs::barricade(), "ru", 5);
    let spared = |text: &str| {
        let (units, _) = hearing::code(&scene, "ru", text, None);
        let all = |list: fn(&exercise::event::CodedUnit) -> &Vec<String>| {
            units.iter().flat_map(list).filter(|t| *t == "block_two").count()
        };
        (all(|u| &u.topics), all(|u| &u.spared))
    };
    assert_eq!(spared("Обещаю: не во второй отряд"), (1, 1));
    assert_eq!(spared("Тебя никто не повезёт во второй отряд"), (1, 1));
    assert_eq!(spared("Завтра тебя переведут во второй отряд"), (1, 0));
    assert_eq!(spared("Не дури, завтра поедешь во второй отряд"), (1, 0), "the clause before denies something else");
}

#[test]
fn the_ledger_of_a_log_is_what_the_appraisal_was_given() {
    let scene = packs::scene(&packs::bridge(), "en", 11);
    let mut play = Play::begin(&scene);
    play.call("phone");
    play.wait(7_000);
    play.say("phone", "I promise the lights will be off.").unwrap();
    play.act(&Command::Request { item: "lights_off".to_owned() }, None).unwrap();
    for text in ["You sound worn out.", "What happened today?", "That must hurt.", "I am here with you."]
        .iter()
        .cycle()
        .take(22)
    {
        play.wait(7_000);
        let _ = play.say("phone", text);
    }
    play.say("phone", "I promise the lights will be off.").unwrap();
    let log: Vec<(u64, exercise::Happening)> = (1..).zip(play.log.iter().cloned()).collect();
    let ledger = Ledger::of(&scene, &log);
    assert_eq!(ledger, play.state.ledger, "one fold");
    let lights = ledger.entry("lights_off").unwrap();
    let granted: Vec<bool> = lights.promised.iter().map(|p| p.granted).collect();
    assert_eq!(granted, [false, true], "{lights:?}");
    assert!(lights.asked < lights.answered.map(|a| a.1) && lights.answered.map(|a| a.1) <= lights.delivered);
}
