//! A small phrase matcher shared by the lexicons and the packs. It matches patterns on normalised tokens;
//! it never sees characters, codes or meaning.
//!
//! A pattern is words separated by spaces. `устал*` matches any ending; `_` any one token; `...` up to three tokens;
//! `a|b` either; `word?` an optional word; `<name>` a word (or the first word of a phrase) of a class;
//! `^` the start of the unit and `$` its end.

use crate::text::{Token, Tokeniser, normalise};
use std::collections::{BTreeSet, HashMap};
use std::ops::Range;

/// Named lists that `<name>` in a pattern stands for.
pub type Classes<'a> = Vec<(&'a str, Vec<&'a str>)>;

/// A pattern that cannot be compiled, with its place in the list.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PatternError {
    #[error("pattern {index} «{pattern}» is empty")]
    Empty { index: usize, pattern: String },
    #[error("pattern {index} «{pattern}» begins with a wildcard; begin with a word")]
    OpenStart { index: usize, pattern: String },
    #[error("pattern {index} «{pattern}»: «{word}» is no word")]
    BadWord { index: usize, pattern: String, word: String },
    #[error("pattern {index} «{pattern}» names the unknown class «{class}»")]
    UnknownClass { index: usize, pattern: String, class: String },
    #[error("pattern {index} «{pattern}»: «^» stands first and «$» last")]
    Anchor { index: usize, pattern: String },
}

/// A pattern found in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Match {
    /// index of the pattern in the list given to `compile`
    pub pattern: usize,
    /// the tokens it covers
    pub tokens: Range<usize>,
}

/// Longest `...`, in tokens.
const GAP: usize = 3;

#[derive(Clone, Debug, PartialEq, Eq)]
enum Step {
    /// one of an interned set of words
    Word {
        set: u32,
        optional: bool,
    },
    Any,
    Gap,
}

#[derive(Clone, Debug)]
struct Pattern {
    index: usize,
    steps: Vec<Step>,
    at_start: bool,
    at_end: bool,
}

/// Compiled patterns. Finding is linear in the tokens for a given set.
#[derive(Clone, Debug, Default)]
pub struct PhraseSet {
    patterns: Vec<Pattern>,
    /// word -> sets it belongs to
    exact: HashMap<String, Vec<u32>>,
    /// word beginning -> sets it belongs to
    prefix: HashMap<String, Vec<u32>>,
    longest_prefix: usize,
    /// patterns by the set of their first word
    by_first: HashMap<u32, Vec<u32>>,
    /// phrases of several words that make up a class: (words, class set)
    class_phrases: Option<Box<PhraseSet>>,
    class_of_phrase: Vec<u32>,
}

struct Builder<'a> {
    set: PhraseSet,
    sets: HashMap<BTreeSet<String>, u32>,
    classes: HashMap<&'a str, u32>,
    next: u32,
    tokeniser: Option<&'a Tokeniser>,
}

impl PhraseSet {
    /// Compiles patterns over plain normalised words.
    pub fn compile(patterns: &[&str]) -> Result<PhraseSet, PatternError> {
        PhraseSet::build(patterns, &Vec::new(), None)
    }

    /// Compiles patterns whose words are spelt as the language's tokeniser spells them («don't» is «do not»).
    pub fn compile_in(tokeniser: &Tokeniser, patterns: &[&str]) -> Result<PhraseSet, PatternError> {
        PhraseSet::build(patterns, &Vec::new(), Some(tokeniser))
    }

    /// The same with named classes.
    pub fn compile_with(
        tokeniser: &Tokeniser,
        patterns: &[&str],
        classes: &Classes<'_>,
    ) -> Result<PhraseSet, PatternError> {
        PhraseSet::build(patterns, classes, Some(tokeniser))
    }

