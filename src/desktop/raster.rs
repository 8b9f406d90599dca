//! Pictures of drawings without a window: painted by the painter of the window with its letters, then put together point
//! by point, so that a picture needs no graphics driver and is the same wherever it is made.

use egui::{
    Color32, ColorImage, Context, ImageData, Pos2, RawInput, Rect, TextureId, Theme, ViewportId, ViewportInfo,
    epaint::{ImageDelta, Mesh, Primitive, Vertex},
    pos2, vec2,
};

use super::{
    picture, theme,
    widgets::{ScreenFit, paint_drawing},
};
use crate::{
    chart::{self, Caption, Drawing, Look},
    t,
    words::{Sentence, Words},
};

/// Longest side of a picture in its own points.
const LONGEST: f32 = 8192.0;
/// Parts of a point in which corners are counted: whole numbers, so that triangles side by side neither overlap nor part.
const PARTS: f32 = 256.0;

/// Why a chart was not made into a file.
#[derive(Debug, thiserror::Error)]
pub enum NotDrawn {
    /// It has no size, or is too large.
    #[error("no size for a picture")]
    Size,
    /// It could not be written as a picture.
    #[error(transparent)]
    Picture(#[from] ::png::EncodingError),
}

impl Sentence for NotDrawn {
    fn sentence_in(&self, words: Words) -> String {
        t!(words, dashboard.picture.not_made).to_owned()
    }
}

/// A chart with its caption as an SVG document, in the colours of the light theme.
pub fn svg(chart: &Drawing, caption: &Caption, words: Words) -> Vec<u8> {
    let drawing = alone(chart, caption, words);
    let colour = |ink| widgets_color(ink).to_srgba_unmultiplied();
    chart::svg(&drawing, &caption.title, Look { colour: &colour, face: "Inter" }).into_bytes()
}

/// A chart with its caption as a PNG file, `scale` points for each of its own, in the colours of the light theme.
///
/// # Errors
/// Where it has no size or is too large.
pub fn png(chart: &Drawing, caption: &Caption, scale: f32, words: Words) -> Result<Vec<u8>, NotDrawn> {
    let drawing = alone(chart, caption, words);
    let fits = |side: f32| side >= 1.0 && side * scale <= LONGEST;
    if !fits(drawing.width) || !fits(drawing.height) {
        return Err(NotDrawn::Size);
    }
    Ok(picture::png_of(&rasterised(&drawing, scale))?)
}

fn widgets_color(ink: chart::Ink) -> Color32 {
    super::widgets::ink_color(&theme::LIGHT, ink)
}

/// A context of its own with the fonts and the light theme of the window.
fn context() -> Context {
    let context = Context::default();
    theme::install(&context);
    context.set_theme(Theme::Light);
    context
}

/// The chart with its caption, measured with the letters of the window.
fn alone(chart: &Drawing, caption: &Caption, words: Words) -> Drawing {
    let mut made = Drawing::default();
    // One pass alone: what is drawn is thrown away, only the letters are measured.
    let mut measured = context().run_ui(RawInput::default(), |ui| {
        made = chart::picture(chart, caption, ScreenFit::speaking(ui, words).lettering());
    });
    measured.textures_delta.clear();
    made
}

fn rasterised(drawing: &Drawing, scale: f32) -> ColorImage {
    let context = context();
    let size = vec2(drawing.width, drawing.height);
    let mut input = RawInput { screen_rect: Some(Rect::from_min_size(Pos2::ZERO, size)), ..RawInput::default() };
    let viewport = ViewportInfo { native_pixels_per_point: Some(scale), ..ViewportInfo::default() };
    input.viewports.insert(ViewportId::ROOT, viewport);
    let mut output = context.run_ui(input, |ui| paint_drawing(ui, Pos2::ZERO, drawing));
    let mut letters = ColorImage::filled([1, 1], Color32::WHITE);
    for delta in output.textures_delta.set.get(&TextureId::default()).into_iter().flatten() {
        take_in(&mut letters, delta);
    }
    output.textures_delta.clear();
    let mut canvas = Canvas::new((size.x * scale).ceil() as usize, (size.y * scale).ceil() as usize);
    for part in context.tessellate(output.shapes, output.pixels_per_point) {
        if let Primitive::Mesh(mesh) = &part.primitive {
            canvas.mesh(mesh, part.clip_rect, output.pixels_per_point, &letters);
        }
    }
    canvas.image()
}

/// Puts a change of the letters where it belongs.
fn take_in(letters: &mut ColorImage, delta: &ImageDelta) {
    let ImageData::Color(image) = &delta.image;
    let Some([left, top]) = delta.pos else {
        *letters = ColorImage::clone(image);
        return;
    };
    let ([wide, _], [own, _]) = (letters.size, image.size);
    for (row, points) in image.pixels.chunks(own.max(1)).enumerate() {
        let from = (top + row) * wide + left;
        if let Some(there) = letters.pixels.get_mut(from..from + points.len()) {
            there.copy_from_slice(points);
        }
    }
}

/// A picture in the making; colours are shares of light that hold what covers them.
struct Canvas {
    width: usize,
    height: usize,
    points: Vec<[f32; 4]>,
}

/// A corner of a triangle in parts of a point.
type Corner = (i64, i64);

impl Canvas {
    fn new(width: usize, height: usize) -> Self {
        Self { width, height, points: vec![[255.0; 4]; width * height] }
    }

