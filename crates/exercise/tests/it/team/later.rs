//! What was played on paper and is entered afterwards: when it may be, what is refused, and that a scene does not stir.

use super::{FarEnd, begun, call, connect, fields_of, file, full, line, order, say, scene, set_up};
use crate::packs;
use crate::play::Play;
use exercise::event::Event;
use exercise::limits;
use exercise::team::Team;
use exercise::team::later::{Row, What};
use exercise::team::order::Order;
use exercise::{Command, Scene};
use scenario::Outcome;

fn words(play_ms: i64, text: &str) -> Row {
    let what = What::Words { far_end: true, text: text.to_owned() };
    Row { play_ms, place: line("role_player"), line: line("phone"), what }
}

fn demand(play_ms: i64, text: &str) -> Row {
    let what = What::Paper { paper: line("demands"), fields: fields_of(&[("text", text)]) };
    Row { play_ms, place: line("recorder"), line: String::new(), what }
}

fn enter(rows: &[Row]) -> Command {
    Command::EnterLater { rows: rows.to_vec() }
}

fn refused(play: &mut Play<'_>, rows: &[Row]) -> &'static str {
    play.by("recorder", &enter(rows), None).expect_err("should be refused").name()
}

/// A team that was set up to play on paper.
fn paper() -> Scene {
    let bridge = packs::bridge();
    let mut genesis = scene(&bridge, FarEnd::Played, 1).genesis;
    genesis.team = genesis.team.map(|team| Team { on_paper: true, ..team });
    Scene::new(genesis, full(&bridge)).unwrap()
}

#[test]
fn a_running_talk_takes_nothing_and_one_that_is_over_does() {
    let scene = scene(&packs::bridge(), FarEnd::Played, 1);
    let mut play = begun(&scene);
    assert_eq!(refused(&mut play, &[words(1_000, "Hello.")]), "still_played");
    order(&mut play, Order::Pause);
    assert_eq!(refused(&mut play, &[words(1_000, "Hello.")]), "still_played");
    let rows = vec![words(1_000, "Hello.")];
    order(&mut play, Order::EnterLater { rows: rows.clone() });
    assert!(matches!(play.log.last().unwrap().event, Event::Lapsed), "an order cannot do it either");
    order(&mut play, Order::End { outcome: Outcome::Partial });
    assert_eq!(play.by("recorder", &enter(&rows), None), Ok(1));
    order(&mut play, Order::EnterLater { rows: vec![words(5_000, "Go away."), demand(6_000, "A car")] });
    let told: Vec<(&str, &str, i64)> = play
        .log
        .iter()
        .filter_map(|h| match &h.event {
            Event::EnteredLater { row } => Some((h.seat.as_str(), h.line.as_str(), row.play_ms)),
            _ => None,
        })
        .collect();
    assert_eq!(told, [("recorder", "phone", 1_000), ("director", "phone", 5_000), ("director", "", 6_000)]);
}

#[test]
fn a_team_on_paper_enters_at_any_time_and_nothing_of_its_scene_stirs() {
    let scene = paper();
    for running in [false, true] {
        let mut play = set_up(&scene);
        if running {
            order(&mut play, Order::Resume);
            connect(&mut play);
        }
        let before = play.state.clone();
        play.by("recorder", &enter(&[words(754_000, "You again."), demand(760_000, "A car")]), None).unwrap();
        let after = &play.state;
        assert_eq!(after.lines, before.lines, "no line has carried it");
        assert_eq!((&after.dues, &after.fired, &after.ledger), (&before.dues, &before.fired, &before.ledger));
        assert_eq!((&after.clock, &after.outcome, &after.ledger), (&before.clock, &before.outcome, &before.ledger));
        let entries = |s: &exercise::State| s.table.as_ref().unwrap().entries.len();
        assert_eq!(entries(after), entries(&before) + 1, "the paper lies with the others");
    }
}

#[test]
fn what_was_entered_on_a_paper_can_be_corrected_like_everything_there() {
    let scene = paper();
    let mut play = set_up(&scene);
    play.by("recorder", &enter(&[demand(60_000, "A care")]), None).unwrap();
    let entry = super::last(&play);
    let Command::File { paper, fields, .. } = file("demands", &[("text", "A car")]) else { unreachable!() };
    let again = Command::File { paper, fields, replaces: Some(entry) };
    assert_eq!(play.by("recorder", &again, None), Ok(1));
    assert_eq!(play.by("leader", &again, None).map_err(|r| r.name()), Err("replaced"));
}

#[test]
fn a_sheet_with_a_fault_is_entered_by_no_half() {
    let scene = paper();
    let mut play = set_up(&scene);
    let row = |change: fn(&mut Row)| {
        let mut row = words(2_000, "Hello.");
        change(&mut row);
        vec![words(1_000, "x"), row]
    };
    assert_eq!(refused(&mut play, &[]), "empty");
    assert_eq!(refused(&mut play, &row(|r| r.play_ms = 999)), "not_rising");
    assert_eq!(refused(&mut play, &row(|r| r.play_ms = limits::LATER_MS + 1)), "not_rising");
    assert_eq!(refused(&mut play, &[words(-1, "x")]), "not_rising");
    assert_eq!(refused(&mut play, &row(|r| r.place = "throne".to_owned())), "not_yours");
    assert_eq!(refused(&mut play, &row(|r| r.line = "radio".to_owned())), "no_such_line");
    assert_eq!(refused(&mut play, &row(|r| r.line = "team".to_owned())), "no_such_line", "nobody is at its far end");
    assert_eq!(refused(&mut play, &row(|r| r.what = What::Words { far_end: true, text: " ".to_owned() })), "empty");
    let long = "ж".repeat(limits::UTTERANCE_CHARS + 1);
    assert_eq!(refused(&mut play, &[words(1, &long)]), "too_long");
    let paper = |paper: &str, field: &str| {
        let what = What::Paper { paper: paper.to_owned(), fields: fields_of(&[(field, "x")]) };
        vec![Row { what, ..demand(1, "x") }]
    };
    assert_eq!(refused(&mut play, &paper("diary", "text")), "no_such_paper");
    assert_eq!(refused(&mut play, &paper("demands", "colour")), "bad_field");
    assert_eq!(refused(&mut play, &vec![words(1, "x"); limits::LATER_ROWS + 1]), "too_many_entries");
    assert_eq!(play.count("entered_later"), 0);
    let equal = [words(1_000, "One."), words(1_000, "Two.")];
    assert_eq!(play.by("recorder", &enter(&equal), None), Ok(2), "two in the same second");
}

/// The rules of a talk that runs are the same on paper: words on the line still need a line.
#[test]
fn a_team_on_paper_has_no_other_rules_on_the_screen() {
    let scene = paper();
    let mut play = begun(&scene);
    assert_eq!(play.by("primary", &say("phone", "Hello?"), None).map_err(|r| r.name()), Err("line_closed"));
    assert_eq!(play.by("coach", &call(), None).map_err(|r| r.name()), Err("not_yours"));
    assert_eq!(play.by("coach", &enter(&[words(1, "x")]), None).map_err(|r| r.name()), Err("not_yours"));
}
