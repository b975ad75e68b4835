//! A master list that comes back: each row is compared with what is so. What differs and can be ordered becomes an order,
//! a row with a new id an inject of control's own; what differs and cannot is said, never passed over.

use super::NAMES;
use crate::control::fold::AT_ONCE;
use crate::control::injects::{Stand, read_minute};
use crate::pages::start::language;
use crate::zone::{NoMoment, Zone};
use ::report::sheet::Rows;
use exercise::team::order::{InjectChange, Order, TellKind};
use exercise::team::table::Planned;
use std::collections::BTreeMap;
use words::{Arg, Words};

/// Characters of an inject's words.
const TEXT_CHARS: usize = exercise::limits::MARK_CHARS;
/// What stands where own words are to be taken back.
const BACK: [&str; 3] = ["-", "–", "—"];
/// What the kinds of the pack's injects are among those that control can tell.
const OF_PACK: [(&str, TellKind); 4] = [
    ("noise", TellKind::Around),
    ("note", TellKind::Message),
    ("tactical", TellKind::Around),
    (FAR, TellKind::Message),
];
/// The kind that reaches the far end.
const FAR: &str = "message";
/// Columns of an inject of the list that are there to be read.
const TO_READ: [&str; 4] = ["kind", "to", "when", "planned"];

/// The clock of a team.
#[derive(Clone, Copy, Debug)]
pub(super) struct Runs {
    /// Play time and wall time of the look, and whether the clock runs: then a time of day has a play time.
    pub(super) play_ms: i64,
    pub(super) wall: i64,
    pub(super) running: bool,
}

/// What is so with an inject of a team.
#[derive(Clone, Debug)]
pub(super) struct Known {
    pub(super) stand: Stand,
    /// Words that are not the pack's.
    pub(super) own: String,
    /// They are in the place of its first words.
    pub(super) changed: bool,
    /// Its row as it is taken away, in every language of the program.
    pub(super) rows: Vec<Vec<String>>,
}

/// What a sheet is compared with.
pub(super) struct Ground {
    pub(super) zone: Zone,
    pub(super) teams: BTreeMap<String, Runs>,
    /// By team and id.
    pub(super) known: BTreeMap<(String, String), Known>,
    /// What seats are called, in every language, and their ids.
    pub(super) seats: Vec<(String, String)>,
    /// The seats on the team's side of the line.
    pub(super) ours: Vec<String>,
    /// Languages of the pack, each with a column.
    pub(super) languages: Vec<String>,
}

/// What a row asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Change {
    pub(super) team: String,
    pub(super) order: Order,
}

/// Why something in a row was passed over; the number is its place in the sheet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Fault {
    NoHeadings,
    /// No such inject, and no words for a new one.
    Unknown(usize),
    /// No such team.
    Team(usize),
    Minute(usize),
    /// A minute that is over.
    PastMinute(usize),
    /// It had a minute and has none.
    NoMinute(usize),
    TooLong(usize),
    /// Own words were emptied, not taken back.
    Emptied(usize),
    /// A time of day that is none, or in a zone that nobody knows.
    Clock(usize, NoMoment),
    /// A time of day while the clock stands has no play time.
    Stands(usize),
    /// A time of day that is over.
    Past(usize),
    /// Minute and time of day say different things.
    Disagrees(usize),
    /// It has happened, or will not.
    Over(usize),
    /// A state that is none.
    State(usize),
    /// A list sends nothing.
    Sent(usize),
    /// A new inject of a kind, or for a seat, that is none.
    Kind(usize),
    Seat(usize),
    /// A column of this heading is there to be read.
    ToRead(usize, String),
}

type Row<'a> = &'a [String];

/// Where each column stands.
struct Places {
    of: BTreeMap<&'static str, usize>,
    /// Those of the pack's words, in the order of its languages.
    texts: Vec<Option<usize>>,
    headings: Vec<String>,
}

