//! What a seat may ask for. The role decides, and the pack's lines; time and phase are other people's matter.

use super::tags::{self, Group, Tag};
use super::{ears, interpreting};
use crate::command::Command;
use crate::scene::Scene;
use crate::state::State;
use scenario::structure::{LineKind, Role};

/// Whether a seat may give this command.
pub fn may(scene: &Scene, state: &State, seat: &str, command: &Command) -> bool {
    let (Some(team), Some(table)) = (&scene.genesis.team, &state.table) else { return alone(command) };
    let (structure, papers) = (&scene.pack.structure, &scene.pack.papers);
    let Some(spec) = structure.seat(seat) else { return false };
    let role = spec.role;
    let speaks = |line: &str| structure.speaks(seat, &table.voice, line);
    let plays = |line: &str| structure.reached(line).is_some_and(|s| team.played.get(&s.id).is_some_and(|p| p == seat));
    let outside = |line: &str| team.outside.contains(line);
    match command {
        Command::Call { line } | Command::HangUp { line } | Command::PickUp { line } => {
            let phone = structure.line(line).is_some_and(|l| l.kind == LineKind::Phone);
            let tended = outside(line) && tends(role);
            phone && (structure.reached(line).is_some() && speaks(line) || plays(line) || tended)
        }
        Command::Say { line, .. } | Command::Compose { line } => match structure.reached(line) {
            Some(_) if outside(line) => false,
            Some(_) => speaks(line) || plays(line) || role == Role::Interpreter,
            None => {
                role == Role::Director || structure.line(line).is_some_and(|l| structure.stands(seat, &table.voice, l))
            }
        },
        Command::Hear { line, .. } => outside(line) && logs(role),
        Command::Request { .. } => matches!(
            role,
            Role::Primary | Role::Coach | Role::Leader | Role::TacticalLiaison | Role::MentalHealthAdviser
        ),
        Command::Rule { .. } => role == Role::Commander,
        Command::PassVoice { to } => {
            let able = |s: &str| {
                structure.seat(s).is_some_and(|s| matches!(s.role, Role::Primary | Role::Coach | Role::Leader))
            };
            able(seat) && able(to)
        }
        Command::Note { .. } | Command::Pause | Command::SafeWord => true,
        Command::Recode { .. } => matches!(role, Role::Coach) || role.is_staff(),
        Command::File { paper, .. } => papers.find(paper).is_some_and(|p| p.written_by(role)),
        Command::Confirm { entry } => {
            table.entries.get(entry).and_then(|e| papers.find(&e.paper)).is_some_and(|p| p.ack.contains(&role))
        }
        Command::Tag { tag, .. } => tags::find(tag).is_some_and(|tag| strikes(role, tag)),
        // What somebody else has seen stays theirs.
        Command::Untag { of } => has_keys(role) && table.tags.get(of).is_none_or(|tag| tag.by == seat),
        Command::Mark { .. } => {
            matches!(role, Role::Coach | Role::Observer | Role::Leader | Role::RolePlayer) || role.is_staff()
        }
        Command::Gloss { .. } => role == Role::CourseInterpreter,
        Command::Render { of, .. } => {
            let hears = |line: &str| ears::hears(structure, seat, role, &table.voice, line);
            role == Role::Interpreter && interpreting::waiting(state, *of).is_none_or(|(line, _)| hears(line))
        }
        Command::Feel { subject, .. } | Command::Climb { subject, .. } => {
            team.played.get(subject).is_some_and(|p| p == seat)
        }
        Command::EnterLater { .. } => matches!(role, Role::Recorder | Role::Director),
        Command::Order(_) | Command::Resume | Command::End => role == Role::Director,
    }
}

/// Who writes down what was said on a real telephone.
pub const fn logs(role: Role) -> bool {
    matches!(role, Role::Recorder | Role::Coach | Role::Director)
}

/// Who tells what a real telephone does: who logs its words, and who keeps it going.
pub const fn tends(role: Role) -> bool {
    logs(role) || matches!(role, Role::Technical)
}

/// Who marks with one key what happens.
pub const fn has_keys(role: Role) -> bool {
    matches!(role, Role::Recorder | Role::Coach | Role::Technical | Role::Assessor | Role::Observer | Role::Director)
}

/// Whether a role marks with this key. Who hears no words marks what happens to the line, and nothing else.
pub fn strikes(role: Role, tag: &Tag) -> bool {
    has_keys(role) && (role != Role::Technical || tag.group == Group::Line)
}

/// What somebody who practises alone may do.
const fn alone(command: &Command) -> bool {
    matches!(
        command,
        Command::Call { .. }
            | Command::HangUp { .. }
            | Command::Compose { .. }
            | Command::Say { .. }
            | Command::Request { .. }
            | Command::Note { .. }
            | Command::Recode { .. }
            | Command::Pause
            | Command::Resume
            | Command::End
    )
}
