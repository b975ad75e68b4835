//! What a seat has seen and heard so far: a fold over the team's log through `exercise::view`. Pages and streams draw this
//! alone, so what the view hides cannot leak.

use crate::room::listening::Listening;
use exercise::clock::Clock;
use exercise::event::{Event, Happening};
use exercise::team::interpreting::Interpretation;
use exercise::team::order::COPIED;
use exercise::view::{Change, Patch, Shown, Viewer, view};
use live::DIRECTOR;
use scenario::papers::Paper;
use scenario::structure::{Answer, Role, Structure};
use scenario::{Outcome, Pack};
use std::collections::BTreeMap;
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
    pub(crate) what: Shown,
    /// The seat that entered it afterwards, where it happened on paper.
    pub(crate) later: Option<String>,
    /// On a line to the far end: somebody else speaks than just before.
    pub(crate) another_voice: bool,
}

/// An entry on a paper.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Item {
    pub(crate) n: u64,
    pub(crate) at: i64,
    pub(crate) by: String,
    pub(crate) fields: BTreeMap<String, String>,
    pub(crate) replaced_by: Option<u64>,
    /// Seats that confirmed having read it, each with the number of that event.
    pub(crate) read_by: BTreeMap<String, u64>,
    /// The seat that entered it afterwards, where it was written on paper.
    pub(crate) later: Option<String>,
}

/// A translation of something said or written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Gloss {
    /// Number in the log.
    pub(crate) n: u64,
    pub(crate) by: String,
    pub(crate) language: String,
    pub(crate) text: String,
}

/// Something marked with one key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Tagged {
    /// Number in the log.
    pub(crate) n: u64,
    /// Play time of the moment, ms.
    pub(crate) at: i64,
    pub(crate) by: String,
    pub(crate) tag: String,
    /// It was a slip of the finger, and does not count.
    pub(crate) taken_back: bool,
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

