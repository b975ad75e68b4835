//! How often somebody failed to sign in under a name, of late. Pure: the time is passed in.
//!
//! A device that fails waits, and others need not: otherwise ten wrong passwords from a phone in the room would keep a
//! trainer out. Only when many devices fail under one name does everybody wait but this machine.

use std::collections::BTreeMap;

/// Failures under one name from one address after which a wait is asked for there.
pub(crate) const FAILURES: usize = 10;
/// Failures under one name from wherever.
pub(crate) const FAILURES_IN_ALL: usize = 100;
/// How long a failure counts.
pub(crate) const FAILURES_MS: i64 = 10 * 60_000;
/// Names that are remembered. When there are more, the one with the fewest failures is forgotten: whoever tries many
/// names does not make us forget the one under attack.
const NAMES: usize = 1_000;
/// Where somebody sits at the machine itself.
pub(crate) const HERE: &str = "";

/// Times of failures by the name that was typed, whether or not there is such an account.
#[derive(Debug, Default)]
pub(crate) struct Failures {
    devices: Times<(String, String)>,
    names: Times<String>,
}

impl Failures {
    /// How long one has to wait under this name; `None` when one need not.
    pub(crate) fn wait(&self, name: &str, from: &str, now: i64) -> Option<i64> {
        let here = self.devices.wait(&(name.to_owned(), from.to_owned()), FAILURES, now);
        let all = if from == HERE { None } else { self.names.wait(&name.to_owned(), FAILURES_IN_ALL, now) };
        here.max(all)
    }

    pub(crate) fn failed(&mut self, name: &str, from: &str, now: i64) {
        self.devices.add((name.to_owned(), from.to_owned()), now);
        if from != HERE {
            self.names.add(name.to_owned(), now);
        }
    }

    /// Somebody came in from there.
    pub(crate) fn came_in(&mut self, name: &str, from: &str) {
        self.devices.0.remove(&(name.to_owned(), from.to_owned()));
    }

    /// The password is another one.
    pub(crate) fn forget(&mut self, name: &str) {
        self.devices.0.retain(|(n, _), _| n != name);
        self.names.0.remove(name);
    }
}

#[derive(Debug)]
struct Times<K>(BTreeMap<K, Vec<i64>>);

impl<K> Default for Times<K> {
    fn default() -> Times<K> {
        Times(BTreeMap::new())
    }
}

impl<K: Ord + Clone> Times<K> {
    fn wait(&self, key: &K, at_most: usize, now: i64) -> Option<i64> {
        let mut counting: Vec<i64> = self.0.get(key)?.iter().copied().filter(|at| counts(*at, now)).collect();
        counting.sort_unstable();
        // Once this one no longer counts, there are fewer than the limit.
        let last = counting.len().checked_sub(at_most).and_then(|at| counting.get(at))?;
        Some(last + FAILURES_MS - now)
    }

    fn add(&mut self, key: K, now: i64) {
        self.0.retain(|_, times| {
            times.retain(|at| counts(*at, now));
            !times.is_empty()
        });
        if self.0.len() >= NAMES && !self.0.contains_key(&key) {
            let fewest = self.0.iter().min_by_key(|(_, times)| times.len()).map(|(key, _)| key.clone());
            fewest.map(|key| self.0.remove(&key));
        }
        self.0.entry(key).or_default().push(now);
    }
}

/// A clock that stepped back does not prolong a wait.
fn counts(at: i64, now: i64) -> bool {
    at <= now && now - at < FAILURES_MS
}

#[cfg(test)]
mod tests {
    use super::{FAILURES, FAILURES_IN_ALL, FAILURES_MS, Failures, HERE, NAMES};

    #[test]
    fn after_ten_failures_in_ten_minutes_one_waits_until_the_first_is_ten_minutes_old() {
        let mut failures = Failures::default();
        for i in 0..FAILURES as i64 {
            assert_eq!(failures.wait("anna", HERE, i * 1_000), None, "{i}");
            failures.failed("anna", HERE, i * 1_000);
        }
        assert_eq!(failures.wait("anna", HERE, 9_000), Some(FAILURES_MS - 9_000));
        assert_eq!(failures.wait("boris", HERE, 9_000), None);
        assert_eq!(failures.wait("anna", HERE, FAILURES_MS - 1), Some(1));
        assert_eq!(failures.wait("anna", HERE, FAILURES_MS), None, "nine are left");
        failures.failed("anna", HERE, FAILURES_MS);
        assert_eq!(failures.wait("anna", HERE, FAILURES_MS), Some(1_000));
        failures.came_in("anna", HERE);
        assert_eq!(failures.wait("anna", HERE, FAILURES_MS), None);
    }

    #[test]
    fn one_device_keeps_nobody_else_out_and_many_do() {
        let mut failures = Failures::default();
        for _ in 0..FAILURES {
            failures.failed("anna", "192.168.1.66", 0);
        }
        assert!(failures.wait("anna", "192.168.1.66", 1).is_some());
        assert_eq!(failures.wait("anna", "192.168.1.7", 1), None);
        for i in 0..FAILURES_IN_ALL {
            failures.failed("anna", &format!("192.168.2.{i}"), 2);
        }
        assert!(failures.wait("anna", "192.168.1.7", 3).is_some(), "many devices guess no faster than a few");
        assert_eq!(failures.wait("anna", HERE, 3), None, "whoever sits at the machine comes in");
        failures.came_in("anna", HERE);
        assert!(failures.wait("anna", "192.168.1.66", 3).is_some(), "that somebody came in helps no other device");
        failures.forget("anna");
        assert_eq!(failures.wait("anna", "192.168.1.66", 3), None);
    }

    #[test]
    fn slow_failures_never_ask_for_a_wait() {
        let mut failures = Failures::default();
        for i in 0..50 {
            assert_eq!(failures.wait("anna", HERE, i * FAILURES_MS / 9), None);
            failures.failed("anna", HERE, i * FAILURES_MS / 9);
        }
    }

    #[test]
    fn many_names_do_not_drive_out_the_one_under_attack() {
        let mut failures = Failures::default();
        for _ in 0..FAILURES {
            failures.failed("anna", "192.168.1.66", 0);
        }
        for i in 0..NAMES * 2 {
            failures.failed(&format!("nobody {i}"), "192.168.1.66", 1);
        }
        assert!(failures.devices.0.len() <= NAMES && failures.names.0.len() <= NAMES);
        assert!(failures.wait("anna", "192.168.1.66", 2).is_some());
    }
}
