//! Chance, keyed by seed and cause: the same cause in the same exercise always draws the same number, whatever else
//! happened in between. SipHash-1-3 as a keyed function; no generator has a position that could shift.

use siphasher::sip::SipHasher13;
use std::hash::Hasher;

/// The dice of one exercise.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Draws {
    seed: u64,
    salt: u64,
}

/// What a number is drawn for; two purposes of one cause are independent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum Purpose {
    Start = 1,
    Movement = 2,
    Act = 3,
    Voice = 4,
    Line = 5,
    Delay = 6,
    Ending = 7,
    PickUp = 8,
    Desk = 9,
    Policy = 10,
}

impl Draws {
    /// `salt` tells a fork's dice from its original's; 0 for a first run.
    pub const fn new(seed: u64, salt: u64) -> Self {
        Draws { seed, salt }
    }

    /// 64 even bits for a cause and purpose. `nth` separates several numbers of one purpose.
    pub fn bits(&self, cause: u64, purpose: Purpose, nth: u8) -> u64 {
        let mut hasher = SipHasher13::new_with_keys(self.seed, self.salt);
        hasher.write_u64(cause);
        hasher.write_u16(u16::from_be_bytes([purpose as u8, nth]));
        hasher.finish()
    }

    /// Even on 0 to 999,999 millionths.
    pub fn millionths(&self, cause: u64, purpose: Purpose, nth: u8) -> i32 {
        // The top 32 bits times a million, shifted back: below a million, so it fits.
        (((self.bits(cause, purpose, nth) >> 32) * 1_000_000) >> 32) as i32
    }

    /// Even on 0.0 to below 1.0.
    pub fn share(&self, cause: u64, purpose: Purpose, nth: u8) -> f64 {
        f64::from(self.millionths(cause, purpose, nth)) / 1_000_000.0
    }

    /// Even on `from..=to`.
    pub fn between(&self, cause: u64, purpose: Purpose, nth: u8, from: i64, to: i64) -> i64 {
        let width = to.saturating_sub(from).max(0);
        from + ((self.share(cause, purpose, nth) * (width + 1) as f64) as i64).min(width)
    }
}

/// A cause as a number, from its words, for example `say:phone:12`.
pub fn cause(words: &str) -> u64 {
    let mut hasher = SipHasher13::new_with_keys(0x7374_6169_7277_6179, 0);
    hasher.write(words.as_bytes());
    hasher.finish()
}
