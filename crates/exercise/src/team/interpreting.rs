//! An interpreter in play, between a cell and a far end who speak different languages. Where control has given a line
//! this rule, what one side says reaches the other only when the interpreter has said it again; until then the other
//! side hears that somebody speaks. Who hears which words is decided in `view`.
//!
//! The interpreter may be a good one, or control makes a difficulty of it: the rule then asks for renderings that are
//! wrong, shortened or softened, and control can mark one afterwards. What really was said stays in the log beside it.

use super::acts;
use crate::command::Refusal;
use crate::decide;
use crate::event::{Event, LineId};
use crate::limits;
use crate::scene::Scene;
use crate::state::State;
use crate::wording::sized;
use serde::{Deserialize, Serialize};

/// How a line is interpreted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Interpretation {
    /// Seconds of play time after which words pass as they were spoken, marked as not interpreted, so that a scene need
    /// not stand still without its interpreter. 0: they wait as long as it takes.
    #[serde(default)]
    pub passes_after_s: u16,
    /// Seconds of play time by which each rendering comes late, once the interpreter has it. 0: at once.
    #[serde(default, skip_serializing_if = "is_none")]
    pub lag_s: u16,
    /// What the interpreter is asked to do to the words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub fault: Option<Misrendering>,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde asks with a reference")]
const fn is_none(seconds: &u16) -> bool {
    *seconds == 0
}

/// How a rendering departs from what was said.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Misrendering {
    Wrong,
    Shortened,
    Softened,
}

impl Misrendering {
    /// Every kind.
    pub const ALL: [Misrendering; 3] = [Misrendering::Wrong, Misrendering::Shortened, Misrendering::Softened];

    /// The stable name.
    pub const fn name(self) -> &'static str {
        match self {
            Misrendering::Wrong => "wrong",
            Misrendering::Shortened => "shortened",
            Misrendering::Softened => "softened",
        }
    }
}

/// Something said that the other side has not understood yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Waiting {
    /// The number of the utterance on its line, where it goes to the far end.
    pub n: u32,
    pub to_far: bool,
    pub text: String,
    /// What the interpreter has made of it, where it comes late.
    pub underway: Option<(String, Option<Misrendering>)>,
}

type Step<'a> = dyn FnMut(&mut State, &str, Event) + 'a;

/// Whether what is said on a line waits for the interpreter.
pub(crate) fn on(state: &State, line: &str) -> bool {
    state.lines.get(line).is_some_and(|l| l.interpreted.is_some())
}

/// The line on which event `of` waits.
pub fn waiting(state: &State, of: u64) -> Option<(&LineId, &Waiting)> {
    state.lines.iter().find_map(|(id, line)| Some((id, line.waiting.get(&of)?)))
}

/// The interpreter says again what was said.
pub(crate) fn render(
    scene: &Scene,
    state: &mut State,
    of: u64,
    text: &str,
    now: i64,
    step: &mut Step<'_>,
) -> Result<(), Refusal> {
    let waits = waiting(state, of).filter(|(_, waiting)| waiting.underway.is_none());
    let (line, _) = waits.ok_or(Refusal::NotWaiting { n: of })?;
    let line = line.clone();
    let text = sized(text, limits::UTTERANCE_CHARS)?;
    let rule = state.lines.get(&line).and_then(|l| l.interpreted).unwrap_or_default();
    let how = rule.fault;
    if rule.lag_s > 0 {
        step(state, &line, Event::Underway { of, text, how });
        return Ok(());
    }
    let play = state.play_at(now.max(state.at));
    bring(scene, state, &line, of, &Said { text, how, not_interpreted: false }, play, step);
    Ok(())
}

/// Words that waited too long pass as they were spoken.
pub(crate) fn pass(scene: &Scene, state: &mut State, line: &str, of: u64, play: i64, step: &mut Step<'_>) {
    let Some(waiting) = state.lines.get(line).and_then(|l| l.waiting.get(&of)) else { return };
    let text = waiting.text.clone();
    bring(scene, state, line, of, &Said { text, how: None, not_interpreted: true }, play, step);
}

/// A rendering that came late is there.
pub(crate) fn arrive(scene: &Scene, state: &mut State, line: &str, of: u64, play: i64, step: &mut Step<'_>) {
    let underway = state.lines.get(line).and_then(|l| l.waiting.get(&of)).and_then(|w| w.underway.clone());
    if let Some((text, how)) = underway {
        bring(scene, state, line, of, &Said { text, how, not_interpreted: false }, play, step);
    }
}

/// What the other side gets.
struct Said {
    text: String,
    how: Option<Misrendering>,
    not_interpreted: bool,
}

/// Brings words to the other side. A person who is simulated hears the rendering, and reacts to that.
fn bring(scene: &Scene, state: &mut State, line: &str, of: u64, said: &Said, play: i64, step: &mut Step<'_>) {
    let Some(Waiting { n, to_far, .. }) = state.lines.get(line).and_then(|l| l.waiting.get(&of)).cloned() else {
        return;
    };
    let Said { text, how, not_interpreted } = said;
    let event = Event::Rendered { of, to_far, text: text.clone(), how: *how, not_interpreted: *not_interpreted };
    if !to_far {
        step(state, line, event);
    } else if scene.player(line).is_some() {
        step(state, line, event);
        acts::code(scene, state, line, n, text, step);
    } else if let Some(id) = scene.at_far_end(line).map(|(id, _)| id.clone()) {
        decide::told(scene, state, line, &id, n, text, event, play, step);
    }
}

/// Control gives a line the rule, changes it or takes it away. A real telephone has a real interpreter.
pub(crate) fn set(scene: &Scene, state: &mut State, line: &str, rule: Option<Interpretation>, step: &mut Step<'_>) {
    let outside = scene.genesis.team.as_ref().is_some_and(|t| t.outside.contains(line));
    let reaches = scene.pack.structure.reached(line).is_some();
    let is = state.lines.get(line).and_then(|l| l.interpreted);
    let rule = rule.map(|rule| Interpretation { lag_s: rule.lag_s.min(limits::LAG_S), ..rule });
    if reaches && !outside && is != rule {
        step(state, line, Event::InterpretationSet { rule });
    }
}

/// Control marks a rendering.
pub(crate) fn mark(state: &mut State, of: u64, how: Misrendering, step: &mut Step<'_>) {
    let line = state.lines.iter().find(|(_, l)| l.rendered.contains(&of)).map(|(id, _)| id.clone());
    if let Some(line) = line {
        step(state, &line, Event::Misrendered { of, how });
    }
}
