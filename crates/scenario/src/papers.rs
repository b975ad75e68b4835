//! The papers of a team: boards, logs and sheets, with their fields and who writes and reads them. They are data: a
//! catalogue comes with the program (`data/papers.toml`), and a pack may lay its own over it. What is filed is checked
//! against them. Packs name them: what hangs on a board at the beginning, and what an inject waits for.

mod laid;
mod set;

pub use laid::{Own, Papers, shipped};
pub use set::{PaperSet, SetReading};

use crate::structure::Role;
use schemars::JsonSchema;
use serde::Deserialize;
use std::collections::BTreeMap;

/// A kind of paper.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Paper {
    pub id: String,
    pub shelf: Shelf,
    /// Roles that write it; who keeps it stands first.
    pub write: Vec<Role>,
    pub read: Read,
    /// Roles that confirm having read it.
    #[serde(default)]
    pub ack: Vec<Role>,
    #[serde(rename = "field", default)]
    pub fields: Vec<Field>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Shelf {
    /// A sheet on the wall with many items.
    Board,
    /// Numbered entries; nothing is ever taken out.
    Log,
    /// A document of a page.
    Sheet,
}

/// Who reads a paper beside those who write it and staff.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Read {
    /// The cell, command with its advisers, and staff.
    Cell,
    /// Leader, tactical liaison, command and staff.
    Command,
    Staff,
    /// Everybody but who plays at the far end.
    AllButFarEnd,
}

#[derive(Clone, Debug, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Field {
    pub id: String,
    pub kind: FieldKind,
    /// What it is in a decision, whatever the model calls it: pages that show decisions find it by this.
    #[serde(default)]
    pub part: Option<Part>,
    #[serde(default)]
    pub required: bool,
    #[serde(default)]
    pub choices: Vec<String>,
    #[serde(default)]
    pub columns: Vec<Column>,
    /// A time that is mostly the moment at which it is written: an empty form proposes it.
    #[serde(default)]
    pub now: bool,
}

/// What a field is in a decision (doctrine 3.5). A model may call and order the rest as it likes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Part {
    /// What has to be decided.
    Question,
    /// The rows of options, the rejected ones too.
    Options,
    /// Why there was no other option, where none was rejected.
    NoOther,
    /// An answer on rights: lawful, necessary and so on.
    Rights,
    /// What was decided, in words; a model in which the options say it needs none.
    Decided,
    /// Who advised what, and who disagreed.
    Advice,
    /// When it is looked at again.
    Review,
}

impl Part {
    pub const ALL: [Part; 7] =
        [Part::Question, Part::Options, Part::NoOther, Part::Rights, Part::Decided, Part::Advice, Part::Review];

    /// As written in a catalogue.
    pub const fn name(self) -> &'static str {
        match self {
            Part::Question => "question",
            Part::Options => "options",
            Part::NoOther => "no_other",
            Part::Rights => "rights",
            Part::Decided => "decided",
            Part::Advice => "advice",
            Part::Review => "review",
        }
    }
}

/// A column of rows: a line, or one of its choices where it has any.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Column {
    pub id: String,
    #[serde(default)]
    pub choices: Vec<String>,
    /// What it is in the rows of options.
    #[serde(default)]
    pub part: Option<OptionPart>,
}

/// What a column is in the rows of options.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum OptionPart {
    Option,
    /// Whether it was taken: its choices are `yes` and `no`, and more if you like.
    Chosen,
    /// Why, or why not.
    Why,
}

impl OptionPart {
    pub const ALL: [OptionPart; 3] = [OptionPart::Option, OptionPart::Chosen, OptionPart::Why];

