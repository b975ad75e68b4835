//! `/control/{exercise}/team/{team}/later`: what a team played on paper, entered by control. It is an order like any other:
//! it stands in the exercise's own log first, with the account that gave it.

use super::class::{Class, Opened, TeamWatch};
use super::debrief::download;
use super::draw::{Bar, clock, entered_by, rendered};
use crate::pages::frame::{Frame, html};
use crate::problem::Problem;
use crate::room::later::{self, Given, Part, Sheet, Told};
use crate::room::paper::{grades, standings};
use crate::site::Site;
use crate::staff::who::Staff;
use crate::visitor::Visitor;
use ::report::sheet::{self as book, Rows};
use askama::Template;
use axum::extract::{Form, Multipart, Path, State};
use axum::http::StatusCode;
use axum::response::Response;
use exercise::delivery::{Actor, Command};
use exercise::team::later::Row;
use exercise::team::order::Order;
use exercise::view::Shown;
use words::Arg;

#[derive(Template)]
#[template(path = "control/later.html")]
struct Page {
    frame: Frame,
    bar: Bar,
    team: String,
    part: String,
}

type At = Path<(String, String)>;

pub(crate) async fn show(Path((_, team)): At, Opened { class, staff, visitor }: Opened) -> Result<Response, Problem> {
    page(&class, &team, staff, visitor, Given::default(), Ok(0))
}

/// The empty sheet.
pub(crate) async fn template(Path((_, team)): At, Opened { class, visitor, .. }: Opened) -> Result<Response, Problem> {
    class.team(&team).ok_or(Problem::NotFound)?;
    let (columns, rows) = later::template(visitor.words, &class.pack);
    download(&visitor.words.t("watch-later-title"), &columns, &rows, "on-paper.xlsx")
}

pub(crate) async fn row(
    State(site): State<Site>,
    Path((exercise, team)): At,
    staff: Staff,
    visitor: Visitor,
    Form(given): Form<Given>,
) -> Result<Response, Problem> {
    let rows = given.sheet();
    enter(&site, &exercise, &team, staff, visitor, given, Ok(rows)).await
}

pub(crate) async fn sheet(
    State(site): State<Site>,
    Path((exercise, team)): At,
    staff: Staff,
    visitor: Visitor,
    form: Multipart,
) -> Result<Response, Problem> {
    let (bytes, given) = later::upload(form).await?;
    let rows = book::read(&bytes).map_err(|error| visitor.words.named("import", error.name()));
    enter(&site, &exercise, &team, staff, visitor, given, rows).await
}

async fn enter(
    site: &Site,
    exercise: &str,
    team: &str,
    staff: Staff,
    visitor: Visitor,
    given: Given,
    rows: Result<Rows, String>,
) -> Result<Response, Problem> {
    let words = visitor.words;
    let mut class = Class::open(site, exercise, words).await?;
    let read = class.team(team).ok_or(Problem::NotFound).map(|t| rows.map(|rows| read(&class, t, &given, &rows)))?;
    let done = match read.unwrap_or_else(|wrong| Err(vec![wrong])) {
        Ok(rows) => order(site, &class, team, &staff, &given.id, rows).await?.map_err(|wrong| vec![wrong]),
        Err(wrong) => Err(wrong),
    };
    class.catch_up(site).await?;
    page(&class, team, staff, visitor, given, done)
}

fn read(class: &Class, team: &TeamWatch, given: &Given, rows: &Rows) -> Result<Vec<Row>, Vec<String>> {
    let words = class.words;
    let zero = given.zero().map_err(|()| vec![words.t("watch-later-bad-start")])?;
    let structure = class.structure();
    let line_of = |subject: &String| structure.subjects.iter().find(|s| s.id == *subject).map(|s| s.line.clone());
    let players = team.plan.played.iter().filter_map(|(subject, seat)| Some((line_of(subject)?, seat.clone())));
    let sheet = Sheet { pack: &class.pack, words, voice: team.now.voice.clone(), players: players.collect(), zero };
    sheet.read(rows).map_err(|faults| faults.iter().map(|fault| fault.say(words)).collect())
}

