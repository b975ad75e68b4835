//! Sets exercises up, brings people in and sits them down, through the forms that people use.

use crate::http::{Answer, Fault, Site};
use crate::traffic::{Seat, Team};
use std::sync::Arc;
use tokio::task::JoinSet;

/// The pack that is played.
const PACK: &str = "suicide-bridge";
/// Seats of it that hear and speak on control's line; whoever calls is the first. The first seven hear the call.
pub const SEATS: [&str; 10] = [
    "primary",
    "coach",
    "leader",
    "recorder",
    "intelligence",
    "mental_health",
    "interpreter",
    "tactical_liaison",
    "family_liaison",
    "commander",
];
/// How many of them hear what is said with the person who is called.
pub const HEAR_THE_CALL: usize = 7;
/// Teams that one form sets up.
const TEAMS_AT_ONCE: usize = 8;

/// A trainer who is signed in.
#[derive(Clone)]
pub struct Staff {
    cookie: String,
}

impl Staff {
    /// Opens an account with a one-time link's token; a token that is none is taken for a session's.
    pub async fn enter(site: &Site, token: &str) -> Result<Staff, Fault> {
        if token.is_empty() {
            return Err(Fault::of("--token is missing: take it from the one-time link that the server prints"));
        }
        let login = format!("load-{:08x}", getrandom::u32().map_err(Fault::of)?);
        let password = format!("{:016x}", getrandom::u64().map_err(Fault::of)?);
        let fields: [(&str, &str); 4] =
            [("person", "Load driver"), ("login", &login), ("password", &password), ("again", &password)];
        let answer = site.post(&format!("/staff/first/{token}"), "", &fields).await?;
        let session = answer.cookie("staff").unwrap_or_else(|| token.to_owned());
        let staff = Staff { cookie: format!("staff={session}") };
        let home = site.page("/courses", &staff.cookie).await?;
        if home.status == 200 {
            return Ok(staff);
        }
        Err(Fault::of("the token opens nothing: it is neither an unused one-time link nor a trainer's cookie"))
    }

    pub fn cookie(&self) -> &str {
        &self.cookie
    }
}

/// Teams with everybody in their seats, at work.
pub struct Class {
    pub teams: Vec<Team>,
    /// Logs of the exercises, beside the teams' own.
    pub exercises: Vec<String>,
}

impl Class {
    /// A class whose clocks run.
    pub async fn gather(site: &Arc<Site>, staff: &Staff, teams: usize, seats: usize) -> Result<Class, Fault> {
        Class::seated(site, staff, teams, seats, true).await
    }

    /// A class that has sat down and waits.
    pub async fn waiting(site: &Arc<Site>, staff: &Staff, teams: usize, seats: usize) -> Result<Class, Fault> {
        Class::seated(site, staff, teams, seats, false).await
    }

    async fn seated(site: &Arc<Site>, staff: &Staff, teams: usize, seats: usize, run: bool) -> Result<Class, Fault> {
        let mut class = Class { teams: Vec::new(), exercises: Vec::new() };
        while class.teams.len() < teams {
            let count = (teams - class.teams.len()).min(TEAMS_AT_ONCE);
            let exercise = set_up(site, staff, count).await?;
            for team in 1..=count {
                let seated = sit_down(site, &exercise, team, seats).await?;
                class.teams.push(seated);
                eprint!("\rteams seated: {} of {teams} ", class.teams.len());
            }
            if run {
                let path = format!("/control/{}/do/phase", exercise.id);
                site.post(&path, &staff.cookie, &[("phase", "running")]).await?.fine("running")?;
            }
            class.exercises.push(exercise.id);
        }
        eprintln!();
        Ok(class)
    }
}

struct Exercise {
    id: String,
    code: String,
}

