//! Every limit of the storage, by name. Checked before anything is written, alike in every back end.

use crate::TooLarge;

/// Records in one append.
pub const RECORDS_PER_APPEND: usize = 1_000;
/// Events whose body one append may erase.
pub const ERASE_PER_APPEND: usize = 10_000;
/// Bytes of one header. A header is about 400 bytes; names inside it are short.
pub const HEADER_BYTES: usize = 16 * 1024;
/// Bytes of one body.
pub const BODY_BYTES: usize = 1024 * 1024;
/// Bytes of all headers and bodies of one append.
pub const APPEND_BYTES: usize = 16 * 1024 * 1024;
/// Bytes of one blob (a pack, a picture, a sound).
pub const BLOB_BYTES: usize = 20 * 1024 * 1024;
/// Bytes of one small record.
pub const SMALL_RECORD_BYTES: usize = 1024 * 1024;
/// Bytes of the kind or id of a small record, and of a node's name.
pub const NAME_BYTES: usize = 200;
/// Entries in one page that is read.
pub const PAGE_RECORDS: u32 = 5_000;
/// Bytes of headers and bodies after which a page ends.
pub const PAGE_BYTES: usize = 16 * 1024 * 1024;
/// Highest event number: databases count with signed 64-bit integers.
pub const HIGHEST_NUMBER: u64 = i64::MAX as u64;

/// # Errors
/// When a blob has more than [`BLOB_BYTES`].
pub fn check_blob(bytes: &[u8]) -> Result<(), TooLarge> {
    TooLarge::check("bytes of a blob", bytes.len(), BLOB_BYTES)
}

/// # Errors
/// When a node's name has more than [`NAME_BYTES`].
pub fn check_name(name: &str) -> Result<(), TooLarge> {
    TooLarge::check("bytes of a name", name.len(), NAME_BYTES)
}

/// # Errors
/// When kind, id or bytes of a small record are above their limits.
pub fn check_small_record(kind: &str, id: &str, bytes: &[u8]) -> Result<(), TooLarge> {
    check_name(kind)?;
    check_name(id)?;
    TooLarge::check("bytes of a small record", bytes.len(), SMALL_RECORD_BYTES)
}
