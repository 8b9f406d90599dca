//! How a document and a place in it are named inside a sentence.

use super::WORDS;
use crate::{
    assessment::{Document, DocumentKind, DocumentStatus, Use},
    rubric::OPEN,
    t,
};

/// The document inside a sentence: kind, number, year or day and title, as far as they are known, each once. What every
/// such document has and this one lacks stands as an open place. `None` where nothing names it.
pub(super) fn named(document: &Document, says_unissued: bool) -> Option<String> {
    let title = one_line(&document.title.value);
    let number = bare_number(&one_line(&document.number.value));
    let kind = document.kind.value;
    let mut name = if title.is_empty() {
        if number.is_empty() && document.link().is_none() {
            return None;
        }
        kind_in_sentence(kind).to_owned()
    } else if names_itself(&title) {
        title.clone()
    } else if is_norm(kind) {
        t!(WORDS, drafting.about, document = issued(document), title = title)
    } else {
        t!(WORDS, drafting.quoted, kind = kind_in_sentence(kind), title = title)
    };
    name = if is_norm(kind) { norm(document, &name, &number) } else { dated(document, name, &number) };
    if let Some(link) = document.link() {
        let address = one_line(&link.address);
        name = if title.is_empty() && number.is_empty() {
            format!("{name} {address}")
        } else {
            t!(WORDS, drafting.on_address, document = name, address = address)
        };
        let day = link.accessed.map_or_else(|| OPEN.to_owned(), |day| WORDS.date(day));
        name = t!(WORDS, drafting.accessed, document = name, day = day);
    }
    Some(match document.status.value {
        DocumentStatus::Revoked => t!(WORDS, drafting.revoked, document = name),
        DocumentStatus::Draft if !says_unissued => t!(WORDS, drafting.unissued, document = name),
        DocumentStatus::Draft | DocumentStatus::InForce => name,
    })
}

/// Article and pages inside a sentence, with open places for what an assessor will look for; empty where the document
/// is looked at as a whole.
pub(super) fn place(document: &Document, used: &Use) -> String {
    let kind = document.kind.value;
    let (article, pages) = known(kind, used);
    let paged = document.link().is_none() && !is_seen_whole(kind);
    let article = if article.is_empty() && kind == DocumentKind::Regulation && paged {
        t!(WORDS, drafting.article, article = OPEN)
    } else {
        article
    };
    let pages = if pages.is_empty() && paged { t!(WORDS, drafting.pages, pages = OPEN) } else { pages };
    joined(&article, &pages)
}

/// Article and pages as far as they are known.
pub(super) fn known_place(document: &Document, used: &Use) -> String {
    let (article, pages) = known(document.kind.value, used);
    joined(&article, &pages)
}

fn known(kind: DocumentKind, used: &Use) -> (String, String) {
    let article = one_line(&used.article.value);
    let article = match article.starts_with(|first: char| first.is_ascii_digit()) {
        true if is_norm(kind) => t!(WORDS, drafting.article, article = article),
        true => t!(WORDS, drafting.chapter, article = article),
        false => article,
    };
    let pages = one_line(&used.pages.value);
    let small = pages.to_lowercase();
    let word = t!(WORDS, drafting.pages_words).split('|').find(|word| small.starts_with(word));
    let bare = word.and_then(|word| pages.get(word.len()..)).map_or(pages.as_str(), str::trim);
    let pages = if bare.starts_with(|first: char| first.is_ascii_digit()) && kind != DocumentKind::Video {
        t!(WORDS, drafting.pages, pages = bare)
    } else {
        pages
    };
    (article, pages)
}

fn joined(article: &str, pages: &str) -> String {
    [article, pages].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
}

/// What was typed, on one line.
pub(super) fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// `Nomor 41 Tahun 2022` in its place before the subject.
fn norm(document: &Document, name: &str, number: &str) -> String {
    let number = if number.is_empty() { OPEN } else { number };
    let numbered = mentions(name, number);
    let (head, tail) = match name.split_once(t!(WORDS, drafting.about_word)) {
        Some((head, tail)) => (head.to_owned(), Some(tail.to_owned())),
        None => (name.to_owned(), None),
    };
    // A title that gives a number of its own needs none, known or not.
    let has_number = numbered || (number == OPEN && head.chars().any(|letter| letter.is_ascii_digit()));
    let mut head = if has_number { head } else { t!(WORDS, drafting.number, document = head, number = number) };
    if !has_year(&head) {
        let year = document.date.value.map_or_else(|| OPEN.to_owned(), |day| day.year().to_string());
        head = t!(WORDS, drafting.year, document = head, year = year);
    }
    match tail {
        Some(tail) => t!(WORDS, drafting.about, document = head, title = tail),
        None => head,
    }
}

