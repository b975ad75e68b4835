//! What `play` prints: events as JSON Lines, or the talk as a person reads it.

use super::session::Session;
use crate::cli::Play;
use crate::failure::Failure;
use exercise::Scene;
use exercise::event::{Event, Happening, Reacted};
use serde_json::{Value, json};
use std::io::Write;
use subject::react::Reason;
use subject::var::ONE;
use words::Arg;

pub struct Printer<'a> {
    scene: &'a Scene,
    json: bool,
    /// What a seat said is on the screen already: it was typed there.
    typed: bool,
    n: u64,
    language: String,
    log: Option<std::path::PathBuf>,
    last: Option<Value>,
}

impl<'a> Printer<'a> {
    pub fn new(scene: &'a Scene, a: &Play) -> Printer<'a> {
        Printer {
            scene,
            json: a.json,
            typed: a.script.is_none(),
            n: 0,
            language: a.lang.clone(),
            log: a.log.clone(),
            last: None,
        }
    }

    /// Prints what is new.
    pub fn print(&mut self, session: &mut Session<'_>) -> Result<(), Failure> {
        let mut out = std::io::stdout().lock();
        for happening in session.news() {
            self.n += 1;
            if self.json {
                let line = event(self.scene, self.n, &happening, &self.language);
                if matches!(happening.event, Event::Ended { .. }) {
                    self.last = Some(line);
                } else {
                    writeln!(out, "{line}")?;
                }
            } else if self.typed && matches!(happening.event, Event::Said { .. }) {
                // Nothing to print.
            } else if let Some(text) = told(self.scene, &happening, &self.language) {
                writeln!(out, "{text}")?;
            }
        }
        out.flush()?;
        Ok(())
    }

    /// The last line, and the chained log if it was asked for.
    pub fn finish(&mut self, session: &Session<'_>) -> Result<(), Failure> {
        let mut out = std::io::stdout().lock();
        if let Some(last) = self.last.take() {
            writeln!(out, "{last}")?;
        }
        out.flush()?;
        if let Some(path) = &self.log {
            crate::logs::write_played(path, &session.log, self.scene)?;
        }
        Ok(())
    }
}

/// A share with six decimals as it is stored.
fn share(millionths: i32) -> f64 {
    f64::from(millionths) / f64::from(ONE)
}

fn event(scene: &Scene, n: u64, h: &Happening, language: &str) -> Value {
    let mut line = match &h.event {
        Event::Reacted(reacted) => reaction(scene, reacted, language),
        event => serde_json::from_slice(&event.to_body()).unwrap_or_else(|_| json!({})),
    };
    if let Some(map) = line.as_object_mut() {
        map.insert("v".into(), json!(1));
        map.insert("n".into(), json!(n));
        map.insert("kind".into(), json!(h.event.kind()));
        map.insert("at_ms".into(), json!(h.at));
        map.insert("seat".into(), json!(h.seat));
        map.insert("line".into(), json!(h.line));
        if let Some(due) = &h.due {
            map.insert("due".into(), json!(due));
        }
    }
    line
}

fn reaction(scene: &Scene, r: &Reacted, language: &str) -> Value {
    let constants = &scene.engine.constants;
    let mut vars: serde_json::Map<String, Value> =
        r.state.vars.iter().map(|(v, x)| (v.name().to_owned(), json!(share(x)))).collect();
    vars.insert("rapport".into(), json!(share(r.state.rapport())));
    vars.insert("stage".into(), json!(r.state.stage(constants).name()));
    vars.insert("step".into(), json!(r.state.stair(constants).name()));
    vars.insert("steps_done".into(), json!(r.state.steps_done));
    let reasons: Vec<Value> = r
        .reasons
        .iter()
        .map(|reason| {
            let moved: serde_json::Map<String, Value> =
                reason.moved.iter().map(|(v, by)| (v.name().to_owned(), json!(share(*by)))).collect();
            json!({
                "rule": reason.rule.name(), "unit": reason.unit, "moved": moved,
                "says": words_of_reason(language, reason),
            })
        })
        .collect();
    json!({
        "subject": r.subject, "cause": r.cause, "state": vars, "act": r.act.name(), "tone": r.tone.name(), "heat": r.heat,
        "topic": r.topic, "answers": r.answers.map(subject::Cue::name), "words_id": r.words_id, "words": r.words,
        "quiet": r.quiet, "speak_at_ms": r.speak_at_ms, "lasts_ms": r.lasts_ms, "reasons": reasons,
        "ends": r.ends.map(scenario::Outcome::name),
    })
}

/// The reason as a sentence in the language of the talk.
fn words_of_reason(language: &str, reason: &Reason) -> String {
    let words = words::Words::for_tag(language);
    match &reason.word {
        Some(word) => words.text("reason-word-is-an-insult", &[("word", Arg::Text(word))]),
        None => words.named("reason", reason.rule.name()),
    }
}

/// A line of talk for the terminal; nothing hidden is shown while the scene runs.
fn told(scene: &Scene, h: &Happening, language: &str) -> Option<String> {
    let text = |key: &str| scene.pack.text(language, key).unwrap_or_default().to_owned();
    match &h.event {
        Event::Genesis(_) => Some(format!("{}\n\n{}\n", text("title"), text("opening"))),
        Event::NotAnswered => Some("  (…)".to_owned()),
        Event::Said { text, .. } => Some(format!("      > {text}")),
        Event::Spoke { words, .. } | Event::Prompted { words, .. } => Some(words.clone()),
        Event::SceneSet { words, .. } => Some(format!("\n  {words}")),
        Event::Answered { item, answer, .. } => Some(format!("  [{}]", desk(scene, language, item, *answer))),
        Event::Injected { inject, .. } => Some(format!("  [{}]", text(&format!("inject.{inject}")))),
        Event::Ended { outcome, .. } => Some(format!("\n{}", text(&format!("ending.{}", outcome.name())))),
        _ => None,
    }
}

fn desk(scene: &Scene, language: &str, item: &str, _answer: scenario::structure::Answer) -> String {
    scene.pack.text(language, &format!("desk.{item}.reply")).unwrap_or(item).to_owned()
}
