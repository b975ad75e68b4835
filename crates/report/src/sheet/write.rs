//! Writing workbooks.

use rust_xlsxwriter::{DataValidation, ExcelDateTime, Format, FormatAlign, Workbook, XlsxError};

/// A column with its heading.
#[derive(Clone, Debug, Default)]
pub struct Column {
    pub heading: String,
    /// Characters that fit into it.
    pub width: u16,
    /// What may stand in it; anything, when there is none.
    pub choices: Vec<String>,
    /// Days in it (`2026-05-12`) become dates, which can be sorted and counted with; whatever else stands there is text.
    pub dates: bool,
}

/// Rows under which the choices of a column are offered.
const OFFERED_ROWS: u32 = 500;
/// The short date of whoever opens the workbook, one of the formats that are built in.
const SHORT_DATE: u8 = 14;

/// A workbook of one sheet. Cells are texts, or dates in a column of dates, and never formulas, whatever they begin with.
///
/// # Errors
/// When a cell has more than the 32,767 characters a workbook can hold.
pub fn write(title: &str, columns: &[Column], rows: &[Vec<String>]) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    sheet.set_name(name(title))?;
    let head = Format::new().set_bold().set_text_wrap().set_align(FormatAlign::Top);
    let body = Format::new().set_text_wrap().set_align(FormatAlign::Top);
    let date = body.clone().set_num_format_index(SHORT_DATE);
    for (at, column) in (0_u16..).zip(columns) {
        sheet.write_string_with_format(0, at, &column.heading, &head)?;
        sheet.set_column_width(at, f64::from(column.width))?;
        if !column.choices.is_empty() {
            let offered = DataValidation::new().allow_list_strings(&column.choices)?;
            sheet.add_data_validation(1, at, OFFERED_ROWS, at, &offered)?;
        }
    }
    for (down, row) in (1_u32..).zip(rows) {
        for (across, text) in (0_u16..).zip(row) {
            let dated = columns.get(usize::from(across)).filter(|c| c.dates);
            match dated.and_then(|_| day(text)) {
                Some(day) => sheet.write_datetime_with_format(down, across, day, &date)?,
                None => sheet.write_string_with_format(down, across, text, &body)?,
            };
        }
    }
    sheet.set_freeze_panes(1, 0)?;
    book.save_to_buffer()
}

/// A day that a workbook can hold.
fn day(text: &str) -> Option<ExcelDateTime> {
    let parts: Vec<&str> = text.split('-').collect();
    let [year, month, day] = parts.as_slice() else { return None };
    ExcelDateTime::from_ymd(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?).ok()
}

/// What a sheet may be called: at most 31 characters, none that addresses in formulas use.
fn name(title: &str) -> String {
    let kept = |c: &char| !matches!(c, '[' | ']' | ':' | '*' | '?' | '/' | '\\' | '\'') && !c.is_control();
    let name: String = title.chars().filter(kept).take(31).collect();
    if name.trim().is_empty() { "1".to_owned() } else { name }
}
