//! Times of day as they are told to staff: in the time zone of the exercise, always with its name. Stamps in logs know no
//! zone; this only writes and reads them.

use crate::site::Site;
use jiff::civil::{Date as Day, DateTime, Time};
use jiff::tz::{AmbiguousOffset, Offset, TimeZone};
use jiff::{Timestamp, Zoned};
use live::Listed;
use live::course::Date;

const UTC: &str = "UTC";
/// The same as servers write it, where nobody has chosen a zone.
const ETC_UTC: &str = "Etc/UTC";

/// A time zone by its name in the IANA data that come with the program.
#[derive(Clone, Debug)]
pub(crate) struct Zone {
    name: String,
    zone: TimeZone,
}

/// Why a time of day is no moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum NoMoment {
    /// It is written otherwise than a time is.
    Form,
    /// Its zone is not known.
    Zone,
    /// The clocks jump over it when summer time begins.
    Skipped,
}

impl Zone {
    /// The zone of this name.
    pub(crate) fn named(name: &str) -> Option<Zone> {
        let zone = TimeZone::get(name.trim()).ok()?;
        let name = zone.iana_name()?;
        Some(Zone { name: if name == ETC_UTC { UTC } else { name }.to_owned(), zone })
    }

    /// The zone of an exercise, or the server's where it has none.
    pub(crate) fn of(site: &Site, listed: &Listed) -> Zone {
        Zone::named(&listed.zone).or_else(|| Zone::named(&site.config.zone)).unwrap_or_else(Zone::utc)
    }

    fn utc() -> Zone {
        Zone { name: UTC.to_owned(), zone: TimeZone::UTC }
    }

    pub(crate) fn is_utc(&self) -> bool {
        self.name == UTC
    }

    pub(crate) fn name(&self) -> &str {
        &self.name
    }

    /// Every zone that can be chosen.
    pub(crate) fn all() -> Vec<String> {
        let known = jiff::tz::db().available().map(|name| name.to_string());
        let mut all: Vec<String> = known.filter(|name| name == UTC || name.contains('/')).collect();
        all.retain(|name| !name.starts_with("Etc/") && !name.starts_with("SystemV/") && !name.starts_with("US/"));
        all.sort();
        all
    }

    fn at(&self, ms: i64) -> Zoned {
        Timestamp::from_millisecond(ms).unwrap_or(Timestamp::UNIX_EPOCH).to_zoned(self.zone.clone())
    }

    /// The day of a stamp.
    pub(crate) fn day(&self, ms: i64) -> Option<Date> {
        let day = self.at(ms).date();
        Date::new(u16::try_from(day.year()).ok()?, u8::try_from(day.month()).ok()?, u8::try_from(day.day()).ok()?)
    }

    /// Hours and minutes of a stamp.
    pub(crate) fn time(&self, ms: i64) -> String {
        self.at(ms).strftime("%H:%M").to_string()
    }

    /// Hours, minutes and seconds of a stamp.
    pub(crate) fn seconds(&self, ms: i64) -> String {
        self.at(ms).strftime("%H:%M:%S").to_string()
    }

    /// A stamp as day and time.
    pub(crate) fn stamp(&self, ms: i64) -> String {
        self.at(ms).strftime("%Y-%m-%d %H:%M:%S").to_string()
    }

    /// The zone's name with how far it is from UTC at a stamp: of the hour that comes twice in autumn, it tells which.
    pub(crate) fn label(&self, ms: i64) -> String {
        format!("{} ({UTC}{})", self.name, self.at(ms).strftime("%:z"))
    }

