//! What a subject is at a moment: variables and memory. Stored whole in every reaction, never recomputed.

use crate::cell::Level;
use crate::cue::Cue;
use crate::draw::{Draws, Purpose};
use crate::heard::Feelings;
use crate::person::Person;
use crate::table::{Constants, WEARING, millionths};
use crate::var::{ONE, Var, Vars};
use scenario::Act;
use scenario::line::Tone;
use serde::{Deserialize, Serialize};

/// STEPS readiness toward a peaceful end (Kelln & McMurtry, 2007).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Stage {
    Precontemplation,
    Contemplation,
    Preparation,
    Action,
}

/// Step of the Behavioral Change Stairway Model (Vecchi, Van Hasselt & Romano, 2005).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Stair {
    Listening,
    Empathy,
    Rapport,
    Influence,
    Change,
}

impl Stage {
    /// The stable name.
    pub const fn name(self) -> &'static str {
        match self {
            Stage::Precontemplation => "precontemplation",
            Stage::Contemplation => "contemplation",
            Stage::Preparation => "preparation",
            Stage::Action => "action",
        }
    }
}

impl Stair {
    /// The stable name.
    pub const fn name(self) -> &'static str {
        match self {
            Stair::Listening => "listening",
            Stair::Empathy => "empathy",
            Stair::Rapport => "rapport",
            Stair::Influence => "influence",
            Stair::Change => "change",
        }
    }
}

/// What the subject said last: what a paraphrase or a label is held against.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Spoken {
    pub tone: Option<Tone>,
    pub topics: u64,
    pub act: Option<Act>,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde asks with a reference")]
