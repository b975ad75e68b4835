//! What a seat has seen and heard so far: a fold over the team's log through `exercise::view`. Pages and streams draw this
//! alone, so what the view hides cannot leak.

use exercise::clock::Clock;
use exercise::event::{EndedBy, Event, Happening};
use exercise::team::interpreting::{Interpretation, Misrendering};
use exercise::team::order::TellKind;
use exercise::team::papers;
use exercise::team::sheet::Sheet;
use exercise::view::{Patch, Viewer, view};
use scenario::structure::{Answer, Role, Structure};
use scenario::{Outcome, Pack};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// A line as a seat knows it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum LineNow {
    #[default]
    Idle,
    /// It rings; by the far end or by our own.
    Ringing {
        by_far_end: bool,
    },
    Open,
}

/// One thing that happened, as far as the seat may know.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Entry {
    /// Number in the log.
    pub(crate) n: u64,
    /// Play time, ms.
    pub(crate) at: i64,
    /// The line, or empty for what happens around.
    pub(crate) line: String,
    /// The seat that did it; empty for the engine.
    pub(crate) by: String,
    pub(crate) client: Option<String>,
    pub(crate) what: What,
    /// The seat that entered it afterwards, where it happened on paper.
    pub(crate) later: Option<String>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum What {
    Rings,
    Connected {
        again: bool,
    },
    NoAnswer,
    Gone {
        by_far_end: bool,
    },
    Ours {
        text: String,
    },
    Theirs {
        words: String,
        sound_only: bool,
    },
    Asked {
        item: String,
    },
    Desk {
        item: String,
        answer: Answer,
        text: String,
    },
    Happens {
        inject: String,
        text: Option<String>,
    },
    Told {
        words: String,
    },
    /// Somebody speaks whom this seat does not understand yet.
    Sounds {
        seconds: i64,
    },
    /// The interpreter has said it; without words for whom they are not.
    Rendered {
        of: u64,
        to_far: bool,
        text: Option<String>,
        how: Option<Misrendering>,
        not_interpreted: bool,
    },
    Interpreted {
        rule: Option<Interpretation>,
    },
    Misrendered {
        of: u64,
        how: Misrendering,
    },
    Tells {
        how: TellKind,
        text: String,
    },
    Hands {
        sheet: Sheet,
    },
    Voice {
        to: String,
    },
    Marked {
        text: String,
    },
    Glossed {
        of: u64,
        language: String,
        text: String,
    },
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

/// An entry on a paper.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Item {
    pub(crate) n: u64,
    pub(crate) at: i64,
    pub(crate) by: String,
    pub(crate) fields: BTreeMap<String, String>,
    pub(crate) replaced_by: Option<u64>,
    pub(crate) read_by: BTreeSet<String>,
    /// The seat that entered it afterwards, where it was written on paper.
    pub(crate) later: Option<String>,
}

/// Something said that waits for the interpreter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Waits {
    pub(crate) line: String,
    /// Play time when it was said, ms.
    pub(crate) at: i64,
    pub(crate) by: String,
    pub(crate) to_far: bool,
    /// Empty for who does not understand it.
    pub(crate) text: String,
}

/// The fold.
#[derive(Clone, Debug)]
pub(crate) struct Seen {
    pub(crate) pack: Arc<Pack>,
    pub(crate) seat: String,
    pub(crate) role: Role,
    clock: Option<Clock>,
    pub(crate) lines: BTreeMap<String, LineNow>,
    pub(crate) papers: BTreeMap<String, Vec<Item>>,
    pub(crate) seats: BTreeMap<String, String>,
    /// The seat that speaks to the far end.
    pub(crate) voice: String,
    /// How lines are interpreted, and what waits there.
    pub(crate) interpreted: BTreeMap<String, Interpretation>,
    pub(crate) waiting: BTreeMap<u64, Waits>,
    pub(crate) desk: BTreeMap<String, Option<Answer>>,
    pub(crate) standing: bool,
    pub(crate) alarm: bool,
    pub(crate) begun: bool,
    pub(crate) over: Option<Outcome>,
    /// Arousal and trust, by subject, as those say who play them.
    pub(crate) felt: BTreeMap<String, (u8, u8)>,
    /// Tags so far, by name.
    pub(crate) tags: BTreeMap<String, u32>,
    /// Number of the last event, seen or not.
    pub(crate) upto: u64,
    /// Counts changes of everything but the transcripts: a stream draws its regions anew only when this has moved.
    pub(crate) turn: u64,
}

