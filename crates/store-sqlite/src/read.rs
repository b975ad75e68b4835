//! The statements that read.

use chain::{Hash, LogId, Millis, Record};
use futures_util::TryStreamExt as _;
use sqlx::{Row as _, SqlitePool, sqlite::SqliteRow};
use store::{StoreError, limits};

fn failed(error: sqlx::Error) -> StoreError {
    match error {
        sqlx::Error::PoolClosed => StoreError::Closed,
        other => StoreError::unavailable("read", other),
    }
}

/// Event numbers end at the largest that the database knows; nothing lies above.
fn number(n: u64) -> i64 {
    i64::try_from(n).unwrap_or(i64::MAX)
}

fn page(limit: u32) -> i64 {
    i64::from(limit.min(limits::PAGE_RECORDS))
}

pub(crate) async fn records_of_log(
    readers: &SqlitePool,
    log: &LogId,
    after: u64,
    limit: u32,
) -> Result<Vec<Record>, StoreError> {
    let mut rows =
        sqlx::query("SELECT n, header, hash, salt, body FROM logs WHERE log = ?1 AND n > ?2 ORDER BY n LIMIT ?3")
            .bind(log.as_bytes().as_slice())
            .bind(number(after))
            .bind(page(limit))
            .fetch(readers);
    let (mut records, mut bytes) = (Vec::new(), 0);
    while bytes < limits::PAGE_BYTES
        && let Some(row) = rows.try_next().await.map_err(failed)?
    {
        let record = record(log, &row)?;
        bytes += record.header.len() + record.body.as_ref().map_or(0, Vec::len);
        records.push(record);
    }
    Ok(records)
}

fn record(log: &LogId, row: &SqliteRow) -> Result<Record, StoreError> {
    let n = row.try_get::<i64, _>(0).map_err(failed)?.unsigned_abs();
    let corrupt = || StoreError::Corrupt { what: format!("hash or salt of event {n} of log {log}") };
    let hash: [u8; 32] = row.try_get::<&[u8], _>(2).map_err(failed)?.try_into().map_err(|_| corrupt())?;
    let salt: Option<&[u8]> = row.try_get(3).map_err(failed)?;
    Ok(Record {
        n,
        header: row.try_get(1).map_err(failed)?,
        hash: Hash::from_bytes(hash),
        salt: salt.map(<[u8; 16]>::try_from).transpose().map_err(|_| corrupt())?,
        body: row.try_get(4).map_err(failed)?,
    })
}

pub(crate) async fn head(readers: &SqlitePool, log: &LogId) -> Result<Option<u64>, StoreError> {
    let head: Option<i64> = sqlx::query_scalar("SELECT n FROM heads WHERE log = ?1")
        .bind(log.as_bytes().as_slice())
        .fetch_optional(readers)
        .await
        .map_err(failed)?;
    Ok(head.map(i64::unsigned_abs))
}

pub(crate) async fn logs(
    readers: &SqlitePool,
    after: Option<LogId>,
    limit: u32,
) -> Result<Vec<(LogId, u64)>, StoreError> {
    // Every id is longer than the empty one, so nothing is left out when there is no `after`.
    let after = after.as_ref().map_or(&[][..], |log| log.as_bytes());
    let rows: Vec<(Vec<u8>, i64)> = sqlx::query_as("SELECT log, n FROM heads WHERE log > ?1 ORDER BY log LIMIT ?2")
        .bind(after)
        .bind(page(limit))
        .fetch_all(readers)
        .await
        .map_err(failed)?;
    let id = |bytes: Vec<u8>| {
        let length = bytes.len();
        let corrupt = |_| StoreError::Corrupt { what: format!("a log id of {length} bytes") };
        <[u8; 16]>::try_from(bytes).map(LogId::from_bytes).map_err(corrupt)
    };
    rows.into_iter().map(|(log, n)| Ok((id(log)?, n.unsigned_abs()))).collect()
}

pub(crate) async fn blob(readers: &SqlitePool, hash: &Hash) -> Result<Option<Vec<u8>>, StoreError> {
    sqlx::query_scalar("SELECT bytes FROM blobs WHERE hash = ?1")
        .bind(hash.as_bytes().as_slice())
        .fetch_optional(readers)
        .await
        .map_err(failed)
}

pub(crate) async fn last_beat(readers: &SqlitePool) -> Result<Option<Millis>, StoreError> {
    let at: Option<i64> = sqlx::query_scalar("SELECT max(at) FROM beats").fetch_one(readers).await.map_err(failed)?;
    Ok(at.map(Millis))
}

pub(crate) async fn small_record(readers: &SqlitePool, kind: &str, id: &str) -> Result<Option<Vec<u8>>, StoreError> {
    sqlx::query_scalar("SELECT bytes FROM records WHERE kind = ?1 AND id = ?2")
        .bind(kind)
        .bind(id)
        .fetch_optional(readers)
        .await
        .map_err(failed)
}

pub(crate) async fn small_records(
    readers: &SqlitePool,
    kind: &str,
    after: Option<&str>,
    limit: u32,
) -> Result<Vec<(String, Vec<u8>)>, StoreError> {
    let mut rows = sqlx::query_as(
        "SELECT id, bytes FROM records WHERE kind = ?1 AND (?2 IS NULL OR id > ?2) ORDER BY id LIMIT ?3",
    )
    .bind(kind)
    .bind(after)
    .bind(page(limit))
    .fetch(readers);
    let (mut page, mut sum) = (Vec::new(), 0);
    while sum < limits::PAGE_BYTES
        && let Some((id, bytes)) = rows.try_next().await.map_err(failed)?
    {
        let bytes: Vec<u8> = bytes;
        sum += bytes.len();
        page.push((id, bytes));
    }
    Ok(page)
}
