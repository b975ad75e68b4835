//! Which pieces make one thought unit: fillers go to what follows, weak tails to what they follow, checks to the
//! reflection they check. It never looks at the words itself, only at what the pieces were judged to do.

use crate::boundary;
use crate::code::Code;
use crate::coder::Coder;
use crate::features::ONE;
use crate::four::FourClass;
use crate::judge::Judged;
use crate::model::WEIGHT_ONE;
use crate::sight::Sight;
use crate::split::Piece;
use crate::text::{Marks, Token};
use crate::unit::{Millionths, Scored};
use crate::words::Kinds;
use std::ops::Range;

/// A piece less certain than this joins its neighbour where nothing hard stands between them.
const WEAK: Millionths = 540_000;
/// Both halves of an unmarked cut must be as sure as this.
const CUT: Millionths = 620_000;
/// Log-odds that a unit begins at an unmarked place, from which on the halves are judged.
const BEGINS: i32 = -WEIGHT_ONE * ONE;
/// Only places as likely as the likeliest, less this, are tried.
const NEARLY: i32 = WEIGHT_ONE * ONE / 2;
/// Below these log-odds no unit begins at a soft joint, whatever the splitter thinks.
const NEVER: i32 = -5 * WEIGHT_ONE * ONE;
/// Pieces of this many words are looked at for unmarked cuts, and joined ones are judged as a whole.
const LOOKED_AT: usize = 26;
/// Most places tried for an unmarked cut.
const CHANCES: usize = 3;
/// Words of a nod.
const NOD: usize = 3;
/// A unit at a soft joint that is surer than this stands by itself.
const DOUBTFUL: Millionths = 700_000;

/// What was judged while places to cut were tried, so that it is not judged again as a piece.
#[derive(Default)]
struct Tried<'a>(Vec<(Range<usize>, bool, Judged<'a>)>);

impl<'a> Tried<'a> {
    /// Of what came before a piece, only a label changes what is made of it.
    fn matters(before: Option<Code>) -> bool {
        before == Some(Code::EmotionLabel)
    }

    fn best(&mut self, coder: &'a Coder, sight: &Sight<'_>, range: Range<usize>, before: Option<Code>) -> Scored {
        let after_label = Tried::matters(before);
        if let Some((_, _, judged)) = self.0.iter().find(|(r, label, _)| *r == range && *label == after_label) {
            return judged.best();
        }
        let judged = coder.judge(sight, range.clone(), before);
        let best = judged.best();
        self.0.push((range, after_label, judged));
        best
    }

    fn take(&mut self, coder: &'a Coder, sight: &Sight<'_>, range: Range<usize>, before: Option<Code>) -> Judged<'a> {
        let after_label = Tried::matters(before);
        match self.0.iter().position(|(r, label, _)| *r == range && *label == after_label) {
            Some(at) => self.0.swap_remove(at).2,
            None => coder.judge(sight, range, before),
        }
    }
}

/// Pieces gathered into one unit.
struct Group<'a> {
    tokens: Range<usize>,
    code: Code,
    p: Millionths,
    /// nothing but words that lead in («ok so»)
    lead: bool,
    /// a rule left no doubt
    sure: bool,
    /// it opens the utterance
    first: bool,
    /// the judgement, where one piece alone makes the unit
    judged: Option<Judged<'a>>,
}

impl Group<'_> {
    /// «Mm-hm. So it is mostly the evenings.» A nod that goes on to speak takes the floor: it leads in and is no
    /// encourager (doctrine 2.2: «no floor grab»).
    fn opens_with_a_nod(&self, next: Code) -> bool {
        self.first
            && self.code == Code::MinimalEncourager
            && self.tokens.len() <= NOD
            && FourClass::of(next) != FourClass::Other
    }

    /// «The officers step back and stay there.» Of those who do the first, the second is told as well; nobody is bidden.
    fn goes_on(&self, tokens: &[Token], piece: &Piece, code: Code) -> bool {
        let [joint, next, ..] = &tokens[piece.tokens.clone()] else { return false };
        let others = !next.is(Kinds::FIRST_PERSON.or(Kinds::SECOND_PERSON).or(Kinds::WH).or(Kinds::AUX));
        self.sure && !piece.hard && joint.is(Kinds::JOINT) && others && FourClass::of(code) == FourClass::Input
    }

    /// Whether the next piece belongs to this unit. `tail` is a question tag or a check («is that right?»).
    fn takes(&self, code: Code, p: Millionths, hard: bool, tail: bool, understood: bool) -> bool {
        let reflects = matches!(self.code, Code::Summary | Code::Paraphrase | Code::EmotionLabel);
        if code == self.code && code == Code::MinimalEncourager {
            return true;
        }
        if self.opens_with_a_nod(code) {
            return true;
        }
        if hard {
            return (tail && reflects) || (understood && FourClass::of(self.code) == FourClass::Input);
        }
        tail || self.lead
            || code == Code::Other
            || p < WEAK
            || self.code == Code::Other
            || (self.code == Code::Summary && !code.is_question())
            || (code == self.code && !code.is_question())
    }
}

