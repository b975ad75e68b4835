//! The stub packs: they read without errors and hold what their files say.

use crate::folder::pack;
use coding::text::Tokeniser;
use scenario::check::Severity;
use scenario::{Act, Pack, Problem};
use std::collections::BTreeSet;

pub(crate) fn read(name: &str) -> (Pack, Vec<Problem>) {
    let reading = Pack::read(&pack(name));
    let errors: Vec<String> =
        reading.problems.iter().filter(|p| p.severity == Severity::Error).map(ToString::to_string).collect();
    assert!(errors.is_empty(), "{name}:\n{}", errors.join("\n"));
    (reading.pack.expect("a pack without errors is given"), reading.problems)
}

fn rules(problems: &[Problem]) -> BTreeSet<&str> {
    problems.iter().map(|p| p.rule).collect()
}

#[test]
fn kidnap_calls_has_two_people_on_two_lines_and_a_case_clock() {
    let (pack, problems) = read("kidnap-calls");
    let s = &pack.structure;
    assert_eq!(s.case_rate, 1440);
    let lines: BTreeSet<&str> = s.subjects.iter().map(|x| x.line.as_str()).collect();
    assert_eq!(lines.len(), 2);
    assert!(s.injects.iter().any(|i| i.when.case_minute.is_some_and(|m| m > f64::from(s.at_most_minutes))));
    assert_eq!(rules(&problems), BTreeSet::from(["act-few-lines", "lines-few", "review-missing"]));
}

#[test]
fn interview_room_has_two_face_to_face_lines_and_two_languages() {
    let (pack, problems) = read("interview-room");
    assert_eq!(pack.tongues.keys().collect::<Vec<_>>(), ["en", "ru"]);
    assert!(pack.structure.lines.iter().all(|l| l.kind == scenario::structure::LineKind::FaceToFace));
    assert_eq!(rules(&problems), BTreeSet::from(["act-few-lines", "lines-few", "review-missing"]));
    assert!(pack.notes.starts_with("# Notes"));
}

#[test]
fn a_topic_is_found_in_what_was_said() {
    let (pack, _) = read("interview-room");
    let tongue = &pack.tongues["ru"];
    let tokens = Tokeniser::new(&"ru".parse().unwrap()).tokens("А где сейчас Ваши документы?");
    let found: BTreeSet<&str> = tongue
        .topic_words
        .find(&tokens)
        .iter()
        .map(|m| pack.structure.topics[tongue.topic_of[m.pattern]].id.as_str())
        .collect();
    assert_eq!(found, BTreeSet::from(["papers"]));
}

#[test]
fn a_line_knows_its_place_and_cells() {
    let (pack, _) = read("kidnap-calls");
    let line = pack.tongues["en"].shared.iter().find(|l| l.id == "correct-01").unwrap();
    assert_eq!(line.act, Act::Correct);
    assert_eq!(line.heat, (2, 2));
    let text = String::from_utf8(crate::folder::pack("kidnap-calls")["lines/en/shared.csv"].clone()).unwrap();
    assert!(text.lines().nth(line.at as usize - 1).unwrap().starts_with("correct-01;"));
}

#[test]
fn the_hash_tells_contents_and_names_apart() {
    let files = pack("kidnap-calls");
    let hash = |files: &scenario::Files| Pack::read(files).pack.unwrap().hash;
    let first = hash(&files);
    assert_eq!(first.len(), 64);
    assert_eq!(first, hash(&files));
    let mut changed = files.clone();
    changed.get_mut("doctrine.md").unwrap().push(b' ');
    assert_ne!(first, hash(&changed));
    let mut renamed = files.clone();
    let notes = renamed.remove("doctrine.md").unwrap();
    renamed.insert("doctrinal.md".to_owned(), notes);
    assert_ne!(first, hash(&renamed));
}
