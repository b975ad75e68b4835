//! Whole simulated negotiations without words, a policy against a person; counted in exchanges.
//!
//! `cargo bench -p review --bench simulate`

use criterion::{BatchSize, Criterion, Throughput, criterion_group, criterion_main};
use review::policy::Policy;
use review::simulate;
use scenario::{Files, Outcome, Pack};
use std::hint::black_box;
use std::path::{Path, PathBuf};
use subject::{Engine, Person};

/// Runs in one measured batch.
const RUNS: u64 = 50;
/// As long as the bridge may last.
const AT_MOST_MS: i64 = 75 * 60_000;

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

fn runs(c: &mut Criterion) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../packs/suicide-bridge");
    let mut files = Files::new();
    add(&folder, &folder, &mut files);
    let pack = Pack::read(&files).pack.expect("the bridge is a sound pack");
    let engine = Engine::builtin();
    let person = Person::cast(engine, &pack, "viktor", 3, Outcome::Unresolved).expect("viktor is on the bridge");
    let mut group = c.benchmark_group("simulate");
    for policy in [Policy::Expert, Policy::Novice] {
        let play = |nth| simulate::play(engine, &person, policy, 1, nth, AT_MOST_MS, false);
        let exchanges: u64 = (0..RUNS).map(|nth| u64::from(play(nth).exchanges)).sum();
        group.throughput(Throughput::Elements(exchanges));
        group.bench_function(policy.name(), |b| {
            b.iter_batched(|| (), |()| (0..RUNS).for_each(|nth| drop(black_box(play(nth)))), BatchSize::SmallInput);
        });
    }
    group.finish();
}

criterion_group!(benches, runs);
criterion_main!(benches);
