//! V1: an expert listens and fares better than a novice and than one who solves at once.

use super::{Bench, Statement, of};
use crate::policy::Policy;
use crate::simulate::Run;
use crate::statistics;
use scenario::Outcome;
use subject::Var;
use subject::cell::Level;

const SOURCE: &str = "doctrine V1; Van Hasselt et al., 2005, 2006 (known groups)";
/// Exchanges counted for a run without any integrative act.
const NEVER: f64 = 111.0;

pub(super) fn test(bench: &Bench<'_>, corpora: &[(Policy, Vec<(usize, Run)>)]) -> Vec<Statement> {
    let expert = of(corpora, Policy::Expert);
    let novice = of(corpora, Policy::Novice);
    let solver = of(corpora, Policy::ProblemSolver);
    let peaceful = |runs: &[(usize, Run)]| share(runs, |r| r.outcome == Outcome::Peaceful);
    let trust = |runs: &[(usize, Run)]| values(runs, |r| r.last.vars.share(Var::Trust));
    let first = |runs: &[(usize, Run)]| values(runs, |r| first_integrative(bench, r));
    vec![
        difference(
            "V1a",
            "an expert ends peacefully more often than a novice, by at least 25 points",
            "points",
            &peaceful(expert),
            &peaceful(novice),
            100.0,
            25.0,
        ),
        difference(
            "V1b",
            "an expert ends peacefully more often than one who solves at once",
            "points",
            &peaceful(expert),
            &peaceful(solver),
            100.0,
            10.0,
        ),
        difference(
            "V1c",
            "trust at the end is higher with an expert than with a novice",
            "on 0-1",
            &trust(expert),
            &trust(novice),
            1.0,
            0.1,
        ),
        difference(
            "V1d",
            "the first integrative act comes earlier with an expert than with a novice",
            "exchanges earlier",
            &first(novice),
            &first(expert),
            1.0,
            0.0,
        ),
    ]
}

fn values(runs: &[(usize, Run)], f: impl Fn(&Run) -> f64) -> Vec<f64> {
    runs.iter().map(|(_, r)| f(r)).collect()
}

fn share(runs: &[(usize, Run)], f: impl Fn(&Run) -> bool) -> Vec<f64> {
    values(runs, |r| f64::from(u8::from(f(r))))
}

fn first_integrative(bench: &Bench<'_>, run: &Run) -> f64 {
    let at = run.trace.iter().position(|e| bench.engine.act(e.act).cell.level == Level::Integrative);
    at.map_or(NEVER, |at| at as f64)
}

/// The difference of two means with its 95 % interval; it passes when the whole interval lies above the bar.
fn difference(
    id: &'static str,
    claim: &'static str,
    unit: &'static str,
    high: &[f64],
    low: &[f64],
    scale: f64,
    bar: f64,
) -> Statement {
    let ((a, da), (b, db)) = (statistics::mean(high), statistics::mean(low));
    let (figure, half) = ((a - b) * scale, libm::sqrt(da * da + db * db) * scale);
    Statement {
        id,
        claim,
        source: SOURCE,
        figure,
        unit,
        interval: [figure - half, figure + half],
        criterion: format!("the interval lies above {bar}"),
        pass: figure - half > bar,
    }
}
