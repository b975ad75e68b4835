//! `/team/{log}/{seat}/later`: what was played on paper, entered by the team's recorder.

use crate::control::download;
use crate::pages::frame::{Frame, html};
use crate::problem::Problem;
use crate::room::bar;
use crate::room::called::Called;
use crate::room::draw::clock;
use crate::room::later::{self, Given, Part, Sheet, Told};
use crate::room::paper::{grades, standings};
use crate::room::pass::MaybePassed;
use crate::room::seat::{Open, render};
use crate::room::seen::Seen;
use crate::seats;
use crate::site::Site;
use crate::visitor::Visitor;
use ::report::sheet::{self as book, Rows};
use askama::Template;
use axum::extract::{Form, Multipart, Path, State};
use axum::http::StatusCode;
use axum::response::Response;
use exercise::event::Event;
use exercise::team::later::{Row, What};
use exercise::{Command, Refusal};
use live::ActError;
use scenario::papers::DECISION;
use scenario::structure::Role;
use words::Arg;

#[derive(Template)]
#[template(path = "room/later.html")]
struct Page {
    frame: Frame,
    base: String,
    title: String,
    part: String,
    bar: String,
    upto: u64,
}

type At = Path<(String, String)>;

/// The seat, if it is the recorder's own.
async fn own(site: &Site, at: &(String, String), passed: &MaybePassed, visitor: &Visitor) -> Result<Open, Problem> {
    let open = Open::new(site, &at.0, &at.1, passed, false, visitor.words).await?;
    if open.role == Role::Recorder { Ok(open) } else { Err(Problem::Refused(Refusal::NotYours)) }
}

pub(crate) async fn show(
    State(site): State<Site>,
    Path(at): At,
    passed: MaybePassed,
    visitor: Visitor,
) -> Result<Response, Problem> {
    let open = own(&site, &at, &passed, &visitor).await?;
    page(&site, &open, visitor, Given::default(), Ok(0)).await
}

/// The empty sheet.
pub(crate) async fn template(
    State(site): State<Site>,
    Path(at): At,
    passed: MaybePassed,
    visitor: Visitor,
) -> Result<Response, Problem> {
    let open = own(&site, &at, &passed, &visitor).await?;
    let (columns, rows) = later::template(visitor.words, &open.pack);
    download(&visitor.words.t("watch-later-title"), &columns, &rows, "on-paper.xlsx")
}

pub(crate) async fn row(
    State(site): State<Site>,
    Path(at): At,
    passed: MaybePassed,
    visitor: Visitor,
    Form(given): Form<Given>,
) -> Result<Response, Problem> {
    let open = own(&site, &at, &passed, &visitor).await?;
    let rows = given.sheet();
    enter(&site, &open, visitor, given, Ok(rows)).await
}

pub(crate) async fn sheet(
    State(site): State<Site>,
    Path(at): At,
    passed: MaybePassed,
    visitor: Visitor,
    form: Multipart,
) -> Result<Response, Problem> {
    let open = own(&site, &at, &passed, &visitor).await?;
    let (bytes, given) = later::upload(form).await?;
    let rows = book::read(&bytes).map_err(|error| visitor.words.named("import", error.name()));
    enter(&site, &open, visitor, given, rows).await
}

async fn enter(
    site: &Site,
    open: &Open,
    visitor: Visitor,
    given: Given,
    rows: Result<Rows, String>,
) -> Result<Response, Problem> {
    let words = visitor.words;
    let (seen, _) = open.fold(site).await?;
    let done = match rows.map_err(|wrong| vec![wrong]).and_then(|rows| read(open, &seen, &given, &rows)) {
        Ok(rows) => {
            let count = rows.len();
            let id = Some(given.id.as_str()).filter(|id| !id.is_empty());
            match site.house.act(&open.log, &open.seat, &Command::EnterLater { rows }, id).await {
                Ok(_) => Ok(count),
                Err(ActError::Refused(refusal)) => Err(vec![later::refused(words, &refusal)]),
                Err(error) => return Err(error.into()),
            }
        }
        Err(wrong) => Err(wrong),
    };
    page(site, open, visitor, given, done).await
}

