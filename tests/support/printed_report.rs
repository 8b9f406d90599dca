//! Reports of drafts as people have them, and the independent programs that read them.

use std::{collections::BTreeSet, fmt::Write as _, io::Write as _, process::Command, sync::LazyLock};

use spbe_mandiri::{
    assessment::{
        ActionField, AnswerField, Assessment, AssessmentField, Edit, EntryField, Field, PersonField, Place, Profile,
        Stage, UnitField, UnitId, Value,
    },
    exchange::logo_of,
    report::{Attachment, Input, Options, Paper, Report, Variant, build, last_change},
    scoring::score,
    storage::{content_fingerprint, to_text},
};
use tempfile::NamedTempFile;

use super::{
    answered, author, draft, example,
    logos::EMBLEM,
    register::{crowded, described, registered},
    reviewed_example, rubric,
};

/// What Debian's mupdf says of itself, whatever the file.
const NO_ICC: &str = "warning: ICC support is not available\n";
/// Stands for the file among the arguments of [`Printed::read_with`].
pub const FILE: &str = "{file}";

/// A report with the file made of it.
pub struct Printed {
    pub assessment: Assessment,
    pub options: Options,
    pub report: Report,
    pub bytes: Vec<u8>,
}

/// The revision every report of the tests is made of; the worked example's own.
pub const REVISION: u64 = 57;

pub const FULL: Options = Options::USUAL;
pub const SUMMARY: Options = Options { variant: Variant::Summary, ..FULL };
pub const FOLIO: Options = Options { paper: Paper::F4, ..FULL };
pub const FINAL: Options = Options { final_mark: true, ..FULL };

impl Printed {
    pub fn new(assessment: Assessment, options: Options) -> Self {
        let draft = draft(assessment.clone());
        let carried = Attachment { bytes: to_text(&draft).unwrap().into_bytes(), saved_at: draft.header.saved_at };
        let report = lay_out(&assessment, &options, REVISION).carrying(carried);
        let bytes = report.to_pdf().unwrap();
        Self { assessment, options, report, bytes }
    }

    /// Runs a program that reads PDF files and returns what it writes. Whatever it says on standard error is a warning
    /// about the file.
    pub fn read_with(&self, program: &str, arguments: &[&str]) -> String {
        let mut file = NamedTempFile::with_suffix(".pdf").unwrap();
        file.write_all(&self.bytes).unwrap();
        let name = file.path().to_str().unwrap();
        let arguments: Vec<&str> = arguments.iter().map(|one| if *one == FILE { name } else { one }).collect();
        let package = match program {
            "qpdf" => "qpdf",
            "mutool" => "mupdf-tools",
            _ => "poppler-utils",
        };
        let output = Command::new(program).args(&arguments).output().unwrap_or_else(|error| {
            panic!("{program}: {error}. Install the Debian package {package}; ./test does it.")
        });
        let warnings = String::from_utf8_lossy(&output.stderr).replace(NO_ICC, "");
        let fine = output.status.success() && warnings.is_empty();
        assert!(fine, "{program} {arguments:?}: {}\n{warnings}", output.status);
        String::from_utf8_lossy(&output.stdout).into_owned()
    }

    /// True where its first page is a cover.
    pub fn has_cover(&self) -> bool {
        !matches!(self.options.variant, Variant::Summary | Variant::Units | Variant::Form | Variant::Minutes)
    }

    /// True for the whole report.
    pub fn is_whole(&self) -> bool {
        self.options.variant == Variant::Full
    }

    /// Its text as `pdftotext` extracts it, page by page. `-raw` keeps the order in which the file draws it,
    /// `-layout` the lines as they are seen.
    pub fn pages(&self, order: &str) -> Vec<String> {
        let text = self.read_with("pdftotext", &[order, FILE, "-"]);
        let mut pages: Vec<String> = text.split('\u{c}').map(str::to_owned).collect();
        assert_eq!(pages.pop().as_deref(), Some(""), "every page ends with a form feed");
        pages
    }

    /// The file as `qpdf` understands it: its objects by name, `trailer` among them.
    pub fn objects(&self) -> serde_json::Map<String, serde_json::Value> {
        let text = self.read_with("qpdf", &["--json", "--json-key=qpdf", FILE]);
        let mut whole: serde_json::Value = serde_json::from_str(&text).unwrap();
        whole["qpdf"][1].as_object_mut().map(std::mem::take).unwrap()
    }
}

/// A report on its pages, without a file.
pub fn lay_out(assessment: &Assessment, options: &Options, revision: u64) -> Report {
    made(assessment, options, revision, (None, None))
}

