//! What control hands to people: a picture or a document. The log names a picture by the hash of its bytes, which lie
//! beside it in the store; whoever may read the event may see the picture, and nobody else.

use crate::limits;
use serde::{Deserialize, Serialize};

/// Something handed over.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "sheet", rename_all = "snake_case")]
pub enum Sheet {
    Picture(Picture),
    Document(Document),
}

/// A picture.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Picture {
    /// SHA-256 of its bytes, lower-case hex.
    pub hash: String,
    pub width: u32,
    pub height: u32,
    /// What it shows, for who does not see it.
    pub alt: String,
    /// What is said to it; may be empty.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub caption: String,
}

/// A document: what stands on a sheet of paper.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Document {
    pub title: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub from: String,
    /// As it stands on the paper, in whatever manner.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub date: String,
    /// Paragraphs are parted by an empty line.
    pub text: String,
}

/// Why a sheet is not handed over.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unfit {
    /// A picture without a description, a document without title or text.
    Empty,
    TooLong {
        chars: usize,
        at_most: usize,
    },
    /// It names no bytes.
    NoFile,
}

impl Sheet {
    /// The sheet with its texts trimmed.
    ///
    /// # Errors
    /// [`Unfit`] when a needed text is missing, one is too long, or a picture names no bytes.
    pub fn tidied(&self) -> Result<Sheet, Unfit> {
        Ok(match self {
            Sheet::Picture(p) => {
                let hex = |c: char| c.is_ascii_digit() || ('a'..='f').contains(&c);
                if p.hash.len() != 64 || !p.hash.chars().all(hex) || p.width == 0 || p.height == 0 {
                    return Err(Unfit::NoFile);
                }
                let alt = needed(&p.alt, limits::ALT_CHARS)?;
                let caption = short(&p.caption, limits::MARK_CHARS)?;
                Sheet::Picture(Picture { hash: p.hash.clone(), width: p.width, height: p.height, alt, caption })
            }
            Sheet::Document(d) => Sheet::Document(Document {
                title: needed(&d.title, limits::PAPER_LINE_CHARS)?,
                from: short(&d.from, limits::PAPER_LINE_CHARS)?,
                date: short(&d.date, limits::PAPER_LINE_CHARS)?,
                text: needed(&d.text, limits::DOCUMENT_CHARS)?,
            }),
        })
    }

    /// The hash of the bytes it names, if it names any.
    pub fn hash(&self) -> Option<&str> {
        match self {
            Sheet::Picture(p) => Some(&p.hash),
            Sheet::Document(_) => None,
        }
    }
}

fn short(text: &str, at_most: usize) -> Result<String, Unfit> {
    let text = text.trim();
    let chars = text.chars().count();
    if chars > at_most { Err(Unfit::TooLong { chars, at_most }) } else { Ok(text.to_owned()) }
}

fn needed(text: &str, at_most: usize) -> Result<String, Unfit> {
    if text.trim().is_empty() { Err(Unfit::Empty) } else { short(text, at_most) }
}