impl Places {
    /// Headings are known in every language of the program, in any order.
    fn find(row: Row<'_>, languages: &[String]) -> Option<Places> {
        let at = |is: &dyn Fn(&Words, &str) -> bool| {
            row.iter().position(|cell| Words::languages().iter().any(|w| is(w, &cell.trim().to_lowercase())))
        };
        let named = |name: &&'static str| {
            let is = |w: &Words, cell: &str| cell == *name || w.named("control-column", name).to_lowercase() == cell;
            Some((*name, at(&is)?))
        };
        let text = |tag: &String| {
            let of = language(tag);
            let heading = |w: &Words| w.text("control-column-text", &[("language", Arg::Text(&of))]).to_lowercase();
            at(&|w, cell| heading(w) == cell)
        };
        let of: BTreeMap<&str, usize> = NAMES.iter().filter_map(named).collect();
        let here = of.contains_key("team") && of.contains_key("id");
        let headings = row.iter().map(|cell| cell.trim().to_owned()).collect();
        here.then(|| Places { of, texts: languages.iter().map(text).collect(), headings })
    }

    fn has(&self, name: &str) -> bool {
        self.of.contains_key(name)
    }

    fn cell(&self, row: Row<'_>, name: &str) -> String {
        self.of.get(name).map(|at| cell(row, *at)).unwrap_or_default()
    }

    fn heading(&self, at: usize) -> String {
        self.headings.get(at).cloned().unwrap_or_default()
    }
}

/// A cell as it is compared.
fn cell(row: Row<'_>, at: usize) -> String {
    row.get(at).map(|c| c.trim().replace("\r\n", "\n")).unwrap_or_default()
}

/// Compares a sheet with what is so.
pub(super) fn changes(ground: &Ground, rows: &Rows) -> Result<(Vec<Change>, Vec<Fault>), Fault> {
    let places = |row: &Vec<String>| Places::find(row, &ground.languages);
    let (head, places) =
        rows.iter().enumerate().find_map(|(n, row)| Some((n, places(row)?))).ok_or(Fault::NoHeadings)?;
    let mut reading = Reading { ground, places, out: Vec::new(), faults: Vec::new(), offsets: BTreeMap::new() };
    for (n, row) in rows.iter().enumerate().skip(head + 1) {
        reading.row(n + 1, row);
    }
    reading.disagreements();
    let Reading { out, mut faults, .. } = reading;
    faults.sort_by_key(Fault::row);
    Ok((out, faults))
}

struct Reading<'a> {
    ground: &'a Ground,
    places: Places,
    out: Vec<Change>,
    faults: Vec<Fault>,
    /// Of rows whose minute stayed as it was: how far the time of day beside it is from that minute, by team.
    offsets: BTreeMap<String, Vec<(usize, i64)>>,
}

