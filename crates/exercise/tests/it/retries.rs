//! A command that is sent again does nothing again.

use crate::packs;
use crate::play::Play;
use exercise::Command;
use exercise::event::Event;

fn commands() -> Vec<Command> {
    let line = || "phone".to_owned();
    vec![
        Command::Call { line: line() },
        Command::Compose { line: line() },
        Command::Say { line: line(), text: "My name is Dana. You sound worn out.".to_owned() },
        Command::Request { item: "lights_off".to_owned() },
        Command::Say { line: "coach_notes".to_owned(), text: "He is proud.".to_owned() },
        Command::Pause,
        Command::Resume,
        Command::HangUp { line: line() },
        Command::End,
    ]
}

#[test]
fn the_same_client_id_adds_nothing_at_once_or_later() {
    let scene = packs::scene(&packs::bridge(), "en", 7);
    let mut play = Play::begin(&scene);
    let mut ids = Vec::new();
    for command in commands() {
        play.wait(8_000);
        let id = play.try_act(&command).unwrap();
        let marked: Vec<_> = play.log.iter().filter(|h| h.client.as_ref() == Some(&id)).collect();
        assert_eq!(marked.len(), 1, "{command:?} is marked once");
        ids.push((id, command));
        for (id, command) in &ids {
            let before = play.state.clone();
            assert_eq!(play.act(command, Some(id)), Ok(0), "{command:?}");
            assert_eq!(play.state, before);
        }
    }
    assert_eq!(play.count("said"), 2);
    assert!(play.state.outcome.is_some());
}

#[test]
fn another_command_with_the_same_id_is_the_same_command() {
    let scene = packs::scene(&packs::bridge(), "en", 7);
    let mut play = Play::begin(&scene);
    play.call("phone");
    play.wait(8_000);
    let say = |text: &str| Command::Say { line: "phone".to_owned(), text: text.to_owned() };
    assert!(play.act(&say("Hello, I am Dana."), Some("one")).unwrap() >= 3);
    assert_eq!(play.act(&say("Something else."), Some("one")), Ok(0));
    assert_eq!(play.log.iter().filter(|h| matches!(h.event, Event::Said { .. })).count(), 1);
}
