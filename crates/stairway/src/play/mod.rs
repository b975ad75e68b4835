//! `stairway play`: one negotiation in the terminal, typed or from a script.

mod output;
mod script;
mod session;
mod typed;

use crate::cli::Play;
use crate::failure::Failure;
use crate::packs;
use exercise::Scene;
use exercise::event::{Genesis, Pinned};
use scenario::Structure;
use std::collections::BTreeMap;
use std::process::ExitCode;
use std::sync::Arc;
use subject::Engine;

pub fn run(a: &Play) -> Result<ExitCode, Failure> {
    let scene = set(a)?;
    match &a.script {
        Some(path) => {
            let text = std::fs::read_to_string(path).map_err(|e| Failure::input(format!("{}: {e}", path.display())))?;
            let steps = script::parse(&text).map_err(|e| Failure::input(format!("{}: {e}", path.display())))?;
            script::run(&scene, &steps, a)
        }
        None => typed::run(&scene, a),
    }
}

fn set(a: &Play) -> Result<Scene, Failure> {
    let pack = Arc::new(packs::open(&a.pack)?);
    let structure = &pack.structure;
    if !structure.languages.contains(&a.lang) {
        return Err(Failure::input(format!(
            "the pack has no «{}»; it has: {}",
            a.lang,
            structure.languages.join(", ")
        )));
    }
    let cast = cast(structure, a.persona.as_deref())?;
    let genesis = Genesis {
        pack: Pinned { id: structure.id.clone(), version: structure.version.clone(), hash: pack.hash.clone() },
        engine: Engine::builtin().hash.clone(),
        coder: coding::Coder::data_hash().to_owned(),
        program: env!("CARGO_PKG_VERSION").to_owned(),
        languages: structure.lines.iter().map(|l| (l.id.clone(), a.lang.clone())).collect(),
        cast,
        intensity: a.intensity,
        worst: packs::worst(&a.worst)?,
        seed: a.seed,
        salt: 0,
        fork: None,
        team: None,
    };
    Scene::new(genesis, Arc::clone(&pack)).map_err(Failure::input)
}

/// Who plays at the far end: the named persona in the first part, the first in every other. In a drill nobody does.
fn cast(structure: &Structure, persona: Option<&str>) -> Result<BTreeMap<String, String>, Failure> {
    let mut cast: BTreeMap<String, String> =
        structure.subjects.iter().filter_map(|s| Some((s.id.clone(), s.personas.first()?.clone()))).collect();
    let Some(part) = structure.subjects.first() else {
        return match (structure.is_drill(), persona) {
            (true, None) => Ok(cast),
            (true, Some(_)) => Err(Failure::input("a drill has no personas; leave --persona out")),
            (false, _) => Err(Failure::input("the pack has nobody at the far end")),
        };
    };
    if let Some(persona) = persona {
        if !part.personas.iter().any(|p| p == persona) {
            let there = part.personas.join(", ");
            return Err(Failure::input(format!("there is no persona «{persona}»; there is: {there}")));
        }
        cast.insert(part.id.clone(), persona.to_owned());
    }
    Ok(cast)
}
