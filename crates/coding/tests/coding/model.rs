//! The committed models belong to the committed corpus.

use coding::model::{BadModel, Model};
use coding::{Coder, Language};
use sha2::{Digest, Sha256};
use std::path::Path;

/// As `examples/train/corpus.rs` computes it: names, lengths, bytes, in order of the names.
fn corpus_hash(tag: &str) -> [u8; 32] {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus").join(tag);
    let mut files: Vec<_> = std::fs::read_dir(folder).unwrap().map(|e| e.unwrap().path()).collect();
    files.retain(|f| f.extension().is_some_and(|e| e == "csv"));
    files.sort();
    let mut hash = Sha256::new();
    for file in files {
        let bytes = std::fs::read(&file).unwrap();
        hash.update(file.file_name().unwrap().to_str().unwrap().as_bytes());
        hash.update((bytes.len() as u64).to_be_bytes());
        hash.update(&bytes);
    }
    hash.finalize().into()
}

#[test]
fn each_model_was_trained_on_the_corpus_that_lies_beside_it() {
    for tag in Coder::languages() {
        let language: Language = tag.parse().unwrap();
        let model = Coder::builtin(&language).unwrap().model().unwrap();
        assert_eq!(
            model.corpus(),
            corpus_hash(tag),
            "the corpus of «{tag}» has changed: cargo run --release -p coding --example train"
        );
    }
}

#[test]
fn a_model_file_stays_small() {
    for tag in Coder::languages() {
        let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("data").join(tag).join("model.bin");
        assert!(std::fs::metadata(file).unwrap().len() < 1_500_000, "{tag}");
    }
}

#[test]
fn a_broken_model_file_is_refused() {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/en/model.bin");
    let bytes = std::fs::read(file).unwrap();
    for end in [0, 7, 9, 40, 300, 1000, bytes.len() - 1] {
        assert!(Model::decode(&bytes[..end]).is_err(), "{end}");
    }
    let mut old = bytes.clone();
    old[8] = 0;
    assert_eq!(Model::decode(&old).err(), Some(BadModel::Version(0)));
}

#[test]
fn the_words_that_weighed_most_are_shown() {
    let coder = Coder::builtin(&"en".parse().unwrap()).unwrap();
    let coded = coder.code("nobody's told you a single thing and it's been two days", None);
    assert!(coded.units[0].evidence.iter().any(|e| e.rule == "model.words"), "{coded:?}");
}
