//! What is wrong with a pack, where, and what to do about it.
//!
//! A rule is a small function in a file below that looks at the draft and reports. Rules never repair, never stop one
//! another and never depend on one another's findings.

mod acts;
mod banks;
mod catalogue;
mod desk;
mod ears;
mod injects;
mod languages;
mod near;
mod papers;
mod people;
mod pictures;
pub mod rule;
mod safety;
mod seats;
mod structure;
mod texts;
mod topics;

use crate::read::Draft;
use serde::Serialize;

/// One problem, for people: file, line, what is wrong, remedy.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Problem {
    pub file: String,
    /// From 1; 0 means the file as a whole.
    pub line: u32,
    /// Stable name of the rule, for example `act-without-lines`.
    pub rule: &'static str,
    pub what: String,
    pub remedy: String,
    /// Errors keep a pack from being played; warnings do not.
    pub severity: Severity,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    Error,
    Warning,
}

impl std::fmt::Display for Problem {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let severity = match self.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
        };
        f.write_str(&self.file)?;
        if self.line > 0 {
            write!(f, ":{}", self.line)?;
        }
        write!(f, ": {severity} [{}]: {}. {}", self.rule, self.what, self.remedy)
    }
}

/// Collects problems.
#[derive(Debug, Default)]
pub(crate) struct Report(Vec<Problem>);

impl Report {
    pub(crate) fn error(
        &mut self,
        rule: &'static str,
        file: &str,
        line: u32,
        what: impl Into<String>,
        remedy: impl Into<String>,
    ) {
        self.add(rule, file, line, what.into(), remedy.into(), Severity::Error);
    }

    pub(crate) fn warn(
        &mut self,
        rule: &'static str,
        file: &str,
        line: u32,
        what: impl Into<String>,
        remedy: impl Into<String>,
    ) {
        self.add(rule, file, line, what.into(), remedy.into(), Severity::Warning);
    }

    fn add(&mut self, rule: &'static str, file: &str, line: u32, what: String, remedy: String, severity: Severity) {
        self.0.push(Problem { file: file.to_owned(), line, rule, what, remedy, severity });
    }

    /// By file and line, each once.
    pub(crate) fn into_sorted(mut self) -> Vec<Problem> {
        self.0.sort();
        self.0.dedup();
        self.0
    }
}

/// Applies every rule.
pub(crate) fn run(draft: &Draft, report: &mut Report) {
    banks::check(draft, report);
    safety::check(draft, report);
    catalogue::check(draft, &[], report);
    let Some(structure) = &draft.structure else { return };
    let scene = Scene { draft, structure };
    structure::check(&scene, report);
    languages::check(&scene, report);
    seats::check(&scene, report);
    ears::check(&scene, report);
    desk::check(&scene, report);
    injects::check(&scene, report);
    pictures::check(&scene, report);
    people::check(&scene, report);
    topics::check(&scene, report);
    texts::check(&scene, report);
    papers::check(&scene, report);
    acts::check(&scene, report);
}

/// Applies the rules for a set of papers: those for papers, and that it says what it is.
pub(crate) fn run_set(id: &str, draft: &Draft, report: &mut Report) {
    if !structure::is_id(id, b'-') {
        let what = format!("the folder is called `{id}`, and this name is the set's id");
        let remedy = "Call it with lower case letters, digits and `-`, for example `our-estimate`.";
        report.error(rule::ID_SHAPE, crate::read::path::PAPERS, 0, what, remedy);
    }
    catalogue::check(draft, &["name", "about"], report);
}

/// What a rule that needs the structure looks at.
pub(crate) struct Scene<'a> {
    pub(crate) draft: &'a Draft,
    pub(crate) structure: &'a crate::structure::Structure,
}

impl Scene<'_> {
    /// The line of a path in `pack.toml`.
    fn line(&self, path: &str) -> u32 {
        self.draft.places.line(crate::read::path::PACK, path)
    }

    fn has_topic(&self, id: &str) -> bool {
        self.structure.topics.iter().any(|t| t.id == id)
    }

    fn has_desk_item(&self, id: &str) -> bool {
        self.structure.desk.iter().any(|d| d.id == id)
    }

    /// Ids of the personas that are cast, each once, in order.
    fn cast(&self) -> std::collections::BTreeSet<&str> {
        self.structure.subjects.iter().flat_map(|s| &s.personas).map(String::as_str).collect()
    }

    /// An error in `pack.toml`.
    fn error(&self, report: &mut Report, rule: &'static str, path: &str, what: String, remedy: &str) {
        report.error(rule, crate::read::path::PACK, self.line(path), what, remedy);
    }

    /// A warning in `pack.toml`.
    fn warn(&self, report: &mut Report, rule: &'static str, path: &str, what: String, remedy: &str) {
        report.warn(rule, crate::read::path::PACK, self.line(path), what, remedy);
    }

    /// A topic named at this path of `pack.toml` must exist.
    fn want_topic(&self, report: &mut Report, topic: &str, path: &str) {
        if !self.has_topic(topic) {
            unknown_topic(topic, crate::read::path::PACK, self.line(path), report);
        }
    }
}

/// Reports a topic that `pack.toml` does not list.
pub(crate) fn unknown_topic(topic: &str, file: &str, line: u32, report: &mut Report) {
    report.error(
        rule::TOPIC_UNKNOWN,
        file,
        line,
        format!("`{topic}` is no topic of this pack"),
        format!("Correct the name, or add `[[topic]]` with `id = \"{topic}\"` to pack.toml."),
    );
}
