//! Drafts with documents and their evidence store.

use std::{fs, path::Path};

use sha2::{Digest as _, Sha256};
use spbe_mandiri::{
    assessment::{
        Assessment, Content, DocumentField, Edit, Field, Item, Link, Place, Seen, StoredFile, TextLayer, UseField,
        UseId, UsePlace,
    },
    storage::stored_path,
    words::hex,
};

use super::{author, rubric};

/// A file as the store knows it.
pub fn stored(bytes: &[u8], extension: &str) -> StoredFile {
    StoredFile {
        hash: hex(&Sha256::digest(bytes)),
        extension: extension.to_owned(),
        bytes: bytes.len() as u64,
        name: format!("asal.{extension}"),
        text: TextLayer::Unknown,
        seen: Seen::default(),
    }
}

/// Puts bytes in a store and returns how the store knows them.
pub fn put(store: &Path, bytes: &[u8], extension: &str) -> StoredFile {
    let stored = stored(bytes, extension);
    let place = stored_path(store, &stored);
    fs::create_dir_all(place.parent().unwrap()).unwrap();
    super::put(&place, bytes);
    stored
}

/// Adds a document with this title and content, used at an indicator.
pub fn add(assessment: &mut Assessment, id: &str, title: &str, content: Option<Content>, indicator: &str) {
    let mut edits = vec![
        Edit::Create(Item::Document(id.into())),
        Field::Document(id.into(), DocumentField::Title).set(title.to_owned()),
    ];
    edits.extend(content.map(|content| super::given(&id.into(), vec![content])));
    assessment.apply(&rubric(), Edit::Many(edits), &author("Uji", 0)).unwrap();
    tie(assessment, id, indicator);
}

/// Uses a document at an indicator too.
pub fn tie(assessment: &mut Assessment, id: &str, indicator: &str) {
    let (place, used) = (Place::first(indicator), UseId::from(format!("{id}-{indicator}")));
    let edits = Edit::Many(vec![
        assessment.tie(&place, &id.into(), used.clone()),
        Field::Use(UsePlace { at: place.clone(), id: used.clone() }, UseField::Pages).set("4–9".to_owned()),
        Field::Use(UsePlace { at: place, id: used }, UseField::Shows).set("Isi yang dibuktikan".to_owned()),
    ]);
    assessment.apply(&rubric(), edits, &author("Uji", 0)).unwrap();
}

/// A link.
pub fn link(address: &str) -> Content {
    Content::Link(Link { address: address.to_owned(), accessed: None })
}

/// Twelve documents of several kinds and sizes over five indicators: a single PDF, bundles, links, one document at two
/// indicators, and one without a file.
pub fn twelve(store: &Path) -> Assessment {
    let mut assessment = super::answered(&[3, 3, 3, 4, 2]);
    let indicators = ["1", "2", "2", "2", "3", "3", "4", "4", "4", "4"];
    for (number, indicator) in indicators.into_iter().enumerate() {
        let (extension, bytes) = match number % 3 {
            0 => ("pdf", format!("%PDF-1.7 dokumen {number}").into_bytes()),
            1 => ("txt", format!("baris {number}\n").repeat(40 * (number + 1)).into_bytes()),
            _ => ("png", (0..3_000_u32).map(|byte| ((byte * byte * (number as u32 + 7)) >> 5) as u8).collect()),
        };
        let content = Content::File(put(store, &bytes, extension));
        add(&mut assessment, &format!("dok-{number:02}"), &format!("Dokumen {number}"), Some(content), indicator);
    }
    add(&mut assessment, "dok-10", "Portal", Some(link("https://contoh.go.id/=x")), "4");
    add(&mut assessment, "dok-11", "Belum ada", None, "5");
    tie(&mut assessment, "dok-00", "3");
    assessment
}
