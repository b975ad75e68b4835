//! `drills/<language>.csv`: the situations of a drill, eight rows each: `scene`, `open`, then `1`, `2` and `close`, each once
//! for `heard` and once for `unheard`. Split by lines first and by `;` second, as the line banks are.

use super::bank::cells;
use super::source::Source;
use crate::check::{Report, rule};
use crate::drill::{LEVELS, Prompt, Situation};
use crate::pack::limits;
use coding::unit::Feeling;

/// The first line of the file.
pub(crate) const HEADER: &str = "situation;level;beat;when;feeling;text";
const CELLS: usize = 6;

/// The situations in the order of the file. One that lacks a row is reported and left out.
pub(crate) fn read(source: &Source<'_>, report: &mut Report) -> Vec<Situation> {
    let mut reader = Reader { source, report, out: Vec::new() };
    let mut header = false;
    for (i, raw) in source.text.split('\n').enumerate() {
        let at = u32::try_from(i + 1).unwrap_or(u32::MAX);
        let raw = raw.strip_suffix('\r').unwrap_or(raw);
        if raw.trim().is_empty() || raw.starts_with('#') {
            continue;
        }
        if !header {
            header = true;
            if raw.trim_start_matches('\u{feff}') == HEADER {
                continue;
            }
            let remedy = format!("Begin the file with `{HEADER}`; save with `;` between the cells.");
            reader.report.error(rule::LINE_HEADER, source.path, at, "the first line is not the header", remedy);
            return Vec::new();
        }
        reader.row(raw, at);
    }
    reader.finish()
}

struct Reader<'a, 'r> {
    source: &'a Source<'a>,
    report: &'r mut Report,
    out: Vec<Situation>,
}

impl Reader<'_, '_> {
    fn error(&mut self, rule: &'static str, at: u32, what: String, remedy: &str) {
        self.report.error(rule, self.source.path, at, what, remedy);
    }

    fn row(&mut self, raw: &str, at: u32) {
        let Some(cells) = cells(raw).filter(|c| c.len() == CELLS) else {
            let remedy = "Write six cells with `;` between them; quote a cell that holds a `;`.";
            return self.error(rule::LINE_CELLS, at, format!("the row does not have {CELLS} cells"), remedy);
        };
        let [id, level, beat, when, feeling, text] = [0, 1, 2, 3, 4, 5].map(|i| cells[i].trim());
        let Some(level) = level.parse::<u8>().ok().filter(|l| (1..=LEVELS).contains(l)) else {
            return self.error(rule::VALUE_RANGE, at, format!("`{level}` is no level"), "Write 1, 2 or 3.");
        };
        if text.is_empty() || text.chars().count() > limits::LINE_CHARS {
            let what = format!("a prompt has from 1 to {} characters", limits::LINE_CHARS);
            return self.error(rule::LIMIT, at, what, "Shorten it, or write it.");
        }
        let prompt = Prompt { text: text.to_owned(), feelings: self.feelings(feeling, at) };
        if self.out.last().is_none_or(|s| s.id != id) {
            if self.out.iter().any(|s| s.id == id) {
                let what = format!("the situation `{id}` stands in two places");
                return self.error(rule::ID_TWICE, at, what, "Put its rows together, or give one another name.");
            }
            self.out.push(Situation { id: id.to_owned(), level, at, ..Situation::default() });
        }
        // Pushed above if it was missing.
        let Some(situation) = self.out.last_mut() else { return };
        let slot = match (beat, when) {
            ("scene", "") => {
                situation.scene = prompt.text;
                return;
            }
            ("open", "") => Some(&mut situation.open),
            ("1" | "2" | "close", "heard" | "unheard") => {
                let fork = &mut situation.then[["1", "2", "close"].iter().position(|b| *b == beat).unwrap_or(0)];
                Some(if when == "heard" { &mut fork.heard } else { &mut fork.unheard })
            }
            _ => None,
        };
        match slot {
            Some(slot) => *slot = prompt,
            None => {
                let what = format!("`{beat}` with `{when}` is no row of a situation");
                let remedy = "Write scene or open with nothing, or 1, 2 or close with heard or unheard.";
                self.error(rule::VALUE_WRONG, at, what, remedy);
            }
        }
    }

    fn feelings(&mut self, list: &str, at: u32) -> Vec<Feeling> {
        let mut out = Vec::new();
        for name in list.split('+').map(str::trim).filter(|n| !n.is_empty()) {
            match serde::de::Deserialize::deserialize(
                serde::de::value::StrDeserializer::<serde::de::value::Error>::new(name),
            ) {
                Ok(feeling) => out.push(feeling),
                Err(_) => {
                    let remedy = "Use anger, hurt, fear, sadness, shame, guilt, loneliness, hopelessness, exhaustion, \
                                  overwhelm, numbness or warmth.";
                    self.error(rule::VALUE_WRONG, at, format!("`{name}` is no feeling"), remedy);
                }
            }
        }
        out
    }

    fn finish(mut self) -> Vec<Situation> {
        let whole = |s: &Situation| !s.scene.is_empty() && s.prompts().all(|p| !p.text.is_empty());
        let broken: Vec<(u32, String)> = self
            .out
            .iter()
            .filter(|s| !whole(s))
            .map(|s| (s.at, format!("the situation `{}` lacks a row", s.id)))
            .collect();
        for (at, what) in broken {
            let remedy = "Eight rows: scene, open, and 1, 2, close each with heard and with unheard.";
            self.error(rule::FIELD_MISSING, at, what, remedy);
        }
        self.out.retain(whole);
        for level in 1..=LEVELS {
            if !self.out.iter().any(|s| s.level == level) {
                let what = format!("no situation has level {level}");
                self.error(
                    rule::FIELD_MISSING,
                    0,
                    what,
                    "A drill shows one of each level, 1 to 3: write at least one.",
                );
            }
        }
        self.out
    }
}
