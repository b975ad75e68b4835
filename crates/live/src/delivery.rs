//! An exercise with teams, running: its own log, the teams' logs beside it, and the copying of control's orders from the
//! one into the others. An order is stored before it is carried out, and carried out once in each team's log, under its
//! number; after a crash what was not yet copied is copied first.

use crate::codec::CodecError;
use crate::house::{ActError, House, log_id, pinned, salt};
use crate::library::Misfit;
use crate::people;
use chain::{Draft, Head, LogId, Millis, Record};
use exercise::delivery::event::{Event, Happening, Opening, TeamPlan};
use exercise::delivery::{Actor, Command, Refusal, State, decide, seating};
use exercise::event::Genesis;
use exercise::team::order::{COPIED, Order};
use exercise::team::{PersonId, Team, papers::BOARD_TEXT};
use scenario::structure::Structure;
use scenario::{Outcome, Pack};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use store::{Append, AppendError, Store};
use subject::Engine;
use tokio::sync::{Mutex, watch};

/// Kind of the records that list exercises.
const DELIVERIES: &str = "delivery";
/// Kind of the records that lead from a join code to an exercise.
const CODES: &str = "join-code";
/// The seat in whose name control's orders stand in a team's log.
pub const DIRECTOR: &str = "director";
/// The line on which a cell talks with itself, in whose language its boards are written.
pub const CELL: &str = "team";
/// Records read at a time.
const PAGE: u32 = 1_000;
/// Times an append is tried when other nodes are quicker.
const TRIES: usize = 200;

/// What an exercise is set up from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Plan {
    pub course: String,
    pub title: String,
    pub pack: String,
    /// Set of papers laid over the pack; empty for its own.
    pub papers: String,
    pub intensity: u8,
    pub worst: Outcome,
    /// Time zone in which staff reads times of day, by its IANA name; empty for the server's.
    pub zone: String,
    pub teams: Vec<PlannedTeam>,
}

/// One team of a plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlannedTeam {
    /// Spoken language of its lines.
    pub language: String,
    /// Lines with another spoken language.
    pub lines: BTreeMap<String, String>,
    /// Persona by part.
    pub cast: BTreeMap<String, String>,
    /// A person plays the far end.
    pub played: bool,
    /// Parts of the far end for which that is otherwise: played by a person, or not.
    pub parts: BTreeMap<String, bool>,
    /// The lines to the far end are real telephones.
    pub outside: bool,
    /// The team plays on paper; a person plays the far end then, and what was done is entered afterwards.
    pub on_paper: bool,
}

/// An exercise as the list shows it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Listed {
    #[serde(default)]
    pub id: String,
    pub course: String,
    pub title: String,
    pub pack: String,
    /// Set of papers laid over the pack; empty for its own.
    #[serde(default)]
    pub papers: String,
    /// What people type to join.
    pub code: String,
    /// When it was set up, ms since the Unix epoch.
    pub at: i64,
    /// Time zone in which staff reads times of day, by its IANA name; empty for the server's.
    #[serde(default)]
    pub zone: String,
    /// Nobody can join any more.
    #[serde(default)]
    pub closed: bool,
    /// The exercise whose next round this is; empty for none.
    #[serde(default)]
    pub after: String,
}

