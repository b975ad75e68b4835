//! `/call/{log}/stream`: what happens, as rendered fragments over server-sent events.
//!
//! An event's id is the number in the log. `happened` adds to the transcript and is dropped by a page that has that
//! number; `now` replaces status, buttons and desk, and comes last of a batch; `beat` says that the stream lives. A stream
//! resumes after `Last-Event-ID` or, when a page opens it, after the number the page was rendered at.

use crate::call::seen::{Entry, Now, Seen};
use crate::call::{Talk, draw, log_id};
use crate::pages::metrics::OpenStream;
use crate::problem::Problem;
use crate::site::Site;
use crate::visitor::Visitor;
use askama::Template;
use axum::extract::{Path, Query, State};
use axum::http::{HeaderMap, HeaderValue, header};
use axum::response::sse::Event;
use axum::response::{IntoResponse, Response, Sse};
use chain::LogId;
use futures_util::stream;
use live::ActError;
use serde::Deserialize;
use std::collections::VecDeque;
use std::convert::Infallible;
use std::time::Duration;
use tokio::sync::watch;

/// Seconds between signs of life; proxies close what is silent for a minute.
const BEAT: Duration = Duration::from_secs(15);

#[derive(Deserialize)]
pub(crate) struct From {
    after: Option<u64>,
}

pub(crate) async fn follow(
    State(site): State<Site>,
    Path(log): Path<String>,
    Query(from): Query<From>,
    headers: HeaderMap,
    visitor: Visitor,
) -> Result<Response, Problem> {
    let log = log_id(&log)?;
    let last = headers.get("last-event-id").and_then(|v| v.to_str().ok()).and_then(|v| v.parse::<u64>().ok());
    let after = last.unwrap_or(0).max(from.after.unwrap_or(0));
    let talk = Talk::open(&site, &log, visitor.words).await?;
    let grown = site.house.watch(&log).await?;
    let seen = Seen::new(&talk.line).with_coach(visitor.coached);
    let _counted = site.streams.enter();
    let follower = Follower { seen, site, log, talk, after, grown, told: None, ready: VecDeque::new(), _counted };
    let events = stream::unfold(follower, |mut follower| async {
        let event = follower.next().await?;
        Some((Ok::<_, Infallible>(event), follower))
    });
    let mut response = Sse::new(events).into_response();
    // Proxies that collect answers before passing them on are asked not to.
    response.headers_mut().insert("x-accel-buffering", HeaderValue::from_static("no"));
    response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    Ok(response)
}

/// One open stream.
struct Follower {
    site: Site,
    log: LogId,
    talk: Talk,
    seen: Seen,
    /// Numbers up to here are on the page already.
    after: u64,
    grown: watch::Receiver<u64>,
    /// What the page was last told of the state of things.
    told: Option<Now>,
    ready: VecDeque<Event>,
    _counted: OpenStream,
}

impl Follower {
    /// The next event; `None` when the log is gone.
    async fn next(&mut self) -> Option<Event> {
        loop {
            if let Some(event) = self.ready.pop_front() {
                return Some(event);
            }
            // Marked before reading: what grows meanwhile wakes the wait below at once.
            self.grown.mark_unchanged();
            match self.read().await {
                Ok(true) => continue,
                Ok(false) => {}
                Err(error) => {
                    if !matches!(error, ActError::NoSuchLog) {
                        tracing::error!(%error, "a stream ends early");
                    }
                    return None;
                }
            }
            tokio::select! {
                changed = self.grown.changed() => if changed.is_err() { return None },
                () = tokio::time::sleep(BEAT) => return Some(self.beat()),
            }
        }
    }

    /// Reads on; whether there was anything.
    async fn read(&mut self) -> Result<bool, ActError> {
        let page = self.site.house.happenings(&self.log, self.seen.upto).await?;
        for (n, happening) in &page {
            let mut entries = self.seen.take(*n, happening);
            entries.retain(|e| e.what.in_transcript());
            if *n > self.after && !entries.is_empty() {
                self.ready.push_back(happened(&self.talk, *n, &entries));
            }
        }
        let upto_date = self.seen.upto >= self.after;
        if upto_date && self.told.as_ref() != Some(&self.seen.now) {
            let now = self.site.house.look(&self.log, |_, _, now| now).await?;
            let regions = draw::regions(&self.talk, &self.seen, now);
            let html = regions.render().unwrap_or_default();
            self.ready.push_back(Event::default().event("now").id(self.seen.upto.to_string()).data(html));
            self.told = Some(self.seen.now.clone());
        }
        Ok(!page.is_empty() || !self.ready.is_empty())
    }

    fn beat(&self) -> Event {
        Event::default().event("beat").id(self.seen.upto.max(self.after).to_string()).data(".")
    }
}

fn happened(talk: &Talk, n: u64, entries: &[Entry]) -> Event {
    let html: String = entries.iter().map(|e| draw::entry(talk, e).render().unwrap_or_default()).collect();
    Event::default().event("happened").id(n.to_string()).data(html)
}
