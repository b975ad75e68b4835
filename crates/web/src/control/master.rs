//! The master list: `/control/{exercise}/master` shows it and takes it in again, `master.xlsx` is what is taken away.
//! Minutes and words that were changed outside become orders of control; everything else in the sheet is to be read.

use super::class::{Class, TeamWatch};
use super::debrief::download;
use super::draw::{Bar, clock};
use super::injects::{self, Stand, read_minute};
use crate::pages::frame::{Frame, html};
use crate::problem::Problem;
use crate::site::Site;
use crate::staff::who::Staff;
use crate::visitor::Visitor;
use ::report::sheet::{self, Column, Rows};
use askama::Template;
use axum::extract::{Multipart, Path, State};
use axum::http::StatusCode;
use axum::response::Response;
use exercise::delivery::{Actor, Command};
use exercise::team::order::{InjectChange, Order};
use live::course::Date;
use words::{Arg, Words};

/// Columns whose name never changes; those of the texts come after them, one for each language.
const NAMES: [&str; 11] = ["team", "id", "state", "kind", "to", "when", "minute", "planned", "clock", "zone", "own"];
/// Characters of an inject's words.
const TEXT_CHARS: usize = exercise::limits::MARK_CHARS;

struct ListRow {
    team: String,
    at: String,
    state: &'static str,
    state_text: String,
    kind: String,
    to: String,
    text: String,
}

#[derive(Template)]
#[template(path = "control/master.html")]
struct Page {
    frame: Frame,
    bar: Bar,
    rows: Vec<ListRow>,
    /// What came of a list that was taken in.
    done: String,
    wrong: Vec<String>,
}

pub(crate) async fn show(
    State(site): State<Site>,
    Path(exercise): Path<String>,
    staff: Staff,
    visitor: Visitor,
) -> Result<Response, Problem> {
    let class = Class::open(&site, &exercise, visitor.words).await?;
    Ok(html(StatusCode::OK, &page(&class, staff, visitor, String::new(), Vec::new())))
}

fn page(class: &Class, staff: Staff, visitor: Visitor, done: String, wrong: Vec<String>) -> Page {
    let words = class.words;
    let mut rows: Vec<(i64, ListRow)> = Vec::new();
    for team in &class.teams {
        let sent = |id: &str| team.chronicle.injected.get(id).map(|(at, _)| *at);
        for (inject, stand) in injects::sorted(class.structure(), &team.now, sent) {
            let to: Vec<String> = inject.to.iter().map(|seat| class.seat_title(seat)).collect();
            let row = ListRow {
                team: team.plan.id.clone(),
                at: stand.at().map(clock).unwrap_or_default(),
                state: stand.name(),
                state_text: words.named("control-inject", stand.name()),
                kind: super::team::kind(words, inject.kind),
                to: to.join(", "),
                text: super::overview::preview(&super::overview::inject_text(class, team, &inject.id)),
            };
            rows.push((stand.at().unwrap_or(i64::MAX), row));
        }
    }
    rows.sort_by_key(|(at, _)| *at);
    Page {
        rows: rows.into_iter().map(|(_, row)| row).collect(),
        done,
        wrong,
        bar: Bar::new(class, staff.name, "master"),
        frame: Frame::new(visitor),
    }
}

pub(crate) async fn export(
    State(site): State<Site>,
    Path(exercise): Path<String>,
    _staff: Staff,
    visitor: Visitor,
) -> Result<Response, Problem> {
    let class = Class::open(&site, &exercise, visitor.words).await?;
    let columns = columns(&class);
    let rows: Vec<Vec<String>> = class.teams.iter().flat_map(|t| rows(&class, t)).collect();
    download(&visitor.words.t("control-master"), &columns, &rows, "master.xlsx")
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
        choices: Vec::new(),
    };
    let mut out: Vec<Column> = NAMES.iter().map(column).collect();
    for tag in &class.structure().languages {
        let language = crate::pages::start::language(tag);
        let heading = class.words.text("control-column-text", &[("language", Arg::Text(&language))]);
        out.push(Column { heading, width: 60, choices: Vec::new() });
    }
    out
}

