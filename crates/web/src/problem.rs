//! Why a request was not answered as asked: a status, what was wrong, and what to do. Handlers return a [`Problem`];
//! [`render`] turns it, and the framework's own refusals, into a page or a plain message in the reader's language.

use crate::pages::frame::{Frame, html};
use crate::seats;
use crate::visitor::Visitor;
use askama::Template;
use axum::extract::Request;
use axum::http::{HeaderValue, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use exercise::Refusal;
use exercise::event::ENGINE;
use exercise::limits::UTTERANCE_CHARS;
use live::{ActError, BeginError, DeliveryError};
use scenario::Pack;
use std::sync::Arc;
use words::{Arg, Words};

#[derive(Clone, Debug)]
pub(crate) enum Problem {
    NotFound,
    /// A link to a handed talk that leads nowhere any more.
    TakenBack,
    BadRequest,
    /// No pass of an exercise is on this device.
    JoinFirst,
    /// Control has taken out of the exercise whoever has this pass.
    TakenOut,
    /// A ticket for another device whose time is over, or that was used.
    Ticket,
    /// As many people share the device as may.
    DeviceFull,
    /// Too often in too short a time; seconds to wait.
    Wait(u64),
    /// Somebody else sits there.
    NotYourSeat,
    /// An exercise did not take a command; the sentence's name.
    Delivery(&'static str),
    /// A choice that was not on the list.
    BadChoice,
    Forbidden,
    Method,
    TooLarge,
    Refused(Refusal),
    /// Another seat was first to answer; the pack says what it is called.
    Answered {
        by: String,
        pack: Arc<Pack>,
    },
    Server,
}

impl Problem {
    pub(crate) const fn status(&self) -> StatusCode {
        match self {
            Problem::NotFound | Problem::TakenBack | Problem::Ticket => StatusCode::NOT_FOUND,
            Problem::BadRequest | Problem::BadChoice => StatusCode::BAD_REQUEST,
            Problem::Forbidden | Problem::JoinFirst | Problem::TakenOut | Problem::NotYourSeat => StatusCode::FORBIDDEN,
            Problem::Delivery(_) | Problem::DeviceFull | Problem::Answered { .. } => StatusCode::CONFLICT,
            Problem::Wait(_) => StatusCode::TOO_MANY_REQUESTS,
            Problem::Method => StatusCode::METHOD_NOT_ALLOWED,
            Problem::TooLarge | Problem::Refused(Refusal::TooLong { .. }) => StatusCode::PAYLOAD_TOO_LARGE,
            Problem::Refused(Refusal::Empty | Refusal::BadClientId { .. }) => StatusCode::BAD_REQUEST,
            Problem::Refused(_) => StatusCode::CONFLICT,
            Problem::Server => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }

    /// What was wrong, as a heading.
    fn title(&self, words: &Words) -> String {
        words.t(match self {
            Problem::NotFound => "error-not-found",
            Problem::TakenBack => "handed-gone",
            Problem::Ticket => "error-ticket",
            Problem::DeviceFull => "error-device-full",
            Problem::Wait(_) => "error-wait",
            Problem::BadRequest | Problem::BadChoice => "error-bad-request",
            Problem::Forbidden => "error-forbidden",
            Problem::Method => "error-method",
            Problem::TooLarge => "error-too-large",
            Problem::JoinFirst => "error-join-first",
            Problem::TakenOut => "error-taken-out",
            Problem::NotYourSeat => "error-not-your-seat",
            Problem::Refused(_) | Problem::Delivery(_) | Problem::Answered { .. } => "error-conflict",
            Problem::Server => "error-server",
        })
    }

    /// What to do.
    pub(crate) fn remedy(&self, words: &Words) -> String {
        match self {
            Problem::NotFound | Problem::Method => words.t("error-not-found-remedy"),
            Problem::TakenBack => words.t("handed-gone-remedy"),
            Problem::Ticket => words.t("error-ticket-remedy"),
            Problem::DeviceFull => words.t("error-device-full-remedy"),
            Problem::Wait(seconds) => {
                let seconds = i64::try_from(*seconds).unwrap_or(i64::MAX);
                words.text("error-wait-remedy", &[("seconds", Arg::Number(seconds))])
            }
            Problem::JoinFirst => words.t("error-join-first-remedy"),
            Problem::TakenOut => words.t("error-taken-out-remedy"),
            Problem::NotYourSeat => words.t("error-not-your-seat-remedy"),
            Problem::Delivery(name) => words.named("delivery-refusal", name),
            Problem::BadRequest => words.t("error-bad-request-remedy"),
            Problem::BadChoice => words.t("practise-bad-choice"),
            Problem::Forbidden => words.t("error-forbidden-remedy"),
            Problem::TooLarge => {
                let at_most = i64::try_from(UTTERANCE_CHARS).unwrap_or(i64::MAX);
                words.text("error-too-large-remedy", &[("at_most", Arg::Number(at_most))])
            }
            Problem::Refused(refusal) => refused(refusal, words),
            Problem::Answered { by, .. } if by == ENGINE => answered(&words.t("line-command"), words),
            Problem::Answered { by, pack } => answered(&seats::title(pack, words, by), words),
            Problem::Server => words.t("error-server-remedy"),
        }
    }

    /// A page or a plain message, as the reader wants.
    pub(crate) fn draw(&self, visitor: Visitor) -> Response {
        let mut response = self.drawn(visitor);
        if let Problem::Wait(seconds) = self {
            response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(*seconds));
        }
        response
    }

    fn drawn(&self, visitor: Visitor) -> Response {
        let words = visitor.words;
        if !visitor.wants_page {
            let text = format!("{}\n", self.remedy(words));
            return (self.status(), [(header::CONTENT_TYPE, "text/plain; charset=utf-8")], text).into_response();
        }
        let page = Page { title: self.title(words), remedy: self.remedy(words), frame: Frame::new(visitor) };
        html(self.status(), &page)
    }
}

/// The sentence of a refusal.
fn refused(refusal: &Refusal, words: &Words) -> String {
    let number = |n: usize| Arg::Number(i64::try_from(n).unwrap_or(i64::MAX));
    let id = format!("refusal-{}", refusal.name());
    match refusal {
        Refusal::TooLong { chars, at_most } => {
            words.text(&id, &[("chars", number(*chars)), ("at_most", number(*at_most))])
        }
        Refusal::TooMany { at_most } => words.text(&id, &[("at_most", Arg::from(*at_most))]),
        Refusal::AnsweredAlready { by, .. } => answered(by, words),
        _ => words.t(&id),
    }
}

/// The sentence for whoever comes second, with what the seat is called that was first.
fn answered(by: &str, words: &Words) -> String {
    words.text("refusal-answered-already", &[("by", Arg::Text(by))])
}

impl From<ActError> for Problem {
    fn from(error: ActError) -> Problem {
        match error {
            ActError::NoSuchLog => Problem::NotFound,
            ActError::Refused(refusal) => Problem::Refused(refusal),
            ActError::NotHeld => Problem::NotYourSeat,
            ActError::Fork(_) => Problem::BadChoice,
            other => {
                tracing::error!(error = %other, "an exercise could not be read or changed");
                Problem::Server
            }
        }
    }
}

/// What a pace answers, in whole seconds.
impl From<std::time::Duration> for Problem {
    fn from(wait: std::time::Duration) -> Problem {
        Problem::Wait(wait.as_secs() + 1)
    }
}

impl From<DeliveryError> for Problem {
    fn from(error: DeliveryError) -> Problem {
        match error {
            DeliveryError::Act(error) => error.into(),
            DeliveryError::Refused(refusal) => Problem::Delivery(refusal.name()),
            _ => Problem::BadChoice,
        }
    }
}

impl From<BeginError> for Problem {
    fn from(error: BeginError) -> Problem {
        match error {
            BeginError::NoPack(_) => Problem::NotFound,
            BeginError::Scene(_) => Problem::BadChoice,
            BeginError::Act(error) => error.into(),
            other => {
                tracing::error!(error = %other, "no exercise could be begun");
                Problem::Server
            }
        }
    }
}

impl IntoResponse for Problem {
    /// An empty answer that [`render`] fills.
    fn into_response(self) -> Response {
        let mut response = self.status().into_response();
        response.extensions_mut().insert(self);
        response
    }
}

/// Marks an answer that already says in the reader's language what was wrong.
#[derive(Clone, Copy)]
pub(crate) struct Said;

/// Draws problems: ours, and those of the framework (unknown addresses, unreadable forms).
pub(crate) async fn render(request: Request, next: Next) -> Response {
    let visitor = Visitor::of(request.headers(), request.uri());
    let response = next.run(request).await;
    let status = response.status();
    if let Some(problem) = response.extensions().get::<Problem>() {
        return problem.clone().draw(visitor);
    }
    if !(status.is_client_error() || status.is_server_error()) || response.extensions().get::<Said>().is_some() {
        return response;
    }
    let problem = match status {
        StatusCode::NOT_FOUND => Problem::NotFound,
        StatusCode::METHOD_NOT_ALLOWED => Problem::Method,
        StatusCode::PAYLOAD_TOO_LARGE => Problem::TooLarge,
        _ if status.is_client_error() => Problem::BadRequest,
        _ => Problem::Server,
    };
    problem.draw(visitor)
}

#[derive(Template)]
#[template(path = "problem.html")]
struct Page {
    frame: Frame,
    title: String,
    remedy: String,
}
