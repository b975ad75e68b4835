//! `/team/{log}/{seat}`: the screen of one seat. One thing is large, what the role is for; the rest is folded beside it.

use crate::call::log_id;
use crate::gloss;
use crate::pages::frame::{Frame, html, paragraphs};
use crate::pages::start::text;
use crate::problem::Problem;
use crate::room::bar;
use crate::room::desk;
use crate::room::draw::{self, Desk};
use crate::room::front;
use crate::room::interpreting;
use crate::room::ladder::{self, Mood};
use crate::room::lobby;
use crate::room::pass::MaybePassed;
use crate::room::seen::{Entry, Seen};
use crate::room::sheet::{self, Sheet};
use crate::room::tags::{self as told, name as tag_name};
use crate::room::voice;
use crate::rubric::{Dimension, dimensions};
use crate::seats;
use crate::site::Site;
use crate::visitor::Visitor;
use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;
use chain::LogId;
use exercise::team::{ears, rights, tags};
use exercise::{Happening, limits};
use scenario::structure::{LineKind, Role};
use scenario::{Outcome, Pack};
use std::collections::BTreeMap;
use std::sync::Arc;
use words::Words;

/// A seat that the reader may look at.
pub(crate) struct Open {
    pub(crate) log: LogId,
    pub(crate) seat: String,
    pub(crate) role: Role,
    pub(crate) pack: Arc<Pack>,
    pub(crate) exercise: Option<LogId>,
    /// The team's name.
    pub(crate) team: String,
    /// Persona by part, where a person plays it.
    pub(crate) parts: BTreeMap<String, String>,
    /// How hard the far end is, and the worst ending that may occur.
    set: (u8, Outcome),
    pub(crate) desk: Desk,
    /// The team plays on paper.
    pub(crate) on_paper: bool,
    pub(crate) now: i64,
    /// The log's number when the seat was opened, and who held it then.
    pub(crate) upto: u64,
    pub(crate) holder: Option<String>,
    /// Several people share the reader's device.
    shared: bool,
}

/// The log and the person, if a command in this seat's name comes from who holds it. Asked before everything that is said,
/// so nothing is read for it that the answer does not need. It is asked once more when the command's turn has come.
pub(crate) async fn own(site: &Site, log: &str, seat: &str, passed: &MaybePassed) -> Result<(LogId, String), Problem> {
    let log = log_id(log)?;
    let (scene, holder) = site.house.holder(&log, seat).await?;
    let team = scene.genesis.team.as_ref().ok_or(Problem::NotFound)?;
    scene.pack.structure.seat(seat).ok_or(Problem::NotFound)?;
    let own = passed.whose(team.exercise.parse().ok(), holder.as_ref()).is_some();
    holder.filter(|_| own).map(|person| (log, person)).ok_or_else(|| stranger(passed))
}

fn stranger(passed: &MaybePassed) -> Problem {
    if !passed.0.is_empty() { Problem::NotYourSeat } else { Problem::JoinFirst }
}

impl Open {
    /// Opens a seat for who holds it, or for control, which only looks on.
    pub(crate) async fn new(
        site: &Site,
        log: &str,
        seat: &str,
        passed: &MaybePassed,
        staff: bool,
        words: &'static Words,
    ) -> Result<Open, Problem> {
        let log = log_id(log)?;
        let found = site
            .house
            .look(&log, |scene, state, now| {
                let team = scene.genesis.team.clone()?;
                let spec = scene.pack.structure.seat(seat)?;
                let holder = state.table.as_ref().and_then(|t| t.seats.get(seat).cloned());
                let languages = scene.genesis.languages.clone();
                let set = (scene.genesis.intensity, scene.genesis.worst);
                Some((team, spec.role, holder, Arc::clone(&scene.pack), languages, set, (state.n, now)))
            })
            .await?;
        let (team, role, holder, pack, languages, set, (upto, now)) = found.ok_or(Problem::NotFound)?;
        let exercise: Option<LogId> = team.exercise.parse().ok();
        let own = passed.whose(exercise, holder.as_ref()).is_some();
        if !own && !staff {
            return Err(stranger(passed));
        }
        let names = match &exercise {
            Some(exercise) => site.house.names(exercise).await?,
            None => Arc::default(),
        };
        let plays = team.played.iter().filter(|(_, s)| *s == seat);
        let plays = plays.filter_map(|(subject, _)| pack.structure.subjects.iter().find(|s| s.id == *subject));
        let desk = Desk {
            words,
            titles: seats::Titles::default(),
            base: format!("/team/{log}/{seat}"),
            names,
            languages,
            outside: team.outside.iter().cloned().collect(),
            plays: plays.map(|s| s.line.clone()).collect(),
            watching: !own,
        };
        let seat = seat.to_owned();
        Ok(Open {
            log,
            seat,
            role,
            pack,
            exercise,
            team: team.name,
            parts: team.parts,
            set,
            desk,
            on_paper: team.on_paper,
            now,
            upto,
            holder,
            shared: exercise.is_some_and(|e| passed.of(&e).count() > 1),
        })
    }

