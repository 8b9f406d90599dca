//! Pages of the report for its preview: asked for by the page, made off the window's thread, handed back.

use std::{fmt, sync::Arc};

use crate::report::{Options, Report};

/// What pages are made of: changes of the sitting, and the choices.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Shown {
    /// Changes of the sitting.
    pub changes: u64,
    /// The revision it is printed under.
    pub revision: u64,
    /// The choices.
    pub options: Options,
    /// Number of the draft it is compared with; 0 for none.
    pub compared: u64,
}

/// Pages to be made.
#[derive(Clone)]
pub struct PreviewOrder {
    pub(super) key: Shown,
    pub(super) make: Arc<dyn Fn() -> (Report, String) + Send + Sync>,
}

impl PreviewOrder {
    /// Makes the pages.
    pub fn make(&self) -> PreviewPages {
        let (report, content) = (self.make)();
        PreviewPages { key: self.key, report: Arc::new(report), content }
    }
}

impl fmt::Debug for PreviewOrder {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.key.fmt(formatter)
    }
}

impl PartialEq for PreviewOrder {
    fn eq(&self, other: &Self) -> bool {
        self.key == other.key
    }
}

/// Pages that were made.
#[derive(Debug)]
pub struct PreviewPages {
    pub(super) key: Shown,
    pub(super) report: Arc<Report>,
    /// Fingerprint of the content they were made of.
    pub(super) content: String,
}