/// Something that was asked of command.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Request {
    /// Number in the log.
    pub(crate) n: u64,
    /// Play time, ms.
    pub(crate) at: i64,
    pub(crate) by: String,
    /// A commander's own words of answer; empty for the pack's, and before.
    pub(crate) said: String,
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
    /// Who has sat in each seat, from which event on; `None` where somebody stood up. Oldest first.
    sat: BTreeMap<String, Vec<(u64, Option<String>)>>,
    /// The order of control that each event carried out, by its number: nobody in control's seat did that.
    ordered: BTreeMap<u64, u64>,
    /// The seat that speaks to the far end.
    pub(crate) voice: String,
    /// Numbers of the change of voice before the last one, and of the last; 0 for none.
    pub(crate) passed: (u64, u64),
    /// Who spoke last to the far end, by line: the seat and who sat there.
    spoke: BTreeMap<String, (String, Option<String>)>,
    /// How lines are interpreted, and what waits there.
    pub(crate) interpreted: BTreeMap<String, Interpretation>,
    pub(crate) waiting: BTreeMap<u64, Waits>,
    pub(crate) desk: BTreeMap<String, Option<Answer>>,
    /// Who asked for what, by item.
    pub(crate) requests: BTreeMap<String, Request>,
    pub(crate) standing: bool,
    pub(crate) alarm: bool,
    pub(crate) begun: bool,
    pub(crate) over: Option<Outcome>,
    /// Arousal and trust, by subject, as those say who play them.
    pub(crate) felt: BTreeMap<String, (u8, u8)>,
    /// Step and refusals in a row, by subject, likewise.
    pub(crate) ladders: BTreeMap<String, (u8, u8)>,
    /// In the order in which they were struck.
    pub(crate) tags: Vec<Tagged>,
    /// What was last said to the far end, counted for the coach.
    pub(crate) listening: Listening,
    /// What control sent in, with number and play time, ms: among it what was handed over. Oldest first.
    pub(crate) sent_in: Vec<(u64, i64, Shown)>,
    /// Translations, by what they translate.
    pub(crate) glosses: BTreeMap<u64, Vec<Gloss>>,
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
            sat: BTreeMap::new(),
            ordered: BTreeMap::new(),
            voice: voice.unwrap_or_default(),
            passed: (0, 0),
            spoke: BTreeMap::new(),
            interpreted: BTreeMap::new(),
            waiting: BTreeMap::new(),
            desk: BTreeMap::new(),
            requests: BTreeMap::new(),
            standing: false,
            alarm: false,
            begun: false,
            over: None,
            felt: BTreeMap::new(),
            ladders: BTreeMap::new(),
            tags: Vec::new(),
            listening: Listening::default(),
            sent_in: Vec::new(),
            glosses: BTreeMap::new(),
            upto: 0,
            turn: 0,
            pack,
        }
    }

    pub(crate) fn structure(&self) -> &Structure {
        &self.pack.structure
    }

    /// The order by which control did this, and not whoever sits in its seat.
    pub(crate) fn ordered(&self, seat: &str, n: u64) -> Option<u64> {
        self.ordered.get(&n).filter(|_| seat == DIRECTOR).copied()
    }

    /// Who sat in a seat when an event happened, unless control did it.
    pub(crate) fn sat_at(&self, seat: &str, n: u64) -> Option<&String> {
        if self.ordered(seat, n).is_some() {
            return None;
        }
        let sat = self.sat.get(seat)?;
        sat[..sat.partition_point(|(from, _)| *from <= n)].last()?.1.as_ref()
    }

    /// Whether an entry is for whoever holds this seat now. What was said between the seat and control alone is for who sat
    /// here then, and not for those who take the seat after them.
    pub(crate) fn is_for(&self, holder: Option<&String>, entry: &Entry) -> bool {
        let s = self.structure();
        let control = |seat: &String| s.seat(seat).is_some_and(|s| s.role == Role::Director);
        let private = s.line(&entry.line).is_some_and(|line| {
            line.between.len() == 2 && line.between.contains(&self.seat) && line.between.iter().any(control)
        });
        !private || self.role.is_staff() || holder.is_some() && self.sat_at(&self.seat, entry.n) == holder
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
        self.ordered.extend(h.client.as_deref().and_then(copied).map(|order| (n, order)));
        let wall = if let Event::Held { since } = h.event { since } else { h.at };
        let at = self.clock.get_or_insert(Clock::started(wall)).play_at(wall);
        let pack = Arc::clone(&self.pack);
        let patch = view(Viewer::of_team(&self.seat, self.role, &pack).while_speaks(&self.voice), h)?;
        let shown = match patch {
            Patch::Shown(shown) => shown,
            Patch::Changed(change) => return self.changed(n, at, h, change),
        };
        let before = self.turn;
        self.waits(n, at, h, &shown);
        self.requests(n, at, h, &shown);
        let stands = self.shown(wall, h, &shown) && !self.under_paper(n, h, &shown);
        // What is only said changes nothing beside the transcript.
        if self.turn == before && !matches!(shown, Shown::Ours { .. } | Shown::Theirs { .. }) {
            self.turn += 1;
        }
        if self.role == Role::Coach && self.structure().reached(&h.line).is_some() {
            self.listening.take(&h.line, &shown);
            self.turn += 1;
        }
        if matches!(shown, Shown::Hands { .. } | Shown::Happens { .. }) {
            self.sent_in.push((n, at, shown.clone()));
        }
        let own = h.seat == self.seat;
        let (line, client) = (h.line.clone(), h.client.clone().filter(|_| own));
        let another_voice = self.another_voice(n, h);
        stands.then(|| Entry { n, at, line, by: by(h), client, what: shown, later: None, another_voice })
    }

    /// Whether the far end hears somebody else than just before.
    fn another_voice(&mut self, n: u64, h: &Happening) -> bool {
        if !matches!(h.event, Event::Said { .. }) || self.structure().reached(&h.line).is_none() {
            return false;
        }
        let speaks = (h.seat.clone(), self.sat_at(&h.seat, n).cloned());
        let before = self.spoke.insert(h.line.clone(), speaks.clone());
        before.is_some_and(|before| before != speaks)
    }

    /// Keeps a translation; whether it stands under an entry on a paper, and needs no place in a transcript.
    fn under_paper(&mut self, n: u64, h: &Happening, shown: &Shown) -> bool {
        let Shown::Glossed { of, language, text } = shown else { return false };
        let gloss = Gloss { n, by: h.seat.clone(), language: language.clone(), text: text.clone() };
        self.glosses.entry(*of).or_default().push(gloss);
        self.papers.values().flatten().any(|item| item.n == *of)
    }

    /// The language in which a seat last translated something.
    pub(crate) fn last_language(&self, seat: &str) -> Option<&str> {
        let own = self.glosses.values().flatten().filter(|gloss| gloss.by == seat);
        own.max_by_key(|gloss| gloss.n).map(|gloss| gloss.language.as_str())
    }

    /// How often a tag was struck and not taken back.
    pub(crate) fn tagged(&self, tag: &str) -> usize {
        self.tags.iter().filter(|t| t.tag == tag && !t.taken_back).count()
    }

    /// What waits for the interpreter, and what does so no longer.
    fn waits(&mut self, n: u64, at: i64, h: &Happening, shown: &Shown) {
        let to_far = match &h.event {
            Event::Said { waits: true, .. } => true,
            Event::Voiced { waits: true, .. } | Event::Spoke { waits: true, .. } => false,
            _ => {
                match shown {
                    Shown::Rendered { of, .. } => drop(self.waiting.remove(of)),
                    // Who is not on the line any more is told nothing later.
                    Shown::Gone { .. } => self.waiting.retain(|_, w| w.line != h.line || !w.to_far),
                    Shown::Over { .. } => self.waiting.clear(),
                    _ => {}
                }
                return;
            }
        };
        let text = match shown {
            Shown::Ours { text, .. } | Shown::Theirs { words: text, .. } => text.clone(),
            _ => String::new(),
        };
        self.waiting.insert(n, Waits { line: h.line.clone(), at, by: by(h), to_far, text });
        self.turn += 1;
        if shown.rings_off() {
            self.waiting.retain(|_, w| w.line != h.line || !w.to_far);
        }
    }

    /// What is asked of command, and in which words it is answered.
    fn requests(&mut self, n: u64, at: i64, h: &Happening, shown: &Shown) {
        match shown {
            Shown::Asked { item } => {
                self.requests.insert(item.clone(), Request { n, at, by: by(h), said: String::new() });
            }
            Shown::DeskSays { item, text, .. } => {
                if let Some(request) = self.requests.get_mut(item) {
                    request.said.clone_from(text);
                }
            }
            _ => {}
        }
    }

    /// What follows from something shown; whether it stands in a transcript.
    fn shown(&mut self, wall: i64, h: &Happening, shown: &Shown) -> bool {
        let line = |seen: &mut Seen, now| seen.lines.insert(h.line.clone(), now);
        match shown {
            Shown::Rings => {
                let by_far_end = self.structure().seat(&h.seat).is_some_and(|s| s.role == Role::RolePlayer);
                line(self, LineNow::Ringing { by_far_end });
            }
            Shown::Connected { .. } => {
                line(self, LineNow::Open);
            }
            Shown::NoAnswer | Shown::Gone { .. } => {
                line(self, LineNow::Idle);
            }
            _ if shown.rings_off() => {
                line(self, LineNow::Idle);
                self.turn += 1;
            }
            Shown::Interpreted { rule: Some(rule) } => {
                let before = self.interpreted.insert(h.line.clone(), *rule);
                // Both sides know that an interpreter speaks; that control changed something is not theirs to know.
                return before.is_none() || self.role == Role::Interpreter || self.role.is_staff();
            }
            Shown::Interpreted { rule: None } => {
                self.interpreted.remove(&h.line);
            }
            Shown::Asked { item } => {
                self.desk.insert(item.clone(), None);
            }
            Shown::DeskSays { item, answer, .. } => {
                self.desk.insert(item.clone(), Some(*answer));
            }
            Shown::Voice { to } => {
                self.voice.clone_from(to);
                self.passed = (self.passed.1, self.upto);
            }
            Shown::Stands { .. } => {
                self.clock.get_or_insert(Clock::started(wall)).stop(wall);
                self.standing = true;
                // The clock of a team stands from the beginning: nothing was stopped.
                return self.begun;
            }
            Shown::Alarm => {
                self.clock.get_or_insert(Clock::started(wall)).stop(wall);
                (self.standing, self.alarm) = (true, true);
            }
            Shown::Goes => {
                self.clock.get_or_insert(Clock::started(wall)).start(wall);
                (self.standing, self.alarm, self.begun) = (false, false, true);
            }
            Shown::Over { outcome, .. } => {
                self.clock.get_or_insert(Clock::started(wall)).stop(wall);
                self.lines.clear();
                self.over = Some(*outcome);
            }
            _ => {}
        }
        true
    }

    /// What changes the table. What was entered afterwards stands in a transcript too.
    fn changed(&mut self, n: u64, at: i64, h: &Happening, change: Change) -> Option<Entry> {
        self.turn += 1;
        match change {
            Change::Sits { place, person } => {
                self.sat.entry(place.clone()).or_default().push((n, person.clone()));
                match person {
                    Some(person) => self.seats.insert(place, person),
                    None => self.seats.remove(&place),
                };
            }
            Change::Felt { subject, arousal, trust } => {
                self.felt.insert(subject, (arousal, trust));
            }
            Change::Laddered { subject, step, refused } => {
                self.ladders.insert(subject, (step, refused));
            }
            Change::Tagged { tag, play_ms } => {
                self.tags.push(Tagged { n, at: play_ms, by: h.seat.clone(), tag, taken_back: false });
            }
            Change::Untagged { of } => {
                if let Some(tag) = self.tags.iter_mut().find(|tag| tag.n == of) {
                    tag.taken_back = true;
                }
            }
            Change::Filed { paper, fields, replaces } => {
                let items = self.papers.entry(paper).or_default();
                if let Some(old) = items.iter_mut().find(|i| Some(i.n) == replaces) {
                    old.replaced_by = Some(n);
                }
                let by = h.seat.clone();
                items.push(Item { n, at, by, fields, replaced_by: None, read_by: BTreeMap::new(), later: None });
            }
            Change::LaterFiled { place, play_ms, paper, fields } => {
                let items = self.papers.entry(paper).or_default();
                let later = Some(h.seat.clone());
                let item =
                    Item { n, at: play_ms, by: place, fields, replaced_by: None, read_by: BTreeMap::new(), later };
                // Among the others it stands where it happened.
                let place = items.partition_point(|i| i.at <= play_ms);
                items.insert(place, item);
            }
            Change::LaterWords { place, play_ms, far_end, text } => {
                // Neither counted nor timed: nobody typed it then.
                let what = if far_end {
                    Shown::Theirs { words: text, lasts_ms: 0, sound_only: false, rings_off: false }
                } else {
                    Shown::Ours { n: 0, text, speaker: String::new() }
                };
                let (line, later) = (h.line.clone(), Some(h.seat.clone()));
                let another_voice = false;
                return Some(Entry { n, at: play_ms, line, by: place, client: None, what, later, another_voice });
            }
            Change::Confirmed { entry } => {
                let item = self.papers.values_mut().flatten().find(|i| i.n == entry);
                if let Some(item) = item {
                    item.read_by.entry(h.seat.clone()).or_insert(n);
                }
            }
            Change::Underway { of } => drop(self.waiting.remove(&of)),
            Change::Coached { n, codes } => self.listening.heard(&h.line, n, codes),
            Change::Set { .. } | Change::Planned { .. } | Change::Noted { .. } => {}
        }
        None
    }

    /// The papers this seat reads, in the order of the shelf.
    pub(crate) fn shelf(&self) -> impl Iterator<Item = (&Paper, &[Item])> {
        self.pack.papers.all().iter().filter(|p| p.read_by(self.role)).map(|p| {
            let items = self.papers.get(&p.id).map(Vec::as_slice).unwrap_or_default();
            (p, items)
        })
    }
}

