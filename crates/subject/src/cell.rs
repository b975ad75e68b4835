//! Taylor's cylindrical model (Taylor, 2002): three levels by three themes.

use serde::{Deserialize, Serialize};

/// How competitive an act is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[repr(u8)]
pub enum Level {
    Avoidance,
    Distributive,
    Integrative,
}

/// What an act is about: face and self, goods and acts, bond and power.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[repr(u8)]
pub enum Theme {
    Identity,
    Instrumental,
    Relational,
}

/// One of the nine cells.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Cell {
    pub level: Level,
    pub theme: Theme,
}

impl Cell {
    pub const COUNT: usize = 9;

    /// 0 to 8.
    pub const fn index(self) -> usize {
        self.level as usize * 3 + self.theme as usize
    }

    /// From the two letters of the data files: A D I, then I N R.
    pub fn parse(text: &str) -> Option<Cell> {
        let mut letters = text.chars();
        let level = match letters.next()? {
            'A' => Level::Avoidance,
            'D' => Level::Distributive,
            'I' => Level::Integrative,
            _ => return None,
        };
        let theme = match letters.next()? {
            'I' => Theme::Identity,
            'N' => Theme::Instrumental,
            'R' => Theme::Relational,
            _ => return None,
        };
        letters.next().is_none().then_some(Cell { level, theme })
    }
}