fn rows(class: &Class, team: &TeamWatch) -> Vec<Vec<String>> {
    let words = class.words;
    let sent = |id: &str| team.chronicle.injected.get(id).map(|(at, _)| *at);
    let row = |(inject, stand): (&scenario::structure::Inject, Stand)| {
        let to: Vec<String> = inject.to.iter().map(|seat| class.seat_title(seat)).collect();
        let wall = wall(team, &inject.id, stand);
        let mut out = vec![
            team.plan.id.clone(),
            inject.id.clone(),
            words.named("control-inject", stand.name()),
            super::team::kind(words, inject.kind),
            to.join(", "),
            injects::condition(words, &inject.when, |key| class.text(key)),
            stand.at().map(clock).unwrap_or_default(),
            injects::planned(inject, class.structure()).map(clock).unwrap_or_default(),
            wall.map(stamp).unwrap_or_default(),
            if wall.is_some() { "UTC".to_owned() } else { String::new() },
            team.now.hands.get(&inject.id).and_then(|h| h.text.clone()).unwrap_or_default(),
        ];
        for tag in &class.structure().languages {
            out.push(class.pack.text(tag, &format!("inject.{}", inject.id)).unwrap_or_default().trim().to_owned());
        }
        out
    };
    injects::sorted(class.structure(), &team.now, sent).into_iter().map(row).collect()
}

/// The wall time of an inject: when it was sent, or when it comes if the clock goes on as it does now.
fn wall(team: &TeamWatch, inject: &str, stand: Stand) -> Option<i64> {
    match stand {
        Stand::Sent(_) => team.chronicle.injected.get(inject).map(|(_, wall)| *wall),
        Stand::Due(at) if team.now.running => Some(team.now.wall + (at - team.now.play_ms).max(0)),
        _ => None,
    }
}

/// A stamp as day and time, in UTC.
pub(crate) fn stamp(ms: i64) -> String {
    let seconds = ms.div_euclid(1_000).rem_euclid(86_400);
    let day = Date::of(ms).map(|d| d.to_string()).unwrap_or_default();
    format!("{day} {:02}:{:02}:{:02}", seconds / 3_600, seconds / 60 % 60, seconds % 60)
}

/// What a row asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Change {
    team: String,
    inject: String,
    to: InjectChange,
}

/// What is so with an inject, as far as a list can change it.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Known {
    team: String,
    inject: String,
    open: bool,
    at: Option<i64>,
    own: String,
}

/// Why a row was passed over; the number is its place in the sheet.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Fault {
    NoHeadings,
    Unknown(usize),
    Minute(usize),
    TooLong(usize),
    /// It has happened, or will not.
    Over(usize),
}

/// Compares a sheet with what is so. Headings are known in every language of the program, in any order.
fn changes(rows: &Rows, known: &[Known]) -> Result<(Vec<Change>, Vec<Fault>), Fault> {
    let (head, place) =
        rows.iter().enumerate().find_map(|(n, row)| Some((n, places(row)?))).ok_or(Fault::NoHeadings)?;
    let (mut out, mut faults) = (Vec::new(), Vec::new());
    for (n, row) in rows.iter().enumerate().skip(head + 1) {
        let cell = |at: Option<usize>| at.and_then(|at| row.get(at)).map(|c| c.trim()).unwrap_or_default();
        let (team, inject) = (cell(Some(place.team)), cell(Some(place.id)));
        if team.is_empty() && inject.is_empty() {
            continue;
        }
        // Spreadsheets like to make a number of a team's name.
        let team = team.strip_suffix(".0").unwrap_or(team);
        let Some(known) = known.iter().find(|k| k.team == team && k.inject == inject) else {
            faults.push(Fault::Unknown(n + 1));
            continue;
        };
        let mut asked = Vec::new();
        let minute = cell(place.minute);
        if !minute.is_empty() {
            match read_minute(minute) {
                // A clock shows whole seconds: the same second is no change.
                Some(ms) if known.at.map(|at| at / 1_000) != Some(ms / 1_000) => {
                    asked.push(InjectChange::Moved { play_ms: ms })
                }
                Some(_) => {}
                None => faults.push(Fault::Minute(n + 1)),
            }
        }
        let own = cell(place.own).replace("\r\n", "\n");
        if own.chars().count() > TEXT_CHARS {
            faults.push(Fault::TooLong(n + 1));
        } else if place.own.is_some() && !own.is_empty() && own != known.own {
            asked.push(InjectChange::Edited { text: own });
        }
        if !asked.is_empty() && !known.open {
            faults.push(Fault::Over(n + 1));
            continue;
        }
        let change = |to| Change { team: known.team.clone(), inject: known.inject.clone(), to };
        out.extend(asked.into_iter().map(change));
    }
    Ok((out, faults))
}

