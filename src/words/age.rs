//! How old something is, in calendar months, and in words.

use jiff::{ToSpan, civil::Date};

use super::{Words, t};

/// Months in a year, for the words.
const YEAR: u32 = 12;

/// The day so many months after another; the last of the month where it has no such day.
pub fn months_after(day: Date, months: u32) -> Date {
    day.saturating_add(i64::from(months).months())
}

/// Full months from one day to another, 0 where the second is not later. What starts on 29 February is a year old on
/// 28 February.
pub fn months_between(from: Date, to: Date) -> u32 {
    if to <= from {
        return 0;
    }
    let years = i32::from(to.year()) - i32::from(from.year());
    let months = years * 12 + i32::from(to.month()) - i32::from(from.month());
    let months = u32::try_from(months).unwrap_or_default();
    if months_after(from, months) > to { months.saturating_sub(1) } else { months }
}

/// The last day that is at least so many months before another.
pub fn months_before(day: Date, months: u32) -> Date {
    let mut last = day.saturating_sub(i64::from(months).months());
    while let Ok(next) = last.tomorrow()
        && months_after(next, months) <= day
    {
        last = next;
    }
    last
}

impl Words {
    /// An age; in Indonesian `2 tahun 6 bulan`, `2 tahun`, `11 bulan`, `kurang dari 1 bulan`.
    pub fn age(self, months: u32) -> String {
        match (months / YEAR, months % YEAR) {
            (0, 0) => t!(self, age.days).to_owned(),
            (0, months) => t!(self, age.months, months = months),
            (years, 0) => t!(self, age.years, years = years),
            (years, months) => t!(self, age.both, years = years, months = months),
        }
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn an_age_is_said_in_years_and_months() {
        assert_eq!(
            [0, 1, 11, 12, 30].map(|months| Words::indonesian().age(months)),
            ["kurang dari 1 bulan", "1 bulan", "11 bulan", "1 tahun", "2 tahun 6 bulan"]
        );
    }

    #[test]
    fn months_are_full_only_on_the_same_day_of_the_month_or_the_last_one() {
        assert_eq!(months_between(date(2022, 6, 15), date(2024, 6, 14)), 23);
        assert_eq!(months_between(date(2022, 6, 14), date(2024, 6, 14)), 24);
        assert_eq!(months_between(date(2024, 2, 29), date(2026, 2, 27)), 23);
        assert_eq!(months_between(date(2024, 2, 29), date(2026, 2, 28)), 24);
        assert_eq!(months_between(date(2024, 6, 14), date(2022, 6, 14)), 0);
    }

    #[test]
    fn before_the_last_day_that_is_old_enough_everything_is_old_enough_and_after_it_nothing() {
        let mut day = date(2023, 12, 1);
        while day < date(2026, 4, 1) {
            let last = months_before(day, 24);
            assert_eq!(months_between(last, day), 24, "{day}");
            assert_eq!(months_between(last.tomorrow().unwrap(), day), 23, "{day}");
            day = day.tomorrow().unwrap();
        }
    }
}
