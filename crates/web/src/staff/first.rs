//! `/staff/first/{token}`: what a one-time link leads to: an account of one's own, or a new password for it. Looking does
//! not use the link up.

use super::field::{Field, Kind, of_trouble, trouble};
use super::who::{HOME, entered};
use crate::pages::frame::{Frame, html};
use crate::problem::Problem;
use crate::site::Site;
use crate::visitor::Visitor;
use askama::Template;
use axum::extract::{Form, Path, State};
use axum::http::StatusCode;
use axum::response::Response;
use live::staff::{NewAccount, Purpose, Trouble};
use serde::Deserialize;
use words::Words;

#[derive(Default, Deserialize)]
#[serde(default)]
pub(crate) struct Typed {
    person: String,
    login: String,
    password: String,
    again: String,
}

#[derive(Template)]
#[template(path = "staff/first.html")]
struct Page {
    frame: Frame,
    title: String,
    lead: String,
    go: String,
    action: String,
    fields: Vec<Field>,
}

#[derive(Template)]
#[template(path = "staff/spent.html")]
struct Spent {
    frame: Frame,
}

fn spent(visitor: Visitor) -> Response {
    html(StatusCode::NOT_FOUND, &Spent { frame: Frame::new(visitor) })
}

fn fields(words: &Words, typed: &Typed, resets: bool, wrong: &[Trouble]) -> Vec<Field> {
    let error = |name: &str| wrong.iter().find(|t| of_trouble(**t) == name).map(|t| trouble(words, *t));
    let field = |name: &str, kind| Field::new(words, name, kind).wrong(error(name));
    let mut out = Vec::new();
    if !resets {
        out.push(field("person", Kind::Text).filled(&typed.person).completes("name"));
        out.push(field("login", Kind::Login).filled(&typed.login).completes("username"));
    }
    out.push(field("password", Kind::Password).completes("new-password"));
    out.push(field("again", Kind::Password).completes("new-password"));
    out
}

fn page(visitor: Visitor, (purpose, resets): (Purpose, bool), typed: &Typed, wrong: &[Trouble]) -> Response {
    let words = visitor.words;
    let status = if wrong.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let (title, lead, go) = if resets {
        (words.t("reset-title"), words.t("reset-lead"), words.t("reset-go"))
    } else {
        let lead = if purpose == Purpose::First { words.t("first-lead") } else { words.t("first-lead-invited") };
        (words.t("first-title"), lead, words.t("first-go"))
    };
    let fields = fields(words, typed, resets, wrong);
    let action = visitor.path.clone();
    html(status, &Page { frame: Frame::new(visitor), title, lead, go, action, fields })
}

pub(crate) async fn show(
    State(site): State<Site>,
    Path(token): Path<String>,
    visitor: Visitor,
) -> Result<Response, Problem> {
    Ok(match site.house.link(&token).await? {
        Some(link) => page(visitor, (link.purpose, link.resets.is_some()), &Typed::default(), &[]),
        None => spent(visitor),
    })
}

pub(crate) async fn open(
    State(site): State<Site>,
    Path(token): Path<String>,
    visitor: Visitor,
    Form(typed): Form<Typed>,
) -> Result<Response, Problem> {
    let Some(link) = site.house.link(&token).await? else { return Ok(spent(visitor)) };
    let what = (link.purpose, link.resets.is_some());
    let made = if link.resets.is_some() {
        let set = site.house.reset_password(&token, &typed.password, &typed.again).await?;
        set.map(|set| set.map_err(|wrong| vec![wrong]))
    } else {
        let new = NewAccount {
            name: typed.person.clone(),
            login: typed.login.clone(),
            password: typed.password.clone(),
            again: typed.again.clone(),
        };
        site.house.open_account(&token, &new).await?
    };
    match made {
        None => Ok(spent(visitor)),
        Some(Err(wrong)) => Ok(page(visitor, what, &typed, &wrong)),
        Some(Ok(staff)) => Ok(entered(&site, &site.house.begin_session(&staff).await?, HOME)),
    }
}
