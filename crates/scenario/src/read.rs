//! From the bytes of a folder to a [`Pack`], with every problem at once.
//!
//! Reading goes on after a problem wherever it can, so that a trainer repairs a pack in one round. What belongs here:
//! bytes to typed values. What never does: judging whether the values make sense together (that is `check`).

mod bank;
mod defaults;
mod drill;
mod papers;
mod source;
mod tables;
mod words;

use crate::check::{self, Problem, Report, Severity, rule};
use crate::line::Line;
use crate::pack::{Files, Pack, Picture, Tongue, limits};
use crate::papers::{Own, Papers};
use crate::persona::Persona;
use crate::structure::Structure;
use coding::Language;
use coding::phrase::PhraseSet;
use coding::text::Tokeniser;
use sha2::{Digest, Sha256};
use source::Source;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

/// What came of reading a folder.
#[derive(Clone, Debug)]
pub struct Reading {
    /// The pack, when no problem is an error.
    pub pack: Option<Pack>,
    /// Every problem, by file and line.
    pub problems: Vec<Problem>,
}

/// Lines of the keys and values of all files, by file and dotted path (`seat.2.id`; positions count from 0).
#[derive(Debug, Default)]
pub(crate) struct Places(BTreeMap<String, BTreeMap<String, u32>>);

impl Places {
    pub(crate) fn add(&mut self, file: &str, places: BTreeMap<String, u32>) {
        self.0.insert(file.to_owned(), places);
    }

    /// Whether a file was read.
    pub(crate) fn has(&self, file: &str) -> bool {
        self.0.contains_key(file)
    }

    /// The line of a path, or of the nearest part around it; 0, the file as a whole, if there is none.
    pub(crate) fn line(&self, file: &str, path: &str) -> u32 {
        let Some(places) = self.0.get(file) else { return 0 };
        let mut path = path;
        loop {
            if let Some(&line) = places.get(path) {
                return line;
            }
            match path.rsplit_once('.') {
                Some((around, _)) => path = around,
                None => return 0,
            }
        }
    }
}

/// A picture's bytes and its width and height, if it can be read.
type LookedAt = (Vec<u8>, Result<(u32, u32), media::Fault>);
/// By file name.
type Media = BTreeMap<String, LookedAt>;

/// A pack as far as it could be read: what the rules of `check` look at.
#[derive(Debug, Default)]
pub(crate) struct Draft {
    /// `None` if `pack.toml` is missing or no TOML; then only rules that need no structure run.
    pub(crate) structure: Option<Structure>,
    /// Paths of all files that are there, read or not.
    pub(crate) files: BTreeSet<String>,
    /// By file name.
    pub(crate) personas: BTreeMap<String, Persona>,
    pub(crate) tongues: BTreeMap<String, Tongue>,
    /// Pictures by file name: their bytes, and their size if they can be read.
    pub(crate) media: Media,
    /// What stands in `papers.toml`, and the catalogue with it laid over.
    pub(crate) own_papers: Own,
    pub(crate) papers: Papers,
    pub(crate) places: Places,
}

/// Path of a language's or persona's file.
pub(crate) mod path {
    pub(crate) const PACK: &str = "pack.toml";
    pub(crate) const PAPERS: &str = "papers.toml";
    pub(crate) const SHARED: &str = "shared";

    pub(crate) fn media(name: &str) -> String {
        format!("media/{name}")
    }
    pub(crate) fn persona(id: &str) -> String {
        format!("personas/{id}.toml")
    }
    pub(crate) fn topics(lang: &str) -> String {
        format!("topics/{lang}.toml")
    }
    pub(crate) fn paper_words(lang: &str) -> String {
        format!("papers/{lang}.toml")
    }
    /// Whether a file belongs to the papers of a pack.
    pub(crate) fn is_of_papers(file: &str) -> bool {
        file == PAPERS || file.starts_with("papers/")
    }
    pub(crate) fn drills(lang: &str) -> String {
        format!("drills/{lang}.csv")
    }
    pub(crate) fn guide(lang: &str) -> String {
        format!("guide/{lang}.md")
    }
    pub(crate) fn texts(lang: &str) -> String {
        format!("texts/{lang}.toml")
    }
    pub(crate) fn bank(lang: &str, bank: &str) -> String {
        format!("lines/{lang}/{bank}.csv")
    }
}

