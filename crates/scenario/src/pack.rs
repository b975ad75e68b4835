//! A pack that was read: every file of the folder as typed values.

use crate::drill::Situation;
use crate::keys;
use crate::line::Line;
use crate::papers::Papers;
use crate::persona::Persona;
use crate::structure::Structure;
use coding::phrase::PhraseSet;
use std::collections::{BTreeMap, BTreeSet};

/// The files of a pack's folder by path with `/`, for example `lines/en/shared.csv`.
pub type Files = BTreeMap<String, Vec<u8>>;

/// Named limits of the format.
pub mod limits {
    /// All files of one pack together, bytes.
    pub const PACK_BYTES: usize = 20 * 1024 * 1024;
    /// Topics in one pack; a topic is a bit of a subject's memory.
    pub const TOPICS: usize = 64;
    /// Lines in one bank.
    pub const LINES_PER_BANK: usize = 4_000;
    /// Characters in one line of speech.
    pub const LINE_CHARS: usize = 400;
    /// Steps toward safety.
    pub const STEPS: usize = 16;
    /// Items at the command desk.
    pub const DESK_ITEMS: usize = 32;
    /// Injects.
    pub const INJECTS: usize = 128;
    /// Seats.
    pub const SEATS: usize = 64;
    /// Languages.
    pub const LANGUAGES: usize = 32;
    /// Characters in one text of `texts/<language>.toml`.
    pub const TEXT_CHARS: usize = 10_000;
    /// Dots in one key of a TOML file.
    pub const KEY_DOTS: usize = 8;
    /// Pictures of one pack, bytes of one, and pixels of its longer side. As a blob they stand in hex, twice as long.
    pub const PICTURES: usize = 16;
    pub const PICTURE_BYTES: usize = 512 * 1024;
    pub const PICTURE_SIDE: u32 = 2_400;
    /// Words in one pattern of `topics/<language>.toml`.
    pub const PATTERN_WORDS: usize = 12;
    /// Gaps (`...`) and optional words in one pattern: each multiplies the ways to match.
    pub const PATTERN_GAPS: usize = 3;
}

/// Everything of one language.
#[derive(Clone, Debug)]
pub struct Tongue {
    /// Interface and story texts by dotted key, for example `brief.primary`.
    pub texts: BTreeMap<String, String>,
    /// Words of each topic, in the order of `Structure::topics`; the index of a pattern's topic is in `topic_of`.
    pub topic_words: PhraseSet,
    /// For each pattern in `topic_words`, the index of its topic.
    pub topic_of: Vec<usize>,
    /// Words that are an insult in this setting.
    pub insults: PhraseSet,
    /// Lines any persona can say.
    pub shared: Vec<Line>,
    /// Lines of one persona, by its id.
    pub own: BTreeMap<String, Vec<Line>>,
    /// Situations of a drill; empty in other packs.
    pub drills: Vec<Situation>,
}

/// A picture that an inject shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Picture {
    pub bytes: Vec<u8>,
    /// SHA-256 of the bytes, lower-case hex: its address on a page.
    pub hash: String,
    pub width: u32,
    pub height: u32,
}

/// A whole pack.
#[derive(Clone, Debug)]
pub struct Pack {
    pub structure: Structure,
    /// By id.
    pub personas: BTreeMap<String, Persona>,
    /// By language tag.
    pub tongues: BTreeMap<String, Tongue>,
    /// `doctrine.md`: notes for trainers, Markdown; empty if the pack has none.
    pub notes: String,
    /// `guide/<language>.md`: the facilitator's guide, Markdown, by language; may be empty.
    pub guides: BTreeMap<String, String>,
    /// Pictures by file name within `media`.
    pub pictures: BTreeMap<String, Picture>,
    /// What a team writes on: the program's papers, with those of the pack laid over them.
    pub papers: Papers,
    /// SHA-256 over the files by path (lengths and bytes of path and content), lower-case hex: genesis pins it.
    pub hash: String,
}

impl Pack {
    /// The index of a topic.
    pub fn topic(&self, id: &str) -> Option<usize> {
        self.structure.topics.iter().position(|t| t.id == id)
    }

    /// Papers that injects wait for, and boards on which something hangs at the beginning.
    pub fn named_papers(&self) -> BTreeSet<&str> {
        let whens = self.structure.injects.iter().map(|i| &i.when);
        let awaited = whens.flat_map(|when| [&when.absent_paper, &when.after_paper]).flatten().map(String::as_str);
        let texts = self.tongues.values().flat_map(|t| t.texts.keys());
        awaited.chain(texts.filter_map(|key| keys::board(key).map(|(board, _)| board))).collect()
    }

    /// The picture that an inject shows.
    pub fn picture(&self, inject: &str) -> Option<&Picture> {
        let inject = self.structure.inject(inject)?;
        self.pictures.get(inject.picture.as_ref()?)
    }

    /// A text in a language; `None` if the pack lacks it.
    pub fn text(&self, lang: &str, key: &str) -> Option<&str> {
        self.tongues.get(lang)?.texts.get(key).map(String::as_str)
    }
}
