//! Numbers as the reader's language writes them. Every printed number is rounded here, half-up, from the exact value.

use std::fmt::Write as _;

use num_bigint::BigInt;
use num_rational::BigRational;
use num_traits::{Signed, ToPrimitive};

use super::{Whole, Words, t};

/// Half-up rounding to so many decimals, with a decimal point: `3.75`. For data, not for people.
pub fn rounded(number: &BigRational, decimals: usize) -> String {
    let (negative, whole, fraction) = parts(number, decimals);
    let sign = if negative { "-" } else { "" };
    if decimals == 0 { format!("{sign}{whole}") } else { format!("{sign}{whole}.{fraction}") }
}

impl Words {
    /// A distance: two decimals, or four where two would say that nothing lies between.
    pub fn distance(self, number: &BigRational) -> String {
        let two = self.decimal(number, 2);
        let says_nothing = two.bytes().all(|sign| !matches!(sign, b'1'..=b'9'));
        if says_nothing && *number != BigRational::default() { self.decimal(number, 4) } else { two }
    }

    /// Half-up rounding to so many decimals; in Indonesian `3,75`, `1.248,00`, `−0,05`.
    pub fn decimal(self, number: &BigRational, decimals: usize) -> String {
        let (negative, whole, fraction) = parts(number, decimals);
        let mut out = String::new();
        if negative {
            out.push_str(t!(self, language.minus));
        }
        out.push_str(&self.grouped(&whole));
        if decimals > 0 {
            out.push_str(t!(self, language.decimal_sign));
            out.push_str(&fraction);
        }
        out
    }

    /// A change; in Indonesian `+0,56`, `−0,05`. No difference after rounding is `0`.
    pub fn signed(self, number: &BigRational, decimals: usize) -> String {
        let (negative, whole, fraction) = parts(number, decimals);
        if whole.bytes().chain(fraction.bytes()).all(|digit| digit == b'0') {
            return "0".to_owned();
        }
        let sign = if negative { t!(self, language.minus) } else { t!(self, language.plus) };
        format!("{sign}{}", self.decimal(&number.abs(), decimals))
    }

    /// A weight or share in percent; in Indonesian `1,50%`.
    pub fn percent(self, number: &BigRational, decimals: usize) -> String {
        t!(self, language.percent, number = self.decimal(number, decimals))
    }

    /// A number as data, `3.7495`, with the language's decimal sign.
    pub fn localized(self, number: &str) -> String {
        number.replace('.', t!(self, language.decimal_sign))
    }

    /// A whole number; in Indonesian `1.248`.
    pub fn count(self, number: impl Whole) -> String {
        self.grouped(&number.whole().to_string())
    }

    /// An amount of money in whole rupiah: `Rp1.660.000`.
    pub fn rupiah(self, amount: u64) -> String {
        t!(self, size.rupiah, amount = self.count(amount))
    }

    /// A file size in megabytes of 1 000 000 bytes; in Indonesian `18,2 MB`.
    pub fn megabytes(self, bytes: u64) -> String {
        t!(self, size.megabytes, number = self.in_units(bytes, 1_000_000))
    }

    /// A file size in the unit that fits, in powers of 1 000; in Indonesian `940 byte`, `18,2 kB`, `1,4 MB`, `2,1 GB`.
    pub fn file_size(self, bytes: u64) -> String {
        match bytes {
            0..1_000 => t!(self, size.bytes, count = bytes),
            1_000..1_000_000 => t!(self, size.kilobytes, number = self.in_units(bytes, 1_000)),
            1_000_000..1_000_000_000 => self.megabytes(bytes),
            _ => t!(self, size.gigabytes, number = self.in_units(bytes, 1_000_000_000)),
        }
    }

    fn in_units(self, bytes: u64, unit: u64) -> String {
        self.decimal(&BigRational::new(bytes.into(), unit.into()), 1)
    }

    fn grouped(self, digits: &str) -> String {
        let mut out = String::with_capacity(digits.len() + digits.len() / 3);
        for (place, digit) in digits.chars().enumerate() {
            if place > 0 && (digits.len() - place).is_multiple_of(3) {
                out.push_str(t!(self, language.group_sign));
            }
            out.push(digit);
        }
        out
    }
}

/// Bytes as hexadecimal digits, for checksums and fingerprints.
pub fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::with_capacity(2 * bytes.len()), |mut text, byte| {
        let _infallible = write!(text, "{byte:02x}");
        text
    })
}

/// The number as the nearest binary fraction, for drawing only.
pub fn fraction(number: &BigRational) -> f32 {
    number.to_f64().unwrap_or_default() as f32
}

/// Sign, whole digits and decimals after half-up rounding (ties away from zero).
fn parts(number: &BigRational, decimals: usize) -> (bool, String, String) {
    let scale = num_traits::pow(BigInt::from(10), decimals);
    let scaled =
        (number.abs() * BigRational::from_integer(scale) + BigRational::new(1.into(), 2.into())).floor().to_integer();
    let digits = format!("{:0>width$}", scaled, width = decimals + 1);
    let (whole, fraction) = digits.split_at(digits.len() - decimals);
    let zero = digits.bytes().all(|digit| digit == b'0');
    (number.is_negative() && !zero, whole.to_owned(), fraction.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn number(above: i64, below: i64) -> BigRational {
        BigRational::new(above.into(), below.into())
    }

    #[test]
    fn ties_are_rounded_up_where_binary_fractions_would_not() {
        assert_eq!(Words::indonesian().decimal(&number(4745, 1000), 2), "4,75");
        assert_eq!(Words::indonesian().decimal(&number(2665, 1000), 2), "2,67");
        assert_eq!(rounded(&number(2005, 1000), 2), "2.01");
        assert_eq!(Words::indonesian().decimal(&number(34985, 10000), 2), "3,50");
    }

    #[test]
    fn thousands_signs_and_changes_are_written_the_indonesian_way() {
        assert_eq!(Words::indonesian().decimal(&number(1_248_500, 1000), 1), "1.248,5");
        assert_eq!(Words::indonesian().decimal(&number(-5, 100), 2), "−0,05");
        assert_eq!(Words::indonesian().decimal(&number(-1, 1000), 2), "0,00");
        assert_eq!(Words::indonesian().signed(&number(56, 100), 2), "+0,56");
        assert_eq!(Words::indonesian().signed(&number(-5, 100), 2), "−0,05");
        assert_eq!(Words::indonesian().signed(&number(1, 1000), 2), "0");
        assert_eq!(Words::indonesian().percent(&number(3, 2), 2), "1,50%");
        assert_eq!(Words::indonesian().count(1_000_000_u32), "1.000.000");
        assert_eq!(Words::indonesian().megabytes(18_249_000), "18,2 MB");
    }

    #[test]
    fn the_signs_are_those_of_the_language() {
        let words = super::super::marked();
        assert_eq!(words.decimal(&number(-1_248_500, 1000), 1), "«−»1«.»248«,»5");
        assert_eq!((words.localized("3.5"), words.file_size(940)), ("3«,»5".to_owned(), "«940 byte»".to_owned()));
    }
}
