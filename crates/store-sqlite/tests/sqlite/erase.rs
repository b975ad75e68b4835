//! What is erased or deleted is in none of the files any more.

use std::path::Path;

use store::{Append, Store as _, story::Logbook};
use store_sqlite::SqliteStore;

/// Whether any file of the folder holds these bytes.
fn anywhere(folder: &Path, needle: &str) -> bool {
    std::fs::read_dir(folder).unwrap().any(|file| {
        let bytes = std::fs::read(file.unwrap().path()).unwrap();
        bytes.windows(needle.len()).any(|window| window == needle.as_bytes())
    })
}

/// A body that is told from all others, long enough for overflow pages when `repeat` is.
fn secret(name: &str, repeat: usize) -> String {
    format!("secret-{name} ").repeat(repeat)
}

#[tokio::test]
async fn erased_words_are_in_no_file() {
    let folder = tempfile::tempdir().unwrap();
    let store = SqliteStore::open(folder.path().join("stairway.db")).await.unwrap();
    let (mut book, mut practice) = (Logbook::new(1), Logbook::new(2));
    let append = book.append([secret("short", 1), secret("long", 2_000), secret("stays", 1)]);
    store.append(&book.log, append).await.unwrap();
    let append = practice.append([secret("practice", 1), secret("much-practice", 2_000)]);
    store.append(&practice.log, append).await.unwrap();
    store.put_record("personal", "a", secret("record", 3).as_bytes()).await.unwrap();
    store.put_record("personal", "b", secret("replaced", 3).as_bytes()).await.unwrap();
    let gone =
        ["secret-short", "secret-long", "secret-practice", "secret-much-practice", "secret-record", "secret-replaced"];
    // Answered after the log was emptied behind the record before; a look in the middle of that could miss both files.
    store.beat("node", chain::Millis(1)).await.unwrap();
    for secret in gone {
        assert!(anywhere(folder.path(), secret), "{secret} was never stored");
    }

    let records = vec![book.seal_erasure(&[1, 2])];
    store.append(&book.log, Append { expected: 3, records, erase: vec![1, 2] }).await.unwrap();
    assert!(store.delete_log(&practice.log).await.unwrap());
    assert!(store.delete_record("personal", "a").await.unwrap());
    store.put_record("personal", "b", b"another").await.unwrap();
    store.close().await;
    for secret in gone {
        assert!(!anywhere(folder.path(), secret), "{secret} is still in a file");
    }
    assert!(anywhere(folder.path(), "secret-stays"));
}

/// A server runs for weeks: the write-ahead log must not keep erased words until it is closed.
#[tokio::test]
async fn erased_words_leave_the_files_while_the_store_is_open() {
    let folder = tempfile::tempdir().unwrap();
    let store = SqliteStore::open(folder.path().join("stairway.db")).await.unwrap();
    let mut book = Logbook::new(1);
    let append = book.append([secret("open", 2_000)]);
    store.append(&book.log, append).await.unwrap();
    let records = vec![book.seal_erasure(&[1])];
    store.append(&book.log, Append { expected: 1, records, erase: vec![1] }).await.unwrap();
    // The write after the erasure is answered after the log was emptied.
    store.beat("node", chain::Millis(1)).await.unwrap();
    assert!(!anywhere(folder.path(), "secret-open"));
}
