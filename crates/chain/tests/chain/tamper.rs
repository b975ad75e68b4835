//! Whatever single byte is changed, it is found.

use chain::{Hash, Record};
use proptest::prelude::*;

use crate::log::{LOG, drafts, sealed, verify};

/// Changes byte `at` of `bytes` by `flip`, which is not 0.
fn flipped(bytes: &[u8], at: usize, flip: u8) -> Vec<u8> {
    let mut bytes = bytes.to_vec();
    bytes[at] ^= flip;
    bytes
}

/// The record with byte `at` changed, counted through header, hash, salt, body and number.
fn tampered(record: &Record, at: usize, flip: u8) -> Record {
    let salt = record.salt.unwrap();
    let body = record.body.clone().unwrap();
    let mut record = record.clone();
    let mut at = at % (record.header.len() + 32 + 16 + body.len() + 8);
    for part in 0..5 {
        let length = [record.header.len(), 32, 16, body.len(), 8][part];
        if at >= length {
            at -= length;
            continue;
        }
        match part {
            0 => record.header = flipped(&record.header, at, flip),
            1 => record.hash = Hash::from_bytes(flipped(record.hash.as_bytes(), at, flip).try_into().unwrap()),
            2 => record.salt = Some(flipped(&salt, at, flip).try_into().unwrap()),
            3 => record.body = Some(flipped(&body, at, flip)),
            _ => record.n = u64::from_be_bytes(flipped(&record.n.to_be_bytes(), at, flip).try_into().unwrap()),
        }
        break;
    }
    record
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1_000))]

    #[test]
    fn a_changed_byte_is_found_at_its_event(drafts in drafts(), pick in any::<proptest::sample::Index>(), at in any::<usize>(), flip in 1..=255_u8) {
        let mut records = sealed(drafts);
        let changed = pick.index(records.len());
        records[changed] = tampered(&records[changed], at, flip);
        let broken = verify(LOG, &records).unwrap_err();
        prop_assert_eq!(broken.event(), changed as u64 + 1);
    }

    #[test]
    fn a_log_with_an_event_left_out_moved_or_doubled_is_broken(drafts in drafts(), first in any::<proptest::sample::Index>(), second in any::<proptest::sample::Index>()) {
        let records = sealed(drafts);
        let (first, second) = (first.index(records.len()), second.index(records.len()));
        if first + 1 < records.len() {
            let mut without = records.clone();
            without.remove(first);
            prop_assert!(verify(LOG, &without).is_err());
        }
        if first != second {
            let mut moved = records.clone();
            moved.swap(first, second);
            prop_assert!(verify(LOG, &moved).is_err());
        }
        let mut doubled = records.clone();
        doubled.insert(second, records[first].clone());
        prop_assert!(verify(LOG, &doubled).is_err());
    }

    #[test]
    fn a_shortened_or_lengthened_body_is_found(drafts in drafts(), pick in any::<proptest::sample::Index>(), more in any::<u8>()) {
        let records = sealed(drafts);
        let changed = pick.index(records.len());
        let mut longer = records.clone();
        longer[changed].body.as_mut().unwrap().push(more);
        prop_assert!(verify(LOG, &longer).is_err());
        let mut shorter = records;
        if shorter[changed].body.as_mut().unwrap().pop().is_some() {
            prop_assert!(verify(LOG, &shorter).is_err());
        }
    }
}
