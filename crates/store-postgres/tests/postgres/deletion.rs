//! A deletion that meets an append under way waits for it, and takes its records too.

use sqlx::{Connection as _, PgConnection};
use store::{Store as _, story::Logbook};
use store_postgres::PostgresStore;

use crate::cluster::Cluster;

#[tokio::test(flavor = "multi_thread")]
async fn a_deletion_takes_the_records_of_an_append_under_way() {
    let cluster = Cluster::start();
    let url = cluster.fresh_database().await;
    let store = PostgresStore::connect(&url).await.unwrap();
    let mut book = Logbook::new(1);
    let append = book.append(["one"]);
    store.append(&book.log, append).await.unwrap();

    // Another node's append, as the store writes it, held just before its commit.
    let second = book.seal("two");
    let mut node = PgConnection::connect(&url).await.unwrap();
    let mut appending = node.begin().await.unwrap();
    sqlx::query("UPDATE heads SET n = 2 WHERE log = $1 AND n = 1")
        .bind(book.log.as_bytes().as_slice())
        .execute(&mut *appending)
        .await
        .unwrap();
    sqlx::query("INSERT INTO logs (log, n, header, hash) VALUES ($1, 2, $2, $3)")
        .bind(book.log.as_bytes().as_slice())
        .bind(second.header)
        .bind(second.hash.as_bytes().as_slice())
        .execute(&mut *appending)
        .await
        .unwrap();
    let (deleter, log) = (store.clone(), book.log);
    let deletion = tokio::spawn(async move { deleter.delete_log(&log).await });
    let mut watcher = PgConnection::connect(&url).await.unwrap();
    let waiting = "SELECT EXISTS (SELECT FROM pg_stat_activity
        WHERE datname = current_database() AND wait_event_type = 'Lock')";
    while !sqlx::query_scalar::<_, bool>(waiting).fetch_one(&mut watcher).await.unwrap() {
        assert!(!deletion.is_finished(), "the deletion did not wait for the append");
    }
    appending.commit().await.unwrap();

    assert!(deletion.await.unwrap().unwrap());
    assert_eq!(store.read(&log, 0, 10).await.unwrap(), []);
    assert_eq!(store.head(&log).await.unwrap(), None);
    store.close().await;
    cluster.end().await;
}
