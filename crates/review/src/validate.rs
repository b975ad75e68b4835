//! The validation statements of the doctrine (7.4) that can be tested by simulation: each with claim, source, figure,
//! interval and what would have failed it. A statement that fails is reported as failed; nothing here is tuned to pass.

mod affect;
mod contrast;
mod extremes;
mod repair;
mod sequence;

use crate::policy::Policy;
use crate::simulate::{self, Run};
use serde::Serialize;
use subject::{Engine, Person};

/// One statement with its figure.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Statement {
    /// The doctrine's number, with a letter where it has several parts.
    pub id: &'static str,
    pub claim: &'static str,
    pub source: &'static str,
    pub figure: f64,
    pub unit: &'static str,
    /// 95 %.
    pub interval: [f64; 2],
    /// What the figure must be.
    pub criterion: String,
    pub pass: bool,
}

/// What the statements are tested on.
pub struct Bench<'a> {
    pub engine: &'a Engine,
    pub people: &'a [Person],
    /// Runs for each policy and person.
    pub runs: u32,
    pub seed: u64,
    pub at_most_ms: i64,
    /// Called with every finished run.
    pub tick: &'a dyn Fn(),
}

/// Runs of one policy over all people.
pub(crate) fn runs(bench: &Bench<'_>, policy: Policy, trace: bool) -> Vec<(usize, Run)> {
    let mut out = Vec::with_capacity(bench.runs as usize * bench.people.len());
    for (who, person) in bench.people.iter().enumerate() {
        for nth in 0..bench.runs {
            let run = simulate::play(bench.engine, person, policy, bench.seed, u64::from(nth), bench.at_most_ms, trace);
            out.push((who, run));
            (bench.tick)();
        }
    }
    out
}

/// How many runs all statements take, for a progress bar.
pub fn work(runs: u32, people: usize) -> u64 {
    let policies = Policy::ALL.len() as u64 - 1;
    (policies + 3) * u64::from(runs) * people as u64
}

/// Tests every statement.
pub fn all(bench: &Bench<'_>) -> Vec<Statement> {
    let mut corpora: Vec<(Policy, Vec<(usize, Run)>)> = Vec::new();
    for policy in Policy::ALL.iter().copied().filter(|p| *p != Policy::Silent) {
        corpora.push((policy, runs(bench, policy, true)));
    }
    let mut out = contrast::test(bench, &corpora);
    out.extend(affect::test(&corpora));
    out.extend(sequence::test(bench.engine, &corpora));
    out.extend(extremes::test(&corpora));
    out.extend(repair::test(bench));
    out
}

/// The runs of a policy.
pub(crate) fn of(corpora: &[(Policy, Vec<(usize, Run)>)], policy: Policy) -> &[(usize, Run)] {
    corpora.iter().find(|c| c.0 == policy).map_or(&[], |c| c.1.as_slice())
}
