//! What a drill shows: each answer with its codes beside what the person had said and felt, and how varied the listening
//! was. No outcome and no mark: a drill trains one thing, and its record shows that thing.

use crate::account::UnitHeard;
use crate::skills::SAID;
use coding::Code;
use coding::unit::Feeling;
use exercise::drill::listened;
use exercise::event::{CodedUnit, EndedBy, Event, Happening};
use std::collections::BTreeMap;

/// A drill as it went.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct DrillAccount {
    pub situations: Vec<SituationAccount>,
    pub ended: Option<EndedBy>,
}

/// One situation.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct SituationAccount {
    pub id: String,
    pub level: u8,
    pub scene: String,
    pub exchanges: Vec<Exchange>,
    /// The person's last words, and whether the last answer had listened.
    pub close: Option<(String, bool)>,
}

/// Words of the person and what was answered.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Exchange {
    pub words: String,
    /// What was felt behind them.
    pub feelings: Vec<Feeling>,
    pub answer: Answer,
}

/// What came back.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Answer {
    /// Nothing, before the drill ended.
    #[default]
    None,
    /// A silence long enough that the person went on.
    Silence,
    Said(Said),
}

/// An utterance.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Said {
    /// Number on its line, from 1.
    pub utterance: u32,
    pub text: String,
    pub units: Vec<UnitHeard>,
    /// As the coder heard it: something listened, nothing pushed.
    pub listened: bool,
    /// Whether a feeling that was named is one the person felt; `None` where none was named.
    pub label_fits: Option<bool>,
}

/// Whether a named feeling is the one felt, or one that it is blended from: hurt is anger with sadness.
fn near(named: Feeling, felt: Feeling) -> bool {
    named == felt || parts(named).iter().any(|part| parts(felt).contains(part))
}

/// What a feeling is blended from.
const fn parts(feeling: Feeling) -> &'static [Feeling] {
    match feeling {
        Feeling::Hurt => &[Feeling::Anger, Feeling::Sadness],
        Feeling::Loneliness | Feeling::Hopelessness | Feeling::Sadness => &[Feeling::Sadness],
        Feeling::Guilt | Feeling::Shame => &[Feeling::Shame],
        Feeling::Overwhelm | Feeling::Fear => &[Feeling::Fear],
        Feeling::Anger => &[Feeling::Anger],
        Feeling::Exhaustion => &[Feeling::Exhaustion],
        Feeling::Numbness => &[Feeling::Numbness],
        Feeling::Warmth => &[Feeling::Warmth],
    }
}

impl DrillAccount {
    /// The account of a drill's log.
    pub fn of(line: &str, events: &[(u64, Happening)]) -> DrillAccount {
        let mut out = DrillAccount::default();
        let mut waiting: Option<(u32, String)> = None;
        for (_, h) in events.iter().filter(|(_, h)| h.line == line || h.line.is_empty()) {
            match &h.event {
                Event::SceneSet { situation, level, words } => out.situations.push(SituationAccount {
                    id: situation.clone(),
                    level: *level,
                    scene: words.clone(),
                    ..SituationAccount::default()
                }),
                Event::Prompted { answers, heard, silent, feelings, words, .. } => {
                    out.prompted(*answers, *heard, *silent, feelings, words);
                }
                Event::Said { n, text, .. } => waiting = Some((*n, text.clone())),
                Event::Coded { n, units, nonsense } => {
                    if let Some((_, text)) = waiting.take().filter(|(said, _)| said == n) {
                        out.said(*n, text, units, *nonsense);
                    }
                }
                Event::Recoded { utterance, unit, code } => out.recoded(*utterance, *unit, *code),
                Event::Ended { by, .. } => out.ended = Some(*by),
                _ => {}
            }
        }
        out
    }

    fn prompted(&mut self, answers: u8, heard: bool, silent: bool, feelings: &[Feeling], words: &str) {
        let Some(situation) = self.situations.last_mut() else { return };
        if silent && let Some(last) = situation.exchanges.last_mut() {
            last.answer = Answer::Silence;
        }
        if usize::from(answers) >= scenario::drill::ANSWERS {
            situation.close = Some((words.to_owned(), heard));
        } else {
            let exchange = Exchange { words: words.to_owned(), feelings: feelings.to_vec(), answer: Answer::None };
            situation.exchanges.push(exchange);
        }
    }

    /// The first utterance after the person's words is the answer to them; what is said before one's turn is none.
    fn said(&mut self, n: u32, text: String, units: &[CodedUnit], nonsense: bool) {
        let last = self.situations.last_mut().and_then(|s| s.exchanges.last_mut());
        let Some(exchange) = last.filter(|e| e.answer == Answer::None) else { return };
        let named: Vec<Feeling> = units.iter().flat_map(|u| u.unit.traits.feelings.iter().copied()).collect();
        let unit = |u: &CodedUnit| UnitHeard { span: u.unit.span, code: u.unit.code(), was: None };
        exchange.answer = Answer::Said(Said {
            utterance: n,
            text,
            units: units.iter().map(unit).collect(),
            listened: listened(units, nonsense),
            label_fits: (!named.is_empty())
                .then(|| named.iter().any(|n| exchange.feelings.iter().any(|f| near(*n, *f)))),
        });
    }

    fn recoded(&mut self, utterance: u32, unit: u8, code: Code) {
        let units = self.answers_mut().find(|s| s.utterance == utterance).map(|s| &mut s.units);
        if let Some(heard) = units.and_then(|units| units.get_mut(usize::from(unit))) {
            heard.was = heard.was.or(Some(heard.code));
            heard.code = code;
        }
    }