    /// As written in a catalogue.
    pub const fn name(self) -> &'static str {
        match self {
            OptionPart::Option => "option",
            OptionPart::Chosen => "chosen",
            OptionPart::Why => "why",
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum FieldKind {
    Line,
    Text,
    Choice,
    Time,
    Number,
    /// Up to [`ROWS`] rows of [`Column`]s; a cell is the field `<field>.<row>.<column>`, rows from 0.
    Rows,
}

/// Characters in a field that is a line, and in one that is a text.
pub const LINE_CHARS: usize = 300;
pub const TEXT_CHARS: usize = 3_000;
/// Rows of one field.
pub const ROWS: usize = 5;
/// What every item on a board has beside its own fields.
pub const SOURCE: &str = "source";
pub const GRADE: &str = "grade";
pub const STANDING: &str = "standing";
/// Whether an item is known, supposed or only heard.
pub const STANDINGS: [&str; 3] = ["fact", "assumption", "rumour"];

/// The paper in which decisions are written.
pub const DECISION: &str = "decision";
/// The sheet by which the line is handed over, and what whoever takes over says back of it by heart.
pub const HANDOVER: &str = "handover";
pub const READ_BACK: &str = "read_back";
/// The field with which every board begins: the line that hangs on the wall.
pub const BOARD_TEXT: &str = "text";
/// Choices of the column that says whether an option was taken.
pub const TAKEN: &str = "yes";
pub const REJECTED: &str = "no";

/// Named limits of a catalogue.
pub mod limits {
    /// Papers of a team.
    pub const PAPERS: usize = 40;
    /// Fields of a paper.
    pub const FIELDS: usize = 40;
    /// Choices of a field or column.
    pub const CHOICES: usize = 20;
    /// Columns of rows.
    pub const COLUMNS: usize = 8;
    /// Characters in the name of a paper, field, column or choice.
    pub const NAME_CHARS: usize = 120;
    /// Characters in a hint, and in what is said about a set.
    pub const HINT_CHARS: usize = 400;
}

/// What is wrong with a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Fault {
    Missing,
    TooLong,
    Unknown,
    /// Not one of the choices, no number, no time.
    NotPossible,
    /// An option of a decision lacks its words, whether it was chosen, or why.
    OptionUnfinished,
    /// Of the options of a decision not exactly one was chosen.
    NotOneChosen,
    /// A decision has no rejected option and does not say why there was no other.
    NoneRejected,
}

impl Fault {
    /// Every fault.
    pub const ALL: [Fault; 7] = [
        Fault::Missing,
        Fault::TooLong,
        Fault::Unknown,
        Fault::NotPossible,
        Fault::OptionUnfinished,
        Fault::NotOneChosen,
        Fault::NoneRejected,
    ];

    /// The stable name.
    pub const fn name(self) -> &'static str {
        match self {
            Fault::Missing => "missing",
            Fault::TooLong => "too_long",
            Fault::Unknown => "unknown",
            Fault::NotPossible => "not_possible",
            Fault::OptionUnfinished => "option_unfinished",
            Fault::NotOneChosen => "not_one_chosen",
            Fault::NoneRejected => "none_rejected",
        }
    }
}

impl Paper {
    /// Whether a role may write it.
    pub fn written_by(&self, role: Role) -> bool {
        role == Role::Director || self.write.contains(&role)
    }

    /// Whether a role may read it.
    pub fn read_by(&self, role: Role) -> bool {
        // Who writes on it, or is to confirm having read it, reads it.
        if role.is_staff() || self.write.contains(&role) || self.ack.contains(&role) {
            return true;
        }
        match self.read {
            Read::Cell => role.in_cell() || matches!(role, Role::Commander | Role::Adviser | Role::Observer),
            Read::Command => matches!(role, Role::Leader | Role::TacticalLiaison | Role::Commander),
            Read::Staff => false,
            Read::AllButFarEnd => role != Role::RolePlayer,
        }
    }

    /// The first field that is this part of a decision.
    pub fn part(&self, part: Part) -> Option<&Field> {
        self.fields.iter().find(|f| f.part == Some(part))
    }

    /// Fields as they are kept: trimmed, empty ones left out; or the first that is wrong.
    pub fn check(&self, given: &BTreeMap<String, String>) -> Result<BTreeMap<String, String>, (String, Fault)> {
        let (kept, faults) = self.sift(given);
        faults.into_iter().next().map_or(Ok(kept), Err)
    }

    /// All fields that are wrong, each with what is wrong with it.
    pub fn faults(&self, given: &BTreeMap<String, String>) -> BTreeMap<String, Fault> {
        self.sift(given).1.into_iter().collect()
    }

