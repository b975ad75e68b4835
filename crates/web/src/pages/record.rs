//! `/call/{log}/record`: why it went as it did. Opens when the scene has ended; before, it leads back to the call.

use crate::call::seen::What;
use crate::call::{self, Talk, draw, log_id};
use crate::pages::frame::{Frame, html, paragraphs};
use crate::problem::Problem;
use crate::record::fold::{Row, rows};
use crate::record::moved::{Moved, moved};
use crate::record::promises::{Thing, things};
use crate::site::Site;
use crate::visitor::Visitor;
use askama::Template;
use axum::extract::{Path, State};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Redirect, Response};
use coding::Code;
use exercise::event::{CodedUnit, EndedBy, Event, Genesis, Happening, Reacted};
use scenario::Outcome;
use subject::Engine;
use subject::table::Constants;
use words::{Arg, Words};

/// A code of a part of a line.
struct Coded {
    code: String,
    class: &'static str,
    part: String,
    /// The words that spoke for it.
    evidence: Vec<String>,
}

/// A movement in words.
struct Sign {
    var: String,
    grew: bool,
    sign: String,
    said: String,
}

/// Why the person's state moved.
struct Why {
    reasons: Vec<String>,
    signs: Vec<Sign>,
    stage: String,
}

/// A row in words.
struct Drawn {
    class: &'static str,
    at: String,
    lang: String,
    who: String,
    text: String,
    more: String,
    act: String,
    codes: Vec<Coded>,
    why: Option<Why>,
}

struct Person {
    name: String,
    short: String,
    story: Vec<Vec<String>>,
    agenda: Vec<Vec<String>>,
    hooks: Vec<String>,
    triggers: Vec<String>,
}

struct Promised {
    what: String,
    asked: String,
    answer: String,
    promised: String,
    kept: String,
}

#[derive(Template)]
#[template(path = "record.html")]
struct Page {
    frame: Frame,
    log: String,
    /// Its owner reads, and not somebody it was handed to.
    own: bool,
    pack: String,
    title: String,
    outcome: &'static str,
    outcome_label: String,
    outcome_sentence: String,
    by: String,
    ending: String,
    played: String,
    settings: String,
    rows: Vec<Drawn>,
    people: Vec<Person>,
    promises: Vec<Promised>,
    helpline: Vec<Vec<String>>,
}

pub(crate) async fn show(
    State(site): State<Site>,
    Path(log): Path<String>,
    visitor: Visitor,
) -> Result<Response, Problem> {
    let id = log_id(&log)?;
    let talk = Talk::open(&site, &id, visitor.words).await?;
    if !talk.over {
        return Ok(Redirect::to(&format!("/call/{id}")).into_response());
    }
    draw(&site, &talk, visitor, Reader::Owner).await
}

/// Who reads a record.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Reader {
    /// Knows the log's own id: may also correct, take it again, hand over, delete.
    Owner,
    /// Was handed it: reads. The page must not even name the log.
    Handed,
}

/// The record of a talk that is over.
pub(crate) async fn draw(site: &Site, talk: &Talk, visitor: Visitor, reader: Reader) -> Result<Response, Problem> {
    let events = call::all(site, &talk.log).await?;
    let mut page = page(talk, &events, visitor).ok_or(Problem::Server)?;
    if reader == Reader::Handed {
        page.own = false;
        page.log.clear();
    }
    Ok(html(StatusCode::OK, &page))
}

pub(crate) async fn download(
    State(site): State<Site>,
    Path(log): Path<String>,
    visitor: Visitor,
) -> Result<Response, Problem> {
    let id = log_id(&log)?;
    if !Talk::open(&site, &id, visitor.words).await?.over {
        return Ok(Redirect::to(&format!("/call/{id}")).into_response());
    }
    let text = site.house.export(&id).await?;
    let headers = [
        (header::CONTENT_TYPE, "application/jsonl; charset=utf-8".to_owned()),
        (header::CONTENT_DISPOSITION, format!("attachment; filename=\"stairway-{id}.jsonl\"")),
    ];
    Ok((headers, text).into_response())
}

