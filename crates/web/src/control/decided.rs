//! Decisions of a team as they stand in its decision log: the question, what was chosen and what was not, and why. What
//! the fields are called is the model's affair; they are found by their part in a decision.

use super::class::{Class, TeamWatch};
use super::draw::clock;
use crate::room::called::Called;
use crate::room::seen::{Gloss, Item};
use scenario::papers::{Column, DECISION, OptionPart, Paper, Part, REJECTED, ROWS, Read, TAKEN};

/// An option as it was written down.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Choice {
    pub(crate) option: String,
    /// Whether it was taken, if that was written.
    pub(crate) taken: Option<bool>,
    /// The same in the model's words.
    pub(crate) said: String,
    pub(crate) why: String,
    /// What else the model has an option answer for: what it is called, and what was written.
    pub(crate) more: Vec<(String, String)>,
}

/// A decision.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Decision {
    pub(crate) n: u64,
    pub(crate) clock: String,
    pub(crate) by: String,
    pub(crate) question: String,
    pub(crate) options: Vec<Choice>,
    /// Why there was no other option, with what the model calls that.
    pub(crate) no_other: Option<(String, String)>,
    /// What was decided, in words, with what the model calls that.
    pub(crate) decided: Option<(String, String)>,
    pub(crate) glosses: Vec<Gloss>,
}

/// The decisions of a team for everybody's eyes, oldest first.
pub(crate) fn decisions(class: &Class, team: &TeamWatch) -> Vec<Decision> {
    for_all(class, team).map(|i| decision(class, team, i)).collect()
}

/// The same as they were written down. Where only staff reads them there are none: what is printed or stands on the wall
/// is read by others.
pub(crate) fn for_all<'a>(class: &Class, team: &'a TeamWatch) -> impl Iterator<Item = &'a Item> {
    let for_staff = class.pack.papers.find(DECISION).is_some_and(|p| p.read == Read::Staff);
    items(team).filter(move |_| !for_staff)
}

/// The decisions of a team that hold, oldest first, whoever reads them.
pub(crate) fn items(team: &TeamWatch) -> impl Iterator<Item = &Item> {
    let items = team.chronicle.seen.papers.get(DECISION).map(Vec::as_slice).unwrap_or_default();
    items.iter().filter(|i| i.replaced_by.is_none())
}

pub(crate) fn decision(class: &Class, team: &TeamWatch, item: &Item) -> Decision {
    let in_words = |part| class.pack.papers.find(DECISION).and_then(|p| said(class.called(), p, item, part));
    Decision {
        n: item.n,
        clock: clock(item.at),
        by: class.who_then(team, &item.by, item.n),
        question: question(class, item),
        options: class.pack.papers.find(DECISION).map(|p| options(class.called(), p, item)).unwrap_or_default(),
        no_other: in_words(Part::NoOther),
        decided: in_words(Part::Decided),
        glosses: team.chronicle.seen.glosses.get(&item.n).cloned().unwrap_or_default(),
    }
}

/// What had to be decided.
pub(crate) fn question(class: &Class, item: &Item) -> String {
    let field = class.pack.papers.find(DECISION).and_then(|paper| paper.part(Part::Question));
    field.and_then(|field| item.fields.get(&field.id)).cloned().unwrap_or_default()
}

/// A part of a decision in words, where the model asks for it, with what it calls that.
fn said(called: Called<'_>, paper: &Paper, item: &Item, part: Part) -> Option<(String, String)> {
    let field = paper.part(part)?;
    Some((called.field(&paper.id, &field.id), item.fields.get(&field.id)?.clone()))
}

fn options(called: Called<'_>, paper: &Paper, item: &Item) -> Vec<Choice> {
    let Some(field) = paper.part(Part::Options) else { return Vec::new() };
    let cell = |row: usize, part: OptionPart| {
        let column = field.column(part)?;
        Some((column, item.fields.get(&format!("{}.{row}.{}", field.id, column.id))?))
    };
    let text = |row: usize, part: OptionPart| cell(row, part).map(|(_, value)| value.clone());
    let more = |row: usize, column: &Column| {
        let value = item.fields.get(&format!("{}.{row}.{}", field.id, column.id))?;
        let value = called.value(&paper.id, &field.id, column, value);
        Some((called.label(&paper.id, &field.id, &column.id), value))
    };
    let row = |row: usize| {
        let chosen = cell(row, OptionPart::Chosen);
        Some(Choice {
            option: text(row, OptionPart::Option)?,
            // A model may have an answer between the two.
            taken: chosen.and_then(|(_, value)| match value.as_str() {
                TAKEN => Some(true),
                REJECTED => Some(false),
                _ => None,
            }),
            said: chosen
                .map(|(column, value)| called.cell(&paper.id, &field.id, &column.id, value))
                .unwrap_or_default(),
            why: text(row, OptionPart::Why).unwrap_or_default(),
            more: field.columns.iter().filter(|c| c.part.is_none()).filter_map(|c| more(row, c)).collect(),
        })
    };
    (0..ROWS).filter_map(row).collect()
}

impl Choice {
    /// How it is drawn.
    pub(crate) fn class(&self) -> &'static str {
        match self.taken {
            Some(true) => "chosen",
            Some(false) => "rejected",
            None => "",
        }
    }

    /// Whether it was taken, and why, in one line.
    pub(crate) fn verdict(&self) -> String {
        let parts = [&self.said, &self.why].map(String::as_str);
        parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(": ")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeMap;
    use words::Words;

    #[test]
    fn options_come_in_their_order_with_what_was_written_beside_them() {
        let field = |name: &str, value: &str| (name.to_owned(), value.to_owned());
        let fields = BTreeMap::from([
            field("question", "Send in the inhaler?"),
            field("options.2.option", "Wait"),
            field("options.1.option", "Trade it"),
            field("options.1.chosen", "no"),
            field("options.0.option", "Send it"),
            field("options.0.chosen", "yes"),
            field("options.0.why", "care is no trade"),
        ]);
        let item =
            Item { n: 1, at: 0, by: String::new(), fields, replaced_by: None, read_by: BTreeMap::new(), later: None };
        let pack = crate::control::tests_pack();
        let found = options(Called::new(Words::for_tag("en"), &pack), pack.papers.find(DECISION).unwrap(), &item);
        assert_eq!(
            found.iter().map(|c| (c.option.as_str(), c.taken)).collect::<Vec<_>>(),
            [("Send it", Some(true)), ("Trade it", Some(false)), ("Wait", None)]
        );
        assert_eq!((found[0].why.as_str(), found[0].said.as_str()), ("care is no trade", "chosen"));
        assert_eq!(found.iter().map(Choice::verdict).collect::<Vec<_>>(), ["chosen: care is no trade", "rejected", ""]);
    }
}
