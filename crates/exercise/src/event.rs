//! Everything that can stand in a team's log. Kinds and versions are stable: an old log is read for ever.
//! Events hold codes and parameters, never sentences of the interface; free text has a language.

use crate::team::interpreting::{Interpretation, Misrendering};
use crate::team::later::Row as Later;
use crate::team::order::{InjectChange, TellKind};
use crate::team::sheet::Sheet;
use crate::team::table::Planned;
use crate::team::{PersonId, Team};
use coding::Code;
use coding::unit::{Feeling, Unit};
use scenario::line::Tone;
use scenario::structure::Answer;
use scenario::{Act, Outcome};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use subject::Subject;
use subject::cue::Cue;
use subject::react::Reason;

/// Which seat did it; the engine's own seat is [`ENGINE`].
pub type SeatId = String;
/// On which line it happened; empty for none.
pub type LineId = String;
/// A person at the far end.
pub type SubjectId = String;
/// The cause of a reaction, for example `say:phone:3`; also the key of its draws.
pub type Cause = String;

/// The seat of what happens by itself.
pub const ENGINE: &str = "engine";

/// An event with its envelope, as far as the fold needs it.
#[derive(Clone, Debug, PartialEq)]
pub struct Happening {
    /// Stamp, ms since the Unix epoch.
    pub at: i64,
    pub seat: SeatId,
    pub line: LineId,
    /// What came due, for example `speak:say:phone:3`; fires once.
    pub due: Option<String>,
    /// The client's id of the command, for harmless retries.
    pub client: Option<String>,
    pub event: Event,
}

/// What was pinned when the log began.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Genesis {
    pub pack: Pinned,
    /// Hash of the engine's tables.
    pub engine: String,
    /// Hash of the coder's language data.
    pub coder: String,
    /// Version of the program that started it.
    pub program: String,
    /// Spoken language of each line.
    pub languages: BTreeMap<LineId, String>,
    /// Who plays at the far end.
    pub cast: BTreeMap<SubjectId, String>,
    /// 1-5.
    pub intensity: u8,
    /// The worst ending that may occur.
    pub worst: Outcome,
    pub seed: u64,
    /// Tells a fork's dice from its original's.
    #[serde(default)]
    pub salt: u64,
    /// The log this one was taken up from, if it is a second try.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub fork: Option<Fork>,
    /// Where a team plays it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub team: Option<Team>,
}

/// Where a second try begins: everything up to and with event `n` of another log was copied.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fork {
    /// The other log's id.
    pub log: String,
    pub n: u64,
}

/// A pack by name and content.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pinned {
    pub id: String,
    pub version: String,
    pub hash: String,
}

/// A coded unit with what the pack knows about it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CodedUnit {
    #[serde(flatten)]
    pub unit: Unit,
    /// Topics of the pack that were touched.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub topics: Vec<String>,
    /// Those of them that are named only to be kept away («not to block two»).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub spared: Vec<String>,
    /// The desk item that is spoken of.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub thing: Option<String>,
    /// A word that is an insult in this setting.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub insult_here: bool,
}

/// A reaction of a subject, planned to be spoken later.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Reacted {
    pub subject: SubjectId,
    pub cause: Cause,
    /// The whole state after, in millionths.
    pub state: Subject,
    pub act: Act,
    pub tone: Tone,
    pub heat: u8,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub topic: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub answers: Option<Cue>,
    pub reasons: Vec<Reason>,
    /// The authored line, `<bank>/<id>`.
    pub words_id: String,
    pub words: String,
    /// The state moved, but nothing is said.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub quiet: bool,
    /// Play time when it is spoken, and how long that takes.
    pub speak_at_ms: i64,
    pub lasts_ms: i64,
    /// The outcome it brings when it is spoken.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ends: Option<Outcome>,
}

