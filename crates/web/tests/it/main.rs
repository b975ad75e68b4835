//! Pages, forms and streams against a house on a store in memory, whose clock only the test moves.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod advisers;
mod after;
mod assets;
mod call;
mod coach;
mod command;
mod compared;
mod control;
mod drill;
mod files;
mod hand;
mod house;
mod injects;
mod interpreter;
mod join;
mod lent;
mod metrics;
mod moments;
mod network;
mod notes;
mod pack;
mod papers;
mod practise;
mod record;
mod seat;
mod settings;
mod several;
mod shared;
mod sheets;
mod staff;
mod start;
mod stream;
mod structures;
mod summary;
mod texts;
