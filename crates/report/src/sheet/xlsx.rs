//! Reading workbooks.

use super::{COLUMNS, ROWS, Rows, Unreadable, cell};
use calamine::{DataRef, Reader, Xlsx};
use std::io::{Cursor, Read};

/// Bytes that all parts of a workbook may unfold to. A list of 2,000 people with formats takes about two million.
const UNFOLDED_BYTES: u64 = 48 * 1024 * 1024;
/// Parts of a workbook.
const PARTS: usize = 500;

pub(super) fn read(bytes: &[u8]) -> Result<Rows, Unreadable> {
    measure(bytes)?;
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(|_| Unreadable::NoSheet)?;
    let first = book.sheet_names().first().cloned().ok_or(Unreadable::NoSheet)?;
    // Cell by cell: a range would be as large as its furthest cell says, and that can be far away.
    let mut cells = book.worksheet_cells_reader(&first).map_err(|_| Unreadable::NoSheet)?;
    let mut rows = Rows::new();
    while let Some(next) = cells.next_cell().map_err(|_| Unreadable::NoSheet)? {
        let (row, column) = next.get_position();
        let text = text(next.get_value());
        let (row, column) = (row as usize, column as usize);
        if column >= COLUMNS || text.trim().is_empty() {
            continue;
        }
        if row >= ROWS {
            return Err(Unreadable::TooManyRows);
        }
        if rows.len() <= row {
            rows.resize(row + 1, Vec::new());
        }
        if rows[row].len() <= column {
            rows[row].resize(column + 1, String::new());
        }
        rows[row][column] = text;
    }
    Ok(rows)
}

/// Unfolds every part into nothing: what a part says of its own size is not believed.
fn measure(bytes: &[u8]) -> Result<(), Unreadable> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).map_err(|_| Unreadable::NoSheet)?;
    if archive.len() > PARTS {
        return Err(Unreadable::TooLarge);
    }
    let mut left = UNFOLDED_BYTES;
    for at in 0..archive.len() {
        let part = archive.by_index(at).map_err(|_| Unreadable::NoSheet)?;
        let read = std::io::copy(&mut part.take(left + 1), &mut std::io::sink()).map_err(|_| Unreadable::NoSheet)?;
        left = left.checked_sub(read).ok_or(Unreadable::TooLarge)?;
    }
    Ok(())
}

fn text(value: &DataRef<'_>) -> String {
    match value {
        DataRef::String(text) => cell(text),
        DataRef::SharedString(text) => cell(text),
        DataRef::Int(n) => n.to_string(),
        DataRef::Float(n) => n.to_string(),
        DataRef::Bool(is) => is.to_string(),
        DataRef::DateTime(at) => {
            let (year, month, day, ..) = at.to_ymd_hms_milli();
            format!("{year:04}-{month:02}-{day:02}")
        }
        DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => cell(text),
        DataRef::Error(_) | DataRef::Empty => String::new(),
        #[expect(unreachable_patterns, reason = "kinds of cells that a later calamine may add")]
        _ => String::new(),
    }
}