impl Coder {
    /// The units of an utterance, each judged.
    pub(crate) fn groups(&self, sight: &Sight<'_>) -> Vec<(Range<usize>, Judged<'_>)> {
        let tokens = sight.tokens;
        let mut out: Vec<Group<'_>> = Vec::new();
        let mut waiting: Option<usize> = None;
        let mut tried = Tried::default();
        for piece in self.cut(sight, &mut tried) {
            let filler =
                self.is_filler(&tokens[piece.tokens.clone()]) || self.calls_by_name(&tokens[piece.tokens.clone()]);
            // «Слушайте, …» leads in; «Простите. …» has done its work before the next sentence begins.
            if filler && !tokens[piece.tokens.end - 1].after.ends_sentence() {
                waiting.get_or_insert(piece.tokens.start);
                continue;
            }
            let before = out.last().map(|g| g.code);
            let judged = tried.take(self, sight, piece.tokens.clone(), before);
            let best = judged.best();
            if filler && best.code == Code::Other {
                waiting.get_or_insert(piece.tokens.start);
                continue;
            }
            let start = waiting.take().unwrap_or(piece.tokens.start);
            let tail = judged.opinion.is_tail();
            let understood = judged.opinion.is_understood();
            // «You sound angry, but you must ring them.» The second half undoes the label and is never swallowed by it;
            // «…, but you still came» belongs to it.
            let pushes = judged.opinion.turns() && FourClass::of(best.code) == FourClass::Input;
            let undoes = pushes && out.last().is_some_and(|last| last.code == Code::EmotionLabel);
            let whole = out
                .last()
                .filter(|last| !undoes && !piece.hard && !last.takes(best.code, best.p, false, tail, understood));
            let joined = whole.and_then(|last| self.surer_as_one(sight, last, &piece.tokens, best));
            if let (Some(last), Some(joined)) = (out.last_mut(), joined) {
                *last = joined;
                continue;
            }
            let takes = |last: &Group<'_>| {
                last.takes(best.code, best.p, piece.hard, tail, understood) || last.goes_on(tokens, &piece, best.code)
            };
            match out.last_mut() {
                Some(last) if !undoes && takes(last) => {
                    let nod = last.opens_with_a_nod(best.code);
                    last.tokens.end = piece.tokens.end;
                    last.judged = None;
                    if last.code == Code::Other || last.lead || nod {
                        (last.code, last.p, last.lead) = (best.code, best.p, false);
                    }
                }
                _ => {
                    let lead = tokens[piece.tokens.clone()].iter().all(|t| t.is(Kinds::LEAD_IN));
                    let alone = start == piece.tokens.start;
                    let judged = alone.then_some(judged);
                    let first = out.is_empty();
                    let sure = judged.as_ref().is_some_and(|j| j.opinion.is_sure());
                    out.push(Group {
                        tokens: start..piece.tokens.end,
                        code: best.code,
                        p: best.p,
                        lead,
                        sure,
                        first,
                        judged,
                    });
                }
            }
        }
        if let Some(start) = waiting {
            match out.last_mut() {
                Some(last) => (last.tokens.end, last.judged) = (tokens.len(), None),
                None => out.push(Group {
                    tokens: start..tokens.len(),
                    code: Code::Other,
                    p: 0,
                    lead: true,
                    sure: false,
                    first: true,
                    judged: None,
                }),
            }
        }
        self.finished(sight, out)
    }

    /// Judges as a whole what was joined.
    fn finished<'a>(&'a self, sight: &Sight<'_>, groups: Vec<Group<'a>>) -> Vec<(Range<usize>, Judged<'a>)> {
        let mut before = None;
        groups
            .into_iter()
            .map(|g| {
                let judged = g.judged.unwrap_or_else(|| self.judge(sight, g.tokens.clone(), before));
                before = Some(judged.best().code);
                (g.tokens, judged)
            })
            .collect()
    }

    /// Joins a piece to the unit before it where both together are surer than the less sure of the two.
    fn surer_as_one<'a>(
        &'a self,
        sight: &Sight<'_>,
        last: &Group<'_>,
        piece: &Range<usize>,
        best: Scored,
    ) -> Option<Group<'a>> {
        let whole = last.tokens.start..piece.end;
        if self.model.is_none() || whole.len() > LOOKED_AT {
            return None;
        }
        let judged = self.judge(sight, whole.clone(), None);
        let one = judged.best();
        let joins = last.p.min(best.p) < DOUBTFUL
            && one.p > last.p.max(best.p)
            && (one.code == last.code || one.code == best.code)
            && one.code != Code::Other;
        let (first, sure) = (last.first, judged.opinion.is_sure());
        joins.then_some(Group {
            tokens: whole,
            code: one.code,
            p: one.p,
            lead: false,
            sure,
            first,
            judged: Some(judged),
        })
    }

    /// The splitter's pieces, cut further where two acts follow each other and nothing marks it: both halves must be
    /// sure of different acts. Each piece is tried at a few places only, so time stays linear.
    fn cut<'a>(&'a self, sight: &Sight<'_>, tried: &mut Tried<'a>) -> Vec<Piece> {
        let tokens = sight.tokens;
        let pieces = self.splitter.pieces(tokens);
        let Some(model) = &self.model else { return pieces };
        let mut kept: Vec<Piece> = Vec::with_capacity(pieces.len());
        for piece in pieces {
            let at = piece.tokens.start;
            let joined = at > 0 && [at - 1, at].iter().any(|&i| tokens[i].is(Kinds::JOINT));
            if let Some(last) = kept.last_mut().filter(|_| !piece.hard && !joined) {
                let from = last.tokens.start.max(piece.tokens.start.saturating_sub(LOOKED_AT));
                let around = from..piece.tokens.end;
                let odds = model.begins(&boundary::buckets(tokens, &around, piece.tokens.start));
                if odds < NEVER {
                    last.tokens.end = piece.tokens.end;
                    continue;
                }
            }
            kept.push(piece);
        }
        let mut out = Vec::with_capacity(kept.len());
        for piece in kept {
            match self.best_cut(sight, &piece.tokens, tried) {
                Some(at) => {
                    out.push(Piece { tokens: piece.tokens.start..at, hard: piece.hard });
                    out.push(Piece { tokens: at..piece.tokens.end, hard: true });
                }
                None => out.push(piece),
            }
        }
        out
    }

    fn best_cut<'a>(&'a self, sight: &Sight<'_>, piece: &Range<usize>, tried: &mut Tried<'a>) -> Option<usize> {
        let tokens = sight.tokens;
        let model = self.model.as_ref().filter(|_| !self.splitter.conditional(tokens, piece.start))?;
        let chance = |at: usize| {
            let open = tokens[at - 1].span != tokens[at].span
                && tokens[at - 1].after.is_empty()
                && !self.words.never_opens(&tokens[at].norm);
            open.then(|| model.begins(&boundary::buckets(tokens, piece, at)))
        };
        let mut places: Vec<(i32, usize)> = (piece.start + 1..piece.end)
            .filter_map(|at| chance(at).filter(|&odds| odds > BEGINS).map(|odds| (odds, at)))
            .collect();
        places.sort_by_key(|&(odds, at)| (std::cmp::Reverse(odds), at));
        let likeliest = places.first()?.0;
        places.retain(|&(odds, _)| odds >= likeliest - NEARLY);
        places.into_iter().take(CHANCES).map(|(_, at)| at).find(|&at| {
            let left = tried.best(self, sight, piece.start..at, None);
            left.code != Code::Other && left.p >= CUT && {
                let right = tried.best(self, sight, at..piece.end, Some(left.code));
                right.code != Code::Other && right.p >= CUT && (right.code != left.code || left.code.is_question())
            }
        })
    }

    /// «Viktor Pavlovich, …»: a name that only leads in.
    fn calls_by_name(&self, tokens: &[Token]) -> bool {
        let comma = tokens.last().is_some_and(|t| t.after.has(Marks::COMMA) && !t.after.ends_sentence());
        let known = |t: &Token| t.stop || t.is(Kinds::LEAD_IN) || t.is(Kinds::FILLER);
        comma && (2..=3).contains(&tokens.len()) && tokens.iter().all(|t| t.capital && !known(t))
    }

    fn is_filler(&self, tokens: &[Token]) -> bool {
        tokens.len() <= 3 && tokens.iter().all(|t| t.is(Kinds::FILLER))
    }
}