/// A report that is compared with an earlier year.
pub fn lay_out_after(assessment: &Assessment, options: &Options, before: &Assessment) -> Report {
    made(assessment, options, REVISION, (None, Some(before)))
}

/// The sheet of one unit.
pub fn lay_out_unit(assessment: &Assessment, options: &Options, unit: &UnitId) -> Report {
    made(assessment, options, REVISION, (Some(unit), None))
}

fn made(
    assessment: &Assessment,
    options: &Options,
    revision: u64,
    (unit, before): (Option<&UnitId>, Option<&Assessment>),
) -> Report {
    let rubric = rubric();
    let input = Input {
        rubric: &rubric,
        assessment,
        score: &score(&rubric, assessment, Stage::SelfAssessment),
        missing_files: &BTreeSet::new(),
        fingerprint: &content_fingerprint(assessment, &rubric),
        revision,
        data_at: last_change(assessment),
        version: env!("CARGO_PKG_VERSION"),
        before,
        unit,
    };
    build(&input, options)
}

pub static EXAMPLE: LazyLock<Printed> = LazyLock::new(|| Printed::new(city(), FULL));
pub static EXAMPLE_FOLIO: LazyLock<Printed> = LazyLock::new(|| Printed::new(city(), FOLIO));
pub static EXAMPLE_SUMMARY: LazyLock<Printed> = LazyLock::new(|| Printed::new(city(), SUMMARY));
pub static EXAMPLE_FINAL: LazyLock<Printed> = LazyLock::new(|| Printed::new(reviewed_example(), FINAL));
pub static EMPTY: LazyLock<Printed> = LazyLock::new(|| Printed::new(Assessment::default(), FULL));
pub static EMPTY_SUMMARY: LazyLock<Printed> = LazyLock::new(|| Printed::new(Assessment::default(), SUMMARY));
pub static ONE_ANSWER: LazyLock<Printed> = LazyLock::new(|| Printed::new(answered(&[3]), FULL));
pub static LONG: LazyLock<Printed> = LazyLock::new(|| Printed::new(long(), FULL));
pub static LONG_SUMMARY: LazyLock<Printed> = LazyLock::new(|| Printed::new(long(), SUMMARY));
pub static STRANGE: LazyLock<Printed> = LazyLock::new(|| Printed::new(strange(), FULL));
pub static STRANGE_SUMMARY: LazyLock<Printed> = LazyLock::new(|| Printed::new(strange(), SUMMARY));

pub static EVIDENCE: LazyLock<Printed> = LazyLock::new(|| Printed::new(registered(city()), FULL));
pub static EVIDENCE_FOLIO: LazyLock<Printed> = LazyLock::new(|| Printed::new(registered(city()), FOLIO));
pub static EVIDENCE_SUMMARY: LazyLock<Printed> = LazyLock::new(|| Printed::new(registered(city()), SUMMARY));
pub static CROWDED: LazyLock<Printed> = LazyLock::new(|| Printed::new(crowded(city(), "9", 500), FULL));

pub static GAPS: LazyLock<Printed> =
    LazyLock::new(|| Printed::new(registered(city()), Options { variant: Variant::Gaps, ..FULL }));
pub static UNITS: LazyLock<Printed> =
    LazyLock::new(|| Printed::new(registered(city()), Options { variant: Variant::Units, ..FULL }));
pub static LONG_UNITS: LazyLock<Printed> =
    LazyLock::new(|| Printed::new(long(), Options { variant: Variant::Units, paper: Paper::F4, ..FULL }));
pub static EMPTY_FORM: LazyLock<Printed> =
    LazyLock::new(|| Printed::new(Assessment::default(), Options { variant: Variant::Form, ..FULL }));
pub static STRANGE_FORM: LazyLock<Printed> =
    LazyLock::new(|| Printed::new(strange(), Options { variant: Variant::Form, paper: Paper::F4, ..FULL }));
pub static YEARS: LazyLock<Printed> =
    LazyLock::new(|| Printed::new(assessed(registered(city())), Options { variant: Variant::Years, ..FULL }));
pub static MINUTES: LazyLock<Printed> =
    LazyLock::new(|| Printed::new(registered(city()), Options { variant: Variant::Minutes, ..FULL }));
pub static LONG_MINUTES: LazyLock<Printed> =
    LazyLock::new(|| Printed::new(long(), Options { variant: Variant::Minutes, paper: Paper::F4, ..FULL }));
pub static PUBLIC: LazyLock<Printed> =
    LazyLock::new(|| Printed::new(registered(city()), Options { profile: Profile::Public, ..FULL }));
pub static LOGO: LazyLock<Printed> =
    LazyLock::new(|| Printed::new(with_logo(city()), Options { variant: Variant::Gaps, ..FULL }));

