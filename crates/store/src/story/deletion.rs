//! Chapters: what is forgotten, and what must not be.

use std::future::Future;

use chain::{Hash, Millis};

use super::logbook::{Logbook, verified};
use crate::{Append, AppendError, Store};

pub(super) async fn an_erased_body_is_gone_and_the_chain_verifies(store: impl Store) {
    let mut book = Logbook::new(80);
    let mut other = Logbook::new(81);
    let append = book.append(["one", "two", "three"]);
    let before = append.records.clone();
    store.append(&book.log, append).await.unwrap();
    let untouched = other.append(["one", "two", "three"]);
    store.append(&other.log, untouched.clone()).await.unwrap();

    let records = vec![book.seal_erasure(&[1, 3])];
    store.append(&book.log, Append { expected: 3, records, erase: vec![1, 3, 1] }).await.unwrap();
    let (after, found) = verified(&store, &book.log).await;
    assert_eq!((found.erased, found.kept, found.erasures_recorded), (vec![1, 3], vec![], 1));
    for erased in [0, 2] {
        assert_eq!((after[erased].salt, &after[erased].body), (None, &None));
        assert_eq!((&after[erased].header, after[erased].hash), (&before[erased].header, before[erased].hash));
    }
    assert_eq!(after[1], before[1]);
    assert_eq!(verified(&store, &other.log).await.0, untouched.records);

    let records = vec![book.seal_erasure(&[1, 2])];
    store.append(&book.log, Append { expected: 4, records, erase: vec![1, 2] }).await.unwrap();
    let (_, found) = verified(&store, &book.log).await;
    assert_eq!((found.erased, found.erasures_recorded), (vec![1, 2, 3], 2));
}

pub(super) async fn a_refused_append_erases_nothing(store: impl Store) {
    let mut book = Logbook::new(82);
    let append = book.append(["one", "two"]);
    let before = append.records.clone();
    store.append(&book.log, append).await.unwrap();

    let mut stale = Logbook::new(82);
    let records = [stale.seal("one"), stale.seal_erasure(&[1])];
    let refused = store.append(&book.log, Append { expected: 1, records: records[1..].to_vec(), erase: vec![1] }).await;
    assert!(matches!(refused, Err(AppendError::Conflict { head: 2 })), "{refused:?}");
    assert_eq!(store.read(&book.log, 0, 10).await.unwrap(), before);
}

pub(super) async fn a_deleted_log_is_gone_and_its_id_is_free(store: impl Store) {
    let mut book = Logbook::new(83);
    let mut other = Logbook::new(84);
    for book in [&mut book, &mut other] {
        let append = book.append(["one", "two"]);
        store.append(&book.log, append).await.unwrap();
    }
    assert!(store.delete_log(&book.log).await.unwrap());
    assert!(!store.delete_log(&book.log).await.unwrap());
    assert_eq!(store.head(&book.log).await.unwrap(), None);
    assert_eq!(store.read(&book.log, 0, 10).await.unwrap(), []);
    assert_eq!(store.logs(None, 10).await.unwrap(), [(other.log, 2)]);

    let late = book.append(["three"]);
    let refused = store.append(&book.log, late).await;
    assert!(matches!(refused, Err(AppendError::Conflict { head: 0 })), "{refused:?}");
    let mut again = Logbook::new(83);
    let append = again.append(["a new beginning"]);
    store.append(&again.log, append).await.unwrap();
    assert_eq!(verified(&store, &again.log).await.1.head, again.head);
}

/// Opens the same place three times: what was acknowledged is there, what was erased or deleted is not,
/// and the log goes on. A store is dropped before the next is opened.
///
/// # Panics
/// When the store does not keep to the trait.
pub async fn reopen<S: Store, F: Future<Output = S>>(open: impl Fn() -> F) {
    let mut book = Logbook::new(90);
    let deleted = Logbook::new(91);
    let pack = b"a pack";
    {
        let store = open().await;
        let append = book.append(["one", "two", "three"]);
        store.append(&book.log, append).await.unwrap();
        let records = vec![book.seal_erasure(&[2])];
        store.append(&book.log, Append { expected: 3, records, erase: vec![2] }).await.unwrap();
        store.append(&deleted.log, deleted.clone().append(["practice"])).await.unwrap();
        assert!(store.delete_log(&deleted.log).await.unwrap());
        store.put_blob(pack).await.unwrap();
        let recording = store.put_blob(b"a recording").await.unwrap();
        assert!(store.delete_blob(&recording).await.unwrap());
        store.beat("node", Millis(5)).await.unwrap();
        store.put_record("personal", "dana", b"notes").await.unwrap();
    }
    {
        let store = open().await;
        let (records, found) = verified(&store, &book.log).await;
        assert_eq!((found.head, found.erased), (book.head, vec![2]));
        assert_eq!(records[2].body.as_deref(), Some(&b"three"[..]));
        assert_eq!(store.logs(None, 10).await.unwrap(), [(book.log, 4)]);
        assert_eq!(store.blob(&Hash::of(pack)).await.unwrap().as_deref(), Some(&pack[..]));
        assert_eq!(store.blob(&Hash::of(b"a recording")).await.unwrap(), None);
        assert_eq!(store.last_beat().await.unwrap(), Some(Millis(5)));
        assert_eq!(store.record("personal", "dana").await.unwrap().as_deref(), Some(&b"notes"[..]));
        let append = book.append(["five"]);
        store.append(&book.log, append).await.unwrap();
    }
    let store = open().await;
    assert_eq!(verified(&store, &book.log).await.1.head, book.head);
}
