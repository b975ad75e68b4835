//! What spoke for a code, in words a person can check against the utterance.

use super::part;
use crate::failure::Failure;
use coding::Code;
use coding::unit::{Coded, Evidence, Unit};
use std::io::Write;
use words::{Arg, Words};

/// Other readings that are shown.
const OTHERS: usize = 2;

/// Which kind of thing spoke.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum By {
    /// A rule written by hand.
    Phrase,
    /// The model's weights.
    Learned,
    /// Words of the other side.
    Echo,
    /// What stands before in the same utterance.
    Joined,
    /// Nothing but the form of the sentence.
    Form,
}

impl By {
    /// The kind of a rule, by its stable name.
    pub fn of(rule: &str) -> By {
        match rule {
            "model.words" => By::Learned,
            "question.mark" => By::Form,
            _ if rule.ends_with(".overlap") => By::Echo,
            _ if rule.starts_with("join.") || rule.ends_with(".continued") => By::Joined,
            _ if rule.starts_with("fallback.") => By::Form,
            _ => By::Phrase,
        }
    }

    /// The stable name.
    pub const fn name(self) -> &'static str {
        match self {
            By::Phrase => "phrase",
            By::Learned => "learned",
            By::Echo => "echo",
            By::Joined => "joined",
            By::Form => "form",
        }
    }

    /// In words, with those it rests on.
    pub fn says(self, words: &Words, text: &str) -> String {
        words.text(&format!("explain-{}", self.name()), &[("words", Arg::Text(text.trim()))])
    }
}

/// A block for each utterance: its units, each with what spoke for it. A blank line ends it.
pub fn print(out: &mut impl Write, words: &Words, text: &str, coded: &Coded) -> Result<(), Failure> {
    if coded.nonsense {
        writeln!(out, "{}\n", words.named("reason", "nonsense"))?;
        return Ok(());
    }
    for unit in &coded.units {
        one(out, words, text, unit)?;
    }
    writeln!(out)?;
    Ok(())
}

/// What spoke, and for which code where it is not the unit's own.
pub fn says(words: &Words, evidence: &Evidence, own: Code, part: &str) -> String {
    let reason = By::of(&evidence.rule).says(words, part);
    match evidence.code.filter(|code| *code != own) {
        Some(code) => {
            let code = words.named("code", code.name());
            words.text("explain-for", &[("code", Arg::Text(&code)), ("reason", Arg::Text(&reason))])
        }
        None => reason,
    }
}

fn one(out: &mut impl Write, words: &Words, text: &str, unit: &Unit) -> Result<(), Failure> {
    let percent = |p: i32| Arg::Number(i64::from((p + 5_000) / 10_000));
    let Some(first) = unit.ranked.first() else { return Ok(()) };
    let code = words.named("code", first.code.name());
    let args =
        [("code", Arg::Text(&code)), ("part", part(text, unit.span).trim().into()), ("percent", percent(first.p))];
    writeln!(out, "{}", words.text("explain-unit", &args))?;
    let mut said: Vec<String> = Vec::new();
    for evidence in &unit.evidence {
        let line = says(words, evidence, first.code, part(text, evidence.span));
        if !said.contains(&line) {
            said.push(line);
        }
    }
    if said.is_empty() {
        said.push(words.t("record-evidence-none"));
    }
    for other in unit.ranked.iter().skip(1).take(OTHERS) {
        let code = words.named("code", other.code.name());
        said.push(words.text("explain-also", &[("code", Arg::Text(&code)), ("percent", percent(other.p))]));
    }
    for line in said {
        writeln!(out, "    {line}")?;
    }
    Ok(())
}
