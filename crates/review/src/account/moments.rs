//! The turns that mattered: at most three, from what the person's own state made of them.

use super::lines::Lines;
use super::talk::Talk;
use super::{Moment, MomentKind};
use scenario::Act;
use subject::Cue;

/// How many are shown.
const SHOWN: usize = 3;

pub(super) fn of(talk: &Talk<'_>) -> Vec<Moment> {
    let mut all: Vec<(i32, Moment)> = (0..talk.said.len()).filter_map(|turn| moment(talk, turn)).collect();
    // The earlier of equals first.
    all.sort_by_key(|(importance, moment)| (-importance, moment.turn));
    let mut shown: Vec<(i32, Moment)> = Vec::with_capacity(SHOWN);
    let first = |of: &dyn Fn(&Moment) -> bool| all.iter().find(|(_, m)| of(m)).copied();
    shown.extend(first(&|m| helped(m.kind)));
    shown.extend(first(&|m| !helped(m.kind)));
    let (chosen, kinds): (Vec<usize>, Vec<MomentKind>) = shown.iter().map(|(_, m)| (m.turn, m.kind)).unzip();
    let left: Vec<(i32, Moment)> = all.into_iter().filter(|(_, m)| !chosen.contains(&m.turn)).collect();
    // Something else teaches more than the same again, unless it mattered far less.
    let half = left.first().map_or(0, |(importance, _)| importance / 2);
    let different = left.iter().find(|(i, m)| *i >= half && !kinds.contains(&m.kind)).copied();
    let mut rest = different.into_iter().chain(left.iter().copied().filter(|m| Some(*m) != different));
    while shown.len() < SHOWN
        && let Some(next) = rest.next()
    {
        shown.push(next);
    }
    shown.sort_by_key(|(importance, moment)| (-importance, moment.turn));
    shown.into_iter().map(|(_, moment)| moment).collect()
}

const fn helped(kind: MomentKind) -> bool {
    !matches!(kind, MomentKind::Hurt | MomentKind::Lost)
}

/// What a turn was, and how much it matters beside the others.
fn moment(talk: &Talk<'_>, turn: usize) -> Option<(i32, Moment)> {
    let lines = &Lines::builtin().moments;
    let weight = talk.weight(turn);
    let act = talk.answer(turn)?;
    let step = matches!(act, Act::AgreeStep | Act::TakeStep | Act::ComeOut) || taken_in_the_quiet(talk, turn);
    let repaired = talk.cues_of(turn).iter().any(|(_, cue)| *cue == Cue::ApologyRepair);
    let (kind, more) = if act == Act::HangUp {
        (MomentKind::Lost, lines.lost)
    } else if step {
        (MomentKind::Step, lines.step)
    } else if weight <= -lines.noticeable {
        (MomentKind::Hurt, 0)
    } else if repaired {
        (MomentKind::Repaired, lines.repaired)
    } else if matches!(act, Act::Disclose | Act::Confide) {
        (MomentKind::Opened, lines.opened)
    } else if weight >= lines.noticeable {
        (MomentKind::Eased, 0)
    } else {
        return None;
    };
    Some((weight.abs().saturating_add(more), Moment { turn, kind, weight }))
}

/// A step that was taken in the silence after these words, before anything else was said.
fn taken_in_the_quiet(talk: &Talk<'_>, turn: usize) -> bool {
    let after = talk.felt.iter().filter(|f| f.after == Some(turn));
    after.into_iter().any(|f| matches!(f.reacted.act, Act::TakeStep | Act::ComeOut))
}
