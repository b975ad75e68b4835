//! Pages, streams and forms: what a browser sees of a house.
//!
//! Pages are rendered here and work without JavaScript; a small script of our own adds the live parts: it follows the
//! stream of a call and puts in the fragments that the server has rendered. htmx is not used: what is needed is one
//! stream that resumes by number and one outbox that repeats an utterance under the same id until it is acknowledged,
//! and both would have to be written beside it anyway.
//!
//! Where to start: [`router`], then `pages/`, a file for each page. What a seat may see comes from `exercise::view` by
//! way of `call::seen` and from nowhere else, until the scene has ended.
//!
//! What never belongs here: rules of an exercise, SQL, sentences (crate `words`), and any code that sends anything out.

mod assets;
mod begun;
mod call;
mod control;
mod gloss;
mod guard;
mod network;
mod pace;
mod pages;
mod peer;
mod problem;
mod qr;
mod record;
mod room;
mod rubric;
mod seats;
mod site;
mod staff;
mod streaming;
mod visitor;
mod zone;

use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::middleware;
use axum::routing::{get, post};
use live::House;
pub use network::{Network, Reach, Tls};
pub use peer::Peer;
use site::Site;
use std::collections::BTreeMap;
use std::sync::Arc;
use tower_http::compression::CompressionLayer;
use tower_http::compression::predicate::{DefaultPredicate, NotForContentType, Predicate};

/// Bytes of a form. An utterance of 4,000 characters is at most 48,000 bytes when it is percent-encoded.
const FORM_BYTES: usize = 64 * 1024;

/// How the pages are served.
#[derive(Clone, Debug, Default)]
pub struct WebConfig {
    /// Pages are reached over HTTPS: cookies are marked `Secure`.
    pub secure: bool,
    /// The academy's own help information by language tag; where there is none, the pack's stands.
    pub helplines: BTreeMap<String, String>,
    /// The time zone of exercises that have none of their own, by its IANA name; UTC where it is empty.
    pub zone: String,
    /// How devices in the room reach the server.
    pub network: Network,
}

/// Every page of a house.
pub fn router(house: Arc<House>, config: WebConfig) -> Router {
    let site = Site::new(house, config);
    Router::new()
        .route("/", get(pages::start::show))
        .route("/practise/{pack}", get(pages::practise::show).post(pages::practise::begin))
        .route("/mine", get(pages::mine::show))
        .route("/handed/{name}", get(pages::hand::read))
        .route("/call/{log}", get(pages::call::show))
        .route("/call/{log}/coach", post(pages::coach::change))
        .route("/call/{log}/after", get(pages::after::show))
        .route("/call/{log}/summary.json", get(pages::summary::show))
        .route("/call/{log}/hand", get(pages::hand::show).post(pages::hand::hand))
        .route("/call/{log}/take-back", post(pages::hand::take_back))
        .route("/call/{log}/stream", get(call::stream::follow))
        .route("/call/{log}/do/{what}", post(call::command::act))
        .route("/call/{log}/record", get(pages::record::show))
        .route("/call/{log}/whatif", get(pages::whatif::show))
        .route("/call/{log}/fork", post(pages::fork::begin))
        .route("/call/{log}/compare", get(pages::compare::show))
        .route("/call/{log}/log.jsonl", get(pages::record::download))
        .route("/call/{log}/delete", get(pages::delete::ask).post(pages::delete::delete))
        .route("/deleted", get(pages::delete::gone))
        .route("/healthz", get(pages::health::show))
        .route("/metrics", get(pages::metrics::show))
        .merge(staff::routes())
        .merge(network_routes())
        .merge(room::routes())
        .merge(control::routes())
        .layer(DefaultBodyLimit::max(FORM_BYTES))
        .layer(
            CompressionLayer::new().compress_when(
                DefaultPredicate::new()
                    .and(NotForContentType::const_new("font/"))
                    // A player asks for bytes of a sound by their number.
                    .and(NotForContentType::const_new("audio/")),
            ),
        )
        .layer(middleware::from_fn(problem::render))
        .layer(middleware::from_fn_with_state(site.clone(), guard::guard))
        .with_state(site)
}

/// Beside a server with TLS, over plain HTTP: how to trust it, and the way to it.
pub fn plain_router(house: Arc<House>, config: WebConfig) -> Router {
    // A cookie marked `Secure` would not be kept here.
    let site = Site::new(house, WebConfig { secure: false, ..config });
    Router::new()
        .merge(network_routes())
        .fallback(network::to_tls)
        .layer(DefaultBodyLimit::max(FORM_BYTES))
        .layer(middleware::from_fn(problem::render))
        .layer(middleware::from_fn_with_state(site.clone(), guard::guard))
        .with_state(site)
}

/// The page about the network, with what it needs to be drawn and read in another language.
fn network_routes() -> Router<Site> {
    Router::new()
        .route("/network", get(network::show))
        .route("/ca.crt", get(network::authority))
        .route("/settings", post(pages::settings::change))
        .route("/assets/{version}/{*file}", get(assets::serve))
}
