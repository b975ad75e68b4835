//! `/team/{log}/{seat}/stream`: what happens, for one seat. As for a call: `happened` adds to transcripts, `now` replaces
//! regions, `beat` says that the stream lives. Only what has changed is drawn.

use crate::problem::Problem;
use crate::room::bar::{self, Around};
use crate::room::desk;
use crate::room::draw;
use crate::room::interpreting;
use crate::room::ladder;
use crate::room::pass::{MaybePassed, Right, Watching};
use crate::room::presence::Here;
use crate::room::seat::Open;
use crate::room::seen::Seen;
use crate::room::sheet;
use crate::room::tags;
use crate::room::voice;
use crate::site::Site;
use crate::streaming::{self, From, Tells};
use crate::visitor::Visitor;
use askama::Template;
use axum::extract::{Path, Query, State};
use axum::http::HeaderMap;
use axum::response::Response;
use axum::response::sse::Event;
use live::ActError;
use std::collections::{BTreeMap, VecDeque};
use std::hash::{DefaultHasher, Hash as _, Hasher as _};
use std::sync::Arc;
use tokio::sync::watch;

pub(crate) async fn follow(
    State(site): State<Site>,
    Path((log, seat)): Path<(String, String)>,
    Query(from): Query<From>,
    headers: HeaderMap,
    passed: MaybePassed,
    staff: Watching,
    visitor: Visitor,
) -> Result<Response, Problem> {
    let after = from.after(&headers);
    let open = Open::new(&site, &log, &seat, &passed, staff.0.is_some(), visitor.words).await?;
    let talk = site.house.watch(&open.log).await?;
    let round = match &open.exercise {
        Some(exercise) => Some(site.house.watch_delivery(exercise).await?),
        None => None,
    };
    let grown = std::iter::once(talk.clone()).chain(round.clone()).collect();
    let seen = Seen::new(Arc::clone(&open.pack), &open.seat, open.role);
    let right = match (staff.0, passed.whose(open.exercise, open.holder.as_ref())) {
        (Some(staff), _) if open.desk.watching => Right::Session(staff),
        (_, Some(own)) => Right::Pass(own.clone()),
        _ => return Err(Problem::JoinFirst),
    };
    let here = here(&site, &open, &passed);
    let counted = site.streams.enter();
    let (drawn, regions, around) = Default::default();
    let screen = Screen { site, right, open, seen, after, talk, round, around, drawn, regions, _here: here };
    Ok(streaming::follow(screen, grown, from.once, counted))
}

/// Who is there while a screen is open: the seat's holder, and whoever shares the device, whichever page is in front.
fn here(site: &Site, open: &Open, passed: &MaybePassed) -> Vec<Here> {
    if open.desk.watching {
        return Vec::new();
    }
    let others =
        open.exercise.iter().flat_map(|e| passed.of(e)).filter(|own| open.holder != Some(own.person.id.clone()));
    let others = others.map(|own| site.presence.enter(&own.exercise, &own.person.id));
    std::iter::once(site.presence.enter(&open.log, &open.seat)).chain(others).collect()
}

/// What one open screen has been shown.
struct Screen {
    site: Site,
    right: Right,
    open: Open,
    seen: Seen,
    /// Numbers up to here are on the page already.
    after: u64,
    /// The team's log.
    talk: watch::Receiver<u64>,
    /// The exercise's own log: its phase and its questions are in no team's.
    round: Option<watch::Receiver<u64>>,
    around: Around,
    /// The turn of the fold at which regions were drawn last, and the number of the exercise's log.
    drawn: Option<(u64, u64)>,
    /// What each region was drawn as, by its hash: thousands of screens are followed at once.
    regions: BTreeMap<String, u64>,
    /// While the stream is open, somebody is there.
    _here: Vec<Here>,
}

impl Tells for Screen {
    async fn lasts(&self) -> bool {
        self.right.lasts(&self.site).await
    }