    fn mesh(&mut self, mesh: &Mesh, clip: Rect, scale: f32, letters: &ColorImage) {
        let limit = |value: f32, most: usize| (value * scale).round().clamp(0.0, most as f32) as usize;
        let from = (limit(clip.min.x, self.width), limit(clip.min.y, self.height));
        let to = (limit(clip.max.x, self.width), limit(clip.max.y, self.height));
        for corners in mesh.indices.chunks_exact(3) {
            let corner = |place: usize| mesh.vertices.get(corners[place] as usize);
            if let (Some(one), Some(two), Some(three)) = (corner(0), corner(1), corner(2)) {
                self.triangle([one, two, three], (from, to), scale, letters);
            }
        }
    }

    fn triangle(
        &mut self,
        mut corners: [&Vertex; 3],
        (from, to): ((usize, usize), (usize, usize)),
        scale: f32,
        letters: &ColorImage,
    ) {
        let place = |vertex: &Vertex| -> Corner {
            let part = |value: f32| (value * scale * PARTS).round() as i64;
            (part(vertex.pos.x), part(vertex.pos.y))
        };
        let mut places = corners.map(place);
        let mut whole = side(places[0], places[1], places[2]);
        if whole == 0 {
            return;
        }
        if whole < 0 {
            corners.swap(1, 2);
            places.swap(1, 2);
            whole = -whole;
        }
        let (left, right) = span(places.map(|(x, _)| x), from.0, to.0);
        let (top, bottom) = span(places.map(|(_, y)| y), from.1, to.1);
        let [one, two, three] = places;
        // Most triangles have one colour and no letters.
        let [first, others @ ..] = corners;
        let is_plain = others.iter().all(|other| other.uv == first.uv && other.color == first.color);
        let plain = is_plain.then(|| blended(corners, [1.0, 0.0, 0.0], letters));
        for y in top..bottom {
            for x in left..right {
                let middle = |at: usize| ((at as f32 + 0.5) * PARTS) as i64;
                let here = (middle(x), middle(y));
                let parts = [side(two, three, here), side(three, one, here), side(one, two, here)];
                let edges = [(two, three), (three, one), (one, two)];
                let inside = parts.iter().zip(edges).all(|(part, edge)| *part > 0 || (*part == 0 && owns(edge)));
                if inside {
                    let shares = || parts.map(|part| part as f32 / whole as f32);
                    self.put(x, y, plain.unwrap_or_else(|| blended(corners, shares(), letters)));
                }
            }
        }
    }

