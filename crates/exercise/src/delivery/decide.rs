//! A command becomes events of the exercise's log, or a typed refusal.

use super::TeamId;
use super::command::{Actor, Command, Refusal};
use super::event::{Event, Happening, Lesson, Pair, Phase};
use super::limits;
use super::recording::{Anchor, Recording};
use super::seating::{in_play, looks_on, may_take};
use super::state::State;
use crate::team::order::Order;
use crate::team::sheet::{Sheet, Unfit};
use crate::team::table::Planned;
use crate::wording::{short, sized};
use scenario::structure::{Role, Seat, Structure};

/// Decides a command and folds what follows into `state`. A client's id seen before is answered with nothing new.
pub fn decide(
    structure: &Structure,
    state: &mut State,
    actor: &Actor,
    command: &Command,
    client: Option<&str>,
    now: i64,
) -> Result<Vec<Happening>, Refusal> {
    if client.is_some_and(|id| id.is_empty() || id.chars().count() > crate::limits::CLIENT_ID_CHARS) {
        return Err(Refusal::BadClientId { at_most: crate::limits::CLIENT_ID_CHARS });
    }
    if client.is_some_and(|id| state.clients.contains(id)) {
        return Ok(Vec::new());
    }
    may(state, actor, command)?;
    let events = events(structure, state, actor, command)?;
    let mut client = client.map(str::to_owned);
    let at = now.max(state.at);
    let mut out = Vec::with_capacity(events.len());
    for event in events {
        let h = Happening { at, by: actor.name(), client: client.take(), event };
        state.evolve(&h);
        out.push(h);
    }
    Ok(out)
}

/// People speak for themselves alone: they join, sit down, vote, lay down the role and write their commitments. Whoever has
/// no device says it aloud, and control writes it down under that person's id.
fn may(state: &State, actor: &Actor, command: &Command) -> Result<(), Refusal> {
    let closed = state.phase == Phase::Closed;
    let after = matches!(
        command,
        Command::Enter { .. }
            | Command::Learn { .. }
            | Command::Record { .. }
            | Command::Align { .. }
            | Command::DeleteRecording { .. }
            | Command::Continue { .. }
    );
    if closed && !after {
        return Err(Refusal::Closed);
    }
    let Actor::Person(own) = actor else { return Ok(()) };
    let allowed = match command {
        Command::Join { person } | Command::Leave { person } => person == own,
        Command::Sit { person, .. } | Command::DeRole { person } | Command::Commit { person, .. } => person == own,
        Command::Stand { team, seat } => {
            state.seats.get(team).and_then(|seats| seats.get(seat)).is_some_and(|person| person == own)
        }
        Command::Vote { .. } => true,
        // A team finds its own strengths; whose team it is, the seat tells.
        Command::Conclude { team, .. } => state.places(own).iter().any(|(t, _)| t == team),
        _ => false,
    };
    if !allowed {
        return Err(Refusal::NotControl);
    }
    if !matches!(command, Command::Join { .. }) && !state.people.contains(own) {
        return Err(Refusal::NotHere);
    }
    Ok(())
}