    /// Reads what [`Zone::stamp`] writes, or a time alone on the day around `now`. `label` is what stands in the column
    /// for the zone: nothing, a name, or what [`Zone::label`] writes.
    pub(crate) fn read(&self, typed: &str, label: &str, now: i64) -> Result<i64, NoMoment> {
        let (zone, offset) = read_label(label).ok_or(NoMoment::Zone)?;
        let zone = zone.map_or_else(|| self.zone.clone(), |z| z.zone);
        let typed = typed.trim().replace('T', " ");
        if let Some((day, time)) = typed.split_once(' ') {
            let day: Day = day.parse().map_err(|_| NoMoment::Form)?;
            return moment(&zone, offset, day.to_datetime(read_time(time)?));
        }
        // Without a day the nearest such time is meant.
        let time = read_time(&typed)?;
        let today = Timestamp::from_millisecond(now).map_err(|_| NoMoment::Form)?.to_zoned(zone.clone()).date();
        let days = [today.yesterday().unwrap_or(today), today, today.tomorrow().unwrap_or(today)];
        let moments = days.map(|day| moment(&zone, offset, day.to_datetime(time)));
        let nearest = moments.iter().filter_map(|m| m.ok()).min_by_key(|ms| ms.abs_diff(now));
        nearest.map_or(moments[1], Ok)
    }
}

fn read_time(typed: &str) -> Result<Time, NoMoment> {
    let typed = typed.trim();
    let parts: Vec<&str> = typed.split(':').collect();
    let number = |text: &str| text.parse::<i8>().map_err(|_| NoMoment::Form);
    let (hour, minute, second) = match parts.as_slice() {
        [h, m] => (number(h)?, number(m)?, 0),
        [h, m, s] => (number(h)?, number(m)?, number(s)?),
        _ => return Err(NoMoment::Form),
    };
    Time::new(hour, minute, second, 0).map_err(|_| NoMoment::Form)
}

fn moment(zone: &TimeZone, offset: Option<Offset>, at: DateTime) -> Result<i64, NoMoment> {
    if let Some(offset) = offset {
        return offset.to_timestamp(at).map(Timestamp::as_millisecond).map_err(|_| NoMoment::Form);
    }
    let found = zone.to_ambiguous_timestamp(at);
    if matches!(found.offset(), AmbiguousOffset::Gap { .. }) {
        return Err(NoMoment::Skipped);
    }
    // Of an hour that comes twice the first is meant, where nothing says which.
    found.earlier().map(Timestamp::as_millisecond).map_err(|_| NoMoment::Form)
}

/// A zone's name, an offset, or both, as `Europe/Zurich (UTC+02:00)`; `None` where nobody knows such a zone.
fn read_label(label: &str) -> Option<(Option<Zone>, Option<Offset>)> {
    let label = label.trim();
    if label.is_empty() {
        return Some((None, None));
    }
    let (name, offset) = match label.split_once('(') {
        Some((name, offset)) => (name.trim(), Some(offset.trim().strip_suffix(')')?)),
        None => (label, None),
    };
    let offset = match offset {
        Some(offset) => Some(read_offset(offset)?),
        None => None,
    };
    match Zone::named(name) {
        Some(zone) => Some((Some(zone), offset)),
        None => Some((None, Some(read_offset(name)?))),
    }
}

