//! Ids, each kind a type of its own, so that one cannot stand in the place of another.
//!
//! Ids of people, units, documents, their versions and uses, and of actions are made outside and handed in; ids of indicators, criteria
//! and questions are those of the framework.

use std::{borrow::Borrow, fmt, ops::Deref};

use serde::{Deserialize, Deserializer, Serialize, de::Error as _};

/// Longest id that is made outside, in bytes.
pub const MOST_ID: usize = 64;

/// Whether a text can be an id that is made outside: plain ASCII, so that no two ids look the same.
pub fn is_id(id: &str) -> bool {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.');
    (1..=MOST_ID).contains(&id.len()) && id.bytes().all(plain)
}

/// Ids that are read as they are; what a file says under them is checked with the rest of it.
macro_rules! ids {
    ($($(#[$meta:meta])* $name:ident;)*) => {$(
        id! {
            $(#[$meta])*
            #[derive(Deserialize)]
            $name;
        }
    )*};
}

macro_rules! id {
    ($(#[$meta:meta])* $name:ident;) => {
        $(#[$meta])*
        #[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize)]
        #[serde(transparent)]
        pub struct $name(String);

        impl $name {
            /// The id as text.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl Deref for $name {
            type Target = str;

            fn deref(&self) -> &str {
                &self.0
            }
        }

        impl Borrow<str> for $name {
            fn borrow(&self) -> &str {
                &self.0
            }
        }

        impl AsRef<str> for $name {
            fn as_ref(&self) -> &str {
                &self.0
            }
        }

        /// As the text it is: ids stand in messages about files.
        impl fmt::Debug for $name {
            fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                fmt::Debug::fmt(&self.0, formatter)
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.pad(&self.0)
            }
        }

        impl From<String> for $name {
            fn from(id: String) -> Self {
                Self(id)
            }
        }

        impl From<&str> for $name {
            fn from(id: &str) -> Self {
                Self(id.to_owned())
            }
        }

        impl From<&String> for $name {
            fn from(id: &String) -> Self {
                Self(id.clone())
            }
        }

        impl PartialEq<str> for $name {
            fn eq(&self, other: &str) -> bool {
                self.0 == other
            }
        }

        impl PartialEq<&str> for $name {
            fn eq(&self, other: &&str) -> bool {
                self.0 == *other
            }
        }
    };
}

id! {
    /// One opening of a draft: the first digits of a UUID. Empty for what nobody changed, and for changes from before
    /// sittings had ids.
    SittingId;
}

/// A stamp stands at every value, so what cannot be an id is refused where it stands.
impl<'de> Deserialize<'de> for SittingId {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let id = String::deserialize(deserializer)?;
        if id.is_empty() || is_id(&id) { Ok(Self(id)) } else { Err(D::Error::custom("no id")) }
    }
}

ids! {
    /// An assessment through all its copies: a UUID.
    DraftId;
    /// A person of the team.
    PersonId;
    /// A unit that owns indicators.
    UnitId;
    /// A document of the register.
    DocumentId;
    /// One of the files or links a document has had.
    VersionId;
    /// A use of a document.
    UseId;
    /// An action of a plan.
    ActionId;
    /// The result of another year.
    PastId;
    /// An indicator of the framework.
    IndicatorId;
    /// A criterion of an indicator.
    CriterionId;
    /// An open question of the framework.
    QuestionId;
}

/// Digits of a random id that name a sitting: 48 random bits, of which a draft has some thousands at most.
const SITTING_DIGITS: usize = 12;

impl SittingId {
    /// Named after a random id, a UUID as text.
    pub fn of(random: &str) -> Self {
        Self(random.chars().filter(char::is_ascii_alphanumeric).take(SITTING_DIGITS).collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_plain_short_and_never_empty() {
        assert!(is_id("a") && is_id("0f7c1a52-9f0e_4.d") && is_id(&"x".repeat(MOST_ID)));
        for wrong in ["", "a b", "ä", "a/b", "..\\", "a\n", &"x".repeat(MOST_ID + 1)] {
            assert!(!is_id(wrong), "{wrong:?}");
        }
    }
}
