//! The exercise's own log: every command by whom and when, every refusal, votes, seats, phases, lessons.

mod frozen;
mod on_behalf;
mod recording;
mod seating;

use exercise::delivery::event::{Conclusion, Lesson, Pair, Phase};
use exercise::delivery::{
    Actor, Command, Event, Happening, Opening, Recording, Refusal, State, TeamPlan, decide, limits,
};
use exercise::event::Pinned;
use exercise::team::ears;
use exercise::team::order::Order;
use proptest::prelude::*;
use scenario::Outcome;
use scenario::structure::{Role, Structure};
use std::collections::{BTreeMap, BTreeSet};

use crate::packs;

fn structure() -> Structure {
    packs::bridge().structure.clone()
}

pub(crate) fn opening(teams: usize) -> Opening {
    let plan = |n: usize| TeamPlan {
        id: n.to_string(),
        log: format!("log-{n}"),
        languages: [("phone".to_owned(), "en".to_owned())].into(),
        cast: [("person".to_owned(), "viktor".to_owned())].into(),
        played: [("person".to_owned(), "role_player".to_owned())].into(),
        outside: ["phone".to_owned()].into(),
        on_paper: false,
    };
    Opening {
        course: "c1".to_owned(),
        title: "Bridge, second day".to_owned(),
        pack: Pinned { id: "suicide-bridge".to_owned(), version: "1.0.0".to_owned(), hash: "0123".to_owned() },
        program: "0.1.0".to_owned(),
        intensity: 3,
        worst: Outcome::Withdrawn,
        teams: (1..=teams).map(plan).collect(),
        after: None,
        informed: BTreeSet::new(),
    }
}

/// The log driven step by step, with a second fold beside it.
struct Class {
    structure: Structure,
    state: State,
    shadow: State,
    log: Vec<Happening>,
    now: i64,
}

impl Class {
    fn open(teams: usize) -> Class {
        Class::of(opening(teams))
    }

    /// The next round of one team, with these people in it.
    fn after(informed: BTreeSet<String>, people: &[&str]) -> Class {
        let mut class = Class::of(Opening { after: Some("x1".to_owned()), informed, ..opening(1) });
        people.iter().for_each(|p| assert_eq!(class.person(p, join(p)), Ok(1)));
        class
    }

    fn of(opening: Opening) -> Class {
        let structure = structure();
        let (state, shadow) = (State::default(), State::default());
        let mut class = Class { structure, state, shadow, log: Vec::new(), now: 1_000 };
        let first = Happening { at: 1_000, by: "control".to_owned(), client: None, event: Event::Opened(opening) };
        class.state.evolve(&first);
        class.take(vec![first]);
        class
    }

    /// With these people in it.
    fn with(teams: usize, people: &[&str]) -> Class {
        let mut class = Class::open(teams);
        people.iter().for_each(|p| assert_eq!(class.person(p, join(p)), Ok(1)));
        class
    }

    fn take(&mut self, events: Vec<Happening>) {
        events.iter().for_each(|h| self.shadow.evolve(h));
        self.log.extend(events);
        assert_eq!(self.state, self.shadow, "a rebuilt state differs from the live one");
        self.nobody_is_in_two_places();
    }

    /// Nobody plays in two teams, nor sits on both sides of the line; who only looks on may in several. Who sits is here.
    fn nobody_is_in_two_places(&self) {
        let far = |s: &str| self.structure.seat(s).is_some_and(|s| s.role == Role::RolePlayer);
        for person in self.state.seats.values().flat_map(BTreeMap::values).collect::<BTreeSet<_>>() {
            let places = self.state.places(person);
            let teams: BTreeSet<_> = places.iter().map(|(team, _)| team).collect();
            let sides: BTreeSet<_> = places.iter().map(|(_, seat)| far(seat)).collect();
            let looks_on = places.iter().all(|(_, seat)| self.looks_on(seat));
            assert!(sides.len() == 1 && (teams.len() == 1 || looks_on), "{person} sits at {places:?}");
            assert!(self.state.people.contains(person), "{person} sits and is not here");
        }
        assert!(self.state.votes.values().filter(|v| v.open).count() <= 1, "two questions at a time");
    }

    fn looks_on(&self, seat: &str) -> bool {
        self.structure.seat(seat).is_some_and(|s| s.role.is_staff() || s.role == Role::Observer)
    }

    fn act(&mut self, actor: &Actor, command: &Command, client: Option<&str>) -> Result<usize, Refusal> {
        self.now += 1;
        let before = self.state.clone();
        match decide(&self.structure, &mut self.state, actor, command, client, self.now) {
            Ok(events) => {
                let n = events.len();
                self.take(events);
                Ok(n)
            }
            Err(refusal) => {
                assert_eq!(before, self.state, "a refused command changed something: {refusal}");
                Err(refusal)
            }
        }
    }

    fn control(&mut self, command: Command) -> Result<usize, Refusal> {
        self.act(&Actor::Control("t1".to_owned()), &command, None)
    }

