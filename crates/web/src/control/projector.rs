//! `/control/{exercise}/projector`: one thing at a time, readable from the last row. Control chooses what is shown.

use super::class::{Class, Opened, TeamWatch};
use super::compared::Chosen;
use super::decided::Decision;
use super::draw::{self, Region, clock, pick};
use crate::pages::frame::{Frame, html};
use crate::problem::Problem;
use crate::qr;
use crate::room::draw::line_name;
use crate::room::seen::Gloss;
use crate::room::sheet::Sheet;
use crate::room::tags::name as tag_name;
use crate::site::Site;
use askama::Template;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode};
use axum::response::Response;
use exercise::state::LineStatus;
use words::{Arg, Words};

pub(crate) const CODE: &str = "code";
pub(crate) const CLOCK: &str = "clock";
pub(crate) const VOTE: &str = "vote";
/// The newest of each team; `super::compared` has how others are chosen.
pub(crate) const DECISIONS: &str = "decisions";
pub(crate) const COMMITMENTS: &str = "commitments";
/// `moment:<team>:<number of the mark, or of the tag>`.
pub(crate) const MOMENT: &str = "moment:";
/// `line:<team>:<line to a far end>`: one pair plays, the others watch.
pub(crate) const LINE: &str = "line:";
/// `sheet:<team>:<number of what was handed out>`.
pub(crate) const SHEET: &str = "sheet:";

/// How many utterances of a line stand on the wall.
const LAST: usize = 4;

/// Width of the longest bar.
const BAR: usize = 100;

pub(crate) struct Option1 {
    pub(crate) text: String,
    pub(crate) count: usize,
    /// 0 to [`BAR`].
    pub(crate) width: usize,
}

/// A vote as it is shown: its counts only when it is closed.
pub(crate) struct Poll {
    pub(crate) n: u64,
    pub(crate) question: String,
    pub(crate) options: Vec<Option1>,
    pub(crate) open: bool,
    pub(crate) answered: String,
}

pub(crate) fn poll(words: &Words, people: usize, n: u64, vote: &exercise::delivery::state::Vote) -> Poll {
    let counts = vote.counts();
    let most = counts.iter().copied().max().unwrap_or_default().max(1);
    let number = |n: usize| Arg::Number(i64::try_from(n).unwrap_or(i64::MAX));
    let answered = vote.cast.len() + vote.hands.iter().copied().map(usize::from).sum::<usize>();
    // Hands may be those of people who never joined.
    let args = [("n", number(answered)), ("of", number(people.max(answered)))];
    Poll {
        n,
        question: vote.question.clone(),
        options: vote
            .options
            .iter()
            .zip(&counts)
            .map(|(text, count)| Option1 { text: text.clone(), count: *count, width: count * BAR / most })
            .collect(),
        open: vote.open,
        answered: words.text("control-vote-answered", &args),
    }
}

struct TeamClock {
    team: String,
    clock_ms: i64,
    clock: String,
    running: bool,
    state: String,
}

struct TeamDecision {
    team: String,
    decision: Option<Decision>,
}

struct Moment {
    title: String,
    mark: String,
    by: String,
    glosses: Vec<Gloss>,
    rows: Vec<draw::Row>,
}

/// What is said on a line of a team now.
struct Talk {
    title: String,
    /// Why nothing is said, where the team stands or the line is not open.
    state: String,
    /// An interpreter stands between the two sides: neither hears all, and the wall shows nothing.
    interpreted: bool,
    rows: Vec<draw::Row>,
}

#[derive(Template)]
#[template(path = "control/stage.html")]
struct Stage {
    words: &'static Words,
    kind: &'static str,
    host: String,
    code: String,
    clocks: Vec<TeamClock>,
    poll: Option<Poll>,
    decisions: Vec<TeamDecision>,
    moment: Option<Moment>,
    talk: Option<Talk>,
    commitments: Vec<(String, String)>,
    /// What was handed out, and where its picture lies.
    sheet: Option<Sheet>,
    files: String,
    /// The way into the room, for a camera.
    qr: String,
}

#[derive(Template)]
#[template(path = "control/projector.html")]
struct Page {
    frame: Frame,
    base: String,
    title: String,
    upto: u64,
    stage: String,
}

pub(crate) async fn show(
    State(site): State<Site>,
    headers: HeaderMap,
    Opened { mut class, visitor, .. }: Opened,
) -> Result<Response, Problem> {
    class.host = site.origin(&headers);
    let page = Page {
        base: class.base(),
        title: class.listed.title.clone(),
        upto: class.upto(),
        stage: pick(&regions(&class), "stage"),
        frame: Frame::new(visitor),
    };
    Ok(html(StatusCode::OK, &page))
}

pub(crate) fn regions(class: &Class) -> Vec<Region> {
    let stage = stage(class);
    if stage.kind == CLOCK {
        let key = stage.clocks.iter().map(|c| format!("{}{}{}", c.team, c.running, c.state)).collect();
        return vec![Region::keyed("stage", key, &stage)];
    }
    vec![Region::of("stage", &stage)]
}

