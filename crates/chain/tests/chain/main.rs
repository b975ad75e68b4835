//! Properties of the chain over logs of any shape.

mod export;
mod fork;
mod log;
mod tamper;
mod verify;
