//! The four classes that human-annotated helping talk uses, as a coarse view of the codes (`data/four_classes.toml`).

use crate::code::Code;
use crate::unit::{Coded, Millionths, Unit};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// The coarse class of a code.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FourClass {
    Question,
    Reflection,
    Input,
    Other,
}

#[derive(Deserialize)]
struct Entry {
    class: FourClass,
    /// why it is counted there; kept for readers of the file
    #[serde(rename = "why")]
    _why: String,
}

static MAP: LazyLock<BTreeMap<Code, FourClass>> = LazyLock::new(|| {
    // Embedded and parsed by a test, so that a malformed file never ships.
    parse(include_str!("../data/four_classes.toml")).expect("data/four_classes.toml")
});

fn parse(text: &str) -> Result<BTreeMap<Code, FourClass>, toml::de::Error> {
    let entries: BTreeMap<Code, Entry> = toml::from_str(text)?;
    Ok(entries.into_iter().map(|(code, e)| (code, e.class)).collect())
}

impl FourClass {
    /// The class of a code.
    pub fn of(code: Code) -> FourClass {
        MAP.get(&code).copied().unwrap_or(FourClass::Other)
    }

    /// Whether the data file names every code.
    pub fn covers(code: Code) -> bool {
        MAP.contains_key(&code)
    }

    /// The class of an utterance: that of its most probable unit that is not `other`. A unit that claims no code still
    /// counts with its alternatives, since several codes of one class may share what no single one has.
    pub fn of_utterance(coded: &Coded) -> FourClass {
        let mut best = (0, FourClass::Other);
        for unit in &coded.units {
            let (class, p) = Self::of_unit(unit);
            if class != FourClass::Other && p > best.0 {
                best = (p, class);
            }
        }
        best.1
    }

    fn of_unit(unit: &Unit) -> (FourClass, Millionths) {
        let mut sums: BTreeMap<FourClass, Millionths> = BTreeMap::new();
        for s in unit.ranked.iter().filter(|s| s.code != Code::Other) {
            *sums.entry(Self::of(s.code)).or_default() += s.p;
        }
        // The first of equals: max_by_key would give the last.
        let best = sums.into_iter().fold((FourClass::Other, 0), |kept, next| if next.1 > kept.1 { next } else { kept });
        if unit.code() == Code::Other && best.1 < UNSURE { (FourClass::Other, 0) } else { best }
    }
}

/// Alternatives of a unit that claims no code must reach this together to give it a class.
const UNSURE: Millionths = 300_000;
