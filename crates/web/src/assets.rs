//! Style, script, fonts and icon, embedded. Their address carries a hash of all of them, so a browser may keep them for
//! ever and never mixes two versions.

use crate::problem::Problem;
use axum::extract::Path;
use axum::http::header;
use axum::response::{IntoResponse, Response};
use sha2::{Digest, Sha256};
use std::sync::LazyLock;

/// Name, media type, bytes.
const FILES: &[(&str, &str, &[u8])] = &[
    ("app.css", "text/css; charset=utf-8", include_bytes!("../assets/app.css")),
    ("app.js", "text/javascript; charset=utf-8", include_bytes!("../assets/app.js")),
    ("icon.svg", "image/svg+xml", include_bytes!("../assets/icon.svg")),
    ("fonts/noto-sans-regular.woff2", "font/woff2", include_bytes!("../assets/fonts/noto-sans-regular.woff2")),
    ("fonts/noto-sans-semibold.woff2", "font/woff2", include_bytes!("../assets/fonts/noto-sans-semibold.woff2")),
];

static VERSION: LazyLock<String> = LazyLock::new(|| {
    let mut hash = Sha256::new();
    for (name, _, bytes) in FILES {
        hash.update(name.as_bytes());
        hash.update((bytes.len() as u64).to_be_bytes());
        hash.update(bytes);
    }
    hex::encode(&hash.finalize()[..8])
});

/// The folder of the assets, for example `/assets/0123456789abcdef`.
pub(crate) fn folder() -> String {
    format!("/assets/{}", *VERSION)
}

/// Serves one file. An old version's address is answered with nothing rather than with another version.
pub(crate) async fn serve(Path((version, file)): Path<(String, String)>) -> Result<Response, Problem> {
    if version != *VERSION {
        return Err(Problem::NotFound);
    }
    let (_, kind, bytes) = FILES.iter().find(|(name, ..)| *name == file).ok_or(Problem::NotFound)?;
    let headers = [(header::CONTENT_TYPE, *kind), (header::CACHE_CONTROL, "public, max-age=31536000, immutable")];
    Ok((headers, *bytes).into_response())
}
