//! What was played on paper, entered afterwards: row by row, or a sheet of them. Read here into rows of the exercise, in
//! whatever words people write them; drawn for the recorder's seat and for control alike.

use crate::control::read_minute;
use crate::room::called::{Called, is_called, same};
use crate::room::draw::in_words;
use crate::room::paper::{Input, inputs};
use crate::seats;
use ::report::sheet::{Column, Rows};
use exercise::Refusal;
use exercise::team::later::{Row, What};
use scenario::Pack;
use scenario::papers::{self, DECISION, Field, FieldKind, Paper, Papers, Shelf};
use scenario::structure::Role;
use std::collections::BTreeMap;
use words::{Arg, Words};

/// Columns whose name never changes; a paper's fields may follow under theirs.
pub(crate) const COLUMNS: [&str; 5] = ["time", "line", "who", "words", "paper"];
/// Names of the two sides, for who writes no seat.
const SIDES: [&str; 2] = ["us", "them"];
/// What every item of a board may have beside its own fields.
pub(crate) const ORIGIN: [&str; 3] = [papers::SOURCE, papers::GRADE, papers::STANDING];
/// The board on which the example of the empty sheet hangs.
const EXAMPLE: &str = "demands";
/// What stands before the name of a paper's field in a form: a paper may have a field `time` or `who` of its own.
const FIELD: &str = "field.";
const DAY_MS: i64 = 24 * 60 * 60_000;

/// What is needed to read a sheet of a team.
pub(crate) struct Sheet<'a> {
    pub(crate) pack: &'a Pack,
    /// The reader's language: a field that is wrong is named in it.
    pub(crate) words: &'static Words,
    /// The seat whose words ours are, where the sheet only says «us».
    pub(crate) voice: String,
    /// The seat that plays at the far end of a line.
    pub(crate) players: BTreeMap<String, String>,
    /// Time of day at which the scene began, ms after midnight; without it times are counted from the beginning.
    pub(crate) zero: Option<i64>,
}

/// What is wrong with a row; the number is its place in the sheet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Fault {
    NoHeadings,
    Time(usize),
    Earlier(usize),
    Line(usize),
    Who(usize),
    Paper(usize),
    Field(usize, String),
    Empty(usize),
}

impl Fault {
    pub(crate) fn say(&self, words: &Words) -> String {
        let row = |id: &str, n: usize| words.text(id, &[("n", Arg::Number(i64::try_from(n).unwrap_or(i64::MAX)))]);
        match self {
            Fault::NoHeadings => words.t("watch-later-no-headings"),
            Fault::Time(n) => row("watch-later-bad-time", *n),
            Fault::Earlier(n) => row("watch-later-earlier", *n),
            Fault::Line(n) => row("watch-later-bad-line", *n),
            Fault::Who(n) => row("watch-later-bad-who", *n),
            Fault::Paper(n) => row("watch-later-bad-paper", *n),
            Fault::Field(n, field) => {
                let n = Arg::Number(i64::try_from(*n).unwrap_or(i64::MAX));
                words.text("watch-later-bad-field", &[("n", n), ("field", Arg::Text(field))])
            }
            Fault::Empty(n) => row("watch-later-empty", *n),
        }
    }
}

/// A refusal of the exercise in words, for a page that shows it above its form.
pub(crate) fn refused(words: &Words, refusal: &Refusal) -> String {
    crate::problem::Problem::Refused(refusal.clone()).remedy(words)
}

