//! What a reader may not see is nowhere in the file: not in its text, its bookmarks, its metadata, nor in anything it
//! carries along.
#![allow(clippy::unwrap_used, reason = "a report that is not made must stop the test")]

use crate::support;

use std::fmt::Write as _;

use lopdf::{Document, Object};
use spbe_mandiri::{
    assessment::{
        AnswerField, Assessment, Content, Edit, Field, FieldValue, PersonField, Place, Profile, Rupiah, Withheld,
    },
    insight::upload_plan,
    report::{Options, Variant},
    words::Words,
};
use support::{
    Random, author,
    printed_report::{Printed, bare, city},
    register::registered,
    rubric,
};

/// A text nobody else has, of small letters and digits.
fn token(random: &mut Random, place: usize) -> String {
    let letters: String = (0..12).map(|_| char::from(b'a' + u8::try_from(random.below(26)).unwrap())).collect();
    format!("q{place}{letters}")
}

/// A draft in which everything a reader may not see is a text of its own, which also stands in what they may see.
fn marked(profile: Profile, random: &mut Random) -> (Assessment, Vec<String>) {
    let rubric = rubric();
    let mut assessment = registered(city());
    let mut edits = Vec::new();
    let mut hidden = Vec::new();
    for (place, (field, slot)) in assessment.stored().enumerate() {
        if profile.sees(&field) || !assessment.is_live(&field) {
            continue;
        }
        let token = token(random, place);
        match slot.value() {
            FieldValue::Text(_) => {
                hidden.push(token.clone());
                edits.push(field.set(token));
            }
            FieldValue::Content(Some(Content::File(mut file))) => {
                file.hash = spbe_mandiri::words::hex(&random.bytes(32));
                hidden.extend([token.clone(), file.hash.clone(), file.hash[..12].to_owned()]);
                file.name = format!("{token}.pdf");
                edits.push(field.set(Some(Content::File(file))));
            }
            FieldValue::Content(Some(Content::Link(mut link))) => {
                hidden.push(token.clone());
                link.address = format!("https://contoh.go.id/{token}");
                edits.push(field.set(Some(Content::Link(link))));
            }
            _ => {}
        }
    }
    // Names of files stand in the explanations that cite them, names of people in any text, alone and in others' company.
    let whole: Vec<String> = assessment_texts(&edits);
    for (place, indicator) in rubric.indicators.iter().enumerate() {
        let cited = |number: usize| whole.get((place * 2 + number) % whole.len().max(1)).cloned().unwrap_or_default();
        let text = format!("Menurut {}, lihat “{}” ({}).", cited(0), cited(1), cited(0).to_uppercase());
        edits.push(Field::facts(Place::first(&indicator.id)).set(text.clone()));
        edits.push(Field::analysis(Place::first(&indicator.id)).set(text));
    }
    for question in &rubric.general_questions {
        edits.push(Field::Question(question.id.clone().into()).set(whole.join("; ")));
    }
    assessment.apply(&rubric, Edit::Many(edits), &author("qpembuatperubahan", 0)).unwrap();
    if profile == Profile::Public {
        hidden.push("qpembuatperubahan".to_owned());
    }
    (assessment, hidden)
}

fn assessment_texts(edits: &[Edit]) -> Vec<String> {
    let text = |edit: &Edit| match edit {
        Edit::Set(_, FieldValue::Text(text)) => Some(text.clone()),
        Edit::Set(_, FieldValue::Content(Some(Content::File(file)))) => Some(file.name.clone()),
        Edit::Set(_, FieldValue::Content(Some(Content::Link(link)))) => Some(link.address.clone()),
        _ => None,
    };
    edits.iter().filter_map(text).collect()
}

/// Everything a program could find in a file: the text of its pages, bookmarks, metadata, and every string and stream of
/// its objects, read as bytes and as UTF-16.
fn everything(printed: &Printed) -> String {
    let mut out = printed.pages("-raw").concat();
    for bookmark in &printed.report.bookmarks {
        writeln!(out, "{}", bookmark.title).unwrap();
    }
    out += &printed.read_with("pdfinfo", &["-meta", support::printed_report::FILE]);
    let document = Document::load_mem(&printed.bytes).unwrap();
    for object in document.objects.values() {
        strings(object, &mut out);
    }
    bare(&out).to_lowercase()
}