/// What happened.
#[expect(clippy::large_enum_variant, reason = "a log has one genesis; everything that comes often is small")]
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Event {
    /// The first event of a log.
    Genesis(Genesis),
    /// A line rings.
    Rang,
    /// The far end answered; `n` counts the calls on this line.
    LineOpened {
        #[serde(rename = "call")]
        n: u32,
    },
    /// Nobody answered.
    NotAnswered,
    /// A seat rang off.
    RangOff,
    /// Somebody is writing or holds the talk key.
    Composing,
    /// An utterance. `n` counts the utterances of seats on this line, from 1.
    Said {
        #[serde(rename = "utterance")]
        n: u32,
        text: String,
        /// The other side waits for the interpreter.
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        waits: bool,
        /// As whom control says it: somebody whom nobody plays. Empty for a seat's own voice.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        speaker: String,
    },
    /// What the utterance does.
    Coded {
        #[serde(rename = "utterance")]
        n: u32,
        units: Vec<CodedUnit>,
        nonsense: bool,
    },
    /// What it did to the subject, and what the subject is going to say.
    Reacted(Box<Reacted>),
    /// The subject spoke.
    Spoke {
        subject: SubjectId,
        cause: Cause,
        act: Act,
        words_id: String,
        words: String,
        lasts_ms: i64,
        /// The other side waits for the interpreter.
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        waits: bool,
    },
    /// The subject was about to speak and was cut off.
    Withheld {
        subject: SubjectId,
        cause: Cause,
    },
    /// Something was due and found nothing left to do. It is written down all the same: what is due is spent by the log
    /// alone, never by whoever happened to be awake.
    Lapsed,
    /// The command desk was asked for something.
    Requested {
        item: String,
    },
    /// The command desk answered.
    Answered {
        item: String,
        answer: Answer,
        /// What a commander of flesh and blood said to it; empty for the pack's own answer.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        text: String,
    },
    /// Control made something happen.
    Injected {
        inject: String,
        /// Other words than the pack's.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        text: Option<String>,
    },
    /// A situation of a drill was told.
    SceneSet {
        situation: String,
        level: u8,
        words: String,
    },
    /// Somebody in a drill spoke.
    Prompted {
        situation: String,
        /// Answers given in this situation so far.
        answers: u8,
        /// The last one listened.
        heard: bool,
        /// Nobody had answered.
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        silent: bool,
        /// What is felt behind the words.
        feelings: Vec<Feeling>,
        words: String,
        lasts_ms: i64,
    },
    /// A seat wrote something down for itself.
    Noted {
        note: NoteKind,
        text: String,
    },
    /// A person corrected what a unit of an utterance was heard as. It changes profiles, never past state.
    Recoded {
        utterance: u32,
        /// From 0.
        unit: u8,
        code: Code,
    },
    /// Somebody at the far end spoke with a person's words: those of who plays the part or, lent, those of control, also
    /// for somebody simulated. `n` counts these utterances on the line, from 1.
    Voiced {
        subject: SubjectId,
        #[serde(rename = "utterance")]
        n: u32,
        text: String,
        /// The other side waits for the interpreter.
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        waits: bool,
    },
    /// A person took a seat, or left it.
    Seated {
        place: SeatId,
        person: Option<PersonId>,
    },
    /// Another seat speaks to the far end from here on.
    VoicePassed {
        to: SeatId,
    },
    /// The scene stops at once; nobody has to say why.
    SafeWord,
    /// How the person who plays somebody says that this somebody feels, 0 to 100.
    Felt {
        subject: SubjectId,
        arousal: u8,
        trust: u8,
    },
    /// Where the person who plays somebody stands on the ladder of their papers: the step they have come to, 0 for none, and
    /// how often in a row they have refused since they last gave something.
    Laddered {
        subject: SubjectId,
        step: u8,
        refused: u8,
    },
    /// One key for what just happened.
    Tagged {
        tag: String,
        play_ms: i64,
    },
    /// The seat takes back tag `of`, which it had struck by mistake.
    Untagged {
        of: u64,
    },
    /// A remark tied to a moment.
    Marked {
        text: String,
        play_ms: i64,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        of: Option<u64>,
    },
    /// A translation of what event `of` said.
    Glossed {
        of: u64,
        language: String,
        text: String,
    },
    /// An entry on a paper; its number in the log is its id.
    Filed {
        paper: String,
        fields: BTreeMap<String, String>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        replaces: Option<u64>,
    },
    /// A seat has read an entry.
    Confirmed {
        entry: u64,
    },
    /// Something that happened on paper, entered afterwards by the seat of the envelope.
    EnteredLater {
        #[serde(flatten)]
        row: Later,
    },
    /// Control told some seats something; no seats means everybody.
    Told {
        to: Vec<SeatId>,
        how: TellKind,
        text: String,
        /// The inject of control's own that this is.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        inject: Option<String>,
    },
    /// Control plans an inject of its own.
    Planned {
        inject: String,
        #[serde(flatten)]
        planned: Planned,
    },
    /// Control handed some seats a picture or a document; no seats means everybody.
    Handed {
        to: Vec<SeatId>,
        sheet: Sheet,
    },
    /// Control has its hand on an inject.
    InjectSet {
        inject: String,
        #[serde(flatten)]
        to: InjectChange,
    },
    /// From here on what is said on this line waits for the interpreter; or, without a rule, no longer.
    InterpretationSet {
        #[serde(default, skip_serializing_if = "Option::is_none")]
        rule: Option<Interpretation>,
    },
    /// The interpreter has said again what event `of` said; the other side gets it in a while.
    Underway {
        of: u64,
        text: String,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        how: Option<Misrendering>,
    },
    /// What event `of` said, as the other side gets it.
    Rendered {
        of: u64,
        to_far: bool,
        text: String,
        /// How the interpreter was asked to depart from it.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        how: Option<Misrendering>,
        /// It waited too long: these are the words as they were spoken.
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        not_interpreted: bool,
    },
    /// Control marks how rendering `of` departs from what was said.
    Misrendered {
        of: u64,
        how: Misrendering,
    },
    Paused,
    Resumed,
    /// No node was alive: the clock stands since `since` (ms since the Unix epoch).
    Held {
        since: i64,
    },
    /// The end.
    Ended {
        outcome: Outcome,
        by: EndedBy,
    },
    /// Bodies were removed; written and understood by the chain.
    Erased {
        events: Vec<u64>,
        reason: String,
    },
}

