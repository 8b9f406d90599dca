//! Work that falls into pieces, done on several processors. What comes out does not depend on how many there are.

use std::{
    num::NonZero,
    panic,
    sync::atomic::{AtomicUsize, Ordering},
    thread,
};

/// Most workers: each holds a piece in memory, and beyond so many the rest of the export takes longer than the pieces.
const MOST_WORKERS: usize = 8;

/// How many workers this machine has use for.
pub(super) fn workers() -> usize {
    thread::available_parallelism().map_or(1, NonZero::get).min(MOST_WORKERS)
}

/// Makes so many pieces, each from its number, and gives them in the order of their numbers. Whoever is free takes the
/// next one, so that a large piece at the beginning holds nobody up.
pub(super) fn side_by_side<T: Send>(pieces: usize, workers: usize, make: impl Fn(usize) -> T + Sync) -> Vec<T> {
    let workers = workers.min(pieces);
    if workers < 2 {
        return (0..pieces).map(make).collect();
    }
    let next = AtomicUsize::new(0);
    let work = || {
        let mut made = Vec::new();
        loop {
            let number = next.fetch_add(1, Ordering::Relaxed);
            if number >= pieces {
                return made;
            }
            made.push((number, make(number)));
        }
    };
    let mut made = thread::scope(|scope| {
        let others: Vec<_> = (1..workers).map(|_| scope.spawn(work)).collect();
        let mut made = work();
        for other in others {
            made.extend(other.join().unwrap_or_else(|panicked| panic::resume_unwind(panicked)));
        }
        made
    });
    made.sort_unstable_by_key(|(number, _)| *number);
    made.into_iter().map(|(_, piece)| piece).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pieces_come_in_their_order_however_many_work_on_them() {
        for (pieces, workers) in [(0, 4), (1, 4), (5, 0), (5, 1), (100, 4), (3, 8)] {
            let made = side_by_side(pieces, workers, |number| number * 2);
            assert_eq!(made, (0..pieces).map(|number| number * 2).collect::<Vec<_>>());
        }
    }
}
