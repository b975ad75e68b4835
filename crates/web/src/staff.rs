//! What trainers do behind their door: accounts, courses, the register of participants.
//!
//! Every page here but the door itself takes [`who::Staff`] as an argument and is thereby closed to everybody else.
//!
//! What never belongs here: rules of an exercise, what participants see.

mod account;
mod agreed;
mod course;
mod courses;
mod door;
mod fault;
mod field;
mod first;
mod import;
mod invite;
mod person;
mod sheets;
pub(crate) mod who;

pub(crate) use fault::day;

use crate::site::Site;
use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::routing::{get, post};

/// Bytes of an uploaded form that are read. More than a file may have, so that somebody with one that is somewhat too
/// large gets a page that says so and no broken connection; no more than a file may have is kept.
const UPLOAD_BYTES: usize = 8 * report::sheet::FILE_BYTES;

pub(crate) fn routes() -> Router<Site> {
    Router::new()
        .route("/staff", get(door::show).post(door::sign_in))
        .route("/staff/out", post(door::sign_out))
        .route("/staff/first/{token}", get(first::show).post(first::open))
        .route("/staff/password", get(account::show).post(account::change))
        .route("/staff/invite", get(invite::show).post(invite::make))
        .route("/staff/remove/{id}", get(account::ask).post(account::remove))
        .route("/courses", get(courses::list))
        .route("/courses/new", get(courses::new).post(courses::make))
        .route("/course/{id}", get(course::show))
        .route("/course/{id}/edit", get(courses::edit).post(courses::change))
        .route("/course/{id}/delete", get(courses::ask).post(courses::delete))
        .route("/course/{id}/participants.xlsx", get(sheets::export))
        .route("/course/{id}/template.xlsx", get(sheets::template))
        .route("/course/{id}/agreed", post(agreed::add))
        .route("/course/{id}/person/new", get(person::new).post(person::add))
        .route("/course/{id}/person/{person}", get(person::edit).post(person::change))
        .route("/course/{id}/person/{person}/remove", get(person::ask).post(person::remove))
        .merge(uploads())
}

/// Routes whose forms are larger than others'.
fn uploads() -> Router<Site> {
    Router::new()
        .route("/course/{id}/import", get(import::ask).post(import::upload))
        .route("/course/{id}/import/{draft}", get(import::look).post(import::mend))
        .layer(DefaultBodyLimit::max(UPLOAD_BYTES))
}
