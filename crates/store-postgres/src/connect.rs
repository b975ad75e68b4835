//! How connections are made: the session settings that durability and appends rest on.

use std::{str::FromStr as _, time::Duration};

use sqlx::{
    ConnectOptions as _, PgPool,
    postgres::{PgConnectOptions, PgPoolOptions},
};

/// Connections of one node. Appends to different logs run side by side and share the server's fsyncs.
const CONNECTIONS: u32 = 16;

/// How long a call waits for a connection before it fails.
const PATIENCE: Duration = Duration::from_secs(5);

/// `synchronous_commit` may be stronger than `on` (replicas), never weaker: acknowledged means durable.
/// Appends are written for READ COMMITTED, whatever the database's default is.
const SESSION: &str = "
    SELECT set_config('synchronous_commit', 'on', false)
    WHERE current_setting('synchronous_commit') IN ('off', 'local');
    SET SESSION CHARACTERISTICS AS TRANSACTION ISOLATION LEVEL READ COMMITTED;
";

/// Why no store could be had.
#[derive(Debug, thiserror::Error)]
pub enum ConnectError {
    /// The URL is wrong, the server cannot be reached, or it refused.
    #[error("the database cannot be used: {0}")]
    Database(#[from] sqlx::Error),
    /// Written by a newer version of Stairway.
    #[error("the database has version {found}, this program knows up to {known}: update Stairway")]
    Newer {
        /// Version of the database.
        found: usize,
        /// Highest version this program knows.
        known: usize,
    },
}

pub(crate) async fn pool(url: &str) -> Result<PgPool, ConnectError> {
    let options = PgConnectOptions::from_str(url)?.application_name("stairway").disable_statement_logging();
    let pool = PgPoolOptions::new()
        .max_connections(CONNECTIONS)
        .acquire_timeout(PATIENCE)
        .after_connect(|connection, _| {
            Box::pin(async move { sqlx::raw_sql(SESSION).execute(connection).await.map(drop) })
        })
        .connect_with(options)
        .await?;
    Ok(pool)
}
