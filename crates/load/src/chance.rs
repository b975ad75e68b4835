//! Moments and choices that a seed repeats.

/// SplitMix64.
pub struct Chance(u64);

impl Chance {
    pub const fn new(seed: u64) -> Chance {
        Chance(seed)
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    /// Between 0 and 1, never 0.
    fn unit(&mut self) -> f64 {
        ((self.next() >> 11) + 1) as f64 / (1_u64 << 53) as f64
    }

    /// One of so many.
    pub fn below(&mut self, n: usize) -> usize {
        (self.next() % n.max(1) as u64) as usize
    }

    /// Seconds until the next of events that come at random, so many a second.
    pub fn gap(&mut self, rate: f64) -> f64 {
        -libm::log(self.unit()) / rate
    }
}

#[cfg(test)]
mod tests {
    use super::Chance;

    #[test]
    fn gaps_have_the_mean_that_the_rate_says() {
        let mut chance = Chance::new(7);
        let sum: f64 = (0..20_000).map(|_| chance.gap(40.0)).sum();
        assert!((sum / 20_000.0 - 0.025).abs() < 0.001, "{}", sum / 20_000.0);
        assert!((0..1_000).all(|_| chance.below(3) < 3));
    }
}
