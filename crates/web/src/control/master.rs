//! The master list: `/control/{exercise}/master` shows it and takes it in again, `master.xlsx` is what is taken away.
//! What was changed outside becomes orders of control (`read`), and what cannot become one is said row by row.

mod read;

use super::class::{Class, Opened, TeamWatch};
use super::debrief::download;
use super::draw::{Bar, Region, clock, rendered};
use super::injects::{self, Buttons, OnList, Stand};
use super::{overview, timeline, whom};
use crate::pages::frame::{Frame, html};
use crate::problem::Problem;
use crate::site::Site;
use crate::staff::who::Staff;
use crate::visitor::Visitor;
use crate::zone::Zone;
use ::report::sheet::{self, Column};
use askama::Template;
use axum::extract::{Form, Multipart, Query, State};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Redirect, Response};
use exercise::delivery::{Actor, Command};
use read::{Ground, Known, Runs};
use serde::Deserialize;
use std::collections::BTreeMap;
use words::{Arg, Words};

/// Columns whose name never changes; those of the texts come after them, one for each language.
const NAMES: [&str; 11] = ["team", "id", "state", "kind", "to", "when", "minute", "planned", "clock", "zone", "own"];

struct ListRow {
    team: String,
    id: String,
    at: String,
    state: &'static str,
    state_text: String,
    kind: String,
    to: String,
    /// Nobody sits where it goes.
    nobody: bool,
    text: String,
    /// Where they are not in the reader's language: its tag, and a note that names it.
    lang: String,
    note: String,
    /// Time of day, where it can be known.
    clock: String,
    /// Its time in the case, where that goes on at another rate.
    case: String,
    when: String,
    buttons: String,
}

/// The list as a table. A page that stands open takes it over row by row.
#[derive(Template)]
#[template(path = "control/master-list.html")]
struct Table {
    words: &'static Words,
    base: String,
    zone: String,
    /// The case goes on at another rate than play time.
    cases: bool,
    rows: Vec<ListRow>,
}

#[derive(Template)]
#[template(path = "control/master.html")]
struct Page {
    frame: Frame,
    bar: Bar,
    upto: u64,
    /// The team whose rows alone are shown; empty for all.
    only: String,
    /// The list as strips over play time, and as a table.
    strips: String,
    list: String,
    zone: String,
    zones: Vec<String>,
    /// What came of a list that was taken in.
    done: String,
    wrong: Vec<String>,
}

/// Which rows are asked for.
#[derive(Deserialize)]
pub(crate) struct Asked {
    #[serde(default)]
    team: String,
}

pub(crate) async fn show(
    Query(asked): Query<Asked>,
    Opened { class, staff, visitor }: Opened,
) -> Result<Response, Problem> {
    let only = class.team(&asked.team).map(|t| t.plan.id.clone()).unwrap_or_default();
    let list = rendered(&table(&class, &only));
    let page = Page { only, list, ..page(&class, staff, visitor, String::new(), Vec::new()) };
    Ok(html(StatusCode::OK, &page))
}

fn page(class: &Class, staff: Staff, visitor: Visitor, done: String, wrong: Vec<String>) -> Page {
    Page {
        upto: class.upto(),
        only: String::new(),
        strips: rendered(&timeline::part(class)),
        list: rendered(&table(class, "")),
        done,
        wrong,
        zone: class.zone.name().to_owned(),
        zones: Zone::all(),
        bar: Bar::new(class, staff.name, "master"),
        frame: Frame::new(visitor),
    }
}

/// What changes while the exercise runs, with the rows of one team or, where none is named, of all.
pub(crate) fn regions(class: &Class, only: &str) -> Vec<Region> {
    let mut out = timeline::regions(class);
    out.push(Region::of("master", &table(class, only)));
    out
}

