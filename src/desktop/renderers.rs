//! The ways to draw the window, in which order they are tried, and the watch over a start until one of them has drawn.

use std::{cell::RefCell, path::Path, rc::Rc};

use eframe::Renderer;
use egui::Context;

use super::environment::SharedDisk;
use crate::storage::{self, StartMark};

/// All ways, as a computer nothing is known of tries them: OpenGL starts fast and needs little; the other also runs in
/// software, on office computers without a driver for it, in virtual machines and over remote desktops.
const WAYS: [storage::Renderer; 2] = [storage::Renderer::OpenGl, storage::Renderer::Wgpu];
/// So many frames were drawn when the start counts as one that has drawn: the first shows letters no driver has seen yet.
const ENOUGH: u64 = 2;

/// The ways in the order in which they are tried: the one that is forced and no other; else the one with which the fewest
/// starts died since one has drawn, so that none is left out for ever, and of two that are equal what drew the last time.
pub(super) fn order(
    forced: Option<storage::Renderer>,
    remembered: storage::Renderer,
    died: &[storage::Renderer],
) -> Vec<storage::Renderer> {
    if let Some(forced) = forced {
        return vec![forced];
    }
    let mut ways = WAYS.to_vec();
    let deaths = |way: &storage::Renderer| died.iter().filter(|other| *other == way).count();
    ways.sort_by_key(|way| (deaths(way), *way != remembered));
    ways
}

/// True where starts died with all ways there are.
pub(super) fn all_died(died: &[storage::Renderer]) -> bool {
    WAYS.iter().all(|way| died.contains(way))
}

/// What the window's library calls it.
pub(super) fn of_library(way: storage::Renderer) -> Renderer {
    match way {
        storage::Renderer::Automatic | storage::Renderer::OpenGl => Renderer::Glow,
        storage::Renderer::Wgpu => Renderer::Wgpu,
    }
}

/// Its name in the variable that forces it, as the window's library has it.
pub(super) fn name(way: storage::Renderer) -> String {
    of_library(way).to_string()
}

/// The way of a name; `None` where no way has it.
pub(super) fn named(wanted: &str) -> Option<storage::Renderer> {
    WAYS.into_iter().find(|way| name(*way) == wanted)
}

/// Watches one start: its mark lies in the program's data until it has drawn.
#[derive(Clone)]
pub struct StartWatch {
    way: storage::Renderer,
    disk: SharedDisk,
    state: Rc<RefCell<State>>,
}

#[derive(Debug, Default)]
struct State {
    mark: Option<StartMark>,
    drawn: bool,
}

impl StartWatch {
    /// Leaves the mark of a start; in no folder where the program has none for its data.
    pub(super) fn begin(disk: SharedDisk, folder: Option<&Path>, way: storage::Renderer, id: &str) -> Self {
        let mark = folder.and_then(|folder| StartMark::leave(&*disk, folder, way, id));
        Self { way, disk, state: Rc::new(RefCell::new(State { mark, drawn: false })) }
    }

    /// True once the start has drawn.
    pub(super) fn has_drawn(&self) -> bool {
        self.state.borrow().drawn
    }

    /// Takes the mark away, whatever came of the start: it is known.
    pub(super) fn end(&self) {
        if let Some(mark) = self.state.borrow_mut().mark.take() {
            mark.take_away(&*self.disk);
        }
    }

    /// Hears of a frame that begins. Says the way once, in the first frame after enough of them were drawn.
    pub(super) fn frame(&self, context: &Context) -> Option<storage::Renderer> {
        if self.has_drawn() {
            return None;
        }
        if context.cumulative_frame_nr() < ENOUGH {
            context.request_repaint();
            return None;
        }
        self.state.borrow_mut().drawn = true;
        self.end();
        Some(self.way)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use storage::Renderer::{Automatic, OpenGl, Wgpu};

    #[test]
    fn each_way_is_tried_once_what_worked_first_and_what_died_last() {
        let known = [Automatic, OpenGl, Wgpu];
        for remembered in known {
            for died in [&[][..], &[OpenGl], &[Wgpu], &[OpenGl, Wgpu]] {
                let ways = order(None, remembered, died);
                assert_eq!(ways.len(), 2);
                assert!(WAYS.iter().all(|way| ways.contains(way)), "{ways:?}");
                assert!(all_died(died) || !died.contains(&ways[0]), "{remembered:?} {died:?}: {ways:?}");
                let free = died.is_empty() || died.len() == 2;
                assert!(!free || remembered == Automatic || ways[0] == remembered);
            }
        }
        // A start of the way that works, ended before it drew, does not leave it out for ever.
        assert_eq!(order(None, OpenGl, &[OpenGl, Wgpu, OpenGl])[0], Wgpu);
        assert_eq!(order(None, OpenGl, &[OpenGl, Wgpu, OpenGl, Wgpu])[0], OpenGl);
        assert_eq!(order(None, Automatic, &[]), [OpenGl, Wgpu]);
        assert_eq!(order(Some(Wgpu), OpenGl, &[Wgpu]), [Wgpu]);
        assert_eq!((named("glow"), named("wgpu"), named("dx9")), (Some(OpenGl), Some(Wgpu), None));
    }
}
