//! One-time links: to the first account, for another trainer, for a lost password.

use super::account::Staff;
use crate::house::{ActError, House};
use crate::record::{self, hashed, random};
use serde::{Deserialize, Serialize};
use store::Store;

/// Kind of the records of links; the id is the SHA-256 of the token.
const KIND: &str = "staff-link";
/// How long an invitation may lie in a mailbox.
const INVITE_MS: i64 = 7 * 24 * 3_600_000;
/// How long a link from the command line holds.
const COMMAND_MS: i64 = 24 * 3_600_000;

/// What a link is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Purpose {
    /// The first account of a house; holds until it is used or the program starts again.
    First,
    /// Another trainer.
    Invite,
    /// Made on the command line, by whoever has the data folder.
    Command,
}

/// What is kept of a link.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Link {
    pub purpose: Purpose,
    /// The account whose password it sets; none: it makes an account.
    pub resets: Option<String>,
    /// The account that made it: it leads nowhere once that is gone.
    #[serde(default)]
    pub by: Option<String>,
    /// Store time after which it leads nowhere; none: until the program starts again.
    pub until: Option<i64>,
}

/// Makes a link and answers its token, which is kept nowhere.
async fn make(
    store: &dyn Store,
    purpose: Purpose,
    resets: Option<String>,
    by: Option<String>,
) -> Result<String, ActError> {
    let now = store.now().await?.0;
    let until = match purpose {
        Purpose::First => None,
        Purpose::Invite => Some(now + INVITE_MS),
        Purpose::Command => Some(now + COMMAND_MS),
    };
    let token = hex::encode(random::<16>()?);
    record::put(store, KIND, &hashed(&token), &Link { purpose, resets, by, until }).await?;
    Ok(token)
}

/// A link made with the store at hand, whether or not a program runs on it: for the account that signs in under this
/// name, or for a new account. `Ok(None)` when nobody signs in under this name.
pub async fn make_link(store: &dyn Store, login: Option<&str>) -> Result<Option<String>, ActError> {
    let resets = match login {
        None => None,
        Some(login) => {
            let wanted = super::account::login(login);
            let all: Vec<(String, super::account::Account)> = record::all(store, super::account::KIND, "").await?;
            let Some((id, _)) = all.into_iter().find(|(_, account)| account.login == wanted) else { return Ok(None) };
            Some(id)
        }
    };
    make(store, Purpose::Command, resets, None).await.map(Some)
}

impl House {
    /// For the start of the program: the token of a link to the first account, while there is none. Earlier ones and
    /// those whose time is over lead nowhere from now on.
    pub async fn first_link(&self) -> Result<Option<String>, ActError> {
        let now = self.now().await?;
        for (id, link) in record::all::<Link>(self.store.as_ref(), KIND, "").await? {
            if link.until.is_none_or(|until| until <= now) {
                self.store.delete_record(KIND, &id).await?;
            }
        }
        if self.accounts().await?.is_empty() {
            make(self.store.as_ref(), Purpose::First, None, None).await.map(Some)
        } else {
            Ok(None)
        }
    }

    /// A link for another trainer. `Ok(None)` when whoever makes it is no longer one.
    pub async fn invite(&self, by: &Staff) -> Result<Option<String>, ActError> {
        let _changing = self.door.changing.lock().await;
        if self.account(&by.id).await?.is_none() {
            return Ok(None);
        }
        make(self.store.as_ref(), Purpose::Invite, None, Some(by.id.clone())).await.map(Some)
    }

    /// Links that set an account's password lead nowhere from now on, and with `made` those that it made for others.
    pub(super) async fn drop_links_of(&self, id: &str, made: bool) -> Result<(), ActError> {
        for (key, link) in record::all::<Link>(self.store.as_ref(), KIND, "").await? {
            if link.resets.as_deref() == Some(id) || (made && link.by.as_deref() == Some(id)) {
                self.store.delete_record(KIND, &key).await?;
            }
        }
        Ok(())
    }

    /// What a token leads to, while it does.
    pub async fn link(&self, token: &str) -> Result<Option<Link>, ActError> {
        let Some(link) = record::get::<Link>(self.store.as_ref(), KIND, &hashed(token)).await? else { return Ok(None) };
        let now = self.now().await?;
        // A first link that somebody left open helps nobody to a second account.
        let spent = link.purpose == Purpose::First && !self.accounts().await?.is_empty();
        Ok((!spent && link.until.is_none_or(|until| now < until)).then_some(link))
    }

    /// Uses a link up; whether it was there. Of two who come at once, one gets true.
    pub(super) async fn use_link(&self, token: &str) -> Result<bool, ActError> {
        Ok(self.store.delete_record(KIND, &hashed(token)).await?)
    }
}
