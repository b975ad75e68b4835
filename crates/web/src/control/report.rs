//! `/control/{exercise}/report`: what happened, for paper. Aliases only; no grades and no verdict on persons.

use super::class::{Class, Opened, TeamWatch};
use super::debrief::{self, MarkRow, TeamFindings};
use super::decided::{self, Decision};
use super::draw::{self, Bar, Row};
use super::fold::Chronicle;
use super::listed::date;
use super::papers::{self, Filled, Written};
use super::tags::{self, TagRow};
use crate::pages::frame::{Frame, html};
use crate::problem::Problem;
use crate::room::seen::Entry;
use crate::site::Site;
use askama::Template;
use axum::extract::{Query, State};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use exercise::delivery::event::Lesson;
use exercise::view::Shown;
use serde::Deserialize;
use words::Arg;

#[derive(Deserialize)]
pub(crate) struct Asked {
    /// Every word that was said, not only what the time line needs.
    words: Option<String>,
}

/// A decision with all else that was written of it.
struct Decided {
    decision: Decision,
    paper: Option<Written>,
}

struct TeamPart {
    id: String,
    far: String,
    seats: Vec<(String, String)>,
    outcome: String,
    played: String,
    rows: Vec<Row>,
    decisions: Vec<Decided>,
    boards: Vec<Filled>,
    papers: Vec<Filled>,
    findings: TeamFindings,
    tags: Vec<TagRow>,
}

#[derive(Template)]
#[template(path = "control/report.html")]
struct Page {
    frame: Frame,
    bar: Bar,
    facts: Vec<(String, String)>,
    teams: Vec<TeamPart>,
    marks: Vec<MarkRow>,
    commitments: Vec<(String, String)>,
    /// Each with its date, as its reader writes it.
    lessons: Vec<(Lesson, String)>,
    full: bool,
    print_line: String,
}

pub(crate) async fn show(
    State(site): State<Site>,
    Query(asked): Query<Asked>,
    Opened { class, staff, visitor }: Opened,
) -> Result<Response, Problem> {
    let words = visitor.words;
    let full = asked.words.is_some();
    let page = Page {
        facts: facts(&site, &class).await?,
        teams: class.teams.iter().map(|t| part(&class, t, full)).collect(),
        marks: debrief::marks(&class),
        commitments: debrief::commitments(&class),
        lessons: class.state.lessons.values().map(|l| (l.clone(), debrief::due(words, l))).collect(),
        full,
        print_line: words.text("control-report-line", &[("title", Arg::Text(&class.listed.title))]),
        bar: Bar::new(&class, staff.name, "report"),
        frame: Frame::new(visitor),
    };
    Ok(html(StatusCode::OK, &page))
}

async fn facts(site: &Site, class: &Class) -> Result<Vec<(String, String)>, Problem> {
    let words = class.words;
    let course = site.house.course(&class.listed.course).await?;
    let began = began(class);
    let zone = &class.zone;
    let number = |n: usize| Arg::Number(i64::try_from(n).unwrap_or(i64::MAX));
    let (intensity, worst) = class
        .state
        .opening
        .as_ref()
        .map_or((0, String::new()), |o| (o.intensity, words.named("worst", o.worst.name())));
    let settings =
        words.text("record-settings-line", &[("intensity", Arg::from(intensity)), ("worst", Arg::Text(&worst))]);
    let all = [
        ("control-fact-course", course.as_ref().map(|c| c.name.clone()).unwrap_or_default()),
        ("control-fact-place", course.map(|c| c.place).unwrap_or_default()),
        ("control-fact-date", format!("{}, {} ({})", date(words, zone, began), zone.time(began), zone.name())),
        ("control-fact-pack", class.text("title")),
        ("control-fact-papers", class.pack.papers.name(words.tag()).unwrap_or_default().to_owned()),
        ("control-fact-settings", settings),
        ("control-fact-people", words.text("control-people", &[("n", number(class.state.people.len()))])),
    ];
    Ok(all.into_iter().filter(|(_, text)| !text.is_empty()).map(|(id, text)| (words.t(id), text)).collect())
}

/// When the first team began, ms since the Unix epoch; before that, when the exercise was set up.
fn began(class: &Class) -> i64 {
    class.teams.iter().filter_map(|t| t.chronicle.began).min().unwrap_or(class.listed.at)
}

/// `/control/{exercise}/report.css`: what stands at the head of every printed page but the first, which has it large. The
/// content policy lets no page bring style of its own.
pub(crate) async fn running_head(State(site): State<Site>, Opened { class, .. }: Opened) -> Result<Response, Problem> {
    let course = site.house.course(&class.listed.course).await?.map(|c| c.name);
    let title: Vec<String> = course.into_iter().chain([class.listed.title.clone()]).collect();
    let date = date(class.words, &class.zone, began(&class));
    let css = format!(
        "@page {{ @top-left {{ content: {} }} @top-right {{ content: {} }} }}\n\
         @page :first {{ @top-left {{ content: none }} @top-right {{ content: none }} }}\n",
        css_text(&title.join(" · ")),
        css_text(&date)
    );
    Ok(([(header::CONTENT_TYPE, "text/css; charset=utf-8")], css).into_response())
}

