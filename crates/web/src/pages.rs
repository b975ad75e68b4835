//! A file for each page: its handler, its view, its refusals.

pub(crate) mod call;
pub(crate) mod compare;
pub(crate) mod delete;
pub(crate) mod fork;
pub(crate) mod frame;
pub(crate) mod health;
pub(crate) mod practise;
pub(crate) mod record;
pub(crate) mod settings;
pub(crate) mod start;
pub(crate) mod whatif;
