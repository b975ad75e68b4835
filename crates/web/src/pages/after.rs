//! `/call/{log}/after`: words for stepping out of the role, before the review. While the scene runs it leads back.

use crate::call::{Talk, log_id};
use crate::pages::frame::{Frame, html, paragraphs};
use crate::problem::Problem;
use crate::site::Site;
use crate::visitor::Visitor;
use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};

#[derive(Template)]
#[template(path = "after.html")]
struct Page {
    frame: Frame,
    log: String,
    title: String,
    ending: String,
    de_role: Vec<Vec<String>>,
    helpline: Vec<Vec<String>>,
}

/// Who practised alone has no partner to shake hands with.
fn alone(talk: &Talk) -> String {
    let own = talk.text("de_role_alone");
    if own.is_empty() { talk.text("de_role") } else { own }
}

pub(crate) async fn show(
    State(site): State<Site>,
    Path(log): Path<String>,
    visitor: Visitor,
) -> Result<Response, Problem> {
    let id = log_id(&log)?;
    let talk = Talk::open(&site, &id, visitor.words).await?;
    let outcome = site.house.look(&id, |_, state, _| state.outcome).await?;
    let Some(outcome) = outcome else { return Ok(Redirect::to(&format!("/call/{id}")).into_response()) };
    let page = Page {
        log: id.to_string(),
        title: talk.text("title"),
        ending: talk.text(&format!("ending.{}", outcome.name())),
        de_role: paragraphs(&alone(&talk)),
        helpline: paragraphs(&talk.helpline),
        frame: Frame::new(visitor),
    };
    Ok(html(StatusCode::OK, &page))
}
