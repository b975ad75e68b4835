//! `pack.toml` by itself: ids, ranges, limits, provenance, outcomes, rubric.

use super::{Report, Scene, rule};
use crate::pack::limits;
use crate::structure::{Basis, Outcome, Role, Structure};
use std::collections::BTreeSet;

/// The format that this program reads.
const FORMAT: u32 = 1;

/// Stage models that the review can show.
const STAGE_MODELS: &[&str] = &["bcsm"];

/// The dimensions of the rating (doctrine 6.3).
const DIMENSIONS: &[&str] = &[
    "listening",
    "emotion_work",
    "timing_of_influence",
    "demands_deadlines",
    "truth_repair",
    "risk_awareness",
    "team_use",
    "decision_record",
    "rights_dignity",
    "exit",
];

pub(super) fn check(scene: &Scene<'_>, report: &mut Report) {
    head(scene, report);
    ranges(scene, report);
    sizes(scene, report);
    ids(scene, report);
    outcomes(scene, report);
    provenance(scene, report);
    rubric(scene, report);
    held(scene, report);
    director(scene, report);
    for (i, step) in scene.structure.steps.iter().enumerate() {
        scene.want_topic(report, &step.topic, &format!("step.{i}.topic"));
    }
}

/// Without the seat that control acts from, nothing that a trainer orders would reach a team.
fn director(scene: &Scene<'_>, report: &mut Report) {
    let seats = &scene.structure.seats;
    if seats.iter().any(|seat| seat.id == "director" && seat.role == Role::Director) {
        return;
    }
    let what = "no seat `director` has the role `director`, and nothing that a trainer orders would reach a team";
    let remedy =
        "Add `[[seat]]` with `id = \"director\"` and `role = \"director\"`, and a text `director` under `[brief]`.";
    // The first seat, or the file where there is none.
    scene.error(report, rule::DIRECTOR_MISSING, "seat.0.id", what.to_owned(), remedy);
}

/// Who is held has a topic to be spoken of under.
fn held(scene: &Scene<'_>, report: &mut Report) {
    let s = scene.structure;
    for (i, topic) in s.held.iter().enumerate() {
        scene.want_topic(report, topic, &format!("held.{i}"));
    }
    if s.faculties.people_held && s.held.is_empty() {
        let what = "people are held, but `held` names no topic to speak of them".to_owned();
        let remedy = "Write `held = [\"...\"]` above the first `[table]`, with the topic of each.";
        scene.error(report, rule::FIELD_MISSING, "faculties.people_held", what, remedy);
    }
    if !s.faculties.people_held && !s.held.is_empty() {
        let what = "`held` does nothing: the pack's faculties switch it off".to_owned();
        scene.warn(
            report,
            rule::FACULTY_OFF,
            "held",
            what,
            "Switch on `people_held` under `[faculties]`, or remove it.",
        );
    }
}

fn head(scene: &Scene<'_>, report: &mut Report) {
    let s = scene.structure;
    if s.format != FORMAT {
        let what = format!("the pack is written for format {}, this program reads {FORMAT}", s.format);
        scene.error(
            report,
            rule::FORMAT_UNKNOWN,
            "format",
            what,
            "Use a newer program, or bring the pack to format 1.",
        );
    }
    if !is_id(&s.id, b'-') {
        shape(scene, report, "id", &s.id, "Use lower case letters, digits and `-`, for example `suicide-bridge`.");
    }
    if !is_id(&s.kind, b'_') {
        shape(scene, report, "kind", &s.kind, "Use lower case letters, digits and `_`, for example `suicide`.");
    }
    let numbers: Vec<&str> = s.version.split('.').collect();
    if numbers.len() != 3 || numbers.iter().any(|n| n.parse::<u32>().is_err()) {
        let what = format!("`{}` is no version", s.version);
        scene.error(report, rule::VALUE_WRONG, "version", what, "Write three numbers with dots, for example `1.0.0`.");
    }
    if !STAGE_MODELS.contains(&s.stage_model.as_str()) {
        let what = format!("the review cannot show the stage model `{}`", s.stage_model);
        scene.warn(report, rule::STAGE_MODEL_UNKNOWN, "stage_model", what, "Use `bcsm`.");
    }
}

