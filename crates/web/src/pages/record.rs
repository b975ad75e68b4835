//! `/call/{log}/record`: the review. Opens when the scene has ended; before, it leads back to the call.

use crate::call::telling::Telling;
use crate::call::{self, Talk, draw, log_id};
use crate::control;
use crate::pages::frame::{Frame, html, paragraphs};
use crate::pages::{drill, fork};
use crate::problem::Problem;
use crate::record::account::account;
use crate::record::curve::{self, Cells, LABEL_WIDTH, Label};
use crate::record::fold::{Kind, Row, rows};
use crate::record::line::{self, Drawn, Family};
use crate::record::person::{self, Person};
use crate::record::profile::{self, Bar};
use crate::record::sheet::{self, Sheet};
use crate::record::top;
use crate::room::pass::Watching;
use crate::seats;
use crate::site::Site;
use crate::visitor::Visitor;
use askama::Template;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Redirect, Response};
use exercise::Happening;
use exercise::event::{EndedBy, Event, Genesis};
use review::account::Account;
use scenario::Outcome;
use words::{Arg, Words};

/// How much faster than it was played it can be seen again.
const SPEEDS: [u32; 5] = [1, 2, 4, 8, 16];

/// Who reads a review.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Reader {
    /// Whoever knows the log's own id: may correct, try again, delete.
    Owner,
    /// Whoever was handed it: may read. The page must not name the log then.
    Handed,
    /// Staff reads what a team said with somebody simulated. Nothing is tried again or corrected from there.
    Staff,
}

/// What stands around the review of a team's talk: the way back into the exercise.
pub(crate) struct Behind {
    pub(crate) bar: control::Bar,
    pub(crate) team: String,
    pub(crate) back: String,
}

/// The curves' frame: what stands around the stretches.
pub(crate) struct Curves {
    pub(crate) begins: Vec<Label>,
    pub(crate) ends: Vec<Label>,
    pub(crate) width: f64,
    pub(crate) table: Vec<Cells>,
}

/// Outcome and conversation of one try, as both the review and the comparison show it.
pub(crate) struct Ended {
    pub(crate) class: &'static str,
    pub(crate) label: String,
    pub(crate) sentence: String,
    pub(crate) by: String,
    pub(crate) ending: String,
}

#[derive(Template)]
#[template(path = "record.html")]
struct Page {
    frame: Frame,
    /// For staff alone.
    behind: Option<Behind>,
    tells: Telling,
    owner: bool,
    /// Why the reader may only read; empty for the owner.
    only_reads: &'static str,
    /// Empty for a reader who was handed it.
    log: String,
    pack: String,
    title: String,
    outcome: Ended,
    played: String,
    settings: String,
    /// Where this is a second try.
    again_from: String,
    /// Address of the comparison, for those who know both tries.
    compare: String,
    moments: Vec<top::Told>,
    rows: Vec<Drawn>,
    curves: Option<Curves>,
    /// The curves on one sheet, for paper.
    sheet: Option<Sheet>,
    choices: Vec<Family>,
    play_ms: i64,
    /// Speeds of the replay, with their words.
    speeds: Vec<(u32, String)>,
    findings: Vec<profile::Told>,
    bars: Vec<Bar>,
    people: Vec<Person>,
    learnable: Vec<person::Told>,
    notes: Vec<person::Told>,
    things: Vec<person::Told>,
    helpline: Vec<Vec<String>>,
    print_line: String,
}

pub(crate) async fn show(
    State(site): State<Site>,
    Path(log): Path<String>,
    headers: HeaderMap,
    visitor: Visitor,
) -> Result<Response, Problem> {
    let id = log_id(&log)?;
    let talk = Talk::open(&site, &id, visitor.words).await?;
    if !talk.over {
        return Ok(Redirect::to(&format!("/call/{id}")).into_response());
    }
    drawn(&site, &talk, visitor, Reader::Owner, fork::first_try(&headers).as_deref(), None).await
}

/// The review of a talk that is over, for whom it was handed to.
pub(crate) async fn handed(site: &Site, talk: &Talk, visitor: Visitor) -> Result<Response, Problem> {
    drawn(site, talk, visitor, Reader::Handed, None, None).await
}

