//! One log on this node: its state in memory behind a mailbox of one, always rebuilt from the store when in doubt.

use crate::codec;
use crate::house::ActError;
use crate::outage::Pulse;
use chain::{Head, LogId, Record};
use exercise::event::{ENGINE, Event, Happening};
use exercise::{Command, Scene, State, advance, decide};
use std::collections::{BTreeMap, VecDeque};
use std::sync::atomic::{AtomicI64, Ordering};
use std::sync::{Arc, Mutex as Cell, MutexGuard, PoisonError};
use store::{Append, AppendError, Store, StoreError, limits};
use tokio::sync::{Mutex, oneshot, watch};

/// Times an append is tried when other nodes are quicker.
const TRIES: usize = 200;
/// Records read at a time.
const PAGE: u32 = 1_000;
/// Last events kept for streams, so that a roomful of them does not read the store for each utterance.
const RECENT: usize = 256;
/// Milliseconds without a command or a look after which a room that nobody follows is let go.
const IDLE_MS: i64 = 10 * 60_000;

/// Commands that are decided in one turn.
const TURN: usize = 8;

// Even the longest of them, together, are one append.
const _: () = assert!(TURN * limits::BODY_BYTES < limits::APPEND_BYTES);

/// What somebody asks for.
#[derive(Debug)]
pub(crate) struct Asked {
    pub(crate) seat: String,
    pub(crate) command: Command,
    pub(crate) client: Option<String>,
    /// Who must sit there for it; none: whoever calls answers for that.
    pub(crate) person: Option<String>,
}

impl Asked {
    pub(crate) fn of(seat: &str, person: Option<&str>, command: &Command, client: Option<&str>) -> Asked {
        let (client, person) = (client.map(str::to_owned), person.map(str::to_owned));
        Asked { seat: seat.to_owned(), command: command.clone(), client, person }
    }

    /// Whether the seat is the person's at this moment.
    fn is_held(&self, state: &State) -> bool {
        let sits = seats(state).and_then(|s| s.get(&self.seat));
        self.person.as_ref().is_none_or(|person| sits == Some(person))
    }
}

/// A command whose turn has not come, and the way to whoever asks.
#[derive(Debug)]
struct Waiting {
    asked: Asked,
    answer: oneshot::Sender<Result<u64, ActError>>,
}

pub(crate) struct Room {
    pub(crate) log: LogId,
    pub(crate) scene: Arc<Scene>,
    inner: Mutex<Inner>,
    /// In the order in which they came. Whoever has the mailbox decides several and stores them together.
    waiting: Cell<VecDeque<Waiting>>,
    pub(crate) grown: watch::Sender<u64>,
    /// Wall time of the next due, for the timer; `None` while nothing will come.
    pub(crate) next: watch::Sender<Option<i64>>,
    /// Other nodes write to the same store: read on before anything is decided.
    shared: bool,
    /// The last events in a row, for streams.
    recent: Cell<VecDeque<(u64, Arc<Happening>)>>,
    /// Wall time of the last command or look.
    used: AtomicI64,
    /// Who sits where: what is asked before every command is answered without waiting for what is being stored.
    seated: Cell<BTreeMap<String, String>>,
}

struct Inner {
    state: State,
    head: Head,
    outages: usize,
    /// Something was decided and not yet stored. Where that is so at the beginning of the next command, whoever asked for
    /// it went away in the middle (a page whose connection broke), and what is in memory may never have been written.
    unsure: bool,
}

impl Room {
    /// Loads a log whose first event is already known.
    pub(crate) async fn load(store: &dyn Store, log: LogId, scene: Arc<Scene>, shared: bool) -> Result<Room, ActError> {
        let mut inner = Inner { state: State::new(&scene), head: Head::empty(&log), outages: 0, unsure: false };
        catch_up(store, &log, &scene, &mut inner).await?;
        let (grown, _) = watch::channel(inner.head.n);
        let (next, _) = watch::channel(inner.state.next_wall());
        let seated = Cell::new(seats(&inner.state).cloned().unwrap_or_default());
        let used = AtomicI64::new(store.now().await?.0);
        let (inner, waiting, recent) = (Mutex::new(inner), Cell::default(), Cell::default());
        Ok(Room { log, scene, inner, waiting, grown, next, shared, recent, used, seated })
    }

