//! Packs from disk and from the program itself. The only place that reads a pack's folder.

use crate::failure::Failure;
use include_dir::{Dir, include_dir};
use live::Library;
use scenario::check::{Problem, Severity};
use scenario::read::Reading;
use scenario::{Files, Outcome, Pack};
use std::path::Path;

static SHIPPED: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/../../packs");

/// The files of a pack that comes with the program.
pub fn shipped(id: &str) -> Option<Files> {
    let folder = SHIPPED.get_dir(id)?;
    let mut files = Files::new();
    gather(folder, &format!("{id}/"), &mut files);
    Some(files)
}

fn gather(folder: &Dir<'_>, root: &str, files: &mut Files) {
    for file in folder.files() {
        let path = file.path().to_string_lossy().replace('\\', "/");
        let path = path.strip_prefix(root).unwrap_or(&path).to_owned();
        files.insert(path, file.contents().to_vec());
    }
    for inner in folder.dirs() {
        gather(inner, root, files);
    }
}

/// Names of the packs that come with the program.
pub fn shipped_ids() -> Vec<String> {
    SHIPPED.dirs().map(|d| d.path().to_string_lossy().into_owned()).collect()
}

/// The files of a folder.
pub fn from_folder(folder: &Path) -> Result<Files, Failure> {
    let mut files = Files::new();
    read_folder(folder, folder, &mut files, 0)?;
    if files.is_empty() {
        return Err(Failure::input(format!(
            "{} holds no files; give the folder with pack.toml in it",
            folder.display()
        )));
    }
    Ok(files)
}

/// Folders in folders; a pack has three levels.
const DEEPEST: usize = 6;

fn read_folder(root: &Path, folder: &Path, files: &mut Files, depth: usize) -> Result<(), Failure> {
    let explain = |e: std::io::Error| Failure::input(format!("{}: {e}", folder.display()));
    for entry in std::fs::read_dir(folder).map_err(explain)? {
        let path = entry.map_err(explain)?.path();
        if path.is_dir() && depth < DEEPEST {
            read_folder(root, &path, files, depth + 1)?;
        } else if path.is_file() {
            let size: usize = files.values().map(Vec::len).sum();
            if size > scenario::pack::limits::PACK_BYTES {
                return Err(Failure::input(format!(
                    "{} has more than {} bytes; a pack is smaller",
                    root.display(),
                    scenario::pack::limits::PACK_BYTES
                )));
            }
            let name = path.strip_prefix(root).unwrap_or(&path).to_string_lossy().replace('\\', "/");
            files.insert(name, std::fs::read(&path).map_err(explain)?);
        }
    }
    Ok(())
}

/// The files of a named or given pack: a path if there is one, else a pack of the program.
pub fn find(pack: &str) -> Result<Files, Failure> {
    let path = Path::new(pack);
    if path.is_dir() {
        return from_folder(path);
    }
    if path.is_file() {
        return Err(Failure::input(format!("{pack} is a file; a pack is the folder with pack.toml in it")));
    }
    shipped(pack).ok_or_else(|| {
        Failure::input(format!("there is no pack «{pack}»; give a folder or one of: {}", shipped_ids().join(", ")))
    })
}

/// Reads a pack that must be sound.
pub fn open(pack: &str) -> Result<Pack, Failure> {
    let Reading { pack: read, problems } = Pack::read(&find(pack)?);
    read.ok_or_else(|| Failure::input(format!("the pack cannot be played:\n{}", list(&problems))))
}

/// Errors, a line each.
pub fn list(problems: &[Problem]) -> String {
    let errors = problems.iter().filter(|p| p.severity == Severity::Error);
    errors.map(|p| format!("  {}:{}: {} {}\n", p.file, p.line, p.what, p.remedy)).collect()
}

/// Every pack at hand: those of the program, then those of a folder.
pub fn library(extra: Option<&Path>) -> Result<Library, Failure> {
    let mut library = Library::default();
    let mut shelve = |name: &str, files: Files| {
        let Reading { pack, problems } = Pack::read(&files);
        match pack {
            Some(pack) => library.shelve(pack, files),
            None => eprintln!("stairway: the pack {name} is left out:\n{}", list(&problems)),
        }
    };
    for id in shipped_ids() {
        if let Some(files) = shipped(&id) {
            shelve(&id, files);
        }
    }
    if let Some(folder) = extra {
        let entries = std::fs::read_dir(folder).map_err(|e| Failure::input(format!("{}: {e}", folder.display())))?;
        for entry in entries.flatten().filter(|e| e.path().is_dir()) {
            shelve(&entry.path().display().to_string(), from_folder(&entry.path())?);
        }
    }
    Ok(library)
}

/// A worst ending by its name.
pub fn worst(name: &str) -> Result<Outcome, Failure> {
    subject::person::WORST.iter().copied().find(|o| o.name() == name).ok_or_else(|| {
        Failure::input(format!("«{name}» cannot be the worst ending; choose unresolved, withdrawn, tactical or harm"))
    })
}
