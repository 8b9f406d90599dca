//! Whole numbers, and the form of a word that goes with them.

/// How many forms a word has beside a number, by the plural categories of CLDR. A language names its rule in its file,
/// `language.plural`, as the categories it has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum PluralRule {
    /// `other`: one form for every number, as in Indonesian.
    Other,
    /// `one other`: a form for one and a form for all others, as in English.
    #[allow(dead_code, reason = "no language of the catalogue has it yet; the build knows it")]
    OneOther,
}

impl PluralRule {
    /// The form for a number among `form|form`, in the order of the categories.
    pub fn form(self, number: u64, forms: &str) -> &str {
        let place = match self {
            Self::Other => 0,
            Self::OneOther => usize::from(number != 1),
        };
        forms.split('|').nth(place).unwrap_or_default()
    }
}

/// A whole number that a text counts something with.
pub trait Whole {
    /// The number.
    fn whole(&self) -> u64;
}

impl<T: Whole + ?Sized> Whole for &T {
    fn whole(&self) -> u64 {
        (**self).whole()
    }
}

impl Whole for usize {
    fn whole(&self) -> u64 {
        u64::try_from(*self).unwrap_or(u64::MAX)
    }
}

macro_rules! whole {
    ($($number:ty),+) => {$(
        impl Whole for $number {
            fn whole(&self) -> u64 {
                u64::from(*self)
            }
        }
    )+};
}

whole!(u8, u16, u32, u64);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_has_the_form_its_language_gives_it() {
        let forms = |rule: PluralRule, forms| [0, 1, 2, 1_000].map(|number| rule.form(number, forms));
        assert_eq!(forms(PluralRule::Other, "dokumen"), ["dokumen"; 4]);
        assert_eq!(forms(PluralRule::OneOther, "file|files"), ["files", "file", "files", "files"]);
    }
}