    /// Whether nobody needs it here: no screen follows it, nothing will come due by itself, and nobody has asked for it
    /// for a while.
    pub(crate) fn idle(&self, now: i64) -> bool {
        self.grown.receiver_count() == 0
            && self.next.borrow().is_none()
            && now - self.used.load(Ordering::Relaxed) > IDLE_MS
    }

    /// Decides a command when its turn has come, together with others that wait by then: while one append is on its way
    /// to the disk, a roomful goes on talking. Answers the log's head when everything is durable. Must be polled to its
    /// end: the commands of others may be in the same turn.
    pub(crate) async fn act(&self, store: &dyn Store, pulse: &Pulse, asked: Asked) -> Result<u64, ActError> {
        let (answer, mut answered) = oneshot::channel();
        self.waiting().push_back(Waiting { asked, answer });
        loop {
            tokio::select! {
                biased;
                answer = &mut answered => {
                    return answer.unwrap_or_else(|_| Err(ActError::Append("its turn broke off; try again".to_owned())));
                }
                mut inner = self.inner.lock() => self.turn(store, pulse, &mut inner).await,
            }
        }
    }

    /// Decides what waits, and answers everybody.
    async fn turn(&self, store: &dyn Store, pulse: &Pulse, inner: &mut Inner) {
        let turn: Vec<Waiting> = {
            let mut waiting = self.waiting();
            let first = waiting.len().min(TURN);
            waiting.drain(..first).collect()
        };
        let (asked, answers): (Vec<Asked>, Vec<_>) = turn.into_iter().map(|w| (w.asked, w.answer)).unzip();
        let decided = self.decide(store, pulse, inner, &asked).await;
        for (nth, answer) in answers.into_iter().enumerate() {
            let told = match &decided {
                Ok(refused) => match refused.get(nth) {
                    Some(Some(no)) => Err(again(no)),
                    _ => Ok(inner.head.n),
                },
                Err(error) => Err(again(error)),
            };
            // Whoever has stopped waiting is passed over.
            let _ = answer.send(told);
        }
    }

    fn waiting(&self) -> MutexGuard<'_, VecDeque<Waiting>> {
        self.waiting.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Stores what has come due.
    pub(crate) async fn advance(&self, store: &dyn Store, pulse: &Pulse) -> Result<(), ActError> {
        let mut inner = self.inner.lock().await;
        self.decide(store, pulse, &mut inner, &[]).await.map(drop)
    }