/// What is shown: what control chose, or the code until it has.
fn stage(class: &Class) -> Stage {
    let shown = class.state.shown.as_str();
    let mut stage = Stage {
        words: class.words,
        kind: CODE,
        host: class.host.clone(),
        code: class.listed.code.clone(),
        clocks: Vec::new(),
        poll: None,
        decisions: Vec::new(),
        moment: None,
        talk: None,
        commitments: Vec::new(),
        sheet: None,
        files: format!("{}/file", class.base()),
        qr: qr::picture(&format!("{}/join?code={}", class.host, class.listed.code), "QR"),
    };
    match shown {
        CLOCK => {
            stage.kind = CLOCK;
            stage.clocks = class.teams.iter().map(|t| team_clock(class, t)).collect();
        }
        VOTE => {
            stage.kind = VOTE;
            let newest = class.state.votes.iter().next_back();
            stage.poll = newest.map(|(n, vote)| poll(class.words, class.state.asked(vote), *n, vote));
        }
        COMMITMENTS => {
            stage.kind = COMMITMENTS;
            stage.commitments =
                class.state.commitments.iter().map(|(who, text)| (class.alias(who), text.clone())).collect();
        }
        other => {
            if let Some(chosen) = Chosen::read(other) {
                let one = |t: &TeamWatch| TeamDecision { team: t.plan.id.clone(), decision: chosen.of(class, t) };
                (stage.kind, stage.decisions) = (DECISIONS, class.teams.iter().map(one).collect());
            } else if let Some(moment) = other.strip_prefix(MOMENT).and_then(|of| moment(class, of)) {
                (stage.kind, stage.moment) = ("moment", Some(moment));
            } else if let Some(talk) = other.strip_prefix(LINE).and_then(|of| talk(class, of)) {
                (stage.kind, stage.talk) = ("pair-line", Some(talk));
            } else if let Some(sheet) = other.strip_prefix(SHEET).and_then(|of| sheet(class, of)) {
                (stage.kind, stage.sheet) = ("sheet", Some(sheet));
            }
        }
    }
    stage
}

fn team_clock(class: &Class, team: &TeamWatch) -> TeamClock {
    TeamClock {
        team: team.plan.id.clone(),
        clock_ms: team.now.play_ms,
        clock: clock(team.now.play_ms),
        running: team.now.running && !team.is_over(),
        state: draw::standing_for_all(class.words, team),
    }
}

/// A team and the number of an event in its log.
fn named<'a>(class: &'a Class, of: &str) -> Option<(&'a TeamWatch, u64)> {
    let (team, n) = of.split_once(':')?;
    Some((class.team(team)?, n.parse().ok()?))
}

fn sheet(class: &Class, of: &str) -> Option<Sheet> {
    let (team, n) = named(class, of)?;
    let entry = team.chronicle.entries.iter().find(|e| e.n == n)?;
    Sheet::in_entry(&class.pack, class.words, &entry.what)
}

fn moment(class: &Class, of: &str) -> Option<Moment> {
    let (team, n) = named(class, of)?;
    let mark = team.chronicle.marks.iter().find(|m| m.n == n).map(|m| (m.at, m.of, m.text.clone(), &m.by));
    let tag = || team.chronicle.seen.tags.iter().find(|t| t.n == n && !t.taken_back);
    let (at, of, mark, by) = mark.or_else(|| tag().map(|t| (t.at, None, tag_name(class.words, &t.tag), &t.by)))?;
    let rows = team.chronicle.around(at, of);
    Some(Moment {
        title: format!("{} {} · {}", class.words.t("lobby-team"), team.plan.id, clock(at)),
        mark,
        by: class.who_then(team, by, n),
        glosses: team.chronicle.seen.glosses.get(&n).cloned().unwrap_or_default(),
        rows: rows.into_iter().map(|e| draw::row_for_all(class, team, e)).collect(),
    })
}

fn talk(class: &Class, of: &str) -> Option<Talk> {
    let (team, line) = of.split_once(':')?;
    let team = class.team(team)?;
    class.structure().reached(line)?;
    let aloud = team.chronicle.aloud(line);
    let from = aloud.len().saturating_sub(LAST);
    let open = team.now.lines.get(line) == Some(&LineStatus::Open);
    Some(Talk {
        title: line_of(class, team, line),
        state: match (team.now.running && !team.is_over(), open) {
            (false, _) => draw::standing_for_all(class.words, team),
            (true, true) => String::new(),
            (true, false) => draw::line_state(class.words, team),
        },
        interpreted: team.chronicle.seen.interpreted.contains_key(line),
        rows: aloud[from..].iter().map(|e| draw::row_for_all(class, team, e)).collect(),
    })
}

/// A team, with the name of the line where it has several to far ends.
pub(crate) fn line_of(class: &Class, team: &TeamWatch, line: &str) -> String {
    let name = format!("{} {}", class.words.t("lobby-team"), team.plan.id);
    if class.structure().subjects.len() < 2 {
        return name;
    }
    format!("{name} · {}", line_name(class.words, &class.pack, line))
}

#[cfg(test)]
mod tests {
    use super::*;
    use exercise::delivery::state::Vote;
    use std::collections::BTreeMap;

    #[test]
    fn bars_are_as_long_as_their_share_of_the_longest() {
        let cast = BTreeMap::from([("a".to_owned(), 0), ("b".to_owned(), 0), ("c".to_owned(), 2), ("d".to_owned(), 0)]);
        let options = ["x", "y", "z"].map(str::to_owned).to_vec();
        let vote = Vote { question: "?".to_owned(), options, cast, ..Vote::default() };
        let drawn = poll(Words::for_tag("en"), 6, 9, &vote);
        assert_eq!(drawn.options.iter().map(|o| (o.count, o.width)).collect::<Vec<_>>(), [(3, 100), (0, 0), (1, 33)]);
        assert!(drawn.answered.contains('4') && drawn.answered.contains('6'), "{}", drawn.answered);
        let nobody = Vote { cast: BTreeMap::new(), ..vote };
        assert!(poll(Words::for_tag("ru"), 0, 9, &nobody).options.iter().all(|o| o.width == 0));
    }
}
