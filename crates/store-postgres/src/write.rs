//! The statements that write.

use chain::{Hash, LogId, Millis};
use sqlx::{PgConnection, PgPool};
use store::{Append, AppendError, StoreError};

use crate::{failed, number, read};

/// Moves the head if it is where it is expected, and inserts the records if it moved.
macro_rules! append_after {
    ($head:literal) => {
        concat!(
            "WITH moved AS (",
            $head,
            " RETURNING log)
             INSERT INTO logs (log, n, header, hash, salt, body)
             SELECT moved.log, r.n, r.header, r.hash, r.salt, r.body FROM moved,
             unnest($4::bigint[], $5::bytea[], $6::bytea[], $7::bytea[], $8::bytea[])
             AS r (n, header, hash, salt, body)"
        )
    };
}

const CREATE: &str =
    append_after!("INSERT INTO heads (log, n) SELECT $1, $2 WHERE $3::bigint = 0 ON CONFLICT DO NOTHING");
const GO_ON: &str = append_after!("UPDATE heads SET n = $2 WHERE log = $1 AND n = $3");

/// Errors by which the database says that somebody else was first: unique_violation,
/// serialization_failure, deadlock_detected. The latter two come from distributed databases.
const SOMEBODY_WAS_FIRST: [&str; 3] = ["23505", "40001", "40P01"];

pub(crate) async fn append(pool: &PgPool, log: &LogId, append: &Append) -> Result<(), AppendError> {
    let appended = match attempt(pool, log, append).await {
        Ok(true) => return Ok(()),
        Ok(false) => None,
        Err(error) if was_beaten(&error) => Some(error),
        Err(error) => return Err(failed("append")(error).into()),
    };
    let head = read::head(pool, log).await?.unwrap_or(0);
    match appended {
        // Nothing stands in the way but an error that named somebody else: say what it was.
        Some(error) if head == append.expected => Err(failed("append")(error).into()),
        _ => Err(AppendError::Conflict { head }),
    }
}

fn was_beaten(error: &sqlx::Error) -> bool {
    let code = error.as_database_error().and_then(|error| error.code());
    code.is_some_and(|code| SOMEBODY_WAS_FIRST.contains(&code.as_ref()))
}

/// Whether the head was where it was expected.
async fn attempt(pool: &PgPool, log: &LogId, append: &Append) -> Result<bool, sqlx::Error> {
    if append.erase.is_empty() {
        // One statement is a transaction of its own: one round trip.
        return insert(&mut *pool.acquire().await?, log, append).await;
    }
    let mut transaction = pool.begin().await?;
    if !insert(&mut transaction, log, append).await? {
        return Ok(false);
    }
    let erase: Vec<i64> = append.erase.iter().copied().map(number).collect();
    sqlx::query("UPDATE logs SET salt = NULL, body = NULL WHERE log = $1 AND n = ANY ($2)")
        .bind(log.as_bytes().as_slice())
        .bind(erase)
        .execute(&mut *transaction)
        .await?;
    transaction.commit().await?;
    Ok(true)
}

async fn insert(connection: &mut PgConnection, log: &LogId, append: &Append) -> Result<bool, sqlx::Error> {
    let records = &append.records;
    let numbers: Vec<i64> = records.iter().map(|record| number(record.n)).collect();
    let headers: Vec<&[u8]> = records.iter().map(|record| record.header.as_slice()).collect();
    let hashes: Vec<&[u8]> = records.iter().map(|record| record.hash.as_bytes().as_slice()).collect();
    let salts: Vec<Option<&[u8]>> =
        records.iter().map(|record| record.salt.as_ref().map(<[u8; 16]>::as_slice)).collect();
    let bodies: Vec<Option<&[u8]>> = records.iter().map(|record| record.body.as_deref()).collect();
    let inserted = sqlx::query(if append.expected == 0 { CREATE } else { GO_ON })
        .bind(log.as_bytes().as_slice())
        .bind(number(append.head_after()))
        .bind(number(append.expected))
        .bind(numbers)
        .bind(headers)
        .bind(hashes)
        .bind(salts)
        .bind(bodies)
        .execute(connection)
        .await?;
    Ok(inserted.rows_affected() > 0)
}

pub(crate) async fn delete_log(pool: &PgPool, log: &LogId) -> Result<bool, StoreError> {
    let doing = "delete a log";
    let mut transaction = pool.begin().await.map_err(failed(doing))?;
    // Waits for an append under way, whose records the second statement then sees.
    let head = sqlx::query("DELETE FROM heads WHERE log = $1")
        .bind(log.as_bytes().as_slice())
        .execute(&mut *transaction)
        .await
        .map_err(failed(doing))?;
    sqlx::query("DELETE FROM logs WHERE log = $1")
        .bind(log.as_bytes().as_slice())
        .execute(&mut *transaction)
        .await
        .map_err(failed(doing))?;
    transaction.commit().await.map_err(failed(doing))?;
    Ok(head.rows_affected() > 0)
}

pub(crate) async fn put_blob(pool: &PgPool, hash: &Hash, bytes: &[u8]) -> Result<(), StoreError> {
    sqlx::query("INSERT INTO blobs (hash, bytes) VALUES ($1, $2) ON CONFLICT DO NOTHING")
        .bind(hash.as_bytes().as_slice())
        .bind(bytes)
        .execute(pool)
        .await
        .map(drop)
        .map_err(failed("keep a blob"))
}

pub(crate) async fn delete_blob(pool: &PgPool, hash: &Hash) -> Result<bool, StoreError> {
    sqlx::query("DELETE FROM blobs WHERE hash = $1")
        .bind(hash.as_bytes().as_slice())
        .execute(pool)
        .await
        .map(|deleted| deleted.rows_affected() > 0)
        .map_err(failed("delete a blob"))
}

pub(crate) async fn beat(pool: &PgPool, node: &str, at: Millis) -> Result<(), StoreError> {
    sqlx::query(
        "INSERT INTO beats (node, at) VALUES ($1, $2)
         ON CONFLICT (node) DO UPDATE SET at = greatest(beats.at, excluded.at)",
    )
    .bind(node.as_bytes())
    .bind(at.0)
    .execute(pool)
    .await
    .map(drop)
    .map_err(failed("keep a sign of life"))
}

pub(crate) async fn put_record(pool: &PgPool, kind: &str, id: &str, bytes: &[u8]) -> Result<(), StoreError> {
    sqlx::query(
        "INSERT INTO records (kind, id, bytes) VALUES ($1, $2, $3)
         ON CONFLICT (kind, id) DO UPDATE SET bytes = excluded.bytes",
    )
    .bind(kind.as_bytes())
    .bind(id.as_bytes())
    .bind(bytes)
    .execute(pool)
    .await
    .map(drop)
    .map_err(failed("keep a record"))
}

pub(crate) async fn delete_record(pool: &PgPool, kind: &str, id: &str) -> Result<bool, StoreError> {
    sqlx::query("DELETE FROM records WHERE kind = $1 AND id = $2")
        .bind(kind.as_bytes())
        .bind(id.as_bytes())
        .execute(pool)
        .await
        .map(|deleted| deleted.rows_affected() > 0)
        .map_err(failed("delete a record"))
}
