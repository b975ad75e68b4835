//! What can stand in an exercise's own log. Kinds and versions are stable.

use super::TeamId;
use super::recording::{Anchor, Recording};
use crate::event::{LineId, Pinned, SeatId, SubjectId, Unreadable};
use crate::team::PersonId;
use crate::team::order::Order;
use scenario::Outcome;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// An event with its envelope.
#[derive(Clone, Debug, PartialEq)]
pub struct Happening {
    /// Stamp, ms since the Unix epoch.
    pub at: i64,
    /// `control`, or a person's id.
    pub by: String,
    pub client: Option<String>,
    pub event: Event,
}

/// How an exercise was set up.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Opening {
    /// The course it belongs to; empty for none.
    pub course: String,
    pub title: String,
    pub pack: Pinned,
    pub program: String,
    pub intensity: u8,
    pub worst: Outcome,
    pub teams: Vec<TeamPlan>,
    /// The exercise whose next round this is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub after: Option<String>,
    /// Who knows from the rounds before what no cell may know (`seating::knows`).
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub informed: BTreeSet<PersonId>,
}

/// One team as it was planned.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TeamPlan {
    pub id: TeamId,
    /// The team's own log.
    pub log: String,
    /// Spoken language by line.
    pub languages: BTreeMap<LineId, String>,
    /// The persona of every part, whether simulated or played.
    pub cast: BTreeMap<SubjectId, String>,
    /// Parts that a person plays, with the seat.
    #[serde(default)]
    pub played: BTreeMap<SubjectId, SeatId>,
    #[serde(default)]
    pub outside: BTreeSet<LineId>,
    /// The team plays on paper; what it did is entered afterwards.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub on_paper: bool,
}

/// Where the whole class is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Phase {
    /// People join, take seats and read their briefs.
    #[default]
    Briefing,
    /// Teams play.
    Running,
    /// Everybody stands still and looks at one screen.
    Plenary,
    /// Roles are laid down; marks, commitments, lessons.
    Debrief,
    Closed,
}

impl Phase {
    /// Every phase, in order.
    pub const ALL: [Phase; 5] = [Phase::Briefing, Phase::Running, Phase::Plenary, Phase::Debrief, Phase::Closed];

    /// The stable name.
    pub const fn name(self) -> &'static str {
        match self {
            Phase::Briefing => "briefing",
            Phase::Running => "running",
            Phase::Plenary => "plenary",
            Phase::Debrief => "debrief",
            Phase::Closed => "closed",
        }
    }

    /// Whether the scenes are behind the class.
    pub const fn is_over(self) -> bool {
        matches!(self, Phase::Debrief | Phase::Closed)
    }
}

/// What a team found out about itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Conclusion {
    Strength,
    Improvement,
}

/// Who speaks on a team's line, while the class is asked what it would say there. The team stands still, and who sits in
/// these seats does not vote.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pair {
    pub team: TeamId,
    pub seats: BTreeSet<SeatId>,
}

/// From an observation to something that was verified.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Lesson {
    pub observation: String,
    #[serde(default)]
    pub cause: String,
    #[serde(default)]
    pub recommendation: String,
    #[serde(default)]
    pub owner: String,
    /// ISO date, or empty.
    #[serde(default)]
    pub due: String,
    /// How and when it was verified; empty while it is open.
    #[serde(default)]
    pub verified: String,
}

/// What happened.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Event {
    /// The first event.
    Opened(Opening),
    Joined {
        person: PersonId,
    },
    Left {
        person: PersonId,
    },
    /// Control ordered something of these teams. Copied into each team's log under this event's number.
    Ordered {
        teams: Vec<TeamId>,
        order: Order,
    },
    Entered {
        phase: Phase,
    },
    /// Something is on the projector.
    Shown {
        what: String,
    },
    VoteOpened {
        question: String,
        options: Vec<String>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pair: Option<Pair>,
    },
    Voted {
        vote: u64,
        option: u8,
    },
    /// Control has counted the hands of people without a device of their own, by option.
    HandsCounted {
        vote: u64,
        hands: Vec<u16>,
    },
    VoteClosed {
        vote: u64,
    },
    /// A person has laid down the role.
    DeRoled {
        /// Who, where control says so of somebody without a device.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        person: Option<PersonId>,
    },
    Committed {
        text: String,
        /// Whose words these are, where control wrote them down.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        person: Option<PersonId>,
    },
    Concluded {
        team: TeamId,
        what: Conclusion,
        text: String,
    },
    Learned {
        lesson: Lesson,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        replaces: Option<u64>,
    },
    /// Control has seen an alarm of a team, and it need not be shown any more.
    SetAside {
        team: TeamId,
        /// What the alarm is called, for example `bypassed:tea:31`.
        alarm: String,
    },
    /// A dictaphone's recording was imported; its number is this event's.
    Recorded(Recording),
    /// Where a moment of the team's log is heard in a recording; a later one corrects an earlier.
    Aligned {
        recording: u64,
        #[serde(flatten)]
        anchor: Anchor,
    },
    /// A recording's bytes were deleted.
    RecordingDeleted {
        recording: u64,
    },
    /// The next round with these people is an exercise of its own.
    Continued {
        exercise: String,
    },
}

impl Event {
    /// Every kind.
    pub const KINDS: &'static [&'static str] = &[
        "opened",
        "joined",
        "left",
        "ordered",
        "entered",
        "shown",
        "vote_opened",
        "voted",
        "hands_counted",
        "vote_closed",
        "de_roled",
        "committed",
        "concluded",
        "learned",
        "set_aside",
        "recorded",
        "aligned",
        "recording_deleted",
        "continued",
    ];

    /// The stable name of the kind.
    pub const fn kind(&self) -> &'static str {
        match self {
            Event::Opened(_) => "opened",
            Event::Joined { .. } => "joined",
            Event::Left { .. } => "left",
            Event::Ordered { .. } => "ordered",
            Event::Entered { .. } => "entered",
            Event::Shown { .. } => "shown",
            Event::VoteOpened { .. } => "vote_opened",
            Event::Voted { .. } => "voted",
            Event::HandsCounted { .. } => "hands_counted",
            Event::VoteClosed { .. } => "vote_closed",
            Event::DeRoled { .. } => "de_roled",
            Event::Committed { .. } => "committed",
            Event::Concluded { .. } => "concluded",
            Event::Learned { .. } => "learned",
            Event::SetAside { .. } => "set_aside",
            Event::Recorded(_) => "recorded",
            Event::Aligned { .. } => "aligned",
            Event::RecordingDeleted { .. } => "recording_deleted",
            Event::Continued { .. } => "continued",
        }
    }

    /// The version of the kind's body that is written now.
    pub const fn version(&self) -> u16 {
        1
    }

    /// The body as JSON bytes; the kind stands in the header alone.
    pub fn to_body(&self) -> Vec<u8> {
        crate::event::body(self)
    }

    /// Reads a body of a kind and version.
    pub fn from_body(kind: &str, version: u16, bytes: &[u8]) -> Result<Event, Unreadable> {
        crate::event::from(kind, version, bytes)
    }
}
