//! What pages are called, and their icons.

use super::{
    page::Page,
    theme::{Icon, icon},
};
use crate::{t, words::Words};

/// Name of a page.
pub fn page_name(page: Page, words: Words) -> &'static str {
    match page {
        Page::Home => t!(words, page.home),
        Page::Portfolio => t!(words, page.portfolio),
        Page::Identity => t!(words, page.identity),
        Page::Questions => t!(words, page.questions),
        Page::Filling => t!(words, page.filling),
        Page::Evidence => t!(words, page.evidence),
        Page::Checks => t!(words, page.checks),
        Page::Package => t!(words, page.package),
        Page::Dashboard => t!(words, page.dashboard),
        Page::Comparison => t!(words, page.comparison),
        Page::Benchmark => t!(words, page.benchmark),
        Page::Plan => t!(words, page.plan),
        Page::Report => t!(words, page.report),
        Page::History => t!(words, page.history),
        Page::Backups => t!(words, page.backups),
        Page::Settings => t!(words, page.settings),
    }
}

/// Name of a page on its tab among those under one tab of the window; the first is not called as that is.
pub fn page_tab_name(page: Page, words: Words) -> &'static str {
    match page {
        Page::Filling => t!(words, page.answers),
        Page::Dashboard => t!(words, page.overview),
        other => page_name(other, words),
    }
}

/// Icon of a page.
pub fn page_icon(page: Page) -> Icon {
    match page {
        Page::Home => icon::HOUSE,
        Page::Portfolio => icon::FILES,
        Page::Identity => icon::PENCIL_SIMPLE,
        Page::Questions => icon::CHAT_TEXT,
        Page::Filling => icon::LIST_CHECKS,
        Page::Evidence => icon::PAPERCLIP,
        Page::Checks => icon::LIST_MAGNIFYING_GLASS,
        Page::Package => icon::PACKAGE,
        Page::Dashboard => icon::CHART_POLAR,
        Page::Comparison => icon::ARROWS_LEFT_RIGHT,
        Page::Benchmark => icon::CHART_BAR,
        Page::Plan => icon::PATH,
        Page::Report => icon::FILE_TEXT,
        Page::History => icon::CLOCK_COUNTER_CLOCKWISE,
        Page::Backups => icon::ARCHIVE_BOX,
        Page::Settings => icon::GEAR_SIX,
    }
}

/// Icon of a page whose tab is active.
pub fn page_icon_active(page: Page) -> Icon {
    match page {
        Page::Home => icon::HOUSE_FILL,
        Page::Filling => icon::LIST_CHECKS_FILL,
        Page::Dashboard => icon::CHART_POLAR_FILL,
        Page::Plan => icon::PATH_FILL,
        Page::Report => icon::FILE_TEXT_FILL,
        other => page_icon(other),
    }
}
