//! Writing workbooks.

use rust_xlsxwriter::{DataValidation, Format, FormatAlign, Workbook, XlsxError};

/// A column with its heading.
#[derive(Clone, Debug, Default)]
pub struct Column {
    pub heading: String,
    /// Characters that fit into it.
    pub width: u16,
    /// What may stand in it; anything, when there is none.
    pub choices: Vec<String>,
}

/// Rows under which the choices of a column are offered.
const OFFERED_ROWS: u32 = 500;

/// A workbook of one sheet. Cells are texts and never formulas, whatever they begin with.
///
/// # Errors
/// When a cell has more than the 32,767 characters a workbook can hold.
pub fn write(title: &str, columns: &[Column], rows: &[Vec<String>]) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    sheet.set_name(name(title))?;
    let head = Format::new().set_bold().set_text_wrap().set_align(FormatAlign::Top);
    let body = Format::new().set_text_wrap().set_align(FormatAlign::Top);
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
            sheet.write_string_with_format(down, across, text, &body)?;
        }
    }
    sheet.set_freeze_panes(1, 0)?;
    book.save_to_buffer()
}

/// What a sheet may be called: at most 31 characters, none that addresses in formulas use.
fn name(title: &str) -> String {
    let kept = |c: &char| !matches!(c, '[' | ']' | ':' | '*' | '?' | '/' | '\\' | '\'') && !c.is_control();
    let name: String = title.chars().filter(kept).take(31).collect();
    if name.trim().is_empty() { "1".to_owned() } else { name }
}
