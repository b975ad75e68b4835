//! What a seat may see of an event. Decided here and nowhere else: screens and streams only draw it.

use crate::advance::is_sound;
use crate::event::{EndedBy, Event, Happening, NoteKind, SeatId, SubjectId};
use crate::reacting::lasts_ms;
use crate::team::interpreting::{Interpretation, Misrendering};
use crate::team::order::{InjectChange, TellKind};
use crate::team::sheet::Sheet;
use crate::team::{PersonId, ears, later};
use coding::Code;
use scenario::structure::{Answer, Role, Structure};
use scenario::{Act, Outcome, Pack};
use std::collections::BTreeMap;

/// One thing a seat gets to see.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Patch {
    Shown(Shown),
    Changed(Change),
}

/// What stands in a transcript.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Shown {
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
        /// As whom control said it; empty for a seat's own voice.
        speaker: String,
    },
    /// The far end spoke.
    Theirs {
        words: String,
        lasts_ms: i64,
        sound_only: bool,
        /// With these words the far end rings off.
        rings_off: bool,
    },
    /// Somebody speaks whom this seat does not understand before the interpreter has said it again.
    Sounds {
        by_far_end: bool,
        lasts_ms: i64,
        rings_off: bool,
    },
    /// The interpreter has said it; with the words for whom they are, and for who understands both sides.
    Rendered {
        of: u64,
        to_far: bool,
        text: Option<String>,
        how: Option<Misrendering>,
        not_interpreted: bool,
    },
    /// What is said on the line waits for the interpreter, or does so no longer.
    Interpreted {
        rule: Option<Interpretation>,
    },
    /// How a rendering departs from what was said.
    Misrendered {
        of: u64,
        how: Misrendering,
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
        /// A commander's own words.
        text: String,
    },
    Happens {
        inject: String,
        /// Other words than the pack's.
        text: Option<String>,
    },
    /// Who speaks to the far end from here on.
    Voice {
        to: SeatId,
    },
    Marked {
        text: String,
        play_ms: i64,
        of: Option<u64>,
    },
    Glossed {
        of: u64,
        language: String,
        text: String,
    },
    /// Control tells something.
    Tells {
        how: TellKind,
        text: String,
    },
    /// Control hands something over.
    Hands {
        sheet: Sheet,
    },
    /// Somebody needs the scene to stand still.
    Alarm,
    Stands {
        held: bool,
    },
    Goes,
    Over {
        outcome: Outcome,
        by: EndedBy,
    },
}

impl Shown {
    /// Whether the far end closes the line with this, and who hears it knows.
    pub const fn rings_off(&self) -> bool {
        matches!(self, Shown::Theirs { rings_off: true, .. } | Shown::Sounds { rings_off: true, .. })
    }
}

/// What changes something beside the transcripts, or one that stands already.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// Who sits where.
    Sits {
        place: SeatId,
        person: Option<PersonId>,
    },
    Felt {
        subject: SubjectId,
        arousal: u8,
        trust: u8,
    },
    Laddered {
        subject: SubjectId,
        step: u8,
        refused: u8,
    },
    Tagged {
        tag: String,
        play_ms: i64,
    },
    Untagged {
        of: u64,
    },
    Filed {
        paper: String,
        fields: BTreeMap<String, String>,
        replaces: Option<u64>,
    },
    Confirmed {
        entry: u64,
    },
    /// What was said with this number has been rendered, and is on its way.
    Underway {
        of: u64,
    },
    /// Words that were said where nobody typed, entered afterwards.
    LaterWords {
        place: SeatId,
        play_ms: i64,
        far_end: bool,
        text: String,
    },
    /// An entry on a paper that was written by hand, entered afterwards.
    LaterFiled {
        place: SeatId,
        play_ms: i64,
        paper: String,
        fields: BTreeMap<String, String>,
    },
    /// Control's hand on an inject.
    Set {
        inject: String,
        to: InjectChange,
    },
    /// Control has planned an inject of its own.
    Planned {
        inject: String,
    },
    /// What this seat wrote down for itself.
    Noted {
        note: NoteKind,
        text: String,
    },
    /// What an utterance was heard as, for a seat that asked for a coach and for a team's coach.
    Coached {
        n: u32,
        codes: Vec<Code>,
    },
}

