//! The pack format from outside: good packs read, broken ones say why, no bytes make it panic.

mod broken;
mod bytes;
mod docs;
mod folder;
mod good;
mod schema;
