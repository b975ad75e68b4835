//! Gathers the features of a piece, family by family: each bucket once in a family, and a family shares its weight, so
//! that a long piece does not shout.

use crate::features::{Feature, Hash, NO_TOKEN, ONE};

/// Where a bucket was put, in the family that was being gathered then.
#[derive(Clone, Copy, Default)]
struct Slot {
    /// families are counted from 1; nought is an empty slot
    family: u32,
    bucket: u32,
    at: u32,
}

pub(crate) struct Sieve {
    /// a power of two of them, at most half in use
    slots: Vec<Slot>,
    family: u32,
    out: Vec<Feature>,
    /// where the family begins
    from: usize,
}

impl Sieve {
    /// For a piece of about so many words.
    pub(crate) fn new(words: usize) -> Sieve {
        let slots = (words * 40).next_power_of_two().clamp(256, 8192);
        Sieve { slots: vec![Slot::default(); slots], family: 1, out: Vec::with_capacity(words * 40 + 64), from: 0 }
    }

    /// A feature that stands for some words.
    pub(crate) fn add(&mut self, hash: Hash, token: usize, span: usize) {
        self.bucket(hash.bucket(), u16::try_from(token).unwrap_or(NO_TOKEN), span.min(255) as u8);
    }

    /// A feature that stands for none.
    pub(crate) fn say(&mut self, hash: Hash) {
        self.bucket(hash.bucket(), NO_TOKEN, 0);
    }

    /// A bucket; where it is there already, the earliest words stand for it.
    pub(crate) fn bucket(&mut self, bucket: u32, token: u16, span: u8) {
        if (self.out.len() - self.from + 1) * 2 > self.slots.len() {
            self.grow();
        }
        let mask = self.slots.len() - 1;
        let mut at = bucket as usize & mask;
        loop {
            let slot = &mut self.slots[at];
            if slot.family != self.family {
                *slot = Slot { family: self.family, bucket, at: self.out.len() as u32 };
                self.out.push(Feature { bucket, value: ONE, token, span });
                return;
            }
            if slot.bucket == bucket {
                let kept = &mut self.out[slot.at as usize];
                if (token, span) < (kept.token, kept.span) {
                    (kept.token, kept.span) = (token, span);
                }
                return;
            }
            at = (at + 1) & mask;
        }
    }

    fn grow(&mut self) {
        let size = self.slots.len() * 2;
        self.slots = vec![Slot::default(); size];
        for (i, f) in self.out.iter().enumerate().skip(self.from) {
            let mut at = f.bucket as usize & (size - 1);
            while self.slots[at].family == self.family {
                at = (at + 1) & (size - 1);
            }
            self.slots[at] = Slot { family: self.family, bucket: f.bucket, at: i as u32 };
        }
    }

    /// Ends a family: every feature of it counts `weight / sqrt(how many)`.
    pub(crate) fn share(&mut self, weight: u32) {
        let family = &mut self.out[self.from..];
        if !family.is_empty() {
            let n = family.len() as u32;
            let value = ((weight * weight * ONE as u32 * ONE as u32) / n).isqrt().max(1) as i32;
            family.iter_mut().for_each(|f| f.value = value);
        }
        self.from = self.out.len();
        self.family += 1;
    }

    pub(crate) fn done(self) -> Vec<Feature> {
        self.out
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_family_has_each_bucket_once_and_shares_its_weight() {
        let mut f = Sieve::new(1);
        (0..1000).for_each(|n| f.bucket(n * 256, (n % 7) as u16 + 1, 1));
        (0..1000).for_each(|n| f.bucket(n * 256, 0, 3));
        f.share(4);
        f.bucket(256, 9, 2);
        f.share(1);
        let out = f.done();
        assert_eq!(out.len(), 1001);
        assert!(out[..1000].iter().all(|x| (x.token, x.span) == (0, 3) && x.value == (16 * ONE * ONE / 1000).isqrt()));
        assert_eq!(out[1000], Feature { bucket: 256, value: ONE, token: 9, span: 2 });
    }
}
