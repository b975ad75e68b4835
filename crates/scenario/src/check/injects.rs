//! Injects: each has one condition that can come true.

use super::{Report, Scene, desk, rule};
use crate::structure::{Inject, When};

/// Readiness stages (STEPS, Kelln & McMurtry, 2007).
const STAGES: &[&str] = &["precontemplation", "contemplation", "preparation", "action"];

pub(super) fn check(scene: &Scene<'_>, report: &mut Report) {
    for (i, inject) in scene.structure.injects.iter().enumerate() {
        conditions(scene, report, inject, i);
        times(scene, report, &inject.when, i);
        names(scene, report, &inject.when, i);
        desk::effects(scene, report, &inject.effects, &format!("inject.{i}.effects"));
        for (j, seat) in inject.to.iter().enumerate() {
            if scene.structure.seat(seat).is_none() {
                let what = format!("`{seat}` is no seat of this pack");
                let path = format!("inject.{i}.to.{j}");
                scene.error(report, rule::SPEAKER_UNKNOWN, &path, what, "Correct the name, or add the seat.");
            }
        }
        if let Some(topic) = &inject.topic {
            scene.want_topic(report, topic, &format!("inject.{i}.topic"));
        }
    }
}

fn conditions(scene: &Scene<'_>, report: &mut Report, inject: &Inject, i: usize) {
    let when = &inject.when;
    let path = format!("inject.{i}.when");
    // The minute belongs to what is absent where that is given.
    let minute = when.play_minute.is_some() && !when.absent();
    let given = [
        minute,
        when.case_minute.is_some(),
        when.after_step.is_some(),
        when.at_stage.is_some(),
        when.absent_request.is_some(),
        when.absent_paper.is_some(),
        when.absent_code.is_some(),
    ];
    match given.iter().filter(|g| **g).count() {
        0 => {
            let what = format!("`{}` has no condition and never happens", inject.id);
            let remedy = "Give `play_minute`, `case_minute`, `after_step`, `at_stage` or one of `absent_request`, `absent_paper`, `absent_code`.";
            scene.error(report, rule::INJECT_WITHOUT_CONDITION, &path, what, remedy);
        }
        1 => {}
        _ => {
            let what = format!("`{}` has more than one condition", inject.id);
            let remedy = "Keep one; make a second inject for the other.";
            scene.error(report, rule::INJECT_TWO_CONDITIONS, &path, what, remedy);
        }
    }
    if when.absent() && when.play_minute.is_none() {
        let what = format!("`{}` waits for something that is not done, but not until when", inject.id);
        let remedy = "Add `play_minute`: the minute by which it should have been done.";
        scene.error(report, rule::INJECT_WITHOUT_CONDITION, &path, what, remedy);
    }
}

fn times(scene: &Scene<'_>, report: &mut Report, when: &When, i: usize) {
    let s = scene.structure;
    let most = f64::from(s.at_most_minutes);
    let times =
        [("play_minute", when.play_minute, most), ("case_minute", when.case_minute, most * f64::from(s.case_rate))];
    for (name, minute, most) in times {
        let Some(minute) = minute else { continue };
        if !(0.0..=most).contains(&minute) {
            let what = format!("`{name}` is {minute}, but the exercise runs from 0 to {most} of these minutes");
            let remedy = "Let it happen earlier, or raise `at_most_minutes`.";
            scene.error(report, rule::INJECT_UNREACHABLE, &format!("inject.{i}.when.{name}"), what, remedy);
        }
    }
}

fn names(scene: &Scene<'_>, report: &mut Report, when: &When, i: usize) {
    if let Some(step) = &when.after_step
        && !scene.structure.steps.iter().any(|s| s.topic == *step)
    {
        let what = format!("`{step}` is no step of this pack");
        let path = format!("inject.{i}.when.after_step");
        scene.error(report, rule::STEP_UNKNOWN, &path, what, "Name the topic of a `[[step]]`.");
    }
    if let Some(stage) = &when.at_stage
        && !STAGES.contains(&stage.as_str())
    {
        let what = format!("`{stage}` is no readiness stage");
        let path = format!("inject.{i}.when.at_stage");
        let remedy = format!("Use one of: {}.", STAGES.join(", "));
        scene.error(report, rule::READINESS_UNKNOWN, &path, what, &remedy);
    }
    if let Some(item) = &when.absent_request
        && !scene.has_desk_item(item)
    {
        let what = format!("`{item}` cannot be asked for at the desk");
        let path = format!("inject.{i}.when.absent_request");
        scene.error(report, rule::DESK_UNKNOWN, &path, what, "Name the id of a `[[desk]]`.");
    }
    if let Some(code) = &when.absent_code
        && code.parse::<coding::Code>().is_err()
    {
        let what = format!("`{code}` is no behaviour code");
        let path = format!("inject.{i}.when.absent_code");
        scene.error(
            report,
            rule::CODE_UNKNOWN,
            &path,
            what,
            "Name a code of docs/coder.md, for example `suicide_question`.",
        );
    }
}
