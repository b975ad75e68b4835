//! What the cell gives or promises to the far end, beside what command had said to it by then: the places where command
//! was passed by. Who decides what it means is the trainer; this only finds the words.

use exercise::event::{Event, Happening};
use exercise::ledger::{Standing, binds};
use scenario::structure::{Answer, Structure};
use std::collections::{BTreeMap, BTreeSet};

/// How the names of these alarms begin.
const BYPASSED: &str = "bypassed";

/// A part of an utterance to the far end that speaks of something only command can give, and had not given.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Given {
    /// Number of the utterance in the log.
    pub(crate) n: u64,
    /// Play time, ms.
    pub(crate) at: i64,
    pub(crate) by: String,
    pub(crate) line: String,
    pub(crate) item: String,
    /// The whole utterance: a part torn out of it reads as something else.
    pub(crate) words: String,
    pub(crate) standing: Standing,
    utterance: u32,
    unit: u8,
    /// It gives or promises; telling of it, asking and putting it off do not.
    binds: bool,
}

/// The last time that command was passed by for an item, and how often.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Bypass<'a> {
    pub(crate) given: &'a Given,
    pub(crate) times: usize,
}

/// The fold.
#[derive(Clone, Debug, Default)]
pub(crate) struct Givings {
    /// The last utterance of each line: number, seat, text.
    said: BTreeMap<String, (u64, String, String)>,
    all: Vec<Given>,
}

impl Givings {
    /// Folds one event; `desk` is what command had been asked and had said before it.
    pub(crate) fn take(
        &mut self,
        n: u64,
        at: i64,
        h: &Happening,
        structure: &Structure,
        desk: &BTreeMap<String, Option<Answer>>,
    ) {
        match &h.event {
            Event::Said { text, .. } if structure.reached(&h.line).is_some() => {
                self.said.insert(h.line.clone(), (n, h.seat.clone(), text.clone()));
            }
            Event::Coded { n: utterance, units, .. } => {
                let Some((n, by, text)) = self.said.get(&h.line) else { return };
                for (i, unit) in units.iter().enumerate() {
                    let Some(item) = &unit.thing else { continue };
                    let Some(standing) = Standing::of(desk, item) else { continue };
                    self.all.push(Given {
                        n: *n,
                        at,
                        by: by.clone(),
                        line: h.line.clone(),
                        item: item.clone(),
                        words: text.trim().to_owned(),
                        standing,
                        utterance: *utterance,
                        unit: u8::try_from(i).unwrap_or(u8::MAX),
                        binds: binds(unit.unit.code()),
                    });
                }
            }
            // A person heard it otherwise than the program: theirs counts.
            Event::Recoded { utterance, unit, code } => {
                let own = |g: &&mut Given| g.line == h.line && g.utterance == *utterance && g.unit == *unit;
                self.all.iter_mut().filter(own).for_each(|g| g.binds = binds(*code));
            }
            _ => {}
        }
    }

    /// Every item for which command was passed by since control last set that aside, in the order of time.
    pub(crate) fn bypasses(&self, aside: &BTreeSet<String>) -> Vec<Bypass<'_>> {
        let mut last: BTreeMap<&str, Bypass<'_>> = BTreeMap::new();
        for given in self.all.iter().filter(|g| g.binds && !seen(aside, g)) {
            let times = last.get(given.item.as_str()).map_or(0, |b| b.times) + 1;
            last.insert(&given.item, Bypass { given, times });
        }
        let mut out: Vec<Bypass<'_>> = last.into_values().collect();
        out.sort_by_key(|b| (b.given.n, b.given.unit));
        out
    }
}

impl Given {
    /// What the alarm is called; setting it aside sets aside all earlier ones of the item with it.
    pub(crate) fn name(&self) -> String {
        format!("{BYPASSED}:{}:{}", self.item, self.n)
    }
}

