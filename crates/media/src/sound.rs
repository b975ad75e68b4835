//! A sound: known by its first bytes, kept as it is. What it holds is played by a browser and read by nobody here.

/// Bytes that must be there to tell what a sound is.
pub const HEAD: usize = 64;
/// Bytes before the sound in a WAV file as dictaphones write it.
const WAV_HEAD: u64 = 44;

/// A kind of sound file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sound {
    Wav,
    Mp3,
    M4a,
    Aac,
    Ogg,
    WebM,
}

impl Sound {
    /// Every kind.
    pub const ALL: [Sound; 6] = [Sound::Wav, Sound::Mp3, Sound::M4a, Sound::Aac, Sound::Ogg, Sound::WebM];

    /// The kind of a file that begins with these bytes.
    pub fn of(head: &[u8]) -> Option<Sound> {
        let at = |from: usize, what: &[u8]| head.get(from..from + what.len()) == Some(what);
        if at(0, b"RIFF") && at(8, b"WAVE") {
            return Some(Sound::Wav);
        }
        if at(0, b"OggS") {
            return Some(Sound::Ogg);
        }
        if at(4, b"ftyp") {
            let brands: [&[u8]; 8] = [b"M4A ", b"M4B ", b"mp42", b"mp41", b"isom", b"iso2", b"3gp4", b"3gp5"];
            return brands.iter().any(|brand| at(8, brand)).then_some(Sound::M4a);
        }
        // An EBML file names its kind within the first bytes: Matroska's is another.
        if at(0, b"\x1a\x45\xdf\xa3") {
            let head = &head[..head.len().min(HEAD)];
            return head.windows(4).any(|w| w == b"webm").then_some(Sound::WebM);
        }
        if at(0, b"ID3") {
            return Some(Sound::Mp3);
        }
        frame(head)
    }

    /// What a browser is told that it is.
    pub const fn media_type(self) -> &'static str {
        match self {
            Sound::Wav => "audio/wav",
            Sound::Mp3 => "audio/mpeg",
            Sound::M4a => "audio/mp4",
            Sound::Aac => "audio/aac",
            Sound::Ogg => "audio/ogg",
            Sound::WebM => "audio/webm",
        }
    }

    /// The kind with this media type.
    pub fn named(media_type: &str) -> Option<Sound> {
        Sound::ALL.into_iter().find(|s| s.media_type() == media_type)
    }
}

/// How long a WAV file of so many bytes is, by the rate that its head tells, ms. Other kinds do not tell in their head.
pub fn length_ms(head: &[u8], bytes: u64) -> Option<u64> {
    if Sound::of(head)? != Sound::Wav || head.get(12..16)? != b"fmt " {
        return None;
    }
    let rate = u64::from(u32::from_le_bytes(head.get(28..32)?.try_into().ok()?));
    bytes.saturating_sub(WAV_HEAD).saturating_mul(1_000).checked_div(rate)
}

/// A stream without a container: eleven or twelve bits that are set, then version and layer.
fn frame(head: &[u8]) -> Option<Sound> {
    let [first, second, third, ..] = head else { return None };
    if *first != 0xff || second & 0xe0 != 0xe0 {
        return None;
    }
    let (version, layer) = ((second >> 3) & 3, (second >> 1) & 3);
    let (bitrate, rate) = (third >> 4, (third >> 2) & 3);
    match layer {
        // ADTS: twelve bits set, layer 0.
        0 if second & 0xf0 == 0xf0 => Some(Sound::Aac),
        // Layer III, with a version, bit rate and sampling rate that exist.
        1 if version != 1 && bitrate != 15 && bitrate != 0 && rate != 3 => Some(Sound::Mp3),
        _ => None,
    }
}

/// A part of a file that was asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Range {
    /// Nothing that we understand was asked for: all of it.
    All,
    /// From the first byte to the last, both counted.
    Part { first: u64, last: u64 },
    /// What was asked for is not there.
    Outside,
}

/// What a `Range` header asks for of a file with so many bytes (RFC 9110, 14.2). Several ranges at once are answered with
/// all of it, as the standard allows.
pub fn range(header: Option<&str>, bytes: u64) -> Range {
    let Some(asked) = header.and_then(|h| h.trim().strip_prefix("bytes=")) else { return Range::All };
    let Some((from, to)) = asked.split_once('-') else { return Range::All };
    let digits = |s: &str| s.chars().all(|c| c.is_ascii_digit());
    if asked.contains(',') || !digits(from.trim()) || !digits(to.trim()) {
        return Range::All;
    }
    let (from, to) = (from.trim().parse::<u64>().ok(), to.trim().parse::<u64>().ok());
    match (from, to) {
        (None, None) => Range::All,
        (Some(first), to) if first < bytes && to.is_none_or(|last| last >= first) => {
            Range::Part { first, last: to.unwrap_or(u64::MAX).min(bytes - 1) }
        }
        // A range that ends before it begins is none.
        (Some(first), Some(last)) if last < first => Range::All,
        (None, Some(n)) if n > 0 && bytes > 0 => Range::Part { first: bytes.saturating_sub(n), last: bytes - 1 },
        _ => Range::Outside,
    }
}

#[cfg(test)]
mod tests {
    use super::length_ms;

    #[test]
    fn a_wav_file_tells_how_long_it_is_and_no_other_does() {
        let mut head = b"RIFF\0\0\0\0WAVEfmt \x10\0\0\0\x01\0\x01\0".to_vec();
        head.extend(16_000_u32.to_le_bytes());
        head.extend(32_000_u32.to_le_bytes());
        assert_eq!(length_ms(&head, 44 + 96_000), Some(3_000));
        assert_eq!(length_ms(&head, 10), Some(0), "cut off in its head");
        head.truncate(28);
        head.extend([0; 4]);
        assert_eq!(length_ms(&head, 1_000), None, "no rate");
        assert_eq!(length_ms(b"OggS", 1_000), None);
    }
}