    fn answers_mut(&mut self) -> impl Iterator<Item = &mut Said> {
        self.situations.iter_mut().flat_map(|s| &mut s.exchanges).filter_map(|e| match &mut e.answer {
            Answer::Said(said) => Some(said),
            _ => None,
        })
    }

    /// Every answer in words.
    pub fn answers(&self) -> impl Iterator<Item = &Said> {
        self.situations.iter().flat_map(|s| &s.exchanges).filter_map(|e| match &e.answer {
            Answer::Said(said) => Some(said),
            _ => None,
        })
    }

    /// How often each code was used, after correction.
    pub fn codes(&self) -> BTreeMap<Code, u32> {
        let mut out = BTreeMap::new();
        for unit in self.answers().flat_map(|s| &s.units) {
            *out.entry(unit.code).or_default() += 1;
        }
        out
    }

    /// Answers that listened, and all answers.
    pub fn listened(&self) -> (usize, usize) {
        (self.answers().filter(|s| s.listened).count(), self.answers().count())
    }

    /// How many of the eight skills were used.
    pub fn variety(&self) -> usize {
        let codes = self.codes();
        let silent = self.situations.iter().flat_map(|s| &s.exchanges).any(|e| e.answer == Answer::Silence);
        SAID.iter().filter(|c| codes.contains_key(c)).count() + usize::from(silent)
    }

    /// Labels that named what was felt, and all that named something.
    pub fn labels(&self) -> (usize, usize) {
        let named: Vec<bool> = self.answers().filter_map(|s| s.label_fits).collect();
        (named.iter().filter(|fits| **fits).count(), named.len())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use coding::Coder;
    use exercise::event::ENGINE;

    fn at(event: Event) -> Happening {
        Happening { at: 0, seat: ENGINE.to_owned(), line: "phone".to_owned(), due: None, client: None, event }
    }

    fn prompted(answers: u8, heard: bool, silent: bool) -> Event {
        Event::Prompted {
            situation: "bus".into(),
            answers,
            heard,
            silent,
            feelings: vec![Feeling::Exhaustion],
            words: format!("words {answers}"),
            lasts_ms: 1_000,
        }
    }

    fn said(n: u32, text: &str) -> [Event; 2] {
        let coder = "en".parse().ok().and_then(|l| Coder::builtin(&l));
        let coded = coder.map(|c| c.code(text, None)).unwrap_or_default();
        let plain = |unit| CodedUnit { unit, topics: Vec::new(), spared: Vec::new(), thing: None, insult_here: false };
        let units = coded.units.into_iter().map(plain).collect();
        [
            Event::Said { n, text: text.to_owned(), waits: false, speaker: String::new() },
            Event::Coded { n, units, nonsense: coded.nonsense },
        ]
    }

    fn account(events: Vec<Event>) -> DrillAccount {
        let numbered: Vec<(u64, Happening)> = (1..).zip(events.into_iter().map(at)).collect();
        DrillAccount::of("phone", &numbered)
    }

    fn play() -> Vec<Event> {
        let mut log = vec![
            Event::SceneSet { situation: "bus".into(), level: 1, words: "At the stop.".into() },
            prompted(0, false, false),
        ];
        log.extend(said(1, "You sound worn out."));
        log.extend(said(2, "You should take a taxi."));
        log.push(prompted(1, true, false));
        log.extend(said(3, "You should take a taxi."));
        log.push(prompted(2, false, false));
        log.push(prompted(3, true, true));
        log.push(Event::Ended { outcome: scenario::Outcome::Unresolved, by: EndedBy::Done });
        log
    }

    #[test]
    fn answers_stand_beside_what_they_answer() {
        let account = account(play());
        let exchanges = &account.situations[0].exchanges;
        assert_eq!(exchanges.len(), 3);
        let texts: Vec<&str> = account.answers().map(|s| s.text.as_str()).collect();
        assert_eq!(texts, ["You sound worn out.", "You should take a taxi."], "what is said out of turn is no answer");
        assert_eq!(exchanges[2].answer, Answer::Silence);
        assert_eq!(account.situations[0].close, Some(("words 3".to_owned(), true)));
        assert_eq!((account.listened(), account.labels(), account.ended), ((1, 2), (1, 1), Some(EndedBy::Done)));
        assert_eq!(account.variety(), 2, "a label and a silence");
    }

    #[test]
    fn a_label_is_held_against_what_is_felt() {
        let mut log = play();
        log.truncate(2);
        log.extend(said(1, "You sound furious."));
        let account = account(log);
        assert_eq!(account.labels(), (0, 1));
        assert_eq!(account.listened(), (1, 1), "a wrong label is listening all the same");
    }

    #[test]
    fn a_blend_fits_what_it_is_blended_from_and_nothing_else() {
        for (named, felt) in [(Feeling::Hurt, Feeling::Anger), (Feeling::Sadness, Feeling::Loneliness)] {
            assert!(near(named, felt) && near(felt, named), "{named:?} {felt:?}");
        }
        for (named, felt) in [(Feeling::Hurt, Feeling::Fear), (Feeling::Anger, Feeling::Sadness)] {
            assert!(!near(named, felt) && !near(felt, named), "{named:?} {felt:?}");
        }
    }

    #[test]
    fn a_correction_counts_and_shows_what_was_heard() {
        let mut log = play();
        log.push(Event::Recoded { utterance: 3, unit: 0, code: Code::Paraphrase });
        let account = account(log);
        let last = account.answers().last().map(|s| s.units[0]);
        assert!(last.is_some_and(|u| u.code == Code::Paraphrase && u.was.is_some()));
        assert!(account.codes().contains_key(&Code::Paraphrase));
    }
}
