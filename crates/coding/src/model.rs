//! The linear model that joins the rules: one weight per feature and code, small integers read from
//! `data/<language>/model.bin`. It only adds up; learning stands in `examples/train`. No floating point here.

use crate::code::Code;
use crate::features::{BUCKETS, Feature, NO_TOKEN, ONE, VERSION};
use crate::four::FourClass;
use crate::unit::Millionths;

/// Codes of a model.
const CODES: usize = Code::COUNT;
const MAGIC: &[u8; 8] = b"SWCODER\0";
/// The four classes have weights of their own: whether something is asked is often plainer than what kind of question.
pub const CLASSES: usize = 4;
/// Sums of weights: the codes, then the classes in the order of `FourClass`.
const SUMS: usize = CODES + CLASSES;
/// What a row may have weights for: those, and that a new unit begins at a place (`boundary`).
const OUTPUTS: usize = SUMS + 1;
/// The place of that last weight.
pub const BEGINS: u8 = SUMS as u8;
/// One unit of log-odds in weights as they are stored.
pub const WEIGHT_ONE: i32 = 32;
/// Log-odds of the calibrated scale, per unit.
pub const ODDS_ONE: i64 = 1024;
/// The calibration reads its slopes in these parts of a whole.
pub const SLOPE_ONE: i64 = 4096;
/// Points of the logistic table: from 0 to 12 log-odds in steps of an eighth.
pub const CURVE: usize = 97;
/// Bytes of the set of codes in a row.
const SET_BYTES: usize = OUTPUTS.div_ceil(8);
const CURVE_STEP: i64 = ODDS_ONE / 8;

/// How a sum of weights becomes a probability: `odds = score * slope + margin * lead + belonging * class +
/// shift[code]`, where the margin is how far the code stands above the best other one, and the belonging how far its
/// class stands above the best other class. Fitted on folds that the weights had not seen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Calibration {
    pub slope: i32,
    pub lead: i32,
    pub class: i32,
    pub shift: Vec<i32>,
    /// millionths at log-odds 0, 1/8, 2/8, ...
    pub curve: Vec<i32>,
}

/// A model as it is stored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Weights {
    /// SHA-256 of the corpus files it was trained on
    pub corpus: [u8; 32],
    pub bias: Vec<i32>,
    /// the same for «a unit begins here»
    pub begins: i32,
    pub calibration: Calibration,
    /// by bucket, ascending: (code, weight), codes ascending
    pub rows: Vec<(u32, Vec<(u8, i8)>)>,
}

/// A model ready to add up.
pub struct Model {
    corpus: [u8; 32],
    bias: Vec<i32>,
    begins: i32,
    calibration: Calibration,
    /// buckets with weights for codes or classes
    known: Known,
    /// of those, by place, the weights
    rows: Vec<Row>,
    /// buckets with a weight for «a unit begins here», and those weights by place
    openings: Known,
    begin_weights: Vec<i8>,
}

/// What is added up at once: the sums, filled up to whole registers.
const LANES: usize = SUMS.next_multiple_of(16);
/// Features whose weights are added up before they might leave sixteen bits: 256 * 127 stays below 32,768.
const AT_ONCE: usize = 256;

/// The weights of one feature, nought where it has none: one line of the processor's cache.
#[derive(Clone)]
#[repr(align(64))]
struct Row([i8; LANES]);

/// A set of buckets. Most of what is asked for is not in it, so asking is one look at a small table; what is in it has a
/// place among the others.
struct Known {
    /// by 64 buckets: which of them, and how many came before
    blocks: Vec<(u64, u32)>,
}

impl Known {
    /// From buckets in ascending order.
    fn of(buckets: &[u32]) -> Known {
        let mut blocks = vec![(0_u64, 0_u32); BUCKETS as usize / 64];
        buckets.iter().for_each(|&b| blocks[b as usize / 64].0 |= 1 << (b % 64));
        let mut before = 0;
        for block in &mut blocks {
            block.1 = before;
            before += block.0.count_ones();
        }
        Known { blocks }
    }

    fn place(&self, bucket: u32) -> Option<usize> {
        let (set, before) = *self.blocks.get(bucket as usize / 64)?;
        let bit = 1_u64 << (bucket % 64);
        (set & bit != 0).then(|| (before + (set & (bit - 1)).count_ones()) as usize)
    }
}

