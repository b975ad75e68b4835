//! Which column of a spreadsheet holds what, by its heading.

use super::Field;

/// Headings in English and Russian as people write them, in lower case with single spaces.
const HEADINGS: &[(Field, &[&str])] = &[
    (Field::Alias, &["alias", "call sign", "callsign", "псевдоним", "позывной"]),
    (
        Field::NameLatin,
        &["name", "full name", "name in latin letters", "name (latin)", "latin name", "имя латиницей", "фио латиницей"],
    ),
    (
        Field::NameOwn,
        &[
            "name in own script",
            "name in the person’s own script",
            "name in the person's own script",
            "own script",
            "name (own script)",
            "native name",
            "имя",
            "фио",
            "ф.и.о.",
            "имя и фамилия",
            "имя на родном языке",
            "фио на родном языке",
        ],
    ),
    (
        Field::Agency,
        &[
            "agency",
            "organisation",
            "organization",
            "service",
            "unit",
            "ведомство",
            "служба",
            "организация",
            "подразделение",
        ],
    ),
    (Field::Country, &["country", "страна"]),
    (Field::Sex, &["sex", "gender", "пол"]),
    (Field::Languages, &["languages", "language", "языки", "язык"]),
    (
        Field::TakingPart,
        &[
            "consent: taking part",
            "taking part",
            "consent",
            "согласие: участие",
            "согласие на участие",
            "участие",
            "согласие",
        ],
    ),
    (Field::Recording, &["consent: recording", "recording", "согласие: запись", "согласие на запись", "запись"]),
    (
        Field::Quoted,
        &[
            "consent: being quoted",
            "being quoted",
            "quoting",
            "согласие: цитирование",
            "согласие на цитирование",
            "цитирование",
        ],
    ),
    (Field::ConsentOn, &["consent given on", "consent date", "согласие дано", "дата согласия"]),
    (
        Field::Note,
        &["note", "notes", "remark", "remarks", "comment", "примечание", "примечания", "заметка", "комментарий"],
    ),
];

/// Parts of a name that stand in columns of their own, in the order in which they are joined.
const PARTS: &[(Field, &[&[&str]])] = &[
    (
        Field::NameLatin,
        &[
            &["name", "first name", "given name", "given names", "forename"],
            &["middle name", "patronymic"],
            &["surname", "family name", "last name"],
        ],
    ),
    (Field::NameOwn, &[&["фамилия"], &["имя"], &["отчество"]]),
];

/// A heading as it is compared.
fn plain(heading: &str) -> String {
    let words: Vec<&str> = heading.split_whitespace().collect();
    words.join(" ").trim_end_matches([':', '*', ' ']).to_lowercase()
}

impl Field {
    /// The name of which a part stands under this heading, and the place of that part in it.
    pub fn part_headed(heading: &str) -> Option<(Field, usize)> {
        let heading = plain(heading);
        let place = |parts: &[&[&str]]| parts.iter().position(|all| all.contains(&heading.as_str()));
        PARTS.iter().find_map(|(field, parts)| Some((*field, place(parts)?)))
    }

    /// What stands in the column under this heading.
    pub fn headed(heading: &str) -> Option<Field> {
        let heading = plain(heading);
        HEADINGS.iter().find(|(_, all)| all.contains(&heading.as_str())).map(|(field, _)| *field)
    }
}
