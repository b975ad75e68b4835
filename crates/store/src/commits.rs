//! How long commits took: counts by time, for operators and for the load driver. No clock of its own.

use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

/// Upper bounds of a decade, ten of them evenly spaced on a logarithmic scale, in hundredths.
const STEPS: [u64; 10] = [100, 126, 158, 200, 251, 316, 398, 501, 631, 794];
/// Decades from 100 microseconds on: the last bound is 7.94 s.
const DECADES: usize = 5;
const BOUNDS: usize = STEPS.len() * DECADES;

/// Commits by time.
#[derive(Debug)]
pub struct Commits {
    /// How many took at most the bound of the same place and more than the one before; the last took longer than all.
    counts: [AtomicU64; BOUNDS + 1],
    micros: AtomicU64,
}

impl Default for Commits {
    fn default() -> Self {
        Self { counts: std::array::from_fn(|_| AtomicU64::new(0)), micros: AtomicU64::new(0) }
    }
}

impl Commits {
    /// A commit took this long.
    pub fn took(&self, time: Duration) {
        let micros = u64::try_from(time.as_micros()).unwrap_or(u64::MAX);
        let place = (0..BOUNDS).find(|i| micros <= bound(*i)).unwrap_or(BOUNDS);
        if let Some(count) = self.counts.get(place) {
            count.fetch_add(1, Ordering::Relaxed);
        }
        self.micros.fetch_add(micros, Ordering::Relaxed);
    }

    /// Upper bound in microseconds (`None`: no bound) and how many took at most as long, ascending.
    pub fn rows(&self) -> Vec<(Option<u64>, u64)> {
        let mut sum = 0;
        let bounds = (0..BOUNDS).map(|i| Some(bound(i))).chain([None]);
        let row = |(bound, count): (Option<u64>, &AtomicU64)| {
            sum += count.load(Ordering::Relaxed);
            (bound, sum)
        };
        bounds.zip(&self.counts).map(row).collect()
    }

    /// Microseconds of all commits together.
    pub fn micros(&self) -> u64 {
        self.micros.load(Ordering::Relaxed)
    }
}

/// A bound in microseconds.
fn bound(i: usize) -> u64 {
    let decade = u32::try_from(i / STEPS.len()).unwrap_or(0);
    STEPS[i % STEPS.len()] * 10_u64.pow(decade)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_time_falls_under_its_bound() {
        let commits = Commits::default();
        for micros in [50, 100, 101, 2_000, 60_000_000] {
            commits.took(Duration::from_micros(micros));
        }
        let rows = commits.rows();
        let at_most = |bound| rows.iter().find(|(b, _)| *b == bound).map(|(_, n)| *n);
        assert_eq!(at_most(Some(100)), Some(2));
        assert_eq!(at_most(Some(126)), Some(3));
        assert_eq!(at_most(Some(2_000)), Some(4));
        assert_eq!((at_most(Some(7_940_000)), at_most(None)), (Some(4), Some(5)));
        // Sums only grow, and the row without a bound is the last.
        assert!(rows.iter().map(|(_, sum)| *sum).is_sorted());
        assert!(rows.iter().rev().skip(1).all(|(bound, _)| bound.is_some()));
        assert_eq!(commits.micros(), 60_002_251);
    }
}
