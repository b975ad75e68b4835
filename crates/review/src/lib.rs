//! What a log shows (the account of what was said and why it went so), and what simulated negotiators show about the engine
//! (outcome mixes, validation statements). Pure: logs and packs come in as values, figures go out.

pub mod account;
pub mod corrections;
pub mod drill;
pub mod futures;
pub mod hint;
pub mod policy;
pub mod simulate;
pub mod skills;
pub mod statistics;
pub mod validate;
