//! Days and times as the reader's language writes them. Moments are UTC; a zone turns them into the institution's time.

use jiff::{Timestamp, civil, tz::Offset};
use serde::{Deserialize, Serialize};

use super::{Words, t};

/// The three Indonesian time zones: fixed offsets without summer time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub enum Zone {
    /// Western Indonesian Time, UTC+7.
    #[default]
    Wib,
    /// Central Indonesian Time, UTC+8.
    Wita,
    /// Eastern Indonesian Time, UTC+9.
    Wit,
}

impl Zone {
    /// All zones, west to east.
    pub const ALL: [Self; 3] = [Self::Wib, Self::Wita, Self::Wit];

    /// Short name: `WIB`, `WITA` or `WIT`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Wib => "WIB",
            Self::Wita => "WITA",
            Self::Wit => "WIT",
        }
    }

    /// Local calendar day and time of a moment.
    pub fn local(self, moment: Timestamp) -> civil::DateTime {
        let hours = match self {
            Self::Wib => 7,
            Self::Wita => 8,
            Self::Wit => 9,
        };
        Offset::constant(hours).to_datetime(moment)
    }
}

/// A text that is not a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not a date")]
pub struct DateTextError;

impl Words {
    /// A day; in Indonesian `23 November 2026`.
    pub fn date(self, day: civil::Date) -> String {
        t!(self, date.long, day = day.day(), month = self.month(day, false), year = day.year())
    }

    /// A day for tables; in Indonesian `23 Nov 2026`.
    pub fn date_short(self, day: civil::Date) -> String {
        t!(self, date.long, day = day.day(), month = self.month(day, true), year = day.year())
    }

    /// A time of day; in Indonesian `10.42`.
    pub fn time(self, moment: Timestamp, zone: Zone) -> String {
        let local = zone.local(moment);
        t!(self, date.time, hour = format!("{:02}", local.hour()), minute = format!("{:02}", local.minute()))
    }

    /// A moment; in Indonesian `23 November 2026 pukul 10.42 WIB`.
    pub fn moment(self, moment: Timestamp, zone: Zone) -> String {
        let day = self.date(zone.local(moment).date());
        t!(self, date.moment, date = day, time = self.time(moment, zone), zone = zone.name())
    }

    /// A moment for narrow rows of the current year; in Indonesian `9 Okt, 10.20`.
    pub fn moment_short(self, moment: Timestamp, zone: Zone) -> String {
        let day = zone.local(moment).date();
        t!(self, date.moment_short, day = day.day(), month = self.month(day, true), time = self.time(moment, zone))
    }

    /// Reads a day as people type it; in Indonesian `28 Februari 2026`, `28 Feb 2026`, `28-2-2026`, `28/02/2026` or
    /// `2026-02-28`.
    ///
    /// # Errors
    /// Anything else, and days that do not exist.
    pub fn date_from_text(self, text: &str) -> Result<civil::Date, DateTextError> {
        let parts: Vec<&str> = text.split([' ', '-', '/', '.']).filter(|part| !part.is_empty()).collect();
        let [first, middle, last] = parts.as_slice() else {
            return Err(DateTextError);
        };
        let (day, year) = if first.len() == 4 { (last, first) } else { (first, last) };
        let number = |text: &str| text.parse::<i16>().map_err(|_wrong| DateTextError);
        let month = match middle.parse::<i8>() {
            Ok(month) => month,
            Err(_) => self.month_from_name(middle)?,
        };
        if year.len() != 4 {
            return Err(DateTextError);
        }
        let day = i8::try_from(number(day)?).map_err(|_wrong| DateTextError)?;
        civil::Date::new(number(year)?, month, day).map_err(|_wrong| DateTextError)
    }

    fn month_from_name(self, name: &str) -> Result<i8, DateTextError> {
        let name = name.to_lowercase();
        (1..=12)
            .find(|month| {
                let day = civil::date(2000, *month, 1);
                [true, false].into_iter().any(|short| self.month(day, short).to_lowercase() == name)
            })
            .ok_or(DateTextError)
    }

    fn month(self, day: civil::Date, short: bool) -> &'static str {
        let names = if short { t!(self, date.months_short) } else { t!(self, date.months) };
        names.split(' ').nth(usize::from(day.month().unsigned_abs()) - 1).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_read_in_every_usual_form_and_written_in_one() {
        let day = civil::date(2026, 2, 28);
        for text in ["28 Februari 2026", "28 feb 2026", "28-2-2026", "28/02/2026", "2026-02-28"] {
            assert_eq!(Words::indonesian().date_from_text(text), Ok(day), "{text}");
        }
        assert_eq!(Words::indonesian().date(day), "28 Februari 2026");
        assert_eq!(Words::indonesian().date_short(civil::date(2024, 8, 1)), "1 Agu 2024");
        for text in ["30 Februari 2026", "besok", "", "28 2026", "1-1-26"] {
            assert_eq!(Words::indonesian().date_from_text(text), Err(DateTextError), "{text}");
        }
    }

    #[test]
    fn moments_are_shown_in_the_zone_of_the_institution() {
        let moment: Timestamp = "2026-11-23T18:30:00Z".parse().unwrap();
        assert_eq!(Words::indonesian().time(moment, Zone::Wib), "01.30");
        assert_eq!(Words::indonesian().moment(moment, Zone::Wit), "24 November 2026 pukul 03.30 WIT");
        assert_eq!(super::super::marked().time(moment, Zone::Wib), "«01.30»");
    }
}
