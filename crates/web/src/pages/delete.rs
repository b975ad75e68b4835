//! Deleting a record: asked once, done at once.

use crate::call::talk_log;
use crate::pages::frame::{Frame, html};
use crate::problem::Problem;
use crate::site::Site;
use crate::visitor::Visitor;
use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{Redirect, Response};

#[derive(Template)]
#[template(path = "delete.html")]
struct Ask {
    frame: Frame,
    log: String,
}

pub(crate) async fn ask(
    State(site): State<Site>,
    Path(log): Path<String>,
    visitor: Visitor,
) -> Result<Response, Problem> {
    let id = talk_log(&site, &log).await?;
    site.house.look(&id, |_, _, _| ()).await?;
    Ok(html(StatusCode::OK, &Ask { frame: Frame::new(visitor), log }))
}

pub(crate) async fn delete(State(site): State<Site>, Path(log): Path<String>) -> Result<Redirect, Problem> {
    let id = talk_log(&site, &log).await?;
    site.futures.forget(&id);
    if site.house.delete(&id).await? { Ok(Redirect::to("/deleted")) } else { Err(Problem::NotFound) }
}

#[derive(Template)]
#[template(path = "deleted.html")]
struct Gone {
    frame: Frame,
}

pub(crate) async fn gone(visitor: Visitor) -> Response {
    html(StatusCode::OK, &Gone { frame: Frame::new(visitor) })
}
