//! Small records of the store as typed values, and the short names they are kept under.
//!
//! What never belongs here: what a record means.

use crate::house::ActError;
use serde::Serialize;
use serde::de::DeserializeOwned;
use sha2::{Digest, Sha256};
use store::Store;

/// Records read at a time.
const PAGE: u32 = 500;
/// Letters of short names: none that is mistaken for another when it is read aloud or copied by hand.
const LETTERS: &[u8; 32] = b"abcdefghijkmnpqrstuvwxyz23456789";

/// One record, if it is there.
pub(crate) async fn get<T: DeserializeOwned>(store: &dyn Store, kind: &str, id: &str) -> Result<Option<T>, ActError> {
    match store.record(kind, id).await? {
        Some(bytes) => Ok(Some(read(kind, id, &bytes)?)),
        None => Ok(None),
    }
}

/// Keeps a record, in place of the one before.
pub(crate) async fn put<T: Serialize>(store: &dyn Store, kind: &str, id: &str, value: &T) -> Result<(), ActError> {
    let bytes = serde_json::to_vec(value).map_err(|e| ActError::Append(e.to_string()))?;
    Ok(store.put_record(kind, id, &bytes).await?)
}

/// Every record whose id begins so, ascending by id.
pub(crate) async fn all<T: DeserializeOwned>(
    store: &dyn Store,
    kind: &str,
    beginning: &str,
) -> Result<Vec<(String, T)>, ActError> {
    let mut out = Vec::new();
    let mut after = (!beginning.is_empty()).then(|| beginning.to_owned());
    loop {
        let page = store.records(kind, after.as_deref(), PAGE).await?;
        let Some((last, _)) = page.last() else { return Ok(out) };
        after = Some(last.clone());
        for (id, bytes) in page {
            if !id.starts_with(beginning) {
                return Ok(out);
            }
            let value = read(kind, &id, &bytes)?;
            out.push((id, value));
        }
    }
}

fn read<T: DeserializeOwned>(kind: &str, id: &str, bytes: &[u8]) -> Result<T, ActError> {
    serde_json::from_slice(bytes).map_err(|e| ActError::Unreadable(format!("{kind} {id}: {e}")))
}

/// A short name that says nothing about what it names; 5 bits a letter.
pub(crate) fn short<const N: usize>() -> Result<String, ActError> {
    let bytes: [u8; N] = random()?;
    Ok(bytes.iter().map(|b| char::from(LETTERS[usize::from(b % 32)])).collect())
}

/// Bytes that nobody can guess.
pub(crate) fn random<const N: usize>() -> Result<[u8; N], ActError> {
    let mut bytes = [0; N];
    getrandom::fill(&mut bytes).map_err(|e| ActError::Append(format!("no good random numbers: {e}")))?;
    Ok(bytes)
}

/// What is kept of a token: whoever reads the store cannot use it.
pub(crate) fn hashed(token: &str) -> String {
    hex::encode(Sha256::digest(token.as_bytes()))
}

/// Whether this can be a short name at all; addresses hold anything.
pub(crate) fn is_short(id: &str) -> bool {
    !id.is_empty() && id.len() <= 20 && id.bytes().all(|b| LETTERS.contains(&b))
}
