//! The rules of a language: phrase patterns that speak for a code, read from `data/<language>/*.toml`.
//! A rule sees one thought unit; what the other side said last is the business of `context`.

use crate::code::Code;
use crate::phrase::{Classes, LookedUp, PatternError, PhraseSet};
use crate::text::{Token, Tokeniser};
use crate::words::Words;
use serde::Deserialize;
use std::collections::{BTreeMap, HashMap};
use std::ops::Range;

/// A file of rules. Unknown keys are an error.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    rule: Vec<RawRule>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawRule {
    /// stable name, shown as the reason: «label.hedge+feeling»
    name: String,
    code: Code,
    /// probability in percent when the rule holds
    p: u8,
    /// any of these speaks for the code
    patterns: Vec<String>,
    /// if given, one of these must stand in the unit too
    #[serde(default)]
    with: Vec<String>,
    /// none of these may stand in the unit
    #[serde(default)]
    unless: Vec<String>,
    /// whether the unit must (not) end in a question mark
    ask: Option<bool>,
    min_words: Option<usize>,
    max_words: Option<usize>,
    /// other codes that the same words may mean, in percent
    #[serde(default)]
    also: BTreeMap<Code, u8>,
    /// the words leave no doubt, whatever the model weighs
    #[serde(default)]
    sure: bool,
}

/// One rule, compiled.
pub(crate) struct Rule {
    pub(crate) name: String,
    pub(crate) code: Code,
    /// percent
    pub(crate) p: u8,
    pub(crate) also: BTreeMap<Code, u8>,
    pub(crate) sure: bool,
    needs: bool,
    ask: Option<bool>,
    words: Range<usize>,
}

#[derive(Clone, Copy)]
enum Role {
    For,
    With,
    Unless,
}

/// A rule that held, and the tokens that made it hold.
pub(crate) struct Hit<'a> {
    pub(crate) rule: &'a Rule,
    pub(crate) tokens: Range<usize>,
}

/// All rules of a language.
pub(crate) struct RuleBook {
    rules: Vec<Rule>,
    set: PhraseSet,
    /// by pattern: the rules it serves, and how
    uses: Vec<Vec<(u32, Role)>>,
}

/// A rule file that cannot be used.
#[derive(Debug, thiserror::Error)]
pub(crate) enum BadRules {
    #[error("rule file {file}: {source}")]
    Syntax { file: String, source: toml::de::Error },
    #[error("rule «{rule}» names the unknown group «{group}»")]
    UnknownGroup { rule: String, group: String },
    #[error(transparent)]
    Pattern(#[from] PatternError),
    #[error("two rules are called «{0}»")]
    Twice(String),
}

struct Interner {
    places: HashMap<String, usize>,
    patterns: Vec<String>,
    uses: Vec<Vec<(u32, Role)>>,
}

impl Interner {
    fn add(&mut self, pattern: &str, rule: u32, role: Role) {
        let place = *self.places.entry(pattern.to_owned()).or_insert_with(|| {
            self.patterns.push(pattern.to_owned());
            self.uses.push(Vec::new());
            self.patterns.len() - 1
        });
        self.uses[place].push((rule, role));
    }

    fn add_all(&mut self, list: &[String], rule: (u32, &str), role: Role, words: &Words) -> Result<(), BadRules> {
        for pattern in list {
            match pattern.strip_prefix('@') {
                Some(group) => {
                    let members = words
                        .groups
                        .get(group)
                        .ok_or_else(|| BadRules::UnknownGroup { rule: rule.1.to_owned(), group: group.to_owned() })?;
                    members.iter().for_each(|m| self.add(m, rule.0, role));
                }
                None => self.add(pattern, rule.0, role),
            }
        }
        Ok(())
    }
}

impl RuleBook {
    pub(crate) fn parse(
        files: &[(&str, &str)],
        words: &Words,
        classes: &Classes<'_>,
        tokeniser: &Tokeniser,
    ) -> Result<RuleBook, BadRules> {
        let mut rules = Vec::new();
        let mut seen = HashMap::new();
        let mut interner = Interner { places: HashMap::new(), patterns: Vec::new(), uses: Vec::new() };
        for (name, text) in files {
            let file: File =
                toml::from_str(text).map_err(|source| BadRules::Syntax { file: (*name).to_owned(), source })?;
            for raw in file.rule {
                let at = rules.len() as u32;
                if seen.insert(raw.name.clone(), at).is_some() {
                    return Err(BadRules::Twice(raw.name));
                }
                let who = (at, raw.name.as_str());
                interner.add_all(&raw.patterns, who, Role::For, words)?;
                interner.add_all(&raw.with, who, Role::With, words)?;
                interner.add_all(&raw.unless, who, Role::Unless, words)?;
                rules.push(Rule {
                    needs: !raw.with.is_empty(),
                    words: raw.min_words.unwrap_or(0)..raw.max_words.map_or(usize::MAX, |m| m + 1),
                    name: raw.name,
                    code: raw.code,
                    p: raw.p.min(99),
                    also: raw.also,
                    ask: raw.ask,
                    sure: raw.sure,
                });
            }
        }
        let list: Vec<&str> = interner.patterns.iter().map(String::as_str).collect();
        let set = PhraseSet::compile_with(tokeniser, &list, classes)?;
        Ok(RuleBook { rules, set, uses: interner.uses })
    }

    /// The words of an utterance as the patterns know them.
    pub(crate) fn look_up(&self, tokens: &[Token]) -> LookedUp {
        self.set.look_up(tokens)
    }

    /// The rules that hold for a piece of what was looked up, strongest first (then in file order).
    pub(crate) fn hits(&self, looked: &LookedUp, range: &Range<usize>, core: usize, ask: bool) -> Vec<Hit<'_>> {
        let mut found: Vec<(Option<Range<usize>>, bool, bool)> = vec![(None, false, false); self.rules.len()];
        for m in self.set.find_in(looked, range.clone(), core) {
            for &(rule, role) in &self.uses[m.pattern] {
                let entry = &mut found[rule as usize];
                match role {
                    Role::For if entry.0.is_none() => entry.0 = Some(m.tokens.clone()),
                    Role::For => {}
                    Role::With => entry.1 = true,
                    Role::Unless => entry.2 = true,
                }
            }
        }
        let words = range.len().saturating_sub(core);
        let holds = |rule: &Rule, with: bool, unless: bool| {
            (with || !rule.needs) && !unless && rule.ask.is_none_or(|a| a == ask) && rule.words.contains(&words)
        };
        let mut hits: Vec<Hit<'_>> = self
            .rules
            .iter()
            .zip(found)
            .filter_map(|(rule, (tokens, with, unless))| {
                tokens.filter(|_| holds(rule, with, unless)).map(|tokens| Hit { rule, tokens })
            })
            .collect();
        hits.sort_by_key(|h| std::cmp::Reverse(h.rule.p));
        hits
    }
}
