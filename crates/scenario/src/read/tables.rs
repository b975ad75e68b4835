//! A TOML file as a typed value, with every wrong field reported and the line of every key.
//!
//! The deserialiser stops at the first wrong field. So the field is repaired in the parsed table (taken out, or
//! replaced by a stand-in from `defaults`) and the table is tried again until it fits. Nothing here knows what a
//! field means.

use super::defaults::Defaults;
use super::source::Source;
use crate::check::{Report, rule};
use crate::pack::limits;
use serde::de::DeserializeOwned;
use std::collections::BTreeMap;
use std::ops::Range;
use toml::Spanned;
use toml::de::{DeArray, DeTable, DeValue, Error, ValueDeserializer};
use toml_parser::lexer::TokenKind;

/// Wrong fields reported in one file before reading it stops.
const MOST_REPAIRS: usize = 100;

/// The span of a stand-in, which stands nowhere in the file.
const NOWHERE: Range<usize> = usize::MAX..usize::MAX;

/// The way to a value: keys and positions.
type Way = Vec<Seg>;

#[derive(Clone, Debug, PartialEq, Eq)]
enum Seg {
    Key(String),
    At(usize),
}

/// The parsed table of a file; `None` after syntax errors, which are all reported.
pub(crate) fn parse<'a>(source: &Source<'a>, report: &mut Report) -> Option<DeTable<'a>> {
    if let Some(byte) = too_deep(source.text) {
        report.error(
            rule::LIMIT,
            source.path,
            source.line(byte),
            format!("a key has more than {} dots", limits::KEY_DOTS),
            "Write shorter keys; no part of a pack is that deep.",
        );
        return None;
    }
    let (table, errors) = DeTable::parse_recoverable(source.text);
    for error in &errors {
        report.error(
            rule::TOML_SYNTAX,
            source.path,
            error.span().map_or(0, |span| source.line(span.start)),
            format!("this is not TOML: {}", error.message()),
            "Look for a missing quote, bracket or `=` on this line or the one before; a name may stand only once.",
        );
    }
    errors.is_empty().then(|| table.into_inner())
}

/// Where a dotted key is too long, if one is. The parser allows 80 brackets inside one another and 80 dots in each key
/// between them: together that is deep enough to overflow the stack and take the process down (`tests/it/bytes.rs`).
fn too_deep(text: &str) -> Option<usize> {
    let mut dots = 0;
    for token in toml_parser::Source::new(text).lex() {
        match token.kind() {
            TokenKind::Dot => dots += 1,
            TokenKind::Atom | TokenKind::Whitespace | TokenKind::BasicString | TokenKind::LiteralString => {}
            _ => dots = 0,
        }
        if dots > limits::KEY_DOTS {
            return Some(token.span().start());
        }
    }
    None
}

/// A file as a `T`, and the line of each of its keys and values by dotted path.
pub(crate) fn read<T: DeserializeOwned>(
    source: &Source<'_>,
    defaults: &Defaults,
    report: &mut Report,
) -> Option<(T, BTreeMap<String, u32>)> {
    let mut table = parse(source, report)?;
    for _ in 0..MOST_REPAIRS {
        let root = Spanned::new(0..0, DeValue::Table(table.clone()));
        match T::deserialize(ValueDeserializer::from(root)) {
            Ok(value) => return Some((value, places(source, &table))),
            Err(error) => {
                if !repair(&mut table, &error, source, defaults, report) {
                    return None;
                }
            }
        }
    }
    None
}

/// Reports one wrong field and mends the table; false if no way to mend it is known.
fn repair(
    table: &mut DeTable<'_>,
    error: &Error,
    source: &Source<'_>,
    defaults: &Defaults,
    report: &mut Report,
) -> bool {
    let message = error.message();
    let span = error.span().unwrap_or(0..0);
    let line = if span == (0..0) { 0 } else { source.line(span.start) };
    if message.starts_with("unknown field") {
        let remedy = "Correct the name or remove the line; docs/pack-format.md lists the fields.";
        report.error(rule::FIELD_UNKNOWN, source.path, line, message, remedy);
        return find(table, &span, true).is_some_and(|way| remove(table, &way));
    }
    if let Some(field) = message.strip_prefix("missing field `").and_then(|m| m.split('`').next()) {
        let remedy = format!("Add `{field} = ...` here; docs/pack-format.md says what it holds.");
        report.error(rule::FIELD_MISSING, source.path, line, message, remedy);
        let Some(mut way) = (if span == (0..0) { Some(Vec::new()) } else { find(table, &span, false) }) else {
            return false;
        };
        way.push(Seg::Key(field.to_owned()));
        return put_default(table, &way, defaults) || drop_entry(table, &way);
    }
    let remedy = "Write a value of the kind that is expected; docs/pack-format.md has an example.";
    report.error(rule::VALUE_WRONG, source.path, line, message, remedy);
    find(table, &span, false)
        .is_some_and(|way| put_default(table, &way, defaults) || drop_entry(table, &way) || remove(table, &way))
}

/// The deepest value (or key) with exactly this span.
fn find(table: &DeTable<'_>, span: &Range<usize>, key: bool) -> Option<Way> {
    table.iter().find_map(|(name, value)| {
        let inside = find_in(value, span, key).or_else(|| {
            let here = if key { name.span() } else { value.span() };
            (here == *span).then(Vec::new)
        });
        inside.map(|way| join(Seg::Key(name.get_ref().to_string()), way))
    })
}