impl Sheet<'_> {
    /// The rows of a sheet with headings, or everything that is wrong with it.
    pub(crate) fn read(&self, rows: &Rows) -> Result<Vec<Row>, Vec<Fault>> {
        let found = rows.iter().enumerate().find_map(|(n, row)| Some((n, Headings::of(row)?)));
        let Some((head, headings)) = found else { return Err(vec![Fault::NoHeadings]) };
        let (mut out, mut faults): (Vec<Row>, Vec<Fault>) = (Vec::new(), Vec::new());
        for (n, cells) in rows.iter().enumerate().skip(head + 1) {
            if cells.iter().all(|c| c.trim().is_empty()) {
                continue;
            }
            match self.row(n + 1, &headings, cells) {
                Ok(row) if out.last().is_some_and(|last| row.play_ms < last.play_ms) => {
                    faults.push(Fault::Earlier(n + 1));
                }
                Ok(row) => out.push(row),
                Err(fault) => faults.push(fault),
            }
        }
        if faults.is_empty() { Ok(out) } else { Err(faults) }
    }

    fn row(&self, n: usize, headings: &Headings, cells: &[String]) -> Result<Row, Fault> {
        let cell = |name: &str| headings.cell(name, cells);
        let play_ms = self.time(cell("time")).ok_or(Fault::Time(n))?;
        let line = self.line(cell("line")).ok_or(Fault::Line(n))?;
        let (seat, far_end) = self.who(cell("who"), &line).ok_or(Fault::Who(n))?;
        let words = cell("words").replace("\r\n", "\n");
        if cell("paper").is_empty() {
            if words.trim().is_empty() {
                return Err(Fault::Empty(n));
            }
            return Ok(Row { play_ms, place: seat, line, what: What::Words { far_end, text: words } });
        }
        let papers = &self.pack.papers;
        let paper = paper(papers, cell("paper")).ok_or(Fault::Paper(n))?;
        let mut fields = headings.fields(papers, paper, cells);
        let first = paper.fields.iter().find(|f| f.kind != FieldKind::Rows).map(|f| f.id.clone());
        if let Some(first) = first.filter(|_| !words.trim().is_empty()) {
            fields.entry(first).or_insert(words);
        }
        let title = |field: &str| {
            let called = Called::new(self.words, self.pack);
            // A cell is told by the field in whose rows it stands.
            let field = field.split('.').next().unwrap_or(field);
            let of_origin = || ORIGIN.contains(&field).then(|| called.words.named("board", field));
            called.find("field", &[&paper.id, field]).or_else(of_origin).unwrap_or_else(|| field.to_owned())
        };
        let fields = paper.check(&fields).map_err(|(field, _)| Fault::Field(n, title(&field)))?;
        let what = What::Paper { paper: paper.id.clone(), fields };
        Ok(Row { play_ms, place: if far_end { String::new() } else { seat }, line: String::new(), what })
    }

    /// A time as it is written: from the beginning, or of the day where it is known when the scene began.
    fn time(&self, typed: &str) -> Option<i64> {
        let Some(zero) = self.zero else { return from_start(typed) };
        let at = of_day(typed)?;
        // Past midnight goes on.
        Some(if at < zero { at + DAY_MS - zero } else { at - zero })
    }

    fn line(&self, typed: &str) -> Option<String> {
        let talk = self.pack.structure.lines.iter().find(|l| self.pack.structure.reached(&l.id).is_some());
        if typed.is_empty() {
            return talk.map(|l| l.id.clone());
        }
        let called = |id: &str| {
            let key = format!("line-{}", id.replace('_', "-"));
            id == typed || Words::languages().iter().any(|w| w.find(&key, &[]).is_some_and(|name| same(&name, typed)))
        };
        self.pack.structure.lines.iter().find(|l| called(&l.id)).map(|l| l.id.clone())
    }

    /// The seat, and whether it is the far end that speaks.
    fn who(&self, typed: &str, line: &str) -> Option<(String, bool)> {
        let side = |nth: usize| {
            let named = |w: &Words| same(&w.named("watch-later-side", SIDES[nth]), typed);
            same(SIDES[nth], typed) || Words::languages().iter().any(named)
        };
        let far = |w: &Words| same(&w.t("call-far-end"), typed);
        if typed.is_empty() || side(0) {
            return Some((self.voice.clone(), false));
        }
        if side(1) || Words::languages().iter().any(far) {
            self.pack.structure.reached(line)?;
            return Some((self.players.get(line).cloned().unwrap_or_default(), true));
        }
        let called = |seat: &scenario::structure::Seat| {
            let role = |w: &Words| same(&w.named("role", seat.role.name()), typed);
            let title = |w: &Words| role(w) || same(&seats::title(self.pack, w, &seat.id), typed);
            same(&seat.id, typed) || Words::languages().iter().any(title)
        };
        let seat = self.pack.structure.seats.iter().find(|s| called(s))?;
        let far_end = seat.role == Role::RolePlayer;
        if far_end {
            self.pack.structure.reached(line)?;
        }
        Some((seat.id.clone(), far_end))
    }
}

