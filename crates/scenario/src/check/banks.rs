//! Lines of speech by themselves: ids, braces, slots, length, repetition. Needs no structure.

use super::{Report, near, rule};
use crate::line::{Line, Slot, To};
use crate::pack::{Tongue, limits};
use crate::read::{Draft, path};
use coding::unit::Address;
use std::collections::BTreeMap;

pub(super) fn check(draft: &Draft, report: &mut Report) {
    for (lang, tongue) in &draft.tongues {
        for (file, lines) in banks(lang, tongue) {
            let mut ids: BTreeMap<&str, u32> = BTreeMap::new();
            for line in lines {
                one(report, &file, line);
                if let Some(first) = ids.insert(&line.id, line.at) {
                    let what = format!("the id `{}` stands twice, first on line {first}", line.id);
                    report.error(rule::ID_TWICE, &file, line.at, what, "Give one of the two another id.");
                }
            }
        }
        near::check(lang, tongue, report);
        address(report, lang, tongue);
    }
}

/// The banks of a language with their paths, the shared one first.
pub(super) fn banks<'a>(lang: &'a str, tongue: &'a Tongue) -> impl Iterator<Item = (String, &'a [Line])> {
    let own = tongue.own.iter().map(move |(bank, lines)| (path::bank(lang, bank), lines.as_slice()));
    std::iter::once((path::bank(lang, path::SHARED), tongue.shared.as_slice())).chain(own)
}

fn one(report: &mut Report, file: &str, line: &Line) {
    let chars = line.text.chars().count();
    if chars > limits::LINE_CHARS {
        let what = format!("`{}` has {chars} characters; at most {} are allowed", line.id, limits::LINE_CHARS);
        report.error(rule::LIMIT, file, line.at, what, "Shorten it; nobody speaks that long in one go.");
    }
    if let Some(what) = braces(&line.text) {
        let remedy =
            "Write {name}, {feeling}, {thing}, {own} or {called}, or two forms as {man|woman}; close every brace.";
        report.error(rule::LINE_BRACES, file, line.at, format!("`{}`: {what}", line.id), remedy);
    }
    if !brackets_close(&line.text) {
        let what = format!("`{}` has a round bracket without its partner", line.id);
        report.warn(rule::LINE_BRACKETS, file, line.at, what, "Sounds stand in brackets that open and close.");
    }
    for slot in line.slots() {
        let sources = slot.sources();
        let answers = line.to.iter().any(|to| sources.contains(to));
        if !sources.is_empty() && !answers {
            let names = sources.iter().map(To::to_string).collect::<Vec<_>>().join(", ");
            let what = format!("`{}` takes up {} that nobody said", line.id, slot.marker());
            let remedy = format!("Put one of these into the cell `to`: {names}; or write the line without the slot.");
            report.error(rule::SLOT_WITHOUT_SOURCE, file, line.at, what, remedy);
        }
    }
}

/// What is wrong with the braces of a text.
fn braces(text: &str) -> Option<String> {
    let mut rest = text;
    while let Some(at) = rest.find(['{', '}']) {
        if rest[at..].starts_with('}') {
            return Some("a brace closes that was not opened".to_owned());
        }
        let inside = &rest[at + 1..];
        let Some(end) = inside.find(['{', '}']).filter(|end| inside[*end..].starts_with('}')) else {
            return Some("a brace is opened and not closed".to_owned());
        };
        let (inner, after) = (&inside[..end], &inside[end + 1..]);
        let known = Slot::ALL.iter().any(|slot| slot.marker() == &rest[at..=at + 1 + end]);
        let forms: Vec<&str> = inner.split('|').collect();
        match forms.as_slice() {
            [_] if known => {}
            [_] => return Some(format!("{{{inner}}} is no slot")),
            [man, woman] if man.trim().is_empty() && woman.trim().is_empty() => {
                return Some(format!("{{{inner}}} has two blank forms"));
            }
            [man, woman] if man == woman => return Some(format!("{{{inner}}} has the same form twice")),
            [_, _] => {}
            _ => return Some(format!("{{{inner}}} has more than two forms")),
        }
        rest = after;
    }
    None
}

fn brackets_close(text: &str) -> bool {
    let mut depth = 0_i32;
    for c in text.chars() {
        match c {
            '(' => depth += 1,
            // A smile is no bracket, but speech has no smiles.
            ')' if depth == 0 => return false,
            ')' => depth -= 1,
            _ => {}
        }
    }
    depth == 0
}

/// Where people are spoken to formally, some come to the familiar form; then they need lines for it.
fn address(report: &mut Report, lang: &str, tongue: &Tongue) {
    let uses = |address| banks(lang, tongue).any(|(_, lines)| lines.iter().any(|l| l.address == Some(address)));
    if uses(Address::Formal) && !uses(Address::Informal) {
        let what = format!("the `{lang}` lines have formal address and none informal");
        let remedy = "Add lines with `informal` for a person who has offered or taken the familiar form.";
        report.warn(rule::ADDRESS_INFORMAL_MISSING, &path::bank(lang, path::SHARED), 0, what, remedy);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn braces_hold_a_slot_or_two_forms() {
        for good in ["no", "{name}, {устал|устала}.", "{|a}", "{feeling}... {thing}"] {
            assert_eq!(braces(good), None, "{good}");
        }
        for bad in ["{", "}", "{a", "{a{b}", "a}b", "{foo}", "{a|b|c}", "{|}", "{a|a}", "{}", "{name|}}"] {
            assert!(braces(bad).is_some(), "{bad}");
        }
    }

    #[test]
    fn brackets_pair() {
        assert!(brackets_close("(wind) no (a breath)"));
        assert!(!brackets_close("wind) no"));
        assert!(!brackets_close("(wind no"));
    }
}
