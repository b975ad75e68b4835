//! A house with the bridge on its shelf, and what tests ask of a log.

use crate::clocked::Clocked;
use chain::{LogId, Verifier};
use exercise::event::{Event, Happening};
use exercise::{Command, State};
use live::{ActError, House, Library, Setup};
use scenario::papers::PaperSet;
use scenario::{Files, Outcome, Pack};
use std::path::{Path, PathBuf};
use std::sync::{Arc, LazyLock};
use store::Store;

static FILES: LazyLock<(Pack, Files)> = LazyLock::new(|| {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../packs/suicide-bridge");
    let mut files = Files::new();
    add(&folder, &folder, &mut files);
    let reading = Pack::read(&files);
    (reading.pack.unwrap_or_else(|| panic!("{:#?}", reading.problems)), files)
});

fn add(top: &Path, folder: &PathBuf, files: &mut Files) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            add(top, &path, files);
        } else {
            let name = path.strip_prefix(top).unwrap().to_str().unwrap().replace('\\', "/");
            files.insert(name, std::fs::read(&path).unwrap());
        }
    }
}

pub(crate) fn library() -> Library {
    let (pack, files) = &*FILES;
    let mut library = Library::default();
    library.shelve(pack.clone(), files.clone());
    library
}

/// The shelf with another scenario of this name.
pub(crate) fn library_and(other: &str) -> Library {
    let mut files = FILES.1.clone();
    let structure = String::from_utf8(files["pack.toml"].clone()).unwrap();
    let named = structure.replacen(r#"id = "suicide-bridge""#, &format!("id = {other:?}"), 1);
    files.insert("pack.toml".to_owned(), named.into_bytes());
    let reading = Pack::read(&files);
    let mut library = library();
    library.shelve(reading.pack.unwrap_or_else(|| panic!("{:#?}", reading.problems)), files);
    library
}

/// The shelf with a set of papers on it.
pub(crate) fn library_with(set: &str, papers: &str, words: &str) -> Library {
    let files = [("papers.toml", papers), ("papers/en.toml", words)];
    let files: Files = files.map(|(file, text)| (file.to_owned(), text.as_bytes().to_vec())).into();
    let reading = PaperSet::read(set, &files);
    let mut library = library();
    library.shelve_papers(reading.set.unwrap_or_else(|| panic!("{:#?}", reading.problems)));
    library
}

pub(crate) fn setup(seed: u64) -> Setup {
    Setup {
        pack: "suicide-bridge".to_owned(),
        cast: [("person".to_owned(), "alina".to_owned())].into(),
        language: "en".to_owned(),
        intensity: 3,
        worst: Outcome::Unresolved,
        seed: Some(seed),
    }
}

pub(crate) async fn open(store: &Arc<Clocked>) -> Arc<House> {
    House::open(Arc::clone(store) as Arc<dyn Store>, library()).await.unwrap()
}

pub(crate) async fn join(store: &Arc<Clocked>) -> Arc<House> {
    House::join(Arc::clone(store) as Arc<dyn Store>, library()).await.unwrap()
}

pub(crate) fn say(line: &str, text: &str) -> Command {
    Command::Say { line: line.to_owned(), text: text.to_owned() }
}

pub(crate) fn call() -> Command {
    Command::Call { line: "phone".to_owned() }
}

/// Begins an exercise and calls; the far end has answered and spoken when this returns.
pub(crate) async fn on_the_phone(house: &Arc<House>, store: &Clocked, seed: u64) -> LogId {
    let log = house.begin(setup(seed)).await.unwrap();
    house.act(&log, "primary", &call(), None).await.unwrap();
    pass(house, store, &log, 12_000).await;
    log
}

/// Time goes by with signs of life.
pub(crate) async fn pass(house: &Arc<House>, store: &Clocked, log: &LogId, ms: i64) {
    let mut left = ms;
    while left > 0 {
        store.pass(left.min(4_000));
        left -= 4_000;
        house.happenings(log, 0).await.unwrap();
    }
}

pub(crate) async fn events(house: &Arc<House>, log: &LogId) -> Vec<Happening> {
    let mut all = Vec::new();
    let mut after = 0;
    loop {
        let page = house.happenings(log, after).await.unwrap();
        let Some(last) = page.last() else { return all };
        after = last.0;
        all.extend(page.into_iter().map(|p| p.1));
    }
}

pub(crate) async fn state(house: &Arc<House>, log: &LogId) -> State {
    house.look(log, |_, state, _| state.clone()).await.unwrap()
}

/// What a sound chain holds.
#[derive(Debug, PartialEq)]
pub(crate) struct Sound {
    pub(crate) events: u64,
    pub(crate) erased: Vec<u64>,
    pub(crate) head: chain::Head,
}

/// Walks the whole chain.
pub(crate) async fn verify(store: &dyn Store, log: &LogId) -> Sound {
    let mut verifier = Verifier::new(*log);
    loop {
        let page = store.read(log, verifier.head().n, 100).await.unwrap();
        if page.is_empty() {
            let verified = verifier.finish().unwrap();
            return Sound { events: verified.events, erased: verified.erased, head: verified.head };
        }
        page.iter().for_each(|r| verifier.push(r).unwrap());
    }
}

pub(crate) fn texts(events: &[Happening]) -> Vec<&str> {
    let text = |h: &'_ Happening| matches!(h.event, Event::Said { .. });
    events
        .iter()
        .filter(|h| text(h))
        .map(|h| if let Event::Said { text, .. } = &h.event { text.as_str() } else { "" })
        .collect()
}

/// Causes that were spoken, in order.
pub(crate) fn spoken(events: &[Happening]) -> Vec<&str> {
    events
        .iter()
        .filter_map(|h| if let Event::Spoke { cause, .. } = &h.event { Some(cause.as_str()) } else { None })
        .collect()
}

/// No due key twice, no reaction spoken twice, stamps never back, utterances numbered without a gap.
pub(crate) fn sound(events: &[Happening]) {
    let mut keys: Vec<&String> = events.iter().filter_map(|h| h.due.as_ref()).collect();
    let all = keys.len();
    keys.sort();
    keys.dedup();
    assert_eq!(keys.len(), all, "a due key fired twice");
    let mut causes = spoken(events);
    let all = causes.len();
    causes.sort_unstable();
    causes.dedup();
    assert_eq!(causes.len(), all, "something was spoken twice");
    assert!(events.windows(2).all(|w| w[0].at <= w[1].at), "stamps go back");
    let mut last = std::collections::BTreeMap::new();
    for h in events {
        if let Event::Said { n, .. } = h.event {
            let before = last.insert(h.line.clone(), n).unwrap_or(0);
            assert_eq!(n, before + 1, "utterances on {}", h.line);
        }
    }
}

pub(crate) fn refusal(error: ActError) -> &'static str {
    if let ActError::Refused(r) = error { r.name() } else { panic!("no refusal: {error}") }
}
