//! The PostgreSQL back end on a throw-away cluster: the story, several nodes, a server that goes away.

#![expect(clippy::unwrap_used, reason = "a test: what fails must stop it")]

mod cluster;
mod deletion;

use std::collections::BTreeSet;

use chain::Verifier;
use cluster::Cluster;
use store::{Append, AppendError, Store, StoreError, story};
use store_postgres::{ConnectError, PostgresStore};

#[tokio::test(flavor = "multi_thread")]
async fn the_story() {
    let cluster = Cluster::start();
    story::all(|| async { PostgresStore::connect(&cluster.fresh_database().await).await.unwrap() }).await;
    cluster.end().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn reconnecting_finds_everything() {
    let cluster = Cluster::start();
    let url = cluster.fresh_database().await;
    story::reopen(|| async { PostgresStore::connect(&url).await.unwrap() }).await;
    cluster.end().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn many_nodes_start_together_and_append_to_one_log() {
    const NODES: u64 = 4;
    const APPENDS: u64 = 15;
    let cluster = Cluster::start();
    let url = cluster.fresh_database().await;
    let log = story::Logbook::new(1).log;
    let mut nodes = tokio::task::JoinSet::new();
    for node in 0..NODES {
        let url = url.clone();
        nodes.spawn(async move {
            let store = PostgresStore::connect(&url).await.unwrap();
            for i in 0..APPENDS {
                append_with_retries(&store, &format!("{node}/{i}")).await;
            }
            store.close().await;
            assert!(matches!(store.head(&log).await, Err(StoreError::Closed)));
        });
    }
    while let Some(done) = nodes.join_next().await {
        done.unwrap();
    }
    let store = PostgresStore::connect(&url).await.unwrap();
    let records = store.read(&log, 0, 1_000).await.unwrap();
    let mut verifier = Verifier::new(log);
    records.iter().for_each(|record| verifier.push(record).unwrap());
    assert_eq!(verifier.finish().unwrap().events, NODES * APPENDS);
    let bodies: BTreeSet<Vec<u8>> = records.into_iter().map(|record| record.body.unwrap()).collect();
    assert_eq!(bodies.len() as u64, NODES * APPENDS);
    cluster.end().await;
}

async fn append_with_retries(store: &PostgresStore, body: &str) {
    loop {
        let mut book = story::Logbook::new(1);
        if let Some(n) = store.head(&book.log).await.unwrap() {
            book.head = store.read(&book.log, n - 1, 1).await.unwrap()[0].head().unwrap();
        }
        let append: Append = book.append([body]);
        match store.append(&book.log, append).await {
            Ok(()) => return,
            Err(AppendError::Conflict { .. }) => {}
            Err(error) => panic!("append failed: {error}"),
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_newer_database_is_refused() {
    let cluster = Cluster::start();
    let url = cluster.fresh_database().await;
    PostgresStore::connect(&url).await.unwrap().close().await;
    cluster.execute(&url, "INSERT INTO stairway_version VALUES (1000)").await;
    let refused = PostgresStore::connect(&url).await;
    assert!(matches!(refused, Err(ConnectError::Newer { found: 1000, .. })), "{refused:?}");
    let nowhere = PostgresStore::connect("postgres:///none?host=/nonexistent").await;
    assert!(matches!(nowhere, Err(ConnectError::Database(_))), "{nowhere:?}");
    cluster.end().await;
}

/// The database's default may be careless; a session of ours is not.
#[tokio::test(flavor = "multi_thread")]
async fn a_careless_database_is_made_durable() {
    let cluster = Cluster::start();
    let url = cluster.fresh_database().await;
    cluster
        .execute(
            &url,
            "DO $$ BEGIN
                 EXECUTE format('ALTER DATABASE %I SET synchronous_commit = off', current_database());
                 EXECUTE format('ALTER DATABASE %I SET default_transaction_isolation = serializable', current_database());
             END $$",
        )
        .await;
    let store = PostgresStore::connect(&url).await.unwrap();
    // What a session of the store has is seen by a trigger that runs in it.
    cluster
        .execute(
            &url,
            "CREATE TABLE seen (setting text);
             CREATE FUNCTION look() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
                 INSERT INTO seen VALUES (current_setting('synchronous_commit')), (current_setting('transaction_isolation'));
                 RETURN NEW;
             END $$;
             CREATE TRIGGER look AFTER INSERT ON logs FOR EACH ROW EXECUTE FUNCTION look()",
        )
        .await;
    let mut book = story::Logbook::new(1);
    let append = book.append(["one"]);
    store.append(&book.log, append).await.unwrap();
    assert_eq!(cluster.column(&url, "SELECT setting FROM seen ORDER BY 1").await, ["on", "read committed"]);
    store.close().await;
    cluster.end().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_store_outlives_its_server() {
    let Some(mut cluster) = Cluster::own() else {
        return cluster::cannot_be_stopped();
    };
    let url = cluster.fresh_database().await;
    let store = PostgresStore::connect(&url).await.unwrap();
    let mut book = story::Logbook::new(1);
    let append = book.append(["before"]);
    store.append(&book.log, append).await.unwrap();

    cluster.stop();
    let next = book.append(["after"]);
    let lost = store.append(&book.log, next.clone()).await;
    assert!(matches!(lost, Err(AppendError::Store(StoreError::Unavailable { .. }))), "{lost:?}");

    cluster.go_on();
    store.append(&book.log, next).await.unwrap();
    assert_eq!(store.head(&book.log).await.unwrap(), Some(2));
    cluster.end().await;
}
