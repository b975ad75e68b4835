//! The word lists of a language (`data/<language>/words.toml`): stop words, spellings, forms of address, kinship.
//! It holds lists only; what they mean for a code stands in the rules.

use crate::language::Language;
use crate::phrase;
use crate::text::normalise;
use crate::unit::Kinship;
use serde::Deserialize;
use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::LazyLock;

/// What a `words.toml` holds. Unknown keys are an error, so that a misspelt list is noticed.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    stop: Vec<String>,
    spelling: BTreeMap<String, String>,
    lead_in: Vec<String>,
    negation: Vec<String>,
    not_only: Vec<String>,
    second_person: Vec<String>,
    first_person: Vec<String>,
    swap: BTreeMap<String, Vec<String>>,
    rank: Vec<String>,
    not_a_name: Vec<String>,
    own_name: Vec<String>,
    own_name_bare: Vec<String>,
    governor: Vec<String>,
    possessive: Vec<String>,
    abbreviation: Vec<String>,
    #[serde(default)]
    formal: Vec<String>,
    #[serde(default)]
    informal: Vec<String>,
    kinship: BTreeMap<Kinship, Vec<String>>,
    kinship_strong: Vec<String>,
    filler: Vec<String>,
    /// Phrases that open a new act after a comma or a joining word.
    opener_soft: Vec<String>,
    /// Phrases that open a new act even where nothing marks it.
    opener_strong: Vec<String>,
    /// As strong, but forbidden only after `opener_sure_not`.
    opener_sure: Vec<String>,
    opener_sure_not: Vec<String>,
    /// Phrases that open a new act only after a joining word.
    opener_joint: Vec<String>,
    hedge: Vec<String>,
    /// Inverted verbs that go on with a question begun by one of `wh`.
    #[serde(default)]
    aux: Vec<String>,
    wh: Vec<String>,
    name_tail: Vec<String>,
    joint: Vec<String>,
    #[serde(default)]
    conditional: Vec<String>,
    classes: BTreeMap<String, Vec<String>>,
    groups: BTreeMap<String, Vec<String>>,
}

/// The lists of one language, ready to look up.
pub struct Words {
    stop: HashSet<String>,
    spelling: HashMap<String, Vec<String>>,
    pub(crate) lead_in: HashSet<String>,
    pub(crate) negation: HashSet<String>,
    pub(crate) not_only: HashSet<String>,
    pub(crate) second_person: HashSet<String>,
    pub(crate) first_person: HashSet<String>,
    pub(crate) swap: HashMap<String, Vec<String>>,
    pub(crate) rank: HashSet<String>,
    pub(crate) not_a_name: HashSet<String>,
    pub(crate) own_name: Vec<Vec<String>>,
    pub(crate) own_name_bare: Vec<Vec<String>>,
    pub(crate) governor: HashSet<String>,
    pub(crate) possessive: HashSet<String>,
    pub(crate) abbreviation: HashSet<String>,
    pub(crate) formal: HashSet<String>,
    pub(crate) informal: HashSet<String>,
    pub(crate) kinship: HashMap<String, Kinship>,
    pub(crate) kinship_strong: HashSet<String>,
    pub(crate) filler: HashSet<String>,
    pub(crate) joint: HashSet<String>,
    pub(crate) conditional: HashSet<String>,
    pub(crate) opener_soft: Vec<String>,
    pub(crate) opener_strong: Vec<String>,
    pub(crate) opener_sure: Vec<String>,
    pub(crate) opener_sure_not: HashSet<String>,
    pub(crate) opener_joint: Vec<String>,
    pub(crate) hedge: HashSet<String>,
    pub(crate) aux: HashSet<String>,
    pub(crate) wh: HashSet<String>,
    pub(crate) name_tail: HashSet<String>,
    pub(crate) classes: BTreeMap<String, Vec<String>>,
    pub(crate) groups: BTreeMap<String, Vec<String>>,
}

fn set(list: Vec<String>) -> HashSet<String> {
    list.into_iter().map(|w| normalise(&w)).collect()
}

fn split(phrase: &str) -> Vec<String> {
    phrase.split_whitespace().map(normalise).collect()
}

impl Words {
    pub(crate) fn parse(text: &str) -> Result<Words, toml::de::Error> {
        let f: File = toml::from_str(text)?;
        let kinship =
            f.kinship.into_iter().flat_map(|(k, list)| list.into_iter().map(move |w| (normalise(&w), k))).collect();
        Ok(Words {
            stop: set(f.stop),
            spelling: f.spelling.into_iter().map(|(k, v)| (normalise(&k), split(&v))).collect(),
            lead_in: set(f.lead_in),
            negation: set(f.negation),
            not_only: set(f.not_only),
            second_person: set(f.second_person),
            first_person: set(f.first_person),
            swap: f.swap.into_iter().map(|(k, v)| (normalise(&k), v)).collect(),
            rank: set(f.rank),
            not_a_name: set(f.not_a_name),
            own_name: f.own_name.iter().map(|p| split(p)).collect(),
            own_name_bare: f.own_name_bare.iter().map(|p| split(p)).collect(),
            governor: set(f.governor),
            possessive: set(f.possessive),
            abbreviation: set(f.abbreviation),
            formal: set(f.formal),
            informal: set(f.informal),
            kinship,
            kinship_strong: set(f.kinship_strong),
            filler: set(f.filler),
            joint: set(f.joint),
            conditional: set(f.conditional),
            opener_soft: f.opener_soft,
            opener_strong: f.opener_strong,
            opener_sure: f.opener_sure,
            opener_sure_not: set(f.opener_sure_not),
            opener_joint: f.opener_joint,
            hedge: set(f.hedge),
            aux: set(f.aux),
            wh: set(f.wh),
            name_tail: set(f.name_tail),
            classes: f.classes,
            groups: f.groups,
        })
    }

    /// The built-in lists of a language, if there are any.
    pub fn builtin(language: &Language) -> Option<&'static Words> {
        // The files are embedded and parsed by a test, so that a malformed one never ships.
        static EN: LazyLock<Words> =
            LazyLock::new(|| Words::parse(include_str!("../data/en/words.toml")).expect("data/en/words.toml"));
        static RU: LazyLock<Words> =
            LazyLock::new(|| Words::parse(include_str!("../data/ru/words.toml")).expect("data/ru/words.toml"));
        match language.primary() {
            "en" => Some(&EN),
            "ru" => Some(&RU),
            _ => None,
        }
    }

    /// Whether a normalised word carries no content of its own.
    pub fn is_stop(&self, word: &str) -> bool {
        self.stop.contains(word)
    }

    pub(crate) fn spelling(&self, word: &str) -> Option<&[String]> {
        self.spelling.get(word).map(Vec::as_slice)
    }

    pub(crate) fn phrase_classes(&self) -> phrase::Classes<'_> {
        self.classes.iter().map(|(k, v)| (k.as_str(), v.iter().map(String::as_str).collect())).collect()
    }
}