/// The review of a team's talk that is over.
pub(crate) async fn of_team(site: &Site, talk: &Talk, visitor: Visitor, behind: Behind) -> Result<Response, Problem> {
    drawn(site, talk, visitor, Reader::Staff, None, Some(behind)).await
}

/// `first` is the id of the first try, as the reader's browser knows it.
async fn drawn(
    site: &Site,
    talk: &Talk,
    visitor: Visitor,
    reader: Reader,
    first: Option<&str>,
    behind: Option<Behind>,
) -> Result<Response, Problem> {
    if talk.pack.structure.is_drill() {
        return drill::draw(site, talk, visitor, reader).await;
    }
    let _turn = site.turns.take().await?;
    let (events, account) = account(site, talk, call::all(site, &talk.log).await?).await?;
    let page = page(&Given { talk, events: &events, account: &account }, visitor, reader, first, behind);
    Ok(html(StatusCode::OK, &page.ok_or(Problem::Server)?))
}

/// The log of a talk. Only staff is given the pack with it: whoever practises could be the one who is examined on it next.
pub(crate) async fn download(
    State(site): State<Site>,
    Path(log): Path<String>,
    staff: Watching,
    visitor: Visitor,
) -> Result<Response, Problem> {
    let id = log_id(&log)?;
    if !Talk::open(&site, &id, visitor.words).await?.over {
        return Ok(Redirect::to(&format!("/call/{id}")).into_response());
    }
    let text = site.house.export(&id, staff.0.is_some()).await?;
    let headers = [
        (header::CONTENT_TYPE, "application/jsonl; charset=utf-8".to_owned()),
        (header::CONTENT_DISPOSITION, format!("attachment; filename=\"stairway-{id}.jsonl\"")),
    ];
    Ok((headers, text).into_response())
}

struct Given<'a> {
    talk: &'a Talk,
    events: &'a [(u64, Happening)],
    account: &'a Account,
}

fn page(
    given: &Given<'_>,
    visitor: Visitor,
    reader: Reader,
    first: Option<&str>,
    behind: Option<Behind>,
) -> Option<Page> {
    let Given { talk, events, account } = *given;
    let words = talk.words;
    let genesis = genesis(events)?;
    let owner = reader == Reader::Owner;
    let rows = rows(&talk.line, events);
    let title = talk.text("title");
    let known = owner && genesis.fork.as_ref().is_some_and(|f| first == Some(f.log.as_str()));
    let mut drawn = line::drawn(talk, &rows, account);
    if reader == Reader::Staff {
        name_seats(words, talk, events, &mut drawn);
    }
    let who = |utterance: u32| {
        let row = drawn.iter().find(|row| row.utterance == Some(utterance));
        row.map_or("", |row| row.who.as_str())
    };
    let moments = top::moments(talk, &rows, account, who);
    for row in &mut drawn {
        row.turning = moments.iter().position(|m| m.anchor == row.anchor).map_or(0, |at| at + 1);
    }
    Some(Page {
        behind,
        tells: talk.telling(),
        owner,
        only_reads: match reader {
            Reader::Owner => "",
            Reader::Handed => "handed-note",
            Reader::Staff => "watch-record-note",
        },
        log: if owner { talk.log.to_string() } else { String::new() },
        pack: talk.pack.structure.id.clone(),
        outcome: ended(talk, events)?,
        played: played(talk.telling(), &rows),
        settings: settings(words, genesis),
        again_from: again_from(words, genesis, &rows),
        compare: if known { format!("/call/{}/compare", talk.log) } else { String::new() },
        moments,
        curves: curves(words, account),
        sheet: sheet::sheet(words, account),
        choices: if owner { line::choices(words) } else { Vec::new() },
        play_ms: rows.iter().map(|r| r.at).max().unwrap_or_default(),
        speeds: SPEEDS.map(|n| (n, words.text("replay-times", &[("n", Arg::from(n))]))).to_vec(),
        findings: profile::told(talk, &rows, account),
        bars: profile::bars(talk.telling(), account),
        people: genesis.cast.values().map(|persona| person::person(talk, persona)).collect(),
        learnable: person::learnable(talk, account),
        notes: person::notes(words, account),
        things: person::things(talk, account),
        helpline: paragraphs(&talk.helpline),
        print_line: words.text("print-line", &[("title", Arg::Text(&title))]),
        rows: drawn,
        title,
        frame: Frame::new(visitor),
    })
}

