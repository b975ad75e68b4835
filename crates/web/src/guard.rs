//! What holds for every request and answer: changes come from our own pages, and browsers are told to fetch, run and
//! reveal nothing beyond them.

use crate::problem::Problem;
use crate::site::Site;
use crate::visitor::Visitor;
use axum::extract::{Request, State};
use axum::http::header::{self, HeaderName, HeaderValue};
use axum::http::{HeaderMap, Method, Uri};
use axum::middleware::Next;
use axum::response::Response;

const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self'; \
    media-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

/// `same-origin`, not `no-referrer`: both tell other sites nothing, but under `no-referrer` browsers write
/// `Origin: null` on our own forms, and the check below could not tell them from a stranger's on a plain-HTTP network,
/// where there is no `Sec-Fetch-Site` either. Pages link nowhere else, and the policy above lets nothing be fetched.
const REFERRER: &str = "same-origin";

const HEADERS: [(&str, &str); 6] = [
    ("content-security-policy", POLICY),
    ("referrer-policy", REFERRER),
    ("x-content-type-options", "nosniff"),
    ("x-frame-options", "DENY"),
    ("cross-origin-resource-policy", "same-origin"),
    ("permissions-policy", "camera=(), geolocation=(), microphone=()"),
];

/// Keeps our windows apart from those of other sites. Over plain HTTP browsers leave it aside and warn of it on every page.
const OPENER: (&str, &str) = ("cross-origin-opener-policy", "same-origin");

/// Checks where a change comes from and puts the headers on the answer.
pub(crate) async fn guard(State(site): State<Site>, request: Request, next: Next) -> Response {
    let changes = !matches!(*request.method(), Method::GET | Method::HEAD | Method::OPTIONS);
    let mut response = if changes && !is_ours(request.headers(), request.uri()) {
        Problem::Forbidden.draw(Visitor::of(request.headers(), request.uri()))
    } else {
        next.run(request).await
    };
    let headers = response.headers_mut();
    for (name, value) in HEADERS.into_iter().chain(site.config.secure.then_some(OPENER)) {
        headers.insert(HeaderName::from_static(name), HeaderValue::from_static(value));
    }
    // A page holds what one person said in confidence; only assets, which set their own rule, may be kept.
    headers.entry(header::CACHE_CONTROL).or_insert(HeaderValue::from_static("no-store"));
    response
}

/// A browser says where a form comes from. A request without any such header is no browser's, and carries no cookie that
/// could be abused.
fn is_ours(headers: &HeaderMap, uri: &Uri) -> bool {
    let text = |name: &str| headers.get(name).and_then(|v| v.to_str().ok());
    if let Some(site) = text("sec-fetch-site") {
        return matches!(site, "same-origin" | "none");
    }
    let Some(origin) = text("origin") else { return true };
    let host = text("host").or_else(|| uri.authority().map(|a| a.as_str()));
    let from = origin.split_once("://").map(|(_, host)| host);
    from.is_some() && from == host
}