/// Who looks.
#[derive(Clone, Copy, Debug)]
pub struct Viewer<'a> {
    pub seat: &'a str,
    pub role: Role,
    /// Practises alone and asked to see what its own utterances are heard as.
    pub coached: bool,
    /// The seat that has the voice when something happens; at the beginning the first.
    pub voice: &'a str,
    /// The pack's seats, lines and papers, for a seat of a team; `None` for somebody who practises alone.
    pub team: Option<&'a Pack>,
}

impl<'a> Viewer<'a> {
    /// A seat without a coach.
    pub const fn new(seat: &'a str, role: Role) -> Viewer<'a> {
        Viewer { seat, role, coached: false, voice: "", team: None }
    }

    /// A seat of a team.
    pub fn of_team(seat: &'a str, role: Role, pack: &'a Pack) -> Viewer<'a> {
        let voice = pack.structure.first_voice().map_or("", |first| first.id.as_str());
        Viewer { seat, role, coached: false, voice, team: Some(pack) }
    }

    /// The same while another seat has the voice.
    pub const fn while_speaks(self, voice: &'a str) -> Viewer<'a> {
        Viewer { voice, ..self }
    }

    fn structure(self) -> Option<&'a Structure> {
        self.team.map(|pack| &pack.structure)
    }

    /// Whether somebody in this role reads a paper of the pack.
    fn reads(self, paper: &str) -> bool {
        self.team.and_then(|pack| pack.papers.find(paper)).is_some_and(|p| p.read_by(self.role))
    }
}

/// What a seat sees of an event. Hidden state, reasons and planned words are seen by nobody while the scene runs, codes
/// only by those who practise with a coach and by a team's coach, notes only by who wrote them; the end reveals the rest to those who played.
pub fn view(viewer: Viewer<'_>, h: &Happening) -> Option<Patch> {
    let shown = talk(viewer, h).or_else(|| around(viewer, h)).or_else(|| viewer.team.and_then(|_| told(viewer, h)));
    let changed = || own(viewer, h).or_else(|| viewer.team.and_then(|_| table(viewer, h)));
    shown.map(Patch::Shown).or_else(|| changed().map(Patch::Changed))
}

/// Whether words wait for an interpreter: the two sides of the line do not hear the same, and who shows the line to others
/// shows none of it.
pub const fn waits(event: &Event) -> bool {
    matches!(
        event,
        Event::Said { waits: true, .. } | Event::Voiced { waits: true, .. } | Event::Spoke { waits: true, .. }
    )
}

/// Whether a seat hears a line.
fn hears(viewer: Viewer<'_>, line: &str) -> bool {
    if let Some(structure) = viewer.structure() {
        return ears::hears(structure, viewer.seat, viewer.role, viewer.voice, line);
    }
    matches!(
        viewer.role,
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
    )
}

/// What is said, and what lines do.
fn talk(viewer: Viewer<'_>, h: &Happening) -> Option<Shown> {
    if hears(viewer, &h.line) { said(viewer, h).or_else(|| stands(viewer, h)) } else { unheard(viewer, h) }
}

/// What a line does.
fn stands(viewer: Viewer<'_>, h: &Happening) -> Option<Shown> {
    match &h.event {
        Event::Rang => Some(Shown::Rings),
        Event::LineOpened { n } => Some(Shown::Connected { again: *n > 1 }),
        Event::NotAnswered => Some(Shown::NoAnswer),
        Event::RangOff => Some(Shown::Gone { by_far_end: viewer.structure().is_some_and(|s| at_far_end(s, &h.seat)) }),
        _ => None,
    }
}

/// What is known of a line by who keeps it going and hears no words. That somebody rings off with words shows as the
/// line that goes dead.
fn unheard(viewer: Viewer<'_>, h: &Happening) -> Option<Shown> {
    if !viewer.structure().is_some_and(|s| ears::follows(s, viewer.seat, viewer.role, viewer.voice, &h.line)) {
        return None;
    }
    match &h.event {
        Event::Spoke { act: Act::HangUp, .. } => Some(Shown::Gone { by_far_end: true }),
        _ => stands(viewer, h),
    }
}

