//! `lines/<language>/<bank>.csv`: what a subject says. One line of the file is one line of speech.

use crate::act::Act;
use coding::Code;
use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;

/// What is in the voice.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Tone {
    Anger,
    Fear,
    Sadness,
    Shame,
    Numb,
    Warmth,
}

impl Tone {
    pub const ALL: &'static [Tone] = &[Tone::Anger, Tone::Fear, Tone::Sadness, Tone::Shame, Tone::Numb, Tone::Warmth];

    pub const fn name(self) -> &'static str {
        match self {
            Tone::Anger => "anger",
            Tone::Fear => "fear",
            Tone::Sadness => "sadness",
            Tone::Shame => "shame",
            Tone::Numb => "numb",
            Tone::Warmth => "warmth",
        }
    }
}

/// What a question wants to know, by its question word.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Asks {
    YesNo,
    Who,
    When,
    Where,
    HowMany,
    How,
    /// Which, what for; and whoever is asked to tell.
    What,
}

impl Asks {
    pub const ALL: &'static [Asks] =
        &[Asks::YesNo, Asks::Who, Asks::When, Asks::Where, Asks::HowMany, Asks::How, Asks::What];

    /// As written in a line.
    pub const fn name(self) -> &'static str {
        match self {
            Asks::YesNo => "yes_no",
            Asks::Who => "who",
            Asks::When => "when",
            Asks::Where => "where",
            Asks::HowMany => "how_many",
            Asks::How => "how",
            Asks::What => "what",
        }
    }
}

/// What everybody is asked or told on every line, whatever the pack is about; known by set phrases, or by the names that were
/// used, so no pack needs words for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Matter {
    /// What to call the person.
    Naming,
    /// "Can you hear me?", "Are you still there?"
    HearMe,
    /// "What do you mean?", "Say that again?"
    Meaning,
    HowAreYou,
    /// What is wanted, what would help, what would have to change.
    Needs,
    TrustMe,
    Age,
    /// Where the person lives.
    Home,
    Fear,
    /// Who else is there.
    Company,
    /// Something that could hurt.
    Weapon,
    /// "Who are you?"
    WhoAreYou,
    /// "Are you a bot? Write me a poem."
    Bot,
    /// "Are you police?"
    Police,
    /// Whether somebody else listens or keeps what is said.
    Recorded,
    /// "Why should I trust you?"
    TrustYou,
    /// What comes after the end: "What happens to you if you come down?"
    Afterwards,
    /// Somebody is asked to the telephone.
    SpeakTo,
    /// A recipe, a football result, two and two.
    OffTopic,
    Joke,
    /// The negotiator owns to being new at this.
    Novice,
    /// What weighs most.
    Hardest,
    /// How this could end.
    WayOut,
    /// The negotiator thanks the person for what was said or done.
    Thanks,
    /// The negotiator is glad of something.
    Glad,
    /// What was granted is promised or offered once more.
    GrantedAgain,
    /// The person was called by somebody else's name; and again.
    WrongName,
    WrongNameAgain,
    /// The person's name was used before it was given.
    NameEarly,
    /// The negotiator has given another name than before.
    OtherName,
}

impl Matter {
    pub const ALL: &'static [Matter] = &[
        Matter::Naming,
        Matter::HearMe,
        Matter::Meaning,
        Matter::HowAreYou,
        Matter::Needs,
        Matter::TrustMe,
        Matter::Age,
        Matter::Home,
        Matter::Fear,
        Matter::Company,
        Matter::Weapon,
        Matter::WhoAreYou,
        Matter::Bot,
        Matter::Police,
        Matter::Recorded,
        Matter::TrustYou,
        Matter::Afterwards,
        Matter::SpeakTo,
        Matter::OffTopic,
        Matter::Joke,
        Matter::Novice,
        Matter::Hardest,
        Matter::WayOut,
        Matter::Thanks,
        Matter::Glad,
        Matter::GrantedAgain,
        Matter::WrongName,
        Matter::WrongNameAgain,
        Matter::NameEarly,
        Matter::OtherName,
    ];

    /// Whether it is answered however it was put, as a question, a statement or a command.
    pub const fn always(self) -> bool {
        matches!(
            self,
            Matter::WhoAreYou
                | Matter::Bot
                | Matter::Police
                | Matter::Recorded
                | Matter::TrustYou
                | Matter::Afterwards
                | Matter::SpeakTo
                | Matter::OffTopic
                | Matter::Joke
                | Matter::Novice
        )
    }

    /// Whether it is said and not asked: thanks.
    pub const fn said(self) -> bool {
        matches!(self, Matter::Thanks | Matter::Glad)
    }

    /// Whether it asks for a story. Everything else asks for a plain fact, or for what is to come.
    pub const fn story(self) -> bool {
        matches!(self, Matter::Hardest)
    }

    /// As written in a line.
    pub const fn name(self) -> &'static str {
        match self {
            Matter::Naming => "naming",
            Matter::HearMe => "hear_me",
            Matter::Meaning => "meaning",
            Matter::HowAreYou => "how_are_you",
            Matter::Needs => "needs",
            Matter::TrustMe => "trust_me",
            Matter::Age => "age",
            Matter::Home => "home",
            Matter::Fear => "fear",
            Matter::Company => "company",
            Matter::Weapon => "weapon",
            Matter::WhoAreYou => "who_are_you",
            Matter::Bot => "bot",
            Matter::Police => "are_you_police",
            Matter::Recorded => "recorded",
            Matter::TrustYou => "trust_you",
            Matter::Afterwards => "afterwards",
            Matter::SpeakTo => "speak_to",
            Matter::OffTopic => "off_topic",
            Matter::Joke => "joke",
            Matter::Novice => "novice",
            Matter::Hardest => "hardest",
            Matter::WayOut => "way_out",
            Matter::Thanks => "thanks",
            Matter::Glad => "glad",
            Matter::GrantedAgain => "granted_again",
            Matter::WrongName => "wrong_name",
            Matter::WrongNameAgain => "wrong_name_again",
            Matter::NameEarly => "name_early",
            Matter::OtherName => "other_name",
        }
    }
}

