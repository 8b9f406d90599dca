//! Every kind of block on pages.

use super::{
    Paper, Report,
    layout::{Item, lay_out},
    model::{
        Anchor, Badge, Block, Body, Caption, Cell, Column, Columns, Document, Fact, Figure, Formula, IndicatorBlock,
        Label, Mark, Numbering, Part, PartId, Passage, Row, Run, Rung, RungState, Signature, Style, Table, Term, Text,
        Width,
    },
    text::Typesetter,
};
use crate::chart::{Drawing, Ink, Shape, at};

const WORDS: &str = "Kebijakan internal terkait arsitektur SPBE tercantum dalam Peraturan Wali Kota Contoh Nomor 41 Tahun \
                     2022 tentang Penyelenggaraan SPBE, Pasal 12–15 halaman 9–11, pada data dukung 1.a. ";

fn report(parts: Vec<Part>, paper: Paper) -> Report {
    let typesetter = Typesetter::new();
    let document = Document { parts, ..Document::default() };
    let laid = lay_out(&document, paper, &typesetter);
    Report {
        pages: laid.pages,
        bookmarks: laid.bookmarks,
        anchors: laid.anchors,
        missing: Vec::new(),
        properties: document.properties,
    }
}

fn part(id: PartId, title: &str, blocks: Vec<Block>) -> Part {
    Part { id, numbering: Numbering::Number, title: title.to_owned(), body: Body::Pages(blocks) }
}

fn caption(label: Label, key: &'static str) -> Caption {
    Caption { label, key, title: "Judul gambar atau tabel".to_owned(), text: Text::plain(WORDS) }
}

fn drawing(height: f32) -> Drawing {
    let shapes = vec![
        Shape::Rect { min: at(0.0, 0.0), max: at(50.0, height), radius: 0.0, fill: Some(Ink::Panel), edge: None },
        Shape::Ring { center: at(20.0, 10.0), inner: 4.5, outer: 6.5, from: 0.0, to: 0.7, ink: Ink::Bar },
        Shape::Hatch { min: at(30.0, 2.0), max: at(45.0, 9.0), ink: Ink::Level(0) },
    ];
    Drawing { width: 50.0, height, shapes, ..Drawing::default() }
}

fn indicator(id: &str, words: usize) -> IndicatorBlock {
    let rung = |level: u8, state, criteria: Vec<(bool, String)>| Rung {
        level,
        name: "Terpadu dan Terukur".to_owned(),
        remark: if state == RungState::Claimed { "diklaim".to_owned() } else { String::new() },
        state,
        ticked: state == RungState::Below,
        criteria,
    };
    let passage = |title: &str| Passage {
        title: title.to_owned(),
        title_again: format!("{title} (lanjutan)"),
        text: Text::plain(WORDS.repeat(words)),
    };
    IndicatorBlock {
        anchor: Anchor::Indicator(id.to_owned()),
        bookmark: format!("{id} Kebijakan – tingkat 2"),
        number: id.to_owned(),
        title: "Jaringan Dokumentasi dan Informasi Hukum (JDIH)".to_owned(),
        path: "Domain 1 › Aspek 1 Kebijakan Internal Tata Kelola SPBE".to_owned(),
        facts: ["Target", "Mandiri 2023", "Eksternal 2023", "Bobot", "Kontribusi", "Unit"]
            .map(|label| (label.to_owned(), "1,30%".to_owned()))
            .to_vec(),
        badge: Badge { level: Some(2), label: "Klaim".to_owned(), name: "Terkelola".to_owned() },
        ladder: vec![
            rung(5, RungState::Open, Vec::new()),
            rung(4, RungState::Open, Vec::new()),
            rung(3, RungState::Open, vec![(false, WORDS.to_owned())]),
            rung(2, RungState::Claimed, vec![(true, "Kebijakan telah ditetapkan.".to_owned())]),
            rung(1, RungState::Below, Vec::new()),
        ],
        passages: vec![passage("Fakta"), passage("Analisis")],
        notes: vec![Text::plain("Catatan kecil.")],
        tail: Vec::new(),
        continued: "lanjutan dari halaman".to_owned(),
        ladder_elsewhere: "Tangga tingkat tercetak pada halaman".to_owned(),
    }
}

