//! Who hears whom: somebody hears each line, who speaks with the far end hears it, and the far end hears no line of the
//! cell.

use super::{Report, Scene, rule};
use crate::structure::{Line, Role, Seat};

pub(super) fn check(scene: &Scene<'_>, report: &mut Report) {
    for (i, line) in scene.structure.lines.iter().enumerate() {
        listeners(scene, report, line, i);
        heard(scene, report, line, i);
        voice(scene, report, line, i);
        far_end(scene, report, line, i);
    }
}

/// Only seats listen: a person at the far end is no seat, and who is at an end hears anyway.
fn listeners(scene: &Scene<'_>, report: &mut Report, line: &Line, i: usize) {
    for (j, name) in line.hears.iter().enumerate().filter(|(_, name)| scene.structure.seat(name).is_none()) {
        let what = format!("`{name}` listens and is no seat of this pack");
        let path = format!("line.{i}.hears.{j}");
        scene.error(report, rule::SPEAKER_UNKNOWN, &path, what, "Correct the name, or add the seat.");
    }
}

/// A line that leads to a subject has its own rule: `subject-unreached`.
fn heard(scene: &Scene<'_>, report: &mut Report, line: &Line, i: usize) {
    let reaches = scene.structure.subjects.iter().any(|s| s.line == line.id);
    let somebody = line.between.iter().chain(&line.hears).any(|name| scene.structure.seat(name).is_some());
    if !reaches && !somebody {
        let what = format!("no seat hears the line `{}`", line.id);
        let remedy = "Put a seat into its `between` or `hears`, or take the line out.";
        scene.error(report, rule::LINE_UNHEARD, &format!("line.{i}.between"), what, remedy);
    }
}

/// The voice can pass to coach and leader. Where the pack names listeners, they are only heard who stand among them.
fn voice(scene: &Scene<'_>, report: &mut Report, line: &Line, i: usize) {
    let first = scene.structure.first_voice().is_some_and(|seat| on(line, &seat.id));
    if line.hears.is_empty() || !first || scene.structure.reached(&line.id).is_none() {
        return;
    }
    let able = |seat: &&Seat| matches!(seat.role, Role::Primary | Role::Coach | Role::Leader);
    for seat in scene.structure.seats.iter().filter(able).filter(|seat| !on(line, &seat.id)) {
        let what =
            format!("`{}` can take over the voice on `{}` and does not hear what is said there", seat.id, line.id);
        let remedy = format!("Add \"{}\" to `hears`.", seat.id);
        scene.warn(report, rule::VOICE_DEAF, &format!("line.{i}.hears"), what, &remedy);
    }
}

/// Who plays somebody may stand on the lines to people at the far end, and on lines to staff. What the cell and its
/// commander say among themselves reaches no role-player.
fn far_end(scene: &Scene<'_>, report: &mut Report, line: &Line, i: usize) {
    let seat = |name: &String| scene.structure.seat(name);
    let ours = |name: &String| seat(name).is_some_and(|s| s.role != Role::RolePlayer && !s.role.is_staff());
    if scene.structure.reached(&line.id).is_some() || !line.between.iter().chain(&line.hears).any(ours) {
        return;
    }
    for (field, names) in [("between", &line.between), ("hears", &line.hears)] {
        let played = |(_, name): &(usize, &String)| seat(name).is_some_and(|s| s.role == Role::RolePlayer);
        for (j, name) in names.iter().enumerate().filter(played) {
            let what = format!("`{name}` plays at the far end and would hear the cell on `{}`", line.id);
            let remedy = "Take the seat out; give it a line of its own with the director.";
            scene.error(report, rule::FAR_END_HEARS, &format!("line.{i}.{field}.{j}"), what, remedy);
        }
    }
}

fn on(line: &Line, seat: &str) -> bool {
    line.between.iter().chain(&line.hears).any(|name| name == seat)
}
