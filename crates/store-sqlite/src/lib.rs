//! The embedded back end: one SQLite file, good for a trainer's laptop and for an academy's server.
//!
//! One connection writes, owned by one task that commits what is waiting together (group commit: one
//! fsync for many appends); a pool of read-only connections reads. An append is answered after its
//! COMMIT, which in WAL mode with `synchronous=FULL` is after the fsync.
//!
//! Bodies that are erased are overwritten with zeros (`secure_delete`) and the write-ahead log, which
//! still has them, is emptied as soon as no reader holds it. What the operator copied elsewhere, and
//! what the disk keeps of overwritten blocks, is beyond a program's reach.
//!
//! What never belongs here: what an event means, and locking the data folder against a second server
//! (the binary's matter; a second process cannot corrupt anything, it is only slower).

mod append;
mod connect;
mod read;
mod schema;
mod write;
mod writer;

use std::{
    path::Path,
    time::{SystemTime, UNIX_EPOCH},
};

use async_trait::async_trait;
use chain::{Hash, LogId, Millis, Record};
use sqlx::SqlitePool;
use store::{Append, AppendError, Commits, Store, StoreError, limits};

pub use connect::OpenError;

use write::{Outcome, Work};
use writer::Writer;

/// A store in one SQLite file (and its `-wal` and `-shm` beside it). Must be opened and used inside a
/// Tokio runtime.
#[derive(Debug)]
pub struct SqliteStore {
    writer: Writer,
    readers: SqlitePool,
}

impl SqliteStore {
    /// Opens the file `path`, creating it (but not its folder) when it is missing, and brings its tables
    /// up to date.
    ///
    /// # Errors
    /// [`OpenError`]: the file cannot be opened, is another program's or a newer version's, or its file
    /// system cannot do what durability needs.
    pub async fn open(path: impl AsRef<Path>) -> Result<Self, OpenError> {
        let path = path.as_ref();
        let writer = Writer::start(connect::writer(path).await?);
        let readers = connect::readers(path).await?;
        Ok(Self { writer, readers })
    }

    /// Finishes what is queued, empties the write-ahead log and closes the file. Later calls fail with
    /// [`StoreError::Closed`] or [`StoreError::Unavailable`]. A store that is only dropped loses nothing
    /// either: what was acknowledged is on disk.
    pub async fn close(&self) {
        self.readers.close().await;
        self.writer.close().await;
    }

    async fn write(&self, work: Work) -> Result<Outcome, StoreError> {
        self.writer.write(work).await
    }
}

#[async_trait]
impl Store for SqliteStore {
    #[expect(clippy::disallowed_methods, reason = "the store tells the time; everyone else is told")]
    async fn now(&self) -> Result<Millis, StoreError> {
        let ms = match SystemTime::now().duration_since(UNIX_EPOCH) {
            Ok(since) => i64::try_from(since.as_millis()).unwrap_or(i64::MAX),
            Err(before) => i64::try_from(before.duration().as_millis()).map_or(i64::MIN, |ms| -ms),
        };
        Ok(Millis(ms))
    }

    async fn append(&self, log: &LogId, append: Append) -> Result<(), AppendError> {
        append.check()?;
        match self.write(Work::Append { log: *log, append }).await? {
            Outcome::Conflict { head } => Err(AppendError::Conflict { head }),
            Outcome::Done | Outcome::NothingThere => Ok(()),
        }
    }

    async fn read(&self, log: &LogId, after: u64, limit: u32) -> Result<Vec<Record>, StoreError> {
        read::records_of_log(&self.readers, log, after, limit).await
    }

    async fn head(&self, log: &LogId) -> Result<Option<u64>, StoreError> {
        read::head(&self.readers, log).await
    }

    async fn logs(&self, after: Option<LogId>, limit: u32) -> Result<Vec<(LogId, u64)>, StoreError> {
        read::logs(&self.readers, after, limit).await
    }

    async fn put_blob(&self, bytes: &[u8]) -> Result<Hash, StoreError> {
        limits::check_blob(bytes)?;
        let bytes = bytes.to_vec();
        // Twenty megabytes take tens of milliseconds to hash, too long for a thread that serves streams.
        let (hash, bytes) = tokio::task::spawn_blocking(move || (Hash::of(&bytes), bytes))
            .await
            .map_err(|error| StoreError::unavailable("hash a blob", error))?;
        self.write(Work::PutBlob { hash, bytes }).await?;
        Ok(hash)
    }

    async fn blob(&self, hash: &Hash) -> Result<Option<Vec<u8>>, StoreError> {
        read::blob(&self.readers, hash).await
    }

    async fn delete_blob(&self, hash: &Hash) -> Result<bool, StoreError> {
        Ok(self.write(Work::DeleteBlob { hash: *hash }).await? == Outcome::Done)
    }

    async fn beat(&self, node: &str, at: Millis) -> Result<(), StoreError> {
        limits::check_name(node)?;
        self.write(Work::Beat { node: node.to_owned(), at }).await.map(drop)
    }

    async fn last_beat(&self) -> Result<Option<Millis>, StoreError> {
        read::last_beat(&self.readers).await
    }

    async fn put_record(&self, kind: &str, id: &str, bytes: &[u8]) -> Result<(), StoreError> {
        limits::check_small_record(kind, id, bytes)?;
        let (kind, id, bytes) = (kind.to_owned(), id.to_owned(), bytes.to_vec());
        self.write(Work::PutRecord { kind, id, bytes }).await.map(drop)
    }

    async fn record(&self, kind: &str, id: &str) -> Result<Option<Vec<u8>>, StoreError> {
        read::small_record(&self.readers, kind, id).await
    }

    async fn records(&self, kind: &str, after: Option<&str>, limit: u32) -> Result<Vec<(String, Vec<u8>)>, StoreError> {
        read::small_records(&self.readers, kind, after, limit).await
    }

    async fn delete_record(&self, kind: &str, id: &str) -> Result<bool, StoreError> {
        let work = Work::DeleteRecord { kind: kind.to_owned(), id: id.to_owned() };
        Ok(self.write(work).await? == Outcome::Done)
    }

    async fn delete_log(&self, log: &LogId) -> Result<bool, StoreError> {
        Ok(self.write(Work::DeleteLog { log: *log }).await? == Outcome::Done)
    }

    fn commits(&self) -> Option<&Commits> {
        Some(&self.writer.commits)
    }
}
