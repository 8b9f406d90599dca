//! The records of an archive: what stands before each file, in the directory, and at the end.

/// Begins what stands before a file.
pub(super) const LOCAL: u32 = 0x0403_4b50;
/// Begins a record of the directory.
pub(super) const CENTRAL: u32 = 0x0201_4b50;
/// Begins the end.
pub(super) const END: u32 = 0x0605_4b50;
/// Begins the long form of the end.
pub(super) const LONG_END: u32 = 0x0606_4b50;
/// Begins what says where the long form of the end is.
const LONG_END_PLACE: u32 = 0x0706_4b50;
/// Stands for "see the long form".
pub(super) const LONG_32: u32 = u32::MAX;
/// Stands for the same where files are counted.
const LONG_16: u16 = u16::MAX;
/// From this size on a file gets the long form of its sizes; a little below what the short one can say, since packing
/// can make a file larger.
const LONG_FROM: u64 = 0xfff0_0000;
/// Bit of names in UTF-8.
const UTF_8: u16 = 1 << 11;
/// Midnight of 1 January 1980, which stands for no time.
const NO_TIME: [u16; 2] = [0, 0x21];
/// A plain file that everybody may read, as Unix says it.
const PLAIN_FILE: u32 = 0o100_644 << 16;
/// Stands for Unix, in the half of a word above the version.
const UNIX: u16 = 3 << 8;

/// What the records of a file say.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Entry {
    /// Its name, with `/` between folder and file.
    pub name: String,
    /// Whether it is deflated; otherwise it lies there as it is.
    pub deflated: bool,
    /// CRC-32 of its bytes.
    pub crc: u32,
    /// Size in the archive, in bytes.
    pub packed: u64,
    /// Size in bytes.
    pub size: u64,
    /// Where its first record begins.
    pub offset: u64,
}

impl Entry {
    /// What stands before the file. Bytes 4 and 5 are the version that is needed to read it.
    pub fn local(&self) -> Vec<u8> {
        let mut record = LOCAL.to_le_bytes().to_vec();
        let long = long_form(&self.long_sizes());
        self.about(&mut record, long.len());
        record.extend(self.name.as_bytes());
        record.extend(long);
        record
    }

    /// The record in the directory. Byte 4 is the version it was made by, bytes 6 and 7 the one that is needed.
    pub fn central(&self) -> Vec<u8> {
        let mut record = CENTRAL.to_le_bytes().to_vec();
        let mut long = self.long_sizes();
        long.extend(Some(self.offset).filter(|offset| *offset >= u64::from(LONG_32)));
        let long = long_form(&long);
        put_16(&mut record, &[UNIX | self.version()]);
        self.about(&mut record, long.len());
        // No remark, not on another disk, no text mark.
        put_16(&mut record, &[0, 0, 0]);
        put_32(&mut record, &[PLAIN_FILE, short(self.offset)]);
        record.extend(self.name.as_bytes());
        record.extend(long);
        record
    }

    /// The version of the format that is needed to read it, times ten.
    pub fn version(&self) -> u16 {
        match self.deflated {
            _ if self.is_long() => 45,
            true => 20,
            false => 10,
        }
    }

    fn is_long(&self) -> bool {
        self.size >= LONG_FROM
    }

    /// What both records say in the same words. No name here is longer than a word can count.
    fn about(&self, record: &mut Vec<u8>, extra: usize) {
        let flags = if self.name.is_ascii() { 0 } else { UTF_8 };
        let method = if self.deflated { 8 } else { 0 };
        put_16(record, &[self.version(), flags, method, NO_TIME[0], NO_TIME[1]]);
        let sizes = if self.is_long() { [LONG_32; 2] } else { [short(self.packed), short(self.size)] };
        put_32(record, &[self.crc, sizes[0], sizes[1]]);
        put_16(record, &[self.name.len() as u16, extra as u16]);
    }

    /// What the long form says of the sizes, where they need it.
    fn long_sizes(&self) -> Vec<u64> {
        if self.is_long() { vec![self.size, self.packed] } else { Vec::new() }
    }
}

/// Where a directory is and how much it holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Directory {
    /// Where it begins.
    pub start: u64,
    /// Size in bytes.
    pub size: u64,
    /// How many files it names.
    pub files: u64,
}

impl Directory {
    /// Whether its numbers need the long form of the end.
    pub fn is_long(&self) -> bool {
        self.files > u64::from(LONG_16) || self.start.max(self.size) > u64::from(LONG_32)
    }