fn table(rows: usize) -> Table {
    let row = |number: usize| {
        let cells = vec![
            Cell::text(number.to_string()),
            Cell::text(WORDS),
            Cell::text(Text::default().then_mark(Mark::Level(2)).then(" → ").then_mark(Mark::Level(4))),
            Cell::text("0,4420"),
        ];
        if number.is_multiple_of(7) { Row::group(cells) } else { Row::body(cells) }
    };
    let mut rows: Vec<Row> = (1..=rows).map(row).collect();
    rows.push(Row::total(vec![Cell::text("Jumlah").over(3), Cell::text("3,7495")]));
    Table {
        rows,
        note: Some(Text::plain(WORDS)),
        ..Table::new(
            caption(Label::Table, "tabel"),
            vec![
                Column::left(Width::Fixed(9.0)),
                Column::left(Width::Share(1.0)),
                Column::left(Width::Fixed(24.0)),
                Column::right(Width::Fixed(20.0)),
            ],
            ["No.", "Uraian", "Kini ke target", "Kontribusi\nke indeks"].map(Cell::text).to_vec(),
        )
    }
}

fn everything() -> Vec<Part> {
    let blocks = vec![
        Block::text(
            Style::Lead,
            Text::plain(WORDS).then_strong("tebal").then_run(Run::Page(Anchor::Part(PartId::Blocks))),
        ),
        Block::Gap(5.0),
        Block::Facts(
            ["INDEKS SPBE", "PREDIKAT", "INDIKATOR DINILAI"]
                .map(|label| Fact { label: label.to_owned(), value: Text::plain("3,75") })
                .to_vec(),
        ),
        Block::Gap(5.0),
        Block::Figure(Figure {
            drawing: drawing(20.0),
            caption: caption(Label::Figure, "gambar"),
            indent: 0.0,
            beside: None,
            legend: Vec::new(),
        }),
        Block::Gap(5.0),
        Block::Quote { text: Text::plain(WORDS), source: Text::plain("Dr. Hening Prabaswara") },
        Block::Gap(5.0),
        Block::Formula(Formula {
            terms: vec![
                Term::Text(Text::plain("NA").then_subscript("i").then(" =")),
                Term::Fraction(Text::plain("Σ (NI × BI)"), Text::plain("BA")),
            ],
        }),
        Block::Gap(5.0),
        Block::Columns(Columns {
            columns: vec![
                (
                    81.0,
                    vec![Block::Signature(Signature {
                        label: "DISUSUN OLEH".to_owned(),
                        office: "Kepala Dinas".to_owned(),
                        capacity: "selaku Penanggung Jawab".to_owned(),
                        hint: vec!["Tanda tangan dan cap,".to_owned(), "atau visual TTE".to_owned()],
                        anchor: Some('#'),
                        name: "Raras Wulandari".to_owned(),
                        lines: vec!["NIP 1975".to_owned()],
                    })],
                ),
                (81.0, vec![Block::h3("Prasyarat"), Block::text(Style::Small, WORDS)]),
            ],
            gutter: 8.0,
        }),
        Block::Gap(7.0),
        Block::h2("Arti hasil"),
        Block::Gap(2.0),
        Block::Table(table(30)),
    ];
    let details = vec![
        Block::Indicator(Box::new(indicator("1", 2))),
        Block::Gap(9.0),
        Block::Indicator(Box::new(indicator("2", 2))),
        Block::Gap(9.0),
        Block::Indicator(Box::new(indicator("3", 30))),
    ];
    vec![part(PartId::Results, "Hasil", blocks), part(PartId::Blocks, "Rincian indikator", details)]
}

fn texts(report: &Report) -> String {
    let items = report.pages.iter().flat_map(|page| &page.items);
    items.fold(String::new(), |mut all, item| {
        if let Item::Text(run) = item {
            all.push_str(&run.text);
            all.push(' ');
        }
        all
    })
}
