//! Writes small sound logs for the story. Salts count up: good enough for a test, never for an exercise.

use chain::{Draft, Erasure, Head, LogId, Millis, Record, Verified, Verifier, seal};

use crate::{Append, Store};

/// A log that is being written.
#[derive(Clone, Debug)]
pub struct Logbook {
    /// Its id.
    pub log: LogId,
    /// How far it is sealed.
    pub head: Head,
}

impl Logbook {
    /// An empty log; `name` is every byte of its id.
    pub fn new(name: u8) -> Self {
        let log = LogId::from_bytes([name; 16]);
        Self { log, head: Head::empty(&log) }
    }

    /// Seals one event with this body.
    pub fn seal(&mut self, body: impl Into<Vec<u8>>) -> Record {
        self.seal_kind("said", body.into())
    }

    /// Seals the event that records the erasure of `events`.
    pub fn seal_erasure(&mut self, events: &[u64]) -> Record {
        let erasure = Erasure { events: events.to_vec(), reason: "asked".to_owned() };
        self.seal_kind(Erasure::KIND, erasure.to_body())
    }

    /// Seals events with these bodies into the append that follows what was sealed before.
    pub fn append<B: Into<Vec<u8>>>(&mut self, bodies: impl IntoIterator<Item = B>) -> Append {
        let expected = self.head.n;
        Append::new(expected, bodies.into_iter().map(|body| self.seal(body)).collect())
    }

    fn seal_kind(&mut self, kind: &str, body: Vec<u8>) -> Record {
        let n = self.head.n + 1;
        let mut salt = [7; 16];
        salt[..8].copy_from_slice(&n.to_be_bytes());
        let draft = Draft {
            at: Millis(1_767_225_600_000 + n as i64),
            kind: kind.to_owned(),
            v: 1,
            seat: "primary".to_owned(),
            line: "phone".to_owned(),
            due: None,
            client: None,
            body,
            salt,
        };
        let (record, head) = seal(&self.log, &self.head, draft);
        self.head = head;
        record
    }
}

/// The whole log, page by page.
pub(super) async fn read_all(store: &impl Store, log: &LogId) -> Vec<Record> {
    let mut records: Vec<Record> = Vec::new();
    loop {
        let after = records.last().map_or(0, |record| record.n);
        let page = store.read(log, after, 64).await.unwrap();
        if page.is_empty() {
            return records;
        }
        records.extend(page);
    }
}

/// The whole log, found to be sound.
pub(super) async fn verified(store: &impl Store, log: &LogId) -> (Vec<Record>, Verified) {
    let records = read_all(store, log).await;
    let mut verifier = Verifier::new(*log);
    for record in &records {
        verifier.push(record).unwrap();
    }
    let verified = verifier.finish().unwrap();
    (records, verified)
}
