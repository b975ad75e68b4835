//! `/courses` and the forms of a course: list, new, edit, delete.

use super::account::Ask;
use super::fault::{days, question, sentence};
use super::field::Field as Question;
use super::who::Staff;
use crate::pages::frame::{Frame, html};
use crate::problem::Problem;
use crate::site::Site;
use crate::visitor::Visitor;
use askama::Template;
use axum::extract::{Form, Path, Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use live::course::{Course, Fault, Field, Typed, What};
use serde::Deserialize;
use std::collections::BTreeMap;
use words::{Arg, Words};

struct Row {
    id: String,
    name: String,
    about: String,
    people: String,
}

#[derive(Template)]
#[template(path = "staff/courses.html")]
struct List {
    frame: Frame,
    who: String,
    done: String,
    courses: Vec<Row>,
}

#[derive(Deserialize)]
pub(crate) struct Done {
    #[serde(default)]
    done: String,
}

pub(crate) async fn list(
    State(site): State<Site>,
    Query(asked): Query<Done>,
    staff: Staff,
    visitor: Visitor,
) -> Result<Response, Problem> {
    let words = visitor.words;
    let mut courses = Vec::new();
    for course in site.house.courses().await? {
        let people = site.house.participants(&course.id).await?.len();
        courses.push(Row {
            about: about(words, &course),
            people: count(words, people),
            id: course.id,
            name: course.name,
        });
    }
    let done = if asked.done == "deleted" { words.t("course-done-deleted") } else { String::new() };
    Ok(html(StatusCode::OK, &List { frame: Frame::new(visitor), who: staff.name, done, courses }))
}

/// When and where.
pub(super) fn about(words: &Words, course: &Course) -> String {
    let parts = [days(words, course), course.place.clone()];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ")
}

pub(super) fn count(words: &Words, people: usize) -> String {
    words.text("course-people", &[("n", Arg::Number(i64::try_from(people).unwrap_or(i64::MAX)))])
}

/// The course of an address.
pub(super) async fn course(site: &Site, id: &str) -> Result<Course, Problem> {
    site.house.course(id).await?.ok_or(Problem::NotFound)
}

#[derive(Template)]
#[template(path = "staff/course-form.html")]
struct Page {
    frame: Frame,
    who: String,
    title: String,
    /// What is wrong as a whole.
    problem: String,
    fields: Vec<Question>,
    action: String,
    go: String,
    back: String,
}

/// The form of a course, new or not.
fn form(visitor: Visitor, staff: Staff, id: Option<&str>, (typed, faults): (&Typed, &[Fault])) -> Response {
    let words = visitor.words;
    let full = faults.iter().find(|f| matches!(f.what, What::Full(_)));
    let status = if faults.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let page = Page {
        title: words.t(if id.is_some() { "course-edit-title" } else { "course-new-title" }),
        go: words.t(if id.is_some() { "course-save" } else { "course-make" }),
        problem: full.map(|f| sentence(words, *f)).unwrap_or_default(),
        fields: Field::COURSE.iter().map(|f| question(words, *f, typed, faults)).collect(),
        action: id.map_or("/courses/new".to_owned(), |id| format!("/course/{id}/edit")),
        back: id.map_or("/courses".to_owned(), |id| format!("/course/{id}")),
        who: staff.name,
        frame: Frame::new(visitor),
    };
    html(status, &page)
}

/// The fields of a form by what they mean.
pub(super) fn typed(form: &BTreeMap<String, String>, fields: &[Field]) -> Typed {
    fields.iter().filter_map(|f| Some((*f, form.get(f.name())?.clone()))).collect()
}

pub(crate) async fn new(staff: Staff, visitor: Visitor) -> Response {
    form(visitor, staff, None, (&Typed::new(), &[]))
}

pub(crate) async fn make(
    State(site): State<Site>,
    staff: Staff,
    visitor: Visitor,
    Form(sent): Form<BTreeMap<String, String>>,
) -> Result<Response, Problem> {
    keep(&site, staff, visitor, None, &sent).await
}

pub(crate) async fn edit(
    State(site): State<Site>,
    Path(id): Path<String>,
    staff: Staff,
    visitor: Visitor,
) -> Result<Response, Problem> {
    let course = course(&site, &id).await?;
    Ok(form(visitor, staff, Some(&id), (&course.typed(), &[])))
}

pub(crate) async fn change(
    State(site): State<Site>,
    Path(id): Path<String>,
    staff: Staff,
    visitor: Visitor,
    Form(sent): Form<BTreeMap<String, String>>,
) -> Result<Response, Problem> {
    course(&site, &id).await?;
    keep(&site, staff, visitor, Some(&id), &sent).await
}

async fn keep(
    site: &Site,
    staff: Staff,
    visitor: Visitor,
    id: Option<&str>,
    sent: &BTreeMap<String, String>,
) -> Result<Response, Problem> {
    let typed = typed(sent, &Field::COURSE);
    let (course, mut faults) = Course::read(&typed);
    if faults.is_empty() {
        match site.house.put_course(Course { id: id.unwrap_or_default().to_owned(), ..course }).await? {
            Ok(course) => return Ok(Redirect::to(&format!("/course/{}?done=saved", course.id)).into_response()),
            Err(wrong) => faults = wrong,
        }
    }
    Ok(form(visitor, staff, id, (&typed, &faults)))
}

pub(crate) async fn ask(
    State(site): State<Site>,
    Path(id): Path<String>,
    staff: Staff,
    visitor: Visitor,
) -> Result<Response, Problem> {
    let course = course(&site, &id).await?;
    let people = site.house.participants(&id).await?.len();
    let words = visitor.words;
    let page = Ask {
        title: words.text("course-delete-title", &[("title", Arg::Text(&course.name))]),
        text: words.text("course-delete-text", &[("what", Arg::Text(&count(words, people)))]),
        action: format!("/course/{id}/delete"),
        sure: words.t("course-delete-sure"),
        back: format!("/course/{id}"),
        cancel: words.t("course-delete-cancel"),
        who: staff.name,
        frame: Frame::new(visitor),
    };
    Ok(html(StatusCode::OK, &page))
}

pub(crate) async fn delete(
    State(site): State<Site>,
    Path(id): Path<String>,
    _staff: Staff,
) -> Result<Redirect, Problem> {
    if site.house.delete_course(&id).await? {
        Ok(Redirect::to("/courses?done=deleted"))
    } else {
        Err(Problem::NotFound)
    }
}
