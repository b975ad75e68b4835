//! How often somebody failed to sign in under a name, of late. Pure: the time is passed in.

use std::collections::BTreeMap;

/// Failures under one name after which a wait is asked for.
pub(crate) const FAILURES: usize = 10;
/// How long a failure counts.
pub(crate) const FAILURES_MS: i64 = 10 * 60_000;
/// Names that are remembered. When there are more, the one with the fewest failures is forgotten: whoever tries many
/// names does not make us forget the one under attack.
const NAMES: usize = 1_000;

/// Times of failures by the name that was typed, whether or not there is such an account.
#[derive(Debug, Default)]
pub(crate) struct Failures(BTreeMap<String, Vec<i64>>);

impl Failures {
    /// How long one has to wait under this name; `None` when one need not.
    pub(crate) fn wait(&self, name: &str, now: i64) -> Option<i64> {
        let mut counting: Vec<i64> = self.0.get(name)?.iter().copied().filter(|at| counts(*at, now)).collect();
        counting.sort_unstable();
        // Once this one no longer counts, there are fewer than the limit.
        let last = counting.len().checked_sub(FAILURES).and_then(|at| counting.get(at))?;
        Some(last + FAILURES_MS - now)
    }

    pub(crate) fn failed(&mut self, name: &str, now: i64) {
        self.0.retain(|_, times| {
            times.retain(|at| counts(*at, now));
            !times.is_empty()
        });
        if self.0.len() >= NAMES && !self.0.contains_key(name) {
            let fewest = self.0.iter().min_by_key(|(_, times)| times.len()).map(|(name, _)| name.clone());
            fewest.map(|name| self.0.remove(&name));
        }
        self.0.entry(name.to_owned()).or_default().push(now);
    }

    pub(crate) fn forget(&mut self, name: &str) {
        self.0.remove(name);
    }
}

/// A clock that stepped back does not prolong a wait.
fn counts(at: i64, now: i64) -> bool {
    at <= now && now - at < FAILURES_MS
}

#[cfg(test)]
mod tests {
    use super::{FAILURES, FAILURES_MS, Failures, NAMES};

    #[test]
    fn after_ten_failures_in_ten_minutes_one_waits_until_the_first_is_ten_minutes_old() {
        let mut failures = Failures::default();
        for i in 0..FAILURES as i64 {
            assert_eq!(failures.wait("anna", i * 1_000), None, "{i}");
            failures.failed("anna", i * 1_000);
        }
        assert_eq!(failures.wait("anna", 9_000), Some(FAILURES_MS - 9_000));
        assert_eq!(failures.wait("boris", 9_000), None);
        assert_eq!(failures.wait("anna", FAILURES_MS - 1), Some(1));
        assert_eq!(failures.wait("anna", FAILURES_MS), None, "nine are left");
        failures.failed("anna", FAILURES_MS);
        assert_eq!(failures.wait("anna", FAILURES_MS), Some(1_000));
        failures.forget("anna");
        assert_eq!(failures.wait("anna", FAILURES_MS), None);
    }

    #[test]
    fn slow_failures_never_ask_for_a_wait() {
        let mut failures = Failures::default();
        for i in 0..50 {
            assert_eq!(failures.wait("anna", i * FAILURES_MS / 9), None);
            failures.failed("anna", i * FAILURES_MS / 9);
        }
    }

    #[test]
    fn many_names_do_not_drive_out_the_one_under_attack() {
        let mut failures = Failures::default();
        for _ in 0..FAILURES {
            failures.failed("anna", 0);
        }
        for i in 0..NAMES * 2 {
            failures.failed(&format!("nobody {i}"), 1);
        }
        assert!(failures.0.len() <= NAMES);
        assert!(failures.wait("anna", 2).is_some());
    }
}
