//! The one event the chain understands: the record that bodies were erased. Erasing itself is the
//! store's work; who may ask for it is decided elsewhere.

use serde::{Deserialize, Serialize};

/// The body of an event of kind [`Erasure::KIND`]: explains the bodies that are gone. It must come after
/// every event it names, and must never be erased itself. Further fields are allowed and not read here.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Erasure {
    /// Numbers of the events whose body and salt were removed, all smaller than the erasure's own.
    pub events: Vec<u64>,
    /// Why, as a code.
    #[serde(default)]
    pub reason: String,
}

impl Erasure {
    /// The kind of the event, as it stands in the header.
    pub const KIND: &'static str = "erased";
    /// The version of the body written here.
    pub const VERSION: u16 = 1;

    /// The body as JSON bytes.
    pub fn to_body(&self) -> Vec<u8> {
        // A list of numbers and a string into a Vec: nothing that could fail.
        serde_json::to_vec(self).expect("an erasure is always writable")
    }

    /// Reads a body. `None` when it is not an erasure.
    pub fn from_body(body: &[u8]) -> Option<Self> {
        serde_json::from_slice(body).ok()
    }
}
