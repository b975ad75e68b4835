//! The register: courses and who takes part. Everything here is a small record that can be changed and deleted; logs hold
//! the short ids of participants and nothing else of them.
//!
//! What people type, in a form or in a spreadsheet, goes through [`Course::read`] and [`Participant::read`], which answer
//! what is wrong with it as [`Fault`]s.
//!
//! What never belongs here: sentences (crate `words`), files (crate `report`), anything that happens in an exercise.

mod columns;
mod date;
mod import;
mod participant;
mod register;

pub use date::Date;
pub use import::{Draft, DraftRow, checked};
pub use participant::{Consents, Participant, Sex};

use crate::people::alias::hidden;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Courses in one house.
pub const COURSES: usize = 1_000;
/// Participants of one course.
pub const PARTICIPANTS: usize = 200;
/// Characters of a course's name, of a place, of an agency, of a person's name.
pub const TEXT_CHARS: usize = 120;
/// Characters of an alias: it must fit on a seat's face.
pub const ALIAS_CHARS: usize = 40;
/// Characters of a participant's note.
pub const NOTE_CHARS: usize = 500;
/// Characters of a course's notes.
pub const NOTES_CHARS: usize = 4_000;
/// Entries of a list: languages, agencies, countries.
pub const LIST_ITEMS: usize = 30;

/// What people fill in. The name is that of the form's field and never changes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Field {
    Name,
    Place,
    From,
    To,
    Organiser,
    Donor,
    Languages,
    Agencies,
    Countries,
    Notes,
    Alias,
    NameLatin,
    NameOwn,
    Agency,
    Country,
    Sex,
    TakingPart,
    Recording,
    Quoted,
    ConsentOn,
    Note,
}

impl Field {
    /// What a course is described by, in the order of its form.
    pub const COURSE: [Field; 10] = [
        Field::Name,
        Field::Place,
        Field::From,
        Field::To,
        Field::Organiser,
        Field::Donor,
        Field::Languages,
        Field::Agencies,
        Field::Countries,
        Field::Notes,
    ];
    /// What a participant is described by, in the order of the form and of the columns of a spreadsheet.
    pub const PARTICIPANT: [Field; 12] = [
        Field::Alias,
        Field::NameLatin,
        Field::NameOwn,
        Field::Agency,
        Field::Country,
        Field::Sex,
        Field::Languages,
        Field::TakingPart,
        Field::Recording,
        Field::Quoted,
        Field::ConsentOn,
        Field::Note,
    ];

    pub const fn name(self) -> &'static str {
        match self {
            Field::Name => "name",
            Field::Place => "place",
            Field::From => "from",
            Field::To => "to",
            Field::Organiser => "organiser",
            Field::Donor => "donor",
            Field::Languages => "languages",
            Field::Agencies => "agencies",
            Field::Countries => "countries",
            Field::Notes => "notes",
            Field::Alias => "alias",
            Field::NameLatin => "name_latin",
            Field::NameOwn => "name_own",
            Field::Agency => "agency",
            Field::Country => "country",
            Field::Sex => "sex",
            Field::TakingPart => "taking_part",
            Field::Recording => "recording",
            Field::Quoted => "quoted",
            Field::ConsentOn => "consent_on",
            Field::Note => "note",
        }
    }

    /// Most characters.
    pub const fn chars(self) -> usize {
        match self {
            Field::Alias => ALIAS_CHARS,
            Field::Note => NOTE_CHARS,
            Field::Notes => NOTES_CHARS,
            Field::Languages | Field::Agencies | Field::Countries => TEXT_CHARS * 4,
            _ => TEXT_CHARS,
        }
    }
}

/// What was typed, by field.
pub type Typed = BTreeMap<Field, String>;

/// What is wrong with one field, in a way that a sentence can be made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Fault {
    pub field: Field,
    pub what: What,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum What {
    Missing,
    /// More characters than this.
    TooLong(usize),
    /// More entries of a list than this.
    TooMany(usize),
    /// Somebody else on the course has this alias.
    Taken,
    /// No day of the calendar, or written in an unknown way.
    NoDate,
    /// The course would end before it begins.
    Backwards,
    /// None of the words that can stand here: another sex, neither yes nor no.
    Unknown,
    /// As many courses or participants as there may be.
    Full(usize),
}

impl What {
    /// Every name, for whoever writes the sentences.
    pub const NAMES: [&'static str; 8] =
        ["missing", "too-long", "too-many", "taken", "no-date", "backwards", "unknown", "full"];

    pub const fn name(self) -> &'static str {
        match self {
            What::Missing => "missing",
            What::TooLong(_) => "too-long",
            What::TooMany(_) => "too-many",
            What::Taken => "taken",
            What::NoDate => "no-date",
            What::Backwards => "backwards",
            What::Unknown => "unknown",
            What::Full(_) => "full",
        }
    }
}

