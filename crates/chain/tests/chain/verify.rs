//! What a sound log is, and what each way of breaking it is called.

use chain::{Broken, Erasure, Hash, Head, Header, LogId, Millis, Record, seal};
use proptest::prelude::*;

use crate::log::{LOG, drafts, erase, erasure, plain, sealed, verify};

proptest! {
    #[test]
    fn a_log_cut_anywhere_is_a_sound_prefix(drafts in drafts()) {
        let records = sealed(drafts);
        for cut in 0..=records.len() {
            let verified = verify(LOG, &records[..cut]).unwrap();
            prop_assert_eq!(verified.events, cut as u64);
            let head = records[..cut].last().map_or(Head::empty(&LOG), |last| last.head().unwrap());
            prop_assert_eq!(verified.head, head);
        }
    }

    #[test]
    fn headers_say_what_the_drafts_said(drafts in drafts()) {
        let mut latest = Millis(0);
        for (record, draft) in sealed(drafts.clone()).iter().zip(drafts) {
            latest = latest.max(draft.at);
            let header = record.parse_header().unwrap();
            prop_assert_eq!(header.at, latest);
            prop_assert_eq!((header.kind, header.v, header.seat), (draft.kind, draft.v, draft.seat));
            prop_assert_eq!((header.line, header.due, header.client), (draft.line, draft.due, draft.client));
            prop_assert_eq!((&record.body, record.salt), (&Some(draft.body), Some(draft.salt)));
        }
    }

    #[test]
    fn erased_bodies_are_reported_once_recorded(drafts in drafts(), pick in any::<proptest::sample::Index>(), cut in any::<proptest::sample::Index>()) {
        let events = drafts.len() as u64;
        let erased = pick.index(drafts.len()) as u64 + 1;
        let mut records = sealed(drafts.into_iter().chain([erasure(&[erased])]));
        erase(&mut records, erased);
        let verified = verify(LOG, &records).unwrap();
        prop_assert_eq!((verified.events, verified.erased, verified.erasures_recorded), (events + 1, vec![erased], 1));
        // Cut before the record of the erasure, the prefix cannot explain what is gone, and says so.
        let cut = cut.index(events as usize + 1) as u64;
        let prefix = verify(LOG, &records[..cut as usize]);
        if cut < erased {
            prop_assert_eq!(prefix.unwrap().events, cut);
        } else {
            prop_assert_eq!(prefix, Err(Broken::BodyMissing { n: erased }));
        }
    }
}

/// The format is fixed: a change of it must be seen here.
#[test]
fn the_first_event_has_these_bytes() {
    let record = &sealed([plain(b"{}")])[0];
    let prev = Hash::of(&[b"stairway log".as_slice(), LOG.as_bytes()].concat());
    let body = Hash::of(&[[3; 16].as_slice(), b"{}".as_slice()].concat());
    let text = format!(
        "{{\"log\":\"{LOG}\",\"n\":1,\"prev\":\"{prev}\",\"at\":1000,\"kind\":\"said\",\"v\":1,\"seat\":\"primary\",\"line\":\"phone\",\"body\":\"{body}\"}}"
    );
    assert_eq!(String::from_utf8_lossy(&record.header), text);
    assert_eq!(record.hash, Hash::of(text.as_bytes()));
    assert_eq!(LOG.to_string(), "1a58n2maha58n2maha58n2maha");
}

/// Seals the header with one thing changed: the hash is right, the content is not.
fn forged(records: &[Record], change: impl FnOnce(&mut Header)) -> Vec<Record> {
    let mut records = records.to_vec();
    let last = records.last_mut().unwrap();
    let mut header = last.parse_header().unwrap();
    change(&mut header);
    last.header = serde_json::to_vec(&header).unwrap();
    last.hash = Hash::of(&last.header);
    records
}

