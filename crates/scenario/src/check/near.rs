//! Lines that say the same: the same words, or nearly the same within an act. Needs no structure.

use super::banks::banks;
use super::{Report, rule};
use crate::act::Act;
use crate::line::Line;
use crate::pack::Tongue;
use crate::read::language;
use coding::text::{Tokeniser, normalise};
use std::collections::BTreeMap;
use std::hash::{DefaultHasher, Hash, Hasher};

/// Shared words that make two lines nearly the same: intersection over union, in per cent.
const NEAR_PER_CENT: usize = 80;
/// Shorter lines are alike by nature.
const NEAR_WORDS: usize = 5;

/// A line with its words as sorted hashes.
struct Said<'a> {
    bank: usize,
    line: &'a Line,
    words: Vec<u64>,
    /// One bit per word: two lines that differ in many bits cannot be near, which saves most comparisons.
    bits: u64,
}

pub(super) fn check(lang: &str, tongue: &Tongue, report: &mut Report) {
    let files: Vec<(String, &[Line])> = banks(lang, tongue).collect();
    twice(&files, report);
    let Some(tokeniser) = language(lang).map(|l| Tokeniser::new(&l)) else { return };
    let mut by_act: BTreeMap<Act, Vec<Said<'_>>> = BTreeMap::new();
    for (bank, (_, lines)) in files.iter().enumerate() {
        for line in *lines {
            let words = words(&tokeniser, &line.text);
            if words.len() >= NEAR_WORDS {
                let bits = words.iter().fold(0, |bits, word| bits | 1 << (word % 64));
                by_act.entry(line.act).or_default().push(Said { bank, line, words, bits });
            }
        }
    }
    for group in by_act.values() {
        nearly(group, &files, report);
    }
}

fn words(tokeniser: &Tokeniser, text: &str) -> Vec<u64> {
    let mut words: Vec<u64> = tokeniser.tokens(text).iter().map(|t| hash(&t.norm)).collect();
    words.sort_unstable();
    words.dedup();
    words
}

fn hash(word: &str) -> u64 {
    // Fixed keys: the same pack gives the same warnings everywhere.
    let mut hasher = DefaultHasher::new();
    word.hash(&mut hasher);
    hasher.finish()
}

/// Two banks share a mouth if one of them is the shared bank or both are the same.
fn same_mouth(a: usize, b: usize) -> bool {
    a == b || a == 0 || b == 0
}

fn twice(files: &[(String, &[Line])], report: &mut Report) {
    let mut seen: BTreeMap<String, Vec<(usize, &Line)>> = BTreeMap::new();
    for (bank, (file, lines)) in files.iter().enumerate() {
        for line in *lines {
            let text = normalise(&line.text).split_whitespace().collect::<Vec<_>>().join(" ");
            let earlier = seen.entry(text).or_default();
            if let Some((other, first)) = earlier.iter().find(|(other, _)| same_mouth(*other, bank)) {
                let what = format!("`{}` has the words of `{}` ({}:{})", line.id, first.id, files[*other].0, first.at);
                let remedy = "Write it in other words, or remove one of the two.";
                if earlier.iter().any(|(other, l)| same_mouth(*other, bank) && l.act == line.act) {
                    report.error(rule::LINE_TWICE, file, line.at, what, remedy);
                } else {
                    report.warn(rule::LINE_TWICE, file, line.at, what, remedy);
                }
            }
            earlier.push((bank, line));
        }
    }
}

fn nearly(group: &[Said<'_>], files: &[(String, &[Line])], report: &mut Report) {
    for (i, said) in group.iter().enumerate() {
        let near = group[..i].iter().find(|other| same_mouth(other.bank, said.bank) && is_near(said, other));
        if let Some(other) = near {
            let (file, at) = (&files[other.bank].0, other.line.at);
            let what = format!("`{}` is nearly the same as `{}` ({file}:{at})", said.line.id, other.line.id);
            let remedy = "Give it another shape, or remove one of the two.";
            report.warn(rule::LINE_NEAR, &files[said.bank].0, said.line.at, what, remedy);
        }
    }
}

fn is_near(a: &Said<'_>, b: &Said<'_>) -> bool {
    let (short, long) = (a.words.len().min(b.words.len()), a.words.len().max(b.words.len()));
    // At 80 per cent at most a quarter of the shorter line's words can differ in all.
    let differ = (a.bits ^ b.bits).count_ones() as usize;
    if short * 100 < long * NEAR_PER_CENT || differ > short / 4 + 1 || a.words == b.words && same_text(a, b) {
        return false;
    }
    let shared = a.words.iter().filter(|word| b.words.binary_search(word).is_ok()).count();
    shared * 100 >= (short + long - shared) * NEAR_PER_CENT
}

/// The very same text is reported as a repetition already.
fn same_text(a: &Said<'_>, b: &Said<'_>) -> bool {
    normalise(&a.line.text) == normalise(&b.line.text)
}
