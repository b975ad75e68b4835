//! `POST /team/{log}/{seat}/do/{what}` and `…/on/{line}/do/{what}`: one command of a seat. A form is answered with the
//! seat's page, the script with nothing but the number that the log has reached. A client's id makes a retry harmless.

use crate::problem::Problem;
use crate::room::pass::MaybePassed;
use crate::room::seat;
use crate::site::Site;
use crate::visitor::Visitor;
use axum::extract::{Form, Path, State};
use axum::http::{HeaderName, StatusCode};
use axum::response::{AppendHeaders, IntoResponse, Redirect, Response};
use chain::LogId;
use exercise::event::NoteKind;
use exercise::{Command, Refusal, Rung};
use live::ActError;
use scenario::structure::Answer;
use serde::Deserialize;
use std::sync::Arc;

const HEAD: HeaderName = HeaderName::from_static("x-head");

#[derive(Deserialize)]
pub(crate) struct Given {
    /// The client's id.
    id: Option<String>,
    #[serde(default)]
    text: String,
    #[serde(default)]
    item: String,
    #[serde(default)]
    to: String,
    #[serde(default)]
    tag: String,
    #[serde(default)]
    answer: String,
    #[serde(default)]
    language: String,
    #[serde(default)]
    subject: String,
    /// `far` when the words were the far end's.
    #[serde(default)]
    side: String,
    #[serde(default)]
    of: String,
    entry: Option<u64>,
    /// A step of the ladder by its number, `refused` or `gave`.
    #[serde(default)]
    rung: String,
    arousal: Option<u8>,
    trust: Option<u8>,
    /// Milliseconds since it happened, for what was kept while the network was gone.
    #[serde(default)]
    ago: i64,
}

pub(crate) async fn act(
    State(site): State<Site>,
    Path((log, seat, what)): Path<(String, String, String)>,
    passed: MaybePassed,
    visitor: Visitor,
    Form(given): Form<Given>,
) -> Result<Response, Problem> {
    if matches!(what.as_str(), "here" | "sure") {
        return reached(&site, &log, &seat, &passed, &visitor, what == "sure").await;
    }
    let command = command(&what, &given).ok_or(Problem::NotFound)?;
    carry_out(&site, &log, &seat, &passed, visitor, command, given.id).await
}

/// A screen says that it is there, or its reader that they see and hear. It stands in no log: it is so or it is not.
async fn reached(
    site: &Site,
    log: &str,
    seat: &str,
    passed: &MaybePassed,
    visitor: &Visitor,
    sure: bool,
) -> Result<Response, Problem> {
    let (own, person) = seat::own(site, log, seat, passed).await?;
    if sure {
        site.presence.sure(&own, seat, &person);
    } else {
        site.presence.answered(&own, seat, &person);
    }
    if visitor.wants_page {
        return Ok(Redirect::to(&format!("/team/{own}/{seat}")).into_response());
    }
    Ok(StatusCode::NO_CONTENT.into_response())
}

pub(crate) async fn act_on_line(
    State(site): State<Site>,
    Path((log, seat, line, what)): Path<(String, String, String, String)>,
    passed: MaybePassed,
    visitor: Visitor,
    Form(given): Form<Given>,
) -> Result<Response, Problem> {
    let command = on_line(&what, line, &given).ok_or(Problem::NotFound)?;
    carry_out(&site, &log, &seat, &passed, visitor, command, given.id).await
}

async fn carry_out(
    site: &Site,
    log: &str,
    seat: &str,
    passed: &MaybePassed,
    visitor: Visitor,
    command: Command,
    id: Option<String>,
) -> Result<Response, Problem> {
    let (own, person) = seat::own(site, log, seat, passed).await?;
    let id = id.filter(|id| !id.is_empty());
    match site.house.act_as(&own, (seat, &person), &command, id.as_deref()).await {
        Ok(head) if visitor.wants_page => {
            Ok((AppendHeaders([(HEAD, head.to_string())]), Redirect::to(&format!("/team/{own}/{seat}")))
                .into_response())
        }
        Ok(head) => Ok((StatusCode::NO_CONTENT, AppendHeaders([(HEAD, head.to_string())])).into_response()),
        // Somebody types while the line goes dead: nothing to be told about.
        Err(ActError::Refused(_)) if matches!(command, Command::Compose { .. }) => {
            Ok(StatusCode::NO_CONTENT.into_response())
        }
        Err(ActError::Refused(refusal)) if visitor.wants_page => {
            let problem = problem(site, &own, refusal).await?;
            let notice = problem.remedy(visitor.words);
            seat::draw_page(site, log, seat, passed, false, visitor, problem.status(), notice).await
        }
        Err(ActError::Refused(refusal)) => Err(problem(site, &own, refusal).await?),
        Err(error) => Err(error.into()),
    }
}

/// A refusal as a problem. One that names a seat takes along the pack, which says what the seat is called.
async fn problem(site: &Site, log: &LogId, refusal: Refusal) -> Result<Problem, Problem> {
    let Refusal::AnsweredAlready { by, .. } = refusal else { return Ok(Problem::Refused(refusal)) };
    let pack = site.house.look(log, |scene, _, _| Arc::clone(&scene.pack)).await?;
    Ok(Problem::Answered { by, pack })
}

fn tidy(text: &str) -> String {
    // Forms send line ends of their own kind.
    text.replace("\r\n", "\n").trim().to_owned()
}

fn command(what: &str, given: &Given) -> Option<Command> {
    Some(match what {
        "pause" => Command::Pause,
        "safe-word" => Command::SafeWord,
        "request" => Command::Request { item: given.item.clone() },
        "rule" => Command::Rule {
            item: given.item.clone(),
            answer: match given.answer.as_str() {
                "granted" => Answer::Granted,
                "partly" => Answer::Partly,
                "refused" => Answer::Refused,
                _ => return None,
            },
            text: tidy(&given.text),
        },
        "pass-voice" => Command::PassVoice { to: given.to.clone() },
        "confirm" => Command::Confirm { entry: given.entry? },
        "tag" => Command::Tag { tag: given.tag.clone(), ago_ms: given.ago },
        "untag" => Command::Untag { of: given.of.parse().ok()? },
        "mark" => Command::Mark {
            text: tidy(&given.text),
            of: if given.of.is_empty() { None } else { Some(given.of.parse().ok()?) },
            ago_ms: given.ago,
        },
        "gloss" => Command::Gloss {
            of: given.of.parse().ok()?,
            language: crate::gloss::tag(&given.language),
            text: tidy(&given.text),
        },
        "render" => Command::Render { of: given.of.parse().ok()?, text: tidy(&given.text) },
        "feel" => Command::Feel { subject: given.subject.clone(), arousal: given.arousal?, trust: given.trust? },
        "climb" => Command::Climb {
            subject: given.subject.clone(),
            rung: match given.rung.as_str() {
                "refused" => Rung::Refused,
                "gave" => Rung::Gave,
                step => Rung::Step(step.parse().ok()?),
            },
        },
        "note" => Command::Note { note: NoteKind::Note, text: tidy(&given.text) },
        _ => return None,
    })
}

fn on_line(what: &str, line: String, given: &Given) -> Option<Command> {
    Some(match what {
        "call" => Command::Call { line },
        "pick-up" => Command::PickUp { line },
        "hang-up" => Command::HangUp { line },
        "compose" => Command::Compose { line },
        "say" if given.side.is_empty() => Command::Say { line, text: tidy(&given.text) },
        "say" | "hear" => Command::Hear { line, far_end: given.side == "far", text: tidy(&given.text) },
        _ => return None,
    })
}
