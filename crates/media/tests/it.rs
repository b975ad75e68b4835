//! What comes in is hostile until it is read.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use image::{DynamicImage, ImageFormat, Rgb, RgbImage, Rgba, RgbaImage};
use media::picture::{self, Fault};
use media::sound::{Range, Sound, range};
use media::{limits, picture::clean};
use std::io::Cursor;

fn encoded(picture: &DynamicImage, format: ImageFormat) -> Vec<u8> {
    let mut out = Cursor::new(Vec::new());
    picture.write_to(&mut out, format).unwrap();
    out.into_inner()
}

fn photograph(width: u32, height: u32) -> DynamicImage {
    RgbImage::from_fn(width, height, |x, y| Rgb([(x * 7 % 256) as u8, (y * 5 % 256) as u8, ((x + y) % 256) as u8]))
        .into()
}

fn crc(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(u32::MAX, |crc, byte| {
        (0..8).fold(crc ^ u32::from(*byte), |c, _| if c & 1 == 1 { (c >> 1) ^ 0xedb8_8320 } else { c >> 1 })
    })
}

fn chunk(kind: &[u8; 4], data: &[u8]) -> Vec<u8> {
    let body = [&kind[..], data].concat();
    [&(data.len() as u32).to_be_bytes()[..], &body, &crc(&body).to_be_bytes()].concat()
}

/// A PNG that says it has so many pixels, and has next to nothing.
fn bomb(width: u32, height: u32) -> Vec<u8> {
    let header = [&width.to_be_bytes()[..], &height.to_be_bytes(), &[8, 6, 0, 0, 0]].concat();
    let empty = [0x78, 0x9c, 0x03, 0, 0, 0, 0, 1];
    [b"\x89PNG\r\n\x1a\n".to_vec(), chunk(b"IHDR", &header), chunk(b"IDAT", &empty), chunk(b"IEND", b"")].concat()
}

/// A JPEG as a telephone writes it: turned, with its place and a name.
fn from_a_telephone(picture: &DynamicImage) -> Vec<u8> {
    let plain = encoded(picture, ImageFormat::Jpeg);
    // TIFF, big-endian: one directory with orientation 6 (turn right) and the artist's name behind it.
    let mut tiff = b"MM\0\x2a\0\0\0\x08\0\x02".to_vec();
    tiff.extend(b"\x01\x12\0\x03\0\0\0\x01\0\x06\0\0");
    tiff.extend(b"\x01\x3b\0\x02\0\0\0\x10\0\0\0\x26");
    tiff.extend(b"\0\0\0\0GPS 55.75 37.61\0");
    let exif = [&b"Exif\0\0"[..], &tiff].concat();
    let segment = [&b"\xff\xe1"[..], &(exif.len() as u16 + 2).to_be_bytes(), &exif].concat();
    [&plain[..2], &segment, &plain[2..]].concat()
}

#[test]
fn a_photograph_is_made_smaller_and_upright_and_loses_its_place() {
    let brought = from_a_telephone(&photograph(2_400, 1_200));
    assert!(brought.windows(3).any(|w| w == b"GPS"));
    let kept = clean(&brought).unwrap();
    assert_eq!((kept.width, kept.height), (800, 1_600), "turned right, and the longest side is the limit");
    assert_eq!(picture::media_type(&kept.bytes), Some("image/jpeg"));
    assert!(!kept.bytes.windows(3).any(|w| w == b"GPS") && !kept.bytes.windows(4).any(|w| w == b"Exif"));
    assert_eq!(picture::look(&kept.bytes), Ok((800, 1_600)));
}

#[test]
fn a_plan_stays_sharp_and_see_through_and_loses_its_texts() {
    let plan = DynamicImage::from(RgbaImage::from_fn(300, 200, |x, _| Rgba([0, 0, 0, if x < 150 { 255 } else { 0 }])));
    let plain = encoded(&plan, ImageFormat::Png);
    let text = chunk(b"tEXt", b"Author\0Sergeant Petrov");
    let brought = [&plain[..33], &text, &plain[33..]].concat();
    let kept = clean(&brought).unwrap();
    assert_eq!(picture::media_type(&kept.bytes), Some("image/png"));
    assert!(!kept.bytes.windows(6).any(|w| w == b"Petrov"));
    assert_eq!(image::load_from_memory(&kept.bytes).unwrap().to_rgba8(), plan.to_rgba8());
}

#[test]
fn webp_becomes_what_every_browser_and_printer_reads() {
    let kept = clean(&encoded(&photograph(400, 300), ImageFormat::WebP)).unwrap();
    assert_eq!((picture::media_type(&kept.bytes), kept.width), (Some("image/jpeg"), 400));
}

