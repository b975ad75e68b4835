//! One node: the store, the packs, the rooms that are loaded.

use crate::codec::{self, CodecError};
use crate::delivery::Delivery;
use crate::library::{self, Library};
use crate::outage::Pulse;
use crate::room::{Asked, Room};
use crate::timer;
use chain::{LogId, Millis};
use exercise::event::{Event, Genesis, Happening, Pinned};
use exercise::scene::SceneError;
use exercise::{Command, Refusal, Scene, State};
use scenario::{Outcome, Pack};
use std::collections::BTreeMap;
use std::sync::{Arc, Weak};
use std::time::Duration;
use store::{Append, Store, StoreError};
use subject::Engine;
use tokio::sync::{Mutex, watch};

/// How often a node gives a sign of life.
const BEAT: Duration = Duration::from_secs(5);
/// Kind of the records that say which blob holds a pack.
const PACK_RECORDS: &str = "pack";
/// Records read at a time.
const PAGE: u32 = 1_000;

/// What a new exercise is made of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Setup {
    pub pack: String,
    /// Persona of each part.
    pub cast: BTreeMap<String, String>,
    /// Spoken language of every line.
    pub language: String,
    /// 1-5; 3 as written.
    pub intensity: u8,
    pub worst: Outcome,
    /// Drawn when absent.
    pub seed: Option<u64>,
}