/// What a note is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum NoteKind {
    Note,
    /// A reason to live, as the negotiator hears it.
    Hook,
    /// What hurts.
    Trigger,
}

impl NoteKind {
    /// Every kind.
    pub const ALL: &'static [NoteKind] = &[NoteKind::Note, NoteKind::Hook, NoteKind::Trigger];

    /// The stable name.
    pub const fn name(self) -> &'static str {
        match self {
            NoteKind::Note => "note",
            NoteKind::Hook => "hook",
            NoteKind::Trigger => "trigger",
        }
    }
}

/// What brought the end.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum EndedBy {
    Subject,
    Time,
    /// A seat or control ended it.
    Seat,
    /// The far end could not be reached any more.
    Unreachable,
    /// A drill went through.
    Done,
}

impl Event {
    /// Every kind, for tables and tests.
    pub const KINDS: &'static [&'static str] = &[
        "genesis",
        "rang",
        "line_opened",
        "not_answered",
        "rang_off",
        "composing",
        "said",
        "coded",
        "reacted",
        "spoke",
        "withheld",
        "lapsed",
        "requested",
        "answered",
        "injected",
        "scene_set",
        "prompted",
        "noted",
        "recoded",
        "voiced",
        "seated",
        "voice_passed",
        "safe_word",
        "felt",
        "laddered",
        "tagged",
        "untagged",
        "marked",
        "glossed",
        "filed",
        "confirmed",
        "entered_later",
        "told",
        "planned",
        "handed",
        "inject_set",
        "interpretation_set",
        "rendered",
        "misrendered",
        "underway",
        "paused",
        "resumed",
        "held",
        "ended",
        "erased",
    ];

    /// The stable name of the kind, as it stands in the chained header.
    pub const fn kind(&self) -> &'static str {
        match self {
            Event::Genesis(_) => "genesis",
            Event::Rang => "rang",
            Event::LineOpened { .. } => "line_opened",
            Event::NotAnswered => "not_answered",
            Event::RangOff => "rang_off",
            Event::Composing => "composing",
            Event::Said { .. } => "said",
            Event::Coded { .. } => "coded",
            Event::Reacted(_) => "reacted",
            Event::Spoke { .. } => "spoke",
            Event::Withheld { .. } => "withheld",
            Event::Lapsed => "lapsed",
            Event::Requested { .. } => "requested",
            Event::Answered { .. } => "answered",
            Event::Injected { .. } => "injected",
            Event::SceneSet { .. } => "scene_set",
            Event::Prompted { .. } => "prompted",
            Event::Noted { .. } => "noted",
            Event::Recoded { .. } => "recoded",
            Event::Voiced { .. } => "voiced",
            Event::Seated { .. } => "seated",
            Event::VoicePassed { .. } => "voice_passed",
            Event::SafeWord => "safe_word",
            Event::Felt { .. } => "felt",
            Event::Laddered { .. } => "laddered",
            Event::Tagged { .. } => "tagged",
            Event::Untagged { .. } => "untagged",
            Event::Marked { .. } => "marked",
            Event::Glossed { .. } => "glossed",
            Event::Filed { .. } => "filed",
            Event::Confirmed { .. } => "confirmed",
            Event::EnteredLater { .. } => "entered_later",
            Event::Told { .. } => "told",
            Event::Planned { .. } => "planned",
            Event::Handed { .. } => "handed",
            Event::InjectSet { .. } => "inject_set",
            Event::InterpretationSet { .. } => "interpretation_set",
            Event::Rendered { .. } => "rendered",
            Event::Misrendered { .. } => "misrendered",
            Event::Underway { .. } => "underway",
            Event::Paused => "paused",
            Event::Resumed => "resumed",
            Event::Held { .. } => "held",
            Event::Ended { .. } => "ended",
            Event::Erased { .. } => "erased",
        }
    }

    /// The version of the kind's body that is written now.
    pub const fn version(&self) -> u16 {
        1
    }

    /// The body as JSON bytes. The kind stands in the header alone.
    pub fn to_body(&self) -> Vec<u8> {
        body(self)
    }

    /// Reads a body of a kind and version.
    pub fn from_body(kind: &str, version: u16, bytes: &[u8]) -> Result<Event, Unreadable> {
        from(kind, version, bytes)
    }
}

/// An event's body: its fields without the kind, as JSON.
pub(crate) fn body(event: &impl Serialize) -> Vec<u8> {
    let mut value = serde_json::to_value(event).unwrap_or_default();
    if let Some(map) = value.as_object_mut() {
        map.remove("kind");
    }
    value.to_string().into_bytes()
}

/// An event from its body and the kind in its header.
pub(crate) fn from<E: serde::de::DeserializeOwned>(kind: &str, version: u16, bytes: &[u8]) -> Result<E, Unreadable> {
    let unreadable = |what: String| Unreadable { kind: kind.to_owned(), version, what };
    if version != 1 {
        return Err(unreadable("this program reads version 1; use a newer one".to_owned()));
    }
    let mut value: serde_json::Value = serde_json::from_slice(bytes).map_err(|e| unreadable(e.to_string()))?;
    let map = value.as_object_mut().ok_or_else(|| unreadable("the body is no object".to_owned()))?;
    map.insert("kind".to_owned(), kind.into());
    serde_json::from_value(value).map_err(|e| unreadable(e.to_string()))
}

/// An event this program cannot read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("an event of kind «{kind}» version {version} cannot be read: {what}")]
pub struct Unreadable {
    pub kind: String,
    pub version: u16,
    pub what: String,
}
