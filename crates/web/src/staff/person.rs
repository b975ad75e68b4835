//! `/course/{id}/person/...`: one participant of a course: add, change, remove.

use super::account::Ask;
use super::courses::{course, typed};
use super::fault::{question, sentence};
use super::field::Field as Question;
use super::who::Staff;
use crate::pages::frame::{Frame, html};
use crate::problem::Problem;
use crate::site::Site;
use crate::visitor::Visitor;
use askama::Template;
use axum::extract::{Form, Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use live::course::{Fault, Field, Participant, Sex, Typed};
use std::collections::BTreeMap;
use words::Arg;

pub(super) struct Choice {
    pub(super) value: &'static str,
    pub(super) label: String,
    pub(super) chosen: bool,
}

#[derive(Template)]
#[template(path = "staff/person.html")]
struct Page {
    frame: Frame,
    who: String,
    course: String,
    /// Empty for somebody new.
    id: String,
    course_name: String,
    title: String,
    /// What is wrong with the answers that are not typed.
    problem: String,
    /// Before and after the choices.
    fields: Vec<Question>,
    after: Vec<Question>,
    sexes: Vec<Choice>,
    consents: Vec<Choice>,
    consent_on: Vec<Question>,
    action: String,
}

/// A form about somebody: the course and, unless somebody new, their id.
async fn form(
    site: &Site,
    visitor: Visitor,
    staff: Staff,
    (course_id, id): (&str, &str),
    (typed, faults): (&Typed, &[Fault]),
) -> Result<Response, Problem> {
    let words = visitor.words;
    let name = course(site, course_id).await?.name;
    let ask = |field: &Field| question(words, *field, typed, faults);
    let is = |field: Field| typed.get(&field).map_or("", String::as_str);
    let chosen = if is(Field::Sex).is_empty() { Sex::NotStated.name() } else { is(Field::Sex) };
    let sexes = Sex::ALL.map(|sex| Choice {
        value: sex.name(),
        label: words.named("sex", sex.name()),
        chosen: sex.name() == chosen,
    });
    let consents = [Field::TakingPart, Field::Recording, Field::Quoted].map(|field| Choice {
        value: field.name(),
        label: words.named("consent-to", field.name()),
        chosen: is(field) == "yes",
    });
    let before = [Field::Alias, Field::NameLatin, Field::NameOwn, Field::Agency, Field::Country, Field::Languages];
    let unasked =
        faults.iter().find(|f| !before.contains(&f.field) && !matches!(f.field, Field::ConsentOn | Field::Note));
    let status = if faults.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let page = Page {
        title: words.t(if id.is_empty() { "person-new-title" } else { "person-edit-title" }),
        problem: unasked.map(|f| sentence(words, *f)).unwrap_or_default(),
        fields: before.iter().map(ask).collect(),
        after: vec![ask(&Field::Note)],
        sexes: sexes.into(),
        consents: consents.into(),
        consent_on: vec![ask(&Field::ConsentOn)],
        action: format!("/course/{course_id}/person/{}", if id.is_empty() { "new" } else { id }),
        course: course_id.to_owned(),
        id: id.to_owned(),
        course_name: name,
        who: staff.name,
        frame: Frame::new(visitor),
    };
    Ok(html(status, &page))
}

pub(crate) async fn new(
    State(site): State<Site>,
    Path(course): Path<String>,
    staff: Staff,
    visitor: Visitor,
) -> Result<Response, Problem> {
    form(&site, visitor, staff, (&course, ""), (&Typed::new(), &[])).await
}

pub(crate) async fn add(
    State(site): State<Site>,
    Path(course): Path<String>,
    staff: Staff,
    visitor: Visitor,
    Form(sent): Form<BTreeMap<String, String>>,
) -> Result<Response, Problem> {
    keep(&site, visitor, staff, (&course, ""), &sent).await
}

pub(crate) async fn edit(
    State(site): State<Site>,
    Path((course, id)): Path<(String, String)>,
    staff: Staff,
    visitor: Visitor,
) -> Result<Response, Problem> {
    let person = site.house.participant(&course, &id).await?.ok_or(Problem::NotFound)?;
    form(&site, visitor, staff, (&course, &id), (&person.typed(), &[])).await
}

pub(crate) async fn change(
    State(site): State<Site>,
    Path((course, id)): Path<(String, String)>,
    staff: Staff,
    visitor: Visitor,
    Form(sent): Form<BTreeMap<String, String>>,
) -> Result<Response, Problem> {
    keep(&site, visitor, staff, (&course, &id), &sent).await
}

async fn keep(
    site: &Site,
    visitor: Visitor,
    staff: Staff,
    (course, id): (&str, &str),
    sent: &BTreeMap<String, String>,
) -> Result<Response, Problem> {
    let typed = typed(sent, &Field::PARTICIPANT);
    let (person, mut faults) = Participant::read(&typed, site.house.today().await?);
    if faults.is_empty() {
        match site.house.put_participant(course, Participant { id: id.to_owned(), ..person }).await? {
            Ok(_) => return Ok(Redirect::to(&format!("/course/{course}?done=person#participants")).into_response()),
            Err(wrong) => faults = wrong,
        }
    }
    form(site, visitor, staff, (course, id), (&typed, &faults)).await
}

pub(crate) async fn ask(
    State(site): State<Site>,
    Path((course, id)): Path<(String, String)>,
    staff: Staff,
    visitor: Visitor,
) -> Result<Response, Problem> {
    let person = site.house.participant(&course, &id).await?.ok_or(Problem::NotFound)?;
    let words = visitor.words;
    let page = Ask {
        title: words.text("person-remove-title", &[("title", Arg::Text(&person.alias))]),
        text: words.t("person-remove-text"),
        action: format!("/course/{course}/person/{id}/remove"),
        sure: words.t("person-remove-sure"),
        back: format!("/course/{course}/person/{id}"),
        cancel: words.t("person-remove-cancel"),
        who: staff.name,
        frame: Frame::new(visitor),
    };
    Ok(html(StatusCode::OK, &page))
}

pub(crate) async fn remove(
    State(site): State<Site>,
    Path((course, id)): Path<(String, String)>,
    _staff: Staff,
) -> Result<Redirect, Problem> {
    if site.house.delete_participant(&course, &id).await? {
        Ok(Redirect::to(&format!("/course/{course}?done=removed#participants")))
    } else {
        Err(Problem::NotFound)
    }
}
