//! What can go wrong with any store.

/// Something is larger than a limit of [`crate::limits`].
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{what}: {size} is more than the {limit} that can be stored at once")]
pub struct TooLarge {
    /// What was measured, and in which unit, for instance "bytes of a blob".
    pub what: &'static str,
    /// How large it is.
    pub size: usize,
    /// How large it may be.
    pub limit: usize,
}

impl TooLarge {
    /// # Errors
    /// When `size` is above `limit`.
    pub fn check(what: &'static str, size: usize, limit: usize) -> Result<(), Self> {
        if size > limit { Err(Self { what, size, limit }) } else { Ok(()) }
    }
}

/// Why a store could not do what it was asked.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// The back end failed: disk full, connection lost, timeout. What was asked may or may not have
    /// happened.
    #[error("the store failed while it was to {doing}: {source}")]
    Unavailable {
        /// What it was doing, for instance "append".
        doing: &'static str,
        /// What the back end said.
        source: Box<dyn std::error::Error + Send + Sync>,
    },
    /// What is stored is not what was written: a hash, salt or id of the wrong length, an id that is no text.
    /// Hashes are not recomputed here: [`chain::Verifier`] does that for logs.
    #[error("the store holds something it cannot have been given: {what}")]
    Corrupt {
        /// What and where.
        what: String,
    },
    /// Above a limit; nothing was touched.
    #[error(transparent)]
    TooLarge(#[from] TooLarge),
    /// The store was closed.
    #[error("the store is closed")]
    Closed,
}

impl StoreError {
    /// For back ends: wraps what the database said.
    pub fn unavailable(doing: &'static str, source: impl Into<Box<dyn std::error::Error + Send + Sync>>) -> Self {
        Self::Unavailable { doing, source: source.into() }
    }
}