fn strings(object: &Object, out: &mut String) {
    match object {
        Object::String(bytes, _) | Object::Name(bytes) => said(bytes, out),
        Object::Array(all) => all.iter().for_each(|one| strings(one, out)),
        Object::Dictionary(entries) => entries.iter().for_each(|(_, value)| strings(value, out)),
        Object::Stream(stream) => {
            stream.dict.iter().for_each(|(_, value)| strings(value, out));
            said(&stream.decompressed_content().unwrap_or_else(|_| stream.content.clone()), out);
        }
        _ => {}
    }
}

fn said(bytes: &[u8], out: &mut String) {
    out.push_str(&String::from_utf8_lossy(bytes));
    for skip in [0, 1] {
        let wide: Vec<u16> = bytes
            .get(skip..)
            .unwrap_or_default()
            .chunks_exact(2)
            .map(|two| u16::from_be_bytes([two[0], two[1]]))
            .collect();
        out.push_str(&String::from_utf16_lossy(&wide));
    }
    // Strings of a content stream may be written in hexadecimal digits.
    let digits: Vec<u8> = bytes.iter().copied().filter(u8::is_ascii_hexdigit).collect();
    if digits.len() == bytes.len() {
        let of = |pair: &[u8]| std::str::from_utf8(pair).ok().and_then(|pair| u8::from_str_radix(pair, 16).ok());
        let read: Vec<u8> = digits.chunks_exact(2).filter_map(of).collect();
        out.push_str(&String::from_utf8_lossy(&read));
    }
}

fn leaks(printed: &Printed, hidden: &[String]) -> Vec<String> {
    let all = everything(printed);
    hidden.iter().filter(|text| all.contains(&bare(text).to_lowercase())).cloned().collect()
}

#[test]
fn nothing_a_reader_may_not_see_is_found_anywhere_in_the_file() {
    let mut random = Random(20_240_614);
    let mut searched = 0;
    for profile in Profile::ALL {
        let (assessment, hidden) = marked(profile, &mut random);
        let hidden: Vec<String> = hidden.into_iter().filter(|_| profile != Profile::Leadership).collect();
        for variant in Variant::ALL {
            // The whole report is the one that could tell most; the marks of the draft change nothing in the others.
            let options = Options { variant, profile, ..Options::USUAL };
            if profile == Profile::Leadership && variant != Variant::Full {
                continue;
            }
            let printed = Printed::new(assessment.clone(), options);
            let found = leaks(&printed, &hidden);
            assert!(found.is_empty(), "{} tells {found:?}", options.code());
            searched += hidden.len();
        }
    }
    assert!(searched > 300, "{searched}");
}

/// The search itself finds what is there: the leadership's report tells what the public's must not.
#[test]
fn the_search_finds_what_the_leadership_may_see() {
    let (assessment, hidden) = marked(Profile::Public, &mut Random(7));
    let printed = Printed::new(assessment.clone(), Options::USUAL);
    let found = leaks(&printed, &hidden);
    assert!(found.len() * 2 > hidden.len(), "{} of {}", found.len(), hidden.len());
    let withheld = assessment.withheld_from(Profile::Public);
    assert!(
        hidden.iter().filter(|text| text.starts_with('q')).all(|text| {
            text == "qpembuatperubahan" || withheld.iter().any(|one| one.text().contains(text.as_str()))
        })
    );
    let shown = assessment.shown_to(&rubric(), Profile::Public, Words::indonesian(), []);
    let left = shown.withheld_from(Profile::Public);
    assert!(left.iter().all(|one| matches!(one, Withheld::Name(_))), "{left:?}");
}

/// A word of small letters that begins with a capital.
fn word(random: &mut Random) -> String {
    let word = token(random, 0).replace('0', "u");
    format!("Q{}", &word[1..])
}