/// A paper by its id or its name in any language.
fn paper<'a>(papers: &'a Papers, typed: &str) -> Option<&'a Paper> {
    papers.all().iter().find(|p| p.id == typed || is_called(papers, "paper", &[&p.id], typed))
}

/// Where each column stands; headings are known in every language, in any order.
struct Headings {
    named: BTreeMap<&'static str, usize>,
    all: Vec<String>,
}

impl Headings {
    fn of(row: &[String]) -> Option<Headings> {
        let at = |name: &&'static str| {
            let called = |cell: &String| {
                same(cell, name) || Words::languages().iter().any(|w| same(&w.named("watch-later-column", name), cell))
            };
            row.iter().position(called).map(|at| (*name, at))
        };
        let named: BTreeMap<&'static str, usize> = COLUMNS.iter().filter_map(at).collect();
        (named.contains_key("time") && named.contains_key("words")).then(|| Headings { named, all: row.to_vec() })
    }

    fn cell<'a>(&self, name: &str, cells: &'a [String]) -> &'a str {
        self.named.get(name).and_then(|at| cells.get(*at)).map(|c| c.trim()).unwrap_or_default()
    }

    /// Fields of a paper that stand in columns of their own.
    fn fields(&self, papers: &Papers, paper: &Paper, cells: &[String]) -> BTreeMap<String, String> {
        let read = |(at, (heading, value)): (usize, (&String, &String))| {
            let taken = self.named.values().any(|named| *named == at);
            if taken || heading.trim().is_empty() || value.trim().is_empty() {
                return None;
            }
            let of_origin = || origin(heading, value).filter(|_| paper.shelf == Shelf::Board);
            field(papers, paper, heading, value).or_else(|| part(papers, paper, heading, value)).or_else(of_origin)
        };
        self.all.iter().zip(cells).enumerate().filter_map(read).collect()
    }
}

/// A field, by id or by title, its choices by their words too.
fn field(papers: &Papers, paper: &Paper, heading: &str, value: &str) -> Option<(String, String)> {
    let titled = |f: &&Field| is_called(papers, "field", &[&paper.id, &f.id], heading);
    let named = paper.fields.iter().find(|f| same(&f.id, heading));
    let field = named.or_else(|| paper.fields.iter().find(titled))?;
    let named = |choice: &&String| is_called(papers, "choice", &[&paper.id, &field.id, choice], value);
    Some((field.id.clone(), field.choices.iter().find(named).map_or_else(|| value.to_owned(), String::clone)))
}

/// A cell of a field that has rows, by its name (`options.0.chosen`), its choices by their words too.
fn part(papers: &Papers, paper: &Paper, heading: &str, value: &str) -> Option<(String, String)> {
    let heading = heading.trim();
    let parts: Vec<&str> = heading.split('.').collect();
    let [field, _, column] = parts.as_slice() else { return None };
    let field = paper.fields.iter().find(|f| f.id == *field)?;
    let column = field.columns.iter().find(|c| c.id == *column)?;
    let named = |choice: &&String| is_called(papers, "column", &[&paper.id, &field.id, &column.id, choice], value);
    Some((heading.to_owned(), column.choices.iter().find(named).map_or_else(|| value.to_owned(), String::clone)))
}

