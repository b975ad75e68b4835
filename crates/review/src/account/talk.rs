//! The log of one line laid out by turns: what was heard, what the person made of it, what came of it. Findings and
//! moments read this and nothing else.

use super::{Point, Turn, UnitHeard};
use coding::Code;
use exercise::event::{Event, Happening, Reacted};
use exercise::ledger::Ledger;
use exercise::retold::{Retelling, Retold};
use exercise::{Scene, hearing};
use scenario::Act;
use std::collections::BTreeMap;
use subject::react::{Reason, Rule};
use subject::state::Stair;
use subject::{Cue, Var};

/// One turn with what stands behind it.
pub(crate) struct Said<'a> {
    pub(crate) turn: Turn,
    /// The log's side of it.
    pub(crate) told: Retold<'a>,
    /// Play time of the person's next words, and how many they were.
    pub(crate) words_back: u32,
}

/// A reaction of the person.
pub(crate) struct Felt<'a> {
    pub(crate) event: u64,
    pub(crate) at_ms: i64,
    pub(crate) reacted: &'a Reacted,
    /// The turn that came last before it, as a place in [`Talk::said`].
    pub(crate) after: Option<usize>,
    /// It was brought out; swallowed words told nobody anything.
    pub(crate) spoken: bool,
}

/// All of it.
pub(crate) struct Talk<'a> {
    pub(crate) line: &'a str,
    pub(crate) said: Vec<Said<'a>>,
    pub(crate) felt: Vec<Felt<'a>>,
    /// Words of the person.
    pub(crate) their_words: u32,
    pub(crate) play_ms: i64,
    /// The stair at first contact.
    stair: Stair,
    constants: &'a subject::table::Constants,
}

impl<'a> Talk<'a> {
    pub(crate) fn of(scene: &'a Scene, line: &'a str, events: &'a [(u64, Happening)]) -> Talk<'a> {
        let id = scene.at_far_end(line).map_or("", |(id, _)| id.as_str());
        let constants = &scene.engine.constants;
        let mut retelling = Retelling::new(scene, line);
        let stair = retelling.state.far.get(id).map_or(Stair::Listening, |f| f.subject.stair(constants));
        let (mut felt, mut their_words): (Vec<Felt<'a>>, u32) = (Vec::new(), 0);
        let mut back: BTreeMap<usize, u32> = BTreeMap::new();
        for (n, h) in events {
            retelling.take(*n, h);
            let after = retelling.turns.len().checked_sub(1);
            match &h.event {
                Event::Reacted(reacted) if reacted.subject == id => {
                    let at_ms = retelling.state.play_at(h.at);
                    felt.push(Felt { event: *n, at_ms, reacted, after, spoken: false });
                }
                Event::Spoke { subject, cause, act, words, .. } if subject == id => {
                    if let Some(felt) = felt.iter_mut().rev().find(|f| f.reacted.cause == *cause) {
                        felt.spoken = true;
                    }
                    let count = if sound_only(*act, words) { 0 } else { count(words) };
                    their_words += count;
                    *back.entry(after.unwrap_or(usize::MAX)).or_default() += count;
                }
                Event::Prompted { words, .. } if h.line == line => {
                    their_words += count(words);
                    *back.entry(after.unwrap_or(usize::MAX)).or_default() += count(words);
                }
                // Lent by control: no act of the person, and heard as the person's words.
                Event::Voiced { subject, text, .. } if subject == id => {
                    their_words += count(text);
                    *back.entry(after.unwrap_or(usize::MAX)).or_default() += count(text);
                }
                _ => {}
            }
        }
        let play_ms = retelling.play_ms();
        let corrected = corrections(line, events);
        let place = |told: &Retold<'_>| told.reacted.and_then(|(n, _)| felt.iter().position(|f| f.event == n));
        let said = retelling
            .turns
            .into_iter()
            .enumerate()
            .map(|(i, told)| Said {
                turn: turn(&told, place(&told), &corrected),
                words_back: back.get(&i).copied().unwrap_or(0),
                told,
            })
            .collect();
        Talk { line, said, felt, their_words, play_ms, stair, constants }
    }

    /// The ledger of the log, with this talk's codes as they count after correction.
    pub(crate) fn ledger(&self, scene: &Scene, events: &[(u64, Happening)]) -> Ledger {
        let now = |at: &str, utterance: u32, unit: usize, heard: Code| {
            let said = self.said.iter().find(|s| at == self.line && s.turn.utterance == utterance);
            said.and_then(|s| s.turn.units.get(unit)).map_or(heard, |u| u.code)
        };
        Ledger::counting(scene, events, &now)
    }

    /// The curves.
    pub(crate) fn points(&self) -> Vec<Point> {
        self.felt.iter().map(|f| point(f, self.constants)).collect()
    }

    /// The stair that was reached just before a turn.
    pub(crate) fn stair_before(&self, turn: usize) -> Stair {
        let event = self.said[turn].turn.event;
        let last = self.felt.iter().rev().find(|f| f.event < event);
        last.map_or(self.stair, |f| f.reacted.state.stair(self.constants))
    }

    /// Every unit: turn, unit, code as it counts now.
    pub(crate) fn units(&self) -> impl Iterator<Item = (usize, usize, Code)> + '_ {
        self.said
            .iter()
            .enumerate()
            .flat_map(|(t, s)| s.turn.units.iter().enumerate().map(move |(u, x)| (t, u, x.code)))
    }

    /// Every cue that was appraised in a turn: turn, unit or none, cue. What rested on a code that a person corrected
    /// afterwards does not count any more.
    pub(crate) fn cues(&self) -> impl Iterator<Item = (usize, Option<usize>, Cue)> + '_ {
        (0..self.said.len()).flat_map(|t| self.cues_of(t).into_iter().map(move |(unit, cue)| (t, unit, cue)))
    }

