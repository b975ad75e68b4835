//! Numbers take the right form in each language.

use rstest::rstest;
use words::Words;

#[rstest]
#[case("ru", 1, "молчание, 1 секунда")]
#[case("ru", 3, "молчание, 3 секунды")]
#[case("ru", 11, "молчание, 11 секунд")]
#[case("ru", 21, "молчание, 21 секунда")]
#[case("ru", 24, "молчание, 24 секунды")]
#[case("en", 1, "1 second of silence")]
#[case("en", 9, "9 seconds of silence")]
fn a_silence(#[case] tag: &str, #[case] seconds: i64, #[case] text: &str) {
    assert_eq!(Words::for_tag(tag).text("call-silence", &[("seconds", seconds.into())]), text);
}

#[test]
fn a_missing_number_falls_back_and_does_not_break() {
    let text = Words::for_tag("ru").t("call-silence");
    assert_eq!(text, "⟦call-silence⟧");
}

#[rstest]
#[case("ru-RU", "ru")]
#[case("RU", "ru")]
#[case("kk", "en")]
#[case("", "en")]
#[case("uz-Cyrl", "en")]
fn the_nearest_language(#[case] tag: &str, #[case] found: &str) {
    assert_eq!(Words::for_tag(tag).tag(), found);
}
