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
        DataRef::DateTime(at) if at.is_duration() || at.as_f64() < 1.0 => hours(at.as_f64()),
        DataRef::DateTime(at) => {
            let (year, month, day, hour, minute, second, _) = at.to_ymd_hms_milli();
            let day = format!("{year:04}-{month:02}-{day:02}");
            if (hour, minute, second) == (0, 0, 0) { day } else { format!("{day} {hour:02}:{minute:02}:{second:02}") }
        }
        DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => cell(text),
        DataRef::Error(_) | DataRef::Empty => String::new(),
        #[expect(unreachable_patterns, reason = "kinds of cells that a later calamine may add")]
        _ => String::new(),
    }
}

/// A time without a day, as people see it in the cell: what is typed as `6:30` is kept as six and a half hours.
fn hours(days: f64) -> String {
    let seconds = (days.max(0.0) * 86_400.0).round() as u64;
    let (hours, minutes, seconds) = (seconds / 3_600, seconds / 60 % 60, seconds % 60);
    if seconds == 0 { format!("{hours}:{minutes:02}") } else { format!("{hours}:{minutes:02}:{seconds:02}") }
}

#[cfg(test)]
mod tests {
    use super::*;
    use calamine::{ExcelDateTime, ExcelDateTimeType};

    #[test]
    fn times_and_days_are_read_as_people_see_them() {
        let at = |days: f64, kind| text(&DataRef::DateTime(ExcelDateTime::new(days, kind, false)));
        let (date, span) = (ExcelDateTimeType::DateTime, ExcelDateTimeType::TimeDelta);
        assert_eq!(at(0.270_833_333_333_333_3, date), "6:30");
        assert_eq!(at(0.004_513_888_888_888_889, date), "0:06:30");
        assert_eq!(at(1.895_833_333_333_333_3, span), "45:30");
        assert_eq!(at(46_110.0, date), "2026-03-29");
        assert_eq!(at(46_110.25, date), "2026-03-29 06:00:00");
    }
}
