//! People of an exercise: an alias, a device's pass, a short code to join by. All of it stands beside the logs and can be
//! forgotten without touching them.

pub(crate) mod alias;
mod round;
mod ticket;

use crate::delivery::DeliveryError;
use crate::house::{ActError, House};
use crate::record::hashed;
pub use alias::look_alike;
use chain::LogId;
use exercise::delivery::{Actor, Command, Refusal};
use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};
use std::collections::BTreeMap;
use std::sync::{Arc, MutexGuard, PoisonError};

/// Kind of the records of people, `<exercise>/<person>`.
const PEOPLE: &str = "person";
/// Kind of the records that lead from a device's pass to a person: `<exercise>/<person>`, a line for each round that the
/// person has come along to, the newest first.
const PASSES: &str = "pass";
/// Letters and digits that are not taken for one another when they are read out or copied from a wall.
const CODE_LETTERS: &[u8; 28] = b"ACDEFGHJKLMNPQRTUVWXY2345679";
/// Letters of a code: 28^6 are 480 million, and guessing has a pace (`web::pace`). Codes of five letters, from exercises
/// that were set up before, stay good.
const CODE_LENGTH: usize = 6;
/// Characters in an alias.
pub const ALIAS_CHARS: usize = 40;
/// Records read at a time.
const PAGE: u32 = 1_000;

/// Somebody in an exercise.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Person {
    #[serde(default)]
    pub id: String,
    pub alias: String,
    /// Who this is in the course's register; empty when they came by themselves.
    #[serde(default)]
    pub participant: String,
}

/// Why somebody could not come in.
#[derive(Debug, thiserror::Error)]
pub enum JoinError {
    #[error("write a name to be called by, at most {ALIAS_CHARS} characters")]
    Alias,
    #[error("somebody here is called «{0}» already; choose another name")]
    Taken(String),
    #[error(transparent)]
    Delivery(#[from] DeliveryError),
}

impl From<ActError> for JoinError {
    fn from(error: ActError) -> Self {
        JoinError::Delivery(error.into())
    }
}

impl From<store::StoreError> for JoinError {
    fn from(error: store::StoreError) -> Self {
        JoinError::Delivery(error.into())
    }
}

/// What is known a pass by: whoever reads it cannot use it.
type Digest = [u8; 32];

/// Aliases by person.
pub type Names = BTreeMap<String, String>;

/// People this node has met, so that what a class says all day reads no records. Where other nodes use the same store
/// nothing is kept: they could forget somebody without this one hearing of it.
#[derive(Debug, Default)]
pub(crate) struct Known {
    /// By the digest of the pass.
    passes: BTreeMap<Digest, Vec<(LogId, Person)>>,
    names: BTreeMap<LogId, Arc<Names>>,
    /// Counts who came and who was forgotten: what was read before is not kept after it.
    turn: u64,
}

impl House {
    fn known(&self) -> MutexGuard<'_, Known> {
        self.known.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Keeps what was read in a turn, unless somebody came or was forgotten since.
    fn keep_known(&self, turn: u64, keep: impl FnOnce(&mut Known)) {
        let mut known = self.known();
        if !self.shared && known.turn == turn {
            keep(&mut known);
        }
    }

    /// Somebody came in: the names are read anew.
    fn came(&self, log: &LogId) {
        let mut known = self.known();
        known.turn += 1;
        known.names.remove(log);
    }

    /// What everybody in an exercise is called.
    pub async fn names(&self, log: &LogId) -> Result<Arc<Names>, ActError> {
        let turn = {
            let known = self.known();
            if let Some(names) = known.names.get(log) {
                return Ok(Arc::clone(names));
            }
            known.turn
        };
        let names: Names = self.people(log).await?.into_iter().map(|p| (p.id, p.alias)).collect();
        let names = Arc::new(names);
        self.keep_known(turn, |known| {
            known.names.insert(*log, Arc::clone(&names));
        });
        Ok(names)
    }