/// What a line answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum To {
    Code(Code),
    /// Only to a question of this kind; `yes_no` also to what was stated.
    Asks(Asks),
    /// Only to a question about this.
    Matter(Matter),
    Silence,
    Nonsense,
    Essay,
}

impl FromStr for To {
    type Err = coding::code::UnknownCode;
    fn from_str(s: &str) -> Result<Self, Self::Err> {
        match s {
            "silence" => Ok(To::Silence),
            "nonsense" => Ok(To::Nonsense),
            "essay" => Ok(To::Essay),
            other => {
                let asks = Asks::ALL.iter().find(|a| a.name() == other).map(|a| To::Asks(*a));
                let matter = || Matter::ALL.iter().find(|m| m.name() == other).map(|m| To::Matter(*m));
                asks.or_else(matter).map_or_else(|| other.parse().map(To::Code), Ok)
            }
        }
    }
}

impl fmt::Display for To {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            To::Code(code) => code.fmt(f),
            To::Asks(asks) => f.write_str(asks.name()),
            To::Matter(matter) => f.write_str(matter.name()),
            To::Silence => f.write_str("silence"),
            To::Nonsense => f.write_str("nonsense"),
            To::Essay => f.write_str("essay"),
        }
    }
}

/// How far the subject has come: early is STEPS precontemplation, middle contemplation, late preparation and action.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Band {
    Early,
    Middle,
    Late,
}

/// Something in a line's text that is filled in when it is spoken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Slot {
    /// The negotiator's first name, as given.
    Name,
    /// The feeling word the negotiator just used.
    Feeling,
    /// The thing just promised, offered or deferred.
    Thing,
    /// The speaker's own first name.
    Own,
    /// The name that is disputed: the one the speaker was just called by, or the negotiator's own of before.
    Called,
}

impl Slot {
    pub const ALL: &'static [Slot] = &[Slot::Name, Slot::Feeling, Slot::Thing, Slot::Own, Slot::Called];

    /// As written in a line.
    pub const fn marker(self) -> &'static str {
        match self {
            Slot::Name => "{name}",
            Slot::Feeling => "{feeling}",
            Slot::Thing => "{thing}",
            Slot::Own => "{own}",
            Slot::Called => "{called}",
        }
    }

    /// What a line must answer for the slot to have a source; empty means the memory holds it.
    pub const fn sources(self) -> &'static [To] {
        match self {
            Slot::Name | Slot::Own => &[],
            Slot::Feeling => &[To::Code(Code::EmotionLabel), To::Code(Code::Validation), To::Code(Code::IMessage)],
            Slot::Thing => &[
                To::Code(Code::Promise),
                To::Code(Code::Offer),
                To::Code(Code::Trade),
                To::Code(Code::Deferral),
                To::Matter(Matter::GrantedAgain),
            ],
            Slot::Called => {
                &[To::Matter(Matter::WrongName), To::Matter(Matter::WrongNameAgain), To::Matter(Matter::OtherName)]
            }
        }
    }
}

/// One authored line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// Unique in its file; in a log it stands as `<bank>/<id>`.
    pub id: String,
    pub act: Act,
    /// Empty fits any voice.
    pub tones: Vec<Tone>,
    /// Lowest and highest heat, 1 to 3.
    pub heat: (u8, u8),
    pub topics: Vec<String>,
    pub to: Vec<To>,
    /// `None` fits any.
    pub stage: Option<Band>,
    /// Which form of address the line uses toward the negotiator; `None` neither.
    pub address: Option<coding::unit::Address>,
    pub text: String,
    /// Line number in its file, from 1.
    pub at: u32,
}

impl Line {
    /// The slots in the text.
    pub fn slots(&self) -> impl Iterator<Item = Slot> + '_ {
        Slot::ALL.iter().copied().filter(|s| self.text.contains(s.marker()))
    }

    /// The text with the speaker's grammatical gender chosen: `{man|woman}`.
    pub fn spoken(&self, gender: crate::persona::Gender) -> String {
        let mut out = String::with_capacity(self.text.len());
        let mut rest = self.text.as_str();
        while let Some(open) = rest.find('{') {
            let (before, from) = rest.split_at(open);
            out.push_str(before);
            let Some(close) = from.find('}') else {
                out.push_str(from);
                return out;
            };
            let inner = &from[1..close];
            match inner.split_once('|') {
                Some((man, woman)) => out.push_str(match gender {
                    crate::persona::Gender::Man => man,
                    crate::persona::Gender::Woman => woman,
                }),
                None => out.push_str(&from[..=close]),
            }
            rest = &from[close + 1..];
        }
        out.push_str(rest);
        out
    }
}
