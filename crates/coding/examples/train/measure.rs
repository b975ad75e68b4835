//! Counting agreement: what share is right, per code, per class, per way of typing; how true the probabilities are.
//! It counts what it is given and never chooses what to show.

use crate::corpus::Row;
use coding::{Code, Coder, FourClass};
use std::collections::BTreeMap;
use std::fmt::Write;

/// One row coded.
struct Case {
    text: String,
    previous: String,
    typing: String,
    truth: Code,
    /// the row taken as one unit: what the model thinks most likely
    likeliest: Code,
    /// the same with «below 0.4 is other»
    claimed: Code,
    /// millionths of the likeliest
    p: i32,
    /// squared errors over all codes
    brier: f64,
    /// the row as an utterance, split by the coder
    first: Code,
    alone: bool,
    class: FourClass,
}

#[derive(Default)]
pub struct Figures {
    cases: Vec<Case>,
}

fn percent(part: usize, whole: usize) -> f64 {
    100.0 * part as f64 / whole.max(1) as f64
}

/// Right, claimed and true by class, for precision and recall.
struct Tally<K: Ord> {
    by: BTreeMap<K, (usize, usize, usize)>,
}

impl<K: Ord + Copy> Tally<K> {
    fn new() -> Tally<K> {
        Tally { by: BTreeMap::new() }
    }

    fn add(&mut self, truth: K, said: K) {
        self.by.entry(truth).or_default().2 += 1;
        self.by.entry(said).or_default().1 += 1;
        if truth == said {
            self.by.entry(truth).or_default().0 += 1;
        }
    }

    fn f1(&self, k: K) -> (f64, f64, f64) {
        let (right, claimed, all) = self.by.get(&k).copied().unwrap_or_default();
        let (p, r) = (percent(right, claimed) / 100.0, percent(right, all) / 100.0);
        (p, r, if p + r > 0.0 { 2.0 * p * r / (p + r) } else { 0.0 })
    }

    fn macro_f1(&self) -> f64 {
        let known: Vec<K> = self.by.iter().filter(|(_, n)| n.2 > 0).map(|(k, _)| *k).collect();
        known.iter().map(|&k| self.f1(k).2).sum::<f64>() / known.len().max(1) as f64
    }
}

impl Figures {
    pub fn add(&mut self, coder: &Coder, rows: &[&Row]) {
        for r in rows {
            let coded = coder.code(&r.text, r.previous.as_deref());
            let first = coded.units.first().map_or(Code::Other, |u| u.code());
            let weighed = coder.weigh(&r.text, r.previous.as_deref());
            let best = weighed.iter().enumerate().max_by_key(|&(i, &p)| (p, std::cmp::Reverse(i)));
            let (likeliest, p) = best.map_or((first, 0), |(i, &p)| (Code::ALL[i], p));
            let error = |(i, &p): (usize, &i32)| {
                let miss = f64::from(p) / 1e6 - f64::from(u8::from(Code::ALL[i] == r.code));
                miss * miss
            };
            self.cases.push(Case {
                text: r.text.clone(),
                previous: r.previous.clone().unwrap_or_default(),
                typing: r.typing.clone(),
                truth: r.code,
                likeliest,
                claimed: if p >= 400_000 || weighed.is_empty() { likeliest } else { Code::Other },
                p,
                brier: weighed.iter().enumerate().map(error).sum(),
                first,
                alone: coded.units.iter().all(|u| u.code() == r.code),
                class: FourClass::of_utterance(&coded),
            });
        }
    }

    fn count(&self, hold: impl Fn(&Case) -> bool) -> usize {
        self.cases.iter().filter(|c| hold(c)).count()
    }

    fn codes(&self) -> Tally<Code> {
        let mut t = Tally::new();
        self.cases.iter().for_each(|c| t.add(c.truth, c.likeliest));
        t
    }

    fn classes(&self) -> Tally<FourClass> {
        let mut t = Tally::new();
        self.cases.iter().for_each(|c| t.add(FourClass::of(c.truth), c.class));
        t
    }

