//! What a seat is called. Command structures differ, and so do the names of what people do in them: a pack may call a seat
//! by its own title (`seat.<id>`); without one it is called by its role.

use crate::pages::start::text;
use scenario::Pack;
use std::collections::BTreeMap;
use std::sync::OnceLock;
use words::Words;

/// What the seats of one pack are called in one language, put together once: a stream names one with every utterance.
#[derive(Clone, Debug, Default)]
pub(crate) struct Titles(OnceLock<BTreeMap<String, String>>);

impl Titles {
    /// The title of a seat; its id where the pack has none of that name.
    pub(crate) fn of<'a>(&'a self, pack: &Pack, words: &Words, seat: &'a str) -> &'a str {
        let all = || pack.structure.seats.iter().map(|s| (s.id.clone(), title(pack, words, &s.id))).collect();
        self.0.get_or_init(all).get(seat).map_or(seat, String::as_str)
    }
}

/// The pack's own title, or the role, with the seat's id where a pack has several of a role.
pub(crate) fn title(pack: &Pack, words: &Words, seat: &str) -> String {
    let Some(spec) = pack.structure.seat(seat) else { return seat.to_owned() };
    let own = text(pack, words, &format!("seat.{seat}"));
    if !own.is_empty() {
        return own;
    }
    let title = words.named("role", spec.role.name());
    let alone = pack.structure.seats.iter().filter(|s| s.role == spec.role).count() == 1;
    if alone { title } else { format!("{title} ({seat})") }
}
