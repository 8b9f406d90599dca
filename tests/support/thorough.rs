//! How much of a long sweep is tried: a part at every change, all of it under `./test --all`.

/// The first number under `./test --all`, else the second.
pub fn of(all: usize, part: usize) -> usize {
    if std::env::var_os("SPBE_TEST_ALL").is_some() { all } else { part }
}
