//! Is everybody reached? Before the start: for every seat that somebody holds or should hold, whether its screen is open,
//! whether it answers, whether its holder has said that they see and hear, and what to do where something is missing. It
//! tells; whether to begin all the same is the trainer's to say.

use super::class::{Class, TeamWatch};
use super::draw::Region;
use crate::network::is_local;
use crate::qr;
use crate::room::presence::Reached;
use askama::Template;
use exercise::delivery::event::Phase;
use words::{Arg, Words};

/// How it stands with a seat, the worst first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Stand {
    /// Nobody sits where somebody is needed.
    Empty,
    /// Its holder has no screen open anywhere that we know of.
    Nowhere,
    /// Its holder is in the room and has not opened the seat.
    InRoom,
    /// It was open, and is not any more.
    Gone,
    /// The screen is open and does not answer.
    Silent,
    /// The screen answers; nobody has said that they see and hear.
    Answers,
    /// Its holder has another seat open: they share a device.
    Shared,
    /// All is well.
    Sure,
}

impl Stand {
    const fn name(self) -> &'static str {
        match self {
            Stand::Empty => "empty",
            Stand::Nowhere => "nowhere",
            Stand::InRoom => "in-room",
            Stand::Gone => "gone",
            Stand::Silent => "silent",
            Stand::Answers => "answers",
            Stand::Shared => "shared",
            Stand::Sure => "sure",
        }
    }

    /// Nothing has to be done before the start.
    const fn is_fine(self) -> bool {
        matches!(self, Stand::Shared | Stand::Sure)
    }
}

/// What is so with a seat that somebody holds.
fn stand(reached: Reached, other_seat_open: bool, in_room: bool) -> Stand {
    match reached {
        // A page without script has no stream, and its holder's word counts.
        Reached { sure: true, answers: true, .. } | Reached { sure: true, streamed: false, .. } => Stand::Sure,
        Reached { open: true, answers: true, .. } => Stand::Answers,
        Reached { open: true, .. } => Stand::Silent,
        Reached { answers: true, .. } => Stand::Answers,
        _ if other_seat_open => Stand::Shared,
        _ if in_room => Stand::InRoom,
        Reached { streamed: true, .. } => Stand::Gone,
        _ => Stand::Nowhere,
    }
}

struct Row {
    team: String,
    seat: String,
    who: String,
    state: &'static str,
    state_text: String,
    remedy: String,
    /// Where it is done.
    roster: bool,
}

struct WayIn {
    host: String,
    code: String,
    qr: String,
    /// The address leads to this computer alone.
    local: bool,
}

#[derive(Template)]
#[template(path = "control/reach.html")]
struct Part {
    words: &'static Words,
    base: String,
    /// While nobody has come: how they come.
    way_in: Option<WayIn>,
    shown: bool,
    summary: String,
    missing: Vec<Row>,
    fine: Vec<Row>,
}

pub(crate) fn region(class: &Class) -> Region {
    let words = class.words;
    let shown = class.state.phase == Phase::Briefing;
    let mut all: Vec<(Stand, Row)> =
        if shown { class.teams.iter().flat_map(|team| rows(class, team)).collect() } else { Vec::new() };
    all.sort_by_key(|(stand, _)| *stand);
    let count = all.len();
    let (fine, missing): (Vec<_>, Vec<_>) = all.into_iter().partition(|(stand, _)| stand.is_fine());
    let number = |n: usize| Arg::Number(i64::try_from(n).unwrap_or(i64::MAX));
    let shown = shown && count > 0;
    let way_in = (shown && class.state.people.is_empty()).then(|| WayIn {
        host: class.host.clone(),
        qr: qr::picture(&format!("{}/join?code={}", class.host, class.listed.code), "QR"),
        code: class.listed.code.clone(),
        local: is_local(&class.host),
    });
    let part = Part {
        words,
        base: class.base(),
        shown: shown && way_in.is_none(),
        way_in,
        summary: words.text("watch-reach-summary", &[("n", number(fine.len())), ("of", number(count))]),
        missing: missing.into_iter().map(|(_, row)| row).collect(),
        fine: fine.into_iter().map(|(_, row)| row).collect(),
    };
    Region::of("reach", &part)
}

fn rows(class: &Class, team: &TeamWatch) -> Vec<(Stand, Row)> {
    let words = class.words;
    // Who plays on paper has no screen.
    if team.plan.on_paper {
        return Vec::new();
    }
    let of = |seat: &scenario::structure::Seat| {
        let person = team.now.seats.get(&seat.id);
        let found = match person {
            None if super::roster::needed(seat) => Stand::Empty,
            None => return None,
            Some(person) => {
                let reached = team.reached.get(&seat.id).copied().unwrap_or_default();
                let elsewhere =
                    team.now.seats.iter().any(|(s, p)| p == person && *s != seat.id && team.open.contains(s));
                stand(reached, elsewhere, class.in_room.contains(person))
            }
        };
        let row = Row {
            team: team.plan.id.clone(),
            seat: class.seat_title(&seat.id),
            who: person.map(|p| class.alias(p)).unwrap_or_default(),
            state: found.name(),
            state_text: words.named("watch-reach", found.name()),
            remedy: if found.is_fine() { String::new() } else { words.named("watch-reach-do", found.name()) },
            roster: matches!(found, Stand::Empty | Stand::Nowhere | Stand::Gone),
        };
        Some((found, row))
    };
    class.seats(&team.plan).filter_map(of).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_missing_is_told_apart() {
        let none = Reached::default();
        let open = Reached { open: true, streamed: true, ..none };
        let answers = Reached { answers: true, ..open };
        assert_eq!(stand(none, false, false), Stand::Nowhere);
        assert_eq!(stand(none, false, true), Stand::InRoom);
        assert_eq!(stand(none, true, true), Stand::Shared);
        assert_eq!(stand(open, false, false), Stand::Silent);
        assert_eq!(stand(answers, true, true), Stand::Answers);
        assert_eq!(stand(Reached { sure: true, ..answers }, false, false), Stand::Sure);
        assert_eq!(stand(Reached { sure: true, ..open }, false, false), Stand::Silent, "it answered once, not now");
        let asleep = Reached { open: false, sure: true, ..open };
        assert_eq!(stand(asleep, false, false), Stand::Gone);
    }

    #[test]
    fn a_page_without_script_counts_by_its_holders_word() {
        let loaded = Reached { answers: true, ..Reached::default() };
        assert_eq!(stand(loaded, false, false), Stand::Answers);
        assert_eq!(stand(Reached { sure: true, ..Reached::default() }, false, false), Stand::Sure);
    }

    #[test]
    fn each_state_has_words_and_a_remedy_where_something_is_missing() {
        let all = [
            Stand::Empty,
            Stand::Nowhere,
            Stand::InRoom,
            Stand::Gone,
            Stand::Silent,
            Stand::Answers,
            Stand::Shared,
            Stand::Sure,
        ];
        for words in Words::languages() {
            for stand in all {
                assert!(words.find(&format!("watch-reach-{}", stand.name()), &[]).is_some(), "{stand:?}");
                let remedy = words.find(&format!("watch-reach-do-{}", stand.name()), &[]);
                assert_eq!(remedy.is_some(), !stand.is_fine(), "{stand:?}");
            }
        }
    }
}
