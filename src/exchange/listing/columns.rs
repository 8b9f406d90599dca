//! The line that names the columns of a table of documents.

use super::super::levels::{Record, plain};

/// Most lines among which the names of the columns are looked for.
const MOST_ABOVE: usize = 30;

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Column {
    File,
    Indicator,
    Code,
    Title,
    Number,
    Issuer,
    Date,
    Kind,
}

/// Names of columns, without signs and capitals; the first that stands in the line is the one.
const NAMES: [(Column, &[&str]); 8] = [
    (Column::File, &["berkas", "nama berkas", "file", "nama file"]),
    (Column::Indicator, &["indikator", "nomor indikator", "no indikator"]),
    (Column::Code, &["kode", "kode bukti"]),
    (Column::Title, &["judul", "judul dokumen", "nama dokumen"]),
    (Column::Number, &["nomor", "nomor dokumen", "no dokumen"]),
    (Column::Issuer, &["penerbit"]),
    (Column::Date, &["tanggal", "tanggal dokumen", "tgl"]),
    (Column::Kind, &["jenis", "jenis dokumen"]),
];

/// The line that names the columns.
#[derive(Debug)]
pub(super) struct Head {
    /// How many records stand above it.
    pub above: usize,
    places: Vec<(Column, usize)>,
}

impl Head {
    /// What stands in a column of a row.
    pub fn cell<'a>(&self, cells: &'a [String], column: Column) -> &'a str {
        let place = self.places.iter().find(|(known, _)| *known == column).map(|(_, place)| *place);
        place.and_then(|place| cells.get(place)).map_or("", String::as_str)
    }
}

/// The first line that names files and anything else of documents.
pub(super) fn find(rows: &[Record]) -> Option<Head> {
    rows.iter().take(MOST_ABOVE).enumerate().find_map(|(above, record)| {
        let Record::Row { cells, .. } = record else { return None };
        let names: Vec<String> = cells.iter().map(|cell| plain(cell)).collect();
        let place = |known: &[&str]| known.iter().find_map(|known| names.iter().position(|name| name == known));
        let places: Vec<(Column, usize)> =
            NAMES.iter().filter_map(|(column, known)| Some((*column, place(known)?))).collect();
        let names_files = places.iter().any(|(column, _)| *column == Column::File);
        (names_files && places.len() > 1).then_some(Head { above, places })
    })
}
