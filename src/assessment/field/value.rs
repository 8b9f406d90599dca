//! What stands in a field, typed.

use jiff::civil::Date;
use serde::{Deserialize, Serialize, de::DeserializeOwned};

use crate::{
    assessment::{
        document::{Content, DocumentKind, DocumentStatus},
        ids::{DocumentId, UnitId},
        model::{Classification, Kind, Period, Role},
        picture::Picture,
        planning::{ActionState, Days, PlanStart, Points, Rise, Rupiah},
        value::Value,
    },
    words::Zone,
};

/// A type that a field can have.
pub trait FieldType: Clone + PartialEq + Default + Serialize + DeserializeOwned {
    /// As a value of any field.
    fn into_value(self) -> FieldValue;

    /// Back to this type; the value itself where it is of another one.
    ///
    /// # Errors
    /// The value.
    fn from_value(value: FieldValue) -> Result<Self, FieldValue>;

    /// The text it is, where it is one.
    fn as_text(&self) -> Option<&str> {
        None
    }
}

macro_rules! types {
    ($($(#[$meta:meta])* $name:ident($type:ty);)*) => {
        /// A value of a field, of the type of that field.
        #[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
        pub enum FieldValue {
            /// A text.
            Text(String),
            $($(#[$meta])* $name($type),)*
        }

        $(impl FieldType for $type {
            fn into_value(self) -> FieldValue {
                FieldValue::$name(self)
            }

            fn from_value(value: FieldValue) -> Result<Self, FieldValue> {
                match value {
                    FieldValue::$name(value) => Ok(value),
                    other => Err(other),
                }
            }
        })*

        impl FieldValue {
            /// Whether nothing was said: what stands in a field that nobody touched.
            pub fn is_empty(&self) -> bool {
                match self {
                    Self::Text(text) => text.is_empty(),
                    $(Self::$name(value) => *value == <$type>::default(),)*
                }
            }

            /// What stands in a field of this type that nobody touched.
            #[must_use]
            pub fn emptied(&self) -> Self {
                match self {
                    Self::Text(_) => Self::Text(String::new()),
                    $(Self::$name(_) => Self::$name(<$type>::default()),)*
                }
            }

            /// Whether both are of one type.
            pub fn same_type(&self, other: &Self) -> bool {
                std::mem::discriminant(self) == std::mem::discriminant(other)
            }
        }
    };
}

types! {
    /// Yes or no.
    Flag(bool);
    /// A place in a list.
    Order(u32);
    /// A year; 0 for none.
    Year(i16);
    /// A kind of institution.
    Kind(Kind);
    /// A time zone.
    Zone(Zone);
    /// A day.
    Day(Option<Date>);
    /// Days from one to another.
    Period(Option<Period>);
    /// Who may read something.
    Classification(Classification);
    /// A person's part.
    Role(Role);
    /// A kind of document.
    DocumentKind(DocumentKind);
    /// Whether a document is decided.
    DocumentStatus(DocumentStatus);
    /// A file or link.
    Content(Option<Content>);
    /// A unit.
    Unit(Option<UnitId>);
    /// A document.
    Document(Option<DocumentId>);
    /// A letter of evidence, from 0.
    Letter(Option<u16>);
    /// A level aimed at.
    Level(Option<u8>);
    /// A value of an indicator.
    Value(Option<Value>);
    /// Points of an index.
    Points(Option<Points>);
    /// Working days.
    Days(Option<Days>);
    /// Whole rupiah.
    Rupiah(Option<Rupiah>);
    /// A number of levels.
    Rise(Option<Rise>);
    /// Which levels a plan starts from.
    PlanStart(PlanStart);
    /// How far an action is.
    ActionState(ActionState);
    /// A picture.
    Picture(Option<Picture>);
}

impl FieldType for String {
    fn into_value(self) -> FieldValue {
        FieldValue::Text(self)
    }

    fn from_value(value: FieldValue) -> Result<Self, FieldValue> {
        match value {
            FieldValue::Text(text) => Ok(text),
            other => Err(other),
        }
    }

    fn as_text(&self) -> Option<&str> {
        Some(self)
    }
}

impl FieldValue {
    /// The text it is, where it is one.
    pub fn text(&self) -> Option<&str> {
        match self {
            Self::Text(text) => Some(text),
            _ => None,
        }
    }
}