    fn person(&mut self, person: &str, command: Command) -> Result<usize, Refusal> {
        self.act(&Actor::Person(person.to_owned()), &command, None)
    }

    fn refused(&mut self, by: Option<&str>, command: Command) -> &'static str {
        let actor = by.map_or(Actor::Control("t1".to_owned()), |p| Actor::Person(p.to_owned()));
        self.act(&actor, &command, None).expect_err("should be refused").name()
    }

    fn kinds(&self, from: usize) -> Vec<&'static str> {
        self.log[from..].iter().map(|h| h.event.kind()).collect()
    }

    fn sits(&self, team: &str, seat: &str) -> Option<&str> {
        self.state.seats.get(team)?.get(seat).map(String::as_str)
    }
}

fn join(person: &str) -> Command {
    Command::Join { person: person.to_owned() }
}

fn sit(team: &str, seat: &str, person: &str) -> Command {
    Command::Sit { team: team.to_owned(), seat: seat.to_owned(), person: person.to_owned() }
}

fn stand(team: &str, seat: &str) -> Command {
    Command::Stand { team: team.to_owned(), seat: seat.to_owned() }
}

fn swap(one: (&str, &str), other: (&str, &str)) -> Command {
    let place = |(team, seat): (&str, &str)| (team.to_owned(), seat.to_owned());
    Command::Swap { one: place(one), other: place(other) }
}

fn ask(options: &[&str]) -> Command {
    Command::OpenVote {
        question: " What would you say? ".to_owned(),
        options: options.iter().map(|o| (*o).to_owned()).collect(),
        pair: None,
    }
}

/// The same about a pair: its team stands still, and these seats are not asked.
fn ask_about(team: &str, seats: &[&str]) -> Command {
    let seats = seats.iter().map(|s| (*s).to_owned()).collect();
    let pair = Pair { team: team.to_owned(), seats };
    let options = ["wait", "ask"].map(str::to_owned).to_vec();
    Command::OpenVote { question: "What now?".to_owned(), options, pair: Some(pair) }
}

fn de_role(person: &str) -> Command {
    Command::DeRole { person: person.to_owned() }
}

fn commit(person: &str, text: &str) -> Command {
    Command::Commit { person: person.to_owned(), text: text.to_owned() }
}

fn hands(vote: u64, hands: &[u16]) -> Command {
    Command::CountHands { vote, hands: hands.to_vec() }
}

fn lesson(text: &str) -> Lesson {
    Lesson { observation: text.to_owned(), ..Lesson::default() }
}

fn learn(text: &str, replaces: Option<u64>) -> Command {
    Command::Learn { lesson: lesson(text), replaces }
}

fn conclude(team: &str, text: &str) -> Command {
    Command::Conclude { team: team.to_owned(), what: Conclusion::Strength, text: text.to_owned() }
}

fn aside(team: &str, alarm: &str) -> Command {
    Command::SetAside { team: team.to_owned(), alarm: alarm.to_owned() }
}

/// One of every command, about the person `p`, and whether a person may give it for themselves, for another, and whether
/// it still works once the exercise is closed.
fn every_command() -> Vec<(Command, bool, bool)> {
    let order = Command::Order { teams: Vec::new(), order: Order::Pause };
    vec![
        (join("p"), true, false),
        (Command::Leave { person: "p".to_owned() }, true, false),
        (sit("1", "coach", "p"), true, false),
        (stand("1", "leader"), true, false),
        (order, false, false),
        (Command::Enter { phase: Phase::Debrief }, false, true),
        (Command::Show { what: "code".to_owned() }, false, false),
        (ask(&["a", "b"]), false, false),
        (Command::Vote { vote: 4, option: 0 }, true, false),
        (Command::CloseVote { vote: 4 }, false, false),
        (de_role("p"), true, false),
        (commit("p", "x"), true, false),
        (conclude("1", "x"), true, false),
        (learn("x", None), false, true),
        (Command::EndAll { outcome: Outcome::Partial }, false, false),
        (aside("1", "bypassed:hot_tea:31"), false, false),
        (Command::Record { recording: recording::recording() }, false, true),
        (Command::Align { recording: 5, anchor: recording::anchor() }, false, true),
        (Command::DeleteRecording { recording: 5 }, false, true),
        (hands(4, &[1, 2]), false, false),
        (Command::Continue { exercise: "x2".to_owned() }, false, true),
        (swap(("1", "leader"), ("1", "coach")), false, false),
    ]
}

/// Every command has a row: a new one does not compile until it has.
const fn row(command: &Command) -> usize {
    match command {
        Command::Join { .. } => 0,
        Command::Leave { .. } => 1,
        Command::Sit { .. } => 2,
        Command::Stand { .. } => 3,
        Command::Order { .. } => 4,
        Command::Enter { .. } => 5,
        Command::Show { .. } => 6,
        Command::OpenVote { .. } => 7,
        Command::Vote { .. } => 8,
        Command::CloseVote { .. } => 9,
        Command::DeRole { .. } => 10,
        Command::Commit { .. } => 11,
        Command::Conclude { .. } => 12,
        Command::Learn { .. } => 13,
        Command::EndAll { .. } => 14,
        Command::SetAside { .. } => 15,
        Command::Record { .. } => 16,
        Command::Align { .. } => 17,
        Command::DeleteRecording { .. } => 18,
        Command::CountHands { .. } => 19,
        Command::Continue { .. } => 20,
        Command::Swap { .. } => 21,
    }
}

