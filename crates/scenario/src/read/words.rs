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
        format!(
            "`{name}` has no place here; expected `[topics]` with a list for each topic and `[setting]` with `insults`"
        ),
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

/// The patterns that can be used as one set, and their positions in the list; a problem for each of the others.
pub(crate) fn compile(
    tokeniser: &Tokeniser,
    patterns: &[(&str, u32)],
    file: &str,
    report: &mut Report,
) -> (PhraseSet, Vec<usize>) {
    let short: Vec<usize> = (0..patterns.len()).filter(|&i| is_short(patterns[i], file, report)).collect();
    let set =
        |kept: &[usize]| PhraseSet::compile_in(tokeniser, &kept.iter().map(|&i| patterns[i].0).collect::<Vec<_>>());
    // Nearly always all are sound. Only if not is each tried alone, which takes far longer.
    if let Ok(all) = set(&short) {
        return (all, short);
    }
    let mut kept = Vec::new();
    for i in short {
        match set(&[i]) {
            Ok(_) => kept.push(i),
            // The matcher counts patterns from the one it was given, which says nothing to a reader here.
            Err(error) => wrong(patterns[i], error.to_string().replacen("pattern 0 ", "the pattern ", 1), file, report),
        }
    }
    // Each compiled alone, so all compile together.
    (set(&kept).unwrap_or_default(), kept)
}

/// Each gap multiplies the ways to match; a pattern must never make a trainer's laptop wait.
fn is_short(pattern: (&str, u32), file: &str, report: &mut Report) -> bool {
    let words = pattern.0.split_whitespace().count();
    let gaps = pattern.0.split_whitespace().filter(|w| *w == "..." || w.ends_with('?')).count();
    if words <= limits::PATTERN_WORDS && gaps <= limits::PATTERN_GAPS {
        return true;
    }
    let (most, most_gaps) = (limits::PATTERN_WORDS, limits::PATTERN_GAPS);
    let what = format!("the pattern has {words} words and {gaps} gaps; at most {most} and {most_gaps} are allowed");
    wrong(pattern, what, file, report);
    false
}

fn wrong((_, line): (&str, u32), what: String, file: &str, report: &mut Report) {
    report.error(
        rule::PATTERN_WRONG,
        file,
        line,
        what,
        "Write words with spaces between; `*` at the end of a word is any ending, `_` any one word, `...` up to three.",
    );
}
