//! The name of a log. Made elsewhere (from 16 random bytes); this file only writes and reads it.

use std::{fmt, str::FromStr};

use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error as _};

const ALPHABET: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";
const CHARS: usize = 26;

/// The id of a log: 16 bytes, written as 26 characters of Crockford's base32 in lower case, most
/// significant bits first (so text and bytes sort alike). The first character is `0` to `7`: 26 x 5
/// bits are two more than 128. There is exactly one spelling: capitals and look-alikes (`i l o u`)
/// are refused, so an id never appears twice under different names.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct LogId([u8; 16]);

/// The text is not a log id.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a log id is 26 characters of 0-9 and a-z without i, l, o, u, the first of them 0 to 7")]
pub struct BadLogId;

impl LogId {
    /// The id with these bytes.
    pub const fn from_bytes(bytes: [u8; 16]) -> Self {
        Self(bytes)
    }

    /// The 16 bytes.
    pub const fn as_bytes(&self) -> &[u8; 16] {
        &self.0
    }
}

impl fmt::Display for LogId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let value = u128::from_be_bytes(self.0);
        let mut text = String::with_capacity(CHARS);
        for place in (0..CHARS).rev() {
            let digit = (value >> (5 * place)) & 31;
            text.push(char::from(ALPHABET[digit as usize]));
        }
        f.pad(&text)
    }
}

impl fmt::Debug for LogId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "LogId({self})")
    }
}

impl FromStr for LogId {
    type Err = BadLogId;

    fn from_str(text: &str) -> Result<Self, BadLogId> {
        if text.len() != CHARS || text.as_bytes()[0] > b'7' {
            return Err(BadLogId);
        }
        let mut value = 0_u128;
        for byte in text.bytes() {
            let digit = ALPHABET.iter().position(|known| *known == byte).ok_or(BadLogId)?;
            value = (value << 5) | digit as u128;
        }
        Ok(Self(value.to_be_bytes()))
    }
}

impl Serialize for LogId {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for LogId {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = std::borrow::Cow::<'de, str>::deserialize(deserializer)?;
        text.parse().map_err(D::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn extremes_are_written_and_read() {
        let zero = LogId::from_bytes([0; 16]);
        let full = LogId::from_bytes([255; 16]);
        assert_eq!(zero.to_string(), "00000000000000000000000000");
        assert_eq!(full.to_string(), "7zzzzzzzzzzzzzzzzzzzzzzzzz");
        assert_eq!("7zzzzzzzzzzzzzzzzzzzzzzzzz".parse(), Ok(full));
    }

    #[test]
    fn there_is_one_spelling_only() {
        for bad in [
            "",
            "0000000000000000000000000",
            "000000000000000000000000000",
            "80000000000000000000000000",
            "0000000000000000000000000A",
            "0000000000000000000000000o",
            "0000000000000000000000000l",
            "0000000000000000000000000 ",
            "000000000000000000000000я",
        ] {
            assert_eq!(bad.parse::<LogId>(), Err(BadLogId), "{bad:?}");
        }
    }

    #[test]
    fn text_sorts_as_bytes_do() {
        let low = LogId::from_bytes([1; 16]);
        let high = LogId::from_bytes([200; 16]);
        assert!(low < high);
        assert!(low.to_string() < high.to_string());
    }
}