/// A class in which `p` leads team 1, vote 4 is open and recording 5 is there.
fn busy() -> Class {
    let mut class = Class::with(2, &["p"]);
    class.person("p", sit("1", "leader", "p")).unwrap();
    class.control(ask(&["yes", "no"])).unwrap();
    assert_eq!(class.state.open_vote().map(|(n, _)| n), Some(4));
    class.control(Command::Record { recording: recording::recording() }).unwrap();
    class
}

#[test]
fn who_may_do_what_and_until_when() {
    for (i, (command, may, after)) in every_command().into_iter().enumerate() {
        assert_eq!(row(&command), i);
        let quiet = i == 0;
        for closed in [false, true] {
            let start = || {
                let mut class = busy();
                if closed {
                    class.control(Command::Enter { phase: Phase::Closed }).unwrap();
                }
                class
            };
            let shut = closed && !after;
            let by = |who: Option<&str>| {
                let mut class = start();
                let actor = who.map_or(Actor::Control("t1".to_owned()), |p| Actor::Person(p.to_owned()));
                class.act(&actor, &command, None).map_err(|r| r.name())
            };
            let control = by(None);
            assert_eq!(control.is_ok(), !shut, "{command:?} by control, closed: {closed}: {control:?}");
            let own = by(Some("p"));
            let want = if shut {
                Err("closed")
            } else if may {
                Ok(())
            } else {
                Err("not_control")
            };
            assert_eq!(own.map(|n| assert_eq!(n > 0, !quiet)), want, "{command:?} by oneself, closed: {closed}");
            // Somebody who never came in may nothing; for others one may nothing either.
            let stranger = by(Some("q")).unwrap_err();
            let own_words = matches!(command, Command::Vote { .. });
            let want = if shut {
                "closed"
            } else if own_words {
                "not_here"
            } else {
                "not_control"
            };
            assert_eq!(stranger, want, "{command:?} by a stranger, closed: {closed}");
        }
    }
}

