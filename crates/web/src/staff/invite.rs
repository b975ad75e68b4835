//! `/staff/invite`: a one-time link for another trainer. It is shown once and kept nowhere.

use super::who::Staff;
use crate::pages::frame::{Frame, html};
use crate::problem::Problem;
use crate::site::Site;
use crate::visitor::Visitor;
use askama::Template;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode};
use axum::response::Response;

#[derive(Template)]
#[template(path = "staff/invite.html")]
struct Page {
    frame: Frame,
    who: String,
    /// Empty before there is one.
    link: String,
}

pub(crate) async fn show(staff: Staff, visitor: Visitor) -> Response {
    html(StatusCode::OK, &Page { frame: Frame::new(visitor), who: staff.name, link: String::new() })
}

pub(crate) async fn make(
    State(site): State<Site>,
    staff: Staff,
    headers: HeaderMap,
    visitor: Visitor,
) -> Result<Response, Problem> {
    let token = site.house.invite(&staff.known()).await?.ok_or(Problem::Forbidden)?;
    let link = format!("{}/staff/first/{token}", site.origin(&headers));
    Ok(html(StatusCode::OK, &Page { frame: Frame::new(visitor), who: staff.name, link }))
}
