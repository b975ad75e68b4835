//! What the linear model sees of a thought unit, as hashed features: words and word pairs, letters within words
//! (so that a slip of the keyboard costs little), the kind of opening and end, what was heard before, and the rules'
//! opinion. Integers and keyed hashes only: the same text gives the same features on every machine.
//! It never sees a code that a person gave.

use crate::code::Code;
use crate::grams::Grams;
use crate::opinion::Opinion;
use crate::sieve::Sieve;
use crate::sight::Sight;
use crate::text::{Marks, Token};
use crate::words::{Kinds, Words};
use std::ops::Range;

/// Raised whenever a feature changes its meaning: a model of another version is refused.
pub const VERSION: u16 = 7;
/// Features fall into this many buckets (a power of two).
pub const BUCKETS: u32 = 1 << BUCKET_BITS;
const BUCKET_BITS: u32 = 19;
/// What a lone feature of weight one counts.
pub const ONE: i32 = 256;

/// One feature of a unit: its bucket, what it counts (in parts of `ONE`), and the tokens it was read from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Feature {
    pub bucket: u32,
    pub value: i32,
    /// first token of the unit; `u16::MAX` where the feature stands for no word
    pub token: u16,
    /// how many tokens
    pub span: u8,
}

/// A feature that stands for no word.
pub const NO_TOKEN: u16 = u16::MAX;

/// Words of a unit beyond this many are not read.
const LONGEST: usize = 120;

/// FNV-1a, 64 bit (Fowler, Noll, Vo), folded down to a bucket with a final stir.
#[derive(Clone, Copy)]
pub(crate) struct Hash(u64);

impl Hash {
    pub(crate) const fn new(kind: u8) -> Hash {
        Hash(0xcbf2_9ce4_8422_2325).byte(kind)
    }

    pub(crate) const fn byte(self, b: u8) -> Hash {
        Hash((self.0 ^ b as u64).wrapping_mul(0x0100_0000_01b3))
    }

    pub(crate) fn text(self, s: &str) -> Hash {
        s.bytes().fold(self, Hash::byte).byte(0xff)
    }

    pub(crate) fn letter(self, c: char) -> Hash {
        let n = c as u32;
        self.byte(n as u8).byte((n >> 8) as u8)
    }

    pub(crate) fn number(self, n: u32) -> Hash {
        n.to_le_bytes().into_iter().fold(self, Hash::byte)
    }

    pub(crate) const fn bucket(self) -> u32 {
        let mut h = self.0;
        h ^= h >> 32;
        h = h.wrapping_mul(0x9e37_79b9_7f4a_7c15);
        (h >> (64 - BUCKET_BITS)) as u32
    }
}

/// Everything a unit's features are read from.
pub(crate) struct Seen<'a> {
    pub(crate) sight: &'a Sight<'a>,
    pub(crate) range: Range<usize>,
    pub(crate) core: usize,
    /// what stands after the last word, up to the next one
    pub(crate) tail: &'a str,
    pub(crate) words: &'a Words,
    pub(crate) feelings: usize,
    pub(crate) opinion: &'a Opinion<'a>,
}

impl Seen<'_> {
    fn tokens(&self) -> &[Token] {
        &self.sight.tokens[self.range.clone()]
    }

    /// The words that are read, and where the core begins among them.
    fn read(&self) -> (&[Token], usize) {
        let tokens = &self.tokens()[..self.range.len().min(LONGEST)];
        (tokens, self.core.min(tokens.len() - 1))
    }

    /// The words' own features, word by word.
    fn grams(&self) -> impl Iterator<Item = (usize, &Grams)> {
        self.sight.grams[self.range.clone()].iter().take(LONGEST).enumerate()
    }
}

