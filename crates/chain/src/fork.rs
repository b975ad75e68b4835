//! "Take it again from here": a re-chained copy of a prefix under a new id. What a fork means for
//! clocks and dice is the exercise's matter.

use crate::{Broken, Draft, Erasure, Hash, Head, Header, LogId, Record, SALT_BYTES, Verifier, record::close, seal};

/// Why the bodies of a fork are gone, as [`Erasure::reason`] says it.
pub const ERASED_BEFORE_FORK: &str = "before_fork";

/// Copies `records` (event 1 onwards, all of one log, cut anywhere) into the log `new_log`. Numbers,
/// stamps, bodies and salts stay as they are; erased bodies stay erased.
///
/// If a body is gone and the erasure that explains it lies behind the cut, the copy would not verify.
/// Then one record is added at the end: an [`Erasure`] with the reason `before_fork`, by the seat and on
/// the line `""`, its salt derived from the new id (it protects nothing but event numbers). So the copy
/// of a sound prefix always verifies.
///
/// # Errors
/// [`Broken`] when the source is not sound: a fork must not make a broken log look whole.
pub fn refork(records: &[Record], new_log: &LogId) -> Result<Vec<Record>, Broken> {
    let Some(first) = records.first() else {
        return Ok(Vec::new());
    };
    let source = first.parse_header().map_err(|error| Broken::HeaderUnreadable { n: 1, why: error.why })?.log;
    let mut verifier = Verifier::new(source);
    let mut head = Head::empty(new_log);
    let mut copy = Vec::with_capacity(records.len() + 1);
    for record in records {
        verifier.push(record)?;
        let n = record.n;
        let old = record.parse_header().map_err(|error| Broken::HeaderUnreadable { n, why: error.why })?;
        let header = Header { log: *new_log, prev: head.hash, ..old };
        let (sealed, next) = close(&header, record.salt, record.body.clone());
        head = next;
        copy.push(sealed);
    }
    let events: Vec<u64> = verifier.unexplained().collect();
    if !events.is_empty() {
        copy.push(explain(new_log, &head, events));
    }
    Ok(copy)
}

fn explain(log: &LogId, head: &Head, events: Vec<u64>) -> Record {
    let digest = Hash::of_both(b"stairway fork", log.as_bytes());
    let mut salt = [0; SALT_BYTES];
    salt.copy_from_slice(&digest.as_bytes()[..SALT_BYTES]);
    let erasure = Erasure { events, reason: ERASED_BEFORE_FORK.to_owned() };
    let draft = Draft {
        at: head.at,
        kind: Erasure::KIND.to_owned(),
        v: Erasure::VERSION,
        seat: String::new(),
        line: String::new(),
        due: None,
        client: None,
        body: erasure.to_body(),
        salt,
    };
    seal(log, head, draft).0
}