fn events(structure: &Structure, state: &State, actor: &Actor, command: &Command) -> Result<Vec<Event>, Refusal> {
    let one = |event| Ok(vec![event]);
    match command {
        Command::Join { person } if state.people.contains(person) => Ok(Vec::new()),
        Command::Join { .. } if state.people.len() >= limits::PEOPLE => Err(Refusal::Full { at_most: limits::PEOPLE }),
        Command::Join { person } => one(Event::Joined { person: person.clone() }),
        Command::Leave { person } => leave(state, person),
        Command::Sit { team, seat, person } => sit(structure, state, actor, team, seat, person),
        Command::Stand { team, seat } => {
            known_team(state, team)?;
            known_seat(structure, seat)?;
            one(seat_order(team, seat, None))
        }
        Command::Swap { one, other } => swap(structure, state, one, other),
        Command::Order { teams, order } => ordered(structure, state, actor, teams, order),
        Command::EndAll { outcome } => {
            one(Event::Ordered { teams: state.teams(), order: Order::End { outcome: *outcome } })
        }
        Command::Enter { phase } => enter(state, *phase),
        Command::Show { what } => one(Event::Shown { what: sized(what, limits::LINE_CHARS)? }),
        Command::OpenVote { question, options, pair } => open_vote(structure, state, question, options, pair.as_ref()),
        Command::Vote { vote, option } => {
            let found = state.votes.get(vote).filter(|v| v.open).ok_or(Refusal::NoVote)?;
            if usize::from(*option) >= found.options.len() {
                return Err(Refusal::NoVote);
            }
            if !found.asks(&actor.name()) {
                return Err(Refusal::AtTheLine);
            }
            // The same word again is none: a log grows by what changes.
            if found.cast.get(&actor.name()) == Some(option) {
                return Ok(Vec::new());
            }
            one(Event::Voted { vote: *vote, option: *option })
        }
        Command::CountHands { vote, hands } => count(state, *vote, hands),
        Command::CloseVote { vote } => {
            state.votes.get(vote).filter(|v| v.open).ok_or(Refusal::NoVote)?;
            one(Event::VoteClosed { vote: *vote })
        }
        Command::DeRole { person } if state.de_roled.contains(person) => Ok(Vec::new()),
        Command::DeRole { person } => one(Event::DeRoled { person: other(state, actor, person)? }),
        Command::Commit { person, text } => {
            let person = (person, other(state, actor, person)?);
            if state.commitments.iter().filter(|(p, _)| p == person.0).count() >= limits::COMMITMENTS {
                return Err(Refusal::TooMany { at_most: limits::COMMITMENTS });
            }
            one(Event::Committed { text: sized(text, limits::TEXT_CHARS)?, person: person.1 })
        }
        Command::Conclude { team, what, text } => {
            known_team(state, team)?;
            room(state.conclusions.len())?;
            one(Event::Concluded { team: team.clone(), what: *what, text: sized(text, limits::TEXT_CHARS)? })
        }
        Command::Learn { lesson, replaces } => learn(state, lesson, *replaces),
        Command::SetAside { team, alarm } => set_aside(state, team, alarm),
        Command::Record { recording } => record(structure, state, recording),
        Command::Align { recording, anchor } => align(state, *recording, *anchor),
        Command::DeleteRecording { recording } => {
            state.recordings.get(recording).ok_or(Refusal::NoRecording)?;
            one(Event::RecordingDeleted { recording: *recording })
        }
        Command::Continue { exercise } => one(Event::Continued { exercise: sized(exercise, limits::LINE_CHARS)? }),
    }
}

/// The person an event names beside who said it: nobody where somebody speaks for themselves.
fn other(state: &State, actor: &Actor, person: &str) -> Result<Option<String>, Refusal> {
    if !state.people.contains(person) {
        return Err(Refusal::NotHere);
    }
    Ok(actor.is_control().then(|| person.to_owned()))
}

fn count(state: &State, vote: u64, hands: &[u16]) -> Result<Vec<Event>, Refusal> {
    let found = state.votes.get(&vote).filter(|v| v.open).ok_or(Refusal::NoVote)?;
    let all: usize = hands.iter().copied().map(usize::from).sum();
    if hands.len() != found.options.len() || all > limits::PEOPLE {
        return Err(Refusal::Hands { at_most: limits::PEOPLE });
    }
    if found.hands == hands {
        return Ok(Vec::new());
    }
    Ok(vec![Event::HandsCounted { vote, hands: hands.to_vec() }])
}

