//! V10: an error that is owned costs no information; one that is insisted upon does (Oostinga, Giebels & Taylor, 2018).

use super::{Bench, Statement};
use crate::policy::Policy;
use crate::simulate::{self, Run, Twist};
use crate::statistics;
use subject::Var;

const SOURCE: &str = "doctrine V10; Oostinga, Giebels & Taylor, 2018";
/// Facts by which an owned error may fall short of none and still count as costing nothing.
const TOLERANCE: f64 = 0.3;

pub(super) fn test(bench: &Bench<'_>) -> Vec<Statement> {
    let none = runs(bench, Twist::None);
    let owned = runs(bench, Twist::Repaired);
    let insisted = runs(bench, Twist::Insisted);
    // Common random numbers: the same night, with and without the error.
    let facts = |a: &[Run], b: &[Run]| paired(a, b, |r| f64::from(r.told_early));
    let trust = |a: &[Run], b: &[Run]| paired(a, b, |r| r.last.vars.share(Var::Trust));
    vec![
        statement(
            "V10a",
            "after an error that is owned as much is told as without one",
            "facts",
            facts(&owned, &none),
            -TOLERANCE,
        ),
        statement(
            "V10b",
            "after an error that is insisted upon less is told than after one that is owned",
            "facts",
            facts(&owned, &insisted),
            0.0,
        ),
        statement("V10c", "insisting costs trust against owning", "on 0-1", trust(&owned, &insisted), 0.0),
    ]
}

fn runs(bench: &Bench<'_>, twist: Twist) -> Vec<Run> {
    let mut out = Vec::new();
    for person in bench.people {
        for nth in 0..bench.runs {
            out.push(simulate::twisted(
                bench.engine,
                person,
                Policy::Expert,
                bench.seed,
                u64::from(nth),
                bench.at_most_ms,
                false,
                twist,
            ));
            (bench.tick)();
        }
    }
    out
}

fn paired(a: &[Run], b: &[Run], f: impl Fn(&Run) -> f64) -> (f64, f64) {
    statistics::mean(&a.iter().zip(b).map(|(a, b)| f(a) - f(b)).collect::<Vec<f64>>())
}

fn statement(
    id: &'static str,
    claim: &'static str,
    unit: &'static str,
    (figure, half): (f64, f64),
    bar: f64,
) -> Statement {
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
