//! `/staff`: signing in; for whoever is signed in, the account and everybody else's.

use super::field::{Field, Kind};
use super::who::{self, HOME, Staff, encoded, entered};
use crate::pages::frame::{Frame, html};
use crate::pages::settings::here;
use crate::peer::Asker;
use crate::problem::Problem;
use crate::site::Site;
use crate::visitor::Visitor;
use askama::Template;
use axum::extract::{Form, Query, State};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::Response;
use live::staff::SignIn;
use serde::Deserialize;
use words::Arg;

#[derive(Deserialize)]
pub(crate) struct Asked {
    #[serde(default)]
    next: String,
    #[serde(default)]
    done: String,
}

#[derive(Deserialize)]
pub(crate) struct Typed {
    login: String,
    password: String,
    #[serde(default)]
    next: String,
}

#[derive(Template)]
#[template(path = "staff/sign-in.html")]
struct Door {
    frame: Frame,
    next: String,
    fields: Vec<Field>,
    /// What was wrong, above the form.
    problem: String,
    /// Nobody has an account: the link in the terminal comes first.
    nobody: bool,
}

struct Other {
    id: String,
    name: String,
    login: String,
    own: bool,
}

#[derive(Template)]
#[template(path = "staff/account.html")]
struct Account {
    frame: Frame,
    who: String,
    login: String,
    done: String,
    all: Vec<Other>,
}

pub(crate) async fn show(
    State(site): State<Site>,
    Query(asked): Query<Asked>,
    headers: HeaderMap,
    visitor: Visitor,
) -> Result<Response, Problem> {
    match who::signed_in(&site, &headers).await? {
        Some(staff) => account(&site, staff, &asked.done, visitor).await,
        None => door(&site, visitor, StatusCode::OK, (&asked.next, ""), String::new()).await,
    }
}

async fn account(site: &Site, staff: Staff, done: &str, visitor: Visitor) -> Result<Response, Problem> {
    let all = site.house.staff().await?.into_iter();
    let all = all.map(|s| Other { own: s.id == staff.id, id: s.id, name: s.name, login: s.login }).collect();
    let done = match done {
        "password" => visitor.words.t("staff-done-password"),
        "removed" => visitor.words.t("staff-done-removed"),
        _ => String::new(),
    };
    let page = Account { frame: Frame::new(visitor), who: staff.name, login: staff.login, done, all };
    Ok(html(StatusCode::OK, &page))
}

async fn door(
    site: &Site,
    visitor: Visitor,
    status: StatusCode,
    (next, login): (&str, &str),
    problem: String,
) -> Result<Response, Problem> {
    let words = visitor.words;
    let next = here(next);
    let next = if next == "/" { HOME } else { next };
    let fields = vec![
        Field::new(words, "login", Kind::Login).filled(login).completes("username"),
        Field::new(words, "password", Kind::Password).completes("current-password"),
    ];
    let mut frame = Frame::new(visitor);
    // A change of language comes back here and keeps where one wanted to go.
    frame.path = format!("/staff?next={}", encoded(next));
    let nobody = site.house.staff().await?.is_empty();
    let next = next.to_owned();
    let fields = fields.into_iter().map(|f| Field { hint: String::new(), ..f }).collect();
    Ok(html(status, &Door { frame, next, fields, problem, nobody }))
}

pub(crate) async fn sign_in(
    State(site): State<Site>,
    asker: Asker,
    visitor: Visitor,
    Form(typed): Form<Typed>,
) -> Result<Response, Problem> {
    let words = visitor.words;
    let from = asker.0.map(|ip| ip.to_string()).unwrap_or_default();
    let again = (typed.next.as_str(), typed.login.as_str());
    match site.house.sign_in_from(&typed.login, &typed.password, &from).await? {
        SignIn::In(token) => {
            let to = here(&typed.next);
            Ok(entered(&site, &token, if to == "/" { HOME } else { to }))
        }
        SignIn::Wrong => door(&site, visitor, StatusCode::UNAUTHORIZED, again, words.t("staff-wrong")).await,
        SignIn::Wait(ms) => {
            let minutes = (ms + 59_999) / 60_000;
            let problem = words.text("staff-wait", &[("minutes", Arg::Number(minutes))]);
            let mut response = door(&site, visitor, StatusCode::TOO_MANY_REQUESTS, again, problem).await?;
            response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from((minutes * 60).unsigned_abs()));
            Ok(response)
        }
        SignIn::Busy => door(&site, visitor, StatusCode::SERVICE_UNAVAILABLE, again, words.t("staff-busy")).await,
    }
}

pub(crate) async fn sign_out(State(site): State<Site>, staff: Staff) -> Result<Response, Problem> {
    site.house.sign_out(&staff.token).await?;
    Ok(who::left(&site, "/"))
}
