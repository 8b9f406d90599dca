//! Streams as they stand in the file.

use std::io::{self, Write as _};

use flate2::{Compression, write::ZlibEncoder};
use lopdf::Stream;

use super::ReportError;

/// How hard streams are compressed, 1 to 9.
const PACKING: u32 = 6;

/// The stream, packed.
pub(super) fn packed(mut stream: Stream) -> Result<Stream, ReportError> {
    pack(&mut stream)?;
    Ok(stream)
}

/// Packs what a stream holds, where it may be and is not yet, and where that makes it smaller.
pub(super) fn pack(stream: &mut Stream) -> Result<(), ReportError> {
    if !stream.allows_compression || stream.dict.has(b"Filter") {
        return Ok(());
    }
    if let Some(packed) = deflated(&stream.content).map_err(|error| failed(&error))? {
        stream.dict.set("Filter", "FlateDecode");
        stream.set_content(packed);
    }
    Ok(())
}

/// The bytes packed; nothing where that is not smaller.
fn deflated(bytes: &[u8]) -> io::Result<Option<Vec<u8>>> {
    let mut encoder = ZlibEncoder::new(Vec::with_capacity(bytes.len() / 4), Compression::new(PACKING));
    encoder.write_all(bytes)?;
    let mut packed = encoder.finish()?;
    packed.shrink_to_fit();
    Ok((packed.len() < bytes.len()).then_some(packed))
}

fn failed(error: &io::Error) -> ReportError {
    ReportError::Writing { reason: error.to_string() }
}
