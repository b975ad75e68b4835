//! Which language a browser asks for.

use crate::text::Words;

/// Most entries of a header that are looked at.
const ENTRIES: usize = 20;

/// The best language for an `Accept-Language` header; `None` when it names none of ours.
pub fn preferred(header: &str) -> Option<&'static Words> {
    let mut wanted: Vec<(u32, &str)> = header.split(',').take(ENTRIES).filter_map(entry).collect();
    // Stable: among equals the first named wins.
    wanted.sort_by_key(|(weight, _)| std::cmp::Reverse(*weight));
    wanted.iter().find_map(|(_, tag)| Words::known(tag))
}

/// A tag with its weight in thousandths; nothing for what is refused or unreadable.
fn entry(text: &str) -> Option<(u32, &str)> {
    let mut parts = text.split(';');
    let tag = parts.next()?.trim();
    let weight: f32 = match parts.find_map(|p| p.trim().strip_prefix("q=")) {
        Some(q) => q.trim().parse().ok()?,
        None => 1.0,
    };
    let weight = (weight.clamp(0.0, 1.0) * 1000.0) as u32;
    (weight > 0 && !tag.is_empty()).then_some((weight, tag))
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[rstest]
    #[case("ru-RU,ru;q=0.9,en;q=0.8", Some("ru"))]
    #[case("en-GB", Some("en"))]
    #[case("kk, ru;q=0.7, en;q=0.3", Some("ru"))]
    #[case("de;q=1.0,en;q=0.2,ru;q=0.4", Some("ru"))]
    #[case("ru;q=0", None)]
    #[case("xx", None)]
    #[case("", None)]
    #[case(";;;,,q=,*", None)]
    fn the_heaviest_language_that_we_have(#[case] header: &str, #[case] tag: Option<&str>) {
        assert_eq!(preferred(header).map(Words::tag), tag);
    }
}
