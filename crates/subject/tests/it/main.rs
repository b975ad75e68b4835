//! The rules of the simulated person one by one, each with a case that would break it.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

mod address;
mod asked;
mod chance;
mod crowd;
mod endings;
mod held;
mod hooks;
mod influence;
mod labels;
mod listening;
mod names;
mod promises;
mod scene;
mod silence;
mod threshold;
