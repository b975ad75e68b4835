//! The shipped pack, read from its folder.

use live::Library;
use scenario::{Files, Pack};
use std::path::Path;
use std::sync::LazyLock;

/// Read once: its patterns take a moment to compile.
static LIBRARY: LazyLock<Library> = LazyLock::new(read);

pub(crate) fn library() -> Library {
    LIBRARY.clone()
}

fn read() -> Library {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../packs/suicide-bridge");
    let mut files = Files::new();
    gather(&folder, &folder, &mut files);
    let mut library = Library::default();
    library.shelve(Pack::read(&files).pack.unwrap(), files);
    library
}

fn gather(root: &Path, folder: &Path, files: &mut Files) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            gather(root, &path, files);
        } else {
            let name = path.strip_prefix(root).unwrap().to_string_lossy().replace('\\', "/");
            files.insert(name, std::fs::read(&path).unwrap());
        }
    }
}
