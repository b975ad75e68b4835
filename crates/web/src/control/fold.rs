//! Everything that happened to a team, as control sees it: the director's view of the log, and beside it what only
//! control counts: who spoke last and when, marks, words that wait for control, and how long a request has waited.

use super::given::Givings;
use super::mood::Moods;
use super::wrote::Waiting;
use crate::room::seen::{Entry, Seen, copied};
use exercise::delivery::recording::Course;
use exercise::event::{Event, Happening};
use exercise::team::order::TellKind;
use exercise::team::sheet::Sheet;
use exercise::team::table::Planned;
use exercise::view::{Shown, waits};
use scenario::Pack;
use scenario::structure::Role;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// The seat that control looks from, whether or not the pack names one.
pub(crate) const DIRECTOR: &str = "director";

/// How ids of what was sent at once begin; the number of the event follows.
pub(crate) const AT_ONCE: &str = "sent-";

/// A remark tied to a moment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Mark {
    pub(crate) n: u64,
    /// Play time of the moment, ms.
    pub(crate) at: i64,
    pub(crate) by: String,
    pub(crate) text: String,
    /// The event it is about, if one was named.
    pub(crate) of: Option<u64>,
}

/// Words on a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Last {
    pub(crate) n: u64,
    pub(crate) at: i64,
    /// The seat, or empty for somebody simulated.
    pub(crate) by: String,
    pub(crate) far_end: bool,
    pub(crate) text: String,
}

/// The fold.
#[derive(Clone, Debug)]
pub(crate) struct Chronicle {
    pub(crate) seen: Seen,
    pub(crate) entries: Vec<Entry>,
    pub(crate) marks: Vec<Mark>,
    /// Play time and stamp of each inject that happened.
    pub(crate) injected: BTreeMap<String, (i64, i64)>,
    /// What control sent at once, under ids of its own, with the stamp.
    pub(crate) at_once: BTreeMap<String, (Planned, i64)>,
    /// Play time at which each open request was made.
    pub(crate) waiting: BTreeMap<String, i64>,
    /// The last words on a line to a far end.
    pub(crate) last: Option<Last>,
    /// Play time of the last sound on each open line to a far end.
    pub(crate) heard: BTreeMap<String, i64>,
    /// Stamp of the first time that the clock ran.
    pub(crate) began: Option<i64>,
    /// Calls that were answered.
    pub(crate) calls: u32,
    /// How the people at the far end feel. Hidden from every seat; control alone folds it.
    pub(crate) moods: Moods,
    /// What was given or promised to the far end.
    pub(crate) givings: Givings,
    /// What seats have written to control.
    pub(crate) wrote: Waiting,
    /// Seats from which their holder has done something: somebody has a screen there.
    pub(crate) acted: BTreeSet<String>,
    /// Under which order each event was entered afterwards, where control did it.
    pub(crate) entered: BTreeMap<u64, u64>,
    /// Words that an interpreter had to bring across.
    waited: BTreeSet<u64>,
    /// The order whose rows are being entered: only the first event bears its id.
    entering: Option<u64>,
    /// Play time of the last event.
    end: i64,
    /// Stamps of the entries, by number, and when the clock ran: a recording goes by wall time.
    pub(crate) stamps: BTreeMap<u64, i64>,
    pub(crate) course: Course,
}

impl Chronicle {
    /// Before the first event.
    pub(crate) fn new(pack: Arc<Pack>) -> Chronicle {
        Chronicle {
            seen: Seen::new(pack, DIRECTOR, Role::Director),
            entries: Vec::new(),
            marks: Vec::new(),
            injected: BTreeMap::new(),
            at_once: BTreeMap::new(),
            waiting: BTreeMap::new(),
            last: None,
            heard: BTreeMap::new(),
            began: None,
            calls: 0,
            moods: Moods::default(),
            givings: Givings::default(),
            wrote: Waiting::default(),
            acted: BTreeSet::new(),
            entered: BTreeMap::new(),
            waited: BTreeSet::new(),
            entering: None,
            end: 0,
            stamps: BTreeMap::new(),
            course: Course::default(),
        }
    }

