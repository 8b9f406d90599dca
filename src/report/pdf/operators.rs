//! The contents of a page as they stand in the file: operators, each behind what it works on (ISO 32000-1, annex A).
//!
//! A page has thousands of them. They are written at once: as objects of a library each would be made, copied and dropped
//! several times, which took a quarter of an export.

use std::io::Write as _;

const HEXADECIMAL: &[u8; 16] = b"0123456789ABCDEF";
/// Numbers with more digits before the point are written by the standard library.
const PLAIN: f32 = 1_000_000.0;

/// Operators one after the other.
#[derive(Default)]
pub(super) struct Operators(Vec<u8>);

impl Operators {
    /// The bytes of the content.
    pub(super) fn into_bytes(mut self) -> Vec<u8> {
        if self.0.last() == Some(&b'\n') {
            self.0.pop();
        }
        self.0.shrink_to_fit();
        self.0
    }

    /// Does something with what was written before.
    pub(super) fn operator(&mut self, operator: &str) {
        self.raw(operator.as_bytes());
        self.0.push(b'\n');
    }

    /// A number to work on.
    pub(super) fn number(&mut self, value: f32) -> &mut Self {
        self.digits(value).raw(b" ")
    }

    /// A number at the end of an array.
    pub(super) fn digits(&mut self, value: f32) -> &mut Self {
        number_into(&mut self.0, value);
        self
    }

    /// Several numbers to work on.
    pub(super) fn numbers(&mut self, values: impl IntoIterator<Item = f32>) -> &mut Self {
        for value in values {
            self.number(value);
        }
        self
    }

    /// A name to work on. It has only letters and digits.
    pub(super) fn name(&mut self, name: &str) -> &mut Self {
        self.0.push(b'/');
        self.raw(name.as_bytes()).raw(b" ")
    }

    /// What is written already as the format wants it.
    pub(super) fn raw(&mut self, bytes: &[u8]) -> &mut Self {
        self.0.extend_from_slice(bytes);
        self
    }

    /// Begins contents that are marked: a tag, and the entries about it as they are written.
    pub(super) fn begin_marked(&mut self, tag: &str, about: &str) {
        self.name(tag).raw(b"<<").raw(about.as_bytes()).raw(b">> ").operator("BDC");
    }

    /// Begins a stretch that is extracted as this text.
    pub(super) fn begin_said(&mut self, text: &str) {
        self.name("Span").raw(b"<</ActualText<FEFF");
        for unit in text.encode_utf16() {
            self.raw(&hexadecimal(unit));
        }
        self.raw(b">>> ").operator("BDC");
    }

    /// Ends the last that was begun and is marked.
    pub(super) fn end_marked(&mut self) {
        self.operator("EMC");
    }
}

/// Glyphs and offsets that are shown together. It is kept from one to the next, so that its room is.
#[derive(Default)]
pub(super) struct Shown {
    array: Vec<u8>,
    /// Whether the last of it are glyphs, to which more can be added.
    open: bool,
    offsets: bool,
}

impl Shown {
    /// Moves what follows, in thousandths of an em to the left.
    pub(super) fn offset(&mut self, offset: i32) {
        self.close();
        if !self.array.is_empty() {
            self.array.push(b' ');
        }
        number_into(&mut self.array, offset as f32);
        self.offsets = true;
    }

    /// One glyph more.
    pub(super) fn glyph(&mut self, glyph: u16) {
        if !self.open {
            self.array.push(b'<');
            self.open = true;
        }
        self.array.extend_from_slice(&hexadecimal(glyph));
    }

    fn close(&mut self) {
        if self.open {
            self.array.push(b'>');
            self.open = false;
        }
    }

    /// Shows all of it.
    pub(super) fn flush(&mut self, out: &mut Operators) {
        self.close();
        if self.array.is_empty() {
            return;
        }
        if self.offsets {
            out.raw(b"[").raw(&self.array).raw(b"] ").operator("TJ");
        } else {
            out.raw(&self.array).raw(b" ").operator("Tj");
        }
        self.array.clear();
        self.offsets = false;
    }
}

fn hexadecimal(number: u16) -> [u8; 4] {
    [12, 8, 4, 0].map(|shift| HEXADECIMAL[usize::from(number >> shift & 0xf)])
}

/// The shortest digits of a number; nearly all have three decimals at most.
fn number_into(bytes: &mut Vec<u8>, value: f32) {
    let thousandths = (value * 1000.0).round();
    if thousandths.abs() >= PLAIN || (thousandths / 1000.0).to_bits() != value.to_bits() {
        // Nothing fails that is written into memory.
        let _ = write!(bytes, "{value}");
        return;
    }
    if value.is_sign_negative() {
        bytes.push(b'-');
    }
    let thousandths = thousandths.abs() as u32;
    let (units, mut decimals) = (thousandths / 1000, thousandths % 1000);
    let digit = |number: u32| b'0' + (number % 10) as u8;
    for (least, number) in [(100, units / 100), (10, units / 10), (0, units)] {
        if units >= least {
            bytes.push(digit(number));
        }
    }
    if decimals > 0 {
        bytes.push(b'.');
    }
    while decimals > 0 {
        bytes.push(digit(decimals / 100));
        decimals = decimals % 100 * 10;
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn written(value: f32) -> String {
        let mut bytes = Vec::new();
        number_into(&mut bytes, value);
        String::from_utf8(bytes).unwrap()
    }

    #[test]
    fn every_number_of_a_page_has_its_shortest_digits() {
        for thousandths in -1_000_100..1_000_100_i32 {
            let value = thousandths as f32 / 1000.0;
            assert_eq!(written(value), value.to_string());
        }
        for value in [0.0, -0.0, 0.0005, -0.0004, 1e9, -1e-9, f32::MAX, f32::MIN_POSITIVE] {
            assert_eq!(written(value), value.to_string());
        }
    }

    proptest! {
        #[test]
        fn any_number_is_written_as_the_standard_library_writes_it(value in -1e7_f32..1e7) {
            prop_assert_eq!(written(value), value.to_string());
        }
    }

    #[test]
    fn glyphs_stand_in_an_array_only_where_something_moves_them() {
        let (mut out, mut shown) = (Operators::default(), Shown::default());
        shown.flush(&mut out);
        shown.glyph(1);
        shown.glyph(0xabcd);
        shown.flush(&mut out);
        shown.offset(-7);
        shown.glyph(2);
        shown.offset(12);
        shown.offset(3);
        shown.flush(&mut out);
        out.begin_said("é");
        out.end_marked();
        let expected = "<0001ABCD> Tj\n[-7<0002> 12 3] TJ\n/Span <</ActualText<FEFF00E9>>> BDC\nEMC";
        assert_eq!(String::from_utf8(out.into_bytes()).unwrap(), expected);
    }
}
