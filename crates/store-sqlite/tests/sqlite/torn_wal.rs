//! A write-ahead log cut anywhere, as a power failure may leave it, reopens as exactly the appends whose
//! commit was written before the cut.

use std::path::Path;

use chain::Verifier;
use store::{Store as _, story::Logbook};
use store_sqlite::SqliteStore;

const WAL_HEADER: u64 = 32;
const FRAME_HEADER: u64 = 24;

#[tokio::test]
async fn a_cut_write_ahead_log_reopens_as_a_verified_prefix() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("stairway.db");
    let wal = folder.path().join("stairway.db-wal");
    let mut book = Logbook::new(1);

    // What the log holds once this much of the write-ahead log is there.
    let mut commits = Vec::new();
    let store = SqliteStore::open(&path).await.unwrap();
    for i in 0..14_usize {
        let append = book.append((0..=i % 3).map(|part| format!("{i}/{part} {}", "words ".repeat(i * 150))));
        store.append(&book.log, append).await.unwrap();
        commits.push((std::fs::metadata(&wal).unwrap().len(), book.head.n));
    }
    assert!(commits.is_sorted_by(|one, next| one.0 < next.0), "a checkpoint came between: {commits:?}");
    let (database, whole) = (std::fs::read(&path).unwrap(), std::fs::read(&wal).unwrap());
    store.close().await;

    let frame = FRAME_HEADER + u64::from(u16::from_be_bytes([database[16], database[17]]));
    let end = whole.len() as u64;
    assert_eq!((end - WAL_HEADER) % frame, 0);
    let boundaries = (0..=(end - WAL_HEADER) / frame).map(|i| WAL_HEADER + i * frame);
    let cuts = boundaries.flat_map(|at| [at, at + 11, at + frame / 2, at + frame - 1]);
    let mut checked = 0;
    for cut in [0, 1, WAL_HEADER - 1].into_iter().chain(cuts).filter(|cut| *cut <= end) {
        let expected = commits.iter().rev().find(|(length, _)| *length <= cut).map_or(0, |(_, n)| *n);
        let torn = folder.path().join(format!("torn-{cut}.db"));
        std::fs::write(&torn, &database).unwrap();
        std::fs::write(torn.with_extension("db-wal"), &whole[..cut as usize]).unwrap();
        assert_eq!(verified_events(&torn, &book).await, expected, "cut at byte {cut} of {end}");
        std::fs::remove_file(torn).unwrap();
        checked += 1;
    }
    assert!(checked > 100, "only {checked} cuts");
}

/// How many events the reopened log has; it must verify, and take an append.
async fn verified_events(path: &Path, book: &Logbook) -> u64 {
    let store = SqliteStore::open(path).await.unwrap();
    let records = store.read(&book.log, 0, 1_000).await.unwrap();
    let mut verifier = Verifier::new(book.log);
    records.iter().for_each(|record| verifier.push(record).unwrap());
    let verified = verifier.finish().unwrap();
    assert_eq!(store.head(&book.log).await.unwrap().unwrap_or(0), verified.events);

    let mut goes_on = Logbook { log: book.log, head: verified.head };
    let append = goes_on.append(["after the failure"]);
    store.append(&book.log, append).await.unwrap();
    store.close().await;
    verified.events
}
