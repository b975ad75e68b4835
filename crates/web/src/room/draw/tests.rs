//! What a seat reads of a call: each side of the line from where it is.

use super::*;
use exercise::event::{Event, Happening};
use live::DIRECTOR;
use scenario::Act;

/// A seat's desk in English; who plays the far end has the telephone from there.
fn desk(seat: &str) -> Desk {
    Desk {
        words: Words::for_tag("en"),
        titles: seats::Titles::default(),
        base: String::new(),
        names: Arc::default(),
        languages: BTreeMap::new(),
        outside: Vec::new(),
        plays: if seat == "role_player" { vec!["phone".to_owned()] } else { Vec::new() },
        watching: false,
    }
}

fn seen(seat: &str) -> Seen {
    let pack = crate::control::tests_pack();
    let role = pack.structure.seat(seat).unwrap().role;
    Seen::new(pack, seat, role)
}

fn on_phone(seat: &str, event: Event) -> Happening {
    Happening { at: 0, seat: seat.to_owned(), line: "phone".to_owned(), due: None, client: None, event }
}

/// What a seat reads when another, or itself, does something on the telephone: who and what.
fn reads(seat: &str, by: &str, event: Event) -> (String, String) {
    let (desk, mut seen) = (desk(seat), seen(seat));
    let entry = seen.take(1, &on_phone(by, event)).unwrap();
    let said = super::entry(&desk, &seen, &entry);
    (said.who, said.text)
}

/// How the line's head tells a telephone that a seat lets ring.
fn rings(seat: &str, by: &str) -> String {
    let (desk, mut seen) = (desk(seat), seen(seat));
    seen.take(1, &on_phone(by, Event::Resumed));
    seen.take(2, &on_phone(by, Event::Rang));
    let bar = line_bar(&desk, &seen, "phone");
    assert_eq!(bar.pick_up, seat != by, "{seat} is called by {by}");
    bar.state
}

#[test]
fn each_side_is_called_by_the_other() {
    let (calls, called) = ("You are calling.", "Ringing: somebody is calling you.");
    for (by, other) in [("primary", "role_player"), ("role_player", "primary")] {
        assert_eq!(reads(by, by, Event::Rang).1, calls);
        assert_eq!(rings(by, by), "Ringing.");
        assert_eq!(reads(other, by, Event::Rang).1, called);
        assert_eq!(rings(other, by), called);
    }
    assert_eq!(reads("coach", "primary", Event::Rang).1, "Ringing.", "it rings at the other end");
    assert_eq!(reads("coach", "role_player", Event::Rang).1, called);
}

#[test]
fn who_hung_up_is_told_from_where_the_reader_is() {
    let text = |seat, by| reads(seat, by, Event::RangOff).1;
    assert_eq!(text("role_player", "role_player"), "You hung up.");
    assert_eq!(text("primary", "role_player"), "The line goes dead. They hung up.");
    assert_eq!(text("role_player", "primary"), "The line goes dead. They hung up.");
    assert_eq!(text("primary", "primary"), "Somebody hung up.");
}

#[test]
fn what_control_says_in_the_role_players_place_is_not_theirs() {
    let words = || Event::Voiced { subject: "person".to_owned(), n: 1, text: "No.".to_owned(), waits: false };
    assert_eq!(reads("role_player", "role_player", words()).0, "You");
    assert_eq!(reads("role_player", DIRECTOR, words()).0, "Control, in your place");
    assert_eq!(reads("primary", DIRECTOR, words()).0, "Far end", "the cell hears the person");
}

fn spoke(act: Act) -> Event {
    Event::Spoke {
        subject: "person".to_owned(),
        cause: "c".to_owned(),
        act,
        words_id: "x/1".to_owned(),
        words: "Enough.".to_owned(),
        lasts_ms: 2_000,
        waits: false,
    }
}

#[test]
fn a_simulated_person_who_hangs_up_leaves_a_dead_line_in_the_transcript() {
    let drawn = |seat: &str, act: Act| {
        let (desk, mut seen) = (desk(seat), seen(seat));
        let entry = seen.take(1, &on_phone(exercise::event::ENGINE, spoke(act))).unwrap();
        super::entry(&desk, &seen, &entry).render().unwrap()
    };
    let html = drawn("primary", Act::HangUp);
    let (words, dead) = html.split_once("</p>").unwrap();
    assert!(words.contains("Enough.") && !words.contains("goes dead"), "{html}");
    assert!(dead.contains("entry note dead\" data-line=\"phone\"") && dead.contains("The line goes dead."), "{html}");
    assert!(!drawn("primary", Act::Open).contains("goes dead"));
    let technical = drawn("technical", Act::HangUp);
    assert_eq!(technical.matches("goes dead").count(), 1, "told once where no words are heard: {technical}");
}
