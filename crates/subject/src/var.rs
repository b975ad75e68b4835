//! The hidden variables of a subject (doctrine 7.1), 0 to 1,000,000 millionths each.

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::ops::{Index, IndexMut};

/// One on the scale 0-1.
pub const ONE: i32 = 1_000_000;

macro_rules! vars {
    ($($variant:ident = $name:literal),+ $(,)?) => {
        /// One hidden variable.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        #[repr(u8)]
        pub enum Var { $($variant),+ }

        impl Var {
            pub const ALL: &'static [Var] = &[$(Var::$variant),+];

            /// The stable name.
            pub const fn name(self) -> &'static str {
                match self { $(Var::$variant => $name),+ }
            }
        }
    };
}

vars! {
    Arousal = "arousal",
    Anger = "anger",
    Fear = "fear",
    Sadness = "sadness",
    Shame = "shame",
    Trust = "trust",
    Understood = "understood",
    Hopelessness = "hopelessness",
    Ambivalence = "ambivalence",
    Fatigue = "fatigue",
    Substance = "substance",
    Face = "face",
    Coercion = "coercion",
    Grievance = "grievance",
    Autonomy = "autonomy",
    Demand = "demand",
    Violence = "violence",
    Attachment = "attachment",
    Cohesion = "cohesion",
    ExitDignity = "exit_dignity",
    Readiness = "readiness",
}

impl Var {
    pub const COUNT: usize = Self::ALL.len();

    /// The variable of a name.
    pub fn named(name: &str) -> Option<Var> {
        Var::ALL.iter().copied().find(|v| v.name() == name)
    }
}

impl Serialize for Var {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        s.serialize_str(self.name())
    }
}

impl<'de> Deserialize<'de> for Var {
    fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        let name = String::deserialize(d)?;
        Var::named(&name).ok_or_else(|| serde::de::Error::custom(format!("«{name}» is no state variable")))
    }
}

/// All variables of one subject. In JSON an object of names and millionths.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Vars([i32; Var::COUNT]);

impl Default for Vars {
    fn default() -> Self {
        Vars([0; Var::COUNT])
    }
}

impl Vars {
    /// Adds and keeps within 0-1; returns what was really moved.
    pub fn shift(&mut self, var: Var, by: i32) -> i32 {
        let before = self[var];
        self[var] = before.saturating_add(by).clamp(0, ONE);
        self[var] - before
    }

    /// As a share 0.0 to 1.0.
    pub fn share(&self, var: Var) -> f64 {
        f64::from(self[var]) / f64::from(ONE)
    }

    /// Every variable with its value.
    pub fn iter(&self) -> impl Iterator<Item = (Var, i32)> + '_ {
        Var::ALL.iter().map(|v| (*v, self[*v]))
    }
}

impl Index<Var> for Vars {
    type Output = i32;
    fn index(&self, var: Var) -> &i32 {
        &self.0[var as usize]
    }
}

impl IndexMut<Var> for Vars {
    fn index_mut(&mut self, var: Var) -> &mut i32 {
        &mut self.0[var as usize]
    }
}

impl Serialize for Vars {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        s.collect_map(self.iter())
    }
}

impl<'de> Deserialize<'de> for Vars {
    fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        let map = std::collections::BTreeMap::<Var, i32>::deserialize(d)?;
        let mut vars = Vars::default();
        for (var, value) in map {
            vars[var] = value;
        }
        Ok(vars)
    }
}
