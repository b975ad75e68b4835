//! Control lends a simulated person a sentence: it is heard like any other, nothing is felt about it, and no answer is
//! lost or doubled by it.

use super::{FarEnd, begun, call, line, order, say, scene, scene_in};
use crate::packs;
use crate::play::Play;
use exercise::event::Event;
use exercise::retold::Retelling;
use exercise::state::{LineStatus, What};
use exercise::team::order::Order;
use exercise::view::{Patch, Shown, Viewer, view};
use exercise::{Command, Scene};
use scenario::Act;
use subject::cue::Cue;
use subject::react::Rule;

fn speak(text: &str) -> Order {
    Order::Speak { subject: line("person"), text: text.to_owned() }
}

/// On the line with a simulated person who has said the first words and waits.
fn talking<'a>(scene: &'a Scene) -> Play<'a> {
    let mut play = begun(scene);
    play.by("primary", &call(), None).unwrap();
    while play.count("spoke") == 0 {
        play.wait(1_000);
    }
    play
}

fn spoken(play: &Play<'_>) -> Vec<String> {
    let words = |event: &Event| match event {
        Event::Spoke { words, .. } => Some(words.clone()),
        Event::Voiced { text, .. } => Some(text.clone()),
        _ => None,
    };
    play.log.iter().filter_map(|h| words(&h.event)).collect()
}

#[test]
fn it_is_heard_as_the_persons_own_and_moves_nothing() {
    let scene = scene(&packs::bridge(), FarEnd::Simulated, 5);
    let mut play = talking(&scene);
    let before = play.state.far["person"].subject.clone();
    assert_eq!(order(&mut play, speak(" Is that your engine I hear? ")), 1, "nothing was being prepared");
    let h = play.log.last().unwrap().clone();
    assert_eq!((h.seat.as_str(), h.line.as_str()), ("director", "phone"), "the log says who said it");
    let far = &play.state.far["person"];
    assert_eq!((far.subject.vars, &far.subject.acts), (before.vars, &before.acts), "nothing is felt");
    assert_eq!(far.last_words, "Is that your engine I hear?");
    let seen = |seat: &str| {
        let spec = scene.pack.structure.seat(seat).unwrap();
        view(Viewer::of_team(seat, spec.role, &scene.pack), &h)
    };
    for seat in ["primary", "coach", "recorder"] {
        let Some(Patch::Shown(Shown::Theirs { words, sound_only: false, rings_off: false, .. })) = seen(seat) else {
            panic!("{seat}: {:?}", seen(seat))
        };
        assert_eq!(words, "Is that your engine I hear?");
        assert!(!format!("{:?}", seen(seat)).contains("director"), "the cell does not see whose words they are");
    }
    assert_eq!((seen("commander"), seen("technical")), (None, None));
}

/// What was being prepared gives way; what had changed something is said first. Every reaction is spoken or withheld.
#[test]
fn no_answer_is_lost_or_doubled() {
    let mut swallowed = 0;
    for seed in 1..=60 {
        let scene = scene(&packs::bridge(), FarEnd::Simulated, seed);
        let mut play = talking(&scene);
        for words in ["You sound worn out.", "What happened today?", "I'm Dana. Hold the rail with both hands for me?"]
        {
            if play.state.lines["phone"].status != LineStatus::Open || play.state.outcome.is_some() {
                break;
            }
            play.by("primary", &say("phone", words), None).unwrap();
            let planned = play.state.far["person"].planned.as_ref().map(|p| p.reacted.cause.clone());
            let (spoke, withheld) = (play.count("spoke"), play.count("withheld"));
            order(&mut play, speak("Wait. Somebody is moving over there."));
            if let Some(cause) = planned {
                let now = (play.count("spoke") - spoke, play.count("withheld") - withheld);
                assert!(now == (1, 0) || now == (0, 1), "{cause}: {now:?}");
                swallowed += now.1;
                assert!(!play.state.dues.values().any(|d| d.what == What::Speak(line("person"))), "{cause}: once more");
            }
            play.wait(200);
            play.by("primary", &say("phone", "Who is moving?"), None).ok();
            play.wait(30_000);
        }
        let cause = |event: &Event| match event {
            Event::Spoke { cause, .. } | Event::Withheld { cause, .. } => Some(cause.clone()),
            _ => None,
        };
        let mut settled: Vec<String> = play.log.iter().filter_map(|h| cause(&h.event)).collect();
        let all = settled.len();
        settled.sort();
        settled.dedup();
        assert_eq!(settled.len(), all, "seed {seed}: an answer was given twice");
    }
    // What is said first is seen below, where somebody rings off.
    assert!(swallowed > 20, "{swallowed} swallowed");
}

