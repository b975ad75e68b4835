//! Teams that a safe word has stopped, on every page of control: whoever runs an exercise has one page open, and it need
//! not be that team's. Never on the projector, which everybody reads.

use super::class::{Class, TeamWatch};
use super::draw::Region;
use askama::Template;
use exercise::view::Shown;
use words::{Arg, Words};

/// A team that stands.
struct Stop {
    team: String,
    text: String,
    since: String,
}

#[derive(Template)]
#[template(path = "control/stops.html")]
struct Stops {
    words: &'static Words,
    base: String,
    /// What stands before the page's own title; empty where nothing is stopped.
    title: String,
    stops: Vec<Stop>,
}

pub(crate) fn region(class: &Class) -> Region {
    let words = class.words;
    let stops: Vec<Stop> = class.teams.iter().filter(|t| t.now.alarm).map(|t| stop(class, t)).collect();
    let teams: Vec<&str> = stops.iter().map(|s| s.team.as_str()).collect();
    let title = match teams.as_slice() {
        [] => String::new(),
        teams => words.text("control-stops-title", &[("teams", Arg::Text(&teams.join(", ")))]),
    };
    Region::of("stops", &Stops { words, base: class.base(), title, stops })
}

fn stop(class: &Class, team: &TeamWatch) -> Stop {
    let words = class.words;
    let chronicle = &team.chronicle;
    let said = chronicle.entries.iter().rev().find(|e| matches!(e.what, Shown::Alarm));
    // Who said it is meant, and not who has taken the seat since.
    let who = said.map(|e| class.who_then(team, &e.by, e.n));
    let since = said.and_then(|e| chronicle.stamps.get(&e.n)).map(|ms| {
        let (time, zone) = (class.zone.time(*ms), class.zone.name());
        words.text("control-stops-since", &[("time", Arg::Text(&time)), ("zone", Arg::Text(zone))])
    });
    Stop {
        team: team.plan.id.clone(),
        text: match who {
            Some(who) => words.text("control-alarm-safe-word-by", &[("who", Arg::Text(&who))]),
            None => words.t("control-alarm-safe-word"),
        },
        since: since.unwrap_or_default(),
    }
}
