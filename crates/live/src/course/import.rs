//! A list of participants on its way in: read from a spreadsheet, looked at, mended, then added or thrown away.

use super::{Date, Fault, Field, Participant, Typed, What};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// How long an import waits to be confirmed. It holds names, so it does not lie about.
pub(crate) const DRAFT_MS: i64 = 2 * 3_600_000;
/// Characters kept of a cell that is too long: enough to see that it is.
const SPARE_CHARS: usize = 20;

/// A row as it was read or as it was mended since.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct DraftRow {
    /// Its number in the spreadsheet, as that program shows it.
    pub line: usize,
    pub cells: Typed,
    /// Not to be added.
    pub left_out: bool,
}

/// A list that nobody has confirmed yet.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Draft {
    /// Empty until it is kept for the first time.
    pub id: String,
    pub file: String,
    pub rows: Vec<DraftRow>,
    /// Headings of columns that nobody knows what to do with.
    pub unknown: Vec<String>,
    /// Store time; set when it is kept for the first time.
    pub made: i64,
}

impl Draft {
    /// Reads the rows of a spreadsheet, the first of which are headings. `None` when no heading says «alias».
    pub fn of(file: &str, rows: &[Vec<String>]) -> Option<Draft> {
        let head = rows.iter().position(|row| row.iter().any(|cell| Field::headed(cell) == Some(Field::Alias)))?;
        let headings = &rows[head];
        let whole =
            |field: Field| headings.iter().any(|h| Field::headed(h) == Some(field) && Field::part_headed(h).is_none());
        // By field, the columns whose texts are joined, each under its place: a name may stand in several.
        let mut columns: BTreeMap<Field, BTreeMap<usize, usize>> = BTreeMap::new();
        let mut unknown = Vec::new();
        for (at, heading) in headings.iter().enumerate() {
            let part = Field::part_headed(heading).filter(|(field, _)| !whole(*field));
            match part.or_else(|| Some((Field::headed(heading)?, 0))) {
                Some((field, place)) if !columns.get(&field).is_some_and(|places| places.contains_key(&place)) => {
                    columns.entry(field).or_default().insert(place, at);
                }
                _ if heading.trim().is_empty() => {}
                _ => unknown.push(heading.trim().chars().take(super::ALIAS_CHARS).collect()),
            }
        }
        let mut out = Draft { file: file.chars().take(super::TEXT_CHARS).collect(), unknown, ..Draft::default() };
        for (at, row) in rows.iter().enumerate().skip(head + 1) {
            let cells: Typed = columns
                .iter()
                .map(|(field, places)| (*field, cut(*field, &joined(row, places.values()))))
                .filter(|(_, text)| !text.is_empty())
                .collect();
            if !cells.is_empty() {
                out.rows.push(DraftRow { line: at + 1, cells, left_out: false });
            }
        }
        Some(out)
    }
}

/// What stands in these columns of a row, with spaces between.
fn joined<'a>(row: &[String], columns: impl Iterator<Item = &'a usize>) -> String {
    let cells = columns.filter_map(|at| row.get(*at)).map(|cell| cell.trim()).filter(|cell| !cell.is_empty());
    cells.collect::<Vec<_>>().join(" ")
}

fn cut(field: Field, text: &str) -> String {
    text.trim().chars().take(field.chars() + SPARE_CHARS).collect()
}

/// What each row would become, and what is wrong with it. An alias may stand once, here and on the course.
pub fn checked(rows: &[DraftRow], there: &[Participant], today: Option<Date>) -> Vec<(Participant, Vec<Fault>)> {
    let mut taken: BTreeMap<String, usize> = BTreeMap::new();
    for participant in there {
        *taken.entry(participant.called()).or_default() += 1;
    }
    let read: Vec<_> = rows.iter().map(|row| Participant::read(&row.cells, today)).collect();
    for (row, (participant, _)) in rows.iter().zip(&read) {
        if !row.left_out {
            *taken.entry(participant.called()).or_default() += 1;
        }
    }
    let mark = |(row, (participant, mut faults)): (&DraftRow, (Participant, Vec<Fault>))| {
        if row.left_out {
            faults.clear();
        } else if !participant.alias.is_empty() && taken.get(&participant.called()).is_some_and(|n| *n > 1) {
            faults.push(Fault { field: Field::Alias, what: What::Taken });
        }
        (participant, faults)
    };
    rows.iter().zip(read).map(mark).collect()
}
