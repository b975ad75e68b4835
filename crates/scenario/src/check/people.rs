//! Personas: ranges, names, and that everything they name exists.

use super::{Report, Scene, rule, unknown_topic};
use crate::act::Act;
use crate::persona::Persona;
use crate::read::path;
use std::collections::BTreeMap;

/// State variables (doctrine 7.1).
pub(super) const VARIABLES: &[&str] = &[
    "arousal",
    "anger",
    "fear",
    "sadness",
    "shame",
    "trust",
    "understood",
    "hopelessness",
    "ambivalence",
    "fatigue",
    "substance",
    "face",
    "coercion",
    "grievance",
    "autonomy",
    "demand",
    "violence",
    "attachment",
    "cohesion",
    "exit_dignity",
    "readiness",
];

/// What can be scaled for a person.
const SCALES: &[&str] = &[
    "arousal_up",
    "arousal_down",
    "trust_up",
    "trust_down",
    "hopelessness",
    "readiness",
    "face",
    "coercion",
    "autonomy",
    "habituation",
    "noise",
    "silence",
];

/// Youngest and oldest person that can be played (doctrine 8.8: no playable child).
const AGES: (f64, f64) = (18.0, 110.0);

pub(super) fn check(scene: &Scene<'_>, report: &mut Report) {
    let cast = scene.cast();
    for (id, persona) in &scene.draft.personas {
        let file = path::persona(id);
        let mut sheet = Sheet { scene, report, file: &file, persona };
        if persona.id != *id {
            let what = format!("the file is named `{id}` and the persona `{}`", persona.id);
            sheet.error(rule::PERSONA_FILE_NAME, "id", what, "Make the two the same.");
        }
        if !super::structure::is_id(&persona.id, b'_') {
            let what = format!("`{}` is not written as an id", persona.id);
            sheet.error(rule::ID_SHAPE, "id", what, "Use lower case letters, digits and `_`.");
        }
        if !cast.contains(id.as_str()) {
            let what = format!("`{id}` is cast in no part");
            sheet.warn(
                rule::PERSONA_UNUSED,
                "id",
                what,
                "Add it to `personas` of a `[[subject]]`, or remove the file.",
            );
        }
        sheet.ranges();
        sheet.named("start", &persona.start, VARIABLES, rule::VARIABLE_UNKNOWN, (0.0, 1.0));
        sheet.named("scale", &persona.scale, SCALES, rule::SCALE_UNKNOWN, (0.0, 5.0));
        let acts: Vec<&str> = Act::ALL.iter().map(|a| a.name()).collect();
        sheet.named("leaning", &persona.leaning, &acts, rule::ACT_UNKNOWN, (0.0, 10.0));
        sheet.references();
        sheet.faculties();
        sheet.disclosures();
        sheet.absent();
    }
}

/// One persona file while it is checked.
struct Sheet<'a, 'r> {
    scene: &'a Scene<'a>,
    report: &'r mut Report,
    file: &'a str,
    persona: &'a Persona,
}

impl Sheet<'_, '_> {
    fn line(&self, path: &str) -> u32 {
        self.scene.draft.places.line(self.file, path)
    }

    fn error(&mut self, rule: &'static str, path: &str, what: String, remedy: &str) {
        self.report.error(rule, self.file, self.line(path), what, remedy);
    }

    fn warn(&mut self, rule: &'static str, path: &str, what: String, remedy: &str) {
        self.report.warn(rule, self.file, self.line(path), what, remedy);
    }

    fn range(&mut self, path: &str, value: f64, (low, high): (f64, f64)) {
        // `contains` is false for nan, which TOML can write.
        if !(low..=high).contains(&value) {
            let what = format!("`{}` is {value}", path.rsplit('.').next().unwrap_or(path));
            self.error(rule::VALUE_RANGE, path, what, &format!("Write a number from {low} to {high}."));
        }
    }

    fn ranges(&mut self) {
        let p = self.persona;
        self.range("age", f64::from(p.age), AGES);
        self.range("gate_rapport", p.gate_rapport, (0.0, 1.0));
        self.range("gate_arousal", p.gate_arousal, (0.0, 1.0));
        self.range("calming_minutes", p.calming_minutes, (1.0, 240.0));
        self.range("tempo.answers_after_seconds", p.tempo.answers_after_seconds, (0.0, 60.0));
        self.range("tempo.patience_seconds", p.tempo.patience_seconds, (1.0, 3600.0));
        self.range("tempo.calls_back_after_seconds", p.tempo.calls_back_after_seconds, (0.0, 86_400.0));
        if let Some(at) = p.address.offers_familiar_at {
            self.range("address.offers_familiar_at", at, (0.0, 1.0));
        }
        for (i, disclosure) in p.disclosures.iter().enumerate() {
            self.range(&format!("disclosure.{i}.needs_trust"), disclosure.needs_trust, (0.0, 1.0));
        }
    }

