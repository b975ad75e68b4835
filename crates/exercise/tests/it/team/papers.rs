//! Every paper of the catalogue, filled in well and badly; two people at one item; who confirms.

use super::{FarEnd, begun, decision, fields_of, file, last, order, scene, seat, set_up};
use crate::packs;
use crate::play::Play;
use exercise::event::Event;
use exercise::limits::{ENTRIES, PAPER_LINE_CHARS, PAPER_TEXT_CHARS};
use exercise::team::order::Order;
use exercise::team::papers::{DECISION, Field, FieldKind, Paper, Shelf};
use exercise::{Command, Refusal};
use scenario::Outcome;
use scenario::structure::Role;
use std::collections::BTreeMap;

type Fields = BTreeMap<String, String>;

/// Something that can stand in a field.
fn sample(field: &Field) -> (String, String) {
    match field.kind {
        FieldKind::Line | FieldKind::Text => (field.id.clone(), "He asked for water.".to_owned()),
        FieldKind::Choice => (field.id.clone(), field.choices[0].clone()),
        FieldKind::Time => (field.id.clone(), "02:40".to_owned()),
        FieldKind::Number => (field.id.clone(), "12,5".to_owned()),
        FieldKind::Rows => (format!("{}.0.{}", field.id, field.columns[0].id), "One row.".to_owned()),
    }
}

/// The least that this paper takes. A decision has one option that was chosen and one that was rejected.
fn least(paper: &Paper) -> Fields {
    let fields = paper.fields.iter().filter(|f| f.required).map(sample).collect();
    if paper.id == DECISION { option(&option(&fields, 0), 1) } else { fields }
}

/// The same with one more option, which stands there whole; the first is the one chosen.
fn option(fields: &Fields, row: usize) -> Fields {
    let mut fields = fields.clone();
    let cells = [("option", "Wait."), ("chosen", if row == 0 { "yes" } else { "no" }), ("why", "It is quiet.")];
    fields.extend(cells.map(|(column, value)| (format!("options.{row}.{column}"), value.to_owned())));
    fields
}

fn with(fields: &Fields, name: &str, value: &str) -> Fields {
    let mut fields = fields.clone();
    fields.insert(name.to_owned(), value.to_owned());
    fields
}

/// A log of its own in which somebody who may writes.
struct Desk<'a> {
    play: Play<'a>,
    writer: String,
    paper: &'a Paper,
}

impl Desk<'_> {
    fn file(&mut self, fields: &Fields) -> Result<usize, Refusal> {
        let paper = self.paper.id.clone();
        self.play.by(&self.writer, &Command::File { paper, fields: fields.clone(), replaces: None }, None)
    }

    fn kept(&mut self, fields: &Fields) -> Fields {
        let done = self.file(fields);
        assert_eq!(done, Ok(1), "{}: {fields:?}", self.paper.id);
        match &self.play.log.last().unwrap().event {
            Event::Filed { paper, fields, .. } if *paper == self.paper.id => fields.clone(),
            other => panic!("{other:?}"),
        }
    }

    fn fault(&mut self, fields: &Fields, field: &str, fault: &str) {
        match self.file(fields) {
            Err(Refusal::BadField { field: f, fault: g }) => {
                assert_eq!((f.as_str(), g.name()), (field, fault), "{}: {fields:?}", self.paper.id);
            }
            other => panic!("{}: {fields:?}: {other:?}", self.paper.id),
        }
    }
}