/// What is said on a line, for who hears it.
fn said(viewer: Viewer<'_>, h: &Happening) -> Option<Shown> {
    let patch = match &h.event {
        Event::Said { text, waits: true, .. } if !understands(viewer, false) => sounds(false, lasts_ms(text), false),
        Event::Voiced { text, waits: true, .. } if !understands(viewer, true) => sounds(true, lasts_ms(text), false),
        Event::Spoke { lasts_ms, act, waits: true, .. } if !understands(viewer, true) => {
            sounds(true, *lasts_ms, matches!(act, Act::HangUp))
        }
        Event::Said { n, text, speaker, .. } => Shown::Ours { n: *n, text: text.clone(), speaker: speaker.clone() },
        Event::Voiced { text, .. } => {
            Shown::Theirs { words: text.clone(), lasts_ms: lasts_ms(text), sound_only: false, rings_off: false }
        }
        Event::Spoke { words, lasts_ms, act, .. } => {
            let sound_only = matches!(act, Act::Silence) || is_sound(words);
            let rings_off = matches!(act, Act::HangUp);
            Shown::Theirs { words: words.clone(), lasts_ms: *lasts_ms, sound_only, rings_off }
        }
        Event::Prompted { words, lasts_ms, .. } => {
            Shown::Theirs { words: words.clone(), lasts_ms: *lasts_ms, sound_only: false, rings_off: false }
        }
        Event::InterpretationSet { rule } => {
            // Only who renders, and staff, know what difficulty control makes of it.
            let plain = |rule: Interpretation| Interpretation { lag_s: 0, fault: None, ..rule };
            Shown::Interpreted { rule: if between(viewer) { *rule } else { rule.map(plain) } }
        }
        Event::Rendered { of, to_far, text, how, not_interpreted } => Shown::Rendered {
            of: *of,
            to_far: *to_far,
            text: (between(viewer) || understands(viewer, *to_far)).then(|| text.clone()),
            how: how.filter(|_| between(viewer)),
            not_interpreted: *not_interpreted,
        },
        _ => return None,
    };
    Some(patch)
}

const fn sounds(by_far_end: bool, lasts_ms: i64, rings_off: bool) -> Shown {
    Shown::Sounds { by_far_end, lasts_ms, rings_off }
}

/// Whether a seat understands both sides of an interpreted line.
const fn between(viewer: Viewer<'_>) -> bool {
    matches!(viewer.role, Role::Interpreter) || viewer.role.is_staff()
}

/// Whether a seat understands what one side says before it is interpreted.
const fn understands(viewer: Viewer<'_>, far_end: bool) -> bool {
    between(viewer) || matches!(viewer.role, Role::RolePlayer) == far_end
}

fn at_far_end(structure: &Structure, seat: &str) -> bool {
    structure.seat(seat).is_some_and(|s| s.role == Role::RolePlayer)
}

/// What happens around the talk.
fn around(viewer: Viewer<'_>, h: &Happening) -> Option<Shown> {
    let role = viewer.role;
    let talks = !matches!(role, Role::RolePlayer | Role::TacticalLiaison | Role::FamilyLiaison);
    let at_desk = if viewer.team.is_some() { role != Role::RolePlayer && role != Role::FamilyLiaison } else { talks };
    match &h.event {
        Event::SceneSet { words, .. } => Some(Shown::Told { words: words.clone() }),
        Event::Requested { item } => at_desk.then(|| Shown::Asked { item: item.clone() }),
        Event::Answered { item, answer, text } => {
            at_desk.then(|| Shown::DeskSays { item: item.clone(), answer: *answer, text: text.clone() })
        }
        Event::Injected { inject, text } => {
            reaches(viewer, inject).then(|| Shown::Happens { inject: inject.clone(), text: text.clone() })
        }
        Event::Paused => Some(Shown::Stands { held: false }),
        Event::Held { .. } => Some(Shown::Stands { held: true }),
        Event::Resumed => Some(Shown::Goes),
        Event::Ended { outcome, by } => Some(Shown::Over { outcome: *outcome, by: *by }),
        _ => None,
    }
}

/// Whom an inject reaches: the seats it names, or those whom its kind can reach.
fn reaches(viewer: Viewer<'_>, inject: &str) -> bool {
    let Some(structure) = viewer.structure() else { return true };
    if viewer.role.is_staff() {
        return true;
    }
    let Some(spec) = structure.inject(inject) else { return false };
    if !spec.to.is_empty() {
        return spec.to.iter().any(|seat| seat == viewer.seat);
    }
    !spec.kind.is_ours() || viewer.role.in_cell()
}

