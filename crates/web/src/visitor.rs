//! Who reads a page: in which language, in which colours, and whether as a page or as a plain message.

use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use axum::http::{HeaderMap, Uri, header};
use std::convert::Infallible;
use words::Words;

/// Cookie with the chosen language.
pub(crate) const LANGUAGE: &str = "language";
/// Cookie with the chosen colours.
pub(crate) const THEME: &str = "theme";

/// Cookie of one call, by its path: the person practises with a coach's strip.
pub(crate) const COACH: &str = "coach";

/// Colours of a page; without a choice the system's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Theme {
    Dark,
    Light,
}

impl Theme {
    pub(crate) fn named(name: &str) -> Option<Theme> {
        match name {
            "dark" => Some(Theme::Dark),
            "light" => Some(Theme::Light),
            _ => None,
        }
    }

    pub(crate) const fn name(self) -> &'static str {
        match self {
            Theme::Dark => "dark",
            Theme::Light => "light",
        }
    }
}

/// The reader of a page.
#[derive(Clone, Debug)]
pub(crate) struct Visitor {
    pub(crate) words: &'static Words,
    pub(crate) theme: Option<Theme>,
    /// The path that was asked for, to come back to after a change of language.
    pub(crate) path: String,
    /// A page is wanted, and not only a plain message.
    pub(crate) wants_page: bool,
    /// Asked for a coach's strip on this call.
    pub(crate) coached: bool,
}

impl Visitor {
    pub(crate) fn of(headers: &HeaderMap, uri: &Uri) -> Visitor {
        let chosen = cookie(headers, LANGUAGE).and_then(Words::known);
        let asked = || text(headers, header::ACCEPT_LANGUAGE).and_then(words::preferred);
        Visitor {
            words: chosen.or_else(asked).unwrap_or_else(|| Words::for_tag("en")),
            theme: cookie(headers, THEME).and_then(Theme::named),
            path: uri.path().to_owned(),
            wants_page: text(headers, header::ACCEPT).is_some_and(|accept| accept.contains("text/html")),
            coached: cookie(headers, COACH) == Some("on"),
        }
    }
}

impl<S: Sync> FromRequestParts<S> for Visitor {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Visitor, Infallible> {
        Ok(Visitor::of(&parts.headers, &parts.uri))
    }
}

fn text(headers: &HeaderMap, name: header::HeaderName) -> Option<&str> {
    headers.get(name).and_then(|v| v.to_str().ok())
}

pub(crate) fn cookie<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    let pairs = headers.get_all(header::COOKIE).iter().filter_map(|v| v.to_str().ok()).flat_map(|v| v.split(';'));
    pairs.filter_map(|pair| pair.trim().split_once('=')).find(|(n, _)| *n == name).map(|(_, value)| value)
}
