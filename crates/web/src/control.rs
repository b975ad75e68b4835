//! What a trainer runs an exercise with: setting up, the control room, the roster, the projector, plenary, debrief,
//! report and everything that is printed. Every page here takes [`Staff`](crate::staff::who::Staff) as an argument and is
//! thereby closed to everybody else.
//!
//! Control sees everything: what is drawn here comes from [`fold::Chronicle`], a fold over a team's log through the eyes
//! of its director. What never belongs here: rules of an exercise (crate `exercise`), what participants see (`room`).

mod alarm;
mod class;
mod command;
mod compared;
mod debrief;
mod decided;
mod draw;
mod exposure;
mod fold;
mod given;
mod guide;
mod hand;
mod history;
mod in_time;
mod injects;
mod kit;
mod later;
mod listed;
mod master;
mod mood;
mod next_round;
mod note;
mod overview;
mod papers;
mod play;
mod plenary;
mod projector;
mod reach;
mod report;
mod roster;
mod set_up;
mod sheet;
mod sound;
mod stops;
mod stream;
mod tags;
mod team;
mod timeline;
mod whom;
mod wrote;

#[cfg(test)]
pub(crate) use class::tests::pack as tests_pack;
pub(crate) use debrief::download;
pub(crate) use draw::Bar;
pub(crate) use injects::read_minute;
pub(crate) use listed::Row as ListedRow;
pub(crate) use listed::rows_of;
pub(crate) use roster::needed;
pub(crate) use team::rule_set;

use crate::site::Site;
use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::routing::{get, post};

pub(crate) fn routes() -> Router<Site> {
    let upload = Router::new()
        .route("/control/{exercise}/master", get(master::show).post(master::import))
        .route("/control/{exercise}/team/{team}/later", get(later::show).post(later::sheet))
        .layer(DefaultBodyLimit::max(2 * ::report::sheet::FILE_BYTES));
    // A file that is too large is read to its end, so that the browser shows what is wrong.
    let pictures = Router::new()
        .route("/control/{exercise}/team/{team}/hand/picture", post(hand::picture))
        .layer(DefaultBodyLimit::max(2 * ::media::limits::PICTURE_BYTES));
    let sounds = Router::new()
        .route("/control/{exercise}/team/{team}/sound", get(sound::show).post(sound::import))
        .layer(DefaultBodyLimit::max(2 * ::media::limits::SOUND_BYTES as usize));
    Router::new()
        .route("/exercises", get(listed::show))
        .route("/exercise/new", get(set_up::show_alone).post(set_up::begin_alone))
        .route("/course/{course}/exercise/new", get(set_up::show).post(set_up::begin))
        .route("/control/{exercise}", get(overview::show))
        .route("/control/{exercise}/stream", get(stream::overview))
        .route("/control/{exercise}/stops/stream", get(stream::stops))
        .route("/control/{exercise}/do/{what}", post(command::act))
        .route("/control/{exercise}/team/{team}", get(team::show))
        .route("/control/{exercise}/team/{team}/stream", get(stream::team))
        .route("/control/{exercise}/team/{team}/record", get(team::record))
        .route("/control/{exercise}/team/{team}/later/row", post(later::row))
        .route("/control/{exercise}/team/{team}/later/sheet.xlsx", get(later::template))
        .route("/control/{exercise}/roster", get(roster::show))
        .route("/control/{exercise}/roster/{rounds}/stream", get(stream::roster))
        .route("/control/{exercise}/pass/{person}", post(roster::pass))
        .route("/control/{exercise}/sheet", get(sheet::show))
        .route("/control/{exercise}/kit", get(kit::show))
        .route("/control/{exercise}/guide", get(guide::show))
        .route("/control/{exercise}/projector", get(projector::show))
        .route("/control/{exercise}/projector/stream", get(stream::projector))
        .route("/control/{exercise}/plenary", get(plenary::show))
        .route("/control/{exercise}/plenary/stream", get(stream::plenary))
        .route("/control/{exercise}/debrief", get(debrief::show))
        .route("/control/{exercise}/debrief/stream", get(stream::debrief))
        .route("/control/{exercise}/lessons.xlsx", get(debrief::sheet))
        .route("/control/{exercise}/report", get(report::show))
        .route("/control/{exercise}/report.css", get(report::running_head))
        .route("/control/{exercise}/master/stream", get(stream::list))
        .route("/control/{exercise}/master/{team}/stream", get(stream::list))
        .route("/control/{exercise}/master.xlsx", get(master::export))
        .route("/control/{exercise}/master.csv", get(master::export_csv))
        .route("/control/{exercise}/zone", post(master::choose_zone))
        .route("/control/{exercise}/delete", get(listed::ask).post(listed::delete))
        .route("/control/{exercise}/team/{team}/hand", get(hand::show))
        .route("/control/{exercise}/team/{team}/hand/document", post(hand::document))
        .route("/control/{exercise}/team/{team}/sheet/{n}", get(hand::sheet))
        .route("/control/{exercise}/team/{team}/preview/{inject}", get(hand::look_ahead))
        .route("/control/{exercise}/file/{hash}", get(hand::file))
        .route("/control/{exercise}/sound/{recording}", get(play::bytes))
        .route("/control/{exercise}/sound/{recording}/align", post(sound::align))
        .route("/control/{exercise}/sound/{recording}/delete", post(sound::delete))
        .merge(upload)
        .merge(pictures)
        .merge(sounds)
}
