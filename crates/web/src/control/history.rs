//! What people have played in the exercises of their course, or the rounds, before this one: who was at the far end, who
//! was the voice. Read from the logs of those exercises, never kept anywhere else.

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

/// An exercise and the rounds before it, backwards.
fn back<'a>(all: &'a [Listed], listed: &'a Listed) -> impl Iterator<Item = &'a Listed> {
    std::iter::successors(Some(listed), move |l| all.iter().find(|before| before.id == l.after))
}

/// The first round of an exercise, by its id, whether or not it is still there.
fn first<'a>(all: &'a [Listed], listed: &'a Listed) -> &'a str {
    let first = back(all, listed).last().unwrap_or(listed);
    if first.after.is_empty() { &first.id } else { &first.after }
}

/// Whether two exercises are of one course, or rounds with the same people: what was played in either counts.
pub(crate) fn together(all: &[Listed], a: &Listed, b: &Listed) -> bool {
    !a.course.is_empty() && a.course == b.course || first(all, a) == first(all, b)
}

/// The rounds with the same people, the first of them first; nothing where there is no other.
pub(crate) async fn rounds(site: &Site, listed: &Listed, next: Option<&String>) -> Result<Vec<String>, Problem> {
    if listed.after.is_empty() && next.is_none() {
        return Ok(Vec::new());
    }
    let all = site.house.deliveries().await?;
    let mut rounds: Vec<&Listed> = all.iter().filter(|l| first(&all, l) == first(&all, listed)).collect();
    rounds.sort_by_key(|l| back(&all, l).count());
    Ok(rounds.into_iter().map(|l| l.id.clone()).collect())
}

/// Reads the exercises of the course, and the rounds, that were set up before this one.
pub(crate) async fn before(site: &Site, class: &Class) -> Result<History, Problem> {
    let mut played: BTreeMap<String, Past> = BTreeMap::new();
    let mut exercises = 0;
    let all = site.house.deliveries().await?;
    let earlier = |l: &&Listed| l.id != class.listed.id && l.at <= class.listed.at && together(&all, l, &class.listed);
    for listed in all.iter().filter(earlier) {
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
    fn rounds_count_together_also_without_a_course_and_when_the_first_is_gone() {
        let listed = |id: &str, course: &str, after: &str| Listed {
            id: id.to_owned(),
            course: course.to_owned(),
            title: String::new(),
            pack: String::new(),
            papers: String::new(),
            code: String::new(),
            at: 0,
            zone: String::new(),
            closed: false,
            after: after.to_owned(),
        };
        let all = [
            listed("one", "", ""),
            listed("two", "", "one"),
            listed("three", "", "two"),
            listed("other", "", ""),
            listed("b", "", "gone"),
            listed("c", "", "b"),
            listed("x", "course", ""),
            listed("y", "course", ""),
        ];
        let of = |id: &str| all.iter().find(|l| l.id == id).unwrap();
        for (a, b, want) in [
            ("one", "one", true),
            ("one", "three", true),
            ("three", "two", true),
            ("one", "other", false),
            ("b", "c", true),
            ("c", "one", false),
            ("x", "y", true),
            ("x", "one", false),
        ] {
            assert_eq!(together(&all, of(a), of(b)), want, "{a} and {b}");
        }
        assert_eq!(back(&all, of("three")).map(|l| l.id.as_str()).collect::<Vec<_>>(), ["three", "two", "one"]);
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
