//! Reading text with separators, in the encodings that office programs save it in.

use super::{COLUMNS, ROWS, Rows, Unreadable, cell};
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1251, WINDOWS_1252};

pub(super) fn read(bytes: &[u8]) -> Result<Rows, Unreadable> {
    let text = decode(bytes);
    // Text has no zero characters; pictures and archives do.
    if text.contains('\0') {
        return Err(Unreadable::NoSheet);
    }
    let separator = separator(&text);
    let mut reader = csv::ReaderBuilder::new();
    reader.has_headers(false).flexible(true).delimiter(separator);
    let mut rows = Rows::new();
    for record in reader.from_reader(keep_empty_lines(&text).as_bytes()).records() {
        let record = record.map_err(|_| Unreadable::NoSheet)?;
        if rows.len() >= ROWS {
            return Err(Unreadable::TooManyRows);
        }
        rows.push(record.iter().take(COLUMNS).map(|text| cell(text.trim())).collect());
    }
    Ok(rows)
}

/// The reader passes over empty lines, but a row's place is its number in the spreadsheet: an empty line becomes an empty
/// cell, unless it is part of a quoted one.
fn keep_empty_lines(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut is_quoted = false;
    for line in text.lines() {
        out.push_str(if line.is_empty() && !is_quoted { "\"\"" } else { line });
        out.push('\n');
        is_quoted ^= line.matches('"').count() % 2 == 1;
    }
    out
}

/// By its mark, or as UTF-8, or else as the office programs of Windows write it: Cyrillic or western.
fn decode(bytes: &[u8]) -> String {
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        return encoding.decode_without_bom_handling(&bytes[mark..]).0.into_owned();
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        return text.to_owned();
    }
    let encoding = if looks_utf16(bytes, 1) {
        UTF_16LE
    } else if looks_utf16(bytes, 0) {
        UTF_16BE
    } else if looks_cyrillic(bytes) {
        WINDOWS_1251
    } else {
        WINDOWS_1252
    };
    debug_assert_ne!(encoding, UTF_8);
    encoding.decode_without_bom_handling(bytes).0.into_owned()
}

/// Every second byte is mostly nought.
fn looks_utf16(bytes: &[u8], at: usize) -> bool {
    let half = bytes.len() / 2;
    half > 0 && bytes.iter().skip(at).step_by(2).filter(|b| **b == 0).count() * 2 > half
}

/// Cyrillic words consist of high bytes throughout; in western ones an accented letter stands alone.
fn looks_cyrillic(bytes: &[u8]) -> bool {
    let is_high = |b: &u8| *b >= 0xA8;
    let high = bytes.iter().filter(|b| is_high(b)).count();
    let beside = bytes.windows(2).filter(|w| w.iter().all(is_high)).count();
    beside * 2 > high
}

/// The one that the first line has most of.
fn separator(text: &str) -> u8 {
    let first = text.lines().find(|line| !line.trim().is_empty()).unwrap_or_default();
    let count = |c: u8| first.bytes().filter(|b| *b == c).count();
    [b';', b'\t', b','].into_iter().rev().max_by_key(|c| count(*c)).unwrap_or(b',')
}
