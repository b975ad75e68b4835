//! `/exercise/new` and `/course/{course}/exercise/new`: an exercise set up on one page. The scenario is chosen first,
//! because who can be cast depends on it.

use super::next_round::Earlier;
use crate::pages::frame::{Frame, html, paragraphs};
use crate::pages::start::{kind, language, text};
use crate::problem::Problem;
use crate::room::called::{Called, inside};
use crate::room::draw::line_name;
use crate::site::Site;
use crate::staff::who::Staff;
use crate::visitor::Visitor;
use crate::zone::Zone;
use askama::Template;
use axum::extract::{Form, Path, Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use exercise::delivery::Actor;
use exercise::delivery::limits::LINE_CHARS;
use live::{DeliveryError, Listed, Misfit, Plan, PlannedTeam};
use scenario::papers::PaperSet;
use scenario::structure::{Role, Seat, Subject};
use scenario::{Outcome, Pack};
use serde::Deserialize;
use std::collections::BTreeMap;
use words::{Arg, Words};

/// Teams that fit on the form.
const TEAMS: usize = 8;
/// The intensity as a pack is written.
const AS_WRITTEN: u8 = 3;
const WORST: Outcome = Outcome::Tactical;
/// Who speaks for a part.
pub(super) const SIMULATED: &str = "simulated";
pub(super) const PERSON: &str = "person";
/// The value that leaves the persona to chance.
const CHANCE: &str = "";

#[derive(Deserialize)]
pub(crate) struct Asked {
    pack: Option<String>,
    /// The exercise whose next round is set up; empty for none.
    #[serde(default)]
    after: String,
}

struct Card {
    id: String,
    title: String,
    summary: String,
    kind: String,
    about: String,
}

struct Choice {
    value: String,
    label: String,
    hint: String,
    chosen: bool,
}

/// A part with who can be cast in it.
struct Part {
    id: String,
    /// Where there are several.
    title: String,
    /// Whether a person plays it, where there are several and a seat does; the first choice is the team's.
    by: Vec<Choice>,
    personas: Vec<Choice>,
}

/// A line with the languages it can be spoken in; the first choice is the team's.
struct LineForm {
    id: String,
    title: String,
    languages: Vec<Choice>,
}

struct TeamForm {
    n: usize,
    languages: Vec<Choice>,
    /// Empty where the pack speaks one language.
    lines: Vec<LineForm>,
    /// A line has another language than the team.
    several: bool,
    played: bool,
    on_paper: bool,
    outside: bool,
    parts: Vec<Part>,
}

#[derive(Template)]
#[template(path = "control/new.html")]
struct Page {
    frame: Frame,
    who: String,
    /// Address of this form.
    here: String,
    course: String,
    course_name: String,
    notice: String,
    /// Scenarios to choose from; empty once one is chosen.
    cards: Vec<Card>,
    pack: String,
    pack_title: String,
    /// The exercise whose next round this is; empty for none.
    after: String,
    title: String,
    title_chars: usize,
    counts: Vec<Choice>,
    teams: Vec<TeamForm>,
    intensities: Vec<Choice>,
    worst: Vec<Choice>,
    /// Sets of papers to choose from, the scenario's own first; empty where there are no others.
    papers: Vec<Choice>,
    warning: Vec<Vec<String>>,
    /// Whose consent is missing.
    unasked: String,
}

pub(super) type Given = BTreeMap<String, String>;

pub(crate) async fn show_alone(
    State(site): State<Site>,
    Query(asked): Query<Asked>,
    staff: Staff,
    visitor: Visitor,
) -> Result<Response, Problem> {
    blank(&site, "", asked, staff, visitor).await
}

pub(crate) async fn show(
    State(site): State<Site>,
    Path(course): Path<String>,
    Query(asked): Query<Asked>,
    staff: Staff,
    visitor: Visitor,
) -> Result<Response, Problem> {
    blank(&site, &course, asked, staff, visitor).await
}

/// The form before anything was chosen; for a next round, as it was filled in before.
async fn blank(site: &Site, course: &str, asked: Asked, staff: Staff, visitor: Visitor) -> Result<Response, Problem> {
    let given = if asked.after.is_empty() {
        Given::new()
    } else {
        let earlier = Earlier::of(site, course, &asked.after).await?;
        if let Some(next) = site.house.round_after(&earlier.log).await? {
            return Ok(control(&next));
        }
        earlier.given(site, visitor.words).await?
    };
    let pack = asked.pack.or_else(|| given.get("pack").cloned()).unwrap_or_default();
    page(site, course, &pack, &given, staff, visitor, None).await
}

fn control(listed: &Listed) -> Response {
    Redirect::to(&format!("/control/{}", listed.id)).into_response()
}

async fn page(
    site: &Site,
    course: &str,
    pack: &str,
    given: &Given,
    staff: Staff,
    visitor: Visitor,
    notice: Option<String>,
) -> Result<Response, Problem> {
    let words = visitor.words;
    let course_name =
        if course.is_empty() { String::new() } else { site.house.course(course).await?.ok_or(Problem::NotFound)?.name };
    let missing = site.house.participants(course).await?.into_iter().filter(|p| !p.consents.taking_part);
    let unasked = missing.map(|p| p.alias).collect::<Vec<_>>().join(", ");
    let here = if course.is_empty() { "/exercise/new".to_owned() } else { format!("/course/{course}/exercise/new") };
    let all: Vec<_> = site.house.packs().all().filter(|p| !p.structure.is_drill()).collect();
    let chosen = all.iter().find(|p| p.structure.id == pack);
    let value = |key: &str| given.get(key).cloned().unwrap_or_default();
    let count: usize = value("teams").parse().unwrap_or(1);
    let papers = match chosen {
        Some(pack) => papers(site, words, pack, course, given).await?,
        None => Vec::new(),
    };
    let status = if notice.is_some() { StatusCode::BAD_REQUEST } else { StatusCode::OK };
    let page = Page {
        here,
        course: course.to_owned(),
        course_name,
        notice: notice.unwrap_or_default(),
        cards: if chosen.is_some() { Vec::new() } else { all.iter().map(|p| card(words, p)).collect() },
        pack: pack.to_owned(),
        pack_title: chosen.map(|p| text(p, words, "title")).unwrap_or_default(),
        after: value("after"),
        title: value("title"),
        title_chars: LINE_CHARS,
        counts: (1..=TEAMS).map(|n| plain(n.to_string(), n.to_string(), n == count)).collect(),
        teams: chosen.map(|p| (1..=TEAMS).map(|n| team(words, p, n, given)).collect()).unwrap_or_default(),
        intensities: intensities(words, given),
        worst: chosen.map(|p| worst(words, p, given)).unwrap_or_default(),
        papers,
        warning: chosen.map(|p| paragraphs(&text(p, words, "warning"))).unwrap_or_default(),
        unasked,
        who: staff.name,
        frame: Frame::new(visitor),
    };
    Ok(html(status, &page))
}

fn plain(value: String, label: String, chosen: bool) -> Choice {
    Choice { value, label, hint: String::new(), chosen }
}

/// Whether the team may take this seat: neither staff's nor at the far end.
fn in_team(seat: &Seat) -> bool {
    !seat.role.is_staff() && seat.role != Role::RolePlayer
}

fn card(words: &Words, pack: &Pack) -> Card {
    let s = &pack.structure;
    let [from, to] = s.usual_minutes;
    let minutes = words.text("card-minutes", &[("from", Arg::from(from)), ("to", Arg::from(to))]);
    let languages = s.languages.iter().map(|tag| language(tag)).collect::<Vec<_>>().join(", ");
    let seats = Arg::Number(i64::try_from(s.seats.iter().filter(|s| in_team(s)).count()).unwrap_or(0));
    Card {
        id: s.id.clone(),
        title: text(pack, words, "title"),
        summary: text(pack, words, "summary"),
        kind: kind(&s.kind, words),
        about: [minutes, words.text("control-new-seats", &[("n", seats)]), languages].join(" · "),
    }
}

fn team(words: &Words, pack: &Pack, n: usize, given: &Given) -> TeamForm {
    let s = &pack.structure;
    let value = |name: &str| given.get(&format!("t{n}.{name}")).map_or("", String::as_str);
    let own = s.languages.iter().find(|tag| *tag == words.tag()).or(s.languages.first());
    let spoken = if value("language").is_empty() { own.map_or("", String::as_str) } else { value("language") };
    let part = |subject: &Subject| {
        let cast = value(&format!("cast.{}", subject.id)).to_owned();
        let persona = |id: &String| {
            let short = text(pack, words, &format!("persona.{id}.short"));
            let first = short.split_once(". ").map_or(short.as_str(), |(first, _)| first).to_owned();
            let name = text(pack, words, &format!("persona.{id}.name"));
            plain(id.clone(), format!("{name}: {}", inside(&first)), *id == cast)
        };
        let chance = plain(CHANCE.to_owned(), words.t("control-new-chance"), cast.is_empty());
        let personas = std::iter::once(chance).chain(subject.personas.iter().map(persona)).collect();
        let (title, by) = apart(words, pack, subject, value(&format!("by.{}", subject.id)));
        Part { id: subject.id.clone(), title, by, personas }
    };
    let line = |line: &scenario::structure::Line| {
        let chosen = value(&format!("line.{}", line.id));
        let same = plain(String::new(), words.t("control-new-line-same"), chosen.is_empty());
        let other = s.languages.iter().map(|tag| plain(tag.clone(), language(tag), tag == chosen));
        let languages = std::iter::once(same).chain(other).collect();
        LineForm { id: line.id.clone(), title: line_name(words, pack, &line.id), languages }
    };
    let lines: Vec<LineForm> = if s.languages.len() > 1 { s.lines.iter().map(line).collect() } else { Vec::new() };
    TeamForm {
        n,
        several: lines.iter().any(|l| l.languages.iter().any(|c| c.chosen && !c.value.is_empty())),
        lines,
        languages: s.languages.iter().map(|tag| plain(tag.clone(), language(tag), tag == spoken)).collect(),
        played: value("far") == PERSON,
        on_paper: value("far") == "paper",
        outside: value("lines") == "outside",
        parts: s.subjects.iter().map(part).collect(),
    }
}

/// What a part is called and by whom it can be played, where the far end has several.
fn apart(words: &Words, pack: &Pack, subject: &Subject, chosen: &str) -> (String, Vec<Choice>) {
    let s = &pack.structure;
    if s.subjects.len() < 2 {
        return (String::new(), Vec::new());
    }
    let own = text(pack, words, &format!("subject.{}", subject.id));
    let title = if own.is_empty() { line_name(words, pack, &subject.line) } else { own };
    let played = s.seats.iter().any(|seat| s.played_by(seat).is_some_and(|part| part.id == subject.id));
    let choice = |(value, label): (&str, &str)| plain(value.to_owned(), words.t(label), value == chosen);
    let by = [("", "control-new-line-same"), (SIMULATED, "control-new-simulated"), (PERSON, "control-new-person")];
    (title, if played { by.into_iter().map(choice).collect() } else { Vec::new() })
}

fn intensities(words: &Words, given: &Given) -> Vec<Choice> {
    let chosen = given.get("intensity").and_then(|n| n.parse().ok()).unwrap_or(AS_WRITTEN);
    (1..=5_u8).map(|n| plain(n.to_string(), words.named("intensity", &n.to_string()), n == chosen)).collect()
}

fn worst(words: &Words, pack: &Pack, given: &Given) -> Vec<Choice> {
    let possible = possible(pack);
    let named = given.get("worst").and_then(|name| possible.iter().find(|o| o.name() == name));
    let usual = possible.iter().find(|o| **o == WORST).or(possible.last());
    let chosen = named.or(usual).copied();
    let choice = |o: &Outcome| Choice {
        value: o.name().to_owned(),
        label: words.named("worst", o.name()),
        hint: words.named("worst", &format!("{}-sentence", o.name())),
        chosen: Some(*o) == chosen,
    };
    possible.iter().map(choice).collect()
}

/// The scenario's own papers, then every set that can lie in their place. The course's last choice is proposed.
async fn papers(
    site: &Site,
    words: &'static Words,
    pack: &Pack,
    course: &str,
    given: &Given,
) -> Result<Vec<Choice>, Problem> {
    let sets = || site.house.packs().papers();
    if sets().next().is_none() {
        return Ok(Vec::new());
    }
    let last = match given.get("papers") {
        Some(chosen) => chosen.clone(),
        None => of_course(site, course).await?.into_iter().next().map(|l| l.papers).unwrap_or_default(),
    };
    let own = Choice {
        value: String::new(),
        label: words.t("control-new-papers-own"),
        hint: pack.papers.name(words.tag()).map_or_else(|| words.t("control-new-papers-own-hint"), str::to_owned),
        chosen: !sets().any(|set| set.id == last),
    };
    let choice = |set: &PaperSet| Choice {
        value: set.id.clone(),
        label: set.name(words.tag()).to_owned(),
        hint: set.about(words.tag()).to_owned(),
        chosen: set.id == last,
    };
    Ok(std::iter::once(own).chain(sets().map(choice)).collect())
}

/// The exercises of a course, the newest first; none where there is no course.
async fn of_course(site: &Site, course: &str) -> Result<Vec<Listed>, Problem> {
    let mut all = if course.is_empty() { Vec::new() } else { site.house.deliveries().await? };
    all.retain(|l| l.course == course);
    Ok(all)
}

/// Worst endings that the pack knows, mildest first.
fn possible(pack: &Pack) -> Vec<Outcome> {
    let has = |o: &Outcome| *o == Outcome::Unresolved || pack.structure.outcomes.contains(o);
    [Outcome::Unresolved, Outcome::Withdrawn, Outcome::Tactical, Outcome::Harm].into_iter().filter(has).collect()
}

pub(crate) async fn begin_alone(
    State(site): State<Site>,
    staff: Staff,
    visitor: Visitor,
    Form(given): Form<Given>,
) -> Result<Response, Problem> {
    set_up(&site, "", given, staff, visitor).await
}

pub(crate) async fn begin(
    State(site): State<Site>,
    Path(course): Path<String>,
    staff: Staff,
    visitor: Visitor,
    Form(given): Form<Given>,
) -> Result<Response, Problem> {
    site.house.course(&course).await?.ok_or(Problem::NotFound)?;
    set_up(&site, &course, given, staff, visitor).await
}

async fn set_up(site: &Site, course: &str, given: Given, staff: Staff, visitor: Visitor) -> Result<Response, Problem> {
    let words = visitor.words;
    let name = given.get("pack").map_or("", String::as_str);
    let pack = site.house.packs().get(name).filter(|p| !p.structure.is_drill()).ok_or(Problem::BadChoice)?;
    let title = given.get("title").map(|t| t.split_whitespace().collect::<Vec<_>>().join(" ")).unwrap_or_default();
    let title = if title.is_empty() { text(&pack, words, "title") } else { title };
    if title.chars().count() > LINE_CHARS {
        let at_most = Arg::Number(i64::try_from(LINE_CHARS).unwrap_or(i64::MAX));
        let notice = words.text("control-new-title-long", &[("at_most", at_most)]);
        return page(site, course, name, &given, staff, visitor, Some(notice)).await;
    }
    let mut plan = plan(&pack, course, title, &given)?;
    plan.zone = zone(site, course, given.get("zone").map_or("", String::as_str)).await?;
    let begun = match given.get("after").filter(|id| !id.is_empty()) {
        Some(earlier) => go_on(site, course, earlier, plan, &staff).await?,
        None => site.house.set_up(plan).await,
    };
    match begun {
        Ok(listed) => Ok(control(&listed)),
        Err(DeliveryError::OutsideSimulated) => {
            let notice = words.t("control-new-outside-simulated");
            page(site, course, name, &given, staff, visitor, Some(notice)).await
        }
        Err(DeliveryError::Papers(misfit)) => {
            let notice = unfit(words, &pack, &misfit).ok_or(Problem::BadChoice)?;
            page(site, course, name, &given, staff, visitor, Some(notice)).await
        }
        Err(error) => Err(error.into()),
    }
}

/// Sets up the next round of an exercise and seats who comes along; where there is one already, it is left as it is.
async fn go_on(
    site: &Site,
    course: &str,
    earlier: &str,
    mut plan: Plan,
    staff: &Staff,
) -> Result<Result<Listed, DeliveryError>, Problem> {
    let earlier = Earlier::of(site, course, earlier).await?;
    plan.zone.clone_from(&earlier.listed.zone);
    let (next, new) = match site.house.next_round(plan, &earlier.log, &Actor::Control(staff.id.clone())).await {
        Ok(begun) => begun,
        Err(error) => return Ok(Err(error)),
    };
    if new {
        earlier.seat(site, &next, staff).await?;
    }
    Ok(Ok(next))
}

/// Why a set of papers does not go with the scenario, and what to do about it.
fn unfit(words: &'static Words, pack: &Pack, misfit: &Misfit) -> Option<String> {
    match misfit {
        Misfit::NoSet(_) => None,
        Misfit::Lacks { set, papers } => {
            let named = |id: &String| format!("{} ({id})", Called::new(words, pack).paper(id));
            let papers = papers.iter().map(named).collect::<Vec<_>>().join(", ");
            Some(words.text("control-new-papers-lack", &[("set", Arg::Text(set)), ("papers", Arg::Text(&papers))]))
        }
        // What the check says is English; it is read where it is asked for.
        Misfit::Unfit { set, problem } => {
            let args = [("set", Arg::Text(set)), ("file", Arg::Text(&problem.file)), ("rule", Arg::Text(problem.rule))];
            Some(words.text("control-new-papers-unfit", &args))
        }
    }
}

/// The time zone that was chosen for the course's last exercise, or the server's. A server that keeps UTC stands nowhere:
/// the trainer's browser knows better.
async fn zone(site: &Site, course: &str, browser: &str) -> Result<String, Problem> {
    let server = &site.config.zone;
    let chosen = |zone: &String| !zone.is_empty() && zone != server;
    let last = of_course(site, course).await?.into_iter().map(|l| l.zone).find(chosen);
    let local = |zone: &str| Zone::named(zone).filter(|z| !z.is_utc()).map(|z| z.name().to_owned());
    Ok(last.or_else(|| local(server)).or_else(|| local(browser)).unwrap_or_else(|| server.clone()))
}

fn plan(pack: &Pack, course: &str, title: String, given: &Given) -> Result<Plan, Problem> {
    let value = |key: &str| given.get(key).map_or("", String::as_str);
    let count: usize = value("teams").parse().ok().filter(|n| (1..=TEAMS).contains(n)).ok_or(Problem::BadChoice)?;
    let intensity = value("intensity").parse().ok().filter(|n| (1..=5).contains(n)).ok_or(Problem::BadChoice)?;
    let worst = possible(pack).into_iter().find(|o| o.name() == value("worst")).ok_or(Problem::BadChoice)?;
    let team = |n: usize| {
        let value = |name: &str| given.get(&format!("t{n}.{name}")).map_or("", String::as_str);
        let mut cast = BTreeMap::new();
        for subject in &pack.structure.subjects {
            let chosen = value(&format!("cast.{}", subject.id));
            let persona = if chosen == CHANCE { drawn(&subject.personas)? } else { chosen.to_owned() };
            cast.insert(subject.id.clone(), persona);
        }
        let played = value("far") == PERSON;
        let on_paper = value("far") == "paper";
        // On paper nobody telephones through the program, and a choice that is not shown does not count.
        let outside = value("lines") == "outside" && !on_paper;
        let spoken = |line: &scenario::structure::Line| {
            let language = value(&format!("line.{}", line.id));
            (!language.is_empty()).then(|| (line.id.clone(), language.to_owned()))
        };
        let lines = pack.structure.lines.iter().filter_map(spoken).collect();
        let apart = |s: &Subject| match value(&format!("by.{}", s.id)) {
            PERSON => Some((s.id.clone(), true)),
            SIMULATED => Some((s.id.clone(), false)),
            _ => None,
        };
        let parts = pack.structure.subjects.iter().filter_map(apart).collect();
        Ok(PlannedTeam { language: value("language").to_owned(), lines, cast, played, parts, outside, on_paper })
    };
    let teams = (1..=count).map(team).collect::<Result<Vec<_>, Problem>>()?;
    Ok(Plan {
        course: course.to_owned(),
        title,
        pack: pack.structure.id.clone(),
        papers: value("papers").to_owned(),
        intensity,
        worst,
        zone: String::new(),
        teams,
    })
}

fn drawn(personas: &[String]) -> Result<String, Problem> {
    let number = getrandom::u32().map_err(|error| {
        tracing::error!(%error, "no random numbers");
        Problem::Server
    })?;
    personas.get(number as usize % personas.len().max(1)).cloned().ok_or(Problem::BadChoice)
}
