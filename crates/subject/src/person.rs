//! A persona made ready for the engine: fixed traits as numbers and bit sets, in the pack's order of topics.

use crate::heard::HeardUnit;
use crate::table::{Engine, millionths};
use crate::var::{Var, Vars};
use coding::unit::{Feeling, Kinship};
use scenario::line::Asks;
use scenario::persona::{Expects, Gender};
use scenario::{Act, Outcome, Pack};

/// How strongly this person answers; 1.0 is the engine's default.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Scale {
    pub arousal_up: f64,
    pub arousal_down: f64,
    pub trust_up: f64,
    pub trust_down: f64,
    pub hopelessness: f64,
    pub readiness: f64,
    pub face: f64,
    pub coercion: f64,
    pub autonomy: f64,
    pub habituation: f64,
    pub noise: f64,
    pub silence: f64,
}

/// A fact that is told when there is enough trust.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Secret {
    pub topic: u8,
    pub needs_trust: i32,
}

/// A persona cast in a part.
#[derive(Clone, Debug, PartialEq)]
pub struct Person {
    pub id: String,
    pub gender: Gender,
    pub start: Vars,
    pub scale: Scale,
    pub gate_rapport: i32,
    pub gate_arousal: i32,
    pub calming_minutes: f64,
    pub expects: Expects,
    pub offers_familiar_at: Option<i32>,
    /// Those outside know the name before it is given.
    pub name_known: bool,
    pub welcome: Vec<Kinship>,
    pub unwelcome: Vec<Kinship>,
    pub underlying: Vec<Feeling>,
    pub hooks: u64,
    pub triggers: u64,
    /// Topics of what this person has not.
    pub absent: u64,
    pub secrets: Vec<Secret>,
    /// Desk items that are wanted.
    pub wants: u32,
    /// Topics of the steps toward safety, in order.
    pub steps: Vec<u8>,
    /// The step from which an ending counts as partial.
    pub partial_from: usize,
    pub demands: bool,
    pub deadlines: bool,
    /// Topics under which people held are spoken of; 0 where nobody is.
    pub held: u64,
    /// Others stand behind this person.
    pub group: bool,
    pub answers_after_ms: i64,
    pub patience_ms: i64,
    pub calls_back_after_ms: i64,
    /// Multiplies the weight of each act.
    pub leaning: Vec<f64>,
    /// Outcomes that may happen: the pack's, cut by what the trainer allows.
    pub outcomes: Vec<Outcome>,
}

/// The worst ending that a trainer allows (doctrine 8): everything up to it in this order may happen.
pub const WORST: [Outcome; 4] = [Outcome::Unresolved, Outcome::Withdrawn, Outcome::Tactical, Outcome::Harm];

/// Why a persona cannot be cast.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CastError {
    #[error("the pack has no persona «{0}»")]
    NoPersona(String),
    #[error("«{0}» cannot be the worst ending; choose unresolved, withdrawn, tactical or harm")]
    Worst(&'static str),
}

