//! `/control/{exercise}/debrief`: who has laid down the role, and how much each has carried on this course; marks with the
//! words around them; what the teams found; commitments; lessons until somebody has verified them.

use super::class::{Class, Opened, TeamWatch};
use super::draw::{self, Bar, Region, clock, pick};
use super::exposure;
use crate::pages::frame::{Frame, html};
use crate::problem::Problem;
use crate::site::Site;
use ::report::sheet::{Column, write};
use askama::Template;
use axum::extract::State;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use exercise::delivery::event::{Conclusion, Lesson, Phase};
use live::course::Date;
use words::{Arg, Words};

pub(crate) const XLSX: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

struct PersonRow {
    id: String,
    alias: String,
    done: bool,
    /// How often at the far end or beside it; empty for never.
    exposure: String,
    often: bool,
}

#[derive(Template)]
#[template(path = "control/de-role.html")]
struct People {
    words: &'static Words,
    base: String,
    closed: bool,
    people: Vec<PersonRow>,
    count: String,
    /// Trainers with what it has been for them, and whether that is much.
    trainers: Vec<(String, String, bool)>,
}

/// A field for everybody's commitment, for those who have no device to write it on. What is being typed stays while others
/// come and go out of their roles: only other people make another region.
#[derive(Template)]
#[template(path = "control/on-behalf.html")]
struct OnBehalf {
    words: &'static Words,
    base: String,
    closed: bool,
    /// Id and alias.
    people: Vec<(String, String)>,
}

pub(crate) struct MarkRow {
    pub(crate) what: String,
    pub(crate) team: String,
    pub(crate) clock: String,
    pub(crate) by: String,
    pub(crate) text: String,
    pub(crate) glosses: Vec<crate::room::seen::Gloss>,
    pub(crate) around: Vec<draw::Row>,
    pub(crate) shown: bool,
    /// Where it is heard in a recording: the way there, and the place.
    pub(crate) heard: Option<(String, String)>,
}

#[derive(Template)]
#[template(path = "control/marks.html")]
struct Marks {
    words: &'static Words,
    base: String,
    marks: Vec<MarkRow>,
}

pub(crate) struct TeamFindings {
    pub(crate) team: String,
    pub(crate) strengths: Vec<String>,
    pub(crate) improvements: Vec<String>,
}

#[derive(Template)]
#[template(path = "control/findings.html")]
struct Findings {
    words: &'static Words,
    teams: Vec<TeamFindings>,
    commitments: Vec<(String, String)>,
}

/// The way into the debrief, until it has begun; and what has to be said of scenes that are still open.
#[derive(Template)]
#[template(path = "control/begin.html")]
struct Begin {
    words: &'static Words,
    base: String,
    debrief: bool,
    open: Vec<String>,
    outcomes: Vec<(&'static str, String)>,
}

struct LessonForm {
    /// 0 for a new one.
    n: u64,
    /// Until when, as its reader writes dates.
    due: String,
    lesson: Lesson,
}

#[derive(Template)]
#[template(path = "control/lessons.html")]
struct Lessons {
    words: &'static Words,
    base: String,
    lessons: Vec<LessonForm>,
}

#[derive(Template)]
#[template(path = "control/debrief.html")]
struct Page {
    frame: Frame,
    bar: Bar,
    upto: u64,
    people: String,
    on_behalf: String,
    marks: String,
    tags: String,
    findings: String,
    lessons: String,
    new: LessonForm,
    begin: String,
}

pub(crate) async fn show(
    State(site): State<Site>,
    Opened { mut class, staff, visitor }: Opened,
) -> Result<Response, Problem> {
    class.exposure = exposure::of(&site, &class).await?;
    let regions = regions(&class);
    let page = Page {
        upto: class.upto(),
        people: pick(&regions, "people"),
        on_behalf: pick(&regions, "on-behalf"),
        marks: pick(&regions, "marks"),
        tags: pick(&regions, "tags"),
        findings: pick(&regions, "findings"),
        lessons: pick(&regions, "lessons"),
        new: LessonForm { n: 0, due: String::new(), lesson: Lesson::default() },
        begin: pick(&regions, "begin"),
        bar: Bar::new(&class, staff.name, "debrief"),
        frame: Frame::new(visitor),
    };
    Ok(html(StatusCode::OK, &page))
}

pub(crate) fn regions(class: &Class) -> Vec<Region> {
    vec![
        Region::of("begin", &begin(class)),
        Region::of("people", &people(class)),
        Region::of("on-behalf", &on_behalf(class)),
        Region::of("marks", &Marks { words: class.words, base: class.base(), marks: marks(class) }),
        super::tags::part(class),
        Region::of(
            "findings",
            &Findings { words: class.words, teams: findings(class), commitments: commitments(class) },
        ),
        Region::of("lessons", &lessons(class)),
    ]
}

fn begin(class: &Class) -> Begin {
    let words = class.words;
    Begin {
        words,
        base: class.base(),
        debrief: matches!(class.state.phase, Phase::Debrief | Phase::Closed),
        open: open(class),
        outcomes: class.structure().outcomes.iter().map(|o| (o.name(), words.named("outcome", o.name()))).collect(),
    }
}

/// Teams whose scene has begun and not ended: nobody has said yet how.
pub(crate) fn open(class: &Class) -> Vec<String> {
    let playing = !matches!(class.state.phase, Phase::Briefing | Phase::Closed);
    class.teams.iter().filter(|t| playing && !t.is_over()).map(|t| t.plan.id.clone()).collect()
}

fn people(class: &Class) -> People {
    let words = class.words;
    let number = |n: usize| Arg::Number(i64::try_from(n).unwrap_or(i64::MAX));
    let row = |person: &String| {
        let times = class.exposure.times(person);
        PersonRow {
            id: person.clone(),
            alias: class.alias(person),
            done: class.state.de_roled.contains(person),
            exposure: times.of_person(words),
            often: times.often(),
        }
    };
    let mut people: Vec<PersonRow> = class.state.people.iter().map(row).collect();
    people.sort_by_key(|p| (p.done, p.alias.to_lowercase()));
    let done = people.iter().filter(|p| p.done).count();
    let count = words.text("control-de-roled", &[("n", number(done)), ("of", number(people.len()))]);
    let trainer = |(name, times): &(String, exposure::Times)| (name.clone(), times.of_trainer(words), times.often());
    let trainers = class.exposure.trainers.iter().map(trainer).collect();
    People { words, base: class.base(), closed: class.state.phase == Phase::Closed, people, count, trainers }
}

fn on_behalf(class: &Class) -> OnBehalf {
    let mut people: Vec<(String, String)> = class.state.people.iter().map(|p| (p.clone(), class.alias(p))).collect();
    people.sort_by_key(|(_, alias)| alias.to_lowercase());
    OnBehalf { words: class.words, base: class.base(), closed: class.state.phase == Phase::Closed, people }
}

/// Every mark of every team, by play time.
pub(crate) fn marks(class: &Class) -> Vec<MarkRow> {
    let of = |team: &'_ TeamWatch| {
        let row = |mark: &super::fold::Mark| {
            let what = format!("{}{}:{}", super::projector::MOMENT, team.plan.id, mark.n);
            let around = team.chronicle.around(mark.at, mark.of).into_iter().map(|e| draw::row(class, team, e));
            let row = MarkRow {
                shown: class.state.shown == what,
                what,
                team: team.plan.id.clone(),
                clock: clock(mark.at),
                by: class.who_then(team, &mark.by, mark.n),
                text: mark.text.clone(),
                glosses: team.chronicle.seen.glosses.get(&mark.n).cloned().unwrap_or_default(),
                around: around.collect(),
                heard: super::sound::heard(class, team, mark.at, mark.n),
            };
            (mark.at, row)
        };
        team.chronicle.marks.iter().map(row).collect::<Vec<_>>()
    };
    let mut all: Vec<(i64, MarkRow)> = class.teams.iter().flat_map(of).collect();
    all.sort_by_key(|(at, _)| *at);
    all.into_iter().map(|(_, row)| row).collect()
}

