//! A small phrase matcher shared by the lexicons and the packs. It matches patterns on normalised tokens;
//! it never sees characters, codes or meaning.
//!
//! A pattern is words separated by spaces. `устал*` matches any ending; `_` any one token; `...` up to three tokens;
//! `a|b` either; `word?` an optional word; `<name>` a word (or the first word of a phrase) of a class;
//! `^` the start of the unit and `$` its end.

use crate::text::{Token, Tokeniser, normalise};
use crate::trie::{Gathered, Trie};
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
    /// the sets a word belongs to, by the word and by its beginnings
    words: Trie,
    /// patterns by the set of their first word; sets are numbered from 1
    by_first: Vec<Vec<u32>>,
    /// phrases of several words that make up a class: (words, class set)
    class_phrases: Option<Box<PhraseSet>>,
    class_of_phrase: Vec<u32>,
}

/// The sets that the words of a text belong to, looked up once however often parts of it are searched.
pub(crate) struct LookedUp {
    /// all words' sets one after the other, those of a word ascending
    sets: Vec<u32>,
    /// where each word's begin, and the end
    starts: Vec<u32>,
    /// the same for the phrases that make up classes
    phrases: Option<Box<LookedUp>>,
}

impl LookedUp {
    fn word(&self, at: usize) -> &[u32] {
        &self.sets[self.starts[at] as usize..self.starts[at + 1] as usize]
    }
}

/// A part of a text that is searched.
struct Part<'a> {
    looked: &'a LookedUp,
    range: Range<usize>,
    /// classes whose phrases begin at a token of the part, ascending
    classes: Vec<(usize, u32)>,
}

impl Part<'_> {
    const fn len(&self) -> usize {
        self.range.end - self.range.start
    }

    fn word(&self, at: usize) -> &[u32] {
        self.looked.word(self.range.start + at)
    }

    fn is_in(&self, at: usize, set: u32) -> bool {
        at < self.len() && (self.word(at).contains(&set) || self.classes.contains(&(at, set)))
    }

    /// Every set of a token, ascending.
    fn sets(&self, at: usize) -> Vec<u32> {
        let classes = self.classes.iter().filter(|c| c.0 == at).map(|c| c.1);
        let mut sets: Vec<u32> = self.word(at).iter().copied().chain(classes).collect();
        sets.sort_unstable();
        sets.dedup();
        sets
    }
}

struct Builder<'a> {
    set: PhraseSet,
    gathered: Gathered,
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
        let mut b = Builder {
            set: PhraseSet::default(),
            gathered: Gathered::default(),
            sets: HashMap::new(),
            classes: HashMap::new(),
            next: 0,
            tokeniser,
        };
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
        b.set.words = b.gathered.done();
        Ok(b.set)
    }

    /// Every match, by place. For one pattern and one place only the shortest match is given.
    pub fn find(&self, tokens: &[Token]) -> Vec<Match> {
        self.find_from(tokens, 0)
    }

    /// As `find`, where `^` also matches at token `core` (after fillers and forms of address).
    pub fn find_from(&self, tokens: &[Token], core: usize) -> Vec<Match> {
        self.find_in(&self.look_up(tokens), 0..tokens.len(), core)
    }

    /// The words of a text looked up, for `find_in`.
    pub(crate) fn look_up(&self, tokens: &[Token]) -> LookedUp {
        let mut looked = LookedUp {
            sets: Vec::with_capacity(tokens.len() * 8),
            starts: Vec::with_capacity(tokens.len() + 1),
            phrases: self.class_phrases.as_ref().map(|p| Box::new(p.look_up(tokens))),
        };
        let mut of_word = Vec::new();
        looked.starts.push(0);
        for t in tokens {
            of_word.clear();
            let whole = self.words.find(&t.norm, &mut of_word);
            of_word.extend_from_slice(whole);
            of_word.sort_unstable();
            of_word.dedup();
            looked.sets.extend_from_slice(&of_word);
            looked.starts.push(looked.sets.len() as u32);
        }
        looked
    }

    /// As `find_from` in a part of the text that was looked up; places are those within the part.
    pub(crate) fn find_in(&self, looked: &LookedUp, range: Range<usize>, core: usize) -> Vec<Match> {
        let mut part = Part { looked, range: range.clone(), classes: Vec::new() };
        if let (Some(phrases), Some(looked)) = (&self.class_phrases, &looked.phrases) {
            let found = phrases.find_in(looked, range, 0);
            part.classes = found.into_iter().map(|m| (m.tokens.start, self.class_of_phrase[m.pattern])).collect();
            part.classes.sort_unstable();
            part.classes.dedup();
        }
        let mut out = Vec::new();
        for at in 0..part.len() {
            if part.classes.iter().any(|c| c.0 == at) {
                part.sets(at).iter().for_each(|&first| self.begun(first, at, core, &part, &mut out));
            } else {
                part.word(at).iter().for_each(|&first| self.begun(first, at, core, &part, &mut out));
            }
        }
        out
    }

    /// The patterns that begin with a word of a set, tried at a token.
    fn begun(&self, first: u32, at: usize, core: usize, part: &Part<'_>, out: &mut Vec<Match>) {
        for &p in self.by_first.get(first as usize).map_or(&[][..], Vec::as_slice) {
            let pattern = &self.patterns[p as usize];
            if pattern.at_start && at != 0 && at != core {
                continue;
            }
            if let Some(end) = follow(pattern, 1, at + 1, part) {
                out.push(Match { pattern: pattern.index, tokens: at..end });
            }
        }
    }
}

fn follow(pattern: &Pattern, step: usize, at: usize, part: &Part<'_>) -> Option<usize> {
    let Some(what) = pattern.steps.get(step) else {
        return (!pattern.at_end || at == part.len()).then_some(at);
    };
    match what {
        Step::Word { set, optional } => {
            let taken = if part.is_in(at, *set) { follow(pattern, step + 1, at + 1, part) } else { None };
            taken.or_else(|| if *optional { follow(pattern, step + 1, at, part) } else { None })
        }
        Step::Any => (at < part.len()).then(|| follow(pattern, step + 1, at + 1, part)).flatten(),
        Step::Gap => {
            (at..=at + GAP).find_map(|to| if to <= part.len() { follow(pattern, step + 1, to, part) } else { None })
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
            Some(stem) => self.gathered.add_beginning(normalise(stem), set),
            None => self.gathered.add_whole(normalise(word), set),
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
            if self.set.by_first.len() <= set as usize {
                self.set.by_first.resize(set as usize + 1, Vec::new());
            }
            self.set.by_first[set as usize].push(place);
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
