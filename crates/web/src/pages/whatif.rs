//! `/call/{log}/whatif`: what else could have been said. A page of its own that looks again by itself until the model has
//! played; the script puts its section into the review. The log must have ended, like for the review.

use crate::call::{self, Talk, log_id};
use crate::pages::frame::{Frame, html};
use crate::peer::Asker;
use crate::problem::Problem;
use crate::record::fold::rows;
use crate::record::foresight::{self, Told};
use crate::record::futures::{Given, Stand};
use crate::site::Site;
use crate::staff::who::signed_in;
use crate::visitor::Visitor;
use askama::Template;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Redirect, Response};
use chain::LogId;
use review::futures::Effort;
use words::Arg;

#[derive(Template)]
#[template(path = "whatif.html")]
struct Page {
    frame: Frame,
    log: String,
    title: String,
    working: bool,
    percent: u32,
    /// One sentence, while there is nothing to show.
    state: String,
    turns: Vec<Told>,
}

pub(crate) async fn show(
    State(site): State<Site>,
    Path(log): Path<String>,
    headers: HeaderMap,
    asker: Asker,
    visitor: Visitor,
) -> Result<Response, Problem> {
    let id = log_id(&log)?;
    let talk = Talk::open(&site, &id, visitor.words).await?;
    if !talk.over {
        return Ok(Redirect::to(&format!("/call/{id}")).into_response());
    }
    let stand = stand(&site, &id, &talk, (asker, &headers)).await?;
    let words = talk.words;
    let mut page = Page {
        log: id.to_string(),
        title: talk.text("title"),
        working: false,
        percent: 0,
        state: String::new(),
        turns: Vec::new(),
        frame: Frame::new(visitor),
    };
    match stand {
        Stand::Working(percent) => {
            page.state = words.text("whatif-working", &[("percent", Arg::from(percent))]);
            (page.working, page.percent) = (true, percent);
        }
        Stand::Busy => page.state = words.t("whatif-busy"),
        Stand::Failed => page.state = words.t("whatif-failed"),
        Stand::Ready(turnings) => {
            let _turn = site.turns.take().await?;
            let events = call::all(&site, &id).await?;
            page.turns = foresight::told(words, &rows(&talk.line, &events), &turnings);
            if page.turns.is_empty() {
                page.state = words.t("whatif-none");
            }
        }
    }
    Ok(html(StatusCode::OK, &page))
}

/// Where the computation stands; begun on first asking.
async fn stand(site: &Site, id: &LogId, talk: &Talk, by: (Asker, &HeaderMap)) -> Result<Stand, Problem> {
    // What is written beside a talk after its end leaves its futures as they are.
    let length = site.house.look(id, |_, state, _| state.n.saturating_sub(u64::from(state.notes))).await?;
    if let Some(stand) = site.futures.stand(id, length) {
        return Ok(stand);
    }
    if site.paces.foresee(by.0).is_err() && signed_in(site, by.1).await?.is_none() {
        return Ok(Stand::Busy);
    }
    let _turn = site.turns.take().await?;
    let events = call::all(site, id).await?;
    let scene = site.house.look(id, |scene, _, _| scene.clone()).await?;
    // The figures do not depend on how many threads play; a class that is at work needs the others.
    let effort = Effort { threads: usize::from(site.presence.anybody()), ..Effort::default() };
    Ok(site.futures.begin(id, length, Given { scene, line: talk.line.clone(), events, effort }))
}
