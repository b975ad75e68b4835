//! What was said, and who has it.

use std::collections::BTreeSet;
use std::sync::{Mutex, MutexGuard, PoisonError};
use tokio::time::Instant;

/// One utterance.
#[derive(Clone, Debug)]
pub struct Entry {
    pub team: usize,
    pub sent: Instant,
    pub acknowledged: Option<Instant>,
    /// Streams of the team that have not received it.
    pub left: usize,
    pub streams: usize,
    /// When the last stream so far received it.
    pub last: Option<Instant>,
    /// The server said no.
    pub refused: bool,
}

/// Everything said in a run, by number.
#[derive(Debug, Default)]
pub struct Ledger(Mutex<Vec<Entry>>);

impl Ledger {
    fn all(&self) -> MutexGuard<'_, Vec<Entry>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Enters an utterance that leaves now.
    pub fn enter(&self, team: usize, streams: usize) -> usize {
        let mut all = self.all();
        all.push(Entry {
            team,
            sent: Instant::now(),
            acknowledged: None,
            left: streams,
            streams,
            last: None,
            refused: false,
        });
        all.len() - 1
    }

    pub fn acknowledge(&self, n: usize) {
        if let Some(entry) = self.all().get_mut(n) {
            entry.acknowledged = Some(Instant::now());
        }
    }

    pub fn refuse(&self, n: usize) {
        if let Some(entry) = self.all().get_mut(n) {
            entry.refused = true;
        }
    }

    /// A stream that had not met it before received it.
    pub fn received(&self, team: usize, n: usize) {
        if let Some(entry) = self.all().get_mut(n).filter(|e| e.team == team) {
            entry.left = entry.left.saturating_sub(1);
            entry.last = Some(Instant::now());
        }
    }

    pub fn len(&self) -> usize {
        self.all().len()
    }

    pub fn since(&self, first: usize) -> Vec<Entry> {
        self.all().get(first..).map(<[Entry]>::to_vec).unwrap_or_default()
    }

    /// Acknowledged and on every screen, from a number on; how many are not.
    pub fn open(&self, first: usize) -> usize {
        let all = self.all();
        let open = |e: &&Entry| !e.refused && (e.acknowledged.is_none() || e.left > 0);
        all.get(first..).map_or(0, |part| part.iter().filter(open).count())
    }
}

/// Puts a number into words that survive HTML.
pub fn marked(n: usize) -> String {
    format!("~{n}~")
}

/// The numbers marked in a text.
pub fn numbers(text: &str) -> BTreeSet<usize> {
    text.split('~').filter(|part| !part.is_empty() && part.len() <= 9).filter_map(|part| part.parse().ok()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_found_in_whatever_stands_around_them() {
        let page = format!("<p data-n=\"9\">{} hello ~ 5</p><p>{}</p>", marked(0), marked(1_234));
        assert_eq!(numbers(&page), BTreeSet::from([0, 1_234]));
    }

    #[test]
    fn an_utterance_is_open_until_it_is_acknowledged_and_on_every_screen() {
        let ledger = Ledger::default();
        let n = ledger.enter(3, 2);
        ledger.acknowledge(n);
        ledger.received(3, n);
        ledger.received(4, n);
        assert_eq!(ledger.open(0), 1, "one stream is left; another team's does not count");
        ledger.received(3, n);
        assert_eq!(ledger.open(0), 0);
        let refused = ledger.enter(3, 2);
        ledger.refuse(refused);
        assert_eq!((ledger.open(0), ledger.len()), (0, 2));
    }
}
