//! A file for each page: its handler, its view, its refusals.

pub(crate) mod call;
pub(crate) mod delete;
pub(crate) mod frame;
pub(crate) mod health;
pub(crate) mod practise;
pub(crate) mod record;
pub(crate) mod settings;
pub(crate) mod start;
