//! Streams of control's pages: whenever something happens in the exercise or in a team, and every few seconds for what
//! only time brings (a silence, a phone that is gone), regions are drawn, and those that have changed are sent.

use super::class::Class;
use super::draw::{self, Region, rendered};
use super::{debrief, exposure, history, master, overview, plenary, projector, roster, stops, team as team_page};
use crate::pages::metrics::OpenStream;
use crate::problem::Problem;
use crate::room::pass::Right;
use crate::site::Site;
use crate::staff::who::Staff;
use crate::streaming::{self, From};
use crate::visitor::Visitor;
use axum::extract::{Path, Query, State};
use axum::http::HeaderMap;
use axum::response::Response;
use axum::response::sse::Event;
use futures_util::stream;
use serde::Deserialize;
use std::collections::{BTreeMap, VecDeque};
use std::time::Duration;
use tokio::sync::{mpsc, watch};

/// How often what only time brings is looked for.
const LOOK: Duration = Duration::from_secs(5);

/// What a page shows of an exercise.
enum Scope {
    Overview,
    /// Nothing but what every page shows.
    Stops,
    Team(String),
    /// With a proposal for so many rounds.
    Roster(usize),
    Projector,
    Plenary,
    Debrief,
    /// With the rows of one team; empty for all.
    Master(String),
}

/// What an address names.
#[derive(Deserialize)]
pub(crate) struct At {
    exercise: String,
    /// Empty where the page is of all teams.
    #[serde(default)]
    team: String,
    #[serde(default)]
    rounds: usize,
}

macro_rules! streams {
    ($($name:ident => $scope:expr),+ $(,)?) => { $(
        pub(crate) async fn $name(
            State(site): State<Site>,
            Path(at): Path<At>,
            Query(from): Query<From>,
            headers: HeaderMap,
            staff: Staff,
            visitor: Visitor,
        ) -> Result<Response, Problem> {
            follow(site, at, $scope, from, &headers, (staff, visitor)).await
        }
    )+ };
}

streams! {
    overview => |_| Scope::Overview,
    stops => |_| Scope::Stops,
    team => |at| Scope::Team(at.team),
    roster => |at| Scope::Roster(at.rounds),
    projector => |_| Scope::Projector,
    plenary => |_| Scope::Plenary,
    debrief => |_| Scope::Debrief,
    list => |at| Scope::Master(at.team),
}

async fn follow(
    site: Site,
    at: At,
    scope: fn(At) -> Scope,
    from: From,
    headers: &HeaderMap,
    (staff, visitor): (Staff, Visitor),
) -> Result<Response, Problem> {
    let after = from.after(headers);
    let mut class = Class::open(&site, &at.exercise, visitor.words).await?;
    let scope = scope(at);
    class.host = site.origin(headers);
    if matches!(scope, Scope::Debrief) {
        class.exposure = exposure::of(&site, &class).await?;
    }
    if matches!(scope, Scope::Roster(_)) {
        class.history = history::before(&site, &class).await?;
    }
    if let Scope::Team(id) = &scope {
        class.team(id).ok_or(Problem::NotFound)?;
    }
    let woken = wake(&site, &class).await?;
    let counted = site.streams.enter();
    let (keys, ready) = (BTreeMap::new(), VecDeque::new());
    let right = Right::Session(staff);
    let once = from.once;
    let mut follower = Follower { site, right, class, scope, after, keys, woken, ready, once, _counted: counted };
    follower.tell();
    if once {
        follower.ready.push_back(streaming::beat(follower.upto()));
    }
    Ok(streaming::respond(stream::unfold(follower, |mut follower| async {
        let event = follower.next().await?;
        Some((event, follower))
    })))
}

/// One bell for all logs: a safe word is told on every page, whichever team's.
async fn wake(site: &Site, class: &Class) -> Result<mpsc::Receiver<()>, Problem> {
    let (bell, woken) = mpsc::channel(1);
    let mut grown: Vec<watch::Receiver<u64>> = vec![site.house.watch_delivery(&class.log).await?];
    for team in &class.teams {
        grown.push(site.house.watch(&team.log).await?);
    }
    for mut one in grown {
        let bell = bell.clone();
        tokio::spawn(async move {
            loop {
                tokio::select! {
                    changed = one.changed() => if changed.is_err() { return },
                    () = bell.closed() => return,
                }
                // A bell that has rung already need not ring again.
                let _ = bell.try_send(());
            }
        });
    }
    Ok(woken)
}

struct Follower {
    site: Site,
    right: Right,
    class: Class,
    scope: Scope,
    /// Numbers up to here are on the page already.
    after: u64,
    /// What each region was drawn as.
    keys: BTreeMap<String, String>,
    woken: mpsc::Receiver<()>,
    ready: VecDeque<Event>,
    /// What is ready is all that is told.
    once: bool,
    _counted: OpenStream,
}

impl Follower {
    async fn next(&mut self) -> Option<Event> {
        loop {
            if let Some(event) = self.ready.pop_front() {
                return Some(event);
            }
            if self.once {
                return None;
            }
            let looked = tokio::select! {
                rung = self.woken.recv() => { rung?; false }
                () = tokio::time::sleep(LOOK) => true,
            };
            if !self.right.lasts(&self.site).await {
                return None;
            }
            let people = self.class.people.len();
            if self.class.catch_up(&self.site).await.is_err() {
                return None;
            }
            // Who has come in may have a past on the course.
            if matches!(self.scope, Scope::Roster(_)) && people != self.class.people.len() {
                self.class.history = history::before(&self.site, &self.class).await.ok()?;
            }
            self.tell();
            if looked && self.ready.is_empty() {
                return Some(streaming::beat(self.upto()));
            }
        }
    }

    /// Regions are told by a number that never goes back: the team's own, or that of everything.
    fn upto(&self) -> u64 {
        let n = match &self.scope {
            Scope::Team(id) => self.class.team(id).map_or(0, |t| t.chronicle.seen.upto),
            _ => self.class.upto(),
        };
        n.max(self.after)
    }

    /// Puts together what has changed.
    fn tell(&mut self) {
        if let Scope::Team(id) = &self.scope
            && let Some(team) = self.class.team(id)
        {
            let new: Vec<Event> = team
                .chronicle
                .entries
                .iter()
                .filter(|e| e.n > self.after)
                .map(|e| {
                    let html = rendered(&draw::row(&self.class, team, e));
                    Event::default().event("happened").id(e.n.to_string()).data(html)
                })
                .collect();
            self.ready.extend(new);
        }
        let upto = self.upto();
        self.after = upto;
        let mut regions = match &self.scope {
            Scope::Stops => Vec::new(),
            Scope::Overview => overview::regions(&self.class),
            Scope::Team(id) => self.class.team(id).map(|t| team_page::regions(&self.class, t)).unwrap_or_default(),
            Scope::Roster(rounds) => roster::regions(&self.class, *rounds),
            Scope::Projector => projector::regions(&self.class),
            Scope::Plenary => plenary::regions(&self.class),
            Scope::Debrief => debrief::regions(&self.class),
            Scope::Master(only) => master::regions(&self.class, only),
        };
        if !matches!(self.scope, Scope::Projector) {
            regions.push(stops::region(&self.class));
        }
        let changed = |r: &Region| self.keys.get(&r.name) != Some(&r.key);
        let html: String = regions.iter().filter(|r| changed(r)).map(|r| r.html.as_str()).collect();
        if !html.is_empty() {
            self.ready.push_back(Event::default().event("now").id(upto.to_string()).data(html));
        }
        self.keys = regions.into_iter().map(|r| (r.name, r.key)).collect();
    }
}
