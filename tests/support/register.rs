//! A small register of documents tied to indicators, as edits.
#![allow(clippy::unwrap_used, reason = "an edit of the tests that does not fit must stop")]

use jiff::civil::Date;
use spbe_mandiri::assessment::{
    Assessment, Content, DocumentField, DocumentKind, Edit, Field, Item, Link, Place, Seen, StoredFile, TextLayer,
    UseField, UseId, UsePlace,
};

use super::{author, given, rubric, use_of};

/// An assessment that grows edit by edit.
#[derive(Default)]
pub struct Desk {
    /// What stands there.
    pub assessment: Assessment,
    moment: i64,
}

impl Desk {
    /// Applies an edit a moment later.
    pub fn edit(&mut self, edit: Edit) -> &mut Self {
        self.moment += 1_000;
        self.assessment.apply(&rubric(), edit, &author("Uji", self.moment)).unwrap();
        self
    }

    /// Puts a text into a field.
    pub fn text(&mut self, field: Field, text: &str) -> &mut Self {
        self.edit(field.set(text.to_owned()))
    }

    /// A document with kind, title, number and day; empty texts stand for nothing.
    pub fn document(&mut self, id: &str, kind: DocumentKind, title: &str, number: &str, day: &str) -> &mut Self {
        self.edit(Edit::Create(Item::Document(id.into())))
            .edit(Field::Document(id.into(), DocumentField::Kind).set(kind));
        self.text(Field::Document(id.into(), DocumentField::Title), title);
        self.text(Field::Document(id.into(), DocumentField::Number), number);
        let day: Option<Date> = (!day.is_empty()).then(|| day.parse().unwrap());
        self.edit(Field::Document(id.into(), DocumentField::Date).set(day))
    }

    /// A file under a document; its hash is made of one letter.
    pub fn file(&mut self, id: &str, letter: char, bytes: u64, name: &str) -> &mut Self {
        let file = StoredFile {
            hash: letter.to_string().repeat(64),
            extension: "pdf".to_owned(),
            bytes,
            name: name.to_owned(),
            text: TextLayer::Present,
            seen: Seen::default(),
        };
        self.edit(given(&id.into(), vec![Content::File(file)]))
    }

    /// An address under a document.
    pub fn link(&mut self, id: &str, address: &str, accessed: &str) -> &mut Self {
        let accessed = (!accessed.is_empty()).then(|| accessed.parse().unwrap());
        let link = Link { address: address.to_owned(), accessed };
        self.edit(given(&id.into(), vec![Content::Link(link)]))
    }

    /// Ties a document to an indicator with article, pages, what it shows and the criteria it supports.
    pub fn tie(&mut self, indicator: &str, document: &str, said: [&str; 3], criteria: &[&str]) -> &mut Self {
        let place = Place::first(indicator);
        let id = UseId::from(format!("{indicator}-{document}-{}", self.moment));
        self.edit(self.assessment.tie(&place, &document.into(), id.clone()));
        let at = UsePlace { at: place, id };
        let fields = [
            Field::Use(at.clone(), UseField::Article),
            Field::Use(at.clone(), UseField::Pages),
            Field::Use(at.clone(), UseField::Shows),
        ];
        for (field, text) in fields.into_iter().zip(said) {
            self.text(field, text);
        }
        for criterion in criteria {
            self.edit(Field::UseCriterion(at.clone(), (*criterion).to_owned().into()).set(true));
        }
        self
    }

    /// Ticks criteria.
    pub fn tick(&mut self, indicator: &str, criteria: &[&str]) -> &mut Self {
        for criterion in criteria {
            self.edit(Field::Tick(Place::first(indicator), (*criterion).to_owned().into()).set(true));
        }
        self
    }
}

