//! The coder of a language: its data files, the way in, and the hash a log is played with.
//! How a piece is judged stands in `judge`, what makes one unit in `joining`, the weights in `model`.

use crate::boundary;
use crate::context::Heard;
use crate::features::Feature;
use crate::feelings::Feelings;
use crate::language::Language;
use crate::model::{BadModel, Model};
use crate::names::{self, Called};
use crate::noise;
use crate::rules::RuleBook;
use crate::split::Splitter;
use crate::text::Tokeniser;
use crate::unit::{Coded, Millionths, Scored, Span, Traits, Unit};
use crate::words::{self, Words};
use sha2::{Digest, Sha256};
use std::sync::LazyLock;

/// Longest text that is coded, in bytes; the rest is cut off at a character boundary.
const LONGEST: usize = 64 * 1024;

/// The coder of one language. Built once from the embedded data files; shared freely between threads.
pub struct Coder {
    pub(crate) tokeniser: Tokeniser,
    pub(crate) words: &'static Words,
    pub(crate) feelings: Feelings,
    pub(crate) rules: RuleBook,
    pub(crate) splitter: Splitter,
    /// `None`: the rules alone
    pub(crate) model: Option<Model>,
}

struct Sources {
    tag: &'static str,
    words: &'static str,
    topics: &'static str,
    names: &'static str,
    model: &'static [u8],
    feelings: &'static str,
    rules: &'static [(&'static str, &'static str)],
}

const EN: Sources = Sources {
    tag: "en",
    words: words::EN_WORDS,
    topics: words::EN_TOPICS,
    names: words::EN_NAMES,
    model: include_bytes!("../data/en/model.bin"),
    feelings: include_str!("../data/en/feelings.toml"),
    rules: &[
        ("en/listening.toml", include_str!("../data/en/listening.toml")),
        ("en/questions.toml", include_str!("../data/en/questions.toml")),
        ("en/faults.toml", include_str!("../data/en/faults.toml")),
        ("en/contact.toml", include_str!("../data/en/contact.toml")),
        ("en/assurances.toml", include_str!("../data/en/assurances.toml")),
    ],
};

const RU: Sources = Sources {
    tag: "ru",
    words: words::RU_WORDS,
    topics: words::RU_TOPICS,
    names: words::RU_NAMES,
    model: include_bytes!("../data/ru/model.bin"),
    feelings: include_str!("../data/ru/feelings.toml"),
    rules: &[
        ("ru/listening.toml", include_str!("../data/ru/listening.toml")),
        ("ru/questions.toml", include_str!("../data/ru/questions.toml")),
        ("ru/faults.toml", include_str!("../data/ru/faults.toml")),
        ("ru/contact.toml", include_str!("../data/ru/contact.toml")),
        ("ru/assurances.toml", include_str!("../data/ru/assurances.toml")),
    ],
};

/// Which weights a coder is built with.
pub enum With<'a> {
    /// none: the rules alone
    Rules,
    /// the bytes of a model file
    Model(&'a [u8]),
}

impl Sources {
    fn of(language: &Language) -> Option<&'static Sources> {
        [&EN, &RU].into_iter().find(|s| s.tag == language.primary())
    }

    fn build(&self, model: Option<Model>) -> Result<Coder, Box<dyn std::error::Error>> {
        let language: Language = self.tag.parse()?;
        let words = Words::builtin(&language).ok_or("no word lists")?;
        let tokeniser = Tokeniser::new(&language);
        let feelings = Feelings::new(Feelings::parse(self.feelings)?, &tokeniser)?;
        let mut classes = words.phrase_classes();
        classes.push(("feeling", feelings.patterns.iter().map(String::as_str).collect()));
        let rules = RuleBook::parse(self.rules, words, &classes, &tokeniser)?;
        let splitter = Splitter::new(words, &tokeniser)?;
        drop(classes);
        Ok(Coder { tokeniser, words, feelings, rules, splitter, model })
    }

    fn shipped(&self) -> Result<Coder, Box<dyn std::error::Error>> {
        self.build(Some(Model::decode(self.model)?))
    }
}

