//! The ledger tells what became of what was asked for and promised: every way in which a word can be kept or not.

use crate::packs;
use crate::play::Play;
use exercise::ledger::{Entry, Ledger};
use exercise::{Command, Refusal, Scene};
use scenario::structure::Answer;

const LISTENS: [&str; 6] = [
    "You sound worn out.",
    "What happened today?",
    "That must hurt.",
    "I am here with you.",
    "So nobody asked you.",
    "Tell me more about that.",
];

fn begun(scene: &Scene) -> Play<'_> {
    let mut play = Play::begin(scene);
    play.call("phone");
    play.wait(7_000);
    play
}

fn ask(play: &mut Play<'_>, item: &str) -> Result<usize, Refusal> {
    play.act(&Command::Request { item: item.to_owned() }, None)
}

/// Listens for some minutes of play time, so that nobody rings off.
fn listen(play: &mut Play<'_>, minutes: usize) {
    for text in LISTENS.iter().cycle().take(minutes * 6) {
        play.wait(10_000);
        let _ = play.say("phone", text);
    }
}

/// The entry after the whole talk; the log folded anew says the same as the state.
fn entry(play: &Play<'_>, item: &str) -> Entry {
    let log: Vec<(u64, exercise::Happening)> = (1..).zip(play.log.iter().cloned()).collect();
    let ledger = Ledger::of(play.scene, &log);
    assert_eq!(ledger, play.state.ledger);
    ledger.entry(item).unwrap().clone()
}

#[test]
fn promised_and_granted_and_kept() {
    let scene = packs::scene(&packs::bridge(), "en", 11);
    let mut play = begun(&scene);
    ask(&mut play, "lights_off").unwrap();
    play.say("phone", "I promise the lights will be off.").unwrap();
    listen(&mut play, 3);
    let lights = entry(&play, "lights_off");
    let (answer, answered) = lights.answered.unwrap();
    let promise = lights.promised_on("phone").unwrap();
    assert_eq!(answer, Answer::Granted);
    assert!(!promise.granted && promise.at_ms < answered, "it was promised before it was granted");
    assert!(lights.kept_on("phone") == lights.delivered && lights.delivered > Some(answered));
    assert_eq!(lights.found_out, None);
    assert!(play.state.ledger.desk().granted != 0);
}

#[test]
fn promised_and_never_granted_is_found_out() {
    let scene = packs::scene(&packs::bridge(), "en", 11);
    let mut play = begun(&scene);
    play.say("phone", "I promise you will get a cigarette.").unwrap();
    listen(&mut play, 1);
    assert_eq!(entry(&play, "cigarette").found_out, None, "nobody knows yet");
    listen(&mut play, 5);
    let cigarette = entry(&play, "cigarette");
    assert!(cigarette.asked.is_none() && cigarette.answered.is_none());
    assert!(cigarette.found_out.is_some_and(|at| at >= 4 * 60_000), "{cigarette:?}");
    assert_eq!(cigarette.kept_on("phone"), None);
}

#[test]
fn granted_and_withheld_is_neither_kept_nor_broken() {
    let scene = packs::scene(&packs::bridge(), "en", 11);
    let mut play = begun(&scene);
    ask(&mut play, "hot_tea").unwrap();
    listen(&mut play, 5);
    play.say("phone", "I promise you will get hot tea.").unwrap();
    listen(&mut play, 1);
    let tea = entry(&play, "hot_tea");
    assert!(tea.granted() && tea.promised_on("phone").unwrap().granted && tea.delivered.is_none(), "{tea:?}");
    assert!(tea.backed("phone", tea.promised[0].utterance) && !tea.backed("phone", 1));
    assert_eq!((tea.kept_on("phone"), tea.found_out), (None, None));
}

#[test]
fn refused_and_promised_breaks() {
    let scene = packs::scene(&packs::bridge(), "en", 11);
    let mut play = begun(&scene);
    ask(&mut play, "own_home_tonight").unwrap();
    play.say("phone", "I promise you will sleep at home tonight.").unwrap();
    listen(&mut play, 4);
    let home = entry(&play, "own_home_tonight");
    assert!(home.refused() && !home.granted() && !home.promised[0].granted, "{home:?}");
    assert!(home.found_out >= home.answered.map(|a| a.1) && home.found_out.is_some(), "{home:?}");
    assert_eq!(home.kept_on("phone"), None);
}

#[test]
fn what_is_asked_twice_is_asked_once() {
    let scene = packs::scene(&packs::bridge(), "en", 11);
    let mut play = begun(&scene);
    ask(&mut play, "blanket").unwrap();
    let first = entry(&play, "blanket").asked;
    assert!(entry(&play, "blanket").open());
    play.wait(5_000);
    assert!(matches!(ask(&mut play, "blanket"), Err(Refusal::AskedAlready { .. })));
    assert_eq!(entry(&play, "blanket").asked, first);
    listen(&mut play, 4);
    assert!(!entry(&play, "blanket").open());
    assert!(matches!(ask(&mut play, "blanket"), Err(Refusal::AskedAlready { .. })), "nor after the answer");
}