#[test]
fn every_refusal_can_be_met() {
    let mut seen = BTreeSet::new();
    let mut class = Class::with(2, &["p", "q"]);
    for id in [String::new(), "x".repeat(65)] {
        let bad = class.act(&Actor::Control("t1".to_owned()), &de_role("p"), Some(&id));
        seen.insert(bad.unwrap_err().name());
    }
    let long = |n: usize| "ж".repeat(n + 1);
    let mut met = |class: &mut Class, by: Option<&str>, command: Command, name: &'static str| {
        assert_eq!(class.refused(by, command.clone()), name, "{command:?}");
        seen.insert(name);
    };
    met(&mut class, Some("p"), Command::Show { what: "x".to_owned() }, "not_control");
    met(&mut class, Some("p"), join("q"), "not_control");
    met(&mut class, None, sit("3", "coach", "p"), "no_such_team");
    met(&mut class, None, stand("3", "coach"), "no_such_team");
    met(
        &mut class,
        None,
        Command::Order { teams: vec!["1".to_owned(), "7".to_owned()], order: Order::Pause },
        "no_such_team",
    );
    met(&mut class, None, conclude("7", "x"), "no_such_team");
    met(&mut class, None, sit("1", "throne", "p"), "no_such_seat");
    met(&mut class, None, stand("1", "throne"), "no_such_seat");
    class.person("p", sit("1", "coach", "p")).unwrap();
    met(&mut class, Some("q"), sit("1", "coach", "q"), "taken");
    met(&mut class, Some("q"), sit("1", "assessor", "q"), "not_control");
    met(&mut class, Some("q"), sit("1", "director", "q"), "not_control");
    met(&mut class, Some("q"), stand("1", "coach"), "not_control");
    class.person("q", sit("2", "observer", "q")).unwrap();
    met(&mut class, Some("q"), sit("2", "coach", "q"), "ask_control");
    class.person("q", stand("2", "observer")).unwrap();
    met(&mut class, None, sit("1", "leader", "stranger"), "not_here");
    met(&mut class, None, Command::Leave { person: "stranger".to_owned() }, "not_here");
    met(&mut class, Some("r"), de_role("r"), "not_here");
    met(&mut class, None, de_role("r"), "not_here");
    met(&mut class, None, commit("r", "x"), "not_here");
    met(&mut class, Some("p"), commit("q", "x"), "not_control");
    met(&mut class, None, Command::Show { what: " ".to_owned() }, "empty");
    met(&mut class, Some("p"), commit("p", "\n"), "empty");
    met(&mut class, None, learn(" ", None), "empty");
    met(&mut class, None, Command::Show { what: long(limits::LINE_CHARS) }, "too_long");
    met(&mut class, Some("p"), commit("p", &long(limits::TEXT_CHARS)), "too_long");
    met(&mut class, Some("p"), conclude("1", &long(limits::TEXT_CHARS)), "too_long");
    met(
        &mut class,
        None,
        Command::Learn { lesson: Lesson { owner: long(limits::TEXT_CHARS), ..lesson("x") }, replaces: None },
        "too_long",
    );
    met(&mut class, None, ask(&["a", &long(limits::LINE_CHARS)]), "too_long");
    for options in [&["a"][..], &["a", " "], &["a", " a "], &["a", "b", "c", "d", "e", "f", "g"], &[]] {
        met(&mut class, None, ask(options), "options");
    }
    met(&mut class, None, Command::CloseVote { vote: 1 }, "no_vote");
    met(&mut class, Some("p"), Command::Vote { vote: 9, option: 0 }, "no_vote");
    met(&mut class, None, ask_about("7", &["coach"]), "no_such_team");
    met(&mut class, None, ask_about("1", &["throne"]), "no_such_seat");
    class.control(ask_about("1", &["coach"])).unwrap();
    let (vote, _) = class.state.open_vote().unwrap();
    met(&mut class, Some("p"), Command::Vote { vote, option: 0 }, "at_the_line");
    for n in 0..limits::COMMITMENTS {
        class.person("p", commit("p", &format!("I will {n}"))).unwrap();
    }
    met(&mut class, Some("p"), commit("p", "more"), "too_many");
    met(&mut class, None, commit("p", "more"), "too_many");
    assert!(class.person("q", commit("q", "mine")).is_ok(), "each has their own");
    met(&mut class, None, hands(1, &[1, 2]), "no_vote");
    class.control(ask(&["a", "b"])).unwrap();
    let (vote, _) = class.state.open_vote().unwrap();
    for counted in [&[1][..], &[1, 2, 3], &[u16::MAX, 0]] {
        met(&mut class, None, hands(vote, counted), "hands");
    }
    met(&mut class, None, learn("x", Some(1)), "replaced");
    let mut record = |change: fn(&mut Recording), name| {
        let mut recording = recording::recording();
        change(&mut recording);
        met(&mut class, None, Command::Record { recording }, name);
    };
    record(|r| r.agreed = false, "not_agreed");
    record(|r| r.team = "7".to_owned(), "no_such_team");
    record(|r| r.line = "kitchen".to_owned(), "bad_recording");
    record(|r| r.pieces.clear(), "bad_recording");
    record(|r| r.pieces = vec![r.pieces[0].clone(); limits::PIECES + 1], "bad_recording");
    met(&mut class, None, Command::Align { recording: 1, anchor: recording::anchor() }, "no_recording");
    met(&mut class, None, Command::DeleteRecording { recording: 1 }, "no_recording");
    class.control(Command::Enter { phase: Phase::Closed }).unwrap();
    met(&mut class, Some("z"), join("z"), "closed");
    let mut full = Class::open(1);
    for n in 0..limits::PEOPLE {
        full.person(&n.to_string(), join(&n.to_string())).unwrap();
    }
    met(&mut full, Some("late"), join("late"), "full");
    assert_eq!(full.person("7", join("7")), Ok(0), "who is in is in");
    full.person("7", Command::Leave { person: "7".to_owned() }).unwrap();
    assert_eq!(full.person("late", join("late")), Ok(1));
    let never: Vec<_> = Refusal::NAMES.iter().filter(|n| !seen.contains(*n)).collect();
    assert!(never.is_empty(), "never met: {never:?}");
}

#[test]
fn the_next_round_is_named_and_a_newer_one_takes_its_place() {
    let mut class = Class::with(1, &["p"]);
    let to = |id: &str| Command::Continue { exercise: id.to_owned() };
    assert_eq!(class.state.next, None);
    class.control(to("x2")).unwrap();
    class.control(Command::Enter { phase: Phase::Closed }).unwrap();
    class.control(to("x3")).unwrap();
    assert_eq!(class.state.next.as_deref(), Some("x3"));
    assert_eq!(class.refused(None, to(" ")), "empty");
    assert_eq!(Phase::ALL.map(Phase::is_over), [false, false, false, true, true]);
}

