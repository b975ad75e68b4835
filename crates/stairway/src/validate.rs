//! `stairway validate`: the doctrine's validation statements, tested by simulation.

use crate::cli::Validate;
use crate::failure::Failure;
use crate::packs;
use review::validate::{self, Bench, Statement};
use scenario::Outcome;
use std::io::Write;
use std::process::ExitCode;
use subject::{Engine, Person};

/// Fewer runs say nothing.
const FEWEST: u32 = 20;

pub fn run(a: &Validate) -> Result<ExitCode, Failure> {
    if a.runs < FEWEST {
        return Err(Failure::input(format!("--runs must be at least {FEWEST}")));
    }
    let pack = packs::open(&a.pack)?;
    let cast = |id: &String| Person::cast(Engine::builtin(), &pack, id, 3, Outcome::Harm).map_err(Failure::input);
    let people: Vec<Person> = pack.personas.keys().map(cast).collect::<Result<_, _>>()?;
    let bar = crate::simulate::bar(validate::work(a.runs, people.len()));
    let bench = Bench {
        engine: Engine::builtin(),
        people: &people,
        runs: a.runs,
        seed: a.seed,
        at_most_ms: i64::from(pack.structure.at_most_minutes) * 60_000,
        tick: &|| bar.inc(1),
    };
    let statements = validate::all(&bench);
    bar.finish_and_clear();
    let mut out = std::io::stdout().lock();
    for s in &statements {
        print(&mut out, a, s)?;
    }
    let failed = statements.iter().filter(|s| !s.pass).count();
    if !a.json {
        writeln!(
            out,
            "{} statements, {failed} failed; {} runs a policy and person, seed {}",
            statements.len(),
            a.runs,
            a.seed
        )?;
    }
    Ok(if failed == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

fn print(out: &mut impl Write, a: &Validate, s: &Statement) -> Result<(), Failure> {
    if a.json {
        let mut line = serde_json::to_value(s).map_err(Failure::fault)?;
        if let Some(map) = line.as_object_mut() {
            map.insert("v".to_owned(), 1.into());
        }
        writeln!(out, "{line}")?;
        return Ok(());
    }
    let word = if s.pass { "pass" } else { "FAIL" };
    let [low, high] = s.interval;
    writeln!(out, "{:<5} {word}  {:.3} {} ({low:.3} to {high:.3}); {}", s.id, s.figure, s.unit, s.criterion)?;
    writeln!(out, "            {} [{}]", s.claim, s.source)?;
    Ok(())
}