/// Number and day behind the name.
fn dated(document: &Document, name: String, number: &str) -> String {
    let name = if number.is_empty() || mentions(&name, number) {
        name
    } else {
        t!(WORDS, drafting.number, document = name, number = number)
    };
    match document.date.value {
        Some(day) if !name.contains(&WORDS.date(day)) => {
            t!(WORDS, drafting.on_day, document = name, day = WORDS.date(day))
        }
        None if needs_day(document.kind.value) => t!(WORDS, drafting.on_day, document = name, day = OPEN),
        _ => name,
    }
}

/// Kind with the office that issued it: `Peraturan Wali Kota Contoh`. An institution's name would read as another kind
/// of law: `Peraturan Pemerintah`.
fn issued(document: &Document) -> String {
    let kind = kind_in_sentence(document.kind.value);
    let issuer = one_line(&document.issuer.value);
    if issuer.is_empty() || issuer.to_lowercase().starts_with("pemerintah") {
        kind.to_owned()
    } else {
        format!("{kind} {issuer}")
    }
}

/// The number without the word for it.
fn bare_number(number: &str) -> String {
    let small = number.to_lowercase();
    let word = ["nomor", "no."].into_iter().find(|word| small.starts_with(word));
    word.and_then(|word| number.get(word.len()..)).map_or(number, str::trim).to_owned()
}

fn names_itself(title: &str) -> bool {
    let first = title.split(' ').next().unwrap_or_default().to_lowercase();
    t!(WORDS, drafting.opening_words).split('|').any(|word| word == first)
}

fn mentions(name: &str, number: &str) -> bool {
    let plain = |text: &str| -> String {
        text.chars().filter(|letter| !letter.is_whitespace()).flat_map(char::to_lowercase).collect()
    };
    plain(name).contains(&plain(number))
}

fn has_year(text: &str) -> bool {
    let is_year = |word: &str| word.len() == 4 && (word.starts_with("19") || word.starts_with("20"));
    text.split(|letter: char| !letter.is_ascii_digit()).any(is_year)
}

fn is_norm(kind: DocumentKind) -> bool {
    matches!(kind, DocumentKind::Regulation | DocumentKind::Decree | DocumentKind::Circular)
}

/// Kinds whose age is asked for.
fn needs_day(kind: DocumentKind) -> bool {
    matches!(kind, DocumentKind::Report | DocumentKind::Minutes)
}

/// Kinds that have no pages to point at.
fn is_seen_whole(kind: DocumentKind) -> bool {
    matches!(
        kind,
        DocumentKind::Screenshot
            | DocumentKind::WebAddress
            | DocumentKind::Video
            | DocumentKind::Records
            | DocumentKind::Certificate
            | DocumentKind::Invitation
    )
}