/// Where an item of a board comes from, how it is graded and how sure it is: a column each, by id or by title.
fn origin(heading: &str, value: &str) -> Option<(String, String)> {
    let titled = |name: &str| Words::languages().iter().any(|w| same(&w.named("board", name), heading));
    let name = ORIGIN.into_iter().find(|name| same(name, heading) || titled(name))?;
    let called = |s: &&&str| same(s, value) || Words::languages().iter().any(|w| same(&w.named("standing", s), value));
    let value = match name {
        papers::GRADE => value.trim().to_lowercase(),
        papers::STANDING => papers::STANDINGS.iter().find(called).map_or_else(|| value.to_owned(), |s| (*s).to_owned()),
        _ => value.to_owned(),
    };
    Some((name.to_owned(), value))
}

/// A time from the beginning: `12`, `12:30`, `1:12:30`.
fn from_start(typed: &str) -> Option<i64> {
    let parts: Vec<&str> = typed.split(':').collect();
    let [hours, minutes, seconds] = parts.as_slice() else { return read_minute(typed) };
    let number = |text: &str, most: i64| text.trim().parse::<i64>().ok().filter(|n| (0..=most).contains(n));
    Some(((number(hours, 167)? * 60 + number(minutes, 59)?) * 60 + number(seconds, 59)?) * 1_000)
}

/// A time of day: `14:05` or `14:05:30`.
pub(crate) fn of_day(typed: &str) -> Option<i64> {
    let parts: Vec<&str> = typed.trim().split([':', '.']).collect();
    let number = |text: &str, most: i64| text.trim().parse::<i64>().ok().filter(|n| (0..=most).contains(n));
    let (hours, minutes, seconds) = match parts.as_slice() {
        [h, m] => (h, m, &"0"),
        [h, m, s] => (h, m, s),
        _ => return None,
    };
    Some(((number(hours, 23)? * 60 + number(minutes, 59)?) * 60 + number(seconds, 59)?) * 1_000)
}

/// Papers that one line fills, for a form of one row.
fn short_papers(called: Called<'_>) -> Vec<(String, String)> {
    let short = |p: &&Paper| p.shelf == Shelf::Board && p.fields.iter().filter(|f| f.required).count() <= 1;
    let named = |p: &Paper| (p.id.clone(), called.paper(&p.id));
    called.papers.all().iter().filter(short).map(named).collect()
}

/// The empty sheet to take away, with two rows that show how it is meant.
pub(crate) fn template(words: &'static Words, pack: &Pack) -> (Vec<Column>, Vec<Vec<String>>) {
    let structure = &pack.structure;
    let column = |name: &&str| Column {
        heading: words.named("watch-later-column", name),
        width: if *name == "words" { 70 } else { 20 },
        ..Column::default()
    };
    let talk = structure.lines.iter().find(|l| structure.reached(&l.id).is_some());
    let line = talk.map(|l| words.find(&format!("line-{}", l.id.replace('_', "-")), &[]).unwrap_or(l.id.clone()));
    let row = |time: &str, who: &str, text: &str, paper: &str| {
        let line = line.clone().unwrap_or_default();
        let mut cells = vec![time.to_owned(), line, who.to_owned(), text.to_owned(), paper.to_owned()];
        let sure = if paper.is_empty() { String::new() } else { words.named("standing", papers::STANDINGS[0]) };
        cells.extend([String::new(), String::new(), sure]);
        cells
    };
    let us = words.named("watch-later-side", SIDES[0]);
    let them = words.named("watch-later-side", SIDES[1]);
    let mut rows = vec![
        row("0:40", &us, &words.t("watch-later-example-us"), ""),
        row("1:05", &them, &words.t("watch-later-example-them"), ""),
    ];
    if pack.papers.find(EXAMPLE).is_some() {
        let paper = Called::new(words, pack).paper(EXAMPLE);
        rows.push(row("1:30", &us, &words.t("watch-later-example-paper"), &paper));
    }
    let of_origin = |name: &&str| Column { heading: words.named("board", name), width: 20, ..Column::default() };
    (COLUMNS.iter().map(column).chain(ORIGIN.iter().map(of_origin)).collect(), rows)
}

