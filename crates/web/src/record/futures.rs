//! Futures that are being computed or lie ready: one computation for a log at a time, a few results kept in memory and
//! nowhere else. What they mean is not known here.

use chain::LogId;
use exercise::{Happening, Scene};
use review::futures::{Effort, Turning, what_if};
use std::collections::VecDeque;
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use tokio::sync::{Semaphore, watch};

/// Results kept, and computations waiting.
const KEPT: usize = 16;

/// Where a computation stands.
#[derive(Clone)]
pub(crate) enum Stand {
    /// Percent.
    Working(u32),
    Ready(Arc<Vec<Turning>>),
    /// Too much is being computed already.
    Busy,
    /// It broke off.
    Failed,
}

/// One log at one length: a correction makes it another.
type Key = (LogId, u64);

struct Job {
    key: Key,
    percent: Arc<AtomicU32>,
    done: watch::Receiver<Option<Result<Arc<Vec<Turning>>, ()>>>,
}

impl Job {
    fn stand(&self) -> Stand {
        match &*self.done.borrow() {
            Some(Ok(turnings)) => Stand::Ready(Arc::clone(turnings)),
            Some(Err(())) => Stand::Failed,
            None => Stand::Working(self.percent.load(Ordering::Relaxed).min(99)),
        }
    }
}

/// The shelf of results.
pub(crate) struct Futures {
    /// Oldest first.
    jobs: Mutex<VecDeque<Job>>,
    /// A computation uses every core; they go one after another.
    turn: Arc<Semaphore>,
}

impl Default for Futures {
    fn default() -> Futures {
        Futures { jobs: Mutex::default(), turn: Arc::new(Semaphore::new(1)) }
    }
}

/// What is computed on.
pub(crate) struct Given {
    pub(crate) scene: Scene,
    pub(crate) line: String,
    pub(crate) events: Vec<(u64, Happening)>,
    pub(crate) effort: Effort,
}

impl Futures {
    /// Where the computation for a log of this length stands, if anybody asked for it.
    pub(crate) fn stand(&self, log: &LogId, length: u64) -> Option<Stand> {
        self.jobs().iter().find(|job| job.key == (*log, length)).map(Job::stand)
    }

    /// Begins a computation, unless it was begun meanwhile.
    pub(crate) fn begin(&self, log: &LogId, length: u64, given: Given) -> Stand {
        let key = (*log, length);
        let mut jobs = self.jobs();
        if let Some(job) = jobs.iter().find(|job| job.key == key) {
            return job.stand();
        }
        if jobs.len() >= KEPT {
            let Some(old) = jobs.iter().position(|job| job.done.borrow().is_some()) else { return Stand::Busy };
            jobs.remove(old);
        }
        let percent = Arc::new(AtomicU32::new(0));
        let (tell, done) = watch::channel(None);
        jobs.push_back(Job { key, percent: Arc::clone(&percent), done });
        let turn = Arc::clone(&self.turn);
        tokio::spawn(async move {
            let Ok(_turn) = turn.acquire_owned().await else { return };
            let work = tokio::task::spawn_blocking(move || {
                let told = |share: f64| {
                    // A share of 100 fits; threads may tell out of order, the largest counts.
                    percent.fetch_max((share.clamp(0.0, 1.0) * 100.0) as u32, Ordering::Relaxed);
                };
                what_if(&given.scene, &given.line, &given.events, given.effort, &told)
            });
            let result = work.await.map(Arc::new).map_err(|error| {
                tracing::error!(%error, "futures could not be computed");
            });
            // Nobody listens any more when the log was deleted meanwhile.
            let _ = tell.send(Some(result));
        });
        Stand::Working(0)
    }

    /// Drops everything about a log.
    pub(crate) fn forget(&self, log: &LogId) {
        self.jobs().retain(|job| job.key.0 != *log);
    }

    /// A thread that broke off cannot have left the shelf half changed: every change is one call.
    fn jobs(&self) -> MutexGuard<'_, VecDeque<Job>> {
        self.jobs.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