/// The order whose copy bears this id.
pub(crate) fn copied(client: &str) -> Option<u64> {
    client.strip_prefix(COPIED)?.parse().ok()
}

/// The seat that did it; empty for the engine.
fn by(h: &Happening) -> String {
    if h.seat == exercise::event::ENGINE { String::new() } else { h.seat.clone() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_written_to_control_is_not_for_who_takes_the_seat_next() {
        let pack = crate::control::tests_pack();
        let mut seen = Seen::new(pack, "role_player", Role::RolePlayer);
        let (old, new) = ("old".to_owned(), "new".to_owned());
        let sits = |person: Option<&String>| Event::Seated { place: "role_player".to_owned(), person: person.cloned() };
        let said = |text: &str| Event::Said { n: 1, text: text.to_owned(), waits: false, speaker: String::new() };
        let voiced = Event::Voiced { subject: "person".to_owned(), n: 1, text: "No.".to_owned(), waits: false };
        let log = [
            (DIRECTOR, "", sits(Some(&old))),
            ("role_player", "far_control", said("I cannot go on.")),
            (DIRECTOR, "far_control", said("Take a break.")),
            ("role_player", "phone", voiced),
            (DIRECTOR, "", sits(None)),
            (DIRECTOR, "far_control", said("Who comes next?")),
            (DIRECTOR, "", sits(Some(&new))),
            (DIRECTOR, "far_control", said("Welcome.")),
        ];
        let mut entries = Vec::new();
        for (n, (seat, line, event)) in (1..).zip(log) {
            let (seat, line) = (seat.to_owned(), line.to_owned());
            entries.extend(seen.take(n, &Happening { at: 0, seat, line, due: None, client: None, event }));
        }
        let read = |holder: Option<&String>| {
            entries.iter().filter(|e| seen.is_for(holder, e)).map(|e| e.n).collect::<Vec<_>>()
        };
        assert_eq!(read(Some(&new)), [4, 8], "what was said with the cell, and what was written since");
        assert_eq!(read(Some(&old)), [2, 3, 4], "who comes back finds their own");
        assert_eq!(read(None), [4]);
    }
}
