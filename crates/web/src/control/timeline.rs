//! The master list as a time line: a strip for each team, play minutes across, now as a stroke. What is so with an inject is
//! told by the shape of its mark, named beside the strips; the table on the page says the same in words.

use super::class::{Class, TeamWatch};
use super::draw::{Region, clock};
use super::injects::{self, Stand};
use super::overview::{inject_text, preview};
use crate::record::sheet::{TICKS, number, ticks};
use askama::Template;
use words::{Arg, Words};

/// Edges of the strips, and how far apart marks stand that would cover one another.
const LEFT: f64 = 28.0;
const RIGHT: f64 = 972.0;
/// Height of the word for now, which stands above all marks.
const TOP: f64 = 14.0;
const LANE: f64 = 15.0;
const APART: f64 = 13.0;
/// Marks one below another; more cover one another.
const LANES: usize = 4;
/// The stroke for now moves on in steps of this, ms: an open page draws it anew no more often.
const STEP: i64 = 15_000;

struct Mark {
    x: String,
    y: String,
    state: &'static str,
    /// What it is, when and in which state, for who points at it.
    title: String,
}

/// One team's strip. The box around it, which a phone scrolls, stays when it is drawn anew.
#[derive(Template)]
#[template(path = "control/timeline-strip.html")]
struct Strip {
    words: &'static Words,
    ticks: Vec<Tick>,
    team: String,
    alt: String,
    now: String,
    height: String,
    foot: String,
    marks: Vec<Mark>,
}

#[derive(Clone)]
struct Tick {
    x: String,
    text: String,
}

#[derive(Template)]
#[template(path = "control/timeline.html")]
pub(crate) struct Strips {
    words: &'static Words,
    strips: Vec<Strip>,
    /// Every state with its word, in the order of a list's life.
    legend: Vec<(&'static str, String)>,
}

pub(crate) fn part(class: &Class) -> Strips {
    let words = class.words;
    let listed: Vec<_> = class.teams.iter().map(|team| (team, injects::of_team(class, team))).collect();
    let most = i64::from(class.structure().at_most_minutes) * 60_000;
    let at = |list: &Vec<(injects::OnList<'_>, Stand)>| list.iter().filter_map(|(_, s)| s.at()).max();
    let last = listed.iter().filter_map(|(_, list)| at(list)).max().unwrap_or(0).max(most).max(1);
    let x = |ms: i64| LEFT + (RIGHT - LEFT) * (ms.clamp(0, last) as f64 / last as f64);
    let marked: Vec<Tick> =
        ticks(last, TICKS).map(|ms| Tick { x: number(x(ms)), text: (ms / 60_000).to_string() }).collect();
    let strip = |(team, list): &(&TeamWatch, Vec<(injects::OnList<'_>, Stand)>)| {
        let placed = list.iter().filter_map(|(inject, stand)| {
            let planned = || inject.planned(class.structure());
            let ms = stand.at().or_else(|| matches!(stand, Stand::Never).then(planned).flatten())?;
            let text = preview(&inject_text(class, team, inject.id()));
            let state = words.named("control-inject", stand.name());
            Some((x(ms), stand.name(), format!("{} {state}: {text}", clock(ms))))
        });
        let (marks, lanes) = marks(placed.collect());
        let foot = TOP + LANE * lanes as f64 + 4.0;
        let now = team.now.play_ms / STEP * STEP;
        Strip {
            words,
            ticks: marked.clone(),
            team: team.plan.id.clone(),
            alt: alt(words, team, list, now),
            now: number(x(now)),
            height: number(foot + 18.0),
            foot: number(foot),
            marks,
        }
    };
    Strips {
        words,
        strips: listed.iter().map(strip).collect(),
        legend: ["sent", "due", "held", "never"].map(|name| (name, words.named("control-inject", name))).to_vec(),
    }
}

/// The strips alone, for a page that stands open.
pub(crate) fn regions(class: &Class) -> Vec<Region> {
    part(class).strips.iter().map(|strip| Region::of(&format!("strip-{}", strip.team), strip)).collect()
}

/// Each mark at its minute, in the first lane where it covers no other; and how many lanes there are.
fn marks(mut placed: Vec<(f64, &'static str, String)>) -> (Vec<Mark>, usize) {
    placed.sort_by(|a, b| a.0.total_cmp(&b.0));
    let mut ends: Vec<f64> = Vec::new();
    let mut out = Vec::with_capacity(placed.len());
    for (x, state, title) in placed {
        let free = ends.iter().position(|end| x - end >= APART);
        let lane = match free {
            Some(lane) => lane,
            None if ends.len() < LANES => {
                ends.push(x);
                ends.len() - 1
            }
            None => LANES - 1,
        };
        ends[lane] = x;
        let y = TOP + LANE * (lane as f64 + 0.5);
        out.push(Mark { x: number(x), y: number(y), state, title });
    }
    (out, ends.len().max(1))
}

/// A strip in a sentence, for those who do not see it.
fn alt(words: &Words, team: &TeamWatch, list: &[(injects::OnList<'_>, Stand)], now: i64) -> String {
    let count = |name: &str| list.iter().filter(|(_, stand)| stand.name() == name).count();
    let number = |name: &str| Arg::Number(i64::try_from(count(name)).unwrap_or(i64::MAX));
    let now = clock(now);
    let args = [
        ("team", Arg::Text(&team.plan.id)),
        ("sent", number("sent")),
        ("due", number("due")),
        ("held", number("held")),
        ("waits", number("waits")),
        ("never", number("never")),
        ("now", Arg::Text(&now)),
    ];
    words.text("control-strips-alt", &args)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_that_would_cover_one_another_stand_one_below_another() {
        let at = |xs: &[f64]| marks(xs.iter().map(|x| (*x, "due", String::new())).collect());
        let ys = |xs: &[f64]| at(xs).0.into_iter().map(|m| m.y).collect::<Vec<_>>();
        assert_eq!(ys(&[100.0, 200.0, 300.0]), ["21.5", "21.5", "21.5"]);
        assert_eq!(ys(&[200.0, 100.0, 105.0]), ["21.5", "36.5", "21.5"], "by time, whatever their order");
        assert_eq!(at(&[100.0, 101.0, 102.0, 103.0, 104.0, 300.0]).1, LANES, "and no strip grows without end");
        assert_eq!(at(&[]).1, 1);
    }
}
