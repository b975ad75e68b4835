//! What control and people can ask of an exercise, and why it may be refused.

use super::TeamId;
use super::event::{Conclusion, Lesson, Pair, Phase};
use super::recording::{Anchor, Recording};
use crate::team::PersonId;
use crate::team::order::Order;
use crate::wording::Unfit;
use scenario::Outcome;

/// How a trainer's name in the log begins; the account's id follows.
pub(super) const CONTROL: &str = "control:";

/// Who asks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Actor {
    /// A trainer, by the account's id.
    Control(String),
    Person(PersonId),
}

impl Actor {
    /// As it stands in the log.
    pub fn name(&self) -> String {
        match self {
            Actor::Control(account) => format!("{CONTROL}{account}"),
            Actor::Person(person) => person.clone(),
        }
    }

    pub const fn is_control(&self) -> bool {
        matches!(self, Actor::Control(_))
    }
}

/// A command.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Command {
    /// A person comes in; by itself or put in by control.
    Join {
        person: PersonId,
    },
    Leave {
        person: PersonId,
    },
    /// Sit down on a free seat. Who is seated already may hold several.
    Sit {
        team: TeamId,
        seat: String,
        person: PersonId,
    },
    Stand {
        team: TeamId,
        seat: String,
    },
    /// Two seats change their people, whoever sits there when it is decided; an empty one is left behind.
    Swap {
        one: (TeamId, String),
        other: (TeamId, String),
    },
    /// No teams: all of them.
    Order {
        teams: Vec<TeamId>,
        order: Order,
    },
    Enter {
        phase: Phase,
    },
    Show {
        what: String,
    },
    OpenVote {
        question: String,
        options: Vec<String>,
        /// Who stands still meanwhile and does not vote.
        pair: Option<Pair>,
    },
    Vote {
        vote: u64,
        option: u8,
    },
    /// Hands of people without a device of their own, by option; counted anew, the newer count holds.
    CountHands {
        vote: u64,
        hands: Vec<u16>,
    },
    CloseVote {
        vote: u64,
    },
    /// A person lays down the role; control says it of whoever has no device.
    DeRole {
        person: PersonId,
    },
    /// A person's words; control writes them down for whoever has no device.
    Commit {
        person: PersonId,
        text: String,
    },
    Conclude {
        team: TeamId,
        what: Conclusion,
        text: String,
    },
    Learn {
        lesson: Lesson,
        replaces: Option<u64>,
    },
    /// Control has seen an alarm of a team.
    SetAside {
        team: TeamId,
        alarm: String,
    },
    /// A dictaphone's recording, whose bytes are in the store already.
    Record {
        recording: Recording,
    },
    Align {
        recording: u64,
        anchor: Anchor,
    },
    /// The recording's bytes are gone.
    DeleteRecording {
        recording: u64,
    },
    /// The next round was set up as this exercise.
    Continue {
        exercise: String,
    },
    /// End what still runs, with this outcome where none was reached.
    EndAll {
        outcome: Outcome,
    },
}

/// Why a command was refused.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    #[error("only control may do that")]
    NotControl,
    #[error("there is no team «{0}»")]
    NoSuchTeam(TeamId),
    #[error("there is no seat «{0}»")]
    NoSuchSeat(String),
    #[error("somebody sits there already; choose another seat or ask control")]
    Taken,
    #[error("what this person knows from another seat must not be known here; control may move them")]
    AskControl,
    #[error("this person is not in the exercise; join first")]
    NotHere,
    #[error("the exercise is full: {at_most} people")]
    Full { at_most: usize },
    #[error("write something first")]
    Empty,
    #[error("{chars} characters are too many; {at_most} is the limit")]
    TooLong { chars: usize, at_most: usize },
    #[error("a vote has {least} to {most} different options")]
    Options { least: usize, most: usize },
    #[error("this vote is not open")]
    NoVote,
    #[error("the others are asked what they would say; who sits at the line goes on afterwards")]
    AtTheLine,
    #[error("count the hands for each option, at most {at_most} in all")]
    Hands { at_most: usize },
    #[error("{at_most} are written already; change one instead")]
    TooMany { at_most: usize },
    #[error("somebody was quicker; read the newer one first")]
    Replaced,
    #[error("the exercise is closed")]
    Closed,
    #[error("all who are heard must have agreed; ask them, then tick that they have")]
    NotAgreed,
    #[error("there is no such line, or the recording is not whole; choose a line and import it again")]
    BadRecording,
    #[error("this recording is not here any more; reload the page")]
    NoRecording,
    #[error("the id of a command has at most {at_most} characters")]
    BadClientId { at_most: usize },
}

impl From<Unfit> for Refusal {
    fn from(unfit: Unfit) -> Refusal {
        match unfit {
            Unfit::Empty => Refusal::Empty,
            Unfit::TooLong { chars, at_most } => Refusal::TooLong { chars, at_most },
        }
    }
}

impl Refusal {
    /// The stable name, also the key of its sentence (`delivery-refusal-<name>`).
    pub const fn name(&self) -> &'static str {
        match self {
            Refusal::NotControl => "not_control",
            Refusal::NoSuchTeam(_) => "no_such_team",
            Refusal::NoSuchSeat(_) => "no_such_seat",
            Refusal::Taken => "taken",
            Refusal::AskControl => "ask_control",
            Refusal::NotHere => "not_here",
            Refusal::Full { .. } => "full",
            Refusal::Empty => "empty",
            Refusal::TooLong { .. } => "too_long",
            Refusal::Options { .. } => "options",
            Refusal::NoVote => "no_vote",
            Refusal::AtTheLine => "at_the_line",
            Refusal::Hands { .. } => "hands",
            Refusal::TooMany { .. } => "too_many",
            Refusal::Replaced => "replaced",
            Refusal::Closed => "closed",
            Refusal::NotAgreed => "not_agreed",
            Refusal::BadRecording => "bad_recording",
            Refusal::NoRecording => "no_recording",
            Refusal::BadClientId { .. } => "bad_client_id",
        }
    }

    /// Every name.
    pub const NAMES: &'static [&'static str] = &[
        "not_control",
        "no_such_team",
        "no_such_seat",
        "taken",
        "ask_control",
        "not_here",
        "full",
        "empty",
        "too_long",
        "options",
        "no_vote",
        "at_the_line",
        "hands",
        "too_many",
        "replaced",
        "closed",
        "not_agreed",
        "bad_recording",
        "no_recording",
        "bad_client_id",
    ];
}
