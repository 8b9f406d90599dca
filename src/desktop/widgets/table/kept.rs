//! What is found once and kept until what it was found in changes.

use egui::Id;

/// A value and the version it was made for.
#[derive(Debug)]
pub struct Kept<T>(Option<(Id, T)>);

impl<T> Default for Kept<T> {
    fn default() -> Self {
        Self(None)
    }
}

impl<T> Kept<T> {
    /// The value of this version; made anew where the kept one is of another.
    pub fn of(&mut self, version: Id, make: impl FnOnce() -> T) -> &mut T {
        let kept = self.0.take().filter(|(at, _)| *at == version);
        let (_, value) = self.0.insert(kept.unwrap_or_else(|| (version, make())));
        value
    }
}
