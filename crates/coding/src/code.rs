//! The behaviour codes: what one thought unit of a negotiator does (doctrine 2.2).

use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;

macro_rules! codes {
    ($($variant:ident = $name:literal),+ $(,)?) => {
        /// One behaviour code. The names are stable: they stand in logs, packs and exports.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
        #[repr(u8)]
        pub enum Code { $(#[serde(rename = $name)] $variant),+ }

        impl Code {
            /// Every code, in the order of the doctrine.
            pub const ALL: &'static [Code] = &[$(Code::$variant),+];

            /// The stable name.
            pub const fn name(self) -> &'static str {
                match self { $(Code::$variant => $name),+ }
            }
        }
    };
}

codes! {
    EmotionLabel = "emotion_label",
    Paraphrase = "paraphrase",
    Mirror = "mirror",
    OpenQuestion = "open_question",
    MinimalEncourager = "minimal_encourager",
    IMessage = "i_message",
    Summary = "summary",
    Validation = "validation",
    Reassurance = "reassurance",
    Apology = "apology",
    Autonomy = "autonomy",
    ClosedQuestion = "closed_question",
    LeadingQuestion = "leading_question",
    WhyQuestion = "why_question",
    Advice = "advice",
    Argument = "argument",
    Order = "order",
    Threat = "threat",
    Judgement = "judgement",
    Minimising = "minimising",
    FalseReassurance = "false_reassurance",
    Promise = "promise",
    Refusal = "refusal",
    Deferral = "deferral",
    DemandElicitation = "demand_elicitation",
    Deadline = "deadline",
    Jargon = "jargon",
    Greeting = "greeting",
    SelfIntroduction = "self_introduction",
    Information = "information",
    Offer = "offer",
    Trade = "trade",
    Request = "request",
    WelfareCheck = "welfare_check",
    Presence = "presence",
    ExitStep = "exit_step",
    CallClose = "call_close",
    Praise = "praise",
    SuicideQuestion = "suicide_question",
    Insult = "insult",
    GentleChallenge = "gentle_challenge",
    Other = "other",
}

impl Code {
    /// How many codes there are.
    pub const COUNT: usize = Self::ALL.len();

    /// The active listening skills proper (doctrine 2.2; the pause comes from the log, not from a code).
    pub const fn is_listening(self) -> bool {
        matches!(
            self,
            Code::EmotionLabel
                | Code::Paraphrase
                | Code::Mirror
                | Code::OpenQuestion
                | Code::MinimalEncourager
                | Code::IMessage
                | Code::Summary
                | Code::Validation
        )
    }

    /// A question to which a word is enough, or that asks for a justification.
    pub const fn is_closing(self) -> bool {
        matches!(self, Code::ClosedQuestion | Code::LeadingQuestion | Code::WhyQuestion)
    }

    /// Whether the unit asks for an answer.
    pub const fn is_question(self) -> bool {
        matches!(
            self,
            Code::OpenQuestion
                | Code::ClosedQuestion
                | Code::LeadingQuestion
                | Code::WhyQuestion
                | Code::DemandElicitation
                | Code::WelfareCheck
                | Code::SuicideQuestion
        )
    }
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// A name that is no behaviour code.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("«{0}» is no behaviour code")]
pub struct UnknownCode(pub String);

impl FromStr for Code {
    type Err = UnknownCode;
    fn from_str(s: &str) -> Result<Self, Self::Err> {
        Code::ALL.iter().copied().find(|c| c.name() == s).ok_or_else(|| UnknownCode(s.to_owned()))
    }
}
