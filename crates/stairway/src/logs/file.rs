//! A log as a file of JSON Lines: read whole, written whole.

use crate::failure::Failure;
use chain::export::{Item, Reader};
use chain::{Broken, Head, LogId, Record, Verified, Verifier};
use exercise::{Happening, Scene};
use std::io::{BufRead, BufReader};
use std::path::Path;

/// Largest file that is read, bytes.
const LARGEST: u64 = 512 * 1024 * 1024;

pub struct LogFile {
    pub log: LogId,
    pub records: Vec<Record>,
    pub blobs: Vec<Vec<u8>>,
}

impl LogFile {
    pub fn verify(&self) -> Result<Verified, Broken> {
        let mut verifier = Verifier::new(self.log);
        for record in &self.records {
            verifier.push(record)?;
        }
        verifier.finish()
    }
}

pub fn read(path: &Path) -> Result<LogFile, Failure> {
    let wrong = |e: String| Failure::input(format!("{}: {e}", path.display()));
    let file = std::fs::File::open(path).map_err(|e| wrong(e.to_string()))?;
    if file.metadata().is_ok_and(|m| m.len() > LARGEST) {
        return Err(wrong(format!("more than {LARGEST} bytes; a log is smaller")));
    }
    let mut reader = Reader::new();
    let (mut records, mut blobs) = (Vec::new(), Vec::new());
    for line in BufReader::new(file).lines() {
        let line = line.map_err(|e| wrong(e.to_string()))?;
        match reader.line(&line).map_err(|e| wrong(e.to_string()))? {
            Some(Item::Record(record)) => records.push(record),
            Some(Item::Blob { bytes, .. }) => blobs.push(bytes),
            None => {}
        }
    }
    let log = reader
        .log()
        .ok_or_else(|| wrong("this is no log; the first line of one is {\"stairway_log\":1,…}".to_owned()))?;
    Ok(LogFile { log, records, blobs })
}

/// Writes what was played as a chained log. The log's id and the salts come from the seed, so that the same play gives
/// the same bytes; such a log is for study, not for keeping secrets.
pub fn write_played(path: &Path, happenings: &[Happening], scene: &Scene) -> Result<(), Failure> {
    let bytes = |cause: u64| {
        let high = scene.draws.bits(cause, subject::draw::Purpose::Policy, 0).to_be_bytes();
        let low = scene.draws.bits(cause, subject::draw::Purpose::Policy, 1).to_be_bytes();
        let mut all = [0; 16];
        all[..8].copy_from_slice(&high);
        all[8..].copy_from_slice(&low);
        all
    };
    let log = LogId::from_bytes(bytes(u64::MAX));
    let mut head = Head::empty(&log);
    let mut text = chain::export::first_line(&log);
    text.push('\n');
    for (n, happening) in happenings.iter().enumerate() {
        let (record, next) = chain::seal(&log, &head, live::into_draft(happening, bytes(n as u64)));
        head = next;
        text.push_str(&chain::export::line(&record));
        text.push('\n');
    }
    std::fs::write(path, text).map_err(|e| Failure::input(format!("{}: {e}", path.display())))
}
