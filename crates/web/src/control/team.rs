//! `/control/{exercise}/team/{team}`: one team, everything of it, and everything that control can do to it.

use super::class::{Class, Opened, TeamWatch};
use super::draw::{self, Bar, Region, clock, pick, rendered};
use super::fold::DIRECTOR;
use super::injects::{self, Buttons, OnList, Stand};
use super::overview;
use super::whom::{self, Told};
use crate::call::Talk;
use crate::gloss;
use crate::pages::frame::{Frame, html};
use crate::pages::record as review;
use crate::problem::Problem;
use crate::room::draw::{Desk, told_as};
use crate::room::ladder;
use crate::seats::Titles;
use crate::site::Site;
use crate::staff::who::Staff;
use crate::visitor::Visitor;
use askama::Template;
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use exercise::team::interpreting::{Interpretation, Misrendering};
use exercise::team::order::TellKind;
use scenario::Outcome;
use serde::Deserialize;
use std::sync::Arc;
use subject::person::WORST;
use words::{Arg, Words};

/// An inject with what can be done to it.
#[derive(Template)]
#[template(path = "control/inject.html")]
struct InjectPart {
    words: &'static Words,
    base: String,
    team: String,
    id: String,
    state: &'static str,
    state_text: String,
    /// When it comes or came, as a clock.
    at: String,
    at_ms: Option<i64>,
    /// What it waits for.
    when: String,
    kind: String,
    to: String,
    /// Nobody sits where it goes.
    nobody: bool,
    text: String,
    /// Where they are not in the reader's language: its tag, and a note that names it.
    lang: String,
    note: String,
    /// What it shows or opens as, small.
    handed: String,
    edited: bool,
    open: bool,
    /// Its time in the case, where that goes on at another rate.
    case: Option<String>,
    buttons: String,
    /// Whether it can be done to all teams at once.
    all: bool,
    /// What stands in the field for the minute.
    minute: String,
}

struct Asked {
    item: String,
    label: String,
    since: String,
    reply: String,
}

/// Requests that wait for an answer.
#[derive(Template)]
#[template(path = "control/desk.html")]
struct DeskPart {
    words: &'static Words,
    base: String,
    team: String,
    asked: Vec<Asked>,
    answered: Vec<(String, String)>,
}

#[derive(Template)]
#[template(path = "control/line.html")]
struct LinePart {
    line: String,
    open: bool,
    felt: String,
}

struct SeatLink {
    seat: String,
    title: String,
    who: String,
    here: bool,
}

/// Who sits where, each with a way to look on.
#[derive(Template)]
#[template(path = "control/seat-links.html")]
struct SeatLinks {
    words: &'static Words,
    log: String,
    seats: Vec<SeatLink>,
}

/// Who is at the far end, what was set for it, and the way to what was played on paper once it may be entered.
#[derive(Template)]
#[template(path = "control/about.html")]
struct AboutPart {
    words: &'static Words,
    base: String,
    team: String,
    far: String,
    settings: String,
    later: bool,
}

