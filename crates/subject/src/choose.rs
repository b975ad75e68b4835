//! What the person does next: drawn from the cue-response table, tilted by state, within what is possible now.

use crate::cell::Level;
use crate::cue::Cue;
use crate::draw::{Draws, Purpose};
use crate::person::Person;
use crate::state::{Stage, Subject};
use crate::table::{Engine, millionths};
use crate::var::Var;
use scenario::Act;

/// What the choice depends on beside the state.
#[derive(Clone, Copy, Debug)]
pub struct Moment {
    /// The cue that is answered.
    pub lead: Cue,
    /// Helpful cues outweigh hurtful ones.
    pub kind: bool,
    pub hurt: bool,
    /// A hook was touched.
    pub hook: bool,
    /// Topics of this person's own story, or of people held, that a question is about.
    pub asked: u64,
    /// A question asks for a plain fact, and for none that is close to this person's heart.
    pub plain: bool,
    /// Something that everybody answers, however it was put: "Who are you?", "Are you a bot?", a recipe.
    pub pat: bool,
    /// The very same words were said before in this call.
    pub again: bool,
}

/// Draws an act.
pub fn act(engine: &Engine, person: &Person, s: &Subject, moment: Moment, draws: &Draws, cause: u64) -> Act {
    if let Some(act) = step(engine, person, s, moment, draws, cause) {
        return act;
    }
    if moment.pat && !moment.again && draws.share(cause, Purpose::Act, 3) < engine.constants.gate.pat {
        return Act::Answer;
    }
    let row = &engine.responses[moment.lead as usize][s.level(engine) as usize];
    let mut weighed: [(Act, f64); 16] = [(Act::Silence, 0.0); 16];
    let mut count = 0;
    let extra = extra(engine, person, s, moment);
    for (act, weight) in row.iter().chain(extra.iter().filter(|(_, w)| *w > 0.0)) {
        if count == weighed.len() || !possible(engine, person, s, moment, *act) {
            continue;
        }
        let mut tilted = weight * tilt(engine, s, *act) * person.leaning[*act as usize];
        if moment.plain {
            tilted *= plainly(engine, *act);
        }
        // Cubed: people use few of the available replies (Taylor & Donald, 2003).
        weighed[count] = (*act, tilted * tilted * tilted);
        count += 1;
    }
    let options = &weighed[..count];
    let total: f64 = options.iter().map(|o| o.1).sum();
    let mut at = draws.share(cause, Purpose::Act, 0) * total;
    for (act, weight) in options {
        at -= weight;
        if at < 0.0 {
            return *act;
        }
    }
    options.last().map_or(Act::Stall, |o| o.0)
}

/// Who is asked a plain fact mostly tells it, or will not; it is no occasion for the story of one's life.
fn plainly(engine: &Engine, act: Act) -> f64 {
    let gate = &engine.constants.gate;
    match act {
        Act::Answer => gate.plain_answer,
        Act::Vent | Act::Despair | Act::Justify | Act::Confide | Act::Disclose | Act::Recall => gate.plain_story,
        _ => 1.0,
    }
}

/// A step that was agreed is taken when nothing hurts; the familiar form is offered when there is rapport.
fn step(engine: &Engine, person: &Person, s: &Subject, moment: Moment, draws: &Draws, cause: u64) -> Option<Act> {
    if moment.hurt {
        return None;
    }
    if s.step_agreed && draws.share(cause, Purpose::Act, 1) < 0.8 {
        let last = usize::from(s.step_asked.max(s.steps_done)) + 1 >= person.steps.len();
        return Some(if last { Act::ComeOut } else { Act::TakeStep });
    }
    let offers = person.offers_familiar_at.is_some_and(|at| s.rapport() >= at);
    let warm = s.level(engine) == Level::Integrative && moment.kind;
    if offers && warm && !s.familiar_offered && draws.share(cause, Purpose::Act, 2) < 0.35 {
        return Some(Act::OfferAddress);
    }
    None
}