    /// Address of the room where the class gathers, as the seat's holder sees it.
    pub(crate) fn room(&self) -> String {
        self.exercise.map(|e| self.room_of(&e)).unwrap_or_default()
    }

    /// The same of another round.
    pub(crate) fn room_of(&self, exercise: &LogId) -> String {
        lobby::address(exercise, self.holder.as_deref().filter(|_| self.shared))
    }

    /// Whether who holds the seat has said that they see and hear.
    pub(crate) fn is_sure(&self, site: &Site) -> bool {
        let holders = self.holder.iter().map(|person| (self.seat.clone(), person.clone())).collect();
        site.presence.reached(&self.log, &holders).values().any(|r| r.sure)
    }

    /// Every event of the log; what the seat may see of them is the view's to say.
    pub(crate) async fn all(&self, site: &Site) -> Result<Vec<(u64, Arc<Happening>)>, Problem> {
        all(site, &self.log).await
    }

    /// The fold up to now, and what it adds to the transcripts.
    pub(crate) async fn fold(&self, site: &Site) -> Result<(Seen, Vec<Entry>), Problem> {
        let mut seen = Seen::new(Arc::clone(&self.pack), &self.seat, self.role);
        let mut entries = Vec::new();
        for (n, h) in all(site, &self.log).await? {
            if let Some(entry) = seen.take(n, &h) {
                entries.push(entry);
            }
        }
        Ok((seen, entries))
    }

    /// What was handed to this seat, by number in the log.
    pub(crate) fn handed(&self, entries: &[Entry]) -> impl Iterator<Item = (u64, Sheet)> {
        entries.iter().filter_map(|e| Some((e.n, Sheet::in_entry(&self.pack, self.desk.words, &e.what)?)))
    }

    /// Whether an entry stands on the page: control, which looks on, sees what every holder of the seat has seen.
    pub(crate) fn tells(&self, seen: &Seen, entry: &Entry) -> bool {
        self.desk.watching || seen.is_for(self.holder.as_ref(), entry)
    }

    /// The fold up to now, and what it adds to the transcripts as it is shown there.
    pub(crate) async fn seen(&self, site: &Site) -> Result<(Seen, Vec<String>), Problem> {
        let (seen, entries) = self.fold(site).await?;
        // Drawn at the end: who sits where is known then.
        let drawn =
            entries.iter().filter(|e| self.tells(&seen, e)).map(|e| render(draw::entry(&self.desk, &seen, e).render()));
        let drawn = drawn.collect::<Result<_, _>>()?;
        Ok((seen, drawn))
    }
}

/// Every event of a log, oldest first.
async fn all(site: &Site, log: &LogId) -> Result<Vec<(u64, Arc<Happening>)>, Problem> {
    let mut out: Vec<(u64, Arc<Happening>)> = Vec::new();
    loop {
        let page = site.house.follow(log, out.last().map_or(0, |(n, _)| *n)).await?;
        if page.is_empty() {
            return Ok(out);
        }
        out.extend(page);
    }
}

pub(crate) fn render(drawn: Result<String, askama::Error>) -> Result<String, Problem> {
    drawn.map_err(|error| {
        tracing::error!(%error, "a part of a page could not be drawn");
        Problem::Server
    })
}

/// A line as a section of the page.
struct Section {
    id: String,
    title: String,
    bar: String,
    voice: String,
    open: bool,
    /// Its words may be written here at all.
    writes: bool,
    /// What it does is known here, and not what is said on it.
    followed: bool,
    /// Slips to the voice, where it never was: it shows when the voice comes.
    hidden: bool,
    /// Words of both sides are logged here.
    logs: bool,
    /// What to do here where the line is a real telephone.
    outside: String,
    /// What the field and its button are called.
    field: String,
    button: String,
    entries: Vec<String>,
    spoken: String,
    far: bool,
    /// Who is at the far end, where its words are written down here.
    far_end: String,
}

