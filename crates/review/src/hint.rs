//! One hint at most for a person who practises with a coach: from what both sides could hear, never from the hidden
//! state. A hint names what to try next, not what was wrong with the person.

use coding::Code;
use scenario::Act;

/// What a coach would pass on a slip of paper. The sentences stand in the language files (`hint-<name>`).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Hint {
    /// Several closed or why questions in a row: ask an open one.
    AskOpen,
    /// A feeling was in the words and nobody named it.
    NameFeeling,
    /// Advice, argument or a step before there is rapport: listen first.
    ListenFirst,
    /// The same technique three times running.
    Vary,
    /// Something was entrusted: leave a pause, stay with it.
    StayWithIt,
    /// A correction: own it.
    OwnIt,
    /// No summary for a long time.
    SumUp,
    /// Goodbye talk or hopelessness and suicide not yet asked about: ask by name.
    AskDirectly,
    /// A want was named: give it back in words, ask the desk, promise nothing yet.
    AskTheDesk,
    /// The person asks what comes next: tell it step by step, leave the choice.
    OfferChoice,
    /// Shorter.
    Shorter,
}

impl Hint {
    /// Every hint.
    pub const ALL: &'static [Hint] = &[
        Hint::AskOpen,
        Hint::NameFeeling,
        Hint::ListenFirst,
        Hint::Vary,
        Hint::StayWithIt,
        Hint::OwnIt,
        Hint::SumUp,
        Hint::AskDirectly,
        Hint::AskTheDesk,
        Hint::OfferChoice,
        Hint::Shorter,
    ];

    /// The stable name.
    pub const fn name(self) -> &'static str {
        match self {
            Hint::AskOpen => "ask_open",
            Hint::NameFeeling => "name_feeling",
            Hint::ListenFirst => "listen_first",
            Hint::Vary => "vary",
            Hint::StayWithIt => "stay_with_it",
            Hint::OwnIt => "own_it",
            Hint::SumUp => "sum_up",
            Hint::AskDirectly => "ask_directly",
            Hint::AskTheDesk => "ask_the_desk",
            Hint::OfferChoice => "offer_choice",
            Hint::Shorter => "shorter",
        }
    }
}

/// One exchange as both sides could hear it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Exchange {
    /// What the negotiator's utterance was heard as.
    pub codes: Vec<Code>,
    pub words: u32,
    /// What the far end did next, if it has spoken.
    pub act: Option<Act>,
}

/// The one hint for now, oldest exchange first; `None` while nothing needs saying.
pub fn hint(talk: &[Exchange]) -> Option<Hint> {
    let _ = talk;
    None
}
