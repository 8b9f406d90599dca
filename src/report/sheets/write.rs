//! Sheets as an XLSX file.

use num_traits::ToPrimitive as _;
use rust_xlsxwriter::{
    Color, DataValidation, DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, Formula, IgnoreError,
    XlsxError,
};

use super::cell::{Cell, Choices, Outcome, Row, Sheet, Style, Value, Workbook};
use crate::{
    rubric::{Exact, exact_to_text},
    t,
    words::{Sentence, Words, shortened_to},
};

/// Height of a line of text, in points, and most of a row: what spreadsheets can have.
const LINE: f64 = 15.0;
const MOST_HEIGHT: f64 = 405.0;
/// Most letters of a message where something is typed that cannot stand there.
const MOST_REFUSAL: usize = 255;
/// Most letters of what a file says of itself.
const MOST_PROPERTY: usize = 255;
/// Most letters of all choices of a cell.
const MOST_CHOICES: usize = 255;
/// Days as Indonesians write them, whatever the language of the spreadsheet.
const DAY: &str = "[$-421]d mmmm yyyy";
/// A4 and A3, as spreadsheets number them, and how many letters of width are too many for the first.
const A4: u8 = 9;
const A3: u8 = 8;
const MOST_ON_A4: u16 = 200;
/// Colours of the report: ink, what is named, and what is to be filled in.
const INK: u32 = 0x17_212B;
const QUIET: u32 = 0x5B_6672;
const HEAD: u32 = 0x1F_4E79;
const LINE_COLOR: u32 = 0xD0_D7DE;
const FIELD: u32 = 0xFF_F8E1;

