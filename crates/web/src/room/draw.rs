//! What a seat sees, as fragments of HTML. The page and the stream draw with the same templates.

use crate::call::draw::answer_name;
use crate::pages::start::text;
use crate::room::called::Called;
use crate::room::handover;
use crate::room::seen::{Entry, Gloss, Item, LineNow, Seen};
use crate::room::sheet::{self, Handed};
use crate::room::side::{at_far_end, gone, lent, rings_here, unseen};
use crate::room::voice;
use crate::seats;
use askama::Template;
use exercise::team::ears;
use exercise::team::rights;
use exercise::view::Shown;
use live::Names;
use scenario::Outcome;
use scenario::papers::{self, Column, FieldKind, Paper, ROWS, Shelf};
use scenario::structure::{InjectKind, LineKind, Role};
use std::collections::BTreeMap;
use std::sync::Arc;
use words::{Arg, Words};

/// What is needed beside the fold to draw a seat.
#[derive(Clone)]
pub(crate) struct Desk {
    pub(crate) words: &'static Words,
    pub(crate) titles: seats::Titles,
    /// Address of the seat, for forms.
    pub(crate) base: String,
    /// Aliases by person.
    pub(crate) names: Arc<Names>,
    /// Spoken language by line.
    pub(crate) languages: BTreeMap<String, String>,
    /// Lines that are spoken outside.
    pub(crate) outside: Vec<String>,
    /// Lines to a far end that a person in this seat plays.
    pub(crate) plays: Vec<String>,
    /// Somebody who only looks on.
    pub(crate) watching: bool,
}

/// An entry in words.
#[derive(Template)]
#[template(path = "room/entry.html")]
pub(crate) struct Said<'a> {
    n: u64,
    line: String,
    class: &'static str,
    client: Option<&'a str>,
    clock: String,
    who: String,
    text: String,
    more: String,
    lang: Option<String>,
    /// A picture or document that lies here.
    handed: String,
    number: String,
    /// What the reader has translated with it.
    of: Option<u64>,
    /// The line went dead with it; told after it, as it is told where nothing was said.
    gone: String,
}

/// Minutes and seconds of play time.
pub(crate) fn clock(ms: i64) -> String {
    let seconds = ms.max(0) / 1_000;
    format!("{}:{:02}", seconds / 60, seconds % 60)
}

/// The line on which what belongs to no line is shown: the first that this seat knows of, those to the far end before
/// others.
pub(crate) fn home(seen: &Seen) -> String {
    let heard = lines(seen);
    let far = heard.iter().find(|l| seen.structure().reached(l).is_some());
    far.or_else(|| heard.first()).cloned().unwrap_or_default()
}

/// The lines this seat hears, or follows without hearing, those to the far end first; and slips to the voice where it had
/// or may get the voice.
pub(crate) fn lines(seen: &Seen) -> Vec<String> {
    let s = seen.structure();
    let follows = |l: &&str| ears::follows(s, &seen.seat, seen.role, &seen.voice, l) || slips(seen, l);
    let mut heard: Vec<&str> = s.lines.iter().map(|l| l.id.as_str()).filter(follows).collect();
    heard.sort_by_key(|l| s.reached(l).is_none());
    heard.into_iter().map(str::to_owned).collect()
}

/// Whether a line is for slips to the voice, and this seat is one that can have it.
pub(crate) fn slips(seen: &Seen, line: &str) -> bool {
    let s = seen.structure();
    matches!(seen.role, Role::Primary | Role::Coach | Role::Leader) && s.line(line).is_some_and(|l| s.carries_slips(l))
}

/// What a line is called: as the pack names it, or as lines of this name usually are.
pub(crate) fn line_name(words: &Words, pack: &scenario::Pack, line: &str) -> String {
    let own = text(pack, words, &format!("line.{line}"));
    if !own.is_empty() {
        return own;
    }
    words.find(&format!("line-{}", line.replace('_', "-")), &[]).unwrap_or_else(|| line.replace('_', " "))
}