#[test]
fn each_way_to_break_a_log_has_its_name() {
    let records = sealed([plain(b"one"), plain(b"two")]);
    let other = LogId::from_bytes([1; 16]);
    let is = |records: &[Record]| verify(LOG, records).unwrap_err();

    assert!(
        matches!(is(&forged(&records, |header| header.log = other)), Broken::WrongLog { n: 2, found, .. } if found == other)
    );
    assert_eq!(is(&forged(&records, |header| header.n = 3)), Broken::WrongHeaderNumber { n: 2, found: 3 });
    assert!(matches!(is(&forged(&records, |header| header.prev = Hash::of(b""))), Broken::WrongPrev { n: 2, .. }));
    let back = is(&forged(&records, |header| header.at = Millis(999)));
    assert_eq!(back, Broken::StampGoesBack { n: 2, before: Millis(1_000), at: Millis(999) });
    assert!(matches!(is(&forged(&records, |header| header.body = Hash::of(b""))), Broken::WrongBody { n: 2, .. }));

    assert_eq!(is(&records[1..]), Broken::WrongNumber { n: 1, found: 2 });
    assert_eq!(is(&[records[0].clone(), records[0].clone()]), Broken::WrongNumber { n: 2, found: 1 });
    let mut unreadable = records.clone();
    unreadable[0].header = b"{}".to_vec();
    unreadable[0].hash = Hash::of(b"{}");
    assert!(matches!(is(&unreadable), Broken::HeaderUnreadable { n: 1, .. }));
    let mut half = records.clone();
    half[1].body = None;
    assert_eq!(is(&half), Broken::SaltWithoutBody { n: 2 });
    half[1] = Record { salt: None, ..records[1].clone() };
    assert_eq!(is(&half), Broken::BodyWithoutSalt { n: 2 });
    let mut unexplained = records.clone();
    erase(&mut unexplained, 1);
    assert_eq!(is(&unexplained), Broken::BodyMissing { n: 1 });
}

#[test]
fn a_field_of_the_future_makes_a_header_unreadable() {
    let mut record = sealed([plain(b"one")]).remove(0);
    let text = String::from_utf8(record.header).unwrap().replacen('{', "{\"mood\":1,", 1);
    record.header = text.into_bytes();
    record.hash = Hash::of(&record.header);
    assert!(matches!(verify(LOG, &[record]), Err(Broken::HeaderUnreadable { n: 1, .. })));
}

#[test]
fn an_erasure_explains_only_what_came_before_it() {
    let mut records = sealed([plain(b"one"), erasure(&[1, 2, 3, 0, u64::MAX]), plain(b"three")]);
    erase(&mut records, 3);
    assert_eq!(verify(LOG, &records), Err(Broken::BodyMissing { n: 3 }));
    let records = sealed([plain(b"one"), erasure(&[1, 2, 3, 0, u64::MAX]), plain(b"three")]);
    let verified = verify(LOG, &records).unwrap();
    assert_eq!((verified.erased, verified.kept), (vec![], vec![1]), "a body that should be gone is reported");
}

#[test]
fn an_erasure_must_be_readable_and_must_stay() {
    let nonsense = chain::Draft { kind: Erasure::KIND.to_owned(), ..plain(b"[]") };
    assert_eq!(verify(LOG, &sealed([plain(b"one"), nonsense])), Err(Broken::ErasureUnreadable { n: 2 }));
    let mut records = sealed([plain(b"one"), erasure(&[1]), erasure(&[2])]);
    erase(&mut records, 1);
    erase(&mut records, 2);
    assert_eq!(verify(LOG, &records), Err(Broken::BodyMissing { n: 1 }));
}

#[test]
fn a_verifier_stays_at_the_last_sound_event() {
    let records = sealed([plain(b"one"), plain(b"two")]);
    let mut verifier = chain::Verifier::new(LOG);
    verifier.push(&records[0]).unwrap();
    let head = verifier.head();
    assert!(verifier.push(&records[0]).is_err());
    assert_eq!(verifier.head(), head);
    verifier.push(&records[1]).unwrap();
    assert_eq!(verifier.finish().unwrap().events, 2);
}

#[test]
fn every_fault_names_its_event_for_people() {
    let records = sealed([plain(b"one"), plain(b"two")]);
    let fault = verify(LOG, &forged(&records, |header| header.n = 7)).unwrap_err();
    assert_eq!(fault.event(), 2);
    assert_eq!(fault.to_string(), "event 2: the header says number 7");
}

#[test]
fn a_stamp_never_goes_back_and_never_before_1970() {
    let early = chain::Draft { at: Millis(-5), ..plain(b"one") };
    let (record, head) = seal(&LOG, &Head::empty(&LOG), early);
    assert_eq!((head.n, head.at), (1, Millis(0)));
    assert_eq!(record.parse_header().unwrap().at, Millis(0));
}
