//! How the file is opened: the settings that durability and erasure rest on, read back before use.

use std::{path::Path, time::Duration};

use sqlx::{
    AssertSqlSafe, ConnectOptions as _, Connection as _, SqliteConnection, SqlitePool,
    sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous},
};

use crate::schema;

/// How long a statement waits for another process.
pub(crate) const BUSY_TIMEOUT: Duration = Duration::from_secs(5);

/// Connections that read. Reads are short; more than a few only compete for the same two cores.
const READERS: u32 = 4;

/// Why the store could not be opened.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    /// The file cannot be opened or read: missing folder, no permission, not a database.
    #[error("the database file cannot be opened: {0}")]
    Database(#[from] sqlx::Error),
    /// Written by a newer version of Stairway.
    #[error("the database has version {found}, this program knows up to {known}: update Stairway")]
    Newer {
        /// Version of the file.
        found: usize,
        /// Highest version this program knows.
        known: usize,
    },
    /// A database, but of another program.
    #[error("the file is a database of another program; choose another file")]
    Foreign,
    /// A setting does not hold, for instance the write-ahead log on a network drive.
    #[error("the file system does not support {name} = {wanted} (it is {found}); choose a local disk")]
    Setting {
        /// The SQLite pragma.
        name: &'static str,
        /// What it must be.
        wanted: &'static str,
        /// What it is.
        found: String,
    },
}

/// What must hold on the writing connection: pragma and value as SQLite says it.
const SETTINGS: [(&str, &str); 5] = [
    ("journal_mode", "wal"),
    ("synchronous", "2"),
    ("secure_delete", "1"),
    ("foreign_keys", "1"),
    ("wal_autocheckpoint", "0"),
];

/// The one connection that writes, with the tables up to date.
pub(crate) async fn writer(path: &Path) -> Result<SqliteConnection, OpenError> {
    let options = options(path)
        .create_if_missing(true)
        .journal_mode(SqliteJournalMode::Wal)
        .synchronous(SqliteSynchronous::Full)
        .pragma("secure_delete", "ON")
        // SQLite would do it inside somebody's commit, who waits for it: the writer does it between two.
        .pragma("wal_autocheckpoint", "0");
    let mut connection = SqliteConnection::connect_with(&options).await?;
    for (name, wanted) in SETTINGS {
        let found = setting(&mut connection, name).await?;
        if found != wanted {
            return Err(OpenError::Setting { name, wanted, found });
        }
    }
    schema::migrate(&mut connection).await?;
    Ok(connection)
}

/// The connections that read. They cannot write, whatever they are told.
pub(crate) async fn readers(path: &Path) -> Result<SqlitePool, OpenError> {
    let options = options(path).read_only(true).pragma("query_only", "ON");
    let pool = SqlitePoolOptions::new()
        .min_connections(1)
        .max_connections(READERS)
        .test_before_acquire(false)
        .idle_timeout(None)
        .max_lifetime(None);
    Ok(pool.connect_with(options).await?)
}

fn options(path: &Path) -> SqliteConnectOptions {
    SqliteConnectOptions::new().filename(path).foreign_keys(true).busy_timeout(BUSY_TIMEOUT).disable_statement_logging()
}

async fn setting(connection: &mut SqliteConnection, name: &'static str) -> Result<String, sqlx::Error> {
    let value = sqlx::query(AssertSqlSafe(format!("PRAGMA {name}"))).fetch_one(&mut *connection).await?;
    // Some pragmas answer with a number, some with a text.
    use sqlx::Row as _;
    match value.try_get::<i64, _>(0) {
        Ok(number) => Ok(number.to_string()),
        Err(_) => value.try_get(0),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn the_settings_hold() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("stairway.db");
        let mut writer = writer(&path).await.unwrap();
        for (name, value) in [
            ("journal_mode", "wal"),
            ("synchronous", "2"),
            ("secure_delete", "1"),
            ("foreign_keys", "1"),
            ("wal_autocheckpoint", "0"),
            ("busy_timeout", "5000"),
            ("query_only", "0"),
        ] {
            assert_eq!(setting(&mut writer, name).await.unwrap(), value, "{name}");
        }
        let readers = readers(&path).await.unwrap();
        let mut reader = readers.acquire().await.unwrap();
        for (name, value) in [("journal_mode", "wal"), ("query_only", "1"), ("busy_timeout", "5000")] {
            assert_eq!(setting(&mut reader, name).await.unwrap(), value, "{name}");
        }
        let written = sqlx::query("DELETE FROM beats").execute(&mut *reader).await;
        assert!(written.is_err(), "a reader must not be able to write");
    }

    #[tokio::test]
    async fn every_table_is_strict() {
        let folder = tempfile::tempdir().unwrap();
        let mut writer = writer(&folder.path().join("stairway.db")).await.unwrap();
        let tables: Vec<(String, bool)> =
            sqlx::query_as("SELECT name, strict FROM pragma_table_list WHERE schema = 'main' AND name NOT LIKE 'sqlite_%' ORDER BY name")
                .fetch_all(&mut writer)
                .await
                .unwrap();
        let names = ["beats", "blobs", "heads", "logs", "records"];
        assert_eq!(tables, names.map(|name| (name.to_owned(), true)));
    }

    #[tokio::test]
    async fn files_of_others_and_of_the_future_are_refused() {
        let folder = tempfile::tempdir().unwrap();
        let ours = folder.path().join("ours.db");
        let mut connection = writer(&ours).await.unwrap();
        sqlx::raw_sql("PRAGMA user_version = 1000").execute(&mut connection).await.unwrap();
        connection.close().await.unwrap();
        assert!(matches!(writer(&ours).await, Err(OpenError::Newer { found: 1000, .. })));

        let foreign = folder.path().join("foreign.db");
        let mut connection = options(&foreign).create_if_missing(true).connect().await.unwrap();
        sqlx::raw_sql("CREATE TABLE heads (x)").execute(&mut connection).await.unwrap();
        connection.close().await.unwrap();
        assert!(matches!(writer(&foreign).await, Err(OpenError::Foreign)));

        let text = folder.path().join("text.db");
        std::fs::write(&text, "no database, but long enough to look at ".repeat(100)).unwrap();
        assert!(matches!(writer(&text).await, Err(OpenError::Database(_))));
        let nowhere = folder.path().join("missing").join("stairway.db");
        assert!(matches!(writer(&nowhere).await, Err(OpenError::Database(_))));
    }
}
