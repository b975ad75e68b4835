//! The two clocks of a team: play time runs while the scene runs; case time is play time at the pack's rate.
//! There are no tick events: a clock is an anchor and a rule.

use serde::{Deserialize, Serialize};

/// Play time, derived from the stamps of the log.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Clock {
    /// Play time at the anchor, ms.
    play_ms: i64,
    /// Wall time of the anchor, ms since the Unix epoch.
    wall_ms: i64,
    running: bool,
}

impl Clock {
    /// Starts at play time 0.
    pub const fn started(wall_ms: i64) -> Clock {
        Clock { play_ms: 0, wall_ms, running: true }
    }

    pub const fn running(&self) -> bool {
        self.running
    }

    /// Play time at a wall time.
    pub fn play_at(&self, wall_ms: i64) -> i64 {
        if self.running { self.play_ms + (wall_ms - self.wall_ms).max(0) } else { self.play_ms }
    }

    /// Wall time at which a play time is reached; `None` while the clock stands before it.
    pub fn wall_at(&self, play_ms: i64) -> Option<i64> {
        if play_ms <= self.play_ms {
            return Some(self.wall_ms);
        }
        self.running.then(|| self.wall_ms + (play_ms - self.play_ms))
    }

    /// Stops at a wall time. Stopping before the anchor, as a held clock after an outage may ask, never turns time back.
    pub fn stop(&mut self, wall_ms: i64) {
        self.play_ms = self.play_at(wall_ms);
        self.wall_ms = self.wall_ms.max(wall_ms);
        self.running = false;
    }

    /// Goes on from where it stood.
    pub fn start(&mut self, wall_ms: i64) {
        if !self.running {
            self.wall_ms = wall_ms;
            self.running = true;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Clock;

    #[test]
    fn a_pause_costs_no_play_time() {
        let mut clock = Clock::started(1_000);
        clock.stop(4_000);
        assert_eq!(clock.play_at(9_000), 3_000);
        assert_eq!(clock.wall_at(5_000), None);
        clock.start(10_000);
        assert_eq!(clock.play_at(12_000), 5_000);
        assert_eq!(clock.wall_at(5_000), Some(12_000));
    }

    #[test]
    fn starting_twice_changes_nothing() {
        let mut clock = Clock::started(0);
        clock.start(5_000);
        assert_eq!(clock.play_at(6_000), 6_000);
    }
}
