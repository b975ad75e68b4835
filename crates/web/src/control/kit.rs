//! `/control/{exercise}/kit`: everything that is needed to play on paper: role cards, the role-player's papers in a cover
//! of their own, boards, blank forms, the recorder's sheet, a sheet for assessors and observers, the master list.

use super::class::{Class, Opened, TeamWatch};
use super::draw::{Bar, clock};
use super::injects;
use crate::pages::frame::{Frame, html, paragraphs};
use crate::problem::Problem;
use crate::room::called::Called;
use crate::room::sheet::Sheet;
use crate::rubric::{Dimension, dimensions};
use askama::Template;
use axum::extract::Query;
use axum::http::StatusCode;
use axum::response::Response;
use exercise::team::tags::{self, Group};
use scenario::papers::{Field, FieldKind, Paper, ROWS, Read, Shelf};
use scenario::structure::Role;
use serde::Deserialize;
use std::collections::BTreeMap;
use words::Words;

/// Empty rows of a board and of the recorder's sheet, for a page of A3 and of A4.
const BOARD_ROWS: usize = 12;
const RECORDER_ROWS: usize = 24;
/// Lines ruled for a text.
const TEXT_LINES: usize = 3;
/// Parts of a role-player's papers, in the order in which they are read.
const PARTS: [&str; 6] = ["who", "wants", "answers", "ladder", "lines", "care"];

struct Card {
    title: String,
    brief: Vec<Vec<String>>,
    /// Must be filled before the scene can begin.
    required: bool,
}

struct Part {
    title: String,
    text: Vec<Vec<String>>,
}

/// The papers of somebody who plays, in a cover of their own.
struct Cover {
    name: String,
    brief: Vec<Vec<String>>,
    parts: Vec<Part>,
}

struct Board {
    title: String,
    hint: String,
    columns: Vec<String>,
    items: Vec<String>,
    empty: Vec<()>,
}

/// A log or a sheet of the team to be filled by hand: one entry.
struct Form {
    title: String,
    hint: String,
    fields: Vec<Blank>,
}

/// A field of it: lines to write on, answers to tick, or rows of columns.
struct Blank {
    title: String,
    hint: String,
    /// Two of them stand side by side.
    short: bool,
    lines: Vec<()>,
    choices: Vec<String>,
    columns: Vec<String>,
    rows: Vec<()>,
}

/// A picture or document of an inject, to be cut out and handed over.
struct Handout {
    at: String,
    to: String,
    sheet: Sheet,
    text: Vec<Vec<String>>,
}

struct Listed {
    at: String,
    kind: String,
    to: String,
    when: String,
    text: String,
}

#[derive(Template)]
#[template(path = "control/kit.html")]
struct Page {
    frame: Frame,
    bar: Bar,
    /// Of the papers: the teams' language, which the trainer need not read.
    words: &'static Words,
    /// Those in which the papers can be had.
    languages: Vec<&'static Words>,
    pack: String,
    opening: Vec<Vec<String>>,
    cards: Vec<Card>,
    covers: Vec<Cover>,
    settings: String,
    boards: Vec<Board>,
    forms: Vec<Form>,
    tags: Vec<(String, Vec<(String, String)>)>,
    recorder: Vec<()>,
    rated: Vec<Dimension>,
    listed: Vec<Listed>,
    handouts: Vec<Handout>,
}

#[derive(Deserialize)]
pub(crate) struct Asked {
    /// Language of the papers; empty for that of the teams.
    #[serde(default)]
    language: String,
}

pub(crate) async fn show(
    Query(asked): Query<Asked>,
    Opened { mut class, staff, visitor }: Opened,
) -> Result<Response, Problem> {
    let languages: Vec<&'static Words> =
        class.structure().languages.iter().filter_map(|tag| Words::known(tag)).collect();
    let chosen = languages.iter().copied().find(|words| words.tag() == asked.language);
    let words = chosen.or_else(|| spoken(&class)).unwrap_or(visitor.words);
    class.words = words;
    let seats = class.structure().seats.iter().filter(|s| s.role != Role::RolePlayer);
    let card = |seat: &scenario::structure::Seat| Card {
        title: class.seat_title(&seat.id),
        brief: paragraphs(&class.text(&format!("brief.{}", seat.id))),
        required: seat.required,
    };
    let page = Page {
        words,
        languages,
        pack: class.text("title"),
        opening: paragraphs(&class.text("opening")),
        cards: seats.map(card).filter(|c| !c.brief.is_empty()).collect(),
        covers: covers(&class),
        settings: class.settings(),
        boards: class.pack.papers.all().iter().filter(|p| p.shelf == Shelf::Board).map(|p| board(&class, p)).collect(),
        forms: forms(&class),
        tags: Group::ALL.iter().map(|g| (words.named("tag-group", g.name()), keys(words, *g))).collect(),
        recorder: vec![(); RECORDER_ROWS],
        rated: dimensions(words, class.structure()),
        listed: listed(&class),
        handouts: handouts(&class),
        bar: Bar::new(&class, staff.name, "kit"),
        frame: Frame::new(visitor),
    };
    Ok(html(StatusCode::OK, &page))
}

/// The language in which most lines of the teams are spoken.
fn spoken(class: &Class) -> Option<&'static Words> {
    let mut lines: BTreeMap<&str, usize> = BTreeMap::new();
    for tag in class.teams.iter().flat_map(|team| team.plan.languages.values()) {
        *lines.entry(tag).or_default() += 1;
    }
    let (tag, _) = lines.into_iter().max_by_key(|(_, lines)| *lines)?;
    Words::known(tag)
}

