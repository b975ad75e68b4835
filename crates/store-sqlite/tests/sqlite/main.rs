//! The SQLite back end: the story, and what a crash leaves behind.

#![expect(clippy::unwrap_used, reason = "a test: what fails must stop it")]

mod crash;
mod erase;
mod torn_wal;
mod wal_stays_small;

use std::sync::atomic::{AtomicU32, Ordering};

use store::{Append, AppendError, Store as _, StoreError, story};
use store_sqlite::SqliteStore;

#[tokio::test(flavor = "multi_thread")]
async fn the_story() {
    let folder = tempfile::tempdir().unwrap();
    let next = AtomicU32::new(0);
    story::all(|| async {
        let name = format!("{}.db", next.fetch_add(1, Ordering::Relaxed));
        SqliteStore::open(folder.path().join(name)).await.unwrap()
    })
    .await;
}

#[tokio::test]
async fn reopening_keeps_everything() {
    let folder = tempfile::tempdir().unwrap();
    story::reopen(|| async { SqliteStore::open(folder.path().join("stairway.db")).await.unwrap() }).await;
}

#[tokio::test]
async fn a_closed_store_says_so() {
    let folder = tempfile::tempdir().unwrap();
    let store = SqliteStore::open(folder.path().join("stairway.db")).await.unwrap();
    let mut book = story::Logbook::new(1);
    let append: Append = book.append(["one"]);
    store.append(&book.log, append).await.unwrap();
    store.close().await;
    store.close().await;
    let late = store.append(&book.log, book.clone().append(["two"])).await;
    assert!(matches!(late, Err(AppendError::Store(StoreError::Closed))), "{late:?}");
    assert!(matches!(store.head(&book.log).await, Err(StoreError::Closed)));
    assert!(!folder.path().join("stairway.db-wal").exists(), "closing leaves one file");
}
