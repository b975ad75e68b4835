//! `/join`: an exercise by its code. None can be run yet, and the page says so.

use crate::pages::frame::{Frame, html};
use crate::visitor::Visitor;
use askama::Template;
use axum::extract::Query;
use axum::http::StatusCode;
use axum::response::Response;
use serde::Deserialize;
use words::Arg;

/// Characters of a code that are repeated on the page.
const CODE_CHARS: usize = 24;

#[derive(Deserialize)]
pub(crate) struct Asked {
    #[serde(default)]
    code: String,
}

#[derive(Template)]
#[template(path = "join.html")]
struct Page {
    frame: Frame,
    heading: String,
    text: String,
    code: String,
}

pub(crate) async fn show(visitor: Visitor, Query(asked): Query<Asked>) -> Response {
    let words = visitor.words;
    let code: String = asked.code.trim().chars().filter(|c| !c.is_control()).take(CODE_CHARS).collect();
    let (status, heading, text) = if code.is_empty() {
        (StatusCode::OK, words.t("join-title"), words.t("join-ask"))
    } else {
        let heading = words.text("join-none", &[("code", Arg::Text(&code))]);
        (StatusCode::NOT_FOUND, heading, words.t("join-none-remedy"))
    };
    html(status, &Page { heading, text, code, frame: Frame::new(visitor) })
}
