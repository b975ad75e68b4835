//! The Fluent function `PLURAL($n)`: the plural form of a number in a language, as a word to select on
//! (`one`, `few`, `many`, ...).

use fluent_bundle::{FluentArgs, FluentValue};
use icu_plurals::{PluralCategory, PluralOperands, PluralRules};

/// The rules of a language; `None` for a tag that ICU cannot read.
pub(crate) fn rules(tag: &str) -> Option<PluralRules> {
    let locale: icu_locale_core::Locale = tag.parse().ok()?;
    PluralRules::try_new_cardinal(locale.into()).ok()
}

/// The function, for one language.
pub(crate) fn function(rules: PluralRules) -> impl for<'a> Fn(&[FluentValue<'a>], &FluentArgs<'_>) -> FluentValue<'a> {
    move |positional, _named| match positional.first() {
        Some(FluentValue::Number(n)) => {
            // Only whole numbers are ever passed in: see `Arg`.
            let whole = PluralOperands::from(n.value.abs() as u64);
            FluentValue::from(name(rules.category_for(whole)))
        }
        _ => FluentValue::from("other"),
    }
}

const fn name(category: PluralCategory) -> &'static str {
    match category {
        PluralCategory::Zero => "zero",
        PluralCategory::One => "one",
        PluralCategory::Two => "two",
        PluralCategory::Few => "few",
        PluralCategory::Many => "many",
        PluralCategory::Other => "other",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn languages_that_fluent_does_not_know_have_their_own_rules() {
        for (tag, forms) in [
            ("en", ["other", "one", "other", "other"]),
            ("ru", ["many", "one", "few", "many"]),
            ("kk", ["other", "one", "other", "other"]),
            // English rules would call nought "other".
            ("tg", ["one", "one", "other", "other"]),
        ] {
            let rules = rules(tag).expect(tag);
            let found = [0_u64, 1, 2, 5].map(|n| name(rules.category_for(PluralOperands::from(n))));
            assert_eq!(found, forms, "{tag}");
        }
    }
}
