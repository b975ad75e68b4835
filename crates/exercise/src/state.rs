//! The fold of a log: what is so after the last event. Serialises nothing and recomputes nothing that was recorded.

use crate::clock::Clock;
use crate::drill::DrillState;
use crate::event::{ENGINE, Event, Happening, LineId, Reacted, SubjectId};
use crate::ledger::Ledger;
use crate::limits;
use crate::scene::Scene;
use crate::team::order::InjectChange;
use crate::team::table::{Entry, Now, Table};
use scenario::structure::{Answer, Inject, LineKind, When};
use scenario::{Act, Outcome};
use std::collections::{BTreeMap, BTreeSet};
use subject::draw::Purpose;
use subject::heard::Desk;
use subject::words::Used;
use subject::{Subject, draw};

/// Milliseconds from the first ring to the first answer.
const FIRST_ANSWER_MS: i64 = 3_000;
/// Milliseconds after ringing off until the person calls by itself, or is gone.
const GIVE_UP_MS: i64 = 4 * 60_000;
/// Milliseconds between a granted thing and its being there.
const DELIVERY_MS: i64 = 20_000;
/// Milliseconds between a condition and the inject that waits for it.
const CONDITION_MS: i64 = 12_000;
/// Utterances whose exact words are remembered, to notice a repetition.
const VERBATIM: usize = 40;

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
    pub lines: BTreeMap<LineId, LineState>,
    pub far: BTreeMap<SubjectId, FarState>,
    pub ledger: Ledger,
    pub injected: BTreeSet<String>,
    /// Notes written.
    pub notes: u32,
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
            };
            (id.clone(), state)
        });
        let mut clock = Clock::started(0);
        clock.stop(0);
        State {
            n: 0,
            at: 0,
            clock,
            lines: scene.pack.structure.lines.iter().map(|l| (l.id.clone(), LineState::default())).collect(),
            far: far.collect(),
            ledger: Ledger::new(scene),
            injected: BTreeSet::new(),
            notes: 0,
            dues: BTreeMap::new(),
            fired: BTreeSet::new(),
            clients: BTreeSet::new(),
            drill: None,
            table: scene.genesis.team.as_ref().map(|_| Table::new(&scene.voice())),
            outcome: None,
        }
    }

    /// Play time at a wall time.
    pub fn play_at(&self, wall_ms: i64) -> i64 {
        self.clock.play_at(wall_ms)
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
            Event::Said { n, text } => self.said(scene, &h.line, *n, text),
            Event::Coded { n, units, nonsense } => {
                self.coded(scene, &h.line, *n, units);
                self.drill_answered(units, *nonsense, play);
            }
            Event::Reacted(reacted) => self.reacted(scene, reacted, play),
            Event::Spoke { subject, cause, act, words, lasts_ms, .. } => {
                self.spoke(scene, subject, cause, *act, words, play + lasts_ms);
            }
            Event::Withheld { subject, cause } => self.withheld(subject, cause),
            Event::Requested { item } => self.requested(scene, item, play),
            Event::Answered { item, answer, .. } => self.answered(scene, item, *answer, play),
            Event::Injected { inject, .. } => self.injected(inject),
            Event::Voiced { n, text, .. } => self.voiced(&h.line, *n, text),
            Event::SafeWord => {
                self.clock.stop(self.at);
                if let Some(table) = &mut self.table {
                    table.alarm = Some(h.seat.clone());
                }
            }
            Event::Seated { place, person } => self.seated(place, person.as_ref()),
            Event::VoicePassed { to } => {
                if let Some(table) = &mut self.table {
                    table.voice.clone_from(to);
                }
            }
            Event::Filed { paper, replaces, .. } => self.filed(scene, &h.seat, paper, *replaces),
            Event::Confirmed { entry } => {
                if let Some(entry) = self.table.as_mut().and_then(|t| t.entries.get_mut(entry)) {
                    entry.read.insert(h.seat.clone());
                }
            }
            Event::Felt { .. } | Event::Tagged { .. } | Event::Marked { .. } | Event::Glossed { .. } => {
                if let Some(table) = &mut self.table {
                    table.marks += 1;
                }
            }
            Event::InjectSet { inject, to } => self.inject_set(inject, to, play),
            Event::Told { .. } => {}
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
            Event::Lapsed | Event::Recoded { .. } | Event::Erased { .. } => {}
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
            self.voiced(line, n, "");
        }
        if let Some(key) = due {
            self.dues.remove(key);
            self.fired.insert(key.to_owned());
        }
        self.clients.extend(client.map(str::to_owned));
    }

    fn due(&mut self, key: String, play_ms: i64, what: What) {
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

    fn rang(&mut self, scene: &Scene, seat: &str, line: &str, play: i64) {
        let Some(state) = self.lines.get_mut(line) else { return };
        state.status = LineStatus::Ringing;
        state.rings += 1;
        state.rung_by = Some(seat.to_owned());
        if scene.player(line).is_some() {
            let key = format!("rings_out:{line}:{}", state.rings);
            self.due(key, play + limits::RING_MS, What::RingsOut(line.to_owned()));
            return;
        }
        let key = format!("pick_up:{line}:{}", state.rings);
        let first = state.calls == 0;
        let wait = scene.at_far_end(line).map_or(FIRST_ANSWER_MS, |(_, far)| far.person.calls_back_after_ms);
        self.dues.retain(|_, due| !matches!(&due.what, What::GiveUp(l) if l == line));
        self.due(key, play + if first { FIRST_ANSWER_MS } else { wait }, What::PickUp(line.to_owned()));
    }

    fn opened(&mut self, line: &str, n: u32) {
        if let Some(state) = self.lines.get_mut(line) {
            state.status = LineStatus::Open;
            state.calls = n;
            state.unanswered = 0;
        }
        self.dues
            .retain(|_, due| !matches!(&due.what, What::GiveUp(l) | What::PickUp(l) | What::RingsOut(l) if l == line));
    }

    fn not_answered(&mut self, scene: &Scene, line: &str, play: i64) {
        let Some(state) = self.lines.get_mut(line) else { return };
        state.status = LineStatus::Idle;
        state.unanswered += 1;
        if scene.player(line).is_some() {
            return;
        }
        let key = format!("give_up:{line}:{}:{}", state.calls, state.unanswered);
        self.due(key, play + GIVE_UP_MS, What::GiveUp(line.to_owned()));
    }

    /// The line is down: whatever was about to be said on it is not, and the person is alone again.
    fn close(&mut self, scene: &Scene, line: &str, play: i64) {
        let Some(state) = self.lines.get_mut(line) else { return };
        state.status = LineStatus::Idle;
        state.composing_ms = None;
        let key = format!("give_up:{line}:{}:0", state.calls);
        if let Some((id, _)) = scene.at_far_end(line) {
            let id = id.clone();
            self.dues.retain(|_, due| !matches!(&due.what, What::Silence(s) | What::Speak(s) if *s == id));
            if let Some(far) = self.far.get_mut(&id) {
                far.planned = None;
            }
            self.due(key, play + GIVE_UP_MS, What::GiveUp(line.to_owned()));
        }
    }

    /// Typing is not silence.
    fn composing(&mut self, scene: &Scene, line: &str, play: i64) {
        if let Some(state) = self.lines.get_mut(line) {
            state.composing_ms = Some(play);
        }
        for due in self.dues.values_mut().filter(|due| due.what == What::Waits) {
            due.play_ms = due.play_ms.max(play + limits::COMPOSING_EVERY_MS + crate::drill::PATIENCE_MS / 2);
        }
        let Some((id, far)) = scene.at_far_end(line) else { return };
        let until = play + limits::COMPOSING_EVERY_MS + far.person.patience_ms / 2;
        for due in self.dues.values_mut() {
            if matches!(&due.what, What::Silence(s) if s == id) {
                due.play_ms = due.play_ms.max(until);
            }
        }
    }

    fn said(&mut self, scene: &Scene, line: &str, n: u32, text: &str) {
        if let Some(state) = self.lines.get_mut(line) {
            state.utterances = n;
            state.composing_ms = None;
            // An erased text is remembered as empty and never counts as a repetition.
            state.said.push(coding::text::normalise(text));
            if state.said.len() > VERBATIM {
                state.said.remove(0);
            }
        }
        if let Some((id, _)) = scene.at_far_end(line) {
            self.dues.retain(|_, due| !matches!(&due.what, What::Silence(s) if s == id));
        }
    }

    fn coded(&mut self, scene: &Scene, line: &str, n: u32, units: &[crate::event::CodedUnit]) {
        if let Some(state) = self.lines.get_mut(line) {
            state.units.insert(n, u8::try_from(units.len()).unwrap_or(u8::MAX));
        }
        for unit in units {
            let name = unit.unit.code().name();
            self.call_off(scene, |when| when.absent_code.as_deref() == Some(name));
        }
        let Some((id, _)) = scene.at_far_end(line) else { return };
        let Some(far) = self.far.get_mut(id) else { return };
        for unit in units {
            if let Some(name) = &unit.unit.traits.own_name {
                far.name = Some(name.clone());
            }
            match unit.unit.traits.address {
                Some(coding::unit::Address::Informal) => far.familiar = true,
                Some(coding::unit::Address::Formal) => far.familiar = false,
                None => {}
            }
        }
    }

    fn reacted(&mut self, scene: &Scene, reacted: &Reacted, play: i64) {
        let Some(far) = self.far.get_mut(&reacted.subject) else { return };
        far.subject = reacted.state.clone();
        if !reacted.quiet {
            if !reacted.words_id.is_empty() {
                *far.used.entry(reacted.words_id.clone()).or_default() += 1;
            }
            far.planned = Some(Planned { reacted: Box::new(reacted.clone()) });
            // Who is about to speak is not waiting, and says one thing.
            let subject = &reacted.subject;
            self.dues.retain(|_, due| !matches!(&due.what, What::Silence(s) | What::Speak(s) if s == subject));
            let key = format!("speak:{}", reacted.cause);
            self.due(key, reacted.speak_at_ms, What::Speak(reacted.subject.clone()));
        }
        self.conditions(scene, reacted, play);
    }

    /// Injects that wait for a step or a stage.
    fn conditions(&mut self, scene: &Scene, reacted: &Reacted, play: i64) {
        let stage = reacted.state.stage(&scene.engine.constants).name();
        let holds = |inject: &Inject| {
            inject.when.at_stage.as_deref() == Some(stage)
                || (reacted.act == Act::TakeStep
                    && inject.when.after_step.is_some()
                    && inject.when.after_step == reacted.topic)
        };
        for inject in scene.pack.structure.injects.iter().filter(|i| holds(i) && scene.plays_inject(i)) {
            let key = format!("inject:{}", inject.id);
            let at = play + CONDITION_MS;
            if self.dues.contains_key(&key) || self.table.as_mut().is_some_and(|t| t.holds(&inject.id, at)) {
                continue;
            }
            self.due(key, at, What::Inject(inject.id.clone()));
        }
    }

    /// It happened: whoever made it, it does not come again.
    fn injected(&mut self, inject: &str) {
        let key = format!("inject:{inject}");
        self.dues.remove(&key);
        self.fired.insert(key);
        self.injected.insert(inject.to_owned());
        if let Some(hand) = self.table.as_mut().and_then(|t| t.injects.get_mut(inject)) {
            (hand.held, hand.waits_ms) = (false, None);
        }
    }

    fn inject_set(&mut self, inject: &str, to: &InjectChange, play: i64) {
        let key = format!("inject:{inject}");
        let due = self.dues.get(&key).map(|d| d.play_ms);
        let Some(table) = &mut self.table else { return };
        match table.set(inject, to, due, play) {
            Now::Due(at) => self.due(key, at, What::Inject(inject.to_owned())),
            Now::Waits => {
                self.dues.remove(&key);
            }
            Now::Never => {
                self.dues.remove(&key);
                self.fired.insert(key);
                if let Some(hand) = self.table.as_mut().and_then(|t| t.injects.get_mut(inject)) {
                    (hand.held, hand.waits_ms) = (false, None);
                }
            }
            Now::AsItIs => {}
        }
    }

    /// What waits for the absence of something that is there now does not happen any more.
    fn call_off(&mut self, scene: &Scene, waits: impl Fn(&When) -> bool) {
        for inject in scene.pack.structure.injects.iter().filter(|i| waits(&i.when)) {
            self.dues.remove(&format!("inject:{}", inject.id));
            if let Some(hand) = self.table.as_mut().and_then(|t| t.injects.get_mut(&inject.id)) {
                hand.waits_ms = None;
            }
        }
    }

    fn voiced(&mut self, line: &str, n: u32, text: &str) {
        if let Some(state) = self.lines.get_mut(line) {
            state.voiced = n;
            text.clone_into(&mut state.last_voiced);
            state.composing_ms = None;
        }
    }

    fn seated(&mut self, place: &str, person: Option<&crate::team::PersonId>) {
        let Some(table) = &mut self.table else { return };
        match person {
            Some(person) => table.seats.insert(place.to_owned(), person.clone()),
            None => table.seats.remove(place),
        };
    }

    fn filed(&mut self, scene: &Scene, seat: &str, paper: &str, replaces: Option<u64>) {
        let n = self.n;
        if let Some(table) = &mut self.table {
            if let Some(old) = replaces.and_then(|r| table.entries.get_mut(&r)) {
                old.replaced_by = Some(n);
            }
            let entry = Entry { paper: paper.to_owned(), replaced_by: None, read: BTreeSet::new() };
            table.entries.insert(n, entry);
        }
        // What stood on the boards at the beginning is nobody's deed; what people file before the class begins is theirs.
        if seat != ENGINE {
            self.call_off(scene, |when| when.absent_paper.as_deref() == Some(paper));
        }
    }

    fn spoke(&mut self, scene: &Scene, id: &str, cause: &str, act: Act, words: &str, until: i64) {
        let Some(line) = scene.people.get(id).map(|f| f.line.clone()) else { return };
        let silences = self.far.get(id).map_or(0, |f| f.subject.silences);
        let Some(far) = self.far.get_mut(id) else { return };
        far.planned = None;
        far.spoke_until_ms = until;
        if act != Act::Silence {
            far.last_words = words.to_owned();
        }
        self.dues.remove(&format!("speak:{cause}"));
        if act == Act::HangUp {
            self.close(scene, &line, until);
            return;
        }
        let Some(person) = scene.people.get(id).map(|f| &f.person) else { return };
        let patience = person.patience_ms * (2 + i64::from(silences.min(6))) / 2;
        // Somebody who has agreed to a step gathers the courage in the quiet.
        let patience = if self.far.get(id).is_some_and(|f| f.subject.step_agreed) { patience / 2 } else { patience };
        let n = self.lines.get(&line).map_or(0, |l| l.utterances);
        self.due(format!("silence:{line}:{n}:{silences}:{cause}"), until + patience, What::Silence(id.to_owned()));
    }

    fn withheld(&mut self, id: &str, cause: &str) {
        self.dues.remove(&format!("speak:{cause}"));
        let Some(far) = self.far.get_mut(id) else { return };
        if let Some(planned) = far.planned.take()
            && let Some(times) = far.used.get_mut(&planned.reacted.words_id)
        {
            *times = times.saturating_sub(1);
        }
    }

    fn requested(&mut self, scene: &Scene, item: &str, play: i64) {
        self.call_off(scene, |when| when.absent_request.as_deref() == Some(item));
        let Some(at) = scene.pack.structure.desk.iter().position(|d| d.id == item) else { return };
        // A commander of flesh and blood answers when it suits them.
        if self.table.as_ref().is_some_and(|t| scene.commander().is_some_and(|seat| t.seats.contains_key(seat))) {
            return;
        }
        let [from, to] = scene.pack.structure.desk[at].delay_seconds.map(|s| i64::from(s) * 1_000);
        let delay = scene.draws.between(draw::cause(&format!("desk:{item}")), Purpose::Desk, 0, from, to);
        self.due(format!("desk:{item}"), play + delay, What::Desk(item.to_owned()));
    }

    fn answered(&mut self, scene: &Scene, item: &str, answer: Answer, play: i64) {
        self.dues.remove(&format!("desk:{item}"));
        let Some(at) = scene.pack.structure.desk.iter().position(|d| d.id == item) else { return };
        let bit = Desk::bit(at as u8);
        let owed = self.far.values().any(|f| f.subject.owed & bit != 0);
        if answer != Answer::Refused && (owed || !scene.pack.structure.desk[at].effects.is_empty()) {
            self.due(format!("deliver:{item}"), play + DELIVERY_MS, What::Deliver(item.to_owned()));
        }
    }
}
