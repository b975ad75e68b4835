//! What can happen in an exercise, driven from outside: whole scenes of three packs, and properties of clocks, dues, folds
//! and views under random play.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

mod asked;
mod delivery;
mod drill;
mod frozen;
mod ledger;
mod naming;
mod packs;
mod pauses;
mod play;
mod random;
mod refusals;
mod retold;
mod retries;
mod scenes;
mod setting;
mod spent;
mod team;
mod views;
