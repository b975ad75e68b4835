//! Where thought units begin: lists of utterances with `|` at each boundary (`tests/split/*.txt`), tidy and untidy.

use coding::{Coder, Language};

/// Least share of utterances whose boundaries are all found, and none beside them.
const BAR_PERCENT: usize = 78;

fn boundaries(tag: &str, list: &str) {
    let language: Language = tag.parse().unwrap();
    let coder = Coder::builtin(&language).unwrap();
    let (mut right, mut all) = (0, 0);
    let mut misses = Vec::new();
    for line in list.lines().filter(|l| !l.trim().is_empty()) {
        let parts: Vec<&str> = line.split(" | ").collect();
        let text = parts.join(" ");
        let units = coder.code(&text, None).units;
        let said: Vec<&str> = units.iter().map(|u| text[u.span.start as usize..u.span.end as usize].trim()).collect();
        let codes: Vec<&str> = units.iter().map(|u| u.code().name()).collect();
        all += 1;
        if said == parts {
            right += 1;
        } else {
            misses.push(format!("  wanted {line}\n     got {} {codes:?}", said.join(" | ")));
        }
    }
    println!("split {tag}: {right} of {all}\n{}", misses.join("\n"));
    assert!(all >= 110, "only {all} utterances");
    assert!(right * 100 >= all * BAR_PERCENT, "split {tag}: {right} of {all}\n{}", misses.join("\n"));
}

#[test]
fn english_boundaries() {
    boundaries("en", include_str!("../split/en.txt"));
}

#[test]
fn russian_boundaries() {
    boundaries("ru", include_str!("../split/ru.txt"));
}
