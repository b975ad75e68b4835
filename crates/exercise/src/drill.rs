//! The drill: three situations, from everyday to crisis, three answers each. After an answer the person goes on, in one way
//! when it listened and in another when it did not. No hidden state, no outcome: what counts is in the record.

use crate::event::{CodedUnit, EndedBy, Event};
use crate::scene::Scene;
use crate::state::{State, What};
use coding::Code;
use scenario::Outcome;
use scenario::drill::{ANSWERS, LEVELS, Situation};
use subject::draw::Purpose;

/// Milliseconds between an answer and what follows.
const THINKS_MS: i64 = 1_600;
/// Milliseconds between two situations.
const BETWEEN_MS: i64 = 5_000;
/// Milliseconds between the scene and the first words.
const SCENE_MS: i64 = 3_500;
/// Milliseconds of silence after which the person goes on: the first silence of a situation is room, the next is not.
pub const PATIENCE_MS: i64 = 25_000;
/// Where the numbers that choose the situations begin, away from those of a subject's first state.
const NTH: u8 = 200;

/// How far a drill has come.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DrillState {
    /// Situation, from 0; [`LEVELS`] when all were played.
    pub situation: u8,
    /// Answers given in it.
    pub answers: u8,
    /// Whether the last answer listened.
    pub heard: bool,
    pub silences: u8,
    /// The situation was told.
    pub told: bool,
    /// What was said last, for the coder.
    pub last_words: String,
}

/// The situations of a drill, one of each level, chosen by the dice of the log.
pub fn chosen<'a>(scene: &'a Scene, language: &str) -> Vec<&'a Situation> {
    let Some(tongue) = scene.tongue(language) else { return Vec::new() };
    (1..=LEVELS)
        .filter_map(|level| {
            let of: Vec<&Situation> = tongue.drills.iter().filter(|s| s.level == level).collect();
            let last = i64::try_from(of.len()).ok()?.checked_sub(1)?;
            let at = scene.draws.between(0, Purpose::Start, NTH + level, 0, last);
            usize::try_from(at).ok().and_then(|at| of.get(at).copied())
        })
        .collect()
}

/// Acts that hardly ever are right with a person in crisis (doctrine 2.2, 7.3).
pub const fn is_fault(code: Code) -> bool {
    matches!(
        code,
        Code::Argument
            | Code::Order
            | Code::Threat
            | Code::Judgement
            | Code::Minimising
            | Code::FalseReassurance
            | Code::Insult
            | Code::Deadline
    )
}

/// Faults, and what may be right later on: whoever says it wants something of the person. The one list of these codes.
pub const fn pushes(code: Code) -> bool {
    is_fault(code) || matches!(code, Code::Advice | Code::ExitStep)
}

/// Whether an answer listened: something in it did, and nothing in it pushed, closed a door or gave a word.
pub fn listened(units: &[CodedUnit], nonsense: bool) -> bool {
    let other = |code: Code| matches!(code, Code::Promise | Code::Refusal | Code::WhyQuestion | Code::LeadingQuestion);
    !nonsense
        && units.iter().any(|u| u.unit.code().is_listening() || u.unit.code() == Code::SuicideQuestion)
        && !units.iter().any(|u| pushes(u.unit.code()) || other(u.unit.code()))
}

impl State {
    /// The line is open: the first situation will be told.
    pub(crate) fn drill_opened(&mut self, scene: &Scene, play: i64) {
        if scene.pack.structure.is_drill() {
            self.drill = Some(DrillState::default());
            self.due("scene:0".to_owned(), play + THINKS_MS, What::Prompt);
        }
    }

    /// A situation was told; somebody begins to speak.
    pub(crate) fn drill_set(&mut self, play: i64) {
        let Some(drill) = &mut self.drill else { return };
        drill.told = true;
        (drill.answers, drill.silences) = (0, 0);
        let key = format!("prompt:{}:0", drill.situation);
        self.due(key, play + SCENE_MS, What::Prompt);
    }

    /// Somebody spoke; an answer is awaited, or the next situation comes.
    pub(crate) fn drill_prompted(&mut self, answers: u8, silent: bool, words: &str, until: i64) {
        let Some(drill) = &mut self.drill else { return };
        words.clone_into(&mut drill.last_words);
        drill.answers = answers;
        drill.silences += u8::from(silent);
        if usize::from(answers) < ANSWERS {
            let key = format!("waits:{}:{answers}", drill.situation);
            self.due(key, until + PATIENCE_MS, What::Waits);
            return;
        }
        drill.situation += 1;
        drill.told = false;
        let key = format!("scene:{}", drill.situation);
        self.due(key, until + BETWEEN_MS, What::Prompt);
    }

    /// An utterance: where an answer was awaited, this is it.
    pub(crate) fn drill_answered(&mut self, units: &[CodedUnit], nonsense: bool, play: i64) {
        if !self.drill_awaits() {
            return;
        }
        self.dues.retain(|_, due| due.what != What::Waits);
        let Some(drill) = &mut self.drill else { return };
        drill.heard = listened(units, nonsense);
        drill.answers += 1;
        let key = format!("prompt:{}:{}", drill.situation, drill.answers);
        self.due(key, play + THINKS_MS, What::Prompt);
    }

    /// Whether an answer is awaited now.
    pub fn drill_awaits(&self) -> bool {
        self.dues.values().any(|due| due.what == What::Waits)
    }
}

/// What comes next by itself: a scene, words, or the end. `silent` when nobody answered for so long that the person goes
/// on: the first silence of a situation is room to speak, another is nobody there.
pub(crate) fn next(scene: &Scene, state: &State, line: &str, silent: bool) -> Option<Event> {
    let drill = state.drill.as_ref()?;
    let language = scene.genesis.languages.get(line)?;
    let chosen = chosen(scene, language);
    let Some(situation) = chosen.get(usize::from(drill.situation)) else {
        return Some(Event::Ended { outcome: Outcome::Unresolved, by: EndedBy::Done });
    };
    if !drill.told {
        return Some(Event::SceneSet {
            situation: situation.id.clone(),
            level: situation.level,
            words: situation.scene.clone(),
        });
    }
    let answers = drill.answers + u8::from(silent);
    let heard = answers > 0 && if silent { drill.silences == 0 } else { drill.heard };
    let prompt = match usize::from(answers).checked_sub(1) {
        None => &situation.open,
        Some(nth) => situation.then.get(nth)?.after(heard),
    };
    Some(Event::Prompted {
        situation: situation.id.clone(),
        answers,
        heard,
        silent,
        feelings: prompt.feelings.clone(),
        words: prompt.text.clone(),
        lasts_ms: crate::reacting::lasts_ms(&prompt.text),
    })
}
