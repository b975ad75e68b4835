//! The rules of the simulated person one by one, each with a case that would break it.

mod address;
mod chance;
mod crowd;
mod endings;
mod hooks;
mod influence;
mod labels;
mod listening;
mod promises;
mod scene;
mod silence;
mod threshold;
