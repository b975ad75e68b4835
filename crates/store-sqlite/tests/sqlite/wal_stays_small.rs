//! The write-ahead log begins anew now and then, although no commit waits for that.

use store::{Store as _, story::Logbook};
use store_sqlite::SqliteStore;

/// A little more than it may hold between two moves of a store that is never hurried.
const MOST_BYTES: u64 = 12 * 1024 * 1024;

#[tokio::test]
async fn the_write_ahead_log_does_not_grow_with_the_log() {
    let folder = tempfile::tempdir().unwrap();
    let store = SqliteStore::open(folder.path().join("stairway.db")).await.unwrap();
    let mut book = Logbook::new(1);
    let words = "words ".repeat(2_000);
    for _ in 0..3_000 {
        let append = book.append([words.as_str()]);
        store.append(&book.log, append).await.unwrap();
    }
    let wal = std::fs::metadata(folder.path().join("stairway.db-wal")).unwrap().len();
    let file = std::fs::metadata(folder.path().join("stairway.db")).unwrap().len();
    assert!(wal < MOST_BYTES, "{wal} bytes");
    assert!(file > 3_000 * words.len() as u64 / 2, "what was moved is in the file: {file} bytes");
    store.close().await;
}
