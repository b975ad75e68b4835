//! Words to control: what seats have written on a line that ends in the control room, and nobody there has answered yet.

use super::fold::DIRECTOR;
use exercise::event::{Event, Happening};
use scenario::structure::{Role, Structure};
use std::collections::{BTreeMap, BTreeSet};

/// How the names of these alarms begin.
const WROTE: &str = "wrote";

/// The newest words of a seat.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Written {
    /// Number in the log.
    pub(crate) n: u64,
    /// Play time, ms.
    pub(crate) at: i64,
    pub(crate) by: String,
    pub(crate) line: String,
    pub(crate) words: String,
}

/// What waits for an answer, by line and seat.
#[derive(Clone, Debug, Default)]
pub(crate) struct Waiting(BTreeMap<(String, String), Written>);

impl Waiting {
    /// Folds one event.
    pub(crate) fn take(&mut self, n: u64, at: i64, h: &Happening, structure: &Structure) {
        match &h.event {
            // Whoever answers on a line answers everybody there.
            Event::Said { .. } if h.seat == DIRECTOR => self.0.retain(|(line, _), _| *line != h.line),
            Event::Told { to, .. } => self.0.retain(|(_, seat), _| !to.is_empty() && !to.contains(seat)),
            Event::Said { text, .. } if ends_here(structure, &h.line) => {
                let (by, line) = (h.seat.clone(), h.line.clone());
                let words = Written { n, at, by: by.clone(), line: line.clone(), words: text.trim().to_owned() };
                self.0.insert((line, by), words);
            }
            _ => {}
        }
    }

    /// What control has neither answered nor put aside, oldest first.
    pub(crate) fn open(&self, aside: &BTreeSet<String>) -> Vec<&Written> {
        let mut out: Vec<&Written> = self.0.values().filter(|written| !aside.contains(&written.name())).collect();
        out.sort_by_key(|written| written.n);
        out
    }
}

impl Written {
    /// What the alarm is called when it is put aside. New words have another name, and raise it again.
    pub(crate) fn name(&self) -> String {
        format!("{WROTE}:{}:{}:{}", self.line, self.by, self.n)
    }
}

/// Whether a line leads to the control room.
fn ends_here(structure: &Structure, line: &str) -> bool {
    let director = |seat: &String| structure.seat(seat).is_some_and(|s| s.role == Role::Director);
    structure.line(line).is_some_and(|l| l.between.iter().any(director))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::control::fold::tests::{said, told};
    use exercise::team::order::TellKind;

    fn tell(to: &[&str]) -> Event {
        let to = to.iter().map(|seat| (*seat).to_owned()).collect();
        Event::Told { to, how: TellKind::Message, text: "Yes.".to_owned(), inject: None }
    }

    /// Who waits after these events.
    fn waits(events: &[(i64, &str, &str, Event)]) -> Vec<String> {
        told(events).wrote.open(&BTreeSet::new()).iter().map(|w| format!("{}/{}: {}", w.line, w.by, w.words)).collect()
    }

    #[test]
    fn only_words_on_a_line_to_control_wait_and_the_newest_of_each_seat() {
        let found = waits(&[
            (1, "primary", "phone", said(1, "Hello.")),
            (2, "coach", "team", said(1, "Slower.")),
            (3, "coach", "control", said(1, "May we have the lights off?")),
            (4, "leader", "control", said(2, "Who is on the stairs?")),
            (5, "coach", "control", said(3, " The lights? ")),
            (6, "role_player", "far_control", said(1, "May I stop?")),
            (7, "family_liaison", "family", said(1, "Is he well?")),
        ]);
        assert_eq!(
            found,
            [
                "control/leader: Who is on the stairs?",
                "control/coach: The lights?",
                "far_control/role_player: May I stop?",
                "family/family_liaison: Is he well?"
            ]
        );
    }

    #[test]
    fn an_answer_on_the_line_or_to_the_seat_settles_it() {
        let asked = || {
            vec![
                (1, "coach", "control", said(1, "One?")),
                (2, "leader", "control", said(2, "Two?")),
                (3, "role_player", "far_control", said(1, "Three?")),
            ]
        };
        let after = |seat, line, event| {
            let mut events = asked();
            events.push((4, seat, line, event));
            waits(&events)
        };
        assert_eq!(after("director", "control", said(3, "Yes.")), ["far_control/role_player: Three?"]);
        assert_eq!(after("director", "", tell(&["coach"])).len(), 2);
        assert_eq!(after("director", "", tell(&["primary"])).len(), 3, "somebody else was told something");
        assert!(after("director", "", tell(&[])).is_empty(), "everybody was told");
        assert_eq!(
            after("assessor", "control", said(3, "I wonder.")).len(),
            4,
            "an assessor does not answer for control"
        );
    }

    #[test]
    fn what_is_put_aside_comes_back_with_new_words() {
        let mut events = vec![(1, "coach", "control", said(1, "One?"))];
        let first = told(&events).wrote.open(&BTreeSet::new())[0].name();
        let aside = BTreeSet::from([first]);
        assert!(told(&events).wrote.open(&aside).is_empty());
        events.push((2, "coach", "control", said(2, "Two?")));
        assert_eq!(told(&events).wrote.open(&aside).len(), 1);
    }
}
