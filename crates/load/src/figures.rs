//! What is said about a run.

use crate::ledger::{Entry, Ledger};
use crate::metrics::Metrics;
use crate::traffic::Driven;
use serde_json::{Map, Value, json};
use std::collections::BTreeSet;

/// The figures of one run; those that were not measured are absent.
#[derive(Clone, Debug, Default)]
pub struct Report {
    pub rate: f64,
    latencies: Vec<f64>,
    late: Vec<f64>,
    commit_p99: Option<f64>,
    rss: Option<u64>,
    streams: usize,
    idle: usize,
    acknowledged: usize,
    refused: usize,
    sent: usize,
    /// Times an utterance should have reached a stream, and did.
    pub expected: usize,
    pub delivered: usize,
    found: Option<usize>,
    more: Map<String, Value>,
    broken: bool,
}

impl Report {
    pub fn of(ledger: &Ledger, driven: &Driven) -> Report {
        let entries = ledger.since(driven.first);
        let mut latencies: Vec<f64> = entries.iter().filter_map(latency).collect();
        latencies.sort_by(f64::total_cmp);
        let mut late = driven.late.clone();
        late.sort_by(f64::total_cmp);
        let commit = |(before, after)| Metrics::commit_ms(before, after, 0.99);
        let counted = entries.iter().filter(|e| !e.refused);
        Report {
            rate: driven.rate,
            latencies,
            late,
            commit_p99: driven.before.as_ref().zip(driven.after.as_ref()).and_then(commit),
            rss: driven.peak_rss,
            sent: entries.len(),
            acknowledged: entries.iter().filter(|e| e.acknowledged.is_some()).count(),
            refused: entries.iter().filter(|e| e.refused).count(),
            expected: counted.clone().map(|e| e.streams).sum(),
            delivered: counted.map(|e| e.streams - e.left).sum(),
            ..Report::default()
        }
    }

    /// Looks for everything acknowledged in what was read back.
    pub fn with_found(mut self, ledger: &Ledger, found: &[BTreeSet<usize>]) -> Report {
        let stands = |n: usize, e: &Entry| found.get(e.team).is_some_and(|team| team.contains(&n));
        let (mut acknowledged, mut there, mut seen_lost) = (0, 0, 0);
        for (n, entry) in ledger.since(0).iter().enumerate() {
            let stands = stands(n, entry);
            if entry.acknowledged.is_some() {
                acknowledged += 1;
                there += usize::from(stands);
            }
            seen_lost += usize::from(entry.left < entry.streams && !stands);
        }
        self.acknowledged = acknowledged;
        self.found = Some(there);
        self.broken |= acknowledged != there || seen_lost > 0;
        self.with("seen_lost", json!(seen_lost))
    }

    pub fn with_streams(mut self, open: usize, idle: usize) -> Report {
        (self.streams, self.idle) = (open, idle);
        self
    }

    pub fn with(mut self, name: &str, value: Value) -> Report {
        self.more.insert(name.to_owned(), value);
        self
    }

    /// Names the highest rate that held, this step's, and the first that did not. Where none held both are the same step.
    pub fn highest(self, missed: &Report) -> Report {
        let highest = if self.rate < missed.rate { self.rate } else { 0.0 };
        let (delivered, expected) = (missed.delivered, missed.expected);
        let step = json!({ "rate": missed.rate, "p99_ms": missed.p99(), "delivered": delivered, "expected": expected });
        self.with("highest_rate", json!(highest)).with("missed", step)
    }

    /// Something that must hold does not.
    pub fn fail(mut self) -> Report {
        self.broken = true;
        self
    }

    pub fn holds(&self) -> bool {
        !self.broken
    }

    /// Whether nothing was lost or refused and the last screens were reached within so many milliseconds.
    pub fn within(&self, limit_ms: f64) -> bool {
        let whole = self.delivered == self.expected && self.acknowledged == self.sent && self.refused == 0;
        whole && quantile(&self.latencies, 0.99).is_some_and(|p99| p99 < limit_ms)
    }

