//! Which texts a pack must have. The engine and the pages ask for these keys and no others.

use crate::structure::Structure;
use std::collections::BTreeSet;

/// Keys that every pack has.
pub const ALWAYS: &[&str] = &["title", "summary", "warning", "helpline", "de_role", "opening", "sound.silence"];

/// Every key of `texts/<language>.toml` that this pack must have.
pub fn required(structure: &Structure) -> BTreeSet<String> {
    let mut keys: BTreeSet<String> = ALWAYS.iter().map(|k| (*k).to_owned()).collect();
    let mut add = |key: String| {
        keys.insert(key);
    };
    for seat in &structure.seats {
        add(format!("brief.{}", seat.id));
    }
    for persona in structure.subjects.iter().flat_map(|s| &s.personas) {
        add(format!("brief.{persona}"));
        for part in ["name", "short", "story", "agenda"] {
            add(format!("persona.{persona}.{part}"));
        }
    }
    for item in &structure.desk {
        for part in ["label", "thing", "reply", "reason"] {
            add(format!("desk.{}.{part}", item.id));
        }
    }
    for inject in &structure.injects {
        add(format!("inject.{}", inject.id));
        inject.picture_text().into_iter().for_each(&mut add);
        if inject.document {
            add(format!("document.{}.title", inject.id));
        }
    }
    for topic in &structure.topics {
        add(format!("topic.{}", topic.id));
    }
    for step in &structure.steps {
        add(format!("step.{}", step.topic));
    }
    for outcome in &structure.outcomes {
        add(format!("ending.{}", outcome.name()));
    }
    keys
}

/// What a person who plays a persona at the far end is given.
pub const PLAY: &[&str] = &["who", "wants", "answers", "ladder", "lines", "care"];

/// The board and the place on it, where a key is that of a text that hangs there at the beginning.
pub fn board(key: &str) -> Option<(&str, u16)> {
    let (board, n) = key.strip_prefix("board.")?.split_once('.')?;
    Some((board, n.parse().ok()?))
}

/// What a document may have beside its title: who wrote it, and when.
pub const DOCUMENT: &[&str] = &["from", "date"];

/// Whether a pack may have this text without having to: the words after practising alone, material for who plays a persona, what stands on the boards at
/// the beginning (`board.<paper>.<n>`), what a line and a seat are called, what the cell calls a subject where there are
/// several, and what a document has beside its title. What one language has, every language must have.
pub fn optional(structure: &Structure, key: &str) -> bool {
    if key == "de_role_alone" || board(key).is_some() {
        return true;
    }
    if let Some(line) = key.strip_prefix("line.") {
        return structure.line(line).is_some();
    }
    if let Some(seat) = key.strip_prefix("seat.") {
        return structure.seat(seat).is_some();
    }
    if let Some(subject) = key.strip_prefix("subject.") {
        return structure.subjects.iter().any(|s| s.id == subject);
    }
    if let Some((inject, part)) = key.strip_prefix("document.").and_then(|rest| rest.split_once('.')) {
        return DOCUMENT.contains(&part) && structure.injects.iter().any(|i| i.document && i.id == inject);
    }
    let Some((persona, part)) = key.strip_prefix("play.").and_then(|rest| rest.split_once('.')) else { return false };
    PLAY.contains(&part) && structure.subjects.iter().any(|s| s.personas.iter().any(|p| p == persona))
}
