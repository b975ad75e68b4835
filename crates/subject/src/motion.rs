//! How the state moves: decay between stimuli, and the movement of a cue scaled by person and context (doctrine 7.2).

use crate::appraise::Appraised;
use crate::person::Person;
use crate::state::Subject;
use crate::table::{Engine, WEARING, millionths, rounded};
use crate::var::{ONE, Var};

/// What one cue really moved, in millionths.
pub type Moved = Vec<(Var, i32)>;

/// Play time passes up to `now_ms`: closed form, so it does not matter how often it is called.
pub fn pass_time(engine: &Engine, person: &Person, s: &mut Subject, now_ms: i64) {
    let minutes = (now_ms - s.at_ms).max(0) as f64 / 60_000.0;
    s.at_ms = s.at_ms.max(now_ms);
    if minutes <= 0.0 {
        return;
    }
    let motion = &engine.constants.motion;
    let safe = s.last_hurt == 0 || s.turns.saturating_sub(s.last_hurt) >= 2;
    let calming = if safe { person.calming_minutes } else { person.calming_minutes * 4.0 };
    let resting = |var: Var| (var, person.start[var] / 2);
    relax(s, minutes, calming, &[(Var::Arousal, 150_000)]);
    let feelings = [Var::Anger, Var::Fear, Var::Shame, Var::Sadness].map(resting);
    relax(s, minutes, motion.feeling_half_life_minutes, &feelings);
    relax(s, minutes, motion.coercion_half_life_minutes, &[resting(Var::Coercion)]);
    let pressure = [Var::Face, Var::Autonomy, Var::Violence].map(resting);
    relax(s, minutes, motion.pressure_half_life_minutes, &pressure);
    relax(s, minutes, motion.substance_half_life_minutes, &[(Var::Substance, 0)]);
    s.vars.shift(Var::Fatigue, millionths(motion.fatigue_per_hour * minutes / 60.0));
}

/// Brings what is above its rest nearer to it by one half-life. The power is only taken where something is away from its
/// rest: it is the dearest thing in a step.
fn relax(s: &mut Subject, minutes: f64, half_life: f64, rests: &[(Var, i32)]) {
    let mut left = None;
    for (var, rest) in rests {
        let away = s.vars[*var] - rest;
        if away > 0 {
            let share = *left.get_or_insert_with(|| libm::exp2(-minutes / half_life));
            s.vars[*var] = rest + rounded(f64::from(away) * share);
        }
    }
}

/// Applies one cue; `chance` in 0-1 varies its size (rule 9).
pub fn apply(engine: &Engine, person: &Person, s: &mut Subject, cue: &Appraised, chance: f64) -> Moved {
    let movement = engine.movement(cue.cue);
    let motion = &engine.constants.motion;
    let open = s.open_to_influence(person);
    let wear = movement.technique.and_then(|t| s.wear.get(t)).map_or(0.0, |w| f64::from(*w) / f64::from(ONE));
    let vary = 1.0 + motion.noise * person.scale.noise * (2.0 * chance - 1.0);
    let mut moved = Vec::with_capacity(movement.steps.len());
    for (var, step) in &movement.steps {
        let helps = helps(*var, *step);
        let mut by = engine.amount(*step) * cue.strength * vary;
        if helps {
            by *= motion.gain * if s.broken { motion.broken_gain } else { 1.0 };
            by *= 1.0 - 0.7 * (wear * person.scale.habituation).min(1.0);
        } else {
            by *= motion.harm;
        }
        by *= personal(engine, person, s, *var, *step, open);
        let done = s.vars.shift(*var, rounded(by));
        if done != 0 {
            moved.push((*var, done));
        }
    }
    moved
}

/// Whether this direction of this variable is the good one.
fn helps(var: Var, step: i8) -> bool {
    match var {
        Var::Trust | Var::Understood | Var::Ambivalence | Var::ExitDignity | Var::Readiness => step > 0,
        _ => step < 0,
    }
}

/// What person and present level make of a movement: trust is slow to grow and quick to fall, a calm person has little
/// left to calm, readiness grows only through the open gate.
fn personal(engine: &Engine, person: &Person, s: &Subject, var: Var, step: i8, open: bool) -> f64 {
    let scale = &person.scale;
    let at = s.vars.share(var);
    let open_tonight = f64::from(s.openness) / f64::from(ONE);
    // Even somebody who cannot be brought back tonight can be talked with.
    let trusting = open_tonight.max(engine.constants.night.least_trust);
    let motion = &engine.constants.motion;
    match (var, step > 0) {
        (Var::Trust, true) => scale.trust_up * trusting * (1.1 - at),
        (Var::Understood, true) => scale.trust_up * trusting * (1.15 - at),
        (Var::Trust | Var::Understood, false) => scale.trust_down * motion.trust_asymmetry * (0.35 + at).min(1.0),
        (Var::Arousal, true) => scale.arousal_up * (1.15 - at),
        (Var::Arousal, false) => scale.arousal_down * (0.3 + at),
        (Var::Hopelessness, true) => scale.hopelessness * (1.1 - at),
        (Var::Hopelessness, false) => scale.hopelessness * open_tonight,
        (Var::Readiness, true) if !open => {
            let cap = motion.readiness_cap_without_rapport;
            if at < cap { 0.3 * scale.readiness } else { 0.0 }
        }
        (Var::Readiness, true) => {
            let hope = (1.3 - s.vars.share(Var::Hopelessness)).min(1.0);
            scale.readiness * open_tonight * hope * alone(engine, person, s)
        }
        (Var::Face, _) => scale.face,
        (Var::Coercion, _) => scale.coercion,
        (Var::Autonomy, _) => scale.autonomy,
        _ => 1.0,
    }
}

/// What is left of a movement toward the other side when others stand behind a person.
fn alone(engine: &Engine, person: &Person, s: &Subject) -> f64 {
    if person.group { 1.0 - engine.constants.group.drag * s.vars.share(Var::Cohesion) } else { 1.0 }
}

/// A shock or a trigger drops at least part of a step, to be rebuilt (doctrine 2.1).
pub fn fall_back(engine: &Engine, s: &mut Subject, share: f64) -> i32 {
    s.step_agreed = false;
    s.vars.shift(Var::Readiness, -millionths(engine.constants.motion.shock_drop * share))
}

/// Calm talk with rapport ripens by itself, as far as hope allows.
pub fn ripen(engine: &Engine, person: &Person, s: &mut Subject) -> i32 {
    if !s.open_to_influence(person) {
        return 0;
    }
    let hope = 1.2 - s.vars.share(Var::Hopelessness);
    let tonight = f64::from(s.openness) / f64::from(ONE);
    s.vars.shift(
        Var::Readiness,
        millionths(engine.constants.motion.drift * person.scale.readiness * tonight * hope * alone(engine, person, s)),
    )
}

/// Techniques used now wear, the others recover.
pub fn wear(engine: &Engine, s: &mut Subject, used: &[Appraised]) {
    let motion = &engine.constants.motion;
    let mut now = [false; WEARING];
    for cue in used {
        if let Some(t) = engine.movement(cue.cue).technique
            && let Some(slot) = now.get_mut(t)
        {
            *slot = true;
        }
    }
    let (step, fade) = (millionths(motion.habit_step), millionths(motion.habit_fade));
    for (wear, used) in s.wear.iter_mut().zip(now) {
        let by = if used { step } else { -fade };
        *wear = (*wear + by).clamp(0, ONE);
    }
}
