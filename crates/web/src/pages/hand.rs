//! Handing a finished talk to a trainer: `/call/{log}/hand` makes the second, read-only name and shows it,
//! `/call/{log}/take-back` takes it back, `/handed/{name}` is what the trainer reads.
//!
//! What never belongs here: the log's own id on a page that was handed over.

use crate::call::{Talk, log_id};
use crate::pages::frame::{Frame, html};
use crate::pages::record;
use crate::problem::Problem;
use crate::site::Site;
use crate::visitor::Visitor;
use askama::Template;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Redirect, Response};
use chain::LogId;

#[derive(Template)]
#[template(path = "hand.html")]
struct Page {
    frame: Frame,
    log: String,
    title: String,
    /// The address to give away; empty before there is one.
    link: String,
}

/// A talk that is over; while it runs there is nothing to hand over.
async fn finished(site: &Site, log: &str, visitor: &Visitor) -> Result<Option<Talk>, Problem> {
    let talk = Talk::open(site, &log_id(log)?, visitor.words).await?;
    Ok(talk.over.then_some(talk))
}

pub(crate) async fn show(
    State(site): State<Site>,
    Path(log): Path<String>,
    headers: HeaderMap,
    visitor: Visitor,
) -> Result<Response, Problem> {
    let Some(talk) = finished(&site, &log, &visitor).await? else { return Ok(to_call(&log)) };
    let name = site.house.handing(&talk.log).await?;
    let page = Page {
        log,
        title: talk.text("title"),
        link: name.map(|name| format!("{}/handed/{name}", site.origin(&headers))).unwrap_or_default(),
        frame: Frame::new(visitor),
    };
    Ok(html(StatusCode::OK, &page))
}

pub(crate) async fn hand(
    State(site): State<Site>,
    Path(log): Path<String>,
    visitor: Visitor,
) -> Result<Response, Problem> {
    let Some(talk) = finished(&site, &log, &visitor).await? else { return Ok(to_call(&log)) };
    site.house.hand(&talk.log).await?;
    Ok(Redirect::to(&format!("/call/{log}/hand")).into_response())
}

pub(crate) async fn take_back(
    State(site): State<Site>,
    Path(log): Path<String>,
    visitor: Visitor,
) -> Result<Response, Problem> {
    let Some(talk) = finished(&site, &log, &visitor).await? else { return Ok(to_call(&log)) };
    site.house.take_back(&talk.log).await?;
    Ok(Redirect::to(&format!("/call/{log}/hand")).into_response())
}

fn to_call(log: &str) -> Response {
    Redirect::to(&format!("/call/{log}")).into_response()
}

/// The record as it was handed over.
pub(crate) async fn read(
    State(site): State<Site>,
    Path(name): Path<String>,
    visitor: Visitor,
) -> Result<Response, Problem> {
    let name: LogId = name.parse().map_err(|_| Problem::TakenBack)?;
    let log = site.house.handed(&name).await?.ok_or(Problem::TakenBack)?;
    let talk = Talk::open(&site, &log, visitor.words).await?;
    record::handed(&site, &talk, visitor).await
}
