//! The scenario pack format: types, reading from bytes, checking.
//!
//! Pure: files come in as bytes and problems go out as values. Nothing here touches a disk, a clock or a generator,
//! and nothing here knows how a subject reacts.

pub mod act;
pub mod check;
pub mod drill;
pub mod keys;
pub mod line;
pub mod pack;
pub mod papers;
pub mod persona;
pub mod read;
pub mod structure;
pub mod tags;

pub use act::Act;
pub use check::Problem;
pub use line::Line;
pub use pack::{Files, Pack, Tongue};
pub use persona::Persona;
pub use read::Reading;
pub use structure::{Outcome, Structure};