/// What a seat of a team is told beside the talk.
fn told(viewer: Viewer<'_>, h: &Happening) -> Option<Shown> {
    let role = viewer.role;
    let own = h.seat == viewer.seat;
    let staff = role.is_staff();
    match &h.event {
        Event::VoicePassed { to } => (role != Role::RolePlayer).then(|| Shown::Voice { to: to.clone() }),
        Event::SafeWord => Some(Shown::Alarm),
        Event::Marked { text, play_ms, of } => {
            (own || staff).then(|| Shown::Marked { text: text.clone(), play_ms: *play_ms, of: *of })
        }
        Event::Glossed { of, language, text } => {
            staff.then(|| Shown::Glossed { of: *of, language: language.clone(), text: text.clone() })
        }
        Event::Told { to, how, text, .. } => named(viewer, to).then(|| Shown::Tells { how: *how, text: text.clone() }),
        Event::Handed { to, sheet } => named(viewer, to).then(|| Shown::Hands { sheet: sheet.clone() }),
        Event::Misrendered { of, how } => staff.then_some(Shown::Misrendered { of: *of, how: *how }),
        _ => None,
    }
}

/// What concerns only who practises, or wrote it.
fn own(viewer: Viewer<'_>, h: &Happening) -> Option<Change> {
    let role = viewer.role;
    match &h.event {
        Event::Noted { note, text } => {
            (h.seat == viewer.seat).then(|| Change::Noted { note: *note, text: text.clone() })
        }
        Event::Coded { n, units, .. } => (viewer.coached && role == Role::Primary || coaches(viewer, &h.line))
            .then(|| Change::Coached { n: *n, codes: units.iter().map(|u| u.unit.code()).collect() }),
        _ => None,
    }
}

/// Whether a seat coaches a team and hears what is coded.
fn coaches(viewer: Viewer<'_>, line: &str) -> bool {
    viewer.team.is_some() && viewer.role == Role::Coach && hears(viewer, line)
}

/// What a team does at its table.
fn table(viewer: Viewer<'_>, h: &Happening) -> Option<Change> {
    let role = viewer.role;
    let own = h.seat == viewer.seat;
    let staff = role.is_staff();
    match &h.event {
        Event::Seated { place, person } => (role != Role::RolePlayer || place == viewer.seat)
            .then(|| Change::Sits { place: place.clone(), person: person.clone() }),
        Event::Felt { subject, arousal, trust } => {
            (own || staff).then(|| Change::Felt { subject: subject.clone(), arousal: *arousal, trust: *trust })
        }
        Event::Laddered { subject, step, refused } => {
            (own || staff).then(|| Change::Laddered { subject: subject.clone(), step: *step, refused: *refused })
        }
        Event::Tagged { tag, play_ms } => {
            (own || reads_tags(role)).then(|| Change::Tagged { tag: tag.clone(), play_ms: *play_ms })
        }
        Event::Untagged { of } => (own || reads_tags(role)).then_some(Change::Untagged { of: *of }),
        Event::Filed { paper, fields, replaces } => viewer.reads(paper).then(|| Change::Filed {
            paper: paper.clone(),
            fields: fields.clone(),
            replaces: *replaces,
        }),
        // Only a number; who cannot read the entry learns nothing by it.
        Event::Confirmed { entry } => (role != Role::RolePlayer).then_some(Change::Confirmed { entry: *entry }),
        Event::Underway { of, .. } => own.then_some(Change::Underway { of: *of }),
        Event::EnteredLater { row } => later(viewer, &h.line, row),
        Event::InjectSet { inject, to } => {
            (role == Role::Director).then(|| Change::Set { inject: inject.clone(), to: to.clone() })
        }
        Event::Planned { inject, .. } => (role == Role::Director).then(|| Change::Planned { inject: inject.clone() }),
        _ => None,
    }
}

/// Who reads what others have marked with one key.
const fn reads_tags(role: Role) -> bool {
    role.is_staff() || matches!(role, Role::Coach | Role::Recorder | Role::Leader)
}

/// What was entered afterwards is seen by whoever would have heard or read it then.
fn later(viewer: Viewer<'_>, line: &str, row: &later::Row) -> Option<Change> {
    let (place, play_ms) = (row.place.clone(), row.play_ms);
    match &row.what {
        later::What::Words { far_end, text } => {
            hears(viewer, line).then(|| Change::LaterWords { place, play_ms, far_end: *far_end, text: text.clone() })
        }
        later::What::Paper { paper, fields } => viewer.reads(paper).then(|| Change::LaterFiled {
            place,
            play_ms,
            paper: paper.clone(),
            fields: fields.clone(),
        }),
    }
}

/// Whether something goes to this seat: it is named, nobody is, or it is staff's.
fn named(viewer: Viewer<'_>, to: &[SeatId]) -> bool {
    viewer.role.is_staff() || to.is_empty() || to.iter().any(|seat| seat == viewer.seat)
}
