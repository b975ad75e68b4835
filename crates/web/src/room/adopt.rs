//! `/pass/{ticket}`: a device takes the place of one that was lost. Opening the address changes nothing, for a link can be
//! put before anybody; whoever presses the button becomes the person that the page names.

use crate::pages::frame::{Frame, html};
use crate::problem::Problem;
use crate::room::pass::{MaybePassed, remember};
use crate::site::Site;
use crate::visitor::Visitor;
use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use words::Arg;

#[derive(Template)]
#[template(path = "room/adopt.html")]
struct Page {
    frame: Frame,
    ticket: String,
    heading: String,
    /// Who this device is now, if it is somebody else.
    instead: String,
}

pub(crate) async fn show(
    State(site): State<Site>,
    Path(ticket): Path<String>,
    passed: MaybePassed,
    visitor: Visitor,
) -> Result<Response, Problem> {
    let (exercise, person) = site.house.ticket_of(&ticket).await?.ok_or(Problem::Ticket)?;
    let words = visitor.words;
    let other = passed.0.filter(|own| own.exercise != exercise || own.person.id != person.id);
    let page = Page {
        heading: words.text("adopt-title", &[("alias", Arg::Text(&person.alias))]),
        instead: other
            .map(|own| words.text("adopt-instead", &[("alias", Arg::Text(&own.person.alias))]))
            .unwrap_or_default(),
        ticket,
        frame: Frame::new(visitor),
    };
    Ok(html(StatusCode::OK, &page))
}

pub(crate) async fn take(State(site): State<Site>, Path(ticket): Path<String>) -> Result<Response, Problem> {
    let (exercise, pass) = site.house.redeem(&ticket).await?.ok_or(Problem::Ticket)?;
    Ok(([remember(&site, &pass)], Redirect::to(&format!("/room/{exercise}"))).into_response())
}
