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

/// A year of two digits from here on is one of the last century.
const FIRST_SHORT_YEAR: i16 = 50;

/// Why a text is not a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum DateTextError {
    /// It cannot be read as a day, or not as one alone.
    #[error("not a date")]
    Unread,
    /// It is written as a day, and there is none such.
    #[error("no such day")]
    NoSuchDay,
    /// The day is another day of the week than the text says.
    #[error("another day of the week")]
    Weekday {
        /// The day.
        day: civil::Date,
    },
}

impl Words {
    /// A day; in Indonesian `23 November 2026`.
    pub fn date(self, day: civil::Date) -> String {
        t!(self, date.long, day = day.day(), month = self.month(day, false), year = day.year())
    }

    /// A day of the week and its date; in Indonesian `Rabu, 12 Juni 2024`.
    pub fn weekday_and_date(self, day: civil::Date) -> String {
        let names = t!(self, date.weekdays).split_whitespace();
        let place = usize::try_from(day.weekday().to_monday_zero_offset()).unwrap_or_default();
        let name = names.map(|names| names.split('|').next().unwrap_or_default()).nth(place).unwrap_or_default();
        t!(self, date.weekday_and_date, weekday = name, date = self.date(day))
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

    /// Reads a day as people type it; in Indonesian `28 Februari 2026`, `28 Pebruari 2026`, `28 Feb 2026`, `28-2-2026`,
    /// `28/02/26`, `2026-02-28`, `2026.02.28`, with or without `Sabtu,` before it. Two digits are a year from 1950 on.
    ///
    /// # Errors
    /// Anything else, days that do not exist, and those of another day of the week.
    pub fn date_from_text(self, text: &str) -> Result<civil::Date, DateTextError> {
        let parts = |sign: char| sign.is_whitespace() || matches!(sign, '-' | '/' | '.' | ',');
        let mut parts: Vec<&str> = text.split(parts).filter(|part| !part.is_empty()).collect();
        let weekday = parts.first().and_then(|first| self.known(t!(self, date.weekdays), first));
        if weekday.is_some() {
            parts.remove(0);
        }
        let [first, middle, last] = parts.as_slice() else {
            return Err(DateTextError::Unread);
        };
        let (day, month, year) = if first.len() == 4 && number(first).is_some() {
            (last, middle, first)
        } else if self.month_from_name(first).is_some() {
            (middle, first, last)
        } else {
            (first, middle, last)
        };
        let short = day.len() <= 2 && (month.len() <= 2 || number(month).is_none());
        let month = number(month).or_else(|| self.month_from_name(month)).filter(|month| (1..=12).contains(month));
        let year = number(year).and_then(|number| match year.len() {
            4 => Some(number),
            2 if number < FIRST_SHORT_YEAR => Some(2000 + number),
            2 => Some(1900 + number),
            _ => None,
        });
        let (Some(day), Some(month), Some(year), true) = (number(day), month, year, short) else {
            return Err(DateTextError::Unread);
        };
        let day = civil::Date::new(year, month as i8, day as i8).map_err(|_none| DateTextError::NoSuchDay)?;
        let wrong = weekday.is_some_and(|weekday| weekday != i16::from(day.weekday().to_monday_one_offset()));
        if wrong { Err(DateTextError::Weekday { day }) } else { Ok(day) }
    }

    fn month_from_name(self, name: &str) -> Option<i16> {
        self.known(t!(self, date.months_read), name)
    }

    /// Which of several things a word names, from 1. Each has its names between `|`; blanks part the things. Signs within a
    /// word, as in `Jum'at`, do not count.
    fn known(self, things: &str, name: &str) -> Option<i16> {
        if name.contains(|sign: char| sign.is_ascii_digit()) {
            return None;
        }
        let letters: String = name.chars().filter(|sign| sign.is_alphabetic()).collect::<String>().to_lowercase();
        let named = |thing: &&str| thing.split('|').any(|known| known.to_lowercase() == letters);
        (1..).zip(things.split(' ')).find(|(_, thing)| named(thing)).map(|(place, _)| place)
    }

    /// Name of the day of the week.
    pub(super) fn weekday(self, day: civil::Date) -> &'static str {
        let place = usize::from(day.weekday().to_monday_zero_offset().unsigned_abs());
        let names = t!(self, date.weekdays).split(' ').nth(place).unwrap_or_default();
        names.split('|').next().unwrap_or_default()
    }

