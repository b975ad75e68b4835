//! The next round with these people, once an exercise is in its debrief or over: the ordinary form, filled in as the
//! exercise was; a new exercise, into which everybody comes along; and their seats there.

use super::class::Class;
use super::draw::rendered;
use super::history;
use super::roster::{rotate, stays};
use super::set_up::{Given, PERSON, SIMULATED};
use crate::call::log_id;
use crate::problem::Problem;
use crate::site::Site;
use crate::staff::who::Staff;
use askama::Template;
use chain::LogId;
use exercise::delivery::event::{Opening, TeamPlan};
use exercise::delivery::{Actor, Command};
use live::Listed;
use scenario::structure::Role;
use words::{Arg, Words};

/// The way to the next round.
#[derive(Template)]
#[template(path = "control/next-round.html")]
struct Offer {
    words: &'static Words,
    /// Where it is, if it was set up.
    there: String,
    /// Where it is set up; empty before the debrief.
    set_up: String,
}

pub(crate) fn offer(class: &Class) -> String {
    let next = class.state.next.as_ref().filter(|id| class.rounds.contains(id));
    let listed = &class.listed;
    let form = if listed.course.is_empty() { String::new() } else { format!("/course/{}", listed.course) };
    rendered(&Offer {
        words: class.words,
        there: next.map(|id| format!("/control/{id}")).unwrap_or_default(),
        set_up: if class.state.phase.is_over() {
            format!("{form}/exercise/new?after={}", listed.id)
        } else {
            String::new()
        },
    })
}

/// The exercise before the round that is being set up.
pub(crate) struct Earlier {
    pub(crate) log: LogId,
    pub(crate) listed: Listed,
    opening: Opening,
}

impl Earlier {
    /// By its id, as a form of this course names it.
    pub(crate) async fn of(site: &Site, course: &str, id: &str) -> Result<Earlier, Problem> {
        let log = log_id(id)?;
        let listed = site.house.listed(&log).await?.filter(|l| l.course == course).ok_or(Problem::NotFound)?;
        let over = site.house.inspect(&log, |_, state| (state.phase.is_over(), state.opening.clone())).await?;
        let (true, Some(opening)) = over else { return Err(Problem::BadChoice) };
        Ok(Earlier { log, listed, opening })
    }

    /// The form as it was filled in for this exercise.
    pub(crate) async fn given(&self, site: &Site, words: &Words) -> Result<Given, Problem> {
        let (listed, opening) = (&self.listed, &self.opening);
        let mut given: Given = [
            ("after", listed.id.clone()),
            ("pack", listed.pack.clone()),
            ("papers", listed.papers.clone()),
            ("title", self.title(site, words).await?),
            ("intensity", opening.intensity.to_string()),
            ("worst", opening.worst.name().to_owned()),
            ("teams", opening.teams.len().to_string()),
        ]
        .map(|(name, value)| (name.to_owned(), value))
        .into();
        for (n, team) in (1..).zip(&opening.teams) {
            given.extend(fields(team).into_iter().map(|(name, value)| (format!("t{n}.{name}"), value)));
        }
        Ok(given)
    }

    /// What the first round was called, with the number of the next.
    async fn title(&self, site: &Site, words: &Words) -> Result<String, Problem> {
        let rounds = history::rounds(site, &self.listed, None).await?;
        let first = match rounds.first().and_then(|id| id.parse().ok()) {
            Some(first) => site.house.listed(&first).await?,
            None => None,
        };
        let title = first.map_or_else(|| self.listed.title.clone(), |first| first.title);
        let n = Arg::Number(i64::try_from(rounds.len().max(1) + 1).unwrap_or(i64::MAX));
        Ok(words.text("control-round-title", &[("title", Arg::Text(&title)), ("n", n)]))
    }

