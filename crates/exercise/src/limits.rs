//! Named limits of an exercise; beyond each stands a refusal with a remedy.

/// Characters in one utterance.
pub const UTTERANCE_CHARS: usize = 4_000;
/// Characters of the name of somebody as whom control speaks.
pub const SPEAKER_CHARS: usize = 80;
/// Characters in one note.
pub const NOTE_CHARS: usize = 500;
/// Notes in one log.
pub const NOTES: u32 = 500;
/// Corrections of codes in one log.
pub const CORRECTIONS: u32 = 2_000;
/// Characters in a client's id of a command.
pub const CLIENT_ID_CHARS: usize = 64;
/// Utterances on one line; a negotiation of several days has fewer.
pub const UTTERANCES: u32 = 20_000;
/// Utterances on one line where somebody practises alone: hours of talk, and still read at one go for the review.
pub const ALONE_UTTERANCES: u32 = 2_000;
/// Milliseconds between two signs that somebody is composing.
pub const COMPOSING_EVERY_MS: i64 = 10_000;
/// Milliseconds without any node alive after which clocks are held.
pub const OUTAGE_MS: i64 = 15_000;
/// Things that can come due in one go, so that no fault in a pack can run for ever.
pub const DUES_AT_ONCE: usize = 10_000;
/// Characters in a field of a paper that is a line, and in one that is a text.
pub use scenario::papers::{LINE_CHARS as PAPER_LINE_CHARS, TEXT_CHARS as PAPER_TEXT_CHARS};
/// Entries on all papers of a team.
pub const ENTRIES: usize = 3_000;
/// Tags, marks, glosses and slider movements of a team.
pub const MARKS: u32 = 20_000;
/// Steps of a ladder of concessions.
pub const LADDER_STEPS: u8 = 20;
/// Characters in a mark, a gloss, and in what control tells.
pub const MARK_CHARS: usize = 2_000;
/// Injects of control's own in a team.
pub const PLANNED: usize = 256;
/// Characters in the id of such an inject.
pub const INJECT_CHARS: usize = 64;
/// Characters of a document that is handed out; percent-encoded they fit into a form.
pub const DOCUMENT_CHARS: usize = 8_000;
/// Characters of the description of a picture.
pub const ALT_CHARS: usize = 500;
/// Milliseconds a phone rings at a person's end before nobody answers.
pub const RING_MS: i64 = 30_000;
/// Furthest back in time that a tag or mark may be put, for what was written without a network.
pub const AGO_MS: i64 = 30 * 60_000;
/// Rows of a sheet that was played on paper and is entered in one go.
pub const LATER_ROWS: usize = 500;
/// The latest play time of what is entered afterwards: a week.
pub const LATER_MS: i64 = 7 * 24 * 60 * 60_000;

/// Seconds by which a rendering of the interpreter comes late at most.
pub const LAG_S: u16 = 60;
