//! Small statistics with their sources.

/// Wilson score interval (Wilson, 1927) of a share, 95 %.
pub fn wilson(successes: u32, of: u32) -> (f64, f64) {
    if of == 0 {
        return (0.0, 1.0);
    }
    let (n, z) = (f64::from(of), 1.959_964);
    let p = f64::from(successes) / n;
    let centre = p + z * z / (2.0 * n);
    let spread = z * libm::sqrt(p * (1.0 - p) / n + z * z / (4.0 * n * n));
    let scale = 1.0 + z * z / n;
    (((centre - spread) / scale).max(0.0), ((centre + spread) / scale).min(1.0))
}

/// Mean and the half-width of its 95 % interval (normal approximation).
pub fn mean(values: &[f64]) -> (f64, f64) {
    let n = values.len() as f64;
    if values.is_empty() {
        return (0.0, f64::INFINITY);
    }
    let mean = values.iter().sum::<f64>() / n;
    let variance = values.iter().map(|v| (v - mean) * (v - mean)).sum::<f64>() / (n - 1.0).max(1.0);
    (mean, 1.959_964 * libm::sqrt(variance / n))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wilson_matches_the_published_form() {
        // 81 of 263 (Newcombe, 1998, table I): 0.2553 to 0.3662.
        let (low, high) = wilson(81, 263);
        assert!((low - 0.2553).abs() < 5e-4 && (high - 0.3662).abs() < 5e-4, "{low} {high}");
    }

    #[test]
    fn an_empty_mean_knows_nothing() {
        assert_eq!(mean(&[]).1, f64::INFINITY);
    }
}
