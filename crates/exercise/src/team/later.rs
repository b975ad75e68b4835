//! What a team played on paper, entered afterwards: words that were said and papers that were written, each with the play
//! time at which it happened. It is told, not played: it moves no clock, stirs nobody, opens no line and calls off no
//! inject. That is why it may only come when the talk is over, or where the team was set up to play on paper.

use crate::command::Refusal;
use crate::event::{Event, LineId, SeatId};
use crate::limits;
use crate::scene::Scene;
use crate::state::State;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// One thing that happened on paper.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Row {
    /// When it happened, play time, ms.
    pub play_ms: i64,
    /// Whose words or hand it was; empty for somebody at the far end who has no seat.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub place: SeatId,
    /// The line on which words were said; empty for a paper. In the log it stands on the envelope alone.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub line: LineId,
    #[serde(flatten)]
    pub what: What,
}

/// What happened.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "what", rename_all = "snake_case")]
pub enum What {
    Words {
        /// The far end said them.
        far_end: bool,
        text: String,
    },
    Paper {
        paper: String,
        fields: BTreeMap<String, String>,
    },
}

/// Whether what happened on paper may be entered now.
pub fn open(scene: &Scene, state: &State) -> bool {
    state.outcome.is_some() || scene.genesis.team.as_ref().is_some_and(|t| t.on_paper)
}

/// The rows as events, each with its line, or why the first that is wrong cannot be entered. All or nothing: half a sheet
/// would have to be looked for.
pub fn events(scene: &Scene, state: &State, rows: &[Row]) -> Result<Vec<(LineId, Event)>, Refusal> {
    let Some(table) = &state.table else { return Err(Refusal::NotYours) };
    if !open(scene, state) {
        return Err(Refusal::StillPlayed);
    }
    if rows.is_empty() {
        return Err(Refusal::Empty);
    }
    if rows.len() > limits::LATER_ROWS {
        return Err(Refusal::TooManyEntries { at_most: limits::LATER_ROWS });
    }
    let words = rows.iter().filter(|r| matches!(r.what, What::Words { .. })).count();
    if words + table.marks as usize > limits::MARKS as usize {
        return Err(Refusal::TooManyNotes { at_most: limits::MARKS });
    }
    if rows.len() - words + table.entries.len() > limits::ENTRIES {
        return Err(Refusal::TooManyEntries { at_most: limits::ENTRIES });
    }
    let mut out = Vec::with_capacity(rows.len());
    let mut before = 0;
    for (n, row) in (1..).zip(rows) {
        if row.play_ms < before || row.play_ms > limits::LATER_MS {
            return Err(Refusal::NotRising { row: n });
        }
        before = row.play_ms;
        let (line, row) = (row.line.clone(), checked(scene, row)?);
        out.push((line, Event::EnteredLater { row: Row { line: LineId::new(), ..row } }));
    }
    Ok(out)
}

/// A row as it is kept.
fn checked(scene: &Scene, row: &Row) -> Result<Row, Refusal> {
    let structure = &scene.pack.structure;
    if !row.place.is_empty() && structure.seat(&row.place).is_none() {
        return Err(Refusal::NotYours);
    }
    let what = match &row.what {
        What::Words { far_end, text } => {
            let reached = structure.reached(&row.line).is_some();
            if structure.line(&row.line).is_none() || *far_end && !reached {
                let known = structure.lines.iter().map(|l| l.id.as_str()).collect::<Vec<_>>().join(", ");
                return Err(Refusal::NoSuchLine { line: row.line.clone(), known });
            }
            What::Words { far_end: *far_end, text: crate::wording::sized(text, limits::UTTERANCE_CHARS)? }
        }
        What::Paper { paper, fields } => {
            let kind = scene.pack.papers.find(paper).ok_or_else(|| Refusal::NoSuchPaper { paper: paper.clone() })?;
            let fields = kind.check(fields).map_err(|(field, fault)| Refusal::BadField { field, fault })?;
            What::Paper { paper: paper.clone(), fields }
        }
    };
    Ok(Row { what, ..row.clone() })
}
