//! An exercise as control holds it: its own state, every team's chronicle, what each team's clock and desk say now, and
//! the names of people. Made once for a page, kept and caught up for a stream.

use super::exposure::Exposure;
use super::fold::Chronicle;
use super::history::{self, History};
use crate::call::log_id;
use crate::pages::start::text;
use crate::problem::Problem;
use crate::room::called::Called;
use crate::room::draw::settings;
use crate::room::presence::Reached;
use crate::seats;
use crate::site::Site;
use crate::staff::who::Staff;
use crate::visitor::Visitor;
use crate::zone::Zone;
use axum::extract::{FromRequestParts, RawPathParams};
use axum::http::request::Parts;
use axum::response::{IntoResponse, Response};
use chain::LogId;
use exercise::delivery::{State as Delivery, TeamPlan};
use exercise::state::{LineStatus, What as DueWhat};
use exercise::team::table::{InjectHand, Planned};
use live::{Listed, Person};
use scenario::structure::{Role, Seat, Structure};
use scenario::{Outcome, Pack};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use words::Words;

/// What a team's own state says at a moment, beside the chronicle.
#[derive(Clone, Debug, Default)]
pub(crate) struct TeamNow {
    /// Wall time of the look, ms since the Unix epoch.
    pub(crate) wall: i64,
    pub(crate) play_ms: i64,
    pub(crate) running: bool,
    pub(crate) outcome: Option<Outcome>,
    pub(crate) alarm: bool,
    pub(crate) voice: String,
    pub(crate) seats: BTreeMap<String, String>,
    /// Lines to a far end: open, ringing or idle.
    pub(crate) lines: BTreeMap<String, LineStatus>,
    /// Play time at which each inject is due.
    pub(crate) dues: BTreeMap<String, i64>,
    pub(crate) hands: BTreeMap<String, InjectHand>,
    /// Injects of control's own, by their ids.
    pub(crate) planned: BTreeMap<String, Planned>,
    pub(crate) injected: BTreeSet<String>,
    /// Injects that will not come any more, or have come.
    pub(crate) spent: BTreeSet<String>,
    /// Injects that belong to this kind of play.
    pub(crate) plays: BTreeSet<String>,
}

/// One team.
pub(crate) struct TeamWatch {
    pub(crate) plan: TeamPlan,
    pub(crate) log: LogId,
    pub(crate) chronicle: Chronicle,
    pub(crate) now: TeamNow,
    /// Seats whose screen is open somewhere, and those that were and are not any more.
    pub(crate) open: BTreeSet<String>,
    pub(crate) lost: BTreeSet<String>,
    /// How far each seat that somebody holds is reached.
    pub(crate) reached: BTreeMap<String, Reached>,
    /// Alarms that control has seen.
    pub(crate) aside: BTreeSet<String>,
}

/// The whole.
pub(crate) struct Class {
    pub(crate) log: LogId,
    pub(crate) listed: Listed,
    pub(crate) pack: Arc<Pack>,
    pub(crate) words: &'static Words,
    /// In which times of day are told.
    pub(crate) zone: Zone,
    pub(crate) state: Delivery,
    pub(crate) people: BTreeMap<String, Person>,
    /// Names of accounts, read when one of them is told.
    pub(crate) staff: BTreeMap<String, String>,
    pub(crate) teams: Vec<TeamWatch>,
    /// Scheme and host as others reach us.
    pub(crate) host: String,
    /// People whose screen shows the room where seats are taken.
    pub(crate) in_room: BTreeSet<String>,
    /// The exercises that are rounds with the same people, this one among them; none where there is no other.
    pub(crate) rounds: Vec<String>,
    /// What people played in the course before this exercise; only the roster asks.
    pub(crate) history: History,
    /// What the exercises of the course have asked of each person and each trainer; only the debrief asks.
    pub(crate) exposure: Exposure,
}

/// An exercise that a member of staff has open: what `{exercise}` in the address names. Taking it as an argument closes a
/// page to everybody else.
pub(crate) struct Opened {
    pub(crate) class: Class,
    pub(crate) staff: Staff,
    pub(crate) visitor: Visitor,
}