/// Every report of the tests by name.
pub fn all() -> [(&'static str, &'static Printed); 25] {
    [
        ("example", &EXAMPLE),
        ("example on folio", &EXAMPLE_FOLIO),
        ("example, summary", &EXAMPLE_SUMMARY),
        ("example, final", &EXAMPLE_FINAL),
        ("empty", &EMPTY),
        ("empty, summary", &EMPTY_SUMMARY),
        ("one answer", &ONE_ANSWER),
        ("long texts", &LONG),
        ("long texts, summary", &LONG_SUMMARY),
        ("strange signs", &STRANGE),
        ("strange signs, summary", &STRANGE_SUMMARY),
        ("evidence", &EVIDENCE),
        ("evidence on folio", &EVIDENCE_FOLIO),
        ("evidence, summary", &EVIDENCE_SUMMARY),
        ("500 documents at one indicator", &CROWDED),
        ("gaps", &GAPS),
        ("units", &UNITS),
        ("units of long texts on folio", &LONG_UNITS),
        ("empty form", &EMPTY_FORM),
        ("form with strange signs on folio", &STRANGE_FORM),
        ("comparison", &YEARS),
        ("minutes", &MINUTES),
        ("minutes of long texts on folio", &LONG_MINUTES),
        ("for the public", &PUBLIC),
        ("with a logo", &LOGO),
    ]
}

/// The worked example's assessment.
pub fn city() -> Assessment {
    example().draft.assessment
}

fn changed(mut assessment: Assessment, edits: Vec<Edit>) -> Assessment {
    assessment.apply(&rubric(), Edit::Many(edits), &author("Uji", 0)).unwrap();
    assessment
}

/// The same with a logo.
pub fn with_logo(assessment: Assessment) -> Assessment {
    let logo = logo_of("lambang.svg", EMBLEM.as_bytes()).unwrap();
    changed(assessment, vec![logo.edit()])
}

/// The same after external assessors lowered every other level, some by two.
pub fn assessed(assessment: Assessment) -> Assessment {
    let rubric = rubric();
    let lowered = rubric.indicators.iter().enumerate().filter_map(|(place, indicator)| {
        let level = assessment.level(&indicator.id, 0)?;
        let found = level.saturating_sub(u8::try_from(place % 3).unwrap_or_default()).max(1);
        Some(Field::Value(Place::first(&indicator.id), Stage::Final).set(Some(Value::Level(found))))
    });
    let edits = lowered.collect();
    changed(assessment, edits)
}

/// The worked example with texts as long as people make them: an institution of 80 characters, Fakta and Analisis of
/// 20 000 in paragraphs, a word of 300 without any sign to break at.
pub fn long() -> Assessment {
    let paragraphs = |about: &str| {
        let mut text = String::new();
        for number in 1.. {
            for sentence in 1..=4 {
                write!(text, "Paragraf {number} kalimat {sentence} tentang {about} diuraikan apa adanya. ").unwrap();
            }
            if text.chars().count() >= 20_000 {
                return text.chars().take(20_000).collect::<String>();
            }
            text += if number % 3 == 0 { "\n\n" } else { "\n" };
        }
        text
    };
    let word: String = ('a'..='z').cycle().take(300).collect();
    let name = "Badan Koordinasi Penyelenggaraan Ketertiban Kawasan Perbatasan Republik Nusantara";
    assert!(name.chars().count() >= 80);
    let (tenth, eleventh) = (Place::first("10"), Place::first("11"));
    let question = rubric().general_questions[0].id.clone();
    let mut edits = vec![
        Field::Assessment(AssessmentField::InstitutionName).set(name.to_owned()),
        Field::facts(tenth.clone()).set(paragraphs("kenyataan")),
        Field::analysis(tenth).set(paragraphs("penilaian")),
        Field::facts(eleventh.clone()).set(format!("Sebelum {word} sesudah.")),
        Field::analysis(eleventh).set(format!("{word}{word}")),
        Field::Question(question.into()).set(paragraphs("pertanyaan umum")),
        Field::Answer("1".into(), AnswerField::Missing).set(paragraphs("kekurangan")),
        Field::Answer("36".into(), AnswerField::Missing).set(word.clone()),
        Field::Answer("2".into(), AnswerField::Missing).set(word.clone()),
        Field::Assessment(AssessmentField::ReportNumber).set(word.to_uppercase()),
    ];
    let assessment = city();
    for (place, (id, _)) in assessment.actions("44").into_iter().enumerate() {
        let title = if place == 0 { paragraphs("aksi") } else { word.clone() };
        edits.push(Field::Action("44".into(), id.clone(), ActionField::Title).set(title));
    }
    let person = assessment.team()[0].0.to_owned();
    edits.push(Field::Person(person, PersonField::Name).set(name.repeat(2)));
    let unit = assessment.active_units()[0].0.to_owned();
    edits.push(Field::Unit(unit, UnitField::Name).set(name.to_owned()));
    let mut texts = [word.clone(), paragraphs("bukti"), name.repeat(3)].into_iter().cycle();
    let mut next = || texts.next().unwrap_or_default();
    described(described(changed(assessment, edits), "10", "panjang", &mut next), "12", "panjang-2", &mut next)
}

