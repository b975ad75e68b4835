//! Learning: multinomial logistic regression by Adagrad (Duchi, Hazan and Singer 2011) with L2, in a keyed order, then
//! rounding to small integers, then calibration on folds that the weights had not seen (Platt 1999, with the margin as
//! a second slope). Every sum runs in a fixed order and `exp` comes from libm, so the same corpus gives the same bytes.

use coding::features::{Feature, ONE};
use coding::model::{BEGINS, CLASSES, CURVE, Calibration, ODDS_ONE, SLOPE_ONE, WEIGHT_ONE, Weights};
use coding::{Code, FourClass};
use std::collections::HashMap;

const CODES: usize = Code::COUNT;

/// A row of features with the code it should have.
pub struct Sample {
    pub features: Vec<Feature>,
    pub code: Code,
    pub weight: f32,
}

#[derive(Clone, Copy)]
pub struct Plan {
    pub epochs: u32,
    pub rate: f32,
    pub l2: f32,
    /// features met fewer times are left out
    pub least: u32,
    /// rounded weights nearer to nought are left out
    pub prune: i8,
    /// features without a rounded weight as far from nought as this are left out
    pub faint: u8,
    /// share of the target that is spread over all codes, so that no row is believed blindly
    pub smooth: f32,
    /// how much the class sums weigh in a quick trial; calibration finds the weight that is shipped
    pub class: f32,
}

impl Default for Plan {
    fn default() -> Plan {
        Plan { epochs: 30, rate: 0.012, l2: 0.005, least: 3, prune: 1, faint: 4, smooth: 0.15, class: 1.0 }
    }
}

struct Dense {
    buckets: Vec<u32>,
    weights: Vec<f32>,
    bias: Vec<f32>,
}

fn kept(samples: &[Sample], least: u32) -> Vec<u32> {
    let mut met: HashMap<u32, u32> = HashMap::new();
    for s in samples.iter().filter(|s| s.weight >= 1.0) {
        s.features.iter().for_each(|f| *met.entry(f.bucket).or_default() += 1);
    }
    let mut buckets: Vec<u32> = met.into_iter().filter(|&(_, n)| n >= least).map(|(b, _)| b).collect();
    buckets.sort_unstable();
    buckets
}

/// Order of an epoch: by a keyed mix of epoch and row, so that it is the same everywhere.
fn order(n: usize, epoch: u32) -> Vec<usize> {
    let key = |i: usize| {
        let mut h = (i as u64 + 1).wrapping_mul(0x9e37_79b9_7f4a_7c15)
            ^ (u64::from(epoch) + 1).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        h ^= h >> 31;
        h = h.wrapping_mul(0x94d0_49bb_1331_11eb);
        h ^ (h >> 29)
    };
    let mut out: Vec<usize> = (0..n).collect();
    out.sort_by_key(|&i| (key(i), i));
    out
}

fn soft_max(scores: &mut [f32]) {
    let top = scores.iter().copied().fold(f32::MIN, f32::max);
    let mut sum = 0.0;
    for s in scores.iter_mut() {
        *s = libm::expf(*s - top);
        sum += *s;
    }
    scores.iter_mut().for_each(|s| *s /= sum);
}

/// What a row should be answered with, out of how many answers.
#[derive(Clone, Copy)]
struct Answers {
    count: usize,
    of: fn(Code) -> usize,
}

const BY_CODE: Answers = Answers { count: CODES, of: |code| code as usize };
const BY_CLASS: Answers = Answers { count: CLASSES, of: |code| FourClass::of(code) as usize };

