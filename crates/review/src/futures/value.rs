//! What an ending is worth, and how far a future goes: project conventions, kept in a data file.

use scenario::Outcome;
use serde::Deserialize;
use std::sync::LazyLock;

/// `data/value.toml`.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Convention {
    pub value: Values,
    pub future: Reach,
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

/// How far a future goes, in exchanges.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Reach {
    pub exchanges: u16,
    pub at_least: u16,
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
