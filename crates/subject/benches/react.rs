//! Turns of the subject's fold step, without words. A turn is one utterance of one to three units heard by a person.
//!
//! `cargo bench -p subject --bench react`

use coding::Code;
use coding::unit::Feeling;
use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use scenario::{Files, Outcome, Pack};
use std::hint::black_box;
use std::path::{Path, PathBuf};
use subject::draw::Purpose;
use subject::heard::Feelings;
use subject::{Desk, Draws, Engine, Heard, HeardUnit, Person, Stimulus, Subject, react};

/// Turns of one simulated call.
const TURNS: u64 = 60;

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

fn viktor() -> Person {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../packs/suicide-bridge");
    let mut files = Files::new();
    add(&folder, &folder, &mut files);
    let pack = Pack::read(&files).pack.expect("the bridge is a sound pack");
    Person::cast(Engine::builtin(), &pack, "viktor", 3, Outcome::Unresolved).expect("viktor is on the bridge")
}

/// A call's utterances: listening mostly, with everything else now and then.
fn utterances() -> Vec<Heard> {
    let draws = Draws::new(1, 0);
    let often =
        [Code::EmotionLabel, Code::Paraphrase, Code::OpenQuestion, Code::Validation, Code::Summary, Code::ExitStep];
    (0..TURNS)
        .map(|turn| {
            let pick = |nth: u8, n: usize| draws.between(turn, Purpose::Policy, nth, 0, n as i64 - 1) as usize;
            let units = (0..1 + pick(0, 3) as u8)
                .map(|u| {
                    let code = if pick(10 + u, 10) < 8 {
                        often[pick(20 + u, often.len())]
                    } else {
                        Code::ALL[pick(30 + u, Code::COUNT)]
                    };
                    let feelings =
                        Feelings::of(&[
                            [Feeling::Anger, Feeling::Hurt, Feeling::Exhaustion, Feeling::Warmth][pick(40 + u, 4)]
                        ]);
                    HeardUnit { feelings, topics: 1 << pick(50 + u, 40), overlap: 100_000, ..HeardUnit::plain(code) }
                })
                .collect::<Vec<_>>();
            Heard { words: 8 * units.len() as u32, gap_ms: 2_500, units, ..Heard::default() }
        })
        .collect()
}

fn turns(c: &mut Criterion) {
    let (engine, person, heard) = (Engine::builtin(), viktor(), utterances());
    let mut group = c.benchmark_group("subject");
    group.throughput(Throughput::Elements(TURNS));
    let mut seed = 0;
    group.bench_function("a call of 60 turns", |b| {
        b.iter(|| {
            seed += 1;
            let draws = Draws::new(seed, 0);
            let mut s = Subject::at_first_contact(&engine.constants, &person, &draws);
            let mut now = 0;
            for (n, heard) in heard.iter().enumerate() {
                now += 9_000;
                let stimulus = Stimulus::Words(heard);
                s = react(engine, &person, &s, &stimulus, Desk::default(), now, &draws, n as u64).after;
            }
            black_box(s)
        });
    });
    group.finish();
}

criterion_group!(benches, turns);
criterion_main!(benches);
