//! What control does to a team. An order stands in the exercise's own log first and is copied into each team's log once,
//! under its number there; the team's log alone suffices to know what happened.

use super::PersonId;
use super::interpreting::{Interpretation, Misrendering};
use super::later::Row;
use super::sheet::Sheet;
use super::table::Planned;
use crate::event::{LineId, SeatId, SubjectId};
use scenario::Outcome;
use scenario::structure::Answer;
use serde::{Deserialize, Serialize};

/// How the ids begin under which orders are copied into a team's log. No seat may use them: an order whose id was taken
/// would count as copied and never be carried out.
pub const COPIED: &str = "order:";

/// An order.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "order", rename_all = "snake_case")]
pub enum Order {
    Pause,
    Resume,
    /// Go on, unless somebody has said the safe word: what is said to all teams at once lifts no safe word.
    GoOn,
    /// A person takes a seat, or nobody does any more.
    Seat {
        seat: SeatId,
        person: Option<PersonId>,
    },
    /// Make an inject happen now.
    Send {
        inject: String,
    },
    Set {
        inject: String,
        to: InjectChange,
    },
    /// Plan an inject of control's own for a play time; it stands in the list with the pack's and is held, moved and
    /// skipped like them. Without an id the exercise gives it one.
    Plan {
        inject: String,
        planned: Planned,
    },
    /// Tell some seats something that no pack foresaw. No seats: everybody.
    Tell {
        to: Vec<SeatId>,
        kind: TellKind,
        text: String,
    },
    /// Hand some seats a picture or a document. No seats: everybody.
    Hand {
        to: Vec<SeatId>,
        sheet: Sheet,
    },
    /// Speak as somebody at the far end, played or simulated.
    Speak {
        subject: SubjectId,
        text: String,
    },
    /// Say something on a line that leads to nobody at the far end: as control or, with a name, as somebody whom nobody
    /// plays.
    Say {
        line: LineId,
        #[serde(default, skip_serializing_if = "String::is_empty")]
        speaker: String,
        text: String,
    },
    /// Answer what was asked of the command desk.
    Rule {
        item: String,
        answer: Answer,
        text: String,
    },
    End {
        outcome: Outcome,
    },
    /// What is said on a line waits for the interpreter from now on; or, without a rule, no longer.
    Interpret {
        line: LineId,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        rule: Option<Interpretation>,
    },
    /// Mark how a rendering departs from what was said.
    Misrender {
        of: u64,
        how: Misrendering,
    },
    /// A remark tied to a moment: that of event `of`, or to a play time, or to now.
    Mark {
        text: String,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        of: Option<u64>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        play_ms: Option<i64>,
    },
    /// A translation of what event `of` said.
    Gloss {
        of: u64,
        language: String,
        text: String,
    },
    /// Enter what the team played on paper.
    EnterLater {
        rows: Vec<Row>,
    },
}

/// What is done with an inject that has not happened.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "change", rename_all = "snake_case")]
pub enum InjectChange {
    /// Not until it is let go.
    Held,
    /// Let go: at its time or, when that is past, now.
    Released,
    /// Never.
    Skipped,
    /// With other words.
    Edited { text: String },
    /// With its first words again.
    Restored,
    /// At another time.
    Moved { play_ms: i64 },
}

/// How something told reaches people.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TellKind {
    Message,
    News,
    Call,
    Document,
    Around,
}

impl TellKind {
    /// Every kind.
    pub const ALL: [TellKind; 5] =
        [TellKind::Message, TellKind::News, TellKind::Call, TellKind::Document, TellKind::Around];

    /// The stable name.
    pub const fn name(self) -> &'static str {
        match self {
            TellKind::Message => "message",
            TellKind::News => "news",
            TellKind::Call => "call",
            TellKind::Document => "document",
            TellKind::Around => "around",
        }
    }
}
