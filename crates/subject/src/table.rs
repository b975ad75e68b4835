//! The engine's tables: movements, responses, acts and constants, read from the data files. Pinned by hash in genesis.

use crate::cell::Cell;
use crate::cue::Cue;
use crate::var::{ONE, Var};
use scenario::Act;
use serde::Deserialize;
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// Techniques whose repetition wears off. A cue without one does not wear.
pub const TECHNIQUES: [&str; 14] = [
    "label",
    "paraphrase",
    "mirror",
    "question",
    "encourager",
    "i_message",
    "summary",
    "validation",
    "reassurance",
    "apology",
    "autonomy",
    "praise",
    "influence",
    "none",
];

/// Number of techniques that wear.
pub const WEARING: usize = TECHNIQUES.len() - 1;

/// What a cue does, before person and context.
#[derive(Clone, Debug)]
pub struct Movement {
    /// Variables with signed steps, -3 to 3.
    pub steps: Vec<(Var, i8)>,
    pub cell: Cell,
    pub salience: u8,
    /// Index into [`TECHNIQUES`].
    pub technique: Option<usize>,
    /// The doctrine's evidence letter.
    pub evidence: char,
    /// Whether it helps on balance: trust and understanding up or arousal and coercion down.
    pub helps: bool,
}

/// What tilts an act.
#[derive(Clone, Debug)]
pub struct ActEntry {
    pub cell: Cell,
    pub tilt: Vec<(Var, f64)>,
}

/// A row of weights.
pub type Row = Vec<(Act, f64)>;

/// `constants.toml`.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Constants {
    pub size: Sizes,
    pub motion: Motion,
    pub gate: Gate,
    pub ending: Ending,
    pub intensity: BTreeMap<String, f64>,
    pub deadline: DeadlineRule,
    pub group: Group,
    pub night: Night,
    pub tone: ToneRule,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Sizes {
    pub small: f64,
    pub middle: f64,
    pub large: f64,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Motion {
    pub trust_asymmetry: f64,
    pub gain: f64,
    pub harm: f64,
    pub noise: f64,
    pub broken_gain: f64,
    pub extreme: f64,
    pub essay_words: u32,
    pub stuffing_codes: u32,
    pub helpful_units: usize,
    pub habit_step: f64,
    pub habit_fade: f64,
    pub habit_worn: f64,
    pub fatigue_per_hour: f64,
    pub substance_half_life_minutes: f64,
    pub feeling_half_life_minutes: f64,
    pub coercion_half_life_minutes: f64,
    pub pressure_half_life_minutes: f64,
    pub shock_drop: f64,
    pub drift: f64,
    pub contact: f64,
    pub readiness_cap_without_rapport: f64,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Gate {
    pub confide_trust: f64,
    pub recall_trust: f64,
    /// How much likelier an answer is where a plain fact is asked for.
    pub plain_answer: f64,
    /// The same of telling something else instead.
    pub plain_story: f64,
    /// Share of times that what everybody answers in so many words is answered so.
    pub pat: f64,
    /// Weight of noticing that the very same words come again.
    pub again: f64,
    pub step_readiness: Vec<f64>,
    pub stage: [f64; 3],
    pub empathy: f64,
    pub rapport: f64,
    pub early_praise_trust: f64,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Ending {
    pub harm_hopelessness: f64,
    pub harm_arousal: f64,
    pub harm_ambivalence: f64,
    pub harm_farewells: u8,
    pub harm_chance: f64,
    pub held_violence: f64,
    pub held_attachment: f64,
    pub held_threats: u8,
    pub tactical_turns: u16,
    pub tactical_chance: f64,
    pub hang_ups: u8,
    pub hang_up_trust: f64,
    pub silences: u8,
}

/// When a person sets a deadline.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DeadlineRule {
    pub from_minutes: i64,
    pub to_minutes: i64,
    pub at_most: u8,
    pub demand: f64,
    pub trust: f64,
}

/// What others around a person do to it.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Group {
    pub drag: f64,
}

/// How one night differs from another.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Night {
    pub vary: f64,
    pub openness: [f64; 2],
    pub unreachable: f64,
    pub unreachable_openness: f64,
    pub least_trust: f64,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ToneRule {
    pub numb_arousal: f64,
    pub warmth_trust: f64,
    pub heat_middle: f64,
    pub heat_high: f64,
}

/// A share as millionths.
pub fn millionths(share: f64) -> i32 {
    rounded(share * f64::from(ONE))
}

/// To the nearest whole number, halves away from nought. `f64::round` is a call into the C library on plain x86-64 and
/// was a tenth of a turn's time.
pub(crate) fn rounded(x: f64) -> i32 {
    (x + if x < 0.0 { -0.5 } else { 0.5 }) as i32
}

/// Everything the engine knows that is not a person.
#[derive(Clone, Debug)]
pub struct Engine {
    /// By cue.
    pub movements: Vec<Movement>,
    /// By cue, then by the level of the person's own last act.
    pub responses: Vec<[Row; 3]>,
    /// By act.
    pub acts: Vec<ActEntry>,
    pub constants: Constants,
    /// SHA-256 of all data files, lower-case hex.
    pub hash: String,
}

/// What is wrong with a table file.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{file}: {what}")]
pub struct TableError {
    pub file: &'static str,
    pub what: String,
}

impl Engine {
    /// The tables shipped with the program.
    pub fn builtin() -> &'static Engine {
        static ENGINE: LazyLock<Engine> = LazyLock::new(|| {
            // The shipped files are read by a unit test; a broken one never leaves the house.
            #[expect(clippy::expect_used, reason = "the shipped tables are checked by a unit test")]
            Engine::read(
                include_str!("../data/movements.toml"),
                include_str!("../data/responses.toml"),
                include_str!("../data/acts.toml"),
                include_str!("../data/constants.toml"),
            )
            .expect("shipped tables are valid")
        });
        &ENGINE
    }

    /// Reads the four data files.
    pub fn read(movements: &str, responses: &str, acts: &str, constants: &str) -> Result<Engine, TableError> {
        let mut hash = Sha256::new();
        for file in [movements, responses, acts, constants] {
            hash.update((file.len() as u64).to_be_bytes());
            hash.update(file.as_bytes());
        }
        let hash = hash.finalize().iter().map(|b| format!("{b:02x}")).collect();
        Ok(Engine {
            movements: read_movements(movements)?,
            responses: read_responses(responses)?,
            acts: read_acts(acts)?,
            constants: toml::from_str(constants).map_err(|e| fail("constants.toml", e))?,
            hash,
        })
    }

    /// What a cue does.
    pub fn movement(&self, cue: Cue) -> &Movement {
        &self.movements[cue as usize]
    }

    /// Where an act stands and what tilts it.
    pub fn act(&self, act: Act) -> &ActEntry {
        &self.acts[act as usize]
    }

    /// The amount of a signed step, in millionths.
    pub fn amount(&self, step: i8) -> f64 {
        let size = match step.unsigned_abs() {
            0 => 0.0,
            1 => self.constants.size.small,
            2 => self.constants.size.middle,
            _ => self.constants.size.large,
        };
        f64::from(step.signum()) * size * f64::from(ONE)
    }
}