async fn set_up(site: &Site, staff: &Staff, teams: usize) -> Result<Exercise, Fault> {
    let count = teams.to_string();
    let mut form: Vec<(String, String)> =
        [("title", "Load"), ("pack", PACK), ("teams", count.as_str()), ("intensity", "3"), ("worst", "unresolved")]
            .map(|(a, b)| (a.to_owned(), b.to_owned()))
            .into();
    for n in 1..=teams {
        for (name, value) in [("language", "en"), ("far", "simulated"), ("cast.person", ""), ("lines", "")] {
            form.push((format!("t{n}.{name}"), value.to_owned()));
        }
    }
    let form: Vec<(&str, &str)> = form.iter().map(|(a, b)| (a.as_str(), b.as_str())).collect();
    let answer = site.post("/exercise/new", &staff.cookie, &form).await?.fine("setting up")?;
    let id = answer.location().and_then(|to| to.strip_prefix("/control/")).map(str::to_owned);
    let id =
        id.ok_or_else(|| Fault::of(format!("no exercise was set up: {} {:?}", answer.status, answer.location())))?;
    let page = site.page(&format!("/control/{id}"), &staff.cookie).await?.fine("the control room")?;
    let code = code_on(&page.text).ok_or_else(|| Fault::of("no join code stands on the control room's page"))?;
    Ok(Exercise { id, code })
}

/// The join code on the control room's page: letters and digits, not to be translated.
fn code_on(page: &str) -> Option<String> {
    page.split("translate=\"no\">").skip(1).find_map(|rest| {
        let code = rest.split('<').next()?.trim();
        let fits = (5..=7).contains(&code.len()) && code.bytes().all(|b| b.is_ascii_uppercase() || b.is_ascii_digit());
        fits.then(|| code.to_owned())
    })
}

async fn sit_down(site: &Arc<Site>, exercise: &Exercise, team: usize, seats: usize) -> Result<Team, Fault> {
    let mut joining = JoinSet::new();
    for (i, name) in SEATS.into_iter().enumerate().take(seats) {
        let (site, id, code) = (Arc::clone(site), exercise.id.clone(), exercise.code.clone());
        joining.spawn(async move { join(&site, &id, &code, team, name).await.map(|cookie| (i, name, cookie)) });
    }
    let mut seated = Vec::new();
    while let Some(joined) = joining.join_next().await {
        seated.push(joined.map_err(Fault::of)??);
    }
    seated.sort_by_key(|(i, ..)| *i);
    let cookie = seated.first().map(|(_, _, cookie)| cookie.clone()).unwrap_or_default();
    let room = site.page(&format!("/room/{}", exercise.id), &cookie).await?.fine("the room")?;
    let log = room.text.split("href=\"/team/").nth(1).and_then(|rest| rest.split('/').next());
    let log = log.ok_or_else(|| Fault::of("the room does not lead to the seat that was taken"))?;
    let seats = seated.into_iter().map(|(_, name, cookie)| Seat { base: format!("/team/{log}/{name}"), cookie });
    Ok(Team { log: log.to_owned(), seats: seats.collect() })
}

/// One person comes in and takes a seat; the cookie of their device.
async fn join(site: &Site, exercise: &str, code: &str, team: usize, seat: &str) -> Result<String, Fault> {
    let alias = format!("Load {team} {seat}");
    let joined: Answer = site.post("/join", "", &[("code", code), ("alias", &alias)]).await?.fine("joining")?;
    let pass = joined.cookie("person").ok_or_else(|| Fault::of("joining gave no pass"))?;
    let cookie = format!("person={pass}");
    let team = team.to_string();
    let path = format!("/room/{exercise}/do/sit");
    site.post(&path, &cookie, &[("team", &team), ("seat", seat)]).await?.fine("sitting down")?;
    Ok(cookie)
}

#[cfg(test)]
mod tests {
    use super::code_on;

    #[test]
    fn the_code_is_found_among_other_things_that_are_not_translated() {
        let page = "<b translate=\"no\">Stairway</b><span><b class=\"num\" translate=\"no\">AC7KX</b></span>";
        assert_eq!(code_on(page).as_deref(), Some("AC7KX"));
        assert_eq!(code_on("<b>AC7KX</b>"), None);
    }
}
