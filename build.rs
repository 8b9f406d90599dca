//! Lists what becomes part of the program: the languages, every `src/words/catalogue/<language>.ron`, so that a new
//! language is one new file, with the keys of their texts as code; and the worked example, packed, with its evidence, every
//! file of `assets/contoh/bukti`. Executables for Windows are given their icon, version and manifest.

#[path = "build/catalogue.rs"]
mod catalogue;
#[path = "build/windows_resource.rs"]
mod windows_resource;

use std::{
    env, fs,
    io::{self, Write as _},
    path::Path,
};

fn main() -> io::Result<()> {
    languages()?;
    example()?;
    evidence()?;
    if env::var("CARGO_CFG_TARGET_OS").is_ok_and(|system| system == "windows") {
        windows_resource::embed()?;
    }
    Ok(())
}

fn languages() -> io::Result<()> {
    let folder = Path::new("src/words/catalogue");
    println!("cargo:rerun-if-changed={}", folder.display());
    let generated = catalogue::generate(folder)?;
    write("keys.rs", &generated.keys)?;
    write("languages.rs", &generated.languages)
}

/// The worked example packs to a fifteenth, and few who start the program open it.
fn example() -> io::Result<()> {
    let path = Path::new("assets/contoh/contoh.ron");
    println!("cargo:rerun-if-changed={}", path.display());
    let mut packed = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::best());
    packed.write_all(&fs::read(path)?)?;
    write("example.packed", &packed.finish()?)
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

fn write(name: &str, content: impl AsRef<[u8]>) -> io::Result<()> {
    let out = env::var("OUT_DIR").map_err(io::Error::other)?;
    fs::File::create(Path::new(&out).join(name))?.write_all(content.as_ref())
}