struct Pad {
    title: String,
    /// Name, physical key, what is printed on it, title, and how often it was struck.
    tags: Vec<(String, String, String, String, String)>,
}

/// A part of a person's papers.
struct Part {
    id: &'static str,
    title: String,
    text: Vec<Vec<String>>,
    /// Sentences by mood that fill the field, instead of the text.
    moods: Vec<Mood>,
    /// The ladder with what is reached on it, instead of the text.
    ladder: Option<String>,
}

#[derive(Template)]
#[template(path = "room/seat.html")]
struct Page {
    frame: Frame,
    base: String,
    role: &'static str,
    title: String,
    pack: String,
    upto: u64,
    fresh: bool,
    /// What stands before the lines, by its place.
    front: Vec<&'static str>,
    /// The form of a paper that is being written; empty where none is.
    paper: String,
    bar: String,
    reach: String,
    handed: String,
    sections: Vec<Section>,
    seats: String,
    desk: Option<String>,
    /// What the interpreter says next, and the number of it.
    queue: Option<String>,
    renders: bool,
    next: String,
    shelf: Option<String>,
    brief: Vec<Vec<String>>,
    /// What an assessor looks at, with what a 1 and a 5 look like.
    rated: Vec<Dimension>,
    warning: Vec<Vec<String>>,
    helpline: Vec<Vec<String>>,
    /// What was set for who plays the far end; empty for everybody else.
    settings: String,
    parts: Vec<Part>,
    /// Subject whose feelings this seat reports.
    feels: Option<String>,
    felt: (u8, u8),
    pads: Vec<Pad>,
    /// What has been marked with them.
    tagged: Option<String>,
    marks: bool,
    glosses: bool,
    gloss_language: String,
    languages: Vec<&'static str>,
    /// What was played on paper may be entered from here.
    later: bool,
    at_most: usize,
    id: String,
}

impl Page {
    /// Whether a part stands beside, and not in front.
    fn beside(&self, part: &str) -> bool {
        !self.front.contains(&part)
    }
}

pub(crate) async fn show(
    State(site): State<Site>,
    Path((log, seat)): Path<(String, String)>,
    passed: MaybePassed,
    staff: crate::room::pass::Watching,
    visitor: Visitor,
) -> Result<Response, Problem> {
    draw_page(&site, &log, &seat, &passed, staff.0.is_some(), visitor, StatusCode::OK, String::new()).await
}

#[expect(clippy::too_many_arguments, reason = "one page with all it depends on")]
pub(crate) async fn draw_page(
    site: &Site,
    log: &str,
    seat: &str,
    passed: &MaybePassed,
    staff: bool,
    mut visitor: Visitor,
    status: StatusCode,
    notice: String,
) -> Result<Response, Problem> {
    let open = Open::new(site, log, seat, passed, staff, visitor.words).await?;
    visitor.path = open.desk.base.clone();
    let seen = open.seen(site).await?;
    page(site, &open, visitor, seen, (status, notice), Writing::default()).await
}

/// The form of a paper that is being written; empty where none is.
#[derive(Default)]
pub(crate) struct Writing {
    pub(crate) form: String,
    /// None of the team's papers lies beside it.
    pub(crate) by_heart: bool,
}

