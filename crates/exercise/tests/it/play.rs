//! One team's log driven step by step, with a second fold of the same events beside it that must never differ.

use exercise::event::{ENGINE, Event, Happening};
use exercise::state::{LineStatus, What};
use exercise::{Command, Refusal, Scene, State, advance, decide};

/// 1 January 2026, 00:00 UTC.
pub(crate) const START: i64 = 1_767_225_600_000;

pub(crate) struct Play<'a> {
    pub(crate) scene: &'a Scene,
    pub(crate) state: State,
    pub(crate) log: Vec<Happening>,
    pub(crate) now: i64,
    /// Folded from the events alone, as after a crash at every point.
    shadow: State,
    accepted: u32,
}

impl<'a> Play<'a> {
    pub(crate) fn begin(scene: &'a Scene) -> Self {
        let mut play = Play {
            scene,
            state: State::new(scene),
            log: Vec::new(),
            now: START,
            shadow: State::new(scene),
            accepted: 0,
        };
        let first = engine(START, Event::Genesis(scene.genesis.clone()));
        play.state.evolve(scene, &first);
        play.take(vec![first]);
        play
    }

    /// Notes what was emitted: each due at its very play time, and the fold of the log is the state.
    fn take(&mut self, events: Vec<Happening>) {
        for h in events {
            if let Some(key) = &h.due {
                assert!(!self.shadow.fired.contains(key), "{key} fired twice");
                let due = self
                    .shadow
                    .dues
                    .get(key)
                    .unwrap_or_else(|| panic!("{key} fired, but the log does not let it be due"));
                assert!(self.shadow.clock.running(), "{key} fired while the clock stood");
                assert_eq!(
                    self.shadow.clock.play_at(h.at),
                    due.play_ms,
                    "{key} came at another play time than its own"
                );
            }
            self.shadow.evolve(self.scene, &h);
            self.log.push(h);
        }
        assert_eq!(self.shadow, self.state, "a rebuilt state differs from the live one");
        self.one_thing_to_say();
    }

    /// Who has words ready has one moment to speak them and is not waiting; who has none has no such moment.
    fn one_thing_to_say(&self) {
        for (id, far) in self.state.far.iter().filter(|_| self.state.outcome.is_none()) {
            let of = |what: &What| self.state.dues.values().filter(|d| d.what == *what).count();
            let speaks = of(&What::Speak(id.clone()));
            assert_eq!(speaks, usize::from(far.planned.is_some()), "{id}: moments to speak");
            assert!(speaks == 0 || of(&What::Silence(id.clone())) == 0, "{id} is about to speak and waits");
        }
    }

    pub(crate) fn until(&mut self, now: i64) {
        self.now = self.now.max(now);
        let out = advance(self.scene, &mut self.state, self.now);
        self.take(out);
        assert!(self.state.next_wall().is_none_or(|wall| wall > self.now), "something due was left");
    }

    /// Waits until the person has said what there is to say.
    pub(crate) fn heard_out(&mut self) {
        for _ in 0..80 {
            self.wait(500);
            let far = self.state.far.values().next().unwrap();
            let open = self.state.lines["phone"].status == LineStatus::Open;
            if open && far.planned.is_none() && far.spoke_until_ms <= self.now - START {
                return;
            }
        }
    }

    pub(crate) fn wait(&mut self, ms: i64) {
        self.until(self.now + ms);
    }

    /// Decides a command of the primary; the number of new events.
    pub(crate) fn act(&mut self, command: &Command, client: Option<&str>) -> Result<usize, Refusal> {
        self.by("primary", command, client)
    }

    /// Decides a command of a seat; the number of new events.
    pub(crate) fn by(&mut self, seat: &str, command: &Command, client: Option<&str>) -> Result<usize, Refusal> {
        self.until(self.now);
        let before = self.state.clone();
        match decide(self.scene, &mut self.state, seat, command, client, self.now) {
            Ok(events) => {
                let n = events.len();
                self.take(events);
                Ok(n)
            }
            Err(refusal) => {
                assert_eq!(before, self.state, "a refused command changed something: {refusal}");
                Err(refusal)
            }
        }
    }

    /// A command with a fresh client id; the id when it was accepted.
    pub(crate) fn try_act(&mut self, command: &Command) -> Result<String, Refusal> {
        self.accepted += 1;
        let id = format!("c{}", self.accepted);
        self.act(command, Some(&id)).map(|_| id)
    }

    pub(crate) fn call(&mut self, line: &str) {
        self.act(&Command::Call { line: line.to_owned() }, None).unwrap();
    }

    pub(crate) fn say(&mut self, line: &str, text: &str) -> Result<usize, Refusal> {
        self.act(&Command::Say { line: line.to_owned(), text: text.to_owned() }, None)
    }

    /// Nobody lived from `since` on (at most now); the clock is held there. What was due before comes first.
    pub(crate) fn outage(&mut self, since: i64, ms: i64) {
        let out = advance(self.scene, &mut self.state, since);
        self.take(out);
        self.now += ms;
        if self.state.outcome.is_some() || !self.state.clock.running() {
            return;
        }
        let held = engine(since.max(self.state.at), Event::Held { since });
        self.state.evolve(self.scene, &held);
        self.take(vec![held]);
    }

    /// Something that was written when the log was set up.
    pub(crate) fn write(&mut self, event: Event) {
        let h = engine(self.now, event);
        self.state.evolve(self.scene, &h);
        self.take(vec![h]);
    }

    /// The process died: only the first events were stored, and nothing is in memory any more.
    pub(crate) fn crash(&mut self, stored: usize) {
        self.log.truncate(stored);
        self.state = State::new(self.scene);
        self.log.iter().for_each(|h| self.state.evolve(self.scene, h));
        self.shadow = self.state.clone();
    }

    /// Every event with the play time of its stamp, by a clock of the test's own.
    pub(crate) fn timed(&self) -> Vec<(i64, &Happening)> {
        let (mut play, mut wall, mut running) = (0, START, false);
        let mut out = Vec::new();
        for h in &self.log {
            if running {
                play += h.at - wall;
            }
            wall = h.at;
            match h.event {
                Event::Genesis(_) | Event::Resumed => running = true,
                Event::Paused | Event::SafeWord | Event::Held { .. } | Event::Ended { .. } => running = false,
                _ => {}
            }
            out.push((play, h));
        }
        out
    }

    pub(crate) fn count(&self, kind: &str) -> usize {
        self.log.iter().filter(|h| h.event.kind() == kind).count()
    }
}

fn engine(at: i64, event: Event) -> Happening {
    Happening { at, seat: ENGINE.to_owned(), line: String::new(), due: None, client: None, event }
}
