//! What people have played in the exercises of their course before this one: who was at the far end, who was the voice.
//! Read from the logs of those exercises, never kept anywhere else.

use super::class::Class;
use crate::problem::Problem;
use crate::site::Site;
use exercise::delivery::event::{Event, Happening, Phase};
use exercise::delivery::rotation::Past;
use exercise::team::order::Order;
use live::{ActError, Listed, Person};
use scenario::Pack;
use scenario::structure::{Role, Structure};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// The past of the people who are here, and how many exercises it comes from.
#[derive(Debug, Default)]
pub(crate) struct History {
    pub(crate) past: BTreeMap<String, Past>,
    pub(crate) exercises: usize,
}

/// Reads the exercises of the course that were set up before this one.
pub(crate) async fn before(site: &Site, class: &Class) -> Result<History, Problem> {
    let mut played: BTreeMap<String, Past> = BTreeMap::new();
    let mut exercises = 0;
    let earlier = |l: &&Listed| {
        !l.course.is_empty() && l.course == class.listed.course && l.id != class.listed.id && l.at <= class.listed.at
    };
    for listed in site.house.deliveries().await?.iter().filter(earlier) {
        let Ok(log) = listed.id.parse() else { continue };
        let proceedings = site.house.proceedings(&log).await?;
        let Some(pack) = played_with(site, &proceedings).await? else { continue };
        let sat = sat(&proceedings);
        exercises += usize::from(!sat.is_empty());
        for person in site.house.people(&log).await? {
            let own = sat.iter().filter(|(who, _)| *who == person.id).map(|(_, seat)| seat.as_str());
            for seat in seats_here(&pack.structure, class.structure(), own) {
                let far = class.structure().seat(&seat).is_some_and(|s| s.role == Role::RolePlayer);
                played.entry(known_as(&person)).or_default().sat(&seat, far);
            }
        }
    }
    let of = |p: &Person| Some((p.id.clone(), played.get(&known_as(p))?.clone()));
    Ok(History { past: class.people.values().filter_map(of).collect(), exercises })
}

/// The pack with which an exercise was played, whether or not it is still in the library. None if it is kept nowhere any
/// more: nobody knows then what a seat was.
pub(crate) async fn played_with(site: &Site, proceedings: &[(u64, Happening)]) -> Result<Option<Arc<Pack>>, Problem> {
    let opened = proceedings.iter().find_map(|(_, h)| if let Event::Opened(o) = &h.event { Some(o) } else { None });
    let Some(opening) = opened else { return Ok(None) };
    match site.house.pack_pinned(&opening.pack).await {
        Ok(pack) => Ok(Some(pack)),
        Err(ActError::NoPack(_)) => Ok(None),
        Err(error) => Err(error.into()),
    }
}

/// Seats of another scenario as seats of this one: by name where it means the same role, and else by role. What this
/// scenario does not have counts for its side of the line alone.
fn seats_here<'a>(there: &'a Structure, here: &'a Structure, seats: impl Iterator<Item = &'a str> + 'a) -> Vec<String> {
    let of = |seat: &str| {
        let role = there.seat(seat)?.role;
        if role.is_staff() || role == Role::Observer {
            return None;
        }
        let same = here.seat(seat).filter(|s| s.role == role).or_else(|| here.seats.iter().find(|s| s.role == role));
        Some(same.map_or_else(|| seat.to_owned(), |s| s.id.clone()))
    };
    seats.filter_map(of).collect()
}

/// The same person over several exercises: by the course's register or, without one, by the alias.
pub(crate) fn known_as(person: &Person) -> String {
    if person.participant.is_empty() {
        format!("alias {}", person.alias.to_lowercase())
    } else {
        person.participant.clone()
    }
}

/// Who sat where while teams played.
pub(crate) fn sat(proceedings: &[(u64, Happening)]) -> BTreeSet<(String, String)> {
    let mut sits: BTreeMap<(String, String), String> = BTreeMap::new();
    let (mut running, mut out) = (false, BTreeSet::new());
    for (_, h) in proceedings {
        match &h.event {
            Event::Entered { phase } => running = *phase == Phase::Running,
            Event::Ordered { teams, order: Order::Seat { seat, person } } => {
                for team in teams {
                    let key = (team.clone(), seat.clone());
                    match person {
                        Some(person) => sits.insert(key, person.clone()),
                        None => sits.remove(&key),
                    };
                }
            }
            _ => {}
        }
        if running {
            out.extend(sits.iter().map(|((_, seat), person)| (person.clone(), seat.clone())));
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::control::class::tests::pack;

    fn at(event: Event) -> (u64, Happening) {
        (0, Happening { at: 0, by: "control".to_owned(), client: None, event })
    }

    fn sits(seat: &str, person: Option<&str>) -> (u64, Happening) {
        let order = Order::Seat { seat: seat.to_owned(), person: person.map(str::to_owned) };
        at(Event::Ordered { teams: vec!["1".to_owned()], order })
    }

    #[test]
    fn only_who_sat_there_while_teams_played_has_played_it() {
        let told = [
            sits("role_player", Some("early")),
            sits("role_player", Some("a")),
            sits("primary", Some("b")),
            at(Event::Entered { phase: Phase::Running }),
            sits("role_player", Some("c")),
            at(Event::Entered { phase: Phase::Debrief }),
            sits("role_player", Some("late")),
        ];
        let pair = |a: &str, b: &str| (a.to_owned(), b.to_owned());
        let want = [pair("a", "role_player"), pair("b", "primary"), pair("c", "role_player")];
        assert_eq!(sat(&told), BTreeSet::from(want));
    }

    #[test]
    fn the_register_knows_a_person_under_another_alias() {
        let person = |alias: &str, participant: &str| Person {
            id: String::new(),
            alias: alias.to_owned(),
            participant: participant.to_owned(),
        };
        assert_eq!(known_as(&person("Falcon", "x7")), known_as(&person("Lynx", "x7")));
        assert_eq!(known_as(&person("Falcon", "")), known_as(&person("falcon", "")));
    }

    #[test]
    fn a_seat_of_another_scenario_counts_by_its_role() {
        let here = pack().structure.clone();
        let mut there = here.clone();
        let player = there.seats.iter_mut().find(|s| s.role == Role::RolePlayer).unwrap();
        player.id = "voice_on_the_phone".to_owned();
        let found = seats_here(&there, &here, ["voice_on_the_phone", "primary", "assessor", "nowhere"].into_iter());
        assert_eq!(found, ["role_player", "primary"]);
    }
}