/// Who is at the far end of a line, as the cell calls this person where there are several.
pub(crate) fn far_name(words: &Words, seen: &Seen, line: &str) -> String {
    let subject = seen.structure().reached(line).filter(|_| seen.structure().subjects.len() > 1);
    let named = subject.map(|s| text(&seen.pack, words, &format!("subject.{}", s.id))).filter(|name| !name.is_empty());
    named.unwrap_or_else(|| words.t("call-far-end"))
}

/// Puts an entry into words.
pub(crate) fn entry<'a>(desk: &Desk, seen: &Seen, entry: &'a Entry) -> Said<'a> {
    let words = desk.words;
    let (class, text, mut more) = say(desk, seen, entry);
    if let Some(by) = &entry.later {
        more = words.text("watch-later-by", &[("who", Arg::Text(&name_then(desk, seen, by, entry.n)))]);
    }
    let sheet = sheet::Sheet::in_entry(&seen.pack, words, &entry.what);
    let handed = sheet
        .as_ref()
        .and_then(|s| Handed::new(words, &desk.base, &format!("{}/file", desk.base), entry.n, s).render().ok());
    let spoken = matches!(class, "ours" | "theirs" | "theirs sound" | "theirs rendered" | "rendered");
    let line = if entry.line.is_empty() { home(seen) } else { entry.line.clone() };
    let who = match &entry.what {
        Shown::Ours { speaker, .. } if !speaker.is_empty() => speaker.clone(),
        Shown::Ours { .. } | Shown::Sounds { by_far_end: false, .. } if unseen(seen, entry) => {
            voice::heard(desk, entry)
        }
        Shown::Ours { .. } | Shown::Glossed { .. } | Shown::Marked { .. } => name_then(desk, seen, &entry.by, entry.n),
        Shown::Theirs { .. } if lent(desk, seen, entry) && desk.watching => {
            words.text("control-lent", &[("who", Arg::Text(&far_name(words, seen, &entry.line)))])
        }
        Shown::Theirs { .. } if lent(desk, seen, entry) => words.t("team-lent"),
        Shown::Theirs { .. } if !desk.watching && desk.plays.contains(&entry.line) => words.t("call-you"),
        Shown::Theirs { .. } => far_name(words, seen, &entry.line),
        Shown::Sounds { .. } if entry.by.is_empty() || seen.role != Role::RolePlayer => {
            far_name(words, seen, &entry.line)
        }
        Shown::Sounds { .. } => name_then(desk, seen, &entry.by, entry.n),
        Shown::Rendered { text: Some(_), not_interpreted: false, .. } => name_then(desk, seen, &entry.by, entry.n),
        _ => String::new(),
    };
    let lang = match &entry.what {
        Shown::Glossed { language, .. } => Some(language.clone()),
        Shown::Ours { .. } | Shown::Theirs { .. } => desk.languages.get(&line).filter(|l| *l != words.tag()).cloned(),
        _ => None,
    };
    Said {
        n: entry.n,
        line,
        class,
        client: entry.client.as_deref(),
        clock: clock(entry.at),
        who: if spoken || !who.is_empty() { who } else { String::new() },
        text: sheet.map_or(text, |s| s.line()),
        more,
        lang,
        handed: handed.unwrap_or_default(),
        number: number(words, seen, entry.n),
        of: match &entry.what {
            Shown::Glossed { of, .. } if entry.by == seen.seat => Some(*of),
            _ => None,
        },
        gone: if entry.what.rings_off() { words.t("call-note-gone-far") } else { String::new() },
    }
}

/// By which staff names a row of a transcript or an entry on a paper when translating or marking it; nobody else needs it.
fn number(words: &Words, seen: &Seen, n: u64) -> String {
    let n = Arg::Number(i64::try_from(n).unwrap_or(i64::MAX));
    if seen.role.is_staff() { words.text("team-item-number", &[("n", n)]) } else { String::new() }
}