const fn is_none(ms: &i64) -> bool {
    *ms == 0
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde asks with a reference")]
const fn is_nought(n: &u8) -> bool {
    *n == 0
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde asks with a reference")]
const fn is_no_item(items: &u32) -> bool {
    *items == 0
}

fn none_asked(asked: &[u64; 8]) -> bool {
    asked.iter().all(|set| *set == 0)
}

/// A subject between two stimuli.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Subject {
    pub vars: Vars,
    /// Play time of the last stimulus, ms.
    pub at_ms: i64,
    /// How far this person can be reached tonight, millionths; drawn once. Nobody sees it, not even in the review's
    /// curves: some people cannot be talked out in the time given (doctrine 7.2 rule 11).
    pub openness: i32,
    /// Negotiator utterances heard.
    pub turns: u16,
    /// The last three acts, newest first.
    pub acts: [Option<Act>; 3],
    /// The cue answered last.
    pub cue: Option<Cue>,
    pub spoken: Spoken,
    /// Topic the person is on.
    pub topic: Option<u8>,
    /// Wear of each technique, millionths.
    pub wear: [i32; WEARING],
    /// The last listening technique and how often in a row.
    pub run: (u8, u8),
    pub mirrors: u8,
    pub encouragers: u8,
    pub closed: u8,
    /// Feelings labelled in the last labels, newest first.
    pub labels: [Feelings; 3],
    /// A feeling that was named wrongly and not yet taken back.
    pub wrong: Feelings,
    /// The negotiator made an error that is not repaired.
    pub unrepaired: bool,
    /// Topics asked about, told, touched.
    pub asked: u64,
    pub asked_twice: u64,
    /// Topics asked about, by what the question wanted to know: first those of no kind, then by kind.
    #[serde(default, skip_serializing_if = "none_asked")]
    pub asked_of: [u64; 8],
    pub told: u64,
    pub touched: u64,
    /// Secrets that are out, one bit each.
    pub disclosed: u32,
    pub knows_name: bool,
    pub suicide_asked: u8,
    /// Desk items promised without backing, and when.
    pub owed: u32,
    pub owed_since_ms: i64,
    /// Desk items that came as promised; that were found to be untrue.
    pub kept: u32,
    pub lies: u8,
    pub familiar_offered: bool,
    pub breaches: u8,
    pub steps_done: u8,
    pub step_agreed: bool,
    /// Index of the step that was asked for or agreed: the next one, or a later one that was proposed.
    pub step_asked: u8,
    pub hang_ups: u8,
    pub silences: u8,
    pub farewells: u8,
    /// Play time of a deadline the person has set, ms; 0 for none. How many were set.
    #[serde(default, skip_serializing_if = "is_none")]
    pub deadline_ms: i64,
    #[serde(default, skip_serializing_if = "is_nought")]
    pub deadlines: u8,
    /// Threats spoken.
    #[serde(default, skip_serializing_if = "is_nought")]
    pub threats: u8,
    pub extreme_turns: u16,
    /// Past the extreme threshold (Taylor, 2002): nearly lost.
    pub broken: bool,
    /// Waves: integrative acts in a row count up, others reset.
    pub wave: u8,
    pub last_hurt: u16,
    /// Desk items that were granted and have been promised or offered.
    #[serde(default, skip_serializing_if = "is_no_item")]
    pub told_of: u32,
    /// How often the negotiator called this person by another's name, since the last time it was made good.
    #[serde(default, skip_serializing_if = "is_nought")]
    pub misnamed: u8,
    /// The person has wondered how its name got out.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub wondered: bool,
}

impl Subject {
    /// A person at the moment of first contact: as written, varied a little by the night.
    pub fn at_first_contact(constants: &Constants, person: &Person, draws: &Draws) -> Subject {
        let rule = &constants.night;
        let mut vars = person.start;
        for (nth, var) in Var::ALL.iter().enumerate().filter(|(_, v)| person.start[**v] > 0) {
            let by = rule.vary * (2.0 * draws.share(0, Purpose::Start, nth as u8) - 1.0);
            vars.shift(*var, millionths(by));
        }
        let [low, high] = rule.openness;
        // The mean of two even draws: most nights are middling.
        let lot = (draws.share(0, Purpose::Start, 100) + draws.share(0, Purpose::Start, 101)) / 2.0;
        let out_of_reach = draws.share(0, Purpose::Start, 102) < rule.unreachable;
        let reach = if out_of_reach { rule.unreachable_openness } else { 1.0 };
        Subject {
            vars,
            at_ms: 0,
            openness: millionths((low + (high - low) * lot) * reach).max(0),
            turns: 0,
            acts: [None; 3],
            cue: None,
            spoken: Spoken::default(),
            topic: None,
            wear: [0; WEARING],
            run: (0, 0),
            mirrors: 0,
            encouragers: 0,
            closed: 0,
            labels: [Feelings::default(); 3],
            wrong: Feelings::default(),
            unrepaired: false,
            asked: 0,
            asked_twice: 0,
            asked_of: [0; 8],
            told: 0,
            touched: 0,
            disclosed: 0,
            knows_name: false,
            suicide_asked: 0,
            owed: 0,
            owed_since_ms: 0,
            kept: 0,
            lies: 0,
            familiar_offered: false,
            breaches: 0,
            steps_done: 0,
            step_agreed: false,
            step_asked: 0,
            hang_ups: 0,
            silences: 0,
            farewells: 0,
            deadline_ms: 0,
            deadlines: 0,
            threats: 0,
            extreme_turns: 0,
            broken: false,
            wave: 0,
            last_hurt: 0,
            told_of: 0,
            misnamed: 0,
            wondered: false,
        }
    }

    /// Rapport: half trust, half felt understanding.
    pub fn rapport(&self) -> i32 {
        (self.vars[Var::Trust] + self.vars[Var::Understood]) / 2
    }

    /// Whether influence can work on this person now (doctrine 7.2 rule 2).
    pub fn open_to_influence(&self, person: &Person) -> bool {
        !self.broken && self.rapport() >= person.gate_rapport && self.vars[Var::Arousal] <= person.gate_arousal
    }

    /// How competitive the exchange is (Taylor, 2002): anger in arousal, coercion, face, violence.
    pub fn competition(&self) -> i32 {
        let v = &self.vars;
        let heat = i64::from(v[Var::Anger]) * i64::from(v[Var::Arousal]) / i64::from(ONE);
        ((heat * 2 + i64::from(v[Var::Coercion]) + i64::from(v[Var::Face]) + i64::from(v[Var::Violence])) / 5) as i32
    }

    /// Reason capacity: calm, rested and sober people can weigh things.
    pub fn reason(&self) -> i32 {
        let v = &self.vars;
        (ONE - v[Var::Arousal] - v[Var::Fatigue] / 4 - v[Var::Substance] / 3).clamp(0, ONE)
    }

    /// The STEPS stage.
    pub fn stage(&self, constants: &Constants) -> Stage {
        let r = self.vars[Var::Readiness];
        let [contemplation, preparation, action] = constants.gate.stage.map(millionths);
        if r >= action {
            Stage::Action
        } else if r >= preparation {
            Stage::Preparation
        } else if r >= contemplation {
            Stage::Contemplation
        } else {
            Stage::Precontemplation
        }
    }

    /// The step of the stairway that is reached.
    pub fn stair(&self, constants: &Constants) -> Stair {
        let gate = &constants.gate;
        if self.steps_done > 0 && self.rapport() >= millionths(gate.rapport) {
            Stair::Change
        } else if self.rapport() >= millionths(gate.rapport) && self.vars[Var::Readiness] >= millionths(gate.stage[1]) {
            Stair::Influence
        } else if self.rapport() >= millionths(gate.rapport) {
            Stair::Rapport
        } else if self.vars[Var::Understood] >= millionths(gate.empathy) {
            Stair::Empathy
        } else {
            Stair::Listening
        }
    }

    /// The level of the person's own last act; before the first, avoidance.
    pub fn level(&self, engine: &crate::table::Engine) -> Level {
        self.acts[0].map_or(Level::Avoidance, |act| engine.act(act).cell.level)
    }
}
