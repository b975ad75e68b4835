//! Questions, who did the talking, and whether it was gathered up now and then.

use super::{Shows, at_least, finding};
use crate::account::lines::Lines;
use crate::account::talk::{Talk, minutes};
use crate::account::{Finding, FindingKind, FindingTone};
use coding::Code;
use scenario::Act;

pub(super) fn questions(talk: &Talk<'_>, lines: &Lines) -> Finding {
    let line = &lines.questions;
    let open: Vec<Shows> =
        talk.units().filter(|(_, _, c)| *c == Code::OpenQuestion).map(|(t, u, _)| (t, u, opened(talk, t))).collect();
    let closed: Vec<Shows> =
        talk.units().filter(|(_, _, c)| c.is_closing()).map(|(t, u, _)| (t, u, -talk.unit_weight(t, u))).collect();
    let figures = vec![("open", open.len() as f64), ("closed", closed.len() as f64)];
    let tone = if open.len() + closed.len() < line.least {
        FindingTone::Few
    } else {
        // Against no closed question at all one open is already more.
        at_least(open.len() as f64 / (closed.len() as f64).max(0.5), line.helped, line.mixed)
    };
    let shows = match tone {
        FindingTone::Hindered => closed,
        FindingTone::Mixed => one_of_each(closed, open),
        _ => open,
    };
    finding(FindingKind::Questions, tone, figures, shows)
}

/// How much a question opened.
fn opened(talk: &Talk<'_>, turn: usize) -> i32 {
    let told = matches!(talk.answer(turn), Some(Act::Disclose | Act::Confide | Act::Recall | Act::Waver));
    let words = i32::try_from(talk.said[turn].words_back).unwrap_or(i32::MAX / 2);
    words.saturating_add(if told { 1_000 } else { 0 })
}

fn one_of_each(first: Vec<Shows>, second: Vec<Shows>) -> Vec<Shows> {
    let most = |all: Vec<Shows>| all.into_iter().max_by_key(|s| s.2);
    most(first).into_iter().map(|s| (s.0, s.1, 1)).chain(most(second).map(|s| (s.0, s.1, 0))).collect()
}

pub(super) fn talk_share(talk: &Talk<'_>, lines: &Lines) -> Finding {
    let line = &lines.talk_share;
    let ours: u32 = talk.said.iter().map(|s| s.turn.words).sum();
    let all = ours.saturating_add(talk.their_words);
    let share = super::percent(ours as usize, all as usize);
    let tone = if all < line.least_words {
        FindingTone::Few
    } else {
        // Less is better here.
        at_least(-share, -line.helped, -line.mixed)
    };
    let words = |of: u32| i32::try_from(of).unwrap_or(i32::MAX);
    let shows = talk.said.iter().enumerate().filter(|(_, s)| !s.turn.units.is_empty()).map(|(t, s)| match tone {
        FindingTone::Helped => (t, 0, words(s.words_back).saturating_sub(words(s.turn.words))),
        _ => (t, 0, words(s.turn.words)),
    });
    finding(FindingKind::TalkShare, tone, vec![("share", share)], shows)
}

pub(super) fn summaries(talk: &Talk<'_>, lines: &Lines) -> Finding {
    let line = &lines.summaries;
    let shows: Vec<Shows> = talk
        .units()
        .filter(|(_, _, code)| *code == Code::Summary)
        .map(|(t, u, _)| (t, u, talk.unit_weight(t, u)))
        .collect();
    let longest = minutes(longest_without(talk, &shows));
    let short = talk.said.len() < line.least_turns || minutes(talk.play_ms) < line.least_minutes;
    let tone = if short {
        FindingTone::Few
    } else if shows.is_empty() {
        FindingTone::Hindered
    } else {
        at_least(-longest, -line.helped_minutes, f64::NEG_INFINITY)
    };
    let figures = vec![("times", shows.len() as f64), ("minutes", longest)];
    finding(FindingKind::Summaries, tone, figures, shows)
}

/// Between the first words and the last, play time, ms.
fn longest_without(talk: &Talk<'_>, summaries: &[Shows]) -> i64 {
    let (Some(first), Some(last)) = (talk.said.first(), talk.said.last()) else { return 0 };
    let (start, end) = (first.turn.at_ms, last.turn.at_ms);
    let at = summaries.iter().map(|(t, _, _)| talk.said[*t].turn.at_ms);
    let marks: Vec<i64> = std::iter::once(start).chain(at).chain([end]).collect();
    marks.windows(2).map(|pair| pair[1] - pair[0]).max().unwrap_or(0)
}
