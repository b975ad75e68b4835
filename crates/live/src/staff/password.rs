//! argon2id with the parameters that OWASP recommends (Password Storage Cheat Sheet, 2023): 19 MiB, two passes, one lane.

use crate::house::ActError;
use crate::record::random;
use argon2::{Algorithm, Argon2, Params, Version};
use serde::{Deserialize, Serialize};
use subtle::ConstantTimeEq;

const KIBIBYTES: u32 = 19 * 1024;
const PASSES: u32 = 2;
const LANES: u32 = 1;
const HASH_BYTES: usize = 32;

/// A password as it is kept. The parameters stand beside it, so that they can be raised later.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct Kept {
    kibibytes: u32,
    passes: u32,
    lanes: u32,
    salt: String,
    hash: String,
}

impl Kept {
    /// Hashes a password under a fresh salt. Takes tens of milliseconds of a processor.
    pub(crate) fn of(password: &str) -> Result<Kept, ActError> {
        let salt: [u8; 16] = random()?;
        let hash = hash(password, &salt, (KIBIBYTES, PASSES, LANES)).ok_or_else(|| broken("cannot be made"))?;
        Ok(Kept {
            kibibytes: KIBIBYTES,
            passes: PASSES,
            lanes: LANES,
            salt: hex::encode(salt),
            hash: hex::encode(hash),
        })
    }

    /// What is checked when there is no such account, so that it takes as long as when there is one.
    pub(crate) fn of_nobody() -> Kept {
        let (salt, hash) = (hex::encode([0; 16]), hex::encode([0; HASH_BYTES]));
        Kept { kibibytes: KIBIBYTES, passes: PASSES, lanes: LANES, salt, hash }
    }

    /// Whether it is this password. Takes as long whether it is or not.
    pub(crate) fn is(&self, password: &str) -> Result<bool, ActError> {
        let unreadable = |_| broken("is unreadable");
        let salt = hex::decode(&self.salt).map_err(unreadable)?;
        let kept = hex::decode(&self.hash).map_err(unreadable)?;
        let found = hash(password, &salt, (self.kibibytes, self.passes, self.lanes));
        let found = found.ok_or_else(|| broken("has impossible parameters"))?;
        Ok(found.ct_eq(&kept).into())
    }
}

fn broken(what: &str) -> ActError {
    ActError::Unreadable(format!("the hash of a password {what}"))
}

fn hash(password: &str, salt: &[u8], (kibibytes, passes, lanes): (u32, u32, u32)) -> Option<[u8; HASH_BYTES]> {
    let parameters = Params::new(kibibytes, passes, lanes, Some(HASH_BYTES)).ok()?;
    let mut out = [0; HASH_BYTES];
    let argon2 = Argon2::new(Algorithm::Argon2id, Version::V0x13, parameters);
    argon2.hash_password_into(password.as_bytes(), salt, &mut out).ok()?;
    Some(out)
}

#[cfg(test)]
mod tests {
    use super::Kept;

    #[test]
    fn only_the_same_password_fits_and_two_hashes_of_it_differ() {
        let [a, b] = [Kept::of("ten letters").unwrap(), Kept::of("ten letters").unwrap()];
        assert!(a.is("ten letters").unwrap() && b.is("ten letters").unwrap());
        assert!(!a.is("ten letterz").unwrap());
        assert_ne!((a.salt, a.hash), (b.salt, b.hash));
        assert!(!Kept::of_nobody().is("").unwrap());
    }
}
