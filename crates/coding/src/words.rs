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
    deny: HashSet<String>,
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
    pub(crate) vague_feeling: HashSet<String>,
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
    topics: Topics,
}

/// Kinds of things talked about (`topics.toml`): topic names by word and by beginning of a word.
#[derive(Default)]
struct Topics {
    exact: HashMap<String, Vec<u32>>,
    prefix: HashMap<String, Vec<u32>>,
    longest: usize,
}

impl Topics {
    fn parse(text: &str) -> Result<Topics, toml::de::Error> {
        let file: BTreeMap<String, Vec<String>> = toml::from_str(text)?;
        let mut topics = Topics::default();
        for (name, words) in file {
            // FNV-1a, 32 bit: a topic keeps its number when others are added.
            let id = name.bytes().fold(0x811c_9dc5_u32, |h, b| (h ^ u32::from(b)).wrapping_mul(0x0100_0193));
            for word in words {
                let norm = normalise(&word);
                match norm.strip_suffix('*') {
                    Some(stem) => {
                        topics.longest = topics.longest.max(stem.chars().count());
                        topics.prefix.entry(stem.to_owned()).or_default().push(id);
                    }
                    None => topics.exact.entry(norm).or_default().push(id),
                }
            }
        }
        Ok(topics)
    }

    fn of(&self, word: &str) -> Vec<u32> {
        let mut out = self.exact.get(word).cloned().unwrap_or_default();
        for (end, c) in word.char_indices().take(self.longest) {
            if let Some(ids) = self.prefix.get(&word[..end + c.len_utf8()]) {
                out.extend(ids.iter().filter(|id| !out.contains(id)).copied().collect::<Vec<_>>());
            }
        }
        out
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

impl Words {
    pub(crate) fn parse(text: &str, topics: &str) -> Result<Words, toml::de::Error> {
        let f: File = toml::from_str(text)?;
        let kinship =
            f.kinship.into_iter().flat_map(|(k, list)| list.into_iter().map(move |w| (normalise(&w), k))).collect();
        Ok(Words {
            stop: set(f.stop),
            spelling: f.spelling.into_iter().map(|(k, v)| (normalise(&k), split(&v))).collect(),
            lead_in: set(f.lead_in),
            negation: set(f.negation),
            deny: set(f.deny),
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
            vague_feeling: set(f.vague_feeling),
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
            topics: Topics::parse(topics)?,
        })
    }

    /// The built-in lists of a language, if there are any.
    pub fn builtin(language: &Language) -> Option<&'static Words> {
        // The files are embedded and parsed by a test, so that a malformed one never ships.
        static EN: LazyLock<Words> =
            LazyLock::new(|| Words::parse(EN_WORDS, EN_TOPICS).expect("data/en/words.toml and topics.toml"));
        static RU: LazyLock<Words> =
            LazyLock::new(|| Words::parse(RU_WORDS, RU_TOPICS).expect("data/ru/words.toml and topics.toml"));
        match language.primary() {
            "en" => Some(&EN),
            "ru" => Some(&RU),
            _ => None,
        }
    }

    /// Whether what is named within a few words after a token is named to be kept away: «not to block two», «никто не
    /// повезёт во второй отряд».
    pub fn denies(&self, word: &str) -> bool {
        self.negation.contains(word) || self.deny.contains(word)
    }

    /// Whether a normalised word carries no content of its own.
    pub fn is_stop(&self, word: &str) -> bool {
        self.stop.contains(word)
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
