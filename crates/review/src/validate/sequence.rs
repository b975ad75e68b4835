//! V4: the last three acts predict the next far better than context or person (Taylor & Donald, 2003: more than 70 %,
//! below 1 % and about 10 % of the uncertainty). Measured as held-out cross-entropy over the nine cells: models are fitted
//! on one half of the runs and judged on the other; with the order of the predictors shuffled, nothing may be left.

use super::Statement;
use crate::policy::Policy;
use crate::simulate::Run;
use std::collections::BTreeMap;
use subject::Engine;
use subject::cell::Cell;
use subject::draw::{Draws, Purpose};

const SOURCE: &str = "doctrine V4, 2.3b; Taylor & Donald, 2003";
/// Added to every count, so that a string that was never seen is not impossible.
const SMOOTH: f64 = 0.05;
/// Parts of the held-out half, for the interval.
const PARTS: usize = 20;

/// One act to be predicted.
struct Next {
    run: usize,
    triple: u32,
    person: u32,
    context: u32,
    cell: usize,
}

pub(super) fn test(engine: &Engine, corpora: &[(Policy, Vec<(usize, Run)>)]) -> Vec<Statement> {
    let acts = gather(engine, corpora);
    let triple = |a: &Next| a.triple;
    let shuffled = shuffle(&acts);
    let by = |f: &dyn Fn(&Next) -> u32| reduction(&acts, f);
    let sequence = by(&triple);
    let person = by(&|a: &Next| a.person);
    let context = by(&|a: &Next| a.context);
    let control = reduction(&shuffled, &triple);
    vec![
        statement(
            "V4a",
            "the last three acts cut the uncertainty about the next",
            &sequence,
            ">= 50 % (published: > 70 %)",
            |x| x >= 50.0,
        ),
        statement("V4b", "who the person is cuts it far less", &person, "< a third of V4a", |x| x < sequence.0 / 3.0),
        statement("V4c", "the context (part of the incident) cuts it far less", &context, "< a third of V4a", |x| {
            x < sequence.0 / 3.0
        }),
        statement("V4d", "with the strings shuffled nothing is left (control)", &control, "<= 2 %", |x| x <= 2.0),
    ]
}

fn statement(
    id: &'static str,
    claim: &'static str,
    found: &(f64, [f64; 2]),
    criterion: &str,
    pass: impl Fn(f64) -> bool,
) -> Statement {
    Statement {
        id,
        claim,
        source: SOURCE,
        figure: found.0,
        unit: "% of cross-entropy, held out",
        interval: found.1,
        criterion: criterion.to_owned(),
        pass: pass(found.0),
    }
}

/// Subject acts with the string before them: negotiator, subject, negotiator.
fn gather(engine: &Engine, corpora: &[(Policy, Vec<(usize, Run)>)]) -> Vec<Next> {
    let mut out = Vec::new();
    let mut nth = 0;
    for (_, runs) in corpora {
        for (who, run) in runs {
            nth += 1;
            let cells: Vec<(Option<Cell>, Cell)> =
                run.trace.iter().map(|e| (e.cue.map(|c| engine.movement(c).cell), engine.act(e.act).cell)).collect();
            let thirds = cells.len().div_ceil(3).max(1);
            for (i, pair) in cells.windows(2).enumerate() {
                if let [(Some(cue), response), (Some(next_cue), next)] = pair {
                    let triple = (cue.index() * 81 + response.index() * 9 + next_cue.index()) as u32;
                    out.push(Next {
                        run: nth,
                        triple,
                        person: *who as u32,
                        context: ((i + 1) / thirds) as u32,
                        cell: next.index(),
                    });
                }
            }
        }
    }
    out
}

/// The same acts with the strings dealt out anew, by keyed draws.
fn shuffle(acts: &[Next]) -> Vec<Next> {
    let draws = Draws::new(4, 4);
    let mut order: Vec<(u64, u32)> =
        acts.iter().enumerate().map(|(i, a)| (draws.bits(i as u64, Purpose::Policy, 0), a.triple)).collect();
    order.sort_unstable();
    acts.iter()
        .zip(order)
        .map(|(a, (_, triple))| Next { run: a.run, triple, person: a.person, context: a.context, cell: a.cell })
        .collect()
}

/// Percent by which a predictor cuts the held-out cross-entropy, with an interval over parts of the held-out half.
fn reduction(acts: &[Next], by: &dyn Fn(&Next) -> u32) -> (f64, [f64; 2]) {
    let mut plain = [SMOOTH; Cell::COUNT];
    let mut given: BTreeMap<u32, [f64; Cell::COUNT]> = BTreeMap::new();
    for act in acts.iter().filter(|a| a.run % 2 == 0) {
        plain[act.cell] += 1.0;
        given.entry(by(act)).or_insert([0.0; Cell::COUNT])[act.cell] += 1.0;
    }
    let total: f64 = plain.iter().sum();
    let mut parts = vec![(0.0, 0.0); PARTS];
    for act in acts.iter().filter(|a| a.run % 2 == 1) {
        let base = plain[act.cell] / total;
        let informed = match given.get(&by(act)) {
            // Backed off to the plain shares where the string was seldom seen.
            Some(row) => {
                let seen: f64 = row.iter().sum();
                (row[act.cell] + 5.0 * base) / (seen + 5.0)
            }
            None => base,
        };
        let part = &mut parts[act.run / 2 % PARTS];
        part.0 -= libm::log2(base);
        part.1 -= libm::log2(informed);
    }
    let cut = |(without, with): (f64, f64)| if without > 0.0 { 100.0 * (1.0 - with / without) } else { 0.0 };
    let all = parts.iter().fold((0.0, 0.0), |sum, p| (sum.0 + p.0, sum.1 + p.1));
    let each: Vec<f64> = parts.iter().filter(|p| p.0 > 0.0).map(|p| cut(*p)).collect();
    let (_, half) = crate::statistics::mean(&each);
    let figure = cut(all);
    (figure, [figure - half, figure + half])
}
