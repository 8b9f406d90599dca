//! Pictures from the clipboard, such as a screenshot, as files.

use std::path::{Path, PathBuf};

use egui::ColorImage;

/// A picture as a PNG file.
///
/// # Errors
/// For a picture without a point.
pub fn png_of(image: &ColorImage) -> Result<Vec<u8>, png::EncodingError> {
    let [width, height] = image.size.map(|length| u32::try_from(length).unwrap_or(u32::MAX));
    let mut bytes = Vec::new();
    let mut encoder = png::Encoder::new(&mut bytes, width, height);
    encoder.set_color(png::ColorType::Rgba);
    encoder.set_depth(png::BitDepth::Eight);
    let mut writer = encoder.write_header()?;
    let points: Vec<u8> = image.pixels.iter().flat_map(egui::Color32::to_srgba_unmultiplied).collect();
    writer.write_image_data(&points)?;
    writer.finish()?;
    Ok(bytes)
}

/// The files that a copied text names, one a line, as file managers write them: `file:///home/a/b%20c.pdf` or a whole
/// path. Empty where any line is something else.
pub fn files_named(text: &str, is_there: impl Fn(&Path) -> bool) -> Vec<PathBuf> {
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    let path = |line: &str| {
        let path = match line.strip_prefix("file://") {
            Some(address) => PathBuf::from(decoded(address)?),
            None => PathBuf::from(line),
        };
        Some(path).filter(|path| path.is_absolute() && is_there(path))
    };
    lines.map(path).collect::<Option<Vec<_>>>().unwrap_or_default()
}

/// A text with its `%20` and the like as the signs they stand for; `None` where that is no text.
fn decoded(address: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(address.len());
    let mut rest = address.bytes();
    while let Some(byte) = rest.next() {
        if byte == b'%' {
            let digit = |byte: Option<u8>| char::from(byte?).to_digit(16);
            let (high, low) = (digit(rest.next())?, digit(rest.next())?);
            bytes.push(u8::try_from(16 * high + low).ok()?);
        } else {
            bytes.push(byte);
        }
    }
    String::from_utf8(bytes).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_copied_text_names_files_only_where_every_line_is_one_that_is_there() {
        let files = |text: &str| files_named(text, |path| path.starts_with("/ada"));
        assert_eq!(
            files("file:///ada/b%20c%C3%A9.pdf\r\n/ada/d.pdf\n"),
            ["/ada/b cé.pdf", "/ada/d.pdf"].map(PathBuf::from)
        );
        for text in
            ["", "Perwal 12", "/ada/a.pdf\nPerwal", "ada/a.pdf", "/hilang/a.pdf", "file:///ada/%zz", "file:///ada/%e9"]
        {
            assert_eq!(files(text), Vec::<PathBuf>::new(), "{text}");
        }
    }

    #[test]
    fn a_picture_becomes_a_file_with_its_size() {
        let image = ColorImage::filled([3, 2], egui::Color32::RED);
        let bytes = png_of(&image).unwrap();
        assert!(bytes.starts_with(b"\x89PNG\r\n\x1a\n") && bytes[16..24] == [0, 0, 0, 3, 0, 0, 0, 2]);
        assert!(png_of(&ColorImage::filled([0, 0], egui::Color32::RED)).is_err());
    }
}