impl Coder {
    /// The built-in coder of a language (by its primary subtag); `None` where there are no data files.
    pub fn builtin(language: &Language) -> Option<&'static Coder> {
        // The files are embedded and built by a test, so that a malformed one never ships.
        static ENGLISH: LazyLock<Coder> = LazyLock::new(|| EN.shipped().expect("data/en"));
        static RUSSIAN: LazyLock<Coder> = LazyLock::new(|| RU.shipped().expect("data/ru"));
        match language.primary() {
            "en" => Some(&ENGLISH),
            "ru" => Some(&RUSSIAN),
            _ => None,
        }
    }

    /// A coder with other weights than the shipped ones, for training and measuring. `None` for a language without data.
    pub fn with(language: &Language, with: &With<'_>) -> Option<Result<Coder, BadModel>> {
        let sources = Sources::of(language)?;
        let model = match with {
            With::Rules => None,
            With::Model(bytes) => match Model::decode(bytes) {
                Ok(model) => Some(model),
                Err(e) => return Some(Err(e)),
            },
        };
        // As above: the text files are built by a test.
        Some(Ok(sources.build(model).expect("data files")))
    }

    /// The languages that have a built-in coder.
    pub fn languages() -> &'static [&'static str] {
        &["en", "ru"]
    }

    /// SHA-256 over the language data of all coders, lower-case hex: a log names the coder it was played with.
    pub fn data_hash() -> &'static str {
        static HASH: LazyLock<String> = LazyLock::new(|| {
            let mut hash = Sha256::new();
            for s in [&EN, &RU] {
                let lists = [("feelings", s.feelings), ("words", s.words), ("topics", s.topics), ("names", s.names)];
                let texts = lists.iter().chain(s.rules).map(|&(name, text)| (name, text.as_bytes()));
                for (name, bytes) in texts.chain([("model", s.model)]) {
                    hash.update(name.as_bytes());
                    hash.update((bytes.len() as u64).to_be_bytes());
                    hash.update(bytes);
                }
            }
            hash.finalize().iter().map(|b| format!("{b:02x}")).collect()
        });
        &HASH
    }

    /// The tokeniser the coder uses, for packs that match phrases of their own on the same tokens.
    pub fn tokeniser(&self) -> &Tokeniser {
        &self.tokeniser
    }

    /// The model, where the coder has one.
    pub fn model(&self) -> Option<&Model> {
        self.model.as_ref()
    }

    /// Codes one utterance. `previous` is what the other side said last. Blank text has no units.
    pub fn code(&self, text: &str, previous: Option<&str>) -> Coded {
        let text = cut(text);
        let tokens = self.tokeniser.tokens(text);
        let nonsense = noise::is_nonsense(text, &tokens, self.words);
        if tokens.is_empty() {
            return symbols_only(text, nonsense);
        }
        let heard = self.heard(previous);
        let sight = self.sight(text, &tokens, heard.as_ref());
        if nonsense {
            return Coded { units: vec![self.nothing(&sight)], nonsense };
        }
        let groups = self.groups(&sight);
        let units = groups.into_iter().map(|(range, judged)| self.unit(&sight, range, judged)).collect();
        Coded { units, nonsense }
    }

    /// The names by which somebody is called in an utterance: «Viktor, I hear you».
    pub fn called(&self, text: &str) -> Vec<Called> {
        names::called(&self.tokeniser.tokens(cut(text)), self.words)
    }

    /// The features of a text taken as one thought unit, for training. Empty where there are no words.
    pub fn features(&self, text: &str, previous: Option<&str>) -> Vec<Feature> {
        let text = cut(text);
        let tokens = self.tokeniser.tokens(text);
        if tokens.is_empty() {
            return Vec::new();
        }
        let heard = self.heard(previous);
        self.seen(&self.sight(text, &tokens, heard.as_ref()), 0..tokens.len(), None).2
    }

    /// The probabilities of all codes for a text taken as one thought unit, in the order of `Code::ALL`; for measuring.
    pub fn weigh(&self, text: &str, previous: Option<&str>) -> Vec<Millionths> {
        let features = self.features(text, previous);
        self.model.as_ref().map_or_else(Vec::new, |m| m.probabilities(&features))
    }

    /// For training: the features of every place between two words of a text that no sentence end marks, with the byte
    /// at which the second word begins.
    pub fn places(&self, text: &str) -> Vec<(usize, Vec<Feature>)> {
        let tokens = self.tokeniser.tokens(cut(text));
        let all = 0..tokens.len();
        let open = |&at: &usize| !tokens[at - 1].after.ends_sentence() && tokens[at - 1].span != tokens[at].span;
        let place = |at: usize| (tokens[at].span.start as usize, boundary::features(&tokens, &all, at));
        (1..tokens.len()).filter(open).map(place).collect()
    }

    fn heard(&self, previous: Option<&str>) -> Option<Heard> {
        let previous = previous.filter(|p| !p.trim().is_empty())?;
        Some(Heard::new(&self.tokeniser.tokens(cut(previous))))
    }
}

fn symbols_only(text: &str, nonsense: bool) -> Coded {
    let trimmed = text.trim();
    if trimmed.is_empty() {
        return Coded::default();
    }
    let start = text.len() - text.trim_start().len();
    let unit = Unit {
        span: Span { start: start as u32, end: (start + trimmed.len()) as u32 },
        ranked: vec![Scored { code: crate::Code::Other, p: 600_000 }],
        evidence: Vec::new(),
        traits: Traits::default(),
    };
    Coded { units: vec![unit], nonsense }
}

fn cut(text: &str) -> &str {
    let mut end = text.len().min(LONGEST);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    &text[..end]
}