    fn month(self, day: civil::Date, short: bool) -> &'static str {
        let names = if short { t!(self, date.months_short) } else { t!(self, date.months) };
        names.split(' ').nth(usize::from(day.month().unsigned_abs()) - 1).unwrap_or_default()
    }
}

/// A number of nothing but digits.
fn number(text: &str) -> Option<i16> {
    if text.bytes().all(|sign| sign.is_ascii_digit()) { text.parse().ok() } else { None }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::Sentence as _;

    #[test]
    fn days_are_read_in_every_usual_form_and_written_in_one() {
        let day = civil::date(2026, 2, 28);
        for text in ["28 Februari 2026", "28 feb 2026", "28-2-2026", "28/02/2026", "2026-02-28"] {
            assert_eq!(Words::indonesian().date_from_text(text), Ok(day), "{text}");
        }
        assert_eq!(Words::indonesian().date(day), "28 Februari 2026");
        assert_eq!(Words::indonesian().date_short(civil::date(2024, 8, 1)), "1 Agu 2024");
    }

    #[test]
    fn days_are_read_in_the_spellings_people_and_other_programs_use() {
        let read = |text: &str| Words::indonesian().date_from_text(text);
        for (text, [year, month, day]) in [
            ("30 Nopember 2024", [2024, 11, 30]),
            ("12 Pebruari 2024", [2024, 2, 12]),
            ("1 Nop 2024", [2024, 11, 1]),
            ("2 Nop. 2024", [2024, 11, 2]),
            ("17 Agt 2024", [2024, 8, 17]),
            ("17 AGS 2024", [2024, 8, 17]),
            ("9 Sept 2024", [2024, 9, 9]),
            ("9 August 2024", [2024, 8, 9]),
            ("November 30, 2024", [2024, 11, 30]),
            ("Sabtu, 30 November 2024", [2024, 11, 30]),
            ("Jum\u{2019}at 29 Nov 2024", [2024, 11, 29]),
            ("Ahad 1 Desember 2024", [2024, 12, 1]),
            ("31-12-24", [2024, 12, 31]),
            ("1-1-26", [2026, 1, 1]),
            ("5/6/98", [1998, 6, 5]),
            ("31/12/2024", [2024, 12, 31]),
            ("31.12.2024", [2024, 12, 31]),
            ("2024.12.31", [2024, 12, 31]),
            ("2024 Desember 31", [2024, 12, 31]),
            ("31\u{a0}Desember\u{a0}2024", [2024, 12, 31]),
        ] {
            assert_eq!(read(text), Ok(civil::date(year, month as i8, day as i8)), "{text}");
        }
    }

    #[test]
    fn only_a_day_that_does_not_exist_is_said_not_to_be_there() {
        let read = |text: &str| Words::indonesian().date_from_text(text);
        for text in ["30 Februari 2026", "31-4-2024", "29/02/2023", "0 Mei 2024", "32 Mei 2024"] {
            assert_eq!(read(text), Err(DateTextError::NoSuchDay), "{text}");
        }
        for text in ["besok", "", "28 2026", "12/31/2024", "1-1-026", "001-1-2026", "1 Mei 2024 pukul 10", "+1-1-2026"]
        {
            assert_eq!(read(text), Err(DateTextError::Unread), "{text}");
        }
        assert_eq!(read("Senin, 30 November 2024"), Err(DateTextError::Weekday { day: civil::date(2024, 11, 30) }));
        let words = |text: &str| read(text).unwrap_err().sentence_in(Words::indonesian());
        assert!(words("30 Februari 2026").contains("tidak ada"));
        assert!(words("besok").contains("tidak terbaca") && words("besok").contains("28 Februari 2026"));
        assert!(words("Senin, 30 November 2024").contains("Sabtu"));
    }

    #[test]
    fn moments_are_shown_in_the_zone_of_the_institution() {
        let moment: Timestamp = "2026-11-23T18:30:00Z".parse().unwrap();
        assert_eq!(Words::indonesian().time(moment, Zone::Wib), "01.30");
        assert_eq!(Words::indonesian().moment(moment, Zone::Wit), "24 November 2026 pukul 03.30 WIT");
        assert_eq!(super::super::marked().time(moment, Zone::Wib), "«01.30»");
    }
}