#[test]
fn one_question_at_a_time_and_a_change_of_mind() {
    let mut class = Class::with(1, &["p", "q", "r"]);
    class.control(ask(&[" wait ", "", "ask"])).unwrap();
    let (first, vote) = class.state.open_vote().map(|(n, v)| (n, v.clone())).unwrap();
    assert_eq!(
        (vote.question.as_str(), vote.options.as_slice()),
        ("What would you say?", &["wait".to_owned(), "ask".to_owned()][..])
    );
    for (person, option) in [("p", 0), ("q", 1), ("p", 1), ("p", 1), ("r", 0)] {
        class.person(person, Command::Vote { vote: first, option }).unwrap();
    }
    assert_eq!(class.state.votes[&first].counts(), [1, 2], "the last word of each counts, once");
    assert_eq!(class.refused(Some("p"), Command::Vote { vote: first, option: 2 }), "no_vote");
    let from = class.log.len();
    class.control(ask(&["x", "y"])).unwrap();
    assert_eq!(class.kinds(from), ["vote_closed", "vote_opened"]);
    let (second, _) = class.state.open_vote().unwrap();
    assert_eq!(class.refused(Some("p"), Command::Vote { vote: first, option: 0 }), "no_vote");
    assert_eq!(class.state.votes[&first].counts(), [1, 2]);
    class.control(Command::CloseVote { vote: second }).unwrap();
    assert_eq!(class.refused(None, Command::CloseVote { vote: second }), "no_vote");
    assert_eq!(class.refused(Some("p"), Command::Vote { vote: second, option: 0 }), "no_vote");
    assert!(class.state.open_vote().is_none());
}

#[test]
fn one_pair_stands_and_the_others_say_what_they_would() {
    let mut class = Class::with(2, &["p", "q", "r", "s"]);
    for (person, team, seat) in
        [("p", "1", "primary"), ("q", "1", "role_player"), ("r", "1", "coach"), ("s", "2", "primary")]
    {
        class.person(person, sit(team, seat, person)).unwrap();
    }
    let pair = ears::pair(&class.structure, "primary", "phone");
    assert_eq!(pair.iter().map(String::as_str).collect::<Vec<_>>(), ["primary", "role_player"]);
    let handed = ears::pair(&class.structure, "coach", "phone");
    assert_eq!(
        handed.iter().map(String::as_str).collect::<Vec<_>>(),
        ["coach", "role_player"],
        "whoever has the voice"
    );
    assert!(ears::pair(&class.structure, "primary", "team").is_empty(), "nobody is at the far end of it");
    class.control(Command::Enter { phase: Phase::Running }).unwrap();
    let from = class.log.len();
    class.control(ask_about("1", &["primary", "role_player"])).unwrap();
    let opened = &class.log[from..];
    let paused = Event::Ordered { teams: vec!["1".to_owned()], order: Order::Pause };
    assert_eq!((opened.len(), &opened[0].event), (2, &paused), "that team alone stands");
    let body = opened[1].event.to_body();
    assert_eq!(Event::from_body("vote_opened", 1, &body).unwrap(), opened[1].event);
    let (vote, open) = class.state.open_vote().map(|(n, v)| (n, v.clone())).unwrap();
    assert_eq!(class.state.asked(&open), 2, "four are here, two are at the line");
    for (person, answer) in [("p", Err("at_the_line")), ("q", Err("at_the_line")), ("r", Ok(1)), ("s", Ok(1))] {
        let voted = class.person(person, Command::Vote { vote, option: 1 });
        assert_eq!(voted.map_err(|r| r.name()), answer, "{person}");
    }
    assert_eq!(class.state.votes[&vote].counts(), [0, 2]);
    // The next question is again for everybody.
    class.control(ask(&["x", "y"])).unwrap();
    let (vote, _) = class.state.open_vote().unwrap();
    assert_eq!(class.person("p", Command::Vote { vote, option: 0 }), Ok(1));
}

#[test]
fn seats_are_taken_left_and_swapped() {
    let mut class = Class::with(2, &["p", "q"]);
    let from = class.log.len();
    class.person("p", sit("1", "primary", "p")).unwrap();
    class.person("p", sit("1", "recorder", "p")).unwrap();
    assert_eq!(
        (class.sits("1", "primary"), class.sits("1", "recorder")),
        (Some("p"), Some("p")),
        "several in one team"
    );
    assert_eq!(class.person("p", sit("1", "primary", "p")), Ok(0), "sitting there already");
    // To the other side of the line, and everything on this side is left.
    class.person("p", sit("1", "role_player", "p")).unwrap();
    assert_eq!(class.state.places("p"), [("1".to_owned(), "role_player".to_owned())]);
    class.control(sit("2", "coach", "p")).unwrap();
    assert_eq!(class.state.places("p"), [("2".to_owned(), "coach".to_owned())]);
    // Control puts somebody else there.
    class.control(sit("2", "coach", "q")).unwrap();
    assert_eq!((class.sits("2", "coach"), class.state.places("p").len()), (Some("q"), 0));
    class.person("q", stand("2", "coach")).unwrap();
    assert_eq!(class.sits("2", "coach"), None);
    // Whoever leaves leaves their seats.
    class.control(sit("1", "leader", "p")).unwrap();
    class.control(sit("1", "intelligence", "p")).unwrap();
    class.person("p", Command::Leave { person: "p".to_owned() }).unwrap();
    assert!(class.state.places("p").is_empty() && !class.state.people.contains("p"));
    assert!(class.kinds(from).iter().all(|k| ["ordered", "left"].contains(k)), "what seats are is ordered");
    // A person cannot put another anywhere, nor sit before coming in.
    assert_eq!(class.refused(Some("q"), sit("1", "leader", "r")), "not_control");
    assert_eq!(class.refused(Some("p"), sit("1", "leader", "p")), "not_here");
}