/// The features of a unit.
pub(crate) fn features(seen: &Seen<'_>) -> Vec<Feature> {
    let mut f = Sieve::new(seen.range.len().min(LONGEST));
    words(seen, &mut f);
    f.share(4);
    letters(seen, &mut f);
    f.share(3);
    topics(seen, &mut f);
    f.share(3);
    if let Some(echo) = &seen.sight.echo {
        echo.heard.stems.iter().for_each(|&bucket| f.bucket(bucket, NO_TOKEN, 0));
    }
    f.share(1);
    frames(seen, &mut f);
    f.share(2);
    form(seen, &mut f);
    context(seen, &mut f);
    rules(seen, &mut f);
    f.done()
}

pub(crate) fn is_number(word: &str) -> bool {
    word.bytes().any(|b| b.is_ascii_digit())
}

pub(crate) fn form_of(t: &Token) -> &str {
    if is_number(&t.norm) { "#" } else { &t.norm }
}

fn words(seen: &Seen<'_>, f: &mut Sieve) {
    let (tokens, core) = seen.read();
    for (i, grams) in seen.grams() {
        let left = tokens.len() - i;
        grams.alone.iter().for_each(|&bucket| f.bucket(bucket, i as u16, 1));
        if left > 1 {
            grams.pairs.iter().for_each(|&bucket| f.bucket(bucket, i as u16, 2));
        }
        if left > 2 {
            grams.triples.iter().for_each(|&bucket| f.bucket(bucket, i as u16, 3));
        }
    }
    let mut open = Hash::new(b'^');
    for (n, t) in tokens[core..].iter().take(3).enumerate() {
        open = open.text(form_of(t));
        f.add(open, core, n + 1);
    }
    f.add(Hash::new(b'A').text(form_of(&tokens[0])), 0, 1);
    let last = tokens.len() - 1;
    f.add(Hash::new(b'$').text(form_of(&tokens[last])), last, 1);
    if last > 0 {
        f.add(Hash::new(b'$').text(form_of(&tokens[last - 1])).text(form_of(&tokens[last])), last - 1, 2);
    }
}

fn letters(seen: &Seen<'_>, f: &mut Sieve) {
    for (i, grams) in seen.grams() {
        grams.letters.iter().for_each(|&bucket| f.bucket(bucket, i as u16, 1));
    }
}

/// Longest word ending that stands for a word in a frame, in letters.
const ENDING: usize = 2;

/// A word in a frame: small words as they are, every other word by its ending alone.
pub(crate) fn slot(h: Hash, t: &Token) -> Hash {
    if t.stop {
        return h.byte(1).text(&t.norm);
    }
    if is_number(&t.norm) {
        return h.byte(2);
    }
    let letters = t.norm.chars().count();
    let end = t.norm.char_indices().nth(letters.saturating_sub(ENDING)).map_or(0, |(i, _)| i);
    h.byte(3).text(if letters > ENDING + 1 { &t.norm[end..] } else { "" })
}

/// The frame of a sentence: «what has the week been like» and «what has the move been like» stand in one frame; so do
/// «ты платил» and «ты ходил».
fn frames(seen: &Seen<'_>, f: &mut Sieve) {
    let (tokens, core) = seen.read();
    for (i, grams) in seen.grams() {
        for (n, &bucket) in grams.frames.iter().take(tokens.len() - i - 1).enumerate() {
            f.bucket(bucket, i as u16, n as u8 + 2);
        }
    }
    let mut open = Hash::new(b'X');
    for (n, t) in tokens[core..].iter().take(4).enumerate() {
        open = slot(open, t);
        f.add(open, core, n + 1);
    }
}

/// Kinds of things talked about (`topics.toml`), alone, in pairs with the neighbouring word, and which come together.
fn topics(seen: &Seen<'_>, f: &mut Sieve) {
    let (tokens, _) = seen.read();
    let mut met: Vec<u32> = Vec::new();
    for (i, t) in tokens.iter().enumerate() {
        for &topic in &t.topics {
            f.add(Hash::new(b't').number(topic), i, 1);
            if let Some(b) = i.checked_sub(1).map(|b| &tokens[b]) {
                f.add(Hash::new(b'<').number(topic).text(form_of(b)), i - 1, 2);
            }
            if let Some(n) = tokens.get(i + 1) {
                f.add(Hash::new(b'>').number(topic).text(form_of(n)), i, 2);
            }
            if i == seen.core {
                f.add(Hash::new(b'T').number(topic), i, 1);
            }
            if !met.contains(&topic) && met.len() < 12 {
                met.push(topic);
            }
        }
    }
    met.sort_unstable();
    for (n, &a) in met.iter().enumerate() {
        for &b in &met[n + 1..] {
            f.say(Hash::new(b'&').number(a).number(b));
        }
    }
}

