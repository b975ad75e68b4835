//! Who asks: the member of staff behind a session's cookie. Taking [`Staff`] as an argument closes a page to others.

use crate::pages::frame::{Frame, html};
use crate::problem::Problem;
use crate::site::Site;
use crate::visitor::{Visitor, cookie};
use askama::Template;
use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode, header};
use axum::response::{IntoResponse, Redirect, Response};
use live::staff::SESSION_MS;

/// Cookie of a session.
const COOKIE: &str = "staff";
/// The same over HTTPS: nobody on the network can slip in one of their own over plain HTTP.
const COOKIE_SECURED: &str = "__Host-staff";
/// Where one goes after signing in, unless one came from elsewhere.
pub(super) const HOME: &str = "/courses";

/// Somebody with an account who is signed in.
#[derive(Clone, Debug)]
pub(crate) struct Staff {
    pub(crate) id: String,
    pub(crate) name: String,
    pub(super) login: String,
    /// The session's token.
    pub(super) token: String,
}

impl Staff {
    /// Whether the session still lasts.
    pub(crate) async fn is_in(&self, site: &Site) -> bool {
        matches!(site.house.signed_in(&self.token).await, Ok(Some(_)))
    }

    pub(super) fn known(&self) -> live::staff::Staff {
        live::staff::Staff { id: self.id.clone(), name: self.name.clone(), login: self.login.clone() }
    }
}

fn held_in(site: &Site) -> &'static str {
    if site.config.secure { COOKIE_SECURED } else { COOKIE }
}

/// The member of staff who is signed in, if there is one.
pub(crate) async fn signed_in(site: &Site, headers: &HeaderMap) -> Result<Option<Staff>, Problem> {
    let Some(token) = cookie(headers, held_in(site)) else { return Ok(None) };
    let found = site.house.signed_in(token).await?;
    Ok(found.map(|s| Staff { id: s.id, name: s.name, login: s.login, token: token.to_owned() }))
}

impl FromRequestParts<Site> for Staff {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, site: &Site) -> Result<Staff, Response> {
        if let Some(staff) = signed_in(site, &parts.headers).await.map_err(IntoResponse::into_response)? {
            return Ok(staff);
        }
        let visitor = Visitor::of(&parts.headers, &parts.uri);
        if visitor.wants_page && parts.method == Method::GET {
            let path = parts.uri.path_and_query().map_or("/", |p| p.as_str());
            return Err(Redirect::to(&format!("/staff?next={}", encoded(path))).into_response());
        }
        Err(signed_out(visitor))
    }
}

#[derive(Template)]
#[template(path = "staff/out.html")]
struct Out {
    frame: Frame,
}

/// What was to be changed is not, and one can sign in again in another window and repeat it.
fn signed_out(visitor: Visitor) -> Response {
    let words = visitor.words;
    if visitor.wants_page {
        return html(StatusCode::UNAUTHORIZED, &Out { frame: Frame::new(visitor) });
    }
    let plain = [(header::CONTENT_TYPE, "text/plain; charset=utf-8")];
    let mut response = (StatusCode::UNAUTHORIZED, plain, format!("{}\n", words.t("staff-signed-out"))).into_response();
    response.extensions_mut().insert(crate::problem::Said);
    response
}

/// Percent-encoding of everything that is not plainly part of a path.
pub(super) fn encoded(text: &str) -> String {
    let plain = |b: u8| b.is_ascii_alphanumeric() || b"/-._~".contains(&b);
    text.bytes().map(|b| if plain(b) { char::from(b).to_string() } else { format!("%{b:02X}") }).collect()
}

/// A page, with the cookie of a session that has just begun.
pub(super) fn entered(site: &Site, token: &str, to: &str) -> Response {
    let mut response = Redirect::to(to).into_response();
    put(&mut response, site, token, SESSION_MS / 1_000);
    response
}

/// A page, with the cookie taken away.
pub(super) fn left(site: &Site, to: &str) -> Response {
    let mut response = Redirect::to(to).into_response();
    put(&mut response, site, "", 0);
    response
}

fn put(response: &mut Response, site: &Site, token: &str, seconds: i64) {
    let secure = if site.config.secure { "; Secure" } else { "" };
    let cookie = format!("{}={token}; Path=/; Max-Age={seconds}; HttpOnly; SameSite=Lax{secure}", held_in(site));
    // Hex digits and what stands here: always a header.
    if let Ok(value) = HeaderValue::from_str(&cookie) {
        response.headers_mut().append(header::SET_COOKIE, value);
    }
}
