//! A store whose clock the test sets, and whose appends can be made to fail.

use async_trait::async_trait;
use chain::{Hash, LogId, Millis, Record};
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, AtomicU32, Ordering};
use store::{Append, AppendError, Store, StoreError};
use tokio::sync::{RwLock, RwLockWriteGuard};

/// 1 January 2026, 00:00 UTC.
pub(crate) const START: i64 = 1_767_225_600_000;

pub(crate) struct Clocked {
    inner: Arc<dyn Store>,
    now: AtomicI64,
    /// When there is one, time goes on with tokio's (paused) clock.
    since: Option<tokio::time::Instant>,
    fail: AtomicU32,
    stall: AtomicU32,
    appends: AtomicU32,
    /// Whoever has all of it keeps appends waiting.
    gate: RwLock<()>,
}

impl Clocked {
    pub(crate) fn over(inner: impl Store) -> Arc<Clocked> {
        Clocked::at(inner, START)
    }

    pub(crate) fn at(inner: impl Store, now: i64) -> Arc<Clocked> {
        Arc::new(Clocked {
            inner: Arc::new(inner),
            now: AtomicI64::new(now),
            since: None,
            fail: AtomicU32::new(0),
            stall: AtomicU32::new(0),
            appends: AtomicU32::new(0),
            gate: RwLock::default(),
        })
    }

    /// Time as tokio's clock has it; for tests that pause it.
    pub(crate) fn with_tokio(inner: impl Store) -> Arc<Clocked> {
        let since = Some(tokio::time::Instant::now());
        Arc::new(Clocked {
            inner: Arc::new(inner),
            now: AtomicI64::new(START),
            since,
            fail: AtomicU32::new(0),
            stall: AtomicU32::new(0),
            appends: AtomicU32::new(0),
            gate: RwLock::default(),
        })
    }

    pub(crate) fn pass(&self, ms: i64) -> i64 {
        self.now.fetch_add(ms, Ordering::SeqCst) + ms
    }

    pub(crate) fn time(&self) -> i64 {
        let ran = self.since.map_or(0, |s| s.elapsed().as_millis() as i64);
        self.now.load(Ordering::SeqCst) + ran
    }

    /// The next appends never come to an end, and store nothing.
    pub(crate) fn stall_next(&self, times: u32) {
        self.stall.store(times, Ordering::SeqCst);
    }

    /// Appends wait until this is dropped.
    pub(crate) async fn hold(&self) -> RwLockWriteGuard<'_, ()> {
        self.gate.write().await
    }

    /// Appends that were stored so far.
    pub(crate) fn appends(&self) -> u32 {
        self.appends.load(Ordering::SeqCst)
    }

    /// The next appends fail as if the disk were full.
    pub(crate) fn fail_next(&self, times: u32) {
        self.fail.store(times, Ordering::SeqCst);
    }
}

#[async_trait]
impl Store for Clocked {
    async fn now(&self) -> Result<Millis, StoreError> {
        Ok(Millis(self.time()))
    }

    async fn append(&self, log: &LogId, append: Append) -> Result<(), AppendError> {
        if self.fail.fetch_update(Ordering::SeqCst, Ordering::SeqCst, |n| n.checked_sub(1)).is_ok() {
            return Err(StoreError::unavailable("append", std::io::Error::other("disk full")).into());
        }
        if self.stall.fetch_update(Ordering::SeqCst, Ordering::SeqCst, |n| n.checked_sub(1)).is_ok() {
            std::future::pending::<()>().await;
        }
        let _open = self.gate.read().await;
        self.inner.append(log, append).await?;
        self.appends.fetch_add(1, Ordering::SeqCst);
        Ok(())
    }

    async fn read(&self, log: &LogId, after: u64, limit: u32) -> Result<Vec<Record>, StoreError> {
        self.inner.read(log, after, limit).await
    }

    async fn head(&self, log: &LogId) -> Result<Option<u64>, StoreError> {
        self.inner.head(log).await
    }

    async fn logs(&self, after: Option<LogId>, limit: u32) -> Result<Vec<(LogId, u64)>, StoreError> {
        self.inner.logs(after, limit).await
    }

    async fn put_blob(&self, bytes: &[u8]) -> Result<Hash, StoreError> {
        self.inner.put_blob(bytes).await
    }

    async fn blob(&self, hash: &Hash) -> Result<Option<Vec<u8>>, StoreError> {
        self.inner.blob(hash).await
    }

    async fn delete_blob(&self, hash: &Hash) -> Result<bool, StoreError> {
        self.inner.delete_blob(hash).await
    }

    async fn beat(&self, node: &str, at: Millis) -> Result<(), StoreError> {
        self.inner.beat(node, at).await
    }

    async fn last_beat(&self) -> Result<Option<Millis>, StoreError> {
        self.inner.last_beat().await
    }

    async fn put_record(&self, kind: &str, id: &str, bytes: &[u8]) -> Result<(), StoreError> {
        self.inner.put_record(kind, id, bytes).await
    }

    async fn record(&self, kind: &str, id: &str) -> Result<Option<Vec<u8>>, StoreError> {
        self.inner.record(kind, id).await
    }

    async fn records(&self, kind: &str, after: Option<&str>, limit: u32) -> Result<Vec<(String, Vec<u8>)>, StoreError> {
        self.inner.records(kind, after, limit).await
    }

    async fn delete_record(&self, kind: &str, id: &str) -> Result<bool, StoreError> {
        self.inner.delete_record(kind, id).await
    }

    async fn delete_log(&self, log: &LogId) -> Result<bool, StoreError> {
        self.inner.delete_log(log).await
    }
}
