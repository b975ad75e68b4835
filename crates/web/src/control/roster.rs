//! `/control/{exercise}/roster`: who is there and who sits where; what is missing before one can begin; a proposal for
//! several rounds; a new pass for a phone that died.

use super::class::{Class, Opened, TeamWatch};
use super::draw::{Bar, Region, pick};
use super::history::{self, History};
use crate::pages::frame::{Frame, html};
use crate::problem::Problem;
use crate::qr;
use crate::site::Site;
use crate::staff::who::Staff;
use askama::Template;
use axum::extract::{Path, Query, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::Response;
use chain::LogId;
use exercise::delivery::event::Phase;
use exercise::delivery::rotation::{self, Place, ROUNDS};
use exercise::delivery::seating::may_take;
use exercise::delivery::{Actor, Command, State as Delivery};
use live::Person;
use live::course::Participant;
use scenario::structure::{Role, Structure};
use serde::Deserialize;
use words::{Arg, Words};

/// Rounds that are proposed unless another number is asked for.
const USUAL_ROUNDS: usize = 3;
/// People without a seat from which on all of them can be taken out at once.
const MANY: usize = 5;
/// Roles without which a team cannot work (doctrine 3.1).
const NEEDED: [Role; 3] = [Role::Primary, Role::Coach, Role::Leader];

struct PersonRow {
    id: String,
    alias: String,
    places: String,
    /// The seat that is proposed to who has none: the first that they may take, one that is needed before any other.
    next: String,
    /// What taking them out means: it is always asked twice.
    sure: String,
}

struct Cell {
    /// `team/seat`.
    place: String,
    team: String,
    seat: String,
    who: String,
    /// What freeing the seat means; empty where it needs no second question.
    sure: String,
    /// The seat does not exist in this team.
    none: bool,
    needed: bool,
}

struct SeatRow {
    title: String,
    cells: Vec<Cell>,
}

/// People, the grid of seats and what is missing.
#[derive(Template)]
#[template(path = "control/grid.html")]
struct Grid {
    words: &'static Words,
    base: String,
    teams: Vec<String>,
    rows: Vec<SeatRow>,
    people: Vec<PersonRow>,
    /// Who was taken out and can come back, by id.
    out: Vec<(String, String)>,
    missing: Vec<String>,
    /// How many have no seat, where they are many.
    idle: usize,
    /// Seats to place somebody on or to change over.
    places: Vec<(String, String)>,
}

struct PlannedRound {
    n: usize,
    cells: Vec<(String, String)>,
    resting: String,
}

#[derive(Template)]
#[template(path = "control/roster.html")]
struct Page {
    frame: Frame,
    bar: Bar,
    upto: u64,
    grid: String,
    rounds: usize,
    rotation: String,
    /// Seats that can change their people.
    places: Vec<(String, String)>,
    /// Aliases of the course's participants who have not come yet.
    awaited: Vec<String>,
}

/// The proposal, as people sit now.
#[derive(Template)]
#[template(path = "control/rotation.html")]
struct Rotation {
    words: &'static Words,
    base: String,
    rounds: usize,
    counts: Vec<usize>,
    planned: Vec<PlannedRound>,
    /// What counts from before, who stays out of it, and what the plan cannot give.
    notes: Vec<String>,
    /// The way to the next round.
    next: String,
}

#[derive(Deserialize)]
pub(crate) struct Asked {
    rounds: Option<usize>,
}

pub(crate) async fn show(
    State(site): State<Site>,
    Query(asked): Query<Asked>,
    Opened { mut class, staff, visitor }: Opened,
) -> Result<Response, Problem> {
    let rounds = asked.rounds.unwrap_or(USUAL_ROUNDS).clamp(1, ROUNDS);
    class.history = history::before(&site, &class).await?;
    let regions = regions(&class, rounds);
    let page = Page {
        upto: class.upto(),
        grid: pick(&regions, "grid"),
        rounds,
        rotation: pick(&regions, "rotation"),
        places: grid(&class).places,
        awaited: awaited(site.house.participants(&class.listed.course).await?, class.people.values()),
        bar: Bar::new(&class, staff.name, "roster"),
        frame: Frame::new(visitor),
    };
    Ok(html(StatusCode::OK, &page))
}

/// Participants of the course under whose name nobody has been here.
fn awaited<'a>(course: Vec<Participant>, people: impl Iterator<Item = &'a Person> + Clone) -> Vec<String> {
    let is = |p: &Participant, here: &Person| here.participant == p.id || live::look_alike(&here.alias, &p.alias);
    let away = course.into_iter().filter(|p| !people.clone().any(|here| is(p, here)));
    away.map(|p| p.alias).collect()
}

