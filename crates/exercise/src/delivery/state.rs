//! The fold of an exercise's own log.

use super::TeamId;
use super::command::CONTROL;
use super::event::{Conclusion, Event, Happening, Lesson, Opening, Pair, Phase};
use super::recording::Kept;
use super::seating::Sat;
use crate::event::SeatId;
use crate::team::PersonId;
use crate::team::order::Order;
use std::collections::{BTreeMap, BTreeSet};

/// Everything that is so.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct State {
    /// Events folded.
    pub n: u64,
    /// Stamp of the last event.
    pub at: i64,
    pub opening: Option<Opening>,
    pub phase: Phase,
    pub people: BTreeSet<PersonId>,
    pub seats: BTreeMap<TeamId, BTreeMap<SeatId, PersonId>>,
    /// Where people have sat before.
    pub sat: Sat,
    /// Orders by number, with the teams they went to.
    pub orders: Vec<(u64, Vec<TeamId>, Order)>,
    pub votes: BTreeMap<u64, Vote>,
    pub shown: String,
    pub de_roled: BTreeSet<PersonId>,
    pub commitments: Vec<(PersonId, String)>,
    pub conclusions: Vec<(TeamId, Conclusion, String)>,
    /// The newest version of each lesson, by number.
    pub lessons: BTreeMap<u64, Lesson>,
    /// Alarms that control has seen, by team.
    pub aside: BTreeMap<TeamId, BTreeSet<String>>,
    /// Recordings that are there, by number.
    pub recordings: BTreeMap<u64, Kept>,
    /// The exercise that is the next round.
    pub next: Option<String>,
    /// Accounts that gave orders, by the number of their order.
    pub ordered_by: BTreeMap<u64, String>,
    /// Client ids of accepted commands.
    pub clients: BTreeSet<String>,
}

/// A question to the class.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Vote {
    pub question: String,
    pub options: Vec<String>,
    pub open: bool,
    /// The last word of each person.
    pub cast: BTreeMap<PersonId, u8>,
    /// Hands that control counted, by option; empty where none were.
    pub hands: Vec<u16>,
    /// Whom it is about.
    pub pair: Option<Pair>,
    /// Who sat there when it was put, and therefore is not asked.
    pub at_line: BTreeSet<PersonId>,
}

impl Vote {
    /// Whether it asks a person: everybody but the pair that it is about.
    pub fn asks(&self, person: &str) -> bool {
        !self.at_line.contains(person)
    }

    /// How many chose each option, on a device or by hand.
    pub fn counts(&self) -> Vec<usize> {
        let cast = |o: usize| self.cast.values().filter(|c| usize::from(**c) == o).count();
        let hands = |o: usize| self.hands.get(o).copied().map_or(0, usize::from);
        (0..self.options.len()).map(|o| cast(o) + hands(o)).collect()
    }
}

