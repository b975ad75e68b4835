//! Envelope and header, and how a draft becomes a sealed record. Knows no event's meaning.

use serde::{Deserialize, Serialize};

use crate::{Hash, LogId, Millis};

/// Bytes of salt in front of every body. Without them a short body ("yes") could be guessed from its
/// hash after it was erased.
pub const SALT_BYTES: usize = 16;

/// How far a log goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Head {
    /// Number of the last event; 0 for an empty log.
    pub n: u64,
    /// Hash of the last event's header; for an empty log SHA-256("stairway log" || log id).
    pub hash: Hash,
    /// Stamp of the last event; 0 for an empty log.
    pub at: Millis,
}

impl Head {
    /// Before the first event of `log`.
    pub fn empty(log: &LogId) -> Self {
        Self { n: 0, hash: Hash::of_both(b"stairway log", log.as_bytes()), at: Millis(0) }
    }
}

/// An event that is not yet in a log. `salt` must come from a good generator, fresh for every event.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Draft {
    /// When it happened. The stamp is never before the previous event's.
    pub at: Millis,
    /// What kind of event, for instance `said`.
    pub kind: String,
    /// Version of the kind's body.
    pub v: u16,
    /// The seat that acted.
    pub seat: String,
    /// The line on which it happened.
    pub line: String,
    /// The due key that names the cause of something that came due, for instance `inject:7`.
    pub due: Option<String>,
    /// The id the client gave, by which a retry is recognised.
    pub client: Option<String>,
    /// The event's content, JSON text as a rule.
    pub body: Vec<u8>,
    /// Fresh random bytes.
    pub salt: [u8; SALT_BYTES],
}

/// What is chained of an event. Written as JSON with the fields in this order, `due` and `client` left
/// out when there are none. A field this version does not know makes a header unreadable: it could
/// neither be checked nor carried into a fork.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Header {
    /// The log it belongs to.
    pub log: LogId,
    /// Its number, from 1.
    pub n: u64,
    /// Hash of the header before it.
    pub prev: Hash,
    /// Its stamp: never before the previous one.
    pub at: Millis,
    /// See [`Draft::kind`].
    pub kind: String,
    /// See [`Draft::v`].
    pub v: u16,
    /// See [`Draft::seat`].
    pub seat: String,
    /// See [`Draft::line`].
    pub line: String,
    /// See [`Draft::due`].
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub due: Option<String>,
    /// See [`Draft::client`].
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub client: Option<String>,
    /// SHA-256(salt || body).
    pub body: Hash,
}

/// An event as it is stored: exact bytes. `salt` and `body` are both there or, once erased, both gone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Record {
    /// Its number, from 1.
    pub n: u64,
    /// The header's bytes. These are hashed, never a re-serialisation.
    pub header: Vec<u8>,
    /// SHA-256 of `header`.
    pub hash: Hash,
    /// In front of the body when it was hashed; `None` once erased.
    pub salt: Option<[u8; SALT_BYTES]>,
    /// The content; `None` once erased.
    pub body: Option<Vec<u8>>,
}

/// A stored header is not the JSON this version writes.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the header cannot be read: {why}")]
pub struct HeaderUnreadable {
    /// What the JSON reader said.
    pub why: String,
}

impl Record {
    /// Reads the stored header. Checks nothing else; [`crate::Verifier`] does.
    ///
    /// # Errors
    /// [`HeaderUnreadable`] when the bytes are not a header.
    pub fn parse_header(&self) -> Result<Header, HeaderUnreadable> {
        serde_json::from_slice(&self.header).map_err(|error| HeaderUnreadable { why: error.to_string() })
    }

    /// The head of a log that ends with this record.
    ///
    /// # Errors
    /// [`HeaderUnreadable`] when the stamp cannot be read.
    pub fn head(&self) -> Result<Head, HeaderUnreadable> {
        let header = self.parse_header()?;
        Ok(Head { n: self.n, hash: self.hash, at: header.at })
    }
}

/// Chains `draft` to `head`: gives the record to store and the head after it. The stamp is the later of
/// `head.at` and `draft.at`.
pub fn seal(log: &LogId, head: &Head, draft: Draft) -> (Record, Head) {
    let header = Header {
        log: *log,
        n: head.n + 1,
        prev: head.hash,
        at: head.at.max(draft.at),
        kind: draft.kind,
        v: draft.v,
        seat: draft.seat,
        line: draft.line,
        due: draft.due,
        client: draft.client,
        body: body_hash(&draft.salt, &draft.body),
    };
    close(&header, Some(draft.salt), Some(draft.body))
}

/// Writes the header and hashes it.
pub(crate) fn close(header: &Header, salt: Option<[u8; SALT_BYTES]>, body: Option<Vec<u8>>) -> (Record, Head) {
    // Writing JSON fails only for a failing writer or a map with keys that are not strings: a Vec never
    // fails and a header has no map.
    let bytes = serde_json::to_vec(header).expect("a header is always writable");
    let hash = Hash::of(&bytes);
    let head = Head { n: header.n, hash, at: header.at };
    (Record { n: header.n, header: bytes, hash, salt, body }, head)
}

/// SHA-256(salt || body); the salt's fixed length keeps the border clear.
pub(crate) fn body_hash(salt: &[u8; SALT_BYTES], body: &[u8]) -> Hash {
    Hash::of_both(salt, body)
}
