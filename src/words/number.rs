//! Numbers as Indonesians write them. Every printed number is rounded here, half-up, from the exact value.

use std::fmt::Write as _;

use num_bigint::BigInt;
use num_rational::BigRational;
use num_traits::{Signed, ToPrimitive};

/// U+2212, the minus sign of printed numbers.
const MINUS: char = '\u{2212}';

/// Half-up rounding to so many decimals, with a decimal point: `3.75`. For data, not for people.
pub fn rounded(number: &BigRational, decimals: usize) -> String {
    let (negative, whole, fraction) = parts(number, decimals);
    let sign = if negative { "-" } else { "" };
    if decimals == 0 { format!("{sign}{whole}") } else { format!("{sign}{whole}.{fraction}") }
}

/// Half-up rounding to so many decimals: `3,75`, `1.248,00`, `−0,05`.
pub fn decimal(number: &BigRational, decimals: usize) -> String {
    let (negative, whole, fraction) = parts(number, decimals);
    let mut out = String::new();
    if negative {
        out.push(MINUS);
    }
    out.push_str(&grouped(&whole));
    if decimals > 0 {
        out.push(',');
        out.push_str(&fraction);
    }
    out
}

/// A change: `+0,56`, `−0,05`; no difference after rounding is `0`.
pub fn signed(number: &BigRational, decimals: usize) -> String {
    let (negative, whole, fraction) = parts(number, decimals);
    if whole.bytes().chain(fraction.bytes()).all(|digit| digit == b'0') {
        return "0".to_owned();
    }
    let text = decimal(&number.abs(), decimals);
    if negative { format!("{MINUS}{text}") } else { format!("+{text}") }
}

/// A weight or share in percent: `1,50%`.
pub fn percent(number: &BigRational, decimals: usize) -> String {
    format!("{}%", decimal(number, decimals))
}

/// A whole number: `1.248`.
pub fn count(number: usize) -> String {
    grouped(&number.to_string())
}

/// A file size in megabytes of 1 000 000 bytes: `18,2 MB`.
pub fn megabytes(bytes: u64) -> String {
    format!("{} MB", decimal(&BigRational::new(bytes.into(), 1_000_000.into()), 1))
}

/// A file size in the unit that fits: `940 byte`, `18,2 kB`, `1,4 MB`, `2,1 GB`, in powers of 1 000.
pub fn file_size(bytes: u64) -> String {
    let in_units =
        |unit: u64, name: &str| format!("{} {name}", decimal(&BigRational::new(bytes.into(), unit.into()), 1));
    match bytes {
        0..1_000 => format!("{bytes} byte"),
        1_000..1_000_000 => in_units(1_000, "kB"),
        1_000_000..1_000_000_000 => in_units(1_000_000, "MB"),
        _ => in_units(1_000_000_000, "GB"),
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

fn grouped(digits: &str) -> String {
    let mut out = String::with_capacity(digits.len() + digits.len() / 3);
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            out.push('.');
        }
        out.push(digit);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn number(above: i64, below: i64) -> BigRational {
        BigRational::new(above.into(), below.into())
    }

    #[test]
    fn ties_are_rounded_up_where_binary_fractions_would_not() {
        assert_eq!(decimal(&number(4745, 1000), 2), "4,75");
        assert_eq!(decimal(&number(2665, 1000), 2), "2,67");
        assert_eq!(rounded(&number(2005, 1000), 2), "2.01");
        assert_eq!(decimal(&number(34985, 10000), 2), "3,50");
    }

    #[test]
    fn thousands_signs_and_changes_are_written_the_indonesian_way() {
        assert_eq!(decimal(&number(1_248_500, 1000), 1), "1.248,5");
        assert_eq!(decimal(&number(-5, 100), 2), "−0,05");
        assert_eq!(decimal(&number(-1, 1000), 2), "0,00");
        assert_eq!(signed(&number(56, 100), 2), "+0,56");
        assert_eq!(signed(&number(-5, 100), 2), "−0,05");
        assert_eq!(signed(&number(1, 1000), 2), "0");
        assert_eq!(percent(&number(3, 2), 2), "1,50%");
        assert_eq!(count(1_000_000), "1.000.000");
        assert_eq!(megabytes(18_249_000), "18,2 MB");
    }
}