    /// The long form of the end, and where it is. Bytes 12 to 15 are versions.
    pub fn long_end(&self, version: u16) -> Vec<u8> {
        let mut record = LONG_END.to_le_bytes().to_vec();
        put_64(&mut record, &[44]);
        put_16(&mut record, &[version, version]);
        put_32(&mut record, &[0, 0]);
        put_64(&mut record, &[self.files, self.files, self.size, self.start]);
        put_32(&mut record, &[LONG_END_PLACE, 0]);
        put_64(&mut record, &[self.start.saturating_add(self.size)]);
        put_32(&mut record, &[1]);
        record
    }

    /// The end, up to a remark of this length; `long` where the long form stands before it.
    pub fn end(&self, long: bool, remark: u16) -> Vec<u8> {
        let files = u16::try_from(self.files).unwrap_or(LONG_16);
        let mut record = END.to_le_bytes().to_vec();
        put_16(&mut record, &[0, 0, files, files]);
        put_32(&mut record, &[if long { LONG_32 } else { short(self.size) }, short(self.start)]);
        put_16(&mut record, &[remark]);
        record
    }
}

fn short(number: u64) -> u32 {
    u32::try_from(number).unwrap_or(LONG_32)
}

/// Numbers that are too large for the records themselves; nothing where there are none.
fn long_form(numbers: &[u64]) -> Vec<u8> {
    let mut form = Vec::new();
    if !numbers.is_empty() {
        put_16(&mut form, &[1, 8 * numbers.len() as u16]);
        put_64(&mut form, numbers);
    }
    form
}

fn put_16(record: &mut Vec<u8>, numbers: &[u16]) {
    record.extend(numbers.iter().flat_map(|number| number.to_le_bytes()));
}

fn put_32(record: &mut Vec<u8>, numbers: &[u32]) {
    record.extend(numbers.iter().flat_map(|number| number.to_le_bytes()));
}

fn put_64(record: &mut Vec<u8>, numbers: &[u64]) {
    record.extend(numbers.iter().flat_map(|number| number.to_le_bytes()));
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entry(size: u64, offset: u64) -> Entry {
        Entry { name: "a".to_owned(), deflated: false, crc: 0x0403_0201, packed: size, size, offset }
    }

    /// Field by field as APPNOTE 4.3 and 4.5.3 list them; nobody packs four gigabytes in a test.
    #[test]
    fn sizes_and_places_beyond_four_gigabytes_stand_in_the_long_form() {
        let (size, offset) = (LONG_FROM, 0x1_2345_6789_u64);
        let sizes = [LONG_FROM.to_le_bytes(), LONG_FROM.to_le_bytes()].concat();
        let about = [45, 0, 0, 0, 0, 0, 0, 0, 0x21, 0, 1, 2, 3, 4, 255, 255, 255, 255, 255, 255, 255, 255, 1, 0];
        let local = [b"PK\x03\x04".as_slice(), &about, &[20, 0], b"a", &[1, 0, 16, 0], &sizes].concat();
        assert_eq!(entry(size, 0).local(), local);
        let fixed = [0, 0, 0, 0, 0, 0, 0, 0, 0xa4, 0x81, 255, 255, 255, 255];
        let mut central = [b"PK\x01\x02\x2d\x03".as_slice(), &about, &[28, 0], &fixed, b"a", &[1, 0, 24, 0]].concat();
        central.extend([sizes.as_slice(), &offset.to_le_bytes()].concat());
        assert_eq!(entry(size, offset).central(), central);
        let only_place = entry(3, offset).central();
        assert!(only_place.ends_with(&[[1, 0, 8, 0].as_slice(), &offset.to_le_bytes()].concat()));
        assert!(!entry(LONG_FROM - 1, u64::from(LONG_32) - 1).central().windows(4).any(|window| window == [255; 4]));
    }

    #[test]
    fn a_directory_beyond_four_gigabytes_has_the_long_form_of_the_end() {
        let directory = Directory { start: u64::from(LONG_32) + 1, size: 100, files: 2 };
        assert!(directory.is_long() && !Directory { start: u64::from(LONG_32), ..directory }.is_long());
        assert!(Directory { start: 0, size: 100, files: 65_536 }.is_long());
        let end = directory.long_end(45);
        assert_eq!(end.len(), 56 + 20);
        assert!(end.starts_with(b"PK\x06\x06\x2c\0\0\0\0\0\0\0\x2d\0\x2d\0"));
        assert_eq!(end[56 + 8..56 + 16], (u64::from(LONG_32) + 101).to_le_bytes());
        assert_eq!(directory.end(true, 84)[8..], [2, 0, 2, 0, 255, 255, 255, 255, 255, 255, 255, 255, 84, 0]);
    }
}
