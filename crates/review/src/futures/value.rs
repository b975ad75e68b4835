//! What an ending is worth, and how far a future goes: project conventions, kept in a data file.

use crate::simulate::Run;
use scenario::Outcome;
use serde::Deserialize;
use std::sync::LazyLock;
use subject::{Person, Subject, Var};

/// `data/value.toml`.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Convention {
    pub value: Values,
    pub pace: Pace,
    pub future: Reach,
    pub cut: Cut,
}

/// Worth of each ending, 0-1.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Values {
    pub peaceful: f64,
    pub partial: f64,
    pub unresolved: f64,
    pub withdrawn: f64,
    pub tactical: f64,
    pub harm: f64,
}

/// What it costs to get there late.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Pace {
    /// Share of the worth that each exchange takes.
    pub exchange: f64,
    /// Differences below this are too small to be called anything.
    pub least: f64,
}

impl Pace {
    /// What is left of a worth after so many exchanges.
    pub fn left(&self, exchanges: u16) -> f64 {
        // A power by multiplying: the same on every machine.
        (0..exchanges).fold(1.0, |left, _| left * (1.0 - self.exchange))
    }
}

/// How far a future goes, in exchanges.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Reach {
    pub most: u16,
    pub least: u16,
    /// Exchanges times turns of the talk.
    pub work: u32,
}

/// How a future that was cut off is read.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Cut {
    pub base: f64,
    pub readiness: f64,
    pub hopelessness: f64,
    /// What is left of the chance past the extreme threshold.
    pub broken: f64,
}

impl Cut {
    /// The chance of a peaceful end, 0-1.
    pub fn chance(&self, s: &Subject) -> f64 {
        let share = |var| s.vars.share(var);
        let open = self.base + self.readiness * share(Var::Readiness) + self.hopelessness * share(Var::Hopelessness);
        (open * if s.broken { self.broken } else { 1.0 }).clamp(0.0, 1.0)
    }
}

impl Reach {
    /// Exchanges that a future of a talk with so many turns has.
    pub fn of(&self, turns: usize) -> u16 {
        let share = self.work / u32::try_from(turns.max(1)).unwrap_or(u32::MAX);
        u16::try_from(share).unwrap_or(u16::MAX).clamp(self.least, self.most.max(self.least))
    }
}

impl Convention {
    /// The conventions shipped with the program.
    pub fn builtin() -> &'static Convention {
        static SHIPPED: LazyLock<Convention> = LazyLock::new(|| {
            #[expect(clippy::expect_used, reason = "the shipped file is read by a unit test")]
            toml::from_str(include_str!("../../data/value.toml")).expect("data/value.toml")
        });
        &SHIPPED
    }
}

impl Convention {
    /// What a future is worth, 0-1.
    pub fn worth(&self, person: &Person, run: &Run) -> f64 {
        let as_it_stands = self.value.of(run.outcome);
        let pace = self.pace.left(run.exchanges);
        if run.ended || !person.may_end(Outcome::Peaceful) {
            return as_it_stands * pace;
        }
        let chance = self.cut.chance(&run.last);
        (chance * self.value.peaceful + (1.0 - chance) * as_it_stands) * pace
    }
}

impl Values {
    pub const fn of(&self, outcome: Outcome) -> f64 {
        match outcome {
            Outcome::Peaceful => self.peaceful,
            Outcome::Partial => self.partial,
            Outcome::Unresolved => self.unresolved,
            Outcome::Withdrawn => self.withdrawn,
            Outcome::Tactical => self.tactical,
            Outcome::Harm => self.harm,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn endings_stand_in_the_order_that_the_doctrine_gives_them() {
        let values = &Convention::builtin().value;
        let order = [
            Outcome::Peaceful,
            Outcome::Partial,
            Outcome::Unresolved,
            Outcome::Withdrawn,
            Outcome::Tactical,
            Outcome::Harm,
        ];
        assert!(order.windows(2).all(|pair| values.of(pair[0]) > values.of(pair[1])));
        assert!(order.iter().all(|o| (0.0..=1.0).contains(&values.of(*o))));
    }
}
