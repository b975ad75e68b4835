//! Properties of the chain over logs of any shape.

#![expect(clippy::unwrap_used, reason = "a test: what fails must stop it")]

mod export;
mod fork;
mod log;
mod tamper;
mod verify;
