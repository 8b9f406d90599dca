//! What is pasted beside the fields for text: a picture or copied files become evidence.

use std::{
    borrow::Cow,
    path::{Path, PathBuf},
    sync::Arc,
};

use egui::{ColorImage, Context, Event, Key};

use super::{App, Done};
use crate::{
    desktop::{action::Page, picture, work},
    t,
    words::{Zone, taken_in},
};

impl App {
    /// Takes what was pasted where files can be dropped. A text is left to the field that has the focus.
    pub(super) fn take_pasted(&mut self, ctx: &Context) {
        // A field lays out what is pasted before it reports it, so it is given the signs that are meant.
        ctx.input_mut(|input| input.events.iter_mut().for_each(mean));
        let asked = self.files_asked_for(ctx);
        if self.shown.is_some() || !matches!(self.page, Page::Filling | Page::Evidence) || self.file.is_none() {
            return;
        }
        let typing = ctx.text_edit_focused();
        let pasted = ctx.input(|input| input.events.iter().rev().find(|event| is_paste(event, typing)).cloned());
        match pasted {
            Some(Event::PasteImage(image)) => self.take_picture(image),
            Some(Event::Paste(text)) => {
                let disk = self.world.disk.clone();
                let is_there = |path: &Path| matches!(disk.permissions(path), Ok(Some(_)));
                let paths = picture::files_named(&text, is_there);
                if !paths.is_empty() {
                    self.take_dropped_files(paths);
                }
            }
            _ if asked && !typing => {
                let copied_files = self.world.copied_files;
                self.jobs.start(move || Done::Pasted(copied_files()));
            }
            _ => {}
        }
    }

    /// Whether what was pasted is neither a text nor a picture. The library tells of no other kind, nor of the key; what it
    /// does tell is that the key came up again without ever having gone down.
    fn files_asked_for(&mut self, ctx: &Context) -> bool {
        ctx.input(|input| {
            let mut asked = false;
            for event in &input.events {
                match event {
                    Event::Paste(_) | Event::PasteImage(_) => self.pasted = true,
                    Event::Key { key: Key::V | Key::Paste, pressed: true, .. } => self.pasted = true,
                    Event::Key { key: Key::V | Key::Paste, pressed: false, .. } => {
                        asked = !std::mem::take(&mut self.pasted);
                    }
                    _ => {}
                }
            }
            asked
        })
    }

    /// Files that lay in the clipboard belong to what is open.
    pub(super) fn pasted_files(&mut self, paths: Vec<PathBuf>) {
        if !paths.is_empty() && self.file.is_some() && matches!(self.page, Page::Filling | Page::Evidence) {
            self.take_dropped_files(paths);
        }
    }

    /// Takes a picture into the store, named after the moment it was pasted at.
    fn take_picture(&mut self, image: Arc<ColorImage>) {
        let now = Zone::default().local((self.world.clock)());
        let name = t!(self.world.words, evidence.picture, moment = now.strftime("%Y-%m-%d %H.%M.%S"));
        let target = self.target_here();
        self.take(target, Vec::new(), move |disk, store, _, _, _| work::take_picture(disk, store, &name, &image));
    }
}

/// A pasted text as it is taken in.
fn mean(event: &mut Event) {
    if let Event::Paste(text) = event
        && let Cow::Owned(meant) = taken_in(text)
    {
        *text = meant;
    }
}

/// Whether an event pastes something that can be evidence.
fn is_paste(event: &Event, typing: bool) -> bool {
    matches!(event, Event::PasteImage(_)) || !typing && matches!(event, Event::Paste(_))
}
