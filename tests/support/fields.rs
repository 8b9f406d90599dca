//! Every field of the table on a few items that meet, with values of its type: what is added to the table is in here.

use jiff::civil::Date;
use proptest::{prelude::*, sample::select};
use spbe_mandiri::{
    assessment::{
        ActionField, ActionState, AnswerField, Assessment, AssessmentField, Classification, Content, DAYS, Days,
        Defect, DocumentField, DocumentId, DocumentKind, DocumentStatus, Edit, EntryField, Field, FieldValue, Item,
        Kind, Link, MOST_DAYS, MOST_FILE_BYTES, MOST_RUPIAH, MOST_TEXT, PastField, Period, PersonField, Place,
        PlanStart, Points, Rise, Role, Rupiah, Seen, Stage, StoredFile, TextLayer, UnitField, UseField, UsePlace,
        Value, YEARS,
    },
    rubric::{Exact, exact_from_text},
    words::Zone,
};

use super::{author, logos::pictures, rubric};

/// Indicators of the generated assessments; the last one has a service to name.
pub const INDICATORS: [&str; 3] = ["1", "23", "45"];

/// Items that generated edits make and remove, in the order in which one refers to another.
pub fn items() -> Vec<Item> {
    let mut items: Vec<Item> = ["a", "b"].map(|id| Item::Unit(id.into())).to_vec();
    items.extend(["a", "b"].map(|id| Item::Person(id.into())));
    items.extend(["t1", "t2"].map(|id| Item::Past(id.into())));
    for document in ["d1", "d2"] {
        items.push(Item::Document(document.into()));
        items.extend(["v1", "v2"].map(|version| Item::Version(document.into(), version.into())));
    }
    for indicator in ["1", "45"] {
        items.extend(["k1", "k2"].map(|id| Item::Action(indicator.into(), id.into())));
        items.extend(["p1", "p2"].map(|id| Item::Use(UsePlace { at: Place::first(indicator), id: id.into() })));
    }
    items
}

/// Every field of the table, on these items and indicators.
pub fn fields() -> Vec<Field> {
    let rubric = rubric();
    let mut fields: Vec<Field> = AssessmentField::ALL.iter().map(|field| Field::Assessment(*field)).collect();
    fields.extend(rubric.general_questions.iter().map(|one| Field::Question((&one.id).into())));
    for item in items() {
        fields.extend(item.fields(&rubric));
    }
    for indicator in INDICATORS {
        let place = || Place::first(indicator);
        fields.extend(AnswerField::ALL.iter().map(|field| Field::Answer(indicator.into(), *field)));
        fields.extend(["d1", "d2"].map(|document| Field::Letter(indicator.into(), document.into())));
        fields.extend(EntryField::ALL.iter().map(|field| Field::Entry(place(), *field)));
        fields.extend(Stage::ALL.map(|stage| Field::Value(place(), stage)));
        let criteria = rubric.indicator(indicator).unwrap().levels.iter().flat_map(|level| &level.criteria);
        fields.extend(criteria.map(|one| Field::Tick(place(), (&one.id).into())));
    }
    fields
}

