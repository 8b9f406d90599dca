//! The window: shell, pages, widgets and theme. No rule of the field lives here.
//!
//! Pages read a [`View`](pages::View) and push [`Action`]s; nothing but [`App`] carries them out, and every change to the
//! assessment goes through its one door. Commands own their words, shortcuts and icons in one table.

pub mod action;
pub mod app;
pub mod command;
mod dialogs;
pub mod draft;
mod ending;
pub mod environment;
mod frame_memory;
mod guard;
pub mod jobs;
mod key_order;
mod language;
mod page;
mod page_look;
pub mod pages;
pub mod pick;
mod picture;
mod plan_order;
mod preview_order;
mod raster;
mod renderers;
mod resting_pointer;
mod run;
mod shell;
mod shortcuts;
mod start_again;
mod subject;
pub mod theme;
mod trail;
mod transfer;
pub mod widgets;
mod work;

pub use action::{Action, Page};
pub use app::App;
pub use command::Command;
pub use draft::OpenDraft;
pub use ending::Ending;
pub use environment::Environment;
pub use frame_memory::keep_frame_memory;
pub use guard::Guard;
pub use run::{First, NoWindow, run};
