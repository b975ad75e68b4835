//! The text of an exported log.

use chain::export::{self, Item, Reader};
use chain::{Verifier, refork};

/// What is read and verified writes back to something that reads the same, and a copy of it verifies too.
pub fn export(bytes: &[u8]) {
    let text = crate::text(bytes);
    let mut reader = Reader::new();
    let mut records = Vec::new();
    let mut number = 0;
    for line in text.lines() {
        number += 1;
        match reader.line(line) {
            Ok(Some(Item::Record(record))) => {
                let again = Reader::line(&mut after_first(&reader), &export::line(&record));
                assert_eq!(again, Ok(Some(Item::Record(record.clone()))));
                records.push(record);
            }
            Ok(Some(Item::Blob { hash, bytes })) => assert_eq!(hash, chain::Hash::of(&bytes)),
            Ok(None) => {}
            Err(error) => {
                assert_eq!(error.line, number, "{error}");
                return;
            }
        }
    }
    let Some(log) = reader.log() else { return };
    let mut verifier = Verifier::new(log);
    for (n, record) in records.iter().enumerate() {
        if let Err(broken) = verifier.push(record) {
            assert_eq!(verifier.head().n, n as u64, "it stays where it was sound");
            assert!(broken.event() > n as u64 || broken.event() == n as u64 + 1);
            return;
        }
    }
    if verifier.finish().is_ok() {
        let other = chain::LogId::from_bytes([3; 16]);
        let copy = refork(&records, &other);
        assert!(copy.is_ok(), "a sound log can be copied");
        let mut verifier = Verifier::new(other);
        assert!(copy.into_iter().flatten().all(|r| verifier.push(&r).is_ok()), "and the copy is sound");
        assert!(verifier.finish().is_ok());
    }
}

/// A reader of the same log that has read its first line.
fn after_first(reader: &Reader) -> Reader {
    let mut fresh = Reader::new();
    if let Some(log) = reader.log() {
        assert_eq!(fresh.line(&export::first_line(&log)), Ok(None));
    }
    fresh
}
