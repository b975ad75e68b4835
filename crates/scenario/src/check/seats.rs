//! Who can speak with whom: the ends of lines, and how a subject is reached.

use super::{Report, Scene, rule};
use crate::read::path;
use crate::structure::Role;

pub(super) fn check(scene: &Scene<'_>, report: &mut Report) {
    ends(scene, report);
    subjects(scene, report);
    plays(scene, report);
}

fn ends(scene: &Scene<'_>, report: &mut Report) {
    let s = scene.structure;
    for (i, line) in s.lines.iter().enumerate() {
        for (j, name) in line.between.iter().enumerate() {
            if !is_seat(scene, name) && !s.subjects.iter().any(|x| x.id == *name) {
                let what = format!("`{name}` is no seat and no subject");
                let path = format!("line.{i}.between.{j}");
                scene.error(report, rule::SPEAKER_UNKNOWN, &path, what, "Correct the name, or add the seat.");
            }
        }
        if line.between.len() < 2 {
            let what = format!("the line `{}` has fewer than two ends", line.id);
            let path = format!("line.{i}.between");
            scene.error(report, rule::SPEAKER_UNKNOWN, &path, what, "Name at least two seats or subjects.");
        }
    }
}

fn is_seat(scene: &Scene<'_>, name: &str) -> bool {
    scene.structure.seats.iter().any(|seat| seat.id == name)
}

/// A seat at the far end plays somebody of this pack, and no other seat plays anybody.
fn plays(scene: &Scene<'_>, report: &mut Report) {
    let s = scene.structure;
    for (i, seat) in s.seats.iter().enumerate() {
        let Some(subject) = &seat.plays else { continue };
        let path = format!("seat.{i}.plays");
        if seat.role != Role::RolePlayer {
            let what = format!("`{}` plays `{subject}`, but its role is not `role_player`", seat.id);
            let remedy = "Make it a `role_player`, or take `plays` out: only the far end is played.";
            scene.error(report, rule::PLAYS_UNKNOWN, &path, what, remedy);
        }
        if !s.subjects.iter().any(|x| x.id == *subject) {
            let what = format!("`{subject}` is no subject of this pack");
            let remedy = "Name the id of a `[[subject]]`, not that of a persona.";
            scene.error(report, rule::PLAYS_UNKNOWN, &path, what, remedy);
        }
    }
}

fn subjects(scene: &Scene<'_>, report: &mut Report) {
    let s = scene.structure;
    for (i, subject) in s.subjects.iter().enumerate() {
        let path = format!("subject.{i}.line");
        let what = match s.lines.iter().find(|line| line.id == subject.line) {
            None => Some(format!("`{}` is no line of this pack", subject.line)),
            Some(line) if !line.between.contains(&subject.id) => {
                Some(format!("`{}` does not stand in `between` of the line `{}`", subject.id, line.id))
            }
            Some(line) if !line.between.iter().any(|name| is_seat(scene, name)) => {
                Some(format!("nobody sits at the other end of the line `{}`", line.id))
            }
            Some(_) => None,
        };
        if let Some(what) = what {
            let remedy = "Name a line whose `between` has this subject and a seat.";
            scene.error(report, rule::SUBJECT_UNREACHED, &path, what, remedy);
        }
        if subject.personas.is_empty() {
            let what = format!("nobody can be cast as `{}`", subject.id);
            let path = format!("subject.{i}.personas");
            scene.error(report, rule::SUBJECT_WITHOUT_PERSONA, &path, what, "Name at least one persona.");
        }
        for (j, persona) in subject.personas.iter().enumerate() {
            if !scene.draft.files.contains(&path::persona(persona)) {
                let what = format!("there is no file `personas/{persona}.toml`");
                let at = format!("subject.{i}.personas.{j}");
                scene.error(report, rule::PERSONA_MISSING, &at, what, "Add the file or correct the name.");
            }
        }
    }
}
