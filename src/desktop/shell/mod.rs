//! The frame around every page: top bar with tabs, bottom bar, search, dialogs, toasts.

pub mod bottom_bar;
pub mod top_bar;