impl Pack {
    /// Reads a folder's files. Never fails: what is wrong stands in the problems.
    pub fn read(files: &Files) -> Reading {
        let mut report = Report::default();
        if is_too_large(files, &mut report) {
            return Reading { pack: None, problems: report.into_sorted() };
        }
        let draft = read_draft(files, &mut report);
        check::run(&draft, &mut report);
        let problems = report.into_sorted();
        let sound = problems.iter().all(|p| p.severity != Severity::Error);
        let pack = draft.structure.filter(|_| sound).map(|structure| Pack {
            structure,
            personas: draft.personas,
            tongues: draft.tongues,
            notes: files.get("doctrine.md").map(|b| String::from_utf8_lossy(b).into_owned()).unwrap_or_default(),
            guides: guides(files),
            pictures: pictures(draft.media),
            papers: draft.papers,
            hash: hash(files),
        });
        Reading { pack, problems }
    }
}

fn is_too_large(files: &Files, report: &mut Report) -> bool {
    let size: usize = files.values().map(Vec::len).sum();
    if size > limits::PACK_BYTES {
        report.error(
            rule::LIMIT,
            "",
            0,
            format!("the pack has {size} bytes; at most {} are allowed", limits::PACK_BYTES),
            "Make pictures and sounds smaller or leave them out.",
        );
    }
    size > limits::PACK_BYTES
}

/// The facilitator's guides by language.
fn guides(files: &Files) -> BTreeMap<String, String> {
    let language = |path: &str| Some(path.strip_prefix("guide/")?.strip_suffix(".md")?.to_owned());
    files.iter().filter_map(|(path, b)| Some((language(path)?, String::from_utf8_lossy(b).into_owned()))).collect()
}

/// A picture's bytes with its size; what is too large is not unfolded.
fn looked_at(bytes: &[u8]) -> LookedAt {
    let small = bytes.len() <= limits::PICTURE_BYTES;
    (bytes.to_vec(), if small { media::picture::look(bytes) } else { Err(media::Fault::TooManyBytes) })
}

/// The pictures that can be read; of a sound pack, all.
fn pictures(media: Media) -> BTreeMap<String, Picture> {
    let picture = |(name, (bytes, size)): (String, LookedAt)| {
        let (width, height) = size.ok()?;
        let hash = hex(&Sha256::digest(&bytes));
        Some((name, Picture { bytes, hash, width, height }))
    };
    media.into_iter().filter_map(picture).collect()
}

/// SHA-256 over the files by path: length and bytes of the path, length and bytes of the content.
/// Lengths are 64-bit little-endian; without them two different folders could feed the same bytes.
fn hash(files: &Files) -> String {
    let mut sha = Sha256::new();
    for (path, bytes) in files {
        for part in [path.as_bytes(), bytes] {
            sha.update((part.len() as u64).to_le_bytes());
            sha.update(part);
        }
    }
    hex(&sha.finalize())
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::with_capacity(64), |mut hex, byte| {
        // Writing to a String cannot fail.
        let _ = write!(hex, "{byte:02x}");
        hex
    })
}