/// In a team whoever held the voice spoke: their seat is named, and nobody is «you».
fn name_seats(words: &Words, talk: &Talk, events: &[(u64, Happening)], rows: &mut [Drawn]) {
    for row in rows.iter_mut() {
        let Some(utterance) = row.utterance else { continue };
        let said = |h: &&Happening| h.line == talk.line && matches!(h.event, Event::Said { n, .. } if n == utterance);
        let seat = events.iter().map(|(_, h)| h).find(said).and_then(|h| talk.pack.structure.seat(&h.seat));
        if let Some(seat) = seat {
            row.who = seats::title(&talk.pack, words, &seat.id);
        }
    }
}

pub(crate) fn genesis(events: &[(u64, Happening)]) -> Option<&Genesis> {
    events.iter().find_map(|(_, h)| if let Event::Genesis(g) = &h.event { Some(g) } else { None })
}

/// How it ended; `None` while it runs.
pub(crate) fn ended(talk: &Talk, events: &[(u64, Happening)]) -> Option<Ended> {
    let words = talk.words;
    let (outcome, by): (Outcome, EndedBy) = events.iter().rev().find_map(|(_, h)| match &h.event {
        Event::Ended { outcome, by } => Some((*outcome, *by)),
        _ => None,
    })?;
    Some(Ended {
        class: outcome.name(),
        label: words.named("outcome", outcome.name()),
        sentence: words.named("outcome", &format!("{}-sentence", outcome.name())),
        by: talk.telling().named("ended-by", ended_by(by)),
        ending: talk.text(&format!("ending.{}", outcome.name())),
    })
}

pub(crate) fn curves(words: &Words, account: &Account) -> Option<Curves> {
    let (begins, ends) = line::ends(account)?;
    Some(Curves {
        begins: curve::labels(words, begins),
        ends: curve::labels(words, ends),
        width: LABEL_WIDTH,
        table: curve::table(words, &account.points),
    })
}

const fn ended_by(by: EndedBy) -> &'static str {
    match by {
        EndedBy::Subject => "subject",
        EndedBy::Time => "time",
        EndedBy::Seat => "seat",
        EndedBy::Unreachable => "unreachable",
        EndedBy::Done => "done",
    }
}

fn settings(words: &Words, genesis: &Genesis) -> String {
    let worst = words.named("worst", genesis.worst.name());
    words.text("record-settings-line", &[("intensity", Arg::from(genesis.intensity)), ("worst", Arg::Text(&worst))])
}

/// Until when a second try is the first, in play time.
pub(crate) fn parting(genesis: &Genesis, rows: &[Row<'_>]) -> Option<i64> {
    let fork = genesis.fork.as_ref()?;
    Some(rows.iter().filter(|r| r.n <= fork.n).map(|r| r.at).max().unwrap_or_default())
}

fn again_from(words: &Words, genesis: &Genesis, rows: &[Row<'_>]) -> String {
    parting(genesis, rows)
        .map_or_else(String::new, |at| words.text("again-from", &[("time", Arg::Text(&draw::clock(at)))]))
}

fn played(tells: Telling, rows: &[Row<'_>]) -> String {
    let last = rows.iter().map(|r| r.at).max().unwrap_or_default();
    let count = |f: fn(&Kind<'_>) -> bool| Arg::Number(rows.iter().filter(|r| f(&r.kind)).count() as i64);
    let args = [
        ("minutes", Arg::Number((last + 59_999) / 60_000)),
        ("utterances", count(|k| matches!(k, Kind::Mine { .. }))),
        ("replies", count(|k| matches!(k, Kind::Theirs { .. }))),
    ];
    tells.text("record-played", &args)
}