/// Noise does not compress: as PNG it would be too large, and becomes a JPEG on white paper.
#[test]
fn a_large_png_becomes_a_jpeg() {
    let mut seed = 1_u32;
    let mut next = || {
        seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (seed >> 24) as u8
    };
    let noise = RgbaImage::from_fn(900, 900, |x, _| {
        if x < 450 { Rgba([next(), next(), next(), 255]) } else { Rgba([next(), next(), next(), 0]) }
    });
    let kept = clean(&encoded(&noise.into(), ImageFormat::Png)).unwrap();
    assert_eq!(picture::media_type(&kept.bytes), Some("image/jpeg"));
    let right = image::load_from_memory(&kept.bytes).unwrap().to_rgb8().get_pixel(800, 450).0;
    assert!(right.iter().all(|c| *c > 240), "what was see-through is white: {right:?}");
}

#[test]
fn what_would_unfold_to_too_much_is_not_unfolded() {
    assert_eq!(clean(&bomb(60_000, 60_000)), Err(Fault::TooManyPixels), "a side");
    assert_eq!(clean(&bomb(15_000, 15_000)), Err(Fault::TooManyPixels), "pixels");
    assert_eq!(clean(&bomb(8, 8)), Err(Fault::Broken), "no pixels at all");
    assert_eq!(clean(&vec![0xff; limits::PICTURE_BYTES + 1]), Err(Fault::TooManyBytes));
}

#[test]
fn what_is_no_picture_is_refused_whatever_it_is_called() {
    let script = b"<svg xmlns=\"http://www.w3.org/2000/svg\"><script>alert(1)</script></svg>";
    for bytes in [&script[..], b"GIF89a......", b"BM......", b"%PDF-1.7", b"", b"\x89PNG"] {
        assert_eq!(clean(bytes), Err(Fault::NoPicture), "{bytes:?}");
        assert_eq!(picture::media_type(bytes), None);
    }
    let whole = encoded(&photograph(64, 64), ImageFormat::Png);
    assert_eq!(clean(&whole[..whole.len() / 2]), Err(Fault::Broken));
}

#[test]
fn a_sound_is_known_by_its_first_bytes() {
    let cases: [(&[u8], Option<Sound>); 16] = [
        (b"RIFF\x24\0\0\0WAVEfmt ", Some(Sound::Wav)),
        (b"ID3\x04\0\0\0\0\0\0", Some(Sound::Mp3)),
        (b"\xff\xfb\x90\x64", Some(Sound::Mp3)),
        (b"\xff\xf3\x40\xc4", Some(Sound::Mp3)),
        (b"\xff\xf1\x50\x80", Some(Sound::Aac)),
        (b"\0\0\0\x20ftypM4A \0\0\0\0", Some(Sound::M4a)),
        (b"OggS\0\x02", Some(Sound::Ogg)),
        (b"\x1a\x45\xdf\xa3\x9f\x42\x86\x81\x01\x42\x82\x84webm", Some(Sound::WebM)),
        (b"\x1a\x45\xdf\xa3\x9f\x42\x86\x81\x01\x42\x82\x88matroska", None),
        (b"RIFF\x24\0\0\0WEBPVP8 ", None),
        (b"\0\0\0\x20ftypheic\0\0\0\0", None),
        (b"\xff\xd8\xff\xe0\0\x10JFIF", None),
        (b"\xff\xff\xff\xff", None),
        (b"MZ\x90\0", None),
        (b"<html>", None),
        (b"", None),
    ];
    for (bytes, kind) in cases {
        assert_eq!(Sound::of(bytes), kind, "{bytes:?}");
    }
    for kind in Sound::ALL {
        assert_eq!(Sound::named(kind.media_type()), Some(kind));
    }
}

#[test]
fn a_range_is_read_as_the_standard_says() {
    let part = |first, last| Range::Part { first, last };
    let cases = [
        (None, Range::All),
        (Some("bytes=0-"), part(0, 999)),
        (Some("bytes=0-0"), part(0, 0)),
        (Some("bytes=100-199"), part(100, 199)),
        (Some("bytes=900-5000"), part(900, 999)),
        (Some("bytes=-10"), part(990, 999)),
        (Some("bytes=-5000"), part(0, 999)),
        (Some("bytes=1000-"), Range::Outside),
        (Some("bytes=5000-6000"), Range::Outside),
        (Some("bytes=-0"), Range::Outside),
        (Some("bytes=5-2"), Range::All),
        (Some("bytes=0-1,5-6"), Range::All),
        (Some("bytes=-"), Range::All),
        (Some("bytes=+1-2"), Range::All),
        (Some("items=0-1"), Range::All),
        (Some("bytes=99999999999999999999-"), Range::All),
    ];
    for (header, want) in cases {
        assert_eq!(range(header, 1_000), want, "{header:?}");
    }
    assert_eq!(range(Some("bytes=0-"), 0), Range::Outside);
}