fn each(mut f: impl FnMut(&mut Desk<'_>)) {
    let bridge = packs::bridge();
    let scene = scene(&bridge, FarEnd::Played, 1);
    let all = bridge.papers.all();
    assert!(all.len() >= 28, "{} papers", all.len());
    for paper in all {
        let writer = seat(&scene, paper.write[0]);
        f(&mut Desk { play: begun(&scene), writer, paper });
    }
}

#[test]
fn what_is_required_is_required_and_nothing_else_is() {
    each(|desk| {
        let least = least(desk.paper);
        assert_eq!(desk.kept(&least), least);
        for field in desk.paper.fields.iter().filter(|f| f.required) {
            let without: Fields = least
                .iter()
                .filter(|(k, _)| k.split('.').next() != Some(&field.id))
                .map(|(k, v)| (k.clone(), v.clone()))
                .collect();
            desk.fault(&without, &field.id, "missing");
            let (name, _) = sample(field);
            desk.fault(&with(&without, &name, " \n "), &field.id, "missing");
        }
        desk.fault(&Fields::new(), &desk.paper.fields.iter().find(|f| f.required).unwrap().id.clone(), "missing");
        if desk.paper.shelf == Shelf::Board {
            let required: Vec<&str> = desk.paper.fields.iter().filter(|f| f.required).map(|f| f.id.as_str()).collect();
            assert_eq!(required, ["text"], "an item is put up in five seconds");
        }
    });
}

#[test]
fn every_field_is_bounded_and_checked() {
    each(|desk| {
        let least = least(desk.paper);
        let fields: Vec<Field> = desk.paper.fields.clone();
        for field in &fields {
            let (name, value) = sample(field);
            assert_eq!(desk.kept(&with(&least, &name, &format!("  {value}\r\n")))[&name], value, "kept trimmed");
            let at_most = if field.kind == FieldKind::Text { PAPER_TEXT_CHARS } else { PAPER_LINE_CHARS };
            desk.fault(&with(&least, &name, &"ж".repeat(at_most + 1)), &name, "too_long");
            match field.kind {
                FieldKind::Line | FieldKind::Rows => {
                    desk.kept(&with(&least, &name, &"ж".repeat(at_most)));
                    desk.fault(&with(&least, &name, "one\ntwo"), &name, "not_possible");
                }
                FieldKind::Text => {
                    let text = format!("one\ntwo {}", "ж".repeat(at_most - 8));
                    assert_eq!(desk.kept(&with(&least, &name, &text))[&name], text);
                }
                FieldKind::Time => desk.fault(&with(&least, &name, "02:40\n03:00"), &name, "not_possible"),
                FieldKind::Choice => {
                    for choice in &field.choices {
                        assert_eq!(&desk.kept(&with(&least, &name, choice))[&name], choice);
                    }
                    for wrong in ["", "Other", "no_such_choice"].iter().filter(|w| !w.is_empty()) {
                        desk.fault(&with(&least, &name, wrong), &name, "not_possible");
                    }
                }
                FieldKind::Number => {
                    for right in ["0", "12", "12.5", "-3"] {
                        desk.kept(&with(&least, &name, right));
                    }
                    for wrong in ["twelve", "1,2,3", "NaN", "inf", "1e999", "12 min"] {
                        desk.fault(&with(&least, &name, wrong), &name, "not_possible");
                    }
                }
            }
        }
        for unknown in ["no_such_field", "text ", "Text", "TEXT.0.x", "..", ""] {
            desk.fault(&with(&least, unknown, "x"), unknown, "unknown");
        }
    });
}

#[test]
fn rows_have_their_columns_and_an_end() {
    let (mut rows, mut chosen) = (0, 0);
    each(|desk| {
        let least = least(desk.paper);
        for field in desk.paper.fields.clone().iter().filter(|f| f.kind == FieldKind::Rows) {
            rows += 1;
            let id = &field.id;
            for column in &field.columns {
                for row in 0..5 {
                    let name = format!("{id}.{row}.{}", column.id);
                    let base = if desk.paper.id == DECISION { option(&least, row) } else { least.clone() };
                    let choice = base.get(&name).or(column.choices.first()).filter(|_| !column.choices.is_empty());
                    let value = choice.map_or("x", String::as_str);
                    assert_eq!(desk.kept(&with(&base, &name, value))[&name], value);
                    if !column.choices.is_empty() {
                        chosen += 1;
                        desk.fault(&with(&base, &name, "perhaps"), &name, "not_possible");
                    }
                }
            }
            let column = &field.columns[0].id;
            for name in [
                format!("{id}.5.{column}"),
                format!("{id}.00.{column}"),
                format!("{id}.+1.{column}"),
                format!("{id}.-1.{column}"),
                format!("{id}.0.no_such_column"),
                format!("{id}.0"),
                format!("{id}.0.{column}.0"),
                id.clone(),
            ] {
                desk.fault(&with(&least, &name, "x"), &name, "unknown");
            }
        }
    });
    assert!(rows >= 3, "{rows} fields of rows");
    assert_eq!(chosen, 5, "an option is taken or not, in each of its rows");
}

/// Doctrine 3.5: what was chosen, what was rejected, and why.
#[test]
fn a_decision_tells_what_was_rejected_and_why() {
    let mut decisions = 0;
    each(|desk| {
        if desk.paper.id != DECISION {
            return;
        }
        decisions += 1;
        let whole = least(desk.paper);
        let without = |gone: &str| whole.clone().into_iter().filter(|(k, _)| !k.starts_with(gone)).collect::<Fields>();
        let alone = without("options.1.");
        for (fields, fault) in [
            (without("options."), "missing"),
            (without("options.0.why"), "option_unfinished"),
            (without("options.1.option"), "option_unfinished"),
            (without("options.1.chosen"), "option_unfinished"),
            (with(&whole, "options.4.why", "Nobody knows."), "option_unfinished"),
            (with(&whole, "options.0.chosen", "no"), "not_one_chosen"),
            (with(&whole, "options.1.chosen", "yes"), "not_one_chosen"),
            (alone.clone(), "none_rejected"),
            (with(&alone, "no_other", "  "), "none_rejected"),
        ] {
            desk.fault(&fields, "options", fault);
        }
        desk.kept(&whole);
        desk.kept(&with(&alone, "no_other", "The river leaves no other way."));
    });
    assert_eq!(decisions, 1);
}

#[test]
fn source_grade_and_standing_belong_to_boards_alone() {
    let mut boards = 0;
    each(|desk| {
        let least = least(desk.paper);
        let own = |name: &str| desk.paper.fields.iter().any(|f| f.id == name);
        assert!(!own("source") && !own("grade") && !own("standing"), "{}: said twice", desk.paper.id);
        if desk.paper.shelf != Shelf::Board {
            for name in ["source", "grade", "standing"] {
                desk.fault(&with(&least, name, "a1"), name, "unknown");
            }
            return;
        }
        boards += 1;
        desk.kept(&with(&least, "source", "the sister"));
        desk.fault(&with(&least, "source", &"x".repeat(PAPER_LINE_CHARS + 1)), "source", "too_long");
        for reliability in 'a'..='f' {
            for credibility in 1..=6 {
                desk.kept(&with(&least, "grade", &format!("{reliability}{credibility}")));
            }
        }
        for wrong in ["g1", "a0", "a7", "A1", "a", "1", "1a", "a1a", "а1", "a 1"] {
            desk.fault(&with(&least, "grade", wrong), "grade", "not_possible");
        }
        for right in ["fact", "assumption", "rumour"] {
            desk.kept(&with(&least, "standing", right));
        }
        desk.fault(&with(&least, "standing", "opinion"), "standing", "not_possible");
    });
    assert!(boards >= 19, "{boards} boards; the doctrine has nineteen");
}

#[test]
fn every_paper_by_every_role() {
    let (mut written, mut not) = (0, 0);
    each(|desk| {
        let paper = desk.paper;
        for role in Role::ALL.iter().copied() {
            desk.writer = seat(desk.play.scene, role);
            let may = role == Role::Director || paper.write.contains(&role);
            match desk.file(&least(paper)) {
                Ok(_) => written += 1,
                Err(refusal) => {
                    assert_eq!((may, refusal.name()), (false, "not_yours"), "{role:?} {}", paper.id);
                    not += 1;
                }
            }
            let last = desk.play.log.last().unwrap();
            assert_eq!(may, last.seat == desk.writer && last.event.kind() == "filed", "{role:?} {}", paper.id);
            assert!(!paper.write.contains(&Role::RolePlayer) && !paper.read_by(Role::RolePlayer), "{}", paper.id);
            assert!(!paper.written_by(role) || paper.read_by(role), "{role:?} writes {} and cannot read it", paper.id);
        }
    });
    assert!(written > 100 && not > 200, "{written} {not}");
}

#[test]
fn who_writes_second_overwrites_nothing() {
    let bridge = packs::bridge();
    let scene = scene(&bridge, FarEnd::Played, 1);
    let mut play = begun(&scene);
    play.by("recorder", &file("demands", &[("text", "A car.")]), None).unwrap();
    let first = last(&play);
    let change = |text: &str, replaces: u64| Command::File {
        paper: "demands".to_owned(),
        fields: fields_of(&[("text", text)]),
        replaces: Some(replaces),
    };
    // Both opened the same page; the coach is quicker.
    play.by("coach", &change("A car and a driver.", first), None).unwrap();
    let second = last(&play);
    assert_eq!(play.by("recorder", &change("A red car.", first), None), Err(Refusal::Replaced { by: second }));
    let entries = &play.state.table.as_ref().unwrap().entries;
    assert_eq!((entries[&first].replaced_by, entries[&second].replaced_by), (Some(second), None));
    assert_eq!(play.count("filed"), 2);
    // Having read it, the recorder writes again in its place.
    play.by("recorder", &change("A red car and a driver.", second), None).unwrap();
    assert_eq!(play.by("coach", &change("x", first), None), Err(Refusal::Replaced { by: second }));
    assert_eq!(play.by("coach", &change("x", 999), None), Err(Refusal::NoSuchEvent { n: 999 }));
    assert_eq!(play.by("coach", &change("x", 1), None), Err(Refusal::NoSuchEvent { n: 1 }), "no entry");
    play.by("recorder", &file("threats", &[("text", "Or else.")]), None).unwrap();
    let other = last(&play);
    assert_eq!(play.by("coach", &change("x", other), None), Err(Refusal::NoSuchEvent { n: other }), "another paper");
    let texts: Vec<String> = play
        .log
        .iter()
        .filter_map(|h| if let Event::Filed { fields, .. } = &h.event { fields.get("text").cloned() } else { None })
        .collect();
    assert_eq!(texts, ["A car.", "A car and a driver.", "A red car and a driver.", "Or else."]);
}

/// Three at once, in any order: one stands, the others are told which.
#[test]
fn one_of_three_is_first_whoever_it_is() {
    let bridge = packs::bridge();
    let scene = scene(&bridge, FarEnd::Played, 1);
    for turn in 0..3 {
        let mut play = set_up(&scene);
        play.write(Event::Filed {
            paper: "demands".to_owned(),
            fields: fields_of(&[("text", "A car.")]),
            replaces: None,
        });
        let item = last(&play);
        let mut seats = ["recorder", "coach", "intelligence"];
        seats.rotate_left(turn);
        let change = |seat: &str| Command::File {
            paper: "demands".to_owned(),
            fields: fields_of(&[("text", seat)]),
            replaces: Some(item),
        };
        let got: Vec<_> = seats.iter().map(|s| play.by(s, &change(s), None)).collect();
        let by = last(&play);
        assert_eq!(got, [Ok(1), Err(Refusal::Replaced { by }), Err(Refusal::Replaced { by })]);
        assert!(matches!(&play.log.last().unwrap().event, Event::Filed { fields, .. } if fields["text"] == seats[0]));
    }
}

#[test]
fn who_has_to_confirm_confirms_and_nobody_else_does() {
    let bridge = packs::bridge();
    let scene = scene(&bridge, FarEnd::Played, 1);
    let mut confirmed = 0;
    for paper in bridge.papers.all() {
        let mut play = begun(&scene);
        let command = Command::File { paper: paper.id.clone(), fields: least(paper), replaces: None };
        play.by(&seat(&scene, paper.write[0]), &command, None).unwrap();
        let entry = last(&play);
        for role in Role::ALL.iter().copied() {
            let by = seat(&scene, role);
            let done = play.by(&by, &Command::Confirm { entry }, None);
            let want = if paper.ack.contains(&role) { Ok(1) } else { Err("not_yours") };
            assert_eq!(done.map_err(|r| r.name()), want, "{role:?} {}", paper.id);
            let read = play.state.table.as_ref().unwrap().entries[&entry].read.contains(&by);
            assert_eq!(read, want.is_ok());
            confirmed += usize::from(read);
        }
        for role in &paper.ack {
            assert!(paper.read_by(*role), "{role:?} is to confirm {} unread", paper.id);
        }
    }
    assert!(confirmed > 15, "{confirmed}");
}

#[test]
fn papers_go_on_after_the_end_and_have_a_limit() {
    let bridge = packs::bridge();
    let scene = scene(&bridge, FarEnd::Played, 1);
    let mut play = begun(&scene);
    order(&mut play, Order::End { outcome: Outcome::Peaceful });
    play.by("leader", &decision(), None).unwrap();
    let entry = last(&play);
    assert_eq!(play.by("commander", &Command::Confirm { entry }, None), Ok(1));
    assert_eq!(play.by("commander", &Command::Confirm { entry }, None), Ok(0), "who has read it has read it");
    assert_eq!(play.state.outcome, Some(Outcome::Peaceful));
    // The harness folds each event a second time: a short cut to the limit.
    let mut state = play.state.clone();
    let fields = fields_of(&[("text", "x")]);
    let filed = exercise::Happening {
        at: play.now,
        seat: "recorder".to_owned(),
        line: String::new(),
        due: None,
        client: None,
        event: Event::Filed { paper: "demands".to_owned(), fields, replaces: None },
    };
    while state.table.as_ref().unwrap().entries.len() < ENTRIES {
        state.evolve(&scene, &filed);
    }
    let one_more = file("demands", &[("text", "x")]);
    let before = state.clone();
    let refused = exercise::decide(&scene, &mut state, "recorder", &one_more, None, play.now);
    assert_eq!(refused.map_err(|r| r.name()), Err("too_many_entries"));
    assert_eq!(state, before);
}