/// A register over an assessment, as an institution has it after some weeks: documents of many kinds, one for several
/// indicators, one twice at the same, links, and faults an assessor would find.
pub fn registered(assessment: Assessment) -> Assessment {
    use DocumentKind::{
        Agreement, Decree, Guideline, Invitation, List, Minutes, Other, Plan, Proposal, Records, Regulation, Report,
        Screenshot, Technical, WebAddress,
    };
    let mut desk = Desk { assessment: without_documents(assessment), moment: 0 };
    let documents: [(&str, DocumentKind, &str, &str, &str, u64); 16] = [
        (
            "spbe",
            Regulation,
            "Peraturan Wali Kota Contoh tentang Penyelenggaraan SPBE",
            "41 Tahun 2022",
            "2022-09-12",
            1_234_567,
        ),
        ("ubah", Proposal, "Rancangan Perubahan Peraturan Wali Kota Nomor 41 Tahun 2022", "", "2024-05-03", 412_000),
        ("data", Regulation, "Peraturan Wali Kota Contoh tentang Satu Data", "17 Tahun 2021", "2021-06-28", 911_000),
        ("pedoman", Guideline, "Pedoman Manajemen Data Kota Contoh", "050/112/2023", "2023-02-06", 1_802_000),
        ("reviu", Report, "Laporan Reviu Kebijakan Data", "", "2021-11-14", 612_000),
        ("rencana", Plan, "Peta Rencana SPBE Kota Contoh 2021–2025", "", "2021-03-15", 4_120_000),
        ("strategi", Decree, "Keputusan Wali Kota tentang Strategi Data", "188/57/2023", "2023-03-01", 702_000),
        ("rapat", Minutes, "Notula Rapat Tim Koordinasi SPBE", "", "", 233_000),
        (
            "undangan",
            Invitation,
            "Undangan reviu Manajemen Data dan penyempurnaan pedoman seluruh perangkat daerah",
            "005/88",
            "2023-10-30",
            90_000,
        ),
        ("layar", Screenshot, "Tangkapan layar pencarian dan unggah produk hukum", "", "2024-05-20", 512_000),
        ("jdih", WebAddress, "Laman JDIH Kota Contoh", "", "", 0),
        ("video", WebAddress, "Video alur persetujuan cuti", "", "", 0),
        ("manual", Technical, "Manual SIMPEG Kota versi 4.2", "", "2024-01-03", 6_130_000),
        ("integrasi", Technical, "Dokumen Integrasi SIASN, e-Kinerja, dan SIPD", "", "2024-01-15", 1_090_000),
        ("daftar", List, "Daftar induk data perangkat daerah", "", "2024-02-01", 340_000),
        ("kerja-sama", Agreement, "Perjanjian kerja sama pusat data", "119/7/2020", "2020-01-07", 128_600_000),
    ];
    for (place, (id, kind, title, number, day, bytes)) in documents.into_iter().enumerate() {
        desk.document(id, kind, title, number, day);
        match id {
            "jdih" => {
                desk.link(id, "https://jdih.contoh.go.id/produk-hukum/pencarian?jenis=perwal&tahun=2022", "2024-05-20")
            }
            "video" => desk.link(id, "https://video.contoh.go.id/simpeg/alur-persetujuan-cuti", ""),
            _ => desk.file(id, char::from(b"0123456789abcdef"[place]), bytes, &format!("{id} (pindai).pdf")),
        };
    }
    desk.document("salinan", Other, "Salinan Peraturan Wali Kota tentang SPBE", "", "")
        .file("salinan", '0', 1_234_567, "s.pdf");
    desk.document("arsip", Records, "Dokumentasi bimbingan teknis 2019", "", "2019-07-02").file(
        "arsip",
        'f',
        20,
        "arsip.jpg",
    );
    desk.text(Field::Document("spbe".into(), DocumentField::Issuer), "Wali Kota Contoh");
    desk.text(Field::Document("spbe".into(), DocumentField::Note), "Asli disimpan Bagian Hukum.");
    desk.text(Field::Document("arsip".into(), DocumentField::Note), "Menunggu pilihan indikator.");
    desk.edit(
        Field::Document("rencana".into(), DocumentField::ValidUntil).set(Some("2025-12-31".parse::<Date>().unwrap())),
    );
    desk.edit(
        Field::Document("kerja-sama".into(), DocumentField::ValidUntil)
            .set(Some("2023-01-07".parse::<Date>().unwrap())),
    );
    for indicator in ["1", "2", "4", "5", "6", "7", "8", "10"] {
        let pages = format!("{indicator}–1{indicator}");
        desk.tie(indicator, "spbe", ["Pasal 12–15", &pages, "pengaturan dan pembagian tugas"], &["2.1"]);
    }
    desk.tie("1", "ubah", ["", "2–6", "Penambahan tiga domain yang belum diatur."], &["3.1"]);
    desk.tie("3", "data", ["Pasal 6–21", "5–14", "seluruh rangkaian Manajemen Data"], &["2.1", "3.1"]);
    desk.tie("3", "pedoman", ["", "3–18", ""], &["4.1"]).tie(
        "3",
        "reviu",
        ["Bab III", "7–9", "isu dan saran"],
        &["4.1"],
    );
    desk.tie("12", "rencana", ["Bab IV–X", "30–84", ""], &["2.1"]).tie(
        "23",
        "rencana",
        ["Bab VI", "61–63", ""],
        &["2.1", "2.2"],
    );
    desk.tie(
        "23",
        "pedoman",
        ["", "3–18", "pengelolaan data induk, data referensi, dan basis data"],
        &["3.1", "3.2", "3.3"],
    );
    desk.tie("23", "strategi", ["diktum kedua", "2–4", "Strategi data bagi seluruh perangkat daerah."], &["4.1"]);
    desk.tie("23", "strategi", ["", "Lampiran II", "sasaran per perangkat daerah"], &["4.2"]);
    desk.tie("23", "rapat", ["", "1–4", ""], &["4.3"]).tie("23", "undangan", ["", "", ""], &[]);
    desk.tie("36", "manual", ["", "4–31", "alur persetujuan"], &["2.1", "3.1"]).tie(
        "36",
        "video",
        ["", "menit 3", ""],
        &["3.1"],
    );
    desk.tie("36", "integrasi", ["", "2–9", "pertukaran data dengan tiga layanan"], &["4.1"]);
    desk.tie("44", "layar", ["", "1–4", ""], &["2.1"]).tie("44", "jdih", ["", "", "pencarian produk hukum"], &["2.1"]);
    desk.tie("16", "kerja-sama", ["Pasal 4", "11", ""], &["2.1"]).tie("2", "salinan", ["", "9", ""], &[]);
    desk.assessment
}