/// Why nothing was begun.
#[derive(Debug, thiserror::Error)]
pub enum BeginError {
    #[error("there is no pack «{0}»")]
    NoPack(String),
    #[error(transparent)]
    Scene(#[from] SceneError),
    #[error("no good random numbers: {0}")]
    Random(String),
    #[error(transparent)]
    Act(#[from] ActError),
}

/// Why a log could not be read or changed.
#[derive(Debug, thiserror::Error)]
pub enum ActError {
    #[error("there is no such exercise")]
    NoSuchLog,
    #[error(transparent)]
    Refused(#[from] Refusal),
    #[error("the seat is somebody else's")]
    NotHeld,
    #[error(transparent)]
    Store(#[from] StoreError),
    #[error("the exercise could not be stored: {0}")]
    Append(String),
    #[error("the exercise cannot be read: {0}")]
    Unreadable(String),
    #[error("the pack it was played with is not at hand: {0}")]
    NoPack(String),
    #[error("it cannot be taken again from there: {0}")]
    Fork(&'static str),
}

impl From<CodecError> for ActError {
    fn from(error: CodecError) -> Self {
        ActError::Unreadable(error.to_string())
    }
}

/// How a node is doing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Gauges {
    /// Logs in memory.
    pub rooms: usize,
    /// Commits by time: upper bound in microseconds (`None`: no bound) and how many took at most as long. Empty where
    /// the store does not measure it.
    pub commits: Vec<(Option<u64>, u64)>,
    /// Microseconds of all commits together.
    pub commit_micros: u64,
}

/// One node of Stairway.
pub struct House {
    pub(crate) store: Arc<dyn Store>,
    library: Library,
    node: String,
    pub(crate) shared: bool,
    pulse: Pulse,
    rooms: Mutex<BTreeMap<LogId, Arc<Room>>>,
    /// Exercises with teams, by their own log.
    pub(crate) loaded: Mutex<BTreeMap<LogId, Arc<Delivery>>>,
    pub(crate) door: crate::staff::Door,
    pub(crate) known: std::sync::Mutex<crate::people::Known>,
    /// Packs that are not in the library, as long as some log here is played with them: teams of a class share one.
    lent: Mutex<BTreeMap<String, Weak<Pack>>>,
    /// Held while it is settled whether anybody still uses a blob.
    pub(crate) files: Mutex<()>,
    /// Held while courses and participants change or somebody comes in: no alias twice.
    pub(crate) register: Mutex<()>,
}

impl House {
    /// Opens a house on a store that it has for itself and begins to give signs of life. Must be called within a tokio
    /// runtime.
    pub async fn open(store: Arc<dyn Store>, library: Library) -> Result<Arc<House>, ActError> {
        House::enter(store, library, false).await
    }

    /// Opens a house on a store that other nodes use too.
    pub async fn join(store: Arc<dyn Store>, library: Library) -> Result<Arc<House>, ActError> {
        House::enter(store, library, true).await
    }

    async fn enter(store: Arc<dyn Store>, library: Library, shared: bool) -> Result<Arc<House>, ActError> {
        let node = log_id().map_err(ActError::Append)?.to_string();
        let (pulse, rooms, loaded, door, known, lent, files, register) = Default::default();
        let house =
            Arc::new(House { store, library, node, shared, pulse, rooms, loaded, door, known, lent, files, register });
        if let Some(Millis(last)) = house.store.last_beat().await? {
            house.pulse.alive(last);
        }
        house.beat().await?;
        let weak = Arc::downgrade(&house);
        tokio::spawn(async move {
            loop {
                tokio::time::sleep(BEAT).await;
                let Some(house) = weak.upgrade() else { return };
                if let Err(error) = house.beat().await {
                    tracing::warn!(%error, "no sign of life could be stored");
                    continue;
                }
                match house.now().await {
                    Ok(now) => {
                        house.let_go(now).await;
                    }
                    Err(error) => tracing::warn!(%error, "the store does not tell the time"),
                }
            }
        });
        Ok(house)
    }

    async fn beat(&self) -> Result<(), ActError> {
        let now = self.store.now().await?;
        self.pulse.alive(now.0);
        Ok(self.store.beat(&self.node, now).await?)
    }

    /// Lets go of rooms that nobody needs; how many. They are read from the store again when somebody asks.
    pub async fn let_go(&self, now: i64) -> usize {
        let mut rooms = self.rooms.lock().await;
        let before = rooms.len();
        // Rooms are handed out under this lock: one that only the map holds is in nobody's hands.
        rooms.retain(|_, room| Arc::strong_count(room) > 1 || !room.idle(now));
        before - rooms.len()
    }

    /// The packs at hand.
    pub fn packs(&self) -> &Library {
        &self.library
    }

    /// What an operator may want to know of this node.
    pub async fn gauges(&self) -> Gauges {
        let commits = self.store.commits();
        Gauges {
            rooms: self.rooms.lock().await.len(),
            commits: commits.map(|c| c.rows()).unwrap_or_default(),
            commit_micros: commits.map_or(0, |c| c.micros()),
        }
    }

    pub(crate) async fn now(&self) -> Result<i64, ActError> {
        Ok(self.store.now().await?.0)
    }

    pub(crate) async fn advance(&self, room: &Room) -> Result<(), ActError> {
        room.advance(self.store.as_ref(), &self.pulse).await
    }

    /// Begins an exercise: its first event is stored when this returns. Nobody has been called yet.
    pub async fn begin(self: &Arc<Self>, setup: Setup) -> Result<LogId, BeginError> {
        let shelved = self.library.shelved(&setup.pack).ok_or_else(|| BeginError::NoPack(setup.pack.clone()))?;
        let pack = &shelved.pack;
        let genesis = genesis(pack, &setup).map_err(BeginError::Random)?;
        // What is wrong with the choice is told as such, before anything is stored.
        Scene::new(genesis.clone(), Arc::clone(pack))?;
        self.keep(pack, &shelved.files).await?;
        Ok(self.found(genesis, Vec::new()).await?)
    }

    /// Stores the first events of a log: its genesis and what belongs to the same moment.
    pub(crate) async fn found(self: &Arc<Self>, genesis: Genesis, after: Vec<Event>) -> Result<LogId, ActError> {
        let pack = self.pack_of(&genesis).await?;
        let scene = Scene::new(genesis.clone(), pack).map_err(|e| ActError::Unreadable(e.to_string()))?;
        let log = log_id().map_err(ActError::Append)?;
        let at = self.now().await?;
        let mut head = chain::Head::empty(&log);
        let mut records = Vec::with_capacity(after.len() + 1);
        for event in std::iter::once(Event::Genesis(genesis)).chain(after) {
            let seat = exercise::event::ENGINE.to_owned();
            let h = Happening { at, seat, line: String::new(), due: None, client: None, event };
            let (record, next) = chain::seal(&log, &head, codec::into_draft(&h, salt().map_err(ActError::Append)?));
            records.push(record);
            head = next;
        }
        self.store.append(&log, Append::new(0, records)).await.map_err(|e| ActError::Append(e.to_string()))?;
        self.load(log, Arc::new(scene)).await?;
        Ok(log)
    }

    /// Keeps a pack beside the logs that name it.
    pub(crate) async fn keep(&self, pack: &Pack, files: &scenario::Files) -> Result<(), ActError> {
        if self.store.record(PACK_RECORDS, &pack.hash).await?.is_none() {
            let blob = self.store.put_blob(&library::to_blob(files)).await?;
            self.store.put_record(PACK_RECORDS, &pack.hash, blob.to_string().as_bytes()).await?;
        }
        Ok(())
    }

    async fn load(self: &Arc<Self>, log: LogId, scene: Arc<Scene>) -> Result<Arc<Room>, ActError> {
        let mut rooms = self.rooms.lock().await;
        if let Some(room) = rooms.get(&log) {
            return Ok(Arc::clone(room));
        }
        // A log that was loaded before has met the outages of its time; a new load looks at all of them, and those that
        // ended before its last event are passed over.
        let room = Arc::new(Room::load(self.store.as_ref(), log, scene, self.shared).await?);
        timer::start(self, &room);
        rooms.insert(log, Arc::clone(&room));
        Ok(room)
    }

    async fn room(self: &Arc<Self>, log: &LogId) -> Result<Arc<Room>, ActError> {
        if let Some(room) = self.rooms.lock().await.get(log) {
            return Ok(Arc::clone(room));
        }
        let first = self.store.read(log, 0, 1).await?;
        let first = first.first().ok_or(ActError::NoSuchLog)?;
        let Some(Happening { event: Event::Genesis(genesis), .. }) = codec::from_record(first)? else {
            return Err(ActError::Unreadable("its first event is no genesis".to_owned()));
        };
        let pack = self.pack_of(&genesis).await?;
        let scene = Scene::new(genesis, pack).map_err(|e| ActError::Unreadable(e.to_string()))?;
        self.load(*log, Arc::new(scene)).await
    }

    /// The pack a log was played with: the one at hand, or the one kept with the logs.
    pub async fn pack_of(&self, genesis: &Genesis) -> Result<Arc<Pack>, ActError> {
        self.pack_pinned(&genesis.pack).await
    }

    /// A pack by name and content: the one at hand, or the one kept with the logs.
    pub async fn pack_pinned(&self, pinned: &Pinned) -> Result<Arc<Pack>, ActError> {
        if let Some(pack) = self.library.by_hash(&pinned.hash) {
            return Ok(pack);
        }
        // Held while one is read: whoever comes meanwhile is given the same.
        let mut lent = self.lent.lock().await;
        if let Some(pack) = lent.get(&pinned.hash).and_then(Weak::upgrade) {
            return Ok(pack);
        }
        let missing = || ActError::NoPack(format!("{} {}", pinned.id, pinned.version));
        let name = self.store.record(PACK_RECORDS, &pinned.hash).await?.ok_or_else(missing)?;
        let hash = String::from_utf8(name).ok().and_then(|h| h.parse().ok()).ok_or_else(missing)?;
        let blob = self.store.blob(&hash).await?.ok_or_else(missing)?;
        let files = library::from_blob(&blob).ok_or_else(missing)?;
        let pack = Pack::read(&files).pack.map(Arc::new).ok_or_else(missing)?;
        lent.retain(|_, pack| pack.strong_count() > 0);
        lent.insert(pinned.hash.clone(), Arc::downgrade(&pack));
        Ok(pack)
    }

    /// A command of a seat. Answers the log's head when everything is durable. A client's id makes a retry harmless.
    pub async fn act(
        self: &Arc<Self>,
        log: &LogId,
        seat: &str,
        command: &Command,
        client: Option<&str>,
    ) -> Result<u64, ActError> {
        self.asked(log, Asked::of(seat, None, command, client)).await
    }

    /// The same, if this person holds the seat when its turn has come.
    pub async fn act_as(
        self: &Arc<Self>,
        log: &LogId,
        (seat, person): (&str, &str),
        command: &Command,
        client: Option<&str>,
    ) -> Result<u64, ActError> {
        self.asked(log, Asked::of(seat, Some(person), command, client)).await
    }

    async fn asked(self: &Arc<Self>, log: &LogId, asked: Asked) -> Result<u64, ActError> {
        let (house, room) = (Arc::clone(self), self.room(log).await?);
        // A task of its own: whoever asks may go away in the middle, and others may be in the same turn.
        let acted = tokio::spawn(async move { room.act(house.store.as_ref(), &house.pulse, asked).await });
        acted.await.map_err(|error| ActError::Append(error.to_string()))?
    }

    /// Events after a number, a page at a time, once what is due has been stored. Erased events are left out.
    pub async fn happenings(self: &Arc<Self>, log: &LogId, after: u64) -> Result<Vec<(u64, Happening)>, ActError> {
        let room = self.room(log).await?;
        self.advance(&room).await?;
        let page = self.store.read(log, after, PAGE).await?;
        page.iter()
            .filter_map(|r| codec::from_record(r).transpose().map(|h| h.map(|h| (r.n, h))))
            .map(|h| h.map_err(ActError::from))
            .collect()
    }

    /// Events after a number as this node remembers them, or from the store; for streams, which are woken by growth and
    /// make nothing happen by looking. Erased events are left out.
    pub async fn follow(self: &Arc<Self>, log: &LogId, after: u64) -> Result<Vec<(u64, Arc<Happening>)>, ActError> {
        let room = self.room(log).await?;
        if !self.shared {
            // A screen that beats while nothing happens does not trouble the store either.
            if *room.grown.borrow() <= after {
                return Ok(Vec::new());
            }
            if let Some(recent) = room.recent(after) {
                return Ok(recent);
            }
        }
        let page = self.store.read(log, after, PAGE).await?;
        page.iter()
            .filter_map(|r| codec::from_record(r).transpose().map(|h| h.map(|h| (r.n, Arc::new(h)))))
            .map(|h| h.map_err(ActError::from))
            .collect()
    }

    /// Changes whenever the log grows.
    pub async fn watch(self: &Arc<Self>, log: &LogId) -> Result<watch::Receiver<u64>, ActError> {
        Ok(self.room(log).await?.grown.subscribe())
    }

    /// Reads the state as it is now.
    pub async fn look<T>(
        self: &Arc<Self>,
        log: &LogId,
        f: impl FnOnce(&Scene, &State, i64) -> T,
    ) -> Result<T, ActError> {
        self.room(log).await?.look(self.store.as_ref(), &self.pulse, f).await
    }

    /// The scene of a log and who sits in one of its seats. Does not wait for what is being stored: a roomful of people
    /// asks this before everything they say.
    pub async fn holder(self: &Arc<Self>, log: &LogId, seat: &str) -> Result<(Arc<Scene>, Option<String>), ActError> {
        let room = self.room(log).await?;
        let sits = if self.shared {
            let sits = |_: &Scene, state: &State, _| state.table.as_ref().and_then(|t| t.seats.get(seat).cloned());
            room.look(self.store.as_ref(), &self.pulse, sits).await?
        } else {
            room.seated(seat)
        };
        Ok((Arc::clone(&room.scene), sits))
    }

    /// The log as JSON Lines with the stored bytes; `with_pack`: and the pack it was played with. A pack holds what nobody
    /// who plays may read (a role-player's papers, injects, the guide): it goes to staff alone.
    pub async fn export(self: &Arc<Self>, log: &LogId, with_pack: bool) -> Result<String, ActError> {
        self.room(log).await?;
        export(self.store.as_ref(), log, with_pack).await
    }

    /// A log as JSON Lines with its pack, straight from a store.
    pub async fn export_from(store: &dyn Store, log: &LogId) -> Result<String, ActError> {
        export(store, log, true).await
    }

    /// Puts a verified log with its blobs into a store that does not hold it yet. Answers the number of events.
    pub async fn import_into(
        store: &dyn Store,
        log: &LogId,
        records: Vec<chain::Record>,
        blobs: &[Vec<u8>],
    ) -> Result<usize, ActError> {
        if store.head(log).await?.is_some() {
            return Err(ActError::Append("this log is already here; nothing was changed".to_owned()));
        }
        let owner = crate::files::owner(log, records.first())?;
        for blob in blobs {
            if let Some(pack) = library::from_blob(blob).and_then(|files| Pack::read(&files).pack) {
                let name = store.put_blob(blob).await?;
                store.put_record(PACK_RECORDS, &pack.hash, name.to_string().as_bytes()).await?;
            } else {
                crate::files::keep(store, &owner, blob).await?;
            }
        }
        let count = records.len();
        for batch in records.chunks(store::limits::RECORDS_PER_APPEND) {
            let expected = batch.first().map_or(0, |r| r.n - 1);
            store
                .append(log, Append::new(expected, batch.to_vec()))
                .await
                .map_err(|e| ActError::Append(e.to_string()))?;
        }
        Ok(count)
    }

    /// Deletes a log for good; whether it was there.
    pub async fn delete(&self, log: &LogId) -> Result<bool, ActError> {
        self.rooms.lock().await.remove(log);
        self.take_back(log).await?;
        Ok(self.store.delete_log(log).await?)
    }
}

async fn export(store: &dyn Store, log: &LogId, with_pack: bool) -> Result<String, ActError> {
    let mut out = chain::export::first_line(log);
    out.push('\n');
    let mut after = 0;
    loop {
        let page = store.read(log, after, PAGE).await?;
        let Some(last) = page.last() else { break };
        if with_pack
            && after == 0
            && let Some(blob) = pack_blob(store, &page).await?
        {
            out.push_str(&chain::export::blob_line(&blob));
            out.push('\n');
        }
        after = last.n;
        for blob in crate::files::pictures(store, &page).await? {
            out.push_str(&chain::export::blob_line(&blob));
            out.push('\n');
        }
        for record in &page {
            out.push_str(&chain::export::line(record));
            out.push('\n');
        }
    }
    if after == 0 { Err(ActError::NoSuchLog) } else { Ok(out) }
}

async fn pack_blob(store: &dyn Store, page: &[chain::Record]) -> Result<Option<Vec<u8>>, ActError> {
    let Some(first) = page.first() else { return Ok(None) };
    let Some(hash) = pack_hash(first)? else { return Ok(None) };
    let Some(name) = store.record(PACK_RECORDS, &hash).await? else { return Ok(None) };
    match String::from_utf8(name).ok().and_then(|h| h.parse().ok()) {
        Some(hash) => Ok(store.blob(&hash).await?),
        None => Ok(None),
    }
}

/// The pack that a log's first event pins: a team's or a talk's genesis, or an exercise's opening.
fn pack_hash(first: &chain::Record) -> Result<Option<String>, ActError> {
    use exercise::delivery::Event as Own;
    let header = first.parse_header().map_err(|e| ActError::Unreadable(e.to_string()))?;
    if Own::KINDS.first() == Some(&header.kind.as_str()) {
        let opened = first.body.as_ref().and_then(|body| Own::from_body(&header.kind, header.v, body).ok());
        return Ok(opened.and_then(|e| if let Own::Opened(opening) = e { Some(opening.pack.hash) } else { None }));
    }
    match codec::from_record(first)? {
        Some(Happening { event: Event::Genesis(genesis), .. }) => Ok(Some(genesis.pack.hash)),
        _ => Ok(None),
    }
}

fn genesis(pack: &Pack, setup: &Setup) -> Result<Genesis, String> {
    let seed = match setup.seed {
        Some(seed) => seed,
        None => getrandom::u64().map_err(|e| e.to_string())?,
    };
    Ok(Genesis {
        pack: pinned(pack),
        engine: Engine::builtin().hash.clone(),
        coder: coding::Coder::data_hash().to_owned(),
        program: env!("CARGO_PKG_VERSION").to_owned(),
        languages: pack.structure.lines.iter().map(|l| (l.id.clone(), setup.language.clone())).collect(),
        cast: setup.cast.clone(),
        intensity: setup.intensity,
        worst: setup.worst,
        seed,
        salt: 0,
        fork: None,
        team: None,
    })
}

/// A pack's name and content, as a log pins it.
pub(crate) fn pinned(pack: &Pack) -> Pinned {
    Pinned { id: pack.structure.id.clone(), version: pack.structure.version.clone(), hash: pack.hash.clone() }
}

pub(crate) fn log_id() -> Result<LogId, String> {
    Ok(LogId::from_bytes(salt()?))
}

pub(crate) fn salt() -> Result<[u8; 16], String> {
    let mut bytes = [0; 16];
    getrandom::fill(&mut bytes).map_err(|e| e.to_string())?;
    Ok(bytes)
}
