//! Utterance to thought units to behaviour codes, per language. Pure: no clock, no chance, no file system.
//!
//! Start reading at [`Coder`]; the knowledge stands in `data/<language>/*.toml`, which a native trainer can edit.
//! The crate says what a unit does. What that does to the person at the far end is the business of `subject`.

mod boundary;
pub mod code;
mod coder;
mod context;
pub mod features;
mod feelings;
mod four;
mod grams;
mod joining;
mod judge;
mod language;
pub mod model;
mod names;
mod noise;
mod opinion;
pub mod phrase;
mod rules;
mod sieve;
mod sight;
mod split;
mod taken_up;
pub mod text;
mod traits;
mod translit;
mod trie;
pub mod unit;
mod words;

pub use code::Code;
pub use coder::{Coder, With};
pub use four::FourClass;
pub use language::{BadLanguage, Language};
pub use names::Called;
pub use taken_up::taken_up;
pub use unit::{Coded, Unit};
pub use words::Words;
