//! Walks a log from its first event and says what is wrong with it. Never repairs anything.

use std::collections::BTreeSet;

use crate::{Erasure, Hash, Head, Header, LogId, Millis, Record, record::body_hash};

/// Checks a log record by record, from number 1. Memory grows with the erased events only.
#[derive(Clone, Debug)]
pub struct Verifier {
    log: LogId,
    head: Head,
    /// Bodies that are gone and not (yet) explained.
    unexplained: BTreeSet<u64>,
    explained: BTreeSet<u64>,
    /// Named by an erasure, and yet there.
    kept: BTreeSet<u64>,
    erasures_recorded: u64,
}

/// What a sound log holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verified {
    /// How many events.
    pub events: u64,
    /// Numbers of the events whose body was erased, ascending, each named by a later erasure.
    pub erased: Vec<u64>,
    /// Numbers of events that an erasure names and whose body is nevertheless there, ascending. The
    /// chain is sound, but somebody was promised something else (a backup that was restored?).
    pub kept: Vec<u64>,
    /// How many events of kind [`Erasure::KIND`] there are.
    pub erasures_recorded: u64,
    /// How far the log goes.
    pub head: Head,
}

/// What is wrong, and at which event.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Broken {
    /// An event is missing, doubled or out of order.
    #[error("event {n}: number {found} stands in its place; an event is missing, doubled or out of order")]
    WrongNumber { n: u64, found: u64 },
    /// The header's bytes do not give the stored hash.
    #[error("event {n}: the header was changed: it has the hash {found}, not {stored}")]
    WrongHash { n: u64, stored: Hash, found: Hash },
    /// The header is not JSON as this version writes it.
    #[error("event {n}: the header cannot be read: {why}")]
    HeaderUnreadable { n: u64, why: String },
    /// The event was taken from another log.
    #[error("event {n}: belongs to the log {found}, not to {log}")]
    WrongLog { n: u64, log: LogId, found: LogId },
    /// The number inside the header is another.
    #[error("event {n}: the header says number {found}")]
    WrongHeaderNumber { n: u64, found: u64 },
    /// The event does not follow the one before it.
    #[error("event {n}: follows an event with the hash {found}, but the one before it has {expected}")]
    WrongPrev { n: u64, expected: Hash, found: Hash },
    /// Time runs backwards.
    #[error("event {n}: its stamp of {at} is before the previous event's {before}")]
    StampGoesBack { n: u64, before: Millis, at: Millis },
    /// Body or salt were changed.
    #[error("event {n}: body or salt were changed: they give the hash {found}, not {expected}")]
    WrongBody { n: u64, expected: Hash, found: Hash },
    /// Half an erasure.
    #[error("event {n}: the salt is there without the body")]
    SaltWithoutBody { n: u64 },
    /// A body that nothing can check.
    #[error("event {n}: the body is there without the salt, so it cannot be checked")]
    BodyWithoutSalt { n: u64 },
    /// An event of kind `erased` that does not say what was erased.
    #[error("event {n}: records an erasure but does not say of which events")]
    ErasureUnreadable { n: u64 },
    /// Found at the end of the log only.
    #[error("event {n}: the body is missing and no later event records its erasure")]
    BodyMissing { n: u64 },
}

impl Broken {
    /// The number of the event at which the chain is broken.
    pub fn event(&self) -> u64 {
        match self {
            Self::WrongNumber { n, .. }
            | Self::WrongHash { n, .. }
            | Self::HeaderUnreadable { n, .. }
            | Self::WrongLog { n, .. }
            | Self::WrongHeaderNumber { n, .. }
            | Self::WrongPrev { n, .. }
            | Self::StampGoesBack { n, .. }
            | Self::WrongBody { n, .. }
            | Self::SaltWithoutBody { n }
            | Self::BodyWithoutSalt { n }
            | Self::ErasureUnreadable { n }
            | Self::BodyMissing { n } => *n,
        }
    }
}