fn kind_in_sentence(kind: DocumentKind) -> &'static str {
    match kind {
        DocumentKind::Regulation => t!(WORDS, drafting.kind.regulation),
        DocumentKind::Decree => t!(WORDS, drafting.kind.decree),
        DocumentKind::Circular => t!(WORDS, drafting.kind.circular),
        DocumentKind::Guideline => t!(WORDS, drafting.kind.guideline),
        DocumentKind::Proposal => t!(WORDS, drafting.kind.proposal),
        DocumentKind::Plan => t!(WORDS, drafting.kind.plan),
        DocumentKind::Budget => t!(WORDS, drafting.kind.budget),
        DocumentKind::Report => t!(WORDS, drafting.kind.report),
        DocumentKind::Minutes => t!(WORDS, drafting.kind.minutes),
        DocumentKind::Invitation => t!(WORDS, drafting.kind.invitation),
        DocumentKind::Records => t!(WORDS, drafting.kind.records),
        DocumentKind::Screenshot => t!(WORDS, drafting.kind.screenshot),
        DocumentKind::WebAddress => t!(WORDS, drafting.kind.web_address),
        DocumentKind::Video => t!(WORDS, drafting.kind.video),
        DocumentKind::List => t!(WORDS, drafting.kind.list),
        DocumentKind::Technical => t!(WORDS, drafting.kind.technical),
        DocumentKind::ApplicationArchitecture => t!(WORDS, drafting.kind.application_architecture),
        DocumentKind::Certificate => t!(WORDS, drafting.kind.certificate),
        DocumentKind::Agreement => t!(WORDS, drafting.kind.agreement),
        DocumentKind::Other => t!(WORDS, drafting.kind.other),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::assessment::{Content, Link, Stamped, Version};

    fn document(kind: DocumentKind, title: &str, number: &str, day: Option<&str>) -> Document {
        Document {
            kind: Stamped::initial(kind),
            title: Stamped::initial(title.to_owned()),
            number: Stamped::initial(number.to_owned()),
            date: Stamped::initial(day.map(|day| day.parse().unwrap())),
            ..Document::default()
        }
    }

    fn said(kind: DocumentKind, title: &str, number: &str, day: Option<&str>) -> String {
        named(&document(kind, title, number, day), false).unwrap()
    }

    #[test]
    fn a_norm_is_named_with_number_and_year_before_its_subject_whatever_was_typed_where() {
        use DocumentKind::Regulation;
        let wanted = "Peraturan Wali Kota Contoh Nomor 41 Tahun 2022 tentang Penyelenggaraan SPBE";
        let day = Some("2022-09-12");
        let short = "Peraturan Wali Kota Contoh tentang Penyelenggaraan SPBE";
        assert_eq!(said(Regulation, wanted, "41 Tahun 2022", day), wanted);
        assert_eq!(said(Regulation, wanted, "", None), wanted);
        assert_eq!(said(Regulation, short, "41 Tahun 2022", day), wanted);
        assert_eq!(said(Regulation, short, "Nomor 41", day), wanted);
        let mut bare = document(Regulation, "Penyelenggaraan SPBE", "41", day);
        bare.issuer = Stamped::initial("Wali Kota Contoh".to_owned());
        assert_eq!(named(&bare, false).unwrap(), wanted);
        bare.issuer = Stamped::initial("Pemerintah Kota Contoh".to_owned());
        assert_eq!(named(&bare, false).unwrap(), "Peraturan Nomor 41 Tahun 2022 tentang Penyelenggaraan SPBE");
        let open = said(Regulation, "Penyelenggaraan SPBE", "", None);
        assert_eq!(open, "Peraturan Nomor [..] Tahun [..] tentang Penyelenggaraan SPBE");
    }

    #[test]
    fn other_documents_are_named_with_number_and_day_and_say_what_they_are() {
        use DocumentKind::{Minutes, Report, Screenshot};
        let day = Some("2023-11-14");
        assert_eq!(
            said(Report, "Laporan Reviu Kebijakan SPBE", "000.8/1127", day),
            "Laporan Reviu Kebijakan SPBE Nomor 000.8/1127 tanggal 14 November 2023"
        );
        assert_eq!(said(Minutes, "Rapat  Tim\nKoordinasi", "", None), "notula “Rapat Tim Koordinasi” tanggal [..]");
        assert_eq!(said(Screenshot, "Alur persetujuan", "", None), "tangkapan layar “Alur persetujuan”");
        assert_eq!(named(&document(Report, " ", "", day), false), None, "a report that has no name is none yet");
    }

    #[test]
    fn a_link_is_named_with_its_address_and_the_day_it_was_looked_at() {
        let link = |accessed: Option<&str>| {
            let accessed = accessed.map(|day| day.parse().unwrap());
            let link = Content::Link(Link { address: "https://jdih.contoh.go.id".to_owned(), accessed });
            [("v".into(), Version { content: Stamped::initial(Some(link)), ..Version::default() })].into()
        };
        let mut page = document(DocumentKind::WebAddress, "", "", None);
        page.versions = link(None);
        assert_eq!(named(&page, false).unwrap(), "laman https://jdih.contoh.go.id (diakses [..])");
        page.title = Stamped::initial("JDIH Kota Contoh".to_owned());
        page.versions = link(Some("2024-05-20"));
        assert_eq!(
            named(&page, false).unwrap(),
            "laman “JDIH Kota Contoh” pada https://jdih.contoh.go.id (diakses 20 Mei 2024)"
        );
    }

    #[test]
    fn places_are_written_out_and_open_only_where_there_are_pages() {
        let used = |article: &str, pages: &str| Use {
            article: Stamped::initial(article.to_owned()),
            pages: Stamped::initial(pages.to_owned()),
            ..Use::default()
        };
        let of = |kind, article: &str, pages: &str| place(&document(kind, "x", "", None), &used(article, pages));
        assert_eq!(of(DocumentKind::Regulation, "12–15", "hlm. 9–11"), "Pasal 12–15 halaman 9–11");
        assert_eq!(of(DocumentKind::Regulation, "", ""), "Pasal [..] halaman [..]");
        assert_eq!(of(DocumentKind::Report, "Bab III", "21"), "Bab III halaman 21");
        assert_eq!(of(DocumentKind::Screenshot, "", ""), "");
        assert_eq!(of(DocumentKind::Plan, "", "Lampiran 2"), "Lampiran 2");
        assert_eq!(known_place(&document(DocumentKind::Report, "x", "", None), &used("", "")), "");
    }
}