impl FromRequestParts<Site> for Opened {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, site: &Site) -> Result<Opened, Response> {
        let staff = Staff::from_request_parts(parts, site).await?;
        let Ok(visitor) = Visitor::from_request_parts(parts, site).await;
        let named = RawPathParams::from_request_parts(parts, site).await.map_err(IntoResponse::into_response)?;
        let exercise = named.iter().find_map(|(name, value)| (name == "exercise").then_some(value));
        let class = Class::open(site, exercise.unwrap_or_default(), visitor.words).await;
        Ok(Opened { class: class.map_err(IntoResponse::into_response)?, staff, visitor })
    }
}

impl Class {
    /// Opens an exercise and reads all of it.
    pub(crate) async fn open(site: &Site, exercise: &str, words: &'static Words) -> Result<Class, Problem> {
        let log = log_id(exercise)?;
        let listed = site.house.listed(&log).await?.ok_or(Problem::NotFound)?;
        let state = site.house.inspect(&log, |_, state| state.clone()).await?;
        let first = state.opening.iter().flat_map(|o| &o.teams).next().and_then(|t| t.log.parse().ok());
        let first: LogId = first.ok_or(Problem::Server)?;
        let pack = site.house.look(&first, |scene, _, _| Arc::clone(&scene.pack)).await?;
        let plans = state.opening.iter().flat_map(|o| o.teams.clone());
        let watch = |plan: TeamPlan| {
            let log = plan.log.parse().map_err(|_| Problem::Server)?;
            let chronicle = Chronicle::new(Arc::clone(&pack));
            let (now, open, lost, reached, aside) = Default::default();
            Ok(TeamWatch { plan, log, chronicle, now, open, lost, reached, aside })
        };
        let teams = plans.map(watch).collect::<Result<Vec<_>, Problem>>()?;
        let (staff, host, in_room, history, exposure) = Default::default();
        // Also of those who were taken out.
        let people = names(site, &log).await?;
        let zone = Zone::of(site, &listed);
        let rounds = history::rounds(site, &listed, state.next.as_ref()).await?;
        let mut class = Class {
            log,
            listed,
            words,
            zone,
            state,
            people,
            staff,
            teams,
            pack,
            host,
            in_room,
            rounds,
            history,
            exposure,
        };
        class.catch_up(site).await?;
        Ok(class)
    }

    /// Reads on.
    pub(crate) async fn catch_up(&mut self, site: &Site) -> Result<(), Problem> {
        let state = site.house.inspect(&self.log, |_, state| state.clone()).await?;
        let before = std::mem::replace(&mut self.state, state);
        if before.next != self.state.next {
            self.rounds = history::rounds(site, &self.listed, self.state.next.as_ref()).await?;
        }
        // Names are read again only when somebody has come whom nobody here knows.
        if self.state.people.iter().any(|p| !self.people.contains_key(p)) {
            self.people = names(site, &self.log).await?;
        }
        if self.state.ordered_by.values().any(|account| !self.staff.contains_key(account)) {
            self.staff = site.house.staff().await?.into_iter().map(|s| (s.id, s.name)).collect();
            // An account that is gone has no name, and is not looked for again.
            for account in self.state.ordered_by.values() {
                self.staff.entry(account.clone()).or_default();
            }
        }
        self.in_room = site.presence.of(&self.log, &BTreeSet::new()).open;
        for team in &mut self.teams {
            team.aside = self.state.aside.get(&team.plan.id).cloned().unwrap_or_default();
            team.catch_up(site, &self.in_room).await?;
        }
        Ok(())
    }

    /// A number that grows with everything that happens.
    pub(crate) fn upto(&self) -> u64 {
        self.state.n + self.teams.iter().map(|t| t.chronicle.seen.upto).sum::<u64>()
    }

    pub(crate) fn team(&self, id: &str) -> Option<&TeamWatch> {
        self.teams.iter().find(|t| t.plan.id == id)
    }

    pub(crate) fn structure(&self) -> &Structure {
        &self.pack.structure
    }

    pub(crate) fn base(&self) -> String {
        format!("/control/{}", self.log)
    }