/// Signs that mean something to PDF, XML or line breaking, scripts written from the right, marks without width and
/// characters that no font of the report has.
pub const SIGNS: [&str; 12] = [
    "kurung ) buka ( tutup ) \\ garis miring \\) dan \\( ganda \\\\",
    "stream endstream endobj xref trailer startxref %%EOF << /JS (app.alert) >> <</Type/Catalog>>",
    "<script>alert('x') & \"y\" </script> ]]> &amp; <?xpacket end?>",
    "שלום עולם dan مرحبا بالعالم di tengah kalimat",
    "nol\u{200b}lebar, gab\u{200d}ung, lunak\u{ad}nya, tanda\u{200e}arah\u{202e}balik\u{202c}, BOM\u{feff}",
    "emoji 😀 👩‍💻 🇮🇩 dan aksara 漢字 ꦗꦮ ᬩᬮᬶ",
    "aksen e\u{301} o\u{302}\u{323} Å ﬁ ǆ Ω и Ж ≥ ≤ → − ½ ² ™",
    "tab\tdan spasi\u{a0}tetap\u{2003}lebar\u{3000}penuh",
    "kendali \u{1}\u{7}\u{1b}[31m dan \u{85}akhir",
    "a\n\n\n\nb\nc",
    "# $ ^ {0} {1} {nama} %s \\n",
    "U+FFFF \u{ffff} U+FFFD \u{fffd} U+E000 \u{e000}",
];

/// The worked example with strange signs in every kind of field.
fn strange() -> Assessment {
    let assessment = city();
    let rubric = rubric();
    let mut signs = SIGNS.iter().cycle();
    let mut next = || (*signs.next().unwrap_or(&"")).to_owned();
    let mut edits: Vec<Edit> = [
        Field::Assessment(AssessmentField::InstitutionName),
        Field::Assessment(AssessmentField::InstitutionAddress),
        Field::Assessment(AssessmentField::InstitutionUnit),
        Field::Assessment(AssessmentField::ReportNumber),
        Field::Assessment(AssessmentField::ReportAddressee),
        Field::Assessment(AssessmentField::ReportPlace),
    ]
    .into_iter()
    .map(|field| field.set(next()))
    .collect();
    for (id, _) in assessment.team() {
        let fields = PersonField::ALL.iter().map(|field| Field::Person(id.clone(), *field));
        for field in fields.filter(|field| field.empty().text().is_some()) {
            edits.push(field.set(next()));
        }
    }
    edits.extend(
        assessment.active_units().iter().map(|(id, _)| Field::Unit((*id).clone(), UnitField::Name).set(next())),
    );
    edits.extend(rubric.general_questions.iter().map(|one| Field::Question(one.id.clone().into()).set(next())));
    for indicator in &rubric.indicators {
        let place = Place::first(&indicator.id);
        edits.push(Field::facts(place.clone()).set(next()));
        edits.push(Field::analysis(place.clone()).set(next()));
        edits.push(Field::Answer((&indicator.id).into(), AnswerField::Missing).set(next()));
        for (id, _) in assessment.actions(&indicator.id) {
            edits.push(Field::Action((&indicator.id).into(), id.clone(), ActionField::Title).set(next()));
        }
        if indicator.service.is_some() {
            edits.push(Field::Entry(place, EntryField::Service).set(next()));
        }
    }
    let mut strange = changed(assessment, edits);
    for (place, indicator) in ["1", "23", "44"].into_iter().enumerate() {
        strange = described(strange, indicator, &format!("aneh-{place}"), &mut next);
    }
    strange
}

/// Text without white space and without characters that draw nothing: what must survive any reader.
pub fn bare(text: &str) -> String {
    let invisible = |letter: char| {
        matches!(letter, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2064}'
            | '\u{fe00}'..='\u{fe0f}' | '\u{feff}')
    };
    // U+FFFF is no character: readers write U+FFFD for it.
    let text = text.replace('\u{ffff}', "\u{fffd}");
    text.chars().filter(|letter| !letter.is_whitespace() && !letter.is_control() && !invisible(*letter)).collect()
}
