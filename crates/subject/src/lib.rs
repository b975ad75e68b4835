//! The simulated person in crisis, as a pure fold step.
//!
//! `(subject, stimulus, play time, persona, draws) -> reaction`: what was heard is appraised in context, the appraisal
//! moves the state with the signs and sizes of the doctrine (7.2, 7.3), an act is drawn from a cue-response table, and a
//! line is chosen from the pack's bank. Every movement carries its reason.
//!
//! Nothing here reads a clock, a file or a generator: time, tables and draws are parameters. Stored numbers are integers
//! in millionths. Nothing here knows of seats, logs or screens.

pub mod appraise;
pub mod cell;
pub mod choose;
pub mod cue;
pub mod draw;
pub mod ending;
pub mod heard;
pub mod motion;
pub mod person;
pub mod react;
pub mod state;
pub mod table;
pub mod var;
pub mod voice;
pub mod words;

pub use cue::Cue;
pub use draw::Draws;
pub use heard::{Desk, Heard, HeardUnit, Stimulus};
pub use person::Person;
pub use react::{Reaction, Reason, react};
pub use state::Subject;
pub use table::Engine;
pub use var::{Var, Vars};
