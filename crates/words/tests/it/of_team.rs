//! A team's talk is read by many: its review says «you» to nobody, whatever the language.

use crate::files::messages;
use fluent_syntax::ast::{Expression, Pattern, PatternElement};
use std::collections::BTreeMap;
use words::Words;

/// How the ids of wordings begin that stand for others where a team's talk is told.
pub(crate) const OF_TEAM: &str = "of-team-";
/// How ids begin that the review of a team's talk may show.
const SHOWN: [&str; 25] = [
    "act-",
    "bar-",
    "call-far-end",
    "call-note-",
    "call-you",
    "code-",
    "curve-",
    "ended-by-",
    "fell-",
    "finding-",
    "grew-",
    "learn-",
    "moment-",
    "moved-",
    "notes-",
    "outcome-",
    "person-hooks",
    "person-learn",
    "print-",
    "profile-",
    "reason-",
    "record-",
    "review-",
    "stage-",
    "thing-",
];
/// Of these, what only who talked is shown, to correct, keep or delete, and what tells a reader how to read.
const OTHER: [&str; 8] = [
    "record-again",
    "record-delete",
    "record-download",
    "record-keep",
    "review-correct",
    "review-evidence-correct",
    "review-moments-none",
    "review-read-down",
];

/// All text of a message, in every variant.
fn text(pattern: &Pattern<String>, out: &mut String) {
    for element in &pattern.elements {
        match element {
            PatternElement::TextElement { value } => out.push_str(value),
            PatternElement::Placeable { expression: Expression::Select { variants, .. } } => {
                for variant in variants {
                    text(&variant.value, out);
                    out.push(' ');
                }
            }
            PatternElement::Placeable { .. } => {}
        }
    }
}

fn texts(tag: &str) -> BTreeMap<String, String> {
    let read = |(_, message): (String, fluent_syntax::ast::Message<String>)| {
        let mut out = String::new();
        text(message.value.as_ref().unwrap(), &mut out);
        (message.id.name, out)
    };
    messages(tag).into_iter().map(read).collect()
}

/// The first word outside quotations that speaks to somebody.
fn speaks_to(text: &str) -> Option<String> {
    let mut depth = 0_u32;
    let outside: String = text
        .chars()
        .map(|c| {
            match c {
                '«' | '“' => depth += 1,
                '»' | '”' => depth = depth.saturating_sub(1),
                _ if depth == 0 => return c,
                _ => {}
            }
            ' '
        })
        .collect();
    let words = outside.split(|c: char| !c.is_alphabetic()).map(str::to_lowercase);
    let to = |word: &String| {
        let pronoun = ["you", "your", "yours", "yourself", "вы", "вас", "вам", "вами", "ты", "тебя", "тебе", "тобой"];
        let orders = ["йте", "ите", "ьте", "йтесь", "итесь"];
        pronoun.contains(&word.as_str())
            || word.starts_with("ваш")
            || word.starts_with("твой")
            || orders.iter().any(|end| word.ends_with(end))
    };
    words.into_iter().find(to)
}

#[test]
fn quotations_speak_and_sentences_do_not() {
    assert_eq!(speaks_to("Asks: “Who are you?”"), None);
    assert_eq!(speaks_to("Your share").as_deref(), Some("your"));
    assert_eq!(speaks_to("Здесь «вы» услышали. Спуститесь ниже.").as_deref(), Some("спуститесь"));
}

#[test]
fn whatever_speaks_to_somebody_has_a_wording_for_teams_that_does_not() {
    for words in Words::languages() {
        let all = texts(words.tag());
        let shown = |id: &str| {
            SHOWN.iter().any(|start| id.starts_with(start)) && !OTHER.iter().any(|start| id.starts_with(start))
        };
        for (id, text) in all.iter().filter(|(id, _)| shown(id)) {
            let told = all.get(&format!("{OF_TEAM}{id}")).unwrap_or(text);
            assert_eq!(speaks_to(told), None, "{}: {id}: {told}", words.tag());
        }
    }
}

#[test]
fn a_wording_for_teams_stands_for_another_and_differs_from_it() {
    for words in Words::languages() {
        let all = texts(words.tag());
        let own: Vec<_> = all.iter().filter_map(|(id, text)| Some((id.strip_prefix(OF_TEAM)?, text))).collect();
        assert!(own.len() > 80, "{}: {}", words.tag(), own.len());
        for (id, text) in own {
            assert!(all.get(id).is_some_and(|base| base != text), "{}: {OF_TEAM}{id} stands for nothing", words.tag());
        }
    }
}
