//! What stands around every page.

use crate::assets;
use crate::visitor::Visitor;
use askama::Template;
use axum::http::StatusCode;
use axum::response::{Html, IntoResponse, Response};
use words::Words;

/// A language to change to, in its own tongue.
pub(crate) struct Other {
    pub(crate) tag: &'static str,
    pub(crate) name: String,
}

pub(crate) struct Frame {
    pub(crate) words: &'static Words,
    pub(crate) theme: &'static str,
    pub(crate) path: String,
    pub(crate) assets: String,
    pub(crate) others: Vec<Other>,
}

impl Frame {
    pub(crate) fn new(visitor: Visitor) -> Frame {
        let others = Words::languages().iter().filter(|w| w.tag() != visitor.words.tag());
        Frame {
            words: visitor.words,
            theme: visitor.theme.map_or("system", crate::visitor::Theme::name),
            path: visitor.path,
            assets: assets::folder(),
            others: others.map(|w| Other { tag: w.tag(), name: w.name() }).collect(),
        }
    }

    /// A text of the interface.
    pub(crate) fn t(&self, id: &str) -> String {
        self.words.t(id)
    }
}

/// A drawn page.
pub(crate) fn html(status: StatusCode, page: &impl Template) -> Response {
    match page.render() {
        Ok(text) => {
            let mut response = (status, Html(text)).into_response();
            response.extensions_mut().insert(crate::problem::Said);
            response
        }
        Err(error) => {
            tracing::error!(%error, "a page could not be drawn");
            StatusCode::INTERNAL_SERVER_ERROR.into_response()
        }
    }
}

/// Paragraphs of a pack's text: parts between empty lines; single line breaks stay.
pub(crate) fn paragraphs(text: &str) -> Vec<Vec<String>> {
    text.trim()
        .split("\n\n")
        .map(|part| part.trim().lines().map(|line| line.trim().to_owned()).collect())
        .filter(|lines: &Vec<String>| !lines.is_empty())
        .collect()
}
