//! Practice is its owner's until it is handed over: a second, read-only name for a log, which its owner can take back.
//! Whoever knows the log's own id may also delete it; whoever knows the second name may read.

use crate::house::{ActError, House, salt};
use chain::LogId;

/// Kind of the records that lead from a second name to a log.
const HANDED: &str = "handed";
/// Kind of the records that lead from a log to its second name.
const HANDING: &str = "handing";

impl House {
    /// Gives a log a second name to read it by; the same one when it has one already.
    pub async fn hand(&self, log: &LogId) -> Result<LogId, ActError> {
        if let Some(name) = self.handing(log).await? {
            return Ok(name);
        }
        let name = LogId::from_bytes(salt().map_err(ActError::Append)?);
        self.store.put_record(HANDED, &name.to_string(), log.to_string().as_bytes()).await?;
        self.store.put_record(HANDING, &log.to_string(), name.to_string().as_bytes()).await?;
        Ok(name)
    }

    /// The second name of a log, if it has one.
    pub async fn handing(&self, log: &LogId) -> Result<Option<LogId>, ActError> {
        self.named(HANDING, log).await
    }

    /// The log behind a second name, if it still leads anywhere.
    pub async fn handed(&self, name: &LogId) -> Result<Option<LogId>, ActError> {
        self.named(HANDED, name).await
    }

    /// Takes a log's second name back; whether it had one.
    pub async fn take_back(&self, log: &LogId) -> Result<bool, ActError> {
        let Some(name) = self.handing(log).await? else { return Ok(false) };
        self.store.delete_record(HANDED, &name.to_string()).await?;
        Ok(self.store.delete_record(HANDING, &log.to_string()).await?)
    }

    async fn named(&self, kind: &str, id: &LogId) -> Result<Option<LogId>, ActError> {
        let bytes = self.store.record(kind, &id.to_string()).await?;
        Ok(bytes.and_then(|b| String::from_utf8(b).ok()).and_then(|s| s.parse().ok()))
    }
}
