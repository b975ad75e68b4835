//! The fold of a log of 60 utterances, as after a start or for a review, and the decision of one utterance (coding, subject,
//! words) in the middle of a call.
//!
//! `cargo bench -p exercise --bench log`

use criterion::{BatchSize, Criterion, Throughput, criterion_group, criterion_main};
use exercise::event::{ENGINE, Event, Genesis, Happening, Pinned};
use exercise::state::LineStatus;
use exercise::{Command, Scene, State, advance, decide};
use scenario::{Files, Outcome, Pack};
use std::hint::black_box;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use subject::Engine;

const UTTERANCES: usize = 60;
const TEXTS: [&str; 8] = [
    "Hello, my name is Dana. I'm with the police and I'd like to hear what is going on.",
    "You sound angry, and worn out.",
    "What happened today?",
    "So after all those years they simply let you go, without a word.",
    "That hurts. Anybody would feel betrayed after that.",
    "It sounds like you feel very alone with this.",
    "Take your time. I'm not going anywhere.",
    "What would you like to happen next?",
];

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

fn bridge() -> Arc<Pack> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../packs/suicide-bridge");
    let mut files = Files::new();
    add(&folder, &folder, &mut files);
    Arc::new(Pack::read(&files).pack.expect("the bridge is a sound pack"))
}

fn scene(pack: Arc<Pack>, seed: u64) -> Scene {
    let structure = &pack.structure;
    let genesis = Genesis {
        pack: Pinned { id: structure.id.clone(), version: structure.version.clone(), hash: pack.hash.clone() },
        engine: Engine::builtin().hash.clone(),
        coder: coding::Coder::data_hash().to_owned(),
        program: "bench".to_owned(),
        languages: structure.lines.iter().map(|l| (l.id.clone(), "en".to_owned())).collect(),
        cast: structure.subjects.iter().map(|s| (s.id.clone(), s.personas[0].clone())).collect(),
        intensity: 3,
        worst: Outcome::Unresolved,
        seed,
        salt: 0,
        fork: None,
        team: None,
    };
    Scene::new(genesis, pack).expect("the scene is set")
}

fn begin(scene: &Scene) -> (State, Vec<Happening>) {
    let event = Event::Genesis(scene.genesis.clone());
    let first = Happening { at: 0, seat: ENGINE.to_owned(), line: String::new(), due: None, client: None, event };
    let mut state = State::new(scene);
    state.evolve(scene, &first);
    (state, vec![first])
}

/// An exercise that really has so many utterances: the first seed whose subject stays so long. Whoever rings off is called
/// again.
fn call(utterances: usize) -> (Scene, State, Vec<Happening>, i64) {
    let pack = bridge();
    (1..200).find_map(|seed| played(scene(Arc::clone(&pack), seed), utterances)).expect("somebody stays so long")
}

fn played(scene: Scene, utterances: usize) -> Option<(Scene, State, Vec<Happening>, i64)> {
    let (mut state, mut log) = begin(&scene);
    let line = || "phone".to_owned();
    let (mut now, mut said) = (0, 0);
    loop {
        log.extend(advance(&scene, &mut state, now));
        if state.outcome.is_some() {
            return None;
        }
        if state.lines["phone"].status == LineStatus::Open {
            if said == utterances {
                return Some((scene, state, log, now));
            }
            let say = Command::Say { line: line(), text: TEXTS[said % TEXTS.len()].to_owned() };
            log.extend(decide(&scene, &mut state, "primary", &say, None, now).ok()?);
            said += 1;
        } else if state.lines["phone"].status == LineStatus::Idle {
            log.extend(decide(&scene, &mut state, "primary", &Command::Call { line: line() }, None, now).ok()?);
        }
        now += 14_000;
    }
}

fn log(c: &mut Criterion) {
    let (scene, _, events, _) = call(UTTERANCES);
    let mut group = c.benchmark_group("exercise");
    group.throughput(Throughput::Elements(events.len() as u64));
    group.bench_function(format!("fold {UTTERANCES} utterances, {} events", events.len()), |b| {
        b.iter(|| {
            let mut state = State::new(&scene);
            events.iter().for_each(|h| state.evolve(&scene, h));
            black_box(state)
        });
    });
    let (scene, state, _, now) = call(UTTERANCES / 2);
    let say = Command::Say { line: "phone".to_owned(), text: TEXTS[4].to_owned() };
    group.throughput(Throughput::Elements(1));
    group.bench_function("decide an utterance", |b| {
        b.iter_batched_ref(
            || state.clone(),
            |state| black_box(decide(&scene, state, "primary", &say, None, now)),
            BatchSize::SmallInput,
        );
    });
    group.finish();
}

criterion_group!(benches, log);
criterion_main!(benches);
