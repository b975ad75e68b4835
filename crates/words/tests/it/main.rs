//! The language files held against each other and against the engine's names.

mod files;
mod names;
mod plurals;
