//! The word lists of a language (`data/<language>/words.toml`): stop words, spellings, forms of address, kinship.
//! It holds lists only; what they mean for a code stands in the rules.

use crate::language::Language;
use crate::names::Names;
use crate::phrase;
use crate::text::normalise;
use crate::trie::{Gathered, Trie};
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
    deny: Vec<String>,
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
    /// Words that name a feeling only where a label says so («down», «better»).
    vague_feeling: Vec<String>,
    /// Words of a vow («promise», «word»).
    vow: Vec<String>,
    /// Words by which a promise is the speaker's own to keep.
    ours: Vec<String>,
    /// Words, or with a star endings, by which somebody is going to do something.
    does: Vec<String>,
    /// Phrases that open a new act after a comma or a joining word.
    opener_soft: Vec<String>,
    /// Phrases that open a new act even where nothing marks it.
    opener_strong: Vec<String>,
    /// As strong, but forbidden only after `opener_sure_not`.
    opener_sure: Vec<String>,
    opener_sure_not: Vec<String>,
    /// Phrases that open a new act only after a joining word.
    opener_joint: Vec<String>,
    /// Words, or with a star endings, with which no unit begins where nothing marks it.
    #[serde(default)]
    opener_never: Vec<String>,
    hedge: Vec<String>,
    /// Inverted verbs that go on with a question begun by one of `wh`.
    #[serde(default)]
    aux: Vec<String>,
    wh: Vec<String>,
    /// Words that may stand between somebody and a feeling of theirs («was», «тоже»).
    be: Vec<String>,
    name_tail: Vec<String>,
    joint: Vec<String>,
    #[serde(default)]
    conditional: Vec<String>,
    classes: BTreeMap<String, Vec<String>>,
    groups: BTreeMap<String, Vec<String>>,
}

/// Which of the lists that are asked for again and again a word stands in. A token carries its own.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Kinds(u16);

impl Kinds {
    pub(crate) const LEAD_IN: Kinds = Kinds(1);
    pub(crate) const NEGATION: Kinds = Kinds(1 << 1);
    pub(crate) const SECOND_PERSON: Kinds = Kinds(1 << 2);
    pub(crate) const FIRST_PERSON: Kinds = Kinds(1 << 3);
    pub(crate) const FILLER: Kinds = Kinds(1 << 4);
    pub(crate) const JOINT: Kinds = Kinds(1 << 5);
    pub(crate) const CONDITIONAL: Kinds = Kinds(1 << 6);
    pub(crate) const HEDGE: Kinds = Kinds(1 << 7);
    pub(crate) const AUX: Kinds = Kinds(1 << 8);
    pub(crate) const WH: Kinds = Kinds(1 << 9);
    pub(crate) const STOP: Kinds = Kinds(1 << 10);
    pub(crate) const BE: Kinds = Kinds(1 << 11);

    pub(crate) const fn has(self, other: Kinds) -> bool {
        self.0 & other.0 != 0
    }

    pub(crate) const fn or(self, other: Kinds) -> Kinds {
        Kinds(self.0 | other.0)
    }
}

/// The lists of one language, ready to look up.
pub struct Words {
    kinds: HashMap<String, Kinds>,
    spelling: HashMap<String, Vec<String>>,
    deny: HashSet<String>,
    pub(crate) not_only: HashSet<String>,
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
    pub(crate) vague_feeling: HashSet<String>,
    pub(crate) vow: HashSet<String>,
    pub(crate) ours: HashSet<String>,
    does: Vec<String>,
    pub(crate) opener_soft: Vec<String>,
    pub(crate) opener_strong: Vec<String>,
    pub(crate) opener_sure: Vec<String>,
    pub(crate) opener_sure_not: HashSet<String>,
    pub(crate) opener_joint: Vec<String>,
    opener_never: Vec<String>,
    pub(crate) name_tail: HashSet<String>,
    pub(crate) classes: BTreeMap<String, Vec<String>>,
    pub(crate) groups: BTreeMap<String, Vec<String>>,
    topics: Topics,
    names: Names,
}

/// Kinds of things talked about (`topics.toml`): topic names by word and by beginning of a word.
#[derive(Default)]
struct Topics(Trie);

impl Topics {
    fn parse(text: &str) -> Result<Topics, toml::de::Error> {
        let file: BTreeMap<String, Vec<String>> = toml::from_str(text)?;
        let mut topics = Gathered::default();
        for (name, words) in file {
            // FNV-1a, 32 bit: a topic keeps its number when others are added.
            let id = name.bytes().fold(0x811c_9dc5_u32, |h, b| (h ^ u32::from(b)).wrapping_mul(0x0100_0193));
            for word in words {
                let norm = normalise(&word);
                match norm.strip_suffix('*') {
                    Some(stem) => topics.add_beginning(stem.to_owned(), id),
                    None => topics.add_whole(norm, id),
                }
            }
        }
        Ok(Topics(topics.done()))
    }

    fn of(&self, word: &str) -> Vec<u32> {
        let mut begins = Vec::new();
        let mut out = self.0.find(word, &mut begins).to_vec();
        for id in begins {
            if !out.contains(&id) {
                out.push(id);
            }
        }
        out
    }
}

/// Whether a word is the listed one or, behind a star, ends like it.
fn ends(word: &str, listed: &str) -> bool {
    match listed.strip_prefix('*') {
        Some(ending) => word.ends_with(ending) && word.chars().count() >= ending.chars().count() + 3,
        None => word == listed,
    }
}

