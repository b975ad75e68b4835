//! What else could have been said, over a call of 60 turns: every turn, what was said and eight alternatives, 200 futures
//! each, the five largest again with 1,000. The budget is 3 s on two cores.
//!
//! `cargo bench -p review --bench what_if`

use criterion::{Criterion, criterion_group, criterion_main};
use exercise::event::{ENGINE, Event, Genesis, Happening, Pinned};
use exercise::state::LineStatus;
use exercise::{Command, Scene, State, advance, decide};
use review::account::Account;
use review::futures::{Effort, what_if};
use scenario::{Files, Outcome, Pack};
use std::hint::black_box;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use subject::Engine;

const TURNS: usize = 60;
const LINE: &str = "phone";
const TEXTS: [&str; 12] = [
    "Hello, my name is Dana. I'm with the police and I'd like to hear what is going on.",
    "You sound angry, and worn out.",
    "What happened today?",
    "So after all those years they simply let you go, without a word.",
    "That hurts. Anybody would feel betrayed after that.",
    "Are you thinking of killing yourself?",
    "It sounds like you feel very alone with this.",
    "Take your time. I'm not going anywhere.",
    "You should think about your family.",
    "Mm. Go on.",
    "Calm down, it's not so bad.",
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

fn scene(pack: &Arc<Pack>, seed: u64) -> Scene {
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
    Scene::new(genesis, Arc::clone(pack)).expect("the scene is set")
}

/// A call that really has so many turns; whoever rings off is called again.
fn played(scene: &Scene) -> Option<Vec<(u64, Happening)>> {
    let event = Event::Genesis(scene.genesis.clone());
    let first = Happening { at: 0, seat: ENGINE.to_owned(), line: String::new(), due: None, client: None, event };
    let mut state = State::new(scene);
    state.evolve(scene, &first);
    let mut log = vec![first];
    let (mut now, mut said) = (0, 0);
    while said < TURNS {
        log.extend(advance(scene, &mut state, now));
        let line = || LINE.to_owned();
        let command = match state.lines[LINE].status {
            _ if state.outcome.is_some() => return None,
            LineStatus::Open => Some(Command::Say { line: line(), text: TEXTS[said % TEXTS.len()].to_owned() }),
            LineStatus::Idle => Some(Command::Call { line: line() }),
            LineStatus::Ringing => None,
        };
        if let Some(command) = command {
            said += usize::from(matches!(command, Command::Say { .. }));
            log.extend(decide(scene, &mut state, "primary", &command, None, now).ok()?);
        }
        now += 14_000;
    }
    Some(log.into_iter().zip(1..).map(|(h, n)| (n, h)).collect())
}

fn reviews(c: &mut Criterion) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../packs/suicide-bridge");
    let mut files = Files::new();
    add(&folder, &folder, &mut files);
    let pack = Arc::new(Pack::read(&files).pack.expect("the bridge is a sound pack"));
    let call = |seed| {
        let scene = scene(&pack, seed);
        played(&scene).map(|log| (scene, log))
    };
    let (scene, log) = (1..200).find_map(call).expect("somebody stays so long");
    let mut group = c.benchmark_group("review");
    group.bench_function(format!("account of {TURNS} turns, {} events", log.len()), |b| {
        b.iter(|| black_box(Account::of(&scene, LINE, &log)));
    });
    group.sample_size(10);
    group.bench_function(format!("what if, {TURNS} turns"), |b| {
        b.iter(|| {
            let turns = what_if(&scene, LINE, &log, Effort::default(), &|_| ());
            assert!(turns.len() >= TURNS - 3, "nearly every turn is looked at");
            black_box(turns)
        });
    });
    group.finish();
}

criterion_group!(benches, reviews);
criterion_main!(benches);
