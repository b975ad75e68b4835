//! Active listening: how much, how varied, how fitting, and whether it turned into parroting.

use super::{Shows, at_least, at_most, finding, percent};
use crate::account::lines::Lines;
use crate::account::talk::{Talk, minutes};
use crate::account::{Finding, FindingKind, FindingTone};
use crate::skills::SAID;
use coding::Code;
use exercise::drill::is_fault;
use std::collections::BTreeMap;
use subject::Cue;

pub(super) fn share(talk: &Talk<'_>, lines: &Lines) -> Finding {
    let line = &lines.listening;
    let units = talk.units().count();
    let listening = talk.units().filter(|(_, _, code)| code.is_listening()).count();
    let share = percent(listening, units);
    let tone = if units < line.least_units { FindingTone::Few } else { at_least(share, line.helped, line.mixed) };
    let listens = |(t, u, code): (usize, usize, Code)| code.is_listening().then(|| (t, u, talk.unit_weight(t, u)));
    let shows: Vec<Shows> = match tone {
        FindingTone::Hindered => faults(talk),
        _ => talk.units().filter_map(listens).collect(),
    };
    finding(FindingKind::Listening, tone, vec![("share", share), ("units", units as f64)], shows)
}

/// What was said instead of listening, the costliest first.
fn faults(talk: &Talk<'_>) -> Vec<Shows> {
    let fault = |(_, _, code): &(usize, usize, Code)| is_fault(*code);
    talk.units().filter(fault).map(|(t, u, _)| (t, u, -talk.unit_weight(t, u))).collect()
}

pub(super) fn variety(talk: &Talk<'_>, lines: &Lines) -> Finding {
    let line = &lines.variety;
    let mut used: BTreeMap<Code, Vec<Shows>> = BTreeMap::new();
    for (t, u, code) in talk.units().filter(|(_, _, code)| SAID.contains(code)) {
        used.entry(code).or_default().push((t, u, talk.unit_weight(t, u)));
    }
    let pause = talk.cues().any(|(_, _, cue)| cue == Cue::PauseKept);
    let count = used.len() + usize::from(pause);
    let tone = if talk.said.len() < line.least_turns {
        FindingTone::Few
    } else {
        at_least(count as f64, line.helped as f64, line.mixed as f64)
    };
    // Where the choice was narrow the habit is shown, else the best of each skill.
    let shows: Vec<Shows> = match tone {
        FindingTone::Hindered => used.into_values().max_by_key(Vec::len).unwrap_or_default(),
        _ => used.into_values().filter_map(|all| all.into_iter().max_by_key(|s| s.2)).collect(),
    };
    let figures = vec![("used", count as f64), ("of", SAID.len() as f64 + 1.0), ("minutes", minutes(talk.play_ms))];
    finding(FindingKind::Variety, tone, figures, shows)
}

/// Labels against the true state, by what the person made of them.
pub(super) fn labels(talk: &Talk<'_>, lines: &Lines) -> Finding {
    let line = &lines.labels;
    let judged: Vec<(usize, usize, bool)> = talk
        .units()
        .filter(|(_, _, code)| *code == Code::EmotionLabel)
        .filter_map(|(t, u, _)| match talk.cue_of(t, u)? {
            // A feeling named too often was still the right one.
            Cue::LabelFit | Cue::LabelWorn => Some((t, u, true)),
            Cue::LabelOff | Cue::LabelInsisted => Some((t, u, false)),
            _ => None,
        })
        .collect();
    let fitted = judged.iter().filter(|l| l.2).count();
    let tone = if judged.len() < line.least {
        FindingTone::Few
    } else {
        at_least(percent(fitted, judged.len()), line.helped, line.mixed)
    };
    // A miss teaches more where there were several; beside it one that fitted.
    let missed_first = !matches!(tone, FindingTone::Helped | FindingTone::Few);
    let shows = judged.iter().map(|(t, u, fits)| {
        let strength = talk.unit_weight(*t, *u);
        (*t, *u, if *fits == missed_first { strength.min(0) } else { strength.abs().saturating_add(1) })
    });
    let figures = vec![("fitted", fitted as f64), ("labels", judged.len() as f64)];
    finding(FindingKind::Labels, tone, figures, shows)
}

pub(super) fn parroting(talk: &Talk<'_>, lines: &Lines) -> Finding {
    let line = &lines.parroting;
    let repeats =
        |code: &Code| matches!(code, Code::Mirror | Code::EmotionLabel | Code::MinimalEncourager | Code::Paraphrase);
    let chances = talk.units().filter(|(_, _, code)| repeats(code)).count();
    let run = |cue: &Cue| matches!(cue, Cue::MirrorRun | Cue::LabelWorn | Cue::ParaphraseWorn | Cue::EncouragerRun);
    let runs: Vec<Shows> = talk
        .cues()
        .filter(|(_, _, cue)| run(cue))
        .filter_map(|(t, u, _)| u.map(|u| (t, u, -talk.unit_weight(t, u))))
        .collect();
    let tone = if chances < line.least { FindingTone::Few } else { at_most(runs.len(), line.mixed) };
    finding(FindingKind::Parroting, tone, vec![("times", runs.len() as f64)], runs)
}
