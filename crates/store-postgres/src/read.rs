//! The statements that read.

use chain::{Hash, LogId, Millis, Record};
use sqlx::{PgPool, Row as _, postgres::PgRow};
use store::{StoreError, limits};

use crate::number;

fn failed(error: sqlx::Error) -> StoreError {
    crate::failed("read")(error)
}

fn page(limit: u32) -> i64 {
    i64::from(limit.min(limits::PAGE_RECORDS))
}

pub(crate) async fn now(pool: &PgPool) -> Result<Millis, StoreError> {
    let now = sqlx::query_scalar("SELECT floor(extract(epoch FROM clock_timestamp()) * 1000)::bigint");
    now.fetch_one(pool).await.map(Millis).map_err(failed)
}

/// A page ends in the database: a result that is broken off would have to be read to its end before the
/// connection could be used again. `octet_length` does not read a body, only its size.
pub(crate) async fn records_of_log(
    pool: &PgPool,
    log: &LogId,
    after: u64,
    limit: u32,
) -> Result<Vec<Record>, StoreError> {
    let rows = sqlx::query(
        "SELECT n, header, hash, salt, body FROM (
             SELECT *, sum(octet_length(header) + coalesce(octet_length(body), 0))
                 OVER (ORDER BY n ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS before
             FROM logs WHERE log = $1 AND n > $2 ORDER BY n LIMIT $3
         ) AS counted WHERE coalesce(before, 0) < $4 ORDER BY n",
    )
    .bind(log.as_bytes().as_slice())
    .bind(number(after))
    .bind(page(limit))
    .bind(limits::PAGE_BYTES as i64)
    .fetch_all(pool)
    .await
    .map_err(failed)?;
    rows.iter().map(|row| record(log, row)).collect()
}

fn record(log: &LogId, row: &PgRow) -> Result<Record, StoreError> {
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

pub(crate) async fn head(pool: &PgPool, log: &LogId) -> Result<Option<u64>, StoreError> {
    let head: Option<i64> = sqlx::query_scalar("SELECT n FROM heads WHERE log = $1")
        .bind(log.as_bytes().as_slice())
        .fetch_optional(pool)
        .await
        .map_err(failed)?;
    Ok(head.map(i64::unsigned_abs))
}

pub(crate) async fn logs(pool: &PgPool, after: Option<LogId>, limit: u32) -> Result<Vec<(LogId, u64)>, StoreError> {
    // Every id is longer than the empty one, so nothing is left out when there is no `after`.
    let after = after.as_ref().map_or(&[][..], |log| log.as_bytes());
    let rows: Vec<(Vec<u8>, i64)> = sqlx::query_as("SELECT log, n FROM heads WHERE log > $1 ORDER BY log LIMIT $2")
        .bind(after)
        .bind(page(limit))
        .fetch_all(pool)
        .await
        .map_err(failed)?;
    let id = |bytes: Vec<u8>| {
        let length = bytes.len();
        let corrupt = |_| StoreError::Corrupt { what: format!("a log id of {length} bytes") };
        <[u8; 16]>::try_from(bytes).map(LogId::from_bytes).map_err(corrupt)
    };
    rows.into_iter().map(|(log, n)| Ok((id(log)?, n.unsigned_abs()))).collect()
}

pub(crate) async fn blob(pool: &PgPool, hash: &Hash) -> Result<Option<Vec<u8>>, StoreError> {
    sqlx::query_scalar("SELECT bytes FROM blobs WHERE hash = $1")
        .bind(hash.as_bytes().as_slice())
        .fetch_optional(pool)
        .await
        .map_err(failed)
}

pub(crate) async fn last_beat(pool: &PgPool) -> Result<Option<Millis>, StoreError> {
    let at: Option<i64> = sqlx::query_scalar("SELECT max(at) FROM beats").fetch_one(pool).await.map_err(failed)?;
    Ok(at.map(Millis))
}

pub(crate) async fn small_record(pool: &PgPool, kind: &str, id: &str) -> Result<Option<Vec<u8>>, StoreError> {
    sqlx::query_scalar("SELECT bytes FROM records WHERE kind = $1 AND id = $2")
        .bind(kind.as_bytes())
        .bind(id.as_bytes())
        .fetch_optional(pool)
        .await
        .map_err(failed)
}

pub(crate) async fn small_records(
    pool: &PgPool,
    kind: &str,
    after: Option<&str>,
    limit: u32,
) -> Result<Vec<(String, Vec<u8>)>, StoreError> {
    let rows: Vec<(Vec<u8>, Vec<u8>)> = sqlx::query_as(
        "SELECT id, bytes FROM (
             SELECT *, sum(octet_length(bytes))
                 OVER (ORDER BY id ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS before
             FROM records WHERE kind = $1 AND ($2::bytea IS NULL OR id > $2) ORDER BY id LIMIT $3
         ) AS counted WHERE coalesce(before, 0) < $4 ORDER BY id",
    )
    .bind(kind.as_bytes())
    .bind(after.map(str::as_bytes))
    .bind(page(limit))
    .bind(limits::PAGE_BYTES as i64)
    .fetch_all(pool)
    .await
    .map_err(failed)?;
    let corrupt = |_| StoreError::Corrupt { what: format!("an id of the kind {kind:?}") };
    rows.into_iter().map(|(id, bytes)| Ok((String::from_utf8(id).map_err(corrupt)?, bytes))).collect()
}
