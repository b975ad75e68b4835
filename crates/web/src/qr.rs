//! Addresses as pictures that a camera reads.

use qrcode::QrCode;
use qrcode::render::svg;

/// A text as an SVG with a name for those who do not see it; empty for a text that fits into no code. It is black on
/// white in any colours of the page: cameras read nothing else reliably.
pub(crate) fn picture(text: &str, name: &str) -> String {
    let Ok(code) = QrCode::new(text.as_bytes()) else { return String::new() };
    let drawn = code
        .render::<svg::Color<'_>>()
        .min_dimensions(200, 200)
        .quiet_zone(true)
        .dark_color(svg::Color("#000"))
        .light_color(svg::Color("#fff"))
        .build();
    let name = name.replace('&', "&amp;").replace('<', "&lt;").replace('"', "&quot;");
    // The declaration of an XML file is no part of a page.
    let svg = drawn
        .find("<svg")
        .map(|at| drawn[at..].replacen("<svg", &format!("<svg role=\"img\" aria-label=\"{name}\""), 1));
    svg.unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::picture;

    #[test]
    fn a_picture_is_an_image_with_a_name_and_no_style_of_its_own() {
        let drawn = picture("http://192.168.1.5:8080", "the \"first\"");
        assert!(drawn.starts_with("<svg role=\"img\" aria-label=\"the &quot;first&quot;\""), "{drawn:.80}");
        assert!(drawn.ends_with("</svg>") && !drawn.contains("style="), "the content policy forbids inline style");
        assert_eq!(picture(&"x".repeat(4_000), ""), "");
    }
}