/// A model file that cannot be used.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum BadModel {
    #[error("the model file is cut off or no model file")]
    Malformed,
    #[error("the model was trained for features of version {0}; train again")]
    Version(u16),
    #[error("the model knows other codes than this coder; train again")]
    Codes,
}

impl Weights {
    /// The bytes of a model file.
    pub fn encode(&self) -> Vec<u8> {
        let mut out = Vec::new();
        out.extend_from_slice(MAGIC);
        out.extend_from_slice(&VERSION.to_le_bytes());
        out.extend_from_slice(&self.corpus);
        out.push(CODES as u8);
        for code in Code::ALL {
            out.push(code.name().len() as u8);
            out.extend_from_slice(code.name().as_bytes());
        }
        let c = &self.calibration;
        let numbers =
            self.bias.iter().chain([&self.begins, &c.slope, &c.lead, &c.class]).chain(&c.shift).chain(&c.curve);
        numbers.for_each(|n| out.extend_from_slice(&n.to_le_bytes()));
        out.extend_from_slice(&(self.rows.len() as u32).to_le_bytes());
        let mut last = 0;
        for (bucket, row) in &self.rows {
            // Half of the features only tell where units begin: one bit says so, and a byte is their weight.
            let only = row.len() == 1 && row[0].0 == BEGINS;
            push_varint(&mut out, (bucket - last) << 1 | u32::from(only));
            last = *bucket;
            if only {
                out.push(row[0].1 as u8);
            } else {
                push_row(&mut out, row);
            }
        }
        out
    }
}

/// Which codes have a weight, as a set of bits; then their weights as half bytes, -7 to 7, where nought says that the
/// weight follows as a whole byte after the half bytes.
fn push_row(out: &mut Vec<u8>, row: &[(u8, i8)]) {
    let set = row.iter().fold(0_u64, |set, &(code, _)| set | 1 << code);
    out.extend_from_slice(&set.to_le_bytes()[..SET_BYTES]);
    let half = |w: i8| if (-7..=7).contains(&w) { (w + 8) as u8 } else { 0 };
    for pair in row.chunks(2) {
        let high = pair.get(1).map_or(0, |&(_, w)| half(w));
        out.push(half(pair[0].1) | high << 4);
    }
    out.extend(row.iter().filter(|&&(_, w)| half(w) == 0).map(|&(_, w)| w as u8));
}

fn push_varint(out: &mut Vec<u8>, mut n: u32) {
    while n >= 0x80 {
        out.push(n as u8 | 0x80);
        n >>= 7;
    }
    out.push(n as u8);
}

struct Reader<'a>(&'a [u8]);

impl<'a> Reader<'a> {
    fn take(&mut self, n: usize) -> Result<&'a [u8], BadModel> {
        let (head, rest) = self.0.split_at_checked(n).ok_or(BadModel::Malformed)?;
        self.0 = rest;
        Ok(head)
    }

    fn byte(&mut self) -> Result<u8, BadModel> {
        Ok(self.take(1)?[0])
    }

    fn number(&mut self) -> Result<i32, BadModel> {
        let bytes: [u8; 4] = self.take(4)?.try_into().map_err(|_| BadModel::Malformed)?;
        Ok(i32::from_le_bytes(bytes))
    }

    fn numbers(&mut self, n: usize) -> Result<Vec<i32>, BadModel> {
        (0..n).map(|_| self.number()).collect()
    }

    fn varint(&mut self) -> Result<u32, BadModel> {
        let (mut n, mut shift) = (0_u32, 0);
        loop {
            let b = self.byte()?;
            if shift > 28 {
                return Err(BadModel::Malformed);
            }
            n |= u32::from(b & 0x7f) << shift;
            if b < 0x80 {
                return Ok(n);
            }
            shift += 7;
        }
    }
}

