//! The drill: three situations, three answers each, two ways to go on.

use crate::packs;
use crate::play::Play;
use exercise::event::{EndedBy, Event};
use exercise::{Command, Scene};
use scenario::Outcome;

const LISTENS: &str = "You sound let down.";
const SOLVES: &str = "You should just ring them up and complain.";

/// Situation, answers so far, and whether the last answer was heard as listening.
fn prompts(play: &Play<'_>) -> Vec<(String, u8, bool)> {
    let one = |e: &Event| match e {
        Event::Prompted { situation, answers, heard, .. } => Some((situation.clone(), *answers, *heard)),
        _ => None,
    };
    play.log.iter().filter_map(|h| one(&h.event)).collect()
}

fn start<'a>(scene: &'a Scene) -> Play<'a> {
    let mut play = Play::begin(scene);
    play.act(&Command::Call { line: "phone".into() }, None).unwrap();
    play
}

/// Waits until an answer is awaited, or the drill is over.
fn listen(play: &mut Play<'_>) {
    for _ in 0..200 {
        if play.state.drill_awaits() || play.state.outcome.is_some() {
            return;
        }
        play.wait(500);
    }
    panic!("nobody spoke");
}

#[test]
fn three_levels_three_answers_and_an_end() {
    let scene = packs::scene(&packs::drill(), "en", 3);
    let mut play = start(&scene);
    for _ in 0..9 {
        listen(&mut play);
        play.say("phone", LISTENS).unwrap();
    }
    listen(&mut play);
    let said = prompts(&play);
    assert_eq!(said.iter().map(|p| p.1).collect::<Vec<_>>(), [0, 1, 2, 3, 0, 1, 2, 3, 0, 1, 2, 3]);
    assert!(said.iter().all(|p| p.1 == 0 || p.2), "every answer listened: {said:?}");
    let levels: Vec<u8> = play
        .log
        .iter()
        .filter_map(|h| if let Event::SceneSet { level, .. } = &h.event { Some(*level) } else { None })
        .collect();
    assert_eq!(levels, [1, 2, 3]);
    let last = &play.log.last().unwrap().event;
    assert_eq!(*last, Event::Ended { outcome: Outcome::Unresolved, by: EndedBy::Done });
}

#[test]
fn who_solves_is_answered_otherwise_than_who_listens() {
    let scene = packs::scene(&packs::drill(), "en", 3);
    let after = |text: &str| {
        let mut play = start(&scene);
        listen(&mut play);
        play.say("phone", text).unwrap();
        listen(&mut play);
        prompts(&play).last().unwrap().clone()
    };
    assert!(after(LISTENS).2);
    for text in [
        SOLVES,
        "Calm down, it's not so bad.",
        "Why did you do that?",
        "You sound angry, but you must ring them.",
        "fghjk lkjh",
    ] {
        assert!(!after(text).2, "{text}");
    }
}

/// The first silence of a situation is room, the second is nobody there.
#[test]
fn silence_is_an_answer_once() {
    let scene = packs::scene(&packs::drill(), "en", 3);
    let mut play = start(&scene);
    listen(&mut play);
    play.wait(35_000);
    assert_eq!(prompts(&play).last().unwrap().1, 1, "the person went on");
    assert!(prompts(&play).last().unwrap().2);
    play.wait(35_000);
    assert_eq!((prompts(&play).last().unwrap().1, prompts(&play).last().unwrap().2), (2, false));
}

#[test]
fn typing_is_no_silence() {
    let scene = packs::scene(&packs::drill(), "en", 3);
    let mut play = start(&scene);
    listen(&mut play);
    play.wait(20_000);
    play.act(&Command::Compose { line: "phone".into() }, None).unwrap();
    play.wait(20_000);
    assert_eq!(prompts(&play).last().unwrap().1, 0, "somebody was writing");
}

#[test]
fn five_minutes_are_five_minutes_and_a_pause_is_none() {
    let scene = packs::scene(&packs::drill(), "en", 3);
    let mut play = start(&scene);
    play.wait(100_000);
    play.act(&Command::Pause, None).unwrap();
    play.wait(3_600_000);
    assert_eq!(play.state.outcome, None);
    play.act(&Command::Resume, None).unwrap();
    play.wait(200_001);
    assert!(matches!(play.log.last().unwrap().event, Event::Ended { .. }));
}

#[test]
fn who_puts_the_phone_down_ends_it() {
    let scene = packs::scene(&packs::drill(), "en", 3);
    let mut play = start(&scene);
    listen(&mut play);
    play.act(&Command::HangUp { line: "phone".into() }, None).unwrap();
    assert_eq!(play.log.last().unwrap().event, Event::Ended { outcome: Outcome::Unresolved, by: EndedBy::Seat });
}

/// Words into a drill that awaits no answer are kept and count for nothing.
#[test]
fn talking_before_ones_turn_is_no_answer() {
    let scene = packs::scene(&packs::drill(), "en", 3);
    let mut play = start(&scene);
    listen(&mut play);
    play.say("phone", LISTENS).unwrap();
    play.say("phone", SOLVES).unwrap();
    listen(&mut play);
    let last = prompts(&play).last().unwrap().clone();
    assert_eq!((last.1, last.2), (1, true), "the first answer counted, once");
}

#[test]
fn other_dice_other_situations() {
    let first = |seed| {
        let scene = packs::scene(&packs::drill(), "en", seed);
        let mut play = start(&scene);
        listen(&mut play);
        prompts(&play)[0].0.clone()
    };
    let seen: std::collections::BTreeSet<String> = (0..20).map(first).collect();
    assert_eq!(seen.len(), 2, "both situations of the first level are met: {seen:?}");
}
