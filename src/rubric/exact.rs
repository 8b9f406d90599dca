//! Exact numbers as text: weights and values are fractions, never binary floating point.

use num_bigint::BigInt;
use num_rational::BigRational;
use num_traits::{One, Signed, Zero};

/// An exact number: a fraction of two integers of any size.
pub type Exact = BigRational;

/// Longest text that is read as a number; more digits than any weight or value needs.
const MAX_CHARS: usize = 40;

/// Why a text is not a number of a rubric or draft.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("not an exact number: {text}")]
pub struct ParseExactError {
    /// The text as found, cut after 40 characters.
    pub text: String,
}

/// Reads `"1.30"`, `"-2"` or `"10/3"`.
///
/// # Errors
/// Anything else (exponents, blanks, a zero denominator, over 40 characters) is refused.
pub fn exact_from_text(text: &str) -> Result<Exact, ParseExactError> {
    let refuse = || ParseExactError { text: text.chars().take(MAX_CHARS).collect() };
    if text.len() > MAX_CHARS {
        return Err(refuse());
    }
    if let Some((above, below)) = text.split_once('/') {
        let denominator = unsigned(below).ok_or_else(refuse)?;
        if denominator.is_zero() {
            return Err(refuse());
        }
        return Ok(Exact::new(integer(above).ok_or_else(refuse)?, denominator));
    }
    let (whole, decimals) = text.split_once('.').unwrap_or((text, "0"));
    let negative = whole.starts_with('-');
    let whole = integer(whole).ok_or_else(refuse)?;
    let fraction =
        Exact::new(unsigned(decimals).ok_or_else(refuse)?, num_traits::pow(BigInt::from(10), decimals.len()));
    let whole = Exact::from_integer(whole);
    Ok(if negative { whole - fraction } else { whole + fraction })
}

fn integer(text: &str) -> Option<BigInt> {
    let digits = text.strip_prefix('-').unwrap_or(text);
    let value = unsigned(digits)?;
    Some(if digits.len() == text.len() { value } else { -value })
}

fn unsigned(text: &str) -> Option<BigInt> {
    (!text.is_empty() && text.bytes().all(|b| b.is_ascii_digit())).then(|| text.parse().ok()).flatten()
}

/// Writes a number so that [`exact_from_text`] reads the same: a terminating decimal where there is one
/// (`4.745`), else a fraction in lowest terms (`10/3`).
pub fn exact_to_text(number: &Exact) -> String {
    let mut rest = number.denom().clone();
    let mut places = 0_usize;
    let (two, five, ten) = (BigInt::from(2), BigInt::from(5), BigInt::from(10));
    let mut count = |prime: &BigInt| {
        let mut times = 0_usize;
        while (&rest % prime).is_zero() {
            rest = &rest / prime;
            times += 1;
        }
        places = places.max(times);
    };
    count(&two);
    count(&five);
    if !rest.is_one() {
        return format!("{}/{}", number.numer(), number.denom());
    }
    let scaled = (number * Exact::from_integer(num_traits::pow(ten, places))).to_integer();
    let digits = format!("{:0>width$}", scaled.abs(), width = places + 1);
    let (whole, decimals) = digits.split_at(digits.len() - places);
    let sign = if scaled.is_negative() { "-" } else { "" };
    if decimals.is_empty() { format!("{sign}{whole}") } else { format!("{sign}{whole}.{decimals}") }
}

/// Serde form of an [`Exact`]: text, never a number literal.
pub mod serde_exact {
    use serde::{Deserialize, Deserializer, Serializer, de::Error};

    use super::{Exact, exact_from_text, exact_to_text};

    /// Writes the number as text.
    ///
    /// # Errors
    /// Only what the serializer reports.
    pub fn serialize<S: Serializer>(number: &Exact, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&exact_to_text(number))
    }

    /// Reads the number from text.
    ///
    /// # Errors
    /// Refuses what is not an exact number.
    pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Exact, D::Error> {
        let text = String::deserialize(deserializer)?;
        exact_from_text(&text).map_err(D::Error::custom)
    }

    /// The same for a number that may be absent.
    pub mod option {
        use serde::{Deserialize, Deserializer, Serializer, de::Error};

        use super::super::{Exact, exact_from_text, exact_to_text};

        /// Writes `None` or `Some("1.30")`.
        ///
        /// # Errors
        /// Only what the serializer reports.
        pub fn serialize<S: Serializer>(number: &Option<Exact>, serializer: S) -> Result<S::Ok, S::Error> {
            match number {
                Some(number) => serializer.serialize_some(&exact_to_text(number)),
                None => serializer.serialize_none(),
            }
        }

        /// Reads an optional number.
        ///
        /// # Errors
        /// Refuses what is not an exact number.
        pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Exact>, D::Error> {
            let text = Option::<String>::deserialize(deserializer)?;
            text.map(|text| exact_from_text(&text).map_err(D::Error::custom)).transpose()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read_back_unchanged() {
        for text in ["1.30", "10/3", "0", "-2", "-0.5", "4.745", "100", "0.0005"] {
            let number = exact_from_text(text).unwrap();
            assert_eq!(exact_from_text(&exact_to_text(&number)).unwrap(), number, "{text}");
        }
        assert_eq!(exact_to_text(&exact_from_text("1.30").unwrap()), "1.3");
        assert_eq!(exact_to_text(&exact_from_text("20/6").unwrap()), "10/3");
    }

    #[test]
    fn what_is_not_a_plain_number_is_refused() {
        for text in ["", ".", "1.", ".5", "1e3", "NaN", "inf", "1/0", "1/-2", " 1", "1,3", "+1", "--1", "1.-2"] {
            assert!(exact_from_text(text).is_err(), "{text}");
        }
        assert!(exact_from_text(&"9".repeat(41)).is_err());
    }
}