pub(crate) fn findings(class: &Class) -> Vec<TeamFindings> {
    let of = |team: &TeamWatch, which: Conclusion| {
        let own = class.state.conclusions.iter().filter(|(t, what, _)| *t == team.plan.id && *what == which);
        own.map(|(_, _, text)| text.clone()).collect()
    };
    let team = |t: &TeamWatch| TeamFindings {
        team: t.plan.id.clone(),
        strengths: of(t, Conclusion::Strength),
        improvements: of(t, Conclusion::Improvement),
    };
    class.teams.iter().map(team).collect()
}

pub(crate) fn commitments(class: &Class) -> Vec<(String, String)> {
    class.state.commitments.iter().map(|(who, text)| (class.alias(who), text.clone())).collect()
}

/// Until when a lesson is to be learned, as its reader writes dates; what is no date stays as it was typed.
pub(crate) fn due(words: &Words, lesson: &Lesson) -> String {
    Date::read(&lesson.due).map_or_else(|| lesson.due.clone(), |date| crate::staff::day(words, date))
}

fn lessons(class: &Class) -> Lessons {
    let form =
        |(n, lesson): (&u64, &Lesson)| LessonForm { n: *n, due: due(class.words, lesson), lesson: lesson.clone() };
    Lessons { words: class.words, base: class.base(), lessons: class.state.lessons.iter().map(form).collect() }
}

/// The lessons as a spreadsheet.
pub(crate) async fn sheet(Opened { class, visitor, .. }: Opened) -> Result<Response, Problem> {
    let words = visitor.words;
    let names = ["observation", "cause", "recommendation", "owner", "due", "verified"];
    let column = |name: &&str| Column {
        heading: words.named("control-lesson", name),
        width: if matches!(*name, "owner" | "due") { 16 } else { 40 },
        dates: *name == "due",
        ..Column::default()
    };
    let columns: Vec<Column> = names.iter().map(column).collect();
    let row = |l: &Lesson| {
        [&l.observation, &l.cause, &l.recommendation, &l.owner, &l.due, &l.verified].map(String::clone).to_vec()
    };
    let rows: Vec<Vec<String>> = class.state.lessons.values().map(row).collect();
    download(&words.t("control-lessons"), &columns, &rows, "lessons.xlsx")
}

/// A workbook to take away.
pub(crate) fn download(title: &str, columns: &[Column], rows: &[Vec<String>], file: &str) -> Result<Response, Problem> {
    let bytes = write(title, columns, rows).map_err(|error| {
        tracing::error!(%error, "a spreadsheet could not be written");
        Problem::Server
    })?;
    let headers = [
        (header::CONTENT_TYPE, XLSX.to_owned()),
        (header::CONTENT_DISPOSITION, format!("attachment; filename=\"{file}\"")),
    ];
    Ok((headers, bytes).into_response())
}
