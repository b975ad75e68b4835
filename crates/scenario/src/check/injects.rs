//! Injects: each has a condition that can come true.

use super::{Report, Scene, desk, rule};
use crate::structure::{Inject, LineKind, Sign, When};
use crate::tags;

/// Readiness stages (STEPS, Kelln & McMurtry, 2007).
const STAGES: &[&str] = &["precontemplation", "contemplation", "preparation", "action"];

pub(super) fn check(scene: &Scene<'_>, report: &mut Report) {
    for (i, inject) in scene.structure.injects.iter().enumerate() {
        conditions(scene, report, inject, i);
        times(scene, report, &inject.when, i);
        names(scene, report, &inject.when, i);
        signs(scene, report, inject, i);
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
    let (others, signs) = (given.iter().filter(|g| **g).count(), when.signs().count());
    match (others, signs) {
        (0, 0) => {
            let what = format!("`{}` has no condition and never happens", inject.id);
            let remedy = "Give `play_minute`, `case_minute`, one of the `after_…`, `at_stage`, or one of `absent_request`, `absent_paper`, `absent_code`.";
            scene.error(report, rule::INJECT_WITHOUT_CONDITION, &path, what, remedy);
        }
        (1, 0) | (0, 1) => {}
        // What a simulated person brings about, and its counterpart for where a person plays.
        (1, 1) if when.felt() => {}
        _ => {
            let what = format!("`{}` has more than one condition", inject.id);
            let remedy = "Keep one; make a second inject for the other. Only `after_step` and `at_stage` may have another `after_…` beside them.";
            scene.error(report, rule::INJECT_TWO_CONDITIONS, &path, what, remedy);
        }
    }
    if when.absent() && when.play_minute.is_none() {
        let what = format!("`{}` waits for something that is not done, but not until when", inject.id);
        let remedy = "Add `play_minute`: the minute by which it should have been done.";
        scene.error(report, rule::INJECT_WITHOUT_CONDITION, &path, what, remedy);
    }
    if when.delay_seconds.is_some() && signs == 0 && !when.felt() && others > 0 {
        let what = format!("`{}` has `delay_seconds`, and nothing after which they would be counted", inject.id);
        let remedy = "Remove it, or give one of the `after_…` or `at_stage` instead of a minute.";
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
    if when.delay_seconds.is_some_and(|s| f64::from(s) > most * 60.0) {
        let what = "`delay_seconds` is longer than the exercise".to_owned();
        let remedy = "Let it happen earlier, or raise `at_most_minutes`.";
        scene.error(report, rule::INJECT_UNREACHABLE, &format!("inject.{i}.when.delay_seconds"), what, remedy);
    }
}

/// What an inject waits for exists: papers are looked at elsewhere.
fn signs(scene: &Scene<'_>, report: &mut Report, inject: &Inject, i: usize) {
    let at = |field: &str| format!("inject.{i}.when.{field}");
    for sign in inject.when.signs() {
        match sign {
            Sign::Request(item) => desk_item(scene, report, item, &at("after_request")),
            Sign::Answer(item) => desk_item(scene, report, item, &at("after_answer")),
            Sign::Inject(other) if !scene.structure.injects.iter().any(|o| o.id == other) => {
                let what = format!("`{other}` is no inject of this pack");
                scene.error(report, rule::INJECT_UNKNOWN, &at("after_inject"), what, "Name the id of an `[[inject]]`.");
            }
            Sign::Inject(_) if in_a_ring(scene, inject) => {
                let what = format!("`{}` waits for itself, by way of what it waits for", inject.id);
                let remedy = "Give one of the ring another condition.";
                scene.error(report, rule::INJECT_UNREACHABLE, &at("after_inject"), what, remedy);
            }
            Sign::Tag(tag) if tags::find(tag).is_none() => {
                let what = format!("`{tag}` is no tag that anybody could strike");
                let known: Vec<&str> = tags::all().iter().map(|t| t.id.as_str()).collect();
                let remedy = format!("Use one of: {}.", known.join(", "));
                scene.error(report, rule::TAG_UNKNOWN, &at("after_tag"), what, &remedy);
            }
            Sign::HangUp(line) if !hangs_up(scene, line) => {
                let what = format!("`{line}` is no phone to anybody at the far end, so nobody hangs it up");
                let remedy = "Name the id of a `[[line]]` of the kind `phone` that leads to a subject.";
                scene.error(report, rule::LINE_NEVER_DEAD, &at("after_hang_up"), what, remedy);
            }
            Sign::Paper(_) | Sign::Inject(_) | Sign::Tag(_) | Sign::HangUp(_) => {}
        }
    }
}

fn desk_item(scene: &Scene<'_>, report: &mut Report, item: &str, path: &str) {
    if !scene.has_desk_item(item) {
        let what = format!("`{item}` cannot be asked for at the desk");
        scene.error(report, rule::DESK_UNKNOWN, path, what, "Name the id of a `[[desk]]`.");
    }
}

fn hangs_up(scene: &Scene<'_>, line: &str) -> bool {
    let phone = scene.structure.line(line).is_some_and(|l| l.kind == LineKind::Phone);
    phone && scene.structure.reached(line).is_some()
}

/// Whether an inject comes only after itself: every one on the way waits for another and for nothing else.
fn in_a_ring(scene: &Scene<'_>, inject: &Inject) -> bool {
    let before = |of: &Inject| {
        let when = &of.when;
        let name = when.after_inject.as_deref().filter(|_| !when.felt())?;
        scene.structure.injects.iter().find(|i| i.id == name)
    };
    let mut at = before(inject);
    for _ in 0..scene.structure.injects.len() {
        match at {
            Some(found) if found.id == inject.id => return true,
            Some(found) => at = before(found),
            None => return false,
        }
    }
    false
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
    if let Some(item) = &when.absent_request {
        desk_item(scene, report, item, &format!("inject.{i}.when.absent_request"));
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
