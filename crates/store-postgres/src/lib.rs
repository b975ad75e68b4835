//! The PostgreSQL back end, for more than one node: any number of them on one database, no leader, no
//! lock held between calls. PostgreSQL 15 or newer.
//!
//! An append is one statement: it moves the log's row in `heads` from the expected number to the new
//! one and inserts the records only if that row moved. So two nodes can never both append at a number,
//! and a deletion, which takes the same row first, can never leave a record behind.
//!
//! Erased bodies leave the table at once; their bytes leave the disk with the next VACUUM and when the
//! server recycles its write-ahead log. Backups and replicas are the operator's.
//!
//! What never belongs here: what an event means, and waking readers (the bus does that).

mod connect;
mod read;
mod schema;
mod write;

use async_trait::async_trait;
use chain::{Hash, LogId, Millis, Record};
use sqlx::PgPool;
use store::{Append, AppendError, Store, StoreError, limits};

pub use connect::ConnectError;

/// A store in a PostgreSQL database. A clone shares the connections.
#[derive(Clone, Debug)]
pub struct PostgresStore {
    pool: PgPool,
}

impl PostgresStore {
    /// Connects to `url`, for instance `postgres://user:password@host/stairway?sslmode=verify-full` or
    /// `postgres:///stairway?host=/run/postgresql`, and brings the tables up to date. Nodes may start at
    /// the same time.
    ///
    /// # Errors
    /// [`ConnectError`]: the database cannot be reached or is a newer version's.
    pub async fn connect(url: &str) -> Result<Self, ConnectError> {
        let pool = connect::pool(url).await?;
        schema::migrate(&pool).await?;
        Ok(Self { pool })
    }

    /// Waits for what is under way and closes the connections. Later calls fail with
    /// [`StoreError::Closed`].
    pub async fn close(&self) {
        self.pool.close().await;
    }
}

/// What the database said, for the caller.
fn failed(doing: &'static str) -> impl Fn(sqlx::Error) -> StoreError {
    move |error| match error {
        sqlx::Error::PoolClosed => StoreError::Closed,
        other => StoreError::unavailable(doing, other),
    }
}

/// Event numbers are checked against `limits::HIGHEST_NUMBER`; when reading, nothing lies above it.
fn number(n: u64) -> i64 {
    i64::try_from(n).unwrap_or(i64::MAX)
}

#[async_trait]
impl Store for PostgresStore {
    async fn now(&self) -> Result<Millis, StoreError> {
        read::now(&self.pool).await
    }

    async fn append(&self, log: &LogId, append: Append) -> Result<(), AppendError> {
        append.check()?;
        write::append(&self.pool, log, &append).await
    }

    async fn read(&self, log: &LogId, after: u64, limit: u32) -> Result<Vec<Record>, StoreError> {
        read::records_of_log(&self.pool, log, after, limit).await
    }

    async fn head(&self, log: &LogId) -> Result<Option<u64>, StoreError> {
        read::head(&self.pool, log).await
    }

    async fn logs(&self, after: Option<LogId>, limit: u32) -> Result<Vec<(LogId, u64)>, StoreError> {
        read::logs(&self.pool, after, limit).await
    }

    async fn put_blob(&self, bytes: &[u8]) -> Result<Hash, StoreError> {
        limits::check_blob(bytes)?;
        let hash = Hash::of(bytes);
        write::put_blob(&self.pool, &hash, bytes).await?;
        Ok(hash)
    }

    async fn blob(&self, hash: &Hash) -> Result<Option<Vec<u8>>, StoreError> {
        read::blob(&self.pool, hash).await
    }

    async fn delete_blob(&self, hash: &Hash) -> Result<bool, StoreError> {
        write::delete_blob(&self.pool, hash).await
    }

    async fn beat(&self, node: &str, at: Millis) -> Result<(), StoreError> {
        limits::check_name(node)?;
        write::beat(&self.pool, node, at).await
    }

    async fn last_beat(&self) -> Result<Option<Millis>, StoreError> {
        read::last_beat(&self.pool).await
    }

    async fn put_record(&self, kind: &str, id: &str, bytes: &[u8]) -> Result<(), StoreError> {
        limits::check_small_record(kind, id, bytes)?;
        write::put_record(&self.pool, kind, id, bytes).await
    }

    async fn record(&self, kind: &str, id: &str) -> Result<Option<Vec<u8>>, StoreError> {
        read::small_record(&self.pool, kind, id).await
    }

    async fn records(&self, kind: &str, after: Option<&str>, limit: u32) -> Result<Vec<(String, Vec<u8>)>, StoreError> {
        read::small_records(&self.pool, kind, after, limit).await
    }

    async fn delete_record(&self, kind: &str, id: &str) -> Result<bool, StoreError> {
        write::delete_record(&self.pool, kind, id).await
    }

    async fn delete_log(&self, log: &LogId) -> Result<bool, StoreError> {
        write::delete_log(&self.pool, log).await
    }
}
