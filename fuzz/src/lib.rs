//! Fuzz targets: plain functions over bytes that panic when a promise is broken. `tests/` runs them on `corpus/` with
//! proptest in CI; cargo-fuzz can call the same functions (`fuzz_target!(|data: &[u8]| fuzz::pack(data))`).

mod body;
mod export;
mod packs;
mod script;
mod utterance;

pub use body::body;
pub use export::export;
pub use packs::pack;
pub use script::script;
pub use utterance::utterance;

/// Bytes as text, as a page or a terminal hands them over.
pub(crate) fn text(bytes: &[u8]) -> std::borrow::Cow<'_, str> {
    String::from_utf8_lossy(bytes)
}
