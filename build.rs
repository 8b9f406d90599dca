//! Lists the languages: every `src/words/catalogue/<language>.ron` becomes part of the program.
//! A new language is one new file.

use std::{
    env, fs,
    io::{self, Write as _},
    path::Path,
};

fn main() -> io::Result<()> {
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
    let out = env::var("OUT_DIR").map_err(io::Error::other)?;
    fs::File::create(Path::new(&out).join("languages.rs"))?.write_all(table.as_bytes())
}
