//! What can happen in an exercise, as pure functions over a log.
//!
//! `advance` emits what is due, `decide` turns a command into events or a refusal, `evolve` folds an event into the state,
//! `view` says what a seat sees of it. Time and chance are parameters; bytes, stores and screens are elsewhere.
//! Where to start: [`event::Event`], then [`state::State`].

pub mod advance;
pub mod asking;
pub mod clock;
pub mod command;
pub mod decide;
pub mod delivery;
pub mod drill;
pub mod event;
pub mod hearing;
pub mod ledger;
pub mod limits;
pub mod naming;
pub mod reacting;
pub mod retold;
pub mod scene;
pub mod state;
pub mod team;
pub mod view;
mod wording;

pub use advance::advance;
pub use command::{Command, Refusal, Rung};
pub use decide::decide;
pub use event::{Event, Happening};
pub use scene::Scene;
pub use state::State;
