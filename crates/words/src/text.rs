//! One language: its messages and how they are filled in.

use crate::embedded;
use crate::plural;
use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use std::borrow::Cow;

/// Something to fill into a message.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Arg<'a> {
    Text(&'a str),
    /// A whole number; selects a plural form with `PLURAL($name)`.
    Number(i64),
}

impl<'a> From<&'a str> for Arg<'a> {
    fn from(text: &'a str) -> Self {
        Arg::Text(text)
    }
}

impl<'a> From<&'a String> for Arg<'a> {
    fn from(text: &'a String) -> Self {
        Arg::Text(text)
    }
}

macro_rules! numbers {
    ($($t:ty),+) => { $(impl From<$t> for Arg<'_> {
        fn from(n: $t) -> Self {
            Arg::Number(i64::from(n))
        }
    })+ };
}

numbers![i64, i32, u32, u8];

/// Why a language could not be loaded.
#[derive(Debug, thiserror::Error)]
pub enum LoadError {
    #[error("«{0}» is no language tag")]
    Tag(String),
    #[error("{tag}: {what}; see the Fluent syntax guide")]
    Syntax { tag: String, what: String },
    #[error("{tag}: {what}")]
    Twice { tag: String, what: String },
}

/// The texts of one language.
pub struct Words {
    tag: String,
    bundle: FluentBundle<FluentResource>,
}

impl Words {
    /// Loads a language from the texts of its files.
    pub fn load(tag: &str, files: &[&str]) -> Result<Words, LoadError> {
        let id: unic_langid::LanguageIdentifier = tag.parse().map_err(|_| LoadError::Tag(tag.to_owned()))?;
        let rules = plural::rules(tag).ok_or_else(|| LoadError::Tag(tag.to_owned()))?;
        let mut bundle = FluentBundle::new_concurrent(vec![id]);
        // Placeables hold no text of another direction; the marks would end up in downloads and titles.
        bundle.set_use_isolating(false);
        let twice = |what: &dyn std::fmt::Debug| LoadError::Twice { tag: tag.to_owned(), what: format!("{what:?}") };
        bundle.add_function("PLURAL", plural::function(rules)).map_err(|e| twice(&e))?;
        for file in files {
            let resource = FluentResource::try_new((*file).to_owned())
                .map_err(|(_, errors)| LoadError::Syntax { tag: tag.to_owned(), what: format!("{errors:?}") })?;
            bundle.add_resource(resource).map_err(|e| twice(&e))?;
        }
        Ok(Words { tag: tag.to_owned(), bundle })
    }

    /// Every language of the program, English first.
    pub fn languages() -> &'static [Words] {
        &embedded::ALL
    }

    /// The language nearest to a tag: itself, its base language, or English.
    pub fn for_tag(tag: &str) -> &'static Words {
        let wanted = Self::known(tag).or_else(|| Self::known(embedded::LAST_RESORT));
        // Proof: `data/en` is embedded and the test `every_language_loads` reads it.
        wanted.expect("English is embedded")
    }

    /// The language of a tag or of its base language, if the program has it.
    pub fn known(tag: &str) -> Option<&'static Words> {
        let tag = tag.to_ascii_lowercase().replace('_', "-");
        let base = tag.split('-').next().unwrap_or_default();
        let of = |tag: &str| Self::languages().iter().find(|w| w.tag.eq_ignore_ascii_case(tag));
        of(&tag).or_else(|| of(base))
    }

    /// The BCP-47 tag.
    pub fn tag(&self) -> &str {
        &self.tag
    }

    /// The language's name in its own tongue.
    pub fn name(&self) -> String {
        self.text("language-name", &[])
    }

    /// A text. What this language lacks comes in English; what English lacks comes as its id in marked brackets, which
    /// the tests of the pages look for.
    pub fn text(&self, id: &str, args: &[(&str, Arg<'_>)]) -> String {
        let id = if id.contains('_') { Cow::Owned(id.replace('_', "-")) } else { Cow::Borrowed(id) };
        self.find(&id, args)
            .or_else(|| Self::for_tag(embedded::LAST_RESORT).find(&id, args))
            .unwrap_or_else(|| format!("⟦{id}⟧"))
    }

    /// A text without anything to fill in.
    pub fn t(&self, id: &str) -> String {
        self.text(id, &[])
    }

    /// A text of a family by a stable name of the engine: `named("reason", "label_fit")`.
    pub fn named(&self, family: &str, name: &str) -> String {
        self.text(&format!("{family}-{name}"), &[])
    }

    /// The text in this very language, filled in without a fault.
    pub fn find(&self, id: &str, args: &[(&str, Arg<'_>)]) -> Option<String> {
        let pattern = self.bundle.get_message(id)?.value()?;
        let mut filled = FluentArgs::with_capacity(args.len());
        for (name, arg) in args {
            match arg {
                Arg::Text(text) => filled.set(*name, FluentValue::from(*text)),
                Arg::Number(n) => filled.set(*name, FluentValue::from(*n)),
            }
        }
        let mut faults = Vec::new();
        let text = self.bundle.format_pattern(pattern, Some(&filled), &mut faults).into_owned();
        faults.is_empty().then_some(text)
    }
}

impl std::fmt::Debug for Words {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Words({})", self.tag)
    }
}