fn table(class: &Class, only: &str) -> Table {
    let words = class.words;
    let mut rows: Vec<(i64, ListRow)> = Vec::new();
    for team in class.teams.iter().filter(|t| only.is_empty() || t.plan.id == only) {
        for (inject, stand) in injects::with_sent(class, team) {
            let (text, lang) = match team.chronicle.at_once.get(inject.id()) {
                Some((sent, _)) => (sent.text.clone(), String::new()),
                None => overview::team_text(class, team, inject.id()),
            };
            let of = overview::preview(&overview::inject_text(class, team, inject.id()));
            let named = format!("{} {}: {of}", words.t("lobby-team"), team.plan.id);
            let buttons = || rendered(&Buttons::new(class, team, inject.id(), stand, named, true));
            let row = ListRow {
                team: team.plan.id.clone(),
                id: inject.id().to_owned(),
                at: stand.at().map(clock).unwrap_or_default(),
                clock: wall(team, inject.id(), stand).map(|ms| class.zone.seconds(ms)).unwrap_or_default(),
                case: stand.at().and_then(|at| injects::case_time(words, class.structure(), at)).unwrap_or_default(),
                state: stand.name(),
                state_text: words.named("control-inject", stand.name()),
                kind: inject.kind(words),
                to: inject.to(class),
                nobody: stand != Stand::Never && inject.reaches_nobody(class, team),
                when: inject.waits_for(class, team),
                buttons: if stand.is_open() { buttons() } else { String::new() },
                text: overview::preview(&text),
                note: overview::language_note(words, &lang),
                lang,
            };
            rows.push((stand.at().unwrap_or(i64::MAX), row));
        }
    }
    rows.sort_by_key(|(at, _)| *at);
    Table {
        words,
        base: class.base(),
        zone: class.zone.name().to_owned(),
        cases: class.structure().case_rate > 1,
        rows: rows.into_iter().map(|(_, row)| row).collect(),
    }
}

pub(crate) async fn export(Opened { class, visitor, .. }: Opened) -> Result<Response, Problem> {
    let columns = columns(&class);
    let rows: Vec<Vec<String>> = class.teams.iter().flat_map(|t| rows(&class, t)).collect();
    download(&visitor.words.t("control-master"), &columns, &rows, "master.xlsx")
}

/// The same as text with semicolons.
pub(crate) async fn export_csv(Opened { class, .. }: Opened) -> Result<Response, Problem> {
    let rows: Vec<Vec<String>> = class.teams.iter().flat_map(|t| rows(&class, t)).collect();
    let headers = [
        (header::CONTENT_TYPE, "text/csv; charset=utf-8"),
        (header::CONTENT_DISPOSITION, "attachment; filename=\"master.csv\""),
    ];
    Ok((headers, sheet::csv(&columns(&class), &rows)).into_response())
}

#[derive(Deserialize)]
pub(crate) struct Chosen {
    #[serde(default)]
    zone: String,
}

/// Another time zone for this exercise.
pub(crate) async fn choose_zone(
    State(site): State<Site>,
    Opened { class, staff, visitor }: Opened,
    Form(chosen): Form<Chosen>,
) -> Result<Response, Problem> {
    let Some(zone) = Zone::named(&chosen.zone) else {
        let wrong = vec![visitor.words.text("watch-zone-unknown", &[("zone", Arg::Text(chosen.zone.trim()))])];
        return Ok(html(StatusCode::UNPROCESSABLE_ENTITY, &page(&class, staff, visitor, String::new(), wrong)));
    };
    site.house.set_zone(&class.log, zone.name()).await?;
    Ok(Redirect::to(&format!("{}/master", class.base())).into_response())
}

fn columns(class: &Class) -> Vec<Column> {
    let wide = |name: &str| match name {
        "own" => 40,
        "when" | "to" => 24,
        _ => 12,
    };
    let column = |name: &&str| Column {
        heading: class.words.named("control-column", name),
        width: wide(name),
        ..Column::default()
    };
    let mut out: Vec<Column> = NAMES.iter().map(column).collect();
    for tag in &class.structure().languages {
        let language = crate::pages::start::language(tag);
        let heading = class.words.text("control-column-text", &[("language", Arg::Text(&language))]);
        out.push(Column { heading, width: 60, ..Column::default() });
    }
    out
}

fn rows(class: &Class, team: &TeamWatch) -> Vec<Vec<String>> {
    injects::with_sent(class, team).into_iter().map(|(inject, stand)| row(class, team, inject, stand)).collect()
}

/// An inject as it is taken away, in the reader's language.
fn row(class: &Class, team: &TeamWatch, inject: OnList<'_>, stand: Stand) -> Vec<String> {
    let words = class.words;
    let wall = wall(team, inject.id(), stand);
    let when = if let OnList::Pack(inject) = inject { Some(&inject.when) } else { None };
    let mut out = vec![
        team.plan.id.clone(),
        inject.id().to_owned(),
        words.named("control-inject", stand.name()),
        inject.kind(words),
        inject.to(class),
        when.map(|when| injects::condition(class.called(), when, |key| class.text(key))).unwrap_or_default(),
        stand.at().map(clock).unwrap_or_default(),
        inject.planned(class.structure()).map(clock).unwrap_or_default(),
        wall.map(|ms| class.zone.stamp(ms)).unwrap_or_default(),
        wall.map(|ms| class.zone.label(ms)).unwrap_or_default(),
        own(team, inject),
    ];
    for tag in &class.structure().languages {
        out.push(class.pack.text(tag, &format!("inject.{}", inject.id())).unwrap_or_default().trim().to_owned());
    }
    out
}

