//! The next round with the same people: an exercise of its own, to which everybody who is in the earlier one comes along
//! under the same id, with their alias and the passes of their devices. The earlier exercise stays as it is.

use super::{PEOPLE, Person};
use crate::delivery::{DeliveryError, Listed, Plan};
use crate::house::{ActError, House};
use chain::LogId;
use exercise::delivery::{Actor, Command};
use std::collections::BTreeSet;
use std::sync::Arc;

impl House {
    /// Sets up the round after an exercise and brings along everybody who is in that one. Where there is a next round
    /// already, that is the answer. Whether it is new comes with it.
    pub async fn next_round(
        self: &Arc<Self>,
        plan: Plan,
        earlier: &LogId,
        by: &Actor,
    ) -> Result<(Listed, bool), DeliveryError> {
        // Whoever comes into the earlier one meanwhile finds the way to the next.
        let _held = self.register.lock().await;
        if let Some(next) = self.round_after(earlier).await? {
            return Ok((next, false));
        }
        let listed = self.set_up_after(plan, Some(earlier)).await?;
        let log: LogId = listed.id.parse().map_err(|_| ActError::NoSuchLog)?;
        self.bring_along(earlier, &log, by).await?;
        // Last of all: who is told of the round can go there.
        self.direct(earlier, by, &Command::Continue { exercise: listed.id.clone() }, None).await?;
        Ok((listed, true))
    }

    /// The round after an exercise, if it was set up and is still there.
    pub async fn round_after(self: &Arc<Self>, log: &LogId) -> Result<Option<Listed>, DeliveryError> {
        let next = self.inspect(log, |_, state| state.next.clone()).await?;
        let Some(next) = next.and_then(|id| id.parse().ok()) else { return Ok(None) };
        Ok(self.listed(&next).await?)
    }

    /// Where a class is that was in this exercise: the last of the rounds after it, once each before is over.
    pub async fn newest_round(self: &Arc<Self>, log: &LogId) -> Result<LogId, DeliveryError> {
        let mut newest = *log;
        while self.inspect(&newest, |_, state| state.phase.is_over()).await? {
            let next = self.round_after(&newest).await?.and_then(|listed| listed.id.parse().ok());
            let Some(next) = next else { break };
            newest = next;
        }
        Ok(newest)
    }

    async fn bring_along(self: &Arc<Self>, from: &LogId, to: &LogId, by: &Actor) -> Result<(), DeliveryError> {
        let here = self.inspect(from, |_, state| state.people.clone()).await?;
        let people: Vec<Person> = self.people(from).await?.into_iter().filter(|p| here.contains(&p.id)).collect();
        for person in &people {
            let bytes = serde_json::to_vec(person).unwrap_or_default();
            self.store.put_record(PEOPLE, &format!("{to}/{}", person.id), &bytes).await?;
            self.direct(to, by, &Command::Join { person: person.id.clone() }, None).await?;
        }
        self.came(to);
        let carried: BTreeSet<&str> = people.iter().map(|p| p.id.as_str()).collect();
        Ok(self.extend_passes(from, to, &carried).await?)
    }

    /// Passes of these people to one exercise lead to another too.
    async fn extend_passes(&self, from: &LogId, to: &LogId, people: &BTreeSet<&str>) -> Result<(), ActError> {
        let prefix = format!("{from}/");
        self.change_passes(|places| {
            let person = places.lines().find_map(|place| place.strip_prefix(&prefix));
            person.filter(|person| people.contains(person)).map(|person| format!("{to}/{person}\n{places}"))
        })
        .await
    }
}
