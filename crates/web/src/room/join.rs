//! `/join`: into an exercise by its code, with a name to be called by. A device that has joined is let in without either.

use crate::pages::frame::{Frame, html};
use crate::peer::Asker;
use crate::problem::Problem;
use crate::room::lobby;
use crate::room::pass::{MaybePassed, Passed, remember};
use crate::site::Site;
use crate::visitor::Visitor;
use askama::Template;
use axum::extract::{Form, Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use chain::LogId;
use exercise::delivery::event::Phase;
use live::{ALIAS_CHARS, ActError, DeliveryError, JoinError, Listed, look_alike};
use serde::Deserialize;
use words::{Arg, Words};

/// Characters of a code that are repeated on the page.
const CODE_CHARS: usize = 24;

#[derive(Deserialize)]
pub(crate) struct Asked {
    #[serde(default)]
    code: String,
    #[serde(default)]
    alias: String,
    /// Somebody else is to share the device: whoever is there already stays.
    beside: Option<String>,
}

#[derive(Template)]
#[template(path = "join.html")]
struct Page {
    frame: Frame,
    heading: String,
    text: String,
    code: String,
    /// An exercise was found: the name is asked for.
    found: bool,
    alias: String,
    /// Aliases of the course's register.
    known: Vec<String>,
    notice: String,
    alias_chars: usize,
}

pub(crate) async fn show(
    State(site): State<Site>,
    passed: MaybePassed,
    asker: Asker,
    visitor: Visitor,
    Query(asked): Query<Asked>,
) -> Result<Response, Problem> {
    let words = visitor.words;
    let code = tidy(&asked.code);
    let exercise = found(&site, asker, &code).await?;
    if asked.beside.is_none() {
        for own in passed.0.iter().filter(|own| code.is_empty() || exercise == Some(own.exercise)) {
            if is_here(&site, own).await? {
                return Ok(Redirect::to(&lobby::address(&own.exercise, None)).into_response());
            }
        }
    }
    let Some(exercise) = exercise else {
        let (status, heading, text) = if code.is_empty() {
            (StatusCode::OK, words.t("join-title"), words.t("join-ask"))
        } else {
            let heading = words.text("join-none", &[("code", Arg::Text(&code))]);
            (StatusCode::NOT_FOUND, heading, words.t("join-none-remedy"))
        };
        return Ok(html(status, &empty(visitor, heading, text, code)));
    };
    let listed = site.house.listed(&exercise).await?.ok_or(Problem::NotFound)?;
    ask(&site, visitor, &listed, asked.alias, String::new(), StatusCode::OK).await
}

/// The exercise behind a code, while people may come in: one that is closed is answered like none, and the code of an
/// earlier round leads to the newest. Guessing has a pace.
async fn found(site: &Site, asker: Asker, code: &str) -> Result<Option<LogId>, Problem> {
    if code.is_empty() {
        return Ok(None);
    }
    let guess = site.paces.guesses.take(asker)?;
    let Some(exercise) = site.house.by_code(code).await? else { return Ok(None) };
    match newest(site, &exercise).await {
        Ok(Some(exercise)) => {
            site.paces.guesses.right(&guess);
            Ok(Some(exercise))
        }
        Ok(None) | Err(DeliveryError::Act(ActError::NoSuchLog)) => Ok(None),
        Err(error) => Err(error.into()),
    }
}

/// The round in which the class of an exercise is now, while people may come in.
async fn newest(site: &Site, exercise: &LogId) -> Result<Option<LogId>, DeliveryError> {
    let newest = site.house.newest_round(exercise).await?;
    let open = site.house.inspect(&newest, |_, state| state.phase != Phase::Closed).await?;
    Ok(open.then_some(newest))
}

/// Whether somebody with a pass is still in the exercise: who was taken out of it by mistake gives a name once more.
async fn is_here(site: &Site, own: &Passed) -> Result<bool, Problem> {
    match site.house.inspect(&own.exercise, |_, state| state.people.contains(&own.person.id)).await {
        Err(DeliveryError::Act(ActError::NoSuchLog)) => Ok(false),
        found => Ok(found?),
    }
}

fn empty(visitor: Visitor, heading: String, text: String, code: String) -> Page {
    Page {
        heading,
        text,
        code,
        found: false,
        alias: String::new(),
        known: Vec::new(),
        notice: String::new(),
        alias_chars: ALIAS_CHARS,
        frame: Frame::new(visitor),
    }
}

async fn ask(
    site: &Site,
    visitor: Visitor,
    listed: &Listed,
    alias: String,
    notice: String,
    status: StatusCode,
) -> Result<Response, Problem> {
    let words = visitor.words;
    let known = site.house.participants(&listed.course).await?.into_iter().map(|p| p.alias).collect();
    let page = Page {
        heading: listed.title.clone(),
        text: words.t("join-alias-text"),
        code: listed.code.clone(),
        found: true,
        alias,
        known,
        notice,
        alias_chars: ALIAS_CHARS,
        frame: Frame::new(visitor),
    };
    Ok(html(status, &page))
}

pub(crate) async fn enter(
    State(site): State<Site>,
    asker: Asker,
    passed: MaybePassed,
    visitor: Visitor,
    Form(asked): Form<Asked>,
) -> Result<Response, Problem> {
    let words = visitor.words;
    let code = tidy(&asked.code);
    let exercise = found(&site, asker, &code).await?.ok_or(Problem::NotFound)?;
    passed.fits(&exercise)?;
    site.paces.come(&exercise, asker)?;
    let listed = site.house.listed(&exercise).await?.ok_or(Problem::NotFound)?;
    let registered = site.house.participants(&listed.course).await?;
    let registered = registered.into_iter().find(|p| look_alike(&p.alias, &asked.alias)).map(|p| p.id);
    match site.house.join_in(&exercise, &asked.alias, &registered.unwrap_or_default()).await {
        Ok((person, pass)) => {
            let whose = passed.of(&exercise).next().map(|_| person.id.as_str());
            let room = lobby::address(&exercise, whose);
            Ok(([remember(&site, &passed, &exercise, &pass)], Redirect::to(&room)).into_response())
        }
        Err(error) => {
            let (status, notice) = sentence(words, error)?;
            ask(&site, visitor, &listed, asked.alias, notice, status).await
        }
    }
}

/// What was wrong with the name.
fn sentence(words: &Words, error: JoinError) -> Result<(StatusCode, String), Problem> {
    match error {
        JoinError::Alias => Ok((StatusCode::BAD_REQUEST, words.t("join-alias-wrong"))),
        JoinError::Taken(alias) => {
            Ok((StatusCode::CONFLICT, words.text("join-alias-taken", &[("alias", Arg::Text(&alias))])))
        }
        JoinError::Delivery(error) => Err(error.into()),
    }
}

fn tidy(code: &str) -> String {
    code.trim().chars().filter(|c| !c.is_control()).take(CODE_CHARS).collect()
}
