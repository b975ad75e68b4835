//! Texts: all there, none too long, translated, and none that nothing shows.

use super::{Report, Scene, rule};
use crate::keys;
use crate::pack::limits;
use crate::read::path;
use std::collections::{BTreeMap, BTreeSet};

/// Texts up to this many characters may be the same in two languages (names, numbers).
const SAME_CHARS: usize = 20;

pub(super) fn check(scene: &Scene<'_>, report: &mut Report) {
    let mut required = keys::required(scene.structure);
    let given = scene.draft.tongues.values().flat_map(|t| t.texts.keys());
    required.extend(given.filter(|key| keys::optional(scene.structure, key)).cloned());
    let mut first: BTreeMap<&str, (&str, &str)> = BTreeMap::new();
    for lang in unique(&scene.structure.languages) {
        let Some(tongue) = scene.draft.tongues.get(lang) else { continue };
        let file = path::texts(lang);
        let line = |key: &str| scene.draft.places.line(&file, key);
        // A missing file is one problem, not one for each text.
        if !scene.draft.places.has(&file) {
            continue;
        }
        for key in required.iter().filter(|k| tongue.texts.get(*k).is_none_or(String::is_empty)) {
            let what = format!("the text `{key}` is missing in `{lang}`");
            report.error(rule::TEXT_MISSING, &file, line(key), what, format!("Write it under `{key}`."));
        }
        for (key, text) in &tongue.texts {
            if !required.contains(key) {
                let what = format!("nothing shows the text `{key}`");
                let remedy = "Correct the name (docs/pack-format.md lists them) or remove it.";
                report.warn(rule::TEXT_UNKNOWN, &file, line(key), what, remedy);
            }
            let chars = text.chars().count();
            if chars > limits::TEXT_CHARS {
                let what =
                    format!("the text `{key}` has {chars} characters; at most {} are allowed", limits::TEXT_CHARS);
                report.error(rule::LIMIT, &file, line(key), what, "Shorten it.");
            }
            match first.get(key.as_str()) {
                Some((other, same)) if *same == text && chars > SAME_CHARS => {
                    let what = format!("the text `{key}` is the same in `{other}` and `{lang}`");
                    report.warn(rule::TEXT_UNTRANSLATED, &file, line(key), what, "Translate it.");
                }
                Some(_) => {}
                None => {
                    first.insert(key, (lang, text));
                }
            }
        }
    }
}

fn unique(languages: &[String]) -> impl Iterator<Item = &str> {
    let mut seen = BTreeSet::new();
    languages.iter().map(String::as_str).filter(move |lang| seen.insert(*lang))
}