/// The page of a seat that was opened and read, with the form of a paper where one is being written.
pub(crate) async fn page(
    site: &Site,
    open: &Open,
    visitor: Visitor,
    (seen, entries): (Seen, Vec<String>),
    (status, notice): (StatusCode, String),
    writing: Writing,
) -> Result<Response, Problem> {
    let words = visitor.words;
    if let Some(person) = open.holder.as_ref().filter(|_| !open.desk.watching) {
        site.presence.answered(&open.log, &open.seat, person);
    }
    let parts = parts(open, &seen, words)?;
    let feels = open.desk.plays.first().and_then(|line| open.pack.structure.reached(line)).map(|s| s.id.clone());
    let role = open.role;
    let writes_marks =
        matches!(role, Role::Coach | Role::Observer | Role::Leader | Role::RolePlayer) || role.is_staff();
    let page = Page {
        base: open.desk.base.clone(),
        role: role.name(),
        title: seats::title(&open.pack, words, &open.seat),
        pack: text(&open.pack, words, "title"),
        upto: seen.upto,
        fresh: !seen.begun,
        front: front::places(role),
        reach: render(draw::reach(&open.desk, &seen, open.is_sure(site)).render())?,
        paper: writing.form,
        bar: bar::bar(site, open, &seen, true, notice).await?,
        handed: render(sheet::last(&open.desk, &seen).render())?,
        sections: sections(open, &seen, entries)?,
        seats: render(draw::seats(&open.desk, &seen).render())?,
        desk: desk::region(&open.desk, &seen).map(|d| render(d.render())).transpose()?,
        queue: interpreting::queue(&open.desk, &seen, open.now).map(|q| render(q.render())).transpose()?,
        renders: interpreting::renders(&open.desk, &seen),
        next: seen.waiting.keys().next().map(u64::to_string).unwrap_or_default(),
        shelf: (!writing.by_heart && seen.shelf().next().is_some())
            .then(|| render(draw::shelf(&open.desk, &seen).render()))
            .transpose()?,
        brief: brief(open, words),
        rated: if open.role == Role::Assessor { dimensions(words, &open.pack.structure) } else { Vec::new() },
        warning: paragraphs(&text(&open.pack, words, "warning")),
        helpline: paragraphs(&site.helpline(&open.pack, words)),
        settings: if parts.is_empty() { String::new() } else { draw::settings(words, open.set.0, open.set.1) },
        parts,
        felt: feels.as_ref().and_then(|subject| seen.felt.get(subject)).copied().unwrap_or((50, 20)),
        feels,
        pads: if told::has_keys(role) { pads(words, &seen) } else { Vec::new() },
        tagged: told::told(&open.desk, &seen).map(|t| render(t.render())).transpose()?,
        marks: writes_marks && !open.desk.watching,
        glosses: role == Role::CourseInterpreter && !open.desk.watching,
        gloss_language: gloss_language(open, &seen),
        languages: gloss::offered(),
        later: open.role == Role::Recorder && !open.desk.watching && (open.on_paper || seen.over.is_some()),
        at_most: limits::UTTERANCE_CHARS,
        id: getrandom::u64().map(|n| format!("form-{n:016x}")).map_err(|_| Problem::Server)?,
        frame: Frame::new(visitor),
    };
    Ok(html(status, &page))
}

/// In which language this seat translates: as before, else the reader's own if another is spoken on the line. Else nobody
/// knows, and it is asked.
fn gloss_language(open: &Open, seen: &Seen) -> String {
    let own = open.desk.words.tag();
    let spoken = open.desk.languages.get(&draw::home(seen)).is_some_and(|spoken| spoken == own);
    seen.last_language(&open.seat).or((!spoken).then_some(own)).map(gloss::name).unwrap_or_default()
}

fn sections(open: &Open, seen: &Seen, entries: Vec<String>) -> Result<Vec<Section>, Problem> {
    let mut sections = Vec::new();
    for line in draw::lines(seen) {
        let bar = draw::line_bar(&open.desk, seen, &line);
        let far = seen.structure().reached(&line).is_some();
        let logs = open.desk.outside.contains(&line) && rights::logs(open.role) && !open.desk.watching;
        // Whoever may be given the voice has the field; it opens when the voice is theirs.
        let voice = matches!(open.role, Role::Primary | Role::Coach | Role::Leader | Role::Interpreter)
            || seen.structure().speaks(&open.seat, &seen.voice, &line);
        let slips = draw::slips(seen, &line);
        let between = slips || seen.structure().line(&line).is_some_and(|l| l.between.contains(&open.seat));
        let writes = !open.desk.watching
            && if far { voice || open.desk.plays.contains(&line) } else { between || open.role == Role::Director };
        // An entry names the line under which it is shown.
        let mark = format!("data-line=\"{line}\"");
        let (field, button) = if logs {
            ("team-log-label", "team-log-do")
        } else if far && open.role == Role::Interpreter {
            ("call-say-label", "team-say-own")
        } else if far {
            ("call-say-label", "call-say")
        } else if is_slip(open, &line) {
            ("team-slip-label", "team-slip-do")
        } else {
            ("team-write-label", "team-write-do")
        };
        let hears = ears::hears(seen.structure(), &open.seat, open.role, &seen.voice, &line);
        let entries: Vec<String> = entries.iter().filter(|e| e.contains(&mark)).cloned().collect();
        sections.push(Section {
            field: open.desk.words.t(field),
            button: open.desk.words.t(button),
            title: line_title(open, &line, far && open.desk.plays.contains(&line)),
            open: bar.open,
            bar: render(bar.render())?,
            hidden: slips && !hears && entries.is_empty(),
            entries,
            voice: render(voice::to(&open.desk, seen, &line).render())?,
            spoken: open.desk.languages.get(&line).cloned().unwrap_or_default(),
            followed: !hears && !slips,
            outside: spoken_outside(open, seen, &line),
            far_end: if logs { draw::far_name(open.desk.words, seen, &line) } else { String::new() },
            id: line,
            writes,
            logs,
            far,
        });
    }
    Ok(sections)
}

