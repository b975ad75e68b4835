//! A set of papers: a folder of its own with `papers.toml` and `papers/<language>.toml`, which an agency writes once and
//! lays over any pack. Laid over one, its files become files of that pack, so that the pack's hash tells of them and an old
//! log finds them.

use super::Papers;
use crate::check::Problem;
use crate::pack::{Files, Pack};
use crate::read::path;

/// A set that was read.
#[derive(Clone, Debug)]
pub struct PaperSet {
    /// The name of its folder.
    pub id: String,
    pub papers: Papers,
    files: Files,
}

/// What came of reading a set's folder.
#[derive(Clone, Debug)]
pub struct SetReading {
    /// The set, when no problem is an error.
    pub set: Option<PaperSet>,
    pub problems: Vec<Problem>,
}

impl PaperSet {
    /// Whether a folder with these files is a set and no pack.
    pub fn is_one(files: &Files) -> bool {
        !files.contains_key(path::PACK) && files.contains_key(path::PAPERS)
    }

    pub(crate) fn new(id: &str, papers: Papers, files: &Files) -> PaperSet {
        let own = files.iter().filter(|(file, _)| path::is_of_papers(file));
        PaperSet { id: id.to_owned(), papers, files: own.map(|(file, b)| (file.clone(), b.clone())).collect() }
    }

    /// What the set is called, and what it is for.
    pub fn name(&self, lang: &str) -> &str {
        self.papers.name(lang).unwrap_or(&self.id)
    }

    pub fn about(&self, lang: &str) -> &str {
        self.papers.word(lang, "about").unwrap_or_default()
    }

    /// The files of a pack with this set's papers in the place of the pack's own.
    pub fn over(&self, pack: &Files) -> Files {
        let others = pack.iter().filter(|(file, _)| !path::is_of_papers(file));
        others.chain(&self.files).map(|(file, bytes)| (file.clone(), bytes.clone())).collect()
    }

    /// Papers that a pack's injects and boards name and this set has not.
    pub fn lacks(&self, pack: &Pack) -> Vec<String> {
        let named = pack.named_papers().into_iter();
        named.filter(|id| self.papers.find(id).is_none()).map(str::to_owned).collect()
    }
}
