//! `/pass/{ticket}`: a device takes the place of one that was lost. Opening the address changes nothing, for a link can be
//! put before anybody; whoever presses the button becomes the person that the page names.

use crate::pages::frame::{Frame, html};
use crate::problem::Problem;
use crate::room::lobby;
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
    /// Who is at this device already, if somebody else is.
    beside: String,
}

pub(crate) async fn show(
    State(site): State<Site>,
    Path(ticket): Path<String>,
    passed: MaybePassed,
    visitor: Visitor,
) -> Result<Response, Problem> {
    let (_, person) = site.house.ticket_of(&ticket).await?.ok_or(Problem::Ticket)?;
    let words = visitor.words;
    let others = passed.0.iter().filter(|own| own.person.id != person.id);
    let mut others: Vec<&str> = others.map(|own| own.person.alias.as_str()).collect();
    // Somebody is named once, over however many rounds.
    others.dedup();
    let page = Page {
        heading: words.text("adopt-title", &[("alias", Arg::Text(&person.alias))]),
        beside: if others.is_empty() {
            String::new()
        } else {
            words.text("adopt-beside", &[("who", Arg::Text(&others.join(", ")))])
        },
        ticket,
        frame: Frame::new(visitor),
    };
    Ok(html(StatusCode::OK, &page))
}

pub(crate) async fn take(
    State(site): State<Site>,
    Path(ticket): Path<String>,
    passed: MaybePassed,
) -> Result<Response, Problem> {
    let (exercise, person) = site.house.ticket_of(&ticket).await?.ok_or(Problem::Ticket)?;
    // An earlier pass of the same person at this device ends with the new one.
    let held = MaybePassed(passed.0.into_iter().filter(|own| own.person.id != person.id).collect());
    held.fits(&exercise)?;
    let (exercise, pass) = site.house.redeem(&ticket).await?.ok_or(Problem::Ticket)?;
    let room = lobby::address(&exercise, held.of(&exercise).next().map(|_| person.id.as_str()));
    Ok(([remember(&site, &held, &exercise, &pass)], Redirect::to(&room)).into_response())
}