impl Reading<'_> {
    fn row(&mut self, n: usize, row: Row<'_>) {
        let (team, inject) = (self.places.cell(row, "team"), self.places.cell(row, "id"));
        // Spreadsheets like to make a number of a team's name.
        let team = team.strip_suffix(".0").unwrap_or(&team).to_owned();
        let own = self.places.cell(row, "own");
        if team.is_empty() && inject.is_empty() && own.is_empty() {
            return;
        }
        let ground = self.ground;
        // What was sent at once in another exercise was in no list there either, and is planned nowhere.
        let known = ground.known.contains_key(&(team.clone(), inject.clone()));
        if !known && inject.starts_with(AT_ONCE) && is_state(&self.places.cell(row, "state"), "sent") {
            return;
        }
        let Some(runs) = ground.teams.get(&team) else { return self.faults.push(Fault::Team(n)) };
        let asked = match ground.known.get(&(team.clone(), inject.clone())) {
            Some(known) => {
                self.only_read(n, row, known);
                self.changed(n, row, &team, &inject, known, *runs)
            }
            None if own.is_empty() => return self.faults.push(Fault::Unknown(n)),
            None => self.new_one(n, row, &inject, own, *runs),
        };
        self.out.extend(asked.into_iter().map(|order| Change { team: team.clone(), order }));
    }

    /// What is there to be read and was changed.
    fn only_read(&mut self, n: usize, row: Row<'_>, known: &Known) {
        let first = NAMES.len();
        let named = TO_READ.iter().filter_map(|name| {
            let at = NAMES.iter().position(|n| n == name)?;
            Some((at, *self.places.of.get(name)?))
        });
        let texts = self.places.texts.iter().enumerate().filter_map(|(nth, at)| Some((first + nth, (*at)?)));
        let differs = |(was, at): &(usize, usize)| {
            let now = cell(row, *at);
            let minute = |text: &str| read_minute(text).map(|ms| ms / 1_000);
            !known.rows.iter().any(|row| {
                let was = cell(row, *was);
                was == now || minute(&was).is_some() && minute(&was) == minute(&now)
            })
        };
        let changed: Vec<usize> = named.chain(texts).filter(differs).map(|(_, at)| at).collect();
        self.faults.extend(changed.into_iter().map(|at| Fault::ToRead(n, self.places.heading(at))));
    }

    /// What a row asks of an inject that the team has.
    fn changed(&mut self, n: usize, row: Row<'_>, team: &str, inject: &str, known: &Known, runs: Runs) -> Vec<Order> {
        let faults = self.faults.len();
        let state = self.state(n, row, known.stand);
        let mut asked = Vec::new();
        // What will not come needs no minute.
        if state != Some(InjectChange::Skipped) {
            asked.extend(self.moved(n, row, team, known, runs));
            asked.extend(self.worded(n, row, known));
        }
        asked.extend(state);
        if !known.stand.is_open() && (!asked.is_empty() || self.faults.len() > faults) {
            self.faults.truncate(faults);
            self.faults.push(Fault::Over(n));
            return Vec::new();
        }
        asked.into_iter().map(|to| Order::Set { inject: inject.to_owned(), to }).collect()
    }

    /// What becomes of the state.
    fn state(&mut self, n: usize, row: Row<'_>, stand: Stand) -> Option<InjectChange> {
        let typed = self.places.cell(row, "state");
        if typed.is_empty() {
            return None;
        }
        let is = |name: &&&str| is_state(&typed, name);
        let Some(name) = ["sent", "due", "held", "waits", "never"].iter().find(is) else {
            self.faults.push(Fault::State(n));
            return None;
        };
        match *name {
            name if name == stand.name() => None,
            "held" => Some(InjectChange::Held),
            "never" => Some(InjectChange::Skipped),
            "sent" => {
                self.faults.push(Fault::Sent(n));
                None
            }
            _ if matches!(stand, Stand::Held(_)) => Some(InjectChange::Released),
            _ if !stand.is_open() => {
                self.faults.push(Fault::Over(n));
                None
            }
            // Whether it waits or has a time, its minute says.
            _ => None,
        }
    }

    /// Another minute, or a time of day where no minute stands.
    fn moved(&mut self, n: usize, row: Row<'_>, team: &str, known: &Known, runs: Runs) -> Option<InjectChange> {
        let (minute, typed) = (self.places.cell(row, "minute"), self.places.cell(row, "clock"));
        let at = known.stand.at();
        let ms = match (minute.is_empty(), typed.is_empty()) {
            (true, true) => {
                if self.places.has("minute") && at.is_some() {
                    self.faults.push(Fault::NoMinute(n));
                }
                return None;
            }
            (false, _) => {
                let Some(ms) = read_minute(&minute) else {
                    self.faults.push(Fault::Minute(n));
                    return None;
                };
                if same(at, ms) && !typed.is_empty() && matches!(known.stand, Stand::Due(_)) {
                    self.beside(n, row, team, ms, runs);
                }
                ms
            }
            (true, false) => self.on_the_clock(n, row, runs).map_err(|fault| self.faults.push(fault)).ok()?,
        };
        if same(at, ms) {
            return None;
        }
        if is_over(ms, runs) {
            self.faults.push(Fault::PastMinute(n));
            return None;
        }
        Some(InjectChange::Moved { play_ms: ms })
    }

    /// A time of day beside a minute that nobody changed: pauses move all of a team's alike, a hand one.
    fn beside(&mut self, n: usize, row: Row<'_>, team: &str, play_ms: i64, runs: Runs) {
        let (typed, label) = (self.places.cell(row, "clock"), self.places.cell(row, "zone"));
        match self.ground.zone.read(&typed, &label, runs.wall) {
            Ok(wall) => self.offsets.entry(team.to_owned()).or_default().push((n, wall - play_ms / 1_000 * 1_000)),
            Err(why) => self.faults.push(Fault::Clock(n, why)),
        }
    }

    /// Rows of a team whose time of day was moved while its minute stayed.
    fn disagreements(&mut self) {
        for of in self.offsets.values() {
            let close = |a: i64, b: i64| (a - b).abs() <= 2_000;
            let like = |offset: i64| of.iter().filter(|(_, o)| close(*o, offset)).count();
            let Some(usual) = of.iter().map(|(_, o)| *o).max_by_key(|o| like(*o)) else { continue };
            let odd = of.iter().filter(|(_, o)| !close(*o, usual));
            self.faults.extend(odd.map(|(n, _)| Fault::Disagrees(*n)));
        }
    }

    /// The play time at a time of day, if the clock goes on as it does now.
    fn on_the_clock(&self, n: usize, row: Row<'_>, runs: Runs) -> Result<i64, Fault> {
        let (typed, label) = (self.places.cell(row, "clock"), self.places.cell(row, "zone"));
        let wall = self.ground.zone.read(&typed, &label, runs.wall).map_err(|why| Fault::Clock(n, why))?;
        if !runs.running {
            return Err(Fault::Stands(n));
        }
        let play = runs.play_ms + wall - runs.wall;
        if play < runs.play_ms { Err(Fault::Past(n)) } else { Ok(play) }
    }

    /// Other words, or the first ones again.
    fn worded(&mut self, n: usize, row: Row<'_>, known: &Known) -> Option<InjectChange> {
        if !self.places.has("own") {
            return None;
        }
        let own = self.places.cell(row, "own");
        if own == known.own {
            return None;
        }
        if own.is_empty() {
            self.faults.push(Fault::Emptied(n));
            return None;
        }
        if BACK.contains(&own.as_str()) {
            return known.changed.then_some(InjectChange::Restored);
        }
        if own.chars().count() > TEXT_CHARS {
            self.faults.push(Fault::TooLong(n));
            return None;
        }
        Some(InjectChange::Edited { text: own })
    }

    /// A row that the list did not have: an inject of control's own.
    fn new_one(&mut self, n: usize, row: Row<'_>, id: &str, text: String, runs: Runs) -> Vec<Order> {
        match self.planned(n, row, text, runs) {
            Ok((planned, moved)) => {
                let set = |to| Order::Set { inject: id.to_owned(), to };
                // An id that the exercise gives is not known here.
                let state = self.state(n, row, Stand::Due(planned.play_ms)).filter(|_| !id.is_empty());
                let plan = Order::Plan { inject: id.to_owned(), planned };
                let then = moved.filter(|_| !id.is_empty()).map(|play_ms| InjectChange::Moved { play_ms });
                [Some(plan), then.map(set), state.map(set)].into_iter().flatten().collect()
            }
            Err(fault) => {
                self.faults.push(fault);
                Vec::new()
            }
        }
    }

    /// What is planned, and where it has been moved to since.
    fn planned(&self, n: usize, row: Row<'_>, text: String, runs: Runs) -> Result<(Planned, Option<i64>), Fault> {
        if text.chars().count() > TEXT_CHARS {
            return Err(Fault::TooLong(n));
        }
        let minute = self.places.cell(row, "minute");
        let at = if minute.is_empty() && !self.places.cell(row, "clock").is_empty() {
            self.on_the_clock(n, row, runs)?
        } else {
            read_minute(&minute).ok_or(Fault::Minute(n))?
        };
        if is_over(at, runs) {
            return Err(Fault::PastMinute(n));
        }
        let first = read_minute(&self.places.cell(row, "planned")).filter(|_| !self.places.cell(row, "id").is_empty());
        let typed = self.places.cell(row, "kind");
        let how = if typed.is_empty() { TellKind::Message } else { kind(&typed).ok_or(Fault::Kind(n))? };
        let to = self.places.cell(row, "to");
        // What is for the far end must not go to the team because no seat is named.
        let far = to.is_empty() && is_of_pack(&typed, FAR);
        let to = self.to(&to).filter(|_| !far).ok_or(Fault::Seat(n))?;
        let moved = first.filter(|first| *first != at).map(|_| at);
        Ok((Planned { play_ms: first.unwrap_or(at), to, how, text }, moved))
    }

    /// The seats that a cell names.
    fn to(&self, cell: &str) -> Option<Vec<String>> {
        let says = |id: &str| Words::languages().iter().any(|w| alike(&w.t(id), cell));
        if cell.is_empty() || says("control-to-team") {
            return Some(self.ground.ours.clone());
        }
        if says("control-to-everybody") {
            return Some(Vec::new());
        }
        // A title may have a comma in it: the longest that fits is taken.
        let mut rest = cell;
        let mut out = Vec::new();
        while !rest.is_empty() {
            let names = self.ground.seats.iter().flat_map(|(title, id)| [(title, id), (id, id)]);
            let fits = names.filter(|(name, _)| {
                rest.strip_prefix(name.as_str())
                    .is_some_and(|r| r.trim_start().is_empty() || r.trim_start().starts_with(','))
            });
            let (name, id) = fits.max_by_key(|(name, _)| name.len())?;
            out.push(id.clone());
            rest = rest[name.len()..].trim_start().trim_start_matches(',').trim_start();
        }
        Some(out)
    }
}

