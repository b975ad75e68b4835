//! Trains the coder's models and measures them. `cargo run --release -p coding --example train` reads the corpus,
//! measures by folds, trains on every writer and writes `data/<language>/model.bin`; the same corpus gives the same bytes.
//! With `measure` it writes no model and prints the tables of `docs/benchmarks.md` instead; with `try` a short form, with `last` the last writer alone.
//! With `en FILE.csv` it asks the shipped coder about the rows of a file («how good is it today on a new writer?»).
//! Further words narrow it (`en`, `ru`) or change a number of the plan (`rate=0.03`), for trying things out.

mod corpus;
mod learn;
mod measure;

use coding::model::{Model, Weights};
use coding::{Coder, Language, With};
use corpus::Row;
use learn::{Place, Plan, Sample, Unseen};
use measure::Figures;

type Failure = Box<dyn std::error::Error>;

/// Situations are dealt into this many folds, whole.
const FOLDS: u32 = 5;

/// Who wrote the corpus, in the order in which they came; the last is the one nothing was ever fitted to.
const WRITERS: [&str; 6] = ["a", "b", "c", "d", "e", "f"];

fn fold_of(row: &Row) -> u32 {
    let name = row.situation.bytes().chain(row.writer.bytes());
    name.fold(7_u32, |h, b| h.wrapping_mul(31).wrapping_add(u32::from(b))) % FOLDS
}

/// As people type on a phone: no capitals, no punctuation.
fn untidy(text: &str) -> String {
    let keep = |c: &char| c.is_alphanumeric() || c.is_whitespace() || matches!(c, '\'' | '-' | '’');
    text.chars().filter(keep).collect::<String>().trim().to_lowercase()
}

/// A language while it is trained.
struct School {
    language: Language,
    /// the rules alone: the model's features come from them
    rules: Coder,
    plan: Plan,
}

impl School {
    fn samples(&self, rows: &[&Row]) -> Vec<Sample> {
        let sample = |r: &&Row| Sample {
            features: self.rules.features(&r.text, r.previous.as_deref()),
            code: r.code,
            weight: 1.0,
        };
        rows.iter().map(sample).collect()
    }

    /// Places where units begin, made by setting each row before another without a mark (or with a comma), and places
    /// inside rows where none does.
    fn places(&self, rows: &[&Row]) -> Vec<Place> {
        let mut out = Vec::new();
        let short: Vec<String> =
            rows.iter().map(|r| untidy(&r.text)).filter(|t| t.len() < 160 && !t.is_empty()).collect();
        for (i, left) in short.iter().enumerate() {
            for (step, joint) in [(7, " "), (101, " "), (307, ", ")] {
                let right = &short[(i + step) % short.len()];
                let at = left.len() + joint.len();
                let both = self.rules.places(&format!("{left}{joint}{right}"));
                out.extend(
                    both.into_iter().filter(|p| p.0 == at).map(|(_, features)| Place { features, begins: true }),
                );
            }
        }
        for r in rows {
            let none = |(_, features)| Place { features, begins: false };
            out.extend(self.rules.places(&r.text).into_iter().map(none));
            out.extend(self.rules.places(&untidy(&r.text)).into_iter().map(none));
        }
        out
    }

    fn coder(&self, weights: &Weights) -> Result<Coder, Failure> {
        Ok(Coder::with(&self.language, &With::Model(&weights.encode())).ok_or("no such language")??)
    }

    /// Weights learnt on the folds' complements, asked about the folds.
    fn unseen(&self, rows: &[&Row]) -> Result<Vec<Unseen>, Failure> {
        let mut out = Vec::new();
        for fold in 0..FOLDS {
            let (test, rest): (Vec<&Row>, Vec<&Row>) = rows.iter().partition(|r| fold_of(r) == fold);
            let weights = learn::learn(&self.samples(&rest), &self.plan, [0; 32]);
            let model = Model::decode(&weights.encode())?;
            out.extend(self.samples(&test).iter().map(|s| Unseen { sums: model.sums(&s.features), code: s.code }));
        }
        Ok(out)
    }

    /// Weights with a calibration fitted on rows that the weights of their fold had not seen.
    fn weights(&self, rows: &[&Row], corpus: [u8; 32]) -> Result<Weights, Failure> {
        let calibration = learn::calibrate(&self.unseen(rows)?);
        let mut weights = learn::learn(&self.samples(rows), &self.plan, corpus);
        learn::learn_begins(&self.places(rows), &mut weights);
        Ok(Weights { calibration, ..weights })
    }

