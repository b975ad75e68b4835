//! Every act that can happen has words, for every persona in every language.

use super::{Report, Scene, rule};
use crate::act::Act;
use crate::line::Line;
use crate::pack::Tongue;
use crate::read::path;
use crate::structure::Structure;
use std::collections::BTreeSet;

/// Below this a person repeats itself.
const FEW: usize = 3;
/// Spoken lines that a persona needs, in the shared bank and in its own.
const SHARED_LINES: usize = 300;
const OWN_LINES: usize = 40;

pub(super) fn check(scene: &Scene<'_>, report: &mut Report) {
    let cast = scene.cast();
    if cast.is_empty() {
        return;
    }
    for (lang, tongue) in &scene.draft.tongues {
        // A missing bank is one problem, not one for each act.
        if !scene.draft.files.contains(&path::bank(lang, path::SHARED)) {
            continue;
        }
        for act in Act::ALL.iter().copied().filter(|act| possible(scene.structure, *act)) {
            enough(report, lang, tongue, &cast, act);
        }
        steps(scene, report, lang, tongue, &cast);
        few(report, lang, tongue, &cast);
        for bank in tongue.own.keys().filter(|bank| !cast.contains(bank.as_str())) {
            let what = format!("no part is cast with `{bank}`, so nobody says these lines");
            report.warn(rule::BANK_UNUSED, &path::bank(lang, bank), 0, what, "Correct the file's name or remove it.");
        }
    }
}

/// Whether the people of a pack can do an act at all.
pub(crate) fn possible(structure: &Structure, act: Act) -> bool {
    let f = &structure.faculties;
    match act {
        Act::Harm => false,
        Act::Demand => f.demands,
        Act::SetDeadline => f.deadlines,
        Act::Disclose => f.disclosures,
        Act::Recall => f.hooks,
        Act::AgreeStep | Act::TakeStep | Act::ComeOut => !structure.steps.is_empty(),
        _ => true,
    }
}

/// The lines that a persona can say.
fn sayable<'a>(tongue: &'a Tongue, persona: &str) -> impl Iterator<Item = &'a Line> {
    tongue.shared.iter().chain(tongue.own.get(persona).into_iter().flatten())
}

fn enough(report: &mut Report, lang: &str, tongue: &Tongue, cast: &BTreeSet<&str>, act: Act) {
    let count = |persona: &str| sayable(tongue, persona).filter(|line| line.act == act).count();
    let silent: Vec<&str> = cast.iter().copied().filter(|persona| count(persona) == 0).collect();
    let file = path::bank(lang, path::SHARED);
    if !silent.is_empty() {
        let what = format!("`{act}` has no line in `{lang}` for {}", silent.join(", "));
        report.error(
            rule::ACT_WITHOUT_LINES,
            &file,
            0,
            what,
            format!("Add at least {FEW} lines with the act `{act}`."),
        );
        return;
    }
    let least = cast.iter().map(|persona| count(persona)).min().unwrap_or(FEW);
    if least < FEW {
        let what = format!("`{act}` has only {least} in `{lang}`; people will repeat themselves");
        report.warn(rule::ACT_FEW_LINES, &file, 0, what, format!("Add lines until there are {FEW} or more."));
    }
}

fn steps(scene: &Scene<'_>, report: &mut Report, lang: &str, tongue: &Tongue, cast: &BTreeSet<&str>) {
    for step in &scene.structure.steps {
        for act in [Act::AgreeStep, Act::TakeStep] {
            let has = |persona: &str| sayable(tongue, persona).any(|l| l.act == act && l.topics.contains(&step.topic));
            let silent: Vec<&str> = cast.iter().copied().filter(|persona| !has(persona)).collect();
            if !silent.is_empty() {
                let what =
                    format!("`{act}` has no line on the step `{}` in `{lang}` for {}", step.topic, silent.join(", "));
                let remedy = format!("Add a line with the act `{act}` and the topic `{}`.", step.topic);
                report.error(rule::STEP_WITHOUT_LINES, &path::bank(lang, path::SHARED), 0, what, remedy);
            }
        }
    }
}

fn few(report: &mut Report, lang: &str, tongue: &Tongue, cast: &BTreeSet<&str>) {
    let own = cast.iter().map(|persona| {
        let lines = tongue.own.get(*persona).map(Vec::as_slice).unwrap_or_default();
        (path::bank(lang, persona), lines, OWN_LINES)
    });
    let shared = (path::bank(lang, path::SHARED), tongue.shared.as_slice(), SHARED_LINES);
    for (file, lines, least) in std::iter::once(shared).chain(own) {
        let spoken = lines.iter().filter(|line| is_spoken(&line.text)).count();
        if spoken < least {
            let what = format!("the bank has {spoken} spoken lines; a person needs {least} or more to stay alive");
            report.warn(rule::LINES_FEW, &file, 0, what, "Write more lines where there is something true to say.");
        }
    }
}

/// Whether anything is said outside round brackets, which hold sounds.
fn is_spoken(text: &str) -> bool {
    let mut depth = 0_usize;
    text.chars().any(|c| {
        match c {
            '(' => depth += 1,
            ')' => depth = depth.saturating_sub(1),
            _ => {}
        }
        depth == 0 && c.is_alphanumeric()
    })
}

#[cfg(test)]
mod tests {
    use super::is_spoken;

    #[test]
    fn a_sound_is_not_speech() {
        assert!(!is_spoken("(wind. a long breath.) ..."));
        assert!(is_spoken("(wind.) No."));
    }
}
