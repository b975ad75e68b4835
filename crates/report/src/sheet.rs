//! Spreadsheets: reading `.xlsx` and `.csv` as people save them, writing `.xlsx`.
//!
//! A file that comes from outside is hostile until it is read: how much it may unfold to, how many rows and columns are
//! looked at and how long a cell may be are all limited before anything is kept.

mod csv_text;
mod write;
mod xlsx;

pub use write::{Column, write};

/// Bytes of a file.
pub const FILE_BYTES: usize = 2 * 1024 * 1024;
/// Rows that are looked at; a file with more is refused.
pub const ROWS: usize = 2_000;
/// Columns that are looked at; those further right are passed over.
pub const COLUMNS: usize = 60;
/// Characters that are kept of a cell.
pub const CELL_CHARS: usize = 5_000;

/// The rows of a sheet from its first on; every row has the cells up to its last one. Empty rows keep their place, so
/// that a row's place is its number in the spreadsheet.
pub type Rows = Vec<Vec<String>>;

/// Why a file could not be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Unreadable {
    #[error("nothing is in it")]
    Empty,
    #[error("it is larger than {FILE_BYTES} bytes, or unfolds to far more than a list of people needs")]
    TooLarge,
    #[error("it has more than {ROWS} rows")]
    TooManyRows,
    #[error("it is a workbook of an old kind (.xls)")]
    OldWorkbook,
    #[error("it is a workbook protected by a password")]
    Protected,
    #[error("it is no spreadsheet, or a broken one")]
    NoSheet,
}

impl Unreadable {
    pub const NAMES: [&'static str; 6] =
        ["empty", "too-large", "too-many-rows", "old-workbook", "protected", "no-sheet"];

    /// A stable name, for whoever writes the sentence.
    pub const fn name(self) -> &'static str {
        match self {
            Unreadable::Empty => "empty",
            Unreadable::TooLarge => "too-large",
            Unreadable::TooManyRows => "too-many-rows",
            Unreadable::OldWorkbook => "old-workbook",
            Unreadable::Protected => "protected",
            Unreadable::NoSheet => "no-sheet",
        }
    }
}

/// Reads the first sheet of a file. What it is, is told by its bytes and not by its name.
pub fn read(bytes: &[u8]) -> Result<Rows, Unreadable> {
    if bytes.len() > FILE_BYTES {
        return Err(Unreadable::TooLarge);
    }
    let mut rows = if bytes.starts_with(b"PK\x03\x04") {
        xlsx::read(bytes)?
    } else if bytes.starts_with(b"\xD0\xCF\x11\xE0") {
        // Old workbooks and encrypted new ones are both kept in this container; the stream's name tells them apart.
        let encrypted: Vec<u8> = "EncryptedPackage".bytes().flat_map(|b| [b, 0]).collect();
        let is_encrypted = bytes.windows(encrypted.len()).any(|w| w == encrypted);
        return Err(if is_encrypted { Unreadable::Protected } else { Unreadable::OldWorkbook });
    } else {
        csv_text::read(bytes)?
    };
    while rows.last().is_some_and(|row| row.iter().all(|cell| cell.trim().is_empty())) {
        rows.pop();
    }
    if rows.is_empty() { Err(Unreadable::Empty) } else { Ok(rows) }
}

/// Rows as a text with semicolons, the first row its headings.
pub fn csv(columns: &[Column], rows: &[Vec<String>]) -> Vec<u8> {
    let head: Vec<String> = columns.iter().map(|c| c.heading.clone()).collect();
    let all: Vec<Vec<String>> = std::iter::once(head).chain(rows.iter().cloned()).collect();
    csv_text::write(&all)
}

/// A cell, cut to what is kept of one.
fn cell(text: &str) -> String {
    text.chars().take(CELL_CHARS).collect()
}
