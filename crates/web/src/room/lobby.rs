//! `/room/{exercise}`: where a class gathers. Seats are taken here, votes are cast, roles are laid down, and what each
//! means to do differently is written.

use crate::call::log_id;
use crate::pages::frame::{Frame, html, paragraphs};
use crate::pages::start::text;
use crate::problem::Problem;
use crate::room::pass::{Passed, Right};
use crate::room::presence::Here;
use crate::room::seat::render;
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
use std::collections::VecDeque;
use tokio::sync::watch;
use words::Words;

struct SeatRow {
    seat: String,
    title: String,
    who: String,
    own: bool,
    free: bool,
    /// Only control gives this seat.
    staff: bool,
    /// Only control moves this reader there, for what they know from where they sat.
    asked: bool,
}

struct TeamRow {
    id: String,
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
    teams: Vec<TeamRow>,
    own: Vec<(String, String, String)>,
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
    base: String,
    title: String,
    region: String,
    notice: String,
    upto: u64,
}

pub(crate) async fn show(
    State(site): State<Site>,
    Path(exercise): Path<String>,
    passed: Passed,
    visitor: Visitor,
) -> Result<Response, Problem> {
    page(&site, &exercise, &passed, visitor, StatusCode::OK, String::new()).await
}

async fn page(
    site: &Site,
    exercise: &str,
    passed: &Passed,
    mut visitor: Visitor,
    status: StatusCode,
    notice: String,
) -> Result<Response, Problem> {
    let log = own(exercise, passed)?;
    visitor.path = format!("/room/{log}");
    let words = visitor.words;
    let (region, upto) = region(site, &log, passed, words).await?;
    let listed = site.house.listed(&log).await?.ok_or(Problem::NotFound)?;
    let page = Page {
        base: format!("/room/{log}"),
        title: listed.title,
        region: render(region.render())?,
        notice,
        upto,
        frame: Frame::new(visitor),
    };
    Ok(html(status, &page))
}

/// The exercise, if the reader's pass is for it.
fn own(exercise: &str, passed: &Passed) -> Result<LogId, Problem> {
    let log = log_id(exercise)?;
    if passed.exercise == log { Ok(log) } else { Err(Problem::JoinFirst) }
}

async fn region(site: &Site, log: &LogId, passed: &Passed, words: &'static Words) -> Result<(Region, u64), Problem> {
    let names = site.house.names(log).await?;
    // Whoever was taken out of the exercise is not told how it goes on; their stream ends here too.
    let found = site.house.inspect(log, |pack, state| {
        let here = state.people.contains(&passed.person.id);
        here.then(|| {
            let helpline = paragraphs(&site.helpline(pack, words));
            (Region { helpline, ..drawn(pack, state, log, passed, &names, words) }, state.n)
        })
    });
    found.await?.ok_or(Problem::JoinFirst)
}

fn drawn(pack: &Pack, state: &Delivery, log: &LogId, passed: &Passed, names: &Names, words: &'static Words) -> Region {
    let me = &passed.person.id;
    let places = state.places(me);
    let title = |seat: &str| {
        let role = pack.structure.seat(seat).map(|s| s.role.name());
        role.map(|r| words.named("role", r)).unwrap_or_else(|| seat.to_owned())
    };
    let plans = state.opening.iter().flat_map(|o| &o.teams);
    let link = |team: &str, seat: &str| {
        let log = state.team(team).map(|t| t.log.as_str()).unwrap_or_default();
        format!("/team/{log}/{seat}")
    };
    let row = |plan: &exercise::delivery::TeamPlan| {
        let taken = state.seats.get(&plan.id);
        let seats = pack.structure.seats.iter().filter(|s| shown(plan, pack, s)).map(|s| {
            let who = taken.and_then(|t| t.get(&s.id));
            SeatRow {
                seat: s.id.clone(),
                title: title(&s.id),
                who: match who {
                    Some(_) if !tells(pack, state, me, &s.id) => words.t("lobby-taken"),
                    who => who.and_then(|p| names.get(p)).cloned().unwrap_or_default(),
                },
                own: who == Some(me),
                free: who.is_none(),
                staff: s.role.is_staff(),
                asked: !may_take(&pack.structure, state, &plan.id, s, me),
            }
        });
        TeamRow { id: plan.id.clone(), own: places.iter().any(|(t, _)| *t == plan.id), seats: seats.collect() }
    };
    let own_team = places.first().map(|(team, _)| team.clone()).unwrap_or_default();
    let vote = state.open_vote().map(|(n, vote)| VoteForm {
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
        base: format!("/room/{log}"),
        phase: state.phase.name(),
        alias: passed.person.alias.clone(),
        teams: plans.map(row).collect(),
        own: places.iter().map(|(t, s)| (t.clone(), title(s), link(t, s))).collect(),
        vote,
        debrief: matches!(state.phase, Phase::Debrief | Phase::Closed),
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
    passed: Passed,
    visitor: Visitor,
    Form(given): Form<Given>,
) -> Result<Response, Problem> {
    let log = own(&exercise, &passed)?;
    let me = passed.person.id.clone();
    site.paces.acts.take(&(log, me.clone()))?;
    let command = match what.as_str() {
        "sit" => Command::Sit { team: given.team, seat: given.seat, person: me.clone() },
        "stand" => Command::Stand { team: given.team, seat: given.seat },
        "vote" => Command::Vote {
            vote: given.vote.ok_or(Problem::BadRequest)?,
            option: given.option.ok_or(Problem::BadRequest)?,
        },
        "de-role" => Command::DeRole,
        "commit" => Command::Commit { text: given.text },
        "conclude" => Command::Conclude {
            team: given.team,
            what: if given.what == "strength" { Conclusion::Strength } else { Conclusion::Improvement },
            text: given.text,
        },
        _ => return Err(Problem::NotFound),
    };
    let id = given.id.filter(|id| !id.is_empty());
    match site.house.direct(&log, &Actor::Person(me), &command, id.as_deref()).await {
        Ok(_) if visitor.wants_page => Ok(Redirect::to(&format!("/room/{log}")).into_response()),
        Ok(_) => Ok(StatusCode::NO_CONTENT.into_response()),
        Err(DeliveryError::Refused(refusal)) if visitor.wants_page => {
            let notice = visitor.words.named("delivery-refusal", refusal.name());
            page(&site, &exercise, &passed, visitor, StatusCode::CONFLICT, notice).await
        }
        Err(error) => Err(error.into()),
    }
}

/// What changes in the room, as the region drawn anew.
pub(crate) async fn follow(
    State(site): State<Site>,
    Path(exercise): Path<String>,
    Query(from): Query<From>,
    headers: HeaderMap,
    passed: Passed,
    visitor: Visitor,
) -> Result<Response, Problem> {
    let log = own(&exercise, &passed)?;
    let grown = site.house.watch_delivery(&log).await?;
    let here = site.presence.enter(&log, &passed.person.id);
    let counted = site.streams.enter();
    let right = Right::Pass(passed.clone());
    let upto = from.after(&headers);
    let words = visitor.words;
    let lobby = Lobby { site, log, passed, right, words, grown: grown.clone(), upto, _here: here };
    Ok(streaming::follow(lobby, vec![grown], counted))
}

/// What somebody in the room has been shown.
struct Lobby {
    site: Site,
    log: LogId,
    passed: Passed,
    right: Right,
    words: &'static Words,
    grown: watch::Receiver<u64>,
    upto: u64,
    /// Whoever has not opened a seat yet is here.
    _here: Here,
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
        let drawn = region(&self.site, &self.log, &self.passed, self.words).await;
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
