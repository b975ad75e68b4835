//! `stairway code`: behaviour codes for utterances of any number, a line each. The input is read as a stream: no file is
//! too large for it.

mod explain;
mod input;

use crate::cli::Code;
use crate::failure::Failure;
use coding::unit::{Coded, Span, Unit};
use coding::{Coder, Language};
use input::Input;
use serde::Deserialize;
use std::io::Write;
use std::process::ExitCode;
use words::Words;

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
    let words = a.explain.then(|| Words::for_tag(&a.lang));
    let mut input = Input::open(a.file.as_deref())?;
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    while let Some((n, line)) = input.next()? {
        let asked = if a.input == "jsonl" {
            if line.trim().is_empty() {
                continue;
            }
            serde_json::from_str(&line)
                .map_err(|e| Failure::input(format!("line {n}: {e}; each line is {{\"text\":…,\"previous\":…}}")))?
        } else {
            Asked { text: line, previous: None }
        };
        let coded = coder.code(&asked.text, asked.previous.as_deref());
        match (a.json, words) {
            (true, words) => writeln!(out, "{}", json(&asked.text, &coded, words))?,
            (false, Some(words)) => explain::print(&mut out, words, &asked.text, &coded)?,
            (false, None) => print(&mut out, &asked.text, &coded)?,
        }
        if input.typed() {
            out.flush()?;
        }
    }
    out.flush()?;
    Ok(ExitCode::SUCCESS)
}

/// The words of a part of the utterance.
fn part(text: &str, span: Span) -> &str {
    text.get(span.start as usize..span.end as usize).unwrap_or_default()
}

fn print(out: &mut impl Write, text: &str, coded: &Coded) -> Result<(), Failure> {
    let codes: Vec<String> =
        coded.units.iter().map(|u| format!("{} [{}]", u.code(), part(text, u.span).trim())).collect();
    writeln!(out, "{}", codes.join("  "))?;
    Ok(())
}

fn json(text: &str, coded: &Coded, words: Option<&Words>) -> serde_json::Value {
    let units: Vec<_> = coded.units.iter().map(|u| unit(text, u, words)).collect();
    serde_json::json!({ "v": 1, "text": text, "units": units, "nonsense": coded.nonsense })
}

fn unit(text: &str, unit: &Unit, words: Option<&Words>) -> serde_json::Value {
    let with = |mut value: serde_json::Value, more: &[(&str, String)]| {
        for (name, text) in more.iter().filter(|_| words.is_some()) {
            value[*name] = text.as_str().into();
        }
        value
    };
    let codes = unit.ranked.iter().map(|s| {
        let says = words.map(|w| w.named("code", s.code.name())).unwrap_or_default();
        with(serde_json::json!({ "code": s.code.name(), "p": f64::from(s.p) / 1e6 }), &[("says", says)])
    });
    let evidence = unit.evidence.iter().map(|e| {
        let by = explain::By::of(&e.rule);
        let says = words.map(|w| explain::says(w, e, unit.code(), part(text, e.span))).unwrap_or_default();
        let value =
            serde_json::json!({ "start": e.span.start, "end": e.span.end, "words": part(text, e.span), "rule": e.rule,
                "code": e.code.map(coding::Code::name) });
        with(value, &[("by", by.name().to_owned()), ("says", says)])
    });
    serde_json::json!({
        "start": unit.span.start, "end": unit.span.end, "text": part(text, unit.span),
        "codes": codes.collect::<Vec<_>>(), "evidence": evidence.collect::<Vec<_>>(),
    })
}