impl Seen {
    /// Before the first event.
    pub(crate) fn new(pack: Arc<Pack>, seat: &str, role: Role) -> Seen {
        let voice = pack.structure.first_voice().map(|s| s.id.clone());
        Seen {
            seat: seat.to_owned(),
            role,
            clock: None,
            lines: BTreeMap::new(),
            papers: BTreeMap::new(),
            seats: BTreeMap::new(),
            voice: voice.unwrap_or_default(),
            interpreted: BTreeMap::new(),
            waiting: BTreeMap::new(),
            desk: BTreeMap::new(),
            standing: false,
            alarm: false,
            begun: false,
            over: None,
            felt: BTreeMap::new(),
            tags: BTreeMap::new(),
            upto: 0,
            turn: 0,
            pack,
        }
    }

    pub(crate) fn structure(&self) -> &Structure {
        &self.pack.structure
    }

    /// Play time at a wall time.
    pub(crate) fn play_at(&self, wall_ms: i64) -> i64 {
        self.clock.map_or(0, |c| c.play_at(wall_ms))
    }

    pub(crate) fn running(&self) -> bool {
        self.clock.is_some_and(|c| c.running())
    }

    pub(crate) fn line(&self, line: &str) -> LineNow {
        self.lines.get(line).copied().unwrap_or_default()
    }

    /// Folds one event; answers what it adds to a transcript.
    pub(crate) fn take(&mut self, n: u64, h: &Happening) -> Option<Entry> {
        self.upto = n;
        let wall = if let Event::Held { since } = h.event { since } else { h.at };
        let at = self.clock.get_or_insert(Clock::started(wall)).play_at(wall);
        let pack = Arc::clone(&self.pack);
        let patch = view(Viewer::of_team(&self.seat, self.role, &pack.structure), h)?;
        if let Patch::LaterWords { place, play_ms, far_end, text } = patch {
            self.turn += 1;
            let what = if far_end { What::Theirs { words: text, sound_only: false } } else { What::Ours { text } };
            let (line, later) = (h.line.clone(), Some(h.seat.clone()));
            return Some(Entry { n, at: play_ms, line, by: place, client: None, what, later });
        }
        let before = self.turn;
        self.waits(n, at, h, &patch);
        let what = self.patch(n, at, wall, h, patch);
        // What is only said changes nothing beside the transcript.
        let said = matches!(what, Some(What::Ours { .. } | What::Theirs { sound_only: _, .. }));
        if !said && self.turn == before {
            self.turn += 1;
        }
        let what = what?;
        let by = if h.seat == exercise::event::ENGINE { String::new() } else { h.seat.clone() };
        let own = h.seat == self.seat;
        Some(Entry { n, at, line: h.line.clone(), by, client: h.client.clone().filter(|_| own), what, later: None })
    }

    /// What waits for the interpreter, and what does so no longer.
    fn waits(&mut self, n: u64, at: i64, h: &Happening, patch: &Patch) {
        let to_far = match &h.event {
            Event::Said { waits: true, .. } => true,
            Event::Voiced { waits: true, .. } | Event::Spoke { waits: true, .. } => false,
            _ => {
                match patch {
                    Patch::Rendered { of, .. } => drop(self.waiting.remove(of)),
                    // Who is not on the line any more is told nothing later.
                    Patch::Gone { .. } => self.waiting.retain(|_, w| w.line != h.line || !w.to_far),
                    Patch::Over { .. } => self.waiting.clear(),
                    _ => {}
                }
                return;
            }
        };
        let text = match patch {
            Patch::Ours { text, .. } | Patch::Voiced { text } | Patch::Theirs { words: text, .. } => text.clone(),
            _ => String::new(),
        };
        let by = if h.seat == exercise::event::ENGINE { String::new() } else { h.seat.clone() };
        self.waiting.insert(n, Waits { line: h.line.clone(), at, by, to_far, text });
        self.turn += 1;
        if matches!(patch, Patch::Theirs { rings_off: true, .. } | Patch::Sounds { rings_off: true, .. }) {
            self.waiting.retain(|_, w| w.line != h.line || !w.to_far);
        }
    }

