//! What a seat may see of an event. Decided here and nowhere else: screens and streams only draw it.

use crate::event::{EndedBy, Event, Happening, NoteKind};
use coding::Code;
use scenario::structure::{Answer, Role};
use scenario::{Act, Outcome};

/// One thing a seat gets to see.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Patch {
    Rings,
    Connected {
        again: bool,
    },
    NoAnswer,
    /// The line went dead; by the far end or by a seat.
    Gone {
        by_far_end: bool,
    },
    /// Somebody at our end spoke.
    Ours {
        n: u32,
        text: String,
    },
    /// The far end spoke.
    Theirs {
        words: String,
        lasts_ms: i64,
        sound_only: bool,
        /// With these words the far end rings off.
        rings_off: bool,
    },
    /// Told, not said: a situation of a drill.
    Told {
        words: String,
    },
    Asked {
        item: String,
    },
    DeskSays {
        item: String,
        answer: Answer,
    },
    Happens {
        inject: String,
    },
    /// What this seat wrote down for itself.
    Noted {
        note: NoteKind,
        text: String,
    },
    /// What the last utterance was heard as, for a seat that asked for a coach.
    Coached {
        n: u32,
        codes: Vec<Code>,
    },
    Stands {
        held: bool,
    },
    Goes,
    Over {
        outcome: Outcome,
        by: EndedBy,
    },
}

/// Who looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Viewer<'a> {
    pub seat: &'a str,
    pub role: Role,
    /// Practises alone and asked to see what its own utterances are heard as.
    pub coached: bool,
}

impl<'a> Viewer<'a> {
    /// A seat without a coach.
    pub const fn new(seat: &'a str, role: Role) -> Viewer<'a> {
        Viewer { seat, role, coached: false }
    }
}

/// What a seat sees of an event. Hidden state, reasons and planned words are seen by nobody while the scene runs, codes
/// only by those who practise with a coach, notes only by who wrote them; the end reveals the rest to those who played.
pub fn view(viewer: Viewer<'_>, h: &Happening) -> Option<Patch> {
    let role = viewer.role;
    let hears_phone = matches!(
        role,
        Role::Primary
            | Role::Coach
            | Role::Leader
            | Role::Recorder
            | Role::Intelligence
            | Role::MentalHealthAdviser
            | Role::Communicator
            | Role::Interpreter
            | Role::RolePlayer
            | Role::Director
            | Role::Assessor
            | Role::Observer
            | Role::CourseInterpreter
    );
    let in_cell = hears_phone && role != Role::RolePlayer;
    let heard = |patch| hears_phone.then_some(patch);
    match &h.event {
        Event::Rang => heard(Patch::Rings),
        Event::LineOpened { n } => heard(Patch::Connected { again: *n > 1 }),
        Event::NotAnswered => heard(Patch::NoAnswer),
        Event::RangOff => heard(Patch::Gone { by_far_end: false }),
        Event::Said { n, text } => heard(Patch::Ours { n: *n, text: text.clone() }),
        Event::Spoke { words, lasts_ms, act, .. } => {
            let sound_only = matches!(act, Act::Silence) || (words.starts_with('(') && words.ends_with(')'));
            heard(Patch::Theirs {
                words: words.clone(),
                lasts_ms: *lasts_ms,
                sound_only,
                rings_off: matches!(act, Act::HangUp),
            })
        }
        Event::SceneSet { words, .. } => Some(Patch::Told { words: words.clone() }),
        Event::Prompted { words, lasts_ms, .. } => {
            heard(Patch::Theirs { words: words.clone(), lasts_ms: *lasts_ms, sound_only: false, rings_off: false })
        }
        Event::Requested { item } => (in_cell || role == Role::Commander).then(|| Patch::Asked { item: item.clone() }),
        Event::Answered { item, answer } => {
            (in_cell || role == Role::Commander).then(|| Patch::DeskSays { item: item.clone(), answer: *answer })
        }
        Event::Injected { inject } => Some(Patch::Happens { inject: inject.clone() }),
        Event::Paused => Some(Patch::Stands { held: false }),
        Event::Held { .. } => Some(Patch::Stands { held: true }),
        Event::Resumed => Some(Patch::Goes),
        Event::Ended { outcome, by } => Some(Patch::Over { outcome: *outcome, by: *by }),
        Event::Noted { note, text } => {
            (h.seat == viewer.seat).then(|| Patch::Noted { note: *note, text: text.clone() })
        }
        Event::Coded { n, units, .. } => (viewer.coached && role == Role::Primary)
            .then(|| Patch::Coached { n: *n, codes: units.iter().map(|u| u.unit.code()).collect() }),
        Event::Genesis(_)
        | Event::Composing
        | Event::Recoded { .. }
        | Event::Reacted(_)
        | Event::Withheld { .. }
        | Event::Lapsed
        | Event::Erased { .. } => None,
    }
}
