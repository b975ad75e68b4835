//! Who runs courses and exercises: accounts with a password, sessions, one-time links.
//!
//! Everything is a small record. What a person holds (a link, a session's cookie) is kept here only as its SHA-256, a
//! password only as its argon2id hash, so that a copied store opens no door.
//!
//! What never belongs here: cookies and pages (crate `web`), names of participants (`course`), any password in a log line.

mod account;
mod failures;
mod link;
mod password;
mod session;

pub use account::{NewAccount, Staff, Trouble};
pub use link::{Link, Purpose, make_link};
pub use session::{SESSION_MS, SignIn};

use failures::Failures;
use std::collections::BTreeMap;
use tokio::sync::{Mutex, Semaphore};

/// Fewest characters of a password. There are no other rules: length is what helps (NIST SP 800-63B, 2017).
pub const PASSWORD_CHARS_LEAST: usize = 10;
/// Most characters of a password.
pub const PASSWORD_CHARS: usize = 200;
/// Most characters of a person's name and of a name to sign in with.
pub const NAME_CHARS: usize = 60;
/// Accounts in one house.
pub const ACCOUNTS: usize = 100;
/// Password checks that may wait for their turn; one runs at a time.
const CHECKS_WAITING: usize = 16;
/// Of these, one device's: whoever knocks all the time leaves places for others.
const CHECKS_OF_ONE: usize = 4;

/// What a node remembers about its staff door, and forgets when it ends.
pub(crate) struct Door {
    /// One check at a time, so that nobody can fill the memory with them.
    checks: Semaphore,
    /// The one that runs and those that wait.
    queue: Semaphore,
    /// How many of them are each device's.
    waiting: std::sync::Mutex<BTreeMap<String, usize>>,
    failures: Mutex<Failures>,
    /// Held while accounts change: no name twice, never the last account gone.
    changing: Mutex<()>,
}

impl Default for Door {
    fn default() -> Door {
        Door {
            checks: Semaphore::new(1),
            queue: Semaphore::new(CHECKS_WAITING + 1),
            waiting: std::sync::Mutex::default(),
            failures: Mutex::default(),
            changing: Mutex::default(),
        }
    }
}
