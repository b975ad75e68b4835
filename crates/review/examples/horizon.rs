//! What a future that is cut off is worth: prints, for many futures of the given packs, the state at the cut and what the
//! ending was worth in the end, as CSV; and on standard error the least-squares fit of these rows, which are the weights in
//! `data/value.toml`, with how well worth as read and worth in the end agree, for the fit and for the weights that are there.
//!
//! `cargo run --release -p review --example horizon -- packs/suicide-bridge packs/prison-barricade > rows.csv`

#![expect(clippy::expect_used, reason = "a tool that stops at the first surprise")]

use review::futures::value::Convention;
use review::policy::{Mind, Policy};
use review::simulate::{Start, Until, play_on};
use scenario::{Files, Outcome, Pack};
use std::path::{Path, PathBuf};
use subject::heard::{Desk, Heard, HeardUnit};
use subject::{Draws, Engine, Person, Subject, Var};

/// Exchanges with somebody else before the expert takes over; exchanges until the cut.
const BEFORE: [u16; 5] = [0, 5, 12, 25, 45];
const UNTIL_CUT: [u16; 3] = [25, 40, 60];
const RUNS: u64 = 1_000;

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

fn plain(code: coding::Code) -> Heard {
    Heard { units: vec![HeardUnit::plain(code)], words: 8, gap_ms: 3_500, ..Heard::default() }
}

/// A row as far as the fit needs it.
struct Row {
    readiness: f64,
    hopelessness: f64,
    broken: bool,
    /// What it would be worth if it ended at the cut, and what it was worth in the end.
    base: f64,
    value: f64,
}

impl Row {
    /// Worth as read with these weights.
    fn read(&self, [base, readiness, hopelessness]: [f64; 3]) -> f64 {
        let chance = (base + readiness * self.readiness + hopelessness * self.hopelessness).clamp(0.0, 1.0);
        self.base + chance * (1.0 - self.base)
    }
}

/// Least squares: worth gained after the cut, against the chance of a peaceful end times what was left to gain.
fn fit(rows: &[Row]) -> [f64; 3] {
    let mut m = [[0.0f64; 4]; 3];
    for row in rows.iter().filter(|r| !r.broken) {
        let left = 1.0 - row.base;
        let x = [left, left * row.readiness, left * row.hopelessness];
        for i in 0..3 {
            for j in 0..3 {
                m[i][j] += x[i] * x[j];
            }
            m[i][3] += x[i] * (row.value - row.base);
        }
    }
    // Gauss and Jordan; three unknowns.
    for i in 0..3 {
        let pivot = m[i][i];
        m[i].iter_mut().for_each(|v| *v /= pivot);
        for k in (0..3).filter(|k| *k != i) {
            let (factor, row) = (m[k][i], m[i]);
            m[k].iter_mut().zip(row).for_each(|(v, r)| *v -= factor * r);
        }
    }
    [m[0][3], m[1][3], m[2][3]]
}

/// Correlation of worth as read and worth in the end, and the mean distance.
fn agreement(rows: &[Row], weights: [f64; 3]) -> (f64, f64) {
    let pairs: Vec<(f64, f64)> = rows.iter().filter(|r| !r.broken).map(|r| (r.read(weights), r.value)).collect();
    let n = pairs.len() as f64;
    let (mx, my) = (pairs.iter().map(|p| p.0).sum::<f64>() / n, pairs.iter().map(|p| p.1).sum::<f64>() / n);
    let sum = |f: &dyn Fn(&(f64, f64)) -> f64| pairs.iter().map(f).sum::<f64>();
    let (xx, yy) = (sum(&|p| (p.0 - mx) * (p.0 - mx)), sum(&|p| (p.1 - my) * (p.1 - my)));
    let xy = sum(&|p| (p.0 - mx) * (p.1 - my));
    (xy / (xx * yy).sqrt(), sum(&|p| (p.0 - p.1).abs()) / n)
}

fn main() {
    let mut rows = Vec::new();
    println!("pack,persona,steps,readiness,trust,understood,arousal,hopelessness,broken,base,value");
    for folder in std::env::args().skip(1) {
        played(&PathBuf::from(folder), &mut rows);
    }
    let cut = &Convention::builtin().cut;
    let there = [cut.base, cut.readiness, cut.hopelessness];
    for (name, weights) in [("fitted", fit(&rows)), ("in value.toml", there)] {
        let (r, far) = agreement(&rows, weights);
        let [base, readiness, hopelessness] = weights;
        eprintln!(
            "{name}: base {base:.3}, readiness {readiness:.3}, hopelessness {hopelessness:.3}; r = {r:.3}, mean distance {far:.3}, {} rows",
            rows.len()
        );
    }
}

fn played(folder: &PathBuf, rows: &mut Vec<Row>) {
    let mut files = Files::new();
    add(folder, folder, &mut files);
    let pack = Pack::read(&files).pack.expect("a sound pack");
    let engine = Engine::builtin();
    let at_most = i64::from(pack.structure.at_most_minutes) * 60_000;
    let values = &Convention::builtin().value;
    for persona in pack.personas.keys() {
        let person = Person::cast(engine, &pack, persona, 3, Outcome::Harm).expect("a persona of the pack");
        for (nth, policy) in
            (0..RUNS).flat_map(|n| [Policy::Expert, Policy::Novice, Policy::ProblemSolver].map(|p| (n, p)))
        {
            let draws = Draws::new(11, nth);
            let before = BEFORE[nth as usize % BEFORE.len()];
            let subject = Subject::at_first_contact(&engine.constants, &person, &draws);
            let mut start = Start { subject, mind: Mind::default(), desk: Desk::default(), now_ms: 0, refuses: 0 };
            if before > 0 {
                let until = Until { ms: at_most, exchanges: before };
                let greeting = plain(coding::Code::SelfIntroduction);
                let run = play_on(engine, &person, policy, &start, &greeting, draws, until);
                (start.subject, start.mind.turn) = (run.last, before);
                start.now_ms = (run.minutes * 60_000.0) as i64;
            }
            let cut = UNTIL_CUT[(nth as usize / BEFORE.len()) % UNTIL_CUT.len()];
            let to = |exchanges: u16| {
                let until = Until { ms: at_most, exchanges };
                play_on(engine, &person, Policy::Expert, &start, &plain(coding::Code::OpenQuestion), draws, until)
            };
            let (short, whole) = (to(before + cut), to((before + cut).max(70) + 40));
            if short.ended {
                continue;
            }
            let last = &short.last;
            let shown = [Var::Readiness, Var::Trust, Var::Understood, Var::Arousal, Var::Hopelessness];
            let row: Vec<String> = shown.iter().map(|var| format!("{:.4}", last.vars.share(*var))).collect();
            let (steps, broken) = (last.steps_done, u8::from(last.broken));
            let worth = [short.outcome, whole.outcome].map(|o| values.of(o));
            println!("{},{persona},{steps},{},{broken},{},{}", pack.structure.id, row.join(","), worth[0], worth[1]);
            rows.push(Row {
                readiness: last.vars.share(Var::Readiness),
                hopelessness: last.vars.share(Var::Hopelessness),
                broken: last.broken,
                base: worth[0],
                value: worth[1],
            });
        }
    }
}
