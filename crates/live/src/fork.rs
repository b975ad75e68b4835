//! Take it again from here: a prefix of a log, chained anew under another id, its clock held, with other dice unless the
//! same are asked for. The prefix is copied, never recomputed. What never belongs here: deciding who may do it.

use crate::codec;
use crate::house::{ActError, House, salt};
use chain::{Head, LogId};
use exercise::event::{ENGINE, Event, Fork, Happening};
use std::sync::Arc;
use store::Append;

/// Records read at a time.
const PAGE: u32 = 1_000;

impl House {
    /// Copies everything up to and with event `upto` of a log under a new id. The copy stands until somebody resumes it.
    ///
    /// # Errors
    /// [`ActError::NoSuchLog`] without the log; [`ActError::Fork`] where `upto` is no number of it, the scene had ended
    /// by then, or something in the prefix was erased: what is gone cannot be played on from.
    pub async fn fork(self: &Arc<Self>, log: &LogId, upto: u64, same_dice: bool) -> Result<LogId, ActError> {
        let mut events = self.prefix(log, upto).await?;
        let last = events.last().map_or(0, |h| h.at);
        let Some(Event::Genesis(genesis)) = events.first_mut().map(|h| &mut h.event) else {
            return Err(ActError::NoSuchLog);
        };
        if !same_dice {
            genesis.salt = u64::from_be_bytes(first_half(salt().map_err(ActError::Append)?));
        }
        genesis.fork = Some(Fork { log: log.to_string(), n: upto });
        events.push(Happening {
            at: self.now().await?.max(last),
            seat: ENGINE.to_owned(),
            line: String::new(),
            due: None,
            client: None,
            event: Event::Held { since: last },
        });
        let id = LogId::from_bytes(salt().map_err(ActError::Append)?);
        let mut head = Head::empty(&id);
        let mut records = Vec::with_capacity(events.len());
        for event in &events {
            let (record, next) = chain::seal(&id, &head, codec::into_draft(event, salt().map_err(ActError::Append)?));
            records.push(record);
            head = next;
        }
        for batch in records.chunks(store::limits::RECORDS_PER_APPEND) {
            let expected = batch.first().map_or(0, |r| r.n - 1);
            self.store
                .append(&id, Append::new(expected, batch.to_vec()))
                .await
                .map_err(|e| ActError::Append(e.to_string()))?;
        }
        Ok(id)
    }

    async fn prefix(&self, log: &LogId, upto: u64) -> Result<Vec<Happening>, ActError> {
        let mut events = Vec::new();
        let mut after = 0;
        while after < upto {
            let page = self.store.read(log, after, PAGE).await?;
            let Some(last) = page.last() else { break };
            after = last.n;
            for record in page.iter().filter(|r| r.n <= upto) {
                match codec::from_record(record)? {
                    Some(Happening { event: Event::Ended { .. }, .. }) => {
                        return Err(ActError::Fork("the scene had ended there; choose an earlier moment"));
                    }
                    Some(happening) => events.push(happening),
                    None => return Err(ActError::Fork("something before this moment was erased; choose another talk")),
                }
            }
        }
        if events.is_empty() {
            return Err(ActError::NoSuchLog);
        }
        if (events.len() as u64) < upto {
            return Err(ActError::Fork("the talk has no such moment; reload the record and choose again"));
        }
        Ok(events)
    }
}

fn first_half(bytes: [u8; 16]) -> [u8; 8] {
    let [a, b, c, d, e, f, g, h, ..] = bytes;
    [a, b, c, d, e, f, g, h]
}