struct Places {
    team: usize,
    id: usize,
    minute: Option<usize>,
    own: Option<usize>,
}

fn places(row: &[String]) -> Option<Places> {
    let at = |name: &str| {
        let called = |cell: &String| {
            let cell = cell.trim().to_lowercase();
            let named = |w: &Words| w.named("control-column", name).to_lowercase() == cell;
            cell == name || Words::languages().iter().any(named)
        };
        row.iter().position(called)
    };
    Some(Places { team: at("team")?, id: at("id")?, minute: at("minute"), own: at("own") })
}

pub(crate) async fn import(
    State(site): State<Site>,
    Path(exercise): Path<String>,
    staff: Staff,
    visitor: Visitor,
    mut form: Multipart,
) -> Result<Response, Problem> {
    let words = visitor.words;
    let mut class = Class::open(&site, &exercise, words).await?;
    let mut bytes = Vec::new();
    while let Some(field) = form.next_field().await.map_err(|_| Problem::BadRequest)? {
        if field.name() == Some("file") {
            bytes = field.bytes().await.map_err(|_| Problem::TooLarge)?.to_vec();
        }
    }
    let rows = match sheet::read(&bytes) {
        Ok(rows) => rows,
        Err(error) => {
            let wrong = vec![words.named("import", error.name())];
            return Ok(html(StatusCode::BAD_REQUEST, &page(&class, staff, visitor, String::new(), wrong)));
        }
    };
    let (asked, faults) = match changes(&rows, &known(&class)) {
        Ok(found) => found,
        Err(fault) => {
            let wrong = vec![say(words, &fault)];
            return Ok(html(StatusCode::BAD_REQUEST, &page(&class, staff, visitor, String::new(), wrong)));
        }
    };
    let control = Actor::Control(staff.id.clone());
    for change in &asked {
        let order = Order::Set { inject: change.inject.clone(), to: change.to.clone() };
        let command = Command::Order { teams: vec![change.team.clone()], order };
        site.house.direct(&class.log, &control, &command, None).await?;
    }
    class.catch_up(&site).await?;
    let number = Arg::Number(i64::try_from(asked.len()).unwrap_or(i64::MAX));
    let done = words.text("control-master-done", &[("n", number)]);
    let wrong = faults.iter().map(|fault| say(words, fault)).collect();
    Ok(html(StatusCode::OK, &page(&class, staff, visitor, done, wrong)))
}

fn known(class: &Class) -> Vec<Known> {
    let of = |team: &TeamWatch| {
        let sent = |id: &str| team.chronicle.injected.get(id).map(|(at, _)| *at);
        let one = |(inject, stand): (&scenario::structure::Inject, Stand)| Known {
            team: team.plan.id.clone(),
            inject: inject.id.clone(),
            open: stand.is_open(),
            at: stand.at(),
            own: team.now.hands.get(&inject.id).and_then(|h| h.text.clone()).unwrap_or_default(),
        };
        injects::sorted(class.structure(), &team.now, sent).into_iter().map(one).collect::<Vec<_>>()
    };
    class.teams.iter().flat_map(of).collect()
}

