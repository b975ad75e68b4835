//! Documents that people bring and take away. Bytes in, bytes out: no file, no network, no store.
//!
//! What never belongs here: sentences (callers pass texts in), what the content means.

pub mod sheet;