/// Whoever is quicker, each exchange finds the people where the one before it has put them.
#[test]
fn two_seats_change_their_people_at_once() {
    let mut class = Class::with(2, &["p", "q", "r"]);
    for (team, seat, person) in [("1", "coach", "p"), ("1", "leader", "q"), ("2", "coach", "r")] {
        class.control(sit(team, seat, person)).unwrap();
    }
    assert_eq!(class.control(swap(("1", "coach"), ("1", "leader"))), Ok(2));
    class.control(swap(("1", "coach"), ("2", "coach"))).unwrap();
    let (coach, leader) = (class.sits("1", "coach"), class.sits("1", "leader"));
    assert_eq!((coach, leader, class.sits("2", "coach")), (Some("r"), Some("p"), Some("q")), "nobody stands");
    // To the other side of the line, with everything that does not go along.
    class.control(sit("1", "recorder", "p")).unwrap();
    class.control(sit("1", "role_player", "r")).unwrap();
    class.control(swap(("1", "leader"), ("1", "role_player"))).unwrap();
    assert_eq!((class.sits("1", "leader"), class.sits("1", "role_player")), (Some("r"), Some("p")));
    assert_eq!(class.sits("1", "recorder"), None);
    // An empty seat is taken, and the other is empty then; two that are empty are nobody's matter.
    class.control(swap(("2", "leader"), ("2", "coach"))).unwrap();
    assert_eq!((class.sits("2", "leader"), class.sits("2", "coach")), (Some("q"), None));
    assert_eq!(class.control(swap(("2", "coach"), ("2", "recorder"))), Ok(0));
    assert_eq!(class.refused(None, swap(("1", "leader"), ("7", "leader"))), "no_such_team");
    assert_eq!(class.refused(None, swap(("1", "throne"), ("1", "leader"))), "no_such_seat");
}

/// An order to seat somebody is bound by what sitting is bound by.
#[test]
fn seats_that_control_orders_obey_the_same_rules() {
    let mut class = Class::with(2, &["p"]);
    let order = |teams: &[&str], seat: &str, person: Option<&str>| Command::Order {
        teams: teams.iter().map(|t| (*t).to_owned()).collect(),
        order: Order::Seat { seat: seat.to_owned(), person: person.map(str::to_owned) },
    };
    class.control(order(&["1"], "coach", Some("p"))).unwrap();
    class.control(order(&["2"], "role_player", Some("p"))).unwrap();
    assert_eq!(class.state.places("p"), [("2".to_owned(), "role_player".to_owned())]);
    assert_eq!(class.refused(None, order(&["1"], "coach", Some("stranger"))), "not_here");
    assert_eq!(class.refused(None, order(&["1"], "throne", Some("p"))), "no_such_seat");
    assert_eq!(class.refused(None, order(&["1"], "throne", None)), "no_such_seat");
    // Everybody's seat at once can only be emptied.
    assert_eq!(class.refused(None, order(&[], "coach", Some("p"))), "no_such_team");
    class.control(order(&[], "role_player", None)).unwrap();
    assert!(class.state.places("p").is_empty());
}

#[test]
fn phases_move_the_clocks_of_all_teams() {
    let mut class = Class::open(3);
    let steps = [
        (Phase::Running, Some(Order::GoOn)),
        (Phase::Plenary, Some(Order::Pause)),
        (Phase::Running, Some(Order::GoOn)),
        (Phase::Briefing, Some(Order::Pause)),
        (Phase::Running, Some(Order::GoOn)),
        (Phase::Debrief, Some(Order::Pause)),
        (Phase::Closed, Some(Order::Pause)),
        (Phase::Running, Some(Order::GoOn)),
    ];
    for (phase, want) in steps {
        let from = class.log.len();
        class.control(Command::Enter { phase }).unwrap();
        assert_eq!(class.state.phase, phase);
        let orders: Vec<_> = class.log[from..]
            .iter()
            .filter_map(|h| {
                if let Event::Ordered { teams, order } = &h.event { Some((teams.len(), order.clone())) } else { None }
            })
            .collect();
        assert_eq!(orders, want.map(|o| (3, o)).into_iter().collect::<Vec<_>>(), "{phase:?}");
        assert_eq!(class.control(Command::Enter { phase }), Ok(0), "already there");
    }
}

