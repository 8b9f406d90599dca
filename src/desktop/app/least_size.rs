//! How small the window may become: what the text at its size still needs.

use egui::{Context, Vec2, ViewportCommand, vec2};

use super::App;

/// The smallest window at 100 %, in points of the system: an office screen of 1366×768 at twice the size.
pub const SMALLEST: Vec2 = vec2(683.0, 384.0);
/// The smallest room that every page is laid out for, in points of the text: 800×600 at 200 %.
const LEAST: Vec2 = vec2(400.0, 300.0);

impl App {
    /// Tells the system how small the window may become, and makes it larger where it is smaller, whenever the text has
    /// another size.
    pub(super) fn keep_least_size(&mut self, ctx: &Context) {
        let zoom = ctx.zoom_factor();
        if self.least_for.replace(zoom).is_some_and(|before| (before - zoom).abs() < 0.001) {
            return;
        }
        let least = least_size(zoom, ctx.input(|input| input.viewport().monitor_size));
        ctx.send_viewport_cmd(ViewportCommand::MinInnerSize(least));
        let now = ctx.content_rect().size();
        if now.x < least.x - 1.0 || now.y < least.y - 1.0 {
            ctx.send_viewport_cmd(ViewportCommand::InnerSize(now.max(least)));
        }
    }
}

/// The smallest window in points of the text, never larger than the screen.
fn least_size(zoom: f32, screen: Option<Vec2>) -> Vec2 {
    let usual = SMALLEST / zoom;
    let needed = usual.max(LEAST);
    screen.map_or(needed, |screen| needed.min(screen).max(usual.min(screen)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_window_becomes_smaller_than_its_text_needs_nor_has_to_be_larger_than_the_screen() {
        for percent in 80_u8..=200 {
            let zoom = f32::from(percent) / 100.0;
            let least = least_size(zoom, None);
            assert!(least.x >= LEAST.x && least.y >= LEAST.y, "{percent}: {least:?}");
            assert!(least.x * zoom >= SMALLEST.x - 0.1 && least.y * zoom >= SMALLEST.y - 0.1, "{percent}: {least:?}");
            for screen in [vec2(1366.0, 768.0), vec2(683.0, 384.0), vec2(800.0, 600.0)] {
                let least = least_size(zoom, Some(screen / zoom));
                assert!(least.x * zoom <= screen.x + 0.1 && least.y * zoom <= screen.y + 0.1, "{percent}: {least:?}");
            }
        }
        assert_eq!(least_size(1.0, None), SMALLEST);
    }
}