/// Letters and digits of a text in lower case: however it is spaced or joined, they stay.
fn letters(text: &str) -> String {
    text.chars().filter(|one| one.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// Digits in groups of any length, with a sign between them.
fn grouped(random: &mut Random, digits: &str) -> String {
    let sign = ["", " ", ".", "-", "\u{a0}", " / "][random.below(6)];
    let mut out = String::new();
    let mut left = 0;
    for digit in digits.chars() {
        if left == 0 {
            left = 1 + random.below(8);
            out += if out.is_empty() { "" } else { sign };
        }
        left -= 1;
        out.push(digit);
    }
    out
}

/// Ways to write a name, in some case.
fn called(random: &mut Random, first: &str, middle: &str, last: &str) -> String {
    let ways = [
        format!("Dr. Ir. {first} {middle} {last}, S.Kom., M.Si."),
        format!("{first} {middle} {last}"),
        format!("{first} {middle} {last}, S.Kom."),
        format!("Dr. {first} {last}"),
        format!("{last}, {first} {middle}"),
        format!("{last}, {first}"),
        format!("{first}_{middle}-{last}"),
        format!("Bapak {first}"),
        format!("{}. {last}", &first[..1]),
    ];
    let way = &ways[random.below(ways.len())];
    match random.below(3) {
        0 => way.to_uppercase(),
        1 => way.to_lowercase(),
        _ => way.clone(),
    }
}

/// Names of people and files, numbers and checksums in forms nobody entered, in every text the public may read.
#[test]
fn no_other_form_of_what_is_withheld_is_told_in_a_text() {
    let (rubric, mut random) = (rubric(), Random(11));
    let mut assessment = registered(city());
    let (mut secrets, mut people, mut edits) = (Vec::new(), Vec::new(), Vec::new());
    for (id, _) in assessment.team() {
        let [first, middle, last] = [(); 3].map(|()| word(&mut random));
        let digits: String = (0..18).map(|_| char::from(b'0' + u8::try_from(random.below(10)).unwrap())).collect();
        let name = format!("Dr. Ir. {first} {middle} {last}, S.Kom., M.Si.");
        edits.push(Field::Person(id.clone(), PersonField::Name).set(name));
        let number = grouped(&mut random, &digits);
        edits.push(Field::Person(id.clone(), PersonField::EmployeeNumber).set(number));
        secrets.extend([first.clone(), middle.clone(), last.clone(), digits.clone()]);
        people.push((first, middle, last, digits));
    }
    let files: Vec<_> = upload_plan(&rubric, &assessment).bundles.into_iter().flat_map(|bundle| bundle.files).collect();
    assert!(people.len() > 2 && files.len() > 10);
    secrets.extend(files.iter().flat_map(|file| {
        [file.name_without_code().to_owned(), file.stored.name.clone(), file.stored.hash[..12].to_owned()]
    }));
    // A name such as `s.pdf` is also the end of one word and the beginning of another.
    secrets.retain(|secret| letters(secret).len() > 8);
    for (place, indicator) in rubric.indicators.iter().enumerate() {
        let (first, middle, last, digits) = &people[place % people.len()];
        let file = &files[place % files.len()];
        let name = [file.name.as_str(), file.name_without_code(), &file.stored.name][random.below(3)];
        let name = [name.to_owned(), name.to_uppercase(), name.replace('-', " ")][random.below(3)].clone();
        let digest = [&file.stored.hash, &file.stored.hash[..12], &file.stored.hash[..16]][random.below(3)].to_owned();
        for at in [Field::facts(Place::first(&indicator.id)), Field::analysis(Place::first(&indicator.id))] {
            let text = format!(
                "Menurut {}, NIP {}, lihat {name} ({digest}).",
                called(&mut random, first, middle, last),
                grouped(&mut random, digits),
            );
            edits.push(at.set(text));
        }
    }
    assessment.apply(&rubric, Edit::Many(edits), &author("Uji", 0)).unwrap();
    let told = |profile| {
        let all = letters(&everything(&Printed::new(assessment.clone(), Options { profile, ..Options::USUAL })));
        secrets.iter().filter(|secret| all.contains(&letters(secret))).cloned().collect::<Vec<_>>()
    };
    assert_eq!(told(Profile::Public), Vec::<String>::new());
    let known = told(Profile::Ministry);
    assert!(known.len() * 2 > secrets.len(), "{} of {}", known.len(), secrets.len());
}

/// Captions, notes and heads do not speak of what the reader's report leaves out.
#[test]
fn no_word_speaks_of_what_is_left_out() {
    let public = [
        "Nama berkas",
        "12 digit pertama SHA-256",
        "Paket unggah",
        "Dokumen dan berkas",
        "Lembar pengesahan",
        "Tim Asesor Internal",
        "Paraf",
        "Temuan terbuka",
    ];
    let ministry = ["Perlu kehati-hatian", "Klaim didukung bukti", "didukung bukti berada", "Klaim yang belum"];
    let leadership = Printed::new(registered(city()), Options::USUAL).pages("-raw").concat();
    for said in [&public[..3], &public[4..6], &ministry[..2]].concat() {
        assert!(bare(&leadership).contains(&bare(said)), "the leadership reads {said:?}");
    }
    for profile in [Profile::Ministry, Profile::Public] {
        for variant in Variant::ALL {
            for final_mark in [false, true] {
                let words: Vec<&str> = match (profile, final_mark) {
                    (Profile::Public, _) => public.into_iter().chain(ministry).collect(),
                    (_, false) => ministry.to_vec(),
                    (_, true) => ministry[..1].to_vec(),
                };
                let options = Options { profile, variant, final_mark, ..Options::USUAL };
                let text = bare(&Printed::new(registered(city()), options).pages("-raw").concat());
                let spoken: Vec<&str> = words.into_iter().filter(|said| text.contains(&bare(said))).collect();
                assert!(spoken.is_empty(), "{}: {spoken:?}", options.code());
            }
        }
    }
}

/// What a plan costs, alone and in all, also where a text repeats it; who does what until when is for the ministry as well.
#[test]
fn costs_of_a_plan_are_for_the_leadership_alone() {
    let (rubric, mut random) = (rubric(), Random(59));
    let mut assessment = registered(city());
    let mut edits = Vec::new();
    let mut costs: Vec<u64> = Vec::new();
    for indicator in &rubric.indicators {
        let cost = 100_000_001 + random.next() % 9_000_000_000;
        costs.push(cost);
        let field = |field| Field::Answer((&indicator.id).into(), field);
        let told = format!("Anggarannya {} atau {cost} rupiah.", Words::indonesian().rupiah(cost));
        edits.extend([
            field(AnswerField::Target).set(Some(5_u8)),
            field(AnswerField::Locked).set(false),
            field(AnswerField::Cost).set(Some(Rupiah(cost))),
            field(AnswerField::Missing).set("Kekurangan yang dicatat.".to_owned()),
            Field::facts(Place::first(&indicator.id)).set(told),
        ]);
    }
    assessment.apply(&rubric, Edit::Many(edits), &author("Uji", 0)).unwrap();
    let levels = |one: &&spbe_mandiri::rubric::Indicator| assessment.level(&one.id, 0) < Some(5);
    let rising = rubric.indicators.iter().zip(&costs).filter(|(one, _)| levels(one));
    let total: u64 = rising.map(|(_, cost)| cost).sum();
    for variant in [Variant::Full, Variant::Gaps, Variant::Summary, Variant::Units] {
        for profile in Profile::ALL {
            let printed = Printed::new(assessment.clone(), Options { variant, profile, ..Options::USUAL });
            let said = letters(&everything(&printed));
            let told = costs.iter().chain([&total]).filter(|cost| said.contains(&cost.to_string())).count();
            match (profile, variant) {
                (Profile::Leadership, Variant::Full) => assert_eq!(told, costs.len() + 1),
                (Profile::Leadership, _) => {}
                _ => assert_eq!(told, 0, "{profile:?} {variant:?}"),
            }
            let noted = said.contains("kekuranganyangdicatat");
            let plans = matches!(variant, Variant::Full | Variant::Gaps);
            match profile {
                // The draft may go along for them, with all that is in it.
                Profile::Leadership => assert!(noted || !plans, "{variant:?}"),
                Profile::Ministry => assert_eq!(noted, plans, "{variant:?}"),
                Profile::Public => assert!(!noted, "{variant:?}"),
            }
        }
    }
}
