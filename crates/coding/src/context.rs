//! What a unit shares with what the other side said last: mirror, overlap, paraphrase without a marker.
//! It only compares words; it never reads meaning into them.

use crate::text::{Marks, Token};
use crate::unit::Millionths;
use crate::words::Words;
use std::collections::HashSet;

/// Most tokens of a mirror (doctrine 2.2).
const MIRROR_WORDS: usize = 5;
/// How many tokens of the previous utterance count as its last clauses.
const LAST_CLAUSES: usize = 25;
/// How much of the previous utterance is compared at all, in tokens.
const HEARD: usize = 400;

/// What the other side said last, prepared for comparing.
pub(crate) struct Heard {
    content: HashSet<String>,
    last: HashSet<String>,
    /// stems of the last words, in order
    pub(crate) tail: Vec<String>,
    /// what it ended with: b'?' a question, b'.' another mark, b'0' nothing
    pub(crate) end: u8,
    /// 0 up to 3 words, 1 up to 8, 2 up to 20, 3 more
    pub(crate) length: u8,
    pub(crate) words: usize,
}

impl Heard {
    pub(crate) fn new(tokens: &[Token]) -> Heard {
        let tail = &tokens[tokens.len().saturating_sub(HEARD)..];
        let content = tail.iter().filter(|t| !t.stop).map(|t| t.stem.clone()).collect();
        let last = tail[tail.len().saturating_sub(LAST_CLAUSES)..].iter().map(|t| t.stem.clone()).collect();
        let end = match tokens.last().map(|t| t.after) {
            Some(m) if m.has(Marks::QUESTION) => b'?',
            Some(m) if m.ends_sentence() => b'.',
            _ => b'0',
        };
        let length = match tokens.len() {
            0..=3 => 0,
            4..=8 => 1,
            9..=20 => 2,
            _ => 3,
        };
        let words = tokens.len();
        let tail = tail[tail.len().saturating_sub(LAST_CLAUSES)..].iter().map(|t| t.stem.clone()).collect();
        Heard { content, last, tail, end, length, words }
    }

    /// Share of the unit's content stems that were heard, in millionths, and how many.
    pub(crate) fn overlap(&self, tokens: &[Token]) -> (Millionths, usize) {
        let stems: HashSet<&str> = tokens.iter().filter(|t| !t.stop).map(|t| t.stem.as_str()).collect();
        let shared = stems.iter().filter(|s| self.content.contains(**s)).count();
        if stems.is_empty() {
            return (0, 0);
        }
        ((shared * 1_000_000 / stems.len()) as Millionths, shared)
    }

    /// Whether a word is the other's «I» said as «you» (or the other way round).
    pub(crate) fn swapped(&self, t: &Token, words: &Words) -> bool {
        words.swap.get(&t.norm).is_some_and(|list| list.iter().any(|s| self.last.contains(s)))
    }

    /// Whether the unit says back one to five words of the last clauses (you and me exchanged) and no more.
    pub(crate) fn is_mirror(&self, tokens: &[Token], words: &Words) -> bool {
        if tokens.is_empty() || tokens.len() > MIRROR_WORDS || tokens.iter().all(|t| t.stop) {
            return false;
        }
        if tokens[..tokens.len() - 1].iter().any(|t| t.after.has(Marks::STOP)) {
            return false;
        }
        let heard = tokens.iter().filter(|t| self.last.contains(&t.stem) || self.swapped(t, words)).count();
        heard * 5 >= tokens.len() * 4
    }
}
