//! Pictures and sounds that people bring. What a file is, its first bytes tell, never its name; what it unfolds to is
//! limited before it is unfolded; a picture is drawn anew, so that nothing of what a camera wrote beside it (place, time,
//! device) is kept.
//!
//! Never here: a disk, a network, who may see a file.

pub mod picture;
pub mod sound;

pub use picture::{Fault, Picture};
pub use sound::Sound;

/// Named limits.
pub mod limits {
    /// Bytes of a picture as it is brought; a telephone's photograph has 3 to 8 MB.
    pub const PICTURE_BYTES: usize = 12 * 1024 * 1024;
    /// Pixels of a picture as it is brought; larger than a telephone's camera makes them.
    pub const PICTURE_PIXELS: u64 = 52_000_000;
    /// Longest side of a picture as it is brought, so that no row alone is endless.
    pub const PICTURE_SIDE: u32 = 20_000;
    /// Bytes that decoding may ask for.
    pub const DECODING_BYTES: u64 = 256 * 1024 * 1024;
    /// Longest side of a picture as it is kept.
    pub const KEPT_SIDE: u32 = 1_600;
    /// Bytes up to which a picture is kept as PNG, whose edges stay sharp; above that it becomes a JPEG.
    pub const KEPT_PNG_BYTES: usize = 1_500_000;
    /// Bytes of a sound; two hours of a dictaphone at 128 kbit/s have 115 MB.
    pub const SOUND_BYTES: u64 = 128 * 1024 * 1024;
    /// Bytes of the pieces in which a sound is kept.
    pub const PIECE_BYTES: usize = 2 * 1024 * 1024;
}