    fn patch(&mut self, n: u64, at: i64, wall: i64, h: &Happening, patch: Patch) -> Option<What> {
        let line = |seen: &mut Seen, now| seen.lines.insert(h.line.clone(), now);
        Some(match patch {
            Patch::Rings => {
                let by_far_end = self.structure().seat(&h.seat).is_some_and(|s| s.role == Role::RolePlayer);
                line(self, LineNow::Ringing { by_far_end });
                What::Rings
            }
            Patch::Connected { again } => {
                line(self, LineNow::Open);
                What::Connected { again }
            }
            Patch::NoAnswer => {
                line(self, LineNow::Idle);
                What::NoAnswer
            }
            Patch::Gone { by_far_end } => {
                line(self, LineNow::Idle);
                What::Gone { by_far_end }
            }
            Patch::Ours { text, .. } => What::Ours { text },
            Patch::Sounds { lasts_ms, rings_off, .. } => {
                if rings_off {
                    line(self, LineNow::Idle);
                }
                What::Sounds { seconds: (lasts_ms / 1_000).max(1) }
            }
            Patch::Rendered { of, to_far, text, how, not_interpreted } => {
                What::Rendered { of, to_far, text, how, not_interpreted }
            }
            Patch::Interpreted { rule } => {
                match rule {
                    Some(rule) => self.interpreted.insert(h.line.clone(), rule),
                    None => self.interpreted.remove(&h.line),
                };
                What::Interpreted { rule }
            }
            Patch::Misrendered { of, how } => What::Misrendered { of, how },
            Patch::Voiced { text } => What::Theirs { words: text, sound_only: false },
            Patch::Theirs { words, sound_only, rings_off, .. } => {
                if rings_off {
                    line(self, LineNow::Idle);
                    self.turn += 1;
                }
                What::Theirs { words, sound_only }
            }
            Patch::Asked { item } => {
                self.desk.insert(item.clone(), None);
                What::Asked { item }
            }
            Patch::DeskSays { item, answer, text } => {
                self.desk.insert(item.clone(), Some(answer));
                What::Desk { item, answer, text }
            }
            Patch::Happens { inject, text } => What::Happens { inject, text },
            Patch::Told { words } => What::Told { words },
            Patch::Tells { how, text } => What::Tells { how, text },
            Patch::Hands { sheet } => What::Hands { sheet },
            Patch::Voice { to } => {
                self.voice.clone_from(&to);
                What::Voice { to }
            }
            Patch::Marked { text, .. } => What::Marked { text },
            Patch::Glossed { of, language, text } => What::Glossed { of, language, text },
            Patch::Stands { held } => {
                self.clock.get_or_insert(Clock::started(wall)).stop(wall);
                self.standing = true;
                // The clock of a team stands from the beginning: nothing was stopped.
                return self.begun.then_some(What::Stands { held });
            }
            Patch::Alarm => {
                self.clock.get_or_insert(Clock::started(wall)).stop(wall);
                (self.standing, self.alarm) = (true, true);
                What::Alarm
            }
            Patch::Goes => {
                self.clock.get_or_insert(Clock::started(wall)).start(wall);
                (self.standing, self.alarm, self.begun) = (false, false, true);
                What::Goes
            }
            Patch::Over { outcome, by } => {
                self.clock.get_or_insert(Clock::started(wall)).stop(wall);
                self.lines.clear();
                self.over = Some(outcome);
                What::Over { outcome, by }
            }
            quiet => {
                self.beside(n, at, h, quiet);
                return None;
            }
        })
    }

    /// What changes the table and stands in no transcript.
    fn beside(&mut self, n: u64, at: i64, h: &Happening, patch: Patch) {
        match patch {
            Patch::Sits { place, person } => {
                match person {
                    Some(person) => self.seats.insert(place, person),
                    None => self.seats.remove(&place),
                };
            }
            Patch::Felt { subject, arousal, trust } => {
                self.felt.insert(subject, (arousal, trust));
            }
            Patch::Tagged { tag, .. } => *self.tags.entry(tag).or_default() += 1,
            Patch::Filed { paper, fields, replaces } => {
                let items = self.papers.entry(paper).or_default();
                if let Some(old) = items.iter_mut().find(|i| Some(i.n) == replaces) {
                    old.replaced_by = Some(n);
                }
                let by = h.seat.clone();
                items.push(Item { n, at, by, fields, replaced_by: None, read_by: BTreeSet::new(), later: None });
            }
            Patch::LaterFiled { place, play_ms, paper, fields } => {
                let items = self.papers.entry(paper).or_default();
                let later = Some(h.seat.clone());
                let item =
                    Item { n, at: play_ms, by: place, fields, replaced_by: None, read_by: BTreeSet::new(), later };
                // Among the others it stands where it happened.
                let place = items.partition_point(|i| i.at <= play_ms);
                items.insert(place, item);
            }
            Patch::Confirmed { entry } => {
                let item = self.papers.values_mut().flatten().find(|i| i.n == entry);
                if let Some(item) = item {
                    item.read_by.insert(h.seat.clone());
                }
            }
            _ => {}
        }
    }

    /// The papers this seat reads, in the order of the shelf.
    pub(crate) fn shelf(&self) -> impl Iterator<Item = (&'static papers::Paper, &[Item])> {
        papers::all().iter().filter(|p| p.read_by(self.role)).map(|p| {
            let items = self.papers.get(&p.id).map(Vec::as_slice).unwrap_or_default();
            (p, items)
        })
    }
}
