//! Laying out a package: which file comes where, always in the same order and with the same bytes.

use std::{
    collections::BTreeMap,
    io::{self, Seek, Write},
    path::Path,
};

use sha2::{Digest as _, Sha256};
use zip::{CompressionMethod, DateTime, System, ZipWriter, result::ZipError, write::SimpleFileOptions};

use super::{
    MANIFEST, PackageError, UPLOADS,
    evidence::{self, EvidenceFault, Stopped},
    manifest::{Manifest, Member},
    replay::{Patches, Rehearsal, Replay},
    seal,
};
use crate::{
    assessment::Assessment,
    insight::{Bundle, UploadFile, UploadPlan},
    storage::{disk::Disk, write::Halted},
    words,
};

/// Kinds that are compressed already; packing them again costs time and saves nothing.
const COMPRESSED: [&str; 26] = [
    "pdf", "jpg", "jpeg", "png", "gif", "webp", "heic", "docx", "xlsx", "pptx", "odt", "ods", "odp", "zip", "rar",
    "7z", "gz", "mp3", "mp4", "m4a", "m4v", "mov", "avi", "mkv", "webm", "epub",
];
/// From this size on a file gets the long form of its sizes; a little below what the short one can say.
const LONG: u64 = 0xfff0_0000;
/// How hard files are compressed, 1 to 9.
const PACKING: i64 = 6;

type Packed<T> = Result<T, Halted<PackageError>>;

/// Everything a package is made of.
pub(super) struct Parts<'a> {
    pub disk: &'a dyn Disk,
    pub store: &'a Path,
    pub assessment: &'a Assessment,
    pub plan: &'a UploadPlan,
    /// Small files in their order, by path.
    pub texts: &'a [(String, Vec<u8>)],
    /// What the manifest says besides the files.
    pub manifest: Manifest,
    /// What the writer of each inner ZIP goes back for, once it was made.
    pub rehearsed: BTreeMap<String, Patches>,
}

/// Hears how many bytes were read and says whether to go on.
pub(super) type Tell<'a> = dyn FnMut(u64) -> Result<(), PackageError> + 'a;

impl Parts<'_> {
    /// Writes the package and returns its manifest.
    pub fn lay<W: Write + Seek>(&mut self, out: W, tell: &mut Tell<'_>) -> Packed<(W, Manifest)> {
        let mut zip = ZipWriter::new(out);
        zip.set_raw_comment(seal::blank().into()).map_err(plain)?;
        let mut files = Vec::new();
        for (path, bytes) in self.texts {
            files.push(add_text(&mut zip, path, bytes)?);
        }
        for bundle in self.plan.bundles.iter().filter(|bundle| !bundle.files.is_empty()) {
            let path = format!("{UPLOADS}{}", bundle.name);
            files.push(match bundle.files.as_slice() {
                [file] if bundle.is_plain() => self.add_file(&mut zip, path, file, tell)?,
                _ => self.add_bundle(&mut zip, path, bundle, tell)?,
            });
        }
        let manifest = Manifest { files, ..self.manifest.clone() };
        add_text(&mut zip, MANIFEST, &manifest.to_bytes()?)?;
        Ok((zip.finish().map_err(plain)?, manifest))
    }

    /// One file of the store as a member.
    fn add_file<W: Write + Seek>(
        &self,
        zip: &mut ZipWriter<W>,
        path: String,
        file: &UploadFile,
        tell: &mut Tell<'_>,
    ) -> Packed<Member> {
        let stored = &file.stored;
        let method = if COMPRESSED.contains(&stored.extension.as_str()) {
            CompressionMethod::Stored
        } else {
            CompressionMethod::Deflated
        };
        zip.start_file(path.as_str(), options(method, stored.bytes)).map_err(plain)?;
        evidence::copy(self.disk, self.store, stored, zip, tell).map_err(|stopped| match stopped {
            Stopped::Out(error) => Halted::System(error),
            Stopped::Told(error) => Halted::Given(error),
            Stopped::File(cause) => Halted::Given(PackageError::Evidence(vec![EvidenceFault {
                code: file.code.clone(),
                title: self.assessment.document(&file.document).map_or("", |document| document.label()).to_owned(),
                name: stored.name.clone(),
                cause,
            }])),
        })?;
        Ok(Member {
            path,
            bytes: stored.bytes,
            sha256: stored.hash.clone(),
            code: Some(file.code.clone()),
            members: Vec::new(),
        })
    }

    /// The ZIP of an indicator's files as a member.
    fn add_bundle<W: Write + Seek>(
        &mut self,
        zip: &mut ZipWriter<W>,
        path: String,
        bundle: &Bundle,
        tell: &mut Tell<'_>,
    ) -> Packed<Member> {
        if !self.rehearsed.contains_key(&path) {
            let (rehearsal, _) = self.inner(Rehearsal::default(), bundle, tell)?;
            self.rehearsed.insert(path.clone(), rehearsal.patches());
        }
        let Some(patches) = self.rehearsed.get(&path) else {
            return Err(Halted::System(io::ErrorKind::NotFound.into()));
        };
        zip.start_file(path.as_str(), options(CompressionMethod::Stored, bundle.bytes)).map_err(plain)?;
        let tee = Summed { out: zip, sum: Sha256::new(), bytes: 0 };
        let (replay, members) = self.inner(Replay::new(tee, patches), bundle, tell)?;
        let Summed { sum, bytes, .. } = replay.into_inner();
        Ok(Member { path, bytes, sha256: words::hex(&sum.finalize()), code: None, members })
    }

    fn inner<W: Write + Seek>(&self, out: W, bundle: &Bundle, tell: &mut Tell<'_>) -> Packed<(W, Vec<Member>)> {
        let mut zip = ZipWriter::new(out);
        let mut members = Vec::new();
        for file in &bundle.files {
            members.push(self.add_file(&mut zip, file.name.clone(), file, tell)?);
        }
        Ok((zip.finish().map_err(plain)?, members))
    }
}

fn add_text<W: Write + Seek>(zip: &mut ZipWriter<W>, path: &str, bytes: &[u8]) -> Packed<Member> {
    zip.start_file(path, options(CompressionMethod::Deflated, bytes.len() as u64)).map_err(plain)?;
    zip.write_all(bytes)?;
    Ok(Member {
        path: path.to_owned(),
        bytes: bytes.len() as u64,
        sha256: words::hex(&Sha256::digest(bytes)),
        code: None,
        members: Vec::new(),
    })
}

/// The same everywhere and at any time.
fn options(method: CompressionMethod, bytes: u64) -> SimpleFileOptions {
    SimpleFileOptions::default()
        .compression_method(method)
        .compression_level((method == CompressionMethod::Deflated).then_some(PACKING))
        .last_modified_time(DateTime::DEFAULT)
        .unix_permissions(0o644)
        .system(System::Unix)
        .large_file(bytes >= LONG)
}

fn plain(error: ZipError) -> io::Error {
    match error {
        ZipError::Io(error) => error,
        other => other.into(),
    }
}

/// Sums what passes.
struct Summed<W: Write> {
    out: W,
    sum: Sha256,
    bytes: u64,
}

impl<W: Write> Write for Summed<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let written = self.out.write(bytes)?;
        self.sum.update(&bytes[..written]);
        self.bytes += written as u64;
        Ok(written)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}