#[test]
fn a_team_that_begins_by_itself_begins_the_exercise() {
    let to = |teams: &[&str], order| {
        let teams = teams.iter().map(|t| (*t).to_owned()).collect();
        Command::Order { teams, order }
    };
    for (named, order) in [(&["2"][..], Order::Resume), (&["2"][..], Order::GoOn), (&[][..], Order::Resume)] {
        let mut class = Class::with(3, &["p"]);
        class.person("p", sit("1", "role_player", "p")).unwrap();
        class.control(to(named, Order::Pause)).unwrap();
        assert_eq!(class.state.phase, Phase::Briefing, "whoever stands begins nothing");
        let from = class.log.len();
        assert_eq!(class.control(to(named, order.clone())), Ok(2));
        assert_eq!(class.kinds(from), ["entered", "ordered"]);
        assert_eq!(class.state.phase, Phase::Running);
        let (_, reached, _) = class.state.orders.last().unwrap();
        assert_eq!(reached.len(), if named.is_empty() { 3 } else { 1 }, "the others are begun by themselves");
        // Who sat there has played, whichever way it was begun.
        assert_eq!(class.refused(Some("p"), sit("2", "observer", "p")), "ask_control");
        assert_eq!(class.control(to(&["1"], order.clone())), Ok(1), "it has begun");
        class.control(Command::Enter { phase: Phase::Plenary }).unwrap();
        assert_eq!(class.control(to(&["1"], order)), Ok(1));
        assert_eq!(class.state.phase, Phase::Plenary, "a pair that goes on ends no plenary");
    }
    let mut class = Class::open(1);
    assert_eq!(class.refused(None, to(&["7"], Order::Resume)), "no_such_team");
    assert_eq!(class.state.phase, Phase::Briefing);
}

#[test]
fn only_who_names_a_team_lifts_its_safe_word() {
    let mut class = Class::open(2);
    for (teams, want) in [(&[][..], Order::GoOn), (&["2"][..], Order::Resume)] {
        let teams = teams.iter().map(|t: &&str| (*t).to_owned()).collect();
        class.control(Command::Order { teams, order: Order::Resume }).unwrap();
        assert!(matches!(&class.log.last().unwrap().event, Event::Ordered { order, .. } if *order == want));
    }
}

#[test]
fn orders_go_to_whom_they_name() {
    let mut class = Class::open(3);
    let to =
        |teams: &[&str]| Command::Order { teams: teams.iter().map(|t| (*t).to_owned()).collect(), order: Order::Pause };
    class.control(to(&[])).unwrap();
    class.control(to(&["2"])).unwrap();
    class.control(Command::EndAll { outcome: Outcome::Tactical }).unwrap();
    let teams: Vec<usize> = class.state.orders.iter().map(|(_, teams, _)| teams.len()).collect();
    let numbers: Vec<u64> = class.state.orders.iter().map(|(n, _, _)| *n).collect();
    assert_eq!((teams, numbers), (vec![3, 1, 3], vec![2, 3, 4]));
    assert_eq!(class.state.orders[2].2, Order::End { outcome: Outcome::Tactical });
}

#[test]
fn conclusions_are_the_teams_own() {
    let mut class = Class::with(2, &["p"]);
    assert_eq!(class.refused(Some("p"), conclude("1", "We listened.")), "not_control", "in no team");
    class.person("p", sit("1", "coach", "p")).unwrap();
    class.person("p", conclude("1", " We listened. ")).unwrap();
    assert_eq!(class.refused(Some("p"), conclude("2", "They did not.")), "not_control");
    assert_eq!(class.state.conclusions, [("1".to_owned(), Conclusion::Strength, "We listened.".to_owned())]);
}

#[test]
fn a_lesson_is_changed_once_by_the_quicker_and_also_when_there_is_room_for_no_more() {
    let mut class = Class::open(1);
    class.control(learn(" Nobody wrote. ", None)).unwrap();
    let first = class.log.len() as u64;
    assert_eq!(class.state.lessons[&first].observation, "Nobody wrote.");
    class.control(learn("Nobody wrote the times.", Some(first))).unwrap();
    assert_eq!(class.refused(None, learn("x", Some(first))), "replaced");
    assert_eq!(class.state.lessons.len(), 1);
    while class.state.lessons.len() < limits::ENTRIES {
        class.control(learn("x", None)).unwrap();
    }
    assert_eq!(class.refused(None, learn("x", None)), "too_many");
    let second = first + 1;
    assert_eq!(class.control(learn("The times were written.", Some(second))), Ok(1), "one is changed instead");
    assert_eq!(class.state.lessons.len(), limits::ENTRIES);
    // What was learned is verified after the exercise is over.
    class.control(Command::Enter { phase: Phase::Closed }).unwrap();
    let last = class.state.lessons.keys().next_back().copied();
    let verified = Lesson { verified: "June, drill".to_owned(), ..lesson("x") };
    assert_eq!(class.control(Command::Learn { lesson: verified, replaces: last }), Ok(1));
}