fn leave(state: &State, person: &str) -> Result<Vec<Event>, Refusal> {
    if !state.people.contains(person) {
        return Err(Refusal::NotHere);
    }
    let mut out: Vec<Event> = state.places(person).iter().map(|(team, seat)| seat_order(team, seat, None)).collect();
    out.push(Event::Left { person: person.to_owned() });
    Ok(out)
}

fn ordered(
    structure: &Structure,
    state: &State,
    actor: &Actor,
    teams: &[TeamId],
    order: &Order,
) -> Result<Vec<Event>, Refusal> {
    if let Order::Seat { seat, person } = order {
        known_seat(structure, seat)?;
        if let Some(person) = person {
            // Whichever way control asks, nobody sits in two places: one team is named, and the rules of sitting hold.
            let [team] = teams else { return Err(Refusal::NoSuchTeam(teams.join(", "))) };
            return sit(structure, state, actor, team, seat, person);
        }
    }
    let order = match order {
        Order::Hand { to, sheet } => Order::Hand { to: to.clone(), sheet: sheet_of(state, sheet)? },
        Order::Plan { inject, planned } => plan(state, inject, planned)?,
        // A safe word is lifted only where its team is named.
        Order::Resume if teams.is_empty() => Order::GoOn,
        order => order.clone(),
    };
    let goes_on = matches!(order, Order::Resume | Order::GoOn);
    let order = Event::Ordered { teams: addressed(state, teams)?, order };
    // The first team that begins ends the preparation of the whole class; the others' clocks stand until they are begun.
    let begins = goes_on && state.phase == Phase::Briefing;
    let begun = begins.then_some(Event::Entered { phase: Phase::Running });
    Ok(begun.into_iter().chain([order]).collect())
}

fn seat_order(team: &str, seat: &str, person: Option<&str>) -> Event {
    let order = Order::Seat { seat: seat.to_owned(), person: person.map(str::to_owned) };
    Event::Ordered { teams: vec![team.to_owned()], order }
}

fn sit(
    structure: &Structure,
    state: &State,
    actor: &Actor,
    team: &str,
    seat: &str,
    person: &str,
) -> Result<Vec<Event>, Refusal> {
    known_team(state, team)?;
    let spec = known_seat(structure, seat)?;
    if !state.people.contains(person) {
        return Err(Refusal::NotHere);
    }
    // Staff seats show what others must not see: control gives them.
    if spec.role.is_staff() && !actor.is_control() {
        return Err(Refusal::NotControl);
    }
    if !actor.is_control() && !in_play(state, team, spec) {
        return Err(Refusal::NoSuchSeat(seat.to_owned()));
    }
    let sits = state.seats.get(team).and_then(|seats| seats.get(seat));
    match sits {
        Some(other) if other == person => return Ok(Vec::new()),
        Some(_) if !actor.is_control() => return Err(Refusal::Taken),
        _ => {}
    }
    if !actor.is_control() && !may_take(structure, state, team, spec, person) {
        return Err(Refusal::AskControl);
    }
    let mut out = leaves(structure, state, team, seat, person);
    out.push(seat_order(team, seat, Some(person)));
    Ok(out)
}

/// What somebody leaves who sits down on this seat. Nobody sits on both sides of the line, nor plays in two teams: what
/// they know on one would be known on the other. Whoever only looks on may do so in several.
fn leaves(structure: &Structure, state: &State, team: &str, seat: &str, person: &str) -> Vec<Event> {
    let role = |s: &str| structure.seat(s).map(|s| s.role);
    let far = |s: &str| role(s) == Some(Role::RolePlayer);
    let around = |s: &str| role(s).is_some_and(looks_on);
    let mut out: Vec<Event> = Vec::new();
    for (t, s) in state.places(person) {
        let both_teams = t != team && !(around(&s) && around(seat));
        let both_sides = far(&s) != far(seat);
        if both_teams || both_sides {
            out.push(seat_order(&t, &s, None));
        }
    }
    out
}

