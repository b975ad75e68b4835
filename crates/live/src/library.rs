//! The packs at hand, and the sets of papers that can be laid over them. Packs are data: they come in as folders, are kept
//! as blobs by hash, and a log names the hash it was played with, so an old log finds its old pack.

use scenario::check::{Problem, Severity};
use scenario::papers::PaperSet;
use scenario::{Files, Pack};
use std::collections::BTreeMap;
use std::sync::Arc;

/// A pack with the files it was read from.
#[derive(Clone)]
pub struct Shelved {
    pub pack: Arc<Pack>,
    pub files: Arc<Files>,
}

/// Packs and sets of papers by id.
#[derive(Clone, Default)]
pub struct Library {
    packs: BTreeMap<String, Shelved>,
    papers: BTreeMap<String, PaperSet>,
}

/// Why a set of papers cannot be laid over a pack.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Misfit {
    #[error("there is no set of papers «{0}»")]
    NoSet(String),
    /// The pack's injects wait for these papers, or something hangs on these boards.
    #[error("the set of papers «{set}» leaves out what the scenario needs: {}", papers.join(", "))]
    Lacks { set: String, papers: Vec<String> },
    #[error("the set of papers «{set}» does not go with the scenario: {} {}", problem.what, problem.remedy)]
    Unfit { set: String, problem: Problem },
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

    /// Adds a set of papers; a later one with the same id replaces an earlier one.
    pub fn shelve_papers(&mut self, set: PaperSet) {
        self.papers.insert(set.id.clone(), set);
    }

    /// Every set of papers, by id.
    pub fn papers(&self) -> impl Iterator<Item = &PaperSet> {
        self.papers.values()
    }

    /// A pack with a set of papers in the place of its own; with none, as it is.
    pub(crate) fn laid(&self, shelved: &Shelved, set: &str) -> Result<Shelved, Misfit> {
        if set.is_empty() {
            return Ok(shelved.clone());
        }
        let set = self.papers.get(set).ok_or_else(|| Misfit::NoSet(set.to_owned()))?;
        let papers = set.lacks(&shelved.pack);
        if !papers.is_empty() {
            return Err(Misfit::Lacks { set: set.id.clone(), papers });
        }
        let files = set.over(&shelved.files);
        let reading = Pack::read(&files);
        let first = reading.problems.into_iter().find(|p| p.severity == Severity::Error);
        match (reading.pack, first) {
            (Some(pack), _) => Ok(Shelved { pack: Arc::new(pack), files: Arc::new(files) }),
            (None, Some(problem)) => Err(Misfit::Unfit { set: set.id.clone(), problem }),
            (None, None) => Err(Misfit::NoSet(set.id.clone())),
        }
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