pub(crate) fn regions(class: &Class, rounds: usize) -> Vec<Region> {
    vec![Region::of("grid", &grid(class)), Region::of("rotation", &rotation(class, rounds))]
}

fn rotation(class: &Class, rounds: usize) -> Rotation {
    let (planned, notes) = planned(class, rounds.clamp(1, ROUNDS), &class.history);
    let next = super::next_round::offer(class);
    Rotation { words: class.words, base: class.base(), rounds, counts: (1..=6).collect(), planned, notes, next }
}

/// Once the exercise has begun, whoever is taken off a seat is taken out of a scene: that is asked twice.
fn sure(class: &Class, id: &str, who: &str) -> String {
    if class.state.phase == Phase::Briefing || who.is_empty() {
        return String::new();
    }
    class.words.text(id, &[("who", Arg::Text(who))])
}

fn grid(class: &Class) -> Grid {
    let cell = |seat: &scenario::structure::Seat, team: &TeamWatch| {
        let person = class.state.seats.get(&team.plan.id).and_then(|s| s.get(&seat.id)).cloned().unwrap_or_default();
        let who = if person.is_empty() { String::new() } else { class.alias(&person) };
        Cell {
            sure: sure(class, "control-stand-sure", &who),
            place: format!("{}/{}", team.plan.id, seat.id),
            team: team.plan.id.clone(),
            seat: seat.id.clone(),
            who,
            none: !super::class::played(&team.plan, seat),
            needed: needed(seat),
        }
    };
    let row = |seat: &scenario::structure::Seat| SeatRow {
        title: class.seat_title(&seat.id),
        cells: class.teams.iter().map(|team| cell(seat, team)).collect(),
    };
    let rows: Vec<SeatRow> =
        class.structure().seats.iter().map(row).filter(|row| row.cells.iter().any(|c| !c.none)).collect();
    let team_word = class.words.t("lobby-team");
    let mut seats: Vec<(&SeatRow, &Cell)> =
        rows.iter().flat_map(|row| row.cells.iter().filter(|c| !c.none).map(move |cell| (row, cell))).collect();
    seats.sort_by_key(|(_, cell)| cell.team.parse::<u32>().ok());
    let (needed, other): (Vec<&Cell>, Vec<&Cell>) =
        seats.iter().map(|(_, cell)| *cell).filter(|cell| cell.who.is_empty()).partition(|cell| cell.needed);
    let free: Vec<(&str, &str)> =
        needed.into_iter().chain(other).map(|cell| (cell.team.as_str(), cell.seat.as_str())).collect();
    let places = seats.iter().map(|(row, cell)| {
        let who = if cell.who.is_empty() { String::new() } else { format!(" ({})", cell.who) };
        (cell.place.clone(), format!("{team_word} {} · {}{who}", cell.team, row.title))
    });
    let places: Vec<(String, String)> = places.collect();
    let person = |id: &String| PersonRow {
        sure: class.words.text("control-remove-sure", &[("who", Arg::Text(&class.alias(id)))]),
        alias: class.alias(id),
        places: class
            .state
            .places(id)
            .iter()
            .map(|(team, seat)| format!("{team_word} {team}, {}", class.seat_title(seat)))
            .collect::<Vec<_>>()
            .join("; "),
        next: proposed(class.structure(), &class.state, &free, id).unwrap_or_default(),
        id: id.clone(),
    };
    let mut people: Vec<PersonRow> = class.state.people.iter().map(person).collect();
    people.sort_by_key(|p| (!p.places.is_empty(), p.alias.to_lowercase()));
    let idle = people.iter().filter(|p| p.places.is_empty()).count();
    Grid {
        idle: if idle >= MANY { idle } else { 0 },
        words: class.words,
        base: class.base(),
        teams: class.teams.iter().map(|t| t.plan.id.clone()).collect(),
        rows,
        people,
        out: taken_out(class),
        missing: missing(class),
        places,
    }
}

