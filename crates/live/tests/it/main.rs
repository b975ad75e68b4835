//! The loop around the pure core, on both embedded stores: races, crashes, outages, erasure, export. No test waits for the
//! wall clock: the time is told by a store that the test sets.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

mod clocked;
mod course;
mod crash;
mod delivery;
mod erase;
mod export;
mod files;
mod fork;
mod idle;
mod outage;
mod races;
mod room;
mod staff;
mod story;
mod timer;
