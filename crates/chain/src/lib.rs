//! The hash chain of a log: envelope, header, hashes, verification, export format, fork.
//!
//! All that happens in an exercise is a [`Record`] in an append-only log. A record's *header* (JSON
//! bytes) names the hash of the header before it and the hash of its own salted body, so that nothing
//! can be changed, left out or put in unseen, while a body can still be erased: the header keeps the
//! hash only, body and salt sit beside it.
//!
//! ```text
//! hash(n)  = SHA-256(header bytes of n)          as stored, never re-serialised
//! prev(n)  = hash(n - 1);  prev(1) = SHA-256("stairway log" || log id)
//! body(n)  = SHA-256(salt of n || body bytes of n)
//! stamp(n) = max(stamp(n - 1), the store's time)
//! ```
//!
//! What never belongs here: I/O, a clock, randomness (salts and ids are passed in), and any knowledge
//! of what an event means, with one exception: [`Erasure`], because verification must be able to
//! explain a body that is gone.

mod erasure;
pub mod export;
mod fork;
mod hash;
mod id;
mod record;
mod stamp;
mod verify;

pub use erasure::Erasure;
pub use fork::{ERASED_BEFORE_FORK, refork};
pub use hash::{BadHash, Hash};
pub use id::{BadLogId, LogId};
pub use record::{Draft, Head, Header, HeaderUnreadable, Record, SALT_BYTES, seal};
pub use stamp::Millis;
pub use verify::{Broken, Verified, Verifier};
