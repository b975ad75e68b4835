//! `POST /call/{log}/fork`: take it again from here. Begins a second try with everything before one of the negotiator's
//! lines, and leads to its call. The browser is given the first try's id to keep beside the second's address, so that only
//! whoever knows both sees both.

use crate::begun;
use crate::call::{Talk, log_id};
use crate::peer::Asker;
use crate::problem::Problem;
use crate::site::Site;
use crate::visitor::Visitor;
use axum::extract::{Form, Path, State};
use axum::http::{HeaderMap, header};
use axum::response::{AppendHeaders, IntoResponse, Redirect, Response};
use serde::Deserialize;

/// Cookie of a second try's pages: the id of the first.
const FIRST: &str = "first";
/// Seconds in a year.
const YEAR: u32 = 31_536_000;

#[derive(Deserialize)]
pub(crate) struct Given {
    /// Number of the last event to copy.
    upto: u64,
    /// Ticked: chance decides as it did.
    dice: Option<String>,
}

pub(crate) async fn begin(
    State(site): State<Site>,
    Path(log): Path<String>,
    headers: HeaderMap,
    asker: Asker,
    visitor: Visitor,
    Form(given): Form<Given>,
) -> Result<Response, Problem> {
    let log = log_id(&log)?;
    // While it runs there is nothing to take again.
    if !Talk::open(&site, &log, visitor.words).await?.over {
        return Ok(Redirect::to(&format!("/call/{log}")).into_response());
    }
    site.begin(asker, &headers).await?;
    let second = site.house.fork(&log, given.upto, given.dice.is_some()).await?;
    let secure = if site.config.secure { "; Secure" } else { "" };
    let cookie = format!("{FIRST}={log}; Path=/call/{second}; Max-Age={YEAR}; HttpOnly; SameSite=Lax{secure}");
    let to = Redirect::to(&format!("/call/{second}"));
    Ok((AppendHeaders([(header::SET_COOKIE, cookie), begun::remember(&site, &headers, &second)]), to).into_response())
}

/// The first try, as the browser knows it.
pub(crate) fn first_try(headers: &HeaderMap) -> Option<String> {
    crate::visitor::cookie(headers, FIRST).map(str::to_owned)
}