/// Weights that the state adds to a row: leave-taking in despair, ringing off, pulling back after much closeness,
/// speaking of wants.
fn extra(engine: &Engine, person: &Person, s: &Subject, moment: Moment) -> [(Act, f64); 7] {
    let v = &s.vars;
    let ending = &engine.constants.ending;
    let hopeless = v[Var::Hopelessness] >= millionths(ending.harm_hopelessness - 0.06) && v[Var::Readiness] < 250_000;
    let farewell = if hopeless && !moment.kind && (moment.hurt || s.turns > 10) { 2.0 } else { 0.0 };
    let distrust = v[Var::Trust] < millionths(ending.hang_up_trust) && s.turns > 2;
    let hang_up = if distrust && moment.hurt { 1.4 } else { 0.0 };
    let pull_back = f64::from(s.wave.saturating_sub(6));
    let wants = person.demands && person.wants & !s.kept != 0 && s.turns > 1 && !moment.kind;
    let demand = if wants { 1.5 * v.share(Var::Demand) } else { 0.0 };
    let urgent = v[Var::Demand] >= millionths(engine.constants.deadline.demand) && s.turns > 5 && !moment.kind;
    let deadline = if person.deadlines && urgent { 1.2 * v.share(Var::Demand) } else { 0.0 };
    let again = if moment.again { engine.constants.gate.again } else { 0.0 };
    [
        (Act::Farewell, farewell),
        (Act::HangUp, hang_up),
        (Act::Despair, pull_back),
        (Act::Test, pull_back * 0.6),
        (Act::Demand, demand),
        (Act::SetDeadline, deadline),
        (Act::NoticeRepeat, again),
    ]
}

fn tilt(engine: &Engine, s: &Subject, act: Act) -> f64 {
    engine.act(act).tilt.iter().fold(1.0, |w, (var, k)| w * (1.0 + k * (s.vars.share(*var) - 0.5) * 2.0)).max(0.02)
}

/// Whether an act is possible now.
fn possible(engine: &Engine, person: &Person, s: &Subject, moment: Moment, act: Act) -> bool {
    let v = &s.vars;
    let gate = &engine.constants.gate;
    let trust = v[Var::Trust];
    match act {
        Act::Confide => {
            trust >= millionths(gate.confide_trust * 0.8)
                || moment.kind && trust >= millionths(gate.confide_trust * 0.5)
        }
        // Who is asked after somebody tells of them, not of something else.
        Act::Disclose => secret(person, s)
            .and_then(|i| person.secrets.get(i))
            .is_some_and(|x| moment.asked == 0 || moment.asked & (1 << x.topic) != 0),
        Act::Recall => person.hooks != 0 && (moment.hook || trust >= millionths(gate.recall_trust)),
        Act::HangUp => moment.hurt || trust < millionths(engine.constants.ending.hang_up_trust),
        Act::Farewell => v[Var::Hopelessness] >= 650_000 && v[Var::Readiness] < 400_000,
        // Who has grown attached to the person held threatens no more with them.
        Act::Threaten => v[Var::Arousal] >= 450_000 && (person.held == 0 || v[Var::Attachment] < 600_000),
        Act::Demand => person.demands,
        Act::SetDeadline => person.deadlines && s.deadline_ms == 0 && s.deadlines < engine.constants.deadline.at_most,
        Act::AskNext => v[Var::Readiness] >= millionths(gate.stage[0]),
        Act::AgreeStep => !s.step_agreed && v[Var::Readiness] >= crate::appraise::step_needs(engine, s),
        Act::Waver => v[Var::Ambivalence] >= 250_000 && s.stage(&engine.constants) < Stage::Action,
        Act::Thank => trust >= 150_000,
        Act::OfferAddress | Act::Harm => false,
        _ => true,
    }
}

/// The next fact that would be told at this level of trust.
pub fn secret(person: &Person, s: &Subject) -> Option<usize> {
    let out = |i: usize| s.disclosed & (1 << i) != 0;
    let near = |topic: u8| s.topic == Some(topic) || s.touched & (1 << topic) != 0;
    let ready = |i: &usize| person.secrets.get(*i).is_some_and(|x| s.vars[Var::Trust] >= x.needs_trust) && !out(*i);
    let mut open = (0..person.secrets.len().min(32)).filter(ready);
    let first = open.next()?;
    let on_topic = |i: &usize| person.secrets.get(*i).is_some_and(|x| near(x.topic));
    Some(std::iter::once(first).chain(open).find(on_topic).unwrap_or(first))
}
