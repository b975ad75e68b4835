//! A negotiation without a store: scene, state and a clock that somebody else moves.

use exercise::drill::PATIENCE_MS;
use exercise::event::{ENGINE, Event, Happening};
use exercise::state::{LineStatus, What};
use exercise::{Command, Refusal, Scene, State, advance, decide};

/// The practising person's seat.
pub const SEAT: &str = "primary";

pub struct Session<'a> {
    pub scene: &'a Scene,
    pub state: State,
    pub now: i64,
    /// The line to the far end.
    pub line: String,
    /// Everything that happened so far.
    pub log: Vec<Happening>,
    told: usize,
}

impl<'a> Session<'a> {
    pub fn begin(scene: &'a Scene, now: i64) -> Session<'a> {
        let line = scene.pack.structure.talk_line().unwrap_or_default().to_owned();
        let mut session = Session { scene, state: State::new(scene), now, line, log: Vec::new(), told: 0 };
        let genesis = Happening {
            at: now,
            seat: ENGINE.to_owned(),
            line: String::new(),
            due: None,
            client: None,
            event: Event::Genesis(scene.genesis.clone()),
        };
        session.state.evolve(scene, &genesis);
        session.log.push(genesis);
        session
    }

    /// What has happened since the last time this was asked.
    pub fn news(&mut self) -> Vec<Happening> {
        let news = self.log[self.told..].to_vec();
        self.told = self.log.len();
        news
    }

    /// Moves the clock; what is due on the way happens.
    pub fn until(&mut self, now: i64) {
        self.now = self.now.max(now);
        self.log.extend(advance(self.scene, &mut self.state, self.now));
    }

    pub fn act(&mut self, command: &Command) -> Result<(), Refusal> {
        self.until(self.now);
        self.log.extend(decide(self.scene, &mut self.state, SEAT, command, None, self.now)?);
        Ok(())
    }

    pub fn over(&self) -> bool {
        self.state.outcome.is_some()
    }

    pub fn status(&self) -> LineStatus {
        self.state.lines.get(&self.line).map_or(LineStatus::Idle, |l| l.status)
    }

    /// Wall time until which the far end is about to speak or is speaking.
    pub fn listening_until(&self) -> Option<i64> {
        if self.state.drill.is_some() {
            // Until an answer is awaited; the first words of the wait have been said by then.
            let waits = self.state.dues.values().find(|d| d.what == What::Waits);
            let from = waits.map(|d| d.play_ms - PATIENCE_MS);
            let until = from.or_else(|| self.state.next_due().map(|(_, due)| due.play_ms))?;
            return self.state.clock.wall_at(until).filter(|at| *at > self.now);
        }
        let far = self.state.far.values().next()?;
        if let Some(planned) = &far.planned {
            let end = planned.reacted.speak_at_ms + planned.reacted.lasts_ms;
            return self.state.clock.wall_at(end);
        }
        self.state.clock.wall_at(far.spoke_until_ms).filter(|at| *at > self.now)
    }
}