/// The first of these seats that somebody without one may take by themselves, as `team/seat`: whoever knows the far end is
/// not led into a cell by a choice that stands there already.
fn proposed(structure: &Structure, state: &Delivery, free: &[(&str, &str)], person: &str) -> Option<String> {
    if !state.places(person).is_empty() {
        return None;
    }
    let may = |(team, seat): &&(&str, &str)| {
        structure.seat(seat).is_some_and(|seat| may_take(structure, state, team, seat, person))
    };
    free.iter().find(may).map(|(team, seat)| format!("{team}/{seat}"))
}

/// Who was taken out and kept a name.
fn taken_out(class: &Class) -> Vec<(String, String)> {
    let gone = |id: &&String| !class.state.people.contains(*id) && class.state.knows(id);
    let mut out: Vec<_> = class.people.keys().filter(gone).map(|id| (id.clone(), class.alias(id))).collect();
    out.sort_by_key(|(_, alias)| alias.to_lowercase());
    out
}

pub(crate) fn needed(seat: &scenario::structure::Seat) -> bool {
    seat.required || NEEDED.contains(&seat.role) || seat.role == Role::RolePlayer
}

/// What each team lacks before it can begin. Who plays on paper needs no seat here.
pub(crate) fn missing(class: &Class) -> Vec<String> {
    let of = |team: &TeamWatch| {
        let taken = class.state.seats.get(&team.plan.id);
        let empty = |seat: &&scenario::structure::Seat| !taken.is_some_and(|t| t.contains_key(&seat.id));
        let lacking: Vec<String> =
            class.seats(&team.plan).filter(|s| needed(s)).filter(empty).map(|s| class.seat_title(&s.id)).collect();
        let args = [("team", Arg::Text(&team.plan.id)), ("seats", Arg::Text(&lacking.join(", ")))];
        (!lacking.is_empty()).then(|| class.words.text("control-missing", &args))
    };
    class.teams.iter().filter(|t| !t.plan.on_paper).filter_map(of).collect()
}

pub(crate) fn missing_line(class: &Class) -> String {
    missing(class).join(" ")
}

/// Seats that take part in a rotation, the weightiest first.
fn rotating(class: &Class) -> Vec<Place> {
    let weight = |role: Role| match role {
        Role::Primary => 0,
        Role::RolePlayer => 1,
        Role::Coach => 2,
        Role::Leader => 3,
        Role::Recorder => 4,
        Role::Commander => 5,
        Role::Intelligence => 6,
        _ => 7,
    };
    let mut seats: Vec<_> =
        class.structure().seats.iter().filter(|s| !stays(s.role) && s.role != Role::Observer).collect();
    seats.sort_by_key(|s| weight(s.role));
    let place = |seat: &scenario::structure::Seat, team: &TeamWatch| Place {
        team: team.plan.id.clone(),
        seat: seat.id.clone(),
        far_end: seat.role == Role::RolePlayer,
    };
    seats
        .into_iter()
        .flat_map(|seat| {
            let teams = class.teams.iter().filter(|t| super::class::played(&t.plan, seat));
            teams.map(|t| place(seat, t)).collect::<Vec<_>>()
        })
        .collect()
}

/// A seat that somebody was given for what they are, and that no rotation takes from them.
pub(super) fn stays(role: Role) -> bool {
    role.is_staff() || role == Role::Interpreter
}

