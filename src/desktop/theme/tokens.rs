//! Colours by meaning, for the light and the dark theme. Text pairs reach 4.5:1, lines of controls 3:1.

use egui::{Color32, Ui};

/// A status colour: text, soft ground and edge.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Status {
    /// Icon and text.
    pub ink: Color32,
    /// Soft ground.
    pub tint: Color32,
    /// Edge of a note.
    pub edge: Color32,
}

/// The colours of one level; they mean levels and predicates and nothing else.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LevelColors {
    /// Chips, bars and cells.
    pub fill: Color32,
    /// Text on the fill.
    pub ink: Color32,
    /// Thin marks and edges.
    pub line: Color32,
    /// Background bands.
    pub tint: Color32,
}

/// All colours of one theme.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(missing_docs, reason = "each field is the token of the same name; see the design's token table")]
pub struct Tokens {
    pub canvas: Color32,
    pub panel: Color32,
    pub surface: Color32,
    pub sunken: Color32,
    pub hover: Color32,
    pub line: Color32,
    pub line2: Color32,
    pub line3: Color32,
    pub text: Color32,
    pub text2: Color32,
    pub text3: Color32,
    pub brand: Color32,
    pub brand_hover: Color32,
    pub brand_pressed: Color32,
    pub brand_ink: Color32,
    pub brand_tint: Color32,
    pub brand_sel: Color32,
    pub on_brand: Color32,
    pub mark: Color32,
    pub info: Status,
    pub ok: Status,
    pub warn: Status,
    pub err: Status,
    /// Level 0 (not answered) to 5.
    pub levels: [LevelColors; 6],
    pub shadow: Color32,
    pub veil: Color32,
}

const fn rgb(hex: u32) -> Color32 {
    Color32::from_rgb((hex >> 16) as u8, (hex >> 8) as u8, hex as u8)
}

const fn status(ink: u32, tint: u32, edge: u32) -> Status {
    Status { ink: rgb(ink), tint: rgb(tint), edge: rgb(edge) }
}

const fn level(fill: u32, ink: u32, line: u32, tint: u32) -> LevelColors {
    LevelColors { fill: rgb(fill), ink: rgb(ink), line: rgb(line), tint: rgb(tint) }
}

/// The light theme.
pub const LIGHT: Tokens = Tokens {
    canvas: rgb(0x00F4_F6F4),
    panel: rgb(0x00FA_FBFA),
    surface: rgb(0x00FF_FFFF),
    sunken: rgb(0x00ED_F1EE),
    hover: rgb(0x00F0_F4F1),
    line: rgb(0x00DE_E3DF),
    line2: rgb(0x00C6_CEC9),
    line3: rgb(0x007F_8A84),
    text: rgb(0x001A_211E),
    text2: rgb(0x0046_514C),
    text3: rgb(0x005F_6A64),
    brand: rgb(0x001F_6350),
    brand_hover: rgb(0x0019_4F40),
    brand_pressed: rgb(0x0012_382D),
    brand_ink: rgb(0x001F_6350),
    brand_tint: rgb(0x00E6_F1EC),
    brand_sel: rgb(0x00D3_E6DD),
    on_brand: rgb(0x00FF_FFFF),
    mark: rgb(0x0017_463A),
    info: status(0x0024_598C, 0x00EA_F1F8, 0x00B4_CBE2),
    ok: status(0x001C_6B45, 0x00E8_F3ED, 0x00B2_D4C1),
    warn: status(0x007A_4D00, 0x00FF_F5DF, 0x00E5_C583),
    err: status(0x00A8_281C, 0x00FC_EDEA, 0x00E7_B3AB),
    levels: [
        level(0x00ED_F0EE, 0x004F_5A55, 0x007E_8983, 0x00FF_FFFF),
        level(0x00AE_4327, 0x00FF_FFFF, 0x00AE_4327, 0x00FB_EEE9),
        level(0x00E7_A25F, 0x001A_211E, 0x00B5_641C, 0x00FC_F3E6),
        level(0x00F1_DA94, 0x001A_211E, 0x008E_741B, 0x00FB_F7E6),
        level(0x006F_A3C2, 0x000F_1A20, 0x003B_7FA3, 0x00EA_F3F8),
        level(0x001C_5079, 0x00FF_FFFF, 0x001C_5079, 0x00E7_EFF6),
    ],
    shadow: Color32::from_black_alpha(41),
    veil: Color32::from_black_alpha(82),
};

/// The dark theme.
pub const DARK: Tokens = Tokens {
    canvas: rgb(0x0010_1513),
    panel: rgb(0x0014_1A17),
    surface: rgb(0x0018_1F1C),
    sunken: rgb(0x0022_2B27),
    hover: rgb(0x0020_2925),
    line: rgb(0x002A_342F),
    line2: rgb(0x003A_4741),
    line3: rgb(0x006C_7871),
    text: rgb(0x00E6_ECE9),
    text2: rgb(0x00B7_C2BC),
    text3: rgb(0x0094_A19A),
    brand: rgb(0x002B_7A62),
    brand_hover: rgb(0x002F_8068),
    brand_pressed: rgb(0x001D_5A48),
    brand_ink: rgb(0x0072_C6A6),
    brand_tint: rgb(0x001A_3029),
    brand_sel: rgb(0x001F_3C32),
    on_brand: rgb(0x00FF_FFFF),
    mark: rgb(0x001D_4F42),
    info: status(0x0086_B8E6, 0x0016_263A, 0x0035_557A),
    ok: status(0x0079_C99C, 0x0016_2B20, 0x002F_5A44),
    warn: status(0x00E9_B65C, 0x002C_2412, 0x006B_5526),
    err: status(0x00F0_887A, 0x0035_1C18, 0x0077_403A),
    levels: [
        level(0x0030_3A35, 0x00C3_CEC8, 0x008C_9993, 0x0018_1F1C),
        level(0x00D4_714F, 0x0016_0D09, 0x00E0_7F5D, 0x002D_1C16),
        level(0x00E8_AA6A, 0x0016_110A, 0x00E8_AA6A, 0x002C_2316),
        level(0x00EB_D794, 0x0016_130A, 0x00EB_D794, 0x002A_2618),
        level(0x006D_A8CC, 0x000B_1419, 0x006D_A8CC, 0x0017_252D),
        level(0x002E_76B2, 0x00FF_FFFF, 0x005C_9FD8, 0x0015_2434),
    ],
    shadow: Color32::from_black_alpha(128),
    veil: Color32::from_black_alpha(128),
};

impl Tokens {
    /// Colours of the theme in use.
    pub fn of(ui: &Ui) -> &'static Self {
        if ui.visuals().dark_mode { &DARK } else { &LIGHT }
    }

    /// Colours of a level or palette number; anything out of range is shown as not answered.
    pub fn level(&self, level: u8) -> LevelColors {
        self.levels.get(usize::from(level)).copied().unwrap_or(self.levels[0])
    }
}
