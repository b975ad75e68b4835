//! Which seats have a screen open: counted by open streams, forgotten when the program ends. A phone that sleeps is away;
//! one that comes back within [`GRACE`] was never lost.

use chain::LogId;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;
use tokio::time::Instant;

/// How long a stream may be gone before somebody is missed: a page that reloads, a lift, a dead corner.
const GRACE: Duration = Duration::from_secs(25);

#[derive(Debug, Default)]
pub(crate) struct Presence(Mutex<BTreeMap<(LogId, String), Screens>>);

#[derive(Debug, Default)]
struct Screens {
    open: usize,
    /// Since when none is open.
    gone: Option<Instant>,
}

/// An open screen; closes when it is dropped.
pub(crate) struct Here {
    presence: Arc<Presence>,
    key: (LogId, String),
}

impl Presence {
    /// A screen opens.
    pub(crate) fn enter(self: &Arc<Self>, log: &LogId, seat: &str) -> Here {
        let key = (*log, seat.to_owned());
        let mut all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let screens = all.entry(key.clone()).or_default();
        screens.open += 1;
        screens.gone = None;
        drop(all);
        Here { presence: Arc::clone(self), key }
    }

    /// Whether a screen is open anywhere.
    pub(crate) fn anybody(&self) -> bool {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).values().any(|screens| screens.open > 0)
    }

    /// Seats with an open screen, and those that had one and have been without for longer than a moment.
    pub(crate) fn of(&self, log: &LogId) -> (BTreeSet<String>, BTreeSet<String>) {
        let all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let (mut open, mut lost) = (BTreeSet::new(), BTreeSet::new());
        for ((_, seat), screens) in all.iter().filter(|((l, _), _)| l == log) {
            if screens.open > 0 || screens.gone.is_some_and(|since| since.elapsed() < GRACE) {
                open.insert(seat.clone());
            } else {
                lost.insert(seat.clone());
            }
        }
        (open, lost)
    }
}

impl Drop for Here {
    fn drop(&mut self) {
        let mut all = self.presence.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(screens) = all.get_mut(&self.key) {
            screens.open = screens.open.saturating_sub(1);
            if screens.open == 0 {
                screens.gone = Some(Instant::now());
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test(start_paused = true)]
    async fn a_seat_is_missed_only_after_a_while() {
        let presence = Arc::new(Presence::default());
        let log = LogId::from_bytes([1; 16]);
        let first = presence.enter(&log, "primary");
        let second = presence.enter(&log, "primary");
        drop(first);
        assert!(presence.of(&log).0.contains("primary"), "one screen is left");
        assert!(presence.anybody());
        drop(second);
        assert!(!presence.anybody());
        assert!(presence.of(&log).1.is_empty(), "a page that reloads is not missed");
        tokio::time::advance(GRACE).await;
        assert!(presence.of(&log).1.contains("primary"));
        let _back = presence.enter(&log, "primary");
        assert!(presence.of(&log).1.is_empty());
        assert!(presence.of(&LogId::from_bytes([2; 16])).0.is_empty());
    }
}
