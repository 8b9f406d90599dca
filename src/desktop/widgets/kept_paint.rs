//! Pictures that are the same in frame after frame, kept as triangles and laid out texts: charts, pages of the report.

use std::{any::Any, sync::Arc};

use egui::{
    Color32, ColorImage, Context, FontId, Galley, Painter, Pos2, Rect, Shape, TextureFilter, TextureHandle, TextureId,
    TextureOptions,
    cache::FramePublisher,
    epaint::{Mesh, Tessellator},
    pos2,
};

use crate::report::Raster;

/// Shapes in the order in which they are painted; a few are cut off at a rectangle of their own.
#[derive(Default)]
pub struct Shapes(Vec<(Option<Rect>, Shape)>, Vec<TextureHandle>);

impl Shapes {
    /// One more, over the others.
    pub fn add(&mut self, shape: impl Into<Shape>) {
        self.0.push((None, shape.into()));
    }

    /// Several more.
    pub fn extend(&mut self, shapes: impl IntoIterator<Item = Shape>) {
        self.0.extend(shapes.into_iter().map(|shape| (None, shape)));
    }

    /// One that is seen only inside a rectangle.
    pub fn add_inside(&mut self, clip: Rect, shape: impl Into<Shape>) {
        self.0.push((Some(clip), shape.into()));
    }

    /// A picture over the others.
    pub fn picture(&mut self, context: &Context, raster: &Arc<Raster>, rect: Rect) {
        let texture = texture(context, raster);
        self.add(Shape::image(texture.id(), rect, Rect::from_min_max(Pos2::ZERO, pos2(1.0, 1.0)), Color32::WHITE));
        // What is painted in later frames is there as long as the shapes are.
        self.1.push(texture);
    }

    /// Paints all.
    pub fn paint(&self, painter: &Painter) {
        for (clip, shape) in &self.0 {
            match clip {
                Some(clip) => painter.with_clip_rect(clip.intersect(painter.clip_rect())).add(shape.clone()),
                None => painter.add(shape.clone()),
            };
        }
    }

    /// The same picture with what lies between two texts as triangles. Texts stay texts, and so does a ground that lies
    /// over one: what is painted is looked through for texts that are covered.
    fn into_triangles(self, context: &Context) -> Self {
        let options = context.tessellation_options(|options| *options);
        let mut tessellator = Tessellator::new(context.pixels_per_point(), options, [1, 1], Vec::new());
        let (mut done, mut mesh) = (Self(Vec::new(), self.1), Mesh::default());
        let mut texts: Vec<Rect> = Vec::new();
        for (clip, shape) in self.0 {
            let stays = match &shape {
                Shape::Text(text) => {
                    texts.push(text.visual_bounding_rect());
                    true
                }
                Shape::Mesh(picture) => picture.texture_id != TextureId::default(),
                Shape::Rect(rect) => texts.iter().any(|text| text.intersects(rect.rect)),
                _ => false,
            };
            if stays || clip.is_some() {
                done.take(&mut mesh);
                done.0.push((clip, shape));
            } else {
                tessellator.tessellate_shape(shape, &mut mesh);
            }
        }
        done.take(&mut mesh);
        done
    }

    fn take(&mut self, mesh: &mut Mesh) {
        if !mesh.is_empty() {
            self.add(Shape::mesh(std::mem::take(mesh)));
        }
    }
}

/// What a kept picture depends on: what it shows, a part of it, and where and how it stands in the window.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
struct Key {
    of: usize,
    part: usize,
    at: [u32; 2],
    scale: u32,
    pixels: u32,
    dark: bool,
}

/// A picture as it was painted in the last frame.
struct Kept {
    shapes: Shapes,
    /// Keeps what is shown alive, so that nothing else comes to lie at its address.
    _of: Arc<dyn Any + Send + Sync>,
    /// A text that was laid out with the letters of the picture: after the window has drawn its letters anew it is another.
    letters: Arc<Galley>,
}

/// Pictures with points of their own, in this frame and the last, each at the address of its points, which stay alive
/// with it.
type Textures = FramePublisher<usize, (Arc<Raster>, TextureHandle)>;

