//! Icons: Phosphor (MIT), three faces. Regular for actions, fill for status and active tabs, bold for carets and ticks.

use egui::{Color32, FontId, RichText};

use super::typography::family_named;

/// Name of the regular icon face.
pub(super) const REGULAR: &str = "PhIcon";
/// Name of the filled icon face.
pub(super) const FILL: &str = "PhFill";
/// Name of the bold icon face.
pub(super) const BOLD: &str = "PhBold";

/// One icon: a character of one of the three faces.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Icon {
    face: &'static str,
    glyph: char,
}

impl Icon {
    const fn regular(glyph: char) -> Self {
        Self { face: REGULAR, glyph }
    }

    const fn fill(glyph: char) -> Self {
        Self { face: FILL, glyph }
    }

    const fn bold(glyph: char) -> Self {
        Self { face: BOLD, glyph }
    }

    /// Its font at a size.
    pub fn font(self, size: f32) -> FontId {
        FontId::new(size, family_named(self.face))
    }

    /// Its character as text.
    pub fn glyph(self) -> String {
        self.glyph.to_string()
    }

    /// The icon as text of a size and colour. Icons carry no meaning of their own: words stand beside them.
    pub fn text(self, size: f32, color: Color32) -> RichText {
        RichText::new(self.glyph).font(self.font(size)).color(color)
    }
}