/// A seat: the role, with the alias of who sits there now.
fn name(desk: &Desk, seen: &Seen, seat: &str) -> String {
    named(desk, seen, seat, seen.seats.get(seat))
}

/// Who did something: the role, with the alias of who sat there then.
pub(crate) fn name_then(desk: &Desk, seen: &Seen, seat: &str, n: u64) -> String {
    named(desk, seen, seat, seen.sat_at(seat, n))
}

fn named(desk: &Desk, seen: &Seen, seat: &str, person: Option<&String>) -> String {
    let title = desk.titles.of(&seen.pack, desk.words, seat);
    match person.and_then(|p| desk.names.get(p)) {
        Some(alias) => format!("{title}, {alias}"),
        None => title.to_owned(),
    }
}

fn say(desk: &Desk, seen: &Seen, entry: &Entry) -> (&'static str, String, String) {
    let words = desk.words;
    let pack = |key: &str| text(&seen.pack, words, key);
    let none = String::new;
    let note = |id: &str| ("note", words.t(id), String::new());
    let far = !entry.line.is_empty() && seen.structure().reached(&entry.line).is_some();
    // The far end sees itself on its own side.
    let mine = if far { seen.role != Role::RolePlayer } else { entry.by == seen.seat };
    match &entry.what {
        Shown::Ours { text, .. } => (if mine { "ours" } else { "theirs" }, text.clone(), none()),
        Shown::Theirs { words, sound_only: true, .. } => ("theirs sound", words.clone(), none()),
        Shown::Theirs { words, .. } => {
            (if seen.role == Role::RolePlayer { "ours" } else { "theirs" }, words.clone(), none())
        }
        Shown::Sounds { lasts_ms, .. } => {
            let seconds = Arg::Number((lasts_ms / 1_000).max(1));
            ("theirs sound", words.text("team-sounds", &[("seconds", seconds)]), none())
        }
        Shown::Rendered { .. } | Shown::Interpreted { .. } | Shown::Misrendered { .. } => {
            super::interpreting::say(words, seen.role, &entry.what)
        }
        Shown::Rings if entry.by == seen.seat => note("call-note-rings"),
        Shown::Rings if rings_here(seen, at_far_end(seen, &entry.by)) => note("team-line-rings-in"),
        Shown::Rings => note("team-line-rings"),
        Shown::Connected { again: false } => note("team-note-connected"),
        Shown::Connected { again: true } => note("call-note-connected-again"),
        Shown::NoAnswer => ("note dead", words.t("call-note-no-answer"), none()),
        Shown::Gone { by_far_end } => ("note dead", words.t(gone(desk, seen, entry, *by_far_end)), none()),
        Shown::Asked { item } => {
            let label = pack(&format!("desk.{item}.label"));
            ("note", words.text("team-note-asked", &[("what", Arg::Text(&label))]), none())
        }
        Shown::DeskSays { item, answer, text } => {
            let own = !text.is_empty();
            let reply = if own { text.clone() } else { pack(&format!("desk.{item}.reply")) };
            let args = [("answer", Arg::Text(&answer_name(words, *answer))), ("what", Arg::Text(&reply))];
            let more = if own { pack(&format!("desk.{item}.label")) } else { pack(&format!("desk.{item}.reason")) };
            ("slip", words.text("call-note-desk", &args), more)
        }
        Shown::Happens { inject, text } => {
            let kind = seen.structure().inject(inject).map(|i| i.kind);
            let told = text.clone().unwrap_or_else(|| pack(&format!("inject.{inject}")));
            (if kind.is_some_and(InjectKind::is_ours) { "slip" } else { "told" }, told, told_as(words, kind))
        }
        Shown::Told { words } => ("told", words.clone(), none()),
        Shown::Tells { how, text } => ("slip", text.clone(), words.named("tell", how.name())),
        Shown::Hands { sheet } => ("slip", String::new(), words.t(handed_as(sheet))),
        Shown::Voice { to } => {
            let to = name_then(desk, seen, to, entry.n);
            ("note", words.text("team-note-voice", &[("who", Arg::Text(&to))]), none())
        }
        Shown::Marked { text, .. } => ("mark", text.clone(), none()),
        Shown::Glossed { of, text, .. } => {
            let of = i64::try_from(*of).unwrap_or(i64::MAX);
            ("gloss", text.clone(), words.text("team-gloss-of", &[("n", Arg::Number(of))]))
        }
        Shown::Alarm => ("note alarm", words.t("team-note-safe-word"), none()),
        Shown::Stands { held: true } => note("call-note-held"),
        Shown::Stands { held: false } => note("call-note-paused"),
        Shown::Goes => note("team-note-goes"),
        Shown::Over { outcome, .. } => ("told", pack(&format!("ending.{}", outcome.name())), none()),
    }
}