    /// A text of the pack in the reader's language.
    pub(crate) fn text(&self, key: &str) -> String {
        text(&self.pack, self.words, key)
    }

    /// How hard the far end was set to be, and what may happen at worst.
    pub(crate) fn settings(&self) -> String {
        let opening = self.state.opening.as_ref();
        opening.map(|o| settings(self.words, o.intensity, o.worst)).unwrap_or_default()
    }

    /// What papers and their fields are called to the reader.
    pub(crate) fn called(&self) -> Called<'_> {
        Called::new(self.words, &self.pack)
    }

    /// What a person is called; an id that leads nowhere any more is told as such.
    pub(crate) fn alias(&self, person: &str) -> String {
        self.people.get(person).map_or_else(|| self.words.t("control-gone-person"), |p| p.alias.clone())
    }

    pub(crate) fn seat_title(&self, seat: &str) -> String {
        seats::title(&self.pack, self.words, seat)
    }

    /// A seat, with the alias of who sits there now.
    pub(crate) fn who(&self, team: &TeamWatch, seat: &str) -> String {
        self.named(seat, team.now.seats.get(seat))
    }

    /// Who did something: the seat, with the alias of who sat there then; what control did, with the name of the trainer.
    pub(crate) fn who_then(&self, team: &TeamWatch, seat: &str, n: u64) -> String {
        let ordered = team.chronicle.seen.ordered(seat, n);
        match ordered.and_then(|order| self.trainer(order)) {
            Some(trainer) => format!("{}, {trainer}", self.seat_title(seat)),
            None => self.named(seat, team.chronicle.seen.sat_at(seat, n)),
        }
    }

    /// Who gave an order, by name.
    pub(crate) fn trainer(&self, order: u64) -> Option<&String> {
        self.state.ordered_by.get(&order).and_then(|id| self.staff.get(id)).filter(|name| !name.is_empty())
    }

    fn named(&self, seat: &str, person: Option<&String>) -> String {
        let title = self.seat_title(seat);
        match person {
            Some(person) => format!("{title}, {}", self.alias(person)),
            None => title,
        }
    }

    /// Seats that are taken in a team: those at a far end only where a person plays it.
    pub(crate) fn seats<'a>(&'a self, plan: &'a TeamPlan) -> impl Iterator<Item = &'a Seat> {
        self.structure().seats.iter().filter(|s| played(plan, s))
    }
}

/// Everybody with a name in an exercise.
async fn names(site: &Site, log: &LogId) -> Result<BTreeMap<String, Person>, Problem> {
    Ok(site.house.people(log).await?.into_iter().map(|p| (p.id.clone(), p)).collect())
}

/// Whether a seat is there at all: a role-player's only where a person plays.
pub(crate) fn played(plan: &TeamPlan, seat: &Seat) -> bool {
    seat.role != Role::RolePlayer || plan.played.values().any(|s| *s == seat.id)
}

impl TeamWatch {
    async fn catch_up(&mut self, site: &Site, in_room: &BTreeSet<String>) -> Result<(), Problem> {
        self.now = site.house.look(&self.log, look).await?;
        loop {
            let page = site.house.follow(&self.log, self.chronicle.seen.upto).await?;
            if page.is_empty() {
                break;
            }
            for (n, h) in &page {
                self.chronicle.take(*n, h);
            }
        }
        let here = site.presence.of(&self.log, &self.chronicle.acted);
        self.lost = missed(&self.now.seats, &here.open, &here.lost, in_room);
        self.open = here.open;
        self.reached = site.presence.reached(&self.log, &self.now.seats);
        Ok(())
    }

    /// Whether somebody plays the far end.
    pub(crate) fn is_played(&self) -> bool {
        !self.plan.played.is_empty()
    }

    /// Whether a part of the far end is simulated.
    pub(crate) fn simulates(&self, part: &str) -> bool {
        self.plan.cast.contains_key(part) && !self.plan.played.contains_key(part)
    }

    /// Whether somebody at the far end is simulated. Of several, some may be and others not.
    pub(crate) fn is_simulated(&self) -> bool {
        self.plan.cast.keys().any(|part| self.simulates(part))
    }

