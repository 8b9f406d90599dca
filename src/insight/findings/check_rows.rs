//! What becomes of the rows of the table of checks.

/// Makes of each row a check, with its code, severity, subject and topic, and what it observes, with its words: what is
/// the case, to be read after the name of what it is about, and what can be done.
macro_rules! checks {
    ($words:ident: $(
        $(#[$doc:meta])*
        $name:ident $({ $($(#[$field_doc:meta])* $field:ident: $type:ty),+ $(,)? })?,
        $code:literal, $severity:ident, $about:expr, $topic:ident:
        $what:expr,
        $advice:expr;
    )+) => {
        /// A kind of finding. Several may share a code: the code is what offices quote, the check is what was looked at.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
        pub enum Check {
            $($(#[$doc])* $name,)+
        }

        impl Check {
            /// Every check, in the order of the table.
            pub const ALL: &[Self] = &[$(Self::$name),+];

            /// Stable code, such as `K01`.
            pub const fn code(self) -> &'static str {
                match self { $(Self::$name => $code),+ }
            }

            /// How much its findings matter.
            pub const fn severity(self) -> Severity {
                match self { $(Self::$name => Severity::$severity),+ }
            }

            /// What its findings are about.
            pub const fn about(self) -> About {
                match self { $(Self::$name => $about),+ }
            }

            /// Line of the list before a report is sent.
            pub const fn topic(self) -> Topic {
                match self { $(Self::$name => Topic::$topic),+ }
            }
        }

        /// What a check observed, with everything its words need.
        #[derive(Debug, Clone, PartialEq, Eq)]
        pub enum Observation {
            $($(#[$doc])* $name $({ $($(#[$field_doc])* $field: $type),+ })?,)+
        }

        impl Observation {
            /// The check that observed it.
            pub const fn check(&self) -> Check {
                match self { $(Self::$name { .. } => Check::$name),+ }
            }

            /// What is the case.
            #[allow(unused_variables, reason = "not every field stands in both texts")]
            pub(super) fn what(&self, $words: Words) -> String {
                match self { $(Self::$name $({ $($field),+ })? => $what.into()),+ }
            }

            /// What can be done.
            #[allow(unused_variables, reason = "not every field stands in both texts")]
            pub fn advice(&self, $words: Words) -> String {
                match self { $(Self::$name $({ $($field),+ })? => $advice.into()),+ }
            }
        }
    };
}
pub(super) use checks;
