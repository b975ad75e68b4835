//! `stairway corrections FILE...`: what people corrected by hand in exported logs, as training text for the coder
//! (`crates/coding/corpus`). Only the units that were corrected, without names, times or ids.

use super::file::read;
use crate::cli::Corrections;
use crate::failure::Failure;
use exercise::Happening;
use exercise::event::Event;
use review::corrections::{Correction, of};
use std::io::Write;
use std::process::ExitCode;

/// The columns of a corpus file.
const HEADER: &str = "text;previous;code;register;typing;situation";

pub fn corrections(a: &Corrections) -> Result<ExitCode, Failure> {
    let mut all: Vec<Correction> = Vec::new();
    for path in &a.files {
        let file = read(path)?;
        let wrong = |e: String| Failure::input(format!("{}: {e}", path.display()));
        file.verify().map_err(|e| wrong(e.to_string()))?;
        let mut events = Vec::with_capacity(file.records.len());
        for record in &file.records {
            let happening = live::from_record(record).map_err(|e| wrong(e.to_string()))?;
            events.extend(happening.map(|h| (record.n, h)));
        }
        let Some((_, Happening { event: Event::Genesis(genesis), .. })) = events.first() else {
            return Err(wrong("its first event is missing; nothing can be told without it".to_owned()));
        };
        all.extend(of(genesis, &events));
    }
    all.retain(|c| c.language == a.lang);
    let mut out = std::io::stdout().lock();
    writeln!(out, "{HEADER}")?;
    for c in &all {
        let cell = |text: &str| text.replace([';', '\n', '\r'], ",");
        writeln!(out, "{};{};{};corrected;as_typed;corrected", cell(&c.text), cell(&c.previous), c.code)?;
    }
    out.flush()?;
    eprintln!("{} corrections", all.len());
    Ok(ExitCode::SUCCESS)
}
