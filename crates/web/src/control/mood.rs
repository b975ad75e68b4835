//! How the person at the far end feels, over play time: arousal and trust. Where the program simulates, as it was
//! recorded; where a person plays, as that person says. Trainers see it while the scene runs; nobody else does.
//!
//! Drawn small in a team's row and large on its page, with injects and decisions beside it. Two strokes that differ in
//! form, named where they end: readable in grey.

use super::class::{Class, TeamWatch};
use super::draw::clock;
use crate::record::sheet::{TICKS, number, ticks};
use askama::Template;
use exercise::event::{Event, Happening};
use std::collections::BTreeMap;
use subject::Var;
use words::{Arg, Words};

/// A feeling at a moment, in percent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Mood {
    /// Number in the log.
    pub(crate) n: u64,
    /// Play time, ms.
    pub(crate) at: i64,
    pub(crate) arousal: u8,
    pub(crate) trust: u8,
    /// A person said so with a slider, which stays where it was put.
    pub(crate) by_hand: bool,
}

/// The moods of everybody at a far end.
#[derive(Clone, Debug, Default)]
pub(crate) struct Moods {
    by_subject: BTreeMap<String, Vec<Mood>>,
    /// Play time and step of every change on a ladder, with the subject.
    steps: Vec<(i64, String, u8)>,
}

impl Moods {
    /// Folds one event at its play time.
    pub(crate) fn take(&mut self, n: u64, at: i64, h: &Happening) {
        let (subject, arousal, trust, by_hand) = match &h.event {
            Event::Reacted(r) => {
                (&r.subject, share(r.state.vars[Var::Arousal]), share(r.state.vars[Var::Trust]), false)
            }
            Event::Felt { subject, arousal, trust } => (subject, *arousal, *trust, true),
            Event::Laddered { subject, step, .. } => return self.climbed(at, subject, *step),
            _ => return,
        };
        self.by_subject.entry(subject.clone()).or_default().push(Mood { n, at, arousal, trust, by_hand });
    }

    /// By subject, oldest first.
    pub(crate) fn all(&self) -> impl Iterator<Item = (&String, &[Mood])> {
        self.by_subject.iter().map(|(subject, moods)| (subject, moods.as_slice()))
    }

    /// A refusal is no step.
    fn climbed(&mut self, at: i64, subject: &str, step: u8) {
        let was = self.steps.iter().rev().find(|(_, s, _)| s == subject).map_or(0, |(_, _, step)| *step);
        if step != was {
            self.steps.push((at, subject.to_owned(), step));
        }
    }

    fn steps(&self) -> impl Iterator<Item = (i64, u8)> {
        self.steps.iter().map(|(at, _, step)| (*at, *step))
    }
}

fn share(millionths: i32) -> u8 {
    u8::try_from((millionths.clamp(0, 1_000_000) + 5_000) / 10_000).unwrap_or(100)
}

/// The two curves, in the order of their names.
const NAMES: [&str; 2] = ["arousal", "trust"];

impl Mood {
    const fn values(&self) -> [u8; 2] {
        [self.arousal, self.trust]
    }
}

/// A box that curves are drawn in.
struct Space {
    left: f64,
    right: f64,
    top: f64,
    bottom: f64,
    /// Play time at the right edge, ms.
    last: i64,
}

impl Space {
    fn x(&self, ms: i64) -> f64 {
        self.left + (self.right - self.left) * (ms.clamp(0, self.last) as f64 / self.last as f64)
    }

    fn y(&self, share: u8) -> f64 {
        self.bottom - (self.bottom - self.top) * f64::from(share.min(100)) / 100.0
    }

    /// A curve up to the right edge. What is put by hand stays until it is put elsewhere.
    fn path(&self, moods: &[Mood], nth: usize) -> String {
        let mut out = String::new();
        for mood in moods {
            let (x, y) = (number(self.x(mood.at)), number(self.y(mood.values()[nth])));
            out.push_str(&match (out.is_empty(), mood.by_hand) {
                (true, _) => format!("M{x} {y}"),
                (false, true) => format!("H{x}V{y}"),
                (false, false) => format!("L{x} {y}"),
            });
        }
        format!("{out}H{}", number(self.right))
    }

    /// Heights of the two names at the right edge, kept apart by the height of a line.
    fn names(&self, at: [u8; 2], line: f64) -> [f64; 2] {
        let [a, b] = at.map(|share| self.y(share));
        let (middle, apart) = (f64::midpoint(a, b), (a - b).abs());
        let [a, b] = if apart >= line {
            [a, b]
        } else {
            let half = line / 2.0;
            let middle = middle.clamp(self.top + half, self.bottom - half);
            if a <= b { [middle - half, middle + half] } else { [middle + half, middle - half] }
        };
        [a, b].map(|y| y + line * 0.3)
    }
}

