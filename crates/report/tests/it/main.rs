//! Spreadsheets as people save them, and as somebody hostile might.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod sheet;
