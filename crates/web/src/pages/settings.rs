//! `POST /settings`: language and colours of the reader, kept in a cookie and nowhere else.

use crate::problem::Problem;
use crate::site::Site;
use crate::visitor::{LANGUAGE, THEME, Theme};
use axum::extract::{Form, State};
use axum::http::header;
use axum::response::{AppendHeaders, IntoResponse, Redirect, Response};
use serde::Deserialize;
use words::Words;

/// Seconds in a year.
const YEAR: u32 = 31_536_000;

#[derive(Deserialize)]
pub(crate) struct Change {
    language: Option<String>,
    theme: Option<String>,
    /// The page to come back to.
    #[serde(default)]
    back: String,
}

pub(crate) async fn change(State(site): State<Site>, Form(form): Form<Change>) -> Result<Response, Problem> {
    let secure = if site.config.secure { "; Secure" } else { "" };
    let cookie = |name: &str, value: &str| {
        (header::SET_COOKIE, format!("{name}={value}; Path=/; Max-Age={YEAR}; HttpOnly; SameSite=Lax{secure}"))
    };
    let mut cookies = Vec::new();
    if let Some(tag) = &form.language {
        let words = Words::known(tag).ok_or(Problem::BadChoice)?;
        cookies.push(cookie(LANGUAGE, words.tag()));
    }
    if let Some(name) = &form.theme {
        let theme = Theme::named(name).ok_or(Problem::BadChoice)?;
        cookies.push(cookie(THEME, theme.name()));
    }
    Ok((AppendHeaders(cookies), Redirect::to(here(&form.back))).into_response())
}

/// A path on this server, or the start page: `//host` and `/\host` lead elsewhere.
pub(crate) fn here(back: &str) -> &str {
    let local = back.starts_with('/') && !back[1..].starts_with(['/', '\\']);
    if local && back.chars().all(|c| c.is_ascii_graphic()) { back } else { "/" }
}

#[cfg(test)]
mod tests {
    use super::here;

    #[test]
    fn nobody_is_led_away() {
        for bad in ["//elsewhere", "/\\elsewhere", "https://elsewhere", "", "/a b", "/a\r\nb"] {
            assert_eq!(here(bad), "/", "{bad:?}");
        }
        assert_eq!(here("/call/0123"), "/call/0123");
    }
}
