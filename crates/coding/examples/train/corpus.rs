//! The corpus: `corpus/<language>/<writer>.csv`, one thought unit a row. Reads and hashes; never changes a row.

use coding::Code;
use sha2::{Digest, Sha256};
use std::path::{Path, PathBuf};

/// One thought unit as a writer wrote and coded it.
#[derive(Clone)]
pub struct Row {
    pub text: String,
    pub previous: Option<String>,
    pub code: Code,
    pub typing: String,
    pub situation: String,
    pub writer: String,
}

type Failure = Box<dyn std::error::Error>;

fn folder(language: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus").join(language)
}

fn files(language: &str) -> Result<Vec<PathBuf>, Failure> {
    let mut out = Vec::new();
    for entry in std::fs::read_dir(folder(language))? {
        let path = entry?.path();
        if path.extension().is_some_and(|e| e == "csv") {
            out.push(path);
        }
    }
    out.sort();
    Ok(out)
}

/// All rows of a language, writers in alphabetical order, each in file order.
pub fn rows(language: &str) -> Result<Vec<Row>, Failure> {
    let mut out = Vec::new();
    for path in files(language)? {
        out.extend(read(&path)?);
    }
    Ok(out)
}

/// The rows of one file, wherever it lies.
pub fn read(path: &Path) -> Result<Vec<Row>, Failure> {
    let mut out = Vec::new();
    {
        let writer = path.file_stem().and_then(|s| s.to_str()).ok_or("a corpus file without a name")?.to_owned();
        for (n, line) in std::fs::read_to_string(path)?.lines().enumerate().skip(1) {
            let at = || format!("{} line {}", path.display(), n + 1);
            let cells: Vec<&str> = line.split(';').collect();
            let [text, previous, code, _register, typing, situation] = cells[..] else {
                return Err(format!("{}: six cells wanted", at()).into());
            };
            out.push(Row {
                text: text.to_owned(),
                previous: (!previous.trim().is_empty()).then(|| previous.to_owned()),
                code: code.parse().map_err(|e| format!("{}: {e}", at()))?,
                typing: typing.to_owned(),
                situation: situation.to_owned(),
                writer: writer.clone(),
            });
        }
    }
    Ok(out)
}

/// SHA-256 over the corpus files of a language: names, lengths, bytes. `tests/coding/model.rs` computes the same.
pub fn hash(language: &str) -> Result<[u8; 32], Failure> {
    let mut hash = Sha256::new();
    for path in files(language)? {
        let bytes = std::fs::read(&path)?;
        hash.update(path.file_name().and_then(|s| s.to_str()).unwrap_or_default().as_bytes());
        hash.update((bytes.len() as u64).to_be_bytes());
        hash.update(&bytes);
    }
    Ok(hash.finalize().into())
}
