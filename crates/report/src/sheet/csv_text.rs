//! Reading and writing text with separators, in the encodings that office programs save it in.

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
        rows.push(record.iter().take(COLUMNS).map(|text| cell(unguarded(text.trim()))).collect());
    }
    Ok(rows)
}

/// Text with semicolons, as office programs of most of Europe open it at once: marked as UTF-8, line ends of Windows.
pub(super) fn write(rows: &[Vec<String>]) -> Vec<u8> {
    let quoted = |text: &String| format!("\"{}\"", guarded(text).replace('"', "\"\""));
    let line = |row: &Vec<String>| row.iter().map(quoted).collect::<Vec<_>>().join(";") + "\r\n";
    format!("\u{feff}{}", rows.iter().map(line).collect::<String>()).into_bytes()
}

/// A text that an office program would take for a formula gets an apostrophe before it, which is taken away again when it
/// is read.
fn guarded(text: &str) -> String {
    if is_formula(text) { format!("'{text}") } else { text.to_owned() }
}

fn unguarded(text: &str) -> &str {
    text.strip_prefix('\'').filter(|rest| is_formula(rest)).unwrap_or(text)
}

fn is_formula(text: &str) -> bool {
    text.trim_start_matches('\'').starts_with(['=', '+', '-', '@'])
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read_back_and_no_cell_is_a_formula() {
        let cells = ["a;b", "say \"no\"", "two\nlines", "=1+1", "'=1", "'quoted'", "-", "", "Новое; слово", "+7", "@x"];
        let rows = vec![cells.map(str::to_owned).to_vec(), vec!["1".to_owned()]];
        let bytes = write(&rows);
        let text = String::from_utf8(bytes.clone()).unwrap();
        assert!(!text.contains("\"=") && !text.contains("\"+") && !text.contains("\"@"), "{text}");
        assert_eq!(read(&bytes).unwrap(), rows);
    }
}
