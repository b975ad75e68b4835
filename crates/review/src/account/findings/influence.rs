//! Influence and its timing, reasons to live, and the question that has to be asked by its name.

use super::{Shows, at_most, finding};
use crate::account::lines::Lines;
use crate::account::talk::Talk;
use crate::account::{Finding, FindingKind, FindingTone};
use coding::Code;
use exercise::Scene;
use exercise::event::CodedUnit;
use exercise::scene::Far;
use scenario::Act;
use subject::Cue;
use subject::state::Stair;

/// Influence before there was rapport (doctrine 2.1: gating). What met an open person all the same was not premature.
pub(super) fn premature(talk: &Talk<'_>, lines: &Lines) -> Finding {
    let line = &lines.premature;
    let early: Vec<Shows> = talk
        .units()
        .filter(|(t, u, code)| influences(talk, *t, *u, *code) && talk.stair_before(*t) < Stair::Rapport)
        .map(|(t, u, _)| (t, u, -talk.unit_weight(t, u)))
        .collect();
    let first = early.iter().map(|(t, _, _)| *t).min().map_or(0.0, |t| talk.minute(t));
    let tone = if talk.said.len() < line.least_turns { FindingTone::Few } else { at_most(early.len(), line.mixed) };
    let figures = vec![("times", early.len() as f64), ("minutes", first)];
    finding(FindingKind::Premature, tone, figures, early)
}

fn influences(talk: &Talk<'_>, turn: usize, unit: usize, code: Code) -> bool {
    match talk.cue_of(turn, unit) {
        Some(Cue::AdviceReady | Cue::ArgumentCool | Cue::ChallengeReady | Cue::ExitStepReady) => false,
        // A step can be wrapped in a question or a choice.
        Some(Cue::ExitStepEarly) => true,
        _ => matches!(code, Code::Advice | Code::Argument | Code::GentleChallenge | Code::ExitStep | Code::Order),
    }
}

/// Reasons to live that the person spoke of, and whether they were taken up soon.
pub(super) fn hooks(scene: &Scene, far: &Far, talk: &Talk<'_>, lines: &Lines) -> Finding {
    let mut offered = 0u64;
    let mut taken = 0u64;
    let mut shows: Vec<Shows> = Vec::new();
    for (place, topics) in talk.spoken_topics() {
        let hooks = topics & far.person.hooks;
        offered |= hooks;
        let from = talk.felt[place].after.map_or(0, |t| t + 1);
        for turn in (from..talk.said.len()).take(lines.hooks.within) {
            let found = talk.said[turn].told.units.iter().enumerate().find_map(|(u, unit)| {
                let touched = bits(scene, unit) & hooks;
                (touched != 0).then_some((u, touched))
            });
            if let Some((unit, touched)) = found {
                taken |= touched;
                shows.push((turn, unit, talk.weight(turn)));
            }
        }
    }
    let tone = match (offered.count_ones(), (taken & offered).count_ones()) {
        (0, _) => FindingTone::Few,
        (_, 0) => FindingTone::Hindered,
        (offered, taken) if offered == taken => FindingTone::Helped,
        _ => FindingTone::Mixed,
    };
    let figures =
        vec![("taken", f64::from((taken & offered).count_ones())), ("offered", f64::from(offered.count_ones()))];
    finding(FindingKind::Hooks, tone, figures, shows)
}

/// Whether suicide was asked about by its name; nothing where nothing called for it.
pub(super) fn suicide_asked(scene: &Scene, talk: &Talk<'_>, lines: &Lines) -> Option<Finding> {
    let line = &lines.suicide;
    let asked: Vec<Shows> = talk
        .units()
        .filter(|(_, _, code)| *code == Code::SuicideQuestion)
        // The first is the one that matters.
        .map(|(t, u, _)| (t, u, -i32::try_from(t).unwrap_or(i32::MAX)))
        .collect();
    let goodbye = talk.felt.iter().any(|f| f.spoken && f.reacted.act == Act::Farewell);
    if asked.is_empty() && !goodbye && scene.pack.structure.kind != "suicide" {
        return None;
    }
    let first = asked.first().map_or(0.0, |(t, _, _)| talk.minute(*t));
    let tone = match asked.is_empty() {
        true if talk.said.len() < line.least_turns => FindingTone::Few,
        true => FindingTone::Hindered,
        false if first <= line.helped_minutes => FindingTone::Helped,
        false => FindingTone::Mixed,
    };
    let figures = vec![("asked", asked.len() as f64), ("minutes", first)];
    Some(finding(FindingKind::SuicideAsked, tone, figures, asked))
}

/// Topics that a unit touches, one bit each.
fn bits(scene: &Scene, unit: &CodedUnit) -> u64 {
    let places = unit.topics.iter().filter_map(|t| scene.pack.topic(t)).filter(|i| *i < u64::BITS as usize);
    places.fold(0, |set, i| set | 1 << i)
}