    /// Folds one event.
    pub(crate) fn take(&mut self, n: u64, h: &Happening) {
        let entry = self.seen.take(n, h);
        let at = self.seen.play_at(h.at);
        self.end = if matches!(h.event, Event::EnteredLater { .. }) { self.end } else { self.end.max(at) };
        self.moods.take(n, at, h);
        self.givings.take(n, at, h, self.seen.structure(), &self.seen.desk);
        self.wrote.take(n, at, h, self.seen.structure());
        self.waited.extend(waits(&h.event).then_some(n));
        match &h.event {
            Event::EnteredLater { .. } if h.seat == DIRECTOR => {
                // Somebody in control's seat may enter something too, under an id of their own.
                self.entering = h.client.as_deref().map_or(self.entering, copied);
                self.entered.extend(self.entering.map(|order| (n, order)));
            }
            Event::Seated { place, .. } => {
                self.acted.remove(place);
            }
            Event::Marked { text, play_ms, of } => {
                let by = h.seat.clone();
                self.marks.push(Mark { n, at: *play_ms, by, text: text.clone(), of: *of });
            }
            Event::Injected { inject, .. } | Event::Told { inject: Some(inject), .. } => {
                self.injected.insert(inject.clone(), (at, h.at));
            }
            Event::Told { to, how, text, inject: None } => self.sent(n, at, h.at, to, *how, text),
            Event::Handed { to, sheet } => {
                let text = match sheet {
                    Sheet::Picture(picture) if picture.caption.is_empty() => &picture.alt,
                    Sheet::Picture(picture) => &picture.caption,
                    Sheet::Document(document) if document.title.is_empty() => &document.text,
                    Sheet::Document(document) => &document.title,
                };
                self.sent(n, at, h.at, to, TellKind::Document, text);
            }
            Event::Requested { item } => {
                self.waiting.insert(item.clone(), at);
            }
            Event::Answered { item, .. } => {
                self.waiting.remove(item);
            }
            Event::Resumed => {
                self.began.get_or_insert(h.at);
            }
            Event::Ended { .. } => {
                self.waiting.clear();
                self.heard.clear();
            }
            _ => {}
        }
        if h.client.is_some() && h.seat != DIRECTOR {
            self.acted.insert(h.seat.clone());
        }
        self.course.take(h.at, &h.event);
        if let Some(entry) = entry {
            if entry.later.is_some() {
                return self.told_later(entry);
            }
            self.stamps.insert(n, h.at);
            self.talk(&entry, at);
            self.entries.push(entry);
        }
    }

    /// Something that was in no list came at once.
    fn sent(&mut self, n: u64, play_ms: i64, wall: i64, to: &[String], how: TellKind, text: &str) {
        let told = Planned { play_ms, to: to.to_vec(), how, text: text.to_owned() };
        self.at_once.insert(format!("{AT_ONCE}{n}"), (told, wall));
    }

    /// What was entered afterwards stands where it happened, and no alarm hears it.
    fn told_later(&mut self, entry: Entry) {
        let far_end = matches!(entry.what, Shown::Theirs { .. });
        let newest = self.last.as_ref().is_none_or(|last| last.at <= entry.at);
        if let (Shown::Ours { text, .. } | Shown::Theirs { words: text, .. }, true) = (&entry.what, newest)
            && self.seen.structure().reached(&entry.line).is_some()
        {
            let (by, text) = (entry.by.clone(), text.clone());
            self.last = Some(Last { n: entry.n, at: entry.at, by, far_end, text });
        }
        self.end = self.end.max(entry.at);
        let place = self.entries.partition_point(|e| e.at <= entry.at);
        self.entries.insert(place, entry);
    }

    /// Everything in the order of time; a translation of what is told here stands under that, and not once more by itself.
    pub(crate) fn talk_rows(&self) -> impl Iterator<Item = &Entry> {
        let told: BTreeSet<u64> = self.entries.iter().map(|e| e.n).collect();
        let stands_below = move |e: &&Entry| matches!(&e.what, Shown::Glossed { of, .. } if told.contains(of));
        self.entries.iter().filter(move |e| !stands_below(e))
    }

    /// Play time up to which curves are drawn, ms.
    pub(crate) const fn moods_end(&self) -> i64 {
        self.end
    }

