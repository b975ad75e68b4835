//! `/room/{exercise}`: where a class gathers. Seats are taken here, votes are cast, roles are laid down, and what each
//! means to do differently is written. Where several people share the device, the page is that of one of them, whose turn
//! it is, with the way to the others.

use crate::call::log_id;
use crate::control::needed;
use crate::pages::frame::{Frame, html, paragraphs};
use crate::pages::start::{language, text};
use crate::problem::Problem;
use crate::room::pass::{MaybePassed, Passed, Right, SHARED, forget};
use crate::room::presence::Here;
use crate::room::seat::render;
use crate::seats;
use crate::site::Site;
use crate::streaming::{self, From, Tells};
use crate::visitor::Visitor;
use askama::Template;
use axum::extract::{Form, Path, Query, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::sse::Event;
use axum::response::{IntoResponse, Redirect, Response};
use chain::LogId;
use exercise::delivery::event::Conclusion;
use exercise::delivery::seating::may_take;
use exercise::delivery::{Actor, Command, State as Delivery, event::Phase};
use live::{ActError, DeliveryError, Names};
use scenario::Pack;
use scenario::structure::Role;
use serde::Deserialize;
use std::collections::{BTreeSet, VecDeque};
use tokio::sync::watch;
use words::Words;

struct SeatRow {
    seat: String,
    title: String,
    who: String,
    own: bool,
    free: bool,
    /// The team cannot begin while nobody sits here.
    needed: bool,
    /// Only control gives this seat.
    staff: bool,
    /// Only control moves this reader there, for what they know from where they sat.
    asked: bool,
    /// Who reads its papers knows more than a cell may: the reader is asked once before they do.
    far: bool,
}

/// A seat that somebody at this device holds.
struct OwnSeat {
    team: String,
    title: String,
    link: String,
    /// Who, where the device is shared.
    who: String,
}

struct TeamRow {
    id: String,
    /// In which languages it plays.
    languages: String,
    own: bool,
    seats: Vec<SeatRow>,
}

struct VoteForm {
    n: u64,
    question: String,
    options: Vec<(usize, String, bool)>,
}

/// The whole of the room, drawn anew whenever something in it changes.
#[derive(Template)]
#[template(path = "room/lobby-region.html")]
struct Region {
    words: &'static Words,
    base: String,
    phase: &'static str,
    alias: String,
    /// Whose turn it is, where the device is shared; it goes with everything that is sent.
    whose: String,
    /// Everybody at the device where it is shared: alias, the way to their turn, and whether it is theirs.
    people: Vec<(String, String, bool)>,
    /// The way in for one more person at this device; empty when nobody comes in or no more fit.
    beside: String,
    /// The room of the next round and of the one before; empty where whoever reads this is not in it.
    next: String,
    earlier: String,
    teams: Vec<TeamRow>,
    own: Vec<OwnSeat>,
    /// Whoever reads this has a seat, and is not told to take one.
    seated: bool,
    vote: Option<VoteForm>,
    debrief: bool,
    de_roled: bool,
    de_role: Vec<Vec<String>>,
    commitments: Vec<String>,
    conclusions: Vec<(String, String)>,
    own_team: String,
    closed: bool,
    /// What somebody should know before taking a seat, and where help is found.
    warning: Vec<Vec<String>>,
    helpline: Vec<Vec<String>>,
    /// Nothing has begun: both are read before a seat is taken.
    briefing: bool,
}

#[derive(Template)]
#[template(path = "room/lobby.html")]
struct Page {
    frame: Frame,
    title: String,
    /// Address of this page, for whose turn it is; its stream asks for the same.
    address: String,
    region: String,
    notice: String,
    upto: u64,
}

#[derive(Deserialize)]
pub(crate) struct Asked {
    #[serde(default)]
    whose: String,
}

pub(crate) async fn show(
    State(site): State<Site>,
    Path(exercise): Path<String>,
    Query(asked): Query<Asked>,
    passed: MaybePassed,
    visitor: Visitor,
) -> Result<Response, Problem> {
    let turn = Turn::of(&site, &exercise, passed, &asked.whose).await?;
    page(&site, &turn, visitor, StatusCode::OK, String::new()).await
}

async fn page(
    site: &Site,
    turn: &Turn,
    mut visitor: Visitor,
    status: StatusCode,
    notice: String,
) -> Result<Response, Problem> {
    visitor.path = turn.address();
    let words = visitor.words;
    let (region, upto) = region(site, turn, words).await?;
    let listed = site.house.listed(&turn.log()).await?.ok_or(Problem::NotFound)?;
    let page = Page {
        address: turn.address(),
        title: listed.title,
        region: render(region.render())?,
        notice,
        upto,
        frame: Frame::new(visitor),
    };
    Ok(html(status, &page))
}

/// The people at a device, and whose turn it is.
struct Turn {
    me: Passed,
    /// Everybody of this exercise, oneself among them, in the order in which they came.
    all: Vec<Passed>,
    /// Everything the device holds.
    held: MaybePassed,
}

impl Turn {
    /// Whose turn it is: who is asked for or, without that, the first. Whoever was taken out of the exercise is not there.
    async fn of(site: &Site, exercise: &str, held: MaybePassed, whose: &str) -> Result<Turn, Problem> {
        let log = log_id(exercise)?;
        let mut all: Vec<Passed> = held.of(&log).cloned().collect();
        let asked = |own: &&Passed| whose.is_empty() || own.person.id == whose;
        if !all.iter().any(|own| asked(&own)) {
            return Err(Problem::JoinFirst);
        }
        site.house.inspect(&log, |_, state| all.retain(|own| state.people.contains(&own.person.id))).await?;
        let me = all.iter().find(asked).cloned();
        Ok(Turn { me: me.ok_or(Problem::TakenOut)?, all, held })
    }

    fn log(&self) -> LogId {
        self.me.exercise
    }

    /// Who has the turn, as it stands in an address or a form; nobody where nobody else is there.
    fn whose(&self) -> Option<&str> {
        (self.all.len() > 1).then_some(self.me.person.id.as_str())
    }

    fn address(&self) -> String {
        address(&self.log(), self.whose())
    }
}

/// Address of the room, for whose turn it is.
pub(crate) fn address(exercise: &LogId, whose: Option<&str>) -> String {
    let whose = whose.map(|person| format!("?whose={person}")).unwrap_or_default();
    format!("/room/{exercise}{whose}")
}

async fn region(site: &Site, turn: &Turn, words: &'static Words) -> Result<(Region, u64), Problem> {
    let log = turn.log();
    let names = site.house.names(&log).await?;
    let listed = site.house.listed(&log).await?.ok_or(Problem::NotFound)?;
    let me = &turn.me.person.id;
    let next = way_on(site, &log, me).await?.map(|next| address(&next, turn.whose())).unwrap_or_default();
    let earlier = turn.held.whose(listed.after.parse().ok(), Some(me)).map(|own| address(&own.exercise, turn.whose()));
    let earlier = earlier.unwrap_or_default();
    // Whoever was taken out of the exercise is not told how it goes on; their stream ends here too.
    let found = site.house.inspect(&log, |pack, state| {
        let here = state.people.contains(me);
        here.then(|| {
            let helpline = paragraphs(&site.helpline(pack, words));
            let more = state.phase != Phase::Closed && turn.all.len() < SHARED;
            let beside = if more { format!("/join?code={}&beside=1", listed.code) } else { String::new() };
            (Region { helpline, beside, next, earlier, ..drawn(pack, state, turn, &names, words) }, state.n)
        })
    });
    found.await?.ok_or(Problem::TakenOut)
}

/// Where somebody goes on from an exercise that is over: the next round, if they are in it.
pub(crate) async fn way_on(site: &Site, exercise: &LogId, person: &str) -> Result<Option<LogId>, DeliveryError> {
    if !site.house.inspect(exercise, |_, state| state.phase.is_over()).await? {
        return Ok(None);
    }
    let Some(next) = site.house.round_after(exercise).await?.and_then(|l| l.id.parse().ok()) else { return Ok(None) };
    let here = site.house.inspect(&next, |_, state| state.people.contains(person)).await?;
    Ok(here.then_some(next))
}

/// The seats that people at this device hold, those of whose turn it is first.
fn seats_here(pack: &Pack, state: &Delivery, turn: &Turn, words: &Words) -> Vec<OwnSeat> {
    let me = |own: &&Passed| own.person.id == turn.me.person.id;
    let people = turn.all.iter().filter(me).chain(turn.all.iter().filter(|own| !me(own)));
    let of = |own: &Passed| {
        let who = if turn.all.len() > 1 { own.person.alias.clone() } else { String::new() };
        let seat = move |(team, seat): (String, String)| {
            let log = state.team(&team).map(|t| t.log.as_str()).unwrap_or_default();
            OwnSeat {
                title: seats::title(pack, words, &seat),
                link: format!("/team/{log}/{seat}"),
                who: who.clone(),
                team,
            }
        };
        state.places(&own.person.id).into_iter().map(seat).collect::<Vec<_>>()
    };
    people.flat_map(of).collect()
}

fn drawn(pack: &Pack, state: &Delivery, turn: &Turn, names: &Names, words: &'static Words) -> Region {
    let me = &turn.me.person.id;
    let places = state.places(me);
    let plans = state.opening.iter().flat_map(|o| &o.teams);
    let row = |plan: &exercise::delivery::TeamPlan| {
        let taken = state.seats.get(&plan.id);
        let seats = pack.structure.seats.iter().filter(|s| shown(plan, pack, s)).map(|s| {
            let who = taken.and_then(|t| t.get(&s.id));
            SeatRow {
                seat: s.id.clone(),
                title: seats::title(pack, words, &s.id),
                who: match who {
                    Some(_) if !tells(pack, state, me, &s.id) => words.t("lobby-taken"),
                    who => who.and_then(|p| names.get(p)).cloned().unwrap_or_default(),
                },
                own: who == Some(me),
                free: who.is_none(),
                needed: who.is_none() && needed(s),
                staff: s.role.is_staff(),
                asked: !may_take(&pack.structure, state, &plan.id, s, me),
                far: s.role == Role::RolePlayer,
            }
        });
        let own = places.iter().any(|(t, _)| *t == plan.id);
        TeamRow { id: plan.id.clone(), languages: languages(plan), own, seats: seats.collect() }
    };
    let own_team = places.first().map(|(team, _)| team.clone()).unwrap_or_default();
    let vote = state.open_vote().filter(|(_, vote)| vote.asks(me)).map(|(n, vote)| VoteForm {
        n,
        question: vote.question.clone(),
        options: vote
            .options
            .iter()
            .enumerate()
            .map(|(i, o)| (i, o.clone(), vote.cast.get(me).is_some_and(|c| usize::from(*c) == i)))
            .collect(),
    });
    Region {
        words,
        base: address(&turn.log(), None),
        phase: state.phase.name(),
        alias: turn.me.person.alias.clone(),
        whose: turn.whose().unwrap_or_default().to_owned(),
        people: people_here(turn),
        beside: String::new(),
        next: String::new(),
        earlier: String::new(),
        teams: plans.map(row).collect(),
        own: seats_here(pack, state, turn, words),
        seated: !places.is_empty(),
        vote,
        debrief: state.phase.is_over(),
        de_roled: state.de_roled.contains(me),
        de_role: paragraphs(&text(pack, words, "de_role")),
        commitments: state.commitments.iter().filter(|(p, _)| p == me).map(|(_, t)| t.clone()).collect(),
        conclusions: state
            .conclusions
            .iter()
            .filter(|(team, _, _)| *team == own_team)
            .map(|(_, what, text)| {
                let name = if *what == Conclusion::Strength { "strength" } else { "improvement" };
                (words.named("conclusion", name), text.clone())
            })
            .collect(),
        own_team,
        closed: state.phase == Phase::Closed,
        warning: paragraphs(&text(pack, words, "warning")),
        helpline: Vec::new(),
        briefing: state.phase == Phase::Briefing,
    }
}

/// The languages that are spoken on a team's lines, each called by itself.
fn languages(plan: &exercise::delivery::TeamPlan) -> String {
    let tags: BTreeSet<&String> = plan.languages.values().collect();
    tags.into_iter().map(|tag| language(tag)).collect::<Vec<_>>().join(", ")
}

/// Everybody at a device that is shared.
fn people_here(turn: &Turn) -> Vec<(String, String, bool)> {
    let of = |own: &Passed| {
        let theirs = own.person.id == turn.me.person.id;
        (own.person.alias.clone(), address(&turn.log(), Some(&own.person.id)), theirs)
    };
    if turn.whose().is_some() { turn.all.iter().map(of).collect() } else { Vec::new() }
}

/// Whether a reader is told who sits in a seat: neither side of the line knows who is on the other, as on the pages of seats
/// (`room::draw::seats`).
fn tells(pack: &Pack, state: &Delivery, me: &str, seat: &str) -> bool {
    let far = |seat: &str| pack.structure.seat(seat).is_some_and(|s| s.role == Role::RolePlayer);
    state.places(me).first().is_none_or(|(_, own)| far(own) == far(seat))
}

/// Seats that people take: a role-player's only where a person plays, and never control's own.
fn shown(plan: &exercise::delivery::TeamPlan, pack: &Pack, seat: &scenario::structure::Seat) -> bool {
    match seat.role {
        Role::Director => false,
        Role::RolePlayer => pack.structure.played_by(seat).is_some_and(|s| plan.played.get(&s.id) == Some(&seat.id)),
        _ => true,
    }
}

#[derive(Deserialize)]
pub(crate) struct Given {
    id: Option<String>,
    /// Whose turn it is, where the device is shared.
    #[serde(default)]
    whose: String,
    #[serde(default)]
    team: String,
    #[serde(default)]
    seat: String,
    #[serde(default)]
    text: String,
    #[serde(default)]
    what: String,
    vote: Option<u64>,
    option: Option<u8>,
}

pub(crate) async fn act(
    State(site): State<Site>,
    Path((exercise, what)): Path<(String, String)>,
    passed: MaybePassed,
    visitor: Visitor,
    Form(given): Form<Given>,
) -> Result<Response, Problem> {
    let turn = Turn::of(&site, &exercise, passed, &given.whose).await?;
    let (log, me) = (turn.log(), turn.me.person.id.clone());
    site.paces.acts.take(&(log, me.clone()))?;
    let command = match what.as_str() {
        "sit" => Command::Sit { team: given.team, seat: given.seat, person: me.clone() },
        "stand" => Command::Stand { team: given.team, seat: given.seat },
        "vote" => Command::Vote {
            vote: given.vote.ok_or(Problem::BadRequest)?,
            option: given.option.ok_or(Problem::BadRequest)?,
        },
        "de-role" => Command::DeRole { person: me.clone() },
        "commit" => Command::Commit { person: me.clone(), text: given.text },
        "conclude" => Command::Conclude {
            team: given.team,
            what: if given.what == "strength" { Conclusion::Strength } else { Conclusion::Improvement },
            text: given.text,
        },
        _ => return Err(Problem::NotFound),
    };
    let id = given.id.filter(|id| !id.is_empty());
    match site.house.direct(&log, &Actor::Person(me), &command, id.as_deref()).await {
        Ok(_) if visitor.wants_page => Ok(Redirect::to(&turn.address()).into_response()),
        Ok(_) => Ok(StatusCode::NO_CONTENT.into_response()),
        Err(DeliveryError::Refused(refusal)) if visitor.wants_page => {
            let notice = visitor.words.named("delivery-refusal", refusal.name());
            page(&site, &turn, visitor, StatusCode::CONFLICT, notice).await
        }
        Err(error) => Err(error.into()),
    }
}

/// Whose turn it is goes away from a device that is shared. They stay in the exercise, and in their seats.
pub(crate) async fn off(
    State(site): State<Site>,
    Path(exercise): Path<String>,
    passed: MaybePassed,
    Form(asked): Form<Asked>,
) -> Result<Response, Problem> {
    let turn = Turn::of(&site, &exercise, passed, &asked.whose).await?;
    let forgotten = forget(&site, &turn.held, &turn.me);
    Ok(([forgotten], Redirect::to(&address(&turn.log(), None))).into_response())
}

/// What changes in the room, as the region drawn anew.
pub(crate) async fn follow(
    State(site): State<Site>,
    Path(exercise): Path<String>,
    Query(from): Query<From>,
    Query(asked): Query<Asked>,
    headers: HeaderMap,
    passed: MaybePassed,
    visitor: Visitor,
) -> Result<Response, Problem> {
    let turn = Turn::of(&site, &exercise, passed, &asked.whose).await?;
    let grown = site.house.watch_delivery(&turn.log()).await?;
    let here = turn.all.iter().map(|own| site.presence.enter(&own.exercise, &own.person.id)).collect();
    let counted = site.streams.enter();
    let right = Right::Pass(turn.me.clone());
    let upto = from.after(&headers);
    let words = visitor.words;
    let lobby = Lobby { site, turn, right, words, grown: grown.clone(), upto, _here: here };
    Ok(streaming::follow(lobby, vec![grown], from.once, counted))
}

/// What somebody in the room has been shown.
struct Lobby {
    site: Site,
    turn: Turn,
    right: Right,
    words: &'static Words,
    grown: watch::Receiver<u64>,
    upto: u64,
    /// Whoever has not opened a seat yet is here, with everybody who shares the device.
    _here: Vec<Here>,
}

impl Tells for Lobby {
    async fn lasts(&self) -> bool {
        self.right.lasts(&self.site).await
    }

    async fn read(&mut self, ready: &mut VecDeque<Event>) -> Result<bool, ActError> {
        let n = *self.grown.borrow();
        if n <= self.upto {
            return Ok(false);
        }
        // A page that cannot be drawn ends the stream; the browser asks for it anew.
        let drawn = region(&self.site, &self.turn, self.words).await;
        let (region, upto) = drawn.map_err(|_| ActError::NoSuchLog)?;
        self.upto = upto.max(n);
        let html = region.render().map_err(|e| ActError::Unreadable(e.to_string()))?;
        ready.push_back(Event::default().event("now").id(self.upto.to_string()).data(html));
        Ok(true)
    }

    fn upto(&self) -> u64 {
        self.upto
    }
}
