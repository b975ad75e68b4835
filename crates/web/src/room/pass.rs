//! Who somebody is in an exercise: a pass in a cookie of the device, given when they joined. It is good for the seats that
//! this person holds and for nothing else. People who share a device have a pass each, all in the one cookie; they are of
//! one exercise, and of the rounds before it that they have come along from.

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
/// People who may share a device.
pub(crate) const SHARED: usize = 6;
/// What stands between their passes.
const BETWEEN: char = '.';
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

/// The passes of the reader's device that lead anywhere, of whoever shares it, in the order in which they came.
#[derive(Clone, Debug, Default)]
pub(crate) struct MaybePassed(pub(crate) Vec<Passed>);

impl MaybePassed {
    /// Those of one exercise.
    pub(crate) fn of(&self, exercise: &LogId) -> impl Iterator<Item = &Passed> {
        self.0.iter().filter(|own| own.exercise == *exercise)
    }

    /// Whether one more person of an exercise may share the device.
    pub(crate) fn fits(&self, exercise: &LogId) -> Result<(), Problem> {
        if self.of(exercise).count() < SHARED { Ok(()) } else { Err(Problem::DeviceFull) }
    }

    /// The pass of this person, if they are at this device.
    pub(crate) fn whose(&self, exercise: Option<LogId>, person: Option<&String>) -> Option<&Passed> {
        self.of(&exercise?).find(|own| person == Some(&own.person.id))
    }
}

impl FromRequestParts<Site> for MaybePassed {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, site: &Site) -> Result<MaybePassed, Problem> {
        let held = cookie(&parts.headers, name(site)).unwrap_or_default();
        let mut own: Vec<Passed> = Vec::new();
        for pass in held.split(BETWEEN).filter(|p| !p.is_empty() && p.len() <= 64).take(SHARED) {
            let rounds = site.house.whose(pass).await?.into_iter();
            own.extend(rounds.map(|(exercise, person)| Passed { exercise, person, pass: pass.to_owned() }));
        }
        Ok(MaybePassed(own))
    }
}

fn name(site: &Site) -> &'static str {
    if site.config.secure { PASS_SECURED } else { PASS }
}

/// The header that makes a device remember a new pass beside those of other people in the same exercise.
pub(crate) fn remember(site: &Site, held: &MaybePassed, exercise: &LogId, pass: &str) -> (HeaderName, String) {
    let passes: Vec<&str> = held.of(exercise).map(|own| own.pass.as_str()).chain([pass]).collect();
    set(site, &passes)
}

/// The header that makes a device forget one person; the others stay.
pub(crate) fn forget(site: &Site, held: &MaybePassed, gone: &Passed) -> (HeaderName, String) {
    let mut passes: Vec<&str> = held.0.iter().map(|own| own.pass.as_str()).filter(|p| *p != gone.pass).collect();
    // Who has come along over several rounds stands there once for each.
    passes.dedup();
    set(site, &passes)
}

fn set(site: &Site, passes: &[&str]) -> (HeaderName, String) {
    let secure = if site.config.secure { "; Secure" } else { "" };
    let passes = passes.join(&BETWEEN.to_string());
    (SET_COOKIE, format!("{}={passes}; Path=/; Max-Age={WEEK}; HttpOnly; SameSite=Lax{secure}", name(site)))
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
                let found = site.house.whose(&own.pass).await.unwrap_or_default();
                found.iter().any(|(exercise, person)| *exercise == own.exercise && person.id == own.person.id)
            }
            Right::Session(staff) => staff.is_in(site).await,
        }
    }
}
