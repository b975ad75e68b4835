//! What every handler is given.

use crate::WebConfig;
use crate::pages::start::text;
use crate::record::futures::Futures;
use crate::room::presence::Presence;
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
    /// Which seats have a screen open.
    pub(crate) presence: Arc<Presence>,
}

impl Site {
    pub(crate) fn new(house: Arc<House>, config: WebConfig) -> Site {
        Site { house, config: Arc::new(config), futures: Arc::default(), presence: Arc::default() }
    }

    /// Where to find help: the academy's own text in the reader's language, or else the pack's.
    pub(crate) fn helpline(&self, pack: &Pack, words: &Words) -> String {
        let own = self.config.helplines.get(words.tag());
        own.cloned().unwrap_or_else(|| text(pack, words, "helpline"))
    }
}
