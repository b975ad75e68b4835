//! The storage trait. A store keeps bytes under a log's id and a number, and tells the time; it knows no
//! event.
//!
//! Logs are append-only: an [`Append`] names the head it was decided on, and is refused with
//! [`AppendError::Conflict`] when somebody else was first: read on, decide again. What is acknowledged is
//! durable. The only thing that ever leaves a log is the body and salt of an event ([`Append::erase`], in
//! the same transaction as the event that records it) or, for practice that its owner deletes, the whole
//! log. A blob leaves when who named it no longer does ([`Store::delete_blob`]).
//!
//! What never belongs here: SQL (back ends are crates of their own), event kinds, authorisation, and
//! chaining: a store keeps what [`chain::seal`] made and does not check hashes.

mod append;
mod commits;
mod error;
pub mod limits;
#[cfg(feature = "memory")]
mod memory;
#[cfg(feature = "story")]
pub mod story;

use async_trait::async_trait;
use chain::{Hash, LogId, Millis, Record};

pub use append::{Append, AppendError, Malformed};
pub use commits::Commits;
pub use error::{StoreError, TooLarge};
#[cfg(feature = "memory")]
pub use memory::MemoryStore;

/// Where logs, blobs and small records are kept. Safe to share; every method may be called concurrently,
/// from any number of nodes where the back end allows several.
///
/// Every method fails with [`StoreError::Unavailable`] when the back end does; only further errors are
/// named below.
#[async_trait]
pub trait Store: Send + Sync + 'static {
    /// The time, as all nodes on this store see it. It may step back when an operator corrects the clock:
    /// stamps are made monotonic by [`chain::seal`], not here.
    async fn now(&self) -> Result<Millis, StoreError>;

    /// Appends to `log` (created by its first append). Durable when it returns `Ok`; on any error nothing
    /// of it is stored, except that after [`StoreError::Unavailable`] the outcome may be unknown (the
    /// connection broke during the commit): read on before trying again.
    ///
    /// # Errors
    /// [`AppendError::Conflict`] when the log's head is not `append.expected`;
    /// [`AppendError::TooLarge`] and [`AppendError::Malformed`] before anything is touched.
    async fn append(&self, log: &LogId, append: Append) -> Result<(), AppendError>;

    /// Records of `log` with numbers above `after`, ascending, at most `limit` of them. A page also ends
    /// at [`limits::PAGE_RECORDS`] and, after at least one record, at [`limits::PAGE_BYTES`]: only an
    /// *empty* page is the end of the log (or `limit` was 0).
    async fn read(&self, log: &LogId, after: u64, limit: u32) -> Result<Vec<Record>, StoreError>;

    /// The highest number in `log`; `None` when there is no such log.
    async fn head(&self, log: &LogId) -> Result<Option<u64>, StoreError>;

    /// Logs with their highest number, ascending by id, beginning after `after`; at most `limit` and
    /// [`limits::PAGE_RECORDS`] of them. An empty page is the end.
    async fn logs(&self, after: Option<LogId>, limit: u32) -> Result<Vec<(LogId, u64)>, StoreError>;

    /// Keeps a blob and gives its name, SHA-256 of the bytes. Storing it again is harmless.
    ///
    /// # Errors
    /// [`StoreError::TooLarge`] above [`limits::BLOB_BYTES`].
    async fn put_blob(&self, bytes: &[u8]) -> Result<Hash, StoreError>;

    /// The blob with this name, if it is there.
    async fn blob(&self, hash: &Hash) -> Result<Option<Vec<u8>>, StoreError>;

    /// Deletes a blob for good; whether it was there. Who else names it is the caller's to know: a store does not read what
    /// it keeps.
    async fn delete_blob(&self, hash: &Hash) -> Result<bool, StoreError>;

    /// A sign of life of `node`. An earlier time than the node's last is passed over.
    ///
    /// # Errors
    /// [`StoreError::TooLarge`] above [`limits::NAME_BYTES`].
    async fn beat(&self, node: &str, at: Millis) -> Result<(), StoreError>;

    /// The last sign of life over all nodes; `None` before the first.
    async fn last_beat(&self) -> Result<Option<Millis>, StoreError>;

    /// Keeps a small record outside the logs (personal file, practice), replacing the one before.
    ///
    /// # Errors
    /// [`StoreError::TooLarge`] above [`limits::NAME_BYTES`] for `kind` or `id`, or
    /// [`limits::SMALL_RECORD_BYTES`].
    async fn put_record(&self, kind: &str, id: &str, bytes: &[u8]) -> Result<(), StoreError>;

    /// The small record, if it is there.
    async fn record(&self, kind: &str, id: &str) -> Result<Option<Vec<u8>>, StoreError>;

    /// Small records of a kind as (id, bytes), ascending by the id's bytes, beginning after `after`; pages
    /// end as those of [`Self::read`] do, and an empty page is the end.
    async fn records(&self, kind: &str, after: Option<&str>, limit: u32) -> Result<Vec<(String, Vec<u8>)>, StoreError>;

    /// Deletes a small record for good; whether it was there.
    async fn delete_record(&self, kind: &str, id: &str) -> Result<bool, StoreError>;

    /// Deletes a whole log for good (practice deleted by its owner); whether it was there. An append that
    /// was decided on the deleted log meets `Conflict { head: 0 }`. Blobs stay.
    async fn delete_log(&self, log: &LogId) -> Result<bool, StoreError>;

    /// How long commits took on this node, where the back end measures it.
    fn commits(&self) -> Option<&Commits> {
        None
    }
}
