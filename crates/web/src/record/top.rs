//! The head of the review: the turns that mattered most, each a sentence that leads to its place.

use crate::call::Talk;
use crate::call::draw::clock;
use crate::record::fold::{Kind, Row};
use crate::record::speak;
use review::account::{Account, MomentKind};
use words::Arg;

/// A turn that mattered.
pub(crate) struct Told {
    pub(crate) anchor: String,
    pub(crate) class: &'static str,
    pub(crate) sentence: String,
}

pub(crate) const fn moment_name(kind: MomentKind) -> &'static str {
    match kind {
        MomentKind::Step => "step",
        MomentKind::Opened => "opened",
        MomentKind::Eased => "eased",
        MomentKind::Hurt => "hurt",
        MomentKind::Lost => "lost",
        MomentKind::Repaired => "repaired",
    }
}

/// The moments in the order of the talk: a review is read along time.
pub(crate) fn moments(talk: &Talk, rows: &[Row<'_>], account: &Account) -> Vec<Told> {
    let mut found: Vec<(usize, MomentKind)> = account.moments.iter().map(|m| (m.turn, m.kind)).collect();
    found.sort_by_key(|(turn, _)| *turn);
    let one = |(turn, kind): (usize, MomentKind)| {
        let turn = account.turns.get(turn)?;
        let name = moment_name(kind);
        let said = said(rows, turn.utterance)?;
        let args = [("time", clock(turn.at_ms)), ("words", speak::quoted(said))];
        let args = args.each_ref().map(|(name, text)| (*name, Arg::Text(text)));
        Some(Told {
            anchor: format!("t{}", turn.utterance),
            class: name,
            sentence: talk.words.text(&format!("moment-{name}"), &args),
        })
    };
    found.into_iter().filter_map(one).collect()
}

/// What was said in an utterance.
pub(crate) fn said<'a>(rows: &[Row<'a>], number: u32) -> Option<&'a str> {
    rows.iter().find_map(|row| match row.kind {
        Kind::Mine { utterance, text, .. } if utterance == number => Some(text),
        _ => None,
    })
}
