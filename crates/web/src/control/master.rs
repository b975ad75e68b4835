//! The master list: `/control/{exercise}/master` shows it and takes it in again, `master.xlsx` is what is taken away.
//! Minutes and words that were changed outside become orders of control; everything else in the sheet is to be read.

use super::class::{Class, Opened, TeamWatch};
use super::debrief::download;
use super::draw::{Bar, clock};
use super::injects::{self, Stand, read_minute};
use crate::pages::frame::{Frame, html};
use crate::problem::Problem;
use crate::site::Site;
use crate::staff::who::Staff;
use crate::visitor::Visitor;
use crate::zone::{NoMoment, Zone};
use ::report::sheet::{self, Column, Rows};
use askama::Template;
use axum::extract::{Form, Multipart, State};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Redirect, Response};
use exercise::delivery::{Actor, Command};
use exercise::team::order::{InjectChange, Order};
use serde::Deserialize;
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
    /// Time of day, where it can be known.
    clock: String,
}

#[derive(Template)]
#[template(path = "control/master.html")]
struct Page {
    frame: Frame,
    bar: Bar,
    rows: Vec<ListRow>,
    zone: String,
    zones: Vec<String>,
    /// What came of a list that was taken in.
    done: String,
    wrong: Vec<String>,
}

pub(crate) async fn show(Opened { class, staff, visitor }: Opened) -> Result<Response, Problem> {
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
                clock: wall(team, &inject.id, stand).map(|ms| class.zone.seconds(ms)).unwrap_or_default(),
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
        zone: class.zone.name().to_owned(),
        zones: Zone::all(),
        bar: Bar::new(class, staff.name, "master"),
        frame: Frame::new(visitor),
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
            wall.map(|ms| class.zone.stamp(ms)).unwrap_or_default(),
            wall.map(|ms| class.zone.label(ms)).unwrap_or_default(),
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
    /// Play time and wall time of the look, and whether the clock runs: then a time of day has a play time.
    play_ms: i64,
    wall: i64,
    running: bool,
}

/// Why a row was passed over; the number is its place in the sheet.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Fault {
    NoHeadings,
    Unknown(usize),
    Minute(usize),
    TooLong(usize),
    /// A time of day that is none, or in a zone that nobody knows.
    Clock(usize, NoMoment),
    /// A time of day while the clock stands has no play time.
    Stands(usize),
    /// A time of day that is over.
    Past(usize),
    /// It has happened, or will not.
    Over(usize),
}