impl Verifier {
    /// Ready for event 1 of `log`.
    pub fn new(log: LogId) -> Self {
        Self {
            log,
            head: Head::empty(&log),
            unexplained: BTreeSet::new(),
            explained: BTreeSet::new(),
            kept: BTreeSet::new(),
            erasures_recorded: 0,
        }
    }

    /// How far the log was sound.
    pub fn head(&self) -> Head {
        self.head
    }

    /// Checks the next record.
    ///
    /// # Errors
    /// What is wrong with it. The verifier stays where it was: [`Self::head`] is the last sound event.
    pub fn push(&mut self, record: &Record) -> Result<(), Broken> {
        let header = self.check_header(record)?;
        let n = header.n;
        let present = check_body(&header, record)?;
        if header.kind == Erasure::KIND
            && let Some(body) = &record.body
        {
            let erasure = Erasure::from_body(body).ok_or(Broken::ErasureUnreadable { n })?;
            self.explain(n, &erasure);
        }
        if header.kind == Erasure::KIND {
            self.erasures_recorded += 1;
        }
        if !present {
            self.unexplained.insert(n);
        }
        self.head = Head { n, hash: record.hash, at: header.at };
        Ok(())
    }

    /// What the log holds, when it ends here.
    ///
    /// # Errors
    /// [`Broken::BodyMissing`] for the first body that is gone without a recorded erasure.
    pub fn finish(self) -> Result<Verified, Broken> {
        if let Some(n) = self.unexplained.first() {
            return Err(Broken::BodyMissing { n: *n });
        }
        Ok(Verified {
            events: self.head.n,
            erased: self.explained.into_iter().collect(),
            kept: self.kept.into_iter().collect(),
            erasures_recorded: self.erasures_recorded,
            head: self.head,
        })
    }

    /// Numbers of the bodies that are gone and that no event so far explains.
    pub(crate) fn unexplained(&self) -> impl Iterator<Item = u64> + '_ {
        self.unexplained.iter().copied()
    }

    fn check_header(&self, record: &Record) -> Result<Header, Broken> {
        let n = self.head.n + 1;
        if record.n != n {
            return Err(Broken::WrongNumber { n, found: record.n });
        }
        let found = Hash::of(&record.header);
        if found != record.hash {
            return Err(Broken::WrongHash { n, stored: record.hash, found });
        }
        let header = record.parse_header().map_err(|error| Broken::HeaderUnreadable { n, why: error.why })?;
        if header.log != self.log {
            return Err(Broken::WrongLog { n, log: self.log, found: header.log });
        }
        if header.n != n {
            return Err(Broken::WrongHeaderNumber { n, found: header.n });
        }
        if header.prev != self.head.hash {
            return Err(Broken::WrongPrev { n, expected: self.head.hash, found: header.prev });
        }
        if header.at < self.head.at {
            return Err(Broken::StampGoesBack { n, before: self.head.at, at: header.at });
        }
        Ok(header)
    }

    /// Takes in what the erasure `by` names; only events before it can be meant.
    fn explain(&mut self, by: u64, erasure: &Erasure) {
        for n in erasure.events.iter().copied().filter(|n| (1..by).contains(n)) {
            if self.unexplained.remove(&n) {
                self.explained.insert(n);
            } else if !self.explained.contains(&n) {
                self.kept.insert(n);
            }
        }
    }
}

/// Whether the body is there, and if so, right.
fn check_body(header: &Header, record: &Record) -> Result<bool, Broken> {
    let n = header.n;
    match (&record.salt, &record.body) {
        (None, None) => Ok(false),
        (Some(_), None) => Err(Broken::SaltWithoutBody { n }),
        (None, Some(_)) => Err(Broken::BodyWithoutSalt { n }),
        (Some(salt), Some(body)) => {
            let found = body_hash(salt, body);
            if found == header.body { Ok(true) } else { Err(Broken::WrongBody { n, expected: header.body, found }) }
        }
    }
}
