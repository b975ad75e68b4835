//! One person and a voice that speaks to them in behaviour codes.

use coding::Code;
use coding::unit::Feeling;
use scenario::{Act, Files, Outcome, Pack};
use std::path::{Path, PathBuf};
use std::sync::LazyLock;
use subject::heard::Feelings;
use subject::{Cue, Desk, Draws, Engine, Heard, HeardUnit, Person, Reaction, Stimulus, Subject, Var, react};

pub(crate) static BRIDGE: LazyLock<Pack> = LazyLock::new(|| read("../../packs/suicide-bridge"));
pub(crate) static INTERVIEW: LazyLock<Pack> = LazyLock::new(|| read("../scenario/tests/packs/interview-room"));

fn read(folder: &str) -> Pack {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
    let mut files = Files::new();
    add(&folder, &folder, &mut files);
    let reading = Pack::read(&files);
    reading.pack.unwrap_or_else(|| panic!("{}: {:#?}", folder.display(), reading.problems))
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

pub(crate) fn viktor() -> Person {
    Person::cast(Engine::builtin(), &BRIDGE, "viktor", 3, Outcome::Harm).unwrap()
}

pub(crate) fn topic(id: &str) -> u64 {
    1 << BRIDGE.topic(id).unwrap()
}

pub(crate) fn item(id: &str) -> u8 {
    BRIDGE.structure.desk.iter().position(|d| d.id == id).unwrap() as u8
}

/// A unit of a code alone.
pub(crate) fn plain(code: Code) -> HeardUnit {
    HeardUnit::plain(code)
}

pub(crate) fn label(feeling: Feeling) -> HeardUnit {
    HeardUnit { feelings: Feelings::of(&[feeling]), ..plain(Code::EmotionLabel) }
}

pub(crate) fn about(code: Code, topics: u64) -> HeardUnit {
    HeardUnit { topics, ..plain(code) }
}

pub(crate) fn words(units: &[HeardUnit]) -> Heard {
    Heard { units: units.to_vec(), words: 8 * units.len() as u32, gap_ms: 1_000, ..Heard::default() }
}

#[derive(Clone)]
pub(crate) struct Scene {
    pub(crate) person: Person,
    pub(crate) s: Subject,
    pub(crate) desk: Desk,
    pub(crate) draws: Draws,
    pub(crate) now: i64,
    pub(crate) cause: u64,
}

impl Scene {
    pub(crate) fn new(person: Person, seed: u64) -> Scene {
        let draws = Draws::new(seed, 0);
        let s = Subject::at_first_contact(&Engine::builtin().constants, &person, &draws);
        Scene { person, s, desk: Desk::default(), draws, now: 0, cause: 0 }
    }

    /// Viktor on the phone, some minutes in: not yet trusting, no longer raging.
    pub(crate) fn viktor() -> Scene {
        let mut scene = Scene::new(viktor(), 1);
        scene.s.turns = 5;
        scene.set(Var::Trust, 0.4);
        scene.set(Var::Understood, 0.4);
        scene.set(Var::Arousal, 0.5);
        scene
    }

    pub(crate) fn set(&mut self, var: Var, share: f64) {
        self.s.vars[var] = (share * 1e6) as i32;
    }

    pub(crate) fn react(&mut self, stimulus: &Stimulus<'_>) -> Reaction {
        self.cause += 1;
        let reaction =
            react(Engine::builtin(), &self.person, &self.s, stimulus, self.desk, self.now, &self.draws, self.cause);
        self.s = reaction.after.clone();
        self.now += 1_000;
        reaction
    }

    pub(crate) fn hear(&mut self, units: &[HeardUnit]) -> Reaction {
        let heard = words(units);
        self.react(&Stimulus::Words(&heard))
    }

    /// What would happen, without it happening.
    pub(crate) fn would(&self, units: &[HeardUnit]) -> Reaction {
        self.clone().hear(units)
    }

    pub(crate) fn would_hear(&self, heard: &Heard) -> Reaction {
        self.clone().react(&Stimulus::Words(heard))
    }
}

/// How much a cue moved a variable; `None` when the cue is not among the reasons.
pub(crate) fn moved(reaction: &Reaction, cue: Cue, var: Var) -> Option<i32> {
    let reason = reaction.reasons.iter().find(|r| r.rule.name() == cue.name())?;
    Some(reason.moved.iter().find(|m| m.0 == var).map_or(0, |m| m.1))
}

pub(crate) fn has(reaction: &Reaction, cue: Cue) -> bool {
    reaction.reasons.iter().any(|r| r.rule.name() == cue.name())
}

pub(crate) fn named(reaction: &Reaction, rule: &str) -> bool {
    reaction.reasons.iter().any(|r| r.rule.name() == rule)
}

/// The same over many dice: the mean of a movement.
pub(crate) fn mean(scene: &Scene, seeds: u64, f: impl Fn(&mut Scene) -> i32) -> i64 {
    let sum: i64 = (0..seeds)
        .map(|seed| {
            let mut scene = scene.clone();
            scene.draws = Draws::new(seed, 0);
            i64::from(f(&mut scene))
        })
        .sum();
    sum / seeds as i64
}

pub(crate) const HELPS: [Act; 5] = [Act::AgreeStep, Act::TakeStep, Act::ComeOut, Act::Confide, Act::Disclose];
