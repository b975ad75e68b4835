//! Decisions of a team as they stand in its decision log: the question, what was chosen and what was not, and why.

use super::class::{Class, TeamWatch};
use super::draw::clock;
use crate::room::seen::{Gloss, Item};
use exercise::team::papers::ROWS;

/// The paper in which decisions are written.
pub(crate) const DECISION: &str = "decision";

/// An option as it was written down.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Choice {
    pub(crate) option: String,
    /// Whether it was taken, if that was written.
    pub(crate) taken: Option<bool>,
    pub(crate) why: String,
}

/// A decision.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Decision {
    pub(crate) n: u64,
    pub(crate) clock: String,
    pub(crate) by: String,
    pub(crate) question: String,
    pub(crate) options: Vec<Choice>,
    pub(crate) glosses: Vec<Gloss>,
}

/// The decisions of a team that hold, oldest first.
pub(crate) fn decisions(class: &Class, team: &TeamWatch) -> Vec<Decision> {
    items(team).map(|i| decision(class, team, i)).collect()
}

/// The same as they were written down.
pub(crate) fn items(team: &TeamWatch) -> impl Iterator<Item = &Item> {
    let items = team.chronicle.seen.papers.get(DECISION).map(Vec::as_slice).unwrap_or_default();
    items.iter().filter(|i| i.replaced_by.is_none())
}

pub(crate) fn decision(class: &Class, team: &TeamWatch, item: &Item) -> Decision {
    Decision {
        n: item.n,
        clock: clock(item.at),
        by: class.who_then(team, &item.by, item.n),
        question: item.fields.get("question").cloned().unwrap_or_default(),
        options: options(item),
        glosses: team.chronicle.seen.glosses.get(&item.n).cloned().unwrap_or_default(),
    }
}

fn options(item: &Item) -> Vec<Choice> {
    let cell = |row: usize, column: &str| item.fields.get(&format!("options.{row}.{column}")).cloned();
    let row = |row: usize| {
        let option = cell(row, "option")?;
        let taken = cell(row, "chosen").map(|answer| answer == "yes");
        Some(Choice { option, taken, why: cell(row, "why").unwrap_or_default() })
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

    /// The answer's message.
    pub(crate) fn said(&self) -> Option<&'static str> {
        let taken = self.taken?;
        Some(if taken { "column-decision-options-chosen-yes" } else { "column-decision-options-chosen-no" })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeMap;

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
        let found = options(&item);
        assert_eq!(
            found.iter().map(|c| (c.option.as_str(), c.taken)).collect::<Vec<_>>(),
            [("Send it", Some(true)), ("Trade it", Some(false)), ("Wait", None)]
        );
        assert_eq!(found[0].why, "care is no trade");
    }
}
