//! Chapters: reading on, page by page.

use chain::LogId;

use super::logbook::{Logbook, read_all};
use crate::{Store, limits};

pub(super) async fn a_log_is_read_in_pages(store: impl Store) {
    let mut book = Logbook::new(20);
    let append = book.append((0..25).map(|i| format!("event {i}")));
    let records = append.records.clone();
    store.append(&book.log, append).await.unwrap();

    assert_eq!(store.read(&book.log, 0, 10).await.unwrap(), records[..10]);
    assert_eq!(store.read(&book.log, 10, 10).await.unwrap(), records[10..20]);
    assert_eq!(store.read(&book.log, 20, 10).await.unwrap(), records[20..]);
    assert_eq!(store.read(&book.log, 25, 10).await.unwrap(), []);
    assert_eq!(store.read(&book.log, 24, u32::MAX).await.unwrap(), records[24..]);
    assert_eq!(store.read(&book.log, u64::MAX, 10).await.unwrap(), []);
    assert_eq!(store.read(&book.log, 0, 0).await.unwrap(), []);
}

pub(super) async fn a_page_of_large_bodies_ends_early(store: impl Store) {
    let mut book = Logbook::new(21);
    let count = limits::PAGE_BYTES / limits::BODY_BYTES + 2;
    let mut records = Vec::new();
    for i in 0..count {
        let append = book.append([vec![i as u8; limits::BODY_BYTES]]);
        records.extend(append.records.clone());
        store.append(&book.log, append).await.unwrap();
    }
    let page = store.read(&book.log, 0, u32::MAX).await.unwrap();
    assert!(!page.is_empty() && page.len() < count, "{} of {count} large bodies in one page", page.len());
    assert!(read_all(&store, &book.log).await == records, "the pages do not add up to the log");
}

pub(super) async fn logs_are_listed_in_order(store: impl Store) {
    for name in [200, 3, 128, 127, 255, 0] {
        let mut book = Logbook::new(name);
        let append = book.append((0..=name % 4).map(|_| "event"));
        store.append(&book.log, append).await.unwrap();
    }
    let listed =
        [(0, 1), (3, 4), (127, 4), (128, 1), (200, 1), (255, 4)].map(|(name, n)| (LogId::from_bytes([name; 16]), n));
    assert_eq!(store.logs(None, 100).await.unwrap(), listed);
    assert_eq!(store.logs(None, 2).await.unwrap(), listed[..2]);
    assert_eq!(store.logs(Some(listed[1].0), 3).await.unwrap(), listed[2..5]);
    assert_eq!(store.logs(Some(LogId::from_bytes([4; 16])), 1).await.unwrap(), listed[2..3]);
    assert_eq!(store.logs(Some(listed[5].0), 100).await.unwrap(), []);
    assert_eq!(store.logs(None, 0).await.unwrap(), []);
}
