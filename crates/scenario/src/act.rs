//! What a subject can do next. The names are stable: they stand in logs, line banks and exports.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;

macro_rules! acts {
    ($($(#[$doc:meta])* $variant:ident = $name:literal),+ $(,)?) => {
        /// One act of the subject. Which Taylor cell it stands in is data of the engine, not of the pack.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
        #[repr(u8)]
        pub enum Act { $($(#[$doc])* #[serde(rename = $name)] $variant),+ }

        impl Act {
            /// Every act.
            pub const ALL: &'static [Act] = &[$(Act::$variant),+];

            /// The stable name.
            pub const fn name(self) -> &'static str {
                match self { $(Act::$variant => $name),+ }
            }
        }
    };
}

acts! {
    /// First words when the call is answered.
    Open = "open",
    /// First words after ringing off and picking up again.
    CallBack = "call_back",
    /// Says nothing; a sound on the line.
    Silence = "silence",
    /// Changes the subject, evades.
    Deflect = "deflect",
    /// Leave me alone.
    PushAway = "push_away",
    /// Nothing is wrong; not my fault.
    Deny = "deny",
    /// Cannot say, does not know, later.
    Stall = "stall",
    /// No point, too tired.
    Despair = "despair",
    /// Goodbye talk.
    Farewell = "farewell",
    /// Rings off.
    HangUp = "hang_up",
    /// Pours out.
    Vent = "vent",
    /// You, the police, people like you.
    Accuse = "accuse",
    /// Why it is right to be here.
    Justify = "justify",
    /// Wants something done.
    Demand = "demand",
    /// Turns down what was proposed.
    Refuse = "refuse",
    /// If you ... then I.
    Threaten = "threaten",
    /// Until then, or else.
    SetDeadline = "set_deadline",
    /// Do you even listen.
    Test = "test",
    /// Stay there.
    Command = "command",
    /// You asked that already; stop repeating my words.
    NoticeRepeat = "notice_repeat",
    /// That is not true; nobody allowed you that.
    CallOutLie = "call_out_lie",
    /// Not that feeling: this one.
    Correct = "correct",
    /// Yes, exactly, and goes on.
    Confirm = "confirm",
    /// Answers a question.
    Answer = "answer",
    /// Volunteers a fact that matters.
    Disclose = "disclose",
    /// Entrusts a feeling or a weakness.
    Confide = "confide",
    /// A good memory; a hook.
    Recall = "recall",
    /// Sorry.
    Apologise = "apologise",
    /// Thanks.
    Thank = "thank",
    /// Torn.
    Waver = "waver",
    /// What happens if I come.
    AskNext = "ask_next",
    /// What would you do.
    AskOpinion = "ask_opinion",
    /// Who are you, why you.
    AskWho = "ask_who",
    /// First you, then I.
    Bargain = "bargain",
    /// Agrees to a step.
    AgreeStep = "agree_step",
    /// Does the step.
    TakeStep = "take_step",
    /// Offers the familiar form of address.
    OfferAddress = "offer_address",
    /// Comes to safety.
    ComeOut = "come_out",
    /// Speaks unprompted into a silence.
    Prompt = "prompt",
    /// Did not understand.
    Puzzled = "puzzled",
    /// Was cut off when about to speak.
    Interrupted = "interrupted",
    /// Comes to harm. Told by the narrator, with restraint; never has lines.
    Harm = "harm",
}

impl Act {
    /// How many acts there are.
    pub const COUNT: usize = Self::ALL.len();

    /// Whether the act ends the present call.
    pub const fn ends_call(self) -> bool {
        matches!(self, Act::HangUp | Act::ComeOut | Act::Harm)
    }
}

impl fmt::Display for Act {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// A name that is no act.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("«{0}» is no act of a subject")]
pub struct UnknownAct(pub String);

impl FromStr for Act {
    type Err = UnknownAct;
    fn from_str(s: &str) -> Result<Self, Self::Err> {
        Act::ALL.iter().copied().find(|a| a.name() == s).ok_or_else(|| UnknownAct(s.to_owned()))
    }
}
