//! A day of the calendar, without a time and without a zone.

use serde::{Deserialize, Serialize};
use std::fmt;

/// Milliseconds of a day.
const DAY_MS: i64 = 86_400_000;

/// A day; written `2026-05-12`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Date {
    pub year: u16,
    pub month: u8,
    pub day: u8,
}

impl Date {
    /// A day that exists, between 1900 and 2200.
    pub fn new(year: u16, month: u8, day: u8) -> Option<Date> {
        let long = match month {
            1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
            4 | 6 | 9 | 11 => 30,
            2 if year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400)) => 29,
            2 => 28,
            _ => 0,
        };
        ((1900..=2200).contains(&year) && (1..=long).contains(&day)).then_some(Date { year, month, day })
    }

    /// `2026-05-12`, `12.05.2026` or `12/05/2026`: the day stands first where the year stands last.
    pub fn read(text: &str) -> Option<Date> {
        // A spreadsheet's day may bring midnight with it.
        let text = text.split(['T', ' ']).next()?;
        let mut parts = text.split(['-', '.', '/']);
        let (a, b, c) = (parts.next()?, parts.next()?, parts.next()?);
        if parts.next().is_some() {
            return None;
        }
        let (year, day) = if a.len() == 4 { (a, c) } else { (c, a) };
        (year.len() == 4).then_some(())?;
        Date::new(year.parse().ok()?, b.parse().ok()?, day.parse().ok()?)
    }

    /// The day of a moment in UTC, milliseconds since 1970 (Howard Hinnant, chrono-compatible date algorithms, 2013).
    pub fn of(ms: i64) -> Option<Date> {
        let z = ms.div_euclid(DAY_MS) + 719_468;
        let era = z.div_euclid(146_097);
        let of_era = z.rem_euclid(146_097);
        let year = (of_era - of_era / 1_460 + of_era / 36_524 - of_era / 146_096) / 365;
        let of_year = of_era - (365 * year + year / 4 - year / 100);
        let m = (5 * of_year + 2) / 153;
        let day = of_year - (153 * m + 2) / 5 + 1;
        let month = if m < 10 { m + 3 } else { m - 9 };
        let year = year + era * 400 + i64::from(month <= 2);
        Date::new(year.try_into().ok()?, month.try_into().ok()?, day.try_into().ok()?)
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

impl From<Date> for String {
    fn from(date: Date) -> String {
        date.to_string()
    }
}

impl TryFrom<String> for Date {
    type Error = String;

    fn try_from(text: String) -> Result<Date, String> {
        Date::read(&text).ok_or(format!("«{text}» is no date"))
    }
}

#[cfg(test)]
mod tests {
    use super::Date;

    #[test]
    fn days_are_read_as_people_write_them() {
        let day = Date::new(2026, 5, 2);
        for text in ["2026-05-02", "02.05.2026", "2.5.2026", "02/05/2026", "2026-05-02T00:00:00"] {
            assert_eq!(Date::read(text), day, "{text}");
        }
        for text in ["", "May", "2026-02-29", "31.04.2026", "2.5.26", "1-2-3-2026", "0000-01-01"] {
            assert_eq!(Date::read(text), None, "{text}");
        }
        assert!(Date::read("29.02.2028").is_some());
    }

    #[test]
    fn a_moment_falls_on_its_day() {
        assert_eq!(Date::of(0), Date::new(1970, 1, 1));
        assert_eq!(Date::of(1_767_225_600_000), Date::new(2026, 1, 1));
        assert_eq!(Date::of(1_767_225_599_999), Date::new(2025, 12, 31));
        assert_eq!(Date::of(951_782_400_000), Date::new(2000, 2, 29));
    }
}
