//! `stairway check`: every problem of a pack, or of a set of papers, at once.

use crate::cli::Check;
use crate::failure::Failure;
use crate::packs;
use scenario::check::Severity;
use std::io::Write;
use std::process::ExitCode;

pub fn run(a: &Check) -> Result<ExitCode, Failure> {
    let problems = packs::problems(&a.path)?;
    let mut out = std::io::stdout().lock();
    for p in &problems {
        if a.json {
            writeln!(out, "{}", serde_json::to_string(p).map_err(Failure::fault)?)?;
        } else {
            let severity = if p.severity == Severity::Error { "error" } else { "warning" };
            writeln!(out, "{}:{}: {severity} [{}] {} {}", p.file, p.line, p.rule, p.what, p.remedy)?;
        }
    }
    let errors = problems.iter().filter(|p| p.severity == Severity::Error).count();
    if !a.json {
        writeln!(out, "{errors} errors, {} warnings", problems.len() - errors)?;
    }
    Ok(if errors == 0 { ExitCode::SUCCESS } else { ExitCode::from(2) })
}
