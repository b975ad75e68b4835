//! The fold of a log: what is so after the last event. Serialises nothing and recomputes nothing that was recorded.
//!
//! Here stands what is so and which event changes what; how it changes stands below, by subject.

mod desk;
mod far;
mod injects;
mod interpreting;
mod lines;
mod seats;

use crate::clock::{Clock, History};
use crate::drill::DrillState;
use crate::event::{Event, Happening, LineId, Reacted, SubjectId};
use crate::ledger::Ledger;
use crate::scene::Scene;
use crate::team::interpreting::{Interpretation, Waiting};
use crate::team::table::{Ladder, Struck, Table};
use scenario::Outcome;
use scenario::structure::{LineKind, Sign};
use std::collections::{BTreeMap, BTreeSet};
use subject::Subject;
use subject::words::Used;

/// A line now.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct LineState {
    pub status: LineStatus,
    /// Calls answered; rings in a row without an answer.
    pub calls: u32,
    pub unanswered: u32,
    pub rings: u32,
    /// Utterances of seats.
    pub utterances: u32,
    /// Thought units of each utterance that was coded, by its number.
    pub units: BTreeMap<u32, u8>,
    /// Play time of the last sign of composing.
    pub composing_ms: Option<i64>,
    /// Normalised texts of the last utterances.
    pub said: Vec<String>,
    /// The seat that made it ring.
    pub rung_by: Option<crate::event::SeatId>,
    /// Utterances of a person who plays the far end, and the last of them.
    pub voiced: u32,
    pub last_voiced: String,
    /// Where what is said waits for the interpreter.
    pub interpreted: Option<Interpretation>,
    /// What waits, by its number in the log.
    pub waiting: BTreeMap<u64, Waiting>,
    /// Renderings, by their numbers in the log.
    pub rendered: BTreeSet<u64>,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum LineStatus {
    #[default]
    Idle,
    Ringing,
    Open,
}

/// What a subject is about to say.
#[derive(Clone, Debug, PartialEq)]
pub struct Planned {
    pub reacted: Box<Reacted>,
}

/// A person at the far end now.
#[derive(Clone, Debug, PartialEq)]
pub struct FarState {
    pub subject: Subject,
    pub planned: Option<Planned>,
    pub last_words: String,
    /// Play time when the subject finished speaking.
    pub spoke_until_ms: i64,
    pub used: Used,
    /// The negotiator's first name, when given.
    pub name: Option<String>,
    /// The negotiator used the familiar form last.
    pub familiar: bool,
    /// The subject has said its own name.
    pub gave_name: bool,
}

/// Something that will happen at a play time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Due {
    pub play_ms: i64,
    pub what: What,
}

/// What comes due.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum What {
    Speak(SubjectId),
    Silence(SubjectId),
    Desk(String),
    Deliver(String),
    Inject(String),
    PickUp(LineId),
    GiveUp(LineId),
    /// It has rung long enough at a person's end.
    RingsOut(LineId),
    /// The interpreter has not rendered this event in time.
    Uninterpreted(LineId, u64),
    /// A rendering arrives that comes late.
    Rendering(LineId, u64),
    /// A drill goes on.
    Prompt,
    /// Nobody has answered in a drill.
    Waits,
    End,
}

/// Everything that is so.
#[derive(Clone, Debug, PartialEq)]
pub struct State {
    /// Events folded.
    pub n: u64,
    /// Stamp of the last event.
    pub at: i64,
    pub clock: Clock,
    /// How the clock went so far.
    pub history: History,
    pub lines: BTreeMap<LineId, LineState>,
    pub far: BTreeMap<SubjectId, FarState>,
    pub ledger: Ledger,
    pub injected: BTreeSet<String>,
    /// Notes written.
    pub notes: u32,
    /// Codes corrected by hand.
    pub corrections: u32,
    /// By due key.
    pub dues: BTreeMap<String, Due>,
    /// Keys that have fired; a key fires once.
    pub fired: BTreeSet<String>,
    /// Client ids of accepted commands.
    pub clients: BTreeSet<String>,
    /// Where the pack is a drill and the line was opened.
    pub drill: Option<DrillState>,
    /// Where a team plays it.
    pub table: Option<Table>,
    pub outcome: Option<Outcome>,
}

impl State {
    /// Before the first event.
    pub fn new(scene: &Scene) -> State {
        let far = scene.people.iter().map(|(id, far)| {
            let state = FarState {
                subject: Subject::at_first_contact(&scene.engine.constants, &far.person, &scene.draws),
                planned: None,
                last_words: String::new(),
                spoke_until_ms: 0,
                used: Used::new(),
                name: None,
                familiar: false,
                gave_name: false,
            };
            (id.clone(), state)
        });
        let mut clock = Clock::started(0);
        clock.stop(0);
        State {
            n: 0,
            at: 0,
            clock,
            history: History::new(clock),
            lines: scene.pack.structure.lines.iter().map(|l| (l.id.clone(), LineState::default())).collect(),
            far: far.collect(),
            ledger: Ledger::new(scene),
            injected: BTreeSet::new(),
            notes: 0,
            corrections: 0,
            dues: BTreeMap::new(),
            fired: BTreeSet::new(),
            clients: BTreeSet::new(),
            drill: None,
            table: scene.genesis.team.as_ref().map(|_| Table::new(&scene.voice())),
            outcome: None,
        }
    }

