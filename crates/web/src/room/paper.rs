//! `/team/{log}/{seat}/paper/{paper}`: the page of the seat with a form to fill in, so that whoever writes goes on hearing the
//! line; with `?replaces=` what stands there is put in, to be changed.

use crate::problem::Problem;
use crate::room::called::Called;
use crate::room::draw::{self, Drawn, clock};
use crate::room::pass::MaybePassed;
use crate::room::seat::{self, Open, Writing, render};
use crate::room::seen::{Item, Seen};
use crate::site::Site;
use crate::visitor::Visitor;
use askama::Template;
use axum::extract::{Form, Path, Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use exercise::{Command, Refusal, limits};
use live::ActError;
use scenario::papers::{self, Column, Fault, FieldKind, Paper, ROWS, STANDINGS, Shelf};
use serde::Deserialize;
use std::collections::BTreeMap;
use words::{Arg, Words};

#[derive(Deserialize)]
pub(crate) struct Of {
    replaces: Option<u64>,
}

/// A field as the form draws it.
pub(crate) struct Input {
    pub(crate) name: String,
    pub(crate) title: String,
    pub(crate) hint: String,
    pub(crate) kind: &'static str,
    pub(crate) value: String,
    pub(crate) required: bool,
    pub(crate) wrong: String,
    /// The first that is wrong, or else the first of all: where one goes on.
    pub(crate) focus: bool,
    pub(crate) at_most: usize,
    pub(crate) choices: Vec<(String, String)>,
    pub(crate) rows: Vec<Vec<Cell>>,
}

/// A cell of a row: a line, or one of its choices where it has any.
pub(crate) struct Cell {
    pub(crate) name: String,
    pub(crate) title: String,
    pub(crate) value: String,
    pub(crate) choices: Vec<(String, String)>,
}

#[derive(Template)]
#[template(path = "room/paper.html")]
struct Sheet<'a> {
    words: &'static Words,
    base: &'a str,
    paper: &'a str,
    title: String,
    hint: String,
    inputs: Vec<Input>,
    replaces: Option<u64>,
    /// What stands there by now, where somebody was quicker: what is filed takes its place.
    stands: Option<Drawn>,
    /// Nothing else of the team's papers lies beside it.
    by_heart: bool,
    /// Why it was not filed.
    notice: String,
    id: String,
}

/// What is written on which paper, and the entry whose place it takes.
struct Written<'a> {
    paper: &'a Paper,
    fields: BTreeMap<String, String>,
    replaces: Option<u64>,
}

pub(crate) async fn show(
    State(site): State<Site>,
    Path((log, seat, paper)): Path<(String, String, String)>,
    Query(of): Query<Of>,
    passed: MaybePassed,
    visitor: Visitor,
) -> Result<Response, Problem> {
    let open = Open::new(&site, &log, &seat, &passed, false, visitor.words).await?;
    let paper = writable(&paper, &open)?;
    let (seen, entries) = open.seen(&site).await?;
    let fields = match of.replaces {
        Some(n) => {
            let item = seen.papers.get(&paper.id).and_then(|items| items.iter().find(|i| i.n == n));
            item.map(|i| i.fields.clone()).ok_or(Problem::NotFound)?
        }
        None => written_now(paper, &seen, open.now),
    };
    let written = Written { paper, fields, replaces: of.replaces };
    form(&site, &open, visitor, (seen, entries), &written, None).await
}

/// What an empty form proposes: for a time that is mostly this moment, the team's clock.
fn written_now(paper: &Paper, seen: &Seen, now: i64) -> BTreeMap<String, String> {
    let stamped = paper.fields.iter().filter(|field| field.now && seen.begun);
    stamped.map(|field| (field.id.clone(), clock(seen.play_at(now)))).collect()
}

/// The paper, if this seat may write it.
fn writable<'a>(id: &str, open: &'a Open) -> Result<&'a Paper, Problem> {
    let paper = open.pack.papers.find(id).ok_or(Problem::NotFound)?;
    if paper.written_by(open.role) { Ok(paper) } else { Err(Problem::Refused(Refusal::NotYours)) }
}