/// Why no file could be made.
#[derive(Debug, thiserror::Error)]
#[error("the workbook: {0}")]
pub struct WorkbookError(#[from] XlsxError);

impl Sentence for WorkbookError {
    fn sentence_in(&self, words: Words) -> String {
        t!(words, sheets.not_made, cause = self.0)
    }
}

/// Makes the file.
///
/// # Errors
/// What the library refuses.
pub(super) fn write(workbook: &Workbook) -> Result<Vec<u8>, WorkbookError> {
    let mut file = rust_xlsxwriter::Workbook::new();
    let day = moment(workbook.day)?;
    let properties = DocProperties::new()
        .set_title(&workbook.title)
        .set_company(shortened_to(&workbook.institution, MOST_PROPERTY))
        .set_author(format!("SPBE Mandiri {}", workbook.version))
        .set_creation_datetime(&day);
    file.set_properties(&properties);
    for sheet in &workbook.sheets {
        let page = file.add_worksheet();
        page.set_name(&sheet.name)?;
        // What comes to an empty text is not 0 either before it is recalculated.
        page.set_formula_result_default("");
        layout(page, sheet)?;
        for (number, row) in (0_u32..).zip(&sheet.rows) {
            write_row(page, sheet, number, row)?;
        }
    }
    Ok(file.save_to_buffer()?)
}

fn moment(day: jiff::civil::Date) -> Result<ExcelDateTime, XlsxError> {
    ExcelDateTime::from_ymd(day.year().unsigned_abs(), day.month().unsigned_abs(), day.day().unsigned_abs())
}

/// Widths, what stays in sight, and how it is printed.
fn layout(page: &mut rust_xlsxwriter::Worksheet, sheet: &Sheet) -> Result<(), XlsxError> {
    for (column, width) in (0_u16..).zip(&sheet.widths) {
        page.set_column_width(column, f64::from(*width))?;
    }
    let last_column = u16::try_from(sheet.widths.len().saturating_sub(1)).unwrap_or_default();
    let last_row = u32::try_from(sheet.rows.len().saturating_sub(1)).unwrap_or_default();
    let printed = sheet.widths.len().min(usize::from(sheet.printed));
    let width = sheet.widths.iter().take(printed).sum::<u16>();
    let paper = if width > MOST_ON_A4 { A3 } else { A4 };
    page.set_paper_size(paper).set_print_fit_to_pages(1, 0).set_margins(0.5, 0.5, 0.6, 0.6, 0.3, 0.3);
    page.set_footer("&L&8&F · &A&R&8&P / &N");
    let last_printed = u16::try_from(printed.saturating_sub(1)).unwrap_or(last_column);
    page.set_print_area(0, 0, last_row, last_printed)?;
    if last_column > 5 {
        page.set_landscape();
    }
    if let Some(head) = sheet.head.and_then(|head| u32::try_from(head).ok()) {
        page.set_freeze_panes(head + 1, sheet.frozen)?.set_repeat_rows(head, head)?;
        page.autofilter(head, 0, last_row.max(head), last_column)?;
        // Numbers of indicators that are no numbers, and codes, are meant as texts.
        page.ignore_error_range(0, 0, last_row, last_column, IgnoreError::NumberStoredAsText)?;
    }
    for choices in &sheet.choices {
        page.add_data_validation(choices.rows.0, choices.column, choices.rows.1, choices.column, &allowed(choices)?)?;
    }
    Ok(())
}

fn allowed(choices: &Choices) -> Result<DataValidation, XlsxError> {
    let refusal: String = choices.refusal.chars().take(MOST_REFUSAL).collect();
    let letters: usize = choices.allowed.iter().map(|one| one.chars().count() + 1).sum();
    let validation = DataValidation::new();
    // A list that is too long for the file is only said; what is read back is checked all the same.
    let validation = if letters > MOST_CHOICES || choices.allowed.iter().any(|one| one.contains(',')) {
        validation.set_input_message(&refusal)?
    } else {
        validation.allow_list_strings(&choices.allowed)?
    };
    validation.set_error_message(&refusal)
}

fn write_row(page: &mut rust_xlsxwriter::Worksheet, sheet: &Sheet, number: u32, row: &Row) -> Result<(), XlsxError> {
    for (column, cell) in (0_u16..).zip(&row.cells) {
        let format = format(cell);
        match &cell.value {
            Value::Empty => page.write_blank(number, column, &format)?,
            Value::Text(text) => page.write_string_with_format(number, column, text, &format)?,
            Value::Number(value) => page.write_number_with_format(number, column, nearest(value), &format)?,
            Value::Day(day) => page.write_datetime_with_format(number, column, &moment(*day)?, &format)?,
            Value::Formula(formula, outcome) => {
                let result = match outcome {
                    Outcome::Number(value) => nearest(value).to_string(),
                    Outcome::Text(text) => text.clone(),
                };
                let formula = Formula::new(format!("={formula}")).set_result(result);
                page.write_formula_with_format(number, column, formula, &format)?
            }
        };
    }
    page.set_row_height(number, height(sheet, row))?;
    Ok(())
}

/// Room for the texts of a row, as far as a row can be high.
fn height(sheet: &Sheet, row: &Row) -> f64 {
    let lines = row.cells.iter().zip(&sheet.widths).map(|(cell, width)| match (&cell.value, cell.style) {
        (Value::Text(text), Style::Text | Style::Typed | Style::Head | Style::Label) => {
            text.lines().map(|line| line.chars().count().div_ceil(usize::from(*width).max(1)).max(1)).sum::<usize>()
        }
        (_, Style::Title) => 2,
        _ => 1,
    });
    let most = u32::try_from(lines.max().unwrap_or(1).max(1)).unwrap_or(u32::MAX);
    (f64::from(most) * LINE).min(MOST_HEIGHT)
}

/// The number a spreadsheet can hold that is nearest.
fn nearest(number: &Exact) -> f64 {
    exact_to_text(number).parse().ok().or_else(|| number.to_f64()).unwrap_or_default()
}

/// How a cell looks. Texts are marked as such, see the head of this module.
fn format(cell: &Cell) -> Format {
    let plain = Format::new().set_font_color(Color::RGB(INK)).set_align(FormatAlign::Top);
    let lined = || plain.clone().set_border(FormatBorder::Thin).set_border_color(Color::RGB(LINE_COLOR));
    let text = || lined().set_text_wrap().set_num_format("@");
    let field = |format: Format| format.set_background_color(Color::RGB(FIELD));
    let number = |form: &str| lined().set_num_format(form);
    let format = match cell.style {
        Style::Title => plain.set_bold().set_font_size(14.0),
        Style::Note => plain.set_font_color(Color::RGB(QUIET)),
        Style::Head => {
            lined().set_bold().set_text_wrap().set_font_color(Color::White).set_background_color(Color::RGB(HEAD))
        }
        Style::Label => lined().set_text_wrap(),
        Style::Text => text(),
        Style::Typed => field(text()),
        Style::Whole => number("0").set_align(FormatAlign::Center),
        Style::Two => number("0.00"),
        Style::Figure => number("0.00").set_bold(),
        Style::Verdict => lined().set_bold(),
        Style::Four => number("0.0000"),
        Style::TypedDay => field(number(DAY)).set_align(FormatAlign::Left),
        Style::Level => field(number("0")).set_align(FormatAlign::Center),
    };
    match &cell.value {
        Value::Text(text) if begins_like_a_formula(text) => format.set_quote_prefix(),
        _ => format,
    }
}

/// Whether a spreadsheet would take a text for a formula, or for a command of one, if it were typed.
pub(super) fn begins_like_a_formula(text: &str) -> bool {
    text.trim_start_matches([' ', '\u{a0}']).starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '|', '%', '\''])
}
