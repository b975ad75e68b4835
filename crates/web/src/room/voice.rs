//! The voice that the far end hears: who may take it over, and what is heard when it changes. Whose it is, the far end is
//! never told.

use crate::room::draw::{Desk, name_then};
use crate::room::handover;
use crate::room::seen::{Entry, Seen};
use askama::Template;
use scenario::structure::{Role, Seat};
use words::Arg;

/// A voice as it is heard at the far end: called the same whoever speaks, and heard to be another where it changes. Where
/// words are only written down here, the voice is heard on the telephone itself.
pub(crate) fn heard(desk: &Desk, entry: &Entry) -> String {
    let changes = entry.another_voice && !desk.outside.contains(&entry.line);
    desk.words.t(if changes { "team-voice-other" } else { "team-voice-heard" })
}

/// To whom who speaks to the far end can hand the line, and that it was handed over without a read-back.
#[derive(Template)]
#[template(path = "room/voice.html")]
pub(crate) struct Voice<'a> {
    desk: &'a Desk,
    line: &'a str,
    /// Seats that could be the voice instead.
    voices: Vec<(String, String)>,
    /// Said where who speaks now has read nothing back.
    unread: String,
    /// It is the reader, who can do that.
    reads_back: bool,
}

pub(crate) fn to<'a>(desk: &'a Desk, seen: &Seen, line: &'a str) -> Voice<'a> {
    let able = |role: Role| matches!(role, Role::Primary | Role::Coach | Role::Leader);
    let s = seen.structure();
    let stands = |seat: &Seat| s.line(line).is_some_and(|l| l.between.contains(&seat.id));
    let passed = s.reached(line).is_some() && s.first_voice().is_some_and(stands);
    let hands = passed && able(seen.role) && !desk.watching && seen.over.is_none();
    let others = s.seats.iter().filter(|seat| hands && able(seat.role) && seat.id != seen.voice);
    let unread = handover::unread(seen).filter(|_| passed);
    let said = |seat: &str| {
        let who = name_then(desk, seen, seat, seen.upto);
        desk.words.text("team-voice-unread", &[("who", Arg::Text(&who))])
    };
    Voice {
        desk,
        line,
        unread: unread.map(said).unwrap_or_default(),
        reads_back: unread == Some(seen.seat.as_str()) && handover::writes(desk, seen),
        voices: others.map(|seat| (seat.id.clone(), name_then(desk, seen, &seat.id, seen.upto))).collect(),
    }
}
