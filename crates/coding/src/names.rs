//! First names and who is called by one (`data/<language>/names.toml`). It reads the words given: whose name it is, and whether
//! it is the right one, others know.

use crate::text::{Marks, Token, normalise};
use crate::traits;
use crate::unit::Span;
use crate::words::{Kinds, Words};
use serde::Deserialize;
use std::collections::{HashMap, HashSet};
use std::ops::RangeInclusive;

/// What a `names.toml` holds. Unknown keys are an error, so that a misspelt list is noticed.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    /// The forms of each name.
    names: Vec<Vec<String>>,
    title: Vec<String>,
    /// Words after which a name needs no mark before it.
    hail: Vec<String>,
    /// Words before which a name needs no mark behind it.
    goes_on: Vec<String>,
    common: Vec<String>,
    patronymic: Vec<String>,
    people: Vec<String>,
}

pub(crate) struct Names {
    forms: Vec<Vec<String>>,
    /// by form: the names it belongs to, as places in `forms`
    rows: HashMap<String, Vec<usize>>,
    title: HashSet<String>,
    hail: HashSet<String>,
    goes_on: HashSet<String>,
    common: HashSet<String>,
    patronymic: Vec<String>,
    people: Vec<String>,
}

/// A name by which somebody is called.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Called {
    /// in lower case, ё as е
    pub name: String,
    /// bytes of the utterance
    pub span: Span,
}

/// Words between a name and the surname at most.
const SURNAMES: usize = 2;
/// So far behind a name stands who that is: «Anna, my colleague».
const TOLD_BEHIND: usize = 3;

impl Names {
    pub(crate) fn parse(text: &str) -> Result<Names, toml::de::Error> {
        let f: File = toml::from_str(text)?;
        let forms: Vec<Vec<String>> = f.names.iter().map(|row| row.iter().map(|n| normalise(n)).collect()).collect();
        let mut rows: HashMap<String, Vec<usize>> = HashMap::new();
        for (at, row) in forms.iter().enumerate() {
            row.iter().for_each(|form| rows.entry(form.clone()).or_default().push(at));
        }
        let set = |list: Vec<String>| list.iter().map(|w| normalise(w)).collect();
        Ok(Names {
            forms,
            rows,
            title: set(f.title),
            hail: set(f.hail),
            goes_on: set(f.goes_on),
            common: set(f.common),
            patronymic: f.patronymic,
            people: f.people,
        })
    }

    /// All forms of the names that a form belongs to, itself among them.
    pub(crate) fn forms<'a>(&'a self, form: &str) -> impl Iterator<Item = &'a str> {
        let rows = self.rows.get(form).map_or(&[][..], Vec::as_slice);
        rows.iter().flat_map(|at| &self.forms[*at]).map(String::as_str)
    }

    fn is_person(&self, word: &str) -> bool {
        self.people.iter().any(|p| p.strip_suffix('*').map_or(p == word, |stem| word.starts_with(stem)))
    }
}

/// The names by which somebody is called in an utterance.
pub(crate) fn called(tokens: &[Token], words: &Words) -> Vec<Called> {
    let own = traits::own_name(tokens, words).map(|(_, end)| end - 1);
    let reading = Reading { tokens, words, names: words.names() };
    let calls = (0..tokens.len()).filter(|at| own != Some(*at) && reading.calls(*at));
    calls.map(|at| Called { name: tokens[at].norm.clone(), span: tokens[at].span }).collect()
}

struct Reading<'a> {
    tokens: &'a [Token],
    words: &'a Words,
    names: &'a Names,
}

impl Reading<'_> {
    fn calls(&self, at: usize) -> bool {
        let Some(name) = self.name(at) else { return false };
        let last = *name.end();
        let before = name.start().checked_sub(1).map(|i| &self.tokens[i]);
        let begins = before.is_none_or(|b| b.after.ends_sentence());
        let open = before.is_none_or(|b| !b.after.is_empty());
        let ends = last + 1 == self.tokens.len() || !self.tokens[last].after.is_empty();
        let asks = self.tokens[last].after.has(Marks::QUESTION);
        // «Viktor.» alone may be anything, an answer too; «Viktor?» calls.
        let alone = before.is_none() && last + 1 == self.tokens.len();
        let hailed = before.is_some_and(|b| b.after.is_empty() && self.names.hail.contains(&b.norm));
        let set_off = open && (ends || begins && self.goes_on(last)) && (!alone || asks);
        // «Are you Viktor?» asks who it is.
        let unmarked = hailed && (ends && !asks || self.goes_on(last));
        (set_off || unmarked) && !self.told_of(&name)
    }

    /// The name with its title and what follows it, where a word is a first name or stands behind a title.
    fn name(&self, at: usize) -> Option<RangeInclusive<usize>> {
        let token = &self.tokens[at];
        let titled = at > 0 && self.names.title.contains(&self.tokens[at - 1].norm) && token.capital;
        let known = self.names.rows.contains_key(&token.norm);
        let begins = at == 0 || self.tokens[at - 1].after.ends_sentence();
        let clear = !self.names.common.contains(&token.norm) || token.capital && !begins;
        (titled || known && clear).then(|| {
            let follows = |i: &usize| self.tokens[*i - 1].after.is_empty() && self.belongs(*i);
            let more = (at + 1..self.tokens.len()).take(SURNAMES).take_while(follows).count();
            at - usize::from(titled)..=at + more
        })
    }

    /// Whether a word behind a first name goes with it: a name after the father, a surname.
    fn belongs(&self, at: usize) -> bool {
        let token = &self.tokens[at];
        let plain =
            !token.is(Kinds::FIRST_PERSON.or(Kinds::SECOND_PERSON)) && !self.names.goes_on.contains(&token.norm);
        plain && (token.capital || self.names.patronymic.iter().any(|end| token.norm.ends_with(end.as_str())))
    }

    fn goes_on(&self, last: usize) -> bool {
        self.tokens
            .get(last + 1)
            .is_some_and(|t| self.tokens[last].after.is_empty() && self.names.goes_on.contains(&t.norm))
    }

    /// Whether it names somebody who is spoken of: «my colleague, Anna», «Anna, a friend», «Anna, Boris and I».
    fn told_of(&self, name: &RangeInclusive<usize>) -> bool {
        let (first, last) = (*name.start(), *name.end());
        let comma = |i: usize| self.tokens[i].after.has(Marks::COMMA) || self.tokens[i].after.has(Marks::DASH);
        let before = first.checked_sub(1).filter(|i| comma(*i)).map(|i| &self.tokens[i].norm);
        let person_before = before.is_some_and(|b| self.names.is_person(b) || self.names.rows.contains_key(b));
        let behind = comma(last).then(|| &self.tokens[last + 1..self.tokens.len().min(last + 1 + TOLD_BEHIND)]);
        let behind = behind.unwrap_or_default();
        let yours = behind.first().is_some_and(|t| t.is(Kinds::SECOND_PERSON));
        let noun = behind.iter().take_while(|t| t.stop || self.words.possessive.contains(&t.norm)).count();
        let person_behind = !yours
            && noun > 0
            && behind.get(noun).is_some_and(|t| !t.after.is_empty() && self.names.is_person(&t.norm));
        let listed = behind.first().is_some_and(|t| t.capital && self.names.rows.contains_key(&t.norm));
        person_before || person_behind || listed
    }
}