impl State {
    /// Folds one event.
    pub fn evolve(&mut self, h: &Happening) {
        self.n += 1;
        self.at = self.at.max(h.at);
        self.clients.extend(h.client.clone());
        match &h.event {
            Event::Opened(opening) => {
                self.seats = opening.teams.iter().map(|t| (t.id.clone(), BTreeMap::new())).collect();
                self.opening = Some(opening.clone());
            }
            Event::Joined { person } => {
                self.people.insert(person.clone());
            }
            Event::Left { person } => {
                self.people.remove(person);
            }
            Event::Ordered { teams, order } => {
                if let Some(account) = h.by.strip_prefix(CONTROL) {
                    self.ordered_by.insert(self.n, account.to_owned());
                }
                self.ordered(teams, order);
            }
            Event::Entered { phase } => {
                self.phase = *phase;
                self.sat.enter(*phase, &self.seats);
            }
            Event::Shown { what } => self.shown.clone_from(what),
            Event::VoteOpened { question, options, pair } => {
                let at_line = pair.as_ref().map(|pair| self.sitting(pair)).unwrap_or_default();
                let (question, options, pair) = (question.clone(), options.clone(), pair.clone());
                self.votes.insert(self.n, Vote { question, options, open: true, pair, at_line, ..Vote::default() });
            }
            Event::Voted { vote, option } => {
                if let Some(vote) = self.votes.get_mut(vote) {
                    vote.cast.insert(h.by.clone(), *option);
                }
            }
            Event::HandsCounted { vote, hands } => {
                if let Some(vote) = self.votes.get_mut(vote) {
                    vote.hands.clone_from(hands);
                }
            }
            Event::VoteClosed { vote } => {
                if let Some(vote) = self.votes.get_mut(vote) {
                    vote.open = false;
                }
            }
            Event::DeRoled { person } => {
                self.de_roled.insert(person.as_ref().unwrap_or(&h.by).clone());
            }
            Event::Committed { text, person } => {
                self.commitments.push((person.as_ref().unwrap_or(&h.by).clone(), text.clone()));
            }
            Event::Concluded { team, what, text } => self.conclusions.push((team.clone(), *what, text.clone())),
            Event::Learned { lesson, replaces } => {
                if let Some(old) = replaces {
                    self.lessons.remove(old);
                }
                self.lessons.insert(self.n, lesson.clone());
            }
            Event::SetAside { team, alarm } => {
                self.aside.entry(team.clone()).or_default().insert(alarm.clone());
            }
            Event::Recorded(recording) => {
                self.recordings.insert(self.n, Kept { recording: recording.clone(), anchor: None });
            }
            Event::Aligned { recording, anchor } => {
                if let Some(kept) = self.recordings.get_mut(recording) {
                    kept.anchor = Some(*anchor);
                }
            }
            Event::RecordingDeleted { recording } => {
                self.recordings.remove(recording);
            }
            Event::Continued { exercise } => self.next = Some(exercise.clone()),
        }
    }

    /// An event whose body was erased: only its place is left.
    pub fn evolve_erased(&mut self, at: i64, client: Option<&str>) {
        self.n += 1;
        self.at = self.at.max(at);
        self.clients.extend(client.map(str::to_owned));
    }

    fn ordered(&mut self, teams: &[TeamId], order: &Order) {
        self.orders.push((self.n, teams.to_vec(), order.clone()));
        if let Order::Seat { seat, person } = order {
            for team in teams {
                let Some(seats) = self.seats.get_mut(team) else { continue };
                match person {
                    Some(person) => {
                        seats.insert(seat.clone(), person.clone());
                        self.sat.down(self.phase, team, seat, person);
                    }
                    None => {
                        seats.remove(seat);
                    }
                }
            }
        }
    }

    /// The team of this name as it was planned.
    pub fn team(&self, id: &str) -> Option<&super::TeamPlan> {
        self.opening.as_ref()?.teams.iter().find(|t| t.id == id)
    }

    /// Every team's id.
    pub fn teams(&self) -> Vec<TeamId> {
        self.opening.iter().flat_map(|o| &o.teams).map(|t| t.id.clone()).collect()
    }

    /// Where a person sits.
    pub fn places(&self, person: &str) -> Vec<(TeamId, SeatId)> {
        let of = |(team, seats): (&TeamId, &BTreeMap<SeatId, PersonId>)| {
            let own = seats.iter().filter(|(_, p)| *p == person);
            own.map(|(seat, _)| (team.clone(), seat.clone())).collect::<Vec<_>>()
        };
        self.seats.iter().flat_map(of).collect()
    }

    /// Whether somebody ever sat, voted or wrote here: what they did keeps their name, also when they are taken out.
    pub fn knows(&self, person: &str) -> bool {
        self.sat.anywhere(person)
            || self.de_roled.contains(person)
            || self.votes.values().any(|vote| vote.cast.contains_key(person))
            || self.commitments.iter().any(|(by, _)| by == person)
    }

    /// The vote that is open now, if there is one.
    pub fn open_vote(&self) -> Option<(u64, &Vote)> {
        self.votes.iter().rev().find(|(_, v)| v.open).map(|(n, v)| (*n, v))
    }

    fn sitting(&self, pair: &Pair) -> BTreeSet<PersonId> {
        let seats = self.seats.get(&pair.team).into_iter().flatten();
        seats.filter(|(seat, _)| pair.seats.contains(*seat)).map(|(_, person)| person.clone()).collect()
    }

    /// How many people a vote asks.
    pub fn asked(&self, vote: &Vote) -> usize {
        self.people.iter().filter(|person| vote.asks(person)).count()
    }
}
