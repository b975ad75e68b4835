//! What a finished scene shows: every line with its codes, every reaction with its reasons. Pure: from events to rows in
//! the engine's names; the page puts them into words.

pub(crate) mod fold;
pub(crate) mod moved;
pub(crate) mod promises;
