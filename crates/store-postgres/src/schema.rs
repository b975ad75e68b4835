//! The tables, as an embedded list of steps. A step that has been released is never edited: add one.

use sqlx::{PgPool, Row as _};

use crate::ConnectError;

/// Nodes that start together take turns: an advisory lock under this number ("Stairway" as bytes).
const LOCK: i64 = 0x5374_6169_7277_6179;

/// Step `i` brings the database from version `i` to `i + 1`. Everything is BYTEA, names too: the same
/// bytes come back, and they sort as bytes under any locale. No foreign key from `logs` to `heads`: the
/// two are only ever written together, and it would cost a lookup for every record.
const STEPS: &[&str] = &["
    CREATE TABLE heads (
        log bytea PRIMARY KEY CHECK (octet_length(log) = 16),
        n bigint NOT NULL CHECK (n > 0)
    );
    CREATE TABLE logs (
        log bytea NOT NULL,
        n bigint NOT NULL CHECK (n > 0),
        header bytea NOT NULL,
        hash bytea NOT NULL CHECK (octet_length(hash) = 32),
        salt bytea CHECK (octet_length(salt) = 16),
        body bytea,
        PRIMARY KEY (log, n),
        CHECK ((salt IS NULL) = (body IS NULL))
    );
    CREATE TABLE blobs (
        hash bytea PRIMARY KEY CHECK (octet_length(hash) = 32),
        bytes bytea NOT NULL
    );
    CREATE TABLE beats (
        node bytea PRIMARY KEY,
        at bigint NOT NULL
    );
    CREATE TABLE records (
        kind bytea NOT NULL,
        id bytea NOT NULL,
        bytes bytea NOT NULL,
        PRIMARY KEY (kind, id)
    );
"];

/// Brings the database up to date, all steps in one transaction.
pub(crate) async fn migrate(pool: &PgPool) -> Result<(), ConnectError> {
    let mut transaction = pool.begin().await?;
    sqlx::query("SELECT pg_advisory_xact_lock($1)").bind(LOCK).execute(&mut *transaction).await?;
    sqlx::raw_sql(
        "SET LOCAL client_min_messages = warning;
         CREATE TABLE IF NOT EXISTS stairway_version (version bigint NOT NULL)",
    )
    .execute(&mut *transaction)
    .await?;
    let row =
        sqlx::query("SELECT coalesce(max(version), 0) FROM stairway_version").fetch_one(&mut *transaction).await?;
    let version = usize::try_from(row.try_get::<i64, _>(0)?).unwrap_or(usize::MAX);
    let Some(steps) = STEPS.get(version..) else {
        return Err(ConnectError::Newer { found: version, known: STEPS.len() });
    };
    for (step, next) in steps.iter().zip(version as i64 + 1..) {
        sqlx::raw_sql(*step).execute(&mut *transaction).await?;
        sqlx::query("INSERT INTO stairway_version (version) VALUES ($1)").bind(next).execute(&mut *transaction).await?;
    }
    transaction.commit().await?;
    Ok(())
}