    pub(crate) const fn is_over(&self) -> bool {
        self.now.outcome.is_some()
    }
}

/// Seats whose holder has no screen open any more, neither there nor at another seat nor in the room: several seats and
/// several people may share one device.
fn missed(
    seats: &BTreeMap<String, String>,
    open: &BTreeSet<String>,
    lost: &BTreeSet<String>,
    in_room: &BTreeSet<String>,
) -> BTreeSet<String> {
    let at_a_seat = |person: &String| seats.iter().any(|(seat, p)| p == person && open.contains(seat));
    let here = |person: &String| at_a_seat(person) || in_room.contains(person);
    let gone = |seat: &&String| seats.get(*seat).is_some_and(|person| !here(person));
    lost.iter().filter(gone).cloned().collect()
}

/// What a team's state says now.
pub(super) fn look(scene: &exercise::Scene, state: &exercise::State, wall: i64) -> TeamNow {
    let table = state.table.clone().unwrap_or_default();
    let far = |l: &&scenario::structure::Line| scene.pack.structure.reached(&l.id).is_some();
    let due = |d: &exercise::state::Due| match &d.what {
        DueWhat::Inject(id) => Some((id.clone(), d.play_ms)),
        _ => None,
    };
    let injects = || scene.pack.structure.injects.iter();
    let ids = injects().map(|i| &i.id).chain(table.planned.keys());
    TeamNow {
        wall,
        play_ms: state.play_at(wall),
        running: state.clock.running(),
        outcome: state.outcome,
        alarm: table.alarm.is_some() && state.outcome.is_none(),
        voice: table.voice,
        seats: table.seats,
        lines: scene
            .pack
            .structure
            .lines
            .iter()
            .filter(far)
            .map(|l| (l.id.clone(), state.lines.get(&l.id).map(|s| s.status).unwrap_or_default()))
            .collect(),
        dues: state.dues.values().filter_map(due).collect(),
        hands: table.injects,
        injected: state.injected.clone(),
        spent: ids.filter(|id| state.fired.contains(&format!("inject:{id}"))).cloned().collect(),
        planned: table.planned,
        plays: injects().filter(|i| scene.plays_inject(i)).map(|i| i.id.clone()).collect(),
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use scenario::Pack;
    use std::path::{Path, PathBuf};
    use std::sync::Arc;

    #[test]
    fn a_seat_is_missed_while_its_holder_has_no_screen_anywhere() {
        use super::missed;
        use std::collections::{BTreeMap, BTreeSet};
        let text = |t: &str| t.to_owned();
        let seats =
            BTreeMap::from([("coach", "a"), ("recorder", "a"), ("leader", "b")].map(|(s, p)| (text(s), text(p))));
        let set = |of: &[&str]| of.iter().map(|s| text(s)).collect::<BTreeSet<String>>();
        let lost = set(&["recorder", "leader", "observer"]);
        assert_eq!(missed(&seats, &set(&["coach"]), &lost, &set(&[])), set(&["leader"]), "one laptop holds two seats");
        let nobody = set(&[]);
        assert_eq!(missed(&seats, &nobody, &lost, &nobody), set(&["recorder", "leader"]), "nobody is an observer");
        assert_eq!(missed(&seats, &nobody, &lost, &set(&["b"])), set(&["recorder"]), "at another's side of one laptop");
    }

    /// The prison scenario as it comes with the program.
    pub(crate) fn pack() -> Arc<Pack> {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../packs/prison-barricade");
        let mut files = scenario::Files::new();
        let mut folders: Vec<PathBuf> = vec![root.clone()];
        while let Some(folder) = folders.pop() {
            for entry in std::fs::read_dir(folder).unwrap() {
                let path = entry.unwrap().path();
                if path.is_dir() {
                    folders.push(path);
                } else {
                    let name = path.strip_prefix(&root).unwrap().to_string_lossy().replace('\\', "/");
                    files.insert(name, std::fs::read(&path).unwrap());
                }
            }
        }
        Arc::new(Pack::read(&files).pack.unwrap())
    }
}
