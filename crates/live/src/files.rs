//! Files of an exercise: pictures that control handed out, and recordings. Their bytes lie in the store as blobs by hash,
//! beside the logs that name them.
//!
//! The same bytes may belong to several exercises. So each exercise that uses a blob has a small record that says so,
//! written before the blob is; a blob goes when the last of these records has gone. Who may see a file is not asked here:
//! pages give out only what a reader's view of a log names.

use crate::delivery::DeliveryError;
use crate::house::{ActError, House};
use chain::{Hash, LogId, Record};
use exercise::Event;
use exercise::delivery::recording::{Anchor, Recording};
use exercise::delivery::{Actor, Command, Event as Own};
use exercise::team::order::Order;
use std::sync::Arc;
use store::Store;

/// Kind of the records that say which exercise uses a blob: `<hash>:<log>`.
const USES: &str = "blob-use";
/// Records read at a time.
const PAGE: u32 = 1_000;

fn used(hash: &Hash, owner: &LogId) -> String {
    format!("{hash}:{owner}")
}

/// The use is on record before the bytes are there: what is cut off in between is found again when the exercise goes.
pub(crate) async fn keep(store: &dyn Store, owner: &LogId, bytes: &[u8]) -> Result<Hash, ActError> {
    store.put_record(USES, &used(&Hash::of(bytes), owner), b"").await?;
    Ok(store.put_blob(bytes).await?)
}

/// Whose the files of a log are: the exercise's that a team's log belongs to, or its own.
pub(crate) fn owner(log: &LogId, first: Option<&Record>) -> Result<LogId, ActError> {
    let Some(first) = first else { return Ok(*log) };
    let header = first.parse_header().map_err(|e| ActError::Unreadable(e.to_string()))?;
    let Some(body) = first.body.as_ref().filter(|_| header.kind == "genesis") else { return Ok(*log) };
    let team = match Event::from_body(&header.kind, header.v, body) {
        Ok(Event::Genesis(genesis)) => genesis.team,
        _ => None,
    };
    Ok(team.and_then(|t| t.exercise.parse().ok()).unwrap_or(*log))
}

/// The pictures that these events hand out, for an export. Recordings are not among them: who is heard agreed to their
/// being played here, not to their going elsewhere.
pub(crate) async fn pictures(store: &dyn Store, page: &[Record]) -> Result<Vec<Vec<u8>>, ActError> {
    let mut found = Vec::new();
    for record in page {
        let header = record.parse_header().map_err(|e| ActError::Unreadable(e.to_string()))?;
        let Some(body) = &record.body else { continue };
        let sheet = match header.kind.as_str() {
            "handed" => match Event::from_body(&header.kind, header.v, body) {
                Ok(Event::Handed { sheet, .. }) => sheet,
                _ => continue,
            },
            "ordered" => match Own::from_body(&header.kind, header.v, body) {
                Ok(Own::Ordered { order: Order::Hand { sheet, .. }, .. }) => sheet,
                _ => continue,
            },
            _ => continue,
        };
        if let Some(hash) = sheet.hash().and_then(|h| h.parse().ok())
            && let Some(bytes) = store.blob(&hash).await?
        {
            found.push(bytes);
        }
    }
    Ok(found)
}

impl House {
    /// Keeps bytes for an exercise and gives their name. Keeping them again is harmless.
    pub async fn keep_file(&self, owner: &LogId, bytes: &[u8]) -> Result<Hash, ActError> {
        // Nobody counts the uses of a blob while one is being added.
        let _held = self.files.lock().await;
        keep(self.store.as_ref(), owner, bytes).await
    }

    /// The bytes with this name, if an exercise uses them: packs are blobs too, and are no files.
    pub async fn file(&self, owner: &LogId, hash: &Hash) -> Result<Option<Vec<u8>>, ActError> {
        match self.store.record(USES, &used(hash, owner)).await? {
            Some(_) => Ok(self.store.blob(hash).await?),
            None => Ok(None),
        }
    }

    /// An exercise uses a blob no longer; the blob goes if nobody else does.
    pub async fn release(&self, owner: &LogId, hash: &Hash) -> Result<(), ActError> {
        let _held = self.files.lock().await;
        self.store.delete_record(USES, &used(hash, owner)).await?;
        let from = format!("{hash}:");
        let others = self.store.records(USES, Some(&from), 1).await?;
        if !others.first().is_some_and(|(id, _)| id.starts_with(&from)) {
            self.store.delete_blob(hash).await?;
        }
        Ok(())
    }

    /// Everything that an exercise used, named in its log or left behind by an upload that was cut off.
    pub(crate) async fn let_all_go(&self, owner: &LogId) -> Result<(), ActError> {
        let ends = format!(":{owner}");
        let mut after: Option<String> = None;
        loop {
            let page = self.store.records(USES, after.as_deref(), PAGE).await?;
            let Some((last, _)) = page.last() else { return Ok(()) };
            after = Some(last.clone());
            for (id, _) in &page {
                if let Some(hash) = id.strip_suffix(&ends).and_then(|h| h.parse().ok()) {
                    self.release(owner, &hash).await?;
                }
            }
        }
    }

    /// A recording of an exercise as its log has it now.
    pub async fn recording(self: &Arc<Self>, exercise: &LogId, n: u64) -> Result<Option<Recording>, DeliveryError> {
        self.inspect(exercise, |_, state| state.recordings.get(&n).map(|k| k.recording.clone())).await
    }

    /// Says where in a recording an event of the team's log is heard.
    pub async fn align(
        self: &Arc<Self>,
        exercise: &LogId,
        actor: &Actor,
        recording: u64,
        n: u64,
        file_ms: i64,
    ) -> Result<u64, DeliveryError> {
        let log = self
            .inspect(exercise, |_, state| {
                let team = &state.recordings.get(&recording)?.recording.team;
                state.team(team)?.log.parse::<LogId>().ok()
            })
            .await?;
        let log = log.ok_or(exercise::delivery::Refusal::NoRecording)?;
        let found = self.store.read(&log, n.saturating_sub(1), 1).await?;
        let record = found.first().filter(|r| r.n == n).ok_or(exercise::delivery::Refusal::BadRecording)?;
        let header = record.parse_header().map_err(|e| ActError::Unreadable(e.to_string()))?;
        let command = Command::Align { recording, anchor: Anchor { n, at: header.at.0, file_ms } };
        self.direct(exercise, actor, &command, None).await
    }

    /// Deletes a recording: its bytes first, so that what is told as deleted is. Who was cut off in between deletes again.
    pub async fn delete_recording(
        self: &Arc<Self>,
        exercise: &LogId,
        actor: &Actor,
        recording: u64,
    ) -> Result<u64, DeliveryError> {
        let (pieces, others) = self
            .inspect(exercise, |_, state| {
                let pieces = |k: &exercise::delivery::recording::Kept| k.recording.pieces.clone();
                let others: Vec<_> = state.recordings.iter().filter(|(n, _)| **n != recording).collect();
                let others: Vec<String> = others.into_iter().flat_map(|(_, k)| pieces(k)).collect();
                (state.recordings.get(&recording).map(pieces), others)
            })
            .await?;
        for piece in pieces.unwrap_or_default() {
            // The same file imported twice shares its pieces.
            if let (false, Ok(hash)) = (others.contains(&piece), piece.parse()) {
                self.release(exercise, &hash).await?;
            }
        }
        self.direct(exercise, actor, &Command::DeleteRecording { recording }, None).await
    }
}
