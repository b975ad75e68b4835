//! The language files held against each other and against the engine's names.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod files;
mod names;
mod of_team;
mod plurals;