    fn talk(&mut self, entry: &Entry, at: i64) {
        let Some(far) = self.seen.structure().reached(&entry.line).map(|_| entry.line.clone()) else { return };
        let mut spoke = |text: &str, far_end: bool| {
            let (by, text) = (entry.by.clone(), text.to_owned());
            self.last = Some(Last { n: entry.n, at, by, far_end, text });
        };
        match &entry.what {
            Shown::Ours { text, .. } => spoke(text, false),
            Shown::Theirs { words, .. } => spoke(words, true),
            Shown::Connected { .. } => self.calls += 1,
            Shown::Rendered { .. } => {}
            Shown::Gone { .. } | Shown::NoAnswer => {
                self.heard.remove(&far);
                return;
            }
            _ => return,
        }
        // With these words the far end may have rung off.
        if self.seen.line(&far) == crate::room::seen::LineNow::Open {
            self.heard.insert(far, at);
        } else {
            self.heard.remove(&far);
        }
    }

    /// Words said to or by a far end, oldest first.
    pub(crate) fn spoken(&self) -> impl Iterator<Item = &Entry> {
        let far = |e: &&Entry| self.seen.structure().reached(&e.line).is_some();
        self.entries.iter().filter(far).filter(|e| matches!(e.what, Shown::Ours { .. } | Shown::Theirs { .. }))
    }

    /// Words on a line that both its sides have heard as they were said, oldest first: what a whole class may see.
    pub(crate) fn aloud(&self, line: &str) -> Vec<&Entry> {
        self.spoken().filter(|e| e.line == line && !self.waited.contains(&e.n)).collect()
    }

    /// The last words of somebody at a far end.
    pub(crate) fn last_far_words(&self) -> Option<&str> {
        self.entries.iter().rev().find_map(|e| match &e.what {
            Shown::Theirs { words, sound_only: false, .. } => Some(words.as_str()),
            _ => None,
        })
    }

