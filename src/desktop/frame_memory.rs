//! Memory that one frame gives back and the next one takes again.

/// More than a frame needs at once.
const FRAME: usize = 4 << 20;

/// Keeps the memory of a frame for the next one. The C library of most Linux systems gives the end of its heap back to the
/// system as soon as 128 kB of it are free, several times in a frame of the window, and fetching it again costs more than
/// what is painted in it. Once a block of its own has been freed, it takes twice that size as the usual one (`mallopt(3)`,
/// `M_TRIM_THRESHOLD`). The block is never written to, so that it costs nothing; elsewhere nothing happens.
pub fn keep_frame_memory() {
    drop(std::hint::black_box(Vec::<u8>::with_capacity(FRAME)));
}
