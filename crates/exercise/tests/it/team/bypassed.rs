//! Somebody in the cell gives or promises to the far end what command has not granted: never asked, still open, refused.
//! What command granted may be promised, and to put something off binds nobody.

use super::{FarEnd, begun, connect, order, say, scene_in};
use crate::packs;
use exercise::Command;
use exercise::event::Event;
use exercise::ledger::{Standing, beyond};
use exercise::team::order::Order;
use scenario::structure::Answer;

const GIVES: [(&str, &str); 4] = [
    ("en", "I promise you, you will get hot tea."),
    ("en", "I can give you some hot tea."),
    ("ru", "Обещаю, вам принесут горячий чай."),
    ("ru", "Если отойдёте от края, я дам вам горячий чай."),
];
const BINDS_NOBODY: [(&str, &str); 4] = [
    ("en", "I will ask my boss about the hot tea."),
    ("en", "I can't promise you hot tea."),
    ("ru", "Я спрошу у начальства про горячий чай."),
    ("ru", "Чай я вам обещать не могу."),
];

/// What these words are, with the request as it stands: everything that is said beyond what command has granted.
fn found(language: &str, words: &str, asked: bool, answer: Option<Answer>) -> Vec<(String, Standing)> {
    let scene = scene_in(&packs::bridge(), language, FarEnd::Played, 1);
    let mut play = begun(&scene);
    if asked {
        play.by("leader", &Command::Request { item: "hot_tea".to_owned() }, None).unwrap();
    }
    if let Some(answer) = answer {
        order(&mut play, Order::Rule { item: "hot_tea".to_owned(), answer, text: String::new() });
    }
    connect(&mut play);
    play.by("primary", &say("phone", words), None).unwrap();
    let units =
        play.log.iter().rev().find_map(|h| if let Event::Coded { units, .. } = &h.event { Some(units) } else { None });
    let units = units.unwrap();
    let stands = |e: &exercise::ledger::Entry| (e.item.clone(), e.answered.map(|(answer, _)| answer));
    let asked = play.state.ledger.entries().iter().filter(|e| e.asked.is_some() || e.answered.is_some());
    beyond(&asked.map(stands).collect(), units)
        .into_iter()
        .map(|(_, item, standing)| (item.to_owned(), standing))
        .collect()
}

/// Whether it was asked for, what command answered, and what is then told.
const CASES: [(bool, Option<Answer>, Option<Standing>); 5] = [
    (false, None, Some(Standing::Unasked)),
    (true, None, Some(Standing::Open)),
    (true, Some(Answer::Refused), Some(Standing::Refused)),
    (true, Some(Answer::Granted), None),
    (true, Some(Answer::Partly), None),
];

#[test]
fn who_gives_or_promises_is_told_of_with_what_command_had_said() {
    for (asked, answer, want) in CASES {
        let want: Vec<(String, Standing)> = want.map(|s| ("hot_tea".to_owned(), s)).into_iter().collect();
        for (language, words) in GIVES {
            assert_eq!(found(language, words, asked, answer), want, "{words} {asked} {answer:?}");
        }
    }
}

#[test]
fn to_put_off_or_to_refuse_is_beyond_nothing() {
    for (language, words) in BINDS_NOBODY {
        for asked in [false, true] {
            assert_eq!(found(language, words, asked, None), [], "{words}");
        }
    }
}
