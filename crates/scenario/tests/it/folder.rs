//! Test packs from disk. The crate itself never touches one.

use scenario::Files;
use std::path::{Path, PathBuf};

/// The workspace.
pub(crate) fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// A test pack's files.
pub(crate) fn pack(name: &str) -> Files {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/packs").join(name);
    let mut files = Files::new();
    add(&folder, &folder, &mut files);
    assert!(!files.is_empty(), "{} holds a pack", folder.display());
    files
}

/// Adds what stands below `folder`, by path from `top`.
pub(crate) fn add(top: &Path, folder: &Path, files: &mut Files) {
    for entry in std::fs::read_dir(folder).unwrap_or_else(|e| panic!("{}: {e}", folder.display())) {
        let path = entry.unwrap().path();
        if path.is_dir() {
            add(top, &path, files);
        } else {
            let name = path.strip_prefix(top).unwrap().to_str().unwrap().replace('\\', "/");
            files.insert(name, std::fs::read(&path).unwrap());
        }
    }
}
