//! What a seat can ask for, and why it may be refused. Reasons are codes; the sentences stand in the language files.

use crate::event::{NoteKind, SeatId, SubjectId};
use crate::team::later::Row as Later;
use crate::team::order::Order;
use crate::team::papers::Fault;
use crate::wording::Unfit;
use coding::Code;
use scenario::structure::Answer;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// A command of a seat.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "do", rename_all = "snake_case")]
pub enum Command {
    /// Ring the far end of a line.
    Call {
        line: String,
    },
    /// Ring off.
    HangUp {
        line: String,
    },
    /// Somebody is writing.
    Compose {
        line: String,
    },
    Say {
        line: String,
        text: String,
    },
    /// Ask the command desk.
    Request {
        item: String,
    },
    /// Write something down for oneself; also after the end.
    Note {
        note: NoteKind,
        text: String,
    },
    /// Correct what a unit was heard as; also after the end.
    Recode {
        line: String,
        utterance: u32,
        unit: u8,
        code: Code,
    },
    Pause,
    Resume,
    /// End the scene as it stands.
    End,
    /// Answer a line that rings at one's own end.
    PickUp {
        line: String,
    },
    /// Write down what was said on a line that is spoken outside.
    Hear {
        line: String,
        far_end: bool,
        text: String,
    },
    /// Answer what was asked for, from the commander's seat.
    Rule {
        item: String,
        answer: Answer,
        text: String,
    },
    /// Let another seat be the voice to the far end from now on.
    PassVoice {
        to: SeatId,
    },
    /// Stop the scene at once, for a reason that nobody has to give.
    SafeWord,
    /// Put an entry on a paper, or a new one in the place of an older.
    File {
        paper: String,
        fields: BTreeMap<String, String>,
        replaces: Option<u64>,
    },
    /// Confirm having read an entry.
    Confirm {
        entry: u64,
    },
    /// Mark what just happened with one key. `ago_ms` is how long ago, for what was kept while the network was gone.
    Tag {
        tag: String,
        ago_ms: i64,
    },
    /// Take back a tag that one struck by mistake.
    Untag {
        of: u64,
    },
    /// A remark tied to a moment, and to an event if one is named.
    Mark {
        text: String,
        of: Option<u64>,
        ago_ms: i64,
    },
    /// A course interpreter's translation of what was said or written.
    Gloss {
        of: u64,
        language: String,
        text: String,
    },
    /// How the person one plays feels, 0 to 100.
    Feel {
        subject: SubjectId,
        arousal: u8,
        trust: u8,
    },
    /// Where one stands on the ladder of the person one plays.
    Climb {
        subject: SubjectId,
        rung: Rung,
    },
    /// Say again, for the other side, what event `of` said.
    Render {
        of: u64,
        text: String,
    },
    /// Enter what was played on paper.
    EnterLater {
        rows: Vec<Later>,
    },
    /// From control.
    Order(Order),
}

/// What is noted on a ladder of concessions.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Rung {
    /// This step is reached; one below is a step back.
    Step(u8),
    /// Refused once more.
    Refused,
    /// Gave something small that is no step.
    Gave,
}

impl Command {
    /// Thinking about a scene does not end with it, and neither does writing it up.
    pub const fn works_after_the_end(&self) -> bool {
        matches!(
            self,
            Command::Note { .. }
                | Command::Recode { .. }
                | Command::File { .. }
                | Command::Confirm { .. }
                | Command::Mark { .. }
                | Command::Tag { .. }
                | Command::Untag { .. }
                | Command::Gloss { .. }
                | Command::EnterLater { .. }
                | Command::Order(Order::EnterLater { .. } | Order::Mark { .. } | Order::Gloss { .. })
        )
    }
}

