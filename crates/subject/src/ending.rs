//! How a scene ends by itself. Poor handling mostly ends late or unresolved and seldom in harm; what the trainer does not
//! allow does not happen.

use crate::draw::{Draws, Purpose};
use crate::person::Person;
use crate::state::Subject;
use crate::table::{Engine, millionths};
use crate::var::Var;
use scenario::{Act, Outcome};

/// What the act and the state bring about, if it is the end.
pub fn after(
    engine: &Engine,
    person: &Person,
    s: &Subject,
    act: Act,
    hurt: bool,
    draws: &Draws,
    cause: u64,
) -> Option<Outcome> {
    let rule = &engine.constants.ending;
    match act {
        Act::ComeOut => return Some(Outcome::Peaceful),
        Act::HangUp if s.hang_ups >= rule.hang_ups && person.may_end(Outcome::Withdrawn) => {
            return Some(Outcome::Withdrawn);
        }
        _ => {}
    }
    let chance = |nth| draws.share(cause, Purpose::Ending, nth);
    let danger = in_danger(engine, s) || held_in_danger(engine, person, s);
    if danger && hurt && person.may_end(Outcome::Harm) && chance(0) < rule.harm_chance {
        return Some(Outcome::Harm);
    }
    let lost = s.extreme_turns >= rule.tactical_turns;
    if lost && person.may_end(Outcome::Tactical) && chance(1) < rule.tactical_chance {
        return Some(Outcome::Tactical);
    }
    None
}

/// Hopeless, aroused, no longer torn, and the goodbyes said: what an expert would see as immediate danger.
pub fn in_danger(engine: &Engine, s: &Subject) -> bool {
    let rule = &engine.constants.ending;
    let v = &s.vars;
    v[Var::Hopelessness] >= millionths(rule.harm_hopelessness)
        && v[Var::Arousal] >= millionths(rule.harm_arousal)
        && v[Var::Ambivalence] <= millionths(rule.harm_ambivalence)
        && s.farewells >= rule.harm_farewells
}

/// Somebody is held by a person ready for violence who threatens and is not attached to them.
pub fn held_in_danger(engine: &Engine, person: &Person, s: &Subject) -> bool {
    let rule = &engine.constants.ending;
    let v = &s.vars;
    person.held != 0
        && s.steps_done < u8::try_from(person.partial_from).unwrap_or(u8::MAX)
        && s.threats >= rule.held_threats
        && v[Var::Violence] >= millionths(rule.held_violence)
        && v[Var::Arousal] >= millionths(rule.harm_arousal)
        && v[Var::Attachment] <= millionths(rule.held_attachment)
}

/// The outcome when time or the negotiators run out.
pub fn at_the_end(person: &Person, s: &Subject) -> Outcome {
    let partial = usize::from(s.steps_done) >= person.partial_from && person.may_end(Outcome::Partial);
    if partial { Outcome::Partial } else { Outcome::Unresolved }
}

/// Whether a person who rang off answers the phone again, by trust and by how often it happened.
pub fn picks_up(person: &Person, s: &Subject, draws: &Draws, cause: u64) -> bool {
    let willing = 0.85 + 0.4 * s.vars.share(Var::Trust) - 0.12 * f64::from(s.hang_ups.saturating_sub(1));
    let _ = person;
    draws.share(cause, Purpose::PickUp, 0) < willing
}
