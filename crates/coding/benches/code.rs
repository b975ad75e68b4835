//! Whole utterances a second: the rows of writer e, each with what was said before it. The budget is 5,000 a second and
//! core in each language.

use coding::Coder;
use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use std::hint::black_box;

const LISTS: [(&str, &str); 2] =
    [("en", include_str!("../corpus/en/e.csv")), ("ru", include_str!("../corpus/ru/e.csv"))];
/// Rows of a list that are coded in one round.
const ROWS: usize = 400;

fn code(c: &mut Criterion) {
    let mut group = c.benchmark_group("code");
    for (tag, list) in LISTS {
        let coder = Coder::builtin(&tag.parse().expect("a language")).expect("a coder");
        let rows: Vec<(&str, Option<&str>)> = list
            .lines()
            .skip(1)
            .step_by(3)
            .take(ROWS)
            .filter_map(|row| {
                let mut cells = row.split(';');
                Some((cells.next()?, cells.next().filter(|p| !p.is_empty())))
            })
            .collect();
        group.throughput(Throughput::Elements(rows.len() as u64));
        group.bench_function(tag, |b| {
            b.iter(|| {
                rows.iter().map(|(text, previous)| black_box(coder.code(text, *previous)).units.len()).sum::<usize>()
            });
        });
    }
    group.finish();
}

criterion_group!(benches, code);
criterion_main!(benches);
