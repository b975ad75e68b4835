//! Chapters: one appender, what it may do and what is refused.

use chain::{Hash, LogId, Record};

use super::logbook::{Logbook, read_all, verified};
use crate::{Append, AppendError, Malformed, Store, limits};

pub(super) async fn an_empty_store_has_nothing(store: impl Store) {
    let mut book = Logbook::new(1);
    let log = book.log;
    assert_eq!(store.head(&log).await.unwrap(), None);
    assert_eq!(store.read(&log, 0, 10).await.unwrap(), []);
    assert_eq!(store.logs(None, 10).await.unwrap(), []);
    assert_eq!(store.blob(&Hash::of(b"nothing")).await.unwrap(), None);
    assert_eq!(store.last_beat().await.unwrap(), None);
    assert_eq!(store.record("personal", "a").await.unwrap(), None);
    assert_eq!(store.records("personal", None, 10).await.unwrap(), []);
    assert!(!store.delete_record("personal", "a").await.unwrap());
    assert!(!store.delete_log(&log).await.unwrap());

    book.seal("never stored");
    let ahead = book.append(["one"]);
    let refused = store.append(&log, ahead).await;
    assert!(matches!(refused, Err(AppendError::Conflict { head: 0 })), "{refused:?}");
    assert_eq!(store.logs(None, 10).await.unwrap(), [], "a refused append must not create a log");
}

pub(super) async fn stored_bytes_come_back_exactly(store: impl Store) {
    let mut book = Logbook::new(2);
    let bodies: [&[u8]; 6] =
        [b"{\"words\":\"\xd1\x83\xd0\xb3\xd1\x83\"}", b"", b"\0\0", b"\xff\xfe not UTF-8", b"' \" \\", &[9; 70_000]];
    let mut records: Vec<Record> = bodies.iter().map(|body| book.seal(*body)).collect();
    // An import may bring events that were erased before.
    (records[2].salt, records[2].body) = (None, None);
    // The store keeps headers as bytes, whatever they are.
    let odd = Record {
        n: 7,
        header: b" {\0\xff".to_vec(),
        hash: Hash::of(b"odd"),
        salt: Some([255; 16]),
        body: Some(vec![0]),
    };
    records.push(odd);

    store.append(&book.log, Append::new(0, records[..1].to_vec())).await.unwrap();
    assert_eq!(store.head(&book.log).await.unwrap(), Some(1));
    store.append(&book.log, Append::new(1, records[1..].to_vec())).await.unwrap();
    assert_eq!(store.head(&book.log).await.unwrap(), Some(7));
    assert_eq!(store.read(&book.log, 0, 100).await.unwrap(), records);
    assert_eq!(store.read(&LogId::from_bytes([3; 16]), 0, 100).await.unwrap(), []);
}

pub(super) async fn a_stale_append_is_refused_and_leaves_nothing(store: impl Store) {
    let mut book = Logbook::new(4);
    let first = book.append(["one", "two"]);
    let second = book.append(["three"]);
    store.append(&book.log, first.clone()).await.unwrap();

    let again = store.append(&book.log, first.clone()).await;
    assert!(matches!(again, Err(AppendError::Conflict { head: 2 })), "{again:?}");
    let behind = Append { expected: 1, records: vec![first.records[1].clone()], erase: Vec::new() };
    let behind = store.append(&book.log, behind).await;
    assert!(matches!(behind, Err(AppendError::Conflict { head: 2 })), "{behind:?}");
    let ahead = book.append(["four"]);
    let too_early = store.append(&book.log, ahead.clone()).await;
    assert!(matches!(too_early, Err(AppendError::Conflict { head: 2 })), "{too_early:?}");

    store.append(&book.log, second).await.unwrap();
    store.append(&book.log, ahead).await.unwrap();
    let (_, verified) = verified(&store, &book.log).await;
    assert_eq!(verified.head, book.head);
}

pub(super) async fn what_is_malformed_or_too_large_is_refused(store: impl Store) {
    let mut book = Logbook::new(5);
    let start = book.append(["one", "two"]);
    store.append(&book.log, start).await.unwrap();
    let third = book.seal("three");

    let with = |records: Vec<Record>, erase: Vec<u64>| Append { expected: 2, records, erase };
    let half = Record { body: None, ..third.clone() };
    let skipping = Record { n: 4, ..third.clone() };
    let wide_header = Record { header: vec![b' '; limits::HEADER_BYTES + 1], ..third.clone() };
    let wide_body = Record { body: Some(vec![0; limits::BODY_BYTES + 1]), ..third.clone() };
    let numbered = |count: u64, record: &Record| (3..3 + count).map(|n| Record { n, ..record.clone() }).collect();
    let big = Record { body: Some(vec![0; limits::BODY_BYTES]), ..third.clone() };

    let malformed = [
        (with(Vec::new(), Vec::new()), Malformed::Empty),
        (with(Vec::new(), vec![1]), Malformed::Empty),
        (with(vec![skipping], Vec::new()), Malformed::Number { expected: 3, found: 4 }),
        (with(vec![half], Vec::new()), Malformed::HalfErased { n: 3 }),
        (with(vec![third.clone()], vec![3]), Malformed::Erase { n: 3, expected: 2 }),
        (with(vec![third.clone()], vec![0]), Malformed::Erase { n: 0, expected: 2 }),
        (Append::new(u64::MAX, vec![third.clone()]), Malformed::LogFull),
    ];
    for (append, reason) in malformed {
        let refused = store.append(&book.log, append).await;
        assert!(matches!(&refused, Err(AppendError::Malformed(why)) if *why == reason), "{refused:?} for {reason:?}");
    }
    let too_large = [
        with(vec![wide_header], Vec::new()),
        with(vec![wide_body], Vec::new()),
        with(numbered(limits::RECORDS_PER_APPEND as u64 + 1, &third), Vec::new()),
        with(numbered(17, &big), Vec::new()),
        with(vec![third.clone()], vec![1; limits::ERASE_PER_APPEND + 1]),
    ];
    for append in too_large {
        let refused = store.append(&book.log, append).await;
        assert!(matches!(refused, Err(AppendError::TooLarge(_))), "{refused:?}");
    }
    assert_eq!(read_all(&store, &book.log).await.len(), 2);
    store.append(&book.log, with(vec![third], Vec::new())).await.unwrap();
}

pub(super) async fn the_largest_append_is_taken(store: impl Store) {
    let mut book = Logbook::new(6);
    let many = book.append((0..limits::RECORDS_PER_APPEND).map(|i| i.to_string()));
    let erase = (1..=limits::RECORDS_PER_APPEND as u64).cycle().take(limits::ERASE_PER_APPEND).collect();
    store.append(&book.log, many).await.unwrap();
    let expected = book.head.n;
    let named: Vec<u64> = (1..=expected).collect();
    let records = vec![book.seal_erasure(&named)];
    store.append(&book.log, Append { expected, records, erase }).await.unwrap();
    let (_, verified) = verified(&store, &book.log).await;
    assert_eq!(verified.erased, named);
    assert_eq!(verified.head, book.head);
}
