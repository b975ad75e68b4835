//! What papers, their fields and choices are called: in the words of the pack's own papers or, where it has none, as the
//! interface calls them.

use scenario::Pack;
use scenario::papers::{Column, Papers};
use words::Words;

/// A catalogue with a reader's language.
#[derive(Clone, Copy)]
pub(crate) struct Called<'a> {
    pub(crate) words: &'static Words,
    pub(crate) papers: &'a Papers,
}

impl<'a> Called<'a> {
    pub(crate) const fn new(words: &'static Words, pack: &'a Pack) -> Called<'a> {
        Called { words, papers: &pack.papers }
    }

    pub(crate) fn paper(self, paper: &str) -> String {
        self.word("paper", &[paper])
    }

    pub(crate) fn hint(self, paper: &str) -> String {
        self.word("paper", &[paper, "hint"])
    }

    pub(crate) fn field(self, paper: &str, field: &str) -> String {
        self.word("field", &[paper, field])
    }

    /// Empty where a field needs none.
    pub(crate) fn field_hint(self, paper: &str, field: &str) -> String {
        self.find("field", &[paper, field, "hint"]).unwrap_or_default()
    }

    pub(crate) fn choice(self, paper: &str, field: &str, choice: &str) -> String {
        self.word("choice", &[paper, field, choice])
    }

    pub(crate) fn column(self, paper: &str, field: &str, column: &str) -> String {
        self.word("column", &[paper, field, column])
    }

    /// A choice of a column.
    pub(crate) fn cell(self, paper: &str, field: &str, column: &str, choice: &str) -> String {
        self.word("column", &[paper, field, column, choice])
    }

    /// What a column is called before what stands in it.
    pub(crate) fn label(self, paper: &str, field: &str, column: &str) -> String {
        inside(self.column(paper, field, column).trim_end_matches(['?', ':']))
    }

    /// What stands in a cell, in words.
    pub(crate) fn value(self, paper: &str, field: &str, column: &Column, value: &str) -> String {
        if column.choices.is_empty() { value.to_owned() } else { self.cell(paper, field, &column.id, value) }
    }

    /// What something is called, or its id made visible.
    fn word(self, family: &str, path: &[&str]) -> String {
        self.find(family, path).unwrap_or_else(|| self.words.t(&id(family, path)))
    }

    pub(crate) fn find(self, family: &str, path: &[&str]) -> Option<String> {
        let own = self.papers.word(self.words.tag(), &path.join(".")).map(str::to_owned);
        own.or_else(|| self.words.find(&id(family, path), &[]))
    }
}

/// Whether something is called so in any language, the pack's own or the interface's; people type names as they know them.
pub(crate) fn is_called(papers: &Papers, family: &str, path: &[&str], typed: &str) -> bool {
    let (key, id) = (path.join("."), id(family, path));
    let mut own = papers.words().values().filter_map(|texts| texts.get(&key));
    own.any(|name| same(name, typed))
        || Words::languages().iter().any(|w| w.find(&id, &[]).is_some_and(|name| same(&name, typed)))
}

/// Whether two names are one to a reader.
pub(crate) fn same(a: &str, b: &str) -> bool {
    a.trim().to_lowercase() == b.trim().to_lowercase()
}

/// A title as it stands inside a sentence; what is written large throughout stays so.
pub(crate) fn inside(title: &str) -> String {
    let mut letters = title.chars();
    match (letters.next(), letters.clone().next()) {
        (Some(first), Some(second)) if !second.is_uppercase() => first.to_lowercase().chain(letters).collect(),
        _ => title.to_owned(),
    }
}

/// The interface's name of a text.
fn id(family: &str, path: &[&str]) -> String {
    format!("{family}-{}", path.join("-").replace('_', "-"))
}
