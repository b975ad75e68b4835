//! The loop around the pure core, on both embedded stores: races, crashes, outages, erasure, export. No test waits for the
//! wall clock: the time is told by a store that the test sets.

mod clocked;
mod crash;
mod erase;
mod export;
mod outage;
mod races;
mod room;
mod story;
mod timer;