/// What an inject that stands for something outside is headed with, as control's own words are.
pub(crate) fn told_as(words: &Words, kind: Option<InjectKind>) -> String {
    match kind {
        Some(InjectKind::News) => words.named("tell", "news"),
        Some(InjectKind::Call) => words.named("tell", "call"),
        Some(InjectKind::Noise | InjectKind::Note | InjectKind::Tactical | InjectKind::Message) | None => String::new(),
    }
}

/// What kind of thing was handed over.
pub(crate) const fn handed_as(sheet: &exercise::team::sheet::Sheet) -> &'static str {
    match sheet {
        exercise::team::sheet::Sheet::Picture(_) => "sheet-picture",
        exercise::team::sheet::Sheet::Document(_) => "tell-document",
    }
}

/// How hard the far end was set to be, and what may happen at worst. For who plays it and for staff.
pub(crate) fn settings(words: &Words, intensity: u8, worst: Outcome) -> String {
    let means = words.named("intensity", &intensity.to_string());
    let worst = words.named("worst", worst.name());
    let args = [("intensity", Arg::from(intensity)), ("means", Arg::Text(&means)), ("worst", Arg::Text(&worst))];
    words.text("team-settings", &args)
}

/// Clock and state of the scene.
#[derive(Template)]
#[template(path = "room/status.html")]
pub(crate) struct Status<'a> {
    desk: &'a Desk,
    clock_ms: i64,
    clock: String,
    running: bool,
    alarm: bool,
    begun: bool,
    over: bool,
    may_pause: bool,
    /// Also while the scene stands: what has stopped it need not be what somebody cannot bear.
    may_stop: bool,
    /// What was asked of who sits here and waits for an answer; on the seat's own page it stands among the requests.
    waits: String,
}

pub(crate) fn status<'a>(desk: &'a Desk, seen: &Seen, now: i64) -> Status<'a> {
    let clock_ms = seen.play_at(now);
    let may = !desk.watching && seen.over.is_none();
    let waits = if seen.role == Role::Commander { seen.desk.values().filter(|a| a.is_none()).count() } else { 0 };
    let waits = i64::try_from(waits).unwrap_or(i64::MAX);
    Status {
        desk,
        clock_ms,
        clock: clock(clock_ms),
        running: seen.running(),
        alarm: seen.alarm,
        begun: seen.begun,
        over: seen.over.is_some(),
        may_pause: may && seen.running(),
        may_stop: may && seen.begun && !seen.alarm,
        waits: match waits {
            0 => String::new(),
            n => desk.words.text("team-requests-wait", &[("n", Arg::Number(n))]),
        },
    }
}

/// What a screen is asked before the class begins: whether it is reached, and whether its reader sees and hears.
#[derive(Template)]
#[template(path = "room/reach.html")]
pub(crate) struct Reach<'a> {
    words: &'static Words,
    base: &'a str,
    asks: bool,
    sure: bool,
}

