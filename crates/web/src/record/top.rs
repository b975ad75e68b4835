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

const fn moment_name(kind: MomentKind) -> &'static str {
    match kind {
        MomentKind::Step => "step",
        MomentKind::Opened => "opened",
        MomentKind::Eased => "eased",
        MomentKind::Hurt => "hurt",
        MomentKind::Lost => "lost",
        MomentKind::Repaired => "repaired",
    }
}

/// The moments in the order of the talk: a review is read along time. `who` says who spoke, where the talk is a team's.
pub(crate) fn moments<'a>(talk: &Talk, rows: &[Row<'_>], account: &Account, who: impl Fn(u32) -> &'a str) -> Vec<Told> {
    // The weightiest of a kind is told as such; nothing else can be it too.
    let later = |at: usize, kind| account.moments[..at].iter().any(|m| m.kind == kind);
    let mut found: Vec<(usize, MomentKind, bool)> =
        account.moments.iter().enumerate().map(|(i, m)| (m.turn, m.kind, later(i, m.kind))).collect();
    found.sort_by_key(|(turn, ..)| *turn);
    let one = |(turn, kind, too): (usize, MomentKind, bool)| {
        let turn = account.turns.get(turn)?;
        let name = moment_name(kind);
        let said = said(rows, turn.utterance)?;
        let seat = who(turn.utterance).to_owned();
        let args = [("time", clock(turn.at_ms)), ("words", speak::quoted(said)), ("who", seat)];
        let args = args.each_ref().map(|(name, text)| (*name, Arg::Text(text)));
        Some(Told {
            anchor: format!("t{}", turn.utterance),
            class: name,
            sentence: talk.telling().text(&sentence(kind, too), &args),
        })
    };
    found.into_iter().filter_map(one).collect()
}

/// Only the two superlatives need other words the second time.
fn sentence(kind: MomentKind, too: bool) -> String {
    let name = moment_name(kind);
    match (kind, too) {
        (MomentKind::Eased | MomentKind::Hurt, true) => format!("moment-{name}-too"),
        _ => format!("moment-{name}"),
    }
}

/// What was said in an utterance.
pub(crate) fn said<'a>(rows: &[Row<'a>], number: u32) -> Option<&'a str> {
    rows.iter().find_map(|row| match row.kind {
        Kind::Mine { utterance, text, .. } if utterance == number => Some(text),
        _ => None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::call::telling::Telling;
    use words::Words;

    #[test]
    fn every_moment_has_a_sentence_and_a_second_of_its_kind_is_no_superlative() {
        let kinds = [
            MomentKind::Step,
            MomentKind::Opened,
            MomentKind::Eased,
            MomentKind::Hurt,
            MomentKind::Lost,
            MomentKind::Repaired,
        ];
        let args = [("time", Arg::Text("1:00")), ("words", Arg::Text("Go on")), ("who", Arg::Text("Leader"))];
        for words in Words::languages() {
            for kind in kinds {
                for too in [false, true] {
                    for team in [false, true] {
                        let text = Telling { words, team }.text(&sentence(kind, too), &args);
                        assert!(text.contains("1:00") && text.contains("Go on") && !text.contains('⟦'), "{text}");
                        assert_eq!(text.contains("Leader"), team, "of a team it is told who spoke: {text}");
                    }
                }
            }
            let twice = [false, true].map(|too| words.text(&sentence(MomentKind::Hurt, too), &args));
            assert_ne!(twice[0], twice[1]);
        }
    }
}