impl Model {
    /// Reads a model file.
    pub fn decode(bytes: &[u8]) -> Result<Model, BadModel> {
        let mut r = Reader(bytes);
        if r.take(8)? != MAGIC {
            return Err(BadModel::Malformed);
        }
        let version = u16::from_le_bytes(r.take(2)?.try_into().map_err(|_| BadModel::Malformed)?);
        if version != VERSION {
            return Err(BadModel::Version(version));
        }
        let corpus = r.take(32)?.try_into().map_err(|_| BadModel::Malformed)?;
        if usize::from(r.byte()?) != CODES {
            return Err(BadModel::Codes);
        }
        for code in Code::ALL {
            let n = usize::from(r.byte()?);
            if r.take(n)? != code.name().as_bytes() {
                return Err(BadModel::Codes);
            }
        }
        let bias = r.numbers(SUMS)?;
        let begins = r.number()?;
        let (slope, lead, class) = (r.number()?, r.number()?, r.number()?);
        let calibration = Calibration { slope, lead, class, shift: r.numbers(CODES)?, curve: r.numbers(CURVE)? };
        let rows = rows(&mut r)?;
        Ok(Model {
            corpus,
            bias,
            begins,
            calibration,
            known: Known::of(&rows.buckets),
            rows: rows.rows,
            openings: Known::of(&rows.openings),
            begin_weights: rows.begin_weights,
        })
    }

    /// SHA-256 of the corpus the model was trained on.
    pub fn corpus(&self) -> [u8; 32] {
        self.corpus
    }

    fn row(&self, bucket: u32) -> Option<&[i8; LANES]> {
        self.known.place(bucket).map(|at| &self.rows[at].0)
    }

    /// The sum of weights of each code, then of each class, in parts of `WEIGHT_ONE * ONE`.
    pub fn sums(&self, features: &[Feature]) -> Vec<i32> {
        let mut sums: Vec<i32> = self.bias.iter().map(|b| b * ONE).collect();
        // Features of one family count the same: their weights are added up first.
        for family in features.chunk_by(|a, b| a.value == b.value) {
            let value = family[0].value;
            for part in family.chunks(AT_ONCE) {
                let mut weights = [0_i16; LANES];
                for row in part.iter().filter_map(|f| self.row(f.bucket)) {
                    // It cannot leave its range (`AT_ONCE`), and without a check whole registers are added.
                    weights.iter_mut().zip(row).for_each(|(sum, w)| *sum = sum.wrapping_add(i16::from(*w)));
                }
                sums.iter_mut().zip(weights).for_each(|(sum, w)| *sum += i32::from(w) * value);
            }
        }
        sums
    }

    /// Log-odds that a unit begins at a place, in parts of `WEIGHT_ONE * ONE`.
    pub fn begins(&self, buckets: &[u32]) -> i32 {
        let weight = |&b: &u32| self.openings.place(b).map_or(0, |at| i32::from(self.begin_weights[at]));
        (self.begins + buckets.iter().map(weight).sum::<i32>()) * ONE
    }

    /// Independent probabilities of all codes, in the order of `Code::ALL`.
    pub fn probabilities(&self, features: &[Feature]) -> Vec<Millionths> {
        self.calibration.probabilities(&self.sums(features))
    }

    /// How much each token speaks for a code, in parts of `WEIGHT_ONE * ONE`.
    pub(crate) fn votes(&self, features: &[Feature], code: Code, tokens: usize) -> Vec<i32> {
        let mut votes = vec![0; tokens];
        for f in features.iter().filter(|f| f.token != NO_TOKEN) {
            let Some(weight) = self.row(f.bucket).map(|row| row[code as usize]).filter(|w| *w != 0) else { continue };
            let share = i32::from(weight) * f.value / i32::from(f.span.max(1));
            let from = usize::from(f.token);
            for vote in votes.iter_mut().skip(from).take(usize::from(f.span)) {
                *vote += share;
            }
        }
        votes
    }
}

/// The rows of a file, taken apart.
#[derive(Default)]
struct Rows {
    buckets: Vec<u32>,
    rows: Vec<Row>,
    openings: Vec<u32>,
    begin_weights: Vec<i8>,
}