fn fail(file: &'static str, what: impl ToString) -> TableError {
    TableError { file, what: what.to_string() }
}

fn read_cell(file: &'static str, name: &str, value: Option<&toml::Value>) -> Result<Cell, TableError> {
    value
        .and_then(toml::Value::as_str)
        .and_then(Cell::parse)
        .ok_or_else(|| fail(file, format!("«{name}» needs a cell, for example cell = \"IR\"")))
}

fn read_movements(text: &str) -> Result<Vec<Movement>, TableError> {
    const FILE: &str = "movements.toml";
    let table: BTreeMap<String, toml::Table> = toml::from_str(text).map_err(|e| fail(FILE, e))?;
    if let Some(stranger) = table.keys().find(|name| Cue::named(name).is_none()) {
        return Err(fail(FILE, format!("«{stranger}» is no cue")));
    }
    Cue::ALL.iter().map(|cue| movement(FILE, cue.name(), table.get(cue.name()))).collect()
}

fn movement(file: &'static str, name: &str, row: Option<&toml::Table>) -> Result<Movement, TableError> {
    let row = row.ok_or_else(|| fail(file, format!("the cue «{name}» is missing")))?;
    let mut steps = Vec::new();
    let mut technique = None;
    for (key, value) in row {
        match (key.as_str(), value) {
            ("cell" | "salience" | "ev", _) => {}
            ("learn", toml::Value::String(learn)) => {
                let index = TECHNIQUES.iter().position(|t| t == learn);
                technique = Some(index.ok_or_else(|| fail(file, format!("«{name}»: unknown technique «{learn}»")))?);
            }
            (var, toml::Value::Integer(step)) if (-3..=3).contains(step) => {
                let var = Var::named(var).ok_or_else(|| fail(file, format!("«{name}»: unknown variable «{var}»")))?;
                steps.push((var, *step as i8));
            }
            (key, _) => return Err(fail(file, format!("«{name}»: «{key}» needs a whole number from -3 to 3"))),
        }
    }
    let salience = row.get("salience").and_then(toml::Value::as_integer).and_then(|s| u8::try_from(s).ok());
    let evidence = row.get("ev").and_then(toml::Value::as_str).and_then(|e| e.chars().next());
    let balance: i32 = steps
        .iter()
        .map(|(var, step)| match var {
            Var::Trust | Var::Understood | Var::Ambivalence => i32::from(*step),
            Var::Arousal | Var::Coercion | Var::Hopelessness | Var::Face => -i32::from(*step),
            _ => 0,
        })
        .sum();
    Ok(Movement {
        steps,
        cell: read_cell(file, name, row.get("cell"))?,
        salience: salience.ok_or_else(|| fail(file, format!("«{name}» needs a salience from 0 to 255")))?,
        technique,
        evidence: evidence.ok_or_else(|| fail(file, format!("«{name}» needs an evidence letter")))?,
        helps: balance > 0,
    })
}

