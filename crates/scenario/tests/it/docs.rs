//! `docs/pack-format.md` names everything a trainer can write, and its examples read.

use crate::folder::{pack, root};
use scenario::check::rule;
use scenario::line::{Asks, Matter, Tone};
use scenario::{Act, Pack};
use serde_json::Value;
use std::collections::BTreeSet;

fn document() -> String {
    std::fs::read_to_string(root().join("docs/pack-format.md")).unwrap()
}

/// Every word in backquotes.
fn quoted(text: &str) -> BTreeSet<&str> {
    text.split('`')
        .skip(1)
        .step_by(2)
        .flat_map(|code| code.split(|c: char| !(c.is_alphanumeric() || "_-".contains(c))))
        .collect()
}

fn missing<'a>(names: impl Iterator<Item = &'a str>) -> Vec<String> {
    let document = document();
    let quoted = quoted(&document);
    names.filter(|name| !quoted.contains(name)).map(str::to_owned).collect()
}

#[test]
fn every_rule_act_code_and_tone_is_explained() {
    let names = rule::ALL
        .iter()
        .map(|(name, _)| *name)
        .chain(Act::ALL.iter().map(|a| a.name()))
        .chain(coding::Code::ALL.iter().map(|c| c.name()))
        .chain(Asks::ALL.iter().map(|a| a.name()))
        .chain(Matter::ALL.iter().map(|m| m.name()))
        .chain(Tone::ALL.iter().map(|t| t.name()));
    assert_eq!(missing(names), Vec::<String>::new());
}

#[test]
fn every_field_and_choice_is_explained() {
    for schema in ["pack.schema.json", "papers.schema.json", "persona.schema.json"] {
        let text = std::fs::read_to_string(root().join("docs").join(schema)).unwrap();
        let mut names = BTreeSet::new();
        collect(&serde_json::from_str(&text).unwrap(), &mut names);
        assert!(names.len() > 20, "{schema} has fields");
        assert_eq!(missing(names.iter().map(String::as_str)), Vec::<String>::new(), "{schema}");
    }
}

/// The names of properties and of enum values.
fn collect(value: &Value, names: &mut BTreeSet<String>) {
    let Value::Object(map) = value else { return };
    for (key, inner) in map {
        match (key.as_str(), inner) {
            ("properties", Value::Object(fields)) => names.extend(fields.keys().cloned()),
            ("enum", Value::Array(values)) => names.extend(values.iter().filter_map(|v| v.as_str().map(str::to_owned))),
            ("const", Value::String(name)) => {
                names.insert(name.clone());
            }
            _ => {}
        }
        match inner {
            Value::Array(items) => items.iter().for_each(|item| collect(item, names)),
            Value::Object(fields) if key == "properties" || key == "$defs" => {
                fields.values().for_each(|field| collect(field, names));
            }
            other => collect(other, names),
        }
    }
}

/// The examples are files of a pack; each is read in the place of the stub pack's own.
#[test]
fn the_examples_are_well_formed() {
    let document = document();
    let mut seen = 0;
    for block in document.split("```").skip(1).step_by(2) {
        let (head, body) = block.split_once('\n').unwrap();
        let Some(file) = head.split_whitespace().nth(1) else { continue };
        let mut files = pack("interview-room");
        files.insert(file.to_owned(), body.as_bytes().to_vec());
        let form = [
            "toml-syntax",
            "field-unknown",
            "field-missing",
            "value-wrong",
            "value-range",
            "line-cells",
            "line-header",
        ];
        let wrong: Vec<String> = Pack::read(&files)
            .problems
            .iter()
            .filter(|p| {
                p.file == file
                    && (form.contains(&p.rule)
                        || p.rule.ends_with("-unknown") && file.ends_with(".csv") && p.rule != "topic-unknown")
            })
            .map(ToString::to_string)
            .collect();
        assert!(wrong.is_empty(), "{file}:\n{}", wrong.join("\n"));
        seen += 1;
    }
    assert!(seen >= 5, "there is an example for each kind of file");
}
