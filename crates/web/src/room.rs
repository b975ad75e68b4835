//! A team's exercise as people meet it: joining, the room where seats are taken, and a screen for each seat. What a seat
//! sees comes from `exercise::view` by way of `seen` and from nowhere else.

pub(crate) mod adopt;
pub(crate) mod bar;
pub(crate) mod called;
pub(crate) mod command;
pub(crate) mod desk;
pub(crate) mod draw;
pub(crate) mod front;
pub(crate) mod handover;
pub(crate) mod interpreting;
pub(crate) mod join;
pub(crate) mod ladder;
pub(crate) mod later;
pub(crate) mod later_page;
pub(crate) mod listening;
pub(crate) mod lobby;
pub(crate) mod paper;
pub(crate) mod pass;
pub(crate) mod presence;
pub(crate) mod seat;
pub(crate) mod seen;
pub(crate) mod sheet;
mod side;
pub(crate) mod stream;
pub(crate) mod tags;
mod voice;

use crate::site::Site;
use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::routing::{get, post};

pub(crate) fn routes() -> Router<Site> {
    let upload = Router::new()
        .route("/team/{log}/{seat}/later", get(later_page::show).post(later_page::sheet))
        .layer(DefaultBodyLimit::max(2 * ::report::sheet::FILE_BYTES));
    Router::new()
        .route("/join", get(join::show).post(join::enter))
        .route("/room/{exercise}", get(lobby::show))
        .route("/room/{exercise}/off", post(lobby::off))
        .route("/room/{exercise}/stream", get(lobby::follow))
        .route("/room/{exercise}/do/{what}", post(lobby::act))
        .route("/pass/{ticket}", get(adopt::show).post(adopt::take))
        .route("/team/{log}/{seat}", get(seat::show))
        .route("/team/{log}/{seat}/stream", get(stream::follow))
        .route("/team/{log}/{seat}/do/{what}", post(command::act))
        .route("/team/{log}/{seat}/on/{line}/do/{what}", post(command::act_on_line))
        .route("/team/{log}/{seat}/sheet/{n}", get(sheet::show))
        .route("/team/{log}/{seat}/file/{hash}", get(sheet::file))
        .route("/team/{log}/{seat}/paper/{paper}", get(paper::show).post(paper::file))
        .route("/team/{log}/{seat}/later/row", post(later_page::row))
        .route("/team/{log}/{seat}/later/sheet.xlsx", get(later_page::template))
        .merge(upload)
}
