//! Who somebody is in an exercise: a pass in a cookie of the device, given when they joined. It is good for the seats that
//! this person holds and for nothing else.

use crate::problem::Problem;
use crate::site::Site;
use crate::staff::who::Staff;
use crate::visitor::cookie;
use axum::extract::FromRequestParts;
use axum::http::header::{HeaderName, SET_COOKIE};
use axum::http::request::Parts;
use chain::LogId;
use live::Person;

/// Cookie with the pass.
const PASS: &str = "person";
/// The same over HTTPS: such a cookie is taken from this host alone, over HTTPS alone and for every path, so that nobody on
/// the network can slip in one of their own over plain HTTP.
const PASS_SECURED: &str = "__Host-person";
/// Seconds a device is remembered: a course's week.
const WEEK: u32 = 7 * 24 * 3_600;

/// Somebody with a pass.
#[derive(Clone, Debug)]
pub(crate) struct Passed {
    pub(crate) exercise: LogId,
    pub(crate) person: Person,
    /// What the device holds.
    pass: String,
}

/// The reader's pass, if they have one that leads anywhere.
#[derive(Clone, Debug)]
pub(crate) struct MaybePassed(pub(crate) Option<Passed>);

impl FromRequestParts<Site> for MaybePassed {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, site: &Site) -> Result<MaybePassed, Problem> {
        let Some(pass) = cookie(&parts.headers, name(site)).filter(|p| p.len() <= 64) else {
            return Ok(MaybePassed(None));
        };
        let found = site.house.whose(pass).await?;
        Ok(MaybePassed(found.map(|(exercise, person)| Passed { exercise, person, pass: pass.to_owned() })))
    }
}

impl FromRequestParts<Site> for Passed {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, site: &Site) -> Result<Passed, Problem> {
        MaybePassed::from_request_parts(parts, site).await?.0.ok_or(Problem::JoinFirst)
    }
}

fn name(site: &Site) -> &'static str {
    if site.config.secure { PASS_SECURED } else { PASS }
}

/// The header that makes a device remember a pass.
pub(crate) fn remember(site: &Site, pass: &str) -> (HeaderName, String) {
    let secure = if site.config.secure { "; Secure" } else { "" };
    (SET_COOKIE, format!("{}={pass}; Path=/; Max-Age={WEEK}; HttpOnly; SameSite=Lax{secure}", name(site)))
}

/// Whether the reader is a trainer, who may look on at any seat.
#[derive(Clone, Debug)]
pub(crate) struct Watching(pub(crate) Option<Staff>);

impl FromRequestParts<Site> for Watching {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, site: &Site) -> Result<Watching, Problem> {
        Ok(Watching(crate::staff::who::signed_in(site, &parts.headers).await?))
    }
}

/// By what a stream was opened. It outlives the request, and a pass, a session and an account can be taken away: it is
/// asked again before more is told.
pub(crate) enum Right {
    Pass(Passed),
    Session(Staff),
}

impl Right {
    /// Whether it still holds. In doubt it does not: the page comes back by itself.
    pub(crate) async fn lasts(&self, site: &Site) -> bool {
        match self {
            Right::Pass(own) => {
                let found = site.house.whose(&own.pass).await.ok().flatten();
                found.is_some_and(|(exercise, person)| exercise == own.exercise && person.id == own.person.id)
            }
            Right::Session(staff) => staff.is_in(site).await,
        }
    }
}