/// An assessment as it would be had nobody registered a document.
fn without_documents(mut assessment: Assessment) -> Assessment {
    assessment.documents.clear();
    for answer in assessment.answers.values_mut() {
        answer.letters.clear();
        answer.entries.iter_mut().for_each(|entry| entry.uses.clear());
    }
    assessment
}

/// Many documents at one indicator, each with a long name.
pub fn crowded(assessment: Assessment, indicator: &str, many: usize) -> Assessment {
    let mut desk = Desk { assessment, moment: 0 };
    let mut edits = Vec::new();
    for place in 0..many {
        let id = format!("banyak-{place}");
        let title = format!("Laporan pelaksanaan kegiatan koordinasi antarperangkat daerah bagian ke-{place}");
        edits.extend([
            Edit::Create(Item::Document(id.clone().into())),
            Field::Document(id.clone().into(), DocumentField::Title).set(title),
        ]);
    }
    desk.edit(Edit::Many(edits));
    let mut edits = Vec::new();
    for place in 0..many {
        let letter = Field::Letter(indicator.into(), format!("banyak-{place}").into());
        edits.push(letter.set(Some(u16::try_from(place).unwrap() + 1_000)));
        let at = UsePlace { at: Place::first(indicator), id: format!("pakai-{place}").into() };
        edits.push(use_of(at.clone(), format!("banyak-{place}")));
        edits.push(Field::Use(at.clone(), UseField::Pages).set(format!("{place}–{}", place + 7)));
        edits.push(Field::Use(at, UseField::Shows).set(format!("isi pokok bagian ke-{place} menurut lampirannya")));
    }
    desk.edit(Edit::Many(edits));
    desk.assessment
}

/// A document and a use with these texts in every field.
pub fn described(assessment: Assessment, indicator: &str, id: &str, texts: &mut dyn FnMut() -> String) -> Assessment {
    let mut desk = Desk { assessment, moment: 0 };
    desk.document(id, DocumentKind::Other, "", "", "");
    desk.tie(indicator, id, ["", "", ""], &[]);
    let place = desk.assessment.uses_of(id).remove(0);
    let document = DocumentField::ALL.iter().map(|field| Field::Document(id.into(), *field));
    let used = UseField::ALL.iter().map(|field| Field::Use(place.clone(), *field));
    let fields: Vec<Field> = document.chain(used).filter(|field| field.empty().text().is_some()).collect();
    for field in fields {
        desk.text(field, &texts());
    }
    desk.link(id, &texts(), "");
    desk.assessment
}
