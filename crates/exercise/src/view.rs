//! What a seat may see of an event. Decided here and nowhere else: screens and streams only draw it.

use crate::event::{EndedBy, Event, Happening};
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
    Stands {
        held: bool,
    },
    Goes,
    Over {
        outcome: Outcome,
        by: EndedBy,
    },
}

/// What a seat with this role sees. Hidden state, reasons, codes and planned words are seen by nobody while the scene
/// runs; the end reveals them to those who played.
pub fn view(role: Role, h: &Happening) -> Option<Patch> {
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
        Event::Requested { item } => (in_cell || role == Role::Commander).then(|| Patch::Asked { item: item.clone() }),
        Event::Answered { item, answer } => {
            (in_cell || role == Role::Commander).then(|| Patch::DeskSays { item: item.clone(), answer: *answer })
        }
        Event::Injected { inject } => Some(Patch::Happens { inject: inject.clone() }),
        Event::Paused => Some(Patch::Stands { held: false }),
        Event::Held { .. } => Some(Patch::Stands { held: true }),
        Event::Resumed => Some(Patch::Goes),
        Event::Ended { outcome, by } => Some(Patch::Over { outcome: *outcome, by: *by }),
        Event::Genesis(_)
        | Event::Composing
        | Event::Coded { .. }
        | Event::Reacted(_)
        | Event::Withheld { .. }
        | Event::Erased { .. } => None,
    }
}