    /// Brings somebody into an exercise. Answers the person and the pass that their device keeps.
    pub async fn join_in(
        self: &Arc<Self>,
        log: &LogId,
        alias: &str,
        participant: &str,
    ) -> Result<(Person, String), JoinError> {
        let alias = alias::tidy(alias);
        if alias.is_empty() || alias.chars().count() > ALIAS_CHARS {
            return Err(JoinError::Alias);
        }
        // A whole class types at once; of two with one name one comes in.
        let _held = self.register.lock().await;
        let same = |p: &Person| look_alike(&p.alias, &alias);
        if self.people(log).await?.iter().any(same) {
            return Err(JoinError::Taken(alias));
        }
        let id = random_hex(6).map_err(ActError::Append)?;
        let person = Person { id: id.clone(), alias, participant: participant.to_owned() };
        let key = format!("{log}/{id}");
        let bytes = serde_json::to_vec(&person).unwrap_or_default();
        self.store.put_record(PEOPLE, &key, &bytes).await?;
        let join = Command::Join { person: id.clone() };
        if let Err(error) = self.direct(log, &Actor::Person(id.clone()), &join, None).await {
            self.store.delete_record(PEOPLE, &key).await?;
            self.came(log);
            return Err(error.into());
        }
        self.came(log);
        let pass = self.pass(&[key]).await?;
        Ok((person, pass))
    }

    /// Takes somebody out of an exercise. Who never sat, voted or wrote leaves no name either: it is free for another.
    pub async fn take_out(
        self: &Arc<Self>,
        log: &LogId,
        by: &Actor,
        person: &str,
        client: Option<&str>,
    ) -> Result<(), DeliveryError> {
        self.direct(log, by, &Command::Leave { person: person.to_owned() }, client).await?;
        if !self.inspect(log, |_, state| state.knows(person)).await? {
            let place = format!("{log}/{person}");
            let _held = self.register.lock().await;
            self.close_passes(|of| of == place).await?;
            self.store.delete_record(PEOPLE, &place).await.map_err(ActError::from)?;
            self.came(log);
        }
        Ok(())
    }

    /// Lets somebody in again who was taken out and kept a name. Their device's pass opens what it opened before.
    pub async fn readmit(
        self: &Arc<Self>,
        log: &LogId,
        by: &Actor,
        person: &str,
        client: Option<&str>,
    ) -> Result<(), DeliveryError> {
        let _held = self.register.lock().await;
        let kept = self.store.record(PEOPLE, &format!("{log}/{person}")).await.map_err(ActError::from)?;
        if kept.is_none() {
            return Err(DeliveryError::Refused(Refusal::NotHere));
        }
        self.direct(log, by, &Command::Join { person: person.to_owned() }, client).await?;
        Ok(())
    }

    /// A new pass for a person's device, to these places (`<exercise>/<person>`).
    async fn pass(&self, places: &[String]) -> Result<String, ActError> {
        let pass = random_hex(16).map_err(ActError::Append)?;
        self.store.put_record(PASSES, &hashed(&pass), places.join("\n").as_bytes()).await?;
        Ok(pass)
    }

    /// Takes places out of every pass; one that leads nowhere any more is gone. Answers what was taken out.
    async fn close_passes(&self, shut: impl Fn(&str) -> bool) -> Result<Vec<String>, ActError> {
        let mut taken: Vec<String> = Vec::new();
        self.change_passes(|places| {
            let (out, left): (Vec<&str>, Vec<&str>) = places.lines().partition(|place| shut(place));
            for place in &out {
                if !taken.iter().any(|known| known == place) {
                    taken.push((*place).to_owned());
                }
            }
            (!out.is_empty()).then(|| left.join("\n"))
        })
        .await?;
        Ok(taken)
    }

    /// Goes through every pass: where its places become others, those are kept, and a pass without any is gone.
    async fn change_passes(&self, mut change: impl FnMut(&str) -> Option<String>) -> Result<(), ActError> {
        let mut after: Option<String> = None;
        loop {
            let page = self.store.records(PASSES, after.as_deref(), PAGE).await?;
            let Some((last, _)) = page.last() else { break };
            after = Some(last.clone());
            for (pass, places) in &page {
                match change(&String::from_utf8_lossy(places)) {
                    Some(places) if places.is_empty() => drop(self.store.delete_record(PASSES, pass).await?),
                    Some(places) => self.store.put_record(PASSES, pass, places.as_bytes()).await?,
                    None => {}
                }
            }
        }
        let mut known = self.known();
        known.turn += 1;
        known.passes.clear();
        Ok(())
    }

