//! Somebody who takes part in a course.

use super::{Date, Fault, Field, Typed, What, date, line, list, text, too_long};
use crate::people::alias::looks;
use serde::{Deserialize, Serialize};

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Sex {
    Female,
    Male,
    Other,
    #[default]
    NotStated,
}

impl Sex {
    pub const ALL: [Sex; 4] = [Sex::Female, Sex::Male, Sex::Other, Sex::NotStated];

    /// As it is written in a form; never changes.
    pub const fn name(self) -> &'static str {
        match self {
            Sex::Female => "f",
            Sex::Male => "m",
            Sex::Other => "other",
            Sex::NotStated => "none",
        }
    }

    fn read(word: &str) -> Option<Sex> {
        Some(match word {
            "f" | "female" | "woman" | "ж" | "жен" | "женский" | "женщина" => Sex::Female,
            "m" | "male" | "man" | "м" | "муж" | "мужской" | "мужчина" => Sex::Male,
            "other" | "o" | "x" | "другой" | "другое" | "иной" | "иное" => Sex::Other,
            "" | "none" | "not stated" | "-" | "–" | "—" | "не указан" | "не указано" => {
                Sex::NotStated
            }
            _ => return None,
        })
    }
}

/// What the person has agreed to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Consents {
    pub taking_part: bool,
    pub recording: bool,
    /// What was said may be quoted, under the alias.
    pub quoted: bool,
    /// When they were asked.
    pub on: Option<Date>,
}

/// A participant. Exercises show the alias; the names are for the register alone.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Participant {
    /// Short and random; empty until it is kept for the first time. Logs hold this.
    pub id: String,
    pub alias: String,
    pub name_latin: String,
    /// The name as the person writes it.
    pub name_own: String,
    pub agency: String,
    pub country: String,
    pub sex: Sex,
    pub languages: Vec<String>,
    pub consents: Consents,
    pub note: String,
}

impl Participant {
    /// A participant from what was typed, and what is wrong with it. Consents without a day were given `today`.
    pub fn read(typed: &Typed, today: Option<Date>) -> (Participant, Vec<Fault>) {
        let mut faults = Vec::new();
        let mut yes = |field| {
            let word = line(typed, field).to_lowercase();
            is_yes(&word).unwrap_or_else(|| {
                faults.push(Fault { field, what: What::Unknown });
                false
            })
        };
        let mut consents = Consents {
            taking_part: yes(Field::TakingPart),
            recording: yes(Field::Recording),
            quoted: yes(Field::Quoted),
            on: None,
        };
        consents.on = date(typed, Field::ConsentOn, &mut faults);
        let any = consents.taking_part || consents.recording || consents.quoted;
        consents.on = if any { consents.on.or(today) } else { None };
        let sex = Sex::read(&line(typed, Field::Sex).to_lowercase()).unwrap_or_else(|| {
            faults.push(Fault { field: Field::Sex, what: What::Unknown });
            Sex::NotStated
        });
        let participant = Participant {
            id: String::new(),
            alias: line(typed, Field::Alias),
            name_latin: line(typed, Field::NameLatin),
            name_own: line(typed, Field::NameOwn),
            agency: line(typed, Field::Agency),
            country: line(typed, Field::Country),
            sex,
            languages: list(typed, Field::Languages),
            consents,
            note: text(typed, Field::Note),
        };
        faults.extend(participant.check());
        (participant, faults)
    }

    /// The text of each field, as one would type it. Sex and yes or no are the stable words of the form.
    pub fn typed(&self) -> Typed {
        let yes = |is: bool| if is { "yes".to_owned() } else { String::new() };
        Typed::from([
            (Field::Alias, self.alias.clone()),
            (Field::NameLatin, self.name_latin.clone()),
            (Field::NameOwn, self.name_own.clone()),
            (Field::Agency, self.agency.clone()),
            (Field::Country, self.country.clone()),
            (Field::Sex, self.sex.name().to_owned()),
            (Field::Languages, self.languages.join(", ")),
            (Field::TakingPart, yes(self.consents.taking_part)),
            (Field::Recording, yes(self.consents.recording)),
            (Field::Quoted, yes(self.consents.quoted)),
            (Field::ConsentOn, self.consents.on.map(|d| d.to_string()).unwrap_or_default()),
            (Field::Note, self.note.clone()),
        ])
    }

    pub(super) fn check(&self) -> Vec<Fault> {
        let mut faults = too_long(&self.typed(), &Field::PARTICIPANT);
        if self.alias.is_empty() {
            faults.push(Fault { field: Field::Alias, what: What::Missing });
        }
        faults
    }

    /// What makes two aliases the same in a room: how they look, not their case.
    pub(super) fn called(&self) -> String {
        looks(&self.alias)
    }

    /// Where they stand in a list, as people look a name up. How an alias looks is no order: letters of one script that are
    /// shaped like another's would stand among those.
    pub(super) fn stands(&self) -> (String, String) {
        (self.alias.to_lowercase().replace('ё', "е"), self.alias.clone())
    }

    /// Whether anything that is known of them holds these words.
    pub fn matches(&self, words: &str) -> bool {
        let all = [&self.alias, &self.name_latin, &self.name_own, &self.agency, &self.country, &self.note];
        let all = all.into_iter().chain(&self.languages).map(|t| t.to_lowercase()).collect::<Vec<_>>().join("\n");
        words.to_lowercase().split_whitespace().all(|word| all.contains(word))
    }
}

/// Yes or no as people fill it in; `None` for anything else.
fn is_yes(word: &str) -> Option<bool> {
    match word {
        "yes" | "y" | "да" | "д" | "1" | "+" | "x" | "х" | "true" | "✓" | "on" => Some(true),
        "" | "no" | "n" | "нет" | "н" | "0" | "-" | "–" | "—" | "false" => Some(false),
        _ => None,
    }
}
