//! The program: command line and start-up. Each command is a small module; none holds a rule of an exercise.

mod announce;
mod check;
mod cli;
mod code;
mod desktop;
mod failure;
mod guests;
mod helpline;
mod logs;
mod network;
mod packs;
mod play;
mod serve;
mod simulate;
mod tls;
mod validate;
mod whatif;

use clap::Parser;
use std::process::ExitCode;

/// A roomful of screens is thousands of short texts a second.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    let arguments = cli::Arguments::parse();
    match cli::run(arguments) {
        Ok(code) => code,
        Err(failure) => failure.report(),
    }
}
