//! The four classes that human-annotated helping talk uses, as a coarse view of the codes (`data/four_classes.toml`).

use crate::code::Code;
use crate::unit::Coded;
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

    /// The class of an utterance: that of its most probable unit that is not `other`.
    pub fn of_utterance(coded: &Coded) -> FourClass {
        let best = coded
            .units
            .iter()
            .filter_map(|u| u.ranked.first())
            .map(|s| (FourClass::of(s.code), s.p))
            .filter(|(class, _)| *class != FourClass::Other);
        // The first of equals: max_by_key would give the last.
        best.fold(None, |kept: Option<(FourClass, i32)>, next| match kept {
            Some(k) if k.1 >= next.1 => Some(k),
            _ => Some(next),
        })
        .map_or(FourClass::Other, |(class, _)| class)
    }
}
