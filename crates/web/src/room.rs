//! A team's exercise as people meet it: joining, the room where seats are taken, and a screen for each seat. What a seat
//! sees comes from `exercise::view` by way of `seen` and from nowhere else.

pub(crate) mod command;
pub(crate) mod draw;
pub(crate) mod join;
pub(crate) mod lobby;
pub(crate) mod paper;
pub(crate) mod pass;
pub(crate) mod presence;
pub(crate) mod seat;
pub(crate) mod seen;
pub(crate) mod sheet;
pub(crate) mod stream;

use crate::site::Site;
use axum::Router;
use axum::routing::{get, post};

pub(crate) fn routes() -> Router<Site> {
    Router::new()
        .route("/join", get(join::show).post(join::enter))
        .route("/room/{exercise}", get(lobby::show))
        .route("/room/{exercise}/stream", get(lobby::follow))
        .route("/room/{exercise}/do/{what}", post(lobby::act))
        .route("/pass/{pass}", get(join::adopt))
        .route("/team/{log}/{seat}", get(seat::show))
        .route("/team/{log}/{seat}/stream", get(stream::follow))
        .route("/team/{log}/{seat}/do/{what}", post(command::act))
        .route("/team/{log}/{seat}/on/{line}/do/{what}", post(command::act_on_line))
        .route("/team/{log}/{seat}/sheet/{n}", get(sheet::show))
        .route("/team/{log}/{seat}/file/{hash}", get(sheet::file))
        .route("/team/{log}/{seat}/paper/{paper}", get(paper::show).post(paper::file))
}
