//! Lists what becomes part of the program: the languages, every `src/words/catalogue/<language>.ron`, so that a new
//! language is one new file; and the evidence of the worked example, every file of `assets/contoh/bukti`.

use std::{
    env, fs,
    io::{self, Write as _},
    path::Path,
};

fn main() -> io::Result<()> {
    languages()?;
    evidence()
}

fn languages() -> io::Result<()> {
    let folder = Path::new("src/words/catalogue");
    println!("cargo:rerun-if-changed={}", folder.display());
    let mut names = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.extension().is_some_and(|extension| extension == "ron")
            && let Some(name) = path.file_stem().and_then(|stem| stem.to_str())
        {
            names.push(name.to_owned());
        }
    }
    names.sort_unstable();
    let mut table = String::from("&[\n");
    for name in names {
        let file = format!("concat!(env!(\"CARGO_MANIFEST_DIR\"), \"/src/words/catalogue/{name}.ron\")");
        table.extend(["    (\"", name.as_str(), "\", include_str!(", file.as_str(), ")),\n"]);
    }
    table.push_str("]\n");
    write("languages.rs", &table)
}

fn evidence() -> io::Result<()> {
    let folder = Path::new("assets/contoh/bukti");
    println!("cargo:rerun-if-changed={}", folder.display());
    let mut names = Vec::new();
    for entry in fs::read_dir(folder)? {
        names.extend(entry?.file_name().into_string().ok());
    }
    names.sort_unstable();
    let mut table = String::from("&[\n");
    for name in names {
        let file = format!("concat!(env!(\"CARGO_MANIFEST_DIR\"), \"/assets/contoh/bukti/{name}\")");
        table.extend(["    (\"", name.as_str(), "\", include_bytes!(", file.as_str(), ")),\n"]);
    }
    table.push_str("]\n");
    write("example_evidence.rs", &table)
}

fn write(name: &str, table: &str) -> io::Result<()> {
    let out = env::var("OUT_DIR").map_err(io::Error::other)?;
    fs::File::create(Path::new(&out).join(name))?.write_all(table.as_bytes())
}