/// Why an exercise was not set up or not changed.
#[derive(Debug, thiserror::Error)]
pub enum DeliveryError {
    #[error("there is no pack «{0}»")]
    NoPack(String),
    #[error("an exercise has 1 to {at_most} teams")]
    Teams { at_most: usize },
    #[error("this pack has no language «{0}»")]
    NoLanguage(String),
    #[error("nobody of this pack is called «{0}»")]
    NoPersona(String),
    #[error("a simulated person cannot be called on a real telephone; let a person play, or speak on the screen")]
    OutsideSimulated,
    #[error("no seat of this pack plays «{0}»")]
    NoPlayer(String),
    #[error(transparent)]
    Papers(#[from] Misfit),
    #[error(transparent)]
    Refused(#[from] Refusal),
    #[error(transparent)]
    Act(#[from] ActError),
}

impl From<store::StoreError> for DeliveryError {
    fn from(error: store::StoreError) -> Self {
        DeliveryError::Act(error.into())
    }
}

/// One exercise on this node.
pub(crate) struct Delivery {
    log: LogId,
    pub(crate) pack: Arc<Pack>,
    inner: Mutex<Inner>,
    grown: watch::Sender<u64>,
}

struct Inner {
    state: State,
    head: Head,
    /// Orders up to this number stand in every team's log.
    copied: u64,
    /// Something was given to the store, and its answer was not awaited to the end.
    unsure: bool,
}

impl House {
    /// Sets up an exercise: its log, and a log for each team whose clock stands until the class begins.
    pub async fn set_up(self: &Arc<Self>, plan: Plan) -> Result<Listed, DeliveryError> {
        self.set_up_after(plan, None).await
    }

    /// The same, as the next round of another.
    pub(crate) async fn set_up_after(
        self: &Arc<Self>,
        plan: Plan,
        earlier: Option<&LogId>,
    ) -> Result<Listed, DeliveryError> {
        let shelved = self.packs().shelved(&plan.pack).ok_or_else(|| DeliveryError::NoPack(plan.pack.clone()))?;
        let shelved = self.packs().laid(shelved, &plan.papers)?;
        let pack = &shelved.pack;
        let at_most = exercise::delivery::limits::TEAMS;
        if plan.teams.is_empty() || plan.teams.len() > at_most {
            return Err(DeliveryError::Teams { at_most });
        }
        // What is wrong with any team is told before anything is stored.
        let planned = plan.teams.iter().enumerate().map(|(i, team)| planned(&pack.structure, i, team));
        let planned = planned.collect::<Result<Vec<_>, _>>()?;
        let informed = match earlier {
            Some(earlier) => self.informed(earlier, pack).await?,
            None => BTreeSet::new(),
        };
        self.keep(pack, &shelved.files).await?;
        let log = log_id().map_err(ActError::Append)?;
        let mut teams = Vec::new();
        for (team, asked) in planned.into_iter().zip(&plan.teams) {
            let boards = team.languages.get(CELL).unwrap_or(&asked.language).clone();
            teams.push(self.begin_team(pack, &plan, &log, team, &boards).await?);
        }
        let opening = Opening {
            course: plan.course.clone(),
            title: plan.title.clone(),
            pack: pinned(pack),
            program: env!("CARGO_PKG_VERSION").to_owned(),
            intensity: plan.intensity,
            worst: plan.worst,
            teams,
            after: earlier.map(LogId::to_string),
            informed,
        };
        let at = self.now().await?;
        let first = Happening { at, by: "control".to_owned(), client: None, event: Event::Opened(opening) };
        let records = seal(&log, &mut Head::empty(&log), std::slice::from_ref(&first))?;
        let appended = self.store.append(&log, Append::new(0, records)).await;
        appended.map_err(|e| ActError::Append(e.to_string()))?;
        let code = self.free_code().await?;
        let id = log.to_string();
        let listed = Listed {
            id,
            course: plan.course,
            title: plan.title,
            pack: plan.pack,
            papers: plan.papers,
            code,
            at,
            zone: plan.zone,
            closed: false,
            after: earlier.map(LogId::to_string).unwrap_or_default(),
        };
        self.store.put_record(CODES, &listed.code, listed.id.as_bytes()).await?;
        let bytes = serde_json::to_vec(&listed).unwrap_or_default();
        self.store.put_record(DELIVERIES, &listed.id, &bytes).await?;
        Ok(listed)
    }

    /// Who comes out of an exercise with more than a cell may know, if the next one plays the same scenario.
    async fn informed(self: &Arc<Self>, earlier: &LogId, pack: &Pack) -> Result<BTreeSet<PersonId>, DeliveryError> {
        let of = |before: &Pack, state: &State| {
            if before.structure.id == pack.structure.id {
                seating::informed(&before.structure, state)
            } else {
                BTreeSet::new()
            }
        };
        self.inspect(earlier, of).await
    }

    /// A team's log with its genesis, its clock standing, and the boards as they hang at the beginning.
    async fn begin_team(
        self: &Arc<Self>,
        pack: &Arc<Pack>,
        plan: &Plan,
        delivery: &LogId,
        planned: TeamPlan,
        language: &str,
    ) -> Result<TeamPlan, DeliveryError> {
        let genesis = Genesis {
            pack: pinned(pack),
            engine: Engine::builtin().hash.clone(),
            coder: coding::Coder::data_hash().to_owned(),
            program: env!("CARGO_PKG_VERSION").to_owned(),
            languages: planned.languages.clone(),
            cast: planned.cast.iter().filter(|(s, _)| !planned.played.contains_key(*s)).map(pair).collect(),
            intensity: plan.intensity,
            worst: plan.worst,
            seed: getrandom::u64().map_err(|e| ActError::Append(e.to_string()))?,
            salt: 0,
            fork: None,
            team: Some(Team {
                exercise: delivery.to_string(),
                name: planned.id.clone(),
                played: planned.played.clone(),
                parts: planned.cast.iter().filter(|(s, _)| planned.played.contains_key(*s)).map(pair).collect(),
                outside: planned.outside.clone(),
                on_paper: planned.on_paper,
            }),
        };
        let mut after = vec![exercise::Event::Paused];
        after.extend(first_items(pack, language));
        let log = self.found(genesis, after).await?;
        Ok(TeamPlan { log: log.to_string(), ..planned })
    }

    /// Every exercise, the newest first.
    pub async fn deliveries(&self) -> Result<Vec<Listed>, ActError> {
        let mut all: Vec<Listed> = Vec::new();
        let mut after: Option<String> = None;
        loop {
            let page = self.store.records(DELIVERIES, after.as_deref(), PAGE).await?;
            let Some((last, _)) = page.last() else { break };
            after = Some(last.clone());
            all.extend(page.iter().filter_map(|(_, bytes)| serde_json::from_slice(bytes).ok()));
        }
        all.sort_by_key(|l| std::cmp::Reverse(l.at));
        Ok(all)
    }

    /// How an exercise is listed.
    pub async fn listed(&self, log: &LogId) -> Result<Option<Listed>, ActError> {
        let bytes = self.store.record(DELIVERIES, &log.to_string()).await?;
        Ok(bytes.and_then(|b| serde_json::from_slice(&b).ok()))
    }

    /// Gives an exercise another time zone; whether it was there. It changes how stamps are read, and no stamp.
    pub async fn set_zone(&self, log: &LogId, zone: &str) -> Result<bool, ActError> {
        self.relist(log, |listed| zone.clone_into(&mut listed.zone)).await
    }

    /// Changes how an exercise is listed; whether it was there.
    async fn relist(&self, log: &LogId, change: impl FnOnce(&mut Listed)) -> Result<bool, ActError> {
        let Some(mut listed) = self.listed(log).await? else { return Ok(false) };
        change(&mut listed);
        let bytes = serde_json::to_vec(&listed).unwrap_or_default();
        self.store.put_record(DELIVERIES, &listed.id, &bytes).await?;
        Ok(true)
    }

    /// The exercise behind a join code, however it was typed.
    pub async fn by_code(&self, typed: &str) -> Result<Option<LogId>, ActError> {
        let code = people::tidy_code(typed);
        if code.is_empty() || code.len() > store::limits::NAME_BYTES {
            return Ok(None);
        }
        let bytes = self.store.record(CODES, &code).await?;
        Ok(bytes.and_then(|b| String::from_utf8(b).ok()).and_then(|s| s.parse().ok()))
    }

    async fn free_code(&self) -> Result<String, ActError> {
        for _ in 0..100 {
            let code = people::code().map_err(ActError::Append)?;
            if self.store.record(CODES, &code).await?.is_none() {
                return Ok(code);
            }
        }
        Err(ActError::Append("no join code is free; delete old exercises".to_owned()))
    }

    /// A command of control or of a person. Answers the log's head once everything is durable and every order copied.
    pub async fn direct(
        self: &Arc<Self>,
        log: &LogId,
        actor: &Actor,
        command: &Command,
        client: Option<&str>,
    ) -> Result<u64, DeliveryError> {
        let delivery = self.delivery(log).await?;
        let mut inner = delivery.inner.lock().await;
        let structure = &delivery.pack.structure;
        let mut refused = None;
        for tried in 0.. {
            self.refresh(log, &mut inner).await?;
            let now = self.now().await?;
            let mut state = inner.state.clone();
            let out = match decide(structure, &mut state, actor, command, client, now) {
                Ok(out) => out,
                Err(refusal) => {
                    refused = Some(refusal);
                    break;
                }
            };
            if out.is_empty() {
                break;
            }
            let mut head = inner.head;
            let records = seal(log, &mut head, &out)?;
            // Until the store has answered, what became of it is unknown: what is on disk decides.
            inner.unsure = true;
            match self.store.append(log, Append::new(inner.head.n, records)).await {
                Ok(()) => {
                    (inner.state, inner.head, inner.unsure) = (state, head, false);
                    break;
                }
                Err(AppendError::Conflict { .. }) if tried < TRIES => {}
                Err(error) => return Err(ActError::Append(error.to_string()).into()),
            }
        }
        self.copy(&mut inner).await?;
        // The list says so without reading every exercise.
        if let (Command::Enter { phase }, None) = (command, &refused) {
            self.relist(log, |listed| listed.closed = *phase == exercise::delivery::event::Phase::Closed).await?;
        }
        let n = inner.head.n;
        delivery.grown.send_if_modified(|was| std::mem::replace(was, n) != n);
        refused.map_or(Ok(n), |refusal| Err(refusal.into()))
    }

    /// Reads on where others may have written. What was deleted meanwhile is not there, whatever is in memory.
    async fn refresh(&self, log: &LogId, inner: &mut Inner) -> Result<(), ActError> {
        if self.shared || inner.unsure {
            if self.store.head(log).await?.is_none() {
                return Err(ActError::NoSuchLog);
            }
            catch_up(self.store.as_ref(), log, inner).await?;
            inner.unsure = false;
        }
        Ok(())
    }

    /// Carries out in the teams' logs what was ordered and is not there yet.
    async fn copy(self: &Arc<Self>, inner: &mut Inner) -> Result<(), DeliveryError> {
        // The newest stand last: what was copied long ago is not looked through again.
        let waiting = inner.state.orders.iter().rev().take_while(|(n, _, _)| *n > inner.copied);
        let waiting: Vec<(u64, Vec<String>, Order)> = waiting.cloned().collect();
        for (n, teams, order) in waiting.into_iter().rev() {
            let mut failed = None;
            for team in teams {
                let log = inner.state.team(&team).and_then(|t| t.log.parse().ok());
                let Some(log) = log else { continue };
                let command = exercise::Command::Order(order.clone());
                match self.act(&log, DIRECTOR, &command, Some(&format!("{COPIED}{n}"))).await {
                    // A team that has ended takes no orders any more, nor does one whose log was deleted.
                    Ok(_) | Err(ActError::Refused(_) | ActError::NoSuchLog) => {}
                    // One team's trouble is not the others'.
                    Err(error) => failed = Some(error),
                }
            }
            if let Some(error) = failed {
                return Err(error.into());
            }
            inner.copied = n;
        }
        Ok(())
    }

    /// Reads an exercise's state.
    pub async fn inspect<T>(
        self: &Arc<Self>,
        log: &LogId,
        f: impl FnOnce(&Pack, &State) -> T,
    ) -> Result<T, DeliveryError> {
        let delivery = self.delivery(log).await?;
        let mut inner = delivery.inner.lock().await;
        self.refresh(log, &mut inner).await?;
        // What a dead node or a page that went away left undone is done by whoever looks next.
        if let Err(error) = self.copy(&mut inner).await {
            tracing::warn!(%log, %error, "an order could not be carried out yet; it is tried again");
        }
        Ok(f(&delivery.pack, &inner.state))
    }

    /// Changes whenever the exercise's own log grows.
    pub async fn watch_delivery(self: &Arc<Self>, log: &LogId) -> Result<watch::Receiver<u64>, DeliveryError> {
        Ok(self.delivery(log).await?.grown.subscribe())
    }

    /// What happened in an exercise's own log, by number.
    pub async fn proceedings(&self, log: &LogId) -> Result<Vec<(u64, Happening)>, ActError> {
        let mut all = Vec::new();
        let mut after = 0;
        loop {
            let page = self.store.read(log, after, PAGE).await?;
            let Some(last) = page.last() else { return Ok(all) };
            after = last.n;
            for record in &page {
                if let Some(h) = read(record)? {
                    all.push((record.n, h));
                }
            }
        }
    }

    async fn delivery(self: &Arc<Self>, log: &LogId) -> Result<Arc<Delivery>, DeliveryError> {
        let mut loaded = self.loaded.lock().await;
        if let Some(delivery) = loaded.get(log) {
            return Ok(Arc::clone(delivery));
        }
        let mut inner = Inner { state: State::default(), head: Head::empty(log), copied: 0, unsure: false };
        catch_up(self.store.as_ref(), log, &mut inner).await?;
        let opening = inner.state.opening.clone().ok_or(ActError::NoSuchLog)?;
        let pack = self.pack_pinned(&opening.pack).await?;
        let (grown, _) = watch::channel(inner.head.n);
        let delivery = Arc::new(Delivery { log: *log, pack, inner: Mutex::new(inner), grown });
        loaded.insert(delivery.log, Arc::clone(&delivery));
        Ok(delivery)
    }

    /// Deletes an exercise for good, with its teams' logs and everybody who joined; whether it was there. Its place in the
    /// list goes last: what was cut off in the middle can be deleted again.
    pub async fn delete_delivery(self: &Arc<Self>, log: &LogId) -> Result<bool, DeliveryError> {
        let Some(listed) = self.listed(log).await? else { return Ok(false) };
        let teams = self.inspect(log, |_, s| s.opening.iter().flat_map(|o| o.teams.clone()).collect::<Vec<_>>()).await;
        let teams = match teams {
            Err(DeliveryError::Act(ActError::NoSuchLog)) => Vec::new(),
            teams => teams?,
        };
        for team in teams {
            if let Ok(team) = team.log.parse() {
                self.delete(&team).await?;
            }
        }
        self.let_all_go(log).await?;
        self.store.delete_record(CODES, &listed.code).await?;
        self.forget_people(log).await?;
        self.store.delete_log(log).await?;
        self.loaded.lock().await.remove(log);
        Ok(self.store.delete_record(DELIVERIES, &listed.id).await?)
    }
}

/// A team as it was asked for, if this pack can be played so.
fn planned(structure: &Structure, i: usize, team: &PlannedTeam) -> Result<TeamPlan, DeliveryError> {
    let unknown = |language: &&String| !structure.languages.contains(*language);
    if let Some(unknown) = std::iter::once(&team.language).chain(team.lines.values()).find(unknown) {
        return Err(DeliveryError::NoLanguage(unknown.clone()));
    }
    let spoken = |line: &scenario::structure::Line| {
        (line.id.clone(), team.lines.get(&line.id).unwrap_or(&team.language).clone())
    };
    let by_person = |part: &String| team.on_paper || *team.parts.get(part).unwrap_or(&team.played);
    let played: BTreeMap<String, String> = players(structure).into_iter().filter(|(part, _)| by_person(part)).collect();
    if let Some((part, _)) = team.parts.iter().find(|(part, person)| **person && !played.contains_key(*part)) {
        return Err(DeliveryError::NoPlayer(part.clone()));
    }
    if team.outside && played.is_empty() {
        return Err(DeliveryError::OutsideSimulated);
    }
    for subject in &structure.subjects {
        let persona = team.cast.get(&subject.id).cloned().unwrap_or_default();
        if !subject.personas.contains(&persona) {
            return Err(DeliveryError::NoPersona(persona));
        }
    }
    let lines = structure.subjects.iter().filter(|s| played.contains_key(&s.id)).map(|s| s.line.clone());
    Ok(TeamPlan {
        id: (i + 1).to_string(),
        log: String::new(),
        languages: structure.lines.iter().map(spoken).collect(),
        cast: team.cast.clone(),
        outside: if team.outside { lines.collect() } else { Default::default() },
        played,
        on_paper: team.on_paper,
    })
}

fn pair((a, b): (&String, &String)) -> (String, String) {
    (a.clone(), b.clone())
}

/// The seat that plays each part: the first role-player's seat that does.
fn players(structure: &Structure) -> BTreeMap<String, String> {
    let mut played = BTreeMap::new();
    for seat in &structure.seats {
        if let Some(subject) = structure.played_by(seat) {
            played.entry(subject.id.clone()).or_insert_with(|| seat.id.clone());
        }
    }
    played
}

/// What hangs on the boards when the team comes in.
fn first_items(pack: &Pack, language: &str) -> Vec<exercise::Event> {
    let Some(tongue) = pack.tongues.get(language) else { return Vec::new() };
    let mut items: Vec<(&str, u16, &String)> = tongue
        .texts
        .iter()
        .filter_map(|(key, text)| {
            let (paper, n) = key.strip_prefix("board.")?.split_once('.')?;
            Some((paper, n.parse().ok()?, text))
        })
        .collect();
    items.sort();
    let filed = |(paper, _, text): (&str, u16, &String)| {
        let fields = [(BOARD_TEXT.to_owned(), text.trim().to_owned())].into();
        let fields = pack.papers.find(paper)?.check(&fields).ok()?;
        Some(exercise::Event::Filed { paper: paper.to_owned(), fields, replaces: None })
    };
    items.into_iter().filter_map(filed).collect()
}

fn seal(log: &LogId, head: &mut Head, out: &[Happening]) -> Result<Vec<Record>, ActError> {
    let mut records = Vec::with_capacity(out.len());
    for h in out {
        let draft = Draft {
            at: Millis(h.at),
            kind: h.event.kind().to_owned(),
            v: h.event.version(),
            seat: h.by.clone(),
            line: String::new(),
            due: None,
            client: h.client.clone(),
            body: h.event.to_body(),
            salt: salt().map_err(ActError::Append)?,
        };
        let (record, next) = chain::seal(log, head, draft);
        records.push(record);
        *head = next;
    }
    Ok(records)
}

async fn catch_up(store: &dyn Store, log: &LogId, inner: &mut Inner) -> Result<(), ActError> {
    loop {
        let page = store.read(log, inner.head.n, PAGE).await?;
        if page.is_empty() {
            return Ok(());
        }
        for record in &page {
            let header = record.parse_header().map_err(|e| ActError::Unreadable(e.to_string()))?;
            inner.head = Head { n: record.n, hash: record.hash, at: header.at };
            match read(record)? {
                Some(h) => inner.state.evolve(&h),
                None => inner.state.evolve_erased(header.at.0, header.client.as_deref()),
            }
        }
    }
}

fn read(record: &Record) -> Result<Option<Happening>, CodecError> {
    let header = record.parse_header()?;
    let Some(body) = &record.body else { return Ok(None) };
    let event =
        Event::from_body(&header.kind, header.v, body).map_err(|source| CodecError::Body { n: record.n, source })?;
    Ok(Some(Happening { at: header.at.0, by: header.seat, client: header.client, event }))
}
