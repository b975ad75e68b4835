//! `/team/{log}/{seat}/stream`: what happens, for one seat. As for a call: `happened` adds to transcripts, `now` replaces
//! regions, `beat` says that the stream lives. Only what has changed is drawn.

use crate::pages::metrics::OpenStream;
use crate::problem::Problem;
use crate::room::draw;
use crate::room::interpreting;
use crate::room::pass::{MaybePassed, Right, Watching};
use crate::room::presence::Here;
use crate::room::seat::Open;
use crate::room::seen::Seen;
use crate::site::Site;
use crate::visitor::Visitor;
use askama::Template;
use axum::extract::{Path, Query, State};
use axum::http::{HeaderMap, HeaderValue, header};
use axum::response::sse::Event;
use axum::response::{IntoResponse, Response, Sse};
use futures_util::stream;
use live::ActError;
use serde::Deserialize;
use std::collections::{BTreeMap, VecDeque};
use std::convert::Infallible;
use std::hash::{DefaultHasher, Hash as _, Hasher as _};
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::watch;

/// Seconds between signs of life.
const BEAT: Duration = Duration::from_secs(15);

#[derive(Deserialize)]
pub(crate) struct From {
    after: Option<u64>,
}

pub(crate) async fn follow(
    State(site): State<Site>,
    Path((log, seat)): Path<(String, String)>,
    Query(from): Query<From>,
    headers: HeaderMap,
    passed: MaybePassed,
    staff: Watching,
    visitor: Visitor,
) -> Result<Response, Problem> {
    let last = headers.get("last-event-id").and_then(|v| v.to_str().ok()).and_then(|v| v.parse::<u64>().ok());
    let after = last.unwrap_or(0).max(from.after.unwrap_or(0));
    let open = Open::new(&site, &log, &seat, &passed, staff.0.is_some(), visitor.words).await?;
    let grown = site.house.watch(&open.log).await?;
    let seen = Seen::new(Arc::clone(&open.pack), &open.seat, open.role);
    let right = match (staff.0, passed.0) {
        (Some(staff), _) if open.desk.watching => Right::Session(staff),
        (_, Some(own)) => Right::Pass(own),
        _ => return Err(Problem::JoinFirst),
    };
    let here = (!open.desk.watching).then(|| site.presence.enter(&open.log, &open.seat));
    let counted = site.streams.enter();
    let (regions, ready) = (BTreeMap::new(), VecDeque::new());
    let follower = Follower {
        site,
        right,
        open,
        seen,
        after,
        grown,
        drawn: None,
        regions,
        ready,
        moved: false,
        _here: here,
        _counted: counted,
    };
    let events = stream::unfold(follower, |mut follower| async {
        let event = follower.next().await?;
        Some((Ok::<_, Infallible>(event), follower))
    });
    let mut response = Sse::new(events).into_response();
    response.headers_mut().insert("x-accel-buffering", HeaderValue::from_static("no"));
    response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    Ok(response)
}

/// One open stream.
struct Follower {
    site: Site,
    right: Right,
    open: Open,
    seen: Seen,
    /// Numbers up to here are on the page already.
    after: u64,
    grown: watch::Receiver<u64>,
    /// The turn of the fold at which regions were drawn last.
    drawn: Option<u64>,
    /// What each region was drawn as, by its hash: thousands of screens are followed at once.
    regions: BTreeMap<String, u64>,
    ready: VecDeque<Event>,
    /// The reader has lost the seat: that was the last event.
    moved: bool,
    _counted: OpenStream,
    /// While the stream is open, somebody is there.
    _here: Option<Here>,
}

impl Follower {
    async fn next(&mut self) -> Option<Event> {
        loop {
            if let Some(event) = self.ready.pop_front() {
                return Some(event);
            }
            if self.moved {
                return None;
            }
            // Marked before reading: what grows meanwhile wakes the wait below at once.
            self.grown.mark_unchanged();
            if !self.right.lasts(&self.site).await {
                return None;
            }
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
                () = tokio::time::sleep(BEAT) => {
                    let at = self.seen.upto.max(self.after);
                    return Some(Event::default().event("beat").id(at.to_string()).data("."));
                }
            }
        }
    }

    /// Reads on; whether there was anything.
    async fn read(&mut self) -> Result<bool, ActError> {
        let page = self.site.house.follow(&self.open.log, self.seen.upto).await?;
        for (n, happening) in &page {
            let places = self.seen.seats.len();
            let entry = self.seen.take(*n, happening);
            // Whoever has stood up, or was moved, sees nothing more from here on.
            if *n > self.open.upto && self.left() {
                self.moved = true;
                self.ready.push_back(Event::default().event("moved").id(n.to_string()).data("."));
                return Ok(true);
            }
            if self.seen.seats.len() != places {
                self.learn_names().await?;
            }
            if let Some(entry) = entry.filter(|_| *n > self.after) {
                let html = draw::entry(&self.open.desk, &self.seen, &entry).render().unwrap_or_default();
                self.ready.push_back(Event::default().event("happened").id(n.to_string()).data(html));
            }
        }
        if self.seen.upto >= self.after && self.drawn != Some(self.seen.turn) {
            self.drawn = Some(self.seen.turn);
            let now = self.site.house.look(&self.open.log, |_, _, now| now).await?;
            self.draw(now);
        }
        Ok(!page.is_empty() || !self.ready.is_empty())
    }

    /// The reader sat here when the stream was opened and does not any more.
    fn left(&self) -> bool {
        !self.open.desk.watching && self.seen.seats.get(&self.open.seat) != self.open.holder.as_ref()
    }

    /// Whether the reader has said that they see and hear.
    fn is_sure(&self) -> bool {
        self.open.is_sure(&self.site)
    }

    async fn learn_names(&mut self) -> Result<(), ActError> {
        if let Some(exercise) = self.open.exercise {
            self.open.desk.names = self.site.house.names(&exercise).await?;
        }
        Ok(())
    }

    /// Sends the regions that look otherwise than before.
    fn draw(&mut self, now: i64) {
        let (desk, seen) = (&self.open.desk, &self.seen);
        let mut drawn: Vec<(String, String)> = vec![
            ("reach".to_owned(), draw::reach(desk, seen, self.is_sure()).render().unwrap_or_default()),
            ("status".to_owned(), draw::status(desk, seen, now).render().unwrap_or_default()),
            ("seats".to_owned(), draw::seats(desk, seen).render().unwrap_or_default()),
            ("shelf".to_owned(), draw::shelf(desk, seen).render().unwrap_or_default()),
        ];
        if let Some(region) = draw::desk_region(desk, seen) {
            drawn.push(("desk".to_owned(), region.render().unwrap_or_default()));
        }
        if let Some(queue) = interpreting::queue(desk, seen, now) {
            drawn.push(("interpreting".to_owned(), queue.render().unwrap_or_default()));
        }
        for line in draw::lines(seen) {
            let bar = draw::line_bar(desk, seen, &line).render().unwrap_or_default();
            drawn.push((format!("line-{line}"), bar));
        }
        let mut html = String::new();
        for (name, region) in drawn {
            let mut hasher = DefaultHasher::new();
            region.hash(&mut hasher);
            let hash = hasher.finish();
            if self.regions.insert(name, hash) != Some(hash) {
                html.push_str(&region);
            }
        }
        if !html.is_empty() {
            self.ready.push_back(Event::default().event("now").id(seen.upto.to_string()).data(html));
        }
    }
}
