//! The data files build, and say something about every code.

use coding::{Code, Coder, FourClass, Language};

#[test]
fn every_builtin_language_builds() {
    for tag in Coder::languages() {
        let language: Language = tag.parse().unwrap();
        assert!(Coder::builtin(&language).is_some(), "{tag}");
    }
    assert!(Coder::builtin(&"uz-Latn".parse().unwrap()).is_none());
}

#[test]
fn every_code_has_one_of_four_classes() {
    for code in Code::ALL {
        assert!(FourClass::covers(*code), "{code}");
    }
    assert_eq!(FourClass::of(Code::Mirror), FourClass::Reflection);
}

#[test]
fn every_code_stands_in_each_gold_list() {
    for list in [include_str!("../gold/en.csv"), include_str!("../gold/ru.csv")] {
        for code in Code::ALL {
            let found =
                list.lines().filter_map(|l| l.rsplit(';').next()).any(|c| c.split('+').any(|x| x == code.name()));
            assert!(found, "{code} has no gold utterance");
        }
    }
}

#[test]
fn language_tags_are_checked_and_put_in_their_usual_case() {
    assert_eq!("UZ-latn".parse::<Language>().unwrap().to_string(), "uz-Latn");
    assert_eq!("en-gb".parse::<Language>().unwrap().as_str(), "en-GB");
    for bad in ["", "e", "english", "en_GB", "en-", "рус", "en-123456789"] {
        assert!(bad.parse::<Language>().is_err(), "{bad}");
    }
}
