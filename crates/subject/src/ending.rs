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
    if in_danger(engine, s) && hurt && person.may_end(Outcome::Harm) && chance(0) < rule.harm_chance {
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
