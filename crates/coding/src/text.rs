//! From characters to tokens: lower-case, ё to е, typographic apostrophes, stray combining marks, the spellings of
//! people who type fast. Every token keeps the bytes it came from. It never judges what was said.

use crate::language::Language;
use crate::translit;
use crate::unit::Span;
use crate::words::{Kinds, Words};
use rust_stemmers::{Algorithm, Stemmer};

/// What stands between a token and the next one, as a set of flags.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Marks(u8);

impl Marks {
    pub const COMMA: Marks = Marks(1);
    pub const DASH: Marks = Marks(2);
    pub const COLON: Marks = Marks(4);
    /// full stop, exclamation, semicolon, ellipsis
    pub const STOP: Marks = Marks(8);
    pub const QUESTION: Marks = Marks(16);
    pub const LINE: Marks = Marks(32);

    pub const fn has(self, other: Marks) -> bool {
        self.0 & other.0 != 0
    }

    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }

    fn add(&mut self, other: Marks) {
        self.0 |= other.0;
    }

    /// A mark that always ends a thought unit.
    pub const fn ends_sentence(self) -> bool {
        self.0 & (Self::STOP.0 | Self::QUESTION.0 | Self::LINE.0) != 0
    }
}

/// One word (or number) of an utterance.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Token {
    /// normalised form that patterns are matched against
    pub norm: String,
    /// stem for comparing content words
    pub stem: String,
    /// bytes of the utterance; the parts of a contraction share one span
    pub span: Span,
    /// what follows before the next token
    pub after: Marks,
    /// whether it was written with a capital
    pub capital: bool,
    /// whether it carries no content of its own
    pub stop: bool,
    /// lists of `words.toml` it stands in, looked up once
    pub(crate) kinds: Kinds,
    /// kinds of things it may stand for (`topics.toml`), looked up once
    pub(crate) topics: Box<[u32]>,
}

impl Token {
    /// Whether the word stands in a list.
    pub(crate) const fn is(&self, kind: Kinds) -> bool {
        self.kinds.has(kind)
    }
}

/// Lower-case, ё to е, one kind of apostrophe and hyphen, no combining marks. Works on one word or a whole text.
pub fn normalise(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        push_normal(&mut out, c);
    }
    out
}

fn push_normal(out: &mut String, c: char) {
    match c {
        '\u{0306}' if out.ends_with('и') => {
            out.pop();
            out.push('й');
        }
        '\u{0300}'..='\u{036f}' => {}
        'ё' | 'Ё' => out.push('е'),
        '’' | '‘' | '`' | '´' | 'ʼ' | '＇' => out.push('\''),
        '‐' | '‑' => out.push('-'),
        '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' => {}
        _ if c.is_ascii() => out.push(c.to_ascii_lowercase()),
        _ => out.extend(c.to_lowercase().map(plain_letter)),
    }
}

/// Letters of the neighbours' Cyrillic written as the Russian letter nearest to them, so that mixed speech still matches.
fn plain_letter(c: char) -> char {
    match c {
        'ә' => 'а',
        'қ' | 'ҡ' => 'к',
        'ң' => 'н',
        'ғ' | 'ґ' => 'г',
        'ү' | 'ұ' | 'ӯ' => 'у',
        'ө' => 'о',
        'һ' | 'ҳ' => 'х',
        'і' | 'ӣ' | 'ї' => 'и',
        'ҷ' => 'ж',
        'є' => 'е',
        _ => c,
    }
}

fn is_word(c: char) -> bool {
    c.is_alphanumeric() || ('\u{0300}'..='\u{036f}').contains(&c)
}

fn is_joint(c: char) -> bool {
    matches!(c, '\'' | '’' | '‘' | '`' | '´' | 'ʼ' | '＇' | '-' | '‐' | '‑')
}

/// A raw word: byte range and what follows it.
struct Raw {
    start: usize,
    end: usize,
    after: Marks,
}

fn raw_words(text: &str) -> Vec<Raw> {
    let mut out: Vec<Raw> = Vec::new();
    let mut chars = text.char_indices().peekable();
    let mut space_before = true;
    while let Some((i, c)) = chars.next() {
        if c.is_alphanumeric() {
            let mut end = i + c.len_utf8();
            while let Some(&(j, d)) = chars.peek() {
                let inside = is_word(d)
                    || (is_joint(d) && text[j + d.len_utf8()..].chars().next().is_some_and(char::is_alphanumeric))
                    || (matches!(d, '.' | ':' | ',') && number_inside(text, end, j + 1));
                if !inside {
                    break;
                }
                end = j + d.len_utf8();
                chars.next();
            }
            out.push(Raw { start: i, end, after: Marks::default() });
            space_before = false;
            continue;
        }
        let space_after = chars.peek().is_none_or(|&(_, d)| !d.is_alphanumeric());
        if let Some(last) = out.last_mut() {
            mark(&mut last.after, c, space_before && space_after);
        }
        space_before = c.is_whitespace();
    }
    out
}

