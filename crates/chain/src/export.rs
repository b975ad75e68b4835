//! The file format of a log: JSON Lines that keep every stored byte. Pure: text in, text out; opening
//! files is the caller's. Reading checks the form only, [`crate::Verifier`] checks the chain.
//!
//! ```text
//! {"stairway_log":1,"log":"<log id>"}                                            first line
//! {"blob":"<sha-256>","base64":"..."}                                            any number, anywhere after it
//! {"n":1,"header":"<stored text>","hash":"<hex>","salt":"<hex>","body":"<stored text>"}    one per event
//! ```
//!
//! Header and body are JSON texts inside a JSON string, so their bytes survive exactly. A header or body
//! that is not UTF-8 stands in `header64` or `body64` (base64) instead. Of an erased event `salt` and
//! `body` are left out. Blank lines are passed over.

use base64::{Engine as _, engine::general_purpose::STANDARD};
use serde::{Deserialize, Serialize};

use crate::{Hash, LogId, Record, SALT_BYTES, hash::lower_hex};

/// The version of the format that is written and read here.
pub const FORMAT: u32 = 1;

/// Longest line that is read, in bytes: a 20 MiB blob in base64, with room to spare.
pub const MAX_LINE_BYTES: usize = 32 * 1024 * 1024;

/// The first line of the export of `log`, without a line break.
pub fn first_line(log: &LogId) -> String {
    json(&FirstLine { stairway_log: FORMAT, log: *log })
}

/// The line of one record, without a line break.
pub fn line(record: &Record) -> String {
    let (header, header64) = text_or_base64(&record.header);
    let (body, body64) = match &record.body {
        Some(body) => text_or_base64(body),
        None => (None, None),
    };
    let salt = record.salt.map(hex::encode);
    json(&RecordLine { n: record.n, header, header64, hash: record.hash, salt, body, body64 })
}

/// The line of a blob (a pack, a picture), without a line break.
pub fn blob_line(bytes: &[u8]) -> String {
    json(&BlobLine { blob: Hash::of(bytes), base64: STANDARD.encode(bytes) })
}

/// What a line of an export holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Item {
    /// The next event, as stored; not yet verified.
    Record(Record),
    /// A blob; its bytes do have this hash.
    Blob { hash: Hash, bytes: Vec<u8> },
}

/// Reads an export line by line.
#[derive(Clone, Debug, Default)]
pub struct Reader {
    lines: u64,
    log: Option<LogId>,
}

/// A line that cannot be read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("line {line}: {reason}")]
pub struct ReadError {
    /// Number of the line, from 1.
    pub line: u64,
    /// What is wrong with it.
    pub reason: ReadReason,
}

/// Why a line cannot be read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ReadReason {
    /// Not the export of a log at all, or cut at the top.
    #[error("this is not the export of a log: its first line must be like {{\"stairway_log\":1,\"log\":\"...\"}}")]
    NotAnExport,
    /// Written by a newer version.
    #[error("the export has format {found}; this version reads format {FORMAT}: update Stairway")]
    UnknownFormat { found: u32 },
    /// Longer than [`MAX_LINE_BYTES`].
    #[error("the line has {bytes} bytes; the longest that is read has {MAX_LINE_BYTES}")]
    TooLong { bytes: usize },
    /// Neither an event nor a blob; perhaps a line that was cut.
    #[error("the line is neither an event nor a blob: {why}")]
    Unreadable { why: String },
    /// A blob whose bytes have another hash.
    #[error("the blob {named} was changed: its bytes have the hash {found}")]
    WrongBlob { named: Hash, found: Hash },
}

impl Reader {
    /// Ready for the first line.
    pub fn new() -> Self {
        Self::default()
    }

    /// The log the export is of; known after the first line.
    pub fn log(&self) -> Option<LogId> {
        self.log
    }

    /// Takes the next line, with or without its line break. `None` for the first line and blank ones.
    ///
    /// # Errors
    /// [`ReadError`] with the line's number and what is wrong.
    pub fn line(&mut self, text: &str) -> Result<Option<Item>, ReadError> {
        self.lines += 1;
        self.read(text).map_err(|reason| ReadError { line: self.lines, reason })
    }

