//! `stairway code`: behaviour codes for utterances of any number, a line each.

use crate::cli::Code;
use crate::failure::Failure;
use coding::{Coder, Language};
use serde::Deserialize;
use std::io::{BufRead, Write};
use std::process::ExitCode;

/// Longest line that is read, bytes; longer ones are refused so that no file can fill the memory.
const LONGEST_LINE: usize = 1024 * 1024;

#[derive(Deserialize)]
struct Asked {
    text: String,
    #[serde(default)]
    previous: Option<String>,
}

pub fn run(a: &Code) -> Result<ExitCode, Failure> {
    let language: Language = a.lang.parse().map_err(Failure::input)?;
    let coder = Coder::builtin(&language).ok_or_else(|| {
        Failure::input(format!("there is no coder for «{}»; there is: {}", a.lang, Coder::languages().join(", ")))
    })?;
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    for (n, line) in std::io::stdin().lock().lines().enumerate() {
        let line = line.map_err(|e| Failure::input(format!("line {}: {e}; the input must be UTF-8", n + 1)))?;
        if line.len() > LONGEST_LINE {
            return Err(Failure::input(format!(
                "line {} has more than {LONGEST_LINE} bytes; one utterance a line",
                n + 1
            )));
        }
        let asked = if a.input == "jsonl" {
            if line.trim().is_empty() {
                continue;
            }
            serde_json::from_str(&line).map_err(|e| {
                Failure::input(format!("line {}: {e}; each line is {{\"text\":…,\"previous\":…}}", n + 1))
            })?
        } else {
            Asked { text: line, previous: None }
        };
        let coded = coder.code(&asked.text, asked.previous.as_deref());
        write(&mut out, a, &asked.text, &coded)?;
    }
    out.flush()?;
    Ok(ExitCode::SUCCESS)
}

fn write(out: &mut impl Write, a: &Code, text: &str, coded: &coding::Coded) -> Result<(), Failure> {
    let part = |span: coding::unit::Span| text.get(span.start as usize..span.end as usize).unwrap_or_default();
    if !a.json {
        let codes: Vec<String> =
            coded.units.iter().map(|u| format!("{} [{}]", u.code(), part(u.span).trim())).collect();
        writeln!(out, "{}", codes.join("  "))?;
        return Ok(());
    }
    let units: Vec<_> = coded
        .units
        .iter()
        .map(|u| {
            let codes: Vec<_> =
                u.ranked.iter().map(|s| serde_json::json!({ "code": s.code.name(), "p": f64::from(s.p) / 1e6 })).collect();
            let evidence: Vec<_> = u
                .evidence
                .iter()
                .map(|e| serde_json::json!({ "start": e.span.start, "end": e.span.end, "words": part(e.span), "rule": e.rule }))
                .collect();
            serde_json::json!({
                "start": u.span.start, "end": u.span.end, "text": part(u.span), "codes": codes, "evidence": evidence,
            })
        })
        .collect();
    writeln!(out, "{}", serde_json::json!({ "v": 1, "text": text, "units": units, "nonsense": coded.nonsense }))?;
    Ok(())
}