    fn build(
        patterns: &[&str],
        classes: &Classes<'_>,
        tokeniser: Option<&Tokeniser>,
    ) -> Result<PhraseSet, PatternError> {
        let mut b =
            Builder { set: PhraseSet::default(), sets: HashMap::new(), classes: HashMap::new(), next: 0, tokeniser };
        let mut phrases: Vec<&str> = Vec::new();
        for (name, members) in classes {
            let id = b.fresh();
            b.classes.insert(name, id);
            for member in members {
                if b.words(member).len() > 1 || member.contains(' ') {
                    phrases.push(member);
                    b.set.class_of_phrase.push(id);
                } else {
                    b.add_word(member, id);
                }
            }
        }
        if !phrases.is_empty() {
            b.set.class_phrases = Some(Box::new(PhraseSet::build(&phrases, &Vec::new(), tokeniser)?));
        }
        for (index, pattern) in patterns.iter().enumerate() {
            b.add_pattern(index, pattern)?;
        }
        Ok(b.set)
    }

    /// Every match, by place. For one pattern and one place only the shortest match is given.
    pub fn find(&self, tokens: &[Token]) -> Vec<Match> {
        self.find_from(tokens, 0)
    }

    /// As `find`, where `^` also matches at token `core` (after fillers and forms of address).
    pub fn find_from(&self, tokens: &[Token], core: usize) -> Vec<Match> {
        let sets = self.sets_of(tokens);
        let mut out = Vec::new();
        for at in 0..tokens.len() {
            for first in &sets[at] {
                let Some(list) = self.by_first.get(first) else { continue };
                for &p in list {
                    let pattern = &self.patterns[p as usize];
                    if pattern.at_start && at != 0 && at != core {
                        continue;
                    }
                    if let Some(end) = follow(pattern, 1, at + 1, &sets) {
                        out.push(Match { pattern: pattern.index, tokens: at..end });
                    }
                }
            }
        }
        out
    }

    /// For each token the sorted sets it belongs to.
    fn sets_of(&self, tokens: &[Token]) -> Vec<Vec<u32>> {
        let mut sets: Vec<Vec<u32>> = tokens.iter().map(|t| self.sets_of_word(&t.norm)).collect();
        if let Some(phrases) = &self.class_phrases {
            for m in phrases.find(tokens) {
                sets[m.tokens.start].push(self.class_of_phrase[m.pattern]);
            }
        }
        for s in &mut sets {
            s.sort_unstable();
            s.dedup();
        }
        sets
    }

    fn sets_of_word(&self, word: &str) -> Vec<u32> {
        let mut out = self.exact.get(word).cloned().unwrap_or_default();
        if self.longest_prefix > 0 {
            for (i, c) in word.char_indices() {
                let end = i + c.len_utf8();
                if end > self.longest_prefix {
                    break;
                }
                if let Some(more) = self.prefix.get(&word[..end]) {
                    out.extend_from_slice(more);
                }
            }
        }
        out
    }
}

fn follow(pattern: &Pattern, step: usize, at: usize, sets: &[Vec<u32>]) -> Option<usize> {
    let Some(what) = pattern.steps.get(step) else {
        return (!pattern.at_end || at == sets.len()).then_some(at);
    };
    match what {
        Step::Word { set, optional } => {
            let here = sets.get(at).is_some_and(|s| s.binary_search(set).is_ok());
            let taken = if here { follow(pattern, step + 1, at + 1, sets) } else { None };
            taken.or_else(|| if *optional { follow(pattern, step + 1, at, sets) } else { None })
        }
        Step::Any => (at < sets.len()).then(|| follow(pattern, step + 1, at + 1, sets)).flatten(),
        Step::Gap => {
            (at..=at + GAP).find_map(|to| if to <= sets.len() { follow(pattern, step + 1, to, sets) } else { None })
        }
    }
}

