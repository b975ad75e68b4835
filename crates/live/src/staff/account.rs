//! Accounts: making, renaming a password, removing.

use super::password::Kept;
use super::session;
use super::{ACCOUNTS, NAME_CHARS, PASSWORD_CHARS, PASSWORD_CHARS_LEAST};
use crate::house::{ActError, House};
use crate::record;
use serde::{Deserialize, Serialize};

/// Kind of the records of accounts.
pub(super) const KIND: &str = "staff";

/// A member of staff, as pages and other records know one. Logs hold the id and never the name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Staff {
    pub id: String,
    /// The person's name.
    pub name: String,
    /// The name one signs in with, in lower case.
    pub login: String,
}

#[derive(Clone, Serialize, Deserialize)]
pub(super) struct Account {
    pub(super) name: String,
    pub(super) login: String,
    pub(super) password: Kept,
}

/// What a person types to get an account.
#[derive(Clone, Default)]
pub struct NewAccount {
    pub name: String,
    pub login: String,
    pub password: String,
    pub again: String,
}

/// What is wrong with what was typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Trouble {
    NameMissing,
    NameTooLong,
    LoginMissing,
    LoginTooLong,
    LoginTaken,
    PasswordTooShort,
    PasswordTooLong,
    PasswordsDiffer,
    /// The password in use is another one.
    PasswordWrong,
    /// Too many wrong ones: a wait is asked for.
    Wait,
    /// There are as many accounts as there may be.
    TooMany,
}

impl NewAccount {
    /// What is wrong without looking at other accounts.
    fn check(&self) -> Vec<Trouble> {
        let mut out = Vec::new();
        match self.name.trim().chars().count() {
            0 => out.push(Trouble::NameMissing),
            n if n > NAME_CHARS => out.push(Trouble::NameTooLong),
            _ => {}
        }
        match login(&self.login).chars().count() {
            0 => out.push(Trouble::LoginMissing),
            n if n > NAME_CHARS => out.push(Trouble::LoginTooLong),
            _ => {}
        }
        out.extend(check_password(&self.password, &self.again));
        out
    }
}

pub(super) fn check_password(password: &str, again: &str) -> Option<Trouble> {
    match password.chars().count() {
        n if n < PASSWORD_CHARS_LEAST => Some(Trouble::PasswordTooShort),
        n if n > PASSWORD_CHARS => Some(Trouble::PasswordTooLong),
        _ if password != again => Some(Trouble::PasswordsDiffer),
        _ => None,
    }
}

/// A name to sign in with, however it was typed.
pub(super) fn login(text: &str) -> String {
    text.trim().to_lowercase()
}

impl Account {
    pub(super) fn staff(&self, id: &str) -> Staff {
        Staff { id: id.to_owned(), name: self.name.clone(), login: self.login.clone() }
    }
}

impl House {
    /// Everybody with an account, by name.
    pub async fn staff(&self) -> Result<Vec<Staff>, ActError> {
        let mut all: Vec<Staff> = self.accounts().await?.iter().map(|(id, account)| account.staff(id)).collect();
        all.sort_by_key(|staff| (staff.name.to_lowercase(), staff.id.clone()));
        Ok(all)
    }

    pub(super) async fn accounts(&self) -> Result<Vec<(String, Account)>, ActError> {
        record::all(self.store.as_ref(), KIND, "").await
    }

    pub(super) async fn account(&self, id: &str) -> Result<Option<Account>, ActError> {
        if !record::is_short(id) {
            return Ok(None);
        }
        record::get(self.store.as_ref(), KIND, id).await
    }

