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

/// A picture comes with its size and hash, and its words are wanted in every language.
#[test]
fn an_inject_shows_a_picture_and_opens_as_paper() {
    let mut files = pack("kidnap-calls");
    let plan = png(3, 2);
    files.insert("media/plan.png".to_owned(), plan.clone());
    let structure = String::from_utf8(files["pack.toml"].clone()).unwrap();
    let note = "when = { at_stage = \"preparation\" }";
    let structure = structure.replacen(note, &format!("{note}\npicture = \"plan.png\"\ndocument = true"), 1);
    files.insert("pack.toml".to_owned(), structure.into_bytes());
    let missing = |files: &scenario::Files| {
        let problems = Pack::read(files).problems.into_iter().filter(|p| p.severity == Severity::Error);
        problems.map(|p| p.what).collect::<Vec<_>>()
    };
    assert_eq!(
        missing(&files),
        ["the text `document.caller_tires.title` is missing in `en`", "the text `picture.plan` is missing in `en`"]
    );
    let texts = String::from_utf8(files["texts/en.toml"].clone()).unwrap();
    let more =
        "\n[picture]\nplan = \"Two rooms and a door.\"\n[document.caller_tires]\ntitle = \"Note\"\nfrom = \"Desk\"\n";
    files.insert("texts/en.toml".to_owned(), (texts + more).into_bytes());
    let reading = Pack::read(&files);
    assert!(!reading.problems.iter().any(|p| p.file.starts_with("media") || p.rule == "text-unknown"));
    let pack = reading.pack.unwrap();
    let picture = pack.picture("caller_tires").unwrap();
    assert_eq!((picture.width, picture.height, &picture.bytes), (3, 2, &plan));
    assert_eq!(picture.hash.len(), 64);
    assert_eq!(pack.picture("leak"), None);
}

#[test]
fn pictures_have_limits() {
    let rules = |change: &dyn Fn(&mut scenario::Files)| {
        let mut files = pack("kidnap-calls");
        change(&mut files);
        let problems = Pack::read(&files).problems.into_iter();
        problems.filter(|p| p.file.starts_with("media")).map(|p| (p.rule, p.line)).collect::<BTreeSet<_>>()
    };
    let limit = BTreeSet::from([("limit", 0), ("picture-unused", 0)]);
    let large = |f: &mut scenario::Files| {
        let _ = f.insert("media/x.png".to_owned(), vec![0; scenario::pack::limits::PICTURE_BYTES + 1]);
    };
    assert_eq!(rules(&large), limit);
    let wide = |f: &mut scenario::Files| {
        let _ = f.insert("media/x.png".to_owned(), png(scenario::pack::limits::PICTURE_SIDE + 1, 1));
    };
    assert_eq!(rules(&wide), limit);
    let many = |f: &mut scenario::Files| {
        f.extend((0..=scenario::pack::limits::PICTURES).map(|n| (format!("media/x{n}.png"), png(1, 1))));
    };
    assert_eq!(rules(&many), limit);
    let elsewhere = |f: &mut scenario::Files| f.extend([("media/x.svg".to_owned(), b"<svg/>".to_vec())]);
    assert_eq!(rules(&elsewhere), BTreeSet::from([("file-unknown", 0)]));
}

/// A white picture.
fn png(width: u32, height: u32) -> Vec<u8> {
    let mut out = std::io::Cursor::new(Vec::new());
    let white = image::RgbImage::from_pixel(width, height, image::Rgb([255; 3]));
    white.write_to(&mut out, image::ImageFormat::Png).unwrap();
    out.into_inner()
}
