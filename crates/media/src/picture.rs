//! A picture: PNG, JPEG or WebP in, PNG or JPEG out.

use crate::limits;
use image::codecs::jpeg::JpegEncoder;
use image::codecs::png::{CompressionType, FilterType, PngEncoder};
use image::{DynamicImage, ImageDecoder, ImageFormat, ImageReader, Limits};
use std::io::Cursor;

/// Quality of a JPEG that we write, of 100.
const QUALITY: u8 = 85;

/// A picture as it is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Picture {
    pub bytes: Vec<u8>,
    pub width: u32,
    pub height: u32,
}

/// Why a file is not taken as a picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Fault {
    #[error("the file has more than {} bytes", limits::PICTURE_BYTES)]
    TooManyBytes,
    #[error("the picture has more than {} pixels", limits::PICTURE_PIXELS)]
    TooManyPixels,
    #[error("this is no PNG, JPEG or WebP picture")]
    NoPicture,
    #[error("the picture is broken")]
    Broken,
}

impl Fault {
    /// Every fault.
    pub const ALL: [Fault; 4] = [Fault::TooManyBytes, Fault::TooManyPixels, Fault::NoPicture, Fault::Broken];

    /// The stable name, also the key of its sentence (`picture-<name>`).
    pub const fn name(self) -> &'static str {
        match self {
            Fault::TooManyBytes => "too-many-bytes",
            Fault::TooManyPixels => "too-many-pixels",
            Fault::NoPicture => "no-picture",
            Fault::Broken => "broken",
        }
    }
}

/// The kind of picture that these bytes begin as, if it is one that we read.
fn kind(bytes: &[u8]) -> Option<ImageFormat> {
    let webp = bytes.starts_with(b"RIFF") && bytes.get(8..12) == Some(b"WEBP");
    if bytes.starts_with(b"\x89PNG\r\n\x1a\n") {
        Some(ImageFormat::Png)
    } else if bytes.starts_with(b"\xff\xd8\xff") {
        Some(ImageFormat::Jpeg)
    } else if webp {
        Some(ImageFormat::WebP)
    } else {
        None
    }
}

/// The media type of a picture that may be shown in a browser; `None` for anything else.
pub fn media_type(bytes: &[u8]) -> Option<&'static str> {
    Some(match kind(bytes)? {
        ImageFormat::Png => "image/png",
        ImageFormat::Jpeg => "image/jpeg",
        _ => "image/webp",
    })
}

/// Width and height, once it is known that all of it can be read.
///
/// # Errors
/// [`Fault`], as [`clean`].
pub fn look(bytes: &[u8]) -> Result<(u32, u32), Fault> {
    let (picture, _) = decode(bytes)?;
    Ok((picture.width(), picture.height()))
}

/// Draws a picture anew: upright, no larger than [`limits::KEPT_SIDE`], and with nothing but its pixels.
///
/// # Errors
/// [`Fault`] when the file is too large, is no picture or cannot be read to its end.
pub fn clean(bytes: &[u8]) -> Result<Picture, Fault> {
    let (mut picture, kind) = decode(bytes)?;
    let side = limits::KEPT_SIDE;
    if picture.width() > side || picture.height() > side {
        picture = picture.resize(side, side, image::imageops::FilterType::Triangle);
    }
    let clear = picture.color().has_alpha();
    let picture = if clear { picture.to_rgba8().into() } else { DynamicImage::from(picture.to_rgb8()) };
    let bytes = match kind {
        ImageFormat::Jpeg => jpeg(&picture)?,
        // Photographs often come as WebP, and plans as PNG; what is see-through stays so.
        ImageFormat::WebP if !clear => jpeg(&picture)?,
        _ => match png(&picture)? {
            bytes if bytes.len() <= limits::KEPT_PNG_BYTES => bytes,
            _ => jpeg(&on_white(&picture))?,
        },
    };
    Ok(Picture { bytes, width: picture.width(), height: picture.height() })
}

/// The pixels, upright. Size is looked at before anything is unfolded.
fn decode(bytes: &[u8]) -> Result<(DynamicImage, ImageFormat), Fault> {
    if bytes.len() > limits::PICTURE_BYTES {
        return Err(Fault::TooManyBytes);
    }
    let kind = kind(bytes).ok_or(Fault::NoPicture)?;
    let mut most = Limits::default();
    most.max_image_width = Some(limits::PICTURE_SIDE);
    most.max_image_height = Some(limits::PICTURE_SIDE);
    most.max_alloc = Some(limits::DECODING_BYTES);
    let mut reader = ImageReader::with_format(Cursor::new(bytes), kind);
    reader.limits(most);
    let too_large = |error| match error {
        image::ImageError::Limits(_) => Fault::TooManyPixels,
        _ => Fault::Broken,
    };
    let mut decoder = reader.into_decoder().map_err(too_large)?;
    let (width, height) = decoder.dimensions();
    if u64::from(width) * u64::from(height) > limits::PICTURE_PIXELS || decoder.total_bytes() > limits::DECODING_BYTES {
        return Err(Fault::TooManyPixels);
    }
    // How a camera was held stands beside the pixels; a picture without it is taken as it lies.
    let turned = decoder.orientation().ok();
    let mut picture = DynamicImage::from_decoder(decoder).map_err(too_large)?;
    if let Some(turned) = turned {
        picture.apply_orientation(turned);
    }
    Ok((picture, kind))
}

fn jpeg(picture: &DynamicImage) -> Result<Vec<u8>, Fault> {
    let mut out = Vec::new();
    let encoder = JpegEncoder::new_with_quality(&mut out, QUALITY);
    picture.to_rgb8().write_with_encoder(encoder).map_err(|_| Fault::Broken)?;
    Ok(out)
}

fn png(picture: &DynamicImage) -> Result<Vec<u8>, Fault> {
    let mut out = Vec::new();
    let encoder = PngEncoder::new_with_quality(&mut out, CompressionType::Default, FilterType::Adaptive);
    picture.write_with_encoder(encoder).map_err(|_| Fault::Broken)?;
    Ok(out)
}

/// See-through parts become paper.
fn on_white(picture: &DynamicImage) -> DynamicImage {
    let mut rgba = picture.to_rgba8();
    for pixel in rgba.pixels_mut() {
        let [r, g, b, a] = pixel.0;
        let over = |c: u8| {
            let (c, a) = (u16::from(c), u16::from(a));
            // At most 255 * 255 / 255.
            ((c * a + 255 * (255 - a)) / 255) as u8
        };
        pixel.0 = [over(r), over(g), over(b), 255];
    }
    rgba.into()
}
