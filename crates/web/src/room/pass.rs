//! Who somebody is in an exercise: a pass in a cookie of the device, given when they joined. It is good for the seats that
//! this person holds and for nothing else.

use crate::problem::Problem;
use crate::site::Site;
use crate::visitor::cookie;
use axum::extract::FromRequestParts;
use axum::http::header::{HeaderName, SET_COOKIE};
use axum::http::request::Parts;
use chain::LogId;
use live::Person;

/// Cookie with the pass.
const PASS: &str = "person";
/// Seconds a device is remembered: a course's week.
const WEEK: u32 = 7 * 24 * 3_600;

/// Somebody with a pass.
#[derive(Clone, Debug)]
pub(crate) struct Passed {
    pub(crate) exercise: LogId,
    pub(crate) person: Person,
}

/// The reader's pass, if they have one that leads anywhere.
#[derive(Clone, Debug)]
pub(crate) struct MaybePassed(pub(crate) Option<Passed>);

impl FromRequestParts<Site> for MaybePassed {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, site: &Site) -> Result<MaybePassed, Problem> {
        let Some(pass) = cookie(&parts.headers, PASS).filter(|p| p.len() <= 64) else { return Ok(MaybePassed(None)) };
        let found = site.house.whose(pass).await?;
        Ok(MaybePassed(found.map(|(exercise, person)| Passed { exercise, person })))
    }
}

impl FromRequestParts<Site> for Passed {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, site: &Site) -> Result<Passed, Problem> {
        MaybePassed::from_request_parts(parts, site).await?.0.ok_or(Problem::JoinFirst)
    }
}

/// The header that makes a device remember a pass.
pub(crate) fn remember(site: &Site, pass: &str) -> (HeaderName, String) {
    let secure = if site.config.secure { "; Secure" } else { "" };
    (SET_COOKIE, format!("{PASS}={pass}; Path=/; Max-Age={WEEK}; HttpOnly; SameSite=Lax{secure}"))
}

/// Whether the reader is a trainer, who may look on at any seat.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Watching(pub(crate) bool);

impl FromRequestParts<Site> for Watching {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, site: &Site) -> Result<Watching, Problem> {
        Ok(Watching(crate::staff::who::signed_in(site, &parts.headers).await?.is_some()))
    }
}