/// Gives the order, after what the team's log would say to it: an order that cannot be carried out says nothing.
async fn order(
    site: &Site,
    class: &Class,
    team: &str,
    staff: &Staff,
    id: &str,
    rows: Vec<Row>,
) -> Result<Result<usize, String>, Problem> {
    let watch = class.team(team).ok_or(Problem::NotFound)?;
    let checked = site
        .house
        .look(&watch.log, |scene, state, _| exercise::team::later::events(scene, state, &rows).map(|e| e.len()))
        .await?;
    let count = match checked {
        Ok(count) => count,
        Err(refusal) => return Ok(Err(later::refused(class.words, &refusal))),
    };
    let command = Command::Order { teams: vec![team.to_owned()], order: Order::EnterLater { rows } };
    let id = Some(id).filter(|id| !id.is_empty());
    site.house.direct(&class.log, &Actor::Control(staff.id.clone()), &command, id).await?;
    Ok(Ok(count))
}

fn page(
    class: &Class,
    team: &str,
    staff: Staff,
    visitor: Visitor,
    given: Given,
    done: Result<usize, Vec<String>>,
) -> Result<Response, Problem> {
    let words = class.words;
    let team = class.team(team).ok_or(Problem::NotFound)?;
    let (lines, who, papers) = later::choices(words, &class.pack, |seat| class.seat_title(seat));
    let status = if done.is_err() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    let number = |n: usize| Arg::Number(i64::try_from(n).unwrap_or(i64::MAX));
    let (done, wrong) = match done {
        Ok(0) => (String::new(), Vec::new()),
        Ok(n) => (words.text("watch-later-done", &[("n", number(n))]), Vec::new()),
        Err(wrong) => (String::new(), wrong),
    };
    // What could not be entered stays, to be mended; the time when the scene began stays in any case.
    let given = if wrong.is_empty() { Given { start: given.start, ..Given::default() } } else { given };
    let (given, decided) = given.apart();
    let part = Part {
        words,
        here: format!("{}/team/{}/later", class.base(), team.plan.id),
        open: team.is_over() || team.plan.on_paper,
        lines,
        who,
        papers,
        grades: grades(words),
        standings: standings(words),
        decision: later::decision(words, &class.pack, |seat| class.seat_title(seat), decided),
        told: told(class, team),
        done,
        wrong,
        given,
        id: later::form_id()?,
    };
    let page = Page {
        team: team.plan.id.clone(),
        part: rendered(&part),
        bar: Bar::new(class, staff.name, "team"),
        frame: Frame::new(visitor),
    };
    Ok(html(status, &page))
}

/// Everything that was entered, by the time at which it happened.
fn told(class: &Class, team: &TeamWatch) -> Vec<Told> {
    let mut all: Vec<(i64, Told)> = Vec::new();
    for entry in team.chronicle.entries.iter() {
        let (Some(by), Shown::Ours { .. } | Shown::Theirs { .. }) = (&entry.later, &entry.what) else { continue };
        let row = super::draw::row(class, team, entry);
        let told = Told {
            clock: row.clock,
            who: row.who,
            text: row.text,
            lang: row.lang,
            by: entered_by(class, team, entry.n, by),
        };
        all.push((entry.at, told));
    }
    for (paper, items) in &team.chronicle.seen.papers {
        for item in items {
            let Some(by) = &item.later else { continue };
            let what = exercise::team::later::What::Paper { paper: paper.clone(), fields: item.fields.clone() };
            let who = if item.by.is_empty() { String::new() } else { class.who_then(team, &item.by, item.n) };
            let text = later::told(class.called(), &what);
            all.push((
                item.at,
                Told { clock: clock(item.at), who, text, lang: String::new(), by: entered_by(class, team, item.n, by) },
            ));
        }
    }
    all.sort_by_key(|(at, _)| *at);
    all.into_iter().map(|(_, told)| told).collect()
}