    /// Lays a colour, which is premultiplied, over a point.
    fn put(&mut self, x: usize, y: usize, color: [f32; 4]) {
        if let Some(point) = self.points.get_mut(y * self.width + x) {
            let keeps = 1.0 - color[3] / 255.0;
            for (below, above) in point.iter_mut().zip(color) {
                *below = above + *below * keeps;
            }
        }
    }

    fn image(self) -> ColorImage {
        let color = |[red, green, blue, _]: &[f32; 4]| {
            let [red, green, blue] = [red, green, blue].map(|part| part.round().clamp(0.0, 255.0) as u8);
            Color32::from_rgb(red, green, blue)
        };
        let pixels = self.points.iter().map(color).collect();
        ColorImage::new([self.width, self.height], pixels)
    }
}

/// Twice the area that three corners span; above zero where they turn clockwise on the screen.
fn side(one: Corner, other: Corner, third: Corner) -> i64 {
    (other.0 - one.0) * (third.1 - one.1) - (other.1 - one.1) * (third.0 - one.0)
}

/// Which of two triangles that share an edge has the points on it.
fn owns((one, other): (Corner, Corner)) -> bool {
    other.1 < one.1 || (other.1 == one.1 && other.0 > one.0)
}

/// The points between the outermost corners, as far as they are shown.
fn span(parts: [i64; 3], from: usize, to: usize) -> (usize, usize) {
    let least = parts.iter().min().copied().unwrap_or_default().max(0) / PARTS as i64;
    let most = parts.iter().max().copied().unwrap_or_default().max(0) / PARTS as i64 + 1;
    let place = |value: i64| usize::try_from(value).unwrap_or_default();
    (place(least).max(from), place(most).min(to))
}

/// The colour at a point of a triangle, with what the letters leave of it.
fn blended(corners: [&Vertex; 3], shares: [f32; 3], letters: &ColorImage) -> [f32; 4] {
    let mut color = [0.0_f32; 4];
    let mut at = pos2(0.0, 0.0);
    for (vertex, share) in corners.iter().zip(shares) {
        for (sum, part) in color.iter_mut().zip(vertex.color.to_array()) {
            *sum += f32::from(part) * share;
        }
        at += vertex.uv.to_vec2() * share;
    }
    for (part, covers) in color.iter_mut().zip(sampled(letters, at)) {
        *part *= covers / 255.0;
    }
    color
}

/// The letters at a place between 0 and 1, from the four points around it.
fn sampled(letters: &ColorImage, at: Pos2) -> [f32; 4] {
    let [wide, tall] = letters.size;
    let axis = |share: f32, length: usize| {
        let place = (share * length as f32 - 0.5).clamp(0.0, length.saturating_sub(1) as f32);
        let whole = place.floor();
        (whole as usize, (whole as usize + 1).min(length.saturating_sub(1)), place - whole)
    };
    let ((left, right, x), (top, bottom, y)) = (axis(at.x, wide), axis(at.y, tall));
    let point = |column: usize, row: usize| {
        letters.pixels.get(row * wide + column).copied().unwrap_or(Color32::WHITE).to_array().map(f32::from)
    };
    let mut color = [0.0; 4];
    let around = [
        (point(left, top), 1.0 - x, 1.0 - y),
        (point(right, top), x, 1.0 - y),
        (point(left, bottom), 1.0 - x, y),
        (point(right, bottom), x, y),
    ];
    for (found, across, down) in around {
        for (sum, part) in color.iter_mut().zip(found) {
            *sum += part * across * down;
        }
    }
    color
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chart::{Align, Ink, Shape, Weight, at};

    fn chart() -> Drawing {
        let fill = |min, max, ink| Shape::Rect { min, max, radius: 0.0, fill: Some(ink), edge: None };
        let shapes = vec![
            fill(at(0.0, 0.0), at(200.0, 40.0), Ink::Level(5)),
            Shape::Text {
                at: at(10.0, 70.0),
                align: Align::Left,
                text: "Indeks 3,75".to_owned(),
                size: 13.0,
                weight: Weight::Semibold,
                ink: Ink::Text,
            },
        ];
        Drawing { width: 400.0, height: 80.0, shapes, ..Drawing::default() }
    }

    fn caption() -> Caption {
        Caption { title: "Nilai domain".to_owned(), source: "Kota Contoh, 2024".to_owned() }
    }

    /// The points of a picture file, with its size.
    fn read(bytes: &[u8]) -> (u32, u32, Vec<u8>) {
        let mut reader = ::png::Decoder::new(std::io::Cursor::new(bytes)).read_info().unwrap();
        let mut points = vec![0; reader.output_buffer_size().unwrap()];
        let info = reader.next_frame(&mut points).unwrap();
        (info.width, info.height, points)
    }

    #[test]
    fn a_picture_is_read_back_in_its_size_with_its_colours_and_letters_and_twice_the_same() {
        let words = Words::indonesian();
        let bytes = png(&chart(), &caption(), 2.0, words).unwrap();
        assert_eq!(bytes, png(&chart(), &caption(), 2.0, words).unwrap());
        let (wide, tall, points) = read(&bytes);
        let drawing = alone(&chart(), &caption(), words);
        assert_eq!((wide as f32, tall as f32), ((drawing.width * 2.0).ceil(), (drawing.height * 2.0).ceil()));
        let point = |x: f32, y: f32| {
            let from = 4 * ((2.0 * y) as usize * wide as usize + (2.0 * x) as usize);
            [points[from], points[from + 1], points[from + 2], points[from + 3]]
        };
        assert_eq!(point(2.0, 2.0), [255; 4], "the ground is white");
        let Some(Shape::Rect { min, max, .. }) =
            drawing.shapes.iter().rev().find(|shape| matches!(shape, Shape::Rect { .. }))
        else {
            panic!("the bar is gone");
        };
        let inside = point(f32::midpoint(min.x, max.x), f32::midpoint(min.y, max.y));
        assert_eq!(inside, [0x1C, 0x50, 0x79, 255], "the bar has the colour of its level");
        let dark = points.chunks_exact(4).filter(|point| point[0] < 0x40 && point[1] < 0x48 && point[2] < 0x48).count();
        assert!(dark > 300, "letters are there: {dark}");
    }

    #[test]
    fn triangles_side_by_side_cover_every_point_once() {
        let vertex =
            |x: f32, y: f32| Vertex { pos: pos2(x, y), uv: pos2(0.0, 0.0), color: Color32::from_black_alpha(128) };
        let mesh = Mesh {
            indices: vec![0, 1, 2, 2, 1, 3, 0, 2, 4],
            vertices: vec![vertex(1.3, 1.1), vertex(8.7, 2.2), vertex(2.1, 9.4), vertex(9.5, 8.8), vertex(0.2, 6.0)],
            ..Mesh::default()
        };
        let mut canvas = Canvas::new(10, 10);
        let letters = ColorImage::filled([1, 1], Color32::WHITE);
        canvas.mesh(&mesh, Rect::from_min_size(Pos2::ZERO, vec2(10.0, 10.0)), 1.0, &letters);
        let seen: std::collections::BTreeSet<u32> = canvas.points.iter().map(|point| point[0].round() as u32).collect();
        assert_eq!(seen, [127, 255].into(), "no point is covered twice, and none half");
    }

    #[test]
    fn what_has_no_size_is_no_picture() {
        let large = Drawing { width: 9000.0, height: 10.0, ..Drawing::default() };
        assert!(png(&large, &caption(), 2.0, Words::indonesian()).is_err());
        assert!(!NotDrawn::Size.sentence_in(Words::indonesian()).is_empty());
    }

    #[test]
    fn the_same_chart_gives_the_same_document_with_the_colours_of_the_light_theme() {
        let words = Words::indonesian();
        let text = String::from_utf8(svg(&chart(), &caption(), words)).unwrap();
        assert!(
            text.contains("#1C5079") && text.contains("Indeks 3,75") && text.contains("<title>Nilai domain</title>")
        );
        assert_eq!(text.into_bytes(), svg(&chart(), &caption(), words));
    }
}
