//! The profile: one finding for each thing that can be said of a talk, with what it rests on. From codes as they count
//! after correction and from recorded reasons; never from the words themselves, and never added up to one number
//! (doctrine 2.2).

mod asking;
mod influence;
mod listening;
mod truth;

use super::lines::Lines;
use super::talk::Talk;
use super::{Finding, FindingKind, FindingTone};
use exercise::Scene;
use exercise::ledger::Ledger;
use exercise::scene::Far;

/// Examples shown of a finding.
const EXAMPLES: usize = 3;

/// A unit that shows something: turn, unit, how well it shows it.
pub(super) type Shows = (usize, usize, i32);

/// Everything there is to say, what helped first.
///
/// In a drill nobody has a state: only what was said is told of.
pub(super) fn of(scene: &Scene, far: Option<&Far>, talk: &Talk<'_>, ledger: &Ledger) -> Vec<Finding> {
    let lines = Lines::builtin();
    let mut all = vec![
        listening::share(talk, lines),
        listening::variety(talk, lines),
        asking::questions(talk, lines),
        asking::talk_share(talk, lines),
    ];
    if let Some(far) = far {
        all.extend([
            listening::labels(talk, lines),
            influence::premature(talk, lines),
            listening::parroting(talk, lines),
            truth::repair(talk, lines),
            asking::summaries(talk, lines),
            truth::promises(talk, ledger),
            truth::address(talk, lines),
            influence::hooks(scene, far, talk, lines),
        ]);
        all.extend(influence::suicide_asked(scene, talk, lines));
    }
    all.sort_by_key(|f| (f.tone, f.kind));
    all
}

fn finding(
    kind: FindingKind,
    tone: FindingTone,
    figures: Vec<(&'static str, f64)>,
    shows: impl IntoIterator<Item = Shows>,
) -> Finding {
    Finding { kind, tone, figures, examples: best(shows) }
}

/// The best examples, each from another turn; the earlier of equals.
fn best(shows: impl IntoIterator<Item = Shows>) -> Vec<(usize, usize)> {
    let mut all: Vec<Shows> = shows.into_iter().collect();
    all.sort_by_key(|(turn, unit, score)| (-score, *turn, *unit));
    let mut out: Vec<(usize, usize)> = Vec::with_capacity(EXAMPLES);
    for (turn, unit, _) in all {
        if out.len() < EXAMPLES && !out.iter().any(|(t, _)| *t == turn) {
            out.push((turn, unit));
        }
    }
    out
}

/// A share in whole percent.
fn percent(part: usize, of: usize) -> f64 {
    if of == 0 { 0.0 } else { (100.0 * part as f64 / of as f64).round() }
}

/// High is good.
fn at_least(value: f64, helped: f64, mixed: f64) -> FindingTone {
    if value >= helped {
        FindingTone::Helped
    } else if value >= mixed {
        FindingTone::Mixed
    } else {
        FindingTone::Hindered
    }
}

/// Rare is good.
fn at_most(times: usize, mixed: usize) -> FindingTone {
    if times == 0 {
        FindingTone::Helped
    } else if times <= mixed {
        FindingTone::Mixed
    } else {
        FindingTone::Hindered
    }
}