pub(crate) fn reach<'a>(desk: &'a Desk, seen: &Seen, sure: bool) -> Reach<'a> {
    let asks = !seen.begun && seen.over.is_none() && !desk.watching;
    Reach { words: desk.words, base: &desk.base, asks, sure }
}

/// The state of a line and its buttons.
#[derive(Template)]
#[template(path = "room/line.html")]
pub(crate) struct LineBar<'a> {
    desk: &'a Desk,
    pub(crate) line: String,
    state: String,
    /// Whether words can be written on it now.
    pub(crate) open: bool,
    call: bool,
    pick_up: bool,
    hang_up: bool,
}

pub(crate) fn line_bar<'a>(desk: &'a Desk, seen: &Seen, line: &str) -> LineBar<'a> {
    let s = seen.structure();
    let phone = s.line(line).is_some_and(|l| l.kind == LineKind::Phone);
    let far = s.reached(line).is_some();
    let now = seen.line(line);
    let goes = seen.running() && seen.over.is_none() && !desk.watching;
    let outside = desk.outside.iter().any(|l| l == line);
    let plays = desk.plays.iter().any(|l| l == line);
    let tends = outside && rights::tends(seen.role);
    let logs = outside && rights::logs(seen.role);
    let speaks = s.speaks(&seen.seat, &seen.voice, line) || plays;
    let handles = goes && phone && far && (speaks || tends);
    let (name, open) = match now {
        _ if !phone => ("team-line-open", true),
        LineNow::Open => ("team-line-open", true),
        LineNow::Ringing { by_far_end } if rings_here(seen, by_far_end) => ("team-line-rings-in", false),
        LineNow::Ringing { .. } => ("team-line-rings", false),
        LineNow::Idle => ("team-line-idle", false),
    };
    let ours_to_answer = match now {
        LineNow::Ringing { by_far_end } => by_far_end != plays || tends,
        _ => false,
    };
    let writes = if far { (speaks || seen.role == Role::Interpreter) && !outside } else { between(seen, line) };
    LineBar {
        desk,
        line: line.to_owned(),
        state: [
            if phone { desk.words.t(name) } else { String::new() },
            super::interpreting::state(desk.words, seen, line),
        ]
        .iter()
        .filter(|s| !s.is_empty())
        .cloned()
        .collect::<Vec<_>>()
        .join(" "),
        open: open && (goes || !far && seen.over.is_none() && !desk.watching) && (writes || logs),
        call: handles && now == LineNow::Idle,
        pick_up: handles && ours_to_answer,
        hang_up: handles && now == LineNow::Open,
    }
}

fn between(seen: &Seen, line: &str) -> bool {
    seen.role == Role::Director
        || seen.structure().line(line).is_some_and(|l| seen.structure().stands(&seen.seat, &seen.voice, l))
}

/// Who sits where.
#[derive(Template)]
#[template(path = "room/seats.html")]
pub(crate) struct Seats<'a> {
    desk: &'a Desk,
    rows: Vec<(String, String, bool)>,
}

pub(crate) fn seats<'a>(desk: &'a Desk, seen: &Seen) -> Seats<'a> {
    let cell = |role: Role| role != Role::RolePlayer || seen.role.is_staff() || seen.role == Role::RolePlayer;
    let row = |s: &scenario::structure::Seat| {
        let who = seen.seats.get(&s.id).and_then(|p| desk.names.get(p)).cloned().unwrap_or_default();
        (seats::title(&seen.pack, desk.words, &s.id), who, seen.voice == s.id)
    };
    let known = seen.structure().seats.iter().filter(|s| cell(s.role));
    let own = |s: &&scenario::structure::Seat| seen.role != Role::RolePlayer || s.id == seen.seat;
    Seats { desk, rows: known.filter(own).map(row).collect() }
}