/// How long, how it opens and ends, whom it speaks of.
fn form(seen: &Seen<'_>, f: &mut Sieve) {
    let tokens = seen.tokens();
    let core = &tokens[seen.core.min(tokens.len() - 1)..];
    let length = match tokens.len() {
        n @ 1..=4 => n as u8,
        5..=6 => 5,
        7..=9 => 6,
        10..=14 => 7,
        15..=20 => 8,
        21..=30 => 9,
        _ => 10,
    };
    let end = if seen.tail.contains('?') {
        b'?'
    } else if seen.tail.contains('!') {
        b'!'
    } else if seen.tail.contains('…') || seen.tail.contains("..") {
        b','
    } else if seen.tail.contains('.') {
        b'.'
    } else {
        b'0'
    };
    f.say(Hash::new(b'L').byte(length));
    f.say(Hash::new(b'E').byte(end));
    f.say(Hash::new(b'e').byte(end).byte(length));
    let commas = tokens.iter().filter(|t| t.after.has(Marks::COMMA)).count().min(4) as u8;
    f.say(Hash::new(b'K').byte(commas));
    let inner = tokens[..tokens.len() - 1].iter().any(|t| t.after.ends_sentence());
    f.say(Hash::new(b'I').byte(u8::from(inner)));
    let you = |t: &&Token| t.is(Kinds::SECOND_PERSON);
    let me = |t: &&Token| t.is(Kinds::FIRST_PERSON);
    let first = core.iter().find(|t| you(t) || me(t)).map_or(0, |t| 1 + u8::from(you(&t)));
    let person = first + 3 * u8::from(tokens.iter().any(|t| you(&t))) + 6 * u8::from(tokens.iter().any(|t| me(&t)));
    f.say(Hash::new(b'Y').byte(person));
    f.say(Hash::new(b'y').byte(person).byte(end));
    let no = tokens.iter().filter(|t| t.is(Kinds::NEGATION)).count().min(3) as u8;
    f.say(Hash::new(b'N').byte(no));
    let asks = core.first().is_some_and(|t| t.is(Kinds::WH));
    f.say(Hash::new(b'Q').byte(u8::from(asks)).byte(end));
    f.say(Hash::new(b'F').byte(seen.feelings.min(2) as u8).byte(u8::from(person >= 3)));
    asking(core, end, f);
    let condition = core.iter().take(4).any(|t| t.is(Kinds::CONDITIONAL));
    f.say(Hash::new(b'i').byte(u8::from(condition)));
    f.say(Hash::new(b'l').byte(seen.core.min(3) as u8));
    imperative(seen, f);
}

/// Whether the word order asks, with or without a question mark: a question word among the first words, a helping verb
/// before the person («did you», «isn't it»), «ли» after the word asked about.
fn asking(core: &[Token], end: u8, f: &mut Sieve) {
    let person = |t: &Token| t.is(Kinds::SECOND_PERSON) || t.is(Kinds::FIRST_PERSON);
    let at = |i: usize, yes: &dyn Fn(&Token) -> bool| core.get(i).is_some_and(yes);
    let wh = (0..4).find(|&i| at(i, &|t| t.is(Kinds::WH))).map_or(9, |i| i as u8);
    let aux = (0..4).find(|&i| at(i, &|t| t.is(Kinds::AUX))).map_or(9, |i| i as u8);
    let turned = (0..3).find(|&i| at(i, &|t| t.is(Kinds::AUX)) && at(i + 1, &person)).map_or(9, |i| i as u8);
    let who = (0..3).find(|&i| at(i, &person)).map_or(9, |i| i as u8);
    let few = core.len().min(12) as u8 / 3;
    f.say(Hash::new(b'a').byte(1).byte(wh).byte(aux));
    f.say(Hash::new(b'a').byte(2).byte(turned));
    f.say(Hash::new(b'a').byte(3).byte(turned).byte(wh).byte(end));
    f.say(Hash::new(b'a').byte(4).byte(wh).byte(who).byte(few));
    f.say(Hash::new(b'a').byte(5).byte(who).byte(aux).byte(few));
}

