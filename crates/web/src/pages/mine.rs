//! `/mine`: the talks of this device. The list lies in the browser; the server knows nobody's, and draws only the frame
//! that the script fills from each talk's summary.

use crate::pages::frame::{Frame, html};
use crate::visitor::Visitor;
use askama::Template;
use axum::http::StatusCode;
use axum::response::Response;

#[derive(Template)]
#[template(path = "mine.html")]
struct Page {
    frame: Frame,
}

pub(crate) async fn show(visitor: Visitor) -> Response {
    html(StatusCode::OK, &Page { frame: Frame::new(visitor) })
}
