//! Shipped packs, read from their folders.

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
    let mut library = Library::default();
    let files = files("suicide-bridge");
    library.shelve(Pack::read(&files).pack.unwrap(), files);
    library
}

pub(crate) fn files(pack: &str) -> Files {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../packs").join(pack);
    let mut files = Files::new();
    gather(&folder, &folder, &mut files);
    files
}

/// The shelf with the prison on it.
pub(crate) fn library_with_the_prison() -> Library {
    static BOTH: LazyLock<Library> = LazyLock::new(|| {
        let files = files("prison-barricade");
        let mut library = library();
        library.shelve(Pack::read(&files).pack.unwrap(), files);
        library
    });
    BOTH.clone()
}

/// The shelf with the drill on it.
pub(crate) fn library_with_a_drill() -> Library {
    let files = files("listening-drill");
    let mut library = library();
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
