//! The pack format from outside: good packs read, broken ones say why, no bytes make it panic.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

mod broken;
mod bytes;
mod docs;
mod folder;
mod good;
mod guides;
mod papers;
mod schema;
mod shown;