    /// Whose pass this is: the person, in each round that they have come along to, the newest first. Empty for nobody's.
    pub async fn whose(&self, pass: &str) -> Result<Vec<(LogId, Person)>, ActError> {
        let digest: Digest = Sha256::digest(pass.as_bytes()).into();
        let turn = {
            let known = self.known();
            if let Some(who) = known.passes.get(&digest) {
                return Ok(who.clone());
            }
            known.turn
        };
        let Some(places) = self.store.record(PASSES, &hex::encode(digest)).await? else { return Ok(Vec::new()) };
        let places = String::from_utf8(places).unwrap_or_default();
        let mut found = Vec::new();
        for place in places.lines() {
            found.extend(self.person_at(place).await?);
        }
        if !found.is_empty() {
            self.keep_known(turn, |known| {
                known.passes.insert(digest, found.clone());
            });
        }
        Ok(found)
    }

    /// The person of a record `<exercise>/<person>`.
    async fn person_at(&self, key: &str) -> Result<Option<(LogId, Person)>, ActError> {
        let Some(person) = self.store.record(PEOPLE, key).await? else { return Ok(None) };
        let log = key.split_once('/').and_then(|(log, _)| log.parse().ok());
        Ok(log.zip(serde_json::from_slice(&person).ok()))
    }

    /// Everybody who ever joined an exercise and was not forgotten.
    pub async fn people(&self, log: &LogId) -> Result<Vec<Person>, ActError> {
        let prefix = format!("{log}/");
        let mut all = Vec::new();
        let mut after = Some(prefix.clone());
        loop {
            let page = self.store.records(PEOPLE, after.as_deref(), PAGE).await?;
            let Some((last, _)) = page.last() else { return Ok(all) };
            after = Some(last.clone());
            let own = page.iter().filter(|(key, _)| key.starts_with(&prefix));
            all.extend(own.filter_map(|(_, bytes)| serde_json::from_slice::<Person>(bytes).ok()));
            if !last.starts_with(&prefix) {
                return Ok(all);
            }
        }
    }

    /// Forgets the names and passes of everybody in an exercise; the logs keep ids that lead nowhere.
    pub(crate) async fn forget_people(&self, log: &LogId) -> Result<(), ActError> {
        let prefix = format!("{log}/");
        let _held = self.register.lock().await;
        self.close_passes(|place| place.starts_with(&prefix)).await?;
        self.forget_tickets(log).await?;
        for person in self.people(log).await? {
            self.store.delete_record(PEOPLE, &format!("{log}/{}", person.id)).await?;
        }
        let mut known = self.known();
        known.turn += 1;
        known.names.remove(log);
        known.passes.clear();
        Ok(())
    }
}

fn random_hex(bytes: usize) -> Result<String, String> {
    let mut out = vec![0; bytes];
    getrandom::fill(&mut out).map_err(|e| e.to_string())?;
    Ok(hex::encode(out))
}

/// A new code to join by.
pub(crate) fn code() -> Result<String, String> {
    let mut out = String::new();
    while out.len() < CODE_LENGTH {
        let mut byte = [0];
        getrandom::fill(&mut byte).map_err(|e| e.to_string())?;
        // Bytes beyond the last whole round would make some letters likelier.
        if let Some(letter) = CODE_LETTERS.get(usize::from(byte[0]) % 32) {
            out.push(char::from(*letter));
        }
    }
    Ok(out)
}

/// A code as it was typed on whatever keyboard: case, spaces and Cyrillic look-alikes do not matter.
pub(crate) fn tidy_code(typed: &str) -> String {
    typed.to_uppercase().chars().map(alias::latin).filter(char::is_ascii_alphanumeric).take(16).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_read_however_it_is_typed() {
        assert_eq!(tidy_code(" ac-7 kх "), "AC7KX");
        let code = code().unwrap();
        assert_eq!(tidy_code(&code.to_lowercase()), code);
        assert!(code.bytes().all(|b| CODE_LETTERS.contains(&b)) && code.len() == CODE_LENGTH);
    }
}
