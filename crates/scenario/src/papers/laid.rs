//! One catalogue laid over another: what a pack, or an agency's set, has of its own lies in the place of what comes with
//! the program. Whether it makes sense is looked at in `check`.

use super::{FieldKind, Paper};
use schemars::JsonSchema;
use serde::Deserialize;
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// `papers.toml`: papers that are replaced or added, and those that are left out.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Own {
    /// Ids of papers that come with the program and are not wanted.
    #[serde(default)]
    pub without: Vec<String>,
    #[serde(rename = "paper", default)]
    pub papers: Vec<Paper>,
}

/// The papers of a team, in the order in which they lie on the shelf, and what the pack calls its own.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Papers {
    kinds: Vec<Paper>,
    /// By language, then by dotted key: `PAPER`, `PAPER.hint`, `PAPER.FIELD`, `PAPER.FIELD.hint`, `PAPER.FIELD.CHOICE`,
    /// `PAPER.FIELD.COLUMN`, `PAPER.FIELD.COLUMN.CHOICE`.
    words: BTreeMap<String, BTreeMap<String, String>>,
}

static SHIPPED: LazyLock<Papers> = LazyLock::new(|| {
    let own: Own = toml::from_str(include_str!("../../data/papers.toml")).unwrap_or_default();
    Papers { kinds: own.papers, words: BTreeMap::new() }
});

/// The catalogue that comes with the program. What a team has is asked of its pack.
pub fn shipped() -> &'static Papers {
    &SHIPPED
}

impl Papers {
    /// What comes with the program, with these laid over it: the same id replaces in its place, a new one comes after the
    /// last of its shelf.
    pub(crate) fn lay(own: &Own, words: BTreeMap<String, BTreeMap<String, String>>) -> Papers {
        let mut kinds = shipped().kinds.clone();
        kinds.retain(|kind| !own.without.contains(&kind.id));
        for paper in &own.papers {
            if let Some(kind) = kinds.iter_mut().find(|kind| kind.id == paper.id && kind.shelf == paper.shelf) {
                kind.clone_from(paper);
                continue;
            }
            kinds.retain(|kind| kind.id != paper.id);
            let last = kinds.iter().rposition(|kind| kind.shelf <= paper.shelf);
            kinds.insert(last.map_or(0, |at| at + 1), paper.clone());
        }
        Papers { kinds, words }
    }

    /// Every kind, in the order in which they lie on the shelf.
    pub fn all(&self) -> &[Paper] {
        &self.kinds
    }

    /// The kind of this name.
    pub fn find(&self, id: &str) -> Option<&Paper> {
        self.kinds.iter().find(|p| p.id == id)
    }

    /// The pack's own word for something, by dotted key: in this language; in English or the first it has, if it has none
    /// in this language.
    pub fn word(&self, lang: &str, key: &str) -> Option<&str> {
        let own = self.words.get(lang).or_else(|| self.words.get("en")).or_else(|| self.words.values().next())?;
        own.get(key).map(String::as_str)
    }

    /// The pack's own words, by language and dotted key.
    pub fn words(&self) -> &BTreeMap<String, BTreeMap<String, String>> {
        &self.words
    }

    /// What the set that these papers come from is called, if they come from one.
    pub fn name(&self, lang: &str) -> Option<&str> {
        self.word(lang, "name")
    }
}

impl Paper {
    /// Keys of the words that it must have; a hint of a field is no must.
    pub(crate) fn keys(&self) -> Vec<String> {
        let mut keys = vec![self.id.clone(), format!("{}.hint", self.id)];
        for field in &self.fields {
            let key = format!("{}.{}", self.id, field.id);
            keys.extend(field.choices.iter().map(|choice| format!("{key}.{choice}")));
            if field.kind == FieldKind::Rows {
                for column in &field.columns {
                    keys.push(format!("{key}.{}", column.id));
                    keys.extend(column.choices.iter().map(|choice| format!("{key}.{}.{choice}", column.id)));
                }
            }
            keys.push(key);
        }
        keys
    }
}
