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

pub(crate) struct Splitter {
    soft: PhraseSet,
    strong: PhraseSet,
    words: &'static Words,
}

impl Splitter {
    pub(crate) fn new(words: &'static Words, tokeniser: &Tokeniser) -> Result<Splitter, PatternError> {
        let compile = |list: &[String]| {
            let list: Vec<&str> = list.iter().map(String::as_str).collect();
            PhraseSet::compile_with(tokeniser, &list, &words.phrase_classes())
        };
        Ok(Splitter { soft: compile(&words.opener_soft)?, strong: compile(&words.opener_strong)?, words })
    }

    pub(crate) fn pieces(&self, tokens: &[Token]) -> Vec<Piece> {
        let mut soft = vec![false; tokens.len()];
        let mut strong = vec![false; tokens.len()];
        for m in self.soft.find(tokens) {
            soft[m.tokens.start] = true;
        }
        for m in self.strong.find(tokens) {
            strong[m.tokens.start] = true;
        }
        let mut out: Vec<Piece> = Vec::new();
        let mut start = 0;
        let mut hard = true;
        for at in 1..=tokens.len() {
            if at == tokens.len() {
                out.push(Piece { tokens: start..at, hard });
                break;
            }
            if tokens[at - 1].span == tokens[at].span {
                continue;
            }
            if self.hard_joint(tokens, at) {
                out.push(Piece { tokens: start..at, hard });
                (start, hard) = (at, true);
            } else if self.soft_joint(tokens, start, at, &soft, &strong) {
                out.push(Piece { tokens: start..at, hard });
                (start, hard) = (at, false);
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
        !self.words.abbreviation.contains(&before.norm) && before.norm.chars().count() > 1
            || (before.norm.chars().count() == 1 && before.stop)
    }

    fn soft_joint(&self, tokens: &[Token], start: usize, at: usize, soft: &[bool], strong: &[bool]) -> bool {
        let before = &tokens[at - 1];
        let marked = before.after.has(Marks::COMMA) || before.after.has(Marks::DASH) || before.after.has(Marks::COLON);
        // A condition or time clause keeps its first comma: «if you step back, I'll have the lights turned off».
        if self.words.conditional.contains(&tokens[self.skip(tokens, start)].norm)
            && !tokens[start..at - 1].iter().any(|t| t.after.has(Marks::COMMA))
        {
            return false;
        }
        if self.words.joint.contains(&before.norm) && at - start > 1 {
            return false;
        }
        let joint = self.words.joint.contains(&tokens[at].norm) && at + 1 < tokens.len();
        if joint {
            let after = at + 1;
            return (strong[after] || (soft[after] && (marked || at - start >= 2))) && at > start;
        }
        if marked {
            return soft[at] || strong[at];
        }
        strong[at] && at - start >= 2 && !self.words.governor.contains(&before.norm)
    }

    fn skip(&self, tokens: &[Token], start: usize) -> usize {
        (start..tokens.len())
            .find(|&i| !self.words.lead_in.contains(&tokens[i].norm))
            .unwrap_or(start)
    }
}
