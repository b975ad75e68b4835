//! What the coder says about an utterance: its thought units, each with ranked codes, evidence and traits.

use crate::code::Code;
use serde::{Deserialize, Serialize};

/// A probability or share in millionths, 0 to 1,000,000. Integers, so that a log reads the same everywhere.
pub type Millionths = i32;

/// A byte range of the utterance, always on character boundaries.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Span {
    pub start: u32,
    pub end: u32,
}

/// A code with its independent probability.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Scored {
    pub code: Code,
    pub p: Millionths,
}

/// What spoke for a code: the words, the rule's stable name, and the code it speaks for (the unit's own or one of its
/// alternatives).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Evidence {
    pub span: Span,
    pub rule: String,
    /// Logs older than this field do not say.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub code: Option<Code>,
}

/// A family of feelings that can be named. The first four are what a subject's arousal is mixed from;
/// the others are words people use for blends of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Feeling {
    Anger,
    Fear,
    Sadness,
    Shame,
    /// hurt, betrayed, let down, treated unjustly: anger with sadness
    Hurt,
    /// lonely, abandoned, unseen: sadness
    Loneliness,
    /// worn out, exhausted, at the end of one's strength
    Exhaustion,
    /// hopeless, helpless, trapped, no way out
    Hopelessness,
    /// guilty, blames himself: shame
    Guilt,
    /// overwhelmed, confused, torn: fear
    Overwhelm,
    /// numb, empty, indifferent
    Numbness,
    /// relieved, calm, hopeful, glad, loving
    Warmth,
}

impl Feeling {
    /// The stable name, as it stands in logs and packs.
    pub const fn name(self) -> &'static str {
        match self {
            Feeling::Anger => "anger",
            Feeling::Fear => "fear",
            Feeling::Sadness => "sadness",
            Feeling::Shame => "shame",
            Feeling::Hurt => "hurt",
            Feeling::Loneliness => "loneliness",
            Feeling::Exhaustion => "exhaustion",
            Feeling::Hopelessness => "hopelessness",
            Feeling::Guilt => "guilt",
            Feeling::Overwhelm => "overwhelm",
            Feeling::Numbness => "numbness",
            Feeling::Warmth => "warmth",
        }
    }
}

/// How the negotiator addresses the subject, where the language shows it (Russian «вы» and «ты»).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Address {
    Formal,
    Informal,
}

/// A word of kinship or endearment used to address the subject.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kinship {
    /// father, old man, «отец», «батя», «дед»
    Elder,
    /// brother, mate, «брат», «братан»
    Brother,
    /// sister, «сестра», «сестрёнка»
    Sister,
    /// son, girl, child, «сынок», «доченька», «девочка»
    Child,
    /// dear, love, sweetheart, «милая», «дорогой»
    Endearment,
}

/// What can be read off the words beside the code.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Traits {
    /// Feelings named as the other person's, most certain first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub feelings: Vec<Feeling>,
    /// The feeling word exactly as it was said, for a line that takes it up.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub feeling_word: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub address: Option<Address>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub kinship: Option<Kinship>,
    /// The negotiator's own name, where the unit gives it («I'm Dana», «меня зовут Сергей»).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub own_name: Option<String>,
    /// A promise of what neither the speaker nor the police can bring about («they will give you your job back»).
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub beyond: bool,
    /// Share of this unit's content stems that stood in what the other side said last, in millionths.
    #[serde(default)]
    pub overlap: Millionths,
    /// Number of word tokens.
    pub words: u32,
}

/// One thought unit.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Unit {
    pub span: Span,
    /// Codes by probability, best first; never empty. The first is the unit's primary code.
    pub ranked: Vec<Scored>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub evidence: Vec<Evidence>,
    #[serde(default)]
    pub traits: Traits,
}

impl Unit {
    /// The primary code.
    pub fn code(&self) -> Code {
        self.ranked.first().map_or(Code::Other, |s| s.code)
    }
}

/// The coder's answer for one utterance.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Coded {
    pub units: Vec<Unit>,
    /// True when the utterance is no speech that a listener could make sense of (keyboard noise, one letter repeated, symbols).
    #[serde(default)]
    pub nonsense: bool,
}
