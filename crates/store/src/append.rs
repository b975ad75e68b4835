//! What is given to [`crate::Store::append`], and the checks that need no database.

use chain::Record;

use crate::{StoreError, TooLarge, limits};

/// Records for the end of one log, all or none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Append {
    /// The log's highest number before; 0 for a new log.
    pub expected: u64,
    /// At least one record, numbered `expected + 1` onwards.
    pub records: Vec<Record>,
    /// Events, none later than `expected`, whose body and salt are removed in the same transaction. One
    /// that is erased already is passed over. The caller sees to it that `records` holds the event that
    /// records the erasure.
    pub erase: Vec<u64>,
}

/// Why nothing was appended.
#[derive(Debug, thiserror::Error)]
pub enum AppendError {
    /// Somebody else was first: read on from there, decide again.
    #[error("the log has gone on to event {head}")]
    Conflict {
        /// The log's highest number now; 0 when there is no such log.
        head: u64,
    },
    /// Above a limit of [`crate::limits`].
    #[error(transparent)]
    TooLarge(#[from] TooLarge),
    /// A mistake in the calling code.
    #[error("the append is malformed: {0}")]
    Malformed(#[from] Malformed),
    /// The back end failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// What is wrong with an append, whatever the log holds.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Malformed {
    #[error("it has no records")]
    Empty,
    #[error("number {found} stands where {expected} belongs")]
    Number { expected: u64, found: u64 },
    #[error("event {n} has only one of salt and body")]
    HalfErased { n: u64 },
    #[error("it erases event {n}, but may only erase events 1 to {expected}")]
    Erase { n: u64, expected: u64 },
    #[error("event numbers end at {}", limits::HIGHEST_NUMBER)]
    LogFull,
}

impl Append {
    /// An append that erases nothing.
    pub fn new(expected: u64, records: Vec<Record>) -> Self {
        Self { expected, records, erase: Vec::new() }
    }

    /// The log's highest number afterwards.
    pub fn head_after(&self) -> u64 {
        self.expected.saturating_add(self.records.len() as u64)
    }

    /// Every check that needs no database; back ends call it first.
    ///
    /// # Errors
    /// [`AppendError::TooLarge`] or [`AppendError::Malformed`].
    pub fn check(&self) -> Result<(), AppendError> {
        if self.records.is_empty() {
            return Err(Malformed::Empty.into());
        }
        TooLarge::check("records in an append", self.records.len(), limits::RECORDS_PER_APPEND)?;
        TooLarge::check("events erased by an append", self.erase.len(), limits::ERASE_PER_APPEND)?;
        if self.head_after() > limits::HIGHEST_NUMBER {
            return Err(Malformed::LogFull.into());
        }
        let mut bytes = 0;
        for (expected, record) in (self.expected + 1..).zip(&self.records) {
            bytes += check_record(expected, record)?;
        }
        TooLarge::check("bytes of an append", bytes, limits::APPEND_BYTES)?;
        match self.erase.iter().find(|n| !(1..=self.expected).contains(*n)) {
            Some(n) => Err(Malformed::Erase { n: *n, expected: self.expected }.into()),
            None => Ok(()),
        }
    }
}

/// The bytes of header and body.
fn check_record(expected: u64, record: &Record) -> Result<usize, AppendError> {
    let n = record.n;
    if n != expected {
        return Err(Malformed::Number { expected, found: n }.into());
    }
    if record.salt.is_some() != record.body.is_some() {
        return Err(Malformed::HalfErased { n }.into());
    }
    TooLarge::check("bytes of a header", record.header.len(), limits::HEADER_BYTES)?;
    let body = record.body.as_ref().map_or(0, Vec::len);
    TooLarge::check("bytes of a body", body, limits::BODY_BYTES)?;
    Ok(record.header.len() + body)
}