/// Papers of every persona that a person plays in some team or, where nobody does, of all that are cast.
fn covers(class: &Class) -> Vec<Cover> {
    let nobody = !class.teams.iter().any(TeamWatch::is_played);
    let mut cast: Vec<(&String, &String)> = class
        .teams
        .iter()
        .flat_map(|t| t.plan.cast.iter().filter(move |(part, _)| nobody || !t.simulates(part)))
        .collect();
    cast.sort();
    cast.dedup();
    let brief_of = |subject: &str| {
        let plays = |s: &&scenario::structure::Seat| class.structure().played_by(s).is_some_and(|p| p.id == *subject);
        let seat = class.structure().seats.iter().find(plays);
        seat.map(|s| class.text(&format!("brief.{}", s.id))).unwrap_or_default()
    };
    let cover = |(subject, persona): (&String, &String)| Cover {
        name: class.text(&format!("persona.{persona}.name")),
        brief: paragraphs(&brief_of(subject)),
        parts: PARTS
            .iter()
            .map(|part| Part {
                title: class.words.named("play", part),
                text: paragraphs(&class.text(&format!("play.{persona}.{part}"))),
            })
            .filter(|part| !part.text.is_empty())
            .collect(),
    };
    cast.into_iter().map(cover).collect()
}

fn board(class: &Class, paper: &Paper) -> Board {
    let (words, called) = (class.words, class.called());
    let mut columns: Vec<String> = paper.fields.iter().map(|f| called.field(&paper.id, &f.id)).collect();
    columns.insert(0, words.t("control-kit-time"));
    columns.extend(["board-source", "board-grade"].map(|key| words.t(key)));
    let mut items: Vec<(u32, String)> = (1..=BOARD_ROWS as u32)
        .map(|n| (n, class.text(&format!("board.{}.{n}", paper.id))))
        .filter(|(_, text)| !text.is_empty())
        .collect();
    items.sort();
    let empty = BOARD_ROWS.saturating_sub(items.len());
    Board {
        title: called.paper(&paper.id),
        hint: called.hint(&paper.id),
        columns,
        items: items.into_iter().map(|(_, text)| text).collect(),
        empty: vec![(); empty],
    }
}

/// Every paper of the team that is no board, blank. What only staff reads is not the team's.
fn forms(class: &Class) -> Vec<Form> {
    let called = class.called();
    let own = class.pack.papers.all().iter().filter(|p| p.shelf != Shelf::Board && p.read != Read::Staff);
    let form = |paper: &Paper| Form {
        title: called.paper(&paper.id),
        hint: called.hint(&paper.id),
        fields: paper.fields.iter().map(|field| blank(called, &paper.id, field)).collect(),
    };
    own.map(form).collect()
}

fn blank(called: Called<'_>, paper: &str, field: &Field) -> Blank {
    let lines = match field.kind {
        FieldKind::Line | FieldKind::Time | FieldKind::Number => 1,
        FieldKind::Text => TEXT_LINES,
        FieldKind::Choice | FieldKind::Rows => 0,
    };
    Blank {
        title: called.field(paper, &field.id),
        hint: called.field_hint(paper, &field.id),
        short: matches!(field.kind, FieldKind::Time | FieldKind::Number | FieldKind::Choice),
        lines: vec![(); lines],
        choices: field.choices.iter().map(|choice| called.choice(paper, &field.id, choice)).collect(),
        columns: field.columns.iter().map(|column| called.column(paper, &field.id, &column.id)).collect(),
        rows: vec![(); if field.kind == FieldKind::Rows { ROWS } else { 0 }],
    }
}

/// What a recorder marks, with the key that lies there on every keyboard.
fn keys(words: &Words, group: Group) -> Vec<(String, String)> {
    let own = tags::all().iter().filter(|t| t.group == group);
    own.map(|t| (t.key.trim_start_matches("Key").trim_start_matches("Digit").to_owned(), words.named("tag", &t.id)))
        .collect()
}

fn handouts(class: &Class) -> Vec<Handout> {
    let handout = |inject: &scenario::structure::Inject| {
        let sheet = Sheet::of_inject(&class.pack, class.words, &inject.id, None)?;
        let to: Vec<String> = inject.to.iter().map(|seat| class.seat_title(seat)).collect();
        let at = injects::planned(inject, class.structure()).map(clock).unwrap_or_default();
        Some(Handout { at, to: to.join(", "), text: paragraphs(&sheet.text), sheet })
    };
    class.structure().injects.iter().filter_map(handout).collect()
}

fn listed(class: &Class) -> Vec<Listed> {
    let words = class.words;
    let row = |inject: &scenario::structure::Inject| {
        let to: Vec<String> = inject.to.iter().map(|seat| class.seat_title(seat)).collect();
        let planned = injects::planned(inject, class.structure());
        let row = Listed {
            at: planned.map(clock).unwrap_or_default(),
            kind: super::team::kind(words, inject.kind),
            to: to.join(", "),
            when: injects::condition(class.called(), &inject.when, |key| class.text(key)),
            text: class.text(&format!("inject.{}", inject.id)),
        };
        (planned.unwrap_or(i64::MAX), row)
    };
    let mut all: Vec<(i64, Listed)> = class.structure().injects.iter().map(row).collect();
    all.sort_by_key(|(at, _)| *at);
    all.into_iter().map(|(_, row)| row).collect()
}
