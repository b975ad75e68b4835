//! What the server says about itself on `/metrics`.

use crate::class::Staff;
use crate::http::Site;

#[derive(Clone, Debug, Default, PartialEq)]
pub struct Metrics {
    /// Resident memory, bytes.
    pub rss: Option<u64>,
    /// Commits by time: upper bound in seconds, how many took at most as long.
    commits: Vec<(f64, u64)>,
}

impl Metrics {
    /// The page, if the server has it.
    pub async fn of(site: &Site, staff: &Staff) -> Option<Metrics> {
        let answer = site.get("/metrics", staff.cookie()).await.ok()?;
        (answer.status == 200).then(|| Metrics::read(&answer.text))
    }

    fn read(text: &str) -> Metrics {
        let mut metrics = Metrics::default();
        for line in text.lines().filter(|l| !l.starts_with('#')) {
            let Some((name, value)) = line.rsplit_once(' ') else { continue };
            if name == "process_resident_memory_bytes" {
                metrics.rss = value.parse().ok();
            } else if let Some(bound) = name.strip_prefix("stairway_commit_seconds_bucket{le=\"") {
                let bound = bound.trim_end_matches("\"}");
                let bound = if bound == "+Inf" { Some(f64::INFINITY) } else { bound.parse().ok() };
                metrics.commits.extend(bound.zip(value.parse().ok()));
            }
        }
        metrics
    }

    /// A quantile of the commits between two readings, ms: the upper bound of the bucket it falls into.
    pub fn commit_ms(before: &Metrics, after: &Metrics, q: f64) -> Option<f64> {
        let earlier = |bound: f64| before.commits.iter().find(|(b, _)| *b == bound).map_or(0, |(_, n)| *n);
        let grown: Vec<(f64, u64)> = after.commits.iter().map(|(b, n)| (*b, n.saturating_sub(earlier(*b)))).collect();
        let all = grown.last().map(|(_, n)| *n).filter(|n| *n > 0)?;
        let wanted = libm::ceil(q * all as f64) as u64;
        grown.iter().find(|(_, n)| *n >= wanted).map(|(bound, _)| bound * 1_000.0).filter(|ms| ms.is_finite())
    }
}

#[cfg(test)]
mod tests {
    use super::Metrics;

    #[test]
    fn a_quantile_is_of_what_came_between_two_readings() {
        let page = |counts: [u64; 4]| {
            let bounds = ["0.001", "0.002", "0.004", "+Inf"];
            let rows = bounds.iter().zip(counts);
            let rows = rows.map(|(b, n)| format!("stairway_commit_seconds_bucket{{le=\"{b}\"}} {n}\n"));
            Metrics::read(&format!("# TYPE x\nprocess_resident_memory_bytes 1024\n{}", rows.collect::<String>()))
        };
        let (before, after) = (page([100, 100, 100, 100]), page([100, 198, 200, 200]));
        assert_eq!(after.rss, Some(1_024));
        assert_eq!(Metrics::commit_ms(&before, &after, 0.5), Some(2.0));
        assert_eq!(Metrics::commit_ms(&before, &after, 0.99), Some(4.0));
        assert_eq!(Metrics::commit_ms(&after, &after, 0.99), None);
    }
}
