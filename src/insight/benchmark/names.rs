//! When two names of institutions mean the same one. Rather none than a wrong one: no likeness counts, only what is the same
//! once the ways of writing one name are taken off.

use crate::assessment::Kind;

/// What of a name tells institutions of one kind apart; `None` where the name says that it is of another kind, or says
/// nothing.
///
/// Capitals, signs, “dan”, the words Pemerintah, Kabupaten, Kota and Provinsi with their short forms, and the country at the
/// end say nothing.
pub(super) fn key(kind: Kind, name: &str) -> Option<String> {
    let lower = name.to_lowercase();
    let words: Vec<&str> = lower
        .split(|letter: char| !letter.is_alphanumeric())
        .filter(|word| !word.is_empty() && *word != "dan")
        .collect();
    let mut rest = words.as_slice();
    if let ["pemerintah", after @ ..] = rest {
        rest = after;
    }
    if let ["daerah", after @ ..] = rest
        && let [first, ..] = after
        && of_region(first).is_some()
    {
        rest = after;
    }
    if let [first, after @ ..] = rest
        && let Some(of) = of_region(first)
    {
        if of != kind {
            return None;
        }
        rest = after;
    }
    if let [before @ .., "republik", "indonesia"] | [before @ .., "ri"] = rest
        && before.len() > 1
    {
        rest = before;
    }
    let mut key = rest.join(" ");
    for (long, short) in
        [("daerah istimewa ", "di "), ("d i ", "di "), ("daerah khusus ibukota ", "dki "), ("kep ", "kepulauan ")]
    {
        if let Some(after) = key.strip_prefix(long) {
            key = format!("{short}{after}");
        }
    }
    (!key.is_empty()).then_some(key)
}

/// The kind of region a word at the start of a name stands for.
fn of_region(word: &str) -> Option<Kind> {
    match word {
        "kabupaten" | "kab" | "pemkab" => Some(Kind::Regency),
        "kota" | "pemkot" => Some(Kind::City),
        "provinsi" | "prov" | "propinsi" | "pemprov" => Some(Kind::Province),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ways_of_writing_one_name_mean_the_same_and_other_names_never_do() {
        let same = [
            (Kind::City, "Pemerintah Kota Banda Aceh", "Kota Banda Aceh"),
            (Kind::City, "PEMKOT BANDUNG", "Pemerintah Kota Bandung"),
            (Kind::Regency, "Kab. Bandung", "Pemerintah Kabupaten Bandung"),
            (Kind::Regency, "Pemerintah Daerah Kabupaten Bandung", "Bandung"),
            (Kind::Province, "Pemerintah D.I. Yogyakarta", "Pemerintah Daerah Istimewa Yogyakarta"),
            (Kind::Province, "Pemerintah Provinsi Kep. Bangka Belitung", "Provinsi Kepulauan Bangka Belitung"),
            (Kind::Agency, "Perpustakaan Nasional RI", "Perpustakaan Nasional Republik Indonesia"),
            (
                Kind::Ministry,
                "Kementerian Pekerjaan Umum & Perumahan Rakyat",
                "Kementerian Pekerjaan Umum dan Perumahan Rakyat",
            ),
        ];
        for (kind, one, other) in same {
            assert!(key(kind, one).is_some() && key(kind, one) == key(kind, other), "{one} and {other}");
        }
        let apart = [
            (Kind::Regency, "Pemerintah Kota Bandung", "Pemerintah Kabupaten Bandung"),
            (Kind::Regency, "Kabupaten Bandung Barat", "Kabupaten Bandung"),
            (Kind::Province, "Provinsi Papua", "Provinsi Papua Barat"),
            (Kind::Body, "Radio Republik Indonesia", "Televisi Republik Indonesia"),
            (Kind::City, "", "Pemerintah Kota"),
        ];
        for (kind, one, other) in apart {
            assert!(key(kind, one).is_none() || key(kind, one) != key(kind, other), "{one} and {other}");
        }
    }
}
