//! Anything may be typed: no panic, sound spans, sorted scores.

use coding::{Coded, Coder, Language};
use proptest::prelude::*;

fn sound(text: &str, coded: &Coded) {
    assert_eq!(coded.units.is_empty(), text.trim().is_empty());
    let mut last = 0;
    for unit in &coded.units {
        let (start, end) = (unit.span.start as usize, unit.span.end as usize);
        assert!(start >= last && start < end && end <= text.len(), "{:?} in {text:?}", unit.span);
        assert!(text.is_char_boundary(start) && text.is_char_boundary(end));
        last = end;
        assert!(!unit.ranked.is_empty());
        // The first is the code that is claimed; a class may stand in for it. The rest are sorted.
        assert!(unit.ranked[1..].windows(2).all(|w| w[0].p >= w[1].p));
        let again = unit.ranked[1..].iter().any(|s| s.code == unit.code());
        assert!(!again, "a code is ranked once");
        assert!(unit.ranked.iter().all(|s| (0..=1_000_000).contains(&s.p)));
        assert!((0..=1_000_000).contains(&unit.traits.overlap));
        for e in &unit.evidence {
            let (a, b) = (e.span.start as usize, e.span.end as usize);
            assert!(start <= a && a < b && b <= end && text.is_char_boundary(a) && text.is_char_boundary(b));
        }
    }
}

fn check(text: &str, previous: Option<&str>) {
    for tag in Coder::languages() {
        let language: Language = tag.parse().unwrap();
        sound(text, &Coder::builtin(&language).unwrap().code(text, previous));
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn arbitrary_text(text in "\\PC{0,120}", previous in proptest::option::of("\\PC{0,60}")) {
        check(&text, previous.as_deref());
    }

    #[test]
    fn arbitrary_scalars(chars in proptest::collection::vec(any::<char>(), 0..80)) {
        check(&chars.into_iter().collect::<String>(), None);
    }

    #[test]
    fn words_in_any_order(words in proptest::collection::vec(
        prop::sample::select(vec!["you", "are", "tired", ",", "and", "what", "happened", "?", "I'm", "Dana", "—", "\n", "не",
            "вы", "устали", "а", "что", "случилось", "...", "don't", "calm", "down", "👍", "сынок", "if", "so", "но", "меня", "зовут"]),
        0..60)) {
        check(&words.join(" "), Some("you are tired and they locked me out"));
        check(&words.concat(), None);
    }
}

#[test]
fn long_and_strange_texts() {
    for text in [
        ",".repeat(4000),
        "a, ".repeat(1333),
        "you ".repeat(1000),
        "i ... you ? ".repeat(330),
        "вы устали, а что было потом ".repeat(140),
        "\u{202e}שלום مرحبا \u{0}\u{7} ".repeat(150),
        "👩‍👩‍👧‍👦".repeat(160),
        "и\u{306}".repeat(1300),
        "é".repeat(2000),
        "'-'-'-".repeat(600),
        "1.2.3,4:5".repeat(440),
        "İIıß ﬁ Ǆ ".repeat(250),
    ] {
        check(&text, Some(&text));
    }
}