fn read(open: &Open, seen: &Seen, given: &Given, rows: &Rows) -> Result<Vec<Row>, Vec<String>> {
    let words = open.desk.words;
    let zero = given.zero().map_err(|()| vec![words.t("watch-later-bad-start")])?;
    let structure = &open.pack.structure;
    let player = |s: &scenario::structure::Subject| {
        let seat = structure.seats.iter().find(|seat| structure.played_by(seat).is_some_and(|p| p.id == s.id))?;
        Some((s.line.clone(), seat.id.clone()))
    };
    let players = structure.subjects.iter().filter_map(player).collect();
    let sheet = Sheet { pack: &open.pack, words, voice: seen.voice.clone(), players, zero };
    sheet.read(rows).map_err(|faults| faults.iter().map(|fault| fault.say(words)).collect())
}

async fn page(
    site: &Site,
    open: &Open,
    mut visitor: Visitor,
    given: Given,
    done: Result<usize, Vec<String>>,
) -> Result<Response, Problem> {
    let words = visitor.words;
    let base = open.desk.base.clone();
    visitor.path = format!("{base}/later");
    let (seen, _) = open.fold(site).await?;
    let (lines, who, papers) = later::choices(words, &open.pack, |seat| seats::title(&open.pack, words, seat));
    let status = if done.is_err() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    let (done, wrong) = match done {
        Ok(0) => (String::new(), Vec::new()),
        Ok(n) => {
            let n = Arg::Number(i64::try_from(n).unwrap_or(i64::MAX));
            (words.text("watch-later-done", &[("n", n)]), Vec::new())
        }
        Err(wrong) => (String::new(), wrong),
    };
    let given = if wrong.is_empty() { Given { start: given.start, ..Given::default() } } else { given };
    let (given, decided) = given.apart();
    // Who may not read decisions is not asked for them.
    let reads = open.pack.papers.find(DECISION).is_some_and(|paper| paper.read_by(open.role));
    let decision = later::decision(words, &open.pack, |seat| seats::title(&open.pack, words, seat), decided);
    let part = Part {
        words,
        here: format!("{base}/later"),
        open: open.on_paper || seen.over.is_some(),
        lines,
        who,
        papers,
        grades: grades(words),
        standings: standings(words),
        decision: decision.filter(|_| reads),
        told: told(site, open, &seen).await?,
        done,
        wrong,
        given,
        id: later::form_id()?,
    };
    let title = seats::title(&open.pack, words, &open.seat);
    let (part, bar) = (render(part.render())?, bar::bar(site, open, &seen, false, String::new()).await?);
    let page = Page { base, title, part, bar, upto: seen.upto, frame: Frame::new(visitor) };
    Ok(html(status, &page))
}

/// What was entered, as far as the recorder reads it.
async fn told(site: &Site, open: &Open, seen: &Seen) -> Result<Vec<Told>, Problem> {
    let words = open.desk.words;
    let viewer = exercise::view::Viewer::of_team(&open.seat, open.role, &open.pack);
    let mut all: Vec<(i64, Told)> = Vec::new();
    for (_, h) in open.all(site).await? {
        let Event::EnteredLater { row } = &h.event else { continue };
        if exercise::view::view(viewer, &h).is_none() {
            continue;
        }
        let who = match &row.what {
            What::Words { far_end: true, .. } => words.t("call-far-end"),
            _ if row.place.is_empty() => String::new(),
            _ => seats::title(&seen.pack, words, &row.place),
        };
        let lang = match &row.what {
            What::Words { .. } => open.desk.languages.get(&h.line).filter(|l| *l != words.tag()).cloned(),
            What::Paper { .. } => None,
        };
        let told = Told {
            clock: clock(row.play_ms),
            who,
            text: later::told(Called::new(words, &open.pack), &row.what),
            lang: lang.unwrap_or_default(),
            by: seats::title(&seen.pack, words, &h.seat),
        };
        all.push((row.play_ms, told));
    }
    all.sort_by_key(|(at, _)| *at);
    Ok(all.into_iter().map(|(_, told)| told).collect())
}