fn page(talk: &Talk, events: &[(u64, Happening)], visitor: Visitor) -> Option<Page> {
    let words = talk.words;
    let genesis = events.iter().find_map(|(_, h)| if let Event::Genesis(g) = &h.event { Some(g) } else { None })?;
    let (outcome, by) = events.iter().rev().find_map(|(_, h)| match &h.event {
        Event::Ended { outcome, by } => Some((*outcome, *by)),
        _ => None,
    })?;
    let rows = rows(&talk.line, events);
    Some(Page {
        log: talk.log.to_string(),
        own: true,
        pack: talk.pack.structure.id.clone(),
        title: talk.text("title"),
        outcome: outcome.name(),
        outcome_label: words.named("outcome", outcome.name()),
        outcome_sentence: words.named("outcome", &format!("{}-sentence", outcome.name())),
        by: words.named("ended-by", ended_by(by)),
        ending: ending(talk, outcome),
        played: played(words, &rows),
        settings: settings(words, genesis),
        rows: without_repeats(rows.iter().map(|row| drawn(talk, row)).collect()),
        people: genesis.cast.values().map(|persona| person(talk, persona)).collect(),
        promises: things(&talk.pack, &talk.line, events).iter().map(|t| promised(talk, t)).collect(),
        helpline: paragraphs(&talk.helpline),
        frame: Frame::new(visitor),
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

fn ending(talk: &Talk, outcome: Outcome) -> String {
    talk.text(&format!("ending.{}", outcome.name()))
}

fn settings(words: &Words, genesis: &Genesis) -> String {
    let worst = words.named("worst", genesis.worst.name());
    words.text("record-settings-line", &[("intensity", Arg::from(genesis.intensity)), ("worst", Arg::Text(&worst))])
}

fn played(words: &Words, rows: &[Row]) -> String {
    let last = rows.iter().map(at).max().unwrap_or_default();
    let count = |f: fn(&Row) -> bool| Arg::Number(rows.iter().filter(|r| f(r)).count() as i64);
    let args = [
        ("minutes", Arg::Number((last + 59_999) / 60_000)),
        ("utterances", count(|r| matches!(r, Row::Mine { .. }))),
        ("replies", count(|r| matches!(r, Row::Theirs { .. }))),
    ];
    words.text("record-played", &args)
}

const fn at(row: &Row) -> i64 {
    match row {
        Row::Mine { entry, .. } | Row::Theirs { entry, .. } | Row::Other(entry) => entry.at,
        Row::Swallowed { at, .. } | Row::Quiet { at, .. } => *at,
    }
}

fn drawn(talk: &Talk, row: &Row) -> Drawn {
    let words = talk.words;
    let lang = if talk.spoken == words.tag() { String::new() } else { talk.spoken.clone() };
    let mut out = Drawn {
        class: "note",
        at: draw::clock(at(row)),
        lang: String::new(),
        who: String::new(),
        text: String::new(),
        more: String::new(),
        act: String::new(),
        codes: Vec::new(),
        why: None,
    };
    match row {
        Row::Mine { entry, units, nonsense } => {
            let text = if let What::Ours { text } = &entry.what { text.clone() } else { String::new() };
            out.codes = codes(words, &text, units, *nonsense);
            (out.class, out.who, out.lang, out.text) = ("ours", words.t("call-you"), lang, text);
        }
        Row::Theirs { entry, reacted } => {
            let (look, text, _) = draw::say(talk, &entry.what);
            (out.class, out.who, out.lang, out.text) = (look.class(), words.t("call-far-end"), lang, text);
            if let Some(reacted) = reacted {
                out.act = words.named("act", reacted.act.name());
                out.why = Some(why(words, reacted));
            }
        }
        Row::Swallowed { reacted, .. } => {
            out.class = "swallowed";
            out.text = words.text("record-unspoken", &[("words", Arg::Text(&reacted.words))]);
            out.why = Some(why(words, reacted));
        }
        Row::Quiet { reacted, .. } => {
            out.class = "swallowed";
            out.text = words.t("record-silent-change");
            out.why = Some(why(words, reacted));
        }
        Row::Other(entry) => {
            let (look, text, more) = draw::say(talk, &entry.what);
            (out.class, out.text, out.more) = (look.class(), text, more);
        }
    }
    out
}

/// Readiness is told where it changes, and not again with every line.
fn without_repeats(mut rows: Vec<Drawn>) -> Vec<Drawn> {
    let mut last = String::new();
    for why in rows.iter_mut().filter_map(|row| row.why.as_mut()) {
        if why.stage == last {
            why.stage.clear();
        } else {
            last.clone_from(&why.stage);
        }
    }
    rows
}

fn codes(words: &Words, text: &str, units: &[CodedUnit], nonsense: bool) -> Vec<Coded> {
    if nonsense {
        let code = words.named("reason", "nonsense");
        return vec![Coded { code, class: "plain", part: text.to_owned(), evidence: Vec::new() }];
    }
    let one = |coded: &CodedUnit| {
        let code = coded.unit.code();
        let spans = coded.unit.evidence.iter().filter_map(|e| text.get(e.span.start as usize..e.span.end as usize));
        let mut evidence: Vec<String> = spans.map(|s| s.trim().to_owned()).filter(|s| !s.is_empty()).collect();
        evidence.sort();
        evidence.dedup();
        Coded {
            code: words.named("code", code.name()),
            class: class(code),
            part: draw::quote(text, &coded.unit).to_owned(),
            evidence,
        }
    };
    units.iter().map(one).collect()
}

/// Listening is marked, the rest is plain: a code is no verdict.
const fn class(code: Code) -> &'static str {
    if code.is_listening() { "listening" } else { "plain" }
}

fn why(words: &Words, reacted: &Reacted) -> Why {
    let mut reasons: Vec<String> = Vec::new();
    for reason in &reacted.reasons {
        let sentence = words.named("reason", reason.rule.name());
        if !reasons.contains(&sentence) {
            reasons.push(sentence);
        }
    }
    let constants: &Constants = &Engine::builtin().constants;
    let stage = words.named("stage", reacted.state.stage(constants).name());
    Why {
        reasons,
        signs: moved(&reacted.reasons).into_iter().map(|m| sign(words, m)).collect(),
        stage: words.text("record-stage", &[("stage", Arg::Text(&stage))]),
    }
}

fn sign(words: &Words, m: Moved) -> Sign {
    Sign {
        var: words.named("var", m.var.name()),
        grew: m.grew,
        sign: if m.grew { "+" } else { "–" }.repeat(usize::from(m.size)),
        said: words.t(if m.grew { "record-grew" } else { "record-fell" }),
    }
}

fn person(talk: &Talk, persona: &str) -> Person {
    let text = |key: &str| talk.text(&format!("persona.{persona}.{key}"));
    let topics = |list: &[String]| list.iter().map(|t| talk.text(&format!("topic.{t}"))).collect();
    let traits = talk.pack.personas.get(persona);
    Person {
        name: text("name"),
        short: text("short"),
        story: paragraphs(&text("story")),
        agenda: paragraphs(&text("agenda")),
        hooks: traits.map(|p| topics(&p.hooks)).unwrap_or_default(),
        triggers: traits.map(|p| topics(&p.triggers)).unwrap_or_default(),
    }
}

fn promised(talk: &Talk, thing: &Thing) -> Promised {
    let words = talk.words;
    let time = |at: Option<i64>| at.map(draw::clock);
    Promised {
        what: talk.text(&format!("desk.{}.label", thing.item)),
        asked: time(thing.asked).unwrap_or_else(|| words.t("record-promises-not-asked")),
        answer: match (thing.answer, thing.asked) {
            (Some(answer), _) => draw::answer_name(words, answer),
            (None, Some(_)) => words.t("record-promises-no-answer"),
            (None, None) => "–".to_owned(),
        },
        promised: time(thing.promised).unwrap_or_else(|| "–".to_owned()),
        kept: words.t(if thing.kept { "record-yes" } else { "record-no" }),
    }
}
