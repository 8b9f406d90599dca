//! The list of languages, as the program's own build script makes it.

use std::{env, fs, io, path::Path};

fn main() -> io::Result<()> {
    let catalogue = Path::new("../src/words/catalogue/id.ron");
    println!("cargo:rerun-if-changed={}", catalogue.display());
    let table = format!("&[(\"id\", include_str!({:?}))]\n", fs::canonicalize(catalogue)?);
    fs::write(Path::new(&env::var("OUT_DIR").map_err(io::Error::other)?).join("languages.rs"), table)
}
