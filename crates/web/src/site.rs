//! What every handler is given.

use crate::WebConfig;
use crate::record::futures::Futures;
use live::House;
use std::sync::Arc;

/// The seat of whoever practises alone.
pub(crate) const SEAT: &str = "primary";

#[derive(Clone)]
pub(crate) struct Site {
    pub(crate) house: Arc<House>,
    pub(crate) config: WebConfig,
    /// What else could have been said, as far as it is computed.
    pub(crate) futures: Arc<Futures>,
}

impl Site {
    pub(crate) fn new(house: Arc<House>, config: WebConfig) -> Site {
        Site { house, config, futures: Arc::default() }
    }
}
