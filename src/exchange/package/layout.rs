//! Laying out a package: which file comes where, always in the same order and with the same bytes.

use std::{io::Write, path::Path};

use sha2::{Digest as _, Sha256};

use super::{
    MANIFEST, PackageError,
    manifest::{Manifest, Member},
    place,
};
use crate::{
    assessment::Assessment,
    exchange::{
        EvidenceFault,
        archive::{ArchiveWriter, Hashed, Measured, Packing, measure},
    },
    insight::{Bundle, UploadFile, UploadPlan},
    storage::{CopyStopped, Disk, Halted, copy_out},
    words,
};

/// Kinds that are compressed already; packing them again costs time and saves nothing.
const COMPRESSED: [&str; 26] = [
    "pdf", "jpg", "jpeg", "png", "gif", "webp", "heic", "docx", "xlsx", "pptx", "odt", "ods", "odp", "zip", "rar",
    "7z", "gz", "mp3", "mp4", "m4a", "m4v", "mov", "avi", "mkv", "webm", "epub",
];

type Laid<T> = Result<T, Halted<PackageError>>;

/// Hears how many bytes were read and says whether to go on.
pub(super) type Tell<'a> = dyn FnMut(u64) -> Result<(), PackageError> + 'a;

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
}

impl Parts<'_> {
    /// Bytes of the evidence that are read while the package is laid out.
    pub fn bytes(&self) -> u64 {
        // Once to be measured and once to be written; in a bundle also once to measure the bundle.
        let of = |bundle: &Bundle| bundle_size(bundle).saturating_mul(if bundle.is_plain() { 2 } else { 3 });
        self.plan.bundles.iter().map(of).fold(0, u64::saturating_add)
    }

    /// Writes the package, sealed, and returns its manifest.
    pub fn lay(&self, out: impl Write, tell: &mut Tell<'_>) -> Laid<Manifest> {
        let mut archive = ArchiveWriter::new(Hashed::new(out));
        let mut files = Vec::new();
        for (path, bytes) in self.texts {
            archive.add_bytes(path, bytes)?;
            let sha256 = words::hex(&Sha256::digest(bytes));
            files.push(Member::plain(path.clone(), bytes.len() as u64, sha256));
        }
        for bundle in self.plan.bundles.iter().filter(|bundle| !bundle.files.is_empty()) {
            let path = place(bundle);
            files.push(match bundle.files.as_slice() {
                [file] if bundle.is_plain() => self.add_file(&mut archive, path, file, tell)?,
                _ => self.add_bundle(&mut archive, path, bundle, tell)?,
            });
        }
        let manifest = Manifest { files, ..self.manifest.clone() };
        archive.add_bytes(MANIFEST, &manifest.to_bytes()?)?;
        archive.finish_sealed()?;
        Ok(manifest)
    }

    /// One file of the store as a member.
    fn add_file<W: Write>(
        &self,
        archive: &mut ArchiveWriter<W>,
        path: String,
        file: &UploadFile,
        tell: &mut Tell<'_>,
    ) -> Laid<Member> {
        let measured = self.measured(file, tell)?;
        archive.add(&path, measured, |out| self.copy(file, out, tell))?;
        let stored = &file.stored;
        Ok(Member { code: Some(file.code.clone()), ..Member::plain(path, stored.bytes, stored.hash.clone()) })
    }

    /// The ZIP of an indicator's files as a member.
    fn add_bundle<W: Write>(
        &self,
        archive: &mut ArchiveWriter<W>,
        path: String,
        bundle: &Bundle,
        tell: &mut Tell<'_>,
    ) -> Laid<Member> {
        let mut measured = Vec::new();
        for file in &bundle.files {
            measured.push(self.measured(file, tell)?);
        }
        let mut write = |out: &mut dyn Write| -> Laid<()> {
            let mut inner = ArchiveWriter::new(out);
            for (file, measured) in bundle.files.iter().zip(&measured) {
                inner.add(&file.name, *measured, |out| self.copy(file, out, tell))?;
            }
            inner.finish()?;
            Ok(())
        };
        let whole = measure(Packing::Stored, &mut write)?;
        let mut sha256 = String::new();
        archive.add(&path, whole, |out| {
            let mut hashed = Hashed::new(out);
            write(&mut hashed)?;
            sha256 = hashed.finish().1;
            Laid::Ok(())
        })?;
        let member = |file: &UploadFile| Member {
            code: Some(file.code.clone()),
            ..Member::plain(file.name.clone(), file.stored.bytes, file.stored.hash.clone())
        };
        let members = bundle.files.iter().map(member).collect();
        Ok(Member { members, ..Member::plain(path, whole.size(), sha256) })
    }

    /// A file of the store, measured as it will lie in the package. What deflates into next to nothing lies there as it is:
    /// our own reader would take it for an attack.
    fn measured(&self, file: &UploadFile, tell: &mut Tell<'_>) -> Laid<Measured> {
        let measured = measure(packing(file), |out| self.copy(file, out, tell))?;
        if measured.is_suspicious() {
            return measure(Packing::Stored, |out| self.copy(file, out, &mut |_| Ok(())));
        }
        Ok(measured)
    }

    /// The bytes of a file of the store.
    fn copy(&self, file: &UploadFile, out: &mut dyn Write, tell: &mut Tell<'_>) -> Laid<()> {
        copy_out(self.disk, self.store, &file.stored, out, tell).map_err(|stopped| match stopped {
            CopyStopped::Out(error) => Halted::System(error),
            CopyStopped::Told(error) => Halted::Given(error),
            CopyStopped::File(cause) => {
                let fault = EvidenceFault::new(self.assessment, &file.document, file.code.clone(), &file.stored, cause);
                Halted::Given(PackageError::Evidence(vec![fault]))
            }
        })
    }
}

/// Size of all files of a bundle.
fn bundle_size(bundle: &Bundle) -> u64 {
    bundle.files.iter().map(|file| file.stored.bytes).fold(0, u64::saturating_add)
}

fn packing(file: &UploadFile) -> Packing {
    if COMPRESSED.contains(&file.stored.extension.as_str()) { Packing::Stored } else { Packing::Deflated }
}
