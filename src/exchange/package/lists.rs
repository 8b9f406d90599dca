//! The lists of a package that people read: a page to print and a table.

use std::fmt::Write as _;

use crate::{
    assessment::{Assessment, Document, Evidence, StoredFile},
    insight::{Bundle, UploadPlan},
    rubric::Rubric,
    storage::Header,
    t,
    words::{Words, html_escaped},
};

/// Signs with which a spreadsheet takes a cell for a formula.
const FORMULA: [char; 6] = ['=', '+', '-', '@', '\t', '\r'];
/// Look of the page; nothing is loaded from elsewhere.
const STYLE: &str = "body{font:11pt/1.45 Arial,sans-serif;color:#111;max-width:60rem;margin:2rem auto;padding:0 1rem}\
h1{font-size:17pt;margin:0 0 .5rem}h2{font-size:12.5pt;margin:1.6rem 0 .3rem}p{margin:.2rem 0}\
table{border-collapse:collapse;width:100%;font-size:9.5pt}th,td{text-align:left;vertical-align:top;\
border-top:1px solid #bbb;padding:.25rem .5rem .25rem 0;overflow-wrap:anywhere}th{border-top:0}\
.kecil{font-size:8.5pt;color:#444}@media print{body{margin:0;max-width:none}h2{break-after:avoid}tr{break-inside:avoid}}";

/// What the lists are made of.
pub(super) struct Lists<'a> {
    pub rubric: &'a Rubric,
    pub assessment: &'a Assessment,
    pub header: &'a Header,
    pub plan: &'a UploadPlan,
    pub fingerprint: &'a str,
    /// Words of the package.
    pub words: Words,
}

/// A use of a document with what is uploaded of it.
struct Row<'a> {
    bundle: &'a Bundle,
    one: Evidence<'a>,
    code: String,
    name: &'a str,
    stored: Option<&'a StoredFile>,
    address: &'a str,
}

