//! V2: affect rises at contact, falls while a relationship is built, then diverges by outcome (Rogan & Hammer, 1995).

use super::{Statement, of};
use crate::policy::Policy;
use crate::simulate::Run;
use crate::statistics;
use scenario::Outcome;
use subject::Var;

const SOURCE: &str = "doctrine V2; Rogan & Hammer, 1995";
/// Exchanges that count as contact.
const CONTACT: usize = 3;

pub(super) fn test(corpora: &[(Policy, Vec<(usize, Run)>)]) -> Vec<Statement> {
    let long = |r: &&Run| r.trace.len() >= 12;
    let expert: Vec<&Run> = of(corpora, Policy::Expert).iter().map(|(_, r)| r).filter(long).collect();
    let arousal = |r: &Run, at: usize| r.trace.get(at).map_or(0.0, |e| e.vars.share(Var::Arousal));
    let rise: Vec<f64> =
        expert.iter().map(|r| (0..CONTACT).map(|i| arousal(r, i)).fold(0.0, f64::max) - before(r)).collect();
    let fall: Vec<f64> = expert.iter().map(|r| arousal(r, CONTACT - 1) - arousal(r, 11)).collect();
    vec![
        positive("V2a", "arousal rises during contact", &rise),
        positive("V2b", "arousal falls while the relationship is built (expert, exchanges 3 to 12)", &fall),
        diverging(corpora, &arousal),
    ]
}

/// Arousal before anybody spoke: the first exchange less what contact itself added.
fn before(run: &Run) -> f64 {
    let first = run.trace.first().map_or(0.0, |e| e.vars.share(Var::Arousal));
    (first - subject::Engine::builtin().constants.motion.contact).max(0.0)
}

fn positive(id: &'static str, claim: &'static str, values: &[f64]) -> Statement {
    let (mean, half) = statistics::mean(values);
    Statement {
        id,
        claim,
        source: SOURCE,
        figure: mean,
        unit: "on 0-1",
        interval: [mean - half, mean + half],
        criterion: "the interval lies above 0".to_owned(),
        pass: mean - half > 0.0,
    }
}

/// The gap in arousal between runs that end badly and runs that end well, late less early.
fn diverging(corpora: &[(Policy, Vec<(usize, Run)>)], arousal: &dyn Fn(&Run, usize) -> f64) -> Statement {
    let runs: Vec<&Run> =
        corpora.iter().flat_map(|c| c.1.iter().map(|r| &r.1)).filter(|r| r.trace.len() >= 12).collect();
    let well: Vec<&&Run> = runs.iter().filter(|r| r.outcome == Outcome::Peaceful).collect();
    let badly: Vec<&&Run> =
        runs.iter().filter(|r| !matches!(r.outcome, Outcome::Peaceful | Outcome::Partial)).collect();
    let at = |r: &Run, part: f64| arousal(r, ((r.trace.len() - 1) as f64 * part) as usize);
    let widening = |set: &[&&Run]| set.iter().map(|r| at(r, 0.95) - at(r, 0.1)).collect::<Vec<f64>>();
    let ((a, da), (b, db)) = (statistics::mean(&widening(&badly)), statistics::mean(&widening(&well)));
    let (gap, half) = (a - b, libm::sqrt(da * da + db * db));
    Statement {
        id: "V2c",
        claim: "after the relationship phase affect diverges by outcome",
        source: SOURCE,
        figure: gap,
        unit: "on 0-1, gap late less gap early",
        interval: [gap - half, gap + half],
        criterion: "the interval lies above 0".to_owned(),
        pass: gap - half > 0.0,
    }
}
