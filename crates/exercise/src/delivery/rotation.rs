//! Who sits where over several rounds, so that everybody plays both sides and nobody sits in a seat for the second time
//! before the others have had it. A proposal: control applies it, round by round, or does not.
//!
//! What people have played in earlier exercises of their course counts too.
//!
//! Each round is a cheapest matching of people and places (Kuhn, 1955; in the form with potentials of Jonker & Volgenant,
//! 1987). What a place costs a person grows with how often they have had it.

use super::TeamId;
use crate::event::SeatId;
use crate::team::PersonId;
use std::collections::BTreeMap;

/// A seat of a team that takes part in the rotation.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    pub team: TeamId,
    pub seat: SeatId,
    /// Plays the far end.
    pub far_end: bool,
}

/// One round: who sits where, and who rests.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Round {
    pub seated: Vec<(Place, PersonId)>,
    pub resting: Vec<PersonId>,
}

/// Rounds that can be planned at once.
pub const ROUNDS: usize = 12;

/// What it costs to have played the far end once: more than everything else together, so that nobody does it again while
/// somebody never has.
const SAME_FAR: i64 = 100_000_000;
/// What it costs to have sat in a seat of this name once.
const SAME_SEAT: i64 = 10_000;
/// What it costs to have rested once; resting twice in a row is what people notice first.
const RESTED: i64 = 12_000;
/// What it costs to have been on that side once.
const SAME_SIDE: i64 = 300;
/// What it costs to stay in the same team: fresh company, where nothing else speaks against it.
const SAME_TEAM: i64 = 1;

/// What somebody has played before.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Past {
    /// How often in each seat.
    pub seats: BTreeMap<SeatId, i64>,
    /// How often at the far end, and on this side of the line.
    pub far: i64,
    pub near: i64,
    rested: i64,
    teams: BTreeMap<TeamId, i64>,
}

impl Past {
    /// Adds that a seat was held in an earlier exercise.
    pub fn sat(&mut self, seat: &str, far_end: bool) {
        *self.seats.entry(seat.to_owned()).or_default() += 1;
        if far_end {
            self.far += 1;
        } else {
            self.near += 1;
        }
    }
}

/// What a plan could not give everybody, because there are too few seats, rounds or people.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Unmet {
    /// Who has not played the far end after all rounds and all exercises before them.
    pub never_far: Vec<PersonId>,
    /// Who has only ever played the far end.
    pub never_near: Vec<PersonId>,
    /// Who plays the far end although somebody has never done so.
    pub far_again: Vec<PersonId>,
    /// Seats at the far end in each round.
    pub far_seats: usize,
}

/// What these rounds do not give, with what was played `before` them.
pub fn unmet(people: &[PersonId], places: &[Place], rounds: &[Round], before: &BTreeMap<PersonId, Past>) -> Unmet {
    let mut past: BTreeMap<&PersonId, (i64, i64)> =
        people.iter().map(|p| (p, before.get(p).map_or((0, 0), |past| (past.far, past.near)))).collect();
    let mut out = Unmet { far_seats: places.iter().filter(|p| p.far_end).count(), ..Unmet::default() };
    for round in rounds {
        let far = round.seated.iter().filter(|(place, _)| place.far_end).map(|(_, person)| person);
        let far: Vec<&PersonId> = far.collect();
        let waiting = past.iter().any(|(person, (far_before, _))| *far_before == 0 && !far.contains(person));
        let again = far.iter().filter(|p| past.get(*p).is_some_and(|(times, _)| *times > 0));
        out.far_again.extend(again.filter(|_| waiting).map(|p| (*p).clone()));
        for (place, person) in &round.seated {
            let Some((far, near)) = past.get_mut(person) else { continue };
            if place.far_end { *far += 1 } else { *near += 1 }
        }
    }
    out.never_far = past.iter().filter(|(_, (far, _))| *far == 0).map(|(p, _)| (*p).clone()).collect();
    out.never_near = past.iter().filter(|(_, (far, near))| *far > 0 && *near == 0).map(|(p, _)| (*p).clone()).collect();
    out.far_again.sort();
    out.far_again.dedup();
    out
}

/// Plans rounds after what people have played `before`. `places` stand in the order of their weight: where there are fewer
/// people than places, the last ones stay empty.
pub fn plan(people: &[PersonId], places: &[Place], rounds: usize, before: &BTreeMap<PersonId, Past>) -> Vec<Round> {
    let places = &places[..places.len().min(people.len())];
    let mut past: Vec<Past> = people.iter().map(|p| before.get(p).cloned().unwrap_or_default()).collect();
    let mut out = Vec::new();
    for round in 0..rounds.min(ROUNDS) {
        if people.is_empty() {
            out.push(Round::default());
            continue;
        }
        let cost: Vec<Vec<i64>> =
            past.iter().enumerate().map(|(i, past)| row(past, places, i, round, people.len())).collect();
        let place_of = match_up(&cost);
        let mut planned = Round::default();
        for (i, at) in place_of.into_iter().enumerate() {
            let Some(place) = places.get(at) else {
                past[i].rested += 1;
                planned.resting.push(people[i].clone());
                continue;
            };
            remember(&mut past[i], place);
            planned.seated.push((place.clone(), people[i].clone()));
        }
        planned.seated.sort_by_key(|(place, _)| places.iter().position(|p| p == place));
        out.push(planned);
    }
    out
}