/// Russian shows the person addressed and the imperative in its endings; English does not.
fn imperative(seen: &Seen<'_>, f: &mut Sieve) {
    if seen.words.formal.is_empty() {
        return;
    }
    for (i, grams) in seen.grams() {
        if let Some(ending) = grams.ending {
            f.add(Hash::new(b'm').byte(ending), i, 1);
            if i <= seen.core + 1 {
                f.add(Hash::new(b'M').byte(ending), i, 1);
            }
        }
    }
}

/// What the unit has to do with what was heard.
fn context(seen: &Seen<'_>, f: &mut Sieve) {
    let Some(echo) = &seen.sight.echo else {
        f.say(Hash::new(b'H'));
        return;
    };
    let (heard, tokens) = (echo.heard, seen.tokens());
    let (share, shared) = echo.overlap(seen.sight.tokens, &seen.range);
    let from = seen.core.min(tokens.len() - 1);
    let core = &tokens[from..];
    let mirror = echo.is_mirror(seen.sight.tokens, &(seen.range.start + from..seen.range.end));
    let bucket = match share {
        0 => 0,
        1..=200_000 => 1,
        200_001..=400_000 => 2,
        400_001..=600_000 => 3,
        600_001..=800_000 => 4,
        _ => 5,
    };
    f.say(Hash::new(b'o').byte(bucket));
    f.say(Hash::new(b'O').byte(shared.min(4) as u8));
    f.say(Hash::new(b'q').byte(u8::from(mirror)).byte(tokens.len().min(7) as u8));
    f.say(Hash::new(b'h').byte(heard.end));
    f.say(Hash::new(b'z').byte(heard.length));
    let you = u8::from(core.iter().any(|t| t.is(Kinds::SECOND_PERSON)));
    let asks = u8::from(core.iter().take(3).any(|t| t.is(Kinds::WH)));
    let mark = u8::from(seen.tail.contains('?'));
    // «мне страшно» answered by «тебе страшно»: the other's words with the persons exchanged
    let swapped = echo.swapped(&seen.range).min(3) as u8;
    f.say(Hash::new(b'g').byte(1).byte(bucket).byte(you).byte(mark));
    f.say(Hash::new(b'g').byte(2).byte(swapped).byte(you).byte(asks));
    f.say(Hash::new(b'g').byte(3).byte(heard.end).byte(asks).byte(mark));
    f.say(Hash::new(b'g').byte(4).byte(bucket.min(3)).byte(swapped).byte(mark));
    f.say(Hash::new(b'g').byte(5).byte(heard.length).byte(tokens.len().min(15) as u8 / 3));
    let same = (tokens.len() * 4).checked_div(heard.words.max(1)).unwrap_or(0).min(12) as u8;
    f.say(Hash::new(b'Z').byte(same));
}

/// What the rules think: stacked, so that the model learns which rules to trust and where.
fn rules(seen: &Seen<'_>, f: &mut Sieve) {
    let (best, p) = seen.opinion.best();
    f.say(Hash::new(b'B').byte(best as u8));
    f.say(Hash::new(b'b').byte(best as u8).byte(p / 12));
    for (code, p) in seen.opinion.scores() {
        if code != Code::Other || p > 0 {
            f.say(Hash::new(b'r').byte(code as u8).byte(p / 20));
            f.say(Hash::new(b'R').byte(code as u8));
        }
    }
    for reason in seen.opinion.reasons.iter().take(8) {
        f.say(Hash::new(b'n').text(reason.rule));
    }
}