fn ranges(scene: &Scene<'_>, report: &mut Report) {
    let s = scene.structure;
    let [from, to] = s.usual_minutes;
    let checks = [
        ("intensity", (1..=5).contains(&s.intensity), "from 1 (everyday) to 5 (crisis)"),
        ("at_most_minutes", (1..=1440).contains(&s.at_most_minutes), "from 1 to 1440 minutes"),
        ("usual_minutes", from <= to && to <= s.at_most_minutes, "from less to more, and not over `at_most_minutes`"),
        ("case_rate", (1..=86_400).contains(&s.case_rate), "from 1 to 86400 case seconds in a second"),
        ("too_many_refusals", (2..=20).contains(&s.too_many_refusals), "from 2 to 20"),
        ("languages", !s.languages.is_empty(), "at least one language"),
    ];
    for (path, fits, range) in checks {
        if !fits {
            out_of_range(scene, report, path, range);
        }
    }
    for (i, emphasis) in s.rubric.iter().enumerate() {
        if !(1..=5).contains(&emphasis.weight) {
            out_of_range(scene, report, &format!("rubric.{i}.weight"), "from 1 to 5");
        }
    }
}

/// Reports a value of `pack.toml` that is out of its range.
pub(super) fn out_of_range(scene: &Scene<'_>, report: &mut Report, path: &str, range: &str) {
    let name = path.rsplit('.').next().unwrap_or(path);
    let what = format!("`{name}` is out of range");
    scene.error(report, rule::VALUE_RANGE, path, what, &format!("Write {range}."));
}

fn sizes(scene: &Scene<'_>, report: &mut Report) {
    let s = scene.structure;
    let sizes = [
        ("languages", s.languages.len(), limits::LANGUAGES),
        ("seat", s.seats.len(), limits::SEATS),
        ("topic", s.topics.len(), limits::TOPICS),
        ("step", s.steps.len(), limits::STEPS),
        ("desk", s.desk.len(), limits::DESK_ITEMS),
        ("inject", s.injects.len(), limits::INJECTS),
    ];
    for (path, count, most) in sizes {
        if count > most {
            // The first one too many is where a reader has to look.
            let at = format!("{path}.{most}");
            let what = format!("there are {count} entries of `{path}`; at most {most} are allowed");
            scene.error(report, rule::LIMIT, &at, what, "Take some out or join some.");
        }
    }
}

fn ids(scene: &Scene<'_>, report: &mut Report) {
    let s = scene.structure;
    let lists: [(&str, &str, Vec<&str>); 8] = [
        ("seat", "id", s.seats.iter().map(|x| x.id.as_str()).collect()),
        ("line", "id", s.lines.iter().map(|x| x.id.as_str()).collect()),
        ("subject", "id", s.subjects.iter().map(|x| x.id.as_str()).collect()),
        ("topic", "id", s.topics.iter().map(|x| x.id.as_str()).collect()),
        ("desk", "id", s.desk.iter().map(|x| x.id.as_str()).collect()),
        ("inject", "id", s.injects.iter().map(|x| x.id.as_str()).collect()),
        ("step", "topic", s.steps.iter().map(|x| x.topic.as_str()).collect()),
        ("rubric", "dimension", s.rubric.iter().map(|x| x.dimension.as_str()).collect()),
    ];
    for (table, field, list) in &lists {
        let path = |i: usize| format!("{table}.{i}.{field}");
        twice(scene, report, list, path);
        for (i, id) in list.iter().enumerate().filter(|(_, id)| !is_id(id, b'_')) {
            let remedy = "Use lower case letters, digits and `_`, for example `hot_tea`.";
            shape(scene, report, &path(i), id, remedy);
        }
    }
    let languages: Vec<&str> = s.languages.iter().map(String::as_str).collect();
    twice(scene, report, &languages, |i| format!("languages.{i}"));
    let outcomes: Vec<&str> = s.outcomes.iter().map(|o| o.name()).collect();
    twice(scene, report, &outcomes, |i| format!("outcomes.{i}"));
    clashes(scene, report, s);
}