    pub fn p99(&self) -> Value {
        ms(quantile(&self.latencies, 0.99))
    }

    fn json(&self) -> Map<String, Value> {
        let mut out = Map::new();
        let mut put = |name: &str, value: Value| out.insert(name.to_owned(), value);
        put("p50_ms", ms(quantile(&self.latencies, 0.5)));
        put("p99_ms", self.p99());
        put("max_ms", ms(self.latencies.last().copied()));
        put("commit_p99_ms", ms(self.commit_p99));
        put("streams", json!(self.streams));
        put("idle", json!(self.idle));
        put("rate", json!(self.rate));
        put("sent", json!(self.sent));
        put("acknowledged", json!(self.acknowledged));
        put("refused", json!(self.refused));
        put("found", json!(self.found));
        put("delivered", json!(self.delivered));
        put("expected", json!(self.expected));
        put("send_late_p99_ms", ms(quantile(&self.late, 0.99)));
        put("rss_mb", ms(self.rss.map(|bytes| bytes as f64 / (1024.0 * 1024.0))));
        put("load_average", json!(load_average()));
        out.extend(self.more.clone());
        out
    }

    pub fn print(&self, as_json: bool) {
        let fields = self.json();
        if as_json {
            println!("{}", Value::Object(fields));
        } else {
            for (name, value) in fields {
                println!("{name:20} {value}");
            }
        }
    }
}

fn latency(entry: &Entry) -> Option<f64> {
    let last = entry.last.filter(|_| entry.left == 0)?;
    Some(last.duration_since(entry.sent).as_secs_f64() * 1_000.0)
}

fn quantile(sorted: &[f64], q: f64) -> Option<f64> {
    let at = libm::ceil(q * sorted.len() as f64) as usize;
    sorted.get(at.saturating_sub(1)).copied()
}

/// To a tenth.
fn ms(value: Option<f64>) -> Value {
    json!(value.map(|v| libm::round(v * 10.0) / 10.0))
}

/// What the machine was busy with in the last minute, where it tells.
fn load_average() -> Option<f64> {
    std::fs::read_to_string("/proc/loadavg").ok()?.split(' ').next()?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[rstest]
    #[case(0.5, 50.0)]
    #[case(0.99, 99.0)]
    #[case(1.0, 100.0)]
    fn a_quantile_is_one_of_the_values(#[case] q: f64, #[case] value: f64) {
        let sorted: Vec<f64> = (1..=100).map(f64::from).collect();
        assert_eq!(quantile(&sorted, q), Some(value));
        assert_eq!(quantile(&[], q), None);
    }

    #[test]
    fn the_highest_rate_is_the_last_that_held() {
        let step = |rate| Report { rate, ..Report::default() };
        let rate = |report: Report| report.json().get("highest_rate").cloned();
        assert_eq!(rate(step(40.0).highest(&step(80.0))), Some(json!(40.0)));
        assert_eq!(rate(step(20.0).highest(&step(20.0))), Some(json!(0.0)));
    }

    #[test]
    fn what_was_acknowledged_and_is_not_found_breaks_a_run() {
        let ledger = Ledger::default();
        for team in [0, 1] {
            let n = ledger.enter(team, 1);
            ledger.acknowledge(n);
            ledger.received(team, n);
        }
        let found = |there: &[&[usize]]| -> Vec<BTreeSet<usize>> {
            there.iter().map(|team| team.iter().copied().collect()).collect()
        };
        assert!(Report::default().with_found(&ledger, &found(&[&[0], &[1]])).holds());
        let lost = Report::default().with_found(&ledger, &found(&[&[0, 1], &[]]));
        assert_eq!((lost.acknowledged, lost.found, lost.holds()), (2, Some(1), false));
        assert_eq!(lost.json().get("seen_lost"), Some(&json!(1)));
    }
}