/// What control says: as the far end, and to seats. Not drawn anew while somebody writes in it.
#[derive(Template)]
#[template(path = "control/say.html")]
struct SayPart {
    words: &'static Words,
    base: String,
    team: String,
    over: bool,
    /// Parts at the far end, with their names.
    parts: Vec<(String, String)>,
    /// One of them is simulated.
    simulated: bool,
    /// What is sent in can go to all teams at once.
    all: bool,
    /// Lines that lead to nobody at the far end, with their names.
    lines: Vec<(String, String)>,
    speaker_chars: usize,
    kinds: Vec<(&'static str, String)>,
    /// Seats that can be told something.
    to: Vec<(String, String)>,
    told: Told,
}

/// How a line to a far end is interpreted now.
#[derive(Template)]
#[template(path = "control/interpret.html")]
struct InterpretPart {
    words: &'static Words,
    base: String,
    team: String,
    over: bool,
    key: String,
    line: String,
    /// Named where there are several.
    title: String,
    on: bool,
    /// The rule in a sentence; empty without one.
    set: String,
    passes: String,
    lag: String,
    fault: &'static str,
    faults: Vec<(&'static str, String)>,
}

/// The way to end the scene; afterwards, that it has ended.
#[derive(Template)]
#[template(path = "control/end.html")]
struct EndPart {
    words: &'static Words,
    base: String,
    team: String,
    over: bool,
    outcome: String,
    outcomes: Vec<(&'static str, String)>,
}

#[derive(Template)]
#[template(path = "control/team.html")]
struct Page {
    frame: Frame,
    bar: Bar,
    team: String,
    upto: u64,
    clock: String,
    about: String,
    alarms: String,
    line: String,
    mood: String,
    seats: String,
    desk: String,
    shelf: String,
    say: String,
    interpreted: Vec<String>,
    end: String,
    injects: Vec<String>,
    rows: Vec<String>,
    /// The row that is to be marked or translated, by its number.
    of: String,
    gloss_language: String,
    languages: Vec<&'static str>,
}

/// The row that somebody came to mark or translate.
#[derive(Deserialize)]
pub(crate) struct Noting {
    #[serde(default)]
    of: String,
}

pub(crate) async fn show(
    Path((_, team)): Path<(String, String)>,
    Query(noting): Query<Noting>,
    Opened { class, staff, visitor }: Opened,
) -> Result<Response, Problem> {
    let team = class.team(&team).ok_or(Problem::NotFound)?;
    let regions = regions(&class, team);
    let all = |of: &str| regions.iter().filter(|r| r.name.starts_with(of)).map(|r| r.html.clone()).collect();
    let page = Page {
        team: team.plan.id.clone(),
        upto: team.chronicle.seen.upto,
        clock: pick(&regions, "clock"),
        about: pick(&regions, "about"),
        alarms: pick(&regions, "alarms"),
        line: pick(&regions, "line"),
        mood: pick(&regions, "mood"),
        seats: pick(&regions, "seats"),
        desk: pick(&regions, "desk"),
        shelf: pick(&regions, "shelf"),
        say: pick(&regions, "say"),
        interpreted: all("interpret-"),
        end: pick(&regions, "end"),
        injects: all("inject-"),
        rows: team.chronicle.talk_rows().map(|e| rendered(&draw::row(&class, team, e))).collect(),
        of: noting.of.parse::<u64>().map(|n| n.to_string()).unwrap_or_default(),
        gloss_language: gloss::name(team.chronicle.seen.last_language(DIRECTOR).unwrap_or(class.words.tag())),
        languages: gloss::offered(),
        bar: Bar::new(&class, staff.name, "team"),
        frame: Frame::new(visitor),
    };
    Ok(html(StatusCode::OK, &page))
}

fn about(class: &Class, team: &TeamWatch) -> AboutPart {
    AboutPart {
        words: class.words,
        base: class.base(),
        team: team.plan.id.clone(),
        far: overview::far_end(class, team),
        settings: class.settings(),
        later: team.is_over() || team.plan.on_paper,
    }
}

fn say(class: &Class, team: &TeamWatch) -> SayPart {
    let words = class.words;
    let of = |seat: &scenario::structure::Seat| {
        let title = class.seat_title(&seat.id);
        let empty = !team.plan.on_paper && !team.now.seats.contains_key(&seat.id);
        let title = if empty { format!("{title} ({})", words.t("control-seat-empty")) } else { title };
        (seat.id.clone(), title)
    };
    let part =
        |(subject, persona): (&String, &String)| (subject.clone(), class.text(&format!("persona.{persona}.name")));
    let line = |l: &scenario::structure::Line| (l.id.clone(), crate::room::draw::line_name(words, &class.pack, &l.id));
    SayPart {
        words,
        base: class.base(),
        team: team.plan.id.clone(),
        over: team.is_over(),
        parts: team.plan.cast.iter().map(part).collect(),
        simulated: team.is_simulated(),
        all: class.teams.len() > 1,
        lines: class
            .structure()
            .lines
            .iter()
            .filter(|l| class.structure().reached(&l.id).is_none())
            .map(line)
            .collect(),
        speaker_chars: exercise::limits::SPEAKER_CHARS,
        kinds: TellKind::ALL.map(|kind| (kind.name(), words.named("tell", kind.name()))).to_vec(),
        to: class.seats(&team.plan).filter(|s| whom::can_be_told(s)).map(of).collect(),
        told: Told::new(words, &[], false),
    }
}

/// The lines to the far end that are spoken here; on a real telephone a real interpreter speaks.
fn interpreted(class: &Class, team: &TeamWatch) -> Vec<InterpretPart> {
    let words = class.words;
    let lines = class.structure().subjects.iter().map(|s| &s.line).filter(|line| !team.plan.outside.contains(*line));
    let lines: Vec<&String> = lines.collect();
    let one = |line: &String| {
        let rule = team.chronicle.seen.interpreted.get(line);
        let passes = rule.map(|r| r.passes_after_s).filter(|s| *s > 0);
        let set = rule.map(|rule| rule_set(words, rule)).unwrap_or_default();
        InterpretPart {
            words,
            base: class.base(),
            team: team.plan.id.clone(),
            over: team.is_over(),
            key: format!("{} {set}", team.is_over()),
            title: if lines.len() > 1 { crate::room::draw::line_name(words, &class.pack, line) } else { String::new() },
            on: rule.is_some(),
            set,
            passes: passes.map(|s| s.to_string()).unwrap_or_default(),
            lag: rule.map(|r| r.lag_s).filter(|s| *s > 0).map(|s| s.to_string()).unwrap_or_default(),
            fault: rule.and_then(|r| r.fault).map_or("", |how| how.name()),
            faults: Misrendering::ALL.map(|how| (how.name(), words.named("misrendered", how.name()))).to_vec(),
            line: line.clone(),
        }
    };
    lines.iter().map(|line| one(line)).collect()
}

/// The rule of a line in a sentence.
pub(crate) fn rule_set(words: &Words, rule: &Interpretation) -> String {
    let seconds = [("seconds", Arg::from(u32::from(rule.passes_after_s)))];
    let passes = (rule.passes_after_s > 0).then(|| words.text("control-interpret-set-passes", &seconds));
    let late = [("seconds", Arg::from(u32::from(rule.lag_s)))];
    let late = (rule.lag_s > 0).then(|| words.text("control-interpret-set-lag", &late));
    let fault = rule.fault.map(|how| words.named("control-interpret-set", how.name()));
    let parts = [Some(words.t("control-interpret-set")), passes, late, fault];
    format!("{}.", parts.into_iter().flatten().collect::<Vec<_>>().join(", "))
}

fn end(class: &Class, team: &TeamWatch) -> EndPart {
    let words = class.words;
    // What the trainer has ruled out for this exercise is no way to end it.
    let worst = class.state.opening.as_ref().map_or(Outcome::Harm, |o| o.worst);
    let rank = |outcome: Outcome| WORST.iter().position(|w| *w == outcome);
    let allowed = |o: &&Outcome| rank(**o) <= rank(worst);
    EndPart {
        words,
        base: class.base(),
        team: team.plan.id.clone(),
        over: team.is_over(),
        outcome: team.now.outcome.map(|o| words.named("outcome", o.name())).unwrap_or_default(),
        outcomes: class
            .structure()
            .outcomes
            .iter()
            .filter(allowed)
            .map(|o| (o.name(), words.named("outcome", o.name())))
            .collect(),
    }
}

/// The review of a team's talk that is over, with the curves, as somebody who practised alone has it.
pub(crate) async fn record(
    State(site): State<Site>,
    Path((exercise, team)): Path<(String, String)>,
    staff: Staff,
    mut visitor: Visitor,
) -> Result<Response, Problem> {
    let class = Class::open(&site, &exercise, visitor.words).await?;
    let team = class.team(&team).ok_or(Problem::NotFound)?;
    let here = format!("{}/team/{}", class.base(), team.plan.id);
    let Some(talk) = Talk::of_team(&site, &team.log, visitor.words).await? else {
        return Ok(Redirect::to(&here).into_response());
    };
    visitor.path = format!("{here}/record");
    let back = visitor.words.text("watch-back-to-team", &[("team", Arg::Text(&team.plan.id))]);
    let behind = review::Behind { bar: Bar::new(&class, staff.name, "record"), team: team.plan.id.clone(), back };
    review::of_team(&site, &talk, visitor, behind).await
}

pub(crate) fn regions(class: &Class, team: &TeamWatch) -> Vec<Region> {
    let mut out = vec![
        overview::clock_region(class, team, "clock".to_owned()),
        overview::team_alarms(class, team),
        Region::of("about", &about(class, team)),
        Region::of("line", &line(class, team)),
        Region::of("mood", &super::mood::part(class, team)),
        Region::of("seats", &seats(class, team)),
        Region::of("desk", &desk(class, team)),
        Region::of("shelf", &crate::room::draw::shelf(&reader(class, team), &team.chronicle.seen)),
        Region::of("say", &say(class, team)),
        Region::of("end", &end(class, team)),
    ];
    out.extend(interpreted(class, team).iter().map(|part| Region::of(&format!("interpret-{}", part.line), part)));
    out.extend(super::tags::regions(class, team));
    for (inject, stand) in injects::of_team(class, team) {
        out.push(Region::of(&format!("inject-{}", inject.id()), &part(class, team, inject, stand)));
    }
    out
}

/// What the papers are drawn with: control reads, and writes on none.
fn reader(class: &Class, team: &TeamWatch) -> Desk {
    Desk {
        words: class.words,
        titles: Titles::default(),
        base: String::new(),
        names: Arc::new(class.people.iter().map(|(id, p)| (id.clone(), p.alias.clone())).collect()),
        languages: team.plan.languages.clone(),
        outside: team.plan.outside.iter().cloned().collect(),
        plays: Vec::new(),
        watching: true,
    }
}

fn line(class: &Class, team: &TeamWatch) -> LinePart {
    let several = team.plan.played.len() > 1;
    let felt = |(subject, (arousal, trust)): (&String, &(u8, u8))| {
        let args = [("arousal", Arg::from(*arousal)), ("trust", Arg::from(*trust))];
        let felt = class.words.text("control-felt", &args);
        let persona = team.plan.cast.get(subject).filter(|_| several);
        persona.map_or(felt.clone(), |p| format!("{}: {felt}", class.text(&format!("persona.{p}.name"))))
    };
    let mut felt: Vec<String> = team.chronicle.seen.felt.iter().map(felt).collect();
    felt.extend(team.chronicle.seen.ladders.iter().map(|(subject, (step, refused))| {
        let step = class.words.text("control-ladder", &[("step", Arg::from(*step))]);
        let persona = team.plan.cast.get(subject).filter(|_| several);
        let who = persona.map(|p| format!("{}: ", class.text(&format!("persona.{p}.name")))).unwrap_or_default();
        format!("{who}{step}, {}", ladder::refusals(class.words, class.structure(), *refused))
    }));
    if team.is_over() {
        return LinePart { line: String::new(), open: false, felt: String::new() };
    }
    LinePart {
        line: draw::line_state(class.words, team),
        open: team.now.lines.values().any(|s| *s == exercise::state::LineStatus::Open),
        felt: felt.join(" · "),
    }
}

fn seats(class: &Class, team: &TeamWatch) -> SeatLinks {
    let link = |seat: &scenario::structure::Seat| SeatLink {
        title: class.seat_title(&seat.id),
        who: team.now.seats.get(&seat.id).map(|p| class.alias(p)).unwrap_or_default(),
        here: team.open.contains(&seat.id),
        seat: seat.id.clone(),
    };
    SeatLinks { words: class.words, log: team.log.to_string(), seats: class.seats(&team.plan).map(link).collect() }
}

fn desk(class: &Class, team: &TeamWatch) -> DeskPart {
    let asked = |(item, at): (&String, &i64)| Asked {
        label: draw::desk(class, item),
        since: clock(*at),
        reply: class.text(&format!("desk.{item}.reply")),
        item: item.clone(),
    };
    let answered = team.chronicle.seen.desk.iter().filter_map(|(item, answer)| {
        let answer = (*answer)?;
        Some((draw::desk(class, item), crate::call::draw::answer_name(class.words, answer)))
    });
    DeskPart {
        words: class.words,
        base: class.base(),
        team: team.plan.id.clone(),
        asked: team.chronicle.waiting.iter().map(asked).collect(),
        answered: answered.collect(),
    }
}

fn part(class: &Class, team: &TeamWatch, inject: OnList<'_>, stand: Stand) -> InjectPart {
    let words = class.words;
    let (id, at) = (inject.id(), stand.at());
    let (text, lang) = overview::team_text(class, team, id);
    InjectPart {
        words,
        base: class.base(),
        team: team.plan.id.clone(),
        id: id.to_owned(),
        state: stand.name(),
        state_text: words.named("control-inject", stand.name()),
        at: at.map(clock).unwrap_or_default(),
        at_ms: if matches!(stand, Stand::Due(_)) { at } else { None },
        when: inject.waits_for(class, team),
        kind: inject.kind(words),
        to: inject.to(class),
        nobody: stand != Stand::Never && inject.reaches_nobody(class, team),
        text,
        note: overview::language_note(words, &lang),
        lang,
        handed: super::hand::preview(class, team, id).unwrap_or_default(),
        edited: team.now.hands.get(id).is_some_and(|h| h.text.is_some()),
        open: stand.is_open(),
        case: at.and_then(|at| injects::case_time(words, class.structure(), at)),
        buttons: rendered(&Buttons::new(class, team, id, stand, String::new(), true)),
        all: class.teams.len() > 1,
        minute: at.map(clock).unwrap_or_default(),
    }
}

pub(crate) fn kind(words: &Words, kind: scenario::structure::InjectKind) -> String {
    use scenario::structure::InjectKind;
    match kind {
        InjectKind::Noise => words.named("control-kind", "noise"),
        InjectKind::Note => words.named("control-kind", "note"),
        InjectKind::Tactical => words.named("control-kind", "tactical"),
        InjectKind::Message => words.named("control-kind", "message"),
        InjectKind::News | InjectKind::Call => told_as(words, Some(kind)),
    }
}