/// What a seat does on a line that is spoken outside, on a real telephone; nothing on every other line.
fn spoken_outside(open: &Open, seen: &Seen, line: &str) -> String {
    let phone = seen.structure().line(line).is_some_and(|l| l.kind == LineKind::Phone);
    if !phone || !open.desk.outside.iter().any(|l| l == line) {
        return String::new();
    }
    let speaks = seen.structure().speaks(&open.seat, &seen.voice, line) || open.desk.plays.iter().any(|l| l == line);
    open.desk.words.t(if open.desk.watching {
        "team-outside-hears"
    } else if rights::logs(open.role) {
        "team-outside-logs"
    } else if rights::tends(open.role) {
        "team-outside-tends"
    } else if speaks {
        "team-outside-speaks"
    } else {
        "team-outside-hears"
    })
}

/// Whether what is written on a line is a slip of paper for one person, as a coach passes it.
fn is_slip(open: &Open, line: &str) -> bool {
    let structure = &open.pack.structure;
    let in_cell = |seat: &String| structure.seat(seat).is_some_and(|s| s.role.in_cell());
    structure.line(line).is_some_and(|l| l.between.len() == 2 && l.between.iter().all(in_cell))
}

/// A line's name; who plays the far end sees it from there.
fn line_title(open: &Open, line: &str, from_far: bool) -> String {
    let words = open.desk.words;
    if from_far { words.t("team-line-from-far") } else { draw::line_name(words, &open.pack, line) }
}

/// The seat's brief; who plays somebody has that person's papers instead.
fn brief(open: &Open, words: &Words) -> Vec<Vec<String>> {
    paragraphs(&text(&open.pack, words, &format!("brief.{}", open.seat)))
}

/// The papers of the persona that a person in this seat plays.
fn parts(open: &Open, seen: &Seen, words: &Words) -> Result<Vec<Part>, Problem> {
    let structure = &open.pack.structure;
    let Some(seat) = structure.seat(&open.seat) else { return Ok(Vec::new()) };
    let persona = structure.played_by(seat).and_then(|s| open.parts.get(&s.id));
    let Some(persona) = persona else { return Ok(Vec::new()) };
    let mut parts = Vec::new();
    for id in scenario::keys::PLAY {
        let paper = text(&open.pack, words, &format!("play.{persona}.{id}"));
        let lines = paragraphs(&paper);
        if !lines.is_empty() {
            let ladder = ladder::ladder(open, seen).filter(|_| *id == "ladder");
            parts.push(Part {
                id,
                title: words.named("play", id),
                text: lines,
                moods: if *id == "lines" { ladder::moods(&paper) } else { Vec::new() },
                ladder: ladder.map(|l| render(l.render())).transpose()?,
            });
        }
    }
    // What is worked with while playing comes before what is read beforehand.
    parts.sort_by_key(|part| part.ladder.is_none());
    Ok(parts)
}

/// What is printed on a key, on a Latin keyboard.
fn cap(key: &str) -> String {
    key.trim_start_matches("Key").trim_start_matches("Digit").to_owned()
}

fn pads(words: &Words, seen: &Seen) -> Vec<Pad> {
    let tag =
        |t: &tags::Tag| (t.id.clone(), t.key.clone(), cap(&t.key), tag_name(words, &t.id), told::count(seen, &t.id));
    let pad = |group: &tags::Group| Pad {
        title: words.t(&format!("tag-group-{}", group.name())),
        tags: tags::all().iter().filter(|t| t.group == *group && rights::strikes(seen.role, t)).map(tag).collect(),
    };
    tags::Group::ALL.iter().map(pad).filter(|pad| !pad.tags.is_empty()).collect()
}
