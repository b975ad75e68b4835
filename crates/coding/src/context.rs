//! What a unit shares with what the other side said last: mirror, overlap, paraphrase without a marker.
//! It only compares words; it never reads meaning into them.

use crate::features::Hash;
use crate::text::{Marks, Token};
use crate::unit::Millionths;
use crate::words::Words;
use std::collections::{HashMap, HashSet};
use std::ops::Range;

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
    /// buckets of the stems of the last words, ascending, each once
    pub(crate) stems: Vec<u32>,
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
        let clauses = &tail[tail.len().saturating_sub(LAST_CLAUSES)..];
        let last = clauses.iter().map(|t| t.stem.clone()).collect();
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
        let mut stems: Vec<u32> = clauses.iter().map(|t| Hash::new(b'p').text(&t.stem).bucket()).collect();
        stems.sort_unstable();
        stems.dedup();
        Heard { content, last, stems, end, length, words: tokens.len() }
    }
}

/// What one word of an utterance has to do with what was heard.
#[derive(Clone, Copy, Debug, Default)]
struct Met {
    /// its stem is among the content heard
    content: bool,
    /// its stem is among the last words, or it is one of them with the persons exchanged
    last: bool,
    /// it is the other's «I» said as «you» (or the other way round)
    swapped: bool,
    /// place after the last word before it with the same stem and content of its own; 0 for none
    again: u32,
}

/// The words of an utterance held against what was heard, once for all its pieces.
pub(crate) struct Echo<'a> {
    pub(crate) heard: &'a Heard,
    met: Vec<Met>,
}

impl<'a> Echo<'a> {
    pub(crate) fn new(heard: &'a Heard, tokens: &[Token], words: &Words) -> Echo<'a> {
        let mut places: HashMap<&str, u32> = HashMap::new();
        let mut met = Vec::with_capacity(tokens.len());
        for (i, t) in tokens.iter().enumerate() {
            let swap = words.swap.get(&t.norm);
            let swapped = swap.is_some_and(|list| list.iter().any(|stem| heard.last.contains(stem)));
            met.push(Met {
                content: heard.content.contains(&t.stem),
                last: swapped || heard.last.contains(&t.stem),
                swapped,
                again: if t.stop { 0 } else { places.insert(&t.stem, i as u32 + 1).unwrap_or(0) },
            });
        }
        Echo { heard, met }
    }

    /// Share of a piece's content stems that were heard, in millionths, and how many.
    pub(crate) fn overlap(&self, tokens: &[Token], range: &Range<usize>) -> (Millionths, usize) {
        let (mut stems, mut shared) = (0, 0);
        for (met, t) in self.met[range.clone()].iter().zip(&tokens[range.clone()]) {
            if !t.stop && met.again as usize <= range.start {
                stems += 1;
                shared += usize::from(met.content);
            }
        }
        if stems == 0 {
            return (0, 0);
        }
        ((shared * 1_000_000 / stems) as Millionths, shared)
    }

    /// How many words of a piece are the other's with the persons exchanged.
    pub(crate) fn swapped(&self, range: &Range<usize>) -> usize {
        self.met[range.clone()].iter().filter(|m| m.swapped).count()
    }

    /// Whether a piece says back one to five words of the last clauses (you and me exchanged) and no more.
    pub(crate) fn is_mirror(&self, tokens: &[Token], range: &Range<usize>) -> bool {
        let part = &tokens[range.clone()];
        if part.is_empty() || part.len() > MIRROR_WORDS || part.iter().all(|t| t.stop) {
            return false;
        }
        if part[..part.len() - 1].iter().any(|t| t.after.has(Marks::STOP)) {
            return false;
        }
        let heard = self.met[range.clone()].iter().filter(|m| m.last).count();
        heard * 5 >= part.len() * 4
    }
}
