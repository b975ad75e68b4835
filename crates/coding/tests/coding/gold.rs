//! Agreement with the hand-written gold lists: every utterance's sequence of primary codes.

use coding::{Coder, Language};

/// Least share of utterances whose whole sequence of primary codes agrees.
const BAR_PERCENT: usize = 85;

pub(crate) fn agreement(name: &str, tag: &str, list: &str, least: usize, bar: usize) {
    let language: Language = tag.parse().unwrap();
    let coder = Coder::builtin(&language).unwrap();
    let (mut right, mut all) = (0, 0);
    let mut misses = Vec::new();
    for line in list.lines().skip(1).filter(|l| !l.is_empty()) {
        let cells: Vec<&str> = line.split(';').collect();
        let [text, previous, codes] = cells[..] else { panic!("three cells wanted: {line}") };
        for code in codes.split('+') {
            code.parse::<coding::Code>().unwrap();
        }
        let coded = coder.code(text, (!previous.is_empty()).then_some(previous));
        let said: Vec<&str> = coded.units.iter().map(|u| u.code().name()).collect();
        all += 1;
        if said.join("+") == codes {
            right += 1;
        } else {
            let rules: Vec<&str> =
                coded.units.iter().flat_map(|u| u.evidence.first()).map(|e| e.rule.as_str()).collect();
            misses.push(format!("  «{text}» wanted {codes}, got {} by {rules:?}", said.join("+")));
        }
    }
    println!("{name}: {right} of {all} agree\n{}", misses.join("\n"));
    assert!(all >= least, "{name}: only {all} utterances");
    assert!(right * 100 >= all * bar, "{name}: {right} of {all} agree\n{}", misses.join("\n"));
}

#[test]
fn english_gold_list() {
    agreement("en", "en", include_str!("../gold/en.csv"), 220, BAR_PERCENT);
}

#[test]
fn russian_gold_list() {
    agreement("ru", "ru", include_str!("../gold/ru.csv"), 220, BAR_PERCENT);
}
