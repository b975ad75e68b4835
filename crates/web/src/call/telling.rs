//! Who a talk is told to. Whoever practised alone is spoken to; a team's talk is read by many, so it tells of the
//! negotiator and says «you» to nobody. Where that takes other words, they stand under `of-team-` and the id of the sentence.

use words::{Arg, Words};

/// How a talk is told.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Telling {
    pub(crate) words: &'static Words,
    /// It is a team's.
    pub(crate) team: bool,
}

impl Telling {
    pub(crate) fn text(self, id: &str, args: &[(&str, Arg<'_>)]) -> String {
        let of_team = || self.words.find(&format!("of-team-{}", id.replace('_', "-")), args);
        self.team.then(of_team).flatten().unwrap_or_else(|| self.words.text(id, args))
    }

    pub(crate) fn t(self, id: &str) -> String {
        self.text(id, &[])
    }

    /// A text of a family by a stable name of the engine, as [`Words::named`].
    pub(crate) fn named(self, family: &str, name: &str) -> String {
        self.text(&format!("{family}-{name}"), &[])
    }
}
