//! A ZIP file in a ZIP file, without holding either: the writer of ZIP files goes back to fill in sizes, which a stream
//! cannot. So it is made twice: the first time only what is filled in later is remembered, the second time that is put in
//! as the bytes pass.

use std::{
    collections::BTreeMap,
    io::{self, Seek, SeekFrom, Write},
};

/// What a writer went back for, by place.
pub(super) type Patches = BTreeMap<u64, u8>;

/// Remembers what is filled in later and forgets the rest.
#[derive(Debug, Default)]
pub(super) struct Rehearsal {
    at: u64,
    end: u64,
    patches: Patches,
}

/// Passes the bytes on in order, with what is filled in later already in its place.
pub(super) struct Replay<'a, W: Write> {
    out: W,
    at: u64,
    end: u64,
    patches: &'a Patches,
    /// True once the output failed: the ZIP writer writes its end when it is dropped, and would complain again.
    broken: bool,
}

impl Rehearsal {
    /// What was filled in later.
    pub fn patches(self) -> Patches {
        self.patches
    }
}

impl<'a, W: Write> Replay<'a, W> {
    /// A second run over a writer, after a first one that filled in this.
    pub fn new(out: W, patches: &'a Patches) -> Self {
        Self { out, at: 0, end: 0, patches, broken: false }
    }

    /// What it writes to.
    pub fn into_inner(self) -> W {
        self.out
    }

    fn pass(&mut self, bytes: &[u8]) -> io::Result<()> {
        if self.broken {
            return Ok(());
        }
        self.out.write_all(bytes).inspect_err(|_| self.broken = true)
    }
}

impl Write for Rehearsal {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        for (place, byte) in (self.at..self.end).zip(bytes) {
            self.patches.insert(place, *byte);
        }
        self.at += bytes.len() as u64;
        self.end = self.end.max(self.at);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl Seek for Rehearsal {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        self.at = place(to, self.at, self.end)?;
        Ok(self.at)
    }
}

impl<W: Write> Write for Replay<'_, W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let start = self.at;
        self.at += bytes.len() as u64;
        let known = usize::try_from(self.end.saturating_sub(start)).unwrap_or(usize::MAX).min(bytes.len());
        let new = &bytes[known..];
        if !new.is_empty() {
            let from = std::mem::replace(&mut self.end, self.at);
            let mut patched = self.patches.range(from..self.at).peekable();
            if patched.peek().is_some() {
                let mut new = new.to_vec();
                for (place, byte) in patched {
                    new[(place - from) as usize] = *byte;
                }
                self.pass(&new)?;
            } else {
                self.pass(new)?;
            }
        }
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}

impl<W: Write> Seek for Replay<'_, W> {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        self.at = place(to, self.at, self.end)?;
        Ok(self.at)
    }
}

/// Where a seek leads; beyond the end there is nothing.
fn place(to: SeekFrom, at: u64, end: u64) -> io::Result<u64> {
    let place = match to {
        SeekFrom::Start(place) => Some(place),
        SeekFrom::Current(by) => at.checked_add_signed(by),
        SeekFrom::End(by) => end.checked_add_signed(by),
    };
    place.filter(|place| *place <= end).ok_or_else(|| io::ErrorKind::InvalidInput.into())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn run(out: &mut (impl Write + Seek)) {
        out.write_all(b"kepala....badan....").unwrap();
        let end = out.stream_position().unwrap();
        out.seek(SeekFrom::Start(6)).unwrap();
        out.write_all(b"1234").unwrap();
        out.seek(SeekFrom::End(-4)).unwrap();
        out.write_all(b"5678 dan ekor").unwrap();
        assert_eq!(out.stream_position().unwrap(), end + 9);
    }

    #[test]
    fn a_second_run_streams_what_the_first_went_back_for() {
        let mut straight = io::Cursor::new(Vec::new());
        run(&mut straight);
        let mut first = Rehearsal::default();
        run(&mut first);
        let patches = first.patches();
        let mut second = Replay::new(Vec::new(), &patches);
        run(&mut second);
        assert_eq!(second.into_inner(), straight.into_inner());
        assert_eq!(patches.len(), 8, "only what was filled in is held");
    }
}
