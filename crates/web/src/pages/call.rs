//! `/call/{log}`: the call.

use crate::call::seen::Seen;
use crate::call::{self, Talk, draw, log_id};
use crate::pages::frame::{Frame, html};
use crate::problem::Problem;
use crate::site::{SEAT, Site};
use crate::visitor::Visitor;
use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;
use chain::LogId;
use exercise::limits::{NOTE_CHARS, UTTERANCE_CHARS};
use words::Words;

#[derive(Template)]
#[template(path = "call.html")]
struct Page {
    frame: Frame,
    log: String,
    title: String,
    brief: Vec<Vec<String>>,
    /// The transcript and the regions, drawn.
    entries: Vec<String>,
    clock: String,
    bar: String,
    act: String,
    desk: String,
    end: String,
    notes: String,
    coach: String,
    breathe: String,
    open: bool,
    /// Nobody has to be asked for anything.
    drill: bool,
    /// What the strip beside the line is called.
    beside: &'static str,
    coached: bool,
    over: bool,
    /// One-tap words, in the spoken language.
    go_on: String,
    note_chars: usize,
    /// The number that the page is rendered at.
    upto: u64,
    fresh: bool,
    spoken: String,
    at_most: usize,
    /// Id of the next utterance of a browser without script.
    id: String,
    notice: String,
    draft: String,
}

/// What a refused form brings back.
pub(crate) struct Extra {
    pub(crate) status: StatusCode,
    pub(crate) notice: String,
    pub(crate) draft: String,
}

pub(crate) async fn show(
    State(site): State<Site>,
    Path(log): Path<String>,
    mut visitor: Visitor,
) -> Result<Response, Problem> {
    let log = log_id(&log)?;
    visitor.path = format!("/call/{log}");
    draw(&site, visitor, &log, Extra { status: StatusCode::OK, notice: String::new(), draft: String::new() }).await
}

pub(crate) async fn draw(site: &Site, mut visitor: Visitor, log: &LogId, extra: Extra) -> Result<Response, Problem> {
    visitor.path = format!("/call/{log}");
    let mut talk = Talk::open(site, log, visitor.words).await?;
    let mut seen = Seen::new(&talk.line).with_coach(visitor.coached);
    let mut entries = Vec::new();
    for (n, happening) in call::all(site, log).await? {
        entries.extend(seen.take(n, &happening));
    }
    entries.retain(|e| e.what.in_transcript());
    talk.now = site.house.look(log, |_, _, now| now).await?;
    let render = |drawn: Result<String, askama::Error>| drawn.map_err(|_| Problem::Server);
    let regions = draw::regions(&talk, &seen, talk.now);
    let drill = talk.pack.structure.is_drill();
    let page = Page {
        clock: render(regions.as_clock().render())?,
        bar: render(regions.as_bar().render())?,
        act: render(regions.as_act().render())?,
        desk: render(regions.as_desk().render())?,
        end: render(regions.as_end().render())?,
        notes: render(regions.as_notes().render())?,
        coach: render(regions.as_coach().render())?,
        breathe: render(regions.as_breathe().render())?,
        open: regions.open,
        drill,
        beside: if drill { "call-beside" } else { "call-desk" },
        coached: visitor.coached,
        over: regions.over,
        go_on: Words::for_tag(&talk.spoken).t("say-go-on"),
        note_chars: NOTE_CHARS,
        log: log.to_string(),
        title: talk.text("title"),
        brief: draw::brief(&talk, SEAT),
        fresh: entries.is_empty(),
        entries: entries.iter().map(|e| render(draw::entry(&talk, e).render())).collect::<Result<_, _>>()?,
        upto: seen.upto,
        spoken: talk.spoken.clone(),
        at_most: UTTERANCE_CHARS,
        id: client_id()?,
        notice: extra.notice,
        draft: extra.draft,
        frame: Frame::new(visitor),
    };
    Ok(html(extra.status, &page))
}

fn client_id() -> Result<String, Problem> {
    getrandom::u64().map(|n| format!("form-{n:016x}")).map_err(|_| Problem::Server)
}
