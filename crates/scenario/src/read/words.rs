//! `texts/<language>.toml` and `topics/<language>.toml`: words by key. It never looks at which keys there should be.

use super::source::Source;
use super::tables;
use crate::check::{Report, rule};
use crate::pack::limits;
use coding::phrase::PhraseSet;
use coding::text::Tokeniser;
use std::collections::BTreeMap;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// Patterns with their lines.
pub(crate) type Patterns = Vec<(String, u32)>;

/// What stands in a topics file.
#[derive(Debug, Default)]
pub(crate) struct Topics {
    pub(crate) topics: BTreeMap<String, Patterns>,
    pub(crate) insults: Patterns,
}

/// The texts by dotted key, and their lines.
pub(crate) fn texts(
    source: &Source<'_>,
    report: &mut Report,
) -> Option<(BTreeMap<String, String>, BTreeMap<String, u32>)> {
    let table = tables::parse(source, report)?;
    let mut out = BTreeMap::new();
    flatten(source, &table, "", &mut out, report);
    Some((out, tables::places(source, &table)))
}

fn flatten(
    source: &Source<'_>,
    table: &DeTable<'_>,
    around: &str,
    out: &mut BTreeMap<String, String>,
    report: &mut Report,
) {
    for (key, value) in table.iter() {
        let name = key.get_ref();
        let path = if around.is_empty() { name.to_string() } else { format!("{around}.{name}") };
        match value.get_ref() {
            DeValue::String(text) => {
                out.insert(path, text.trim().to_owned());
            }
            DeValue::Table(table) => flatten(source, table, &path, out, report),
            other => report.error(
                rule::VALUE_WRONG,
                source.path,
                source.line(key.span().start),
                format!("`{path}` is a {}, not a text", other.type_str()),
                "Put the text in quotes; a long one in three quotes before and after.",
            ),
        }
    }
}

/// The patterns by topic, and their lines.
pub(crate) fn topics(source: &Source<'_>, report: &mut Report) -> Option<(Topics, BTreeMap<String, u32>)> {
    let table = tables::parse(source, report)?;
    let mut out = Topics::default();
    for (key, value) in table.iter() {
        match (key.get_ref().as_ref(), value.get_ref()) {
            ("topics", DeValue::Table(topics)) => {
                for (topic, list) in topics.iter() {
                    let patterns = patterns(source, topic.get_ref(), list, report);
                    out.topics.insert(topic.get_ref().to_string(), patterns);
                }
            }
            ("setting", DeValue::Table(setting)) => {
                for (name, list) in setting.iter() {
                    match name.get_ref().as_ref() {
                        "insults" => out.insults = patterns(source, "insults", list, report),
                        other => unknown(source, other, name.span().start, report),
                    }
                }
            }
            (other, _) => unknown(source, other, key.span().start, report),
        }
    }
    Some((out, tables::places(source, &table)))
}

fn unknown(source: &Source<'_>, name: &str, byte: usize, report: &mut Report) {
    report.error(
        rule::FIELD_UNKNOWN,
        source.path,
        source.line(byte),
        format!("`{name}` has no place here; expected `[topics]` with a list for each topic and `[setting]` with `insults`"),
        "Correct the name or move the list under `[topics]`.",
    );
}

fn patterns(source: &Source<'_>, name: &str, list: &Spanned<DeValue<'_>>, report: &mut Report) -> Patterns {
    let mut out = Vec::new();
    let mut wrong = |byte: usize| {
        report.error(
            rule::VALUE_WRONG,
            source.path,
            source.line(byte),
            format!("`{name}` is not a list of patterns"),
            "Write a list of texts in quotes: [\"what happened*\", \"today\"].",
        );
    };
    let DeValue::Array(array) = list.get_ref() else {
        wrong(list.span().start);
        return out;
    };
    for item in array.iter() {
        match item.get_ref() {
            DeValue::String(text) => out.push((text.to_string(), source.line(item.span().start))),
            _ => wrong(item.span().start),
        }
    }
    out
}

/// Whether a pattern can be used; if not, a problem.
pub(crate) fn sound_pattern(
    tokeniser: &Tokeniser,
    pattern: &str,
    file: &str,
    line: u32,
    report: &mut Report,
) -> bool {
    let words = pattern.split_whitespace().count();
    let open = pattern.split_whitespace().filter(|w| *w == "..." || w.ends_with('?')).count();
    let what = if words > limits::PATTERN_WORDS || open > limits::PATTERN_GAPS {
        // Each gap multiplies the ways to match; a pattern must never make a trainer's laptop wait.
        format!(
            "the pattern has {words} words and {open} gaps; at most {} and {} are allowed",
            limits::PATTERN_WORDS,
            limits::PATTERN_GAPS
        )
    } else {
        match PhraseSet::compile_in(tokeniser, &[pattern]) {
            Ok(_) => return true,
            // The matcher counts patterns from the one it was given, which says nothing to a reader here.
            Err(error) => error.to_string().replacen("pattern 0 ", "the pattern ", 1),
        }
    };
    report.error(
        rule::PATTERN_WRONG,
        file,
        line,
        what,
        "Write words with spaces between; `*` at the end of a word is any ending, `_` any one word, `...` up to three.",
    );
    false
}
