//! The frame around every page: top bar with tabs and menu, bottom bar, search, messages.

pub mod announcer;
pub mod bottom_bar;
pub mod drop_hint;
pub mod instrument;
mod menu;
pub mod palette;
pub mod sub_bar;
pub mod toasts;
pub mod top_bar;
