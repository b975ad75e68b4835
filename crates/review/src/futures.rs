//! What if: futures of a moment of a talk, for what was said and for alternatives, under the reference policy and with
//! common random numbers. They are statements about this model and nothing else; they never enter a rating.
//!
//! Future `k` of a turn has the same dice whatever is said (salt `k`), so that two alternatives differ by what they do and
//! not by luck. Futures of a short talk are whole. In a long one they are cut off after some exchanges, and their worth is
//! read from steps taken and state; how far they go and how it is read stands in `data/value.toml`. Futures know no injects,
//! and command answers after a few exchanges as the pack says.

mod alternatives;
mod moment;
pub mod value;

use crate::policy::Policy;
use crate::simulate::{self, Until};
use crate::statistics;
use coding::Code;
use exercise::{Happening, Scene};
use moment::Moment;
use std::ops::Range;
use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering};
use subject::Draws;
use value::Convention;

pub use alternatives::COUNT as ALTERNATIVES;

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
    /// Threads that play; 0: as many as there are processors.
    pub threads: usize,
}

impl Default for Effort {
    fn default() -> Effort {
        Effort { futures: 200, again: 1_000, largest: 5, threads: 0 }
    }
}

/// Futures played in one go by one thread.
const CHUNK: u32 = 100;

/// Values of futures: for each future those of what was said and of every alternative.
type Played = Vec<[f64; 1 + ALTERNATIVES]>;

/// The futures of every turn. `progress` is told the share done, 0.0 to 1.0, and may be called from several threads. The
/// figures do not depend on how many threads there are.
pub fn what_if(
    scene: &Scene,
    line: &str,
    events: &[(u64, Happening)],
    effort: Effort,
    progress: &(dyn Fn(f64) + Sync),
) -> Vec<Turning> {
    let moments = moment::moments(scene, line, events);
    let largest = effort.largest.min(moments.len());
    let more = effort.again.saturating_sub(effort.futures);
    let all = moments.len() as u64 * u64::from(effort.futures) + largest as u64 * u64::from(more);
    let work = Work {
        scene,
        line,
        moments: &moments,
        done: AtomicU64::new(0),
        all: all.max(1),
        progress,
        threads: effort.threads,
    };
    let every: Vec<usize> = (0..moments.len()).collect();
    let mut played = work.play(&every, 0..effort.futures);
    let far = |values: &Played| figure(&differences(values), (-1.0, 1.0)).mean.abs();
    let mut order: Vec<(usize, f64)> = played.iter().map(far).enumerate().collect();
    // Ties are broken by the order of the talk, so that the choice is the same everywhere.
    order.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
    let again: Vec<usize> = order.iter().take(largest).map(|o| o.0).collect();
    for (turn, further) in again.iter().zip(work.play(&again, effort.futures..effort.futures + more)) {
        played[*turn].extend(further);
    }
    progress(1.0);
    moments.iter().zip(&played).map(|(moment, values)| turning(moment, values)).collect()
}

struct Work<'a> {
    scene: &'a Scene,
    line: &'a str,
    moments: &'a [Moment],
    done: AtomicU64,
    all: u64,
    progress: &'a (dyn Fn(f64) + Sync),
    threads: usize,
}

