//! `stairway simulate`: how a scripted policy fares with each persona.

use crate::cli::Simulate;
use crate::failure::Failure;
use crate::packs;
use indicatif::{ProgressBar, ProgressStyle};
use review::policy::Policy;
use review::simulate::{self, Mix};
use review::statistics;
use scenario::Outcome;
use std::io::Write;
use std::process::ExitCode;
use subject::{Engine, Person, Var};

/// Runs between two looks at the progress bar.
const STEP: u32 = 100;

pub fn run(a: &Simulate) -> Result<ExitCode, Failure> {
    let pack = packs::open(&a.pack)?;
    let policy: Policy = a.policy.parse().map_err(Failure::input)?;
    if a.runs == 0 {
        return Err(Failure::input("--runs must be at least 1"));
    }
    let worst = packs::worst(&a.worst)?;
    let personas: Vec<String> = match &a.persona {
        Some(persona) => vec![persona.clone()],
        None => pack.personas.keys().cloned().collect(),
    };
    let bar = bar(u64::from(a.runs) * personas.len() as u64);
    let mut out = std::io::stdout().lock();
    for id in &personas {
        let person = Person::cast(Engine::builtin(), &pack, id, a.intensity, worst).map_err(Failure::input)?;
        let mut mix = Mix::default();
        let (mut trust, mut minutes) = (Vec::new(), Vec::new());
        for nth in 0..a.runs {
            let at_most = i64::from(pack.structure.at_most_minutes) * 60_000;
            let run = simulate::play(Engine::builtin(), &person, policy, a.seed, u64::from(nth), at_most, false);
            mix.add(run.outcome);
            trust.push(run.last.vars.share(Var::Trust));
            minutes.push(f64::from(run.minutes));
            if nth % STEP == 0 {
                bar.set_position(bar.position() + u64::from(STEP.min(a.runs)));
            }
        }
        report(&mut out, a, id, &mix, statistics::mean(&trust), statistics::mean(&minutes))?;
    }
    bar.finish_and_clear();
    Ok(ExitCode::SUCCESS)
}

/// A bar on standard error, shown only to a person.
pub fn bar(length: u64) -> ProgressBar {
    let bar = ProgressBar::new(length);
    if let Ok(style) = ProgressStyle::with_template("{wide_bar} {pos}/{len} {eta}") {
        bar.set_style(style);
    }
    bar
}

fn report(
    out: &mut impl Write,
    a: &Simulate,
    persona: &str,
    mix: &Mix,
    trust: (f64, f64),
    minutes: (f64, f64),
) -> Result<(), Failure> {
    let outcomes = Outcome::ALL.iter().map(|o| {
        let (low, high) = statistics::wilson(mix.count(*o), mix.total());
        (o.name(), mix.count(*o), mix.share(*o), low, high)
    });
    if a.json {
        let outcomes: serde_json::Map<String, serde_json::Value> = outcomes
            .map(|(name, count, share, low, high)| {
                (name.to_owned(), serde_json::json!({ "runs": count, "share": share, "interval95": [low, high] }))
            })
            .collect();
        let line = serde_json::json!({
            "v": 1, "persona": persona, "policy": a.policy, "runs": mix.total(), "seed": a.seed, "intensity": a.intensity,
            "worst": a.worst, "outcomes": outcomes,
            "trust_at_end": { "mean": trust.0, "half_interval95": trust.1 },
            "minutes": { "mean": minutes.0, "half_interval95": minutes.1 },
        });
        writeln!(out, "{line}")?;
        return Ok(());
    }
    writeln!(out, "{persona}, {} ({} runs)", a.policy, mix.total())?;
    for (name, _, share, low, high) in outcomes {
        writeln!(out, "  {name:<11} {:5.1} %   ({:.1} to {:.1})", share * 100.0, low * 100.0, high * 100.0)?;
    }
    writeln!(out, "  trust at the end {:.2}, {:.0} minutes on average", trust.0, minutes.0)?;
    Ok(())
}
