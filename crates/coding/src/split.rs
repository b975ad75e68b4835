//! Where one thought unit may end and the next begin. It over-splits at soft joints on purpose:
//! the coder joins pieces again that turn out to do nothing of their own.

use crate::phrase::{PatternError, PhraseSet};
use crate::text::{Marks, Token, Tokeniser};
use crate::words::{Kinds, Words};
use std::ops::Range;

/// A candidate unit: tokens, and whether the joint before it is hard (sentence end, line, dash).
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Piece {
    pub(crate) tokens: Range<usize>,
    pub(crate) hard: bool,
}

/// What kind of opener begins at a token.
#[derive(Clone, Copy, Default)]
struct Opens {
    /// after a comma or a joining word
    soft: bool,
    /// anywhere but after a governing word
    strong: bool,
    /// nearly anywhere
    sure: bool,
    /// after a joining word only
    joint: bool,
}

pub(crate) struct Splitter {
    openers: PhraseSet,
    /// where the patterns of strong, sure and joint openers begin among those of all
    from: [usize; 3],
    words: &'static Words,
}

impl Splitter {
    pub(crate) fn new(words: &'static Words, tokeniser: &Tokeniser) -> Result<Splitter, PatternError> {
        let lists = [&words.opener_soft, &words.opener_strong, &words.opener_sure, &words.opener_joint];
        let all: Vec<&str> = lists.into_iter().flatten().map(String::as_str).collect();
        let openers = PhraseSet::compile_with(tokeniser, &all, &words.phrase_classes())?;
        let strong = words.opener_soft.len();
        let sure = strong + words.opener_strong.len();
        Ok(Splitter { openers, from: [strong, sure, sure + words.opener_sure.len()], words })
    }

    pub(crate) fn pieces(&self, tokens: &[Token]) -> Vec<Piece> {
        let mut opens = vec![Opens::default(); tokens.len()];
        for m in self.openers.find(tokens) {
            let opens = &mut opens[m.tokens.start];
            match self.from.iter().filter(|from| m.pattern >= **from).count() {
                0 => opens.soft = true,
                1 => opens.strong = true,
                2 => opens.sure = true,
                _ => opens.joint = true,
            }
        }
        let mut out: Vec<Piece> = Vec::new();
        let mut piece = Open { start: 0, hard: true, conditional: self.conditional(tokens, 0), hedge: true, commas: 0 };
        for at in 1..=tokens.len() {
            piece.hedge &= tokens[at - 1].is(Kinds::HEDGE);
            piece.commas += usize::from(tokens[at - 1].after.has(Marks::COMMA));
            let hard = at == tokens.len() || self.hard_joint(tokens, at);
            let shared = at < tokens.len() && tokens[at - 1].span == tokens[at].span;
            if !shared && (hard || self.soft_joint(tokens, &piece, at, &opens)) {
                out.push(Piece { tokens: piece.start..at, hard: piece.hard });
                piece = Open { start: at, hard, conditional: self.conditional(tokens, at), hedge: true, commas: 0 };
            }
        }
        out
    }

    fn hard_joint(&self, tokens: &[Token], at: usize) -> bool {
        let before = &tokens[at - 1];
        if before.after.has(Marks::LINE) || before.after.has(Marks::QUESTION) {
            return true;
        }
        if !before.after.has(Marks::STOP) {
            return false;
        }
        // «Sgt. Dana», «т. е.», initials
        let single = before.norm.chars().count() == 1 && !before.stop;
        !single && !self.words.abbreviation.contains(&before.norm)
    }

    fn soft_joint(&self, tokens: &[Token], piece: &Open, at: usize, opens: &[Opens]) -> bool {
        let before = &tokens[at - 1];
        let dash = before.after.has(Marks::DASH);
        let marked = before.after.has(Marks::COMMA) || dash || before.after.has(Marks::COLON);
        // A condition keeps its main clause: «if you step back, I'll have the lights turned off».
        if piece.conditional && piece.commas < 2 && !dash {
            return false;
        }
        if piece.hedge || before.is(Kinds::JOINT) {
            return false;
        }
        let here = opens[at];
        if tokens[at].is(Kinds::JOINT) && at + 1 < tokens.len() {
            let next = opens[at + 1];
            return next.strong || next.sure || next.joint || (next.soft && (marked || at - piece.start >= 2));
        }
        let governed = self.words.governor.contains(&before.norm);
        // «Вам обидно, что с вами так обошлись.»: after a comma a question word opens a question only where one is asked.
        let asking = tokens[at].is(Kinds::WH);
        if marked && asking && !dash && self.stated(tokens, at) {
            return false;
        }
        if marked {
            let clause = here.joint && governed;
            return !clause && (here.soft || here.strong || here.sure || dash);
        }
        // «what floor are you on» goes on with its verb
        if tokens[at].is(Kinds::AUX) && self.asks(tokens, piece.start) && at - piece.start <= 4 {
            return false;
        }
        (here.strong && !governed) || (here.sure && !self.words.opener_sure_not.contains(&before.norm))
    }

    /// Whether the sentence around a token ends as a statement.
    fn stated(&self, tokens: &[Token], at: usize) -> bool {
        let end = tokens[at..].iter().find(|t| t.after.ends_sentence());
        end.is_some_and(|t| t.after.has(Marks::STOP) && !t.after.has(Marks::QUESTION))
    }

    fn asks(&self, tokens: &[Token], start: usize) -> bool {
        tokens[start..].iter().take(3).find(|t| !t.is(Kinds::LEAD_IN)).is_some_and(|t| t.is(Kinds::WH))
    }

    /// Whether the piece that starts here is a condition or time clause.
    pub(crate) fn conditional(&self, tokens: &[Token], start: usize) -> bool {
        tokens
            .get(start..)
            .and_then(|rest| rest.iter().take(4).find(|t| !t.is(Kinds::LEAD_IN)))
            .is_some_and(|t| t.is(Kinds::CONDITIONAL))
    }
}

/// The piece being gathered.
struct Open {
    start: usize,
    hard: bool,
    conditional: bool,
    /// only hedging words so far
    hedge: bool,
    commas: usize,
}
