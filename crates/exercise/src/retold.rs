//! The log read again from the side of one line: every utterance as the far end heard it, with the person as it was just
//! before. Reviews and what-if stand on this. It recomputes no state: what was recorded is what was so.

use crate::decide::repeats;
use crate::event::{CodedUnit, Event, Happening, Reacted};
use crate::hearing::{self, Around};
use crate::scene::{Far, Scene};
use crate::state::State;
use std::collections::BTreeMap;
use subject::Subject;
use subject::heard::{Desk, Heard};

/// One utterance of a seat on the line.
#[derive(Clone, Debug)]
pub struct Retold<'a> {
    /// Number on the line, from 1.
    pub utterance: u32,
    /// Number of its `Said` in the log.
    pub event: u64,
    /// Play time, ms.
    pub at_ms: i64,
    pub text: &'a str,
    /// As it was heard then; corrections come later and change nothing that was heard.
    pub units: &'a [CodedUnit],
    pub nonsense: bool,
    pub around: Around,
    /// The person just before it; nobody in a drill.
    pub before: Option<Subject>,
    /// What command had been asked and had said by then.
    pub desk: Desk,
    /// The reaction it called forth, with its number in the log. There is none when the call broke off at that moment.
    pub reacted: Option<(u64, &'a Reacted)>,
}

impl Retold<'_> {
    /// The utterance as the subject heard it.
    pub fn heard(&self, scene: &Scene, far: &Far) -> Heard {
        hearing::hear(scene, far, self.text, self.units, self.nonsense, &self.around)
    }
}

/// The fold. Events go in one by one, in the order of the log.
pub struct Retelling<'a> {
    scene: &'a Scene,
    line: &'a str,
    /// The person at the far end of the line; empty where there is nobody.
    subject: &'a str,
    pub state: State,
    pub turns: Vec<Retold<'a>>,
    /// The last event cut the person off: stamp.
    cut_off: Option<i64>,
    /// Utterances that wait for the interpreter, by number in the log.
    waiting: BTreeMap<u64, u32>,
}

impl<'a> Retelling<'a> {
    pub fn new(scene: &'a Scene, line: &'a str) -> Self {
        let subject = scene.at_far_end(line).map_or("", |(id, _)| id.as_str());
        Retelling {
            scene,
            line,
            subject,
            state: State::new(scene),
            turns: Vec::new(),
            cut_off: None,
            waiting: BTreeMap::new(),
        }
    }

    /// Reads a whole log.
    pub fn of(scene: &'a Scene, line: &'a str, events: &'a [(u64, Happening)]) -> Self {
        let mut all = Retelling::new(scene, line);
        for (n, h) in events {
            all.take(*n, h);
        }
        all
    }

    /// Play time of the last event, ms.
    pub fn play_ms(&self) -> i64 {
        self.state.play_at(self.state.at)
    }

    /// Folds one event.
    pub fn take(&mut self, n: u64, h: &'a Happening) {
        match &h.event {
            Event::Said { n: utterance, waits: true, .. } if h.line == self.line => {
                self.waiting.insert(n, *utterance);
            }
            Event::Said { n: utterance, text, .. } if h.line == self.line => self.said(n, h.at, *utterance, text),
            // The far end heard the rendering, when it came.
            Event::Rendered { of, to_far: true, text, .. } if h.line == self.line => {
                if let Some(utterance) = self.waiting.remove(of) {
                    self.said(*of, h.at, utterance, text);
                }
            }
            Event::Reacted(reacted) if reacted.subject == self.subject => self.reacted(n, reacted),
            _ => {}
        }
        self.state.evolve(self.scene, h);
        match &h.event {
            Event::Coded { n: utterance, units, nonsense } if h.line == self.line => {
                if let Some(turn) = self.turns.last_mut().filter(|t| t.utterance == *utterance) {
                    (turn.units, turn.nonsense) = (units, *nonsense);
                }
            }
            _ => {}
        }
        self.cut_off = self.cuts_off(h).then_some(h.at);
    }

    /// Words of the person that were swallowed, or brought out at once, because somebody else spoke. What comes due by
    /// itself has a due key.
    fn cuts_off(&self, h: &Happening) -> bool {
        match &h.event {
            Event::Withheld { subject, .. } => *subject == self.subject,
            Event::Spoke { subject, .. } => *subject == self.subject && h.due.is_none(),
            _ => false,
        }
    }

    fn said(&mut self, event: u64, at: i64, utterance: u32, text: &'a str) {
        let play = self.state.play_at(at.max(self.state.at));
        let Some(line) = self.state.lines.get(self.line) else { return };
        let verbatim_again = repeats(line, text);
        let far = self.state.far.get(self.subject);
        let around = Around {
            gap_ms: far.map_or(0, |f| play - f.spoke_until_ms),
            talked_over: far.is_some_and(|f| f.planned.is_some()) || self.cut_off == Some(at),
            verbatim_again,
            new_voice: self.state.new_voice(),
            known_as: far.and_then(|f| f.name.clone()),
            gave_name: far.is_some_and(|f| f.gave_name),
        };
        self.turns.push(Retold {
            utterance,
            event,
            at_ms: play,
            text,
            units: &[],
            nonsense: false,
            around,
            before: far.map(|f| f.subject.clone()),
            desk: self.state.ledger.desk(),
            reacted: None,
        });
    }

    fn reacted(&mut self, n: u64, reacted: &'a Reacted) {
        let Some(turn) = self.turns.last_mut().filter(|t| t.reacted.is_none()) else { return };
        if reacted.cause == say_cause(self.line, turn.utterance) {
            turn.reacted = Some((n, reacted));
            // Between the words and the reaction nothing moved the person; an append is one moment.
            turn.desk = self.state.ledger.desk();
        }
    }
}

/// The cause of the reaction to an utterance.
pub fn say_cause(line: &str, utterance: u32) -> String {
    format!("say:{line}:{utterance}")
}