/// The seat for which somebody stays out of the rotation.
fn kept(class: &Class, person: &str) -> Option<String> {
    let role = |seat: &str| class.structure().seat(seat).map(|s| s.role);
    class.state.places(person).into_iter().map(|(_, seat)| seat).find(|seat| role(seat).is_some_and(stays))
}

/// People who rotate.
fn players(class: &Class) -> Vec<String> {
    class.state.people.iter().filter(|p| kept(class, p).is_none()).cloned().collect()
}

fn planned(class: &Class, rounds: usize, history: &History) -> (Vec<PlannedRound>, Vec<String>) {
    let (people, places) = (players(class), rotating(class));
    let plan = rotation::plan(&people, &places, rounds, &history.past);
    let unmet = rotation::unmet(&people, &places, &plan, &history.past);
    let notes = if people.is_empty() { Vec::new() } else { notes(class, history, &unmet) };
    let team_word = class.words.t("lobby-team");
    let round = |(n, round): (usize, rotation::Round)| PlannedRound {
        n,
        cells: round
            .seated
            .iter()
            .map(|(p, person)| (format!("{team_word} {} · {}", p.team, class.seat_title(&p.seat)), class.alias(person)))
            .collect(),
        resting: round.resting.iter().map(|p| class.alias(p)).collect::<Vec<_>>().join(", "),
    };
    ((1..).zip(plan).map(round).collect(), notes)
}

/// What counts from earlier exercises, and what cannot be met, in sentences.
fn notes(class: &Class, history: &History, unmet: &rotation::Unmet) -> Vec<String> {
    let words = class.words;
    let number = |n: usize| Arg::Number(i64::try_from(n).unwrap_or(i64::MAX));
    let who = |people: &[String]| people.iter().map(|p| class.alias(p)).collect::<Vec<_>>().join(", ");
    let mut out = Vec::new();
    if history.exercises > 0 {
        out.push(words.text("watch-rotation-before", &[("n", number(history.exercises))]));
    }
    let keeps = |p: &String| Some(format!("{} ({})", class.alias(p), class.seat_title(&kept(class, p)?)));
    let kept: Vec<String> = class.state.people.iter().filter_map(keeps).collect();
    if !kept.is_empty() {
        out.push(words.text("watch-rotation-kept", &[("who", Arg::Text(&kept.join(", ")))]));
    }
    if unmet.far_seats == 0 {
        out.push(words.t("watch-rotation-no-far"));
        return out;
    }
    let seats = number(unmet.far_seats);
    if !unmet.never_far.is_empty() {
        let args = [("who", Arg::Text(&who(&unmet.never_far))), ("n", seats)];
        out.push(words.text("watch-rotation-never-far", &args));
    }
    if !unmet.never_near.is_empty() {
        out.push(words.text("watch-rotation-never-near", &[("who", Arg::Text(&who(&unmet.never_near)))]));
    }
    if !unmet.far_again.is_empty() {
        out.push(words.text("watch-rotation-far-again", &[("who", Arg::Text(&who(&unmet.far_again)))]));
    }
    out
}

/// Seats everybody as a round proposes.
pub(crate) async fn rotate(site: &Site, log: &LogId, staff: &Staff, round: &str, rounds: &str) -> Result<(), Problem> {
    let class = Class::open(site, &log.to_string(), Words::for_tag("en")).await?;
    let rounds: usize = rounds.parse().map_err(|_| Problem::BadRequest)?;
    let n: usize = round.parse().map_err(|_| Problem::BadRequest)?;
    let places = rotating(&class);
    let past = history::before(site, &class).await?.past;
    let planned = rotation::plan(&players(&class), &places, rounds.clamp(1, ROUNDS), &past);
    let planned = planned.get(n.wrapping_sub(1)).ok_or(Problem::BadRequest)?;
    let control = Actor::Control(staff.id.clone());
    // Everybody stands up first: a seat that is changed over is never held by two.
    for place in &places {
        let taken = class.state.seats.get(&place.team).is_some_and(|s| s.contains_key(&place.seat));
        if taken {
            let command = Command::Stand { team: place.team.clone(), seat: place.seat.clone() };
            site.house.direct(log, &control, &command, None).await?;
        }
    }
    for (place, person) in &planned.seated {
        let (team, seat, person) = (place.team.clone(), place.seat.clone(), person.clone());
        site.house.direct(log, &control, &Command::Sit { team, seat, person }, None).await?;
    }
    Ok(())
}

