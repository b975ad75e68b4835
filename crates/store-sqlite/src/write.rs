//! The statements that write, inside the writer's transaction. Nothing here decides when to commit.

use std::time::Duration;

use chain::{Hash, LogId, Millis, Record};
use sqlx::{AssertSqlSafe, SqliteConnection};
use store::{Append, StoreError};

use crate::append;

/// One thing to write, checked against the limits.
#[derive(Debug)]
pub(crate) enum Work {
    Append { log: LogId, append: Append },
    PutBlob { hash: Hash, bytes: Vec<u8> },
    DeleteBlob { hash: Hash },
    Beat { node: String, at: Millis },
    PutRecord { kind: String, id: String, bytes: Vec<u8> },
    DeleteRecord { kind: String, id: String },
    DeleteLog { log: LogId },
}

/// How it went.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Outcome {
    Done,
    /// There was nothing to delete.
    NothingThere,
    /// The log's head is another than the append expected.
    Conflict {
        head: u64,
    },
}

impl Work {
    /// About how much memory it holds while it waits.
    pub(crate) fn bytes(&self) -> usize {
        match self {
            Self::Append { append, .. } => append.records.iter().map(bytes_of).sum(),
            Self::PutBlob { bytes, .. } | Self::PutRecord { bytes, .. } => bytes.len(),
            Self::Beat { .. } | Self::DeleteBlob { .. } | Self::DeleteRecord { .. } | Self::DeleteLog { .. } => 0,
        }
    }

    /// Whether it takes away or replaces something that a person may want gone for good.
    pub(crate) fn removes(&self) -> bool {
        match self {
            Self::Append { append, .. } => !append.erase.is_empty(),
            Self::PutRecord { .. } | Self::DeleteBlob { .. } | Self::DeleteRecord { .. } | Self::DeleteLog { .. } => {
                true
            }
            Self::PutBlob { .. } | Self::Beat { .. } => false,
        }
    }
}

fn bytes_of(record: &Record) -> usize {
    record.header.len() + record.body.as_ref().map_or(0, Vec::len)
}

/// Does everything in one transaction. One that fails is undone alone and gets its own error.
///
/// # Errors
/// When the transaction fails as a whole; then nothing of it is stored.
pub(crate) async fn transaction(
    connection: &mut SqliteConnection,
    works: Vec<Work>,
) -> Result<Vec<Result<Outcome, StoreError>>, sqlx::Error> {
    let done = attempt(connection, works).await;
    if done.is_err() {
        // SQLite may have rolled back by itself; then this fails and may.
        let _ = sqlx::query("ROLLBACK").execute(&mut *connection).await;
    }
    done
}

async fn attempt(
    connection: &mut SqliteConnection,
    works: Vec<Work>,
) -> Result<Vec<Result<Outcome, StoreError>>, sqlx::Error> {
    sqlx::query("BEGIN IMMEDIATE").execute(&mut *connection).await?;
    let mut outcomes = Vec::with_capacity(works.len());
    for work in works {
        let has_savepoint = matches!(work, Work::Append { .. });
        let outcome = one(connection, work).await;
        if outcome.is_err() && has_savepoint {
            append::undo(connection).await?;
        }
        outcomes.push(outcome.map_err(|error| StoreError::unavailable("write", error)));
    }
    sqlx::query("COMMIT").execute(&mut *connection).await?;
    Ok(outcomes)
}

/// An append has a savepoint; everything else is one statement, which SQLite does as a whole or not at all.
async fn one(connection: &mut SqliteConnection, work: Work) -> Result<Outcome, sqlx::Error> {
    let query = match work {
        Work::Append { log, append } => return append::append(connection, &log, append).await,
        Work::PutBlob { hash, bytes } => {
            sqlx::query("INSERT INTO blobs (hash, bytes) VALUES (?1, ?2) ON CONFLICT DO NOTHING")
                .bind(hash.as_bytes().to_vec())
                .bind(bytes)
        }
        Work::DeleteBlob { hash } => sqlx::query("DELETE FROM blobs WHERE hash = ?1").bind(hash.as_bytes().to_vec()),
        Work::Beat { node, at } => sqlx::query(
            "INSERT INTO beats (node, at) VALUES (?1, ?2)
             ON CONFLICT (node) DO UPDATE SET at = max(at, excluded.at)",
        )
        .bind(node)
        .bind(at.0),
        Work::PutRecord { kind, id, bytes } => sqlx::query(
            "INSERT INTO records (kind, id, bytes) VALUES (?1, ?2, ?3)
             ON CONFLICT (kind, id) DO UPDATE SET bytes = excluded.bytes",
        )
        .bind(kind)
        .bind(id)
        .bind(bytes),
        Work::DeleteRecord { kind, id } => {
            sqlx::query("DELETE FROM records WHERE kind = ?1 AND id = ?2").bind(kind).bind(id)
        }
        Work::DeleteLog { log } => sqlx::query("DELETE FROM heads WHERE log = ?1").bind(log.as_bytes().to_vec()),
    };
    let rows = query.execute(&mut *connection).await?.rows_affected();
    Ok(if rows == 0 { Outcome::NothingThere } else { Outcome::Done })
}

/// Moves what no reader holds from the write-ahead log into the file, so that the log begins anew instead of growing. What
/// cannot be moved stays where it is, as safe as before.
pub(crate) async fn move_over(connection: &mut SqliteConnection) {
    let _ = sqlx::query("PRAGMA wal_checkpoint(PASSIVE)").execute(connection).await;
}

/// Moves everything from the write-ahead log into the file and empties it, so that what was erased is
/// gone from it too. Whether it could: a reader at work, or another process, may hold it. Waits at most
/// `patience` for them.
pub(crate) async fn scrub(connection: &mut SqliteConnection, patience: Option<Duration>) -> bool {
    if set_busy_timeout(connection, patience.unwrap_or_default()).await.is_err() {
        return false;
    }
    let busy: Result<i64, _> = sqlx::query_scalar("PRAGMA wal_checkpoint(TRUNCATE)").fetch_one(&mut *connection).await;
    let restored = set_busy_timeout(connection, crate::connect::BUSY_TIMEOUT).await;
    restored.is_ok() && matches!(busy, Ok(0))
}

async fn set_busy_timeout(connection: &mut SqliteConnection, wait: Duration) -> Result<(), sqlx::Error> {
    let pragma = format!("PRAGMA busy_timeout = {}", wait.as_millis());
    sqlx::raw_sql(AssertSqlSafe(pragma)).execute(connection).await.map(drop)
}