    /// The utterances around a moment: the last two before it and the first after it, or the one that is named with its
    /// neighbours.
    pub(crate) fn around(&self, at: i64, of: Option<u64>) -> Vec<&Entry> {
        let spoken: Vec<&Entry> = self.spoken().collect();
        let named = of.and_then(|n| spoken.iter().position(|e| e.n == n));
        let middle = named.unwrap_or_else(|| spoken.iter().rposition(|e| e.at <= at).unwrap_or(0));
        let from = middle.saturating_sub(1);
        spoken.into_iter().skip(from).take(3).collect()
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;
    use crate::control::class::tests::pack;

    /// A log written by hand: stamp in seconds, seat, line, event.
    pub(crate) fn told(events: &[(i64, &str, &str, Event)]) -> Chronicle {
        let mut chronicle = Chronicle::new(pack());
        for (n, (at, seat, line, event)) in (1..).zip(events) {
            let h = Happening {
                at: at * 1_000,
                seat: (*seat).to_owned(),
                line: (*line).to_owned(),
                due: None,
                client: None,
                event: event.clone(),
            };
            chronicle.take(n, &h);
        }
        chronicle
    }

    pub(crate) fn said(n: u32, text: &str) -> Event {
        Event::Said { n, text: text.to_owned(), waits: false, speaker: String::new() }
    }

    pub(crate) fn voiced(n: u32, text: &str) -> Event {
        Event::Voiced { subject: "person".to_owned(), n, text: text.to_owned(), waits: false }
    }

    #[test]
    fn who_spoke_last_and_how_long_the_line_has_been_silent() {
        let talk = told(&[
            (0, "engine", "", Event::Paused),
            (5, "director", "", Event::Resumed),
            (6, "primary", "phone", Event::Rang),
            (9, "role_player", "phone", Event::LineOpened { n: 1 }),
            (10, "primary", "phone", said(1, "Hello.")),
            (14, "role_player", "phone", voiced(1, "Go away.")),
            (15, "coach", "team", said(1, "Slower.")),
        ]);
        let last = talk.last.clone().unwrap();
        assert_eq!((last.text.as_str(), last.far_end, last.at), ("Go away.", true, 9_000), "notes are no talk");
        assert_eq!(talk.heard.get("phone"), Some(&9_000));
        assert_eq!((talk.calls, talk.began), (1, Some(5_000)));
        assert_eq!(talk.last_far_words(), Some("Go away."));
        let gone = told(&[
            (0, "primary", "phone", Event::LineOpened { n: 1 }),
            (1, "primary", "phone", said(1, "Hello.")),
            (2, "primary", "phone", Event::RangOff),
        ]);
        assert!(gone.heard.is_empty(), "nobody is silent on a dead line");
    }

    #[test]
    fn a_request_waits_until_it_is_answered() {
        let asked = || Event::Requested { item: "tea".to_owned() };
        let answer = scenario::structure::Answer::Granted;
        let answered = Event::Answered { item: "tea".to_owned(), answer, text: String::new() };
        assert_eq!(told(&[(0, "engine", "", Event::Resumed), (3, "leader", "", asked())]).waiting["tea"], 3_000);
        assert!(told(&[(3, "leader", "", asked()), (4, "engine", "", answered)]).waiting.is_empty());
    }

    #[test]
    fn a_translation_stands_under_what_it_translates_and_nowhere_else() {
        let gloss = |of| Event::Glossed { of, language: "en".to_owned(), text: "x".to_owned() };
        let talk = told(&[
            (0, "primary", "phone", Event::LineOpened { n: 1 }),
            (1, "primary", "phone", said(1, "one")),
            (2, "course_interpreter", "", gloss(2)),
            (3, "coach", "", Event::Tagged { tag: "demand".to_owned(), play_ms: 2_500 }),
            (4, "course_interpreter", "", gloss(4)),
        ]);
        assert_eq!(talk.talk_rows().map(|e| e.n).collect::<Vec<_>>(), [1, 2, 5], "nothing told has number 4");
        assert_eq!(talk.seen.glosses[&2].len(), 1);
    }

    #[test]
    fn a_class_sees_of_a_line_what_both_its_sides_heard() {
        let waiting = |text: &str| Event::Said { n: 2, text: text.to_owned(), waits: true, speaker: String::new() };
        let rendered =
            Event::Rendered { of: 4, to_far: true, text: "Позже.".to_owned(), how: None, not_interpreted: false };
        let talk = told(&[
            (0, "primary", "phone", Event::LineOpened { n: 1 }),
            (1, "primary", "phone", said(1, "one")),
            (2, "role_player", "phone", voiced(1, "two")),
            (3, "primary", "phone", waiting("Later.")),
            (4, "interpreter", "phone", rendered),
            (5, "coach", "coach_notes", said(1, "Slower.")),
            (6, "coach", "", Event::Marked { text: "here".to_owned(), play_ms: 2_500, of: Some(2) }),
        ]);
        assert_eq!(talk.aloud("phone").iter().map(|e| e.n).collect::<Vec<_>>(), [2, 3]);
        assert!(talk.aloud("coach_notes").is_empty(), "slips of the cell are for the cell");
    }

    #[test]
    fn what_was_sent_at_once_is_kept_apart_from_what_was_planned() {
        let tell = |inject: Option<&str>, text: &str| Event::Told {
            to: vec!["coach".to_owned()],
            how: TellKind::News,
            text: text.to_owned(),
            inject: inject.map(str::to_owned),
        };
        let talk = told(&[
            (0, "director", "", Event::Resumed),
            (4, "director", "", tell(None, "A dog barks.")),
            (5, "director", "", tell(Some("own-3"), "Planned.")),
        ]);
        let sent = Planned {
            play_ms: 4_000,
            to: vec!["coach".to_owned()],
            how: TellKind::News,
            text: "A dog barks.".to_owned(),
        };
        assert_eq!(talk.at_once, BTreeMap::from([("sent-2".to_owned(), (sent, 4_000))]));
        assert_eq!(talk.injected.keys().collect::<Vec<_>>(), ["own-3"]);
    }

    #[test]
    fn a_moment_is_three_utterances() {
        let talk = told(&[
            (0, "primary", "phone", Event::LineOpened { n: 1 }),
            (1, "primary", "phone", said(1, "one")),
            (2, "role_player", "phone", voiced(1, "two")),
            (3, "primary", "phone", said(2, "three")),
            (4, "role_player", "phone", voiced(2, "four")),
            (5, "coach", "", Event::Marked { text: "here".to_owned(), play_ms: 2_500, of: None }),
        ]);
        let texts = |at, of| talk.around(at, of).iter().map(|e| e.n).collect::<Vec<_>>();
        assert_eq!(texts(2_500, None), [2, 3, 4]);
        assert_eq!(texts(0, Some(5)), [4, 5]);
        assert_eq!((talk.marks[0].at, talk.marks[0].by.as_str()), (2_500, "coach"));
    }
}