impl Builder<'_> {
    fn fresh(&mut self) -> u32 {
        self.next += 1;
        self.next
    }

    fn words(&self, word: &str) -> Vec<String> {
        match self.tokeniser {
            Some(t) => t.pattern_words(word),
            None => word.split_whitespace().map(normalise).collect(),
        }
    }

    fn add_word(&mut self, word: &str, set: u32) {
        match word.strip_suffix('*') {
            Some(stem) => {
                let stem = normalise(stem);
                self.set.longest_prefix = self.set.longest_prefix.max(stem.len());
                self.set.prefix.entry(stem).or_default().push(set);
            }
            None => self.set.exact.entry(normalise(word)).or_default().push(set),
        }
    }

    fn word_set(&mut self, alternatives: BTreeSet<String>) -> u32 {
        if let Some(&id) = self.sets.get(&alternatives) {
            return id;
        }
        let id = self.fresh();
        for word in &alternatives {
            self.add_word(word, id);
        }
        self.sets.insert(alternatives, id);
        id
    }

    fn add_pattern(&mut self, index: usize, text: &str) -> Result<(), PatternError> {
        let mut raw: Vec<&str> = text.split_whitespace().collect();
        let at_start = raw.first() == Some(&"^");
        let at_end = raw.len() > 1 && raw.last() == Some(&"$");
        if at_start {
            raw.remove(0);
        }
        if at_end {
            raw.pop();
        }
        let pattern = || text.to_owned();
        if raw.is_empty() {
            return Err(PatternError::Empty { index, pattern: pattern() });
        }
        let mut steps = Vec::with_capacity(raw.len());
        for word in raw {
            match word {
                "_" => steps.push(Step::Any),
                "..." => steps.push(Step::Gap),
                "^" | "$" => return Err(PatternError::Anchor { index, pattern: pattern() }),
                _ => self.add_step(index, text, word, &mut steps)?,
            }
        }
        // An optional first word makes two patterns: with it and without.
        loop {
            let Some(&Step::Word { set, optional }) = steps.first() else {
                return Err(PatternError::OpenStart { index, pattern: pattern() });
            };
            let place = self.set.patterns.len() as u32;
            self.set.by_first.entry(set).or_default().push(place);
            self.set.patterns.push(Pattern { index, steps: steps.clone(), at_start, at_end });
            if !optional {
                return Ok(());
            }
            steps.remove(0);
        }
    }

    fn add_step(&mut self, index: usize, text: &str, word: &str, steps: &mut Vec<Step>) -> Result<(), PatternError> {
        let (word, optional) = word.strip_suffix('?').map_or((word, false), |w| (w, true));
        if let Some(class) = word.strip_prefix('<').and_then(|w| w.strip_suffix('>')) {
            let Some(&set) = self.classes.get(class) else {
                return Err(PatternError::UnknownClass { index, pattern: text.to_owned(), class: class.to_owned() });
            };
            steps.push(Step::Word { set, optional });
            return Ok(());
        }
        let bad = || PatternError::BadWord { index, pattern: text.to_owned(), word: word.to_owned() };
        let mut single = BTreeSet::new();
        for alternative in word.split('|') {
            let stem = alternative.strip_suffix('*').unwrap_or(alternative);
            if stem.is_empty() || !stem.chars().any(char::is_alphanumeric) {
                return Err(bad());
            }
            if alternative.ends_with('*') {
                single.insert(format!("{}*", normalise(stem)));
                continue;
            }
            let mut parts = self.words(alternative);
            match (parts.len(), word.contains('|')) {
                (1, _) => {
                    single.insert(parts.remove(0));
                }
                (0, _) => return Err(bad()),
                // a spelling that opens into two words («ill» typed for «I'll») stands for itself among alternatives
                (_, true) => {
                    single.insert(normalise(alternative));
                }
                _ => {
                    for part in parts {
                        let set = self.word_set(BTreeSet::from([part]));
                        steps.push(Step::Word { set, optional });
                    }
                    return Ok(());
                }
            }
        }
        let set = self.word_set(single);
        steps.push(Step::Word { set, optional });
        Ok(())
    }
}
