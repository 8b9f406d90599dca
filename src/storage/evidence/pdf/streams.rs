//! The streams of a PDF one after the other, with what stands before each.

/// Largest description of a stream that is read; longer ones are only read at their end.
const MOST_HEAD: usize = 64 * 1024;

/// How a stream is packed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Packing {
    /// Not at all.
    Plain,
    /// Deflated.
    Flate,
    /// Deflated and written in letters.
    TextFlate,
    /// Another way, which is not read.
    Unknown,
}

/// A stream.
pub(super) struct Part<'a> {
    /// Everything since the stream before.
    pub(super) before: &'a [u8],
    /// What it is packed with.
    pub(super) packing: Packing,
    /// Its bytes, as they lie in the file; empty for what follows the last stream.
    pub(super) data: &'a [u8],
    head: &'a [u8],
}

/// Goes through a file.
pub(super) struct Streams<'a> {
    rest: Option<&'a [u8]>,
}

impl<'a> Streams<'a> {
    pub(super) fn of(bytes: &'a [u8]) -> Self {
        Self { rest: Some(bytes) }
    }
}

impl<'a> Iterator for Streams<'a> {
    type Item = Part<'a>;

    fn next(&mut self) -> Option<Part<'a>> {
        let rest = self.rest?;
        let Some((head_end, start)) = next_stream(rest) else {
            self.rest = None;
            return Some(Part { before: rest, packing: Packing::Plain, data: &[], head: &[] });
        };
        let before = rest.get(..head_end)?;
        let data = rest.get(start..)?;
        let end = find(data, b"endstream").unwrap_or(data.len());
        self.rest = data.get(end..).map(|rest| rest.strip_prefix(b"endstream").unwrap_or(rest));
        let near = before.get(before.len().saturating_sub(MOST_HEAD)..)?;
        let head = last_object(near);
        Some(Part { before, packing: packing(head), data: data.get(..end)?, head })
    }
}

/// End of the description of the next stream, and where its bytes start.
fn next_stream(bytes: &[u8]) -> Option<(usize, usize)> {
    let mut from = 0;
    loop {
        let place = from + find(bytes.get(from..)?, b"stream")?;
        let after = place + b"stream".len();
        let line = match bytes.get(after..)? {
            [b'\r', b'\n', ..] => Some(2),
            [b'\n' | b'\r', ..] => Some(1),
            _ => None,
        };
        let described = bytes.get(..place)?.trim_ascii_end().ends_with(b">>");
        if let (Some(line), true) = (line, described) {
            return Some((place, after + line));
        }
        from = after;
    }
}

/// From the last start of an object on.
fn last_object(bytes: &[u8]) -> &[u8] {
    let start = bytes.windows(4).rposition(|window| window == b" obj" || window == b"\nobj" || window == b"\robj");
    start.and_then(|start| bytes.get(start + 4..)).unwrap_or(bytes)
}

/// What follows a name, where the name stands as a whole.
fn after_name<'a>(bytes: &'a [u8], name: &[u8]) -> Option<&'a [u8]> {
    let mut rest = bytes;
    loop {
        let place = find(rest, name)?;
        rest = rest.get(place + name.len()..)?;
        if rest.first().is_none_or(|next| next.is_ascii_whitespace() || b"/[]<>()%{}".contains(next)) {
            return Some(rest.trim_ascii_start());
        }
    }
}

/// Whether a value of a description is this name.
fn is(head: &[u8], key: &[u8], name: &[u8]) -> bool {
    after_name(head, key).is_some_and(|value| value.starts_with(b"/") && starts_with_name(value, name))
}

fn starts_with_name(value: &[u8], name: &[u8]) -> bool {
    value.starts_with(name) && !value.get(name.len()).is_some_and(u8::is_ascii_alphanumeric)
}

fn packing(head: &[u8]) -> Packing {
    let Some(value) = after_name(head, b"/Filter") else { return Packing::Plain };
    let names: Vec<&[u8]> = match value {
        [b'[', list @ ..] => {
            let end = list.iter().position(|byte| *byte == b']').unwrap_or(list.len());
            list.get(..end).unwrap_or_default().split(|byte| *byte == b'/').map(<[u8]>::trim_ascii).skip(1).collect()
        }
        [b'/', name @ ..] => {
            let end = name.iter().position(|byte| !byte.is_ascii_alphanumeric()).unwrap_or(name.len());
            name.get(..end).into_iter().collect()
        }
        _ => return Packing::Unknown,
    };
    match names.as_slice() {
        [] => Packing::Plain,
        [b"FlateDecode" | b"Fl"] => Packing::Flate,
        [b"ASCII85Decode" | b"A85", b"FlateDecode" | b"Fl"] => Packing::TextFlate,
        _ => Packing::Unknown,
    }
}

impl Part<'_> {
    /// A picture, or the data of a font.
    pub(super) fn is_picture(&self) -> bool {
        let packed_as_picture: [&[u8]; 4] = [b"/DCTDecode", b"/JPXDecode", b"/CCITTFaxDecode", b"/JBIG2Decode"];
        is(self.head, b"/Subtype", b"/Image")
            || after_name(self.head, b"/Length1").is_some()
            || packed_as_picture.iter().any(|name| has(self.head, name))
    }

    /// A table of objects, or a remark about the file.
    pub(super) fn is_table(&self) -> bool {
        is(self.head, b"/Type", b"/XRef") || is(self.head, b"/Type", b"/Metadata")
    }

    /// Another file that is carried along.
    pub(super) fn is_attachment(&self) -> bool {
        is(self.head, b"/Type", b"/EmbeddedFile")
    }

    /// Objects that are packed together.
    pub(super) fn holds_objects(&self) -> bool {
        is(self.head, b"/Type", b"/ObjStm")
    }
}

/// Whether a word stands somewhere.
pub(in crate::storage::evidence) fn has(bytes: &[u8], word: &[u8]) -> bool {
    find(bytes, word).is_some()
}

/// Where a word first stands.
pub(in crate::storage::evidence) fn find(bytes: &[u8], word: &[u8]) -> Option<usize> {
    let first = word.first()?;
    let mut start = 0;
    loop {
        let rest = bytes.get(start..)?;
        let place = start + rest.iter().position(|byte| byte == first)?;
        if bytes.get(place..)?.starts_with(word) {
            return Some(place);
        }
        start = place + 1;
    }
}
