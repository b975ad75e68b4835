//! What every handler is given.

use crate::WebConfig;
use crate::pace::Paces;
use crate::pages::metrics::Streams;
use crate::pages::start::text;
use crate::peer::Asker;
use crate::problem::Problem;
use crate::record::account::Turns;
use crate::record::futures::Futures;
use crate::room::presence::Presence;
use crate::staff::who::signed_in;
use axum::http::{HeaderMap, header};
use live::House;
use scenario::Pack;
use std::sync::Arc;
use words::Words;

/// The seat of whoever practises alone.
pub(crate) const SEAT: &str = "primary";

#[derive(Clone)]
pub(crate) struct Site {
    pub(crate) house: Arc<House>,
    /// What else could have been said, as far as it is computed.
    pub(crate) futures: Arc<Futures>,
    pub(crate) config: Arc<WebConfig>,
    /// How many screens are following.
    pub(crate) streams: Streams,
    /// Which seats have a screen open.
    pub(crate) presence: Arc<Presence>,
    /// How often what anybody may ask for is done.
    pub(crate) paces: Arc<Paces>,
    /// Who reads a whole talk now.
    pub(crate) turns: Arc<Turns>,
}

impl Site {
    /// Something long or lasting is begun. Staff is not held up.
    pub(crate) async fn begin(&self, asker: Asker, headers: &HeaderMap) -> Result<(), Problem> {
        match self.paces.begin(asker) {
            Err(wait) if signed_in(self, headers).await?.is_none() => Err(wait.into()),
            _ => Ok(()),
        }
    }

    pub(crate) fn new(house: Arc<House>, config: WebConfig) -> Site {
        let (futures, streams, presence, paces, turns) = Default::default();
        Site { house, config: Arc::new(config), futures, streams, presence, paces, turns }
    }

    /// The beginning of links that go to others: scheme and host as this browser reached us, or the network's address where
    /// the browser stands on this very computer; empty where it does not say.
    pub(crate) fn origin(&self, headers: &HeaderMap) -> String {
        let scheme = if self.config.secure { "https" } else { "http" };
        let host = headers.get(header::HOST).and_then(|h| h.to_str().ok());
        host.map(|host| self.config.network.for_others(format!("{scheme}://{host}"))).unwrap_or_default()
    }

    /// Where to find help: the academy's own text in the reader's language, or else the pack's.
    pub(crate) fn helpline(&self, pack: &Pack, words: &Words) -> String {
        let own = self.config.helplines.get(words.tag());
        own.cloned().unwrap_or_else(|| text(pack, words, "helpline"))
    }
}
