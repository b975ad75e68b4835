//! Where one thought unit may end and the next begin. It over-splits at soft joints on purpose:
//! the coder joins pieces again that turn out to do nothing of their own.

use crate::phrase::{PatternError, PhraseSet};
use crate::text::{Marks, Token, Tokeniser};
use crate::words::Words;
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
    soft: PhraseSet,
    strong: PhraseSet,
    sure: PhraseSet,
    joint: PhraseSet,
    words: &'static Words,
}

impl Splitter {
    pub(crate) fn new(words: &'static Words, tokeniser: &Tokeniser) -> Result<Splitter, PatternError> {
        let compile = |list: &[String]| {
            let list: Vec<&str> = list.iter().map(String::as_str).collect();
            PhraseSet::compile_with(tokeniser, &list, &words.phrase_classes())
        };
        Ok(Splitter {
            soft: compile(&words.opener_soft)?,
            strong: compile(&words.opener_strong)?,
            sure: compile(&words.opener_sure)?,
            joint: compile(&words.opener_joint)?,
            words,
        })
    }

    pub(crate) fn pieces(&self, tokens: &[Token]) -> Vec<Piece> {
        let mut opens = vec![Opens::default(); tokens.len()];
        self.soft.find(tokens).iter().for_each(|m| opens[m.tokens.start].soft = true);
        self.strong.find(tokens).iter().for_each(|m| opens[m.tokens.start].strong = true);
        self.sure.find(tokens).iter().for_each(|m| opens[m.tokens.start].sure = true);
        self.joint.find(tokens).iter().for_each(|m| opens[m.tokens.start].joint = true);
        let mut out: Vec<Piece> = Vec::new();
        let mut piece = Open { start: 0, hard: true, conditional: self.conditional(tokens, 0), hedge: true, commas: 0 };
        for at in 1..=tokens.len() {
            piece.hedge &= self.words.hedge.contains(&tokens[at - 1].norm);
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
        if piece.hedge || self.words.joint.contains(&before.norm) {
            return false;
        }
        let here = opens[at];
        if self.words.joint.contains(&tokens[at].norm) && at + 1 < tokens.len() {
            let next = opens[at + 1];
            return next.strong || next.sure || next.joint || (next.soft && (marked || at - piece.start >= 2));
        }
        let governed = self.words.governor.contains(&before.norm);
        // «Вам обидно, что с вами так обошлись.»: after a comma a question word opens a question only where one is asked.
        let asking = self.words.wh.contains(&tokens[at].norm);
        if marked && asking && !dash && self.stated(tokens, at) {
            return false;
        }
        if marked {
            let clause = here.joint && governed;
            return !clause && (here.soft || here.strong || here.sure || dash);
        }
        // «what floor are you on» goes on with its verb
        if self.words.aux.contains(&tokens[at].norm) && self.asks(tokens, piece.start) && at - piece.start <= 4 {
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
        tokens[start..]
            .iter()
            .take(3)
            .find(|t| !self.words.lead_in.contains(&t.norm))
            .is_some_and(|t| self.words.wh.contains(&t.norm))
    }

    /// Whether the piece that starts here is a condition or time clause.
    pub(crate) fn conditional(&self, tokens: &[Token], start: usize) -> bool {
        tokens
            .get(start..)
            .and_then(|rest| rest.iter().take(4).find(|t| !self.words.lead_in.contains(&t.norm)))
            .is_some_and(|t| self.words.conditional.contains(&t.norm))
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
