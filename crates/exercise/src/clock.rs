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

/// Every state that a clock has had, for the play time of a moment that lies behind a pause.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct History(Vec<Clock>);

impl History {
    pub fn new(clock: Clock) -> History {
        History(vec![clock])
    }

    /// The clock is so from its anchor on.
    pub fn note(&mut self, clock: Clock) {
        if self.0.last() != Some(&clock) {
            self.0.push(clock);
        }
    }

    /// Play time at a wall time that lies behind.
    pub fn play_at(&self, wall_ms: i64) -> i64 {
        let later = self.0.partition_point(|clock| clock.wall_ms <= wall_ms);
        let then = later.checked_sub(1).and_then(|at| self.0.get(at));
        then.map_or(0, |clock| clock.play_at(wall_ms))
    }
}

#[cfg(test)]
mod tests {
    use super::{Clock, History};

    #[test]
    fn a_moment_behind_pauses_keeps_its_play_time() {
        let mut clock = Clock::started(1_000);
        let mut history = History::new(clock);
        for (stop, start) in [(11_000, 61_000), (71_000, 371_000)] {
            clock.stop(stop);
            history.note(clock);
            clock.start(start);
            history.note(clock);
        }
        let at = [0, 1_000, 6_000, 11_000, 40_000, 61_000, 66_000, 100_000, 371_000, 373_000];
        let play = [0, 0, 5_000, 10_000, 10_000, 10_000, 15_000, 20_000, 20_000, 22_000];
        assert_eq!(at.map(|wall| history.play_at(wall)), play);
    }

    #[test]
    fn the_same_state_twice_is_one() {
        let clock = Clock::started(5);
        let mut history = History::new(clock);
        history.note(clock);
        assert_eq!(history, History::new(clock));
    }

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
