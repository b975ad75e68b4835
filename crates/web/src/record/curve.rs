//! The curves beside the transcript. Every row owns a stretch of them, drawn from the state before it to the state after
//! it, so that words and curves stay together at any width, without script and on paper. Numbers are shares in percent
//! of the width; nothing here knows what a curve means.

use crate::call::draw::clock;
use review::account::Point;
use subject::state::Stair;
use words::Words;

/// The four curves, in the order of their names.
pub(crate) const NAMES: [&str; 4] = ["arousal", "trust", "understood", "hopelessness"];

/// Steps of the stairway.
const STEPS: f64 = 5.0;

/// A state, as far as it is drawn.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Place {
    /// In percent, in the order of [`NAMES`].
    pub(crate) at: [f64; 4],
    pub(crate) stair: Stair,
}

/// One curve's stretch in one row.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Stroke {
    pub(crate) name: &'static str,
    /// The path within a box of 100 by 100 that is stretched over the row.
    pub(crate) path: String,
    /// Where the curve leaves the row: a point drawn as a stroke of no length, so that stretching leaves it round.
    pub(crate) dot: String,
}

/// What the curve column of one row shows.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Stretch {
    pub(crate) strokes: Vec<Stroke>,
    /// How far the band of the stairway reaches, in percent of its own width.
    pub(crate) step: String,
    /// Said where the step changes.
    pub(crate) turn: String,
    /// Whole percents for the readout, in the order of [`NAMES`].
    pub(crate) values: String,
    pub(crate) stair: String,
}

impl Place {
    pub(crate) fn of(point: &Point) -> Place {
        let share = |millionths: i32| f64::from(millionths.clamp(0, 1_000_000)) / 10_000.0;
        Place { at: [point.arousal, point.trust, point.understood, point.hopelessness].map(share), stair: point.stair }
    }
}

/// The state that a row begins and ends with: `upto` are the events each row shows the effect of, in order.
pub(crate) fn places(points: &[Point], upto: &[u64]) -> Vec<(Place, Place)> {
    let Some(first) = points.first().map(Place::of) else { return Vec::new() };
    let mut before = first;
    let mut shown = 0;
    upto.iter()
        .map(|n| {
            shown = shown.max(points.partition_point(|p| p.event <= *n));
            let after = shown.checked_sub(1).and_then(|last| points.get(last)).map_or(first, Place::of);
            let pair = (before, after);
            before = after;
            pair
        })
        .collect()
}

/// Draws a row's stretch.
pub(crate) fn stretch(words: &Words, before: Place, after: Place) -> Stretch {
    let strokes = NAMES.iter().zip(before.at.iter().zip(after.at)).map(|(name, (from, to))| stroke(name, *from, to));
    let stair = words.named("stair", after.stair.name());
    let turn = match after.stair.cmp(&before.stair) {
        std::cmp::Ordering::Greater => "review-now-climbs",
        std::cmp::Ordering::Less => "review-now-falls",
        std::cmp::Ordering::Equal => "",
    };
    let turn = if turn.is_empty() { String::new() } else { words.text(turn, &[("stair", words::Arg::Text(&stair))]) };
    Stretch {
        strokes: strokes.collect(),
        step: number(100.0 * f64::from(after.stair as u8 + 1) / STEPS),
        turn,
        values: after.at.map(|v| format!("{v:.0}")).join(" "),
        stair,
    }
}

fn stroke(name: &'static str, from: f64, to: f64) -> Stroke {
    let [a, b] = [inside(from), inside(to)].map(number);
    // Leaves and arrives upright, so that it joins its neighbours without a corner.
    let path = if a == b { format!("M{a} 0V100") } else { format!("M{a} 0C{a} 45 {b} 55 {b} 100") };
    Stroke { name, path, dot: format!("M{b} 100h.01") }
}

/// Thick strokes at the very edge would be cut off.
fn inside(share: f64) -> f64 {
    share * 0.96 + 2.0
}

fn number(x: f64) -> String {
    let text = format!("{x:.1}");
    text.strip_suffix(".0").map_or(text.clone(), str::to_owned)
}

/// A name that stands at its curve.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Label {
    pub(crate) name: &'static str,
    pub(crate) words: String,
    pub(crate) percent: String,
    /// In a box of [`LABEL_WIDTH`] by four lines.
    pub(crate) x: String,
    pub(crate) y: String,
    pub(crate) text_x: String,
    /// Text that would run over the right edge ends at its point instead.
    pub(crate) to_left: bool,
}