fn read_row(file: &'static str, name: &str, row: &BTreeMap<String, f64>) -> Result<Row, TableError> {
    row.iter()
        .map(|(act, weight)| {
            let act: Act = act.parse().map_err(|e| fail(file, format!("[{name}]: {e}")))?;
            if *weight > 0.0 {
                Ok((act, *weight))
            } else {
                Err(fail(file, format!("[{name}] {act}: weight must be above 0")))
            }
        })
        .collect()
}

fn read_responses(text: &str) -> Result<Vec<[Row; 3]>, TableError> {
    const FILE: &str = "responses.toml";
    #[derive(Deserialize)]
    #[serde(deny_unknown_fields)]
    struct Levels {
        a: BTreeMap<String, f64>,
        d: BTreeMap<String, f64>,
        i: BTreeMap<String, f64>,
    }
    let table: BTreeMap<String, Levels> = toml::from_str(text).map_err(|e| fail(FILE, e))?;
    if let Some(stranger) = table.keys().find(|name| Cue::named(name).is_none()) {
        return Err(fail(FILE, format!("[{stranger}] is no cue")));
    }
    Cue::ALL
        .iter()
        .map(|cue| match table.get(cue.name()) {
            Some(levels) => Ok([
                read_row(FILE, cue.name(), &levels.a)?,
                read_row(FILE, cue.name(), &levels.d)?,
                read_row(FILE, cue.name(), &levels.i)?,
            ]),
            // Overlays (a name used, a warm word, a kept pause) never lead a reaction.
            None if matches!(cue, Cue::PauseKept | Cue::KinshipWarm | Cue::NameUsed) => Ok(Default::default()),
            None => Err(fail(FILE, format!("[{}] is missing", cue.name()))),
        })
        .collect()
}

fn read_acts(text: &str) -> Result<Vec<ActEntry>, TableError> {
    const FILE: &str = "acts.toml";
    #[derive(Deserialize)]
    #[serde(deny_unknown_fields)]
    struct Entry {
        cell: toml::Value,
        #[serde(default)]
        tilt: BTreeMap<String, f64>,
    }
    let table: BTreeMap<String, Entry> = toml::from_str(text).map_err(|e| fail(FILE, e))?;
    Act::ALL
        .iter()
        .map(|act| {
            let entry = table.get(act.name()).ok_or_else(|| fail(FILE, format!("the act «{act}» is missing")))?;
            let tilt = entry
                .tilt
                .iter()
                .map(|(var, k)| {
                    Var::named(var)
                        .map(|v| (v, *k))
                        .ok_or_else(|| fail(FILE, format!("«{act}»: unknown variable «{var}»")))
                })
                .collect::<Result<_, _>>()?;
            Ok(ActEntry { cell: read_cell(FILE, act.name(), Some(&entry.cell))?, tilt })
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shipped_tables_name_every_cue_and_act() {
        let engine = Engine::builtin();
        assert_eq!(engine.movements.len(), Cue::COUNT);
        assert_eq!(engine.acts.len(), Act::COUNT);
        assert_eq!(engine.hash.len(), 64);
    }

    #[test]
    fn signs_follow_the_doctrine() {
        let engine = Engine::builtin();
        let step = |cue: Cue, var: Var| engine.movement(cue).steps.iter().find(|s| s.0 == var).map_or(0, |s| s.1);
        assert_eq!(step(Cue::LabelFit, Var::Arousal), -2);
        assert_eq!(step(Cue::LabelFit, Var::Trust), 2);
        assert_eq!(step(Cue::Threat, Var::Arousal), 3);
        assert_eq!(step(Cue::Threat, Var::Trust), -3);
        assert_eq!(step(Cue::Order, Var::Coercion), 3);
        assert!(engine.movement(Cue::Validation).helps && !engine.movement(Cue::Minimising).helps);
    }

    #[test]
    fn a_misspelt_cue_is_named() {
        let engine = include_str!("../data/movements.toml").replace("label_fit ", "label_fitt ");
        let error = read_movements(&engine).unwrap_err();
        assert!(error.to_string().contains("label_fitt"), "{error}");
    }
}
