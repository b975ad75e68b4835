//! A word for a feeling that was said to somebody, as that person says it back: «you are on your own» is «on my own», «вы
//! устали» is «устал» in a man's mouth and «устала» in a woman's. Where it is not certain how, nothing is said back: a
//! wrong form sounds like a machine. It changes the form and never the word.

use crate::language::Language;
use crate::text::normalise;
use serde::Deserialize;
use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::LazyLock;

/// `data/ru/taken_up.toml`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    verbs: BTreeMap<String, Vec<String>>,
    nouns: BTreeMap<String, Vec<String>>,
    lists: Lists,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Lists {
    fixed: HashSet<String>,
    states: HashSet<String>,
    others: HashSet<String>,
    short: HashSet<String>,
    running: HashSet<String>,
}

struct Forms {
    /// «боитесь» to «боюсь»
    verbs: HashMap<String, String>,
    /// «злости» to «злость»
    nouns: HashMap<String, String>,
    lists: Lists,
}

static RUSSIAN: LazyLock<Forms> = LazyLock::new(|| {
    // Embedded and parsed by a test, so that a malformed file never ships.
    let file: File = toml::from_str(include_str!("../data/ru/taken_up.toml")).expect("data/ru/taken_up.toml");
    Forms { verbs: by_form(file.verbs), nouns: by_form(file.nouns), lists: file.lists }
});

fn by_form(table: BTreeMap<String, Vec<String>>) -> HashMap<String, String> {
    let mut out = HashMap::new();
    for (own, forms) in table {
        out.extend(forms.into_iter().map(|form| (form, own.clone())));
        out.insert(own.clone(), own);
    }
    out
}

/// Who the words speak of.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Of {
    /// «вы устали»
    You,
    /// «вас предали»
    Others,
    /// no word says so
    Unsaid,
}

/// The word or phrase `said` (as it stands in `unit`) as the person says it who was spoken to; `None` where that is not
/// certain. Lower case.
pub fn taken_up(language: &Language, unit: &str, said: &str, woman: bool) -> Option<String> {
    let said = said.trim().to_lowercase();
    match language.primary() {
        "en" => Some(english(&said)),
        "ru" => russian(&normalise(unit), &said, woman),
        _ => None,
    }
}

fn english(said: &str) -> String {
    let own = |word: &str| match word {
        "you" => "me".to_owned(),
        "your" => "my".to_owned(),
        "yours" => "mine".to_owned(),
        "yourself" => "myself".to_owned(),
        _ => word.to_owned(),
    };
    said.split_whitespace().map(own).collect::<Vec<_>>().join(" ")
}

fn russian(unit: &str, said: &str, woman: bool) -> Option<String> {
    let plain = normalise(said);
    if RUSSIAN.lists.fixed.contains(&plain) {
        return Some(said.to_owned());
    }
    let of = speaks_of(unit, &plain);
    let many = plain.contains(' ');
    let words: Option<Vec<String>> = said
        .split_whitespace()
        .zip(plain.split_whitespace())
        .map(|(said, plain)| word(said, plain, of, woman, many))
        .collect();
    Some(words?.join(" "))
}

/// The pronoun nearest before the words says whom they speak of, or else the nearest after them.
fn speaks_of(unit: &str, said: &str) -> Of {
    let of = |word: &str| match word {
        "вы" | "ты" => Some(Of::You),
        "вас" | "вам" | "вами" | "тебя" | "тебе" | "тобой" => Some(Of::Others),
        _ => None,
    };
    let at = unit.find(said).unwrap_or(unit.len());
    let letters = |c: char| !c.is_alphanumeric();
    let before = unit[..at].rsplit(letters).find_map(of);
    before.or_else(|| unit[at..].split(letters).find_map(of)).unwrap_or(Of::Unsaid)
}

fn word(said: &str, plain: &str, of: Of, woman: bool, many: bool) -> Option<String> {
    if let Some(own) = RUSSIAN.verbs.get(plain) {
        return Some(own.clone());
    }
    // «злости» alone is «злость»; in «потеряли надежду» the noun stays as it is.
    if let Some(noun) = RUSSIAN.nouns.get(plain) {
        return Some(if many { said.to_owned() } else { noun.clone() });
    }
    if let Some(own) = irregular(plain, woman) {
        return Some(own.to_owned());
    }
    if RUSSIAN.lists.short.contains(plain) {
        return Some(if woman { format!("{plain}а") } else { plain.to_owned() });
    }
    if let Some(past) = past(plain, of, woman) {
        return past;
    }
    if let Some(own) = present(plain) {
        return own;
    }
    // «страшно», «легче», «трясет»: they are nobody's form.
    let nobodys = ["о", "е", "лось", "ит", "ет", "ют", "ят", "ат", "ут"].iter().any(|e| plain.ends_with(e));
    if nobodys || (many && (plain.chars().count() <= 3 || matches!(plain, "никому" | "совсем"))) {
        return Some(said.to_owned());
    }
    described(plain, woman)
}

