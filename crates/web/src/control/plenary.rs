//! `/control/{exercise}/plenary`: everybody stands still, or one pair plays while the others watch; what the teams decided
//! side by side; a question to the class; what is on the projector.

use super::class::{Class, Opened, TeamWatch};
use super::command::{Given, Read};
use super::compared::{self, Pick};
use super::draw::{self, Bar, Region, pick};
use super::projector::{self, Poll};
use crate::pages::frame::{Frame, html};
use crate::problem::Problem;
use crate::site::Site;
use askama::Template;
use axum::extract::Query;
use axum::http::StatusCode;
use axum::response::Response;
use exercise::delivery::Command;
use exercise::delivery::event::{Pair, Phase};
use exercise::delivery::limits;
use exercise::team::ears;
use exercise::view;
use live::CELL;
use serde::Deserialize;
use words::Words;

/// Characters of the far end's words in a question; its own are few.
const QUOTED: usize = limits::TEXT_CHARS - 100;
/// Ways to listen on that the class chooses from, where the trainer writes none.
const LISTENING: [&str; 4] = ["emotion_label", "paraphrase", "open_question", "summary"];

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

/// A team's line to a far end: for the others to watch, and to say what they would.
struct PairRow {
    team: String,
    line: String,
    name: String,
    state: String,
    /// What the projector is asked to show.
    what: String,
    shown: bool,
    /// There are words to ask about, and the scene is not over.
    asks: bool,
    /// The team stands, and may go on without anybody lifting a safe word.
    goes_on: bool,
}

#[derive(Template)]
#[template(path = "control/pairs.html")]
struct Pairs {
    words: &'static Words,
    base: String,
    pairs: Vec<PairRow>,
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
    pairs: String,
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
        pairs: pick(&regions, "pairs"),
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
    last.map(|last| quoted(&read_by(class), last)).unwrap_or_default()
}

/// The interface languages in which teams talk: what the whole class is asked, each of them reads. Where teams talk in
/// none, the trainer's.
fn read_by(class: &Class) -> Vec<&'static Words> {
    let talk = |tag: &str| class.teams.iter().any(|t| t.plan.languages.get(CELL).is_some_and(|own| own == tag));
    let read: Vec<_> = Words::languages().iter().filter(|words| talk(words.tag())).collect();
    if read.is_empty() { vec![class.words] } else { read }
}

/// One text in every language, each once.
fn in_each(read: &[&'static Words], text: impl Fn(&Words) -> String) -> String {
    let mut all: Vec<String> = read.iter().map(|words| text(words)).collect();
    all.dedup();
    all.join(" / ")
}

fn quoted(read: &[&'static Words], last: &str) -> String {
    let (first, others) = read.split_first().map_or((Words::for_tag(""), read), |(first, others)| (*first, others));
    let asked = first.text("control-ask-question", &[("words", last.into())]);
    std::iter::once(asked).chain(others.iter().map(|words| words.t("control-ask"))).collect::<Vec<_>>().join(" / ")
}

pub(crate) fn regions(class: &Class) -> Vec<Region> {
    vec![
        Region::of("shown", &shown(class)),
        Region::of("pairs", &pairs(class)),
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

/// Every line to a far end on which this program hears the talk.
fn pairs(class: &Class) -> Pairs {
    let lines = || class.structure().subjects.iter().map(|s| &s.line);
    let row = |team: &TeamWatch, line: &String| {
        let what = format!("{}{}:{line}", projector::LINE, team.plan.id);
        let about = |pair: &Pair| pair.team == team.plan.id;
        let asked = class.state.open_vote().is_some_and(|(_, vote)| vote.pair.as_ref().is_some_and(about));
        let stands = team.chronicle.seen.begun && !team.now.running && !team.now.alarm;
        PairRow {
            name: projector::line_of(class, team, line),
            state: draw::standing(class.words, team).1,
            shown: class.state.shown == what,
            asks: !team.is_over() && !asked && last_words(team, line).is_some(),
            goes_on: !team.is_over() && !asked && stands,
            team: team.plan.id.clone(),
            line: line.clone(),
            what,
        }
    };
    let here = |team: &&TeamWatch| !team.plan.on_paper;
    let of = |team: &TeamWatch| {
        let typed = lines().filter(|line| !team.plan.outside.contains(*line));
        typed.map(|line| row(team, line)).collect::<Vec<_>>()
    };
    Pairs { words: class.words, base: class.base(), pairs: class.teams.iter().filter(here).flat_map(of).collect() }
}

/// The last words of the far end that both sides of a line have heard.
fn last_words<'a>(team: &'a TeamWatch, line: &str) -> Option<&'a str> {
    team.chronicle.aloud(line).into_iter().rev().find_map(|e| match &e.what {
        view::Shown::Theirs { words, sound_only: false, .. } => Some(words.as_str()),
        _ => None,
    })
}

/// «Stop this pair and ask the class»: what the form asks, or what the far end has just said; with the answers that were
/// written, or with ways to listen on.
pub(crate) async fn ask(site: &Site, exercise: &str, given: &Given, words: &'static Words) -> Result<Read, Problem> {
    let class = Class::open(site, exercise, words).await?;
    let pair = given.text("pair");
    let Some((id, line)) = pair.split_once('/') else { return Ok(Read::Unknown) };
    let Some(team) = class.team(id).filter(|_| class.structure().reached(line).is_some()) else {
        return Ok(Read::Unknown);
    };
    let mut question = given.text("question");
    if question.is_empty() {
        let last = last_words(team, line).map(|last| super::overview::shortened(last, QUOTED));
        question = last.map(|last| quoted(&read_by(&class), &last)).unwrap_or_default();
    }
    let mut options = given.all("option");
    if options.is_empty() {
        let read = read_by(&class);
        options = LISTENING.map(|code| in_each(&read, |words| words.named("code", code))).to_vec();
        options.push(in_each(&read, |words| words.t("control-pair-wait")));
    }
    let seats = ears::pair(class.structure(), &team.chronicle.seen.voice, line);
    let pair = Pair { team: id.to_owned(), seats };
    Ok(Read::Command(Command::OpenVote { question, options, pair: Some(pair) }))
}

fn decisions(class: &Class) -> Decisions {
    let teams = compared::picks(class);
    let several = teams.iter().any(|(_, picks)| picks.len() > 1);
    Decisions { words: class.words, base: class.base(), teams, several }
}

fn votes(class: &Class) -> Votes {
    let votes = class.state.votes.iter().rev();
    let polls = votes.map(|(n, vote)| projector::poll(class.words, class.state.asked(vote), *n, vote));
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_class_of_two_languages_reads_a_question_in_both() {
        let [en, ru] = ["en", "ru"].map(Words::for_tag);
        assert_eq!(quoted(&[en], "Go."), "“Go.” What would you say?");
        assert_eq!(quoted(&[ru, en], "Иду."), "«Иду.» Что бы вы сказали? / What would you say?");
        assert_eq!(
            in_each(&[en, ru], |words| words.t("control-pair-wait")),
            "Say nothing and wait / Промолчать и подождать"
        );
        assert_eq!(in_each(&[en, ru], |_| "ok".to_owned()), "ok", "what is the same is read once");
    }
}
