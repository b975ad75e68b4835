//! A fork is a sound log of its own.

use chain::{Broken, ERASED_BEFORE_FORK, Erasure, LogId, refork};
use proptest::prelude::*;

use crate::log::{LOG, drafts, erase, erasure, plain, sealed, verify};

const FORK: LogId = LogId::from_bytes([77; 16]);

proptest! {
    #[test]
    fn a_fork_of_any_prefix_verifies_and_says_the_same(drafts in drafts(), cut in any::<proptest::sample::Index>()) {
        let records = sealed(drafts);
        let cut = cut.index(records.len() + 1);
        let fork = refork(&records[..cut], &FORK).unwrap();
        prop_assert_eq!(verify(FORK, &fork).unwrap().events, cut as u64);
        prop_assert_eq!(fork.len(), cut);
        for (old, new) in records.iter().zip(&fork) {
            prop_assert_eq!((old.n, old.salt, &old.body), (new.n, new.salt, &new.body));
            let (old, new) = (old.parse_header().unwrap(), new.parse_header().unwrap());
            prop_assert_eq!(new.log, FORK);
            prop_assert_eq!(chain::Header { log: LOG, prev: old.prev, ..new }, old);
        }
    }

    #[test]
    fn what_is_erased_stays_erased_and_is_explained(drafts in drafts(), pick in any::<proptest::sample::Index>()) {
        let before = drafts.len();
        let erased = pick.index(before) as u64 + 1;
        let mut records = sealed(drafts.into_iter().chain([erasure(&[erased]), plain(b"after")]));
        erase(&mut records, erased);
        // The whole log brings its own explanation.
        let whole = refork(&records, &FORK).unwrap();
        prop_assert_eq!(whole.len(), records.len());
        prop_assert_eq!(verify(FORK, &whole).unwrap().erased, vec![erased]);
        // Cut before the erasure was recorded, the copy gets one.
        let cut = refork(&records[..before], &FORK).unwrap();
        prop_assert_eq!(cut.len(), before + 1);
        prop_assert_eq!(verify(FORK, &cut).unwrap().erased, vec![erased]);
        let added = Erasure::from_body(cut[before].body.as_ref().unwrap()).unwrap();
        prop_assert_eq!(added, Erasure { events: vec![erased], reason: ERASED_BEFORE_FORK.to_owned() });
        // A fork of the fork, too.
        let again = refork(&cut, &LOG).unwrap();
        prop_assert_eq!(verify(LOG, &again).unwrap().erased, vec![erased]);
    }
}

#[test]
fn a_broken_log_cannot_be_forked_whole() {
    let mut records = sealed([plain(b"one"), plain(b"two")]);
    records[1].body = Some(b"2".to_vec());
    assert!(matches!(refork(&records, &FORK), Err(Broken::WrongBody { n: 2, .. })));
    let records = sealed([plain(b"one"), plain(b"two")]);
    assert!(matches!(refork(&records[1..], &FORK), Err(Broken::WrongNumber { n: 1, found: 2 })));
    assert_eq!(refork(&[], &FORK), Ok(vec![]));
}
