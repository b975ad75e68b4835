//! Inputs from disk, and from other crates' test data.

use chain::{Draft, Erasure, Head, LogId, Millis};
use exercise::Event;
use std::path::{Path, PathBuf};

/// One fuzz target: it must not panic, whatever the bytes.
pub(crate) type Target = fn(&[u8]);

pub(crate) const TARGETS: [(&str, Target); 5] = [
    ("pack", fuzz::pack),
    ("export", fuzz::export),
    ("script", fuzz::script),
    ("utterance", fuzz::utterance),
    ("body", fuzz::body),
];

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).to_owned()
}

fn files(folder: &Path) -> Vec<(String, Vec<u8>)> {
    let mut found: Vec<_> = std::fs::read_dir(folder)
        .into_iter()
        .flatten()
        .map(|e| e.unwrap().path())
        .filter(|p| p.is_file())
        .map(|p| (p.file_name().unwrap().to_string_lossy().into_owned(), std::fs::read(&p).unwrap()))
        .collect();
    found.sort();
    found
}

/// The inputs of a target.
pub(crate) fn of(target: &str) -> Vec<Vec<u8>> {
    let mut inputs: Vec<Vec<u8>> = files(&root().join("corpus").join(target)).into_iter().map(|f| f.1).collect();
    match target {
        "export" => inputs.push(export()),
        "body" => {
            for (name, body) in files(&root().join("../crates/exercise/tests/frozen")) {
                let kind = name.split('.').next().unwrap_or_default();
                // Bodies of an exercise's own log lie there too; this target reads teams' and talks'.
                if let Some(which) = Event::KINDS.iter().position(|k| *k == kind) {
                    inputs.push([&[which as u8][..], &body].concat());
                }
            }
        }
        "pack" => {
            // Every file of the small pack in its own place: the number is its place in the order of names.
            let pack = root().join("../crates/scenario/tests/packs/interview-room");
            let mut names = Vec::new();
            list(&pack, &pack, &mut names);
            names.sort();
            for (n, name) in names.iter().enumerate() {
                inputs.push([&[n as u8][..], &std::fs::read(pack.join(name)).unwrap()].concat());
            }
        }
        _ => {}
    }
    inputs
}

fn list(top: &Path, folder: &Path, out: &mut Vec<String>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            list(top, &path, out);
        } else {
            out.push(path.strip_prefix(top).unwrap().to_str().unwrap().replace('\\', "/"));
        }
    }
}

/// A sound log of a few events, one of them erased.
pub(crate) fn export() -> Vec<u8> {
    let log = LogId::from_bytes([7; 16]);
    let mut head = Head::empty(&log);
    let mut lines = vec![chain::export::first_line(&log), chain::export::blob_line(b"a pack")];
    let bodies: [(&str, Vec<u8>); 6] = [
        ("rang", b"{}".to_vec()),
        ("said", r#"{"text":"Здравствуйте","utterance":1}"#.as_bytes().to_vec()),
        ("said", br#"{"text":"x","utterance":2}"#.to_vec()),
        ("paused", b"{}".to_vec()),
        ("resumed", vec![0xff, 0xfe]),
        (Erasure::KIND, Erasure { events: vec![3], reason: "on_request".to_owned() }.to_body()),
    ];
    for (n, (kind, body)) in bodies.into_iter().enumerate() {
        let draft = Draft {
            at: Millis(1_000 * n as i64),
            kind: kind.to_owned(),
            v: 1,
            seat: "primary".to_owned(),
            line: "phone".to_owned(),
            due: (n == 3).then(|| "speak:1".to_owned()),
            client: None,
            body,
            salt: [n as u8; chain::SALT_BYTES],
        };
        let (mut record, next) = chain::seal(&log, &head, draft);
        if record.n == 3 {
            (record.salt, record.body) = (None, None);
        }
        lines.push(chain::export::line(&record));
        head = next;
    }
    (lines.join("\n") + "\n").into_bytes()
}
