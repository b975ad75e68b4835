//! The packs at hand. Packs are data: they come in as folders, are kept as blobs by hash, and a log names the hash it was
//! played with, so an old log finds its old pack.

use scenario::{Files, Pack};
use std::collections::BTreeMap;
use std::sync::Arc;

/// A pack with the files it was read from.
#[derive(Clone)]
pub struct Shelved {
    pub pack: Arc<Pack>,
    pub files: Arc<Files>,
}

/// Packs by id.
#[derive(Clone, Default)]
pub struct Library {
    packs: BTreeMap<String, Shelved>,
}

impl Library {
    /// Adds a pack; a later one with the same id replaces an earlier one.
    pub fn shelve(&mut self, pack: Pack, files: Files) {
        self.packs.insert(pack.structure.id.clone(), Shelved { pack: Arc::new(pack), files: Arc::new(files) });
    }

    /// Every pack, by id.
    pub fn all(&self) -> impl Iterator<Item = Arc<Pack>> + '_ {
        self.packs.values().map(|s| Arc::clone(&s.pack))
    }

    /// A pack by id.
    pub fn get(&self, id: &str) -> Option<Arc<Pack>> {
        self.packs.get(id).map(|s| Arc::clone(&s.pack))
    }

    pub(crate) fn shelved(&self, id: &str) -> Option<&Shelved> {
        self.packs.get(id)
    }

    pub(crate) fn by_hash(&self, hash: &str) -> Option<Arc<Pack>> {
        self.packs.values().find(|s| s.pack.hash == hash).map(|s| Arc::clone(&s.pack))
    }
}

/// The pack that an exported log carries with it; `None` when the blob is something else.
pub fn pack_in(blob: &[u8]) -> Option<Pack> {
    Pack::read(&from_blob(blob)?).pack
}

/// A pack's files as one blob: a JSON object of path and text or, for what is no text, hex bytes.
pub(crate) fn to_blob(files: &Files) -> Vec<u8> {
    let map: serde_json::Map<String, serde_json::Value> = files
        .iter()
        .map(|(path, bytes)| {
            let value = match std::str::from_utf8(bytes) {
                Ok(text) => serde_json::json!({ "text": text }),
                Err(_) => serde_json::json!({ "hex": bytes.iter().map(|b| format!("{b:02x}")).collect::<String>() }),
            };
            (path.clone(), value)
        })
        .collect();
    serde_json::Value::Object(map).to_string().into_bytes()
}

/// The files of a blob; `None` when it is none of ours.
pub(crate) fn from_blob(blob: &[u8]) -> Option<Files> {
    let value: serde_json::Value = serde_json::from_slice(blob).ok()?;
    value
        .as_object()?
        .iter()
        .map(|(path, value)| {
            let bytes = match (value.get("text"), value.get("hex")) {
                (Some(text), _) => text.as_str()?.as_bytes().to_vec(),
                (_, Some(hex)) => bytes(hex.as_str()?)?,
                _ => return None,
            };
            Some((path.clone(), bytes))
        })
        .collect()
}

fn bytes(hex: &str) -> Option<Vec<u8>> {
    if !hex.is_ascii() {
        return None;
    }
    (0..hex.len()).step_by(2).map(|i| u8::from_str_radix(hex.get(i..i + 2)?, 16).ok()).collect()
}
