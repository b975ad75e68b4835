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
            "#### {language}: by code (trained on the other writers, tested on the last)\n\n| code | rows | precision | recall | F1 |\n|---|---|---|---|---|\n"
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

/// A short look at weights without calibration: code, four classes, question or not, from sums of codes and classes.
pub fn quick(cases: impl Iterator<Item = (Code, Vec<i32>)>, class_weight: f32) -> String {
    let (mut n, mut right) = (0, 0);
    let (mut classes, mut questions, mut direct) = (Tally::new(), Tally::new(), Tally::new());
    for (truth, sums) in cases {
        let (codes, by_class) = sums.split_at(Code::COUNT);
        let unit = (coding::model::WEIGHT_ONE * coding::features::ONE) as f32;
        let score = |(i, &s): (usize, &i32)| {
            (s as f32 + class_weight * by_class[FourClass::of(Code::ALL[i]) as usize] as f32) / unit
        };
        let scores: Vec<f32> = codes.iter().enumerate().map(score).collect();
        let best = (0..scores.len()).max_by(|&a, &b| scores[a].total_cmp(&scores[b])).unwrap_or(0);
        let mut sum = [0.0_f32; 4];
        scores.iter().enumerate().for_each(|(i, s)| sum[FourClass::of(Code::ALL[i]) as usize] += libm::expf(*s));
        let of = |x: &[f32]| (0..4).max_by(|&a, &b| x[a].total_cmp(&x[b])).unwrap_or(0);
        let said = of(&sum);
        let alone: Vec<f32> = by_class.iter().map(|&s| s as f32).collect();
        n += 1;
        right += usize::from(Code::ALL[best] == truth);
        let truth = FourClass::of(truth) as usize;
        classes.add(truth, said);
        direct.add(truth, of(&alone));
        questions.add(truth == 0, said == 0);
    }
    format!(
        "unit {:.1} %, classes {:.3} (alone {:.3}), question {:.3}",
        percent(right, n),
        classes.macro_f1(),
        direct.macro_f1(),
        questions.f1(true).2
    )
}

/// Whole utterances (`tests/utterances/<language>.csv`), never learnt from: the class by the rule, by the rule as
/// somebody would apply it to the JSON output, and where they differ from what was written.
pub fn utterances(coder: &Coder, tag: &str, show: bool) -> Result<String, Box<dyn std::error::Error>> {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/utterances").join(format!("{tag}.csv"));
    let (mut rule, mut primary, mut listed, mut asks) = (Tally::new(), Tally::new(), Tally::new(), Tally::new());
    let (mut n, mut right) = (0, 0);
    let mut misses = String::new();
    for line in std::fs::read_to_string(path)?.lines().skip(1) {
        let cells: Vec<&str> = line.split(';').collect();
        let [text, previous, class] = cells[..] else { return Err(format!("three cells wanted: {line}").into()) };
        let truth: FourClass = CLASSES[NAMES.iter().position(|n| *n == class).ok_or("no such class")?];
        let coded = coder.code(text, (!previous.is_empty()).then_some(previous));
        let said = FourClass::of_utterance(&coded);
        let most = |counts: &dyn Fn(Code) -> bool| {
            let units = coded.units.iter().filter(|u| counts(u.code()));
            units.max_by_key(|u| u.ranked[0].p).map_or(FourClass::Other, |u| FourClass::of(u.code()))
        };
        rule.add(truth, said);
        primary.add(truth, most(&|c| FourClass::of(c) != FourClass::Other));
        listed.add(truth, most(&|c| c != Code::Other));
        asks.add(truth == FourClass::Question, said == FourClass::Question);
        n += 1;
        right += usize::from(truth == said);
        if truth != said {
            let units: Vec<String> = coded
                .units
                .iter()
                .map(|u| {
                    let part = &text[u.span.start as usize..u.span.end as usize];
                    format!("{part} <{} {}>", u.code(), u.ranked[0].p / 10_000)
                })
                .collect();
            let _ = writeln!(misses, "{class} -> {said:?}: {}", units.join(" | "));
        }
    }
    if !show {
        misses.clear();
    }
    Ok(format!(
        "{tag}: {n} whole utterances: right {:.1} %, macro-F1 {:.3} (primary codes alone {:.3}, with `other` codes {:.3}), question-or-not {:.3}\n{misses}",
        percent(right, n),
        rule.macro_f1(),
        primary.macro_f1(),
        listed.macro_f1(),
        asks.f1(true).2
    ))
}

const NAMES: [&str; 4] = ["question", "reflection", "input", "other"];
const CLASSES: [FourClass; 4] = [FourClass::Question, FourClass::Reflection, FourClass::Input, FourClass::Other];