/// A kind as the choice says it, or as the list says it of the pack's injects.
fn kind(typed: &str) -> Option<TellKind> {
    let is = |k: &TellKind| {
        alike(typed, k.name()) || Words::languages().iter().any(|w| alike(typed, &w.named("tell", k.name())))
    };
    let of_pack = || OF_PACK.into_iter().find(|(name, _)| is_of_pack(typed, name)).map(|(_, how)| how);
    TellKind::ALL.into_iter().find(is).or_else(of_pack)
}

fn is_of_pack(typed: &str, name: &str) -> bool {
    Words::languages().iter().any(|w| alike(typed, &w.named("control-kind", name)))
}

/// A state of an inject, by its name or in a language of the program.
fn is_state(typed: &str, name: &str) -> bool {
    alike(typed, name) || Words::languages().iter().any(|w| alike(typed, &w.named("control-inject", name)))
}

/// Small and capital letters are the same in what people type.
fn alike(a: &str, b: &str) -> bool {
    a.to_lowercase() == b.to_lowercase()
}

/// A clock shows whole seconds: the same second is no change.
fn same(at: Option<i64>, ms: i64) -> bool {
    at.map(|at| at / 1_000) == Some(ms / 1_000)
}

/// Whether a team has left a second behind.
const fn is_over(play_ms: i64, runs: Runs) -> bool {
    play_ms / 1_000 < runs.play_ms / 1_000
}

