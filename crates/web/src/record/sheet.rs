//! The curves of a whole talk on one sheet, for paper: a small plot for each over one time, the stairway under them, and a
//! thin line with a number where a turn mattered. Readable in grey; on the screen the curves run beside the words instead.

use super::curve::{NAMES, Place};
use crate::call::draw::clock;
use review::account::Account;
use subject::state::Stair;
use words::Words;

/// Size of the drawing.
const WIDTH: f64 = 720.0;
const LEFT: f64 = 34.0;
const RIGHT: f64 = 708.0;
const TOP: f64 = 22.0;
/// Height of one plot, and from one to the next.
const PLOT: f64 = 74.0;
const EACH: f64 = 108.0;
/// Height of a step of the stairway.
const STEP: f64 = 17.0;
/// Marks on the time axis, at most.
pub(crate) const TICKS: i64 = 10;
const MINUTE: i64 = 60_000;
const STAIRS: [Stair; 5] = [Stair::Listening, Stair::Empathy, Stair::Rapport, Stair::Influence, Stair::Change];

/// A plot of one curve.
pub(crate) struct Plot {
    pub(crate) label: String,
    /// Where it begins and ends, in percent.
    pub(crate) from: String,
    pub(crate) to: String,
    pub(crate) path: String,
    pub(crate) label_y: String,
    /// The lines for 100, 50 and 0.
    pub(crate) lines: [String; 3],
}

/// Something written at a place.
pub(crate) struct At {
    pub(crate) at: String,
    pub(crate) text: String,
}

pub(crate) struct Sheet {
    pub(crate) width: f64,
    pub(crate) height: f64,
    pub(crate) left: f64,
    pub(crate) right: f64,
    pub(crate) plots: Vec<Plot>,
    pub(crate) stairs_label_y: String,
    pub(crate) stairs: String,
    pub(crate) steps: Vec<At>,
    pub(crate) ticks: Vec<At>,
    pub(crate) ticks_y: String,
    /// Where a turn mattered, numbered as in the list of these turns.
    pub(crate) marks: Vec<At>,
    pub(crate) foot: String,
}

/// Draws the sheet; nothing where nothing moved.
pub(crate) fn sheet(words: &Words, account: &Account) -> Option<Sheet> {
    let last = account.points.last()?.at_ms.max(account.play_ms).max(1);
    let x = |ms: i64| LEFT + (RIGHT - LEFT) * (ms.clamp(0, last) as f64 / last as f64);
    let places: Vec<(f64, Place)> = account.points.iter().map(|p| (x(p.at_ms), Place::of(p))).collect();
    let stairs_top = TOP + EACH * NAMES.len() as f64;
    let foot = stairs_top + 22.0 + STEP * STAIRS.len() as f64;
    let mut marks: Vec<i64> =
        account.moments.iter().filter_map(|m| account.turns.get(m.turn)).map(|turn| turn.at_ms).collect();
    marks.sort_unstable();
    Some(Sheet {
        width: WIDTH,
        height: foot + 24.0,
        left: LEFT,
        right: RIGHT,
        plots: NAMES.iter().enumerate().map(|(nth, name)| plot(words, &places, nth, name)).collect(),
        stairs_label_y: number(stairs_top + 12.0),
        stairs: stairs(&places, stairs_top + 22.0),
        steps: STAIRS
            .iter()
            .rev()
            .enumerate()
            .map(|(i, stair)| At {
                at: number(stairs_top + 22.0 + STEP * (i as f64 + 1.0)),
                text: words.named("stair", stair.name()),
            })
            .collect(),
        ticks: ticks(last, TICKS).map(|ms| At { at: number(x(ms)), text: clock(ms) }).collect(),
        ticks_y: number(foot + 16.0),
        marks: (1..).zip(marks).map(|(n, ms): (u32, i64)| At { at: number(x(ms)), text: n.to_string() }).collect(),
        foot: number(foot),
    })
}

