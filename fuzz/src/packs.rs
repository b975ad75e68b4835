//! A pack with one file replaced by anything.

use scenario::check::Severity;
use scenario::{Files, Pack};
use std::path::{Path, PathBuf};
use std::sync::{Arc, LazyLock};

static SMALL: LazyLock<Files> = LazyLock::new(|| read("../crates/scenario/tests/packs/interview-room"));
static BRIDGE: LazyLock<Option<Arc<Pack>>> =
    LazyLock::new(|| Pack::read(&read("../packs/suicide-bridge")).pack.map(Arc::new));

/// The bridge, once read.
pub(crate) fn bridge() -> Option<Arc<Pack>> {
    BRIDGE.clone()
}

fn read(folder: &str) -> Files {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
    let mut files = Files::new();
    add(&folder, &folder, &mut files);
    assert!(!files.is_empty(), "{} holds a pack", folder.display());
    files
}

fn add(top: &Path, folder: &PathBuf, files: &mut Files) {
    for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() {
            add(top, &path, files);
        } else if let (Ok(name), Ok(bytes)) = (path.strip_prefix(top), std::fs::read(&path)) {
            files.insert(name.to_string_lossy().replace('\\', "/"), bytes);
        }
    }
}

/// The first byte says which file, the rest is its content. A pack is read exactly when no problem is an error; problems
/// stand in order on lines that the file has.
pub fn pack(bytes: &[u8]) {
    let Some((which, content)) = bytes.split_first() else { return };
    let mut files = SMALL.clone();
    let names: Vec<String> = files.keys().cloned().collect();
    let name = names[usize::from(*which) % names.len()].clone();
    files.insert(name, content.to_vec());
    let reading = Pack::read(&files);
    let errors = reading.problems.iter().any(|p| p.severity == Severity::Error);
    assert_eq!(reading.pack.is_none(), errors);
    assert!(reading.problems.is_sorted());
    for problem in &reading.problems {
        let lines = files.get(&problem.file).map_or(0, |b| 1 + b.iter().filter(|b| **b == b'\n').count());
        assert!(problem.line as usize <= lines, "{problem}");
        assert!(!problem.what.is_empty() && !problem.remedy.is_empty(), "{problem:?}");
    }
    assert_eq!(reading.problems, Pack::read(&files).problems, "the same files have the same problems");
}
