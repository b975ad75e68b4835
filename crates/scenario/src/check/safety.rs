//! Safe messaging (doctrine 8.7): words for how a person could die are pointed out, wherever they stand.
//!
//! The lists are data a native trainer can edit, one small file per language. A finding is a warning: people judge.

use super::banks::banks;
use super::{Report, rule};
use crate::pack::Tongue;
use crate::read::{Draft, language, path};
use coding::phrase::PhraseSet;
use coding::text::Tokeniser;

const LISTS: &[(&str, &str)] =
    &[("en", include_str!("../../data/methods/en.toml")), ("ru", include_str!("../../data/methods/ru.toml"))];

struct List {
    tokeniser: Tokeniser,
    patterns: Vec<String>,
    set: PhraseSet,
}

impl List {
    fn of(tag: &str) -> Option<List> {
        let language = language(tag)?;
        let (_, text) = LISTS.iter().find(|(lang, _)| *lang == language.primary())?;
        let tokeniser = Tokeniser::new(&language);
        let patterns = patterns(text);
        let borrowed: Vec<&str> = patterns.iter().map(String::as_str).collect();
        // The lists are ours: the test below holds that they compile.
        let set = PhraseSet::compile_in(&tokeniser, &borrowed).ok()?;
        Some(List { tokeniser, patterns, set })
    }

    fn find(&self, text: &str) -> Option<&str> {
        let found = self.set.find(&self.tokeniser.tokens(text));
        found.first().and_then(|m| self.patterns.get(m.pattern)).map(String::as_str)
    }
}

/// The patterns under `methods` of a list.
fn patterns(text: &str) -> Vec<String> {
    let table: toml::Table = text.parse().unwrap_or_default();
    let list = table.get("methods").and_then(toml::Value::as_array);
    list.into_iter().flatten().filter_map(|v| v.as_str().map(str::to_owned)).collect()
}

pub(super) fn check(draft: &Draft, report: &mut Report) {
    for (lang, tongue) in &draft.tongues {
        if let Some(list) = List::of(lang) {
            spoken(report, lang, tongue, &list);
            texts(draft, report, lang, tongue, &list);
        }
    }
}

fn spoken(report: &mut Report, lang: &str, tongue: &Tongue, list: &List) {
    for (file, lines) in banks(lang, tongue) {
        for line in lines {
            if let Some(pattern) = list.find(&line.text) {
                warn(report, &file, line.at, &format!("`{}`", line.id), pattern);
            }
        }
    }
}

fn texts(draft: &Draft, report: &mut Report, lang: &str, tongue: &Tongue, list: &List) {
    let file = path::texts(lang);
    for (key, text) in &tongue.texts {
        if let Some(pattern) = list.find(text) {
            warn(report, &file, draft.places.line(&file, key), &format!("the text `{key}`"), pattern);
        }
    }
}

fn warn(report: &mut Report, file: &str, line: u32, whose: &str, pattern: &str) {
    let what = format!("{whose} may name a means of suicide («{pattern}»)");
    let remedy = "Say that a person wants to die, never how; if the word means something else here, leave it.";
    report.warn(rule::SAFE_MESSAGING, file, line, what, remedy);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_list_compiles_and_finds() {
        for (lang, text) in LISTS {
            assert!(patterns(text).len() > 10, "{lang} has patterns");
            assert!(List::of(lang).is_some(), "{lang} compiles");
        }
        let en = List::of("en").unwrap();
        assert!(en.find("I took an overdose once").is_some());
        assert_eq!(en.find("I do not want to be here any more"), None);
        let ru = List::of("ru").unwrap();
        assert!(ru.find("я прыгну").is_some());
        assert_eq!(ru.find("не хочу больше жить"), None);
    }
}