fn plot(words: &Words, places: &[(f64, Place)], nth: usize, name: &str) -> Plot {
    let top = TOP + EACH * nth as f64;
    let y = |share: f64| top + 20.0 + PLOT * (1.0 - share / 100.0);
    let percent = |place: Option<&(f64, Place)>| place.map_or_else(String::new, |(_, p)| format!("{:.0}", p.at[nth]));
    let points = places.iter().map(|(x, place)| format!("{} {}", number(*x), number(y(place.at[nth]))));
    Plot {
        label: words.named("curve", name),
        from: percent(places.first()),
        to: percent(places.last()),
        path: format!("M{}", points.collect::<Vec<_>>().join("L")),
        label_y: number(top + 12.0),
        lines: [100.0, 50.0, 0.0].map(|share| number(y(share))),
    }
}

/// The stairway as one filled shape: each step holds until the next reaction.
fn stairs(places: &[(f64, Place)], top: f64) -> String {
    let floor = top + STEP * STAIRS.len() as f64;
    let y = |place: &Place| number(floor - STEP * f64::from(place.stair as u8 + 1));
    let Some((first, _)) = places.first() else { return String::new() };
    let steps = places.iter().map(|(x, place)| format!("H{}V{}", number(*x), y(place)));
    format!("M{} {}{}H{}V{}Z", number(*first), number(floor), steps.collect::<String>(), number(RIGHT), number(floor))
}

/// Whole minutes, not too close to one another: about so many at most.
pub(crate) fn ticks(last: i64, at_most: i64) -> impl Iterator<Item = i64> {
    let every = [1, 2, 5, 10, 15, 20, 30].into_iter().find(|n| last / (n * MINUTE) < at_most).unwrap_or(60) * MINUTE;
    (0..=last / every).map(move |i| i * every)
}

pub(crate) fn number(x: f64) -> String {
    let text = format!("{x:.1}");
    text.strip_suffix(".0").map_or(text.clone(), str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::curve::tests::point;
    use review::account::{Moment, MomentKind, Turn};

    fn account() -> Account {
        let turn = |utterance: u32, at_ms| Turn {
            utterance,
            event: 0,
            at_ms,
            words: 3,
            units: Vec::new(),
            talked_over: false,
            point: None,
        };
        Account {
            turns: vec![turn(1, 30_000), turn(2, 120_000)],
            points: vec![point(30, 100_000, Stair::Listening), point(130, 500_000, Stair::Rapport)],
            moments: [1, 0].map(|turn| Moment { turn, kind: MomentKind::Eased, weight: 1 }).to_vec(),
            findings: Vec::new(),
            things: Vec::new(),
            notes: Vec::new(),
            learnable: Vec::new(),
            outcome: None,
            play_ms: 180_000,
        }
    }

    #[test]
    fn every_curve_has_a_plot_and_marks_are_numbered_along_time() {
        let sheet = sheet(Words::for_tag("en"), &account()).unwrap();
        let labels: Vec<&str> = sheet.plots.iter().map(|p| p.label.as_str()).collect();
        assert_eq!(labels, ["Arousal", "Trust", "Felt understanding", "Hopelessness"]);
        assert_eq!((sheet.plots[1].from.as_str(), sheet.plots[1].to.as_str()), ("10", "50"));
        let marks: Vec<(f64, &str)> = sheet.marks.iter().map(|m| (m.at.parse().unwrap(), m.text.as_str())).collect();
        assert!(marks[0].0 < marks[1].0 && marks[0].1 == "1" && marks[1].1 == "2", "{marks:?}");
        let ticks: Vec<&str> = sheet.ticks.iter().map(|t| t.text.as_str()).collect();
        assert_eq!(ticks, ["0:00", "1:00", "2:00", "3:00"]);
        assert!(sheet.stairs.ends_with('Z') && sheet.steps.len() == 5);
    }

    #[test]
    fn a_long_talk_has_few_ticks_and_a_talk_without_reactions_no_sheet() {
        for minutes in [1, 9, 11, 45, 75] {
            assert!(ticks(minutes * MINUTE, TICKS).count() <= 11, "{minutes}");
        }
        let nothing = Account { points: Vec::new(), ..account() };
        assert!(sheet(Words::for_tag("ru"), &nothing).is_none());
    }
}
