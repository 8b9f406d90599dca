//! The pages of the window.

/// A page of the window.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Page {
    /// Start page: recent drafts, new, open, worked example.
    Home,
    /// Many institutions of one folder.
    Portfolio,
    /// Institution, year, team, units.
    Identity,
    /// Open questions.
    Questions,
    /// The indicators.
    Filling,
    /// The register of documents.
    Evidence,
    /// What the checks find.
    Checks,
    /// The upload package.
    Package,
    /// Charts.
    Dashboard,
    /// Results of other years, stages and drafts beside the present one.
    Comparison,
    /// Where the index stands among published results.
    Benchmark,
    /// What is to be raised, by whom and until when.
    Plan,
    /// The report and its export.
    Report,
    /// Who changed what and when.
    History,
    /// Kept states of the draft.
    Backups,
    /// Settings of the program.
    Settings,
}

impl Page {
    /// True where the page shows an open draft.
    pub fn needs_draft(self) -> bool {
        !matches!(self, Self::Home | Self::Portfolio | Self::Settings)
    }

    /// Pages that stand side by side under the tab Pengisian.
    pub const UNDER_FILLING: [Self; 4] = [Self::Filling, Self::Evidence, Self::Checks, Self::Package];

    /// Pages that stand side by side under the tab Dasbor.
    pub const UNDER_DASHBOARD: [Self; 3] = [Self::Dashboard, Self::Comparison, Self::Benchmark];

    /// Pages that stand side by side under one tab, with this one among them; none where it stands alone.
    pub fn beside(self) -> &'static [Self] {
        let groups: [&'static [Self]; 2] = [&Self::UNDER_FILLING, &Self::UNDER_DASHBOARD];
        groups.into_iter().find(|group| group.contains(&self)).unwrap_or_default()
    }

    /// The page whose tab stands for it.
    #[must_use]
    pub fn tab(self) -> Self {
        self.beside().first().copied().unwrap_or(self)
    }
}