/// Two seats change their people in one decision: nobody else can come in between, and nobody is left standing.
fn swap(
    structure: &Structure,
    state: &State,
    one: &(TeamId, String),
    other: &(TeamId, String),
) -> Result<Vec<Event>, Refusal> {
    for (team, seat) in [one, other] {
        known_team(state, team)?;
        known_seat(structure, seat)?;
    }
    let sits = |(team, seat): &(TeamId, String)| state.seats.get(team).and_then(|seats| seats.get(seat));
    let (in_one, in_other) = (sits(one), sits(other));
    if in_one == in_other {
        return Ok(Vec::new());
    }
    // Each stands up from what does not go with the new seat before anybody sits down: no seat is told of two at once.
    let freed = |person: Option<&String>, (team, seat): &(TeamId, String)| {
        person.map(|person| leaves(structure, state, team, seat, person)).unwrap_or_default()
    };
    let mut out = freed(in_one, other);
    out.extend(freed(in_other, one));
    out.push(seat_order(&other.0, &other.1, in_one.map(String::as_str)));
    out.push(seat_order(&one.0, &one.1, in_other.map(String::as_str)));
    Ok(out)
}

fn known_team(state: &State, team: &str) -> Result<(), Refusal> {
    if state.seats.contains_key(team) { Ok(()) } else { Err(Refusal::NoSuchTeam(team.to_owned())) }
}

fn known_seat<'a>(structure: &'a Structure, seat: &str) -> Result<&'a Seat, Refusal> {
    structure.seat(seat).ok_or_else(|| Refusal::NoSuchSeat(seat.to_owned()))
}

fn addressed(state: &State, teams: &[TeamId]) -> Result<Vec<TeamId>, Refusal> {
    if teams.is_empty() {
        return Ok(state.teams());
    }
    for team in teams {
        known_team(state, team)?;
    }
    Ok(teams.to_vec())
}

/// A phase and what it means for the teams' clocks.
fn enter(state: &State, phase: Phase) -> Result<Vec<Event>, Refusal> {
    if state.phase == phase {
        return Ok(Vec::new());
    }
    let order = match phase {
        Phase::Running => Order::GoOn,
        Phase::Briefing | Phase::Plenary | Phase::Debrief | Phase::Closed => Order::Pause,
    };
    Ok(vec![Event::Entered { phase }, Event::Ordered { teams: state.teams(), order }])
}

fn open_vote(
    structure: &Structure,
    state: &State,
    question: &str,
    options: &[String],
    pair: Option<&Pair>,
) -> Result<Vec<Event>, Refusal> {
    room(state.votes.len())?;
    if let Some(pair) = pair {
        known_team(state, &pair.team)?;
        for seat in &pair.seats {
            known_seat(structure, seat)?;
        }
    }
    let question = sized(question, limits::TEXT_CHARS)?;
    let [least, most] = limits::OPTIONS;
    let options: Vec<String> = options.iter().map(|o| o.trim().to_owned()).filter(|o| !o.is_empty()).collect();
    let different = options.iter().collect::<std::collections::BTreeSet<_>>().len() == options.len();
    if !(least..=most).contains(&options.len()) || !different {
        return Err(Refusal::Options { least, most });
    }
    for option in &options {
        sized(option, limits::LINE_CHARS)?;
    }
    // One question at a time.
    let mut out: Vec<Event> = state.open_vote().map(|(vote, _)| Event::VoteClosed { vote }).into_iter().collect();
    // Nobody speaks on while the others choose what they would say.
    out.extend(pair.map(|pair| Event::Ordered { teams: vec![pair.team.clone()], order: Order::Pause }));
    out.push(Event::VoteOpened { question, options, pair: pair.cloned() });
    Ok(out)
}

