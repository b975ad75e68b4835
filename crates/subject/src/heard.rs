//! What reaches a subject: the coder's units with the pack's topics, and what the command desk has granted.

use coding::Code;
use coding::unit::{Address, Feeling, Kinship};
use scenario::line::{Asks, Matter};
use serde::{Deserialize, Serialize};

/// A set of feelings, one bit each in the order of the enum.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Feelings(pub u16);

impl Feelings {
    pub fn of(list: &[Feeling]) -> Self {
        Feelings(list.iter().fold(0, |set, f| set | 1 << *f as u16))
    }

    pub const fn has(self, feeling: Feeling) -> bool {
        self.0 & (1 << feeling as u16) != 0
    }

    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }
}

/// Every feeling, in the enum's order.
pub const FEELINGS: [Feeling; 12] = [
    Feeling::Anger,
    Feeling::Fear,
    Feeling::Sadness,
    Feeling::Shame,
    Feeling::Hurt,
    Feeling::Loneliness,
    Feeling::Exhaustion,
    Feeling::Hopelessness,
    Feeling::Guilt,
    Feeling::Overwhelm,
    Feeling::Numbness,
    Feeling::Warmth,
];

/// One thought unit as the subject hears it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct HeardUnit {
    pub code: Code,
    pub feelings: Feelings,
    pub address: Option<Address>,
    pub kinship: Option<Kinship>,
    /// Topics touched, one bit each in the pack's order.
    pub topics: u64,
    /// Those of them that are named only to be kept away («not to block two»).
    pub spared: u64,
    /// Share of content words taken from what the subject said last, millionths.
    pub overlap: i32,
    pub words: u16,
    /// The command desk's item that is spoken of.
    pub thing: Option<u8>,
    /// A word that is an insult in this setting.
    pub insult_here: bool,
    /// What a question wants to know; `None` where nothing is asked.
    pub asks: Option<Asks>,
    /// What everybody is asked, where this is asked.
    pub matter: Option<Matter>,
    /// The negotiator speaks of a life of their own.
    pub of_oneself: bool,
    /// It speaks of somebody as of this person's own, even where it asks: "Is your brother in there too?"
    pub as_had: bool,
    /// It promises what others would have to do.
    pub beyond: bool,
}

impl HeardUnit {
    /// A unit of a code and nothing else.
    pub const fn plain(code: Code) -> Self {
        HeardUnit {
            code,
            feelings: Feelings(0),
            address: None,
            kinship: None,
            topics: 0,
            spared: 0,
            overlap: 0,
            words: 8,
            thing: None,
            insult_here: false,
            asks: None,
            matter: None,
            of_oneself: false,
            as_had: false,
            beyond: false,
        }
    }
}

/// A name that somebody will not leave at that, and the unit of the utterance that brings it up.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NameHeard {
    pub unit: u8,
    pub name: String,
}

/// One utterance as the subject hears it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Heard {
    pub units: Vec<HeardUnit>,
    /// Words in the whole utterance.
    pub words: u32,
    pub nonsense: bool,
    /// The negotiator gave a name.
    pub gives_name: bool,
    /// The subject's name was used.
    pub uses_name: bool,
    /// The subject was called by a name that is somebody else's.
    pub misnamed: Option<NameHeard>,
    /// The name was used before the subject gave it, and nobody outside knows it.
    pub named_early: bool,
    /// The negotiator gave another name than this one, given before.
    pub renamed: Option<NameHeard>,
    /// Milliseconds between the end of the subject's words and this utterance.
    pub gap_ms: i64,
    /// The utterance came when the subject was about to speak.
    pub talked_over: bool,
    /// Somebody else speaks than before, and nobody said that this would be so.
    pub new_voice: bool,
    /// The same words were said before in this call, and were more than a word or two.
    pub verbatim_again: bool,
    /// The same words were said before in this call, however few.
    pub said_again: bool,
}

/// What command was asked for and what it said, one bit per desk item: so much of the ledger a person can count with. The
/// account itself is kept where the log is (`exercise::ledger`).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Desk {
    pub asked: u32,
    pub granted: u32,
    pub refused: u32,
}

impl Desk {
    pub const fn bit(item: u8) -> u32 {
        1 << item
    }
}

/// Something that makes a subject react.
#[derive(Clone, Debug, PartialEq)]
pub enum Stimulus<'a> {
    /// The line was answered.
    Answered,
    /// Words from the negotiator.
    Words(&'a Heard),
    /// Nothing for this long, milliseconds.
    Silence { ms: i64 },
    /// Something happened around: movements in millionths, and whether it is a shock.
    Happened { effects: &'a [(crate::var::Var, i32)], shock: bool, topic: Option<u8> },
    /// A thing that was promised is there.
    Delivered { thing: u8 },
    /// The negotiator rang off.
    RangOff,
}