fn descend(samples: &[Sample], plan: &Plan, answers: Answers) -> Dense {
    let n = answers.count;
    let buckets = kept(samples, plan.least);
    let place: HashMap<u32, u32> = buckets.iter().enumerate().map(|(i, &b)| (b, i as u32)).collect();
    let rows: Vec<Vec<(u32, f32)>> = samples
        .iter()
        .map(|s| {
            let known =
                s.features.iter().filter_map(|f| place.get(&f.bucket).map(|&p| (p, f.value as f32 / ONE as f32)));
            known.collect()
        })
        .collect();
    let mut weights = vec![0.0_f32; buckets.len() * n];
    let mut square = vec![1e-3_f32; buckets.len() * n];
    let mut bias = vec![0.0_f32; n];
    let mut bias_square = vec![1e-3_f32; n];
    for epoch in 0..plan.epochs {
        for i in order(samples.len(), epoch) {
            let mut p = bias.clone();
            for &(f, v) in &rows[i] {
                let at = f as usize * n;
                for (p, w) in p.iter_mut().zip(&weights[at..at + n]) {
                    *p += w * v;
                }
            }
            soft_max(&mut p);
            let mut error = p;
            for e in error.iter_mut() {
                *e -= plan.smooth / n as f32;
            }
            error[(answers.of)(samples[i].code)] -= 1.0 - plan.smooth;
            error.iter_mut().for_each(|e| *e *= samples[i].weight);
            for &(f, v) in &rows[i] {
                let at = f as usize * n;
                let (weights, square) = (&mut weights[at..at + n], &mut square[at..at + n]);
                for ((w, s), e) in weights.iter_mut().zip(square).zip(&error) {
                    let g = e * v + plan.l2 * *w * v;
                    *s += g * g;
                    *w -= plan.rate * g / s.sqrt();
                }
            }
            for (c, e) in error.iter().enumerate() {
                bias_square[c] += e * e;
                bias[c] -= plan.rate * 0.3 * e / bias_square[c].sqrt();
            }
        }
    }
    Dense { buckets, weights, bias }
}

/// Weights as small integers, without calibration (that of a model that has none yet: odds are the scores).
pub fn learn(samples: &[Sample], plan: &Plan, corpus: [u8; 32]) -> Weights {
    let dense = descend(samples, plan, BY_CODE);
    let classes = descend(samples, plan, BY_CLASS);
    let round = |w: f32| (w * WEIGHT_ONE as f32).round();
    let small = |w: f32| round(w).clamp(-127.0, 127.0) as i8;
    let mut rows = Vec::new();
    for (i, &bucket) in dense.buckets.iter().enumerate() {
        let by_code = dense.weights[i * CODES..(i + 1) * CODES].iter();
        let by_class = classes.weights[i * CLASSES..(i + 1) * CLASSES].iter();
        let row: Vec<(u8, i8)> = by_code
            .chain(by_class)
            .enumerate()
            .map(|(c, &w)| (c as u8, small(w)))
            .filter(|&(_, w)| w.unsigned_abs() >= plan.prune.unsigned_abs() && w != 0)
            .collect();
        if row.iter().any(|(_, w)| w.unsigned_abs() >= plan.faint) {
            rows.push((bucket, row));
        }
    }
    let bias = dense.bias.iter().chain(&classes.bias).map(|&b| round(b) as i32).collect();
    let calibration = Calibration { slope: SLOPE_ONE as i32, lead: 0, class: 0, shift: vec![0; CODES], curve: curve() };
    Weights { corpus, bias, begins: 0, calibration, rows }
}

fn curve() -> Vec<i32> {
    (0..CURVE).map(|i| libm::round(1_000_000.0 / (1.0 + libm::exp(-(i as f64) / 8.0))) as i32).collect()
}

/// What the weights of a fold said of a row they had not seen.
pub struct Unseen {
    pub sums: Vec<i32>,
    pub code: Code,
}

