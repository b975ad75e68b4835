//! `lines/<language>/<bank>.csv`: one line of the file is one line of speech.
//!
//! The file is split by lines first and by `;` second, so that a forgotten quote costs one line and not the rest of
//! the file, and line numbers are those of the editor. A cell that needs a line break does not exist in this format.

use super::source::Source;
use crate::act::Act;
use crate::check::{Report, rule};
use crate::line::{Band, Line, To, Tone};
use crate::pack::limits;
use coding::unit::Address;

/// The first line of every bank.
pub(crate) const HEADER: &str = "id;act;emotion;heat;topic;to;stage;address;text";
const CELLS: usize = 9;

/// The lines of a bank. A line that cannot be read is left out and reported; a wrong cell is reported and read as blank.
pub(crate) fn read(source: &Source<'_>, report: &mut Report) -> Vec<Line> {
    let mut lines = Vec::new();
    let mut header = false;
    let mut over = false;
    for (i, raw) in source.text.split('\n').enumerate() {
        let at = u32::try_from(i + 1).unwrap_or(u32::MAX);
        let raw = raw.strip_suffix('\r').unwrap_or(raw);
        if raw.trim().is_empty() || raw.starts_with('#') {
            continue;
        }
        if !header {
            header = true;
            if is_header(raw) {
                continue;
            }
            report.error(
                rule::LINE_HEADER,
                source.path,
                at,
                "the first line is not the header",
                format!("Begin the file with `{HEADER}`; save with `;` between the cells."),
            );
            // A table saved with commas would give one problem a line; the header says it all.
            if cells(raw).is_none_or(|c| c.len() != CELLS) {
                return lines;
            }
        }
        if lines.len() >= limits::LINES_PER_BANK {
            over = true;
            break;
        }
        lines.extend(Row { source, at, report }.read(raw));
    }
    if over {
        let what = format!("the bank has more than {} lines", limits::LINES_PER_BANK);
        report.error(rule::LIMIT, source.path, 0, what, "Take out the weakest lines.");
    }
    lines
}

fn is_header(raw: &str) -> bool {
    cells(raw).is_some_and(|cells| cells.iter().map(|c| c.trim()).eq(HEADER.split(';')))
}

/// One line of the file cut at `;`. A cell that begins with `"` runs to the next lone `"`, and `""` in it is one `"`.
/// `None` when a quote is not closed, or something follows it.
pub(crate) fn cells(raw: &str) -> Option<Vec<String>> {
    let mut out = Vec::with_capacity(CELLS);
    let mut rest = raw;
    loop {
        let Some(mut quoted) = rest.strip_prefix('"') else {
            match rest.split_once(';') {
                Some((cell, after)) => {
                    out.push(cell.to_owned());
                    rest = after;
                    continue;
                }
                None => {
                    out.push(rest.to_owned());
                    return Some(out);
                }
            }
        };
        let mut cell = String::new();
        loop {
            let (before, after) = quoted.split_once('"')?;
            cell.push_str(before);
            match after.strip_prefix('"') {
                Some(more) => {
                    cell.push('"');
                    quoted = more;
                }
                None => {
                    rest = after;
                    break;
                }
            }
        }
        out.push(cell);
        match rest.strip_prefix(';') {
            Some(after) => rest = after,
            None if rest.is_empty() => return Some(out),
            None => return None,
        }
    }
}

/// One line while it is read.
struct Row<'a, 'r> {
    source: &'a Source<'a>,
    at: u32,
    report: &'r mut Report,
}

impl Row<'_, '_> {
    fn error(&mut self, rule: &'static str, what: impl Into<String>, remedy: impl Into<String>) {
        self.report.error(rule, self.source.path, self.at, what, remedy);
    }

    fn read(mut self, raw: &str) -> Option<Line> {
        let Some(cells) = cells(raw) else {
            let what = "a quote `\"` is opened and not closed before the end of the cell";
            self.error(
                rule::LINE_QUOTE,
                what,
                "Close the quote on this line, double it inside a text, or use « » or '.",
            );
            return None;
        };
        let [id, act, tones, heat, topics, to, stage, address, text] = cells.each_trimmed().or_else(|| {
            let what = format!("the line has {} cells instead of {CELLS}", cells.len());
            self.error(rule::LINE_CELLS, what, "Count the `;`; a text that contains `;` stands in quotes.");
            None
        })?;
        if id.is_empty() {
            self.error(
                rule::LINE_ID,
                "the line has no id",
                "Give it one that is unique in this file, for example `vent-07`.",
            );
        }
        if text.is_empty() {
            self.error(rule::LINE_BLANK, "the line has no text", "Write what is said, or remove the line.");
        }
        let act = self.act(act);
        let line = Line {
            id: id.to_owned(),
            act: act.unwrap_or(Act::Silence),
            tones: self.tones(tones),
            heat: self.heat(heat),
            topics: parts(topics).map(str::to_owned).collect(),
            to: self.to(to),
            stage: self.stage(stage),
            address: self.address(address),
            text: text.to_owned(),
            at: self.at,
        };
        (act.is_some() && !line.id.is_empty() && !line.text.is_empty()).then_some(line)
    }

