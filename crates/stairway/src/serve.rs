//! `stairway`: the server.

use crate::cli::Serve;
use crate::failure::Failure;
use std::process::ExitCode;

pub fn run(_a: Serve) -> Result<ExitCode, Failure> {
    Err(Failure::fault("not yet"))
}
