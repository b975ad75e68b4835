//! What a team had written by the end, for the report: boards as they stood, logs, sheets. A report is read by others, so
//! what only staff reads never stands here, and of what command reads only its decisions and what it was advised, nothing
//! about families or about how people of the team bear it.

use super::class::{Class, TeamWatch};
use super::draw::{clock, entered};
use crate::room::draw::{grade, in_words};
use crate::room::later::ORIGIN;
use crate::room::seen::Gloss;
use crate::room::seen::Item;
use scenario::papers::{self, DECISION, Paper, Part, Read, Shelf};
use std::collections::BTreeMap;
use words::{Arg, Words};

/// What command was advised, which is the team's work like the decisions.
const ADVICE: &str = "advice";

/// A field with its title; several values where it has rows.
pub(crate) type Field = (String, Vec<String>);

/// An entry on a paper, as it is printed.
pub(crate) struct Written {
    pub(crate) clock: String,
    /// What a board or a log shows large; empty for a sheet, whose fields are all alike.
    pub(crate) head: String,
    pub(crate) rest: Vec<Field>,
    /// Source, grade and how sure, as far as they were given.
    pub(crate) origin: Vec<String>,
    pub(crate) by: String,
    /// Said where it was entered afterwards.
    pub(crate) later: String,
    /// Said where another entry took its place.
    pub(crate) replaced: String,
    /// Who confirmed having read it, and who was meant to and did not.
    pub(crate) told: Vec<String>,
    pub(crate) untold: Vec<String>,
    pub(crate) glosses: Vec<Gloss>,
}

/// A paper with all that was written on it.
pub(crate) struct Filled {
    pub(crate) title: String,
    pub(crate) entries: Vec<Written>,
}

/// The boards on which something stands.
pub(crate) fn boards(class: &Class, team: &TeamWatch) -> Vec<Filled> {
    filled(class, team, |shelf| shelf == Shelf::Board)
}

/// Everything else that was written and belongs neither to command nor to staff alone; with what command was advised.
pub(crate) fn others(class: &Class, team: &TeamWatch) -> Vec<Filled> {
    filled(class, team, |shelf| shelf != Shelf::Board)
}

/// The papers of a decision: all its fields but the question, the options with why there was no other, and what was
/// decided, which are drawn as such.
pub(crate) fn of_decision(class: &Class, team: &TeamWatch, item: &Item) -> Option<Written> {
    let paper = class.pack.papers.find(DECISION)?;
    let rows = paper.part(Part::Options).map(|field| format!("{}.", field.id));
    let words = [Part::NoOther, Part::Decided].map(|part| paper.part(part).map(|field| field.id.as_str()));
    let drawn = |field: &str| words.contains(&Some(field)) || rows.as_ref().is_some_and(|rows| field.starts_with(rows));
    Some(written(class, team, paper, item, |field| !drawn(field)))
}

fn filled(class: &Class, team: &TeamWatch, on: impl Fn(Shelf) -> bool) -> Vec<Filled> {
    let for_many = |p: &&Paper| match p.read {
        // Decisions have a place of their own in the report.
        _ if p.id == DECISION => false,
        Read::Cell | Read::AllButFarEnd => true,
        Read::Command => p.id == ADVICE,
        Read::Staff => false,
    };
    let one = |paper: &Paper| {
        let items = team.chronicle.seen.papers.get(&paper.id)?;
        Some(Filled {
            title: class.called().paper(&paper.id),
            entries: items.iter().map(|i| written(class, team, paper, i, |_| true)).collect(),
        })
    };
    class.pack.papers.all().iter().filter(|p| on(p.shelf)).filter(for_many).filter_map(one).collect()
}

fn written(class: &Class, team: &TeamWatch, paper: &Paper, item: &Item, shows: impl Fn(&str) -> bool) -> Written {
    let words = class.words;
    let mut fields = item.fields.clone();
    fields.retain(|name, _| shows(name) && !ORIGIN.contains(&name.as_str()));
    let mut shown = in_words(class.called(), paper, &fields).into_iter();
    let head = if paper.shelf == Shelf::Sheet { None } else { shown.next() };
    let asked = class.seats(&team.plan).filter(|s| paper.ack.contains(&s.role) && team.now.seats.contains_key(&s.id));
    let untold = asked.filter(|s| s.id != item.by && !item.read_by.contains_key(&s.id) && item.replaced_by.is_none());
    Written {
        clock: clock(item.at),
        head: head.map(|(_, value)| value).unwrap_or_default(),
        rest: in_rows(shown),
        origin: origin(words, &item.fields),
        by: if item.by == exercise::event::ENGINE { String::new() } else { class.who_then(team, &item.by, item.n) },
        later: item.later.as_ref().map(|by| entered(class, team, item.n, by)).unwrap_or_default(),
        replaced: replaced(class, team, paper, item),
        told: item.read_by.iter().map(|(seat, n)| class.who_then(team, seat, *n)).collect(),
        untold: untold.map(|s| class.who(team, &s.id)).collect(),
        glosses: team.chronicle.seen.glosses.get(&item.n).cloned().unwrap_or_default(),
    }
}

/// Rows of the same field stand under one title.
fn in_rows(fields: impl Iterator<Item = (String, String)>) -> Vec<Field> {
    let mut out: Vec<Field> = Vec::new();
    for (title, value) in fields {
        match out.last_mut() {
            Some((last, values)) if *last == title => values.push(value),
            _ => out.push((title, vec![value])),
        }
    }
    out
}

fn origin(words: &Words, fields: &BTreeMap<String, String>) -> Vec<String> {
    let all = [
        fields.get(papers::SOURCE).cloned(),
        fields.get(papers::GRADE).map(|given| grade(words, given)),
        fields.get(papers::STANDING).map(|standing| words.named("standing", standing)),
    ];
    all.into_iter().flatten().collect()
}

fn replaced(class: &Class, team: &TeamWatch, paper: &Paper, item: &Item) -> String {
    let items = team.chronicle.seen.papers.get(&paper.id).map(Vec::as_slice).unwrap_or_default();
    let next = items.iter().find(|other| Some(other.n) == item.replaced_by);
    let said = |other: &Item| class.words.text("control-report-replaced", &[("time", Arg::Text(&clock(other.at)))]);
    next.map(said).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_of_a_field_stand_under_one_title() {
        let pair = |a: &str, b: &str| (a.to_owned(), b.to_owned());
        let fields = [pair("Steps", "stand up"), pair("Steps", "walk"), pair("Face", "his own coat")];
        let rows = in_rows(fields.into_iter());
        assert_eq!(rows.iter().map(|(t, v)| (t.as_str(), v.len())).collect::<Vec<_>>(), [("Steps", 2), ("Face", 1)]);
    }

    #[test]
    fn where_an_item_comes_from_is_told_in_words() {
        let given = [("source", "patrol"), ("grade", "b2"), ("standing", "rumour")];
        let fields = given.map(|(name, value)| (name.to_owned(), value.to_owned())).into();
        let told = origin(Words::for_tag("en"), &fields);
        assert_eq!(told, ["patrol", "B2: usually reliable, probably true", "rumour"]);
    }
}
