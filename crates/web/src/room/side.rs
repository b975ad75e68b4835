//! On which side of the line a reader is, and what a call is therefore told as: who plays the far end is called where the
//! cell lets it ring, and hears a voice without seeing whose it is. What that reads like is tested where it is drawn.

use super::draw::Desk;
use super::seen::{Entry, Seen};
use live::DIRECTOR;
use scenario::structure::Role;

/// The far end hears a voice and does not see whose it is: who took over, or wrote it down, is not told by the page. An
/// interpreter is heard as one.
pub(super) fn unseen(seen: &Seen, entry: &Entry) -> bool {
    let reached = !entry.line.is_empty() && seen.structure().reached(&entry.line).is_some();
    let by = seen.structure().seat(&entry.by).map(|s| s.role);
    seen.role == Role::RolePlayer && reached && by != Some(Role::Interpreter)
}

/// Control has spoken in the place of who plays the far end. It is told to them alone: the cell hears the person. What
/// control wrote down of a real telephone was said by others.
pub(super) fn lent(desk: &Desk, seen: &Seen, entry: &Entry) -> bool {
    let control = entry.by == DIRECTOR && entry.later.is_none() && !desk.outside.contains(&entry.line);
    control && seen.role == Role::RolePlayer
}

/// Whether a seat is that of somebody who plays a far end.
pub(super) fn at_far_end(seen: &Seen, seat: &str) -> bool {
    seen.structure().seat(seat).is_some_and(|s| s.role == Role::RolePlayer)
}

/// Whether a telephone rings for the reader's side of the line, and not for the other.
pub(super) fn rings_here(seen: &Seen, by_far_end: bool) -> bool {
    by_far_end != (seen.role == Role::RolePlayer)
}

/// Who hung up, as it is heard where the reader is. Who presses the button of a real telephone need not have done it.
pub(super) fn gone(desk: &Desk, seen: &Seen, entry: &Entry, by_far_end: bool) -> &'static str {
    let from_far = seen.role == Role::RolePlayer && !desk.outside.contains(&entry.line);
    if by_far_end && entry.by == seen.seat {
        "call-note-gone-ours"
    } else if by_far_end || from_far {
        "call-note-gone-far"
    } else {
        "team-note-gone"
    }
}
