//! `stairway validate`: the doctrine's validation statements, tested by simulation.

use crate::cli::Validate;
use crate::failure::Failure;
use std::process::ExitCode;

pub fn run(_a: &Validate) -> Result<ExitCode, Failure> {
    Err(Failure::fault("not yet"))
}