/// Seats and subjects stand together at the ends of lines; seats and personas together in `brief.<id>`.
fn clashes(scene: &Scene<'_>, report: &mut Report, s: &Structure) {
    let cast = scene.cast();
    for (i, seat) in s.seats.iter().enumerate() {
        let subject = s.subjects.iter().any(|x| x.id == seat.id);
        if subject || cast.contains(seat.id.as_str()) {
            let what = format!("`{}` is a seat and also a {}", seat.id, if subject { "subject" } else { "persona" });
            scene.error(report, rule::ID_CLASH, &format!("seat.{i}.id"), what, "Give one of the two another id.");
        }
    }
}

fn twice(scene: &Scene<'_>, report: &mut Report, ids: &[&str], path: impl Fn(usize) -> String) {
    let mut seen = BTreeSet::new();
    for (i, id) in ids.iter().enumerate() {
        if !seen.insert(id) {
            let what = format!("`{id}` stands twice");
            scene.error(report, rule::ID_TWICE, &path(i), what, "Give it another name or remove one of the two.");
        }
    }
}

fn shape(scene: &Scene<'_>, report: &mut Report, path: &str, id: &str, remedy: &str) {
    scene.error(report, rule::ID_SHAPE, path, format!("`{id}` is not written as an id"), remedy);
}

/// Lower case letters, digits and one mark between them; begins with a letter.
pub(super) fn is_id(id: &str, mark: u8) -> bool {
    id.len() <= 64
        && id.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == mark)
        && id.bytes().next().is_some_and(|b| b.is_ascii_lowercase())
}

fn outcomes(scene: &Scene<'_>, report: &mut Report) {
    let s = scene.structure;
    if !s.outcomes.contains(&Outcome::Unresolved) {
        let what = "`outcomes` lacks `unresolved`, and every exercise can run out of time".to_owned();
        scene.error(report, rule::OUTCOME_UNRESOLVED, "outcomes", what, "Add \"unresolved\" to the list.");
    }
    let partial = s.outcomes.iter().position(|o| *o == Outcome::Partial);
    if let Some(i) = partial
        && !s.steps.iter().any(|step| step.partial)
    {
        let what = "the outcome `partial` cannot come about: no step has `partial = true`".to_owned();
        let remedy = "Mark the step from which it counts, or take the outcome out.";
        scene.warn(report, rule::OUTCOME_UNREACHABLE, &format!("outcomes.{i}"), what, remedy);
    }
}

fn provenance(scene: &Scene<'_>, report: &mut Report) {
    let s = scene.structure;
    if s.provenance.basis == Basis::RealCase && s.provenance.note.trim().is_empty() {
        let what = "the pack comes from a real case and `provenance.note` is blank".to_owned();
        let remedy = "Write who gave authority, which identifiers were changed and which two people reviewed it.";
        scene.error(report, rule::REAL_CASE_NOTE, "provenance.basis", what, remedy);
    }
    for lang in &s.languages {
        let path = format!("provenance.reviewed.{lang}");
        let lacks = match s.provenance.reviewed.get(lang) {
            Some(r) if r.native_speaker && r.practitioner => continue,
            Some(r) if r.native_speaker => "by no practitioner",
            Some(r) if r.practitioner => "by no native speaker",
            _ => "neither by a native speaker nor by a practitioner",
        };
        let what = format!("the `{lang}` words were read {lacks}");
        let remedy = "Have them read, then set `native_speaker` and `practitioner` to true; trainees see this.";
        scene.warn(report, rule::REVIEW_MISSING, &path, what, remedy);
    }
}

fn rubric(scene: &Scene<'_>, report: &mut Report) {
    for (i, emphasis) in scene.structure.rubric.iter().enumerate() {
        if !DIMENSIONS.contains(&emphasis.dimension.as_str()) {
            let what = format!("`{}` is no dimension of the rating", emphasis.dimension);
            let remedy = format!("Use one of: {}.", DIMENSIONS.join(", "));
            scene.error(report, rule::DIMENSION_UNKNOWN, &format!("rubric.{i}.dimension"), what, &remedy);
        }
    }
}