impl Lists<'_> {
    fn rows<'a>(&'a self, bundle: &'a Bundle) -> Vec<Row<'a>> {
        let entries = self.assessment.answer(&bundle.indicator).map_or(0, |answer| answer.entries.len());
        let uses = (0..entries).flat_map(|entry| self.assessment.evidence(&bundle.indicator, entry));
        uses.map(|one| {
            let document = one.document_id.as_str();
            let file = bundle.files.iter().find(|file| file.document == document);
            let link = bundle.links.iter().find(|link| link.document == document);
            Row {
                bundle,
                code: one.code(&bundle.indicator),
                name: file.map_or("", |file| &file.name),
                stored: file.map(|file| &file.stored),
                address: link.map_or("", |link| &link.address),
                one,
            }
        })
        .collect()
    }

    /// The table, for spreadsheets: with semicolons and a byte-order mark, as Indonesian ones expect.
    pub fn csv(&self) -> std::io::Result<Vec<u8>> {
        let mut writer = csv::WriterBuilder::new()
            .delimiter(b';')
            .terminator(csv::Terminator::CRLF)
            .from_writer("\u{feff}".as_bytes().to_vec());
        writer.write_record(t!(self.words, package.csv.head).split('|'))?;
        for row in self.plan.bundles.iter().flat_map(|bundle| self.rows(bundle)) {
            let Document { title, kind, number, date, .. } = row.one.document;
            let cells = [
                row.bundle.indicator.clone(),
                row.code,
                row.name.to_owned(),
                title.value.clone(),
                kind.value.name(self.words).to_owned(),
                number.value.clone(),
                date.value.map(|day| day.to_string()).unwrap_or_default(),
                row.one.used.article.value.clone(),
                row.one.used.pages.value.clone(),
                row.stored.map(|stored| stored.bytes.to_string()).unwrap_or_default(),
                row.stored.map(|stored| stored.hash.clone()).unwrap_or_default(),
                row.address.to_owned(),
            ];
            writer.write_record(cells.map(|cell| guarded(&cell)))?;
        }
        writer.into_inner().map_err(csv::IntoInnerError::into_error)
    }

    /// The page, for people: opens in any browser and prints as it is.
    pub fn html(&self) -> Vec<u8> {
        let institution = html_escaped(&self.assessment.institution.name.value);
        let title = t!(self.words, package.html.title, institution = institution, year = self.assessment.year.value);
        let files: usize = self.plan.bundles.iter().map(|bundle| bundle.files.len()).sum();
        let language = self.words.language();
        let mut page = format!(
            "<!DOCTYPE html>\n<html lang=\"{language}\">\n<head>\n<meta charset=\"utf-8\">\n<title>{title}</title>\n\
             <style>{STYLE}</style>\n</head>\n<body>\n<h1>{title}</h1>\n"
        );
        for line in [
            t!(
                self.words,
                package.html.count,
                indicators = self.plan.bundles.len(),
                files = files,
                size = self.words.file_size(self.plan.bytes())
            ),
            t!(
                self.words,
                package.html.draft,
                rubric = html_escaped(&self.rubric.name),
                id = html_escaped(&self.header.id),
                revision = self.header.revision
            ),
            t!(self.words, package.html.fingerprint, fingerprint = self.fingerprint),
            t!(self.words, package.html.how).to_owned(),
        ] {
            let _infallible = writeln!(page, "<p>{line}</p>");
        }
        for bundle in &self.plan.bundles {
            self.bundle(bundle, &mut page);
        }
        page.push_str("</body>\n</html>\n");
        page.into_bytes()
    }

    fn bundle(&self, bundle: &Bundle, page: &mut String) {
        let name = self.rubric.indicator(&bundle.indicator).map_or("", |indicator| &indicator.name);
        let _infallible = writeln!(page, "<h2>{} {}</h2>", html_escaped(&bundle.indicator), html_escaped(name));
        let upload = if bundle.name.is_empty() {
            bundle.sentence(self.words)
        } else {
            t!(self.words, package.html.upload, name = bundle.name, verdict = bundle.sentence(self.words))
        };
        let _infallible = write!(page, "<p>{}</p>\n<table>\n<tr>", html_escaped(&upload));
        for head in t!(self.words, package.html.head).split('|') {
            let _infallible = write!(page, "<th>{head}</th>");
        }
        page.push_str("</tr>\n");
        for row in self.rows(bundle) {
            let cells = [
                html_escaped(&row.code),
                self.document(&row),
                html_escaped(&lines([
                    row.one.used.article.value.trim(),
                    &pages(row.one.used.pages.value.trim(), self.words),
                    row.one.used.shows.value.trim(),
                ])),
                row.stored.map(|stored| self.words.file_size(stored.bytes)).unwrap_or_default(),
            ];
            page.push_str("<tr>");
            for cell in cells {
                let _infallible = write!(page, "<td>{}</td>", cell.replace('\n', "<br>"));
            }
            page.push_str("</tr>\n");
        }
        page.push_str("</table>\n");
    }

    /// Title, number, day and where it is; all of it escaped.
    fn document(&self, row: &Row<'_>) -> String {
        let document = row.one.document;
        let mut facts = vec![document.kind.value.name(self.words).to_owned()];
        facts.extend([&document.number, &document.issuer].map(|text| text.value.trim().to_owned()));
        facts.extend(document.date.value.map(|day| self.words.date(day)));
        facts.retain(|fact| !fact.is_empty());
        let accessed = row.bundle.links.iter().find(|link| link.document == row.one.document_id.as_str());
        let place = match accessed.and_then(|link| link.accessed) {
            Some(day) => t!(self.words, field.link_accessed, address = row.address, day = self.words.date_short(day)),
            None => format!("{}{}", row.name, row.address),
        };
        let hash = row.stored.map_or("", |stored| &stored.hash);
        let small = html_escaped(&lines([&facts.join(", "), hash]));
        format!("{}\n<span class=\"kecil\">{small}</span>", html_escaped(&lines([document.label().trim(), &place])))
    }
}

fn pages(pages: &str, words: Words) -> String {
    if pages.is_empty() { String::new() } else { t!(words, field.use_pages, pages = pages) }
}

fn lines<const N: usize>(parts: [&str; N]) -> String {
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("\n")
}

/// A cell that no spreadsheet takes for a formula.
fn guarded(cell: &str) -> String {
    if cell.starts_with(FORMULA) { format!("'{cell}") } else { cell.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_cell_is_a_formula() {
        for cell in ["=1+1", "+62", "-5", "@SUM(A1)", "\t=1", "\r=1"] {
            assert!(guarded(cell).starts_with('\''), "{cell}");
        }
        assert_eq!(guarded("12.a = b"), "12.a = b");
    }
}