/// The papers that this seat reads.
#[derive(Template)]
#[template(path = "room/shelf.html")]
pub(crate) struct ShelfRegion<'a> {
    desk: &'a Desk,
    shelves: Vec<(String, Vec<Sheet>)>,
    /// What the reader neither writes nor confirms, where there is something they do.
    rest: Vec<Sheet>,
}

/// One paper with its entries.
pub(crate) struct Sheet {
    pub(crate) id: String,
    pub(crate) title: String,
    pub(crate) items: Vec<Drawn>,
    pub(crate) writes: bool,
}

/// An entry as it is shown.
pub(crate) struct Drawn {
    pub(crate) n: u64,
    pub(crate) head: String,
    pub(crate) rest: Vec<(String, String)>,
    pub(crate) by: String,
    pub(crate) clock: String,
    /// Said where it was entered afterwards.
    pub(crate) later: String,
    /// The entry that took its place.
    pub(crate) superseded: Option<u64>,
    /// The reader is asked to confirm having read it.
    pub(crate) confirm: bool,
    /// The reader is asked to say back what it says.
    pub(crate) read_back: bool,
    /// What was said back, with the sheet beside it.
    pub(crate) beside: Vec<handover::Column>,
    /// Who has confirmed having read it; and, for who may write it, who of those seated has not.
    pub(crate) read_by: Vec<String>,
    pub(crate) unread_by: Vec<String>,
    pub(crate) number: String,
    pub(crate) glosses: Vec<Gloss>,
}

pub(crate) fn shelf<'a>(desk: &'a Desk, seen: &Seen) -> ShelfRegion<'a> {
    let sheet = |(paper, items): (&Paper, &[Item])| Sheet {
        id: paper.id.clone(),
        title: Called::new(desk.words, &seen.pack).paper(&paper.id),
        items: items.iter().map(|i| item(desk, seen, paper, i)).collect(),
        writes: paper.written_by(seen.role) && !desk.watching,
    };
    let mine = |p: &Paper| kept_by(p, seen.role).is_some();
    let confirms = |p: &Paper| !mine(p) && p.ack.contains(&seen.role);
    let (shelves, rest) = if desk.watching || !seen.shelf().any(|(p, _)| mine(p) || confirms(p)) {
        let of = |shelf: Shelf| seen.shelf().filter(move |(p, _)| p.shelf == shelf).map(sheet).collect();
        (vec![("board", of(Shelf::Board)), ("log", of(Shelf::Log)), ("sheet", of(Shelf::Sheet))], Vec::new())
    } else {
        let mut own: Vec<_> = seen.shelf().filter(|(p, _)| mine(p)).collect();
        own.sort_by_key(|(p, _)| kept_by(p, seen.role));
        let own = own.into_iter().map(sheet).collect();
        let to_confirm = seen.shelf().filter(|(p, _)| confirms(p)).map(sheet).collect();
        let rest = seen.shelf().filter(|(p, _)| !mine(p) && !confirms(p)).map(sheet).collect();
        (vec![("own", own), ("confirm", to_confirm)], rest)
    };
    let shelves = shelves.into_iter().filter(|(_, sheets): &(&str, Vec<Sheet>)| !sheets.is_empty());
    ShelfRegion {
        desk,
        shelves: shelves.map(|(name, sheets)| (desk.words.named("shelf", name), sheets)).collect(),
        rest,
    }
}

/// How near a paper is to a role that writes on it: papers name first who keeps them. Nobody's is `None`.
fn kept_by(paper: &Paper, role: Role) -> Option<usize> {
    paper.write.iter().position(|r| *r == role)
}

