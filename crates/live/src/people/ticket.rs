//! A ticket: how somebody's pass gets onto another device when the first is lost. It holds for a few minutes and works
//! once, and what was lost opens nothing from then on.

use super::{hashed, random_hex};
use crate::house::{ActError, House};
use crate::people::Person;
use crate::record;
use chain::LogId;
use serde::{Deserialize, Serialize};

/// Kind of the records of tickets; the id is the SHA-256 of the token.
pub(super) const KIND: &str = "pass-ticket";
/// How long a ticket holds.
const TICKET_MS: i64 = 10 * 60_000;

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
        let _held = self.register.lock().await;
        let Some((log, person)) = self.ticket_of(token).await? else { return Ok(None) };
        if !self.store.delete_record(KIND, &hashed(token)).await? {
            return Ok(None);
        }
        // The new device opens what the lost one did: in other rounds the person has the same id.
        let of_person = format!("/{}", person.id);
        let mut places = self.close_passes(|place| place.ends_with(&of_person)).await?;
        let own = format!("{log}/{}", person.id);
        if !places.contains(&own) {
            places.push(own);
        }
        Ok(Some((log, self.pass(&places).await?)))
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
