//! `/control/{exercise}/sheet`: the page that hangs at the door: where to go, the code, a picture for a camera.

use super::class::Opened;
use super::draw::Bar;
use crate::pages::frame::{Frame, html};
use crate::problem::Problem;
use crate::site::Site;
use askama::Template;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::Response;
use qrcode::QrCode;
use qrcode::render::svg;
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
    let link = address(&site, &headers, &format!("/join?code={}", class.listed.code));
    let steps = |words: &'static Words| Steps {
        tag: words.tag(),
        title: words.t("control-sheet-title"),
        lines: ["control-sheet-1", "control-sheet-2", "control-sheet-3"].map(|id| words.t(id)),
    };
    let host = host(&site, &headers);
    let page = Page {
        code: picture(&link),
        local: is_local(&host),
        link,
        host,
        steps: Words::languages().iter().map(steps).collect(),
        bar: Bar::new(&class, staff.name, "sheet"),
        frame: Frame::new(visitor),
    };
    Ok(html(StatusCode::OK, &page))
}

/// A whole address, as this browser reached us.
pub(crate) fn address(site: &Site, headers: &HeaderMap, path: &str) -> String {
    format!("{}{path}", host(site, headers))
}

/// Scheme and host, as this browser reached us.
pub(crate) fn host(site: &Site, headers: &HeaderMap) -> String {
    let scheme = if site.config.secure { "https" } else { "http" };
    headers.get(header::HOST).and_then(|h| h.to_str().ok()).map(|h| format!("{scheme}://{h}")).unwrap_or_default()
}

fn is_local(address: &str) -> bool {
    let host = address.split_once("://").map_or(address, |(_, host)| host);
    ["localhost", "127.", "[::1]"].iter().any(|own| host.starts_with(own))
}

/// A text as a picture that a camera reads; empty for one that does not fit.
pub(crate) fn picture(text: &str) -> String {
    let Ok(code) = QrCode::new(text.as_bytes()) else { return String::new() };
    let drawn = code
        .render::<svg::Color<'_>>()
        .min_dimensions(240, 240)
        .quiet_zone(true)
        .dark_color(svg::Color("#000"))
        .light_color(svg::Color("#fff"))
        .build();
    // The declaration of an XML file is no part of a page.
    drawn
        .find("<svg")
        .map_or_else(String::new, |at| drawn[at..].replacen("<svg", "<svg role=\"img\" aria-label=\"QR\"", 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_picture_is_an_image_with_a_name_and_nothing_beside_it() {
        let drawn = picture("http://192.168.8.2:8080/join?code=AC7KX");
        assert!(drawn.starts_with("<svg role=\"img\" aria-label="), "{}", &drawn[..60]);
        assert!(drawn.ends_with("</svg>") && !drawn.contains("style="));
    }

    #[test]
    fn an_address_of_this_computer_alone_is_noticed() {
        for local in ["http://127.0.0.1:8080", "http://localhost:3000", "http://[::1]:80"] {
            assert!(is_local(local), "{local}");
        }
        assert!(!is_local("http://192.168.8.2:8080") && !is_local("https://stairway.example"));
    }
}
