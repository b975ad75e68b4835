//! What was said and why it went so: the fold of a log that the review page, the report and what-if draw. Figures and
//! places only; the sentences stand in the language files. It judges no person and adds nothing up to one number
//! (doctrine 2.2, 8.5): every finding carries the places in the talk that show it.

mod findings;
mod learned;
mod lines;
mod moments;
mod talk;
mod things;

use coding::Code;
use coding::unit::Span;
use exercise::event::{EndedBy, Event, NoteKind};
use exercise::{Happening, Scene};
use scenario::structure::Answer;
use scenario::{Act, Outcome};
use subject::state::{Stage, Stair};
use talk::Talk;

/// Everything a review shows of one person at the far end.
#[derive(Clone, Debug, PartialEq)]
pub struct Account {
    pub turns: Vec<Turn>,
    /// One for each reaction, in the order of time; silent ones too.
    pub points: Vec<Point>,
    /// Up to three turns that mattered most, the weightiest first.
    pub moments: Vec<Moment>,
    /// In the order in which they should be read: what helped first.
    pub findings: Vec<Finding>,
    pub things: Vec<Thing>,
    pub notes: Vec<Noted>,
    /// Hooks and triggers of the person, and whether they came up and were noted.
    pub learnable: Vec<Learnable>,
    pub outcome: Option<(Outcome, EndedBy)>,
    /// Play time of the last event.
    pub play_ms: i64,
}

/// One utterance of the negotiator and what came of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Turn {
    /// Number of the utterance on its line, from 1.
    pub utterance: u32,
    /// Number of its `Said` in the log. A fork that takes this turn again copies everything before it.
    pub event: u64,
    pub at_ms: i64,
    pub words: u32,
    pub units: Vec<UnitHeard>,
    /// It was said while the far end was about to speak.
    pub talked_over: bool,
    /// The reaction to it, as a place in [`Account::points`].
    pub point: Option<usize>,
}

/// A thought unit with its code as it counts now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct UnitHeard {
    pub span: Span,
    pub code: Code,
    /// What it was heard as before a person corrected it.
    pub was: Option<Code>,
}

/// The person after a reaction. Shares in millionths.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Point {
    /// Number of the `Reacted` in the log.
    pub event: u64,
    pub at_ms: i64,
    pub arousal: i32,
    pub trust: i32,
    pub understood: i32,
    pub hopelessness: i32,
    pub stair: Stair,
    pub stage: Stage,
    pub act: Act,
}

/// A turn that mattered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Moment {
    /// Place in [`Account::turns`].
    pub turn: usize,
    pub kind: MomentKind,
    /// How much it moved: trust and felt understanding gained less arousal and hopelessness, millionths, signed.
    pub weight: i32,
}

/// Why a turn mattered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum MomentKind {
    /// A step toward safety was agreed or taken.
    Step,
    /// A fact or a feeling was entrusted.
    Opened,
    /// The largest gain of trust and calm.
    Eased,
    /// The largest loss.
    Hurt,
    /// The person rang off.
    Lost,
    /// After a fault it was owned, and contact held.
    Repaired,
}

/// One sentence of the profile, with what it rests on.
#[derive(Clone, Debug, PartialEq)]
pub struct Finding {
    pub kind: FindingKind,
    /// How it went; never a mark.
    pub tone: FindingTone,
    /// Counts and shares the sentence names; shares are 0-100. By name, in the order of the sentence.
    pub figures: Vec<(&'static str, f64)>,
    /// Turns and units that show it, best examples first, at most three.
    pub examples: Vec<(usize, usize)>,
}

/// What a finding is about (doctrine 2.2, trainee ALS indicators).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum FindingKind {
    /// Share of units that listen. Figures: `share`, `units`.
    Listening,
    /// How many of the eight skills were used. Figures: `used`, `of`, and the minutes `minutes`.
    Variety,
    /// Open against closed questions. Figures: `open`, `closed`.
    Questions,
    /// Share of words that were the negotiator's. Figures: `share`.
    TalkShare,
    /// Labels that fitted what the person felt. Figures: `fitted`, `labels`.
    Labels,
    /// Influence before there was rapport. Figures: `times`, `minutes` (of the first).
    Premature,
    /// Mirrors and labels in runs. Figures: `times`.
    Parroting,
    /// Faults owned. Figures: `owned`, `faults`.
    Repair,
    /// Summaries. Figures: `times`, `minutes` (longest time without one).
    Summaries,
    /// Promises with and without backing. Figures: `promises`, `backed`, `broken`, and `other`: promises of
    /// what command does not decide.
    Promises,
    /// Whether suicide was asked about by name where it had to be. Figures: `asked`, `minutes` (when first).
    SuicideAsked,
    /// Form of address and kinship that hurt. Figures: `times`.
    Address,
    /// Hooks that came up and were taken up. Figures: `taken`, `offered`.
    Hooks,
}

/// How a finding went.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum FindingTone {
    Helped,
    Mixed,
    Hindered,
    /// Too little to say anything.
    Few,
}

/// What was asked for, answered, promised and kept; times are play time, ms.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Thing {
    /// Id of the desk item.
    pub item: String,
    pub asked: Option<i64>,
    pub answer: Option<(Answer, i64)>,
    pub promised: Option<i64>,
    pub kept: Option<i64>,
    /// Promised without backing and found out.
    pub broken: bool,
}

/// A note of the negotiator.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Noted {
    pub note: NoteKind,
    pub text: String,
    pub at_ms: i64,
    /// Topics of the pack that its words touch.
    pub topics: Vec<String>,
}

/// A hook or trigger of the person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Learnable {
    pub topic: String,
    pub hook: bool,
    /// Play time when it first came up, from either side.
    pub came_up: Option<i64>,
    /// The negotiator noted it, as what it is.
    pub noted: bool,
    /// The negotiator noted it, as the opposite.
    pub mistaken: bool,
}

impl Account {
    /// The account of the talk with the person on `line`. Events are those of one log, in its order; those whose bodies
    /// were erased are left out.
    pub fn of(scene: &Scene, line: &str, events: &[(u64, Happening)]) -> Account {
        let talk = Talk::of(scene, line, events);
        let ledger = talk.ledger(scene, events);
        let outcome = events.iter().rev().find_map(|(_, h)| match &h.event {
            Event::Ended { outcome, by } => Some((*outcome, *by)),
            _ => None,
        });
        let far = scene.at_far_end(line).map(|(_, far)| far);
        let notes = far.map(|far| learned::notes(scene, far, events)).unwrap_or_default();
        Account {
            points: talk.points(),
            moments: moments::of(&talk),
            findings: findings::of(scene, far, &talk, &ledger),
            things: things::of(&ledger, line),
            learnable: far.map(|far| learned::learnable(scene, far, &talk, &notes)).unwrap_or_default(),
            notes,
            outcome,
            play_ms: talk.play_ms,
            turns: talk.said.into_iter().map(|said| said.turn).collect(),
        }
    }
}
