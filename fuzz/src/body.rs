//! The stored body of an event.

use exercise::Event;

/// The first byte says of which kind. What is read writes back to something that reads the same.
pub fn body(bytes: &[u8]) {
    let Some((which, body)) = bytes.split_first() else { return };
    let kind = Event::KINDS[usize::from(*which) % Event::KINDS.len()];
    if let Ok(event) = Event::from_body(kind, 1, body) {
        assert_eq!(event.kind(), kind);
        let written = event.to_body();
        let again = Event::from_body(kind, 1, &written);
        assert_eq!(again.as_ref(), Ok(&event));
        assert_eq!(again.map(|e| e.to_body()), Ok(written));
    }
}
