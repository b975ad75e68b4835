//! The papers of who plays somebody, as far as they are used while playing: sentences by mood that fill the field, and the
//! ladder of concessions with the step reached and the refusals in a row. The papers are text that a trainer can read and
//! write; what does not look like a list stays a text.

use crate::pages::start::text;
use crate::room::draw::Desk;
use crate::room::seat::Open;
use crate::room::seen::Seen;
use askama::Template;
use exercise::limits::LADDER_STEPS;
use scenario::structure::Structure;
use words::{Arg, Words};

/// Sentences for a mood.
pub(crate) struct Mood {
    pub(crate) name: String,
    pub(crate) lines: Vec<String>,
}

/// Sentences by mood, in the order of the paper; nothing where it is written otherwise.
pub(crate) fn moods(paper: &str) -> Vec<Mood> {
    let mut all: Vec<Mood> = Vec::new();
    for line in paper.lines().filter(|l| !l.trim().is_empty()) {
        let Some((mood, words)) = line.split_once(": ") else { return Vec::new() };
        let (mood, words) = (mood.trim(), words.trim().to_owned());
        match all.iter_mut().find(|m| m.name == mood) {
            Some(known) => known.lines.push(words),
            None => all.push(Mood { name: mood.to_owned(), lines: vec![words] }),
        }
    }
    all
}

/// The steps of a ladder, and the rule that stands under them.
fn steps(paper: &str) -> (Vec<String>, String) {
    let numbered = |line: &str| {
        let (n, words) = line.split_once(". ")?;
        n.parse::<u8>().ok().map(|_| words.trim().to_owned())
    };
    let lines = || paper.lines().map(str::trim).filter(|l| !l.is_empty());
    let steps = lines().filter_map(numbered).take(usize::from(LADDER_STEPS)).collect();
    (steps, lines().filter(|l| numbered(l).is_none()).collect::<Vec<_>>().join(" "))
}

struct Step {
    n: u8,
    words: String,
    reached: bool,
    /// What pressing it notes: this step, or the one before where it is the last that was reached.
    to: u8,
}

/// The ladder as it stands.
#[derive(Template)]
#[template(path = "room/ladder.html")]
pub(crate) struct Ladder<'a> {
    desk: &'a Desk,
    subject: String,
    steps: Vec<Step>,
    count: String,
    rule: String,
    /// As many refusals as are too many.
    too_many: bool,
    works: bool,
}

pub(crate) fn ladder<'a>(open: &'a Open, seen: &Seen) -> Option<Ladder<'a>> {
    let structure = &open.pack.structure;
    let subject = structure.played_by(structure.seat(&open.seat)?)?;
    let persona = open.parts.get(&subject.id)?;
    let words = open.desk.words;
    let (steps, rule) = steps(&text(&open.pack, words, &format!("play.{persona}.ladder")));
    let (at, refused) = seen.ladders.get(&subject.id).copied().unwrap_or_default();
    let step = |(n, words): (u8, String)| Step { n, words, reached: n <= at, to: if n == at { n - 1 } else { n } };
    (!steps.is_empty()).then(|| Ladder {
        desk: &open.desk,
        subject: subject.id.clone(),
        steps: (1..).zip(steps).map(step).collect(),
        count: refusals(words, structure, refused),
        rule,
        too_many: refused >= structure.too_many_refusals,
        works: !open.desk.watching && seen.over.is_none(),
    })
}

/// How often in a row somebody has refused, beside how often is too often.
pub(crate) fn refusals(words: &Words, structure: &Structure, refused: u8) -> String {
    let args = [("n", Arg::from(refused)), ("at_most", Arg::from(structure.too_many_refusals))];
    words.text("ladder-refusals", &args)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn papers_become_lists_and_other_texts_stay_texts() {
        let found = moods("anger: No.\nshame: I know: it is late.\n\nanger: Go away.\n");
        let told: Vec<_> = found.iter().map(|m| (m.name.as_str(), m.lines.len())).collect();
        assert_eq!(told, [("anger", 2), ("shame", 1)]);
        assert_eq!(found[1].lines, ["I know: it is late."]);
        assert!(moods("Say what comes to you.").is_empty());
        let (found, rule) = steps("1. Nothing.\n2. A word.\nThe rule: six are too many.");
        assert_eq!((found.len(), rule.as_str()), (2, "The rule: six are too many."));
        assert!(steps("Give when it is earned.").0.is_empty());
    }

    /// Every paper that comes with the prison can be used, in every language, and says its rule.
    #[test]
    fn the_papers_of_a_shipped_pack_are_lists() {
        let pack = crate::control::tests_pack();
        for tongue in pack.tongues.values() {
            for persona in pack.structure.subjects.iter().flat_map(|s| &s.personas) {
                let paper = |part: &str| tongue.texts[&format!("play.{persona}.{part}")].as_str();
                let (steps, rule) = steps(paper("ladder"));
                assert!(steps.len() >= 6 && !rule.is_empty(), "{persona}: {steps:?} {rule}");
                assert!(moods(paper("lines")).len() >= 6, "{persona}");
            }
        }
    }
}