/// Compares a sheet with what is so. Headings are known in every language of the program, in any order.
fn changes(zone: &Zone, rows: &Rows, known: &[Known]) -> Result<(Vec<Change>, Vec<Fault>), Fault> {
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
        // A minute that stands there counts: what was taken away has both, and the time of day moves with every pause.
        if minute.is_empty() && !cell(place.clock).is_empty() && known.open {
            match on_the_clock(zone, n + 1, cell(place.clock), cell(place.zone), known) {
                Ok(ms) if known.at.map(|at| at / 1_000) != Some(ms / 1_000) => {
                    asked.push(InjectChange::Moved { play_ms: ms })
                }
                Ok(_) => {}
                Err(fault) => faults.push(fault),
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

/// The play time at a time of day, if the clock goes on as it does now; `n` is the row's place.
fn on_the_clock(zone: &Zone, n: usize, typed: &str, label: &str, known: &Known) -> Result<i64, Fault> {
    let wall = zone.read(typed, label, known.wall).map_err(|why| Fault::Clock(n, why))?;
    if !known.running {
        return Err(Fault::Stands(n));
    }
    let play = known.play_ms + wall - known.wall;
    if play < known.play_ms { Err(Fault::Past(n)) } else { Ok(play) }
}

struct Places {
    team: usize,
    id: usize,
    minute: Option<usize>,
    clock: Option<usize>,
    zone: Option<usize>,
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
    let (minute, clock, zone, own) = (at("minute"), at("clock"), at("zone"), at("own"));
    Some(Places { team: at("team")?, id: at("id")?, minute, clock, zone, own })
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
    let rows = match sheet::read(&bytes) {
        Ok(rows) => rows,
        Err(error) => {
            let wrong = vec![words.named("import", error.name())];
            return Ok(html(StatusCode::BAD_REQUEST, &page(&class, staff, visitor, String::new(), wrong)));
        }
    };
    let (asked, faults) = match changes(&class.zone, &rows, &known(&class)) {
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
            play_ms: team.now.play_ms,
            wall: team.now.wall,
            running: team.now.running,
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
        Fault::Clock(n, NoMoment::Form) => row("watch-clock-form", *n),
        Fault::Clock(n, NoMoment::Zone) => row("watch-clock-zone", *n),
        Fault::Clock(n, NoMoment::Skipped) => row("watch-clock-skipped", *n),
        Fault::Stands(n) => row("watch-clock-stands", *n),
        Fault::Past(n) => row("watch-clock-past", *n),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    /// 2026-10-25, 00:30 UTC: in Zurich half an hour before summer time ends, a minute into the play.
    const NOW: i64 = 1_792_888_200_000;

    fn zurich() -> Zone {
        Zone::named("Europe/Zurich").unwrap()
    }

    fn known() -> Vec<Known> {
        let one = |team: &str, inject: &str, open, at, own: &str| Known {
            team: team.to_owned(),
            inject: inject.to_owned(),
            open,
            at,
            own: own.to_owned(),
            play_ms: 60_000,
            wall: NOW,
            running: true,
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
        assert_eq!(changes(&zurich(), &back, &known()), Ok((Vec::new(), Vec::new())));
    }

    #[test]
    fn changed_minutes_and_words_become_orders_also_from_a_list_with_semicolons() {
        let csv = "\u{feff}id;minute;team;own\r\nmh_note;6:30;1;\r\nexit_note;;1;\"Новое; слово\"\r\n";
        let rows = sheet::read(csv.as_bytes()).unwrap();
        let (asked, faults) = changes(&zurich(), &rows, &known()).unwrap();
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
        let (asked, faults) = changes(&zurich(), &rows, &known()).unwrap();
        assert!(asked.is_empty());
        assert_eq!(faults, [Fault::Minute(2), Fault::Unknown(3), Fault::Over(4), Fault::TooLong(5)]);
        assert_eq!(changes(&zurich(), &rows[1..].to_vec(), &known()), Err(Fault::NoHeadings));
    }

    fn one(heads: &str, row: &str) -> (Vec<InjectChange>, Vec<Fault>) {
        let rows = sheet::read(format!("team;id;{heads}\n1;exit_note;{row}\n").as_bytes()).unwrap();
        let (asked, faults) = changes(&zurich(), &rows, &known()).unwrap();
        (asked.into_iter().map(|c| c.to).collect(), faults)
    }

    #[rstest]
    #[case("clock", "2026-10-25 02:40:00", 660_000)]
    #[case("clock", "02:40", 660_000)]
    #[case("clock;zone", "02:40;", 660_000)]
    #[case("clock;zone", "2026-10-25 02:40:00;Europe/Zurich (UTC+02:00)", 660_000)]
    #[case("clock;zone", "2026-10-25 02:40:00;Europe/Zurich (UTC+01:00)", 4_260_000)]
    #[case("clock;zone", "05:40;Asia/Almaty", 660_000)]
    #[case("minute;clock;zone", ";00:40;UTC", 660_000)]
    #[case("minute;clock;zone", "7;00:40;UTC", 420_000)]
    fn a_time_of_day_moves_an_inject_with_and_without_its_zone(
        #[case] heads: &str,
        #[case] row: &str,
        #[case] play_ms: i64,
    ) {
        assert_eq!(one(heads, row), (vec![InjectChange::Moved { play_ms }], vec![]));
    }

    #[rstest]
    #[case("clock", "soon", Fault::Clock(2, NoMoment::Form), "2026-10-25 14:05:00")]
    #[case("clock;zone", "02:40;Middle/Earth", Fault::Clock(2, NoMoment::Zone), "Europe/Zurich")]
    #[case("clock", "2026-03-29 02:30:00", Fault::Clock(2, NoMoment::Skipped), "summer time")]
    #[case("clock", "2026-10-25 02:29:00", Fault::Past(2), "over")]
    fn a_time_of_day_that_is_none_says_what_to_do(
        #[case] heads: &str,
        #[case] row: &str,
        #[case] fault: Fault,
        #[case] remedy: &str,
    ) {
        let said = say(Words::for_tag("en"), &fault);
        assert!(said.contains(remedy), "{said}");
        assert_eq!(one(heads, row), (vec![], vec![fault]));
    }

    #[test]
    fn while_the_clock_stands_a_time_of_day_is_no_minute() {
        let rows = sheet::read("team;id;clock\n1;exit_note;02:40\n".as_bytes()).unwrap();
        let mut stands = known();
        stands.iter_mut().for_each(|k| k.running = false);
        assert_eq!(changes(&zurich(), &rows, &stands), Ok((vec![], vec![Fault::Stands(2)])));
    }

    /// What is taken away has minute, time of day and zone; brought back as it was, after a pause too, it changes nothing.
    #[rstest]
    #[case("en")]
    #[case("ru")]
    fn times_of_day_go_out_and_come_back_without_loss(#[case] tag: &str) {
        let words = Words::for_tag(tag);
        let names = ["team", "id", "minute", "clock", "zone", "own"];
        let columns = names.map(|n| Column { heading: words.named("control-column", n), width: 10, choices: vec![] });
        let z = zurich();
        let row = |k: Known| {
            let wall = k.at.map(|at| NOW + at - 60_000 + 3_000_000);
            let (clock, label) = (wall.map(|w| z.stamp(w)), wall.map(|w| z.label(w)));
            let at = k.at.map(super::clock).unwrap_or_default();
            vec![k.team, k.inject, at, clock.unwrap_or_default(), label.unwrap_or_default(), k.own]
        };
        let body: Vec<Vec<String>> = known().into_iter().map(row).collect();
        let book = sheet::read(&sheet::write("x", &columns, &body).unwrap()).unwrap();
        let text = sheet::read(&sheet::csv(&columns, &body)).unwrap();
        // A workbook keeps no empty cells at the end of a row.
        let full = |rows: &[Vec<String>]| {
            let trimmed = rows.iter().map(|r| r.join("|").trim_end_matches('|').to_owned());
            trimmed.collect::<Vec<String>>()
        };
        assert_eq!(full(&book[1..]), full(&body));
        assert_eq!(full(&text), full(&book), "the text says what the workbook says");
        for rows in [book, text] {
            assert_eq!(changes(&z, &rows, &known()), Ok((Vec::new(), Vec::new())));
        }
    }
}
