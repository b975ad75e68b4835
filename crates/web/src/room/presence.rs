//! Which seats have a screen open: counted by open streams, forgotten when the program ends. A phone that sleeps is away;
//! one that stays away for [`LOST`] is lost. Before the class begins, screens also answer that they are reached, and people
//! that they see and hear: what the trainer checks before the start.

use chain::LogId;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;
use tokio::time::Instant;

/// How long a stream may be gone while its screen still counts as open: a page that reloads, a lift, a dead corner.
const GRACE: Duration = Duration::from_secs(25);
/// How long a seat may be without a screen before somebody is missed.
const LOST: Duration = Duration::from_secs(60);
/// How old an answer of a screen may be to count: two signs of life of its stream, and some patience.
pub(crate) const ANSWERED: Duration = Duration::from_secs(40);

#[derive(Debug)]
pub(crate) struct Presence {
    screens: Mutex<BTreeMap<(LogId, String), Screens>>,
    /// Since when we look.
    since: Instant,
}

#[derive(Debug, Default)]
struct Screens {
    open: usize,
    /// Since when none is open.
    gone: Option<Instant>,
    /// Who answered last from there, and when.
    answered: Option<(String, Instant)>,
    /// Who said from there that they see and hear.
    sure: Option<String>,
}

/// Seats with an open screen, and those that had one and have been without it for too long.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Open {
    pub(crate) open: BTreeSet<String>,
    pub(crate) lost: BTreeSet<String>,
}

/// How far a seat is reached.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Reached {
    pub(crate) open: bool,
    /// A screen was followed from there at some time.
    pub(crate) streamed: bool,
    /// Its holder's screen has answered a moment ago.
    pub(crate) answers: bool,
    /// Its holder has said that they see and hear.
    pub(crate) sure: bool,
}

/// An open screen; closes when it is dropped.
pub(crate) struct Here {
    presence: Arc<Presence>,
    key: (LogId, String),
}

impl Default for Presence {
    fn default() -> Self {
        Presence { screens: Mutex::default(), since: Instant::now() }
    }
}

impl Presence {
    /// A screen opens.
    pub(crate) fn enter(self: &Arc<Self>, log: &LogId, seat: &str) -> Here {
        let key = (*log, seat.to_owned());
        let mut all = self.screens.lock().unwrap_or_else(PoisonError::into_inner);
        let screens = all.entry(key.clone()).or_default();
        screens.open += 1;
        screens.gone = None;
        drop(all);
        Here { presence: Arc::clone(self), key }
    }

    /// Whether a screen is open anywhere.
    pub(crate) fn anybody(&self) -> bool {
        self.screens.lock().unwrap_or_else(PoisonError::into_inner).values().any(|screens| screens.open > 0)
    }

    /// Who holds a seat has answered from its screen.
    pub(crate) fn answered(&self, log: &LogId, seat: &str, person: &str) {
        let mut all = self.screens.lock().unwrap_or_else(PoisonError::into_inner);
        all.entry((*log, seat.to_owned())).or_default().answered = Some((person.to_owned(), Instant::now()));
    }

    /// Who holds a seat says that they see and hear.
    pub(crate) fn sure(&self, log: &LogId, seat: &str, person: &str) {
        self.answered(log, seat, person);
        let mut all = self.screens.lock().unwrap_or_else(PoisonError::into_inner);
        all.entry((*log, seat.to_owned())).or_default().sure = Some(person.to_owned());
    }

    /// How far each seat of a log is reached; `holders` says who sits there.
    pub(crate) fn reached(&self, log: &LogId, holders: &BTreeMap<String, String>) -> BTreeMap<String, Reached> {
        let all = self.screens.lock().unwrap_or_else(PoisonError::into_inner);
        let of = |(seat, person): (&String, &String)| {
            let screens = all.get(&(*log, seat.clone()))?;
            let answers = screens.answered.as_ref().is_some_and(|(by, at)| by == person && at.elapsed() < ANSWERED);
            let sure = screens.sure.as_ref() == Some(person);
            Some((seat.clone(), Reached { open: screens.is_open(), streamed: screens.streamed(), answers, sure }))
        };
        holders.iter().filter_map(of).collect()
    }

