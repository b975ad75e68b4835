//! A language tag as packs, seats and logs carry it. It never guesses a language from a text.

use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;

/// A small BCP-47 tag: primary language, then optional script, region or variant («en», «ru», «uz-Latn»).
/// Stored in the usual case: language lower, script titled, region upper.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Language(String);

/// Longest tag accepted, in bytes.
const MAX_TAG: usize = 35;

impl Language {
    /// The tag as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The primary language subtag («uz» of «uz-Latn»).
    pub fn primary(&self) -> &str {
        self.0.split('-').next().unwrap_or(&self.0)
    }
}

/// Why a text is no language tag.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("«{0}» is no language tag; write for instance «en», «ru» or «uz-Latn»")]
pub struct BadLanguage(pub String);

impl FromStr for Language {
    type Err = BadLanguage;

    fn from_str(s: &str) -> Result<Self, Self::Err> {
        let bad = || BadLanguage(s.to_owned());
        if s.is_empty() || s.len() > MAX_TAG || !s.is_ascii() {
            return Err(bad());
        }
        let mut tag = String::with_capacity(s.len());
        for (i, part) in s.split('-').enumerate() {
            let letters = part.bytes().all(|b| b.is_ascii_alphabetic());
            if i == 0 {
                if !(2..=3).contains(&part.len()) || !letters {
                    return Err(bad());
                }
                tag.push_str(&part.to_ascii_lowercase());
                continue;
            }
            if part.is_empty() || part.len() > 8 || !part.bytes().all(|b| b.is_ascii_alphanumeric()) {
                return Err(bad());
            }
            tag.push('-');
            match (part.len(), letters) {
                (4, true) => {
                    tag.push_str(&part[..1].to_ascii_uppercase());
                    tag.push_str(&part[1..].to_ascii_lowercase());
                }
                (2, true) => tag.push_str(&part.to_ascii_uppercase()),
                _ => tag.push_str(&part.to_ascii_lowercase()),
            }
        }
        Ok(Language(tag))
    }
}

impl fmt::Display for Language {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl TryFrom<String> for Language {
    type Error = BadLanguage;
    fn try_from(s: String) -> Result<Self, Self::Error> {
        s.parse()
    }
}

impl From<Language> for String {
    fn from(l: Language) -> String {
        l.0
    }
}
