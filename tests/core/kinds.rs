//! A name says the kind of its institution only where it begins with it.

use spbe_mandiri::assessment::Kind;

#[test]
fn a_name_says_the_kind_of_its_institution_only_where_it_begins_with_it() {
    for (name, kind) in [
        ("Pemerintah Kota Contoh", Some(Kind::City)),
        ("kota contoh", Some(Kind::City)),
        ("Pemkot Contoh", Some(Kind::City)),
        ("Pemerintah Daerah Kabupaten Contoh", Some(Kind::Regency)),
        ("Kab. Contoh", Some(Kind::Regency)),
        ("Pemerintah Provinsi Contoh", Some(Kind::Province)),
        ("Pemerintah Daerah Istimewa Contoh", Some(Kind::Province)),
        ("Kementerian Contoh", Some(Kind::Ministry)),
        ("Badan Kota Contoh", None),
        ("Kotabaru", None),
        ("Pemerintah", None),
        ("", None),
    ] {
        assert_eq!(Kind::of_name(name), kind, "{name}");
    }
}