fn find_in(value: &Spanned<DeValue<'_>>, span: &Range<usize>, key: bool) -> Option<Way> {
    match value.get_ref() {
        DeValue::Table(table) => find(table, span, key),
        DeValue::Array(array) => array.iter().enumerate().find_map(|(i, item)| {
            let inside = find_in(item, span, key).or_else(|| (!key && item.span() == *span).then(Vec::new));
            inside.map(|way| join(Seg::At(i), way))
        }),
        _ => None,
    }
}

fn join(first: Seg, mut rest: Way) -> Way {
    rest.insert(0, first);
    rest
}

/// The table or array entry that a way leads to.
fn walk<'t, 'i>(table: &'t mut DeTable<'i>, way: &[Seg]) -> Option<&'t mut Spanned<DeValue<'i>>> {
    let (first, rest) = way.split_first()?;
    let Seg::Key(name) = first else { return None };
    let mut value = table.get_mut(name.as_str())?;
    for seg in rest {
        value = match (seg, value.get_mut()) {
            (Seg::Key(name), DeValue::Table(table)) => table.get_mut(name.as_str())?,
            (Seg::At(i), DeValue::Array(array)) => array.get_mut(*i)?,
            _ => return None,
        };
    }
    Some(value)
}

/// The table at the end of a way.
fn table_at<'t, 'i>(table: &'t mut DeTable<'i>, way: &[Seg]) -> Option<&'t mut DeTable<'i>> {
    if way.is_empty() {
        return Some(table);
    }
    match walk(table, way)?.get_mut() {
        DeValue::Table(table) => Some(table),
        _ => None,
    }
}

/// Puts the stand-in for this way, if there is one.
fn put_default(table: &mut DeTable<'_>, way: &[Seg], defaults: &Defaults) -> bool {
    let pattern = way
        .iter()
        .map(|seg| match seg {
            Seg::Key(name) => name.as_str(),
            Seg::At(_) => "#",
        })
        .collect::<Vec<_>>()
        .join(".");
    let Some((_, value)) = defaults.iter().find(|(path, _)| *path == pattern) else { return false };
    let Some((Seg::Key(name), around)) = way.split_last() else { return false };
    let Some(parent) = table_at(table, around) else { return false };
    let value = nowhere(value.clone());
    // The key that stood there keeps its line; a new one has none.
    let key = parent.remove_entry(name.as_str()).map_or_else(|| Spanned::new(NOWHERE, name.clone().into()), |(k, _)| k);
    parent.insert(key, value);
    true
}

/// A stand-in with the span of nothing everywhere inside.
fn nowhere(value: DeValue<'static>) -> Spanned<DeValue<'static>> {
    let value = match value {
        DeValue::Array(array) => {
            let mut out = DeArray::new();
            array.into_iter().for_each(|item| out.push(nowhere(item.into_inner())));
            DeValue::Array(out)
        }
        DeValue::Table(table) => {
            let mut out = DeTable::new();
            for (key, item) in table {
                out.insert(Spanned::new(NOWHERE, key.into_inner()), nowhere(item.into_inner()));
            }
            DeValue::Table(out)
        }
        other => other,
    };
    Spanned::new(NOWHERE, value)
}

/// Leaves out the whole entry (`[[seat]]`, one word of a list) that a way stands in.
fn drop_entry(table: &mut DeTable<'_>, way: &[Seg]) -> bool {
    let Some(at) = way.iter().rposition(|seg| matches!(seg, Seg::At(_))) else { return false };
    remove(table, &way[..=at])
}

fn remove(table: &mut DeTable<'_>, way: &[Seg]) -> bool {
    let Some((last, around)) = way.split_last() else { return false };
    match last {
        Seg::Key(name) => table_at(table, around).is_some_and(|t| t.remove(name.as_str()).is_some()),
        Seg::At(i) => match walk(table, around).map(Spanned::get_mut) {
            Some(DeValue::Array(array)) if *i < array.len() => {
                let kept = std::mem::replace(array, DeArray::new()).into_iter().enumerate().filter(|(at, _)| at != i);
                kept.for_each(|(_, item)| array.push(item));
                true
            }
            _ => false,
        },
    }
}

/// The line of each key and value.
pub(crate) fn places(source: &Source<'_>, table: &DeTable<'_>) -> BTreeMap<String, u32> {
    let mut out = BTreeMap::new();
    note_table(source, table, "", 0, &mut out);
    out
}

fn note_table(source: &Source<'_>, table: &DeTable<'_>, around: &str, line: u32, out: &mut BTreeMap<String, u32>) {
    for (key, value) in table.iter() {
        let name = key.get_ref();
        let path = if around.is_empty() { name.to_string() } else { format!("{around}.{name}") };
        let line = if key.span() == NOWHERE { line } else { source.line(key.span().start) };
        out.insert(path.clone(), line);
        note_value(source, value, &path, line, out);
    }
}

fn note_value(
    source: &Source<'_>,
    value: &Spanned<DeValue<'_>>,
    path: &str,
    line: u32,
    out: &mut BTreeMap<String, u32>,
) {
    match value.get_ref() {
        DeValue::Table(table) => note_table(source, table, path, line, out),
        DeValue::Array(array) => {
            for (i, item) in array.iter().enumerate() {
                let path = format!("{path}.{i}");
                let line = if item.span() == NOWHERE { line } else { source.line(item.span().start) };
                out.insert(path.clone(), line);
                note_value(source, item, &path, line, out);
            }
        }
        _ => {}
    }
}
