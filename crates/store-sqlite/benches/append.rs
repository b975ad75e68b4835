//! How long an append takes until it is durable: alone, and among 64 at once (group commit). Criterion
//! shows the mean per append; p50 and p99 over all measured appends are printed beside it, with a bare
//! `write + fdatasync` on the same disk to compare to, since disks differ more than programs.
//!
//! `cargo bench -p store-sqlite --bench append`; `STAIRWAY_BENCH_DIR` chooses the disk (the default
//! temporary folder may be in memory).

use std::{
    fs::File,
    io::Write as _,
    path::PathBuf,
    sync::Arc,
    time::{Duration, Instant},
};

use criterion::{Criterion, criterion_group, criterion_main};
use store::{Store as _, story::Logbook};
use store_sqlite::SqliteStore;
use tokio::{runtime::Runtime, task::JoinSet};

const APPENDERS: usize = 64;

#[expect(clippy::disallowed_methods, reason = "a benchmark measures time")]
fn start() -> Instant {
    Instant::now()
}

/// An utterance as it is logged: what was said, how it is coded, how the subject reacts.
fn bodies() -> [Vec<u8>; 3] {
    [vec![b's'; 200], vec![b'c'; 300], vec![b'r'; 600]]
}

fn folder() -> tempfile::TempDir {
    let parent = std::env::var_os("STAIRWAY_BENCH_DIR").map_or_else(std::env::temp_dir, PathBuf::from);
    tempfile::tempdir_in(parent).expect("the benchmark's folder can be written")
}

/// Prints the percentiles of everything measured under a name.
fn report(name: &str, mut took: Vec<Duration>) {
    took.sort_unstable();
    let at = |percent: usize| took[(took.len() - 1) * percent / 100].as_micros();
    println!("{name}: p50 {} us, p99 {} us, {} measured", at(50), at(99), took.len());
}

fn bare_fdatasync(criterion: &mut Criterion) {
    let folder = folder();
    let mut file = File::create(folder.path().join("bare")).expect("the folder can be written");
    let block = [7; 4096];
    let mut took = Vec::new();
    criterion.bench_function("bare 4 KiB write + fdatasync", |bencher| {
        bencher.iter_custom(|times| {
            let whole = start();
            for _ in 0..times {
                let one = start();
                file.write_all(&block).and_then(|()| file.sync_data()).expect("the disk takes it");
                took.push(one.elapsed());
            }
            whole.elapsed()
        });
    });
    report("bare 4 KiB write + fdatasync", took);
}

fn single(criterion: &mut Criterion) {
    let (runtime, folder) = (Runtime::new().expect("a runtime"), folder());
    let store = runtime.block_on(SqliteStore::open(folder.path().join("bench.db"))).expect("opens");
    let mut book = Logbook::new(1);
    let mut took = Vec::new();
    criterion.bench_function("append of 3 events, alone", |bencher| {
        bencher.iter_custom(|times| {
            let whole = start();
            for _ in 0..times {
                let append = book.append(bodies());
                let one = start();
                runtime.block_on(store.append(&book.log, append)).expect("appends");
                took.push(one.elapsed());
            }
            whole.elapsed()
        });
    });
    report("append of 3 events, alone", took);
    runtime.block_on(store.close());
}

fn together(criterion: &mut Criterion) {
    let (runtime, folder) = (Runtime::new().expect("a runtime"), folder());
    let store = Arc::new(runtime.block_on(SqliteStore::open(folder.path().join("bench.db"))).expect("opens"));
    let mut books: Vec<Logbook> = (0..APPENDERS as u8).map(Logbook::new).collect();
    let mut took = Vec::new();
    criterion.bench_function("append of 3 events, 64 at once, per append", |bencher| {
        bencher.iter_custom(|times| {
            let rounds = (times as usize).div_ceil(APPENDERS);
            let whole = start();
            let all = runtime.block_on(appenders(&store, &mut books, rounds));
            let elapsed = whole.elapsed();
            let appends = all.len() as u32;
            took.extend(all);
            elapsed / appends * times as u32
        });
    });
    report("append of 3 events, 64 at once", took);
    runtime.block_on(store.close());
}

/// Every logbook appends `rounds` times, all at once; how long each append took.
async fn appenders(store: &Arc<SqliteStore>, books: &mut Vec<Logbook>, rounds: usize) -> Vec<Duration> {
    let mut tasks = JoinSet::new();
    for mut book in books.drain(..) {
        let store = Arc::clone(store);
        tasks.spawn(async move {
            let mut took = Vec::with_capacity(rounds);
            for _ in 0..rounds {
                let append = book.append(bodies());
                let one = start();
                store.append(&book.log, append).await.expect("appends");
                took.push(one.elapsed());
            }
            (book, took)
        });
    }
    let mut all = Vec::new();
    while let Some(done) = tasks.join_next().await {
        let (book, took) = done.expect("an appender does not panic");
        books.push(book);
        all.extend(took);
    }
    all
}

criterion_group!(benches, bare_fdatasync, single, together);
criterion_main!(benches);
