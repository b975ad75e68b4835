//! The program as a person or another tool uses it: arguments in, lines and exit codes out.

#![expect(clippy::unwrap_used, reason = "a test stops at the first surprise")]

mod check;
mod code;
mod corrections;
mod logs;
mod play;
mod program;
mod simulate;
mod whatif;
