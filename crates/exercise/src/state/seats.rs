//! The team's table: who sits down, and what is filed.

use super::State;
use crate::event::ENGINE;
use crate::scene::Scene;
use crate::team::table::Entry;
use scenario::structure::Sign;
use std::collections::BTreeSet;

impl State {
    pub(super) fn seated(&mut self, place: &str, person: Option<&crate::team::PersonId>) {
        let Some(table) = &mut self.table else { return };
        let before = match person {
            Some(person) => table.seats.insert(place.to_owned(), person.clone()),
            None => table.seats.remove(place),
        };
        if table.voice == place && before.as_ref() != person {
            self.nameless();
        }
    }

    /// A tag, a mark, a gloss or a movement of the sliders: there is room for so many.
    pub(super) const fn marked(&mut self) {
        if let Some(table) = &mut self.table {
            table.marks += 1;
        }
    }

    pub(super) fn filed(&mut self, scene: &Scene, seat: &str, paper: &str, replaces: Option<u64>, play: i64) {
        let n = self.n;
        if let Some(table) = &mut self.table {
            if let Some(old) = replaces.and_then(|r| table.entries.get_mut(&r)) {
                old.replaced_by = Some(n);
            }
            let entry = Entry { paper: paper.to_owned(), replaced_by: None, read: BTreeSet::new() };
            table.entries.insert(n, entry);
        }
        // What stood on the boards at the beginning is nobody's deed; what people file before the class begins is theirs.
        if seat != ENGINE {
            self.call_off(scene, |when| when.absent_paper.as_deref() == Some(paper));
            self.seen(scene, Sign::Paper(paper), play);
        }
    }
}
