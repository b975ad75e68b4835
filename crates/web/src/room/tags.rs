//! What was marked with one key, as a seat sees it: how often each, and the last ones, which the seat that struck them
//! can take back. For the coach, what the program counts stands above it.

use super::draw::{Desk, clock, name_then};
use super::seen::Seen;
use askama::Template;
use exercise::team::rights::{self, strikes};
use exercise::team::tags;
use scenario::structure::Role;
use words::{Arg, Words};

/// Tags that are shown, the newest first.
const LAST: usize = 8;

/// The last tags, and how often each for who has no keys to stand beside.
#[derive(Template)]
#[template(path = "room/tags.html")]
pub(crate) struct Told<'a> {
    desk: &'a Desk,
    /// What is counted of the last utterances, and of how many.
    listening: Vec<(String, String)>,
    counted: String,
    last: Vec<Row>,
    counts: Vec<(String, usize)>,
}

struct Row {
    n: u64,
    clock: String,
    name: String,
    by: String,
    /// The reader can take it back.
    own: bool,
    taken_back: bool,
}

/// How often a tag was struck, beside its key.
#[derive(Template)]
#[template(path = "room/tag-count.html")]
struct Count<'a> {
    tag: &'a str,
    count: usize,
}

/// Who strikes tags with keys. Control, which may, marks moments in its own rooms.
pub(crate) fn has_keys(role: Role) -> bool {
    role != Role::Director && rights::has_keys(role)
}

/// Who reads them.
pub(crate) fn reads(role: Role) -> bool {
    has_keys(role) || matches!(role, Role::Leader)
}

/// What a tag is called.
pub(crate) fn name(words: &Words, tag: &str) -> String {
    words.t(&format!("tag-{}", tag.replace('_', "-")))
}

pub(crate) fn told<'a>(desk: &'a Desk, seen: &Seen) -> Option<Told<'a>> {
    let row = |tag: &super::seen::Tagged| Row {
        n: tag.n,
        clock: clock(tag.at),
        name: name(desk.words, &tag.tag),
        by: name_then(desk, seen, &tag.by, tag.n),
        own: tag.by == seen.seat && !desk.watching,
        taken_back: tag.taken_back,
    };
    let counts = tags::all().iter().filter(|_| !has_keys(seen.role)).filter_map(|tag| {
        let count = seen.tagged(&tag.id);
        (count > 0).then(|| (name(desk.words, &tag.id), count))
    });
    let last = seen.tags.iter().rev().take(LAST).map(row).collect();
    let of = Arg::Number(i64::try_from(seen.listening.utterances()).unwrap_or(i64::MAX));
    let counted = desk.words.text("team-listening", &[("n", of)]);
    let listening = seen.listening.figures(desk.words);
    reads(seen.role).then(|| Told { desk, listening, counted, last, counts: counts.collect() })
}

/// How often each tag was struck, as regions for beside the keys: their names, and what they show.
pub(crate) fn counts(seen: &Seen) -> impl Iterator<Item = (String, String)> {
    let keys = tags::all().iter().filter(|tag| has_keys(seen.role) && strikes(seen.role, tag));
    keys.map(|tag| (format!("tag-{}", tag.id), count(seen, &tag.id)))
}

pub(crate) fn count(seen: &Seen, tag: &str) -> String {
    Count { tag, count: seen.tagged(tag) }.render().unwrap_or_default()
}
