//! Every text that a template or a handler names exists in every language.

use std::collections::BTreeSet;
use std::path::Path;
use words::Words;

fn sources(folder: &Path, out: &mut Vec<String>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            sources(&path, out);
        } else {
            out.push(std::fs::read_to_string(&path).unwrap());
        }
    }
}

/// Literals after a call that looks a text up.
fn ids() -> BTreeSet<String> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut texts = Vec::new();
    sources(&root.join("src"), &mut texts);
    sources(&root.join("templates"), &mut texts);
    let mut ids = BTreeSet::new();
    for text in texts {
        for before in [".t(\"", "words.text(\"", "note(\"", "=> \"error-", "=> (\"call-"] {
            for rest in text.split(before).skip(1) {
                let id = rest.split('"').next().unwrap();
                let prefix = before.rsplit('"').next().unwrap();
                ids.insert(format!("{prefix}{id}"));
            }
        }
    }
    ids
}

#[test]
fn exist_in_every_language() {
    let ids = ids();
    assert!(ids.len() > 90, "{ids:?}");
    let args: Vec<(&str, words::Arg<'_>)> = [
        "a",
        "address",
        "after",
        "alias",
        "answer",
        "answers",
        "arousal",
        "arousal_first",
        "asked",
        "at_most",
        "b",
        "backed",
        "broken",
        "by",
        "calls",
        "chars",
        "closed",
        "code",
        "column",
        "due",
        "faults",
        "feelings",
        "field",
        "file",
        "fitted",
        "from",
        "held",
        "high",
        "how",
        "intensity",
        "labels",
        "language",
        "list",
        "listened",
        "low",
        "mean",
        "means",
        "megabytes",
        "minutes",
        "n",
        "never",
        "now",
        "of",
        "offered",
        "open",
        "other",
        "owned",
        "papers",
        "part",
        "percent",
        "promises",
        "reason",
        "replies",
        "rule",
        "said",
        "seats",
        "seconds",
        "sent",
        "set",
        "share",
        "stage",
        "stair",
        "state",
        "step",
        "taken",
        "team",
        "teams",
        "time",
        "times",
        "title",
        "to",
        "trust",
        "trust_first",
        "used",
        "utterances",
        "waits",
        "what",
        "who",
        "word",
        "words",
        "worst",
        "zone",
    ]
    .iter()
    .map(|name| (*name, words::Arg::Number(2)))
    .collect();
    for words in Words::languages() {
        for id in &ids {
            assert!(words.find(id, &args).is_some(), "{}: {id}", words.tag());
        }
    }
}