/// A value of the type of a field that fits it, as far as what it refers to is there.
pub fn values(field: &Field) -> BoxedStrategy<FieldValue> {
    let text = prop_oneof!["[ -~]{0,20}", "\\PC{0,20}", Just(String::new()), Just("a\r\nb\u{301}\t\"\\".to_owned())];
    let day = || (2018_i16..2030, 1_i8..=12, 1_i8..=28).prop_map(|(y, m, d)| jiff::civil::date(y, m, d));
    let id = |ids: [&'static str; 2]| proptest::option::of(select(ids.to_vec()));
    match field.empty() {
        FieldValue::Text(_) => text.prop_map(FieldValue::Text).boxed(),
        FieldValue::Flag(_) => any::<bool>().prop_map(FieldValue::Flag).boxed(),
        FieldValue::Order(_) => (0_u32..5).prop_map(FieldValue::Order).boxed(),
        FieldValue::Year(_) => YEARS.prop_map(FieldValue::Year).boxed(),
        FieldValue::Kind(_) => select(Kind::ALL.to_vec()).prop_map(FieldValue::Kind).boxed(),
        FieldValue::Zone(_) => select(Zone::ALL.to_vec()).prop_map(FieldValue::Zone).boxed(),
        FieldValue::Day(_) => proptest::option::of(day()).prop_map(FieldValue::Day).boxed(),
        FieldValue::Period(_) => {
            let end = || proptest::option::of(day());
            (end(), end()).prop_map(|(from, to)| FieldValue::Period(Period::of(from, to))).boxed()
        }
        FieldValue::Classification(_) => {
            select(Classification::ALL.to_vec()).prop_map(FieldValue::Classification).boxed()
        }
        FieldValue::Role(_) => select(Role::ALL.to_vec()).prop_map(FieldValue::Role).boxed(),
        FieldValue::DocumentKind(_) => select(DocumentKind::ALL.to_vec()).prop_map(FieldValue::DocumentKind).boxed(),
        FieldValue::DocumentStatus(_) => {
            select(DocumentStatus::ALL.to_vec()).prop_map(FieldValue::DocumentStatus).boxed()
        }
        FieldValue::Content(_) => proptest::option::of(contents()).prop_map(FieldValue::Content).boxed(),
        FieldValue::Unit(_) => id(["a", "b"]).prop_map(|id| FieldValue::Unit(id.map(Into::into))).boxed(),
        FieldValue::Document(_) => id(["d1", "d2"]).prop_map(|id| FieldValue::Document(id.map(Into::into))).boxed(),
        FieldValue::Letter(_) => proptest::option::of(0_u16..4).prop_map(FieldValue::Letter).boxed(),
        FieldValue::Level(_) => proptest::option::of(1_u8..=5).prop_map(FieldValue::Level).boxed(),
        FieldValue::Points(_) => {
            let points = select(vec!["1", "1.5", "2.75", "10/3", "4"]);
            let points = points.prop_map(|text| Points(exact_from_text(text).unwrap()));
            proptest::option::of(points).prop_map(FieldValue::Points).boxed()
        }
        FieldValue::Days(_) => proptest::option::of((1..=MOST_DAYS).prop_map(Days)).prop_map(FieldValue::Days).boxed(),
        FieldValue::Rupiah(_) => {
            proptest::option::of((0..=MOST_RUPIAH).prop_map(Rupiah)).prop_map(FieldValue::Rupiah).boxed()
        }
        FieldValue::Rise(_) => proptest::option::of((1_u8..=5).prop_map(Rise)).prop_map(FieldValue::Rise).boxed(),
        FieldValue::PlanStart(_) => select(PlanStart::ALL.to_vec()).prop_map(FieldValue::PlanStart).boxed(),
        FieldValue::ActionState(_) => select(ActionState::ALL.to_vec()).prop_map(FieldValue::ActionState).boxed(),
        FieldValue::Picture(_) => proptest::option::of(select(pictures())).prop_map(FieldValue::Picture).boxed(),
        FieldValue::Value(_) => {
            proptest::option::of((1_u8..=5).prop_map(Value::Level)).prop_map(FieldValue::Value).boxed()
        }
    }
}

fn contents() -> impl Strategy<Value = Content> {
    let day = proptest::option::of((2018_i16..2030).prop_map(|year| jiff::civil::date(year, 3, 7)));
    prop_oneof![
        ("[0-9a-f]{64}", "[a-z0-9]{0,4}", 0..=MOST_FILE_BYTES, "\\PC{0,20}").prop_map(
            |(hash, extension, bytes, name)| {
                Content::File(StoredFile {
                    hash,
                    extension,
                    bytes,
                    name,
                    text: TextLayer::Absent,
                    seen: Seen { defect: Some(Defect::Cut), pages: Some(7) },
                })
            }
        ),
        ("\\PC{0,20}", day).prop_map(|(address, accessed)| Content::Link(Link { address, accessed })),
    ]
}

/// Edits of every kind on every field; what needs something that is not there is refused.
pub fn edits() -> impl Strategy<Value = Edit> {
    let set = select(fields()).prop_flat_map(|field| {
        let value = values(&field);
        value.prop_map(move |value| Edit::Set(field.clone(), value))
    });
    let made = select(items());
    let one = prop_oneof![
        5 => set,
        3 => made.clone().prop_map(Edit::Create),
        1 => made.prop_map(Edit::Remove),
    ];
    prop_oneof![8 => one.clone(), 1 => proptest::collection::vec(one, 0..6).prop_map(Edit::Many)]
}

/// An assessment with every item made and named, each use tied to a document, and nothing else said.
pub fn with_items() -> Assessment {
    let mut assessment = Assessment::default();
    let rubric = rubric();
    for item in items() {
        assessment.apply(&rubric, Edit::Create(item.clone()), &author("Uji", 0)).unwrap();
        let id = item.id().to_owned();
        let named = match item {
            Item::Person(person) => Field::Person(person, PersonField::Name).set(id),
            Item::Unit(unit) => Field::Unit(unit, UnitField::Name).set(id),
            Item::Document(document) => Field::Document(document, DocumentField::Title).set(id),
            Item::Use(place) => Field::Use(place, UseField::Document).set(Some(DocumentId::from("d1"))),
            Item::Action(indicator, action) => Field::Action(indicator, action, ActionField::Title).set(id),
            Item::Past(past) => Field::Past(past, PastField::Source).set(id),
            Item::Version(..) => continue,
        };
        assessment.apply(&rubric, named, &author("Uji", 0)).unwrap();
    }
    assessment
}

/// Values on both sides of every border a field has: those that fit, and those that do not.
pub fn borders(field: &Field) -> (Vec<FieldValue>, Vec<FieldValue>) {
    let day = |year: i16| jiff::civil::date(year, 1, 1);
    let (first, last) = (*DAYS.start(), *DAYS.end());
    let days = [day(first), jiff::civil::date(last, 12, 31)];
    let beyond = [jiff::civil::date(first - 1, 12, 31), day(last + 1)];
    let long = |bytes: usize| "x".repeat(bytes);
    let file = |hash: &str, extension: &str, name: String| {
        Content::File(StoredFile {
            hash: hash.to_owned(),
            extension: extension.to_owned(),
            bytes: 1,
            name,
            text: TextLayer::Unknown,
            seen: Seen::default(),
        })
    };
    let sized = |bytes: u64| match file(&"ab".repeat(32), "pdf", String::new()) {
        Content::File(file) => Content::File(StoredFile { bytes, ..file }),
        link @ Content::Link(_) => link,
    };
    let link = |address: String, accessed: Option<Date>| Content::Link(Link { address, accessed });
    let hash = "ab".repeat(32);
    match field.empty() {
        FieldValue::Text(_) => (
            vec![FieldValue::Text(long(MOST_TEXT))],
            vec![FieldValue::Text(long(MOST_TEXT + 1)), FieldValue::Flag(true)],
        ),
        FieldValue::Year(_) => (
            [0, *YEARS.start(), *YEARS.end()].map(FieldValue::Year).to_vec(),
            [-1, 1, YEARS.start() - 1, YEARS.end() + 1].map(FieldValue::Year).to_vec(),
        ),
        FieldValue::Day(_) => (
            days.map(|day| FieldValue::Day(Some(day))).into_iter().chain([FieldValue::Day(None)]).collect(),
            beyond.map(|day| FieldValue::Day(Some(day))).to_vec(),
        ),
        FieldValue::Period(_) => {
            let period = |from, to| FieldValue::Period(Period::of(from, to));
            let [first, last] = days.map(Some);
            let [before, after] = beyond.map(Some);
            (
                vec![period(first, last), period(first, None), period(None, last), period(None, None)],
                vec![period(before, last), period(first, after), period(before, None), period(None, after)],
            )
        }
        FieldValue::Content(_) => {
            let content = |content| FieldValue::Content(Some(content));
            (
                vec![
                    FieldValue::Content(None),
                    content(file(&hash, "", String::new())),
                    content(file(&hash, "abcdefgh", long(MOST_TEXT))),
                    content(sized(MOST_FILE_BYTES)),
                    content(link(long(MOST_TEXT), Some(days[0]))),
                ],
                vec![
                    content(file(&hash[..63], "pdf", String::new())),
                    content(file(&hash.to_uppercase(), "pdf", String::new())),
                    content(file(&hash, "abcdefghi", String::new())),
                    content(file(&hash, "../x", String::new())),
                    content(file(&hash, "pdf", long(MOST_TEXT + 1))),
                    content(sized(MOST_FILE_BYTES + 1)),
                    content(link(long(MOST_TEXT + 1), None)),
                    content(link(String::new(), Some(beyond[1]))),
                ],
            )
        }
        FieldValue::Unit(_) => (
            vec![FieldValue::Unit(None), FieldValue::Unit(Some("a".into()))],
            vec![FieldValue::Unit(Some("tidak-ada".into()))],
        ),
        FieldValue::Document(_) => (
            vec![FieldValue::Document(None), FieldValue::Document(Some("d1".into()))],
            vec![FieldValue::Document(Some("tidak-ada".into()))],
        ),
        FieldValue::Level(_) => {
            let level = |level| FieldValue::Level(Some(level));
            (vec![FieldValue::Level(None), level(1), level(5)], vec![level(0), level(6)])
        }
        FieldValue::Value(_) => {
            let level = |level| FieldValue::Value(Some(Value::Level(level)));
            let score = Value::Score(Exact::from_integer(3.into()));
            (
                vec![FieldValue::Value(None), level(1), level(5)],
                vec![level(0), level(6), FieldValue::Value(Some(score))],
            )
        }
        FieldValue::Points(_) => {
            let points = |text: &str| FieldValue::Points(Some(Points(exact_from_text(text).unwrap())));
            // An index lies on the scale from 1 to 5; points above another one are at most its length.
            match field {
                Field::Assessment(AssessmentField::PlanReserve) => {
                    (vec![FieldValue::Points(None), points("0"), points("4")], vec![points("-0.01"), points("4.01")])
                }
                _ => (vec![FieldValue::Points(None), points("1"), points("5")], vec![points("0.99"), points("5.01")]),
            }
        }
        FieldValue::Days(_) => {
            let days = |days| FieldValue::Days(Some(Days(days)));
            (vec![FieldValue::Days(None), days(1), days(MOST_DAYS)], vec![days(0), days(MOST_DAYS + 1)])
        }
        FieldValue::Rupiah(_) => {
            let rupiah = |rupiah| FieldValue::Rupiah(Some(Rupiah(rupiah)));
            (vec![FieldValue::Rupiah(None), rupiah(0), rupiah(MOST_RUPIAH)], vec![rupiah(MOST_RUPIAH + 1)])
        }
        FieldValue::Rise(_) => {
            let rise = |rise| FieldValue::Rise(Some(Rise(rise)));
            (vec![FieldValue::Rise(None), rise(1), rise(u8::MAX)], vec![rise(0)])
        }
        // Any value of these types fits; one of another type does not.
        other => (vec![other], vec![FieldValue::Text("lain".to_owned())]),
    }
}
