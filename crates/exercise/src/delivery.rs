//! One delivery of a scenario to one or more teams: the exercise's own log. Who is there, what control ordered, votes,
//! commitments, lessons. Each team has a log of its own ([`crate::State`]); what control does to it stands here first.
//!
//! Names of people never stand here: a person is an id that leads to a record outside.

pub mod command;
pub mod decide;
pub mod event;
pub mod recording;
pub mod rotation;
pub mod seating;
pub mod state;

pub use command::{Actor, Command, Refusal};
pub use decide::decide;
pub use event::{Event, Happening, Opening, TeamPlan};
pub use recording::{Anchor, Recording};
pub use state::State;

/// A team within an exercise, for example `1`.
pub type TeamId = String;

/// Named limits of an exercise.
pub mod limits {
    /// Teams in one exercise.
    pub const TEAMS: usize = 20;
    /// People in one exercise.
    pub const PEOPLE: usize = 300;
    /// Characters in a title, an option, a name of a file.
    pub const LINE_CHARS: usize = 200;
    /// Characters in a commitment, a conclusion, a field of a lesson.
    pub const TEXT_CHARS: usize = 1_000;
    /// Options of one vote, least and most.
    pub const OPTIONS: [usize; 2] = [2, 6];
    /// Commitments of one person.
    pub const COMMITMENTS: usize = 5;
    /// Votes, conclusions and lessons of one exercise, each.
    pub const ENTRIES: usize = 500;
    /// Pictures and documents that control hands out in one exercise beside those of the pack.
    pub const SHEETS: usize = 200;
    /// Recordings in one exercise, and pieces of one recording.
    pub const RECORDINGS: usize = 40;
    pub const PIECES: usize = 100;
    /// Furthest place in a recording, ms.
    pub const RECORDING_MS: i64 = 24 * 60 * 60_000;
}