/// Past tense: `Some(None)` where it is one and nobody knows whose.
fn past(word: &str, of: Of, woman: bool) -> Option<Option<String>> {
    let (stem, back) =
        match ["лись", "лся", "лась", "ли", "ла", "л"].iter().find_map(|e| Some((word.strip_suffix(*e)?, e)))
        {
            Some((stem, end)) if stem.chars().count() >= 2 => (stem, end.ends_with('ь') || end.ends_with('я')),
            _ => return None,
        };
    let lists = &RUSSIAN.lists;
    let own = || {
        format!(
            "{stem}л{}",
            match (back, woman) {
                (false, false) => "",
                (false, true) => "а",
                (true, false) => "ся",
                (true, true) => "ась",
            }
        )
    };
    if lists.others.contains(word) {
        return Some((of == Of::Others).then(|| word.to_owned()));
    }
    if lists.states.contains(word) || back || of == Of::You {
        return Some(Some(own()));
    }
    Some((of == Of::Others).then(|| word.to_owned()))
}

/// Present tense: «переживаете» to «переживаю». `Some(None)` where the form is not certain.
fn present(word: &str) -> Option<Option<String>> {
    let (stem, back) =
        ["етесь", "ешься", "итесь", "ишься"]
            .iter()
            .find_map(|e| Some((word.strip_suffix(*e)?, true)))
            .or_else(|| ["ете", "ешь", "ите", "ишь"].iter().find_map(|e| Some((word.strip_suffix(*e)?, false))))?;
    // After a vowel the ending is plain; after a consonant it may change the stem («любите», «люблю»).
    let plain = stem.ends_with(['а', 'я', 'у', 'ю', 'е', 'о', 'э', 'ы', 'и']);
    let first = |stem: &str| format!("{stem}{}", if back { "юсь" } else { "ю" });
    Some(plain.then(|| first(stem)))
}

fn irregular(word: &str, woman: bool) -> Option<&'static str> {
    match word {
        "злы" | "зол" | "зла" => Some(if woman { "зла" } else { "зол" }),
        "один" | "одна" | "одни" => Some(if woman { "одна" } else { "один" }),
        "злой" | "злая" | "злые" => Some(if woman { "злая" } else { "злой" }),
        _ => None,
    }
}

/// Short and long adjectives and participles: «измучены» to «измучен» or «измучена».
fn described(word: &str, woman: bool) -> Option<String> {
    let long = ["ые", "ый", "ая"].iter().find_map(|e| word.strip_suffix(*e));
    if let Some(stem) = long.filter(|s| s.ends_with(['н', 'т'])) {
        return Some(format!("{stem}{}", if woman { "ая" } else { "ый" }));
    }
    // «слезы», «силы» and whatever else ends so must not be taken for one: only these stems describe a person.
    let describes = |stem: &str| {
        let ends = ["н", "ат", "ит", "ыт", "ят", "ок", "нут", "мертв"].iter().any(|e| stem.ends_with(e));
        (ends && stem.chars().count() >= 4) || stem == "рад"
    };
    let stem = ["ы", "и", "а"].iter().find_map(|e| word.strip_suffix(*e)).filter(|s| describes(s));
    match stem {
        Some(stem) if woman => Some(format!("{}а", single(stem))),
        Some(stem) => Some(man(&single(stem))),
        None if !describes(word) => None,
        None if woman => {
            Some(format!("{}а", if RUSSIAN.lists.running.contains(word) { run(word) } else { word.to_owned() }))
        }
        None => Some(word.to_owned()),
    }
}

/// «растерянны», a common slip, is «растеряны».
fn single(stem: &str) -> String {
    stem.strip_suffix("нн").map_or_else(|| stem.to_owned(), |s| format!("{s}н"))
}

const VOWELS: &str = "аеиоуыэюя";

/// The man's short form: a vowel comes in between two consonants («спокойн» to «спокоен», «бессильн» to «бессилен»).
fn man(stem: &str) -> String {
    let Some(head) = stem.strip_suffix('н') else { return stem.to_owned() };
    match head.chars().last() {
        Some('й' | 'ь') => format!("{}ен", &head[..head.len() - 'й'.len_utf8()]),
        Some(c) if !VOWELS.contains(c) => format!("{head}ен"),
        _ => stem.to_owned(),
    }
}

/// The stem behind a man's short form that has such a vowel: «спокоен» to «спокойн», «бессилен» to «бессильн».
fn run(word: &str) -> String {
    let head = word.strip_suffix("ен").unwrap_or(word);
    match head.chars().last() {
        Some('о') => format!("{head}йн"),
        Some('л') => format!("{head}ьн"),
        _ => format!("{head}н"),
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_table_is_well_formed() {
        assert!(super::RUSSIAN.verbs.len() > 50 && super::RUSSIAN.nouns.len() > 100);
    }
}
