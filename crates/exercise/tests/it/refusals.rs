//! What may not be done is refused with a reason, and changes nothing (the harness asserts that at every refusal).

use crate::packs;
use crate::play::Play;
use exercise::event::NoteKind;
use exercise::{Command, Refusal, limits};

#[test]
fn each_reason() {
    let scene = packs::scene(&packs::bridge(), "en", 1);
    let mut play = Play::begin(&scene);
    let line = || "phone".to_owned();
    let say = |text: &str| Command::Say { line: line(), text: text.to_owned() };
    let ask = |item: &str| Command::Request { item: item.to_owned() };
    let mut seen = Vec::new();
    let mut refused = |play: &mut Play<'_>, command: Command, client: Option<&str>, name: &'static str| {
        assert_eq!(play.act(&command, client).map_err(|r| r.name()), Err(name), "{command:?}");
        seen.push(name);
    };
    refused(&mut play, say("Hello?"), None, "line_closed");
    refused(&mut play, Command::Call { line: "no".to_owned() }, None, "no_such_line");
    refused(&mut play, Command::Call { line: "coach_notes".to_owned() }, None, "line_busy");
    refused(&mut play, Command::HangUp { line: "coach_notes".to_owned() }, None, "not_yours");
    refused(&mut play, Command::Resume, None, "already_running");
    refused(&mut play, ask("helicopter"), None, "no_such_item");
    play.call("phone");
    refused(&mut play, Command::Call { line: line() }, None, "line_busy");
    play.wait(5_000);
    refused(&mut play, say(" \n\t"), None, "empty");
    refused(&mut play, say(&"ж".repeat(limits::UTTERANCE_CHARS + 1)), None, "too_long");
    refused(&mut play, say("Hello."), Some(""), "bad_client_id");
    refused(&mut play, say("Hello."), Some(&"x".repeat(limits::CLIENT_ID_CHARS + 1)), "bad_client_id");
    let recode = |unit| Command::Recode { line: line(), utterance: 1, unit, code: coding::Code::Paraphrase };
    refused(&mut play, recode(0), None, "no_such_unit");
    let note = |text: &str| Command::Note { note: NoteKind::Note, text: text.to_owned() };
    refused(&mut play, note(&"ж".repeat(limits::NOTE_CHARS + 1)), None, "too_long");
    for n in 0..limits::NOTES {
        play.act(&note(&n.to_string()), None).unwrap();
    }
    refused(&mut play, note("one more"), None, "too_many_notes");
    play.act(&ask("hot_tea"), None).unwrap();
    refused(&mut play, ask("hot_tea"), None, "asked_already");
    play.act(&Command::Pause, None).unwrap();
    for command in [say("Hello."), ask("blanket"), Command::Pause, Command::HangUp { line: line() }] {
        refused(&mut play, command, None, "not_running");
    }
    play.act(&Command::End, None).unwrap();
    for command in [say("Hello."), Command::Resume, Command::Pause, Command::End, ask("blanket")] {
        refused(&mut play, command, None, "ended");
    }
    let never: Vec<_> = Refusal::NAMES.iter().filter(|n| !seen.contains(n)).collect();
    // What only a team can meet is met in `team`, but for a strange paper: nobody has the right to write on it.
    let teams = [
        "not_ringing",
        "no_such_paper",
        "bad_field",
        "replaced",
        "no_such_event",
        "too_many_entries",
        "not_asked",
        "answered_already",
        "not_waiting",
        "still_played",
        "not_rising",
    ];
    let never: Vec<_> = never.into_iter().filter(|n| !teams.contains(n)).collect();
    assert_eq!(never, [&"too_many", &"voice_already"], "reasons that nothing here can bring about");
}

#[test]
fn the_longest_utterance_is_accepted() {
    let scene = packs::scene(&packs::bridge(), "ru", 1);
    let mut play = Play::begin(&scene);
    play.call("phone");
    play.wait(6_000);
    assert!(play.say("phone", &"ж".repeat(limits::UTTERANCE_CHARS)).is_ok());
}

/// A talk that is read at one go for its review stays one that can be.
#[test]
fn who_practises_alone_has_an_end_of_words_and_a_team_has_more() {
    let bridge = packs::bridge();
    let say = Command::Say { line: "phone".to_owned(), text: "Hello.".to_owned() };
    let scene = packs::scene(&bridge, "en", 1);
    let mut play = Play::begin(&scene);
    play.call("phone");
    play.wait(5_000);
    play.act(&say, None).unwrap();
    let said = |state: &mut exercise::State, n: u32| state.lines.get_mut("phone").map(|l| l.utterances = n);
    let mut state = play.state.clone();
    said(&mut state, limits::ALONE_UTTERANCES - 1);
    assert!(exercise::decide(&scene, &mut state.clone(), "primary", &say, None, play.now).is_ok());
    said(&mut state, limits::ALONE_UTTERANCES);
    let refused = exercise::decide(&scene, &mut state, "primary", &say, None, play.now);
    assert_eq!(refused.map_err(|r| r.name()), Err("too_many"));

    let scene = crate::team::scene(&bridge, crate::team::FarEnd::Played, 1);
    let mut play = crate::team::begun(&scene);
    crate::team::connect(&mut play);
    let mut state = play.state.clone();
    said(&mut state, limits::ALONE_UTTERANCES);
    assert!(exercise::decide(&scene, &mut state, "primary", &say, None, play.now).is_ok());
}

#[test]
fn corrections_have_an_end() {
    let scene = packs::scene(&packs::bridge(), "en", 1);
    let mut play = Play::begin(&scene);
    play.call("phone");
    play.wait(5_000);
    play.act(&Command::Say { line: "phone".to_owned(), text: "Hello.".to_owned() }, None).unwrap();
    let recode = Command::Recode { line: "phone".to_owned(), utterance: 1, unit: 0, code: coding::Code::Paraphrase };
    play.act(&recode, None).unwrap();
    let mut state = play.state.clone();
    assert_eq!(state.corrections, 1);
    state.corrections = limits::CORRECTIONS;
    let refused = exercise::decide(&scene, &mut state, "primary", &recode, None, play.now);
    assert_eq!(refused.map_err(|r| r.name()), Err("too_many_notes"));
}