    fn act(&mut self, cell: &str) -> Option<Act> {
        match cell.parse() {
            Ok(Act::Harm) => {
                let what = "`harm` is told by the narrator and never has lines";
                self.error(rule::ACT_NEVER_SPOKEN, what, "Remove the line; the words stand in the text `ending.harm`.");
                None
            }
            Ok(act) => Some(act),
            Err(_) => {
                let names = Act::ALL.iter().filter(|a| **a != Act::Harm).map(|a| a.name()).collect::<Vec<_>>();
                let remedy = format!("Use one of: {}.", names.join(", "));
                self.error(rule::ACT_UNKNOWN, format!("`{cell}` is no act"), remedy);
                None
            }
        }
    }

    fn tones(&mut self, cell: &str) -> Vec<Tone> {
        let mut out = Vec::new();
        for part in parts(cell) {
            match Tone::ALL.iter().find(|t| t.name() == part) {
                Some(tone) => out.push(*tone),
                None => self.error(
                    rule::TONE_UNKNOWN,
                    format!("`{part}` is no emotion of a line"),
                    "Use anger, fear, sadness, shame, numb or warmth, several with `+`, or any.",
                ),
            }
        }
        out
    }

    fn heat(&mut self, cell: &str) -> (u8, u8) {
        let level = |s: &str| s.trim().parse::<u8>().ok().filter(|h| (1..=3).contains(h));
        let range = match cell.split_once('-') {
            _ if cell.is_empty() || cell == "any" => Some((1, 3)),
            Some((low, high)) => level(low).zip(level(high)).filter(|(low, high)| low <= high),
            None => level(cell).map(|h| (h, h)),
        };
        range.unwrap_or_else(|| {
            self.error(rule::HEAT_UNKNOWN, format!("`{cell}` is no heat"), "Use 1, 2 or 3, or a range such as 1-2.");
            (1, 3)
        })
    }

    fn to(&mut self, cell: &str) -> Vec<To> {
        let mut out = Vec::new();
        for part in parts(cell) {
            match part.parse() {
                Ok(to) => out.push(to),
                Err(_) => self.error(
                    rule::CODE_UNKNOWN,
                    format!("`{part}` is nothing a negotiator does"),
                    "Use a behaviour code, a kind of question such as yes_no, who or naming, silence, nonsense or essay; docs/pack-format.md lists them.",
                ),
            }
        }
        out
    }

    fn stage(&mut self, cell: &str) -> Option<Band> {
        match cell {
            "" | "any" => None,
            "early" => Some(Band::Early),
            "middle" => Some(Band::Middle),
            "late" => Some(Band::Late),
            _ => {
                let remedy = "Use early, middle, late or any.";
                self.error(rule::STAGE_UNKNOWN, format!("`{cell}` is no stage of a line"), remedy);
                None
            }
        }
    }

    fn address(&mut self, cell: &str) -> Option<Address> {
        match cell {
            "" | "any" => None,
            "formal" => Some(Address::Formal),
            "informal" => Some(Address::Informal),
            _ => {
                let remedy = "Use formal («вы»), informal («ты») or any.";
                self.error(rule::ADDRESS_UNKNOWN, format!("`{cell}` is no form of address"), remedy);
                None
            }
        }
    }
}

/// The parts of a cell with several values; `any` is the same as blank.
fn parts(cell: &str) -> impl Iterator<Item = &str> {
    cell.split('+').map(str::trim).filter(|p| !p.is_empty() && *p != "any")
}

trait EachTrimmed {
    fn each_trimmed(&self) -> Option<[&str; CELLS]>;
}

impl EachTrimmed for Vec<String> {
    /// The cells without the spaces around them; cells that a spreadsheet added blank at the end do not count.
    fn each_trimmed(&self) -> Option<[&str; CELLS]> {
        let (cells, more) = self.split_at_checked(CELLS)?;
        if more.iter().any(|c| !c.trim().is_empty()) {
            return None;
        }
        let mut out = [""; CELLS];
        for (to, from) in out.iter_mut().zip(cells) {
            *to = from.trim();
        }
        Some(out)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn quotes_follow_the_csv_rules() {
        assert_eq!(cells("a;;\"b;\"\"c\"\"\"").unwrap(), ["a", "", "b;\"c\""]);
        assert_eq!(cells("a;b\"c").unwrap(), ["a", "b\"c"]);
        assert_eq!(cells("a;\"b"), None);
        assert_eq!(cells("a;\"b\"c;d"), None);
    }

    proptest! {
        /// The `csv` crate is the oracle wherever a line is sound.
        #[test]
        fn cells_agree_with_csv(raw in "[a;\" ё]{1,24}") {
            if let Some(ours) = cells(&raw) {
                let mut reader = csv::ReaderBuilder::new()
                    .delimiter(b';').has_headers(false).flexible(true).from_reader(raw.as_bytes());
                let theirs = reader.records().next().unwrap().unwrap();
                prop_assert_eq!(ours, theirs.iter().collect::<Vec<_>>());
            }
        }
    }
}
