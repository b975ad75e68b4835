//! A store that forgets everything when it is dropped, for the tests of other crates. Its clock stands
//! still until it is told to go on. Never for exercises: nothing it acknowledges is durable.

use std::{
    collections::BTreeMap,
    ops::Bound::{Excluded, Unbounded},
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

use async_trait::async_trait;
use chain::{Hash, LogId, Millis, Record};

use crate::{Append, AppendError, Store, StoreError, limits};

/// 1 January 2026, 00:00 UTC.
const FIRST_TIME: Millis = Millis(1_767_225_600_000);

/// Keeps everything in memory. A clone is the same store.
#[derive(Clone, Debug)]
pub struct MemoryStore(Arc<Mutex<Kept>>);

#[derive(Debug)]
struct Kept {
    now: Millis,
    logs: BTreeMap<LogId, Vec<Record>>,
    blobs: BTreeMap<Hash, Vec<u8>>,
    beats: BTreeMap<String, Millis>,
    records: BTreeMap<(String, String), Vec<u8>>,
}

impl MemoryStore {
    /// An empty store; its clock stands at the beginning of 2026.
    pub fn new() -> Self {
        Self(Arc::new(Mutex::new(Kept {
            now: FIRST_TIME,
            logs: BTreeMap::new(),
            blobs: BTreeMap::new(),
            beats: BTreeMap::new(),
            records: BTreeMap::new(),
        })))
    }

    /// Sets the clock.
    pub fn set_now(&self, now: Millis) {
        self.kept().now = now;
    }

    /// Moves the clock on by `ms` milliseconds and gives the new time.
    pub fn advance(&self, ms: i64) -> Millis {
        let mut kept = self.kept();
        kept.now = Millis(kept.now.0 + ms);
        kept.now
    }

    fn kept(&self) -> MutexGuard<'_, Kept> {
        // No method leaves anything half done, so a panic elsewhere does not spoil what is kept.
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Default for MemoryStore {
    fn default() -> Self {
        Self::new()
    }
}

/// The beginning of `entries` that is one page.
fn page<T>(entries: impl Iterator<Item = T>, limit: u32, bytes: impl Fn(&T) -> usize) -> Vec<T> {
    let mut page = Vec::new();
    let mut sum = 0;
    for entry in entries.take(limit.min(limits::PAGE_RECORDS) as usize) {
        sum += bytes(&entry);
        page.push(entry);
        if sum >= limits::PAGE_BYTES {
            break;
        }
    }
    page
}

#[async_trait]
impl Store for MemoryStore {
    async fn now(&self) -> Result<Millis, StoreError> {
        Ok(self.kept().now)
    }

    async fn append(&self, log: &LogId, append: Append) -> Result<(), AppendError> {
        append.check()?;
        let mut kept = self.kept();
        let head = kept.logs.get(log).map_or(0, |records| records.len() as u64);
        if head != append.expected {
            return Err(AppendError::Conflict { head });
        }
        let records = kept.logs.entry(*log).or_default();
        for n in append.erase {
            // `check` has seen to it that 1 <= n <= expected, which is the length.
            let erased = &mut records[n as usize - 1];
            (erased.salt, erased.body) = (None, None);
        }
        records.extend(append.records);
        Ok(())
    }

    async fn read(&self, log: &LogId, after: u64, limit: u32) -> Result<Vec<Record>, StoreError> {
        let kept = self.kept();
        let records = kept.logs.get(log).map_or(&[][..], Vec::as_slice);
        let rest = records.iter().filter(|record| record.n > after).cloned();
        Ok(page(rest, limit, |record| record.header.len() + record.body.as_ref().map_or(0, Vec::len)))
    }

    async fn head(&self, log: &LogId) -> Result<Option<u64>, StoreError> {
        Ok(self.kept().logs.get(log).map(|records| records.len() as u64))
    }

    async fn logs(&self, after: Option<LogId>, limit: u32) -> Result<Vec<(LogId, u64)>, StoreError> {
        let kept = self.kept();
        let rest = kept.logs.range((after.map_or(Unbounded, Excluded), Unbounded));
        Ok(page(rest.map(|(log, records)| (*log, records.len() as u64)), limit, |_| 0))
    }

    async fn put_blob(&self, bytes: &[u8]) -> Result<Hash, StoreError> {
        limits::check_blob(bytes)?;
        let hash = Hash::of(bytes);
        self.kept().blobs.insert(hash, bytes.to_vec());
        Ok(hash)
    }

    async fn blob(&self, hash: &Hash) -> Result<Option<Vec<u8>>, StoreError> {
        Ok(self.kept().blobs.get(hash).cloned())
    }

    async fn delete_blob(&self, hash: &Hash) -> Result<bool, StoreError> {
        Ok(self.kept().blobs.remove(hash).is_some())
    }

    async fn beat(&self, node: &str, at: Millis) -> Result<(), StoreError> {
        limits::check_name(node)?;
        let mut kept = self.kept();
        let last = kept.beats.entry(node.to_owned()).or_insert(at);
        *last = at.max(*last);
        Ok(())
    }

    async fn last_beat(&self) -> Result<Option<Millis>, StoreError> {
        Ok(self.kept().beats.values().max().copied())
    }

    async fn put_record(&self, kind: &str, id: &str, bytes: &[u8]) -> Result<(), StoreError> {
        limits::check_small_record(kind, id, bytes)?;
        self.kept().records.insert((kind.to_owned(), id.to_owned()), bytes.to_vec());
        Ok(())
    }

    async fn record(&self, kind: &str, id: &str) -> Result<Option<Vec<u8>>, StoreError> {
        Ok(self.kept().records.get(&(kind.to_owned(), id.to_owned())).cloned())
    }

    async fn records(&self, kind: &str, after: Option<&str>, limit: u32) -> Result<Vec<(String, Vec<u8>)>, StoreError> {
        let kept = self.kept();
        let of_kind = kept.records.iter().filter(|((of, _), _)| of == kind);
        let rest = of_kind.filter(|((_, id), _)| after.is_none_or(|after| id.as_str() > after));
        Ok(page(rest.map(|((_, id), bytes)| (id.clone(), bytes.clone())), limit, |(_, bytes)| bytes.len()))
    }

    async fn delete_record(&self, kind: &str, id: &str) -> Result<bool, StoreError> {
        Ok(self.kept().records.remove(&(kind.to_owned(), id.to_owned())).is_some())
    }

    async fn delete_log(&self, log: &LogId) -> Result<bool, StoreError> {
        Ok(self.kept().logs.remove(log).is_some())
    }
}
