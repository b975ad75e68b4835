//! `/call/{log}/stream`: what happens in a talk that somebody practises alone. Status, buttons and desk come last of a batch.

use crate::call::seen::{Entry, Now, Seen};
use crate::call::{Talk, draw, log_id};
use crate::problem::Problem;
use crate::site::Site;
use crate::streaming::{self, From, Tells};
use crate::visitor::Visitor;
use askama::Template;
use axum::extract::{Path, Query, State};
use axum::http::HeaderMap;
use axum::response::Response;
use axum::response::sse::Event;
use chain::LogId;
use live::ActError;
use std::collections::VecDeque;

pub(crate) async fn follow(
    State(site): State<Site>,
    Path(log): Path<String>,
    Query(from): Query<From>,
    headers: HeaderMap,
    visitor: Visitor,
) -> Result<Response, Problem> {
    let log = log_id(&log)?;
    let after = from.after(&headers);
    let talk = Talk::open(&site, &log, visitor.words).await?;
    let grown = site.house.watch(&log).await?;
    let seen = Seen::new(&talk.line).with_coach(visitor.coached);
    let counted = site.streams.enter();
    Ok(streaming::follow(Page { seen, site, log, talk, after, told: None }, vec![grown], from.once, counted))
}

/// What one open page has been told.
struct Page {
    site: Site,
    log: LogId,
    talk: Talk,
    seen: Seen,
    /// Numbers up to here are on the page already.
    after: u64,
    /// What the page was last told of the state of things.
    told: Option<Now>,
}

impl Tells for Page {
    /// Whoever has the address may look, as long as the talk is there.
    async fn lasts(&self) -> bool {
        true
    }

    async fn read(&mut self, ready: &mut VecDeque<Event>) -> Result<bool, ActError> {
        let page = self.site.house.happenings(&self.log, self.seen.upto).await?;
        for (n, happening) in &page {
            let mut entries = self.seen.take(*n, happening);
            entries.retain(|e| e.what.in_transcript());
            if *n > self.after && !entries.is_empty() {
                ready.push_back(happened(&self.talk, *n, &entries));
            }
        }
        let upto_date = self.seen.upto >= self.after;
        if upto_date && self.told.as_ref() != Some(&self.seen.now) {
            let now = self.site.house.look(&self.log, |_, _, now| now).await?;
            let regions = draw::regions(&self.talk, &self.seen, now);
            let html = regions.render().unwrap_or_default();
            ready.push_back(Event::default().event("now").id(self.seen.upto.to_string()).data(html));
            self.told = Some(self.seen.now.clone());
        }
        Ok(!page.is_empty() || !ready.is_empty())
    }

    fn upto(&self) -> u64 {
        self.seen.upto.max(self.after)
    }
}

fn happened(talk: &Talk, n: u64, entries: &[Entry]) -> Event {
    let html: String = entries.iter().map(|e| draw::entry(talk, e).render().unwrap_or_default()).collect();
    Event::default().event("happened").id(n.to_string()).data(html)
}
