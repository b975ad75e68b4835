//! `/control/{exercise}/sheet`: the page that hangs at the door: where to go, the code, a picture for a camera.

use super::class::Opened;
use super::draw::Bar;
use crate::network::is_local;
use crate::pages::frame::{Frame, html};
use crate::problem::Problem;
use crate::qr;
use crate::site::Site;
use askama::Template;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode};
use axum::response::Response;
use words::Words;

/// Three lines in one language.
struct Steps {
    tag: &'static str,
    title: String,
    lines: [String; 3],
}

#[derive(Template)]
#[template(path = "control/sheet.html")]
struct Page {
    frame: Frame,
    bar: Bar,
    host: String,
    code: String,
    link: String,
    steps: Vec<Steps>,
    /// The address leads to this computer alone.
    local: bool,
}

pub(crate) async fn show(
    State(site): State<Site>,
    headers: HeaderMap,
    Opened { class, staff, visitor }: Opened,
) -> Result<Response, Problem> {
    let host = site.origin(&headers);
    let link = format!("{host}/join?code={}", class.listed.code);
    let steps = |words: &'static Words| Steps {
        tag: words.tag(),
        title: words.t("control-sheet-title"),
        lines: ["control-sheet-1", "control-sheet-2", "control-sheet-3"].map(|id| words.t(id)),
    };
    let page = Page {
        code: qr::picture(&link, "QR"),
        local: is_local(&host),
        link,
        host,
        steps: Words::languages().iter().map(steps).collect(),
        bar: Bar::new(&class, staff.name, "sheet"),
        frame: Frame::new(visitor),
    };
    Ok(html(StatusCode::OK, &page))
}