    /// What is open and what is lost. Seats that `acted` had a screen once, also if that was before the program started
    /// anew: they have as long to come back as everybody else.
    pub(crate) fn of(&self, log: &LogId, acted: &BTreeSet<String>) -> Open {
        let all = self.screens.lock().unwrap_or_else(PoisonError::into_inner);
        let mut found = Open::default();
        let mut had: BTreeSet<&String> = BTreeSet::new();
        for ((_, seat), screens) in all.iter().filter(|((l, _), _)| l == log) {
            if screens.is_open() {
                found.open.insert(seat.clone());
            } else if screens.gone.is_some_and(|since| since.elapsed() >= LOST) {
                found.lost.insert(seat.clone());
            }
            // A page without script has no stream, and answers when it is loaded.
            if screens.streamed() || screens.answered.is_some() {
                had.insert(seat);
            }
        }
        if self.since.elapsed() >= LOST {
            found.lost.extend(acted.iter().filter(|seat| !had.contains(seat)).cloned());
        }
        found
    }
}

impl Screens {
    const fn streamed(&self) -> bool {
        self.open > 0 || self.gone.is_some()
    }

    fn is_open(&self) -> bool {
        self.open > 0 || self.gone.is_some_and(|since| since.elapsed() < GRACE)
    }
}

impl Drop for Here {
    fn drop(&mut self) {
        let mut all = self.presence.screens.lock().unwrap_or_else(PoisonError::into_inner);
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

    fn seats(of: &[&str]) -> BTreeSet<String> {
        of.iter().map(|s| (*s).to_owned()).collect()
    }

    #[tokio::test(start_paused = true)]
    async fn a_seat_is_missed_after_a_minute_without_a_screen_and_not_before() {
        let presence = Arc::new(Presence::default());
        let log = LogId::from_bytes([1; 16]);
        let of = || presence.of(&log, &BTreeSet::new());
        let first = presence.enter(&log, "primary");
        let second = presence.enter(&log, "primary");
        drop(first);
        assert!(of().open.contains("primary"), "one screen is left");
        assert!(presence.anybody());
        drop(second);
        assert!(!presence.anybody());
        assert_eq!((of().open, of().lost), (seats(&["primary"]), seats(&[])), "a page that reloads is there");
        tokio::time::advance(GRACE).await;
        assert_eq!((of().open, of().lost), (seats(&[]), seats(&[])), "away, and not yet missed");
        tokio::time::advance(LOST - GRACE - Duration::from_millis(1)).await;
        assert_eq!(of().lost, seats(&[]));
        tokio::time::advance(Duration::from_millis(1)).await;
        assert_eq!(of().lost, seats(&["primary"]));
        let _back = presence.enter(&log, "primary");
        assert!(of().lost.is_empty());
        assert!(presence.of(&LogId::from_bytes([2; 16]), &BTreeSet::new()).open.is_empty());
    }

    #[tokio::test(start_paused = true)]
    async fn who_was_there_before_a_new_start_is_missed_like_everybody_else() {
        let presence = Arc::new(Presence::default());
        let log = LogId::from_bytes([1; 16]);
        let acted = seats(&["coach", "leader"]);
        let _here = presence.enter(&log, "leader");
        tokio::time::advance(LOST - Duration::from_millis(1)).await;
        assert!(presence.of(&log, &acted).lost.is_empty());
        tokio::time::advance(Duration::from_millis(1)).await;
        assert_eq!(presence.of(&log, &acted).lost, seats(&["coach"]));
        assert!(presence.of(&log, &seats(&[])).lost.is_empty(), "who never had a screen is not missed");
    }

    #[tokio::test(start_paused = true)]
    async fn an_answer_counts_for_a_while_and_for_who_sits_there() {
        let presence = Arc::new(Presence::default());
        let log = LogId::from_bytes([1; 16]);
        let at = |person: &str| {
            let holders = BTreeMap::from([("coach".to_owned(), person.to_owned())]);
            presence.reached(&log, &holders).get("coach").copied().unwrap_or_default()
        };
        assert_eq!(at("p"), Reached::default());
        let _here = presence.enter(&log, "coach");
        assert_eq!(at("p"), Reached { open: true, streamed: true, answers: false, sure: false });
        presence.answered(&log, "coach", "p");
        assert_eq!(at("p"), Reached { open: true, streamed: true, answers: true, sure: false });
        presence.sure(&log, "coach", "p");
        assert!(at("p").sure);
        assert_eq!(
            at("q"),
            Reached { open: true, streamed: true, answers: false, sure: false },
            "somebody else's answer"
        );
        tokio::time::advance(ANSWERED).await;
        assert_eq!(at("p"), Reached { open: true, streamed: true, answers: false, sure: true });
    }
}