pub(crate) async fn file(
    State(site): State<Site>,
    Path((log, seat, paper)): Path<(String, String, String)>,
    passed: MaybePassed,
    visitor: Visitor,
    Form(given): Form<BTreeMap<String, String>>,
) -> Result<Response, Problem> {
    let open = Open::new(&site, &log, &seat, &passed, false, visitor.words).await?;
    let paper = writable(&paper, &open)?;
    let replaces = given.get("replaces").and_then(|n| n.parse().ok());
    let id = given.get("id").filter(|id| !id.is_empty()).cloned();
    let own = |name: &String| name.as_str() != "replaces" && name.as_str() != "id";
    let fields: BTreeMap<String, String> = given.into_iter().filter(|(name, _)| own(name)).collect();
    let command = Command::File { paper: paper.id.clone(), fields: fields.clone(), replaces };
    let person = open.holder.clone().unwrap_or_default();
    match site.house.act_as(&open.log, (&seat, &person), &command, id.as_deref()).await {
        Ok(_) if visitor.wants_page => Ok(Redirect::to(&format!("{}#shelf", open.desk.base)).into_response()),
        Ok(_) => Ok(StatusCode::NO_CONTENT.into_response()),
        Err(ActError::Refused(refusal)) if visitor.wants_page => {
            let written = Written { paper, fields, replaces };
            form(&site, &open, visitor, open.seen(&site).await?, &written, Some(refusal)).await
        }
        Err(error) => Err(error.into()),
    }
}

async fn form(
    site: &Site,
    open: &Open,
    mut visitor: Visitor,
    (seen, entries): (Seen, Vec<String>),
    written: &Written<'_>,
    refusal: Option<Refusal>,
) -> Result<Response, Problem> {
    let (words, paper) = (visitor.words, written.paper);
    visitor.path = format!("{}/paper/{}", open.desk.base, paper.id);
    let faults = match &refusal {
        Some(Refusal::BadField { .. }) => paper.faults(&written.fields),
        _ => BTreeMap::new(),
    };
    let by = if let Some(Refusal::Replaced { by }) = &refusal { Some(*by) } else { None };
    let problem = refusal.map(Problem::Refused);
    let notice = match faults.values().filter(|fault| **fault == Fault::Missing).count() {
        0 => problem.as_ref().map(|p| p.remedy(words)).unwrap_or_default(),
        missing => {
            let n = Arg::Number(i64::try_from(missing).unwrap_or(i64::MAX));
            let needed = words.text("team-paper-missing", &[("n", n)]);
            let others = problem.as_ref().filter(|_| missing < faults.len()).map(|p| p.remedy(words));
            [Some(needed), others].into_iter().flatten().collect::<Vec<_>>().join(" ")
        }
    };
    let called = Called::new(words, &open.pack);
    let stands = by.and_then(|by| newest(&seen, paper, by));
    let mut inputs = inputs(called, paper, &written.fields, &faults);
    if let Some(first) = inputs.first_mut().filter(|_| faults.is_empty()) {
        first.focus = true;
    }
    // What was filed by heart may be completed with everything in sight.
    let by_heart = paper.id == papers::READ_BACK && written.replaces.is_none();
    let sheet = Sheet {
        words,
        base: &open.desk.base,
        paper: &paper.id,
        title: called.paper(&paper.id),
        hint: called.hint(&paper.id),
        inputs,
        replaces: stands.map(|item| item.n).or(written.replaces),
        stands: stands.map(|item| draw::item(&open.desk, &seen, paper, item)),
        by_heart,
        notice,
        id: getrandom::u64().map(|n| format!("form-{n:016x}")).map_err(|_| Problem::Server)?,
    };
    let writing = Writing { form: render(sheet.render())?, by_heart };
    let status = problem.map_or(StatusCode::OK, |p| p.status());
    seat::page(site, open, visitor, (seen, entries), (status, String::new()), writing).await
}