    /// Advances, decides commands one after another and stores what follows in one append. Answers why each was refused.
    async fn decide(
        &self,
        store: &dyn Store,
        pulse: &Pulse,
        inner: &mut Inner,
        asked: &[Asked],
    ) -> Result<Vec<Option<ActError>>, ActError> {
        for _ in 0..TRIES {
            if self.shared && store.head(&self.log).await?.is_some_and(|n| n != inner.head.n) {
                catch_up(store, &self.log, &self.scene, inner).await?;
            }
            // A log that was deleted meanwhile is not begun again by what is decided on nothing.
            if inner.head.n == 0 || inner.unsure {
                self.reload(store, inner).await?;
            }
            let now = store.now().await?.0;
            self.used.store(now, Ordering::Relaxed);
            pulse.alive(now);
            inner.unsure = true;
            let mut out = self.hold(inner, pulse);
            out.extend(advance(&self.scene, &mut inner.state, now));
            let mut refused = Vec::with_capacity(asked.len());
            for (nth, a) in asked.iter().enumerate() {
                if nth > 0 {
                    out.extend(advance(&self.scene, &mut inner.state, now));
                }
                // Asked here and not only at the door: while this waited for its turn, control may have moved somebody.
                let decided = if a.is_held(&inner.state) {
                    decide(&self.scene, &mut inner.state, &a.seat, &a.command, a.client.as_deref(), now)
                        .map_err(ActError::from)
                } else {
                    Err(ActError::NotHeld)
                };
                refused.push(decided.map(|more| out.extend(more)).err());
            }
            match self.append(store, inner, &out).await {
                Ok(()) => {
                    inner.unsure = false;
                    self.tell(inner);
                    return Ok(refused);
                }
                Err(AppendError::Conflict { .. }) => self.reload(store, inner).await?,
                Err(AppendError::Store(error)) => {
                    // What became of it is unknown: what is on disk decides.
                    self.reload(store, inner).await?;
                    return Err(error.into());
                }
                Err(error) => {
                    self.reload(store, inner).await?;
                    return Err(ActError::Append(error.to_string()));
                }
            }
        }
        Err(ActError::Append("other nodes were always quicker; try again".to_owned()))
    }

    /// Reads state under the mailbox, after advancing.
    pub(crate) async fn look<T>(
        &self,
        store: &dyn Store,
        pulse: &Pulse,
        f: impl FnOnce(&Scene, &State, i64) -> T,
    ) -> Result<T, ActError> {
        let mut inner = self.inner.lock().await;
        self.decide(store, pulse, &mut inner, &[]).await?;
        let now = store.now().await?.0;
        Ok(f(&self.scene, &inner.state, now.max(inner.state.at)))
    }

    /// Clocks stand from the last sign of life on; what was due before it still comes first.
    fn hold(&self, inner: &mut Inner, pulse: &Pulse) -> Vec<Happening> {
        let (outages, seen) = pulse.since(inner.outages);
        inner.outages = seen;
        let mut out = Vec::new();
        for outage in outages {
            if inner.state.outcome.is_some() || !inner.state.clock.running() || inner.state.at >= outage.until {
                continue;
            }
            out.extend(advance(&self.scene, &mut inner.state, outage.from));
            if inner.state.outcome.is_some() {
                break;
            }
            let held = Happening {
                at: outage.from.max(inner.state.at),
                seat: ENGINE.to_owned(),
                line: String::new(),
                due: None,
                client: None,
                event: Event::Held { since: outage.from.max(inner.state.at) },
            };
            inner.state.evolve(&self.scene, &held);
            out.push(held);
        }
        out
    }

    async fn append(&self, store: &dyn Store, inner: &mut Inner, out: &[Happening]) -> Result<(), AppendError> {
        if out.is_empty() {
            return Ok(());
        }
        let expected = inner.head.n;
        let mut head = inner.head;
        let mut records = Vec::with_capacity(out.len());
        for happening in out {
            let mut salt = [0; chain::SALT_BYTES];
            getrandom::fill(&mut salt).map_err(|e| {
                AppendError::Store(StoreError::unavailable("draw a salt", std::io::Error::other(e.to_string())))
            })?;
            let (record, next) = chain::seal(&self.log, &head, codec::into_draft(happening, salt));
            records.push(record);
            head = next;
        }
        for batch in records.chunks(limits::RECORDS_PER_APPEND) {
            let expected = expected.max(batch.first().map_or(expected, |r| r.n - 1));
            store.append(&self.log, Append::new(expected, batch.to_vec())).await?;
        }
        inner.head = head;
        self.remember(expected, out);
        Ok(())
    }

    /// Keeps what was just stored after event `before`.
    fn remember(&self, before: u64, out: &[Happening]) {
        let mut recent = self.recent.lock().unwrap_or_else(PoisonError::into_inner);
        // After a reload something may lie between: what is kept has no holes.
        if recent.back().is_some_and(|(n, _)| *n != before) {
            recent.clear();
        }
        recent.extend((before + 1..).zip(out.iter().map(|h| Arc::new(h.clone()))));
        let spare = recent.len().saturating_sub(RECENT);
        recent.drain(..spare);
    }

