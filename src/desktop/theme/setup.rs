//! Puts fonts and colours into egui.

use std::sync::Arc;

use egui::{
    Color32, Context, CornerRadius, FontData, FontDefinitions, FontFamily, Margin, Shadow, Stroke, Style, TextStyle,
    Theme, Vec2,
    style::{Selection, WidgetVisuals},
};

use super::{
    icon,
    tokens::{DARK, LIGHT, Tokens},
    typography::{ITALIC, MEDIUM, REGULAR, SEMI, Type, family_named, print_family},
};
use crate::report::{
    model::Face,
    text::{font_bytes, font_name},
};

/// Faces of the window. Digits of Inter are tabular in these files.
const FACES: [(&str, &[u8]); 7] = [
    (REGULAR, include_bytes!("../../../assets/fonts/Inter-Regular-tnum.otf")),
    (MEDIUM, include_bytes!("../../../assets/fonts/Inter-Medium-tnum.otf")),
    (SEMI, include_bytes!("../../../assets/fonts/Inter-SemiBold-tnum.otf")),
    (ITALIC, include_bytes!("../../../assets/fonts/Inter-Italic-tnum.otf")),
    (icon::REGULAR, include_bytes!("../../../assets/fonts/Phosphor-subset.ttf")),
    (icon::FILL, include_bytes!("../../../assets/fonts/Phosphor-Fill-subset.ttf")),
    (icon::BOLD, include_bytes!("../../../assets/fonts/Phosphor-Bold-subset.ttf")),
];

/// Faces that are asked for a sign in turn. What Inter lacks comes from the report's own faces, so that window and report
/// show the same signs.
const FALLBACK: [&str; 3] = [REGULAR, font_name(Face::Regular), font_name(Face::Mono)];

/// Seconds something takes to open, close or switch.
const ANIMATION: f32 = 0.08;

/// Installs fonts and both themes; called once when the window is made.
pub fn install(ctx: &Context) {
    ctx.set_fonts(fonts());
    ctx.style_mut_of(Theme::Light, |style| apply(style, &LIGHT));
    ctx.style_mut_of(Theme::Dark, |style| apply(style, &DARK));
    ctx.options_mut(|options| options.zoom_with_keyboard = false);
}

/// Whether things move when they open, close and switch.
pub fn set_motion(ctx: &Context, on: bool) {
    let time = if on { ANIMATION } else { 0.0 };
    ctx.all_styles_mut(|style| style.animation_time = time);
}

fn fonts() -> FontDefinitions {
    let mut fonts = FontDefinitions::empty();
    for (name, bytes) in FACES {
        fonts.font_data.insert(name.to_owned(), Arc::new(FontData::from_static(bytes)));
        let mut family = vec![name.to_owned()];
        if [REGULAR, MEDIUM, SEMI, ITALIC].contains(&name) {
            family.extend(FALLBACK.into_iter().filter(|other| *other != name).map(str::to_owned));
        }
        fonts.families.insert(family_named(name), family);
    }
    for face in Face::ALL {
        let name = font_name(face);
        let mut data = FontData::from_static(font_bytes(face));
        // Widths must be the printed ones, not whole pixels.
        data.tweak.hinting = Some(false);
        fonts.font_data.insert(name.to_owned(), Arc::new(data));
        // What the report's own fonts lack is printed from the monospaced one.
        let family = [name, font_name(Face::Mono), REGULAR].map(str::to_owned).to_vec();
        fonts.families.insert(print_family(face), family);
    }
    for family in [FontFamily::Proportional, FontFamily::Monospace] {
        fonts.families.insert(family, FALLBACK.map(str::to_owned).to_vec());
    }
    fonts
}

fn apply(style: &mut Style, tokens: &Tokens) {
    style.text_styles = [
        (TextStyle::Heading, Type::ScreenSmall),
        (TextStyle::Body, Type::Body),
        (TextStyle::Button, Type::BodyMedium),
        (TextStyle::Monospace, Type::Body),
        (TextStyle::Small, Type::Caption),
    ]
    .into_iter()
    .map(|(role, kind)| (role, kind.font()))
    .collect();

    let spacing = &mut style.spacing;
    spacing.item_spacing = Vec2::new(8.0, 6.0);
    spacing.button_padding = Vec2::new(12.0, 7.0);
    spacing.interact_size = Vec2::new(30.0, 30.0);
    spacing.menu_margin = Margin::same(6);
    spacing.window_margin = Margin::same(16);
    spacing.tooltip_width = 360.0;
    spacing.scroll.bar_width = 6.0;
    spacing.scroll.floating = true;
    // Where a list or its window loses height at the end, it stands at its end at once and does not spring back.
    spacing.scroll.kinetic.rubber_band = false;

    style.interaction.tooltip_delay = 0.4;
    style.interaction.selectable_labels = false;
    style.animation_time = ANIMATION;
    // A line of body text is 18 points high without asking for it at every label.
    style.visuals.text_options.font_hinting = true;

    let visuals = &mut style.visuals;
    visuals.panel_fill = tokens.canvas;
    visuals.window_fill = tokens.surface;
    visuals.extreme_bg_color = tokens.surface;
    visuals.text_edit_bg_color = Some(tokens.surface);
    visuals.faint_bg_color = tokens.hover;
    visuals.code_bg_color = tokens.sunken;
    visuals.hyperlink_color = tokens.brand_ink;
    visuals.warn_fg_color = tokens.warn.ink;
    visuals.error_fg_color = tokens.err.ink;
    visuals.weak_text_color = Some(tokens.text3);
    visuals.override_text_color = None;
    visuals.selection = Selection { bg_fill: tokens.brand_sel, stroke: Stroke::new(1.0, tokens.text) };
    visuals.window_corner_radius = CornerRadius::same(6);
    visuals.menu_corner_radius = CornerRadius::same(6);
    visuals.window_stroke = Stroke::new(1.0, tokens.line2);
    let shadow = Shadow { offset: [0, 6], blur: 20, spread: 0, color: tokens.shadow };
    visuals.window_shadow = shadow;
    visuals.popup_shadow = shadow;

    // A blinking caret would repaint the whole window for ever, which a PC without a graphics driver feels.
    visuals.text_cursor.blink = false;

    let widget = |fill: Color32, edge: Color32, width: f32| WidgetVisuals {
        bg_fill: fill,
        weak_bg_fill: fill,
        bg_stroke: Stroke::new(width, edge),
        corner_radius: CornerRadius::same(5),
        fg_stroke: Stroke::new(1.0, tokens.text),
        expansion: 0.0,
    };
    visuals.widgets.noninteractive = widget(tokens.surface, tokens.line, 1.0);
    visuals.widgets.inactive = widget(tokens.surface, tokens.line2, 1.0);
    visuals.widgets.hovered = widget(tokens.hover, tokens.line3, 1.0);
    visuals.widgets.active = widget(tokens.sunken, tokens.brand_ink, 2.0);
    visuals.widgets.open = widget(tokens.hover, tokens.line3, 1.0);
}