/// The person waits for what comes back, as after words of its own; and the same log gives the same future.
#[test]
fn the_person_waits_and_the_dice_are_the_same() {
    let scene = scene(&packs::bridge(), FarEnd::Simulated, 9);
    let run = || {
        let mut play = talking(&scene);
        order(&mut play, speak("Are you still there?"));
        assert!(play.state.dues.values().any(|d| d.what == What::Silence(line("person"))), "silence is heard");
        let stored = play.log.len();
        play.crash(stored);
        play.wait(120_000);
        let silences =
            |h: &exercise::Happening| matches!(&h.event, Event::Reacted(r) if r.cause.starts_with("silence:"));
        assert!(play.log.iter().any(silences), "nobody answered, and that is felt");
        spoken(&play)
    };
    assert_eq!(run(), run());
}

/// What control has let the person say counts as said: whoever takes it up does not touch a sore place unasked.
#[test]
fn taking_up_what_was_lent_is_no_trespass() {
    let raised = |lent: Option<&str>| {
        let scene = scene_in(&packs::bridge(), "en", FarEnd::Simulated, 3);
        let mut play = talking(&scene);
        if let Some(text) = lent {
            order(&mut play, speak(text));
        }
        play.by("primary", &say("phone", "Tell me about your son."), None).unwrap();
        let log: Vec<_> = (1_u64..).zip(play.log.iter().cloned()).collect();
        let told = Retelling::of(&scene, "phone", &log);
        let (_, reacted) = told.turns.last().unwrap().reacted.unwrap();
        reacted.reasons.iter().any(|r| r.rule == Rule::Cue(Cue::Trigger))
    };
    assert!(raised(None), "his son is a sore place");
    assert!(!raised(Some("My son has not called since spring.")), "he spoke of him himself");
}

/// An order is spent, whatever it could still do.
#[test]
fn an_order_that_finds_the_line_gone_is_spent() {
    let mut gone = 0;
    for seed in 1..=80 {
        let scene = scene(&packs::bridge(), FarEnd::Simulated, seed);
        let mut play = talking(&scene);
        for _ in 0..12 {
            if play.state.lines["phone"].status != LineStatus::Open || play.state.outcome.is_some() {
                break;
            }
            play.by("primary", &say("phone", "Shut up, you idiot. Do as you are told or we come and get you."), None)
                .unwrap();
            let planned = play.state.far["person"].planned.as_ref();
            if planned.is_some_and(|p| p.reacted.act == Act::HangUp && p.reacted.ends.is_none()) {
                let copied = |play: &mut Play<'_>| {
                    play.by("director", &Command::Order(speak("Leave me alone.")), Some("order:7")).unwrap()
                };
                assert!(copied(&mut play) > 0);
                assert_eq!(play.state.lines["phone"].status, LineStatus::Idle, "ringing off came first");
                assert_eq!((copied(&mut play), play.count("voiced")), (0, 0), "not said, and not said later");
                gone += 1;
                break;
            }
            play.wait(20_000);
        }
    }
    assert!(gone > 3, "{gone} rang off");
}

#[test]
fn nobody_is_lent_a_voice_on_a_closed_line_or_while_the_clock_stands() {
    let scene = scene(&packs::bridge(), FarEnd::Simulated, 1);
    let mut play = begun(&scene);
    let lapsed = |play: &mut Play<'_>, text: &str| {
        order(play, speak(text));
        play.log.last().unwrap().event.kind() == "lapsed"
    };
    assert!(lapsed(&mut play, "Hello?"), "nobody is on the line");
    let mut play = talking(&scene);
    assert!(lapsed(&mut play, "   ") && lapsed(&mut play, &"x".repeat(exercise::limits::UTTERANCE_CHARS + 1)));
    play.by("coach", &Command::SafeWord, None).unwrap();
    assert!(lapsed(&mut play, "And another thing."), "nobody is spoken to after the safe word");
}