    fn read(&mut self, text: &str) -> Result<Option<Item>, ReadReason> {
        if text.len() > MAX_LINE_BYTES {
            return Err(ReadReason::TooLong { bytes: text.len() });
        }
        if self.log.is_none() {
            self.log = Some(read_first(text)?);
            return Ok(None);
        }
        if text.trim().is_empty() {
            return Ok(None);
        }
        let line: AnyLine = serde_json::from_str(text).map_err(|error| unreadable(&error))?;
        line.item().map(Some)
    }
}

fn read_first(text: &str) -> Result<LogId, ReadReason> {
    let text = text.trim_start_matches('\u{feff}');
    #[derive(Deserialize)]
    struct Format {
        stairway_log: u32,
    }
    let format: Format = serde_json::from_str(text).map_err(|_| ReadReason::NotAnExport)?;
    if format.stairway_log != FORMAT {
        return Err(ReadReason::UnknownFormat { found: format.stairway_log });
    }
    let first: FirstLine = serde_json::from_str(text).map_err(|_| ReadReason::NotAnExport)?;
    Ok(first.log)
}

fn unreadable(why: &dyn std::fmt::Display) -> ReadReason {
    ReadReason::Unreadable { why: why.to_string() }
}

fn text_or_base64(bytes: &[u8]) -> (Option<&str>, Option<String>) {
    match std::str::from_utf8(bytes) {
        Ok(text) => (Some(text), None),
        Err(_) => (None, Some(STANDARD.encode(bytes))),
    }
}

fn json(line: &impl Serialize) -> String {
    // Structs of strings and numbers into a String: nothing that could fail.
    serde_json::to_string(line).expect("a line is always writable")
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct FirstLine {
    stairway_log: u32,
    log: LogId,
}

#[derive(Serialize)]
struct BlobLine {
    blob: Hash,
    base64: String,
}

#[derive(Serialize)]
struct RecordLine<'a> {
    n: u64,
    #[serde(skip_serializing_if = "Option::is_none")]
    header: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    header64: Option<String>,
    hash: Hash,
    #[serde(skip_serializing_if = "Option::is_none")]
    salt: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    body: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    body64: Option<String>,
}

/// Any line but the first.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct AnyLine {
    blob: Option<Hash>,
    base64: Option<String>,
    n: Option<u64>,
    header: Option<String>,
    header64: Option<String>,
    hash: Option<Hash>,
    salt: Option<String>,
    body: Option<String>,
    body64: Option<String>,
}

impl AnyLine {
    fn item(self) -> Result<Item, ReadReason> {
        match self {
            Self {
                blob: Some(named),
                base64: Some(base64),
                n: None,
                header: None,
                header64: None,
                hash: None,
                salt: None,
                body: None,
                body64: None,
            } => read_blob(named, &base64),
            Self { blob: None, base64: None, n: Some(n), hash: Some(hash), .. } => {
                let header = bytes_of(self.header, self.header64)?;
                Ok(Item::Record(Record {
                    n,
                    header: header.ok_or_else(|| unreadable(&"it has no header"))?,
                    hash,
                    salt: self.salt.as_deref().map(read_salt).transpose()?,
                    body: bytes_of(self.body, self.body64)?,
                }))
            }
            _ => Err(unreadable(&"fields are missing, or those of both are mixed")),
        }
    }
}

fn read_blob(named: Hash, base64: &str) -> Result<Item, ReadReason> {
    let bytes = STANDARD.decode(base64).map_err(|error| unreadable(&error))?;
    let found = Hash::of(&bytes);
    if found == named { Ok(Item::Blob { hash: named, bytes }) } else { Err(ReadReason::WrongBlob { named, found }) }
}

fn read_salt(text: &str) -> Result<[u8; SALT_BYTES], ReadReason> {
    lower_hex(text).ok_or_else(|| unreadable(&"a salt is 32 hexadecimal digits in lower case"))
}

fn bytes_of(text: Option<String>, base64: Option<String>) -> Result<Option<Vec<u8>>, ReadReason> {
    match (text, base64) {
        (Some(text), None) => Ok(Some(text.into_bytes())),
        (None, Some(base64)) => STANDARD.decode(base64).map(Some).map_err(|error| unreadable(&error)),
        (None, None) => Ok(None),
        (Some(_), Some(_)) => Err(unreadable(&"it has a text and its base64 form at once")),
    }
}
