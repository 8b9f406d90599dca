//! How the window looks: colours, type, fonts, icons, and their place in egui's style.

pub(in crate::desktop) mod icon;
mod setup;
mod tokens;
mod typography;

pub use icon::Icon;
pub use setup::{install, set_motion};
pub use tokens::{DARK, LIGHT, LevelColors, Status, Tokens};
pub use typography::{Type, print_family};
