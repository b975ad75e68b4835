//! Packs from disk, read once, and scenes set with them.

use exercise::Scene;
use exercise::event::{Genesis, Pinned};
use scenario::{Files, Outcome, Pack};
use std::path::{Path, PathBuf};
use std::sync::{Arc, LazyLock};
use subject::Engine;

static BRIDGE: LazyLock<Arc<Pack>> = LazyLock::new(|| read("../../packs/suicide-bridge"));
static BARRICADE: LazyLock<Arc<Pack>> = LazyLock::new(|| read("../../packs/prison-barricade"));
static KIDNAP: LazyLock<Arc<Pack>> = LazyLock::new(|| read("../scenario/tests/packs/kidnap-calls"));
static INTERVIEW: LazyLock<Arc<Pack>> = LazyLock::new(|| read("../scenario/tests/packs/interview-room"));

static DRILL: LazyLock<Arc<Pack>> = LazyLock::new(|| read("../scenario/tests/packs/short-drill"));

pub(crate) fn drill() -> Arc<Pack> {
    Arc::clone(&DRILL)
}

pub(crate) fn bridge() -> Arc<Pack> {
    Arc::clone(&BRIDGE)
}

pub(crate) fn barricade() -> Arc<Pack> {
    Arc::clone(&BARRICADE)
}

pub(crate) fn kidnap() -> Arc<Pack> {
    Arc::clone(&KIDNAP)
}

pub(crate) fn interview() -> Arc<Pack> {
    Arc::clone(&INTERVIEW)
}

fn read(folder: &str) -> Arc<Pack> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
    let mut files = Files::new();
    add(&folder, &folder, &mut files);
    let reading = Pack::read(&files);
    Arc::new(reading.pack.unwrap_or_else(|| panic!("{}: {:#?}", folder.display(), reading.problems)))
}

fn add(top: &Path, folder: &PathBuf, files: &mut Files) {
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

/// What a log of this pack begins with: the first persona in each part, everything allowed.
pub(crate) fn genesis(pack: &Pack, language: &str, seed: u64) -> Genesis {
    let structure = &pack.structure;
    Genesis {
        pack: Pinned { id: structure.id.clone(), version: structure.version.clone(), hash: pack.hash.clone() },
        engine: Engine::builtin().hash.clone(),
        coder: coding::Coder::data_hash().to_owned(),
        program: "test".to_owned(),
        languages: structure.lines.iter().map(|l| (l.id.clone(), language.to_owned())).collect(),
        cast: structure.subjects.iter().map(|s| (s.id.clone(), s.personas[0].clone())).collect(),
        intensity: 3,
        worst: Outcome::Harm,
        seed,
        salt: 0,
        fork: None,
        team: None,
    }
}

pub(crate) fn scene(pack: &Arc<Pack>, language: &str, seed: u64) -> Scene {
    Scene::new(genesis(pack, language, seed), Arc::clone(pack)).unwrap()
}

/// A scene with one of its people.
pub(crate) fn with_person(pack: &Arc<Pack>, persona: &str, language: &str, seed: u64) -> Scene {
    let mut genesis = genesis(pack, language, seed);
    genesis.cast.values_mut().for_each(|p| persona.clone_into(p));
    Scene::new(genesis, Arc::clone(pack)).unwrap()
}
