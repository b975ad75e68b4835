//! The corpus of broken packs: `tests/broken.toml` breaks a good pack once for each rule and says what must be found.

use crate::folder::pack;
use scenario::check::{Severity, rule};
use scenario::{Files, Pack, Problem};
use serde::Deserialize;
use std::collections::BTreeSet;

#[derive(Deserialize)]
struct Plan {
    case: Vec<Case>,
}

/// One break, and the problem that must be found.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    rule: String,
    #[serde(default)]
    warning: bool,
    #[serde(default = "kidnap")]
    pack: String,
    /// The file that is broken.
    file: String,
    /// Stands once in the file and is replaced by `put`; absent: the whole file is `put`.
    find: Option<String>,
    /// Absent: the file is taken away.
    put: Option<String>,
    /// How often `put` is written, `@` in it being the count from 0.
    #[serde(default = "once")]
    times: usize,
    /// The file that the problem names, if it is another.
    named: Option<String>,
    /// Stands once in the broken file, on the line that the problem names; absent: line 0, the file as a whole.
    at: Option<String>,
    /// Rules that the same break offends as well.
    #[serde(default)]
    also: Vec<String>,
}

fn kidnap() -> String {
    "kidnap-calls".to_owned()
}

const fn once() -> usize {
    1
}

fn plan() -> Vec<Case> {
    toml::from_str::<Plan>(include_str!("../broken.toml")).unwrap().case
}

impl Case {
    fn name(&self) -> String {
        format!("{} in {} ({})", self.rule, self.file, self.put.as_deref().unwrap_or("taken away"))
    }

    fn break_it(&self) -> Files {
        let mut files = pack(&self.pack);
        let Some(put) = &self.put else {
            assert!(files.remove(&self.file).is_some(), "{}: no such file", self.name());
            return files;
        };
        let put: String = (0..self.times).map(|i| put.replace('@', &i.to_string())).collect();
        let put = if self.times == 1 { self.put.clone().unwrap() } else { put };
        let bytes = match &self.find {
            None if put == "\\xff" => vec![b'a', b'\n', 0xff],
            None => put.into_bytes(),
            Some(find) => {
                let text = String::from_utf8(files[&self.file].clone()).unwrap();
                assert_eq!(text.matches(find.as_str()).count(), 1, "{}: `{find}` stands once", self.name());
                text.replacen(find.as_str(), &put, 1).into_bytes()
            }
        };
        files.insert(self.file.clone(), bytes);
        files
    }

    fn line(&self, files: &Files, file: &str) -> u32 {
        let Some(at) = &self.at else { return 0 };
        let text = String::from_utf8_lossy(&files[file]).into_owned();
        let on: Vec<usize> =
            text.lines().enumerate().filter(|(_, line)| line.contains(at.as_str())).map(|(i, _)| i + 1).collect();
        assert_eq!(on.len(), 1, "{}: `{at}` stands on one line", self.name());
        u32::try_from(on[0]).unwrap()
    }
}

#[test]
fn every_break_is_found_where_it_is() {
    let mut wrong = Vec::new();
    for case in plan() {
        let files = case.break_it();
        let reading = Pack::read(&files);
        let file = case.named.as_deref().unwrap_or(&case.file);
        let severity = if case.warning { Severity::Warning } else { Severity::Error };
        let wanted = (file, case.line(&files, file), case.rule.as_str(), severity);
        let before = Pack::read(&pack(&case.pack)).problems;
        let news: Vec<&Problem> = reading.problems.iter().filter(|p| !known(&before, p)).collect();
        let found = news.iter().any(|p| (p.file.as_str(), p.line, p.rule, p.severity) == wanted);
        let stray = news.iter().any(|p| p.rule != case.rule && !case.also.iter().any(|also| also == p.rule));
        let has_error = reading.problems.iter().any(|p| p.severity == Severity::Error);
        if !found || stray || has_error == reading.pack.is_some() {
            let list: Vec<String> = news.iter().map(ToString::to_string).collect();
            wrong.push(format!("{}\n  wanted {wanted:?}\n  found\n    {}", case.name(), list.join("\n    ")));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
}

/// A break moves lines, so a problem of the good pack is known by rule and words.
fn known(before: &[Problem], problem: &Problem) -> bool {
    before.iter().any(|p| p.rule == problem.rule && p.file == problem.file && p.what == problem.what)
}

#[test]
fn every_rule_has_a_broken_pack() {
    let plan = plan();
    let broken: BTreeSet<&str> = plan.iter().map(|c| c.rule.as_str()).collect();
    let rules: BTreeSet<&str> = rule::ALL.iter().map(|(name, _)| *name).collect();
    assert_eq!(rules.difference(&broken).collect::<Vec<_>>(), Vec::<&&str>::new(), "rules without a broken pack");
    assert_eq!(broken.difference(&rules).collect::<Vec<_>>(), Vec::<&&str>::new(), "broken packs without a rule");
}

#[test]
fn every_problem_says_what_to_do() {
    for case in plan() {
        for problem in Pack::read(&case.break_it()).problems {
            assert!(!problem.what.is_empty() && problem.remedy.ends_with(['.', ')']), "{problem}");
            assert!(!problem.what.ends_with('.'), "{problem}");
        }
    }
}

/// Several faults of several kinds in one file come out together, each on its line.
#[test]
fn all_problems_come_at_once() {
    let mut files = pack("kidnap-calls");
    let text = String::from_utf8(files["pack.toml"].clone()).unwrap();
    let text = text
        .replace("intensity = 3", "intensity = \"three\"")
        .replace("role = \"leader\"", "rolle = \"leader\"")
        .replace("answer = \"partly\"", "answer = \"perhaps\"")
        .replace("weight = 2", "wieght = 2")
        .replace("kind = \"kidnap\"", "kind = \"Kidnap!\"");
    files.insert("pack.toml".to_owned(), text.clone().into_bytes());
    let reading = Pack::read(&files);
    let found: BTreeSet<(&str, &str)> = reading
        .problems
        .iter()
        .filter(|p| p.severity == Severity::Error)
        .map(|p| (p.rule, if p.line == 0 { "" } else { text.lines().nth(p.line as usize - 1).unwrap().trim() }))
        .collect();
    let wanted = BTreeSet::from([
        ("value-wrong", "intensity = \"three\""),
        ("field-unknown", "rolle = \"leader\""),
        ("field-missing", "[[seat]]"),
        ("value-wrong", "answer = \"perhaps\""),
        ("field-unknown", "wieght = 2"),
        ("field-missing", "[[rubric]]"),
        ("id-shape", "kind = \"Kidnap!\""),
    ]);
    assert_eq!(found, wanted);
    assert!(reading.pack.is_none());
}

#[test]
fn a_pack_that_is_too_large_is_refused() {
    let mut files = pack("kidnap-calls");
    files.insert("doctrine.md".to_owned(), vec![b' '; scenario::pack::limits::PACK_BYTES]);
    let reading = Pack::read(&files);
    assert!(reading.pack.is_none());
    assert_eq!(reading.problems.iter().map(|p| p.rule).collect::<Vec<_>>(), ["limit"]);
}