/// `UTC+02:00`, `+02:00`, `UTC`.
fn read_offset(text: &str) -> Option<Offset> {
    let text = text.strip_prefix(UTC).unwrap_or(text).trim();
    if text.is_empty() {
        return Some(Offset::UTC);
    }
    let (sign, rest) = match text.split_at_checked(1)? {
        ("+", rest) => (1, rest),
        ("-" | "−", rest) => (-1, rest),
        _ => return None,
    };
    let (hours, minutes) = rest.split_once(':').unwrap_or((rest, "0"));
    let (hours, minutes): (i32, i32) = (hours.parse().ok()?, minutes.parse().ok()?);
    if !(0..=14).contains(&hours) || !(0..60).contains(&minutes) {
        return None;
    }
    Offset::from_seconds(sign * (hours * 3_600 + minutes * 60)).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    fn zurich() -> Zone {
        Zone::named("Europe/Zurich").unwrap()
    }

    /// 2026-03-29, 00:30 UTC: half an hour before summer time begins in Zurich.
    const SPRING: i64 = 1_774_744_200_000;
    /// 2026-10-25, 00:30 UTC: half an hour before it ends.
    const AUTUMN: i64 = 1_792_888_200_000;
    const HOUR: i64 = 3_600_000;

    #[test]
    fn times_are_told_in_the_zone_over_the_beginning_of_summer_time() {
        let z = zurich();
        assert_eq!(
            (z.stamp(SPRING).as_str(), z.label(SPRING).as_str()),
            ("2026-03-29 01:30:00", "Europe/Zurich (UTC+01:00)")
        );
        let later = SPRING + HOUR;
        assert_eq!(
            (z.stamp(later).as_str(), z.label(later).as_str()),
            ("2026-03-29 03:30:00", "Europe/Zurich (UTC+02:00)")
        );
        assert_eq!(z.day(AUTUMN - 3 * HOUR), Date::new(2026, 10, 24), "the day of the zone, not of UTC");
    }

    #[rstest]
    #[case("Europe/Zurich")]
    #[case("Asia/Almaty")]
    #[case("America/New_York")]
    #[case("Asia/Kathmandu")]
    #[case("UTC")]
    fn what_is_written_is_read_back_as_the_same_moment(#[case] name: &str) {
        let z = Zone::named(name).unwrap();
        for quarter in -16..=16 {
            for around in [SPRING, AUTUMN] {
                let ms = around + quarter * HOUR / 4;
                assert_eq!(z.read(&z.stamp(ms), &z.label(ms), 0), Ok(ms), "{name} {}", z.stamp(ms));
            }
        }
    }

    #[test]
    fn without_a_zone_the_exercises_own_is_meant_and_of_a_double_hour_the_first() {
        let z = zurich();
        assert_eq!(z.read("2026-03-29 01:30:00", "", 0), Ok(SPRING));
        assert_eq!(z.read("2026-03-29 02:30:00", "", 0), Err(NoMoment::Skipped), "nobody's clock ever showed it");
        assert_eq!(z.read("2026-10-25 02:30:00", "", 0), Ok(AUTUMN));
        assert_eq!(z.read("2026-10-25 02:30:00", "Europe/Zurich", 0), Ok(AUTUMN));
        assert_eq!(z.read("2026-10-25 02:30:00", "Europe/Zurich (UTC+01:00)", 0), Ok(AUTUMN + HOUR));
        assert_eq!(z.read("2026-10-25 05:30", "Asia/Almaty", 0), Ok(AUTUMN));
    }

    #[test]
    fn a_time_alone_is_the_nearest_one() {
        let z = zurich();
        assert_eq!(z.read("02:15", "", AUTUMN - HOUR), Ok(AUTUMN - HOUR / 4));
        assert_eq!(z.read("23:50", "", AUTUMN - 2 * HOUR), Ok(AUTUMN - 2 * HOUR - 40 * 60_000), "yesterday evening");
    }

    #[rstest]
    #[case("soon", "", NoMoment::Form)]
    #[case("25:00", "", NoMoment::Form)]
    #[case("2026-13-01 10:00", "", NoMoment::Form)]
    #[case("10:00", "Middle/Earth", NoMoment::Zone)]
    #[case("10:00", "CET (", NoMoment::Zone)]
    #[case("10:00", "Europe/Zurich (UTC+99)", NoMoment::Zone)]
    fn what_is_no_moment_says_why(#[case] typed: &str, #[case] label: &str, #[case] why: NoMoment) {
        assert_eq!(zurich().read(typed, label, 0), Err(why));
    }

    #[test]
    fn names_are_known_and_strange_ones_are_not() {
        let all = Zone::all();
        for name in ["Asia/Almaty", "Asia/Dushanbe", "Europe/Zurich", "UTC"] {
            assert!(all.iter().any(|n| n == name) && Zone::named(name).is_some(), "{name}");
        }
        assert_eq!(Zone::named("Etc/UTC").unwrap().name(), "UTC", "nobody says it as servers do");
        for name in ["", "Middle/Earth", "GMT+1:00 or so"] {
            assert!(Zone::named(name).is_none(), "{name}");
        }
        assert_eq!(Zone::named(" asia/almaty ").map(|z| z.name().to_owned()).as_deref(), Some("Asia/Almaty"));
    }
}