/// The points of a picture where the graphics card has them.
pub fn texture(context: &Context, raster: &Arc<Raster>) -> TextureHandle {
    let key = Arc::as_ptr(raster).addr();
    let known = context.memory_mut(|memory| memory.caches.cache::<Textures>().get(&key).cloned());
    let (of, texture) = known.unwrap_or_else(|| {
        let size = [raster.across as usize, raster.down as usize];
        let points = ColorImage::from_rgb(size, &raster.rgb);
        let smooth = TextureOptions::LINEAR.with_mipmap_mode(Some(TextureFilter::Linear));
        (Arc::clone(raster), context.load_texture("picture", points, smooth))
    });
    context.memory_mut(|memory| memory.caches.cache::<Textures>().set(key, (of, texture.clone())));
    texture
}

/// Pictures of this frame and the last.
type Pictures = FramePublisher<Key, Arc<Kept>>;

/// Paints a part of what is shown at a place and scale: as kept from the last frame, where nothing of it is different.
pub fn paint_kept<T: Send + Sync + 'static>(
    painter: &Painter,
    of: &Arc<T>,
    part: usize,
    (at, scale): (Pos2, f32),
    make: impl FnOnce() -> Shapes,
) {
    let context = painter.ctx();
    let key = Key {
        of: Arc::as_ptr(of).addr(),
        part,
        at: [at.x.to_bits(), at.y.to_bits()],
        scale: scale.to_bits(),
        pixels: context.pixels_per_point().to_bits(),
        dark: context.global_style().visuals.dark_mode,
    };
    let letters = painter.layout_no_wrap("0".to_owned(), FontId::default(), Color32::BLACK);
    let known = context.memory_mut(|memory| memory.caches.cache::<Pictures>().get(&key).cloned());
    let kept = known.filter(|kept| Arc::ptr_eq(&kept.letters, &letters)).unwrap_or_else(|| {
        let owner = Arc::clone(of);
        Arc::new(Kept { shapes: make().into_triangles(context), _of: owner, letters })
    });
    kept.shapes.paint(painter);
    context.memory_mut(|memory| memory.caches.cache::<Pictures>().set(key, kept));
}

#[cfg(test)]
mod tests {
    use egui::{RawInput, epaint::TextShape, pos2};

    use super::*;

    /// Where in the picture of all letters the letters of the painted texts stand.
    fn letters(shapes: &[egui::epaint::ClippedShape]) -> Vec<[u16; 2]> {
        let texts =
            shapes.iter().filter_map(|shape| if let Shape::Text(text) = &shape.shape { Some(text) } else { None });
        let rows = texts.flat_map(|text| &text.galley.rows);
        rows.flat_map(|row| &row.glyphs).map(|glyph| glyph.uv_rect.min).collect()
    }

    #[test]
    fn a_kept_text_has_its_letters_also_after_the_window_drew_all_letters_anew() {
        let context = Context::default();
        let chart = Arc::new(());
        let (mut times, mut cleared, mut fill) = (0, false, 0.0);
        for frame in 0..400 {
            let mut anew = Vec::new();
            let mut output = context.run_ui(RawInput::default(), |ui| {
                let before = std::mem::replace(&mut fill, ui.fonts(|fonts| fonts.font_atlas_fill_ratio()));
                cleared |= fill < before;
                // Other letters first, so that after the clearing nothing lands where it was.
                let size = 12.0 + frame as f32;
                let other = ui.painter().layout_no_wrap(
                    "ABCDEFGHKMNOPQRSUVWXYZ".to_owned(),
                    FontId::proportional(size),
                    Color32::BLACK,
                );
                drop(other);
                let text = |painter: &Painter| {
                    painter.layout_no_wrap("Indeks 3,75".to_owned(), FontId::proportional(11.0), Color32::BLACK)
                };
                paint_kept(ui.painter(), &chart, 0, (Pos2::ZERO, 1.0), || {
                    times += 1;
                    let mut shapes = Shapes::default();
                    shapes.add(TextShape::new(pos2(3.0, 3.0), text(ui.painter()), Color32::BLACK));
                    shapes
                });
                anew = text(ui.painter())
                    .rows
                    .iter()
                    .flat_map(|row| row.glyphs.clone())
                    .map(|glyph| glyph.uv_rect.min)
                    .collect();
            });
            output.textures_delta.clear();
            assert_eq!(letters(&output.shapes), anew, "frame {frame}");
        }
        assert!(cleared, "the letters were never drawn anew");
        assert!((2..20).contains(&times), "made {times} times in 400 frames");
    }
}