/// A choice of the form: value and label.
type Choice = (String, String);

/// One thing that was entered.
pub(crate) struct Told {
    pub(crate) clock: String,
    pub(crate) who: String,
    pub(crate) text: String,
    pub(crate) lang: String,
    pub(crate) by: String,
}

/// The forms and what was entered so far; the same for control and for the recorder.
#[derive(askama::Template)]
#[template(path = "room/later-part.html")]
pub(crate) struct Part {
    pub(crate) words: &'static Words,
    /// Address of the page; the forms and the empty sheet lie under it.
    pub(crate) here: String,
    /// Something may be entered now.
    pub(crate) open: bool,
    pub(crate) lines: Vec<Choice>,
    pub(crate) who: Vec<Choice>,
    pub(crate) papers: Vec<Choice>,
    pub(crate) grades: Vec<Choice>,
    pub(crate) standings: Vec<Choice>,
    pub(crate) decision: Option<Decision>,
    pub(crate) told: Vec<Told>,
    pub(crate) done: String,
    pub(crate) wrong: Vec<String>,
    /// What was typed, to be mended.
    pub(crate) given: Given,
    pub(crate) id: String,
}

/// The form of a decision, which one line does not fill.
pub(crate) struct Decision {
    pub(crate) title: String,
    /// Seats that write decisions.
    pub(crate) who: Vec<Choice>,
    pub(crate) inputs: Vec<Input>,
    pub(crate) given: Given,
}

/// What a form sent.
#[derive(Clone, Debug, Default, serde::Deserialize)]
pub(crate) struct Given {
    #[serde(default)]
    pub(crate) id: String,
    #[serde(default)]
    pub(crate) time: String,
    /// Time of day at which the scene began.
    #[serde(default)]
    pub(crate) start: String,
    #[serde(default)]
    pub(crate) line: String,
    #[serde(default)]
    pub(crate) who: String,
    #[serde(default)]
    pub(crate) paper: String,
    #[serde(default)]
    pub(crate) words: String,
    #[serde(default)]
    pub(crate) source: String,
    #[serde(default)]
    pub(crate) grade: String,
    #[serde(default)]
    pub(crate) standing: String,
    /// Fields of a paper that has a form of its own, each under [`FIELD`] and its name.
    #[serde(flatten)]
    pub(crate) fields: BTreeMap<String, String>,
}

impl Given {
    /// The one row of a form as a sheet of one row.
    pub(crate) fn sheet(&self) -> Rows {
        let cells = [&self.time, &self.line, &self.who, &self.words, &self.paper];
        let origin = [&self.source, &self.grade, &self.standing];
        let headings = COLUMNS.iter().chain(&ORIGIN).map(|name| (*name).to_owned());
        let (own, values): (Vec<String>, Vec<String>) = self.fields().into_iter().unzip();
        let values = cells.into_iter().chain(origin).cloned().chain(values);
        vec![headings.chain(own).collect(), values.collect()]
    }

    fn fields(&self) -> BTreeMap<String, String> {
        let own = |(name, value): (&String, &String)| Some((name.strip_prefix(FIELD)?.to_owned(), value.clone()));
        self.fields.iter().filter_map(own).collect()
    }

    fn is_decision(&self) -> bool {
        self.paper == DECISION
    }

    /// What was typed into the form of one row, and into that of a decision. When the scene began stands in both.
    pub(crate) fn apart(self) -> (Given, Given) {
        let other = Given { start: self.start.clone(), ..Given::default() };
        if self.is_decision() { (other, self) } else { (self, other) }
    }

