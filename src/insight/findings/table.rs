//! The table of checks: what each may observe, its stable code, how much it matters, what it is about, where it stands in
//! the list before a report is sent, and its words. Everything that shows, counts or exports a finding reads this.

use jiff::civil::Date;

use super::{About, Severity, Topic, check_rows::checks, phrases::FaultyDocument};
use crate::{
    insight::{document_fault::DocumentFault, part::Part},
    rubric::{Exact, exact_to_text},
    t,
    words::{Words, months_between, named_signs, shortened},
};

use About::{
    Document, Index, InstitutionName, Past, Period, Question, ReferenceDate, Register, SigningDay, Team, Year,
};

const LEVEL: About = About::Entry(Part::Level);
const CRITERIA: About = About::Entry(Part::Criteria);
const FACTS: About = About::Entry(Part::Facts);
const ANALYSIS: About = About::Entry(Part::Analysis);
const SERVICE: About = About::Entry(Part::Service);
const EVIDENCE: About = About::Entry(Part::Evidence);

checks! {
    words:
    /// No level is chosen, nor another value given.
    Unanswered {
        /// Level it counts as meanwhile.
        lowest: u8,
    }, "K01", Required, LEVEL, Levels:
        t!(words, finding.unanswered),
        t!(words, finding.unanswered.advice, lowest = lowest);
    /// Fakta is empty.
    NoFacts, "K02", Required, FACTS, Explanations:
        t!(words, finding.facts),
        t!(words, finding.facts.advice);
    /// Analisis is empty.
    NoAnalysis, "K03", Required, ANALYSIS, Explanations:
        t!(words, finding.analysis),
        t!(words, finding.analysis.advice);
    /// A sector service is claimed and has no name.
    NoServiceName, "K04", Required, SERVICE, Services:
        t!(words, finding.service),
        t!(words, finding.service.advice);
    /// Claimed criteria are not ticked, and there is no evidence they could be compared with.
    NotTicked {
        /// The claimed level.
        level: u8,
        /// Ids of the criteria.
        criteria: Vec<String>,
    }, "K05", Notice, CRITERIA, Support:
        t!(words, finding.criteria, level = level, criteria = criteria.join(", ")),
        t!(words, finding.criteria.advice);
    /// The evidence carries a lower level than the claimed one.
    NotSupported {
        /// The claimed level.
        claimed: u8,
        /// The level the evidence carries.
        supported: u8,
        /// Criteria that are not ticked.
        not_ticked: Vec<String>,
        /// Ticked criteria without a document.
        no_evidence: Vec<String>,
        /// Ticked criteria whose documents all have faults: those of the best one.
        weak: Vec<(String, Vec<DocumentFault>)>,
    }, "K05", Advised, CRITERIA, Support:
        super::phrases::not_supported(*claimed, *supported, not_ticked, no_evidence, weak, words),
        t!(words, finding.unsupported.advice, supported = supported);
    /// An open question has no answer.
    NoAnswer {
        /// Id of the question.
        question: String,
    }, "K06", Required, Question, Questions:
        t!(words, finding.question, id = question),
        t!(words, finding.question.advice);
    /// The institution has no name.
    NoInstitutionName, "K07", Required, InstitutionName, Details:
        t!(words, finding.institution),
        t!(words, finding.institution.advice);
    /// Ages have no day from which they are reckoned.
    NoReferenceDate, "K08", Required, ReferenceDate, Details:
        t!(words, finding.reference_date),
        t!(words, finding.reference_date.advice);
    /// The team has no coordinator with a name, who would sign.
    NoCoordinator, "K09", Required, Team, Coordinator:
        t!(words, finding.coordinator),
        t!(words, finding.coordinator.advice);
    /// The printed index would name another band than the exact one.
    PrintedBand {
        /// The exact index.
        index: Exact,
        /// The index as it is printed.
        printed: String,
        /// Name of the band of the exact index.
        band: String,
        /// Limit between the two bands.
        bound: Exact,
    }, "K10", Notice, Index, Rounding:
        t!(
            words,
            finding.band,
            exact = words.localized(&exact_to_text(index)),
            printed = words.localized(printed),
            band = band,
            bound = words.decimal(bound, 2)
        ),
        t!(words, finding.band.advice);
    /// The days the assessment covers end before they begin.
    ReversedPeriod, "K11", Required, Period, Details:
        t!(words, finding.period),
        t!(words, finding.period.advice);
    /// Of the days the assessment covers only the first or the last is known.
    HalfPeriod, "K11", Required, Period, Details:
        t!(words, finding.period_half),
        t!(words, finding.period_half.advice);
    /// The assessment has no year.
    NoYear, "K12", Required, Year, Details:
        t!(words, finding.year),
        t!(words, finding.year.advice);
    /// A place of the sentence pattern still stands in Fakta.
    OpenPlaceInFacts {
        /// What is to be written there.
        place: String,
    }, "K13", Required, FACTS, Explanations:
        t!(words, finding.facts_open, place = shortened(place)),
        t!(words, finding.open_place.advice);
    /// A place of the sentence pattern still stands in Analisis.
    OpenPlaceInAnalysis {
        /// What is to be written there.
        place: String,
    }, "K13", Required, ANALYSIS, Explanations:
        t!(words, finding.analysis_open, place = shortened(place)),
        t!(words, finding.open_place.advice);
    /// Something is claimed and no document is registered.
    NothingRegistered, "K14", Advised, Register, AnyEvidence:
        t!(words, finding.no_documents),
        t!(words, finding.no_documents.advice);
    /// Something is claimed and no document is tied to any indicator.
    NothingTied, "K14", Advised, Register, AnyEvidence:
        t!(words, finding.nothing_tied),
        t!(words, finding.no_documents.advice);
    /// A level is claimed without any document.
    NoEvidence {
        /// The claimed level.
        level: u8,
    }, "K15", Advised, EVIDENCE, Evidence:
        t!(words, finding.no_evidence, level = level),
        t!(words, finding.no_evidence.advice);
    /// No document is tied to the criterion that asks for a review.
    NoReview {
        /// The claimed level.
        level: u8,
        /// What is to be shown, in the rubric's words.
        subject: String,
        /// Day after which a review would count; `None` without a reference date.
        after: Option<Date>,
    }, "K16", Advised, EVIDENCE, Freshness:
        t!(words, finding.review_none, level = level, subject = subject),
        super::phrases::attach_newer(*after, words);
    /// The last review is too old.
    StaleReview {
        /// What is shown, in the rubric's words.
        subject: String,
        /// Code of the document.
        code: String,
        /// Its day.
        day: Date,
        /// Its full months of age at the reference date.
        months: u32,
        /// Day after which a review would count; `None` without a reference date.
        after: Option<Date>,
    }, "K16", Advised, EVIDENCE, Freshness:
        t!(words, finding.review_stale, subject = subject, code = code, date = words.date(*day), age = words.age(*months)),
        super::phrases::attach_newer(*after, words);
    /// The follow-up came too long after its review.
    LateFollowUp {
        /// What is shown, in the rubric's words.
        subject: String,
        /// Code of the document.
        code: String,
        /// Its day.
        day: Date,
        /// Day of the review before it.
        review: Date,
        /// Months within which it had to come.
        limit: u32,
    }, "K17", Advised, EVIDENCE, Freshness:
        t!(
            words,
            finding.follow_late,
            subject = subject,
            code = code,
            date = words.date(*day),
            age = words.age(months_between(*review, *day)),
            after = words.date(*review),
            limit = words.age(*limit)
        ),
        t!(words, fault.late.advice);
    /// The follow-up follows no review.
    UnprecededFollowUp {
        /// What is shown, in the rubric's words.
        subject: String,
        /// Code of the document.
        code: String,
    }, "K17", Advised, EVIDENCE, Freshness:
        t!(words, finding.follow_nothing, subject = subject, code = code),
        t!(words, fault.follows_nothing.advice);
    /// A document that is used is not decided yet.
    DocumentDraft {
        /// The document.
        of: FaultyDocument,
    }, "K18", Advised, Document, Validity:
        of.sentence(words),
        of.advice(words);
    /// A document that is used is no longer in force.
    DocumentRevoked {
        /// The document.
        of: FaultyDocument,
    }, "K18", Advised, Document, Validity:
        of.sentence(words),
        of.advice(words);
    /// A document that is used was in force only until before the reference date.
    DocumentExpired {
        /// The document.
        of: FaultyDocument,
    }, "K19", Advised, Document, Validity:
        of.sentence(words),
        of.advice(words);
    /// A document that is used has neither a file nor a link.
    DocumentEmpty {
        /// The document.
        of: FaultyDocument,
    }, "K20", Advised, Document, Validity:
        of.sentence(words),
        of.advice(words);
    /// The file of a document that is used is not in the evidence store.
    FileMissing {
        /// The document.
        of: FaultyDocument,
    }, "K20", Advised, Document, Validity:
        of.sentence(words),
        of.advice(words);
    /// The file of a document that is used is no document that can be read.
    NotADocument {
        /// The document.
        of: FaultyDocument,
    }, "K34", Advised, Document, Validity:
        of.sentence(words),
        of.advice(words);
    /// A document that is used is dated after the reference date.
    DocumentFromFuture {
        /// The document.
        of: FaultyDocument,
    }, "K21", Advised, Document, Dates:
        of.sentence(words),
        of.advice(words);
    /// A document that is used is dated after the days the assessment covers.
    DocumentOutsidePeriod {
        /// The document.
        of: FaultyDocument,
    }, "K21", Notice, Document, Dates:
        of.sentence(words),
        of.advice(words);
    /// A document has no date although its age matters where it is used.
    DocumentUndated {
        /// The document.
        of: FaultyDocument,
    }, "K22", Advised, Document, Dates:
        of.sentence(words),
        of.advice(words);
    /// The name of a file is longer than the upload form takes.
    FileNameTooLong {
        /// The document.
        of: FaultyDocument,
        /// Most characters.
        most: u32,
    }, "K23", Notice, Document, Upload:
        of.sentence(words),
        format!("{} {}", of.advice(words), t!(words, finding.limit.name, most = most));
    /// A file is larger than the upload form takes.
    FileTooLarge {
        /// The document.
        of: FaultyDocument,
        /// Most megabytes.
        most: u32,
    }, "K24", Advised, Document, Upload:
        of.sentence(words),
        format!("{} {}", of.advice(words), t!(words, finding.limit.size, most = most));
    /// All files of an indicator together are larger than the upload form takes.
    BundleTooLarge {
        /// Their bytes.
        bytes: u64,
        /// Most megabytes.
        most: u32,
    }, "K24", Advised, EVIDENCE, Upload:
        t!(words, finding.bundle, size = words.megabytes(*bytes), most = most),
        t!(words, finding.bundle.advice);
    /// A file holds pictures of pages without words.
    ScanWithoutText {
        /// The document.
        of: FaultyDocument,
    }, "K25", Advised, Document, Upload:
        of.sentence(words),
        of.advice(words);
    /// Nothing says when a link was last looked at.
    LinkWithoutDate {
        /// The document.
        of: FaultyDocument,
    }, "K26", Notice, Document, Upload:
        of.sentence(words),
        of.advice(words);
    /// Documents that are tied stand in neither text.
    NotCited {
        /// Their codes.
        codes: Vec<String>,
    }, "K27", Notice, FACTS, Citations:
        t!(words, finding.not_cited, codes = words.listed(codes)),
        t!(words, finding.not_cited.advice);
    /// Fakta names codes of no document.
    UnknownCodeInFacts {
        /// The codes.
        codes: Vec<String>,
    }, "K28", Advised, FACTS, Citations:
        t!(words, finding.code_unknown.facts, codes = words.listed(codes)),
        t!(words, finding.code_unknown.advice);
    /// Analisis names codes of no document.
    UnknownCodeInAnalysis {
        /// The codes.
        codes: Vec<String>,
    }, "K28", Advised, ANALYSIS, Citations:
        t!(words, finding.code_unknown.analysis, codes = words.listed(codes)),
        t!(words, finding.code_unknown.advice);
    /// Two levels seldom stand beside each other.
    UnlikelyPair {
        /// One indicator.
        one: String,
        /// Its level.
        one_level: u8,
        /// The other indicator.
        other: String,
        /// Its level.
        other_level: u8,
        /// Why that is seldom so, in the rubric's words.
        why: String,
    }, "K29", Notice, LEVEL, Pairs:
        t!(
            words,
            finding.unlikely,
            one = one,
            one_level = one_level,
            other = other,
            other_level = other_level,
            why = why
        ),
        t!(words, finding.unlikely.advice);
    /// Both texts together are shorter than usual.
    ShortExplanation {
        /// Their characters.
        chars: usize,
        /// The usual least.
        least: usize,
    }, "K30", Advised, FACTS, Texts:
        t!(words, finding.thin, chars = *chars, least = *least),
        t!(words, finding.thin.advice);
    /// The chosen service is one that another indicator measures for every institution.
    ServiceOfAnother {
        /// The service.
        name: String,
        /// That indicator.
        other: String,
        /// Its title.
        title: String,
    }, "K31", Advised, SERVICE, Texts:
        t!(words, finding.service_taken, name = shortened(name), other = other, title = title),
        t!(words, finding.service_taken.advice);
    /// The chosen service was chosen at an indicator before.
    ServiceTwice {
        /// The service.
        name: String,
        /// That indicator.
        other: String,
    }, "K31", Advised, SERVICE, Texts:
        t!(words, finding.service_twice, name = shortened(name), other = other),
        t!(words, finding.service_twice.advice);
    /// One document is the only evidence of many indicators.
    OnlyEvidence {
        /// Name of the document; empty where it has none.
        name: String,
        /// Numbers of the indicators.
        indicators: Vec<String>,
    }, "K32", Notice, Document, OwnEvidence:
        t!(
            words,
            finding.one_for_many,
            name = super::phrases::named(name, words),
            count = indicators.len(),
            indicators = words.listed(indicators)
        ),
        t!(words, finding.one_for_many.advice);
    /// Documents are tied to the indicator and to none of its criteria.
    WithoutCriteria {
        /// Their codes.
        codes: Vec<String>,
    }, "K35", Notice, EVIDENCE, Places:
        t!(words, finding.no_criteria, codes = words.listed(codes)),
        t!(words, fault.no_criteria.advice);
    /// What is given as the pages of a document is not understood.
    PagesUnread {
        /// Code of the document.
        code: String,
        /// What is given.
        given: String,
    }, "K36", Advised, EVIDENCE, Places:
        t!(words, finding.pages_unread, code = code, given = shortened(given)),
        t!(words, fault.pages_unread.advice);
    /// Pages are given that the file does not have.
    PagesOutside {
        /// Code of the document.
        code: String,
        /// The last page that is given.
        last: u32,
        /// How many the file has.
        pages: u32,
    }, "K36", Advised, EVIDENCE, Places:
        t!(words, finding.pages_outside, code = code, last = *last, pages = *pages),
        t!(words, fault.pages_outside.advice);
    /// Nothing says where in documents of several pages to look.
    NoPlaces {
        /// Their codes.
        codes: Vec<String>,
    }, "K36", Notice, EVIDENCE, Places:
        t!(words, finding.no_places, codes = words.listed(codes)),
        t!(words, fault.no_place.advice);
    /// Fakta holds signs that no font of the report has.
    UnprintableInFacts {
        /// The signs.
        signs: Vec<char>,
    }, "K37", Advised, FACTS, Texts:
        t!(words, finding.signs.facts, signs = named_signs(signs)),
        t!(words, finding.signs.advice);
    /// Analisis holds such signs.
    UnprintableInAnalysis {
        /// The signs.
        signs: Vec<char>,
    }, "K37", Advised, ANALYSIS, Texts:
        t!(words, finding.signs.analysis, signs = named_signs(signs)),
        t!(words, finding.signs.advice);
    /// The name of the service holds such signs.
    UnprintableInService {
        /// The signs.
        signs: Vec<char>,
    }, "K37", Advised, SERVICE, Texts:
        t!(words, finding.signs.service, signs = named_signs(signs)),
        t!(words, finding.signs.advice);
    /// What is said of a use of a document holds such signs.
    UnprintableAtEvidence {
        /// Code of the document.
        code: String,
        /// The signs.
        signs: Vec<char>,
    }, "K37", Advised, EVIDENCE, Texts:
        t!(words, finding.signs.evidence, code = code, signs = named_signs(signs)),
        t!(words, finding.signs.advice);
    /// What is said of a document holds such signs.
    UnprintableInDocument {
        /// Name of the document; empty where it has none.
        name: String,
        /// The signs.
        signs: Vec<char>,
    }, "K37", Advised, Document, Texts:
        t!(words, finding.signs.document, name = super::phrases::named(name, words), signs = named_signs(signs)),
        t!(words, finding.signs.advice);
    /// The answer to an open question holds such signs.
    UnprintableInQuestion {
        /// Id of the question.
        question: String,
        /// The signs.
        signs: Vec<char>,
    }, "K37", Advised, Question, Texts:
        t!(words, finding.signs.question, id = question, signs = named_signs(signs)),
        t!(words, finding.signs.advice);
    /// What is said of the institution and its report holds such signs.
    UnprintableInDetails {
        /// The signs.
        signs: Vec<char>,
    }, "K37", Advised, InstitutionName, Texts:
        t!(words, finding.signs.details, signs = named_signs(signs)),
        t!(words, finding.signs.advice);
    /// What is said of the team or of units holds such signs.
    UnprintableInTeam {
        /// The signs.
        signs: Vec<char>,
    }, "K37", Advised, Team, Texts:
        t!(words, finding.signs.team, signs = named_signs(signs)),
        t!(words, finding.signs.advice);
    /// The day from which ages are reckoned lies before the year began, or more than a year after it ended.
    ReferenceOutsideYear {
        /// The day.
        day: Date,
        /// The year.
        year: i16,
    }, "K38", Required, ReferenceDate, Details:
        t!(words, finding.reference_outside, day = words.date(*day), year = *year),
        t!(words, finding.reference_outside.advice, year = *year);
    /// The report is signed before the day from which ages are reckoned.
    SignedBeforeReference {
        /// Day of signing.
        signed: Date,
        /// The day from which ages are reckoned.
        reference: Date,
    }, "K38", Advised, SigningDay, Details:
        t!(words, finding.signed_early, signed = words.date(*signed), reference = words.date(*reference)),
        t!(words, finding.signed_early.advice);
    /// The result of another year is given twice.
    PastTwice {
        /// The year.
        year: i16,
    }, "K39", Advised, Past, Details:
        t!(words, finding.past_twice, year = *year),
        t!(words, finding.past_twice.advice);
    /// The result of another year has no year or no index.
    PastHalf, "K39", Advised, Past, Details:
        t!(words, finding.past_half),
        t!(words, finding.past_half.advice);
    /// The result of another year is one of this year or a later one.
    PastLater {
        /// Its year.
        year: i16,
        /// That of this one.
        present: i16,
    }, "K39", Advised, Past, Details:
        t!(words, finding.past_later, year = *year, present = *present),
        t!(words, finding.past_later.advice);
    /// The answer comes from last year and nobody has looked at it again.
    CarriedOver, "K33", Required, LEVEL, CarriedOver:
        t!(words, finding.carried),
        t!(words, finding.carried.advice);
}