fn read_draft(files: &Files, report: &mut Report) -> Draft {
    let mut draft = Draft { files: files.keys().cloned().collect(), ..Draft::default() };
    if let Some(source) = open(files, path::PACK, report)
        && let Some((structure, places)) = tables::read::<Structure>(&source, &defaults::structure(), report)
    {
        draft.structure = Some(structure);
        draft.places.add(path::PACK, places);
    }
    for id in names(files, "personas/", ".toml") {
        let file = path::persona(id);
        if let Some(source) = open(files, &file, report)
            && let Some((persona, places)) = tables::read::<Persona>(&source, &defaults::persona(id), report)
        {
            draft.personas.insert(id.to_owned(), persona);
            draft.places.add(&file, places);
        }
    }
    let languages: BTreeSet<String> = match &draft.structure {
        // A language named in the structure but no tag is reported by `check`; its files are read all the same.
        Some(structure) => structure.languages.iter().cloned().collect(),
        None => names(files, "texts/", ".toml").map(str::to_owned).collect(),
    };
    let speaks = draft.structure.as_ref().is_none_or(|s| !s.subjects.is_empty());
    for lang in &languages {
        let tongue = read_tongue(files, lang, speaks, &mut draft, report);
        draft.tongues.insert(lang.clone(), tongue);
    }
    draft.media = files.iter().filter_map(|(path, bytes)| Some((picture_name(path)?, looked_at(bytes)))).collect();
    papers::read(files, &mut draft, report);
    check_names(files, &languages, report);
    draft
}

/// The name of a picture, if a file is one by its place and ending.
fn picture_name(path: &str) -> Option<String> {
    let name = path.strip_prefix("media/").filter(|name| !name.contains('/'))?;
    let (stem, ending) = name.rsplit_once('.')?;
    (!stem.is_empty() && matches!(ending, "png" | "jpg" | "webp")).then(|| name.to_owned())
}

fn read_tongue(files: &Files, lang: &str, speaks: bool, draft: &mut Draft, report: &mut Report) -> Tongue {
    let file = path::texts(lang);
    let mut texts = BTreeMap::new();
    if let Some(source) = open(files, &file, report)
        && let Some((read, places)) = words::texts(&source, report)
    {
        texts = read;
        draft.places.add(&file, places);
    }
    let (topic_words, topic_of, insults) = read_topics(files, lang, draft, report);
    let shared = if speaks { read_bank(files, lang, path::SHARED, report) } else { Vec::new() };
    let prefix = format!("lines/{lang}/");
    let own = names(files, &prefix, ".csv")
        .filter(|bank| *bank != path::SHARED)
        .map(|bank| (bank.to_owned(), read_bank(files, lang, bank, report)))
        .collect();
    let drills = if draft.structure.as_ref().is_some_and(Structure::is_drill) {
        let file = path::drills(lang);
        open(files, &file, report).map(|source| drill::read(&source, report)).unwrap_or_default()
    } else {
        Vec::new()
    };
    Tongue { texts, topic_words, topic_of, insults, shared, own, drills }
}

fn read_topics(
    files: &Files,
    lang: &str,
    draft: &mut Draft,
    report: &mut Report,
) -> (PhraseSet, Vec<usize>, PhraseSet) {
    let none = (PhraseSet::default(), Vec::new(), PhraseSet::default());
    let file = path::topics(lang);
    // A pack without topics needs no words for them.
    if draft.structure.as_ref().is_some_and(|s| s.topics.is_empty()) && !files.contains_key(&file) {
        return none;
    }
    let Some(source) = open(files, &file, report) else { return none };
    let Some((read, places)) = words::topics(&source, report) else { return none };
    draft.places.add(&file, places);
    // A tag that is no language is reported by `check`; the patterns are then read as plain words.
    let Some(tokeniser) = language(lang).map(|l| Tokeniser::new(&l)) else { return none };
    let known: Vec<&str> = draft.structure.iter().flat_map(|s| &s.topics).map(|t| t.id.as_str()).collect();
    let mut patterns: Vec<(&str, u32)> = Vec::new();
    let mut topics = Vec::new();
    for (topic, list) in &read.topics {
        let index = known.iter().position(|id| id == topic);
        if index.is_none() && draft.structure.is_some() {
            check::unknown_topic(topic, &file, draft.places.line(&file, &format!("topics.{topic}")), report);
        }
        patterns.extend(list.iter().map(|(pattern, line)| (pattern.as_str(), *line)));
        topics.extend(list.iter().map(|_| index));
    }
    // A pattern of an unknown topic belongs to none: its index is past the last, and the pack has an error anyway.
    let (topic_words, kept) = words::compile(&tokeniser, &patterns, &file, report);
    let topic_of = kept.into_iter().map(|i| topics[i].unwrap_or(known.len())).collect();
    let insults: Vec<(&str, u32)> = read.insults.iter().map(|(pattern, line)| (pattern.as_str(), *line)).collect();
    let (insults, _) = words::compile(&tokeniser, &insults, &file, report);
    (topic_words, topic_of, insults)
}

