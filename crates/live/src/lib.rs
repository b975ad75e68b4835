//! The loop around the pure core: load a log, advance what is due, decide a command, append, retry on a conflict, wake
//! whoever watches. Any node may do any of this for any log; nothing here is a leader and nothing holds a lock in the store.
//!
//! What never belongs here: rules of an exercise (crate `exercise`), SQL (the stores), HTML (crate `web`).

mod codec;
pub mod course;
mod delivery;
mod files;
mod fork;
mod handing;
mod house;
mod library;
mod outage;
mod people;
mod record;
mod room;
pub mod staff;
mod timer;

pub use codec::{CodecError, from_record, into_draft};
pub use delivery::{CELL, DIRECTOR, DeliveryError, Listed, Plan, PlannedTeam};
pub use house::{ActError, BeginError, Gauges, House, Setup};
pub use library::{Library, Misfit, Shelved, pack_in};
pub use people::{ALIAS_CHARS, JoinError, Names, Person, look_alike};
