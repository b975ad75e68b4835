//! The phrase matcher.

use coding::phrase::{PatternError, PhraseSet};
use coding::text;
use rstest::rstest;

fn hits(pattern: &str, said: &str) -> bool {
    let language = "ru".parse().unwrap();
    let set = PhraseSet::compile(&[pattern]).unwrap();
    !set.find(&text::tokens(&language, said)).is_empty()
}

#[rstest]
#[case("устал*", "вы устали", true)]
#[case("устал*", "вы усталый", true)]
#[case("устал", "вы устали", false)]
#[case("вы _ устали", "вы очень устали", true)]
#[case("вы _ устали", "вы устали", false)]
#[case("вы ... устали", "вы устали", true)]
#[case("вы ... устали", "вы сегодня очень сильно устали", true)]
#[case("вы ... устали", "вы сегодня очень и сильно устали", false)]
#[case("вы|ты устал*", "ты устал", true)]
#[case("вы очень? устали", "вы устали", true)]
#[case("вы очень? устали", "вы очень устали", true)]
#[case("^ вы", "а вы", false)]
#[case("^ вы", "вы тут", true)]
#[case("тут $", "вы тут", true)]
#[case("тут $", "тут вы", false)]
#[case("ЕЩЁ", "еще раз", true)]
fn patterns(#[case] pattern: &str, #[case] said: &str, #[case] wanted: bool) {
    assert_eq!(hits(pattern, said), wanted);
}

#[test]
fn a_match_tells_its_pattern_and_its_tokens() {
    let language = "en".parse().unwrap();
    let set = PhraseSet::compile(&["cold tea", "locked ... out"]).unwrap();
    let tokens = text::tokens(&language, "they locked me out");
    let found = set.find(&tokens);
    assert_eq!(found.len(), 1);
    assert_eq!((found[0].pattern, found[0].tokens.clone()), (1, 1..4));
}

#[test]
fn contractions_are_spelt_as_the_tokeniser_spells_them() {
    let language = "en".parse().unwrap();
    let tokeniser = text::Tokeniser::new(&language);
    let set = PhraseSet::compile_in(&tokeniser, &["don't go"]).unwrap();
    for said in ["don't go", "dont go", "don’t go", "do not go"] {
        assert_eq!(set.find(&tokeniser.tokens(said)).len(), 1, "{said}");
    }
}

#[test]
fn bad_patterns_are_refused_with_their_place() {
    let index = |pattern: &str| match PhraseSet::compile(&["good", pattern]).unwrap_err() {
        PatternError::Empty { index, .. }
        | PatternError::OpenStart { index, .. }
        | PatternError::BadWord { index, .. }
        | PatternError::UnknownClass { index, .. }
        | PatternError::Anchor { index, .. } => index,
    };
    for bad in ["", "^", "_ word", "... word", "a || b", "<nobody>", "a ^ b", "*"] {
        assert_eq!(index(bad), 1, "{bad}");
    }
}
