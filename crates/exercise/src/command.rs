//! What a seat can ask for, and why it may be refused. Reasons are codes; the sentences stand in the language files.

use crate::event::NoteKind;
use coding::Code;
use serde::{Deserialize, Serialize};

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
    ];
}
