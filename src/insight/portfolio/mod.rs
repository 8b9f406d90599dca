//! Many institutions side by side: what is kept of each draft, which of several files of one assessment counts, and what
//! follows from those that do: ranks, change since the year before, distribution, median and quartiles.
//!
//! A [`Summary`] is small and stands for a draft that is not in memory. Nothing here reads a file.

mod distribution;
mod filter;
mod gathered;
mod summary;
mod view;

pub use distribution::{Strip, squares, strip};
pub use filter::{Below, PortfolioFilter};
pub use gathered::{Group, Member, NotCounted, Portfolio, SetAside};
pub use summary::{FileFacts, State, Summary};
pub use view::{Moved, PortfolioRow, PortfolioView};