/// What has taken the place of an entry in the end.
fn newest<'a>(seen: &'a Seen, paper: &Paper, by: u64) -> Option<&'a Item> {
    let items = seen.papers.get(&paper.id)?;
    let find = |n: u64| items.iter().find(|item| item.n == n);
    let mut item = find(by)?;
    while let Some(newer) = item.replaced_by.and_then(find) {
        item = newer;
    }
    Some(item)
}

pub(crate) fn inputs(
    called: Called<'_>,
    paper: &Paper,
    fields: &BTreeMap<String, String>,
    faults: &BTreeMap<String, Fault>,
) -> Vec<Input> {
    let (words, id) = (called.words, paper.id.as_str());
    let value = |name: &str| fields.get(name).cloned().unwrap_or_default();
    let fault = |name: &str| {
        let rows = format!("{name}.");
        let found = faults.iter().find(|(field, _)| *field == name || field.starts_with(&rows));
        found.map(|(_, fault)| words.named("paper-fault", fault.name())).unwrap_or_default()
    };
    let mut out: Vec<Input> = paper
        .fields
        .iter()
        .map(|field| {
            let choice = |c: &String| (c.clone(), called.choice(id, &field.id, c));
            let cell = |row: usize, column: &Column| {
                let name = format!("{}.{row}.{}", field.id, column.id);
                let choice = |c: &String| (c.clone(), called.cell(id, &field.id, &column.id, c));
                Cell {
                    title: called.column(id, &field.id, &column.id),
                    value: value(&name),
                    choices: column.choices.iter().map(choice).collect(),
                    name,
                }
            };
            let rows = if field.kind == FieldKind::Rows { ROWS } else { 0 };
            Input {
                title: called.field(id, &field.id),
                hint: called.field_hint(id, &field.id),
                kind: kind(field.kind),
                value: value(&field.id),
                required: field.required,
                wrong: fault(&field.id),
                focus: false,
                at_most: if field.kind == FieldKind::Text {
                    limits::PAPER_TEXT_CHARS
                } else {
                    limits::PAPER_LINE_CHARS
                },
                choices: field.choices.iter().map(choice).collect(),
                rows: (0..rows).map(|row| field.columns.iter().map(|c| cell(row, c)).collect()).collect(),
                name: field.id.clone(),
            }
        })
        .collect();
    if paper.shelf == Shelf::Board {
        out.extend(origin(words, &value, &fault));
    }
    if let Some(first) = out.iter_mut().find(|input| !input.wrong.is_empty()) {
        first.focus = true;
    }
    out
}

/// What every item of a board has: where it comes from and how sure it is.
fn origin(words: &Words, value: &dyn Fn(&str) -> String, fault: &dyn Fn(&str) -> String) -> Vec<Input> {
    let input = |name: &str, id: &str, kind, choices: Vec<(String, String)>| Input {
        name: name.to_owned(),
        title: words.t(id),
        hint: String::new(),
        kind,
        value: value(name),
        required: false,
        wrong: fault(name),
        focus: false,
        at_most: limits::PAPER_LINE_CHARS,
        choices,
        rows: Vec::new(),
    };
    vec![
        input(papers::SOURCE, "board-source", "line", Vec::new()),
        input(papers::GRADE, "board-grade", "choice", grades(words)),
        input(papers::STANDING, "board-standing", "choice", standings(words)),
    ]
}

/// Every grade with its words.
pub(crate) fn grades(words: &Words) -> Vec<(String, String)> {
    let all = ('a'..='f').flat_map(|letter| (1..=6).map(move |digit| format!("{letter}{digit}")));
    all.map(|grade| (grade.clone(), draw::grade(words, &grade))).collect()
}

/// Every standing with its word.
pub(crate) fn standings(words: &Words) -> Vec<(String, String)> {
    STANDINGS.iter().map(|s| ((*s).to_owned(), words.named("standing", s))).collect()
}

const fn kind(kind: FieldKind) -> &'static str {
    match kind {
        FieldKind::Line | FieldKind::Time => "line",
        FieldKind::Number => "number",
        FieldKind::Text => "text",
        FieldKind::Choice => "choice",
        FieldKind::Rows => "rows",
    }
}