/// What every place costs a person; places beyond the last are rest.
fn row(past: &Past, places: &[Place], person: usize, round: usize, people: usize) -> Vec<i64> {
    let of = |at: usize| match places.get(at) {
        Some(place) => {
            let seat = past.seats.get(&place.seat).copied().unwrap_or_default();
            let side = if place.far_end { past.far } else { past.near.min(past.far + 1) };
            let far = if place.far_end { SAME_FAR * grown(past.far) } else { 0 };
            let team = past.teams.get(&place.team).copied().unwrap_or_default();
            far + SAME_SEAT * grown(seat) + SAME_SIDE * side + SAME_TEAM * team
        }
        None => RESTED * grown(past.rested),
    };
    // Equal costs fall to whoever is next in the row, so that the plan is the same each time it is made.
    let turn = |at: usize| i64::from((person + round) % people != at);
    (0..people).map(|at| 4 * of(at) + turn(at)).collect()
}

/// The second time costs more than twice the first.
const fn grown(times: i64) -> i64 {
    times * times
}

fn remember(past: &mut Past, place: &Place) {
    past.sat(&place.seat, place.far_end);
    *past.teams.entry(place.team.clone()).or_default() += 1;
}

/// The cheapest assignment of rows to columns of a square matrix: the column of each row.
fn match_up(cost: &[Vec<i64>]) -> Vec<usize> {
    let n = cost.len();
    let (mut u, mut v) = (vec![0_i64; n + 1], vec![0_i64; n + 1]);
    // The row that holds each column, counted from 1; 0 for none.
    let mut held = vec![0_usize; n + 1];
    for row in 1..=n {
        held[0] = row;
        let mut column = 0;
        let mut least = vec![i64::MAX; n + 1];
        let mut came_from = vec![0_usize; n + 1];
        let mut done = vec![false; n + 1];
        while held[column] != 0 {
            done[column] = true;
            let i = held[column];
            let (mut step, mut next) = (i64::MAX, 0);
            for j in (1..=n).filter(|j| !done[*j]) {
                let reduced = cost[i - 1][j - 1] - u[i] - v[j];
                if reduced < least[j] {
                    least[j] = reduced;
                    came_from[j] = column;
                }
                if least[j] < step {
                    (step, next) = (least[j], j);
                }
            }
            for j in 0..=n {
                if done[j] {
                    u[held[j]] += step;
                    v[j] -= step;
                } else if least[j] < i64::MAX {
                    least[j] -= step;
                }
            }
            column = next;
        }
        while column != 0 {
            held[column] = held[came_from[column]];
            column = came_from[column];
        }
    }
    let mut out = vec![0; n];
    for (column, row) in held.into_iter().enumerate().skip(1) {
        out[row - 1] = column - 1;
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn places(teams: usize, near: usize) -> Vec<Place> {
        let seats = ["primary", "coach", "leader", "recorder", "intelligence", "commander"];
        let mut out = Vec::new();
        for seat in seats.iter().take(near).chain(["role_player"].iter()) {
            for team in 1..=teams {
                let far_end = *seat == "role_player";
                out.push(Place { team: team.to_string(), seat: (*seat).to_owned(), far_end });
            }
        }
        out
    }

    fn people(n: usize) -> Vec<PersonId> {
        (0..n).map(|i| format!("p{i:02}")).collect()
    }

    fn none() -> BTreeMap<PersonId, Past> {
        BTreeMap::new()
    }

    /// What was played, as a later exercise of the course knows it.
    fn remembered(rounds: &[Round], mut before: BTreeMap<PersonId, Past>) -> BTreeMap<PersonId, Past> {
        for (place, person) in rounds.iter().flat_map(|r| &r.seated) {
            before.entry(person.clone()).or_default().sat(&place.seat, place.far_end);
        }
        before
    }

    fn times(rounds: &[Round], person: &str, of: impl Fn(&Place) -> bool) -> usize {
        rounds.iter().flat_map(|r| &r.seated).filter(|(place, p)| p == person && of(place)).count()
    }

    #[test]
    fn with_as_many_rounds_as_seats_everybody_sits_everywhere_once() {
        let (people, places) = (people(5), places(1, 4));
        let rounds = plan(&people, &places, 5, &none());
        for person in &people {
            for place in &places {
                assert_eq!(times(&rounds, person, |p| p == place), 1, "{person} {place:?}");
            }
        }
    }

    #[test]
    fn two_rounds_of_pairs_put_everybody_on_both_sides() {
        let people = people(4);
        let rounds = plan(&people, &places(2, 1), 2, &none());
        for person in &people {
            assert_eq!(times(&rounds, person, |p| p.far_end), 1, "{person}");
        }
    }

    #[test]
    fn fewer_people_than_seats_take_the_weightiest_and_more_rest_in_turn() {
        let few = plan(&people(3), &places(1, 4), 2, &none());
        let taken: Vec<&str> = few[1].seated.iter().map(|(p, _)| p.seat.as_str()).collect();
        assert_eq!(taken, ["primary", "coach", "leader"]);
        let many = people(7);
        let rounds = plan(&many, &places(1, 4), 7, &none());
        for person in &many {
            let rests = rounds.iter().filter(|r| r.resting.contains(person)).count();
            assert_eq!(rests, 2, "{person}");
        }
        assert_eq!(plan(&[], &places(1, 4), 2, &none()), [Round::default(), Round::default()]);
    }

    #[test]
    fn three_exercises_of_a_course_put_everybody_at_the_far_end_once_before_anybody_twice() {
        // Twelve people, four teams: three exercises of one round each are just enough.
        let (people, places) = (people(12), places(4, 2));
        let (mut before, mut all) = (none(), Vec::new());
        for exercise in 1..=3 {
            let rounds = plan(&people, &places, 1, &before);
            let unmet = unmet(&people, &places, &rounds, &before);
            assert!(unmet.far_again.is_empty(), "exercise {exercise}: {:?}", unmet.far_again);
            assert_eq!(unmet.never_far.len(), 12 - 4 * exercise, "exercise {exercise}");
            before = remembered(&rounds, before);
            all.extend(rounds);
        }
        for person in &people {
            assert_eq!(times(&all, person, |p| p.far_end), 1, "{person}");
            assert!(times(&all, person, |p| p.seat == "primary") <= 1, "{person}");
        }
        let fourth = plan(&people, &places, 1, &before);
        assert!(unmet(&people, &places, &fourth, &before).far_again.is_empty(), "everybody has, so anybody may");
    }

    #[test]
    fn who_was_at_the_far_end_and_who_was_the_voice_before_is_not_so_again() {
        let people = people(4);
        let mut before = none();
        before.entry("p00".to_owned()).or_default().sat("another_far_seat", true);
        before.entry("p01".to_owned()).or_default().sat("primary", false);
        let round = plan(&people, &places(1, 3), 1, &before).remove(0);
        let sits = |seat: &str| round.seated.iter().find(|(p, _)| p.seat == seat).map(|(_, who)| who.as_str()).unwrap();
        assert_ne!(sits("role_player"), "p00");
        assert_ne!(sits("primary"), "p01");
    }

    #[test]
    fn what_cannot_be_met_is_said() {
        let (five, one) = (people(5), places(1, 4));
        let rounds = plan(&five, &one, 2, &none());
        let told = unmet(&five, &one, &rounds, &none());
        assert_eq!((told.never_far.len(), told.far_seats), (3, 1));
        // Two newcomers cannot both have the only seat; the third stays out, and somebody who has done it does not.
        let mut before = none();
        before.entry("p00".to_owned()).or_default().sat("role_player", true);
        let alone = vec!["p00".to_owned()];
        let only = [Place { team: "1".to_owned(), seat: "role_player".to_owned(), far_end: true }];
        let again = plan(&alone, &only, 1, &before);
        let told = unmet(&alone, &only, &again, &before);
        assert_eq!((told.never_near, told.far_again), (alone.clone(), Vec::new()), "nobody else waits for it");
        let by_hand = [Round { seated: vec![(only[0].clone(), "p00".to_owned())], resting: vec!["p01".to_owned()] }];
        let two = ["p00".to_owned(), "p01".to_owned()];
        assert_eq!(unmet(&two, &only, &by_hand, &before).far_again, alone);
        assert_eq!(unmet(&five, &places(1, 4)[..4], &[], &none()).far_seats, 0);
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]
        #[test]
        fn every_round_is_sound_and_nobody_is_far_ahead(n in 1_usize..24, teams in 1_usize..4, near in 1_usize..6, r in 1_usize..7) {
            let (people, places) = (people(n), places(teams, near));
            let rounds = plan(&people, &places, r, &none());
            prop_assert_eq!(rounds.len(), r);
            for round in &rounds {
                let mut all: Vec<&PersonId> = round.seated.iter().map(|(_, p)| p).chain(&round.resting).collect();
                all.sort();
                prop_assert_eq!(all, people.iter().collect::<Vec<_>>(), "everybody is somewhere, once");
                let mut taken: Vec<&Place> = round.seated.iter().map(|(place, _)| place).collect();
                taken.dedup();
                prop_assert_eq!(taken.len(), places.len().min(n));
            }
            // Nobody is at the far end again while somebody has never been.
            prop_assert_eq!(unmet(&people, &places, &rounds, &none()).far_again, Vec::<PersonId>::new());
            // Nobody sits in a seat for the third time while somebody has never had it.
            let used = &places[..places.len().min(n)];
            for place in used {
                let had = |p: &PersonId| times(&rounds, p, |q| q.seat == place.seat);
                let (least, most) = (people.iter().map(&had).min().unwrap(), people.iter().map(&had).max().unwrap());
                prop_assert!(most - least <= 2 && !(least == 0 && most > 2), "{:?} {} {}", place, least, most);
            }
        }
    }
}