impl Fault {
    const fn row(&self) -> usize {
        match self {
            Fault::NoHeadings => 0,
            Fault::Unknown(n)
            | Fault::Team(n)
            | Fault::Minute(n)
            | Fault::PastMinute(n)
            | Fault::NoMinute(n)
            | Fault::TooLong(n)
            | Fault::Emptied(n)
            | Fault::Clock(n, _)
            | Fault::Stands(n)
            | Fault::Past(n)
            | Fault::Disagrees(n)
            | Fault::Over(n)
            | Fault::State(n)
            | Fault::Sent(n)
            | Fault::Kind(n)
            | Fault::Seat(n)
            | Fault::ToRead(n, _) => *n,
        }
    }

    /// In a sentence that says what to do.
    pub(super) fn say(&self, words: &Words) -> String {
        let id = match self {
            Fault::NoHeadings => "control-master-no-headings",
            Fault::Unknown(_) => "control-master-unknown",
            Fault::Team(_) => "control-master-team",
            Fault::Minute(_) => "control-master-minute",
            Fault::PastMinute(_) => "control-master-past",
            Fault::NoMinute(_) => "control-master-no-minute",
            Fault::TooLong(_) => "control-master-long",
            Fault::Emptied(_) => "control-master-emptied",
            Fault::Over(_) => "control-master-over",
            Fault::State(_) => "control-master-state",
            Fault::Sent(_) => "control-master-sent",
            Fault::Kind(_) => "control-master-kind",
            Fault::Seat(_) => "control-master-seat",
            Fault::Disagrees(_) => "control-master-disagrees",
            Fault::ToRead(..) => "control-master-to-read",
            Fault::Clock(_, NoMoment::Form) => "watch-clock-form",
            Fault::Clock(_, NoMoment::Zone) => "watch-clock-zone",
            Fault::Clock(_, NoMoment::Skipped) => "watch-clock-skipped",
            Fault::Stands(_) => "watch-clock-stands",
            Fault::Past(_) => "watch-clock-past",
        };
        let n = Arg::Number(i64::try_from(self.row()).unwrap_or(i64::MAX));
        match self {
            Fault::NoHeadings => words.t(id),
            Fault::ToRead(_, column) => words.text(id, &[("n", n), ("column", Arg::Text(column))]),
            _ => words.text(id, &[("n", n)]),
        }
    }
}

#[cfg(test)]
mod tests;
