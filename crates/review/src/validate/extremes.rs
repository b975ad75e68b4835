//! V5: success falls with competitiveness, an extreme episode ends in failure, failing runs end rising (Taylor, 2002).

use super::Statement;
use crate::policy::Policy;
use crate::simulate::Run;
use crate::statistics;
use scenario::Outcome;

const SOURCE: &str = "doctrine V5, 2.3a; Taylor, 2002";
/// Exchanges in each of the two spans compared at the end of a run.
const SPAN: usize = 5;

pub(super) fn test(corpora: &[(Policy, Vec<(usize, Run)>)]) -> Vec<Statement> {
    let runs: Vec<&Run> = corpora.iter().flat_map(|c| c.1.iter().map(|r| &r.1)).filter(|r| r.trace.len() > 3).collect();
    vec![falling(&runs), extreme(&runs), rising(&runs)]
}

fn competition(run: &Run) -> f64 {
    run.trace.iter().map(|e| f64::from(e.competition)).sum::<f64>() / (run.trace.len() as f64 * 1e6)
}

fn falling(runs: &[&Run]) -> Statement {
    let mut order: Vec<(f64, bool)> = runs.iter().map(|r| (competition(r), r.outcome == Outcome::Peaceful)).collect();
    order.sort_by(|a, b| a.0.total_cmp(&b.0));
    let third = order.len() / 3;
    let share =
        |part: &[(f64, bool)]| statistics::mean(&part.iter().map(|x| f64::from(u8::from(x.1))).collect::<Vec<_>>());
    let ((low, dl), (high, dh)) = (share(&order[..third]), share(&order[order.len() - third..]));
    let (figure, half) = ((low - high) * 100.0, libm::sqrt(dl * dl + dh * dh) * 100.0);
    Statement {
        id: "V5a",
        claim: "the least competitive third of runs ends peacefully more often than the most competitive",
        source: SOURCE,
        figure,
        unit: "points",
        interval: [figure - half, figure + half],
        criterion: "the interval lies above 0".to_owned(),
        pass: figure - half > 0.0,
    }
}

fn extreme(runs: &[&Run]) -> Statement {
    let broken: Vec<&&Run> = runs.iter().filter(|r| r.last.broken).collect();
    let peaceful = broken.iter().filter(|r| r.outcome == Outcome::Peaceful).count() as u32;
    let of = broken.len() as u32;
    let (low, high) = statistics::wilson(peaceful, of);
    let figure = if of == 0 { 0.0 } else { 100.0 * f64::from(peaceful) / f64::from(of) };
    Statement {
        id: "V5b",
        claim: "runs with an extreme episode end peacefully hardly ever (published: never, in nine cases)",
        source: SOURCE,
        figure,
        unit: "% peaceful after an extreme episode",
        interval: [low * 100.0, high * 100.0],
        criterion: "at least 30 such runs, and at most 5 %".to_owned(),
        pass: of >= 30 && figure <= 5.0,
    }
}

fn rising(runs: &[&Run]) -> Statement {
    let failing = |r: &&&Run| {
        matches!(r.outcome, Outcome::Withdrawn | Outcome::Harm | Outcome::Tactical) && r.trace.len() >= 2 * SPAN
    };
    let mean = |part: &[crate::simulate::Exchange]| {
        part.iter().map(|e| f64::from(e.competition)).sum::<f64>() / part.len() as f64 / 1e6
    };
    let rises: Vec<f64> = runs
        .iter()
        .filter(failing)
        .map(|r| {
            let end = r.trace.len();
            mean(&r.trace[end - SPAN..]) - mean(&r.trace[end - 2 * SPAN..end - SPAN])
        })
        .collect();
    let (figure, half) = statistics::mean(&rises);
    Statement {
        id: "V5c",
        claim: "failing runs end on rising competition",
        source: SOURCE,
        figure,
        unit: "on 0-1, last five exchanges less the five before",
        interval: [figure - half, figure + half],
        criterion: "the interval lies above 0".to_owned(),
        pass: figure - half > 0.0,
    }
}