#[test]
fn an_alarm_is_set_aside_once_and_for_its_own_team() {
    let mut class = Class::open(2);
    assert_eq!(class.control(aside("1", " bypassed:hot_tea:31 ")), Ok(1));
    assert_eq!(class.control(aside("1", "bypassed:hot_tea:31")), Ok(0), "it has been seen");
    assert_eq!(class.control(aside("2", "bypassed:hot_tea:31")), Ok(1));
    assert_eq!(class.refused(None, aside("7", "x")), "no_such_team");
    assert_eq!(class.refused(None, aside("1", " ")), "empty");
    assert_eq!(class.refused(None, aside("1", &"x".repeat(limits::LINE_CHARS + 1))), "too_long");
    assert_eq!(class.state.aside["1"], BTreeSet::from(["bypassed:hot_tea:31".to_owned()]));
}

#[test]
fn a_retry_does_nothing_again() {
    for (command, _, _) in every_command() {
        let mut class = busy();
        let control = Actor::Control("t1".to_owned());
        let done = class.act(&control, &command, Some("once")).unwrap();
        let log = class.log.len();
        assert_eq!(class.act(&control, &command, Some("once")), Ok(0), "{command:?}");
        assert_eq!(class.log.len(), log);
        let marks = class.log.iter().filter(|h| h.client.as_deref() == Some("once")).count();
        assert_eq!(marks, usize::from(done > 0), "{command:?}");
    }
}

/// Said again under another id, nothing is written: a log grows by what changes.
#[test]
fn what_was_said_once_is_not_written_again() {
    let mut class = busy();
    for (command, first) in [(de_role("p"), 1), (Command::Vote { vote: 4, option: 0 }, 1)] {
        assert_eq!(class.person("p", command.clone()), Ok(first), "{command:?}");
        assert_eq!(class.person("p", command.clone()), Ok(0), "{command:?}");
    }
    assert_eq!(class.person("p", Command::Vote { vote: 4, option: 1 }), Ok(1), "another word is one");
}

/// Stamps never go back, also when the clock of the machine does.
#[test]
fn a_clock_that_is_set_back_sets_no_stamp_back() {
    let mut class = Class::open(1);
    class.now = 9_000;
    class.person("p", join("p")).unwrap();
    class.now = 10;
    class.person("q", join("q")).unwrap();
    let stamps: Vec<i64> = class.log.iter().map(|h| h.at).collect();
    assert_eq!(stamps, [1_000, 9_001, 9_001]);
}

#[derive(Clone, Debug)]
enum Op {
    Sit(usize, usize, usize, bool),
    Stand(usize, usize, bool),
    Leave(usize),
    Join(usize),
    Seat(usize, usize, usize),
    Swap(usize, usize, usize, usize),
    Ask,
    Phase(usize),
}

fn op() -> impl Strategy<Value = Op> {
    let (t, s, p) = (0..3usize, 0..15usize, 0..6usize);
    prop_oneof![
        6 => (t.clone(), s.clone(), p.clone(), any::<bool>()).prop_map(|(t, s, p, c)| Op::Sit(t, s, p, c)),
        2 => (t.clone(), s.clone(), any::<bool>()).prop_map(|(t, s, c)| Op::Stand(t, s, c)),
        1 => p.clone().prop_map(Op::Leave),
        3 => p.clone().prop_map(Op::Join),
        2 => (t.clone(), s.clone(), p).prop_map(|(t, s, p)| Op::Seat(t, s, p)),
        2 => (t.clone(), s.clone(), t, s).prop_map(|(t, s, u, v)| Op::Swap(t, s, u, v)),
        1 => Just(Op::Ask),
        1 => (0..5usize).prop_map(Op::Phase),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1_000, failure_persistence: None, ..ProptestConfig::default() })]

    /// Whatever people and control do with seats (the harness looks after every step).
    #[test]
    fn nobody_is_ever_in_two_places(ops in prop::collection::vec(op(), 1..50)) {
        let mut class = Class::open(3);
        let seats: Vec<String> = class.structure.seats.iter().map(|s| s.id.clone()).collect();
        let (team, who) = (|t: &usize| (t + 1).to_string(), |p: &usize| format!("p{p}"));
        for op in &ops {
            let _ = match op {
                Op::Sit(t, s, p, true) => class.control(sit(&team(t), &seats[*s], &who(p))),
                Op::Sit(t, s, p, false) => class.person(&who(p), sit(&team(t), &seats[*s], &who(p))),
                Op::Stand(t, s, true) => class.control(stand(&team(t), &seats[*s])),
                Op::Stand(t, s, false) => class.person("p0", stand(&team(t), &seats[*s])),
                Op::Leave(p) => class.control(Command::Leave { person: who(p) }),
                Op::Join(p) => class.person(&who(p), join(&who(p))),
                Op::Seat(t, s, p) => {
                    let order = Order::Seat { seat: seats[*s].clone(), person: Some(who(p)) };
                    let teams = if *s == 3 { Vec::new() } else { vec![team(t)] };
                    class.control(Command::Order { teams, order })
                }
                Op::Swap(t, s, u, v) => class.control(swap((&team(t), &seats[*s]), (&team(u), &seats[*v]))),
                Op::Ask => class.control(ask(&["a", "b"])),
                Op::Phase(n) => class.control(Command::Enter { phase: Phase::ALL[*n] }),
            };
        }
    }
}