    /// Whether the next words to the far end come from a voice that nobody announced.
    pub fn new_voice(&self) -> bool {
        self.table.as_ref().is_some_and(|table| table.new_voice)
    }

    /// Whoever speaks from here on may be another, and has not given a name yet.
    fn nameless(&mut self) {
        self.far.values_mut().for_each(|far| far.name = None);
    }

    /// Play time at a wall time.
    pub fn play_at(&self, wall_ms: i64) -> i64 {
        self.clock.play_at(wall_ms)
    }

    /// Play time at a wall time that lies behind, whatever pauses came after it.
    pub fn play_then(&self, wall_ms: i64) -> i64 {
        self.history.play_at(wall_ms)
    }

    /// The earliest due and its key.
    pub fn next_due(&self) -> Option<(&String, &Due)> {
        self.dues.iter().min_by_key(|(key, due)| (due.play_ms, key.as_str()))
    }

    /// Wall time of the next due, if the clock runs towards it.
    pub fn next_wall(&self) -> Option<i64> {
        if self.outcome.is_some() || !self.clock.running() {
            return None;
        }
        self.next_due().and_then(|(_, due)| self.clock.wall_at(due.play_ms))
    }

    /// Folds one event.
    pub fn evolve(&mut self, scene: &Scene, h: &Happening) {
        self.n += 1;
        let before = self.at;
        self.at = self.at.max(h.at);
        if let Some(key) = &h.due {
            self.dues.remove(key);
            self.fired.insert(key.clone());
        }
        if let Some(client) = &h.client {
            self.clients.insert(client.clone());
        }
        let play = self.clock.play_at(self.at);
        self.ledger.note(scene, h, play, &|_, _, _, heard| heard);
        self.apply(scene, h, before, play);
        self.history.note(self.clock);
    }

    fn apply(&mut self, scene: &Scene, h: &Happening, before: i64, play: i64) {
        match &h.event {
            Event::Genesis(_) => self.begin(scene),
            Event::Rang => self.rang(scene, &h.seat, &h.line, play),
            Event::LineOpened { n } => {
                self.opened(&h.line, *n);
                self.drill_opened(scene, play);
            }
            Event::SceneSet { .. } => self.drill_set(play),
            Event::Prompted { answers, heard, silent, words, lasts_ms, .. } => {
                if let Some(drill) = &mut self.drill {
                    drill.heard = *heard;
                }
                self.drill_prompted(*answers, *silent, words, play + lasts_ms);
            }
            Event::NotAnswered => self.not_answered(scene, &h.line, play),
            Event::RangOff => self.close(scene, &h.line, play),
            Event::Composing => self.composing(scene, &h.line, play),
            Event::Said { n, text, waits: true, .. } => {
                self.said_to_interpreter(scene, &h.line, *n, play);
                self.awaits(&h.line, true, *n, text, play);
            }
            Event::Said { n, text, waits: false, .. } => self.said(scene, &h.line, *n, text),
            Event::Coded { n, units, nonsense } => {
                self.coded(scene, &h.line, *n, units);
                // Whoever it is has been heard now.
                if let Some(table) = self.table.as_mut().filter(|_| scene.at_far_end(&h.line).is_some()) {
                    table.new_voice = false;
                }
                self.drill_answered(units, *nonsense, play);
            }
            Event::Reacted(reacted) => self.reacted(scene, reacted, play),
            Event::Spoke { subject, cause, act, words, lasts_ms, waits, .. } => {
                self.spoke(scene, subject, cause, *act, words, play + lasts_ms);
                if *waits {
                    self.awaits(&h.line, false, 0, words, play);
                }
            }
            Event::Withheld { subject, cause } => self.withheld(subject, cause),
            Event::Requested { item } => self.requested(scene, item, play),
            Event::Answered { item, answer, .. } => self.answered(scene, item, *answer, play),
            Event::Injected { inject, .. } | Event::Told { inject: Some(inject), .. } => {
                self.injected(scene, inject, play)
            }
            Event::Voiced { subject, n, text, waits } => {
                self.voiced(&h.line, *n, (!waits).then_some(text.as_str()));
                self.lent(scene, subject, *n, text, play);
                if *waits {
                    self.awaits(&h.line, false, *n, text, play);
                }
            }
            Event::SafeWord => {
                self.clock.stop(self.at);
                if let Some(table) = &mut self.table {
                    table.alarm = Some(h.seat.clone());
                }
            }
            Event::Seated { place, person } => self.seated(place, person.as_ref()),
            Event::VoicePassed { to } => {
                if let Some(table) = &mut self.table {
                    table.passed(to);
                }
                self.nameless();
            }
            Event::Filed { paper, replaces, .. } => self.filed(scene, &h.seat, paper, *replaces, play),
            Event::Confirmed { entry } => {
                if let Some(entry) = self.table.as_mut().and_then(|t| t.entries.get_mut(entry)) {
                    entry.read.insert(h.seat.clone());
                }
            }
            Event::Tagged { tag, .. } => {
                self.marked();
                if let Some(table) = &mut self.table {
                    let struck = Struck { by: h.seat.clone(), tag: tag.clone(), taken_back: false };
                    table.tags.insert(self.n, struck);
                }
                self.tagged(scene, tag);
                self.seen(scene, Sign::Tag(tag), play);
            }
            Event::Untagged { of } => self.untagged(scene, *of, play),
            Event::Laddered { subject, step, refused } => {
                self.marked();
                if let Some(table) = &mut self.table {
                    table.ladders.insert(subject.clone(), Ladder { step: *step, refused: *refused });
                }
            }
            Event::Felt { .. } | Event::Marked { .. } | Event::Glossed { .. } => self.marked(),
            Event::EnteredLater { row } => {
                if let Some(table) = &mut self.table {
                    table.entered_later(self.n, &row.what);
                }
            }
            Event::InjectSet { inject, to } => self.inject_set(inject, to, play),
            Event::Planned { inject, planned } => self.planned(inject, planned.clone(), play),
            Event::InterpretationSet { rule } => self.interpretation_set(&h.line, rule.as_ref(), play),
            Event::Underway { of, text, how } => self.underway(&h.line, *of, text, *how, play),
            Event::Rendered { of, to_far, text, .. } => self.rendered(scene, &h.line, *of, *to_far, text),
            Event::Paused => self.clock.stop(self.at),
            // An event later than the last sign of life is itself one: play time never goes back.
            Event::Held { since } => self.clock.stop((*since).max(before)),
            Event::Resumed => {
                self.clock.start(self.at);
                if let Some(table) = &mut self.table {
                    table.alarm = None;
                }
            }
            Event::Ended { outcome, .. } => {
                self.outcome = Some(*outcome);
                self.dues.clear();
                self.clock.stop(self.at);
            }
            Event::Noted { .. } => self.notes += 1,
            Event::Recoded { .. } => self.corrections += 1,
            Event::Told { inject: None, .. }
            | Event::Handed { .. }
            | Event::Misrendered { .. }
            | Event::Lapsed
            | Event::Erased { .. } => {}
        }
    }