pub(crate) struct Curve {
    pub(crate) name: &'static str,
    pub(crate) label: String,
    pub(crate) value: u8,
    pub(crate) path: String,
    pub(crate) y: String,
}

fn curves(words: &Words, space: &Space, moods: &[Mood], line: f64) -> Vec<Curve> {
    let Some(now) = moods.last() else { return Vec::new() };
    let heights = space.names(now.values(), line);
    let one = |nth: usize| Curve {
        name: NAMES[nth],
        label: words.named("curve", NAMES[nth]),
        value: now.values()[nth],
        path: space.path(moods, nth),
        y: number(heights[nth]),
    };
    (0..NAMES.len()).map(one).collect()
}

/// The curves in a sentence, for those who do not see them.
fn in_words(words: &Words, moods: &[Mood]) -> String {
    let (Some(first), Some(last)) = (moods.first(), moods.last()) else { return String::new() };
    let args = [
        ("time", Arg::Text(&clock(last.at))),
        ("arousal", Arg::from(last.arousal)),
        ("arousal_first", Arg::from(first.arousal)),
        ("trust", Arg::from(last.trust)),
        ("trust_first", Arg::from(first.trust)),
    ];
    words.text("watch-mood-alt", &args)
}

/// The trace in a team's row.
pub(crate) struct Trace {
    /// Named where several people are at the far end.
    pub(crate) who: String,
    pub(crate) alt: String,
    pub(crate) curves: Vec<Curve>,
}

/// Size of the trace: the curves, and their names beside them.
const TRACE: Space = Space { left: 2.0, right: 128.0, top: 6.0, bottom: 50.0, last: 1 };
const TRACE_LINE: f64 = 16.0;

pub(crate) fn traces(class: &Class, team: &TeamWatch) -> Vec<Trace> {
    let several = team.chronicle.moods.all().count() > 1;
    let trace = |(subject, moods): (&String, &[Mood])| {
        let space = Space { last: moods.last().map_or(1, |m| m.at.max(1)), ..TRACE };
        Trace {
            who: if several { name(class, team, subject) } else { String::new() },
            alt: in_words(class.words, moods),
            curves: curves(class.words, &space, moods, TRACE_LINE),
        }
    };
    team.chronicle.moods.all().map(trace).collect()
}

fn name(class: &Class, team: &TeamWatch, subject: &str) -> String {
    team.plan.cast.get(subject).map(|persona| class.text(&format!("persona.{persona}.name"))).unwrap_or_default()
}

/// Something written at a place.
pub(crate) struct At {
    pub(crate) at: String,
    pub(crate) text: String,
}

/// A thin vertical with words.
pub(crate) struct Vertical {
    pub(crate) x: String,
    pub(crate) text_x: String,
    pub(crate) y: String,
    /// Words that would run over the edge end at the line instead.
    pub(crate) to_left: bool,
    pub(crate) class: &'static str,
    pub(crate) text: String,
}

/// A row of the table behind the plot.
pub(crate) struct Cells {
    pub(crate) time: String,
    pub(crate) arousal: String,
    pub(crate) trust: String,
    pub(crate) what: String,
}

/// The large drawing, with the table behind it.
pub(crate) struct Plot {
    pub(crate) who: String,
    pub(crate) source: String,
    pub(crate) alt: String,
    /// The same for a screen with room and for a phone: one of them is shown.
    pub(crate) drawings: [Drawing; 2],
    pub(crate) table: Vec<Cells>,
}

/// The curves at one size.
pub(crate) struct Drawing {
    pub(crate) size: &'static str,
    pub(crate) width: f64,
    pub(crate) left: f64,
    pub(crate) right: f64,
    pub(crate) height: String,
    pub(crate) foot: String,
    pub(crate) curves: Vec<Curve>,
    pub(crate) grid: Vec<At>,
    pub(crate) ticks: Vec<At>,
    pub(crate) verticals: Vec<Vertical>,
}

#[derive(Template)]
#[template(path = "control/mood.html")]
pub(crate) struct MoodPart {
    pub(crate) words: &'static Words,
    pub(crate) plots: Vec<Plot>,
    /// Nobody has felt anything yet.
    pub(crate) played: bool,
    /// Where the review of a finished talk is read.
    pub(crate) record: String,
}