    /// What can be kept, and what cannot.
    fn sift(&self, given: &BTreeMap<String, String>) -> (BTreeMap<String, String>, Vec<(String, Fault)>) {
        let mut kept = BTreeMap::new();
        let mut faults = Vec::new();
        let mut fault = |name: &str, fault| faults.push((name.to_owned(), fault));
        for (name, value) in given {
            let value = value.replace("\r\n", "\n");
            let value = value.trim();
            if value.is_empty() {
                continue;
            }
            let most = |kind| if kind == FieldKind::Text { TEXT_CHARS } else { LINE_CHARS };
            match self.kind_of(name) {
                None => fault(name, Fault::Unknown),
                Some((kind, _)) if value.chars().count() > most(kind) => fault(name, Fault::TooLong),
                Some((kind, choices)) if !possible(name, kind, choices, value) => fault(name, Fault::NotPossible),
                Some(_) => {}
            }
            kept.insert(name.clone(), value.to_owned());
        }
        for field in self.fields.iter().filter(|f| f.required) {
            let rows = format!("{}.", field.id);
            if !kept.contains_key(&field.id) && !kept.keys().any(|k| k.starts_with(&rows)) {
                fault(&field.id, Fault::Missing);
            }
        }
        faults.extend(self.of_options(&kept));
        if kept.is_empty() && faults.is_empty() {
            faults.push((self.fields.first().map_or("", |f| f.id.as_str()).to_owned(), Fault::Missing));
        }
        (kept, faults)
    }

    /// What is wrong with the options of a decision (doctrine 3.5): each that stands there is whole, one was chosen, and
    /// another rejected unless there was none.
    fn of_options(&self, kept: &BTreeMap<String, String>) -> Option<(String, Fault)> {
        let field = self.part(Part::Options).filter(|_| self.id == DECISION)?;
        let cell = |row: usize, part: OptionPart| {
            let column = field.column(part)?;
            kept.get(&format!("{}.{row}.{}", field.id, column.id)).map(String::as_str)
        };
        let stands = |row: &usize| {
            let cells = format!("{}.{row}.", field.id);
            kept.keys().any(|name| name.starts_with(&cells))
        };
        let rows: Vec<usize> = (0..ROWS).filter(stands).collect();
        let whole = |row: &usize| OptionPart::ALL.iter().all(|part| cell(*row, *part).is_some());
        let said = |what: &str| rows.iter().filter(|row| cell(**row, OptionPart::Chosen) == Some(what)).count();
        let no_other = || self.part(Part::NoOther).is_some_and(|field| kept.contains_key(&field.id));
        let fault = if rows.is_empty() {
            Fault::Missing
        } else if !rows.iter().all(whole) {
            Fault::OptionUnfinished
        } else if said(TAKEN) != 1 {
            Fault::NotOneChosen
        } else if said(REJECTED) == 0 && !no_other() {
            Fault::NoneRejected
        } else {
            return None;
        };
        Some((field.id.clone(), fault))
    }

    /// What may stand in a field, with its choices.
    fn kind_of(&self, name: &str) -> Option<(FieldKind, &[String])> {
        if let Some(field) = self.fields.iter().find(|f| f.id == name && f.kind != FieldKind::Rows) {
            return Some((field.kind, &field.choices));
        }
        if self.shelf == Shelf::Board && [SOURCE, GRADE, STANDING].contains(&name) {
            return Some((if name == SOURCE { FieldKind::Line } else { FieldKind::Choice }, &[]));
        }
        let mut parts = name.split('.');
        let (field, row, column) = (parts.next()?, parts.next()?, parts.next()?);
        let field = self.fields.iter().find(|f| f.id == field && f.kind == FieldKind::Rows)?;
        let sound = parts.next().is_none() && row.parse::<usize>().is_ok_and(|r| r < ROWS && row == r.to_string());
        let column = field.columns.iter().find(|c| sound && c.id == column)?;
        let kind = if column.choices.is_empty() { FieldKind::Line } else { FieldKind::Choice };
        Some((kind, &column.choices))
    }
}

impl Field {
    /// The first column that is this part of an option.
    pub fn column(&self, part: OptionPart) -> Option<&Column> {
        self.columns.iter().find(|c| c.part == Some(part))
    }
}

fn possible(name: &str, kind: FieldKind, choices: &[String], value: &str) -> bool {
    match kind {
        FieldKind::Choice => match name {
            GRADE => is_grade(value),
            STANDING => STANDINGS.contains(&value),
            _ => choices.iter().any(|c| c == value),
        },
        FieldKind::Number => value.replace(',', ".").parse::<f64>().is_ok_and(f64::is_finite),
        // A time is typed as people write times (`02:40`, `in ten minutes`): a line, not more.
        FieldKind::Line | FieldKind::Time => !value.contains('\n'),
        FieldKind::Text | FieldKind::Rows => true,
    }
}

/// Reliability of the source, `a` to `f`, and credibility of what it says, `1` to `6` (the admiralty code).
fn is_grade(value: &str) -> bool {
    let bytes = value.as_bytes();
    bytes.len() == 2 && bytes[0].is_ascii_lowercase() && bytes[0] <= b'f' && (b'1'..=b'6').contains(&bytes[1])
}
