//! A team's exercise: many seats on one log. Which seat may do what, hears what and writes on which paper is decided
//! here, from the pack's seats and lines and from the catalogues of papers and tags (crate `scenario`).
//!
//! A log without [`Team`] in its genesis is somebody practising alone: one seat, and none of this.

pub mod acts;
pub mod ears;
pub mod interpreting;
pub mod later;
pub mod order;
pub mod rights;
pub mod sheet;
pub mod table;

pub use scenario::{papers, tags};

use crate::event::{LineId, SeatId, SubjectId};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// A person of an exercise, as logs name them: an id that leads to a record outside, or, once that is erased, nowhere.
pub type PersonId = String;

/// What a team's genesis has beside that of a talk alone.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Team {
    /// Id of the exercise's own log.
    pub exercise: String,
    /// The team's name within it, for example `1`.
    pub name: String,
    /// Subjects that a person plays, with the seat that does.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub played: BTreeMap<SubjectId, SeatId>,
    /// The persona whose papers that person was given, by subject.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub parts: BTreeMap<SubjectId, String>,
    /// Lines that are spoken outside the program, on a real telephone: it is told when they ring and what was said.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub outside: BTreeSet<LineId>,
    /// The team plays on paper; what it did is entered afterwards.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub on_paper: bool,
}