/// How large it is drawn. Beside the right edge of the curves their names have room.
struct Size {
    name: &'static str,
    width: f64,
    right: f64,
    /// Letters of what stands at a vertical, and times under the plot, at most.
    letters: usize,
    ticks: i64,
}

/// On a phone all of it is seen at once, names and all, and nothing is pushed aside.
const SIZES: [Size; 2] = [
    Size { name: "wide", width: 720.0, right: 596.0, letters: 30, ticks: TICKS },
    Size { name: "narrow", width: 358.0, right: 232.0, letters: 24, ticks: 4 },
];
const LEFT: f64 = 34.0;
/// Height of the plot, of a line of words above it, and lines of words at most.
const PLOT: f64 = 150.0;
const LINE: f64 = 17.0;
const LINES: usize = 6;
/// Of these for tags, which are many and short: the nearest to the curves.
const TAG_LINES: usize = 2;
const TAG: &str = "tag";
/// Width of a letter, near enough.
const LETTER: f64 = 6.4;

/// Something that happened beside the talk: play time, what kind, words.
type Beside = (i64, &'static str, String);

pub(crate) fn part(class: &Class, team: &TeamWatch) -> MoodPart {
    let happened = beside(class, team);
    let plot = |(subject, moods): (&String, &[Mood])| {
        let last = team.chronicle.moods_end().max(moods.last().map_or(0, |m| m.at)).max(60_000);
        let by_hand = moods.last().is_some_and(|m| m.by_hand);
        let source = if by_hand { "watch-mood-by-hand" } else { "watch-mood-simulated" };
        Plot {
            who: name(class, team, subject),
            source: class.words.t(source),
            alt: in_words(class.words, moods),
            drawings: SIZES.each_ref().map(|size| drawn(class.words, size, last, moods, &happened)),
            table: table(class.words, moods, &happened),
        }
    };
    MoodPart {
        words: class.words,
        plots: team.chronicle.moods.all().map(plot).collect(),
        played: team.is_played(),
        // The review is that of the first part's line.
        record: if team.is_over() && class.structure().subjects.first().is_some_and(|s| team.simulates(&s.id)) {
            format!("{}/team/{}/record", class.base(), team.plan.id)
        } else {
            String::new()
        },
    }
}

/// Injects, decisions, steps on the ladder of who plays the far end, and tags that were not taken back, by time.
fn beside(class: &Class, team: &TeamWatch) -> Vec<Beside> {
    let inject = |(id, (at, _)): (&String, &(i64, i64))| (*at, "inject", super::overview::inject_text(class, team, id));
    let mut all: Vec<Beside> = team.chronicle.injected.iter().map(inject).collect();
    let decided = super::decided::items(team);
    all.extend(decided.map(|i| (i.at, "decision", super::decided::question(class, i))));
    all.extend(team.chronicle.moods.steps().map(|(at, step)| (at, "ladder", step.to_string())));
    let tags = team.chronicle.seen.tags.iter().filter(|t| !t.taken_back);
    all.extend(tags.map(|t| (t.at, TAG, crate::room::tags::name(class.words, &t.tag))));
    all.sort();
    all
}

fn drawn(words: &Words, size: &Size, last: i64, moods: &[Mood], happened: &[Beside]) -> Drawing {
    let above = Space { left: LEFT, right: size.right, top: 0.0, bottom: 0.0, last };
    let (verticals, lines) = verticals(words, size, &above, happened);
    let top = 10.0 + LINE * lines as f64;
    let space = Space { top, bottom: top + PLOT, ..above };
    Drawing {
        size: size.name,
        width: size.width,
        left: LEFT,
        right: size.right,
        height: number(space.bottom + 26.0),
        foot: number(space.bottom),
        curves: curves(words, &space, moods, LINE),
        grid: [100, 50, 0].map(|share: u8| At { at: number(space.y(share)), text: share.to_string() }).into(),
        ticks: ticks(last, size.ticks).map(|ms| At { at: number(space.x(ms)), text: clock(ms) }).collect(),
        verticals,
    }
}

/// Words above the plot, each in the lowest line where it has room; how many lines that takes. Where none has room the
/// vertical stands alone, and the table has the words. Tags take what the others leave.
fn verticals(words: &Words, size: &Size, space: &Space, happened: &[Beside]) -> (Vec<Vertical>, usize) {
    let mut taken: [Vec<(f64, f64)>; LINES] = Default::default();
    // Each with the line that it stands in.
    let mut placed: Vec<(Vertical, Option<usize>)> = Vec::new();
    let (tags, others): (Vec<&Beside>, Vec<&Beside>) = happened.iter().partition(|(_, class, _)| *class == TAG);
    for &(at, class, ref text) in others.into_iter().chain(tags) {
        let x = space.x(at);
        let (text, most) = if class == TAG { (text.clone(), TAG_LINES) } else { (named(words, class, text), LINES) };
        let text = short(&text, size.letters);
        let wide = text.chars().count() as f64 * LETTER + 8.0;
        let to_left = x + wide > size.width;
        let (from, to) = if to_left { (x - wide, x) } else { (x, x + wide) };
        let free = |line: &Vec<(f64, f64)>| line.iter().all(|(a, b)| to < *a || from > *b);
        let line = taken[..most].iter().position(free);
        if let Some(line) = line {
            taken[line].push((from, to));
        }
        let text = if line.is_some() { text } else { String::new() };
        let text_x = number(if to_left { x - 4.0 } else { x + 4.0 });
        placed.push((Vertical { x: number(x), text_x, y: String::new(), to_left, class, text }, line));
    }
    let lines = taken.iter().filter(|line| !line.is_empty()).count();
    for (vertical, line) in &mut placed {
        vertical.y = number(line.map_or(8.0 + LINE * lines as f64, |line| LINE * (lines - line) as f64));
    }
    (placed.into_iter().map(|(vertical, _)| vertical).collect(), lines)
}

/// What happened, with the kind of thing it is.
fn named(words: &Words, class: &str, text: &str) -> String {
    format!("{}: {text}", words.named("watch-mood", class))
}

/// The beginning of a text, to stand at a line.
fn short(text: &str, letters: usize) -> String {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if text.chars().count() <= letters {
        return text;
    }
    let cut: String = text.chars().take(letters - 1).collect();
    let end = cut.rfind(' ').unwrap_or(cut.len());
    format!("{}…", cut[..end].trim_end_matches([',', ';', ':', '.', '–']))
}

fn table(words: &Words, moods: &[Mood], happened: &[Beside]) -> Vec<Cells> {
    let felt = moods.iter().map(|m| {
        let (arousal, trust) = (m.arousal.to_string(), m.trust.to_string());
        (m.at, Cells { time: clock(m.at), arousal, trust, what: String::new() })
    });
    let beside = happened.iter().map(|(at, class, text)| {
        let what = named(words, class, text);
        (*at, Cells { time: clock(*at), arousal: String::new(), trust: String::new(), what })
    });
    let mut all: Vec<(i64, Cells)> = felt.chain(beside).collect();
    all.sort_by_key(|(at, _)| *at);
    all.into_iter().map(|(_, cells)| cells).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::control::fold::tests::told;

    fn felt(arousal: u8, trust: u8) -> Event {
        Event::Felt { subject: "person".to_owned(), arousal, trust }
    }

    fn at(ms: i64, arousal: u8, trust: u8, by_hand: bool) -> Mood {
        Mood { n: 1, at: ms, arousal, trust, by_hand }
    }

    #[test]
    fn sliders_of_a_player_become_moods_at_their_play_time() {
        let talk = told(&[
            (0, "engine", "", Event::Paused),
            (100, "director", "", Event::Resumed),
            (110, "role_player", "", felt(80, 5)),
            (170, "role_player", "", felt(60, 20)),
        ]);
        let (_, moods) = talk.moods.all().next().unwrap();
        let told: Vec<_> = moods.iter().map(|m| (m.at, m.arousal, m.trust, m.by_hand)).collect();
        assert_eq!(told, [(10_000, 80, 5, true), (70_000, 60, 20, true)]);
    }

    #[test]
    fn steps_on_the_ladder_stand_at_their_time_and_refusals_do_not() {
        let at = |step, refused| Event::Laddered { subject: "person".to_owned(), step, refused };
        let talk = told(&[
            (0, "engine", "", Event::Paused),
            (100, "director", "", Event::Resumed),
            (110, "role_player", "", at(0, 1)),
            (120, "role_player", "", at(2, 0)),
            (130, "role_player", "", at(2, 1)),
            (140, "role_player", "", at(1, 1)),
        ]);
        assert_eq!(talk.moods.steps().collect::<Vec<_>>(), [(20_000, 2), (40_000, 1)]);
    }

    #[test]
    fn what_is_put_by_hand_stays_and_what_is_recorded_moves_on() {
        let space = Space { left: 0.0, right: 100.0, top: 0.0, bottom: 100.0, last: 100 };
        let by = |hand| space.path(&[at(0, 80, 0, hand), at(50, 40, 0, hand)], 0);
        assert_eq!(by(true), "M0 20H50V60H100");
        assert_eq!(by(false), "M0 20L50 60H100");
    }

    #[test]
    fn names_at_the_curves_never_lie_on_one_another_nor_outside() {
        let space = Space { left: 0.0, right: 1.0, top: 0.0, bottom: 60.0, last: 1 };
        for (arousal, trust) in [(50, 50), (0, 0), (100, 100), (0, 100), (30, 35), (35, 30)] {
            let [a, b] = space.names([arousal, trust], 16.0);
            assert!((a - b).abs() >= 16.0 - 1e-9, "{arousal} {trust}: {a} {b}");
            assert!(a.min(b) > 0.0 && a.max(b) < 66.0, "{arousal} {trust}: {a} {b}");
            assert!(arousal == trust || (a < b) == (arousal > trust), "the higher stands higher");
        }
    }

    #[test]
    fn words_at_verticals_have_room_or_are_left_to_the_table() {
        let en = Words::for_tag("en");
        let happened: Vec<Beside> =
            (0..12).map(|n| (n * 1_000, "inject", "Somebody calls from the yard below".to_owned())).collect();
        let moods = [at(0, 80, 5, false)];
        for size in &SIZES {
            let drawn = drawn(en, size, 600_000, &moods, &happened);
            let worded = drawn.verticals.iter().filter(|v| !v.text.is_empty());
            let mut lines: Vec<&str> = worded.map(|v| v.y.as_str()).collect();
            assert_eq!((drawn.verticals.len(), lines.len()), (12, LINES), "a line for each while there is room");
            lines.dedup();
            assert_eq!(lines.len(), LINES, "two in the same place never share a line");
        }
        let table = table(en, &moods, &happened);
        assert_eq!(table.len(), 13, "the table has them all");
        assert!(table.iter().filter(|c| c.what.contains("yard below")).count() == 12);
    }

    #[test]
    fn tags_stand_by_their_names_and_leave_room_to_what_is_rarer() {
        let en = Words::for_tag("en");
        let tag = |n: i64| (n * 1_000, TAG, "Demand".to_owned());
        let mut happened: Vec<Beside> = (0..8).map(tag).collect();
        happened.push((9_000, "decision", "Let the doctor in".to_owned()));
        let drawn = drawn(en, &SIZES[0], 600_000, &[at(0, 80, 5, false)], &happened);
        let words = |class: &str| -> Vec<&str> {
            let own = drawn.verticals.iter().filter(|v| v.class == class);
            own.map(|v| v.text.as_str()).filter(|text| !text.is_empty()).collect()
        };
        assert_eq!(words("decision"), ["Decision: Let the doctor in"], "the tags before it do not take its place");
        assert_eq!(words(TAG), ["Demand"], "one line is taken, and the other holds one");
        assert_eq!(drawn.verticals.iter().filter(|v| v.class == TAG).count(), 8, "a line for each");
        let table = table(en, &[], &happened);
        assert_eq!(table.iter().filter(|c| c.what == "Tag: Demand").count(), 8, "the table has them all");
    }

    #[test]
    fn names_and_words_stay_in_the_drawing_at_every_size_and_in_every_language() {
        // A letter of the names is larger than one of the words.
        const NAME_LETTER: f64 = 7.8;
        for words in Words::languages() {
            for size in &SIZES {
                let happened: Vec<Beside> =
                    (0..=40).map(|n| (n * 120_000, "decision", "Whether the doctor may go in".to_owned())).collect();
                let drawn = drawn(words, size, 4_800_000, &[at(0, 100, 100, false)], &happened);
                for curve in &drawn.curves {
                    let letters = format!("{} {}", curve.label, curve.value).chars().count() as f64;
                    assert!(drawn.right + 6.0 + letters * NAME_LETTER <= drawn.width, "{}: {}", size.name, curve.label);
                }
                for vertical in &drawn.verticals {
                    let x: f64 = vertical.text_x.parse().unwrap();
                    let wide = vertical.text.chars().count() as f64 * LETTER;
                    let (from, to) = if vertical.to_left { (x - wide, x) } else { (x, x + wide) };
                    assert!(from >= 0.0 && to <= drawn.width, "{}: {} at {x}", size.name, vertical.text);
                }
                assert!(drawn.ticks.len() <= usize::try_from(size.ticks).unwrap() + 1, "{}", size.name);
            }
        }
    }
}
