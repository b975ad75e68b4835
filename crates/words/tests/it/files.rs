//! Every language has every id with the same variables, and nothing a reader would stumble over.

use crate::of_team::OF_TEAM;
use fluent_syntax::ast::{Entry, Expression, InlineExpression, Message, Pattern, PatternElement};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use words::Words;

/// The messages of a language, each with the file it stands in.
pub(crate) fn messages(tag: &str) -> Vec<(String, Message<String>)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("data").join(tag);
    let mut out = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let file = path.file_name().unwrap().to_string_lossy().into_owned();
        let text = std::fs::read_to_string(&path).unwrap();
        let resource = fluent_syntax::parser::parse(text).unwrap_or_else(|(_, e)| panic!("{tag}/{file}: {e:?}"));
        out.extend(resource.body.into_iter().filter_map(|entry| match entry {
            Entry::Message(message) => Some((file.clone(), message)),
            _ => None,
        }));
    }
    out
}

/// Ids with their variables, from the files themselves.
fn ids(tag: &str) -> BTreeMap<String, BTreeSet<String>> {
    let mut out = BTreeMap::new();
    for (file, message) in messages(tag) {
        let mut variables = BTreeSet::new();
        pattern(message.value.as_ref().unwrap(), &mut variables);
        let id = message.id.name;
        assert!(out.insert(id.clone(), variables).is_none(), "{tag}/{file}: {id} stands there twice");
    }
    out
}

fn pattern(p: &Pattern<String>, variables: &mut BTreeSet<String>) {
    for element in &p.elements {
        if let PatternElement::Placeable { expression } = element {
            match expression {
                Expression::Inline(inline) => one(inline, variables),
                Expression::Select { selector, variants } => {
                    one(selector, variables);
                    for variant in variants {
                        pattern(&variant.value, variables);
                    }
                }
            }
        }
    }
}

fn one(inline: &InlineExpression<String>, variables: &mut BTreeSet<String>) {
    match inline {
        InlineExpression::VariableReference { id } => {
            variables.insert(id.name.clone());
        }
        InlineExpression::FunctionReference { id, arguments } => {
            assert_eq!(id.name, "PLURAL", "no other function is known");
            for argument in &arguments.positional {
                one(argument, variables);
            }
        }
        _ => {}
    }
}

#[test]
fn every_language_loads() {
    let tags: Vec<&str> = Words::languages().iter().map(Words::tag).collect();
    assert_eq!(tags, ["en", "ru"]);
}

#[test]
fn every_language_has_every_id_with_the_same_variables() {
    // A wording for teams stands only in the languages that need one.
    let common = |tag| {
        let mut all = ids(tag);
        all.retain(|id, _| !id.starts_with(OF_TEAM));
        all
    };
    let english = common("en");
    assert!(english.len() > 250, "{}", english.len());
    for words in Words::languages() {
        let other = common(words.tag());
        for (id, variables) in &english {
            let Some(found) = other.get(id) else { panic!("{}: {id} is missing", words.tag()) };
            assert_eq!(found, variables, "{}: {id}", words.tag());
        }
        for id in other.keys() {
            assert!(english.contains_key(id), "{}: {id} is unknown in English", words.tag());
        }
    }
}

#[test]
fn ids_are_lower_case_with_hyphens() {
    for id in ids("en").keys() {
        assert!(id.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-'), "{id}");
    }
}

#[test]
fn no_text_shouts_and_none_is_empty() {
    for words in Words::languages() {
        for (id, variables) in ids(words.tag()) {
            let args: Vec<(&str, words::Arg<'_>)> =
                variables.iter().map(|v| (v.as_str(), words::Arg::Number(3))).collect();
            let text = words.find(&id, &args).unwrap_or_else(|| panic!("{}: {id} cannot be filled in", words.tag()));
            assert!(!text.trim().is_empty(), "{id}");
            assert!(!text.contains('!'), "{}: {id}: {text}", words.tag());
            assert!(!text.contains("..."), "{}: {id}: {text}", words.tag());
            assert!(!text.contains(" - "), "{}: {id}: a hyphen for a dash: {text}", words.tag());
            assert!(!text.contains(['\u{2068}', '\u{2069}']), "{id}: isolating marks");
        }
    }
}

#[test]
fn russian_is_written_in_russian() {
    // Names of programs and keys, and nothing else, may stand in Latin letters.
    let known = [
        "Stairway",
        "Enter",
        "Shift",
        "JavaScript",
        "JSON",
        "QR",
        "STEPS",
        "Escape",
        "Alt",
        "M",
        "P",
        "Excel",
        "CSV",
        "xlsx",
        "xls",
        "stairway",
        "check",
        "staff",
        "link",
        // Classes of demands, grades of sources.
        "A",
        "B",
        "C",
        "D",
        "E",
        "F",
        "B2",
    ];
    // What routers, systems, options and files are called.
    let network = "AP Android Chrome Edge Fi Firefox HTTP HTTPS QR SHA SHA256 Safari VPN WPA2 WPA3 Wi Windows \
        ca certmgr certutil crt hashfile https iPad iPhone isolation listen macOS msc name";
    // Kinds of pictures and sounds.
    let kinds = "PNG JPEG WebP WAV MP3 M4A AAC Ogg Opus WebM";
    for (id, variables) in ids("ru") {
        let args: Vec<(&str, words::Arg<'_>)> = variables.iter().map(|v| (v.as_str(), words::Arg::Number(3))).collect();
        let text = Words::for_tag("ru").text(&id, &args);
        for word in text.split(|c: char| !c.is_alphanumeric()).filter(|w| w.chars().any(|c| c.is_ascii_alphabetic())) {
            let technical = id.starts_with("network-") && network.split(' ').any(|known| known == word);
            // Time zones are named so wherever they are chosen.
            let zone = (id.starts_with("watch-zone-") || id.starts_with("watch-clock-"))
                && ["Asia", "Almaty", "Europe", "Zurich"].contains(&word);
            assert!(
                technical || zone || known.contains(&word) || kinds.split(' ').any(|kind| kind == word),
                "{id}: {word}"
            );
        }
    }
}
