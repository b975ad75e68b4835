//! How a command ends when it cannot do what was asked: what was wrong and what to do, on standard error.

use std::fmt::Display;
use std::process::ExitCode;

/// Why a command ended without its result.
#[derive(Debug)]
pub enum Failure {
    /// The input was wrong: exit code 2.
    Input(String),
    /// Something else failed: exit code 1.
    Fault(String),
}

impl Failure {
    /// Bad input, with the remedy in the sentence.
    pub fn input(what: impl Display) -> Self {
        Failure::Input(what.to_string())
    }

    /// A failure that is not the input's.
    pub fn fault(what: impl Display) -> Self {
        Failure::Fault(what.to_string())
    }

    /// Prints and gives the exit code.
    pub fn report(self) -> ExitCode {
        let (text, code) = match self {
            Failure::Input(text) => (text, 2),
            Failure::Fault(text) => (text, 1),
        };
        eprintln!("stairway: {text}");
        ExitCode::from(code)
    }
}

impl From<std::io::Error> for Failure {
    fn from(error: std::io::Error) -> Self {
        // A closed pipe («| head») is no failure worth words.
        if error.kind() == std::io::ErrorKind::BrokenPipe {
            std::process::exit(0);
        }
        Failure::fault(error)
    }
}
