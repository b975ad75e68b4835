//! An utterance laid out for judging: what does not depend on where it is cut is looked up once, since each word is
//! judged several times, in pieces of different lengths.

use crate::coder::Coder;
use crate::context::{Echo, Heard};
use crate::grams::{self, Grams};
use crate::phrase::LookedUp;
use crate::text::Token;
use std::ops::Range;

pub(crate) struct Sight<'a> {
    pub(crate) text: &'a str,
    pub(crate) tokens: &'a [Token],
    pub(crate) echo: Option<Echo<'a>>,
    /// the words as the rules' patterns know them
    pub(crate) rules: LookedUp,
    /// the same for the words for feelings
    pub(crate) feelings: LookedUp,
    /// by word
    pub(crate) grams: Vec<Grams>,
}

impl Sight<'_> {
    /// What stands between the last word of a piece and the next word.
    pub(crate) fn after(&self, range: &Range<usize>) -> &str {
        let end = self.tokens[range.end - 1].span.end as usize;
        let next = self.tokens.get(range.end).map_or(self.text.len(), |t| t.span.start as usize).max(end);
        &self.text[end..next]
    }
}

impl Coder {
    pub(crate) fn sight<'a>(&self, text: &'a str, tokens: &'a [Token], heard: Option<&'a Heard>) -> Sight<'a> {
        Sight {
            text,
            tokens,
            echo: heard.map(|h| Echo::new(h, tokens, self.words)),
            rules: self.rules.look_up(tokens),
            feelings: self.feelings.look_up(tokens),
            grams: grams::of(tokens),
        }
    }
}
