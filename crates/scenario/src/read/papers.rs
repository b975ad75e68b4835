//! `papers.toml` and `papers/<language>.toml`, of a pack or in a folder of their own. It never looks at whether the papers
//! make sense.

use super::{Draft, defaults, is_too_large, leads_out, names, not_read, open, path, tables, words};
use crate::check::{self, Report, Severity};
use crate::pack::Files;
use crate::papers::{Own, PaperSet, Papers, SetReading};
use std::collections::BTreeMap;

/// In a words file the name of a thing that has more to it, a hint or choices: `title` within its table.
const TITLE: &str = ".title";

impl PaperSet {
    /// Reads a set's files; `id` is the name of its folder. Never fails: what is wrong stands in the problems.
    pub fn read(id: &str, files: &Files) -> SetReading {
        let mut report = Report::default();
        if is_too_large(files, &mut report) {
            return SetReading { set: None, problems: report.into_sorted() };
        }
        let mut draft = Draft { files: files.keys().cloned().collect(), ..Draft::default() };
        open(files, path::PAPERS, &mut report);
        read(files, &mut draft, &mut report);
        for file in files.keys() {
            let name = file.rsplit('/').next().unwrap_or_default();
            let known = file == path::PAPERS
                || file.ends_with(".md")
                || name.starts_with('.')
                || names(files, "papers/", ".toml").any(|lang| *file == path::paper_words(lang));
            if !leads_out(file, &mut report) && !known {
                not_read(file, &mut report);
            }
        }
        check::run_set(id, &draft, &mut report);
        let problems = report.into_sorted();
        let sound = problems.iter().all(|p| p.severity != Severity::Error);
        SetReading { set: sound.then(|| PaperSet::new(id, draft.papers, files)), problems }
    }
}

/// Reads a pack's own papers into the draft, if it has any, and lays them over the program's.
pub(super) fn read(files: &Files, draft: &mut Draft, report: &mut Report) {
    if files.contains_key(path::PAPERS)
        && let Some(source) = open(files, path::PAPERS, report)
        && let Some((own, places)) = tables::read::<Own>(&source, &defaults::papers(), report)
    {
        draft.own_papers = own;
        draft.places.add(path::PAPERS, places);
    }
    let mut languages = BTreeMap::new();
    for lang in names(files, "papers/", ".toml") {
        let file = path::paper_words(lang);
        if let Some(source) = open(files, &file, report)
            && let Some((texts, places)) = words::texts(&source, report)
        {
            let named = |(key, text): (String, String)| (key.trim_end_matches(TITLE).to_owned(), text);
            languages.insert(lang.to_owned(), texts.into_iter().map(named).collect());
            draft.places.add(&file, places);
        }
    }
    draft.papers = Papers::lay(&draft.own_papers, languages);
}
