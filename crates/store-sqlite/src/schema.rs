//! The tables, as an embedded list of steps. A step that has been released is never edited: add one.

use sqlx::{AssertSqlSafe, SqliteConnection};

use crate::OpenError;

/// "Stwy": marks the file as ours.
const APPLICATION_ID: i64 = 0x5374_7779;

/// Step `i` brings the file from version `i` to `i + 1`. `heads` is where appends meet: its one row per
/// log is moved before a record is written. A log's records refer to it, so they go when it goes.
/// Names are TEXT with the default collation, which compares bytes.
const STEPS: &[&str] = &["
    CREATE TABLE heads (
        log BLOB NOT NULL PRIMARY KEY CHECK (length(log) = 16),
        n INTEGER NOT NULL CHECK (n > 0)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE logs (
        log BLOB NOT NULL REFERENCES heads (log) ON DELETE CASCADE,
        n INTEGER NOT NULL CHECK (n > 0),
        header BLOB NOT NULL,
        hash BLOB NOT NULL CHECK (length(hash) = 32),
        salt BLOB CHECK (length(salt) = 16),
        body BLOB,
        PRIMARY KEY (log, n),
        CHECK ((salt IS NULL) = (body IS NULL))
    ) STRICT;
    CREATE TABLE blobs (
        hash BLOB NOT NULL PRIMARY KEY CHECK (length(hash) = 32),
        bytes BLOB NOT NULL
    ) STRICT;
    CREATE TABLE beats (
        node TEXT NOT NULL PRIMARY KEY,
        at INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE records (
        kind TEXT NOT NULL,
        id TEXT NOT NULL,
        bytes BLOB NOT NULL,
        PRIMARY KEY (kind, id)
    ) STRICT;
"];

/// Brings the file up to date, each step in a transaction of its own.
pub(crate) async fn migrate(connection: &mut SqliteConnection) -> Result<(), OpenError> {
    loop {
        sqlx::query("BEGIN IMMEDIATE").execute(&mut *connection).await?;
        let version = version(connection).await?;
        let Some(step) = STEPS.get(version) else {
            sqlx::query("COMMIT").execute(&mut *connection).await?;
            return Ok(());
        };
        sqlx::raw_sql(*step).execute(&mut *connection).await?;
        let next = version + 1;
        let mark = format!("PRAGMA application_id = {APPLICATION_ID}; PRAGMA user_version = {next}; COMMIT");
        sqlx::raw_sql(AssertSqlSafe(mark)).execute(&mut *connection).await?;
    }
}

/// How many steps the file has behind it.
async fn version(connection: &mut SqliteConnection) -> Result<usize, OpenError> {
    let application: i64 = sqlx::query_scalar("PRAGMA application_id").fetch_one(&mut *connection).await?;
    let version: i64 = sqlx::query_scalar("PRAGMA user_version").fetch_one(&mut *connection).await?;
    let tables: i64 = sqlx::query_scalar("SELECT count(*) FROM sqlite_schema").fetch_one(&mut *connection).await?;
    let (found, known) = (usize::try_from(version).unwrap_or(usize::MAX), STEPS.len());
    match (application, found) {
        (0, 0) if tables == 0 => Ok(0),
        (APPLICATION_ID, 1..) if found <= known => Ok(found),
        (APPLICATION_ID, _) => Err(OpenError::Newer { found, known }),
        _ => Err(OpenError::Foreign),
    }
}
