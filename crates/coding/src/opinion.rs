//! What the rules and the context say of a piece. Percentages by code, with reasons: one voice among others, which the
//! model weighs. Only a rule that is sure decides without the model.

use crate::code::Code;
use crate::unit::Millionths;
use std::ops::Range;

/// Why a code was thought of.
#[derive(Clone, Debug)]
pub(crate) struct Reason<'a> {
    pub(crate) code: Code,
    /// tokens of the piece
    pub(crate) tokens: Range<usize>,
    /// the rule's stable name
    pub(crate) rule: &'a str,
}

/// The rule for a label that is taken back: «you sound angry, but …» (doctrine 2.2).
const TURNS: &str = "argument.but";
/// The rule for checks after what was told.
const UNDERSTOOD: &str = "join.understood";

/// Most reasons kept of a piece.
const REASONS: usize = 12;

/// One piece after the rules and the context have spoken.
#[derive(Clone)]
pub(crate) struct Opinion<'a> {
    /// percent by code; `None` where nobody thought of it
    scores: [Option<u8>; Code::COUNT],
    /// strongest first
    pub(crate) reasons: Vec<Reason<'a>>,
    /// what a rule whose words leave no doubt says, in percent
    sure: Option<(Code, u8)>,
}

impl Default for Opinion<'_> {
    fn default() -> Self {
        Opinion { scores: [None; Code::COUNT], reasons: Vec::new(), sure: None }
    }
}

impl<'a> Opinion<'a> {
    /// Percent by code, in the order of the codes.
    pub(crate) fn scores(&self) -> impl Iterator<Item = (Code, u8)> {
        Code::ALL.iter().zip(&self.scores).filter_map(|(&code, p)| p.map(|p| (code, p)))
    }

    pub(crate) fn score(&self, code: Code) -> Option<u8> {
        self.scores[code as usize]
    }

    pub(crate) fn say(&mut self, code: Code, p: u8, tokens: Range<usize>, rule: &'a str) {
        self.hint(code, p);
        if self.reasons.len() < REASONS && !self.reasons.iter().any(|r| r.rule == rule) {
            self.reasons.push(Reason { code, tokens, rule });
        }
    }

    /// A rule that is sure; the first of several stands.
    pub(crate) fn decide(&mut self, code: Code, p: u8) {
        self.sure.get_or_insert((code, p));
    }

    pub(crate) const fn is_sure(&self) -> bool {
        self.sure.is_some()
    }

    /// Where a rule is sure, the model's probabilities give way to it.
    pub(crate) fn settle(&self, probabilities: &mut [Millionths]) {
        let Some((sure, p)) = self.sure else { return };
        let p = Millionths::from(p) * 10_000;
        for (code, of_model) in Code::ALL.iter().zip(probabilities) {
            *of_model = if *code == sure { p.max(*of_model) } else { (*of_model).min(1_000_000 - p) };
        }
    }

    pub(crate) fn hint(&mut self, code: Code, p: u8) {
        let score = &mut self.scores[code as usize];
        *score = (*score).max(Some(p));
    }

    /// The code the rules would choose, with its percentage; the first of equals.
    pub(crate) fn best(&self) -> (Code, u8) {
        let mut best = (Code::Other, 0);
        for (code, p) in self.scores() {
            if p > best.1 {
                best = (code, p);
            }
        }
        best
    }

    /// Whether the piece turns against what went before («but you must …»).
    pub(crate) fn turns(&self) -> bool {
        self.reasons.iter().any(|r| r.rule == TURNS)
    }

    /// Whether the piece only asks if what was told has arrived («does that make sense?»).
    pub(crate) fn is_understood(&self) -> bool {
        self.reasons.iter().any(|r| r.rule == UNDERSTOOD)
    }

    /// Whether the piece only checks or tags what went before («is that right?»).
    pub(crate) fn is_tail(&self) -> bool {
        self.reasons.first().is_some_and(|r| r.rule.starts_with("join."))
    }
}
