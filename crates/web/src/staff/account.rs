//! `/staff/password` and `/staff/remove/{id}`: what one does with one's own account and with another's.

use super::field::{Field, Kind, of_trouble, trouble};
use super::who::Staff;
use crate::pages::frame::{Frame, html};
use crate::problem::Problem;
use crate::site::Site;
use crate::visitor::Visitor;
use askama::Template;
use axum::extract::{Form, Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use live::staff::Trouble;
use serde::Deserialize;
use words::{Arg, Words};

#[derive(Deserialize)]
pub(crate) struct Typed {
    old: String,
    password: String,
    again: String,
}

#[derive(Template)]
#[template(path = "staff/password.html")]
struct Page {
    frame: Frame,
    who: String,
    login: String,
    fields: Vec<Field>,
}

fn fields(words: &Words, wrong: Option<Trouble>) -> Vec<Field> {
    let field = |name: &'static str, autocomplete| {
        let error = wrong.filter(|t| of_trouble(*t) == name).map(|t| trouble(words, t));
        let mut field = Field::new(words, name, Kind::Password).completes(autocomplete).wrong(error);
        if name == "password" {
            field.label = words.t("field-new-password");
        }
        field
    };
    vec![field("old", "current-password"), field("password", "new-password"), field("again", "new-password")]
}

fn page(visitor: Visitor, staff: Staff, wrong: Option<Trouble>) -> Response {
    let fields = fields(visitor.words, wrong);
    let status = if wrong.is_some() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    html(status, &Page { frame: Frame::new(visitor), who: staff.name, login: staff.login, fields })
}

pub(crate) async fn show(staff: Staff, visitor: Visitor) -> Response {
    page(visitor, staff, None)
}

pub(crate) async fn change(
    State(site): State<Site>,
    staff: Staff,
    visitor: Visitor,
    Form(typed): Form<Typed>,
) -> Result<Response, Problem> {
    let new = (typed.password.as_str(), typed.again.as_str());
    match site.house.change_password(&staff.known(), &staff.token, &typed.old, new).await? {
        Ok(()) => Ok(Redirect::to("/staff?done=password").into_response()),
        Err(wrong) => Ok(page(visitor, staff, Some(wrong))),
    }
}

#[derive(Template)]
#[template(path = "staff/ask.html")]
pub(super) struct Ask {
    pub(super) frame: Frame,
    pub(super) who: String,
    pub(super) title: String,
    pub(super) text: String,
    /// The address that does it, and the button's words.
    pub(super) action: String,
    pub(super) sure: String,
    pub(super) back: String,
    pub(super) cancel: String,
}

pub(crate) async fn ask(
    State(site): State<Site>,
    Path(id): Path<String>,
    staff: Staff,
    visitor: Visitor,
) -> Result<Response, Problem> {
    let other = site.house.staff().await?.into_iter().find(|s| s.id == id && s.id != staff.id);
    let other = other.ok_or(Problem::NotFound)?;
    let words = visitor.words;
    let page = Ask {
        title: words.text("staff-remove-title", &[("title", Arg::Text(&other.name))]),
        text: words.t("staff-remove-text"),
        action: format!("/staff/remove/{id}"),
        sure: words.t("staff-remove-sure"),
        back: "/staff".to_owned(),
        cancel: words.t("staff-remove-cancel"),
        who: staff.name,
        frame: Frame::new(visitor),
    };
    Ok(html(StatusCode::OK, &page))
}

pub(crate) async fn remove(
    State(site): State<Site>,
    Path(id): Path<String>,
    staff: Staff,
) -> Result<Redirect, Problem> {
    if site.house.remove_staff(&staff.known(), &id).await? {
        Ok(Redirect::to("/staff?done=removed"))
    } else {
        Err(Problem::NotFound)
    }
}