    /// Figures by folds of whole situations.
    fn by_folds(&self, rows: &[&Row]) -> Result<Figures, Failure> {
        let calibration = learn::calibrate(&self.unseen(rows)?);
        let mut figures = Figures::default();
        for fold in 0..FOLDS {
            let (test, rest): (Vec<&Row>, Vec<&Row>) = rows.iter().partition(|r| fold_of(r) == fold);
            let mut weights = learn::learn(&self.samples(&rest), &self.plan, [0; 32]);
            learn::learn_begins(&self.places(&rest), &mut weights);
            figures.add(&self.coder(&Weights { calibration: calibration.clone(), ..weights })?, &test);
        }
        Ok(figures)
    }

    fn by_writer(&self, train: &[&Row], test: &[&Row]) -> Result<Figures, Failure> {
        let mut figures = Figures::default();
        let coder = self.coder(&self.weights(train, [0; 32])?)?;
        figures.add(&coder, test);
        println!("{}", measure::utterances(&coder, self.language.primary(), false)?);
        Ok(figures)
    }
}

/// The shipped coder on a file of rows that it has not seen.
fn blind(file: &str, tag: Option<&str>) -> Result<(), Failure> {
    let tag = tag.ok_or("which language?")?;
    let coder = Coder::builtin(&tag.parse()?).ok_or("no such language")?;
    let rows = corpus::read(std::path::Path::new(file))?;
    let mut figures = Figures::default();
    figures.add(coder, &rows.iter().collect::<Vec<&Row>>());
    println!("{}", figures.line(&format!("{tag}: as shipped, on {file}")));
    println!("{}", measure::utterances(coder, tag, true)?);
    Ok(())
}

fn main() -> Result<(), Failure> {
    let mut plan = Plan::default();
    let mut only = None;
    let mut file = None;
    let mut mode = "ship".to_owned();
    for word in std::env::args().skip(1) {
        match word.split_once('=') {
            Some((name, value)) => plan.set(name, value)?,
            None if Coder::languages().contains(&word.as_str()) => only = Some(word),
            None if word.ends_with(".csv") => file = Some(word),
            None => mode = word,
        }
    }
    if let Some(file) = file {
        return blind(&file, only.as_deref());
    }
    for tag in Coder::languages().iter().filter(|t| only.as_deref().is_none_or(|o| o == **t)) {
        let language: Language = tag.parse()?;
        let rules = Coder::with(&language, &With::Rules).ok_or("no such language")??;
        let school = School { language, rules, plan };
        let rows = corpus::rows(tag)?;
        // The border cases (`borders.csv`) are no sample of anything: only the shipped model learns from them.
        let writers: Vec<&str> = WRITERS.iter().copied().filter(|w| rows.iter().any(|r| r.writer == *w)).collect();
        let of = |writer: &str| rows.iter().filter(|r| r.writer == writer).collect::<Vec<&Row>>();
        let others = |writer: &str| {
            let written = |r: &&Row| r.writer != writer && WRITERS.contains(&r.writer.as_str());
            rows.iter().filter(written).collect::<Vec<&Row>>()
        };
        let all: Vec<&Row> = rows.iter().collect();
        if mode == "ship" {
            let weights = school.weights(&all, corpus::hash(tag)?)?;
            let bytes = weights.encode();
            let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("data").join(tag).join("model.bin");
            std::fs::write(&path, &bytes)?;
            println!("{}: {} rows, {} features, {} bytes", path.display(), rows.len(), weights.rows.len(), bytes.len());
            continue;
        }
        if mode == "quick" {
            for writer in &writers {
                let w = learn::learn(&school.samples(&others(writer)), &school.plan, [0; 32]);
                let model = Model::decode(&w.encode())?;
                let test = school.samples(&of(writer));
                let line = measure::quick(test.iter().map(|s| (s.code, model.sums(&s.features))), school.plan.class);
                println!("{tag} others->{writer} {line}; {} bytes", w.encode().len());
            }
            continue;
        }
        let last = writers.last().copied().ok_or("no writers")?;
        let mut alone = Figures::default();
        alone.add(&school.rules, &of(last));
        let mut sets = vec![(format!("rules alone, on {last}"), alone)];
        let measured = if mode == "last" { 1 } else { writers.len() };
        for writer in writers.iter().rev().take(measured) {
            let figures = school.by_writer(&others(writer), &of(writer))?;
            sets.push((format!("trained on the others, on {writer}"), figures));
        }
        if !matches!(mode.as_str(), "try" | "last") {
            let everybody: Vec<&Row> = writers.iter().flat_map(|w| of(w)).collect();
            sets.push(("folds of situations within all".to_owned(), school.by_folds(&everybody)?));
        }
        for (name, figures) in &sets {
            println!("{}", figures.line(&format!("{tag}: {name}")));
        }
        if matches!(mode.as_str(), "measure" | "last") {
            println!("\n{}", sets[1].1.tables(tag));
        }
        if mode == "misses" {
            println!("\n{}", sets[1].1.misses());
        }
        if mode == "slips" {
            println!("\n{}", sets[sets.len() - 1].1.misses());
        }
    }
    Ok(())
}