    /// A table of numbers by name.
    fn named(
        &mut self,
        table: &str,
        values: &BTreeMap<String, f64>,
        names: &[&str],
        unknown: &'static str,
        range: (f64, f64),
    ) {
        for (name, value) in values {
            let path = format!("{table}.{name}");
            if !names.contains(&name.as_str()) {
                let what = format!("`{name}` has no place in `{table}`");
                self.error(unknown, &path, what, &format!("Use one of: {}.", names.join(", ")));
            }
            self.range(&path, *value, range);
        }
    }

    /// Hooks, triggers, demands and disclosures name what exists.
    fn references(&mut self) {
        let p = self.persona;
        let topics = [("hooks", &p.hooks), ("triggers", &p.triggers), ("absent", &p.absent)];
        let listed = topics
            .iter()
            .flat_map(|(name, list)| list.iter().enumerate().map(move |(i, topic)| (format!("{name}.{i}"), topic)));
        let disclosed = p.disclosures.iter().enumerate().map(|(i, d)| (format!("disclosure.{i}.topic"), &d.topic));
        for (path, topic) in listed.chain(disclosed) {
            if !self.scene.has_topic(topic) {
                unknown_topic(topic, self.file, self.line(&path), self.report);
            }
        }
        for (i, item) in p.demands.iter().enumerate().filter(|(_, item)| !self.scene.has_desk_item(item)) {
            let what = format!("`{item}` cannot be asked for at the desk");
            self.error(rule::DESK_UNKNOWN, &format!("demands.{i}"), what, "Name the id of a `[[desk]]` in pack.toml.");
        }
    }

    /// What a persona has and the pack has switched off does nothing.
    fn faculties(&mut self) {
        let (p, f) = (self.persona, &self.scene.structure.faculties);
        let uses = [
            ("hooks", !p.hooks.is_empty(), f.hooks),
            ("triggers", !p.triggers.is_empty(), f.triggers),
            ("demands", !p.demands.is_empty(), f.demands),
            ("disclosure", !p.disclosures.is_empty(), f.disclosures),
        ];
        for (name, used, on) in uses {
            if used && !on {
                let what = format!("`{name}` does nothing: the pack's faculties switch it off");
                self.warn(
                    rule::FACULTY_OFF,
                    name,
                    what,
                    "Switch it on under `[faculties]` in pack.toml, or remove it.",
                );
            }
        }
    }

    /// The line that tells stands in the persona's own bank, in each language.
    fn disclosures(&mut self) {
        for (i, disclosure) in self.persona.disclosures.iter().enumerate() {
            for (lang, tongue) in &self.scene.draft.tongues {
                let told = tongue.own.get(&self.persona.id).is_some_and(|lines| {
                    lines.iter().any(|l| l.act == Act::Disclose && l.topics.contains(&disclosure.topic))
                });
                if !told {
                    let what = format!("no line discloses `{}` in {lang}", disclosure.topic);
                    let remedy = format!(
                        "Add a line with act `disclose` and this topic to {}.",
                        path::bank(lang, &self.persona.id)
                    );
                    self.error(rule::DISCLOSURE_WITHOUT_LINE, &format!("disclosure.{i}.topic"), what, &remedy);
                }
            }
        }
    }

    /// What a person has not is denied in that person's own words: when it is asked for, and when it is taken for granted.
    fn absent(&mut self) {
        for (i, topic) in self.persona.absent.iter().enumerate() {
            for (lang, tongue) in &self.scene.draft.tongues {
                let own = tongue.own.get(&self.persona.id).map(Vec::as_slice).unwrap_or_default();
                let says = |act: Act| own.iter().any(|l| l.act == act && l.topics.contains(topic));
                for act in [Act::Answer, Act::Correct].into_iter().filter(|act| !says(*act)) {
                    let what =
                        format!("nobody says in {lang} that there is no `{topic}`: no line with the act `{act}`");
                    let bank = path::bank(lang, &self.persona.id);
                    let remedy = format!("Add a line with the act `{act}` and this topic to {bank}.");
                    self.error(rule::ABSENT_WITHOUT_LINE, &format!("absent.{i}"), what, &remedy);
                }
            }
        }
    }
}
