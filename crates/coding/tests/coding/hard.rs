//! Words that were misheard in plays, with their neighbours: what at least one unit must be, and what none may be. Nobody
//! learns from these lists; they were written before the rules for them.

use coding::{Code, Coder};

fn codes(cell: &str) -> Vec<Code> {
    cell.split('|').filter(|c| !c.is_empty()).map(|c| c.parse().unwrap()).collect()
}

/// At least so many of a list's rows must hold, in percent: what the coder holds now, so that it does not get worse unseen.
fn holds(tag: &str, list: &str, bar: usize) {
    let coder = Coder::builtin(&tag.parse().unwrap()).unwrap();
    let (mut right, mut all, mut misses) = (0, 0, Vec::new());
    for line in list.lines().skip(1) {
        let cells: Vec<&str> = line.split(';').collect();
        let [text, previous, wanted, never] = cells[..] else { panic!("four cells wanted: {line}") };
        let said: Vec<Code> =
            coder.code(text, Some(previous).filter(|p| !p.is_empty())).units.iter().map(|u| u.code()).collect();
        all += 1;
        if said.iter().any(|c| codes(wanted).contains(c)) && !said.iter().any(|c| codes(never).contains(c)) {
            right += 1;
        } else {
            let said: Vec<&str> = said.iter().map(|c| c.name()).collect();
            misses.push(format!("  «{text}» wanted {wanted} and not {never}, got {}", said.join("+")));
        }
    }
    println!("{tag}: {right} of {all} hold\n{}", misses.join("\n"));
    assert!(all >= 25 && right * 100 >= all * bar, "{tag}: {right} of {all} hold\n{}", misses.join("\n"));
}

#[test]
fn english_hard_cases() {
    holds("en", include_str!("../hard/en.csv"), 70);
}

#[test]
fn russian_hard_cases() {
    holds("ru", include_str!("../hard/ru.csv"), 80);
}

/// What the police will do, on whose word, step by step: told to soothe, and heard as neither threat nor order.
#[test]
fn english_assurances() {
    holds("en", include_str!("../assured/en.csv"), 90);
}

#[test]
fn russian_assurances() {
    holds("ru", include_str!("../assured/ru.csv"), 90);
}