    async fn read(&mut self, ready: &mut VecDeque<Event>) -> Result<bool, ActError> {
        let page = self.site.house.follow(&self.open.log, self.seen.upto).await?;
        for (n, happening) in &page {
            let places = self.seen.seats.len();
            let entry = self.seen.take(*n, happening);
            // Whoever has stood up, or was moved, sees nothing more from here on.
            if *n > self.open.upto && self.left() {
                ready.push_back(Event::default().event("moved").id(n.to_string()).data("."));
                return Err(ActError::NoSuchLog);
            }
            if self.seen.seats.len() != places {
                self.learn_names().await?;
            }
            if let Some(entry) = entry.filter(|e| *n > self.after && self.open.tells(&self.seen, e)) {
                let html = draw::entry(&self.open.desk, &self.seen, &entry).render().unwrap_or_default();
                ready.push_back(Event::default().event("happened").id(n.to_string()).data(html));
            }
        }
        let round = self.round.as_ref().map_or(0, |round| *round.borrow());
        if self.seen.upto >= self.after && self.drawn != Some((self.seen.turn, round)) {
            if self.drawn.is_none_or(|(_, before)| before != round) {
                self.look_around().await?;
            }
            self.drawn = Some((self.seen.turn, round));
            let now = self.site.house.look(&self.open.log, |_, _, now| now).await?;
            self.draw(now, ready);
        }
        Ok(!page.is_empty() && self.seen.upto < *self.talk.borrow())
    }

    fn upto(&self) -> u64 {
        self.seen.upto.max(self.after)
    }
}

impl Screen {
    /// The reader sat here when the stream was opened and does not any more.
    fn left(&self) -> bool {
        !self.open.desk.watching && self.seen.seats.get(&self.open.seat) != self.open.holder.as_ref()
    }

    /// Whether the reader has said that they see and hear.
    fn is_sure(&self) -> bool {
        self.open.is_sure(&self.site)
    }

    async fn look_around(&mut self) -> Result<(), ActError> {
        if let Some(exercise) = &self.open.exercise {
            let around = Around::of(&self.site, exercise, self.open.holder.as_ref()).await;
            // An exercise that is gone ends the stream; the browser asks for the page anew.
            self.around = around.map_err(|_| ActError::NoSuchLog)?;
        }
        Ok(())
    }

    async fn learn_names(&mut self) -> Result<(), ActError> {
        if let Some(exercise) = self.open.exercise {
            self.open.desk.names = self.site.house.names(&exercise).await?;
        }
        Ok(())
    }

    /// Sends the regions that look otherwise than before.
    fn draw(&mut self, now: i64, ready: &mut VecDeque<Event>) {
        let (desk, seen) = (&self.open.desk, &self.seen);
        let mut drawn: Vec<(String, String)> = vec![
            ("reach".to_owned(), draw::reach(desk, seen, self.is_sure()).render().unwrap_or_default()),
            ("status".to_owned(), draw::status(desk, seen, now).render().unwrap_or_default()),
            ("card".to_owned(), bar::card(&self.site, &self.open, seen, &self.around).render().unwrap_or_default()),
            ("handed".to_owned(), sheet::last(desk, seen).render().unwrap_or_default()),
            ("seats".to_owned(), draw::seats(desk, seen).render().unwrap_or_default()),
            ("shelf".to_owned(), draw::shelf(desk, seen).render().unwrap_or_default()),
        ];
        if let Some(told) = tags::told(desk, seen) {
            drawn.push(("tags".to_owned(), told.render().unwrap_or_default()));
        }
        drawn.extend(tags::counts(seen));
        if let Some(region) = desk::region(desk, seen) {
            drawn.push(("desk".to_owned(), region.render().unwrap_or_default()));
        }
        if let Some(ladder) = ladder::ladder(&self.open, seen) {
            drawn.push(("ladder".to_owned(), ladder.render().unwrap_or_default()));
        }
        if let Some(queue) = interpreting::queue(desk, seen, now) {
            drawn.push(("interpreting".to_owned(), queue.render().unwrap_or_default()));
        }
        for line in draw::lines(seen) {
            let bar = draw::line_bar(desk, seen, &line).render().unwrap_or_default();
            drawn.push((format!("line-{line}"), bar));
            let to = voice::to(desk, seen, &line).render().unwrap_or_default();
            drawn.push((format!("voice-{line}"), to));
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
            ready.push_back(Event::default().event("now").id(seen.upto.to_string()).data(html));
        }
    }
}