/// Units of the labels' box, and of one line in it.
pub(crate) const LABEL_WIDTH: f64 = 320.0;
const LABEL_LINE: f64 = 20.0;

/// Names at the place of a state, a line for each, from left to right.
pub(crate) fn labels(words: &Words, place: Place) -> Vec<Label> {
    let mut order: Vec<usize> = (0..NAMES.len()).collect();
    order.sort_by(|a, b| place.at[*a].total_cmp(&place.at[*b]));
    let one = |(line, i): (usize, &usize)| {
        let x = inside(place.at[*i]) / 100.0 * LABEL_WIDTH;
        let to_left = x > LABEL_WIDTH * 0.5;
        Label {
            name: NAMES[*i],
            words: words.named("curve", NAMES[*i]),
            percent: format!("{:.0}", place.at[*i]),
            x: number(x),
            y: number(LABEL_LINE * (line as f64 + 0.7)),
            text_x: number(if to_left { x - 9.0 } else { x + 9.0 }),
            to_left,
        }
    };
    order.iter().enumerate().map(one).collect()
}

/// A row of the table behind the curves.
pub(crate) struct Cells {
    pub(crate) time: String,
    pub(crate) values: Vec<String>,
    pub(crate) stair: String,
}

pub(crate) fn table(words: &Words, points: &[Point]) -> Vec<Cells> {
    let cells = |point: &Point| {
        let place = Place::of(point);
        Cells {
            time: clock(point.at_ms),
            values: place.at.iter().map(|v| format!("{v:.0}")).collect(),
            stair: words.named("stair", place.stair.name()),
        }
    };
    points.iter().map(cells).collect()
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;
    use scenario::Act;
    use subject::state::Stage;

    pub(crate) fn point(event: u64, trust: i32, stair: Stair) -> Point {
        Point {
            event,
            at_ms: event as i64 * 1_000,
            arousal: 800_000,
            trust,
            understood: 0,
            hopelessness: 1_000_000,
            stair,
            stage: Stage::Precontemplation,
            act: Act::Vent,
        }
    }

    #[test]
    fn rows_join_without_a_gap_and_move_where_the_reaction_belongs() {
        let points = [point(5, 100_000, Stair::Listening), point(9, 300_000, Stair::Empathy)];
        let places = places(&points, &[3, 5, 7, 9, 12]);
        for pair in places.windows(2) {
            assert_eq!(pair[0].1, pair[1].0);
        }
        let trust: Vec<f64> = places.iter().map(|(_, after)| after.at[1]).collect();
        assert_eq!(trust, [10.0, 10.0, 10.0, 30.0, 30.0]);
    }

    #[test]
    fn without_points_there_is_nothing_to_draw() {
        assert_eq!(places(&[], &[1, 2]), []);
    }

    #[test]
    fn a_stretch_tells_where_the_step_changes_and_nowhere_else() {
        let (low, high) = (point(1, 0, Stair::Listening), point(2, 500_000, Stair::Rapport));
        let en = Words::for_tag("en");
        let moved = stretch(en, Place::of(&low), Place::of(&high));
        assert_eq!(moved.turn, "now: rapport");
        assert_eq!(moved.step, "60");
        assert_eq!(moved.values, "80 50 0 100");
        assert_eq!(moved.strokes[0].path, "M78.8 0V100", "what does not move goes straight");
        assert_eq!(moved.strokes[1].path, "M2 0C2 45 50 55 50 100");
        assert_eq!(stretch(en, Place::of(&high), Place::of(&high)).turn, "");
        assert_eq!(stretch(en, Place::of(&high), Place::of(&low)).turn, "back to: listening");
    }

    #[test]
    fn names_at_the_curves_never_share_a_line_and_stay_in_the_box() {
        let labels = labels(Words::for_tag("ru"), Place::of(&point(1, 790_000, Stair::Listening)));
        let mut lines: Vec<&str> = labels.iter().map(|l| l.y.as_str()).collect();
        lines.dedup();
        assert_eq!(lines.len(), 4);
        for label in &labels {
            let x: f64 = label.text_x.parse().unwrap();
            assert_eq!(label.to_left, x > LABEL_WIDTH / 2.0 - 9.0, "{label:?}");
        }
        assert_eq!(labels[0].words, "Чувство, что поняли");
    }
}