fn rows(r: &mut Reader<'_>) -> Result<Rows, BadModel> {
    let count = r.number()?;
    let mut rows = Rows::default();
    let mut bucket = 0;
    for nth in 0..count {
        let step = r.varint()?;
        if nth > 0 && step >> 1 == 0 {
            return Err(BadModel::Malformed);
        }
        bucket += step >> 1;
        if bucket >= BUCKETS {
            return Err(BadModel::Malformed);
        }
        if step & 1 == 1 {
            rows.openings.push(bucket);
            rows.begin_weights.push(r.byte()? as i8);
            continue;
        }
        let mut weights = [0; LANES];
        for (code, weight) in row(r)? {
            if code == BEGINS {
                rows.openings.push(bucket);
                rows.begin_weights.push(weight);
            } else {
                weights[usize::from(code)] = weight;
            }
        }
        rows.buckets.push(bucket);
        rows.rows.push(Row(weights));
    }
    Ok(rows)
}

/// The inverse of `push_row`.
fn row(r: &mut Reader<'_>) -> Result<Vec<(u8, i8)>, BadModel> {
    let mut set = [0; 8];
    set[..SET_BYTES].copy_from_slice(r.take(SET_BYTES)?);
    let set = u64::from_le_bytes(set);
    if set >> OUTPUTS != 0 {
        return Err(BadModel::Malformed);
    }
    let halves = r.take((set.count_ones() as usize).div_ceil(2))?;
    let codes = (0..OUTPUTS as u8).filter(|&c| set >> c & 1 == 1);
    let mut entries = Vec::with_capacity(set.count_ones() as usize);
    for (i, code) in codes.enumerate() {
        let half = halves[i / 2] >> (4 * (i % 2)) & 15;
        let weight = if half == 0 { r.byte()? as i8 } else { half as i8 - 8 };
        entries.push((code, weight));
    }
    Ok(entries)
}

impl Calibration {
    /// What the odds of each code are read from: its sum, its margin above the best other code, and the margin of its
    /// class above the best other class. In parts of `WEIGHT_ONE * ONE`.
    pub fn views(sums: &[i32]) -> impl Iterator<Item = [i64; 3]> {
        let (codes, classes) = sums.split_at(CODES.min(sums.len()));
        let (by_code, by_class) = (Lead::of(codes), Lead::of(classes));
        codes.iter().zip(Code::ALL).enumerate().map(move |(i, (&sum, &code))| {
            [i64::from(sum), by_code.margin(i, sum), by_class.margin_at(classes, FourClass::of(code) as usize)]
        })
    }

    /// Probabilities from sums of weights.
    pub fn probabilities(&self, sums: &[i32]) -> Vec<Millionths> {
        let slopes = [self.slope, self.lead, self.class].map(i64::from);
        let whole = i64::from(WEIGHT_ONE * ONE) * SLOPE_ONE;
        let odds =
            |view: [i64; 3]| view.iter().zip(&slopes).map(|(x, slope)| x * slope).sum::<i64>() * ODDS_ONE / whole;
        Self::views(sums).zip(&self.shift).map(|(view, &shift)| self.logistic(odds(view) + i64::from(shift))).collect()
    }

    fn logistic(&self, odds: i64) -> Millionths {
        let far = odds.abs();
        let (step, rest) = ((far / CURVE_STEP) as usize, far % CURVE_STEP);
        let p = match (self.curve.get(step), self.curve.get(step + 1)) {
            (Some(&a), Some(&b)) => i64::from(a) + i64::from(b - a) * rest / CURVE_STEP,
            _ => self.curve.last().map_or(1_000_000, |&p| i64::from(p)),
        };
        (if odds < 0 { 1_000_000 - p } else { p }) as Millionths
    }
}

/// The best of some sums and the second best.
#[derive(Clone, Copy)]
struct Lead {
    first: i32,
    second: i32,
    at: usize,
}

impl Lead {
    fn of(sums: &[i32]) -> Lead {
        let mut lead = Lead { first: i32::MIN, second: i32::MIN, at: 0 };
        for (i, &s) in sums.iter().enumerate() {
            if s > lead.first {
                lead = Lead { first: s, second: lead.first, at: i };
            } else if s > lead.second {
                lead.second = s;
            }
        }
        lead
    }

    /// How far the one at a place stands above the best other one.
    fn margin(self, at: usize, sum: i32) -> i64 {
        i64::from(sum) - i64::from(if at == self.at { self.second } else { self.first })
    }

    fn margin_at(self, sums: &[i32], at: usize) -> i64 {
        sums.get(at).map_or(0, |&sum| self.margin(at, sum))
    }
}
