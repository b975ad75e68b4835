//! Whether an utterance is speech at all. It must not call an unknown language or a short word noise.

use crate::text::Token;
use crate::words::{Kinds, Words};
use std::collections::HashSet;

const ROWS: &[&str] = &["qwertyuiop", "asdfghjkl", "zxcvbnm", "йцукенгшщзхъ", "фывапролджэ", "ячсмитьбю"];
const VOWELS: &str = "aeiouyаеиоуыэюяєіїөүұә";

/// True for keyboard noise, symbols, one letter or one word over and over.
pub(crate) fn is_nonsense(text: &str, tokens: &[Token], words: &Words) -> bool {
    if text.trim().is_empty() {
        return false;
    }
    if tokens.is_empty() {
        return true;
    }
    if babble(tokens) {
        return true;
    }
    let distinct: HashSet<&str> = tokens.iter().map(|t| t.norm.as_str()).collect();
    if (tokens.len() >= 8 && distinct.len() == 1) || (tokens.len() >= 20 && distinct.len() <= 2) {
        return true;
    }
    let noise = tokens.iter().filter(|t| is_noise(&t.norm, words)).count();
    noise * 5 >= tokens.len() * 3
}

/// Syllables and calls that say nothing, and a row of figures that answers nothing.
#[rustfmt::skip]
const BABBLE: &[&str] = &[
    "blah", "bla", "бла", "кря", "гав", "мяу", "ква", "хрю", "му", "тест", "test", "testing", "bleep", "quack",
    "woof", "meow", "moo", "beep", "foo", "lorem", "ipsum", "абра", "кадабра", "трям", "тра-та-та", "пиу",
];

/// Nothing but such syllables.
fn babble(tokens: &[Token]) -> bool {
    let figures = tokens.iter().all(|t| t.norm.chars().all(|c| c.is_ascii_digit()));
    let digits: usize = tokens.iter().map(|t| t.norm.len()).sum();
    tokens.iter().all(|t| t.norm.split('-').all(|w| BABBLE.contains(&w))) || figures && digits >= 6
}

fn is_noise(word: &str, words: &Words) -> bool {
    let letters: Vec<char> = word.chars().filter(|c| c.is_alphabetic()).collect();
    let known = words.kinds_of(word).has(Kinds::STOP.or(Kinds::FILLER)) || words.not_a_name.contains(word);
    if letters.is_empty() || known {
        return false;
    }
    let readable = letters.iter().all(|c| c.is_ascii() || ('\u{0400}'..='\u{04ff}').contains(c));
    if !readable {
        return false;
    }
    one_letter(&letters) || keyboard_walk(&letters) || mashed(&letters) || unsayable(&letters)
}

fn one_letter(letters: &[char]) -> bool {
    letters.len() >= 4 && letters.iter().all(|c| c == &letters[0]) && !"мmэhхш".contains(letters[0])
}

/// Neighbouring keys in one direction make up four fifths of the word.
fn keyboard_walk(letters: &[char]) -> bool {
    let place = |c: char| ROWS.iter().enumerate().find_map(|(r, row)| row.chars().position(|k| k == c).map(|p| (r, p)));
    let places: Vec<Option<(usize, usize)>> = letters.iter().map(|&c| place(c)).collect();
    let step = |i: usize| match (places[i - 1], places[i]) {
        (Some((r, a)), Some((s, b))) if r == s => (b as isize) - (a as isize),
        _ => 0,
    };
    let (mut covered, mut i) = (0, 0);
    while i < letters.len() {
        let mut end = i + 1;
        if end < letters.len() && step(end).abs() == 1 {
            let direction = step(end);
            while end < letters.len() && step(end) == direction {
                end += 1;
            }
        }
        if end - i >= 3 {
            covered += end - i;
        }
        i = end;
    }
    letters.len() >= 3 && covered * 5 >= letters.len() * 4
}

/// Pairs of neighbours on the middle row that words do not have («asdkjh»).
const MASHED: &[&str] = &[
    "sd", "dk", "kj", "jh", "jk", "hj", "fg", "gf", "dj", "fj", "kf", "hk", "jd", "js", "lj", "jl", "hd", "df", "kd",
    "фы", "ыф", "ыа", "аы", "ыо", "оы", "жэ", "эж", "ыэ", "вф",
];

/// Two or more such pairs in a word of five letters or more.
fn mashed(letters: &[char]) -> bool {
    let pair = |w: &&[char]| MASHED.iter().any(|m| m.chars().eq(w.iter().copied()));
    letters.len() >= 5 && letters.windows(2).filter(pair).count() >= 2
}

fn unsayable(letters: &[char]) -> bool {
    let vowel = |c: &char| VOWELS.contains(*c);
    let mut run = 0;
    let mut longest = 0;
    for c in letters {
        run = if vowel(c) || *c == 'ь' || *c == 'ъ' { 0 } else { run + 1 };
        longest = longest.max(run);
    }
    let hum = letters.iter().all(|c| "hmшщтсpfbrмхгпфбр".contains(*c));
    !hum && (longest >= 6 || (longest == letters.len() && longest >= 5))
}
