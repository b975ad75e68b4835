//! The targets on the corpus, whole and mangled. A file in `corpus/<target>/` is an input that is or was worth keeping.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

mod corpus;
mod mangle;

use mangle::mangled;
use proptest::prelude::*;

#[test]
fn the_corpus_as_it_stands() {
    for (name, target) in corpus::TARGETS {
        let inputs = corpus::of(name);
        assert!(inputs.len() >= 3, "{name}: {} inputs", inputs.len());
        inputs.iter().for_each(|i| target(i));
    }
}

/// The whole export in the corpus is sound, so that mangling begins behind the first checks.
#[test]
fn the_export_in_the_corpus_is_sound() {
    let sound = corpus::export();
    let text = String::from_utf8(sound).unwrap();
    let mut reader = chain::export::Reader::new();
    let items: Vec<_> = text.lines().filter_map(|l| reader.line(l).unwrap()).collect();
    let mut verifier = chain::Verifier::new(reader.log().unwrap());
    for item in &items {
        if let chain::export::Item::Record(record) = item {
            verifier.push(record).unwrap();
        }
    }
    assert!(verifier.head().n >= 5 && verifier.finish().is_ok());
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn pack(bytes in mangled("pack")) {
        fuzz::pack(&bytes);
    }

    #[test]
    fn export(bytes in mangled("export")) {
        fuzz::export(&bytes);
    }

    #[test]
    fn script(bytes in mangled("script")) {
        fuzz::script(&bytes);
    }

    #[test]
    fn body(bytes in mangled("body")) {
        fuzz::body(&bytes);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 20, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn utterance(bytes in mangled("utterance")) {
        fuzz::utterance(&bytes);
    }
}