    /// Folds an event whose body was erased: its header still tells that a due has fired, that a command was taken, and
    /// that an utterance was one, so that the next is not numbered as it was.
    pub fn evolve_erased(
        &mut self,
        scene: &Scene,
        kind: &str,
        line: &str,
        at: i64,
        due: Option<&str>,
        client: Option<&str>,
    ) {
        self.n += 1;
        self.at = self.at.max(at);
        if kind == "said" {
            let n = self.lines.get(line).map_or(0, |l| l.utterances) + 1;
            self.said(scene, line, n, "");
        } else if kind == "voiced" {
            let n = self.lines.get(line).map_or(0, |l| l.voiced) + 1;
            self.voiced(line, n, Some(""));
        } else if kind == "rendered" {
            self.rendered_erased(line);
        }
        if let Some(key) = due {
            self.dues.remove(key);
            self.fired.insert(key.to_owned());
        }
        self.clients.extend(client.map(str::to_owned));
    }

    /// Something will come due, unless it has come already.
    pub(crate) fn due(&mut self, key: String, play_ms: i64, what: What) {
        if !self.fired.contains(&key) {
            self.dues.insert(key, Due { play_ms, what });
        }
    }

    fn begin(&mut self, scene: &Scene) {
        self.clock = Clock::started(self.at);
        let rate = i64::from(scene.pack.structure.case_rate.max(1));
        for inject in scene.pack.structure.injects.iter().filter(|i| scene.plays_inject(i)) {
            let minutes = |m: f64| (m * 60_000.0).round() as i64;
            let at = inject.when.play_minute.map(minutes).or(inject.when.case_minute.map(|m| minutes(m) / rate));
            if let Some(at) = at {
                self.due(format!("inject:{}", inject.id), at, What::Inject(inject.id.clone()));
            }
        }
        self.due("end".to_owned(), scene.at_most_ms(), What::End);
        // Only a phone has to ring. Somebody in the same room is met at once; notes can be passed from the start.
        for line in scene.pack.structure.lines.iter().filter(|l| l.kind != LineKind::Phone) {
            if scene.at_far_end(&line.id).is_some() {
                self.due(format!("pick_up:{}:0", line.id), 0, What::PickUp(line.id.clone()));
            } else if let Some(state) = self.lines.get_mut(&line.id) {
                state.status = LineStatus::Open;
            }
        }
    }
}
