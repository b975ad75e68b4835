//! What a finished scene shows, put into words and lines: the account of crate `review` beside the transcript. Only
//! drawing is here; what counts, and what it means, is decided in `review` and recorded in the log.

pub(crate) mod account;
pub(crate) mod curve;
pub(crate) mod fold;
pub(crate) mod foresight;
pub(crate) mod futures;
pub(crate) mod line;
pub(crate) mod moved;
pub(crate) mod person;
pub(crate) mod profile;
pub(crate) mod sheet;
pub(crate) mod speak;
pub(crate) mod top;