pub(crate) fn language(tag: &str) -> Option<Language> {
    tag.parse().ok()
}

fn read_bank(files: &Files, lang: &str, name: &str, report: &mut Report) -> Vec<Line> {
    let file = path::bank(lang, name);
    open(files, &file, report).map(|source| bank::read(&source, report)).unwrap_or_default()
}

/// A file's text; its absence or a wrong encoding is a problem.
fn open<'a>(files: &'a Files, path: &'a str, report: &mut Report) -> Option<Source<'a>> {
    let Some(bytes) = files.get(path) else {
        report.error(
            rule::FILE_MISSING,
            path,
            0,
            "this file is missing",
            "Add the file; docs/pack-format.md shows what stands in it.",
        );
        return None;
    };
    Source::open(path, bytes, report)
}

/// The names of the files directly in a folder, without the folder and the ending.
fn names<'a>(files: &'a Files, folder: &'a str, ending: &'a str) -> impl Iterator<Item = &'a str> + 'a {
    files
        .keys()
        .filter_map(move |path| path.strip_prefix(folder)?.strip_suffix(ending))
        .filter(|name| !name.is_empty() && !name.contains('/'))
}

/// Files that nothing reads are usually misspelt; paths that leave the folder are refused.
fn check_names(files: &Files, languages: &BTreeSet<String>, report: &mut Report) {
    for path in files.keys() {
        let parts: Vec<&str> = path.split('/').collect();
        if leads_out(path, report) {
            continue;
        }
        let last = parts.last().copied().unwrap_or_default();
        let lang = match parts.as_slice() {
            [path::PACK | path::PAPERS] => continue,
            [name] if name.ends_with(".md") => continue,
            ["personas" | "papers", name] if name.ends_with(".toml") => continue,
            ["media", _] if picture_name(path).is_some() => continue,
            ["guide", name] if name.ends_with(".md") => name.strip_suffix(".md"),
            ["texts" | "topics", name] if name.ends_with(".toml") => name.strip_suffix(".toml"),
            ["drills", name] if name.ends_with(".csv") => name.strip_suffix(".csv"),
            ["lines", lang, name] if name.ends_with(".csv") => Some(*lang),
            _ if last.starts_with('.') => continue,
            _ => None,
        };
        match lang {
            Some(lang) if languages.contains(lang) => {}
            Some(lang) => report.warn(
                rule::LANGUAGE_UNLISTED,
                path,
                0,
                format!("the language `{lang}` does not stand in `languages` of pack.toml; this file is not read"),
                "Add the language to pack.toml, or rename or remove the file.",
            ),
            None => not_read(path, report),
        }
    }
}

fn leads_out(path: &str, report: &mut Report) -> bool {
    let strange = |part: &str| part.is_empty() || part == "." || part == "..";
    let out = path.split('/').any(strange) || path.contains(['\\', ':', '\0']);
    if out {
        report.error(
            rule::FILE_PATH,
            path,
            0,
            "the path leads out of the folder or cannot be a file name everywhere",
            "Use plain names with `/` between folder and file.",
        );
    }
    out
}

fn not_read(path: &str, report: &mut Report) {
    report.warn(
        rule::FILE_UNKNOWN,
        path,
        0,
        "no part of a pack stands at this place; the file is not read",
        "Correct the name or the folder, or remove the file.",
    );
}
