//! Chapters: what is kept beside the logs.

use chain::{Hash, Millis};

use crate::{Store, StoreError, limits};

pub(super) async fn blobs_are_found_by_hash(store: impl Store) {
    let picture: Vec<u8> = (0..300_000_u32).map(|i| (i % 251) as u8).collect();
    for bytes in [&b""[..], b"a pack", &picture] {
        let hash = store.put_blob(bytes).await.unwrap();
        assert_eq!(hash, Hash::of(bytes));
        assert_eq!(store.put_blob(bytes).await.unwrap(), hash, "storing a blob again is harmless");
        assert_eq!(store.blob(&hash).await.unwrap().as_deref(), Some(bytes));
    }
    assert_eq!(store.blob(&Hash::of(b"another")).await.unwrap(), None);
}

pub(super) async fn a_deleted_blob_is_gone_and_can_come_again(store: impl Store) {
    let kept = store.put_blob(b"a plan of the wing").await.unwrap();
    let gone = store.put_blob(b"a recording").await.unwrap();
    assert!(store.delete_blob(&gone).await.unwrap());
    assert!(!store.delete_blob(&gone).await.unwrap(), "deleting it again finds nothing");
    assert_eq!(store.blob(&gone).await.unwrap(), None);
    assert!(store.blob(&kept).await.unwrap().is_some(), "others stay");
    assert_eq!(store.put_blob(b"a recording").await.unwrap(), gone);
    assert_eq!(store.blob(&gone).await.unwrap().as_deref(), Some(&b"a recording"[..]));
}

pub(super) async fn the_last_sign_of_life_counts(store: impl Store) {
    store.beat("a", Millis(1_000)).await.unwrap();
    store.beat("b", Millis(900)).await.unwrap();
    assert_eq!(store.last_beat().await.unwrap(), Some(Millis(1_000)));
    store.beat("b", Millis(2_000)).await.unwrap();
    assert_eq!(store.last_beat().await.unwrap(), Some(Millis(2_000)));
    store.beat("b", Millis(1_500)).await.unwrap();
    assert_eq!(store.last_beat().await.unwrap(), Some(Millis(2_000)), "signs of life do not go back");
}

pub(super) async fn small_records_are_kept_listed_and_deleted(store: impl Store) {
    let ids = ["b", "a", "я", "", "a\0b", "B", "aa"];
    for id in ids {
        store.put_record("personal", id, format!("of {id}").as_bytes()).await.unwrap();
    }
    store.put_record("practice", "a", b"another kind").await.unwrap();
    store.put_record("personal", "a", b"\xff replaced").await.unwrap();
    assert_eq!(store.record("personal", "a").await.unwrap().as_deref(), Some(&b"\xff replaced"[..]));
    assert_eq!(store.record("practice", "a").await.unwrap().as_deref(), Some(&b"another kind"[..]));
    assert_eq!(store.record("personal", "c").await.unwrap(), None);

    let mut sorted = ids;
    sorted.sort_unstable();
    let names = |page: Vec<(String, Vec<u8>)>| page.into_iter().map(|(id, _)| id).collect::<Vec<_>>();
    assert_eq!(names(store.records("personal", None, 100).await.unwrap()), sorted);
    assert_eq!(names(store.records("personal", None, 2).await.unwrap()), sorted[..2]);
    assert_eq!(names(store.records("personal", Some(sorted[1]), 2).await.unwrap()), sorted[2..4]);
    assert_eq!(names(store.records("personal", Some(sorted[6]), 2).await.unwrap()), [""; 0]);
    assert_eq!(store.records("practice", None, 9).await.unwrap(), [("a".to_owned(), b"another kind".to_vec())]);
    assert_eq!(store.records("pract", None, 9).await.unwrap(), []);

    assert!(store.delete_record("personal", "a").await.unwrap());
    assert!(!store.delete_record("personal", "a").await.unwrap());
    assert_eq!(store.record("personal", "a").await.unwrap(), None);
    assert!(store.record("practice", "a").await.unwrap().is_some());
}

pub(super) async fn large_blobs_records_and_names_are_refused(store: impl Store) {
    let blob = vec![0; limits::BLOB_BYTES + 1];
    let record = vec![0; limits::SMALL_RECORD_BYTES + 1];
    let name = "n".repeat(limits::NAME_BYTES + 1);
    let refused = [
        store.put_blob(&blob).await.map(drop),
        store.put_record("personal", "a", &record).await,
        store.put_record(&name, "a", b"").await,
        store.put_record("personal", &name, b"").await,
        store.beat(&name, Millis(1)).await,
    ];
    for result in refused {
        assert!(matches!(result, Err(StoreError::TooLarge(_))), "{result:?}");
    }
    assert_eq!(store.blob(&Hash::of(&blob)).await.unwrap(), None);
    assert_eq!(store.records("personal", None, 9).await.unwrap(), []);
    assert_eq!(store.last_beat().await.unwrap(), None);

    let largest = store.put_blob(&blob[1..]).await.unwrap();
    assert!(store.blob(&largest).await.unwrap().is_some_and(|bytes| bytes.len() == limits::BLOB_BYTES));
    store.put_record("personal", &name[1..], &record[1..]).await.unwrap();
    assert_eq!(
        store.record("personal", &name[1..]).await.unwrap().map(|bytes| bytes.len()),
        Some(limits::SMALL_RECORD_BYTES)
    );
}
