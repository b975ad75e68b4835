//! `/course/{id}`: a course with its exercises and its participants.

use super::courses::{about, count, course};
use super::fault::day;
use super::person::Choice;
use super::who::Staff;
use crate::pages::frame::{Frame, html, paragraphs};
use crate::problem::Problem;
use crate::site::Site;
use crate::visitor::Visitor;
use askama::Template;
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use axum::response::Response;
use live::course::{Course, Field, Participant};
use serde::Deserialize;
use words::{Arg, Words};

#[derive(Deserialize)]
pub(crate) struct Asked {
    /// Words to look for among the participants.
    #[serde(default)]
    q: String,
    /// What has just been done.
    #[serde(default)]
    done: String,
    /// To how many.
    #[serde(default)]
    n: i64,
}

struct Fact {
    label: String,
    text: String,
}

struct Person {
    id: String,
    alias: String,
    names: String,
    from: String,
    languages: String,
    consents: String,
    /// Has not agreed to take part, as far as is known.
    unasked: bool,
}

#[derive(Template)]
#[template(path = "staff/course.html")]
struct Page {
    frame: Frame,
    who: String,
    id: String,
    name: String,
    about: String,
    done: String,
    facts: Vec<Fact>,
    notes: Vec<Vec<String>>,
    people: Vec<Person>,
    count: String,
    nobody: bool,
    q: String,
    found: String,
    exercises: Vec<crate::control::ListedRow>,
    /// What can be agreed to.
    consents: Vec<Choice>,
}

pub(crate) async fn show(
    State(site): State<Site>,
    Path(id): Path<String>,
    Query(asked): Query<Asked>,
    staff: Staff,
    visitor: Visitor,
) -> Result<Response, Problem> {
    let words = visitor.words;
    let course = course(&site, &id).await?;
    let all = site.house.participants(&id).await?;
    let q: String = asked.q.trim().chars().take(live::course::TEXT_CHARS).collect();
    let people: Vec<Person> = all.iter().filter(|p| p.matches(&q)).map(|p| person(words, p)).collect();
    let number = i64::try_from(people.len()).unwrap_or(i64::MAX);
    let page = Page {
        about: about(words, &course),
        done: done(words, &asked),
        facts: facts(words, &course),
        notes: paragraphs(&course.notes),
        count: count(words, all.len()),
        nobody: all.is_empty(),
        found: if q.is_empty() { String::new() } else { words.text("course-found", &[("n", Arg::Number(number))]) },
        exercises: crate::control::rows_of(&site, words, &id).await?,
        consents: asks(words),
        people,
        q,
        id,
        name: course.name,
        who: staff.name,
        frame: Frame::new(visitor),
    };
    Ok(html(StatusCode::OK, &page))
}

fn done(words: &Words, asked: &Asked) -> String {
    match asked.done.as_str() {
        "saved" => words.t("course-done-saved"),
        "person" => words.t("person-done-saved"),
        "removed" => words.t("person-done-removed"),
        "agreed" => words.text("people-agreed-done", &[("n", Arg::Number(asked.n))]),
        "added" => words.text("import-done", &[("n", Arg::Number(asked.n))]),
        _ => String::new(),
    }
}

/// What people are asked before an exercise; taking part is what everybody is asked.
fn asks(words: &Words) -> Vec<Choice> {
    let ask = |field: Field| Choice {
        value: field.name(),
        label: words.named("consent", field.name()),
        chosen: field == Field::TakingPart,
    };
    [Field::TakingPart, Field::Recording, Field::Quoted].map(ask).into()
}

fn facts(words: &Words, course: &Course) -> Vec<Fact> {
    let texts = [
        (Field::Organiser, course.organiser.clone()),
        (Field::Donor, course.donor.clone()),
        (Field::Languages, course.languages.join(", ")),
        (Field::Agencies, course.agencies.join(", ")),
        (Field::Countries, course.countries.join(", ")),
    ];
    let fact = |(field, text): (Field, String)| Fact { label: words.named("field", field.name()), text };
    texts.into_iter().filter(|(_, text)| !text.is_empty()).map(fact).collect()
}

fn joined(parts: &[&str], between: &str) -> String {
    parts.iter().filter(|p| !p.is_empty()).copied().collect::<Vec<_>>().join(between)
}

fn person(words: &Words, p: &Participant) -> Person {
    Person {
        id: p.id.clone(),
        alias: p.alias.clone(),
        names: joined(&[&p.name_own, &p.name_latin], " · "),
        from: joined(&[&p.agency, &p.country], ", "),
        languages: p.languages.join(", "),
        consents: consents(words, p),
        unasked: !p.consents.taking_part,
    }
}

/// «taking part, recording; 12 May 2026».
fn consents(words: &Words, p: &Participant) -> String {
    let given = [
        (p.consents.taking_part, "consent-taking-part"),
        (p.consents.recording, "consent-recording"),
        (p.consents.quoted, "consent-quoted"),
    ];
    let given: Vec<String> = given.iter().filter(|(is, _)| *is).map(|(_, id)| words.t(id)).collect();
    match (given.is_empty(), p.consents.on) {
        (true, _) => words.t("consent-none"),
        (false, Some(on)) => format!("{}; {}", given.join(", "), day(words, on)),
        (false, None) => given.join(", "),
    }
}