/// An entry with its fields in words.
pub(crate) fn item(desk: &Desk, seen: &Seen, paper: &Paper, item: &Item) -> Drawn {
    let mut shown = in_words(Called::new(desk.words, &seen.pack), paper, &item.fields).into_iter();
    let head = shown.next().map(|(_, value)| value).unwrap_or_default();
    Drawn {
        n: item.n,
        head,
        rest: shown.collect(),
        by: if item.by == exercise::event::ENGINE { String::new() } else { name_then(desk, seen, &item.by, item.n) },
        clock: clock(item.at),
        later: match &item.later {
            Some(by) => desk.words.text("watch-later-by", &[("who", Arg::Text(&name_then(desk, seen, by, item.n)))]),
            None => String::new(),
        },
        superseded: item.replaced_by,
        confirm: !desk.watching
            && item.replaced_by.is_none()
            && paper.ack.contains(&seen.role)
            && item.by != seen.seat
            && !item.read_by.contains_key(&seen.seat),
        read_back: handover::asks(desk, seen, paper, item),
        beside: handover::beside(desk, seen, paper, item),
        read_by: item.read_by.iter().map(|(seat, n)| name_then(desk, seen, seat, *n)).collect(),
        unread_by: unread(seen, paper, item).map(|seat| name(desk, seen, seat)).collect(),
        number: number(desk.words, seen, item.n),
        glosses: seen.glosses.get(&item.n).cloned().unwrap_or_default(),
    }
}

/// Seats that somebody holds and that have not confirmed what they are to read. Who may write it has to know; who wrote it
/// has read it, and the reader has a button for it.
fn unread<'a>(seen: &'a Seen, paper: &'a Paper, item: &'a Item) -> impl Iterator<Item = &'a String> {
    let asks = item.replaced_by.is_none() && (seen.role.is_staff() || paper.written_by(seen.role));
    let seats = seen.structure().seats.iter().filter(move |s| asks && paper.ack.contains(&s.role)).map(|s| &s.id);
    seats.filter(|s| {
        seen.seats.contains_key(*s) && !item.read_by.contains_key(*s) && ![&item.by, &seen.seat].contains(s)
    })
}

/// A grade with what it means: the source, then what it says.
pub(crate) fn grade(words: &Words, given: &str) -> String {
    let (source, says) = given.split_at_checked(1).unwrap_or_default();
    format!("{}: {}, {}", given.to_uppercase(), words.named("grade", source), words.named("grade", says))
}

/// Fields with their titles, in the paper's order.
pub(crate) fn in_words(called: Called<'_>, paper: &Paper, fields: &BTreeMap<String, String>) -> Vec<(String, String)> {
    let (words, id) = (called.words, paper.id.as_str());
    let mut out = Vec::new();
    for field in &paper.fields {
        let title = called.field(id, &field.id);
        if field.kind == FieldKind::Rows {
            for row in 0..ROWS {
                // What stands first, and an answer from a list, speak for themselves.
                let cell = |(i, column): (usize, &Column)| {
                    let value = fields.get(&format!("{}.{row}.{}", field.id, column.id))?;
                    let text = called.value(id, &field.id, column, value);
                    let plain = i == 0 || !column.choices.is_empty();
                    Some(if plain { text } else { format!("{}: {text}", called.label(id, &field.id, &column.id)) })
                };
                let cells: Vec<String> = field.columns.iter().enumerate().filter_map(cell).collect();
                if !cells.is_empty() {
                    out.push((title.clone(), cells.join(" · ")));
                }
            }
        } else if let Some(value) = fields.get(&field.id) {
            let value =
                if field.kind == FieldKind::Choice { called.choice(id, &field.id, value) } else { value.clone() };
            out.push((title, value));
        }
    }
    if let Some(source) = fields.get(papers::SOURCE) {
        out.push((words.t("board-source"), source.clone()));
    }
    if let Some(grade) = fields.get(papers::GRADE) {
        out.push((words.t("board-grade"), grade.to_uppercase()));
    }
    if let Some(standing) = fields.get(papers::STANDING) {
        out.push((words.t("board-standing"), words.named("standing", standing)));
    }
    out
}

#[cfg(test)]
mod tests;