/// A text as a string of CSS. What could end the string is written by its number.
fn css_text(text: &str) -> String {
    let plain = |c: char| c.is_alphanumeric() || c == ' ';
    let letter = |c: char| if plain(c) { c.to_string() } else { format!("\\{:x} ", u32::from(c)) };
    format!("\"{}\"", text.chars().map(letter).collect::<String>())
}

fn part(class: &Class, team: &TeamWatch, full: bool) -> TeamPart {
    let seat = |s: &scenario::structure::Seat| {
        let person = team.now.seats.get(&s.id)?;
        Some((class.seat_title(&s.id), class.alias(person)))
    };
    let (_, outcome) = draw::standing(class.words, team);
    let mut rows: Vec<Row> = told(team, full).into_iter().map(|e| draw::row(class, team, e)).collect();
    // Nobody has to account for a safe word, least of all on paper.
    rows.iter_mut().filter(|r| r.class == "stop").for_each(|r| r.who.clear());
    let minutes = Arg::Number((team.now.play_ms + 59_999) / 60_000);
    let calls = Arg::from(team.chronicle.calls);
    let said = team.chronicle.spoken().count();
    let said = Arg::Number(i64::try_from(said).unwrap_or(i64::MAX));
    let mut findings = debrief::findings(class);
    let own = findings.iter().position(|f| f.team == team.plan.id).unwrap_or_default();
    TeamPart {
        id: team.plan.id.clone(),
        far: super::overview::far_end(class, team),
        seats: class.seats(&team.plan).filter_map(seat).collect(),
        outcome,
        played: class.words.text("control-report-played", &[("minutes", minutes), ("calls", calls), ("said", said)]),
        rows,
        decisions: decided::for_all(class, team)
            .map(|i| Decided {
                decision: decided::decision(class, team, i),
                paper: papers::of_decision(class, team, i),
            })
            .collect(),
        boards: papers::boards(class, team),
        papers: papers::others(class, team),
        findings: findings.swap_remove(own),
        tags: tags::tags(class, team),
    }
}

/// What stands on the time line. A rendering follows what it renders: how far it departs from that is seen only beside it.
fn told(team: &TeamWatch, full: bool) -> Vec<&Entry> {
    // A translation of an entry on a paper is printed beside that entry.
    let on_paper = |e: &&Entry| {
        let written = || team.chronicle.seen.papers.values().flatten();
        matches!(e.what, Shown::Glossed { of, .. } if written().any(|item| item.n == of))
    };
    let rows: Vec<&Entry> = team.chronicle.talk_rows().filter(|e| !on_paper(e)).collect();
    let renders = |e: &Entry| if let Shown::Rendered { of, .. } = &e.what { Some(*of) } else { None };
    let follows = |e: &Entry| renders(e).is_some_and(|of| rows.iter().any(|o| o.n == of));
    let mut out = Vec::new();
    for row in rows.iter().filter(|row| !follows(row)) {
        let below: Vec<&Entry> = rows.iter().copied().filter(|r| renders(r) == Some(row.n)).collect();
        if full || tells(&team.chronicle, row) || below.iter().any(|r| tells(&team.chronicle, r)) {
            out.push(*row);
            out.extend(below);
        }
    }
    out
}

/// Whether something belongs on the time line: calls, injects, requests, alarms, the end, and words that somebody marked
/// or translated, or with which the far end hung up.
fn tells(talk: &Chronicle, entry: &Entry) -> bool {
    match &entry.what {
        what if what.rings_off() => true,
        // What was played on paper has no other trace.
        _ if entry.later.is_some() => true,
        Shown::Ours { .. } | Shown::Theirs { .. } | Shown::Rendered { .. } => {
            talk.seen.glosses.contains_key(&entry.n) || talk.marks.iter().any(|m| m.of == Some(entry.n))
        }
        Shown::Rings | Shown::Marked { .. } => false,
        _ => true,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::control::fold::tests::{said, told, voiced};
    use exercise::event::Event;
    use scenario::Act;

    #[test]
    fn words_with_which_the_far_end_hangs_up_are_on_the_time_line() {
        let spoke = |act| Event::Spoke {
            subject: "person".to_owned(),
            cause: "c".to_owned(),
            act,
            words_id: "x/1".to_owned(),
            words: "Enough.".to_owned(),
            lasts_ms: 2_000,
            waits: false,
        };
        let talk = told(&[
            (0, "primary", "phone", Event::LineOpened { n: 1 }),
            (1, "primary", "phone", said(1, "Hello.")),
            (2, "role_player", "phone", voiced(1, "What.")),
            (3, "engine", "phone", spoke(Act::Open)),
            (4, "engine", "phone", spoke(Act::HangUp)),
        ]);
        let on_it = talk.entries.iter().filter(|e| tells(&talk, e)).map(|e| e.n);
        assert_eq!(on_it.collect::<Vec<_>>(), [1, 5]);
        assert!(!talk.heard.contains_key("phone"), "nobody is silent on a dead line");
    }

    #[test]
    fn no_title_leaves_its_string() {
        assert_eq!(css_text("Мост, «ночь» 2"), r#""Мост\2c  \ab ночь\bb  2""#);
        assert_eq!(
            css_text("a\"} body { display: none; \\\n"),
            r#""a\22 \7d  body \7b  display\3a  none\3b  \5c \a ""#
        );
    }
}
