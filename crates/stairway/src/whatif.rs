//! `stairway whatif`: the futures of every turn of a talk, for what was said and for what could have been said instead.

use crate::cli::WhatIf;
use crate::failure::Failure;
use crate::logs;
use crate::packs;
use crate::simulate::bar;
use exercise::event::{Event, Genesis};
use exercise::{Happening, Scene};
use review::account::{Account, Turn};
use review::futures::{self, Effort, Figure, Told, Turning};
use scenario::Pack;
use std::io::Write;
use std::path::Path;
use std::process::ExitCode;
use std::sync::Arc;

/// Fewer futures say nothing.
const FEWEST: u32 = 20;
/// More would take hours.
const MOST: u32 = 100_000;
/// The largest differences are looked at again with so many times as many.
const AGAIN: u32 = 5;
/// Positions of the bar.
const STEPS: u64 = 1_000;
/// Alternatives shown to a person, the best ones.
const SHOWN: usize = 3;

pub fn run(a: &WhatIf) -> Result<ExitCode, Failure> {
    if !(FEWEST..=MOST).contains(&a.futures) {
        return Err(Failure::input(format!("--futures must be {FEWEST} to {MOST}")));
    }
    let (scene, events) = open(a)?;
    let effort = Effort { futures: a.futures, again: a.futures * AGAIN, ..Effort::default() };
    let mut out = std::io::stdout().lock();
    let lines: Vec<&String> = scene.people.values().map(|far| &far.line).collect();
    for line in lines {
        let bar = bar(STEPS);
        // Threads report as they come; the bar only goes forward.
        let progress = |share: f64| bar.set_position(bar.position().max((share * STEPS as f64) as u64));
        let turnings = futures::what_if(&scene, line, &events, effort, &progress);
        bar.finish_and_clear();
        let account = Account::of(&scene, line, &events);
        for turning in &turnings {
            let turn = account.turns.iter().find(|t| t.utterance == turning.utterance);
            let text = text(line, turning.utterance, &events);
            if a.json {
                writeln!(out, "{}", json(line, turning, turn, text))?;
            } else {
                print(&mut out, turning, text)?;
            }
        }
        if !a.json {
            writeln!(out, "{} turns on {line}. Figures are of this model, and of nobody in it.", turnings.len())?;
        }
    }
    Ok(ExitCode::SUCCESS)
}

/// The scene of an exported log and what happened in it.
fn open(a: &WhatIf) -> Result<(Scene, Vec<(u64, Happening)>), Failure> {
    let wrong = |e: String| Failure::input(format!("{}: {e}", a.log.display()));
    let file = logs::read(&a.log)?;
    file.verify().map_err(|e| wrong(e.to_string()))?;
    let mut events = Vec::with_capacity(file.records.len());
    for record in &file.records {
        let happening = live::from_record(record).map_err(|e| wrong(e.to_string()))?;
        events.extend(happening.map(|h| (record.n, h)));
    }
    let genesis = events.first().and_then(|(_, h)| match &h.event {
        Event::Genesis(genesis) => Some(genesis.clone()),
        _ => None,
    });
    let genesis =
        genesis.ok_or_else(|| wrong("its first event is missing; nothing can be told without it".to_owned()))?;
    let pack = pack(a.pack.as_deref(), &genesis, &file.blobs)?;
    let scene = Scene::new(genesis, Arc::new(pack)).map_err(|e| wrong(e.to_string()))?;
    Ok((scene, events))
}

/// The pack that was played: given, carried by the log, or shipped with the program.
fn pack(given: Option<&Path>, genesis: &Genesis, blobs: &[Vec<u8>]) -> Result<Pack, Failure> {
    if let Some(path) = given {
        return packs::open(&path.to_string_lossy());
    }
    let carried = blobs.iter().filter_map(|blob| live::pack_in(blob)).find(|p| p.hash == genesis.pack.hash);
    let shipped = || packs::shipped(&genesis.pack.id).and_then(|files| Pack::read(&files).pack);
    carried.or_else(|| shipped().filter(|p| p.hash == genesis.pack.hash)).ok_or_else(|| {
        Failure::input(format!(
            "the log does not carry its pack, {} {}, and the program has another; give the pack's folder with --pack",
            genesis.pack.id, genesis.pack.version
        ))
    })
}

fn text<'a>(line: &str, utterance: u32, events: &'a [(u64, Happening)]) -> &'a str {
    let said = events.iter().filter(|(_, h)| h.line == line).find_map(|(_, h)| match &h.event {
        Event::Said { n, text, .. } if *n == utterance => Some(text.as_str()),
        _ => None,
    });
    said.unwrap_or_default()
}

const fn word(told: Told) -> &'static str {
    match told {
        Told::Helped => "helped",
        Told::Unclear => "unclear",
        Told::Hurt => "hurt",
    }
}

fn figure(f: Figure) -> serde_json::Value {
    serde_json::json!({ "mean": f.mean, "interval95": [f.low, f.high] })
}

fn json(line: &str, turning: &Turning, turn: Option<&Turn>, text: &str) -> serde_json::Value {
    let codes: Vec<&str> = turn.map(|t| t.units.iter().map(|u| u.code.name()).collect()).unwrap_or_default();
    let alternatives: Vec<serde_json::Value> = turning
        .alternatives
        .iter()
        .map(|o| serde_json::json!({ "code": o.code.name(), "value": figure(o.value), "gain": figure(o.gain) }))
        .collect();
    serde_json::json!({
        "v": 1, "line": line, "utterance": turning.utterance, "event": turn.map(|t| t.event),
        "at_ms": turn.map(|t| t.at_ms), "text": text, "codes": codes, "told": word(turning.told),
        "said": figure(turning.said), "difference": figure(turning.difference), "alternatives": alternatives,
        "futures": turning.futures,
    })
}

fn print(out: &mut impl Write, turning: &Turning, text: &str) -> Result<(), Failure> {
    let Figure { mean, low, high } = turning.difference;
    writeln!(out, "{:>3}  {:<7} {mean:+.3} ({low:+.3} to {high:+.3})  {text}", turning.utterance, word(turning.told))?;
    let better = turning.alternatives.iter().filter(|o| o.gain.low > 0.0).take(SHOWN);
    for other in better {
        let Figure { mean, low, high } = other.gain;
        writeln!(out, "             better: {} {mean:+.3} ({low:+.3} to {high:+.3})", other.code.name())?;
    }
    Ok(())
}
