//! `GET /control/{exercise}/sound/{recording}`: the bytes of a recording, all or a range of them, so that a player can begin
//! anywhere. Pieces are fetched one after another while the answer is on its way.

use crate::call::log_id;
use crate::problem::{Problem, Said};
use crate::site::Site;
use crate::staff::who::Staff;
use ::media::limits::PIECE_BYTES;
use ::media::sound::{Range, Sound, range};
use axum::body::{Body, Bytes};
use axum::extract::{Path, State};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use chain::{Hash, LogId};
use futures_util::stream;
use live::House;
use std::io;
use std::sync::Arc;

pub(crate) async fn bytes(
    State(site): State<Site>,
    Path((exercise, recording)): Path<(String, u64)>,
    headers: HeaderMap,
    _staff: Staff,
) -> Result<Response, Problem> {
    let log = log_id(&exercise)?;
    let kept = site.house.recording(&log, recording).await?.ok_or(Problem::NotFound)?;
    let kind = Sound::named(&kept.media).ok_or(Problem::NotFound)?;
    let pieces: Vec<Hash> = kept.pieces.iter().filter_map(|p| p.parse().ok()).collect();
    if pieces.len() != kept.pieces.len() || kept.bytes == 0 {
        return Err(Problem::NotFound);
    }
    let asked = headers.get(header::RANGE).and_then(|v| v.to_str().ok());
    let (status, first, last) = match range(asked, kept.bytes) {
        Range::All => (StatusCode::OK, 0, kept.bytes - 1),
        Range::Part { first, last } => (StatusCode::PARTIAL_CONTENT, first, last),
        Range::Outside => {
            let all = format!("bytes */{}", kept.bytes);
            let mut outside = (StatusCode::RANGE_NOT_SATISFIABLE, [(header::CONTENT_RANGE, all)]).into_response();
            outside.extensions_mut().insert(Said);
            return Ok(outside);
        }
    };
    let reading = Reading { house: Arc::clone(&site.house), log, pieces, at: first, last };
    // The first piece is fetched before anything is answered: what is not there is told as such.
    let Some((begin, reading)) = reading.next().await.transpose().map_err(|error| {
        tracing::error!(%error, "a piece of a recording cannot be read");
        Problem::NotFound
    })?
    else {
        return Err(Problem::NotFound);
    };
    let rest = stream::unfold(Some(reading), |reading| async {
        match reading?.next().await? {
            Ok((bytes, reading)) => Some((Ok(bytes), Some(reading))),
            Err(error) => Some((Err(error), None)),
        }
    });
    let begin = stream::once(async { Ok::<_, io::Error>(begin) });
    let mut response = (status, Body::from_stream(futures_util::StreamExt::chain(begin, rest))).into_response();
    let own = response.headers_mut();
    own.insert(header::CONTENT_TYPE, HeaderValue::from_static(kind.media_type()));
    own.insert(header::ACCEPT_RANGES, HeaderValue::from_static("bytes"));
    own.insert(header::CONTENT_LENGTH, HeaderValue::from(last - first + 1));
    own.insert(header::CACHE_CONTROL, HeaderValue::from_static("private, no-store"));
    own.insert(header::CONTENT_DISPOSITION, HeaderValue::from_static("inline; filename=\"recording\""));
    if status == StatusCode::PARTIAL_CONTENT {
        let part = format!("bytes {first}-{last}/{}", kept.bytes);
        own.insert(header::CONTENT_RANGE, HeaderValue::from_str(&part).map_err(|_| Problem::Server)?);
    }
    Ok(response)
}

/// What is still to be read.
struct Reading {
    house: Arc<House>,
    log: LogId,
    pieces: Vec<Hash>,
    /// The next byte, and the last one.
    at: u64,
    last: u64,
}

impl Reading {
    /// The next bytes with what remains; nothing at the end.
    async fn next(mut self) -> Option<io::Result<(Bytes, Reading)>> {
        if self.at > self.last {
            return None;
        }
        let size = PIECE_BYTES as u64;
        // A file has at most a hundred pieces.
        let (n, from) = ((self.at / size) as usize, (self.at % size) as usize);
        let gone = || io::Error::new(io::ErrorKind::NotFound, "a piece of the recording is gone");
        let Some(hash) = self.pieces.get(n) else { return Some(Err(gone())) };
        let piece = match self.house.file(&self.log, hash).await {
            Ok(Some(piece)) => piece,
            Ok(None) => return Some(Err(gone())),
            Err(error) => return Some(Err(io::Error::other(error))),
        };
        let left = usize::try_from(self.last - self.at + 1).unwrap_or(usize::MAX);
        let to = piece.len().min(from.saturating_add(left));
        if from >= to {
            return Some(Err(gone()));
        }
        self.at += (to - from) as u64;
        Some(Ok((Bytes::from(piece).slice(from..to), self)))
    }
}