/// A course.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Course {
    /// Short and random; empty until it is kept for the first time.
    pub id: String,
    pub name: String,
    pub place: String,
    pub from: Option<Date>,
    pub to: Option<Date>,
    pub organiser: String,
    pub donor: String,
    /// As people write them: «English», «русский».
    pub languages: Vec<String>,
    pub agencies: Vec<String>,
    pub countries: Vec<String>,
    pub notes: String,
}

impl Course {
    /// A course from what was typed, and what is wrong with it. What cannot be read is left empty.
    pub fn read(typed: &Typed) -> (Course, Vec<Fault>) {
        let mut faults = Vec::new();
        let course = Course {
            id: String::new(),
            name: line(typed, Field::Name),
            place: line(typed, Field::Place),
            from: date(typed, Field::From, &mut faults),
            to: date(typed, Field::To, &mut faults),
            organiser: line(typed, Field::Organiser),
            donor: line(typed, Field::Donor),
            languages: list(typed, Field::Languages),
            agencies: list(typed, Field::Agencies),
            countries: list(typed, Field::Countries),
            notes: text(typed, Field::Notes),
        };
        faults.extend(course.check());
        (course, faults)
    }

    /// The text of each field, as one would type it.
    pub fn typed(&self) -> Typed {
        let date = |d: Option<Date>| d.map(|d| d.to_string()).unwrap_or_default();
        Typed::from([
            (Field::Name, self.name.clone()),
            (Field::Place, self.place.clone()),
            (Field::From, date(self.from)),
            (Field::To, date(self.to)),
            (Field::Organiser, self.organiser.clone()),
            (Field::Donor, self.donor.clone()),
            (Field::Languages, self.languages.join(", ")),
            (Field::Agencies, self.agencies.join(", ")),
            (Field::Countries, self.countries.join(", ")),
            (Field::Notes, self.notes.clone()),
        ])
    }

    fn check(&self) -> Vec<Fault> {
        let mut faults = too_long(&self.typed(), &Field::COURSE);
        if self.name.is_empty() {
            faults.push(Fault { field: Field::Name, what: What::Missing });
        }
        if let (Some(from), Some(to)) = (self.from, self.to)
            && to < from
        {
            faults.push(Fault { field: Field::To, what: What::Backwards });
        }
        faults
    }
}

/// Texts above their limits, and lists with too many entries.
fn too_long(typed: &Typed, fields: &[Field]) -> Vec<Fault> {
    let mut faults = Vec::new();
    for field in fields {
        let Some(text) = typed.get(field) else { continue };
        if text.chars().count() > field.chars() {
            faults.push(Fault { field: *field, what: What::TooLong(field.chars()) });
        } else if matches!(field, Field::Languages | Field::Agencies | Field::Countries)
            && text.split(',').count() > LIST_ITEMS
        {
            faults.push(Fault { field: *field, what: What::TooMany(LIST_ITEMS) });
        }
    }
    faults
}

/// One line: no line breaks, no control characters, nothing that cannot be seen, single spaces.
fn line(typed: &Typed, field: Field) -> String {
    let text = typed.get(&field).map_or("", String::as_str);
    let text: String = text.chars().filter(|c| !hidden(*c)).collect();
    let words = text.split(|c: char| c.is_whitespace() || c.is_control()).filter(|w| !w.is_empty());
    words.collect::<Vec<_>>().join(" ")
}

/// Several lines.
fn text(typed: &Typed, field: Field) -> String {
    let text = typed.get(&field).map_or("", String::as_str).replace("\r\n", "\n");
    text.chars().filter(|c| *c == '\n' || !(c.is_control() || hidden(*c))).collect::<String>().trim().to_owned()
}

/// Entries between commas, semicolons, slashes or line breaks; nothing twice.
fn list(typed: &Typed, field: Field) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    for part in typed.get(&field).map_or("", String::as_str).split([',', ';', '/', '\n']) {
        let entry = line(&Typed::from([(field, part.to_owned())]), field);
        if !entry.is_empty() && !out.iter().any(|e| e.to_lowercase() == entry.to_lowercase()) {
            out.push(entry);
        }
    }
    out
}

fn date(typed: &Typed, field: Field, faults: &mut Vec<Fault>) -> Option<Date> {
    let text = line(typed, field);
    if text.is_empty() {
        return None;
    }
    let read = Date::read(&text);
    if read.is_none() {
        faults.push(Fault { field, what: What::NoDate });
    }
    read
}
