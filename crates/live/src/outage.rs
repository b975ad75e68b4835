//! Signs of life. When no node lived for a while (a crash, a shut lid), clocks are held at the last sign of life, so that
//! nothing comes due bunched when everybody is back.

use exercise::limits::OUTAGE_MS;
use std::sync::{Mutex, PoisonError};

/// A time in which nobody was there, ms since the Unix epoch.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Outage {
    pub(crate) from: i64,
    pub(crate) until: i64,
}

#[derive(Debug, Default)]
struct Signs {
    last: Option<i64>,
    outages: Vec<Outage>,
}

/// What this node knows of life.
#[derive(Debug, Default)]
pub(crate) struct Pulse(Mutex<Signs>);

impl Pulse {
    /// Notes that somebody lives now. A long gap before is an outage.
    pub(crate) fn alive(&self, now: i64) {
        let mut signs = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(last) = signs.last
            && now - last > OUTAGE_MS
        {
            signs.outages.push(Outage { from: last, until: now });
        }
        signs.last = Some(signs.last.map_or(now, |last| last.max(now)));
    }

    /// Outages from the nth on, and how many there are now.
    pub(crate) fn since(&self, nth: usize) -> (Vec<Outage>, usize) {
        let signs = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        (signs.outages.get(nth..).unwrap_or_default().to_vec(), signs.outages.len())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_gap_is_an_outage_and_a_beat_is_not() {
        let pulse = Pulse::default();
        pulse.alive(1_000);
        pulse.alive(6_000);
        assert_eq!(pulse.since(0).0, []);
        pulse.alive(6_000 + OUTAGE_MS + 1);
        assert_eq!(pulse.since(0).0, [Outage { from: 6_000, until: 6_001 + OUTAGE_MS }]);
        assert_eq!(pulse.since(1).0, []);
    }
}
