//! A file for each page: its handler, its view, its refusals.

pub(crate) mod after;
pub(crate) mod call;
pub(crate) mod coach;
pub(crate) mod compare;
pub(crate) mod delete;
pub(crate) mod drill;
pub(crate) mod fork;
pub(crate) mod frame;
pub(crate) mod hand;
pub(crate) mod health;
pub(crate) mod metrics;
pub(crate) mod mine;
pub(crate) mod practise;
pub(crate) mod record;
pub(crate) mod settings;
pub(crate) mod start;
pub(crate) mod summary;
pub(crate) mod whatif;
