//! Packs and sets of papers from disk and from the program itself. The only place that reads their folders.

use crate::failure::Failure;
use include_dir::{Dir, include_dir};
use live::Library;
use scenario::check::{Problem, Severity};
use scenario::papers::{PaperSet, SetReading};
use scenario::read::Reading;
use scenario::{Files, Outcome, Pack};
use std::ffi::OsStr;
use std::path::Path;

static SHIPPED: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/../../packs");
static SHIPPED_PAPERS: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/../../papers");

/// The files of a pack that comes with the program.
pub fn shipped(id: &str) -> Option<Files> {
    within(&SHIPPED, id)
}

/// The files of a folder of the program.
fn within(all: &Dir<'_>, id: &str) -> Option<Files> {
    let folder = all.get_dir(id)?;
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
    ids(&SHIPPED)
}

fn ids(all: &Dir<'_>) -> Vec<String> {
    all.dirs().map(|d| d.path().to_string_lossy().into_owned()).collect()
}

/// The files of a folder.
pub fn from_folder(folder: &Path) -> Result<Files, Failure> {
    let mut files = Files::new();
    read_folder(folder, folder, &mut files, 0)?;
    if files.is_empty() {
        return Err(Failure::input(format!(
            "{} holds no files; give the folder with pack.toml or papers.toml in it",
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

/// The problems of a named or given folder, whether it is a pack or a set of papers.
pub fn problems(name: &str) -> Result<Vec<Problem>, Failure> {
    let (id, files) = match within(&SHIPPED_PAPERS, name).filter(|_| !Path::new(name).exists()) {
        Some(files) => (name.to_owned(), files),
        None => (folder_name(Path::new(name)), find(name)?),
    };
    Ok(if PaperSet::is_one(&files) { PaperSet::read(&id, &files).problems } else { Pack::read(&files).problems })
}

/// What a folder is called, wherever a link of that name leads; where it was given as `.`, what it is called in full.
fn folder_name(folder: &Path) -> String {
    let whole = || folder.canonicalize().ok().and_then(|whole| whole.file_name().map(OsStr::to_owned));
    let name = folder.file_name().map(OsStr::to_owned).or_else(whole).unwrap_or_default();
    name.to_string_lossy().into_owned()
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

/// Every pack and set of papers at hand: those of the program, then those of a folder.
pub fn library(extra: Option<&Path>) -> Result<Library, Failure> {
    let mut library = Library::default();
    for all in [&SHIPPED, &SHIPPED_PAPERS] {
        for id in ids(all) {
            shelve(&mut library, &id, Path::new(&id), within(all, &id).unwrap_or_default());
        }
    }
    if let Some(folder) = extra {
        let entries = std::fs::read_dir(folder).map_err(|e| Failure::input(format!("{}: {e}", folder.display())))?;
        for entry in entries.flatten().filter(|e| e.path().is_dir()) {
            let folder = entry.path();
            shelve(&mut library, &folder_name(&folder), &folder, from_folder(&folder)?);
        }
    }
    Ok(library)
}

/// Puts what a folder holds where it belongs, a set of papers under this id; what has errors is left out, and says so.
fn shelve(library: &mut Library, id: &str, folder: &Path, files: Files) {
    let name = folder.display();
    if PaperSet::is_one(&files) {
        let SetReading { set, problems } = PaperSet::read(id, &files);
        match set {
            Some(set) => library.shelve_papers(set),
            None => eprintln!("stairway: the papers {name} are left out:\n{}", list(&problems)),
        }
        return;
    }
    let Reading { pack, problems } = Pack::read(&files);
    match pack {
        Some(pack) => library.shelve(pack, files),
        None => eprintln!("stairway: the pack {name} is left out:\n{}", list(&problems)),
    }
}

/// A worst ending by its name.
pub fn worst(name: &str) -> Result<Outcome, Failure> {
    subject::person::WORST.iter().copied().find(|o| o.name() == name).ok_or_else(|| {
        Failure::input(format!("«{name}» cannot be the worst ending; choose unresolved, withdrawn, tactical or harm"))
    })
}
