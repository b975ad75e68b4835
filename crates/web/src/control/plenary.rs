//! `/control/{exercise}/plenary`: everybody stands still; what the teams decided side by side; a question to the class;
//! what is on the projector.

use super::class::{Class, Opened, TeamWatch};
use super::compared::{self, Pick};
use super::draw::{Bar, Region, pick};
use super::projector::{self, Poll};
use crate::pages::frame::{Frame, html};
use crate::problem::Problem;
use askama::Template;
use axum::extract::Query;
use axum::http::StatusCode;
use axum::response::Response;
use exercise::delivery::event::Phase;
use serde::Deserialize;
use words::Words;

#[derive(Deserialize)]
pub(crate) struct Asked {
    /// The team whose last words from the far end become the question.
    #[serde(default)]
    ask: String,
}

struct ShowButton {
    what: &'static str,
    label: String,
    shown: bool,
}

/// What is on the projector, and freezing.
#[derive(Template)]
#[template(path = "control/shown.html")]
struct Shown {
    words: &'static Words,
    base: String,
    buttons: Vec<ShowButton>,
    frozen: bool,
    /// A freeze goes back behind the debrief.
    asks: bool,
    /// Teams that stay stopped when the others go on, in sentences.
    staying: Vec<String>,
}

#[derive(Template)]
#[template(path = "control/decisions.html")]
struct Decisions {
    words: &'static Words,
    base: String,
    teams: Vec<(String, Vec<Pick>)>,
    /// There is something to choose from.
    several: bool,
}

#[derive(Template)]
#[template(path = "control/votes.html")]
struct Votes {
    words: &'static Words,
    base: String,
    polls: Vec<Poll>,
}

/// Hands of people without a device, while a vote is open. What is being typed stays while others vote.
#[derive(Template)]
#[template(path = "control/hands.html")]
struct Hands {
    words: &'static Words,
    base: String,
    /// The open vote; none, and the region is empty.
    vote: Option<u64>,
    /// Each option, with the hands that were counted.
    options: Vec<(String, u16)>,
}

#[derive(Template)]
#[template(path = "control/plenary.html")]
struct Page {
    frame: Frame,
    bar: Bar,
    upto: u64,
    shown: String,
    decisions: String,
    votes: String,
    hands: String,
    question: String,
    /// Teams with words from the far end to ask about.
    asks: Vec<(String, String)>,
}

pub(crate) async fn show(
    Query(asked): Query<Asked>,
    Opened { class, staff, visitor }: Opened,
) -> Result<Response, Problem> {
    let regions = regions(&class);
    let words = |t: &TeamWatch| Some((t.plan.id.clone(), super::overview::preview(t.chronicle.last_far_words()?)));
    let page = Page {
        upto: class.upto(),
        shown: pick(&regions, "shown"),
        decisions: pick(&regions, "decisions"),
        votes: pick(&regions, "votes"),
        hands: pick(&regions, "hands"),
        question: question(&class, &asked.ask),
        asks: class.teams.iter().filter_map(words).collect(),
        bar: Bar::new(&class, staff.name, "plenary"),
        frame: Frame::new(visitor),
    };
    Ok(html(StatusCode::OK, &page))
}

/// «What would you say?», after the last words of a team's far end.
fn question(class: &Class, team: &str) -> String {
    let last = class.team(team).and_then(|t| t.chronicle.last_far_words());
    last.map(|last| class.words.text("control-ask-question", &[("words", last.into())])).unwrap_or_default()
}

pub(crate) fn regions(class: &Class) -> Vec<Region> {
    vec![
        Region::of("shown", &shown(class)),
        Region::of("decisions", &decisions(class)),
        Region::of("votes", &votes(class)),
        Region::of("hands", &hands(class)),
    ]
}

fn shown(class: &Class) -> Shown {
    let now = if class.state.shown.is_empty() { projector::CODE } else { class.state.shown.as_str() };
    // Chosen decisions are named behind the word.
    let kind = now.split(':').next();
    let button = |what: &'static str| {
        let label = class.words.named("control-show", what);
        ShowButton { what, label, shown: kind == Some(what) }
    };
    let all = [projector::CODE, projector::CLOCK, projector::DECISIONS, projector::VOTE, projector::COMMITMENTS];
    Shown {
        words: class.words,
        base: class.base(),
        buttons: all.map(button).into_iter().collect(),
        frozen: class.state.phase == Phase::Plenary,
        asks: super::overview::goes_back(class, Phase::Plenary),
        staying: super::overview::staying(class),
    }
}

fn decisions(class: &Class) -> Decisions {
    let teams = compared::picks(class);
    let several = teams.iter().any(|(_, picks)| picks.len() > 1);
    Decisions { words: class.words, base: class.base(), teams, several }
}

fn votes(class: &Class) -> Votes {
    let people = class.state.people.len();
    let polls = class.state.votes.iter().rev().map(|(n, vote)| projector::poll(class.words, people, *n, vote));
    Votes { words: class.words, base: class.base(), polls: polls.collect() }
}

fn hands(class: &Class) -> Hands {
    let open = class.state.open_vote();
    let counted = |vote: &exercise::delivery::state::Vote| {
        let hands = |i: usize| vote.hands.get(i).copied().unwrap_or_default();
        vote.options.iter().enumerate().map(|(i, option)| (option.clone(), hands(i))).collect()
    };
    Hands {
        words: class.words,
        base: class.base(),
        vote: open.map(|(n, _)| n),
        options: open.map(|(_, vote)| counted(vote)).unwrap_or_default(),
    }
}