    /// When the scene began, ms after midnight; `Err` where it is no time.
    pub(crate) fn zero(&self) -> Result<Option<i64>, ()> {
        let start = self.start.trim();
        if start.is_empty() { Ok(None) } else { of_day(start).map(Some).ok_or(()) }
    }
}

/// A file and what was typed beside it.
pub(crate) async fn upload(mut form: axum::extract::Multipart) -> Result<(Vec<u8>, Given), crate::problem::Problem> {
    use crate::problem::Problem;
    let (mut bytes, mut given) = (Vec::new(), Given::default());
    while let Some(field) = form.next_field().await.map_err(|_| Problem::BadRequest)? {
        match field.name().unwrap_or_default() {
            "file" => bytes = field.bytes().await.map_err(|_| Problem::TooLarge)?.to_vec(),
            "start" => given.start = field.text().await.map_err(|_| Problem::BadRequest)?,
            "id" => given.id = field.text().await.map_err(|_| Problem::BadRequest)?,
            _ => {}
        }
    }
    Ok((bytes, given))
}

/// Lines, people and papers to choose from.
pub(crate) fn choices(
    words: &'static Words,
    pack: &Pack,
    title: impl Fn(&str) -> String,
) -> (Vec<Choice>, Vec<Choice>, Vec<Choice>) {
    let structure = &pack.structure;
    let name = |id: &str| words.find(&format!("line-{}", id.replace('_', "-")), &[]).unwrap_or_else(|| id.to_owned());
    let mut lines: Vec<_> = structure.lines.iter().collect();
    lines.sort_by_key(|l| structure.reached(&l.id).is_none());
    let lines = lines.into_iter().map(|l| (l.id.clone(), name(&l.id))).collect();
    let side = |side: &str| (side.to_owned(), words.named("watch-later-side", side));
    let seats = structure.seats.iter().filter(|s| !s.role.is_staff() && s.role != Role::RolePlayer);
    let who = SIDES.map(side).into_iter().chain(seats.map(|s| (s.id.clone(), title(&s.id)))).collect();
    (lines, who, short_papers(Called::new(words, pack)))
}

/// The form of a decision; none where a scenario has no decisions.
pub(crate) fn decision(
    words: &'static Words,
    pack: &Pack,
    title: impl Fn(&str) -> String,
    given: Given,
) -> Option<Decision> {
    let paper = pack.papers.find(DECISION)?;
    let fields = given.fields();
    let faults = if given.is_decision() { paper.faults(&fields) } else { BTreeMap::new() };
    let called = Called::new(words, pack);
    let mut inputs = inputs(called, paper, &fields, &faults);
    for input in &mut inputs {
        let cells = input.rows.iter_mut().flatten().map(|cell| &mut cell.name);
        cells.chain([&mut input.name]).for_each(|name| name.insert_str(0, FIELD));
    }
    let seats = pack.structure.seats.iter().filter(|s| paper.write.contains(&s.role));
    let who = seats.map(|s| (s.id.clone(), title(&s.id))).collect();
    Some(Decision { title: called.paper(DECISION), who, inputs, given })
}

/// An id for a form, so that sending it twice enters it once.
pub(crate) fn form_id() -> Result<String, crate::problem::Problem> {
    getrandom::u64().map(|n| format!("form-{n:016x}")).map_err(|_| crate::problem::Problem::Server)
}

/// A row as it was kept, for the list of what is entered.
pub(crate) fn told(called: Called<'_>, what: &What) -> String {
    match what {
        What::Words { text, .. } => text.clone(),
        What::Paper { paper, fields } => {
            let Some(kind) = called.papers.find(paper) else { return paper.clone() };
            let title = called.paper(paper);
            let parts: Vec<String> = in_words(called, kind, fields).into_iter().map(|(_, value)| value).collect();
            format!("{title}: {}", parts.join(" · "))
        }
    }
}

#[cfg(test)]
mod tests;
