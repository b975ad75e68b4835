//! The handover of the line (doctrine 3.3): the sheet that is filled in, and what whoever takes over says back of it by
//! heart. Both stand side by side afterwards; what differs is for people to see, and nothing is counted.

use crate::room::called::Called;
use crate::room::draw::{Desk, in_words};
use crate::room::seen::{Item, Seen};
use scenario::papers::{HANDOVER, Paper, READ_BACK};

/// One of two papers that stand side by side.
pub(crate) struct Column {
    pub(crate) title: String,
    pub(crate) fields: Vec<(String, String)>,
}

fn read_back(seen: &Seen) -> &[Item] {
    seen.papers.get(READ_BACK).map(Vec::as_slice).unwrap_or_default()
}

/// The sheet that was read back: the newest that somebody else had filed by then.
fn sheet<'a>(seen: &'a Seen, back: &Item) -> Option<&'a Item> {
    let mut first = back.n;
    while let Some(older) = read_back(seen).iter().find(|item| item.replaced_by == Some(first)) {
        first = older.n;
    }
    seen.papers.get(HANDOVER)?.iter().rev().find(|sheet| sheet.n < first && sheet.by != back.by)
}

/// Whether the reader may take over by this sheet and has not read it back.
pub(crate) fn asks(desk: &Desk, seen: &Seen, paper: &Paper, item: &Item) -> bool {
    let handed = paper.id == HANDOVER && paper.ack.contains(&seen.role) && item.replaced_by.is_none();
    let own = |back: &&Item| back.by == seen.seat;
    let done = || read_back(seen).iter().filter(own).any(|back| sheet(seen, back).is_some_and(|s| s.n == item.n));
    handed && item.by != seen.seat && writes(desk, seen) && !done()
}

/// Whether the reader can file a read-back now.
pub(crate) fn writes(desk: &Desk, seen: &Seen) -> bool {
    let kind = seen.pack.papers.find(READ_BACK);
    kind.is_some_and(|paper| paper.written_by(seen.role)) && !desk.watching && seen.over.is_none()
}

/// A read-back with the sheet beside it; empty for everything else.
pub(crate) fn beside(desk: &Desk, seen: &Seen, paper: &Paper, item: &Item) -> Vec<Column> {
    let kind = seen.pack.papers.find(HANDOVER).filter(|_| paper.id == READ_BACK && item.replaced_by.is_none());
    let Some((kind, sheet)) = kind.and_then(|kind| Some((kind, sheet(seen, item)?))) else { return Vec::new() };
    let called = Called::new(desk.words, &seen.pack);
    let column = |(paper, item): (&Paper, &Item)| Column {
        title: called.paper(&paper.id),
        fields: in_words(called, paper, &item.fields),
    };
    [(kind, sheet), (paper, item)].map(column).into()
}

/// The seat that speaks, where the line was passed to it and it has read nothing back since the change before.
pub(crate) fn unread(seen: &Seen) -> Option<&str> {
    let (before, last) = seen.passed;
    let known = seen.pack.papers.find(READ_BACK).is_some_and(|paper| paper.read_by(seen.role));
    let done = read_back(seen).iter().any(|back| back.by == seen.voice && back.n > before);
    (last > 0 && known && !done && seen.over.is_none()).then_some(seen.voice.as_str())
}
