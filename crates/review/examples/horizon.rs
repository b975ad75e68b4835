//! What a future that is cut off is worth: prints, for many futures of the shipped pack, the state at the cut and what the
//! ending was worth in the end, as CSV. The weights in `data/value.toml` are the least-squares fit of these rows.
//!
//! `cargo run --release -p review --example horizon -- FOLDER_OF_A_PACK > rows.csv`

#![expect(clippy::expect_used, reason = "a tool that stops at the first surprise")]

use review::futures::value::Convention;
use review::policy::{Mind, Policy};
use review::simulate::{Start, Until, play_on};
use scenario::{Files, Outcome, Pack};
use std::path::{Path, PathBuf};
use subject::heard::{Heard, HeardUnit, Ledger};
use subject::{Draws, Engine, Person, Subject, Var};

/// Exchanges with somebody else before the expert takes over; exchanges until the cut.
const BEFORE: [u16; 5] = [0, 5, 12, 25, 45];
const UNTIL_CUT: [u16; 3] = [20, 30, 50];
const RUNS: u64 = 200;

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

fn main() {
    let folder = PathBuf::from(std::env::args().nth(1).expect("a pack's folder"));
    let mut files = Files::new();
    add(&folder, &folder, &mut files);
    let pack = Pack::read(&files).pack.expect("a sound pack");
    let engine = Engine::builtin();
    let at_most = i64::from(pack.structure.at_most_minutes) * 60_000;
    let values = &Convention::builtin().value;
    println!("steps,readiness,trust,understood,arousal,hopelessness,broken,base,value");
    for persona in pack.personas.keys() {
        let person = Person::cast(engine, &pack, persona, 3, Outcome::Harm).expect("a persona of the pack");
        for (nth, policy) in
            (0..RUNS).flat_map(|n| [Policy::Expert, Policy::Novice, Policy::ProblemSolver].map(|p| (n, p)))
        {
            let draws = Draws::new(11, nth);
            let before = BEFORE[nth as usize % BEFORE.len()];
            let subject = Subject::at_first_contact(&engine.constants, &person, &draws);
            let mut start = Start { subject, mind: Mind::default(), ledger: Ledger::default(), now_ms: 0, refuses: 0 };
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
            println!("{steps},{},{broken},{},{}", row.join(","), worth[0], worth[1]);
        }
    }
}
