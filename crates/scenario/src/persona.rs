//! `personas/<id>.toml`: fixed traits of a person in crisis (doctrine 7.1). Numbers are 0-1 unless noted.

use coding::unit::{Feeling, Kinship};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Persona {
    pub id: String,
    pub gender: Gender,
    pub age: u8,
    /// State at first contact, at intensity 3, by variable name.
    pub start: BTreeMap<String, f64>,
    /// How strongly this person answers: 1 is the engine's default. By name, see `docs/pack-format.md`.
    #[serde(default)]
    pub scale: BTreeMap<String, f64>,
    /// Above this rapport, and below `gate_arousal`, influence works; otherwise it meets reactance.
    pub gate_rapport: f64,
    pub gate_arousal: f64,
    /// Minutes in which arousal falls by half while contact is safe.
    pub calming_minutes: f64,
    pub address: AddressRule,
    /// What is felt underneath, strongest first; a label that names one of these fits even when the voice does not show it.
    #[schemars(with = "Vec<String>")]
    pub underlying: Vec<Feeling>,
    /// Topics that are reasons to live.
    #[serde(default)]
    pub hooks: Vec<String>,
    /// Topics that hurt.
    #[serde(default)]
    pub triggers: Vec<String>,
    /// Topics of what this person has not, such as kin: who speaks of them as if they were there is corrected.
    #[serde(default)]
    pub absent: Vec<String>,
    /// What is wanted, most wanted first: ids of desk items.
    #[serde(default)]
    pub demands: Vec<String>,
    /// What can be learned, and when it is told.
    #[serde(rename = "disclosure", default)]
    pub disclosures: Vec<Disclosure>,
    pub tempo: Tempo,
    /// Leaning toward an act, by act: the engine's weight is multiplied by it, 1 is neutral, 0 never.
    #[serde(default)]
    pub leaning: BTreeMap<String, f64>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Gender {
    Man,
    Woman,
}

/// What form of address the person expects, and which words of kinship are welcome.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct AddressRule {
    pub expects: Expects,
    /// Rapport from which the person offers the familiar form; never if absent.
    #[serde(default)]
    pub offers_familiar_at: Option<f64>,
    /// Whether those outside know the name from the start. Where they do not, the person is startled to hear it before giving it.
    #[serde(default = "known")]
    pub name_known: bool,
    #[serde(default)]
    #[schemars(with = "Vec<String>")]
    pub welcome: Vec<Kinship>,
    #[serde(default)]
    #[schemars(with = "Vec<String>")]
    pub unwelcome: Vec<Kinship>,
}

const fn known() -> bool {
    true
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Expects {
    Formal,
    Informal,
    Either,
}

/// A fact that is told when there is enough trust.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Disclosure {
    /// The line that tells it is marked with this topic in the persona's own bank.
    pub topic: String,
    pub needs_trust: f64,
}

/// How this person moves in time.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Tempo {
    /// Usual seconds before an answer.
    pub answers_after_seconds: f64,
    /// Seconds of silence after which the person speaks unprompted.
    pub patience_seconds: f64,
    /// Seconds after ringing off until the person picks up or calls again.
    pub calls_back_after_seconds: f64,
}
