//! `POST /call/{log}/coach`: whether this call is practised with a coach's strip. Kept in a cookie of that call's path,
//! because it is a choice about a screen and no event of the scene.

use crate::call::talk_log;
use crate::problem::Problem;
use crate::site::Site;
use crate::visitor::COACH;
use axum::extract::{Form, Path, State};
use axum::http::header::{HeaderName, SET_COOKIE};
use axum::response::{AppendHeaders, IntoResponse, Redirect, Response};
use chain::LogId;
use serde::Deserialize;

/// Seconds in thirty days; a scene is over long before.
const MONTH: u32 = 2_592_000;

#[derive(Deserialize)]
pub(crate) struct Change {
    coach: String,
}

pub(crate) async fn change(
    State(site): State<Site>,
    Path(log): Path<String>,
    Form(form): Form<Change>,
) -> Result<Response, Problem> {
    let log = talk_log(&site, &log).await?;
    site.house.look(&log, |_, _, _| ()).await?;
    let on = match form.coach.as_str() {
        "on" => true,
        "off" => false,
        _ => return Err(Problem::BadChoice),
    };
    Ok((remember(&site, &log, on), Redirect::to(&format!("/call/{log}"))).into_response())
}

/// The cookie that remembers the choice, or forgets it.
pub(crate) fn remember(site: &Site, log: &LogId, on: bool) -> AppendHeaders<[(HeaderName, String); 1]> {
    let secure = if site.config.secure { "; Secure" } else { "" };
    let age = if on { MONTH } else { 0 };
    let value = format!("{COACH}=on; Path=/call/{log}; Max-Age={age}; HttpOnly; SameSite=Lax{secure}");
    AppendHeaders([(SET_COOKIE, value)])
}