fn learn(state: &State, lesson: &Lesson, replaces: Option<u64>) -> Result<Vec<Event>, Refusal> {
    // What is changed takes the place of what it was.
    if replaces.is_none() {
        room(state.lessons.len())?;
    }
    if replaces.is_some_and(|n| !state.lessons.contains_key(&n)) {
        return Err(Refusal::Replaced);
    }
    let short = |text: &str| short(text, limits::TEXT_CHARS);
    let lesson = Lesson {
        observation: sized(&lesson.observation, limits::TEXT_CHARS)?,
        cause: short(&lesson.cause)?,
        recommendation: short(&lesson.recommendation)?,
        owner: short(&lesson.owner)?,
        due: short(&lesson.due)?,
        verified: short(&lesson.verified)?,
    };
    Ok(vec![Event::Learned { lesson, replaces }])
}

fn set_aside(state: &State, team: &str, alarm: &str) -> Result<Vec<Event>, Refusal> {
    known_team(state, team)?;
    let alarm = sized(alarm, limits::LINE_CHARS)?;
    let seen = state.aside.get(team);
    if seen.is_some_and(|seen| seen.contains(&alarm)) {
        return Ok(Vec::new());
    }
    room(seen.map_or(0, std::collections::BTreeSet::len))?;
    Ok(vec![Event::SetAside { team: team.to_owned(), alarm }])
}

/// An inject of control's own: with an id where it has none, the same in all teams, for it is the number of the order.
fn plan(state: &State, inject: &str, planned: &Planned) -> Result<Order, Refusal> {
    let own = state.orders.iter().filter(|(_, _, order)| matches!(order, Order::Plan { .. })).count();
    if own >= crate::limits::PLANNED {
        return Err(Refusal::TooMany { at_most: crate::limits::PLANNED });
    }
    let inject = short(inject, crate::limits::INJECT_CHARS)?;
    let inject = if inject.is_empty() { format!("own-{}", state.n + 1) } else { inject };
    let text = sized(&planned.text, crate::limits::MARK_CHARS)?;
    Ok(Order::Plan { inject, planned: Planned { text, ..planned.clone() } })
}

/// A sheet as it goes out, if there is room for another.
fn sheet_of(state: &State, sheet: &Sheet) -> Result<Sheet, Refusal> {
    let handed = state.orders.iter().filter(|(_, _, order)| matches!(order, Order::Hand { .. })).count();
    if handed >= limits::SHEETS {
        return Err(Refusal::TooMany { at_most: limits::SHEETS });
    }
    sheet.tidied().map_err(|unfit| match unfit {
        Unfit::Empty | Unfit::NoFile => Refusal::Empty,
        Unfit::TooLong { chars, at_most } => Refusal::TooLong { chars, at_most },
    })
}

fn record(structure: &Structure, state: &State, recording: &Recording) -> Result<Vec<Event>, Refusal> {
    known_team(state, &recording.team)?;
    if !recording.agreed {
        return Err(Refusal::NotAgreed);
    }
    let whole = !recording.pieces.is_empty() && recording.pieces.len() <= limits::PIECES && recording.bytes > 0;
    if !whole || structure.line(&recording.line).is_none() {
        return Err(Refusal::BadRecording);
    }
    if state.recordings.len() >= limits::RECORDINGS {
        return Err(Refusal::TooMany { at_most: limits::RECORDINGS });
    }
    Ok(vec![Event::Recorded(recording.clone())])
}

fn align(state: &State, recording: u64, anchor: Anchor) -> Result<Vec<Event>, Refusal> {
    let kept = state.recordings.get(&recording).ok_or(Refusal::NoRecording)?;
    if !(0..=limits::RECORDING_MS).contains(&anchor.file_ms) {
        return Err(Refusal::BadRecording);
    }
    if kept.anchor == Some(anchor) {
        return Ok(Vec::new());
    }
    Ok(vec![Event::Aligned { recording, anchor }])
}

const fn room(have: usize) -> Result<(), Refusal> {
    if have < limits::ENTRIES { Ok(()) } else { Err(Refusal::TooMany { at_most: limits::ENTRIES }) }
}