impl Person {
    /// Casts a persona of the pack at an intensity (1-5, 3 as written) with a worst ending.
    pub fn cast(
        engine: &Engine,
        pack: &Pack,
        persona: &str,
        intensity: u8,
        worst: Outcome,
    ) -> Result<Person, CastError> {
        let p = pack.personas.get(persona).ok_or_else(|| CastError::NoPersona(persona.to_owned()))?;
        let worst = WORST.iter().position(|o| *o == worst).ok_or(CastError::Worst(worst.name()))?;
        let topics = |ids: &[String]| ids.iter().filter_map(|id| pack.topic(id)).fold(0u64, |set, t| set | 1 << t);
        let scale = |name: &str| p.scale.get(name).copied().unwrap_or(1.0);
        let structure = &pack.structure;
        let steps: Vec<u8> = structure.steps.iter().filter_map(|s| pack.topic(&s.topic)).map(|t| t as u8).collect();
        Ok(Person {
            id: p.id.clone(),
            gender: p.gender,
            start: start(engine, &p.start, intensity),
            scale: Scale {
                arousal_up: scale("arousal_up"),
                arousal_down: scale("arousal_down"),
                trust_up: scale("trust_up"),
                trust_down: scale("trust_down"),
                hopelessness: scale("hopelessness"),
                readiness: scale("readiness"),
                face: scale("face"),
                coercion: scale("coercion"),
                autonomy: scale("autonomy"),
                habituation: scale("habituation"),
                noise: scale("noise"),
                silence: scale("silence"),
            },
            gate_rapport: millionths(p.gate_rapport),
            gate_arousal: millionths(p.gate_arousal),
            calming_minutes: p.calming_minutes.max(0.1),
            expects: p.address.expects,
            offers_familiar_at: p.address.offers_familiar_at.map(millionths),
            name_known: p.address.name_known,
            welcome: p.address.welcome.clone(),
            unwelcome: p.address.unwelcome.clone(),
            underlying: p.underlying.clone(),
            hooks: topics(&p.hooks),
            triggers: topics(&p.triggers),
            absent: topics(&p.absent),
            secrets: p
                .disclosures
                .iter()
                .filter_map(|d| {
                    Some(Secret { topic: pack.topic(&d.topic)? as u8, needs_trust: millionths(d.needs_trust) })
                })
                .collect(),
            wants: p
                .demands
                .iter()
                .filter_map(|id| structure.desk.iter().position(|d| d.id == *id))
                .fold(0, |set, i| set | 1 << i),
            partial_from: structure.steps.iter().position(|s| s.partial).map_or(usize::MAX, |i| i + 1),
            steps,
            demands: structure.faculties.demands,
            deadlines: structure.faculties.deadlines,
            held: if structure.faculties.people_held { topics(&structure.held) } else { 0 },
            group: structure.faculties.group,
            answers_after_ms: seconds(p.tempo.answers_after_seconds),
            patience_ms: seconds(p.tempo.patience_seconds),
            calls_back_after_ms: seconds(p.tempo.calls_back_after_seconds),
            leaning: Act::ALL.iter().map(|a| p.leaning.get(a.name()).copied().unwrap_or(1.0)).collect(),
            outcomes: structure
                .outcomes
                .iter()
                .copied()
                .filter(|o| WORST.iter().position(|w| w == o).is_none_or(|at| at <= worst))
                .collect(),
        })
    }

    /// Topics that mean something to this person: hooks, triggers, what can be told.
    pub fn own_topics(&self) -> u64 {
        self.secrets.iter().fold(self.hooks | self.triggers, |all, x| all | 1 << x.topic)
    }

    /// What somebody speaks of as if this person had it, and it is not so; unless what is this person's own is meant, which
    /// stands later in the pack's order, from the general to the particular. Asking whether it is so takes nothing for granted.
    pub fn taken_for_granted(&self, unit: &HeardUnit) -> u64 {
        let own = unit.topics & self.own_topics();
        let later = own.checked_ilog2().map_or(u64::MAX, |last| !(u64::MAX >> (63 - last)));
        let granted = (unit.asks != Some(Asks::YesNo) || unit.as_had) && !unit.of_oneself;
        if granted { unit.topics & self.absent & later } else { 0 }
    }

    /// Whether an outcome may happen here.
    pub fn may_end(&self, outcome: Outcome) -> bool {
        self.outcomes.contains(&outcome)
    }
}

fn seconds(s: f64) -> i64 {
    (s * 1000.0).round() as i64
}

fn start(engine: &Engine, written: &std::collections::BTreeMap<String, f64>, intensity: u8) -> Vars {
    let points = f64::from(intensity.clamp(1, 5)) - 3.0;
    let mut vars = Vars::default();
    for var in Var::ALL {
        let base = written.get(var.name()).copied().unwrap_or(0.0);
        let more = engine.constants.intensity.get(var.name()).copied().unwrap_or(0.0) * points;
        vars.shift(*var, millionths(base + more));
    }
    vars
}
