//! A ticket: how somebody's pass gets onto another device when the first is lost. It holds for a few minutes and works
//! once, and what was lost opens nothing from then on.

use super::{PASSES, hashed, random_hex};
use crate::house::{ActError, House};
use crate::people::Person;
use crate::record;
use chain::LogId;
use serde::{Deserialize, Serialize};

/// Kind of the records of tickets; the id is the SHA-256 of the token.
pub(super) const KIND: &str = "pass-ticket";
/// How long a ticket holds.
const TICKET_MS: i64 = 10 * 60_000;
/// Records read at a time.
const PAGE: u32 = 1_000;

#[derive(Serialize, Deserialize)]
pub(super) struct Ticket {
    /// `<exercise>/<person>`.
    pub(super) person: String,
    until: i64,
}

impl House {
    /// A ticket for a person of an exercise. Earlier ones of theirs, and those whose time is over, lead nowhere from now on.
    pub async fn ticket(&self, log: &LogId, person: &str) -> Result<String, ActError> {
        let person = format!("{log}/{person}");
        let now = self.now().await?;
        for (id, ticket) in record::all::<Ticket>(self.store.as_ref(), KIND, "").await? {
            if ticket.person == person || ticket.until <= now {
                self.store.delete_record(KIND, &id).await?;
            }
        }
        let token = random_hex(16).map_err(ActError::Append)?;
        let ticket = Ticket { person, until: now + TICKET_MS };
        record::put(self.store.as_ref(), KIND, &hashed(&token), &ticket).await?;
        Ok(token)
    }

    /// Whose ticket this is, while it holds.
    pub async fn ticket_of(&self, token: &str) -> Result<Option<(LogId, Person)>, ActError> {
        let Some(ticket) = record::get::<Ticket>(self.store.as_ref(), KIND, &hashed(token)).await? else {
            return Ok(None);
        };
        if ticket.until <= self.now().await? {
            return Ok(None);
        }
        self.person_at(&ticket.person).await
    }

    /// Uses a ticket up: the exercise and a new pass. Every other pass of the person ends. Of two who come at once, one
    /// gets it.
    pub async fn redeem(&self, token: &str) -> Result<Option<(LogId, String)>, ActError> {
        let Some((log, person)) = self.ticket_of(token).await? else { return Ok(None) };
        if !self.store.delete_record(KIND, &hashed(token)).await? {
            return Ok(None);
        }
        self.end_passes(&log, &person.id).await?;
        Ok(Some((log, self.pass(&log, &person.id).await?)))
    }

    /// Passes of a person open nothing from now on.
    pub(super) async fn end_passes(&self, log: &LogId, person: &str) -> Result<(), ActError> {
        let own = format!("{log}/{person}");
        let mut after: Option<String> = None;
        loop {
            let page = self.store.records(PASSES, after.as_deref(), PAGE).await?;
            let Some((last, _)) = page.last() else { break };
            after = Some(last.clone());
            for (pass, _) in page.iter().filter(|(_, of)| of == own.as_bytes()) {
                self.store.delete_record(PASSES, pass).await?;
            }
        }
        let mut known = self.known();
        known.turn += 1;
        known.passes.retain(|_, (of, who)| of != log || who.id != person);
        Ok(())
    }

    /// Tickets of everybody in an exercise are forgotten.
    pub(super) async fn forget_tickets(&self, log: &LogId) -> Result<(), ActError> {
        let prefix = format!("{log}/");
        for (id, ticket) in record::all::<Ticket>(self.store.as_ref(), KIND, "").await? {
            if ticket.person.starts_with(&prefix) {
                self.store.delete_record(KIND, &id).await?;
            }
        }
        Ok(())
    }
}