#[derive(Template)]
#[template(path = "control/pass.html")]
struct PassPage {
    frame: Frame,
    bar: Bar,
    alias: String,
    link: String,
    code: String,
}

/// A ticket for another device, as a link and as a picture for a camera. It is shown once.
pub(crate) async fn pass(
    State(site): State<Site>,
    Path((_, person)): Path<(String, String)>,
    headers: HeaderMap,
    Opened { class, staff, visitor }: Opened,
) -> Result<Response, Problem> {
    if !class.state.people.contains(&person) {
        return Err(Problem::NotFound);
    }
    let ticket = site.house.ticket(&class.log, &person).await?;
    let link = format!("{}/pass/{ticket}", site.origin(&headers));
    let page = PassPage {
        alias: class.alias(&person),
        code: qr::picture(&link, "QR"),
        link,
        bar: Bar::new(&class, staff.name, "roster"),
        frame: Frame::new(visitor),
    };
    Ok(html(StatusCode::OK, &page))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::control::class::tests::pack;
    use exercise::delivery::event::{Event, Happening};
    use exercise::team::order::Order;

    #[test]
    fn who_of_the_course_has_not_come_is_offered_by_name() {
        let on_course = |id: &str, alias: &str| Participant {
            id: id.to_owned(),
            alias: alias.to_owned(),
            ..Participant::default()
        };
        let here = |alias: &str, participant: &str| Person {
            id: alias.to_owned(),
            alias: alias.to_owned(),
            participant: participant.to_owned(),
        };
        let course = vec![on_course("a", "Anna"), on_course("b", "Boris"), on_course("c", "Chloe")];
        let people = [here("Annie", "a"), here("boris", "")];
        assert_eq!(awaited(course.clone(), people.iter()), ["Chloe"]);
        assert_eq!(awaited(course, [].iter()), ["Anna", "Boris", "Chloe"]);
    }

    #[test]
    fn nobody_who_knows_the_far_end_is_proposed_a_seat_in_a_cell() {
        let pack = pack();
        let seat = |role: Role| pack.structure.seats.iter().find(|s| s.role == role).unwrap().id.as_str();
        let (far, primary, observer) = (seat(Role::RolePlayer), seat(Role::Primary), seat(Role::Observer));
        let mut state = Delivery::default();
        state.seats.insert("1".to_owned(), Default::default());
        let take = |state: &mut Delivery, event: Event| {
            state.evolve(&Happening { at: 0, by: "control".to_owned(), client: None, event });
        };
        let sits = |person: Option<&str>| {
            let order = Order::Seat { seat: far.to_owned(), person: person.map(str::to_owned) };
            Event::Ordered { teams: vec!["1".to_owned()], order }
        };
        for person in ["new", "knows"] {
            take(&mut state, Event::Joined { person: person.to_owned() });
        }
        take(&mut state, sits(Some("knows")));
        let free = [("1", primary), ("1", observer)];
        let told = |state: &Delivery, free: &[(&str, &str)], person| proposed(&pack.structure, state, free, person);
        assert_eq!(told(&state, &free, "knows"), None, "who sits is asked nothing");
        take(&mut state, sits(None));
        assert_eq!(told(&state, &free, "new"), Some(format!("1/{primary}")));
        assert_eq!(told(&state, &free, "knows"), Some(format!("1/{observer}")));
        assert_eq!(told(&state, &free[..1], "knows"), None, "control chooses");
    }
}
