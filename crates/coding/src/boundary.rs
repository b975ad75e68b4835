//! What the model sees of a place where a new thought unit may begin: the words around it, nothing further away.
//! It only reads features; whether a unit begins there is weighed by `model` and decided in `joining`.

use crate::features::{Feature, Hash, NO_TOKEN, ONE, form_of};
use crate::text::{Marks, Token};
use std::ops::Range;

/// The features of the place before token `at` of a piece, for training.
pub(crate) fn features(tokens: &[Token], piece: &Range<usize>, at: usize) -> Vec<Feature> {
    let feature = |bucket| Feature { bucket, value: ONE, token: NO_TOKEN, span: 0 };
    buckets(tokens, piece, at).into_iter().map(feature).collect()
}

/// Their buckets, ascending, each once.
pub(crate) fn buckets(tokens: &[Token], piece: &Range<usize>, at: usize) -> Vec<u32> {
    let part = &tokens[piece.clone()];
    let at = at - piece.start;
    let word = |i: Option<usize>| i.and_then(|i| part.get(i)).map_or("|", form_of);
    let (b2, b1) = (word(at.checked_sub(2)), word(at.checked_sub(1)));
    let (a1, a2, a3) = (word(Some(at)), word(Some(at + 1)), word(Some(at + 2)));
    let mut out = Vec::with_capacity(48);
    let mut say = |h: Hash| out.push(h.bucket());
    let hash = |kind: u8| Hash::new(b'@').byte(kind);
    say(hash(1).text(b1));
    say(hash(2).text(b2).text(b1));
    say(hash(3).text(a1));
    say(hash(4).text(a1).text(a2));
    say(hash(5).text(a1).text(a2).text(a3));
    say(hash(6).text(b1).text(a1));
    say(hash(7).text(b1).text(a1).text(a2));
    say(hash(8).text(b2));
    say(hash(9).text(a2));
    for (kind, w) in [(10, b1), (11, a1), (12, a2)] {
        let letters = w.char_indices().rev();
        letters.take(4).skip(1).for_each(|(i, _)| say(hash(kind).text(&w[i..])));
    }
    for (kind, i) in [(20, at.checked_sub(1)), (21, Some(at)), (22, Some(at + 1))] {
        let topics = i.and_then(|i| part.get(i)).map_or(&[][..], |t| &t.topics);
        topics.iter().for_each(|&t| say(hash(kind).number(t)));
    }
    let near = |n: usize| match n {
        0..=3 => n as u8,
        4..=6 => 4,
        7..=12 => 5,
        _ => 6,
    };
    let mark =
        part.get(at - 1).map_or(0, |t| u8::from(t.after.has(Marks::COMMA)) + 2 * u8::from(t.after.has(Marks::DASH)));
    say(hash(30).byte(mark));
    say(hash(31).byte(mark).text(a1));
    say(hash(32).byte(near(at)));
    say(hash(33).byte(near(part.len() - at)));
    say(hash(34).byte(u8::from(part.get(at - 1).is_some_and(|t| t.stop))));
    out.sort_unstable();
    out.dedup();
    out
}
