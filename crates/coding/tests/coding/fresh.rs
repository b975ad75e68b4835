//! Agreement on lists that were written after the rules and without running them, to see how the rules generalise.
//! First, blind runs: `*_fresh` 48 of 80 (en) and 46 of 80 (ru), then the rules were widened with it in view;
//! `*_blind` 26 of 45 (en) and 27 of 45 (ru), after which only three plain faults were mended («hm, okay», «grow up»,
//! «put the phone down»). A figure worth quoting is the blind one; write a new list before quoting a better one.

use super::gold::agreement;

/// Least share in percent. Lower than for the gold list: nobody wrote rules with these in view.
const BAR_PERCENT: usize = 75;

#[test]
fn english_fresh_list() {
    agreement("en fresh", "en", include_str!("../gold/en_fresh.csv"), 70, BAR_PERCENT);
}

#[test]
fn russian_fresh_list() {
    agreement("ru fresh", "ru", include_str!("../gold/ru_fresh.csv"), 70, BAR_PERCENT);
}

/// Run blind once, after all widening, and no rules were written for it since.
const BLIND_BAR_PERCENT: usize = 65;

#[test]
fn english_blind_list() {
    agreement("en blind", "en", include_str!("../gold/en_blind.csv"), 40, BLIND_BAR_PERCENT);
}

#[test]
fn russian_blind_list() {
    agreement("ru blind", "ru", include_str!("../gold/ru_blind.csv"), 40, BLIND_BAR_PERCENT);
}