fn seen(aside: &BTreeSet<String>, given: &Given) -> bool {
    let upto = |name: &String| {
        let (item, n) = name.strip_prefix(BYPASSED)?.strip_prefix(':')?.rsplit_once(':')?;
        if item == given.item { n.parse::<u64>().ok() } else { None }
    };
    aside.iter().filter_map(upto).any(|n| given.n <= n)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::control::fold::Chronicle;
    use crate::control::fold::tests::{said, told};

    /// What the coder of the program makes of words about tea, written into a log by hand.
    fn coded(n: u32, text: &str, structure_pack: &scenario::Pack) -> Event {
        let coder = exercise::Scene::coder("en").unwrap();
        let units = coder.code(text, None).units.into_iter().map(|unit| {
            let thing = text.contains("tea").then(|| "tea".to_owned());
            let (topics, spared) = Default::default();
            exercise::event::CodedUnit { unit, topics, spared, thing, insult_here: false }
        });
        assert!(structure_pack.structure.desk.iter().any(|d| d.id == "tea"));
        Event::Coded { n, units: units.collect(), nonsense: false }
    }

    fn talk(before: &[Event], words: &[&str]) -> Chronicle {
        let pack = crate::control::class::tests::pack();
        let mut events: Vec<(i64, &str, &str, Event)> =
            vec![(0, "engine", "", Event::Resumed), (1, "role_player", "phone", Event::LineOpened { n: 1 })];
        events.extend(before.iter().map(|e| (5, "leader", "", e.clone())));
        for (n, text) in (1..).zip(words) {
            events.push((10 * i64::from(n), "primary", "phone", said(n, text)));
            events.push((10 * i64::from(n), "engine", "phone", coded(n, text, &pack)));
        }
        told(&events)
    }

    fn asked() -> Event {
        Event::Requested { item: "tea".to_owned() }
    }

    fn answered(answer: Answer) -> Event {
        Event::Answered { item: "tea".to_owned(), answer, text: String::new() }
    }

    const PROMISE: &str = "I promise you, you will get hot tea.";

    #[test]
    fn each_state_of_a_request_but_a_grant_raises_it_with_the_words() {
        let none = BTreeSet::new();
        let raised = |before: &[Event]| {
            let talk = talk(before, &["Good evening. I promise you, you will get hot tea."]);
            let found = talk.givings.bypasses(&none);
            found.first().map(|b| (b.given.standing, b.given.words.clone(), b.given.by.clone(), b.given.at))
        };
        let told = |standing| Some((standing, format!("Good evening. {PROMISE}"), "primary".to_owned(), 10_000));
        assert_eq!(raised(&[]), told(Standing::Unasked));
        assert_eq!(raised(&[asked()]), told(Standing::Open));
        assert_eq!(raised(&[asked(), answered(Answer::Refused)]), told(Standing::Refused));
        assert_eq!(raised(&[asked(), answered(Answer::Granted)]), None);
        assert_eq!(raised(&[asked(), answered(Answer::Partly)]), None);
    }

    #[test]
    fn to_put_it_off_raises_nothing_and_a_correction_takes_it_back() {
        let none = BTreeSet::new();
        let putting_off = talk(&[], &["I will ask my boss about the hot tea.", "I can't promise you hot tea."]);
        assert!(putting_off.givings.bypasses(&none).is_empty());
        let mut talk = talk(&[], &[PROMISE]);
        assert_eq!(talk.givings.bypasses(&none).len(), 1);
        let recoded = Event::Recoded { utterance: 1, unit: 0, code: coding::Code::Deferral };
        let (at, seat, line) = (20_000, "coach".to_owned(), "phone".to_owned());
        talk.take(9, &Happening { at, seat, line, due: None, client: None, event: recoded });
        assert!(talk.givings.bypasses(&none).is_empty(), "a person heard it otherwise");
    }

    #[test]
    fn what_was_set_aside_comes_back_only_with_new_words() {
        let talk = talk(&[], &[PROMISE, "Nothing.", "I can give you some hot tea."]);
        let all = talk.givings.bypasses(&BTreeSet::new());
        assert_eq!(all.iter().map(|b| (b.times, b.given.n)).collect::<Vec<_>>(), [(2, 7)]);
        let first = BTreeSet::from(["bypassed:tea:3".to_owned()]);
        let later = talk.givings.bypasses(&first);
        assert_eq!(later.iter().map(|b| (b.times, b.given.n)).collect::<Vec<_>>(), [(1, 7)]);
        let both = BTreeSet::from([all[0].given.name()]);
        assert!(talk.givings.bypasses(&both).is_empty());
        assert_eq!(talk.givings.bypasses(&BTreeSet::from(["bypassed:food:99".to_owned()])).len(), 1);
    }
}