    /// The figures in one line.
    pub fn line(&self, name: &str) -> String {
        let n = self.cases.len();
        let sure = self.count(|c| c.p >= 400_000);
        format!(
            "{name}: {n} rows; unit {:.1} %, macro-F1 {:.3}; claimed {:.1} % of rows, right in {:.1} % of them; shipped code {:.1} %; split: first {:.1} %, all {:.1} %; four classes F1 {:.3}, question-or-not {:.3}; Brier {:.3}",
            percent(self.count(|c| c.likeliest == c.truth), n),
            self.codes().macro_f1(),
            percent(sure, n),
            percent(self.count(|c| c.p >= 400_000 && c.likeliest == c.truth), sure),
            percent(self.count(|c| c.claimed == c.truth), n),
            percent(self.count(|c| c.first == c.truth), n),
            percent(self.count(|c| c.alone), n),
            self.classes().macro_f1(),
            self.question().f1(true).2,
            self.cases.iter().map(|c| c.brier).sum::<f64>() / n.max(1) as f64,
        )
    }

    fn question(&self) -> Tally<bool> {
        let mut t = Tally::new();
        let asks = |c: FourClass| c == FourClass::Question;
        self.cases.iter().for_each(|c| t.add(asks(FourClass::of(c.truth)), asks(c.class)));
        t
    }

    /// Tables in Markdown.
    pub fn tables(&self, language: &str) -> String {
        let mut out = format!(
            "#### {language}: by code (trained on a, tested on b)\n\n| code | rows | precision | recall | F1 |\n|---|---|---|---|---|\n"
        );
        let codes = self.codes();
        for code in Code::ALL {
            let (p, r, f) = codes.f1(*code);
            let rows = self.count(|c| c.truth == *code);
            let _ = writeln!(out, "| {code} | {rows} | {p:.2} | {r:.2} | {f:.2} |");
        }
        let _ = writeln!(
            out,
            "\n#### {language}: by typing\n\n| typing | rows | unit | four classes F1 |\n|---|---|---|---|"
        );
        let mut typings: Vec<&str> = self.cases.iter().map(|c| c.typing.as_str()).collect();
        typings.sort_unstable();
        typings.dedup();
        for t in typings {
            let n = self.count(|c| c.typing == t);
            let right = self.count(|c| c.typing == t && c.likeliest == c.truth);
            let mut classes = Tally::new();
            self.cases.iter().filter(|c| c.typing == t).for_each(|c| classes.add(FourClass::of(c.truth), c.class));
            let _ = writeln!(out, "| {t} | {n} | {:.1} % | {:.3} |", percent(right, n), classes.macro_f1());
        }
        self.calibration(language, &mut out);
        self.confusions(language, &mut out);
        out
    }

    fn calibration(&self, language: &str, out: &mut String) {
        let _ = writeln!(
            out,
            "\n#### {language}: are the probabilities true?\n\n| p of the likeliest code | rows | mean p | right |\n|---|---|---|---|"
        );
        for (from, to) in [(0, 2), (2, 3), (3, 4), (4, 5), (5, 6), (6, 7), (7, 8), (8, 9), (9, 11)] {
            let within = |c: &Case| c.p >= from * 100_000 && c.p < to * 100_000;
            let n = self.count(within);
            let sum: i64 = self.cases.iter().filter(|c| within(c)).map(|c| i64::from(c.p)).sum();
            let right = self.count(|c| within(c) && c.likeliest == c.truth);
            let mean = sum as f64 / 1e6 / n.max(1) as f64;
            let _ = writeln!(
                out,
                "| 0.{from}-{:.1} | {n} | {mean:.2} | {:.2} |",
                (f64::from(to) / 10.0).min(1.0),
                percent(right, n) / 100.0
            );
        }
    }

    fn confusions(&self, language: &str, out: &mut String) {
        let mut pairs: BTreeMap<(Code, Code), usize> = BTreeMap::new();
        for c in self.cases.iter().filter(|c| c.likeliest != c.truth) {
            *pairs.entry((c.truth, c.likeliest)).or_default() += 1;
        }
        let mut list: Vec<_> = pairs.into_iter().collect();
        list.sort_by_key(|&(pair, n)| (std::cmp::Reverse(n), pair));
        let _ = writeln!(out, "\n#### {language}: most confused\n\n| written as | coded as | rows |\n|---|---|---|");
        for ((truth, said), n) in list.iter().take(20) {
            let _ = writeln!(out, "| {truth} | {said} | {n} |");
        }
    }

    /// Every row that the likeliest code misses.
    pub fn misses(&self) -> String {
        let mut out = String::new();
        for c in self.cases.iter().filter(|c| c.likeliest != c.truth) {
            let _ = writeln!(out, "{} -> {} {}\t{}\t[{}]", c.truth, c.likeliest, c.p / 10_000, c.text, c.previous);
        }
        out
    }
}
