//! Signing in and staying so.

use super::CHECKS_OF_ONE;
use super::account::{Account, Staff, login};
use super::failures::HERE;
use super::password::Kept;
use crate::house::{ActError, House};
use crate::record::{self, hashed, random};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};

/// Kind of the records of sessions; the id is the SHA-256 of the token.
const KIND: &str = "staff-session";
/// How long one stays signed in: a course day with its evening.
pub const SESSION_MS: i64 = 14 * 3_600_000;

#[derive(Serialize, Deserialize)]
struct Session {
    staff: String,
    until: i64,
}

/// What came of signing in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SignIn {
    /// The token of a new session, to be held by the person's browser and nobody else.
    In(String),
    /// No such name, or not this password: nobody learns which.
    Wrong,
    /// Too many failures under this name; milliseconds to wait.
    Wait(i64),
    /// Too many people sign in at this moment.
    Busy,
}

pub(super) enum Checked {
    Right(Staff),
    Wrong,
    Wait(i64),
    Busy,
}

impl House {
    /// Checks name and password and begins a session, for somebody at this machine.
    pub async fn sign_in(&self, name: &str, password: &str) -> Result<SignIn, ActError> {
        self.sign_in_from(name, password, HERE).await
    }

    /// Checks name and password and begins a session. `from`: the device, as far as the network tells; empty for this
    /// machine. Failures there ask for a wait there.
    pub async fn sign_in_from(&self, name: &str, password: &str, from: &str) -> Result<SignIn, ActError> {
        Ok(match self.check(name, password, from).await? {
            Checked::Right(staff) => SignIn::In(self.begin_session(&staff).await?),
            Checked::Wrong => SignIn::Wrong,
            Checked::Wait(ms) => SignIn::Wait(ms),
            Checked::Busy => SignIn::Busy,
        })
    }

    /// One check at a time, and as long for a name that nobody has.
    pub(super) async fn check(&self, name: &str, password: &str, from: &str) -> Result<Checked, ActError> {
        let Some(_waits) = Waits::enter(&self.door.waiting, from) else { return Ok(Checked::Busy) };
        let Ok(_place) = self.door.queue.try_acquire() else { return Ok(Checked::Busy) };
        let Ok(turn) = self.door.checks.acquire().await else { return Ok(Checked::Busy) };
        // Nobody is called by more than this; and what is remembered stays small.
        let name: String = login(name).chars().take(super::NAME_CHARS + 1).collect();
        let now = self.now().await?;
        if let Some(ms) = self.door.failures.lock().await.wait(&name, from, now) {
            return Ok(Checked::Wait(ms));
        }
        let found = self.accounts().await?.into_iter().find(|(_, account)| account.login == name);
        let kept =
            found.as_ref().map_or_else(Kept::of_nobody, |(_, account): &(String, Account)| account.password.clone());
        // More than the longest password is as wrong as any, and is not hashed in full.
        let password: String = password.chars().take(super::PASSWORD_CHARS + 1).collect();
        let fits = aside(move || kept.is(&password)).await?;
        let mut failures = self.door.failures.lock().await;
        drop(turn);
        match found {
            Some((id, account)) if fits => {
                failures.came_in(&name, from);
                Ok(Checked::Right(account.staff(&id)))
            }
            _ => {
                failures.failed(&name, from, now);
                Ok(Checked::Wrong)
            }
        }
    }

    /// Hashes a new password, in turn with the checks.
    pub(super) async fn hash(&self, password: String) -> Result<Kept, ActError> {
        let _turn = self.door.checks.acquire().await;
        aside(move || Kept::of(&password)).await
    }

    /// Begins a session for somebody who has just shown who they are. Sessions that are over are swept out.
    pub async fn begin_session(&self, staff: &Staff) -> Result<String, ActError> {
        let now = self.now().await?;
        for (id, session) in record::all::<Session>(self.store.as_ref(), KIND, "").await? {
            if session.until <= now {
                self.store.delete_record(KIND, &id).await?;
            }
        }
        let token = hex::encode(random::<32>()?);
        let session = Session { staff: staff.id.clone(), until: now + SESSION_MS };
        record::put(self.store.as_ref(), KIND, &hashed(&token), &session).await?;
        Ok(token)
    }

    /// Whose session this is, while it lasts.
    pub async fn signed_in(&self, token: &str) -> Result<Option<Staff>, ActError> {
        let Some(session) = record::get::<Session>(self.store.as_ref(), KIND, &hashed(token)).await? else {
            return Ok(None);
        };
        if session.until <= self.now().await? {
            return Ok(None);
        }
        Ok(self.account(&session.staff).await?.map(|account| account.staff(&session.staff)))
    }

    /// Ends a session.
    pub async fn sign_out(&self, token: &str) -> Result<(), ActError> {
        self.store.delete_record(KIND, &hashed(token)).await?;
        Ok(())
    }

    /// Ends every session of an account but the one of this token.
    pub(super) async fn end_sessions_of(&self, staff: &str, kept: Option<&str>) -> Result<(), ActError> {
        let kept = kept.map(hashed);
        for (id, session) in record::all::<Session>(self.store.as_ref(), KIND, "").await? {
            if session.staff == staff && kept.as_ref() != Some(&id) {
                self.store.delete_record(KIND, &id).await?;
            }
        }
        Ok(())
    }
}

/// Somebody who waits for a check, or whose check runs.
struct Waits<'a> {
    waiting: &'a Mutex<BTreeMap<String, usize>>,
    from: &'a str,
}

impl<'a> Waits<'a> {
    /// A place, unless that device has as many as one device may.
    fn enter(waiting: &'a Mutex<BTreeMap<String, usize>>, from: &'a str) -> Option<Waits<'a>> {
        let mut all = waiting.lock().unwrap_or_else(PoisonError::into_inner);
        let have = all.entry(from.to_owned()).or_default();
        if from != HERE && *have >= CHECKS_OF_ONE {
            return None;
        }
        *have += 1;
        Some(Waits { waiting, from })
    }
}

impl Drop for Waits<'_> {
    fn drop(&mut self) {
        let mut all = self.waiting.lock().unwrap_or_else(PoisonError::into_inner);
        match all.get_mut(self.from) {
            Some(have) if *have > 1 => *have -= 1,
            _ => {
                all.remove(self.from);
            }
        }
    }
}

/// Off the threads that answer requests.
async fn aside<T: Send + 'static>(work: impl FnOnce() -> Result<T, ActError> + Send + 'static) -> Result<T, ActError> {
    tokio::task::spawn_blocking(work).await.map_err(|e| ActError::Append(e.to_string()))?
}
