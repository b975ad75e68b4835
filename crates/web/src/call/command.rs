//! `POST /call/{log}/do/{what}`: one command of the seat. A form is answered with the call's page, the script with
//! nothing but the number that the log has reached. The client's id makes a retry harmless in both cases.

use crate::call::{Talk, log_id};
use crate::pages::call as page;
use crate::problem::Problem;
use crate::site::{SEAT, Site};
use crate::visitor::Visitor;
use axum::extract::{Form, Path, State};
use axum::http::{HeaderName, StatusCode};
use axum::response::{AppendHeaders, IntoResponse, Redirect, Response};
use exercise::event::NoteKind;
use exercise::{Command, Refusal};
use live::ActError;
use serde::Deserialize;

/// The number that the log has reached.
const HEAD: HeaderName = HeaderName::from_static("x-head");

#[derive(Deserialize)]
pub(crate) struct Given {
    /// The client's id.
    id: Option<String>,
    #[serde(default)]
    text: String,
    #[serde(default)]
    item: String,
    /// A correction: which utterance, which part of it, which code.
    utterance: Option<u32>,
    unit: Option<u8>,
    code: Option<String>,
    /// What a note is about.
    #[serde(default)]
    note: String,
}

pub(crate) async fn act(
    State(site): State<Site>,
    Path((log, what)): Path<(String, String)>,
    visitor: Visitor,
    Form(given): Form<Given>,
) -> Result<Response, Problem> {
    let log = log_id(&log)?;
    let talk = Talk::open(&site, &log, visitor.words).await?;
    let command = command(&what, talk.line, &given).ok_or(Problem::NotFound)?;
    let id = given.id.as_deref().filter(|id| !id.is_empty());
    match site.house.act(&log, SEAT, &command, id).await {
        Ok(head) if visitor.wants_page => {
            let to = match command {
                Command::Recode { utterance, .. } => format!("/call/{log}/record#t{utterance}"),
                Command::End => format!("/call/{log}/after"),
                Command::Note { .. } => format!("/call/{log}#notes"),
                _ => format!("/call/{log}#newest"),
            };
            Ok((AppendHeaders([(HEAD, head.to_string())]), Redirect::to(&to)).into_response())
        }
        Ok(head) => Ok((StatusCode::NO_CONTENT, AppendHeaders([(HEAD, head.to_string())])).into_response()),
        // Somebody types while the line goes dead: nothing to be told about.
        Err(ActError::Refused(_)) if matches!(command, Command::Compose { .. }) => {
            Ok(StatusCode::NO_CONTENT.into_response())
        }
        Err(ActError::Refused(refusal)) if visitor.wants_page => {
            let draft = if matches!(command, Command::Say { .. }) { given.text } else { String::new() };
            refused(&site, visitor, &log, refusal, draft).await
        }
        Err(error) => Err(error.into()),
    }
}

/// The call's page again, with what was wrong, and with the words that were not said.
async fn refused(
    site: &Site,
    visitor: Visitor,
    log: &chain::LogId,
    refusal: Refusal,
    draft: String,
) -> Result<Response, Problem> {
    let problem = Problem::Refused(refusal);
    let notice = problem.remedy(visitor.words);
    page::draw(site, visitor, log, page::Extra { status: problem.status(), notice, draft }).await
}

fn command(what: &str, line: String, given: &Given) -> Option<Command> {
    Some(match what {
        "call" => Command::Call { line },
        "hang-up" => Command::HangUp { line },
        "compose" => Command::Compose { line },
        // Forms send line ends of their own kind.
        "say" => Command::Say { line, text: given.text.replace("\r\n", "\n").trim().to_owned() },
        "request" => Command::Request { item: given.item.clone() },
        "recode" => Command::Recode {
            line,
            utterance: given.utterance?,
            unit: given.unit?,
            code: given.code.as_deref()?.parse().ok()?,
        },
        "note" => Command::Note {
            note: NoteKind::ALL.iter().copied().find(|k| k.name() == given.note)?,
            text: given.text.trim().to_owned(),
        },
        "pause" => Command::Pause,
        "resume" => Command::Resume,
        "end" => Command::End,
        _ => return None,
    })
}
