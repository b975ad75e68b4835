//! Logs of any shape, for the properties.

use chain::{Draft, Erasure, Head, LogId, Millis, Record, Verified, Verifier, seal};
use proptest::prelude::*;

pub(crate) const LOG: LogId = LogId::from_bytes([42; 16]);

/// Any text that a person, a client or a mistake may bring.
fn text() -> impl Strategy<Value = String> {
    prop_oneof![
        3 => proptest::sample::select(vec!["said", "primary", "phone", "", "каз\u{49b}", "\"\\\n\u{2028}", "\u{0}"]).prop_map(str::to_owned),
        1 => proptest::collection::vec(any::<char>(), 0..12).prop_map(String::from_iter),
    ]
}

pub(crate) fn draft() -> impl Strategy<Value = Draft> {
    let names = (text(), text(), text(), proptest::option::of(text()), proptest::option::of(text()));
    let body = proptest::collection::vec(any::<u8>(), 0..40);
    (-5_i64..2_000, names, any::<u16>(), body, any::<[u8; 16]>()).prop_map(
        |(at, (kind, seat, line, due, client), v, body, salt)| {
            // The one kind the chain understands is put in on purpose only.
            let kind = if kind == Erasure::KIND { String::new() } else { kind };
            Draft { at: Millis(at), kind, v, seat, line, due, client, body, salt }
        },
    )
}

pub(crate) fn drafts() -> impl Strategy<Value = Vec<Draft>> {
    proptest::collection::vec(draft(), 1..12)
}

pub(crate) fn plain(body: &[u8]) -> Draft {
    Draft {
        at: Millis(1_000),
        kind: "said".to_owned(),
        v: 1,
        seat: "primary".to_owned(),
        line: "phone".to_owned(),
        due: None,
        client: None,
        body: body.to_vec(),
        salt: [3; 16],
    }
}

pub(crate) fn erasure(events: &[u64]) -> Draft {
    let erasure = Erasure { events: events.to_vec(), reason: "asked".to_owned() };
    Draft { kind: Erasure::KIND.to_owned(), body: erasure.to_body(), ..plain(b"") }
}

pub(crate) fn sealed(drafts: impl IntoIterator<Item = Draft>) -> Vec<Record> {
    let mut head = Head::empty(&LOG);
    let mut records = Vec::new();
    for draft in drafts {
        let (record, next) = seal(&LOG, &head, draft);
        assert_eq!(record.head(), Ok(next));
        records.push(record);
        head = next;
    }
    records
}

pub(crate) fn erase(records: &mut [Record], n: u64) {
    let record = &mut records[n as usize - 1];
    (record.salt, record.body) = (None, None);
}

pub(crate) fn verify(log: LogId, records: &[Record]) -> Result<Verified, chain::Broken> {
    let mut verifier = Verifier::new(log);
    records.iter().try_for_each(|record| verifier.push(record))?;
    verifier.finish()
}
