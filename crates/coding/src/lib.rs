//! Utterance to thought units to behaviour codes, per language. Pure: no clock, no chance, no file system.
//!
//! Start reading at [`Coder`]; the knowledge stands in `data/<language>/*.toml`, which a native trainer can edit.
//! The crate says what a unit does. What that does to the person at the far end is the business of `subject`.

pub mod code;
mod coder;
mod context;
mod feelings;
mod four;
mod language;
mod noise;
pub mod phrase;
mod rules;
mod split;
pub mod text;
mod traits;
mod translit;
pub mod unit;
mod words;

pub use code::Code;
pub use coder::Coder;
pub use four::FourClass;
pub use language::{BadLanguage, Language};
pub use unit::{Coded, Unit};
pub use words::Words;