fn number_inside(text: &str, end: usize, next: usize) -> bool {
    text[..end].ends_with(|c: char| c.is_ascii_digit()) && text[next..].starts_with(|c: char| c.is_ascii_digit())
}

fn mark(after: &mut Marks, c: char, apart: bool) {
    match c {
        ',' | '،' | '、' => after.add(Marks::COMMA),
        '.' | '!' | ';' | '…' | '。' | '！' | '؛' => after.add(Marks::STOP),
        '?' | '？' | '؟' => after.add(Marks::QUESTION),
        '\n' | '\r' | '\u{2028}' | '\u{2029}' => after.add(Marks::LINE),
        '—' | '–' | '―' => after.add(Marks::DASH),
        '-' if apart => after.add(Marks::DASH),
        ':' => after.add(Marks::COLON),
        _ => {}
    }
}

/// Tokenises for one language: stems, stop words and spellings come from its data files.
/// A language without data gets plain normalised tokens that are their own stems.
pub struct Tokeniser {
    stemmer: Option<Stemmer>,
    words: Option<&'static Words>,
    cyrillic: bool,
}

impl Tokeniser {
    pub fn new(language: &Language) -> Tokeniser {
        let algorithm = match language.primary() {
            "en" => Some(Algorithm::English),
            "ru" => Some(Algorithm::Russian),
            _ => None,
        };
        Tokeniser {
            stemmer: algorithm.map(Stemmer::create),
            words: Words::builtin(language),
            cyrillic: language.primary() == "ru",
        }
    }

    /// The tokens of a text, in order. Time is linear in the length of the text.
    pub fn tokens(&self, text: &str) -> Vec<Token> {
        let raws = raw_words(text);
        let latin = self.cyrillic && translit::mostly_latin(text);
        let mut out = Vec::with_capacity(raws.len() + 4);
        for raw in &raws {
            self.push_word(&text[raw.start..raw.end], raw, latin, &mut out);
        }
        out
    }

    fn push_word(&self, word: &str, raw: &Raw, latin: bool, out: &mut Vec<Token>) {
        let mut norm = normalise(word);
        if self.cyrillic {
            if latin {
                norm = translit::to_cyrillic(&norm);
            } else {
                translit::repair_mixed(&mut norm);
            }
        }
        let span = Span { start: raw.start as u32, end: raw.end as u32 };
        let capital = word.chars().next().is_some_and(char::is_uppercase);
        let mut push = |part: &str| {
            let stem = self.stemmer.as_ref().map_or_else(|| part.to_owned(), |s| s.stem(part).into_owned());
            let kinds = self.words.map_or_else(Kinds::default, |w| w.kinds_of(part));
            let stop = kinds.has(Kinds::STOP);
            let topics = self.words.map_or_else(Box::default, |w| w.topics_of(part).into_boxed_slice());
            out.push(Token {
                norm: part.to_owned(),
                stem,
                span,
                after: Marks::default(),
                capital,
                stop,
                kinds,
                topics,
            });
        };
        match self.words.and_then(|w| w.spelling(&norm)) {
            Some(parts) => parts.iter().for_each(|p| push(p)),
            None => match contraction(&norm) {
                Some((head, tail)) if self.words.is_some() => {
                    push(head);
                    push(tail);
                }
                _ => push(&norm),
            },
        }
        if let Some(last) = out.last_mut() {
            last.after = raw.after;
        }
    }

    /// The normalised words of a pattern's token: what `tokens` would make of it.
    pub fn pattern_words(&self, word: &str) -> Vec<String> {
        self.tokens(word).into_iter().map(|t| t.norm).collect()
    }
}

/// English contractions: «you're» is «you» + «are».
fn contraction(word: &str) -> Option<(&str, &'static str)> {
    let (head, tail) = word.split_once('\'')?;
    if head.is_empty() {
        return None;
    }
    match tail {
        "re" => Some((head, "are")),
        "m" if head == "i" => Some((head, "am")),
        "ll" => Some((head, "will")),
        "ve" => Some((head, "have")),
        "d" => Some((head, "would")),
        "t" => head.strip_suffix('n').filter(|h| !h.is_empty()).map(|h| (h, "not")),
        "s" if IS_HEADS.contains(&head) => Some((head, "is")),
        _ => None,
    }
}

const IS_HEADS: &[&str] = &[
    "it",
    "that",
    "what",
    "how",
    "who",
    "where",
    "when",
    "why",
    "there",
    "here",
    "he",
    "she",
    "nobody",
    "everything",
    "something",
    "someone",
    "nothing",
    "everyone",
    "this",
    "life",
    "name",
    "one",
];

/// Tokens of a text in a language (a convenience over [`Tokeniser`]; builds a stemmer each time).
pub fn tokens(language: &Language, text: &str) -> Vec<Token> {
    Tokeniser::new(language).tokens(text)
}