/// Fits slopes and shifts so that the probabilities are true on unseen rows.
pub fn calibrate(unseen: &[Unseen]) -> Calibration {
    const SLOPES: usize = 3;
    let whole = f64::from(WEIGHT_ONE * ONE);
    let points: Vec<(Vec<[f64; SLOPES]>, usize)> = unseen
        .iter()
        .map(|u| {
            let list = Calibration::views(&u.sums).map(|view| view.map(|x| x as f64 / whole));
            (list.collect(), u.code as usize)
        })
        .collect();
    let n = points.len().max(1) as f64;
    // slopes, then shifts; Adam-like steps on the whole set
    let mut at = vec![0.0_f64; CODES + SLOPES];
    at[1] = 1.0;
    let (mut m, mut v) = (vec![0.0_f64; at.len()], vec![0.0_f64; at.len()]);
    let (mut b1, mut b2) = (1.0, 1.0);
    for _ in 0..400 {
        let mut g = vec![0.0_f64; at.len()];
        for (list, truth) in &points {
            for (c, view) in list.iter().enumerate() {
                let odds = view.iter().zip(&at).map(|(x, a)| x * a).sum::<f64>() + at[SLOPES + c];
                let error = 1.0 / (1.0 + libm::exp(-odds)) - f64::from(u8::from(c == *truth));
                g.iter_mut().zip(view).for_each(|(g, x)| *g += error * x);
                g[SLOPES + c] += error;
            }
        }
        // shifts are drawn together: a code with few rows borrows from the others
        let mean = at[SLOPES..].iter().sum::<f64>() / CODES as f64;
        for c in SLOPES..at.len() {
            g[c] += 4.0 * (at[c] - mean);
        }
        b1 *= 0.9;
        b2 *= 0.99;
        for i in 0..at.len() {
            let gi = g[i] / n;
            m[i] = 0.9 * m[i] + 0.1 * gi;
            v[i] = 0.99 * v[i] + 0.01 * gi * gi;
            at[i] -= 0.03 * (m[i] / (1.0 - b1)) / ((v[i] / (1.0 - b2)).sqrt() + 1e-9);
        }
    }
    let slope = |x: f64| libm::round(x * SLOPE_ONE as f64) as i32;
    let shift = at[SLOPES..].iter().map(|x| libm::round(x * ODDS_ONE as f64) as i32).collect();
    Calibration { slope: slope(at[0]), lead: slope(at[1]), class: slope(at[2]), shift, curve: curve() }
}

impl Plan {
    /// Changes one number of the plan.
    pub fn set(&mut self, name: &str, value: &str) -> Result<(), Box<dyn std::error::Error>> {
        match name {
            "epochs" => self.epochs = value.parse()?,
            "rate" => self.rate = value.parse()?,
            "l2" => self.l2 = value.parse()?,
            "least" => self.least = value.parse()?,
            "prune" => self.prune = value.parse()?,
            "class" => self.class = value.parse()?,
            "faint" => self.faint = value.parse()?,
            "smooth" => self.smooth = value.parse()?,
            _ => return Err(format!("the plan has no «{name}»").into()),
        }
        Ok(())
    }
}

/// A place between two words: whether a unit begins there.
pub struct Place {
    pub features: Vec<Feature>,
    pub begins: bool,
}

/// Learns where units begin (two-class logistic regression, otherwise as above) and adds it to the weights.
pub fn learn_begins(places: &[Place], weights: &mut Weights) {
    let mut met: HashMap<u32, u32> = HashMap::new();
    places.iter().flat_map(|p| &p.features).for_each(|f| *met.entry(f.bucket).or_default() += 1);
    let mut learnt: HashMap<u32, (f32, f32)> =
        met.into_iter().filter(|&(_, n)| n >= 6).map(|(b, _)| (b, (0.0, 1e-3))).collect();
    let (mut bias, mut bias_square) = (0.0_f32, 1e-3_f32);
    for epoch in 0..8 {
        for i in order(places.len(), epoch) {
            let place = &places[i];
            let sum: f32 = place.features.iter().filter_map(|f| learnt.get(&f.bucket)).map(|w| w.0).sum();
            let error = 1.0 / (1.0 + libm::expf(-(sum + bias))) - f32::from(u8::from(place.begins));
            for f in &place.features {
                if let Some((w, square)) = learnt.get_mut(&f.bucket) {
                    let g = error + 0.002 * *w;
                    *square += g * g;
                    *w -= 0.05 * g / square.sqrt();
                }
            }
            bias_square += error * error;
            bias -= 0.02 * error / bias_square.sqrt();
        }
    }
    let round = |w: f32| (w * WEIGHT_ONE as f32).round();
    weights.begins = round(bias) as i32;
    let mut rows: std::collections::BTreeMap<u32, Vec<(u8, i8)>> = weights.rows.drain(..).collect();
    for (bucket, (w, _)) in learnt {
        let w = round(w).clamp(-127.0, 127.0) as i8;
        if w.abs() >= 5 {
            rows.entry(bucket).or_default().push((BEGINS, w));
        }
    }
    weights.rows = rows.into_iter().collect();
}