    pub(crate) fn cues_of(&self, turn: usize) -> Vec<(Option<usize>, Cue)> {
        let said = &self.said[turn];
        let Some((_, reacted)) = said.told.reacted else { return Vec::new() };
        let counts = |unit: Option<u8>, cue: Cue| {
            let corrected = unit.and_then(|u| said.turn.units.get(usize::from(u))).is_some_and(|u| u.was.is_some());
            !corrected || rests_on_words(cue)
        };
        let cues = reacted.reasons.iter().filter_map(|r| match r.rule {
            Rule::Cue(cue) if counts(r.unit, cue) => Some((r.unit.map(usize::from), cue)),
            _ => None,
        });
        cues.collect()
    }

    /// The cue of a unit's own code, if it counts.
    pub(crate) fn cue_of(&self, turn: usize, unit: usize) -> Option<Cue> {
        let own = |(u, cue): &(Option<usize>, Cue)| *u == Some(unit) && !rests_on_words(*cue);
        self.cues_of(turn).iter().find(|c| own(c)).map(|c| c.1)
    }

    /// How much a turn moved: trust and felt understanding gained less arousal and hopelessness, millionths.
    pub(crate) fn weight(&self, turn: usize) -> i32 {
        self.said[turn].told.reacted.map_or(0, |(_, r)| r.reasons.iter().map(weight).sum())
    }

    /// How much a unit moved by itself.
    pub(crate) fn unit_weight(&self, turn: usize, unit: usize) -> i32 {
        let of_unit = |r: &&Reason| r.unit.map(usize::from) == Some(unit);
        self.said[turn].told.reacted.map_or(0, |(_, r)| r.reasons.iter().filter(of_unit).map(weight).sum())
    }

    /// Act of the reaction to a turn.
    pub(crate) fn answer(&self, turn: usize) -> Option<Act> {
        self.said[turn].told.reacted.map(|(_, r)| r.act)
    }

    /// Play time of a turn in minutes.
    pub(crate) fn minute(&self, turn: usize) -> f64 {
        minutes(self.said[turn].turn.at_ms)
    }

    /// Topics that the person really spoke of, one bit each, with the place in [`Talk::felt`].
    pub(crate) fn spoken_topics(&self) -> impl Iterator<Item = (usize, u64)> + '_ {
        let said = self.felt.iter().enumerate().filter(|(_, f)| f.spoken && !f.reacted.quiet);
        said.map(|(i, f)| (i, f.reacted.state.spoken.topics))
    }
}

/// Minutes of play time, begun ones counted.
pub(crate) fn minutes(ms: i64) -> f64 {
    ((ms.max(0) + 59_999) / 60_000) as f64
}

/// Cues that come from topics, forms of address and names in a unit, whatever its code.
const fn rests_on_words(cue: Cue) -> bool {
    matches!(
        cue,
        Cue::Hook
            | Cue::HookWorn
            | Cue::Trigger
            | Cue::SettingInsult
            | Cue::AddressBreach
            | Cue::KinshipBreach
            | Cue::KinshipWarm
            | Cue::NameUsed
    )
}

fn weight(reason: &Reason) -> i32 {
    let moved = reason.moved.iter().map(|(var, by)| match var {
        Var::Trust | Var::Understood => *by,
        Var::Arousal | Var::Hopelessness => -*by,
        _ => 0,
    });
    moved.sum()
}

fn count(text: &str) -> u32 {
    u32::try_from(hearing::words(text)).unwrap_or(u32::MAX)
}

/// A sigh or the wind is not speech.
fn sound_only(act: Act, words: &str) -> bool {
    act == Act::Silence || (words.starts_with('(') && words.ends_with(')'))
}

/// The last correction of each unit, by utterance and unit.
fn corrections(line: &str, events: &[(u64, Happening)]) -> BTreeMap<(u32, usize), Code> {
    let on_line = events.iter().filter(|(_, h)| h.line == line);
    let corrected = on_line.filter_map(|(_, h)| match h.event {
        Event::Recoded { utterance, unit, code } => Some(((utterance, usize::from(unit)), code)),
        _ => None,
    });
    corrected.collect()
}

fn turn(told: &Retold<'_>, point: Option<usize>, corrected: &BTreeMap<(u32, usize), Code>) -> Turn {
    let units = told.units.iter().enumerate().map(|(i, coded)| {
        let heard = coded.unit.code();
        let code = corrected.get(&(told.utterance, i)).copied().unwrap_or(heard);
        UnitHeard { span: coded.unit.span, code, was: (code != heard).then_some(heard) }
    });
    Turn {
        utterance: told.utterance,
        event: told.event,
        at_ms: told.at_ms,
        words: count(told.text),
        units: units.collect(),
        talked_over: told.around.talked_over,
        point,
    }
}

fn point(felt: &Felt<'_>, constants: &subject::table::Constants) -> Point {
    let state = &felt.reacted.state;
    Point {
        event: felt.event,
        at_ms: felt.at_ms,
        arousal: state.vars[Var::Arousal],
        trust: state.vars[Var::Trust],
        understood: state.vars[Var::Understood],
        hopelessness: state.vars[Var::Hopelessness],
        stair: state.stair(constants),
        stage: state.stage(constants),
        act: felt.reacted.act,
    }
}