/// Why a command was refused.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[serde(tag = "refusal", rename_all = "snake_case")]
pub enum Refusal {
    #[error("the exercise has ended; start another to go on")]
    Ended,
    #[error("the clock is held; resume first")]
    NotRunning,
    #[error("the clock already runs")]
    AlreadyRunning,
    #[error("there is no line «{line}»; the pack has: {known}")]
    NoSuchLine { line: String, known: String },
    #[error("nobody is on the line; call first")]
    LineClosed,
    #[error("the line already rings or is open")]
    LineBusy,
    #[error("there is nothing in it to say; write some words")]
    Empty,
    #[error("{chars} characters are too many for one utterance; {at_most} is the limit, split it")]
    TooLong { chars: usize, at_most: usize },
    #[error("this line has carried {at_most} utterances; start another exercise")]
    TooMany { at_most: u32 },
    #[error("{at_most} notes are written already; end the exercise and start another")]
    TooManyNotes { at_most: u32 },
    #[error("utterance {utterance} has no part {unit} on this line; reload the record")]
    NoSuchUnit { utterance: u32, unit: u8 },
    #[error("there is no «{item}» at the command desk; it has: {known}")]
    NoSuchItem { item: String, known: String },
    #[error("«{item}» was already asked for; wait for the answer or go by it")]
    AskedAlready { item: String },
    #[error("the id of a command has at most {at_most} characters")]
    BadClientId { at_most: usize },
    #[error("this seat may not do that")]
    NotYours,
    #[error("nothing rings at your end; wait until it does")]
    NotRinging,
    #[error("there is no paper «{paper}»")]
    NoSuchPaper { paper: String },
    #[error("the field «{field}» cannot be kept: {}", .fault.name())]
    BadField { field: String, fault: Fault },
    #[error("somebody was quicker: entry {by} stands in its place now; read it and write again if it still matters")]
    Replaced { by: u64 },
    #[error("there is no event {n} that this could be about; reload the page")]
    NoSuchEvent { n: u64 },
    #[error("{at_most} entries are written already; end the exercise and start another")]
    TooManyEntries { at_most: usize },
    #[error("nobody asked for «{item}»")]
    NotAsked { item: String },
    #[error("«{item}» is answered already, by «{by}»; that answer stands")]
    AnsweredAlready { item: String, by: SeatId },
    #[error("this voice is on the line already")]
    VoiceAlready,
    #[error("nothing with the number {n} waits for the interpreter; take the next that waits")]
    NotWaiting { n: u64 },
    #[error("the scene is still played; what happened on paper is entered when it is over")]
    StillPlayed,
    #[error("row {row}: its time lies before that of the row above it, or is no play time")]
    NotRising { row: usize },
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
    /// The stable name, also the key of its sentence in the language files (`refusal-<name>`).
    pub const fn name(&self) -> &'static str {
        match self {
            Refusal::Ended => "ended",
            Refusal::NotRunning => "not_running",
            Refusal::AlreadyRunning => "already_running",
            Refusal::NoSuchLine { .. } => "no_such_line",
            Refusal::LineClosed => "line_closed",
            Refusal::LineBusy => "line_busy",
            Refusal::Empty => "empty",
            Refusal::TooLong { .. } => "too_long",
            Refusal::TooMany { .. } => "too_many",
            Refusal::TooManyNotes { .. } => "too_many_notes",
            Refusal::NoSuchUnit { .. } => "no_such_unit",
            Refusal::NoSuchItem { .. } => "no_such_item",
            Refusal::AskedAlready { .. } => "asked_already",
            Refusal::BadClientId { .. } => "bad_client_id",
            Refusal::NotYours => "not_yours",
            Refusal::NotRinging => "not_ringing",
            Refusal::NoSuchPaper { .. } => "no_such_paper",
            Refusal::BadField { .. } => "bad_field",
            Refusal::Replaced { .. } => "replaced",
            Refusal::NoSuchEvent { .. } => "no_such_event",
            Refusal::TooManyEntries { .. } => "too_many_entries",
            Refusal::NotAsked { .. } => "not_asked",
            Refusal::AnsweredAlready { .. } => "answered_already",
            Refusal::VoiceAlready => "voice_already",
            Refusal::NotWaiting { .. } => "not_waiting",
            Refusal::StillPlayed => "still_played",
            Refusal::NotRising { .. } => "not_rising",
        }
    }

    /// Every name.
    pub const NAMES: &'static [&'static str] = &[
        "ended",
        "not_running",
        "already_running",
        "no_such_line",
        "line_closed",
        "line_busy",
        "empty",
        "too_long",
        "too_many",
        "too_many_notes",
        "no_such_unit",
        "no_such_item",
        "asked_already",
        "bad_client_id",
        "not_yours",
        "not_ringing",
        "no_such_paper",
        "bad_field",
        "replaced",
        "no_such_event",
        "too_many_entries",
        "not_asked",
        "answered_already",
        "voice_already",
        "not_waiting",
        "still_played",
        "not_rising",
    ];
}
