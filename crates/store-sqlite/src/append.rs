//! The statements of one append, under a savepoint of its own. Every call to SQLite goes to its thread and
//! back, which takes longer than most statements: so the usual append is two calls.

use std::{fmt::Write as _, sync::LazyLock};

use chain::{LogId, Record};
use sqlx::SqliteConnection;
use store::Append;

use crate::write::Outcome;

/// Records inserted by one statement at most. The usual append has one to three.
const ROWS: usize = 16;

const SAVE_AND_CREATE: &str = "SAVEPOINT one;
    INSERT INTO heads (log, n) VALUES (?1, ?2) ON CONFLICT DO NOTHING RETURNING n";
const SAVE_AND_GO_ON: &str = "SAVEPOINT one;
    UPDATE heads SET n = ?2 WHERE log = ?1 AND n = ?3 RETURNING n";
const RELEASE: &str = "RELEASE one";

/// The statement that inserts `i + 1` records.
static INSERT: LazyLock<[String; ROWS]> = LazyLock::new(|| std::array::from_fn(insert_rows));
/// The same for the last records of an append, with [`RELEASE`] in the same call.
static INSERT_AND_RELEASE: LazyLock<[String; ROWS]> =
    LazyLock::new(|| std::array::from_fn(|i| format!("{}; {RELEASE}", insert_rows(i))));

/// `?1` is the log in every row, `?2` onwards are the columns of one row after the other.
fn insert_rows(i: usize) -> String {
    let mut sql = "INSERT INTO logs (log, n, header, hash, salt, body) VALUES ".to_owned();
    for row in 0..=i {
        let [n, header, hash, salt, body] = std::array::from_fn(|column| 2 + row * 5 + column);
        let comma = if row == 0 { "" } else { ", " };
        write!(sql, "{comma}(?1, ?{n}, ?{header}, ?{hash}, ?{salt}, ?{body})").expect("a String takes anything");
    }
    sql
}

/// Appends, or finds that somebody else was first; the savepoint is released in both cases.
///
/// # Errors
/// What SQLite said; then [`undo`] must follow.
pub(crate) async fn append(
    connection: &mut SqliteConnection,
    log: &LogId,
    append: Append,
) -> Result<Outcome, sqlx::Error> {
    let id = log.as_bytes().as_slice();
    let (expected, after) = (number(append.expected), number(append.head_after()));
    let save = sqlx::query(if expected == 0 { SAVE_AND_CREATE } else { SAVE_AND_GO_ON });
    let moved = save.bind(id).bind(after).bind(expected).fetch_all(&mut *connection).await?;
    if moved.is_empty() {
        let head: Option<i64> =
            sqlx::query_scalar("SELECT n FROM heads WHERE log = ?1").bind(id).fetch_optional(&mut *connection).await?;
        sqlx::query(RELEASE).execute(connection).await?;
        return Ok(Outcome::Conflict { head: head.unwrap_or(0).unsigned_abs() });
    }
    if !append.erase.is_empty() {
        erase(connection, id, &append.erase).await?;
    }
    let mut records = append.records.into_iter();
    while records.len() > 0 {
        let rows = records.len().min(ROWS);
        let statements = if records.len() == rows { &INSERT_AND_RELEASE } else { &INSERT };
        insert(connection, id, statements[rows - 1].as_str(), records.by_ref().take(rows)).await?;
    }
    Ok(Outcome::Done)
}

async fn insert(
    connection: &mut SqliteConnection,
    id: &[u8],
    statement: &'static str,
    records: impl Iterator<Item = Record>,
) -> Result<(), sqlx::Error> {
    let mut insert = sqlx::query(statement).bind(id);
    for record in records {
        insert = insert
            .bind(number(record.n))
            .bind(record.header)
            .bind(record.hash.as_bytes().to_vec())
            .bind(record.salt.map(Vec::from))
            .bind(record.body);
    }
    insert.execute(connection).await.map(drop)
}

/// Removes body and salt of these events.
async fn erase(connection: &mut SqliteConnection, id: &[u8], events: &[u64]) -> Result<(), sqlx::Error> {
    let erase = sqlx::query(
        "UPDATE logs SET salt = NULL, body = NULL
         WHERE log = ?1 AND n IN (SELECT value FROM json_each(?2))",
    );
    // A list of numbers looks the same in Rust and in JSON.
    erase.bind(id).bind(format!("{events:?}")).execute(connection).await.map(drop)
}