    /// Makes an account with a link that allows it, and uses the link up. `Ok(None)` when the link leads nowhere.
    pub async fn open_account(
        &self,
        token: &str,
        new: &NewAccount,
    ) -> Result<Option<Result<Staff, Vec<Trouble>>>, ActError> {
        let _changing = self.door.changing.lock().await;
        let Some(link) = self.link(token).await? else { return Ok(None) };
        if link.resets.is_some() {
            return Ok(None);
        }
        let mut troubles = new.check();
        let accounts = self.accounts().await?;
        let wanted = login(&new.login);
        if accounts.iter().any(|(_, account)| account.login == wanted) {
            troubles.push(Trouble::LoginTaken);
        }
        if accounts.len() >= ACCOUNTS {
            troubles.push(Trouble::TooMany);
        }
        if !troubles.is_empty() {
            return Ok(Some(Err(troubles)));
        }
        let password = self.hash(new.password.clone()).await?;
        if !self.use_link(token).await? {
            return Ok(None);
        }
        let id = record::short::<10>()?;
        let account = Account { name: new.name.trim().to_owned(), login: wanted, password };
        record::put(self.store.as_ref(), KIND, &id, &account).await?;
        Ok(Some(Ok(account.staff(&id))))
    }

    /// Sets a new password with a link that allows it, and uses the link up. `Ok(None)` when the link leads nowhere.
    pub async fn reset_password(
        &self,
        token: &str,
        password: &str,
        again: &str,
    ) -> Result<Option<Result<Staff, Trouble>>, ActError> {
        let _changing = self.door.changing.lock().await;
        let Some(id) = self.link(token).await?.and_then(|link| link.resets) else { return Ok(None) };
        let Some(account) = self.account(&id).await? else { return Ok(None) };
        if let Some(trouble) = check_password(password, again) {
            return Ok(Some(Err(trouble)));
        }
        let password = self.hash(password.to_owned()).await?;
        if !self.use_link(token).await? {
            return Ok(None);
        }
        self.put_password(&id, account, password, None).await.map(|staff| Some(Ok(staff)))
    }

    /// Changes one's own password. Every other session of the account ends.
    pub async fn change_password(
        &self,
        staff: &Staff,
        session: &str,
        old: &str,
        (password, again): (&str, &str),
    ) -> Result<Result<(), Trouble>, ActError> {
        if let Some(trouble) = check_password(password, again) {
            return Ok(Err(trouble));
        }
        // A session is somebody who came in: failures at the door do not keep them from it.
        match self.check(&staff.login, old, &format!("session {}", record::hashed(session))).await? {
            session::Checked::Right(_) => {}
            session::Checked::Wrong => return Ok(Err(Trouble::PasswordWrong)),
            session::Checked::Wait(_) | session::Checked::Busy => return Ok(Err(Trouble::Wait)),
        }
        let password = self.hash(password.to_owned()).await?;
        let _changing = self.door.changing.lock().await;
        let Some(account) = self.account(&staff.id).await? else { return Ok(Err(Trouble::PasswordWrong)) };
        self.put_password(&staff.id, account, password, Some(session)).await?;
        Ok(Ok(()))
    }

    /// Keeps a new password; every session of the account but `kept` ends.
    async fn put_password(
        &self,
        id: &str,
        account: Account,
        password: Kept,
        kept: Option<&str>,
    ) -> Result<Staff, ActError> {
        let account = Account { password, ..account };
        record::put(self.store.as_ref(), KIND, id, &account).await?;
        self.door.failures.lock().await.forget(&account.login);
        self.end_sessions_of(id, kept).await?;
        self.drop_links_of(id, false).await?;
        Ok(account.staff(id))
    }

    /// Removes an account and its sessions; whether it was there. Nobody removes the own one, so one always stays.
    pub async fn remove_staff(&self, by: &Staff, id: &str) -> Result<bool, ActError> {
        let _changing = self.door.changing.lock().await;
        // Two who remove each other at the same time: the second is no longer there to do it.
        if by.id == id || self.account(&by.id).await?.is_none() {
            return Ok(false);
        }
        if self.account(id).await?.is_none() {
            return Ok(false);
        }
        let was = self.store.delete_record(KIND, id).await?;
        self.end_sessions_of(id, None).await?;
        self.drop_links_of(id, true).await?;
        Ok(was)
    }
}