impl Work<'_> {
    /// Plays these futures of these turns.
    fn play(&self, turns: &[usize], futures: Range<u32>) -> Vec<Played> {
        let chunks: Vec<(usize, Range<u32>)> = turns
            .iter()
            .flat_map(|turn| {
                let starts = futures.clone().step_by(CHUNK as usize);
                starts.map(|from| (*turn, from..(from + CHUNK).min(futures.end)))
            })
            .collect();
        let mut played = self.chunks(&chunks).into_iter();
        let each = chunks.len().checked_div(turns.len()).unwrap_or(0);
        turns.iter().map(|_| played.by_ref().take(each).flatten().collect()).collect()
    }

    fn chunks(&self, chunks: &[(usize, Range<u32>)]) -> Vec<Played> {
        let processors = || std::thread::available_parallelism().map_or(1, usize::from);
        let threads = if self.threads > 0 { self.threads } else { processors() }.min(chunks.len());
        let next = AtomicUsize::new(0);
        let worker = || {
            let mut mine: Vec<(usize, Played)> = Vec::new();
            loop {
                let at = next.fetch_add(1, Ordering::Relaxed);
                let Some((turn, futures)) = chunks.get(at) else { return mine };
                mine.push((at, self.chunk(&self.moments[*turn], futures.clone())));
            }
        };
        let mut all: Vec<(usize, Played)> = std::thread::scope(|scope| {
            let workers: Vec<_> = (0..threads).map(|_| scope.spawn(worker)).collect();
            // A worker only panics by a fault of the program, and that is passed on.
            workers.into_iter().flat_map(|w| w.join().unwrap_or_else(|e| std::panic::resume_unwind(e))).collect()
        });
        all.sort_by_key(|(at, _)| *at);
        all.into_iter().map(|(_, played)| played).collect()
    }

    fn chunk(&self, moment: &Moment, futures: Range<u32>) -> Played {
        let Some((_, far)) = self.scene.at_far_end(self.line) else { return Vec::new() };
        let convention = Convention::builtin();
        let left = convention.future.of(self.moments.len());
        let until = Until { ms: self.scene.at_most_ms(), exchanges: moment.start.mind.turn.saturating_add(left) };
        let count = u64::from(futures.end - futures.start);
        let played = futures
            .map(|k| {
                let draws = Draws::new(self.scene.genesis.seed, u64::from(k));
                let mut values = [0.0; 1 + ALTERNATIVES];
                for (value, said) in values.iter_mut().zip(&moment.said) {
                    let (engine, start) = (self.scene.engine, &moment.start);
                    let run = simulate::play_on(engine, &far.person, Policy::Expert, start, said, draws, until);
                    *value = convention.worth(&far.person, &run);
                }
                values
            })
            .collect();
        let done = self.done.fetch_add(count, Ordering::Relaxed) + count;
        (self.progress)(done as f64 / self.all as f64);
        played
    }
}

/// What was said less the mean of the alternatives, future by future.
fn differences(values: &Played) -> Vec<f64> {
    values.iter().map(|v| v[0] - v[1..].iter().sum::<f64>() / ALTERNATIVES as f64).collect()
}

fn turning(moment: &Moment, values: &Played) -> Turning {
    let column = |at: usize| values.iter().map(|v| v[at]).collect::<Vec<f64>>();
    let difference = figure(&differences(values), (-1.0, 1.0));
    let mut alternatives: Vec<Alternative> = moment
        .codes
        .iter()
        .enumerate()
        .map(|(i, code)| {
            let gains: Vec<f64> = values.iter().map(|v| v[i + 1] - v[0]).collect();
            Alternative { code: *code, value: figure(&column(i + 1), (0.0, 1.0)), gain: figure(&gains, (-1.0, 1.0)) }
        })
        .collect();
    alternatives.sort_by(|a, b| b.value.mean.total_cmp(&a.value.mean));
    Turning {
        utterance: moment.utterance,
        told: told(difference),
        said: figure(&column(0), (0.0, 1.0)),
        difference,
        alternatives,
        futures: u32::try_from(values.len()).unwrap_or(u32::MAX),
    }
}

/// In a word, and only where the whole interval says so and the difference is worth a word.
fn told(difference: Figure) -> Told {
    let least = Convention::builtin().pace.least;
    if difference.mean.abs() < least {
        Told::Unclear
    } else if difference.low > 0.0 {
        Told::Helped
    } else if difference.high < 0.0 {
        Told::Hurt
    } else {
        Told::Unclear
    }
}

/// A mean with its interval, kept within what is possible.
fn figure(values: &[f64], (least, most): (f64, f64)) -> Figure {
    let (mean, half) = statistics::mean(values);
    // Fewer than two futures have no spread and prove nothing.
    let half = if values.len() < 2 { most - least } else { half };
    Figure { mean, low: (mean - half).max(least), high: (mean + half).min(most) }
}