fn set(list: Vec<String>) -> HashSet<String> {
    list.into_iter().map(|w| normalise(&w)).collect()
}

fn split(phrase: &str) -> Vec<String> {
    phrase.split_whitespace().map(normalise).collect()
}

pub(crate) const EN_WORDS: &str = include_str!("../data/en/words.toml");
pub(crate) const EN_TOPICS: &str = include_str!("../data/en/topics.toml");
pub(crate) const RU_WORDS: &str = include_str!("../data/ru/words.toml");
pub(crate) const RU_TOPICS: &str = include_str!("../data/ru/topics.toml");
pub(crate) const EN_NAMES: &str = include_str!("../data/en/names.toml");
pub(crate) const RU_NAMES: &str = include_str!("../data/ru/names.toml");

impl Words {
    pub(crate) fn parse(text: &str, topics: &str, names: &str) -> Result<Words, toml::de::Error> {
        let f: File = toml::from_str(text)?;
        let kinship =
            f.kinship.into_iter().flat_map(|(k, list)| list.into_iter().map(move |w| (normalise(&w), k))).collect();
        let lists = [
            (Kinds::STOP, f.stop),
            (Kinds::LEAD_IN, f.lead_in),
            (Kinds::NEGATION, f.negation),
            (Kinds::SECOND_PERSON, f.second_person),
            (Kinds::FIRST_PERSON, f.first_person),
            (Kinds::FILLER, f.filler),
            (Kinds::JOINT, f.joint),
            (Kinds::CONDITIONAL, f.conditional),
            (Kinds::HEDGE, f.hedge),
            (Kinds::AUX, f.aux),
            (Kinds::WH, f.wh),
            (Kinds::BE, f.be),
        ];
        let mut kinds: HashMap<String, Kinds> = HashMap::new();
        for (kind, list) in lists {
            for word in set(list) {
                let of_word = kinds.entry(word).or_default();
                *of_word = of_word.or(kind);
            }
        }
        Ok(Words {
            kinds,
            spelling: f.spelling.into_iter().map(|(k, v)| (normalise(&k), split(&v))).collect(),
            deny: set(f.deny),
            not_only: set(f.not_only),
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
            vague_feeling: set(f.vague_feeling),
            vow: set(f.vow),
            ours: set(f.ours),
            does: f.does,
            opener_soft: f.opener_soft,
            opener_strong: f.opener_strong,
            opener_sure: f.opener_sure,
            opener_sure_not: set(f.opener_sure_not),
            opener_joint: f.opener_joint,
            opener_never: f.opener_never,
            name_tail: set(f.name_tail),
            classes: f.classes,
            groups: f.groups,
            topics: Topics::parse(topics)?,
            names: Names::parse(names)?,
        })
    }

    /// The built-in lists of a language, if there are any.
    pub fn builtin(language: &Language) -> Option<&'static Words> {
        // The files are embedded and parsed by a test, so that a malformed one never ships.
        static EN: LazyLock<Words> =
            LazyLock::new(|| Words::parse(EN_WORDS, EN_TOPICS, EN_NAMES).expect("word lists of data/en"));
        static RU: LazyLock<Words> =
            LazyLock::new(|| Words::parse(RU_WORDS, RU_TOPICS, RU_NAMES).expect("word lists of data/ru"));
        match language.primary() {
            "en" => Some(&EN),
            "ru" => Some(&RU),
            _ => None,
        }
    }

    /// Whether what is named within a few words after a token is named to be kept away: «not to block two», «никто не
    /// повезёт во второй отряд».
    pub fn denies(&self, word: &str) -> bool {
        self.kinds_of(word).has(Kinds::NEGATION) || self.deny.contains(word)
    }

    /// Whether a word says that somebody is going to do something, by itself or by its ending.
    pub(crate) fn does(&self, word: &str) -> bool {
        self.does.iter().any(|listed| ends(word, listed))
    }

    /// Whether no unit begins with a word where nothing marks it.
    pub(crate) fn never_opens(&self, word: &str) -> bool {
        self.opener_never.iter().any(|listed| ends(word, listed))
    }

    pub(crate) const fn names(&self) -> &Names {
        &self.names
    }

    /// The forms of the first names that a word in lower case may stand for, itself among them: Vitya, Viktor.
    pub fn forms_of_name<'a>(&'a self, name: &str) -> impl Iterator<Item = &'a str> {
        self.names.forms(name)
    }

    /// Whether a normalised word carries no content of its own.
    pub fn is_stop(&self, word: &str) -> bool {
        self.kinds_of(word).has(Kinds::STOP)
    }

    /// Which of the common lists a normalised word stands in.
    pub(crate) fn kinds_of(&self, word: &str) -> Kinds {
        self.kinds.get(word).copied().unwrap_or_default()
    }

    /// The kinds of things a normalised word may stand for.
    pub(crate) fn topics_of(&self, word: &str) -> Vec<u32> {
        self.topics.of(word)
    }

    pub(crate) fn spelling(&self, word: &str) -> Option<&[String]> {
        self.spelling.get(word).map(Vec::as_slice)
    }

    pub(crate) fn phrase_classes(&self) -> phrase::Classes<'_> {
        self.classes.iter().map(|(k, v)| (k.as_str(), v.iter().map(String::as_str).collect())).collect()
    }
}