/// Takes back what an append did before it failed.
///
/// # Errors
/// When even that fails; then the whole transaction must be rolled back.
pub(crate) async fn undo(connection: &mut SqliteConnection) -> Result<(), sqlx::Error> {
    sqlx::raw_sql("ROLLBACK TO one; RELEASE one").execute(connection).await.map(drop)
}

/// Event numbers are checked against `limits::HIGHEST_NUMBER`, so none is ever cut off here.
fn number(n: u64) -> i64 {
    i64::try_from(n).unwrap_or(i64::MAX)
}

#[cfg(test)]
mod tests {
    use chain::LogId;
    use store::story::Logbook;

    use super::*;
    use crate::{
        connect,
        write::{Work, transaction},
    };

    async fn numbers(connection: &mut SqliteConnection, log: LogId) -> Vec<i64> {
        let query = sqlx::query_scalar("SELECT n FROM logs WHERE log = ?1 ORDER BY n");
        query.bind(log.as_bytes().to_vec()).fetch_all(connection).await.unwrap()
    }

    /// A failure inside an append takes back that append and no other of the batch.
    #[tokio::test]
    async fn a_failed_append_is_undone_alone() {
        let folder = tempfile::tempdir().unwrap();
        let mut connection = connect::writer(&folder.path().join("stairway.db")).await.unwrap();
        let (mut before, mut fails, mut after) = (Logbook::new(1), Logbook::new(2), Logbook::new(3));
        // A row that stands in the way of the 20th record: only a damaged file has such a thing.
        sqlx::raw_sql(
            "CREATE TRIGGER damage BEFORE INSERT ON logs WHEN new.n = 20 BEGIN SELECT raise(ABORT, 'damaged'); END",
        )
        .execute(&mut connection)
        .await
        .unwrap();
        let works = [before.append(["one"]), fails.append(vec!["many"; 25]), after.append(["one", "two"])];
        let logs = [before.log, fails.log, after.log];
        let works = logs.into_iter().zip(works).map(|(log, append)| Work::Append { log, append });
        let outcomes = transaction(&mut connection, works.collect()).await.unwrap();

        assert!(matches!(outcomes[..], [Ok(Outcome::Done), Err(_), Ok(Outcome::Done)]), "{outcomes:?}");
        assert_eq!(numbers(&mut connection, before.log).await, [1]);
        assert_eq!(numbers(&mut connection, fails.log).await, [0; 0]);
        assert_eq!(numbers(&mut connection, after.log).await, [1, 2]);
        let heads: i64 = sqlx::query_scalar("SELECT count(*) FROM heads").fetch_one(&mut connection).await.unwrap();
        assert_eq!(heads, 2, "the head of the failed append was taken back, too");
    }

    /// When the COMMIT fails nobody is told that it worked, and the next batch works again.
    #[tokio::test]
    async fn a_failed_commit_stores_nothing() {
        let folder = tempfile::tempdir().unwrap();
        let mut connection = connect::writer(&folder.path().join("stairway.db")).await.unwrap();
        // Deferred foreign keys are checked by COMMIT; the parent is missing.
        sqlx::raw_sql(
            "CREATE TABLE late (log BLOB REFERENCES heads (log) DEFERRABLE INITIALLY DEFERRED);
             CREATE TRIGGER damage AFTER INSERT ON logs WHEN new.n = 2 BEGIN INSERT INTO late VALUES (x'00'); END",
        )
        .execute(&mut connection)
        .await
        .unwrap();
        let (mut good, mut bad) = (Logbook::new(1), Logbook::new(2));
        let works = vec![
            Work::Append { log: good.log, append: good.append(["one"]) },
            Work::Append { log: bad.log, append: bad.append(["one", "two"]) },
        ];
        assert!(transaction(&mut connection, works).await.is_err());
        assert_eq!(numbers(&mut connection, good.log).await, [0; 0]);
        let again = Work::Append { log: good.log, append: Logbook::new(1).append(["one"]) };
        let outcomes = transaction(&mut connection, vec![again]).await.unwrap();
        assert!(matches!(outcomes[..], [Ok(Outcome::Done)]), "{outcomes:?}");
        assert_eq!(numbers(&mut connection, good.log).await, [1]);
    }
}
