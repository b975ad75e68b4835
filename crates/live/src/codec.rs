//! Between an event of the exercise and the bytes of the chain.

use chain::{Draft, HeaderUnreadable, Millis, Record};
use exercise::Happening;
use exercise::event::{Event, Unreadable};

/// A record that cannot be read as an event.
#[derive(Debug, thiserror::Error)]
pub enum CodecError {
    #[error(transparent)]
    Header(#[from] HeaderUnreadable),
    #[error("event {n}: {source}")]
    Body { n: u64, source: Unreadable },
}

/// A draft for the chain. The salt comes from the caller.
pub fn into_draft(h: &Happening, salt: [u8; chain::SALT_BYTES]) -> Draft {
    Draft {
        at: Millis(h.at),
        kind: h.event.kind().to_owned(),
        v: h.event.version(),
        seat: h.seat.clone(),
        line: h.line.clone(),
        due: h.due.clone(),
        client: h.client.clone(),
        body: h.event.to_body(),
        salt,
    }
}

/// An event from a record; `None` when its body was erased.
pub fn from_record(record: &Record) -> Result<Option<Happening>, CodecError> {
    let header = record.parse_header()?;
    let Some(body) = &record.body else { return Ok(None) };
    let event =
        Event::from_body(&header.kind, header.v, body).map_err(|source| CodecError::Body { n: record.n, source })?;
    Ok(Some(Happening {
        at: header.at.0,
        seat: header.seat,
        line: header.line,
        due: header.due,
        client: header.client,
        event,
    }))
}
