//! What a seat is called. Command structures differ, and so do the names of what people do in them: a pack may call a seat
//! by its own title (`seat.<id>`); without one it is called by its role.

use crate::pages::start::text;
use scenario::Pack;
use words::Words;

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
