//! `/metrics`: how this node is doing, in the text format that Prometheus reads. For a program on the same machine and for
//! staff; everybody else finds nothing here. Counts and times only: nothing says who does what.

use crate::peer::is_near;
use crate::problem::Problem;
use crate::room::pass::Watching;
use crate::site::Site;
use axum::extract::{FromRequestParts, State};
use axum::http::header::CONTENT_TYPE;
use axum::http::request::Parts;
use axum::response::{IntoResponse, Response};
use live::Gauges;
use std::convert::Infallible;
use std::fmt::Write as _;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

/// Streams that are open.
#[derive(Clone, Debug, Default)]
pub(crate) struct Streams(Arc<AtomicUsize>);

/// Counts a stream until it is dropped.
pub(crate) struct OpenStream(Streams);

impl Streams {
    pub(crate) fn enter(&self) -> OpenStream {
        self.0.fetch_add(1, Ordering::Relaxed);
        OpenStream(self.clone())
    }
}

impl Drop for OpenStream {
    fn drop(&mut self) {
        self.0.0.fetch_sub(1, Ordering::Relaxed);
    }
}

/// Whether a request comes from a program on this machine. What a proxy passes on comes from elsewhere.
pub(crate) struct Near(bool);

impl<S: Sync> FromRequestParts<S> for Near {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Near, Infallible> {
        Ok(Near(is_near(parts)))
    }
}

pub(crate) async fn show(State(site): State<Site>, near: Near, staff: Watching) -> Result<Response, Problem> {
    if !near.0 && staff.0.is_none() {
        return Err(Problem::NotFound);
    }
    let gauges = site.house.gauges().await;
    let text = text(&gauges, site.streams.0.load(Ordering::Relaxed), resident());
    Ok(([(CONTENT_TYPE, "text/plain; version=0.0.4; charset=utf-8")], text).into_response())
}

/// Resident memory of this process in bytes, where the system tells.
fn resident() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|l| l.strip_prefix("VmRSS:"))?;
    let kib: u64 = line.trim().strip_suffix(" kB")?.parse().ok()?;
    Some(kib * 1_024)
}

fn text(gauges: &Gauges, streams: usize, resident: Option<u64>) -> String {
    let mut out = String::new();
    let mut gauge = |name: &str, what: &str, value: u64| {
        // Writing to a string cannot fail.
        let _ = write!(out, "# HELP {name} {what}\n# TYPE {name} gauge\n{name} {value}\n");
    };
    if let Some(bytes) = resident {
        gauge("process_resident_memory_bytes", "Resident memory.", bytes);
    }
    gauge("stairway_streams_open", "Screens that are following.", streams as u64);
    gauge("stairway_rooms_loaded", "Logs in memory.", gauges.rooms as u64);
    let Some((_, all)) = gauges.commits.last() else { return out };
    let name = "stairway_commit_seconds";
    let _ = write!(out, "# HELP {name} Commits of the store, by time.\n# TYPE {name} histogram\n");
    for (bound, count) in &gauges.commits {
        let bound = bound.map_or_else(|| "+Inf".to_owned(), seconds);
        let _ = writeln!(out, "{name}_bucket{{le=\"{bound}\"}} {count}");
    }
    let _ = write!(out, "{name}_sum {}\n{name}_count {all}\n", seconds(gauges.commit_micros));
    out
}

fn seconds(micros: u64) -> String {
    format!("{}.{:06}", micros / 1_000_000, micros % 1_000_000)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_page_is_what_prometheus_reads() {
        let commits = vec![(Some(1_000), 3), (Some(2_500_000), 4), (None, 5)];
        let gauges = Gauges { rooms: 2, commits, commit_micros: 3_000_004 };
        let text = text(&gauges, 7, Some(4_096));
        for line in [
            "process_resident_memory_bytes 4096",
            "stairway_streams_open 7",
            "stairway_rooms_loaded 2",
            "# TYPE stairway_commit_seconds histogram",
            "stairway_commit_seconds_bucket{le=\"0.001000\"} 3",
            "stairway_commit_seconds_bucket{le=\"2.500000\"} 4",
            "stairway_commit_seconds_bucket{le=\"+Inf\"} 5",
            "stairway_commit_seconds_sum 3.000004",
            "stairway_commit_seconds_count 5",
        ] {
            assert!(text.lines().any(|l| l == line), "{line} is missing in\n{text}");
        }
    }

    #[test]
    fn a_stream_counts_while_it_is_open() {
        let streams = Streams::default();
        let open = [streams.enter(), streams.enter()];
        assert_eq!(streams.0.load(Ordering::Relaxed), 2);
        drop(open);
        assert_eq!(streams.0.load(Ordering::Relaxed), 0);
    }
}
