//! The features that a word and its next neighbours have wherever the utterance is cut: hashed once, used by every piece.

use crate::features::{Hash, form_of, is_number, slot};
use crate::text::Token;

/// The buckets of one word. What needs a neighbour that a piece does not have is left out by the piece.
pub(crate) struct Grams {
    /// the word, its stem
    pub(crate) alone: [u32; 2],
    /// the same with the next word
    pub(crate) pairs: [u32; 2],
    /// with the next two; with the one after next
    pub(crate) triples: [u32; 2],
    /// frames of two, three and four words
    pub(crate) frames: [u32; 3],
    /// three to five letters each
    pub(crate) letters: Vec<u32>,
    /// which of the endings that show person and mood
    pub(crate) ending: Option<u8>,
}

/// Letters of a word that are read.
const LETTERS: usize = 24;

/// Endings that show whom a Russian verb speaks of or to.
const ENDINGS: [&str; 17] = [
    "йте",
    "ьте",
    "ите",
    "йтесь",
    "итесь",
    "ете",
    "етесь",
    "ешь",
    "ишь",
    "ешься",
    "ишься",
    "ться",
    "ть",
    "ем",
    "им",
    "ют",
    "ят",
];

pub(crate) fn of(tokens: &[Token]) -> Vec<Grams> {
    let mut word = Vec::with_capacity(LETTERS + 2);
    (0..tokens.len()).map(|i| gram(tokens, i, &mut word)).collect()
}

fn gram(tokens: &[Token], i: usize, word: &mut Vec<char>) -> Grams {
    let t = &tokens[i];
    let text = |h: Hash, at: usize| tokens.get(i + at).map_or(h, |t| h.text(form_of(t)));
    let stem = |h: Hash, at: usize| tokens.get(i + at).map_or(h, |t| h.text(&t.stem));
    let two = text(Hash::new(b'2').text(form_of(t)), 1);
    let three = text(text(Hash::new(b'3').text(form_of(t)), 1), 2);
    let framed = |h: Hash, at: usize| tokens.get(i + at).map_or(h, |t| slot(h, t));
    let frame2 = framed(slot(Hash::new(b'x'), t), 1);
    let frame3 = framed(frame2, 2);
    Grams {
        alone: [Hash::new(b'w').text(form_of(t)).bucket(), Hash::new(b's').text(&t.stem).bucket()],
        pairs: [two.bucket(), stem(Hash::new(b'S').text(&t.stem), 1).bucket()],
        triples: [three.bucket(), text(Hash::new(b'_').text(form_of(t)), 2).bucket()],
        frames: [frame2.bucket(), frame3.bucket(), framed(frame3, 3).bucket()],
        letters: letters(t, word),
        ending: ENDINGS.iter().position(|e| t.norm.len() > e.len() + 2 && t.norm.ends_with(e)).map(|e| e as u8),
    }
}

fn letters(t: &Token, word: &mut Vec<char>) -> Vec<u32> {
    if is_number(&t.norm) {
        return Vec::new();
    }
    word.clear();
    word.push(' ');
    word.extend(t.norm.chars().take(LETTERS));
    word.push(' ');
    let mut out = Vec::with_capacity(word.len() * 3);
    // Grams of one beginning share their first letters: three, then four, then five of them.
    for from in 0..word.len().saturating_sub(2) {
        let mut hash = Hash::new(b'c');
        for (n, &c) in word[from..].iter().take(5).enumerate() {
            hash = hash.letter(c);
            if n >= 2 {
                out.push(hash.bucket());
            }
        }
    }
    out
}
