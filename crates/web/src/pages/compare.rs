//! `/call/{second}/compare`: two tries side by side. Opens only for whoever knows both ids: the second's is in the address,
//! the first's in the cookie that came with the fork, or given as `?first=`.

use crate::call::draw::clock;
use crate::call::telling::Telling;
use crate::call::{self, Talk, log_id};
use crate::pages::fork;
use crate::pages::frame::{Frame, html};
use crate::pages::record::{Curves, Ended, curves, ended, genesis, parting};
use crate::problem::Problem;
use crate::record::account::account;
use crate::record::fold::{Kind, Row, rows};
use crate::record::line::{self, Drawn, Family};
use crate::site::Site;
use crate::visitor::Visitor;
use askama::Template;
use axum::extract::{Path, Query, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Redirect, Response};
use chain::LogId;
use exercise::Happening;
use review::account::Account;
use serde::Deserialize;
use words::Arg;

/// Exchanges of the common part that stay unfolded.
const EXCHANGES: usize = 2;

#[derive(Deserialize)]
pub(crate) struct With {
    first: Option<String>,
}

/// One of the two.
struct Try {
    heading: String,
    id: &'static str,
    log: String,
    back: String,
    outcome: Ended,
    rows: Vec<Drawn>,
    curves: Option<Curves>,
}

#[derive(Template)]
#[template(path = "compare.html")]
struct Page {
    frame: Frame,
    title: String,
    tells: Telling,
    lead: String,
    /// Both are only read here: no actions, no choices.
    owner: bool,
    log: &'static str,
    choices: Vec<Family>,
    folded: Vec<Drawn>,
    parting: Vec<Drawn>,
    tries: [Try; 2],
}

pub(crate) async fn show(
    State(site): State<Site>,
    Path(second): Path<String>,
    Query(with): Query<With>,
    headers: HeaderMap,
    visitor: Visitor,
) -> Result<Response, Problem> {
    let second = log_id(&second)?;
    let first = with.first.or_else(|| fork::first_try(&headers)).ok_or(Problem::NotFound)?;
    let first = log_id(&first)?;
    let _turn = site.turns.take().await?;
    let two = Told::read(&site, &second, &visitor).await?;
    let fork = genesis(&two.events).and_then(|g| g.fork.clone()).ok_or(Problem::NotFound)?;
    if fork.log != first.to_string() {
        return Err(Problem::NotFound);
    }
    if !two.talk.over {
        return Ok(Redirect::to(&format!("/call/{second}")).into_response());
    }
    let one = Told::read(&site, &first, &visitor).await?;
    let page = page(&one, &two, fork.n, visitor).ok_or(Problem::Server)?;
    Ok(html(StatusCode::OK, &page))
}

/// A try with all that is known of it.
struct Told {
    talk: Talk,
    events: Vec<(u64, Happening)>,
    account: Account,
}

impl Told {
    async fn read(site: &Site, log: &LogId, visitor: &Visitor) -> Result<Told, Problem> {
        let talk = Talk::open(site, log, visitor.words).await?;
        let (events, account) = account(site, &talk, call::all(site, log).await?).await?;
        Ok(Told { talk, events, account })
    }
}

fn page(one: &Told, two: &Told, upto: u64, visitor: Visitor) -> Option<Page> {
    let words = visitor.words;
    let (rows_1, rows_2) = (rows(&one.talk.line, &one.events), rows(&two.talk.line, &two.events));
    let at = parting(genesis(&two.events)?, &rows_2)?;
    let common = rows_2.iter().take_while(|r| r.n <= upto).count();
    let fold = folded(&rows_2[..common]);
    let mut second = line::drawn(&two.talk, &rows_2, &two.account);
    let mut later = second.split_off(common);
    // The clock of a second try stands until it is taken up; that is no part of either conversation.
    later.retain(|d| d.class != "note" || !d.text.is_empty());
    let parting = second.split_off(fold);
    let mut first = line::drawn(&one.talk, &rows_1, &one.account);
    let after = first.split_off(rows_1.iter().take_while(|r| r.n <= upto).count());
    Some(Page {
        title: one.talk.text("title"),
        tells: two.talk.telling(),
        lead: words.text("compare-lead", &[("time", Arg::Text(&clock(at)))]),
        owner: false,
        log: "",
        choices: Vec::new(),
        folded: second,
        parting,
        tries: [
            tried(one, after, ["first", "compare-first", "compare-back-first"])?,
            tried(two, later, ["second", "compare-second", "compare-back-second"])?,
        ],
        frame: Frame::new(visitor),
    })
}

fn tried(told: &Told, rows: Vec<Drawn>, [id, heading, back]: [&'static str; 3]) -> Option<Try> {
    let words = told.talk.words;
    Some(Try {
        heading: words.t(heading),
        id,
        log: told.talk.log.to_string(),
        back: words.t(back),
        outcome: ended(&told.talk, &told.events)?,
        rows: prefixed(rows, id),
        curves: curves(words, &told.account),
    })
}

/// Two conversations on one page: every place keeps a name of its own.
fn prefixed(mut rows: Vec<Drawn>, id: &str) -> Vec<Drawn> {
    for row in &mut rows {
        row.anchor = format!("{id}-{}", row.anchor);
    }
    rows
}

/// How many of the common rows fold away: all before the last exchanges.
fn folded(common: &[Row<'_>]) -> usize {
    let mine = common.iter().enumerate().rev().filter(|(_, r)| matches!(r.kind, Kind::Mine { .. }));
    mine.take(EXCHANGES).last().map_or(0, |(i, _)| i)
}
