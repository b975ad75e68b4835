//! How an act sounds: what is in the voice, how hot it is, what it is about, and how long it takes to come.

use crate::cell::Level;
use crate::choose;
use crate::draw::{Draws, Purpose};
use crate::person::Person;
use crate::state::Subject;
use crate::table::{Engine, millionths, rounded};
use crate::var::Var;
use scenario::Act;
use scenario::line::Tone;

/// What is in the voice: the strongest feelings most often, warmth where there is trust.
pub fn tone(engine: &Engine, s: &Subject, act: Act, draws: &Draws, cause: u64) -> Tone {
    let v = &s.vars;
    let rule = &engine.constants.tone;
    if matches!(act, Act::Thank | Act::ComeOut | Act::OfferAddress) && v[Var::Trust] >= 300_000 {
        return Tone::Warmth;
    }
    if act == Act::Recall && v[Var::Trust] >= millionths(rule.warmth_trust) {
        return Tone::Warmth;
    }
    let level = engine.act(act).cell.level;
    let heat = v.share(Var::Arousal);
    let anger = v.share(Var::Anger) * (0.4 + heat) * if level == Level::Distributive { 2.0 } else { 0.7 };
    let numb = if v.share(Var::Arousal) < rule.numb_arousal {
        v.share(Var::Sadness) * 0.8
    } else {
        v.share(Var::Fatigue) * 0.3
    };
    let soft = if level == Level::Distributive { 0.6 } else { 1.2 };
    let weights = [
        (Tone::Anger, anger),
        (Tone::Fear, v.share(Var::Fear) * soft),
        (Tone::Sadness, v.share(Var::Sadness) * soft),
        (Tone::Shame, v.share(Var::Shame) * soft),
        (Tone::Numb, numb),
        (Tone::Warmth, if level == Level::Integrative { v.share(Var::Trust) * v.share(Var::Readiness) } else { 0.0 }),
    ];
    let total: f64 = weights.iter().map(|w| w.1 * w.1).sum();
    let mut at = draws.share(cause, Purpose::Voice, 0) * total;
    for (tone, weight) in weights {
        at -= weight * weight;
        if at < 0.0 {
            return tone;
        }
    }
    Tone::Sadness
}

/// 1 quiet to 3 shouting or sobbing.
pub fn heat(engine: &Engine, s: &Subject) -> u8 {
    let rule = &engine.constants.tone;
    let arousal = s.vars.share(Var::Arousal);
    if arousal >= rule.heat_high {
        3
    } else if arousal >= rule.heat_middle {
        2
    } else {
        1
    }
}

/// What it is about.
pub fn topic(person: &Person, s: &Subject, act: Act, touched: u64, draws: &Draws, cause: u64) -> Option<u8> {
    let first = |set: u64| (set != 0).then(|| set.trailing_zeros() as u8);
    match act {
        Act::AgreeStep | Act::TakeStep => person.steps.get(usize::from(s.step_asked.max(s.steps_done))).copied(),
        Act::ComeOut => person.steps.last().copied(),
        Act::Disclose => choose::secret(person, s).and_then(|i| person.secrets.get(i)).map(|x| x.topic),
        Act::Recall => {
            let near = touched & person.hooks;
            let hooks = person.hooks.count_ones();
            first(near).or_else(|| nth(person.hooks, draws.between(cause, Purpose::Voice, 1, 0, i64::from(hooks) - 1)))
        }
        Act::Open | Act::CallBack | Act::Puzzled | Act::Silence => None,
        _ => {
            // Steps are spoken of only when a step is the matter.
            let steps = person.steps.iter().fold(0u64, |set, t| set | 1 << t);
            let asked =
                if matches!(act, Act::Refuse | Act::Bargain | Act::AskNext) { touched } else { touched & !steps };
            foremost(person, asked).or(s.topic)
        }
    }
}

/// Of several topics touched at once, one that means something to this person or that this person has not; of several, the
/// last in the pack's order, which goes from the general to the particular.
fn foremost(person: &Person, set: u64) -> Option<u8> {
    let own = set & person.own_topics();
    let absent = set & person.absent;
    let among = [own | absent, set].into_iter().find(|some| *some != 0).unwrap_or(set);
    (among != 0).then(|| 63 - among.leading_zeros() as u8)
}

fn nth(set: u64, n: i64) -> Option<u8> {
    (0..64u8).filter(|t| set & (1 << t) != 0).nth(usize::try_from(n).unwrap_or(0))
}

/// Milliseconds until the person speaks: slower when tired or numb, quicker when hot.
pub fn delay_ms(person: &Person, s: &Subject, act: Act, draws: &Draws, cause: u64) -> i64 {
    let base = person.answers_after_ms as f64;
    let slow = 0.7 + 0.5 * s.vars.share(Var::Fatigue) + 0.5 * (1.0 - s.vars.share(Var::Arousal));
    let act = match act {
        Act::Confide | Act::Disclose | Act::Waver | Act::AgreeStep | Act::TakeStep | Act::ComeOut => 1.6,
        Act::Silence => 2.2,
        Act::Accuse | Act::Threaten | Act::Command | Act::Interrupted | Act::HangUp | Act::Open => 0.5,
        _ => 1.0,
    };
    let vary = 0.7 + 0.6 * draws.share(cause, Purpose::Delay, 0);
    i64::from(rounded(base * slow * act * vary))
}