fn say(words: &Words, fault: &Fault) -> String {
    let row = |id: &str, n: usize| words.text(id, &[("n", Arg::Number(i64::try_from(n).unwrap_or(i64::MAX)))]);
    match fault {
        Fault::NoHeadings => words.t("control-master-no-headings"),
        Fault::Unknown(n) => row("control-master-unknown", *n),
        Fault::Minute(n) => row("control-master-minute", *n),
        Fault::TooLong(n) => row("control-master-long", *n),
        Fault::Over(n) => row("control-master-over", *n),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    fn known() -> Vec<Known> {
        let one = |team: &str, inject: &str, open, at, own: &str| Known {
            team: team.to_owned(),
            inject: inject.to_owned(),
            open,
            at,
            own: own.to_owned(),
        };
        vec![
            one("1", "mh_note", true, Some(300_400), ""),
            one("1", "exit_note", true, None, "Own words;\nin \"two\" lines"),
            one("2", "mh_note", false, Some(61_000), ""),
        ]
    }

    /// The sheet of what is known, in a language, as it is taken away.
    fn away(tag: &str) -> (Vec<String>, Rows) {
        let words = Words::for_tag(tag);
        let head: Vec<String> = ["team", "id", "minute", "own"].map(|n| words.named("control-column", n)).to_vec();
        let row =
            |k: &Known| vec![k.team.clone(), k.inject.clone(), k.at.map(clock).unwrap_or_default(), k.own.clone()];
        (head, known().iter().map(row).collect())
    }

    #[rstest]
    #[case("en")]
    #[case("ru")]
    fn a_list_that_was_taken_away_and_brought_back_changes_nothing(#[case] tag: &str) {
        let (head, body) = away(tag);
        let columns: Vec<Column> =
            head.iter().map(|h| Column { heading: h.clone(), width: 10, choices: Vec::new() }).collect();
        let book = sheet::write("x", &columns, &body).unwrap();
        let back = sheet::read(&book).unwrap();
        assert_eq!(back[1..].iter().map(|r| r[1].clone()).collect::<Vec<_>>(), ["mh_note", "exit_note", "mh_note"]);
        assert_eq!(changes(&back, &known()), Ok((Vec::new(), Vec::new())));
    }

    #[test]
    fn changed_minutes_and_words_become_orders_also_from_a_list_with_semicolons() {
        let csv = "\u{feff}id;minute;team;own\r\nmh_note;6:30;1;\r\nexit_note;;1;\"Новое; слово\"\r\n";
        let rows = sheet::read(csv.as_bytes()).unwrap();
        let (asked, faults) = changes(&rows, &known()).unwrap();
        let change = |inject: &str, to| Change { team: "1".to_owned(), inject: inject.to_owned(), to };
        let moved = change("mh_note", InjectChange::Moved { play_ms: 390_000 });
        let edited = change("exit_note", InjectChange::Edited { text: "Новое; слово".to_owned() });
        assert_eq!((asked, faults), (vec![moved, edited], vec![]));
    }

    #[test]
    fn what_cannot_be_done_is_said_with_its_row() {
        let long = "x".repeat(TEXT_CHARS + 1);
        let rows: Rows = [
            vec!["team", "id", "minute", "own"],
            vec!["1", "mh_note", "soon", ""],
            vec!["1", "nothing", "1", ""],
            vec!["2", "mh_note", "9", ""],
            vec!["1", "exit_note", "", &long],
        ]
        .into_iter()
        .map(|r| r.into_iter().map(str::to_owned).collect())
        .collect();
        let (asked, faults) = changes(&rows, &known()).unwrap();
        assert!(asked.is_empty());
        assert_eq!(faults, [Fault::Minute(2), Fault::Unknown(3), Fault::Over(4), Fault::TooLong(5)]);
        assert_eq!(changes(&rows[1..].to_vec(), &known()), Err(Fault::NoHeadings));
    }

    #[test]
    fn a_stamp_is_a_day_and_a_time() {
        assert_eq!(stamp(1_779_000_061_999), "2026-05-17 06:41:01");
    }
}