/// Phosphor `archive-box`.
pub const ARCHIVE_BOX: Icon = Icon::regular('\u{e00e}');
/// Phosphor `archive-tray`.
pub const ARCHIVE_TRAY: Icon = Icon::regular('\u{e010}');
/// Phosphor `arrows-left-right`.
pub const ARROWS_LEFT_RIGHT: Icon = Icon::regular('\u{e0a0}');
/// Phosphor `arrow-fat-line-up`.
pub const ARROW_FAT_LINE_UP: Icon = Icon::regular('\u{e522}');
/// Phosphor `arrow-right`.
pub const ARROW_RIGHT: Icon = Icon::regular('\u{e06c}');
/// Phosphor `arrow-square-out`.
pub const ARROW_SQUARE_OUT: Icon = Icon::regular('\u{e5de}');
/// Phosphor `arrow-u-up-left`.
pub const ARROW_U_UP_LEFT: Icon = Icon::regular('\u{e08a}');
/// Phosphor `arrow-u-up-right`.
pub const ARROW_U_UP_RIGHT: Icon = Icon::regular('\u{e08c}');
/// Phosphor `book-open`.
pub const BOOK_OPEN: Icon = Icon::regular('\u{e0e6}');
/// Phosphor `book-open-text`.
pub const BOOK_OPEN_TEXT: Icon = Icon::regular('\u{e8f2}');
/// Phosphor `caret-down`.
pub const CARET_DOWN: Icon = Icon::regular('\u{e136}');
/// Phosphor `caret-up`.
pub const CARET_UP: Icon = Icon::regular('\u{e13c}');
/// Phosphor `chart-bar`.
pub const CHART_BAR: Icon = Icon::regular('\u{e150}');
/// Phosphor `chart-polar`.
pub const CHART_POLAR: Icon = Icon::regular('\u{eaa8}');
/// Phosphor `chat-text`.
pub const CHAT_TEXT: Icon = Icon::regular('\u{e17a}');
/// Phosphor `check-circle`.
pub const CHECK_CIRCLE: Icon = Icon::regular('\u{e184}');
/// Phosphor `circle`.
pub const CIRCLE: Icon = Icon::regular('\u{e18a}');
/// Phosphor `clock-counter-clockwise`.
pub const CLOCK_COUNTER_CLOCKWISE: Icon = Icon::regular('\u{e1a0}');
/// Phosphor `copy`.
pub const COPY: Icon = Icon::regular('\u{e1ca}');
/// Phosphor `copy-simple`.
pub const COPY_SIMPLE: Icon = Icon::regular('\u{e1cc}');
/// Phosphor `export`.
pub const EXPORT: Icon = Icon::regular('\u{eaf0}');
/// Phosphor `files`.
pub const FILES: Icon = Icon::regular('\u{e710}');
/// Phosphor `file-dotted`.
pub const FILE_DOTTED: Icon = Icon::regular('\u{e704}');
/// Phosphor `file-pdf`.
pub const FILE_PDF: Icon = Icon::regular('\u{e702}');
/// Phosphor `file-plus`.
pub const FILE_PLUS: Icon = Icon::regular('\u{e236}');
/// Phosphor `file-text`.
pub const FILE_TEXT: Icon = Icon::regular('\u{e23a}');
/// Phosphor `file-x`.
pub const FILE_X: Icon = Icon::regular('\u{e23c}');
/// Phosphor `floppy-disk`.
pub const FLOPPY_DISK: Icon = Icon::regular('\u{e248}');
/// Phosphor `folder-notch-open`.
pub const FOLDER_NOTCH_OPEN: Icon = Icon::regular('\u{e256}');
/// Phosphor `gear-six`.
pub const GEAR_SIX: Icon = Icon::regular('\u{e272}');
/// Phosphor `house`.
pub const HOUSE: Icon = Icon::regular('\u{e2c2}');
/// Phosphor `info`.
pub const INFO: Icon = Icon::regular('\u{e2ce}');
/// Phosphor `keyboard`.
pub const KEYBOARD: Icon = Icon::regular('\u{e2d8}');
/// Phosphor `link`.
pub const LINK: Icon = Icon::regular('\u{e2e2}');
/// Phosphor `list`.
pub const LIST: Icon = Icon::regular('\u{e2f0}');
/// Phosphor `list-checks`.
pub const LIST_CHECKS: Icon = Icon::regular('\u{eadc}');
/// Phosphor `list-magnifying-glass`.
pub const LIST_MAGNIFYING_GLASS: Icon = Icon::regular('\u{ebe0}');
/// Phosphor `lock-simple`.
pub const LOCK_SIMPLE: Icon = Icon::regular('\u{e308}');
/// Phosphor `magnifying-glass`.
pub const MAGNIFYING_GLASS: Icon = Icon::regular('\u{e30c}');
/// Phosphor `minus`.
pub const MINUS: Icon = Icon::regular('\u{e32a}');
/// Phosphor `notebook`.
pub const NOTEBOOK: Icon = Icon::regular('\u{e34e}');
/// Phosphor `package`.
pub const PACKAGE: Icon = Icon::regular('\u{e390}');
/// Phosphor `paperclip`.
pub const PAPERCLIP: Icon = Icon::regular('\u{e39a}');
/// Phosphor `path`.
pub const PATH: Icon = Icon::regular('\u{e39c}');
/// Phosphor `pencil-simple`.
pub const PENCIL_SIMPLE: Icon = Icon::regular('\u{e3b4}');
/// Phosphor `plus`.
pub const PLUS: Icon = Icon::regular('\u{e3d4}');
/// Phosphor `question`.
pub const QUESTION: Icon = Icon::regular('\u{e3e8}');
/// Phosphor `shield-check`.
pub const SHIELD_CHECK: Icon = Icon::regular('\u{e40c}');
/// Phosphor `table`.
pub const TABLE: Icon = Icon::regular('\u{e476}');
/// Phosphor `text-aa`.
pub const TEXT_AA: Icon = Icon::regular('\u{e6ee}');
/// Phosphor `text-t`.
pub const TEXT_T: Icon = Icon::regular('\u{e48a}');
/// Phosphor `trash`.
pub const TRASH: Icon = Icon::regular('\u{e4a6}');
/// Phosphor `tree-structure`.
pub const TREE_STRUCTURE: Icon = Icon::regular('\u{e67c}');
/// Phosphor `trend-up`.
pub const TREND_UP: Icon = Icon::regular('\u{e4ae}');
/// Phosphor `user-switch`.
pub const USER_SWITCH: Icon = Icon::regular('\u{e756}');
/// Phosphor `wifi-slash`.
pub const WIFI_SLASH: Icon = Icon::regular('\u{e4f2}');
/// Phosphor `x`.
pub const X: Icon = Icon::regular('\u{e4f6}');
/// Phosphor `chart-polar`, fill.
pub const CHART_POLAR_FILL: Icon = Icon::fill('\u{eaa8}');
/// Phosphor `check-circle`, fill.
pub const CHECK_CIRCLE_FILL: Icon = Icon::fill('\u{e184}');
/// Phosphor `circle-half`, fill.
pub const CIRCLE_HALF_FILL: Icon = Icon::fill('\u{e18c}');
/// Phosphor `file-text`, fill.
pub const FILE_TEXT_FILL: Icon = Icon::fill('\u{e23a}');
/// Phosphor `hand-palm`, fill.
pub const HAND_PALM_FILL: Icon = Icon::fill('\u{e57e}');
/// Phosphor `house`, fill.
pub const HOUSE_FILL: Icon = Icon::fill('\u{e2c2}');
/// Phosphor `list-checks`, fill.
pub const LIST_CHECKS_FILL: Icon = Icon::fill('\u{eadc}');
/// Phosphor `path`, fill.
pub const PATH_FILL: Icon = Icon::fill('\u{e39c}');
/// Phosphor `warning`, fill.
pub const WARNING_FILL: Icon = Icon::fill('\u{e4e0}');
/// Phosphor `warning-circle`, fill.
pub const WARNING_CIRCLE_FILL: Icon = Icon::fill('\u{e4e2}');
/// Phosphor `x-circle`, fill.
pub const X_CIRCLE_FILL: Icon = Icon::fill('\u{e4f8}');
/// Phosphor `arrow-u-down-left`, bold.
pub const ARROW_U_DOWN_LEFT_BOLD: Icon = Icon::bold('\u{e07e}');
/// Phosphor `caret-down`, bold.
pub const CARET_DOWN_BOLD: Icon = Icon::bold('\u{e136}');
/// Phosphor `caret-right`, bold.
pub const CARET_RIGHT_BOLD: Icon = Icon::bold('\u{e13a}');
/// Phosphor `check`, bold.
pub const CHECK_BOLD: Icon = Icon::bold('\u{e182}');
/// Phosphor `dots-three`, bold.
pub const DOTS_THREE_BOLD: Icon = Icon::bold('\u{e1fe}');
/// Phosphor `dots-three-vertical`, bold.
pub const DOTS_THREE_VERTICAL_BOLD: Icon = Icon::bold('\u{e208}');
/// Phosphor `plus`, bold.
pub const PLUS_BOLD: Icon = Icon::bold('\u{e3d4}');
/// Phosphor `x`, bold.
pub const X_BOLD: Icon = Icon::bold('\u{e4f6}');