    /// Everything after an event, if all of it is remembered.
    pub(crate) fn recent(&self, after: u64) -> Option<Vec<(u64, Arc<Happening>)>> {
        let recent = self.recent.lock().unwrap_or_else(PoisonError::into_inner);
        // The numbers have no holes: what comes after one stands at a known place.
        let known = (after + 1).checked_sub(recent.front().map(|(n, _)| *n)?)?;
        let known = usize::try_from(known).unwrap_or(usize::MAX).min(recent.len());
        Some(recent.range(known..).cloned().collect())
    }

    async fn reload(&self, store: &dyn Store, inner: &mut Inner) -> Result<(), ActError> {
        inner.unsure = true;
        inner.state = State::new(&self.scene);
        inner.head = Head::empty(&self.log);
        // What was held but not stored is held again; an outage that the log has met is passed over.
        inner.outages = 0;
        catch_up(store, &self.log, &self.scene, inner).await?;
        inner.unsure = false;
        self.seat_all(inner);
        if inner.head.n == 0 { Err(ActError::NoSuchLog) } else { Ok(()) }
    }

    /// Who sits in a seat, as far as this node has stored or read it.
    pub(crate) fn seated(&self, seat: &str) -> Option<String> {
        self.seated.lock().unwrap_or_else(PoisonError::into_inner).get(seat).cloned()
    }

    fn seat_all(&self, inner: &Inner) {
        let mut seated = self.seated.lock().unwrap_or_else(PoisonError::into_inner);
        let now = seats(&inner.state);
        if now.is_some_and(|now| *now != *seated) || (now.is_none() && !seated.is_empty()) {
            *seated = now.cloned().unwrap_or_default();
        }
    }

    fn tell(&self, inner: &Inner) {
        self.seat_all(inner);
        let n = inner.head.n;
        self.grown.send_if_modified(|was| std::mem::replace(was, n) != n);
        let next = inner.state.next_wall();
        self.next.send_if_modified(|was| std::mem::replace(was, next) != next);
    }
}

/// The same to everybody whose command was in a turn.
fn again(error: &ActError) -> ActError {
    match error {
        ActError::NoSuchLog => ActError::NoSuchLog,
        ActError::Refused(refusal) => ActError::Refused(refusal.clone()),
        ActError::NotHeld => ActError::NotHeld,
        ActError::Store(error) => ActError::Store(StoreError::unavailable("append", error.to_string())),
        ActError::Unreadable(what) => ActError::Unreadable(what.clone()),
        ActError::Append(what) => ActError::Append(what.clone()),
        other => ActError::Append(other.to_string()),
    }
}

fn seats(state: &State) -> Option<&BTreeMap<String, String>> {
    state.table.as_ref().map(|table| &table.seats)
}

async fn catch_up(store: &dyn Store, log: &LogId, scene: &Scene, inner: &mut Inner) -> Result<(), ActError> {
    loop {
        let page = store.read(log, inner.head.n, PAGE).await?;
        if page.is_empty() {
            return Ok(());
        }
        for record in &page {
            fold(scene, inner, record)?;
        }
    }
}

fn fold(scene: &Scene, inner: &mut Inner, record: &Record) -> Result<(), ActError> {
    let header = record.parse_header().map_err(|e| ActError::Unreadable(e.to_string()))?;
    inner.head = Head { n: record.n, hash: record.hash, at: header.at };
    match codec::from_record(record).map_err(|e| ActError::Unreadable(e.to_string()))? {
        Some(happening) => inner.state.evolve(scene, &happening),
        None => {
            let (due, client) = (header.due.as_deref(), header.client.as_deref());
            inner.state.evolve_erased(scene, &header.kind, &header.line, header.at.0, due, client);
        }
    }
    Ok(())
}