/// Words that are not the pack's: changed, or of an inject of control's own.
fn own(team: &TeamWatch, inject: OnList<'_>) -> String {
    let changed = team.now.hands.get(inject.id()).and_then(|h| h.text.clone());
    let first = || if let OnList::Own(_, own) = inject { own.text.clone() } else { String::new() };
    changed.unwrap_or_else(first)
}

/// The wall time of an inject: when it was sent, or when it comes if the clock goes on as it does now.
fn wall(team: &TeamWatch, inject: &str, stand: Stand) -> Option<i64> {
    match stand {
        Stand::Sent(_) => {
            let at_once = || team.chronicle.at_once.get(inject).map(|(_, wall)| *wall);
            team.chronicle.injected.get(inject).map(|(_, wall)| *wall).or_else(at_once)
        }
        Stand::Due(at) if team.now.running => Some(team.now.wall + (at - team.now.play_ms).max(0)),
        _ => None,
    }
}

pub(crate) async fn import(
    State(site): State<Site>,
    Opened { mut class, staff, visitor }: Opened,
    mut form: Multipart,
) -> Result<Response, Problem> {
    let words = visitor.words;
    let mut bytes = Vec::new();
    while let Some(field) = form.next_field().await.map_err(|_| Problem::BadRequest)? {
        if field.name() == Some("file") {
            bytes = field.bytes().await.map_err(|_| Problem::TooLarge)?.to_vec();
        }
    }
    let refused = |class: &Class, staff, visitor, wrong| {
        Ok(html(StatusCode::BAD_REQUEST, &page(class, staff, visitor, String::new(), vec![wrong])))
    };
    let rows = match sheet::read(&bytes) {
        Ok(rows) => rows,
        Err(error) => return refused(&class, staff, visitor, words.named("import", error.name())),
    };
    let (asked, faults) = match read::changes(&ground(&mut class), &rows) {
        Ok(found) => found,
        Err(fault) => return refused(&class, staff, visitor, fault.say(words)),
    };
    let control = Actor::Control(staff.id.clone());
    for change in &asked {
        let command = Command::Order { teams: vec![change.team.clone()], order: change.order.clone() };
        site.house.direct(&class.log, &control, &command, None).await?;
    }
    class.catch_up(&site).await?;
    let number = Arg::Number(i64::try_from(asked.len()).unwrap_or(i64::MAX));
    let done = words.text("control-master-done", &[("n", number)]);
    let wrong = faults.iter().map(|fault| fault.say(words)).collect();
    Ok(html(StatusCode::OK, &page(&class, staff, visitor, done, wrong)))
}

/// What a sheet is compared with: every inject as it would be taken away in each language, and the names of seats.
fn ground(class: &mut Class) -> Ground {
    let mut known: BTreeMap<(String, String), Known> = BTreeMap::new();
    let mut seats = Vec::new();
    let reader = class.words;
    for words in Words::languages() {
        class.words = words;
        for team in &class.teams {
            for (inject, stand) in injects::with_sent(class, team) {
                let key = (team.plan.id.clone(), inject.id().to_owned());
                let one = known.entry(key).or_insert_with(|| Known {
                    stand,
                    own: own(team, inject),
                    changed: team.now.hands.get(inject.id()).is_some_and(|h| h.text.is_some()),
                    rows: Vec::new(),
                });
                one.rows.push(row(class, team, inject, stand));
            }
        }
        seats.extend(class.structure().seats.iter().map(|s| (class.seat_title(&s.id), s.id.clone())));
    }
    class.words = reader;
    let runs = |team: &TeamWatch| {
        let (now, id) = (&team.now, team.plan.id.clone());
        (id, Runs { play_ms: now.play_ms, wall: now.wall, running: now.running })
    };
    Ground {
        zone: class.zone.clone(),
        teams: class.teams.iter().map(runs).collect(),
        known,
        seats,
        ours: whom::meant(class.structure(), &[], false),
        languages: class.structure().languages.clone(),
    }
}
