//! Words for feelings (`data/<language>/feelings.toml`) and which of them a unit names as the other person's.
//! A negated feeling is not named; the speaker's own is not either.

use crate::phrase::{LookedUp, PatternError, PhraseSet};
use crate::text::{Token, Tokeniser};
use crate::unit::Feeling;
use crate::words::{Kinds, Words};
use std::collections::BTreeMap;
use std::ops::Range;

pub(crate) struct Feelings {
    set: PhraseSet,
    family: Vec<Feeling>,
    pub(crate) patterns: Vec<String>,
}

/// A feeling word in a unit.
pub(crate) struct Named {
    pub(crate) feeling: Feeling,
    pub(crate) tokens: Range<usize>,
}

/// How far before a feeling the speaker's «I» still reaches, in tokens.
const OWN_REACH: usize = 4;

/// How far before a feeling a negation still reaches, in tokens.
const NEGATION_REACH: usize = 3;

impl Feelings {
    pub(crate) fn parse(text: &str) -> Result<BTreeMap<Feeling, Vec<String>>, toml::de::Error> {
        toml::from_str(text)
    }

    pub(crate) fn new(lists: BTreeMap<Feeling, Vec<String>>, tokeniser: &Tokeniser) -> Result<Feelings, PatternError> {
        let (mut patterns, mut family) = (Vec::new(), Vec::new());
        for (feeling, list) in lists {
            for pattern in list {
                patterns.push(pattern);
                family.push(feeling);
            }
        }
        let list: Vec<&str> = patterns.iter().map(String::as_str).collect();
        let set = PhraseSet::compile_in(tokeniser, &list)?;
        Ok(Feelings { set, family, patterns })
    }

    /// The words of an utterance as the lists know them.
    pub(crate) fn look_up(&self, tokens: &[Token]) -> LookedUp {
        self.set.look_up(tokens)
    }

    /// The feelings named as the other person's in a piece of what was looked up, in the order they stand, each family
    /// once. Places are those within the piece.
    pub(crate) fn named(&self, looked: &LookedUp, tokens: &[Token], range: &Range<usize>, words: &Words) -> Vec<Named> {
        let mut out: Vec<Named> = Vec::new();
        let mut found = self.set.find_in(looked, range.clone(), 0);
        let tokens = &tokens[range.clone()];
        found.sort_by_key(|m| (m.tokens.start, std::cmp::Reverse(m.tokens.end)));
        let mut last_end = 0;
        for m in found {
            let feeling = self.family[m.pattern];
            if m.tokens.start < last_end || negated(tokens, m.tokens.start, words) {
                continue;
            }
            let own = of_the_speaker(tokens, m.tokens.start);
            if own || out.iter().any(|n| n.feeling == feeling) {
                continue;
            }
            last_end = m.tokens.end;
            out.push(Named { feeling, tokens: m.tokens });
        }
        out
    }
}

/// Whether the words before a feeling say that it is the speaker's own: «I was depressed too», «у меня тоже была
/// депрессия», «и я устал». Only small words may stand between; «я слышу, как вам тяжело» has another word there.
fn of_the_speaker(tokens: &[Token], at: usize) -> bool {
    for back in 1..=OWN_REACH.min(at) {
        let t = &tokens[at - back];
        if !t.after.is_empty() {
            return false;
        }
        if t.is(Kinds::FIRST_PERSON) && !t.is(Kinds::BE) {
            return true;
        }
        if !t.is(Kinds::BE) {
            return false;
        }
    }
    false
}

fn negated(tokens: &[Token], at: usize, words: &Words) -> bool {
    for back in 1..=NEGATION_REACH.min(at) {
        let t = &tokens[at - back];
        if !t.after.is_empty() {
            return false;
        }
        if t.is(Kinds::NEGATION) {
            return !tokens.get(at - back + 1).is_some_and(|n| words.not_only.contains(&n.norm));
        }
    }
    false
}