    /// Seats people in the next round: who was given a seat for what they are keeps it, everybody else goes on in the
    /// rotation.
    pub(crate) async fn seat(&self, site: &Site, next: &Listed, staff: &Staff) -> Result<(), Problem> {
        let log = log_id(&next.id)?;
        let kept = |pack: &scenario::Pack, state: &exercise::delivery::State| {
            let role = |seat: &str| pack.structure.seat(seat).map(|s| s.role).filter(|role| stays(*role));
            let of_team = |(team, seats): (&String, &std::collections::BTreeMap<String, String>)| {
                let kept = seats.iter().filter_map(|(seat, who)| Some((seat.clone(), role(seat)?, who.clone())));
                kept.map(|(seat, role, who)| (team.clone(), seat, role, who)).collect::<Vec<_>>()
            };
            state.seats.iter().flat_map(of_team).collect::<Vec<(String, String, Role, String)>>()
        };
        for (team, seat, role, person) in site.house.inspect(&self.log, kept).await? {
            let here = site.house.inspect(&log, |pack, state| {
                let seats = &pack.structure.seats;
                let same = seats.iter().find(|s| s.id == seat && s.role == role);
                let seat = same.or_else(|| seats.iter().find(|s| s.role == role))?.id.clone();
                // Where there are fewer teams now, the first.
                let team = state.seats.get_key_value(&team).or_else(|| state.seats.first_key_value())?;
                let free = state.people.contains(&person) && !team.1.contains_key(&seat);
                free.then(|| (team.0.clone(), seat))
            });
            let here = here.await?;
            if let Some((team, seat)) = here {
                let command = Command::Sit { team, seat, person };
                site.house.direct(&log, &Actor::Control(staff.id.clone()), &command, None).await?;
            }
        }
        rotate(site, &log, staff, "1", "1").await
    }
}

/// A team's part of the form.
fn fields(team: &TeamPlan) -> Vec<(String, String)> {
    let times = |language: &&String| team.languages.values().filter(|l| l == language).count();
    let language = team.languages.values().max_by_key(times).cloned().unwrap_or_default();
    let far = match (team.on_paper, team.played.is_empty()) {
        (true, _) => "paper",
        (false, false) => PERSON,
        (false, true) => SIMULATED,
    };
    let mut fields: Vec<(String, String)> =
        team.cast.iter().map(|(part, persona)| (format!("cast.{part}"), persona.clone())).collect();
    let lines = team.languages.iter().filter(|(_, spoken)| **spoken != language);
    fields.extend(lines.map(|(line, spoken)| (format!("line.{line}"), spoken.clone())));
    if far == PERSON {
        let simulated = team.cast.keys().filter(|part| !team.played.contains_key(*part));
        fields.extend(simulated.map(|part| (format!("by.{part}"), SIMULATED.to_owned())));
    }
    if !team.outside.is_empty() {
        fields.push(("lines".to_owned(), "outside".to_owned()));
    }
    fields.push(("language".to_owned(), language));
    fields.push(("far".to_owned(), far.to_owned()));
    fields
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_team_is_asked_for_as_it_was_planned() {
        let text = |pairs: &[(&str, &str)]| pairs.iter().map(|(a, b)| ((*a).to_owned(), (*b).to_owned())).collect();
        let mut team = TeamPlan {
            id: "1".to_owned(),
            log: "log".to_owned(),
            languages: text(&[("command", "ru"), ("phone", "en"), ("team", "ru")]),
            cast: text(&[("brother", "karim"), ("leader", "saadi")]),
            played: text(&[("leader", "role_player")]),
            outside: ["phone".to_owned()].into(),
            on_paper: false,
        };
        let of = |team: &TeamPlan| fields(team).into_iter().collect::<Given>();
        let want: Given = text(&[
            ("by.brother", "simulated"),
            ("cast.brother", "karim"),
            ("cast.leader", "saadi"),
            ("far", "person"),
            ("language", "ru"),
            ("line.phone", "en"),
            ("lines", "outside"),
        ]);
        assert_eq!(of(&team), want);
        team.played.clear();
        assert_eq!((of(&team)["far"].as_str(), of(&team).contains_key("by.brother")), ("simulated", false));
        team.on_paper = true;
        assert_eq!(of(&team)["far"], "paper");
    }
}
