//! A talk on the bridge, played step by step, as a log that a review reads.

use exercise::event::{ENGINE, Event, Genesis, Happening, Pinned};
use exercise::state::LineStatus;
use exercise::{Command, Scene, State, advance, decide};
use scenario::{Files, Outcome, Pack};
use std::path::{Path, PathBuf};
use std::sync::{Arc, LazyLock};
use subject::Engine;

pub(crate) const LINE: &str = "phone";

static BRIDGE: LazyLock<Arc<Pack>> = LazyLock::new(|| read("suicide-bridge"));
static PRISON: LazyLock<Arc<Pack>> = LazyLock::new(|| read("prison-barricade"));

fn read(pack: &str) -> Arc<Pack> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../packs").join(pack);
    let mut files = Files::new();
    add(&folder, &folder, &mut files);
    Arc::new(Pack::read(&files).pack.unwrap())
}

fn add(top: &Path, folder: &PathBuf, files: &mut Files) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            add(top, &path, files);
        } else {
            let name = path.strip_prefix(top).unwrap().to_str().unwrap().replace('\\', "/");
            files.insert(name, std::fs::read(&path).unwrap());
        }
    }
}

/// The bridge with Viktor.
pub(crate) fn scene(language: &str, seed: u64) -> Scene {
    set(&BRIDGE, language, seed)
}

/// The prison, with the first of its people.
pub(crate) fn prison(language: &str, seed: u64) -> Scene {
    set(&PRISON, language, seed)
}

fn set(pack: &Arc<Pack>, language: &str, seed: u64) -> Scene {
    let pack = Arc::clone(pack);
    let structure = &pack.structure;
    let genesis = Genesis {
        pack: Pinned { id: structure.id.clone(), version: structure.version.clone(), hash: pack.hash.clone() },
        engine: Engine::builtin().hash.clone(),
        coder: coding::Coder::data_hash().to_owned(),
        program: "test".to_owned(),
        languages: structure.lines.iter().map(|l| (l.id.clone(), language.to_owned())).collect(),
        cast: structure.subjects.iter().map(|s| (s.id.clone(), s.personas[0].clone())).collect(),
        intensity: 3,
        worst: Outcome::Unresolved,
        seed,
        salt: 0,
        fork: None,
        team: None,
    };
    Scene::new(genesis, pack).unwrap()
}

pub(crate) struct Stage<'a> {
    pub(crate) scene: &'a Scene,
    pub(crate) state: State,
    pub(crate) log: Vec<(u64, Happening)>,
    now: i64,
}

impl<'a> Stage<'a> {
    /// The line is open and the first words were heard.
    pub(crate) fn open(scene: &'a Scene) -> Self {
        let event = Event::Genesis(scene.genesis.clone());
        let first = Happening { at: 0, seat: ENGINE.to_owned(), line: String::new(), due: None, client: None, event };
        let mut stage = Stage { scene, state: State::new(scene), log: Vec::new(), now: 0 };
        stage.state.evolve(scene, &first);
        stage.take(vec![first]);
        stage.act(&Command::Call { line: LINE.to_owned() });
        stage.wait(14_000);
        stage
    }

    fn take(&mut self, events: Vec<Happening>) {
        for h in events {
            self.log.push((self.log.len() as u64 + 1, h));
        }
    }

    pub(crate) fn wait(&mut self, ms: i64) {
        self.now += ms;
        let events = advance(self.scene, &mut self.state, self.now);
        self.take(events);
    }

    pub(crate) fn act(&mut self, command: &Command) {
        let events = decide(self.scene, &mut self.state, "primary", command, None, self.now).unwrap();
        self.take(events);
    }

    /// Says something, after calling again where the line is down, and hears the answer out.
    pub(crate) fn say(&mut self, text: &str) {
        while self.state.lines[LINE].status != LineStatus::Open {
            if self.state.outcome.is_some() {
                return;
            }
            if self.state.lines[LINE].status == LineStatus::Idle {
                self.act(&Command::Call { line: LINE.to_owned() });
            }
            self.wait(5_000);
        }
        if self.state.outcome.is_none() {
            self.act(&Command::Say { line: LINE.to_owned(), text: text.to_owned() });
            self.wait(13_000);
        }
    }

    pub(crate) fn says(&mut self, texts: &[&str]) {
        texts.iter().for_each(|text| self.say(text));
    }
}
