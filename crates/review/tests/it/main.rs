//! Reviews of whole talks: played through the exercise, read from the log.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

mod account;
mod futures;
mod setting;
mod stage;
